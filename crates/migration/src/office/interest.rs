//! Registrations of interest: left by anybody, turned into a resident and a case, or answered; erased when their time is
//! over. Not here: the public form and its traps (`pages::interest`), sums (`rules::interest`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored, Value};
use people::office::newcomer::{self, Newcomer};
use people::records::erasure::ErasureReason;
use people::records::office::OfficeKind;
use people::records::resident::{NoticeGiven, Sex};
use people::records::{Account, Erasure, Office};
use store::engine::Cell;
use store::{ListQuery, Reader, Seen, Statement};

use super::facts::{is_at_rest, of_person};
use super::open::{self, Opening};
use crate::records::interest::{INTEREST_WRITERS, InterestState};
use crate::records::{CASE_WRITERS, Interest};
use crate::rules::interest::{NOTICE, kept_since};
use crate::words::interest as words;

/// Registrations of an office that came up to a day and were not erased: $1 office, $2 the day, $3 the state of the erased.
pub static OVERDUE: Statement = Statement::scoped(
    "interest.overdue",
    3,
    "SELECT id FROM interest WHERE home = $1 AND received <= $2 AND state <> $3 AND withdrawn = 0 AND {scope} \
     ORDER BY id LIMIT 50",
);

/// Registrations of an office that were answered between two days: $1 office, $2 and $3 first and last day.
pub static ANSWERED: Statement = Statement::scoped(
    "interest.answered",
    3,
    "SELECT id, answered_on FROM interest WHERE home = $1 AND answered_on >= $2 AND answered_on <= $3 AND withdrawn = 0 \
     AND {scope} ORDER BY id LIMIT 1000",
);

/// Registrations of an office that came between two days: $1 office, $2 and $3 first and last day.
pub static RECEIVED: Statement = Statement::scoped(
    "interest.received",
    3,
    "SELECT id, received FROM interest WHERE home = $1 AND received >= $2 AND received <= $3 AND withdrawn = 0 AND {scope} \
     ORDER BY id LIMIT 1000",
);

/// What a visitor leaves.
#[derive(Debug, Clone)]
pub struct Left {
    /// The office that serves the village.
    pub office: RecordId,
    /// Name.
    pub name: String,
    /// Telephone in the international form.
    pub phone: String,
    /// Sex.
    pub sex: Sex,
    /// Code of the village.
    pub village: String,
    /// Code of the country.
    pub country: Option<String>,
    /// The wish in own words.
    pub wish: Option<String>,
}

/// Leaves a registration. The visitor sees nothing of it again.
///
/// # Errors
/// `NotFound` where no village or regency office of that id is here.
pub fn leave(read: &Reader<'_>, left: &Left, id: RecordId) -> Result<Changes, Refusal> {
    let office = people::office::office::public(read, left.office)?.filter(answers).ok_or(Refusal::NotFound)?;
    let interest = Interest {
        id: Id::new(id),
        name: Held::Known(left.name.clone()),
        phone: Held::Known(left.phone.clone()),
        sex: left.sex,
        village: left.village.clone(),
        country: left.country.clone(),
        wish: Held::Known(left.wish.clone()),
        received: read.today(),
        notice: NOTICE.to_owned(),
        state: InterestState::New,
        resident: None,
        case: None,
        answer: Held::Known(None),
        answered_on: None,
        answered_by: None,
    };
    let mut changes = Changes::new();
    changes.create(office.row.id, &interest);
    Ok(changes)
}

/// Only villages and regencies read who it is: above them nobody could answer.
pub fn answers(office: &Stored<Office>) -> bool {
    matches!(office.kind, OfficeKind::Desa | OfficeKind::Kabupaten)
}

fn own(read: &Reader<'_>, interest: &Stored<Interest>, roles: &[kernel::Role]) -> Result<(), Refusal> {
    if !read.actor().is_one_of(roles) {
        return Err(Refusal::Forbidden(words::OFFICER_ONLY));
    }
    if read.actor().office != interest.home() {
        return Err(Refusal::Forbidden(words::NOT_YOURS));
    }
    if interest.state == InterestState::New {
        Ok(())
    } else {
        Err(Refusal::invalid("", "interest.answered", words::ANSWERED_ALREADY))
    }
}

