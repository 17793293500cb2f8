//! Activities: recorded with their photos, the next step marked as done, those of a month. Not here: what cannot be right
//! (`rules::activity`), keeping the photos (`office::record_file`), addresses (`pages::activity`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Row, Stored};
use store::engine::Cell;
use store::{Reader, Seen, Statement};
use web::{ReportMonth, Values};

use super::record_file::{self, Kept, Owner, attach};
use crate::records::record_file::FilePart;
use crate::records::{Activity, RecordFile};
use crate::rules::activity::{Said, problems};
use crate::words::activity as words;

/// Which record of the action is which.
pub mod place {
    /// The activity.
    pub const ACTIVITY: u32 = 0;
    /// The attendance list.
    pub const LIST: u32 = 1;
    /// The first photo; the others follow.
    pub const PHOTO: u32 = 2;
}

/// Activities of an office between two days, oldest first: $1 office, $2 and $3 first and last day.
pub static OF_MONTH: Statement = Statement::scoped(
    "activity.of_month",
    3,
    "SELECT id FROM activity WHERE home = $1 AND date >= $2 AND date <= $3 AND withdrawn = 0 AND {scope} \
     ORDER BY date, id LIMIT 500",
);

/// Activities of an office between two days, counted by kind, with who attended: $1 office, $2 and $3 first and last day.
pub static BY_KIND: Statement = Statement::scoped(
    "activity.by_kind",
    3,
    "SELECT kind, count(*) AS held, CAST(coalesce(sum(men), 0) AS bigint) AS men, \
     CAST(coalesce(sum(women), 0) AS bigint) AS women FROM activity \
     WHERE home = $1 AND date >= $2 AND date <= $3 AND withdrawn = 0 AND {scope} GROUP BY kind ORDER BY kind",
);

/// Next steps of an office that are due by a day and not done, the oldest first: $1 office, $2 the day.
pub static STEPS_DUE: Statement = Statement::scoped(
    "activity.steps_due",
    2,
    "SELECT id FROM activity WHERE next_due <= $2 AND next_done IS NULL AND home = $1 AND withdrawn = 0 AND {scope} \
     ORDER BY next_due, id LIMIT 8",
);

/// What of the values is looked at.
pub fn said(values: &Values) -> Said<'_> {
    let day = |name: &str| values.text(name).and_then(|text| text.parse().ok());
    Said {
        date: day("date"),
        men: values.integer("men"),
        women: values.integer("women"),
        next_step: values.text("next_step").filter(|text| !text.trim().is_empty()),
        next_due: day("next_due"),
    }
}

/// Records an activity with the photos that were kept for it.
///
/// # Errors
/// `Invalid` with every mistake at its field; `Forbidden` for an account without office.
pub fn record(
    read: &Reader<'_>,
    action: ActionId,
    values: &Values,
    files: &[(FilePart, Kept)],
) -> Result<Changes, Refusal> {
    let home = read.actor().office;
    if home == RecordId::default() || !read.actor().is_one_of(Activity::SPEC.write) {
        return Err(Refusal::Forbidden(words::NOT_OWN));
    }
    let wrong = problems(&said(values), read.today());
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let id = action.record(place::ACTIVITY);
    let mut changes = Changes::new();
    changes.create_row(Activity::SPEC, id, home, values.items().iter().cloned());
    for (part, kept) in files {
        attach(&mut changes, Owner::open(Activity::SPEC, id, home), *part, kept);
    }
    Ok(changes)
}

/// Only the office that recorded it changes an activity.
///
/// # Errors
/// `Forbidden` for others.
pub fn own(read: &Reader<'_>, row: &Row) -> Result<(), Refusal> {
    let own = read.actor().office == row.home && read.actor().is_one_of(row.spec.write);
    if own { Ok(()) } else { Err(Refusal::Forbidden(words::NOT_OWN)) }
}

