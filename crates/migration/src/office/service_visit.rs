//! Visits to the desk: recorded, completed with what was done, rated once; what came of one, and the days and months of the
//! book. Not here: sums (`rules::service_visit`), addresses (`pages::service_visit`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use people::records::{Letter, Resident};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::facts::of_person;
use crate::records::service_visit::{Rating, VisitPurpose};
use crate::records::{MigrationCase, ServiceVisit};
use crate::words::service_visit as words;

/// The visit of an action.
pub const PLACE: u32 = 0;
/// What comes of a visit comes within so many hours of it.
const HOURS: u64 = 12;

/// Visits of an office on a day, newest first: $1 office, $2 the day.
pub static OF_DAY: Statement = Statement::scoped(
    "service_visit.of_day",
    2,
    "SELECT id FROM service_visit WHERE date = $2 AND home = $1 AND withdrawn = 0 AND {scope} ORDER BY id DESC LIMIT 200",
);

/// Visits of an office between two days, oldest first: $1 office, $2 and $3 first and last day.
pub static BETWEEN: Statement = Statement::scoped(
    "service_visit.between",
    3,
    "SELECT id FROM service_visit WHERE date >= $2 AND date <= $3 AND home = $1 AND withdrawn = 0 AND {scope} \
     ORDER BY date, id LIMIT 2000",
);

/// Visits of an office between two days counted by purpose: $1 office, $2 and $3 first and last day.
pub static BY_PURPOSE: Statement = Statement::scoped(
    "service_visit.by_purpose",
    3,
    "SELECT purpose, count(*) AS visits FROM service_visit WHERE date >= $2 AND date <= $3 AND home = $1 AND withdrawn = 0 \
     AND {scope} GROUP BY purpose ORDER BY purpose",
);

/// Day, purpose and id of the visits of an office between two days: $1 office, $2 and $3 first and last day.
pub static ROWS: Statement = Statement::scoped(
    "service_visit.rows",
    3,
    "SELECT id, purpose, date FROM service_visit WHERE date >= $2 AND date <= $3 AND home = $1 AND withdrawn = 0 AND {scope} \
     ORDER BY date, id LIMIT 2000",
);

/// Who came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Visitor {
    /// Nobody said.
    #[default]
    Nobody,
    /// A name that was typed.
    Named(String),
    /// Somebody who is registered.
    Resident(RecordId),
}

/// Records a visit of today.
///
/// # Errors
/// `Forbidden` for other roles and for an account without office; `NotFound` where the resident is out of reach.
pub fn record(
    read: &Reader<'_>,
    action: ActionId,
    purpose: VisitPurpose,
    visitor: &Visitor,
) -> Result<Changes, Refusal> {
    let home = read.actor().office;
    own(read, home)?;
    let mut visit = ServiceVisit {
        id: Id::new(action.record(PLACE)),
        date: read.today(),
        purpose,
        resident: None,
        name: Held::Known(None),
        done: Held::Known(None),
        closed_resident: Held::Known(None),
        closed_name: Held::Known(None),
        closed_done: Held::Known(None),
        rating: None,
    };
    match visitor {
        Visitor::Nobody => {}
        Visitor::Named(name) if purpose.is_closed() => visit.closed_name = Held::Known(Some(name.clone())),
        Visitor::Named(name) => visit.name = Held::Known(Some(name.clone())),
        Visitor::Resident(id) => {
            let resident = people::office::resident::listed(read, *id)?;
            if purpose.is_closed() {
                visit.closed_resident = Held::Known(Some(id.to_string()));
            } else {
                visit.resident = Some(resident.reference());
            }
        }
    }
    let mut changes = Changes::new();
    changes.create(home, &visit);
    Ok(changes)
}

fn own(read: &Reader<'_>, home: RecordId) -> Result<(), Refusal> {
    if home == RecordId::default() {
        return Err(Refusal::Forbidden(words::NO_OFFICE));
    }
    if read.actor().is_one_of(crate::records::CASE_WRITERS) && read.actor().office == home {
        Ok(())
    } else {
        Err(Refusal::Forbidden(words::NOT_YOURS))
    }
}

