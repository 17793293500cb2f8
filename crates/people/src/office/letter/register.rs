//! The register of an office's letters: every number that was given, in order, with what became of the letter. Not here:
//! the generic list, which also holds drafts (web), the printed words (`pages::letter::register`).

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Record, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use super::{account_name_of, prints};
use crate::records::Resident;
use crate::records::letter::{Letter, LetterKind, LetterState};

/// Numbered letters of an office and year from a place in the series on.
pub static OF_YEAR: Statement = Statement::scoped(
    "letter.of_year",
    4,
    "SELECT id FROM letter WHERE home = $1 AND year = $2 AND serial >= $3 AND withdrawn = 0 AND {scope} \
     ORDER BY serial, id LIMIT $4",
);

/// The years in which an office gave numbers, the latest first.
pub static YEARS: Statement = Statement::scoped(
    "letter.years",
    1,
    "SELECT DISTINCT year FROM letter WHERE home = $1 AND year IS NOT NULL AND withdrawn = 0 AND {scope} \
     ORDER BY year DESC LIMIT 40",
);

/// Which letters of a year are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The register's year.
    pub year: i64,
    /// Of this kind only.
    pub kind: Option<LetterKind>,
    /// In this state only.
    pub state: Option<LetterState>,
    /// From this place in the series on.
    pub from: i64,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A letter.
    Letter(Box<Entry>),
    /// Places in the series, first and last, whose letters are not on this node. Nothing is ever deleted, so they lie
    /// elsewhere.
    Gap(i64, i64),
}

/// A numbered letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The letter.
    pub id: RecordId,
    /// Its place in the series.
    pub serial: i64,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Option<Date>,
    /// Its kind.
    pub kind: LetterKind,
    /// Whom it is about, as the reader may see it.
    pub resident: String,
    /// Who acknowledged it.
    pub by: Option<String>,
    /// Where it stands.
    pub state: LetterState,
    /// Since when it is withdrawn.
    pub withdrawn: Option<Timestamp>,
    /// How often it was printed.
    pub prints: usize,
}

/// The years of the reader's own office.
pub fn years(read: &Reader<'_>) -> Result<Vec<i64>, Refusal> {
    let rows = read.select(&YEARS, &[Cell::from(read.actor().office)])?;
    Ok(rows.iter().filter_map(|row| row.first()?.integer()).collect())
}

/// Lines of the reader's own office, at most `limit` letters, and where the next part begins. Gaps are told only where
/// nothing is left out by a filter.
pub fn lines(read: &Reader<'_>, asked: &Asked, limit: usize) -> Result<(Vec<Line>, Option<i64>), Refusal> {
    let values = [read.actor().office.into(), asked.year.into(), asked.from.into(), (limit as i64 + 1).into()];
    let rows = read.select(&OF_YEAR, &values)?;
    let mut ids = rows.iter().filter_map(|row| RecordId::from_slice(row.first()?.bytes()?).ok());
    let whole = asked.kind.is_none() && asked.state.is_none();
    let (mut lines, mut expected) = (Vec::new(), asked.from.max(1));
    for id in ids.by_ref().take(limit) {
        let letter = read.get::<Letter>(id)?;
        let serial = letter.serial.unwrap_or_default();
        if whole && serial > expected {
            lines.push(Line::Gap(expected, serial - 1));
        }
        expected = serial + 1;
        let fits =
            asked.kind.is_none_or(|kind| kind == letter.kind) && asked.state.is_none_or(|state| state == letter.state);
        if fits {
            lines.push(Line::Letter(Box::new(entry(read, &letter)?)));
        }
    }
    Ok((lines, ids.next().map(|_| expected)))
}

fn entry(read: &Reader<'_>, letter: &Stored<Letter>) -> Result<Entry, Refusal> {
    let resident = read.maybe::<Resident>(letter.resident.id)?;
    Ok(Entry {
        id: letter.row.id,
        serial: letter.serial.unwrap_or_default(),
        number: letter.number.clone().unwrap_or_default(),
        date: letter.date,
        kind: letter.kind,
        resident: resident.map_or_else(String::new, |one| Resident::SPEC.title(&one.row, kernel::Lang::Id)),
        by: letter.acknowledged_by.and_then(|by| account_name_of(read, by.id.raw())),
        state: letter.state,
        withdrawn: letter.withdrawn_at,
        prints: prints(read, letter.row.id)?.len(),
    })
}