/// Marks the next step as done today, with what came of it.
///
/// # Errors
/// `Invalid` where there is none or it was done; `Conflict` where the activity was changed meanwhile.
pub fn step_done(read: &Reader<'_>, id: RecordId, seen: &Seen, result: Option<String>) -> Result<Changes, Refusal> {
    let activity = read.seen::<Activity>(Id::new(id), seen)?;
    own(read, &activity.row)?;
    if activity.next_due.is_none() {
        return Err(Refusal::invalid("", "activity.no_step", words::STEP_NONE));
    }
    if activity.next_done.is_some() {
        return Err(Refusal::invalid("", "activity.done", words::STEP_WAS_DONE));
    }
    let mut changes = Changes::new();
    changes
        .edit(&activity)
        .set(Activity::NEXT_DONE, Some(read.today()))
        .set(Activity::NEXT_RESULT, Held::Known(result));
    Ok(changes)
}

/// Takes an activity off the book: it is kept, and no longer listed or counted.
///
/// # Errors
/// `Conflict` where it was changed meanwhile; `Forbidden` for other offices.
pub fn withdraw(read: &Reader<'_>, id: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let activity = read.seen::<Activity>(Id::new(id), seen)?;
    own(read, &activity.row)?;
    let mut changes = Changes::new();
    changes.withdraw(&activity.row);
    Ok(changes)
}

/// An activity with its photos.
#[derive(Debug, Clone)]
pub struct WithPhotos {
    /// The activity.
    pub activity: Stored<Activity>,
    /// Its photos, oldest first; [`record_file::open`] gives the bytes.
    pub photos: Vec<Stored<RecordFile>>,
}

/// The activities of an office's month, oldest first, with their photos: for the monthly report.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_month(read: &Reader<'_>, month: &ReportMonth) -> Result<Vec<WithPhotos>, Refusal> {
    let mut found = Vec::new();
    for activity in between(read, month.office, month.first, month.last)? {
        let mut photos = record_file::of_record(read, activity.row.id)?;
        photos.retain(|file| file.picture && file.part == FilePart::Photo);
        found.push(WithPhotos { activity, photos });
    }
    Ok(found)
}

/// The activities of an office between two days, oldest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn between(read: &Reader<'_>, office: RecordId, first: Date, last: Date) -> Result<Vec<Stored<Activity>>, Refusal> {
    stored(read, &OF_MONTH, &[Cell::from(office), Cell::from(first.to_string()), Cell::from(last.to_string())])
}

/// Next steps of the reader's office that are due by a day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn steps_due(read: &Reader<'_>, by: Date) -> Result<Vec<Stored<Activity>>, Refusal> {
    stored(read, &STEPS_DUE, &[Cell::from(read.actor().office), Cell::from(by.to_string())])
}

fn stored(read: &Reader<'_>, statement: &Statement, values: &[Cell]) -> Result<Vec<Stored<Activity>>, Refusal> {
    let rows = read.select(statement, values)?;
    let ids = rows.iter().filter_map(|row| RecordId::from_slice(row.first()?.bytes()?).ok());
    ids.map(|id| read.get::<Activity>(id)).collect()
}

/// How many of one kind, and who came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Code of the kind.
    pub kind: i64,
    /// How many.
    pub held: i64,
    /// Men.
    pub men: i64,
    /// Women.
    pub women: i64,
}

/// The activities of an office between two days by kind.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn by_kind(read: &Reader<'_>, office: RecordId, first: Date, last: Date) -> Result<Vec<Counted>, Refusal> {
    let rows =
        read.select(&BY_KIND, &[Cell::from(office), Cell::from(first.to_string()), Cell::from(last.to_string())])?;
    let number = |row: &[Cell], at: usize| match row.get(at) {
        Some(Cell::Integer(number)) => *number,
        _ => 0,
    };
    let one = |row: &Vec<Cell>| Counted {
        kind: number(row, 0),
        held: number(row, 1),
        men: number(row, 2),
        women: number(row, 3),
    };
    Ok(rows.iter().map(one).collect())
}