/// Writes down what was done.
///
/// # Errors
/// `Conflict` where somebody else changed it since it was shown; `Forbidden` for other offices.
pub fn done(read: &Reader<'_>, id: RecordId, seen: &Seen, text: Option<String>) -> Result<Changes, Refusal> {
    let visit = read.seen::<ServiceVisit>(Id::new(id), seen)?;
    own(read, visit.home())?;
    let mut changes = Changes::new();
    let edit = changes.edit(&visit);
    if visit.purpose.is_closed() {
        edit.set(ServiceVisit::CLOSED_DONE, Held::Known(text));
    } else {
        edit.set(ServiceVisit::DONE, Held::Known(text));
    }
    Ok(changes)
}

/// Says which resident came.
///
/// # Errors
/// `Invalid` where somebody is named already; `NotFound`, `Forbidden`.
pub fn is_resident(read: &Reader<'_>, id: RecordId, resident: RecordId) -> Result<Changes, Refusal> {
    let visit = read.get::<ServiceVisit>(Id::new(id))?;
    let resident = people::office::resident::listed(read, resident)?;
    belongs_to(read, &visit, resident.reference())
}

/// The same for a resident who is registered in this very action.
///
/// # Errors
/// `Invalid` where somebody is named already; `Forbidden`.
pub fn belongs_to(
    read: &Reader<'_>,
    visit: &Stored<ServiceVisit>,
    resident: Ref<Resident>,
) -> Result<Changes, Refusal> {
    own(read, visit.home())?;
    if visit.resident.is_some() || visit.closed_resident.given().is_some() {
        return Err(Refusal::invalid("warga", "visit.named", words::NAMED_ALREADY));
    }
    let mut changes = Changes::new();
    let edit = changes.edit(visit);
    if visit.purpose.is_closed() {
        edit.set(ServiceVisit::CLOSED_RESIDENT, Held::Known(Some(resident.id.to_string())));
    } else {
        edit.set(ServiceVisit::RESIDENT, Some(resident)).set(ServiceVisit::NAME, Held::Known(None));
    }
    Ok(changes)
}

/// Takes back a visit that was recorded by mistake.
///
/// # Errors
/// `Forbidden` for other offices.
pub fn withdraw(read: &Reader<'_>, id: RecordId) -> Result<Changes, Refusal> {
    let visit = read.get::<ServiceVisit>(Id::new(id))?;
    own(read, visit.home())?;
    let mut changes = Changes::new();
    changes.withdraw(&visit.row);
    Ok(changes)
}

/// Keeps the visitor's rating. The first one counts, on the day of the visit.
///
/// # Errors
/// `Invalid` where it was rated before or on another day.
pub fn rate(read: &Reader<'_>, id: RecordId, rating: Rating) -> Result<Changes, Refusal> {
    let visit = read.get::<ServiceVisit>(Id::new(id))?;
    own(read, visit.home())?;
    if visit.rating.is_some() {
        return Err(Refusal::invalid("", "visit.rated", words::RATED_ALREADY));
    }
    if visit.date != read.today() || visit.row.withdrawn {
        return Err(Refusal::invalid("", "visit.day", words::RATED_LATE));
    }
    let mut changes = Changes::new();
    changes.edit(&visit).set(ServiceVisit::RATING, Some(rating));
    Ok(changes)
}

/// Who complains, for the form of a complaint: the resident, or the name that was typed. Both are none where nobody said or
/// the reader may not see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Complainant {
    /// A resident.
    pub resident: Option<RecordId>,
    /// A name.
    pub name: Option<String>,
}

/// The person of a visit, whatever its purpose. Of a complaint it is known only where the route opens specific fields of
/// [`ServiceVisit`].
///
/// # Errors
/// `NotFound` out of reach.
pub fn complainant(read: &Reader<'_>, visit: RecordId) -> Result<Complainant, Refusal> {
    let visit = read.get::<ServiceVisit>(Id::new(visit))?;
    Ok(Complainant { resident: resident_of(&visit), name: name_of(&visit) })
}

/// The resident of a visit, where one is named and the reader may see it.
pub fn resident_of(visit: &ServiceVisit) -> Option<RecordId> {
    let closed = || visit.closed_resident.given().and_then(|text| text.parse().ok());
    visit.resident.map(|resident| resident.id.raw()).or_else(closed)
}

