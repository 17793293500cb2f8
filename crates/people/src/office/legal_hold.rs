//! Legal holds: placed, released, and which of them stand. Not here: what else stands against an erasure
//! (`office::erasure`), when a hold ends by its days (`rules::legal_hold`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::{Reader, Seen};

use crate::records::legal_hold::HoldGround;
use crate::records::{Account, LegalHold, Resident};
use crate::rules::legal_hold::{stands, wrong_days};
use crate::words::legal_hold as words;

/// What a form says of a new hold.
#[derive(Debug, Clone)]
pub struct HoldInput {
    /// Why.
    pub ground: HoldGround,
    /// Number of the case, article or letter.
    pub source: String,
    /// Since when.
    pub from: Date,
    /// Its last day; open where there is none.
    pub until: Option<Date>,
}

/// Every hold on a resident's data, also those that ended, oldest first.
pub fn of_resident(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<LegalHold>>, Refusal> {
    read.referring::<LegalHold>("resident", resident)
}

/// The holds on a resident's data that stand today.
pub fn standing(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<LegalHold>>, Refusal> {
    let mut holds = of_resident(read, resident)?;
    holds.retain(|hold| stands(hold.until, hold.released_on, read.today()));
    Ok(holds)
}

/// Places a hold on a resident's data.
///
/// # Errors
/// `Invalid` at `from`, `until` or `source`; also where the data were erased before.
pub fn place(read: &Reader<'_>, action: ActionId, resident: RecordId, input: &HoldInput) -> Result<Changes, Refusal> {
    let resident = read.get::<Resident>(resident)?;
    if super::erasure::of_subject(read, resident.row.id)?.is_some() {
        return Err(Refusal::invalid("ground", "legal_hold.gone", words::GONE));
    }
    if let Some(problem) = wrong_days(input.from, input.until, read.today()) {
        return Err(Refusal::Invalid(vec![problem]));
    }
    let mut changes = Changes::new();
    let hold = LegalHold {
        id: Id::new(action.record(0)),
        resident: resident.reference(),
        ground: Held::Known(input.ground),
        source: Held::Known(input.source.clone()),
        from: input.from,
        until: input.until,
        placed_by: own_account(read),
        released_on: None,
        released_by: None,
        release_reason: Held::Known(None),
    };
    changes.create(resident.home(), &hold);
    Ok(changes)
}

/// Releases a hold as the form showed it; it stays on record.
///
/// # Errors
/// `Invalid` at `reason` where none is given or the hold was released before.
pub fn release(read: &Reader<'_>, id: RecordId, seen: &Seen, reason: &str) -> Result<Changes, Refusal> {
    let hold = read.seen::<LegalHold>(id, seen)?;
    if hold.released_on.is_some() {
        return Err(Refusal::invalid("reason", "legal_hold.released", words::ALREADY_RELEASED));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::invalid("reason", "required", words::WHY_RELEASED_NEEDED));
    }
    let mut changes = Changes::new();
    changes
        .edit(&hold)
        .set(LegalHold::RELEASED_ON, Some(read.today()))
        .set(LegalHold::RELEASED_BY, Some(own_account(read)))
        .set(LegalHold::RELEASE_REASON, Held::Known(Some(reason.trim().to_owned())));
    Ok(changes)
}

fn own_account(read: &Reader<'_>) -> Ref<Account> {
    Ref::new(Id::new(read.actor().account), read.actor().office)
}