/// Who of a registration is to be a resident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Somebody who is registered already.
    Known(RecordId),
    /// Somebody new.
    New,
}

/// The new resident of an action that takes a registration up.
pub const NEW_RESIDENT: u32 = people::office::resident::place::RESIDENT;

/// The first half of taking a registration up: it belongs to a resident, who is registered now where new.
///
/// # Errors
/// `Conflict` where somebody else was faster; `Invalid` where it was answered; `Forbidden`.
pub fn give_person(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    seen: &Seen,
    who: Who,
) -> Result<Changes, Refusal> {
    let interest = read.seen::<Interest>(Id::new(id), seen)?;
    own(read, &interest, CASE_WRITERS)?;
    let (mut changes, resident) = match who {
        Who::Known(resident) => {
            let resident = people::office::resident::listed(read, resident)?;
            (Changes::new(), resident.reference())
        }
        Who::New => {
            let newcomer = Newcomer {
                name: interest.name.known().cloned().ok_or(Refusal::NotFound)?,
                phone: interest.phone.known().cloned(),
                sex: interest.sex,
                notice: NoticeGiven::ReadSelf,
            };
            newcomer::register(read, action, &newcomer)?
        }
    };
    changes.edit(&interest).set(Interest::RESIDENT, Some(resident));
    Ok(changes)
}

/// The second half: a case for the resident, or the running one, and the registration is answered.
///
/// # Errors
/// `Invalid` where it was answered or has no resident yet; whatever opening a case refuses.
pub fn give_case(read: &Reader<'_>, action: ActionId, id: RecordId) -> Result<Changes, Refusal> {
    let interest = read.get::<Interest>(Id::new(id))?;
    own(read, &interest, CASE_WRITERS)?;
    let Some(resident) = interest.resident else {
        return Err(Refusal::invalid("", "interest.person", words::PERSON_FIRST));
    };
    let running = of_person(read, resident.id.raw())?.into_iter().find(|case| !is_at_rest(case.state));
    let (mut changes, case) = match running {
        Some(case) => (Changes::new(), case.reference()),
        None => {
            let opening =
                Opening { resident: resident.id.raw(), country: interest.country.clone(), ..Opening::default() };
            let changes = open::open(read, action, &opening)?;
            (changes, Ref::new(Id::new(action.record(open::place::CASE)), resident.home))
        }
    };
    changes
        .edit(&interest)
        .set(Interest::CASE, Some(case))
        .set(Interest::STATE, InterestState::Taken)
        .set(Interest::ANSWERED_ON, Some(read.today()))
        .set(Interest::ANSWERED_BY, Some(account(read)));
    Ok(changes)
}

/// Says what was answered instead.
///
/// # Errors
/// `Conflict`, `Invalid` at `answer`, `Forbidden`.
pub fn answer(read: &Reader<'_>, id: RecordId, seen: &Seen, text: &str) -> Result<Changes, Refusal> {
    let interest = read.seen::<Interest>(Id::new(id), seen)?;
    own(read, &interest, INTEREST_WRITERS)?;
    if text.trim().is_empty() {
        return Err(Refusal::invalid("answer", "required", words::ANSWER_NEEDED));
    }
    let mut changes = Changes::new();
    changes
        .edit(&interest)
        .set(Interest::STATE, InterestState::Declined)
        .set(Interest::ANSWER, Held::Known(Some(text.trim().to_owned())))
        .set(Interest::ANSWERED_ON, Some(read.today()))
        .set(Interest::ANSWERED_BY, Some(account(read)));
    Ok(changes)
}

fn account(read: &Reader<'_>) -> Ref<Account> {
    Ref::new(Id::new(read.actor().account), read.actor().office)
}

/// Residents who may be the one who registered, the likeliest first: by name, and by the telephone.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn perhaps(read: &Reader<'_>, interest: &Interest) -> Result<Vec<Stored<people::records::Resident>>, Refusal> {
    let name = interest.name.known().map_or("", String::as_str);
    newcomer::perhaps(read, name, interest.phone.known().map(String::as_str))
}

