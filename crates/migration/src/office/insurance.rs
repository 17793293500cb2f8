//! Recording the membership of BPJS Ketenagakerjaan: a new term of cover, or one put right.

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::{Reader, Seen};

use crate::records::insurance::Payer;
use crate::records::{CASE_WRITERS, Insurance, MigrationCase};
use crate::words::employment as words;

/// What the form gave.
#[derive(Debug, Clone, Default)]
pub struct InsuranceInput {
    /// The number of the membership; kept sealed.
    pub number: Option<String>,
    /// JKK.
    pub accident: Option<bool>,
    /// JKM.
    pub death: Option<bool>,
    /// JHT.
    pub old_age: Option<bool>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// Who pays.
    pub payer: Option<Payer>,
    /// A note.
    pub note: Option<String>,
}

/// The terms of cover of a case, the newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_case(read: &Reader<'_>, case: RecordId) -> Result<Vec<Stored<Insurance>>, Refusal> {
    let mut all = read.referring::<Insurance>("case", case)?;
    all.sort_by_key(|one| (one.until, one.row.id));
    all.reverse();
    Ok(all)
}

/// Records a term of cover, or puts right the one that the form showed.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where neither number nor term was given or the days run backwards;
/// `Conflict` where somebody else changed it meanwhile.
pub fn save(
    read: &Reader<'_>,
    action: ActionId,
    case: RecordId,
    standing: Option<(RecordId, &Seen)>,
    input: &InsuranceInput,
) -> Result<Changes, Refusal> {
    let case = read.get::<MigrationCase>(case)?;
    super::own_office(read, case.home(), CASE_WRITERS)?;
    if input.number.is_none() && input.until.is_none() {
        return Err(Refusal::invalid("number", "required", words::NEEDED));
    }
    if input.from.zip(input.until).is_some_and(|(from, until)| until < from) {
        return Err(Refusal::invalid("until", "date.order", words::ORDER));
    }
    let mut changes = Changes::new();
    let Some((id, seen)) = standing else {
        changes.create(
            case.home(),
            &Insurance {
                id: Id::new(action.record(0)),
                case: case.reference(),
                resident: case.resident,
                number: Held::Known(input.number.clone()),
                accident: input.accident,
                death: input.death,
                old_age: input.old_age,
                from: input.from,
                until: input.until,
                payer: input.payer,
                note: Held::Known(input.note.clone()),
            },
        );
        return Ok(changes);
    };
    let standing = read.seen::<Insurance>(id, seen)?;
    changes
        .edit(&standing)
        .set(Insurance::NUMBER, Held::Known(input.number.clone()))
        .set(Insurance::ACCIDENT, input.accident)
        .set(Insurance::DEATH, input.death)
        .set(Insurance::OLD_AGE, input.old_age)
        .set(Insurance::FROM, input.from)
        .set(Insurance::UNTIL, input.until)
        .set(Insurance::PAYER, input.payer)
        .set(Insurance::NOTE, Held::Known(input.note.clone()));
    Ok(changes)
}