/// The name that was typed, where the reader may see it.
pub fn name_of(visit: &ServiceVisit) -> Option<String> {
    visit.name.given().or(visit.closed_name.given()).cloned()
}

/// What came of a visit: begun for the same resident between this visit and the next, within half a day. A complaint is not
/// among it: who complains is no affair of this book.
#[derive(Debug, Clone, Default)]
pub struct CameOf {
    /// Cases that were opened.
    pub cases: Vec<Stored<MigrationCase>>,
    /// Letters that were begun.
    pub letters: Vec<Stored<Letter>>,
}

/// What came of a visit.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn came_of(read: &Reader<'_>, visit: &Stored<ServiceVisit>) -> Result<CameOf, Refusal> {
    let Some(resident) = visit.resident else { return Ok(CameOf::default()) };
    let begin = visit.row.id;
    let visits = read.referring::<ServiceVisit>("resident", resident.id.raw())?;
    let limit = later(begin);
    let end = visits.iter().map(|other| other.row.id).filter(|other| *other > begin).chain([limit]).min();
    let within = |id: RecordId| id > begin && end.is_none_or(|end| id < end);
    let mut cases = of_person(read, resident.id.raw())?;
    cases.retain(|case| within(case.row.id));
    let mut letters = read.referring::<Letter>("resident", resident.id.raw())?;
    letters.retain(|letter| within(letter.row.id));
    Ok(CameOf { cases, letters })
}

/// The first id of half a day later: ids begin with the moment in milliseconds.
fn later(id: RecordId) -> RecordId {
    let begun = id.0[..6].iter().fold(0, |sum: u64, byte| (sum << 8) | u64::from(*byte));
    RecordId::v7(begun + HOURS * 3_600_000, [0; 10])
}

/// The visits of the reader's office on a day, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_day(read: &Reader<'_>, date: Date) -> Result<Vec<Stored<ServiceVisit>>, Refusal> {
    stored(read, &OF_DAY, &[Cell::from(read.actor().office), Cell::from(date.to_string())])
}

/// The visits of an office between two days, oldest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn between(
    read: &Reader<'_>,
    office: RecordId,
    first: Date,
    last: Date,
) -> Result<Vec<Stored<ServiceVisit>>, Refusal> {
    stored(read, &BETWEEN, &period(office, first, last))
}

fn period(office: RecordId, first: Date, last: Date) -> [Cell; 3] {
    [Cell::from(office), Cell::from(first.to_string()), Cell::from(last.to_string())]
}

fn stored(read: &Reader<'_>, statement: &Statement, values: &[Cell]) -> Result<Vec<Stored<ServiceVisit>>, Refusal> {
    let rows = read.select(statement, values)?;
    let ids = rows.iter().filter_map(|row| RecordId::from_slice(row.first()?.bytes()?).ok());
    ids.map(|id| read.get::<ServiceVisit>(Id::new(id))).collect()
}

/// How many visits of an office between two days, by purpose.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn by_purpose(
    read: &Reader<'_>,
    office: RecordId,
    first: Date,
    last: Date,
) -> Result<Vec<(VisitPurpose, i64)>, Refusal> {
    let rows = read.select(&BY_PURPOSE, &period(office, first, last))?;
    let one = |row: &Vec<Cell>| match (row.first(), row.get(1)) {
        (Some(Cell::Integer(purpose)), Some(Cell::Integer(count))) => {
            Some((VisitPurpose::from_code(*purpose)?, *count))
        }
        _ => None,
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// Each visit of an office between two days with purpose and day alone, oldest first: what a report may show.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn rows(
    read: &Reader<'_>,
    office: RecordId,
    first: Date,
    last: Date,
) -> Result<Vec<(RecordId, VisitPurpose, Date)>, Refusal> {
    let one = |row: &Vec<Cell>| {
        let id = RecordId::from_slice(row.first()?.bytes()?).ok()?;
        let (Some(Cell::Integer(purpose)), Some(Cell::Text(date))) = (row.get(1), row.get(2)) else { return None };
        Some((id, VisitPurpose::from_code(*purpose)?, date.parse().ok()?))
    };
    Ok(read.select(&ROWS, &period(office, first, last))?.iter().filter_map(one).collect())
}