/// One page of registrations in the reader's scope, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn list(
    read: &Reader<'_>,
    state: Option<InterestState>,
    after: Option<String>,
) -> Result<(Vec<Stored<Interest>>, Option<String>), Refusal> {
    let mut query = ListQuery { after, ..ListQuery::of(Interest::SPEC).limited(50) };
    if let Some(state) = state {
        query = query.with(Interest::STATE.tag, Value::Integer(state.code()));
    }
    let page = read.list(&query)?;
    let rows: Result<Vec<Stored<Interest>>, Refusal> =
        page.rows.into_iter().map(|row| Ok(Stored::from_row(row)?)).collect();
    let mut rows = rows?;
    rows.retain(|interest| interest.state != InterestState::Erased);
    Ok((rows, page.next))
}

/// The newest registrations of the reader's own office that wait, and how many wait in all.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn waiting(read: &Reader<'_>, most: usize) -> Result<(Vec<Stored<Interest>>, i64), Refusal> {
    let mut query = ListQuery::of(Interest::SPEC).with(Interest::STATE.tag, Value::Integer(InterestState::New.code()));
    query.home = Some(read.actor().office);
    let page = read.list(&query.clone().limited(most))?;
    let all = if page.next.is_some() { read.count(&query)? } else { page.rows.len() as i64 };
    let rows: Result<Vec<_>, Refusal> = page.rows.into_iter().map(|row| Ok(Stored::from_row(row)?)).collect();
    Ok((rows?, all))
}

/// Registrations of the own office whose time is over, at most 50.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn overdue(read: &Reader<'_>) -> Result<Vec<RecordId>, Refusal> {
    let Some(limit) = kept_since(read.today()) else { return Ok(Vec::new()) };
    let erased = InterestState::Erased.code();
    let values = [Cell::from(read.actor().office), Cell::from(limit.to_string()), Cell::from(erased)];
    let rows = read.select(&OVERDUE, &values)?;
    Ok(rows.iter().filter_map(|row| RecordId::from_slice(row.first()?.bytes()?).ok()).collect())
}

/// Records that registrations whose time is over are erased; their keys are destroyed afterwards
/// (`people::office::erasure::destroy`). They stay counted.
///
/// # Errors
/// `Forbidden`; `Busy`, `Fault`.
pub fn erase_overdue(read: &Reader<'_>, action: ActionId, ids: &[RecordId]) -> Result<Changes, Refusal> {
    let due = overdue(read)?;
    let ids: Vec<RecordId> = ids.iter().copied().filter(|id| due.contains(id)).collect();
    erase(read, action, &ids, ErasureReason::Retention)
}

/// The same for one that its person wants erased, whenever it came.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Busy`, `Fault`.
pub fn erase_asked(read: &Reader<'_>, action: ActionId, id: RecordId) -> Result<Changes, Refusal> {
    erase(read, action, &[id], ErasureReason::Request)
}

fn erase(read: &Reader<'_>, action: ActionId, ids: &[RecordId], reason: ErasureReason) -> Result<Changes, Refusal> {
    if !read.actor().is_one_of(INTEREST_WRITERS) {
        return Err(Refusal::Forbidden(words::OFFICER_ONLY));
    }
    let mut changes = Changes::new();
    for (index, id) in (0..).zip(ids) {
        let interest = read.get::<Interest>(Id::new(*id))?;
        if read.actor().office != interest.home() {
            return Err(Refusal::Forbidden(words::NOT_YOURS));
        }
        let erasure = Erasure { id: Id::new(action.record(index)), subject: id.to_string(), reason };
        changes.create(interest.home(), &erasure);
        changes.edit(&interest).set(Interest::STATE, InterestState::Erased);
    }
    Ok(changes)
}

/// Ids and days of a statement of this module, for the report.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn days(
    read: &Reader<'_>,
    statement: &Statement,
    office: RecordId,
    first: Date,
    last: Date,
) -> Result<Vec<(RecordId, Date)>, Refusal> {
    let values = [Cell::from(office), Cell::from(first.to_string()), Cell::from(last.to_string())];
    let one = |row: &Vec<Cell>| {
        let id = RecordId::from_slice(row.first()?.bytes()?).ok()?;
        let Some(Cell::Text(date)) = row.get(1) else { return None };
        Some((id, date.parse().ok()?))
    };
    Ok(read.select(statement, &values)?.iter().filter_map(one).collect())
}
