//! Finding cases: by phase and country, by number or name, and those that wait for somebody.

use jiff::Span;
use jiff::civil::Date;
use kernel::{Id, RecordId, Refusal, Stored};
use people::records::Resident;
use store::engine::Cell;
use store::{Reader, Statement};

use super::facts::of_person;
use crate::queries;
use crate::records::case::CaseState;
use crate::records::{Document, MigrationCase};
use crate::rules::next_step::CONTRACT_DAYS;
use crate::rules::papers::SOON_DAYS;
use crate::rules::phase::Phase;

/// Cases on one page of the list.
const PAGE: usize = 50;
/// Cases on the page of those that wait.
const MANY: i64 = 50;
/// Papers on one page.
const PAPERS: usize = 60;
/// Papers that run out later than so many days from now are nobody's task yet.
const HORIZON_DAYS: i32 = 366;
/// How many residents of a like name are looked through.
const NAMES: usize = 20;

/// What the list asks for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Only this phase.
    pub phase: Option<Phase>,
    /// Only those beside the way (postponed, withdrew, refused, moved, died).
    pub aside: bool,
    /// Only this country.
    pub country: String,
    /// The last case of the page before.
    pub after: Option<RecordId>,
}

/// A case in a list, with whom it is about.
pub struct Listed {
    /// The case.
    pub case: Stored<MigrationCase>,
    /// The person; none where they are kept elsewhere.
    pub resident: Option<Stored<Resident>>,
}

/// One page of cases, newest first, and where the next begins.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn list(read: &Reader<'_>, wanted: &Wanted) -> Result<(Vec<Listed>, Option<RecordId>), Refusal> {
    let (first, last) = match wanted.phase {
        Some(phase) => phase.codes(),
        None if wanted.aside => (80, 99),
        None => (0, 99),
    };
    let after = wanted.after.unwrap_or(RecordId([0xff; 16]));
    let values = [Cell::from(first), Cell::from(last), Cell::from(wanted.country.as_str()), Cell::from(after)];
    let mut ids = ids(&read.select(&queries::CASES, &values)?);
    let more = ids.len() > PAGE;
    ids.truncate(PAGE);
    let next = if more { ids.last().copied() } else { None };
    Ok((listed(read, ids)?, next))
}

/// Cases by number, or by the name of the person however it is spelt.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn by_words(read: &Reader<'_>, typed: &str) -> Result<Vec<Listed>, Refusal> {
    let mut cases = read.lookup::<MigrationCase>("number", &typed.trim().to_uppercase())?;
    if cases.is_empty() {
        for (_, row) in people::office::resident::find(read, typed, NAMES)? {
            cases.extend(of_person(read, row.id)?);
        }
    }
    cases.into_iter().map(|case| with_person(read, case)).collect()
}

/// Cases that stayed longer in their phase than somebody should wait, longest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn waiting(read: &Reader<'_>) -> Result<Vec<Listed>, Refusal> {
    waiting_longest(read, MANY)
}

/// The same, so many at most.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn waiting_longest(read: &Reader<'_>, most: i64) -> Result<Vec<Listed>, Refusal> {
    let mut all: Vec<Stored<MigrationCase>> = Vec::new();
    for phase in Phase::ALL {
        let Some(days) = phase.patience() else { continue };
        let Ok(limit) = read.today().checked_sub(Span::new().days(days)) else { continue };
        let (first, last) = phase.codes();
        let values = [Cell::from(first), Cell::from(last), Cell::from(limit.to_string()), Cell::from(most)];
        all.extend(cases(read, &queries::CASES_WAITING, &values)?);
    }
    all.sort_by_key(|case| case.since);
    all.truncate(usize::try_from(most).unwrap_or_default());
    all.into_iter().map(|case| with_person(read, case)).collect()
}

/// Cases verified by the village whose family permission is what they wait for, longest first, so many at most.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn without_permission(read: &Reader<'_>, most: i64) -> Result<Vec<Listed>, Refusal> {
    let state = CaseState::VerifikasiDesa.code();
    listed(read, ids(&read.select(&queries::CASES_IN_STATE, &[Cell::from(state), Cell::from(most)])?))
}

/// Papers of cases before the departure that run out within [`SOON_DAYS`] days or before it, soonest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn running_out(read: &Reader<'_>, most: i64) -> Result<PapersListed, Refusal> {
    let day = |days| read.today().checked_add(Span::new().days(days)).unwrap_or(read.today()).to_string();
    let last = Cell::from(CaseState::SiapBerangkat.code());
    let values = [Cell::from(day(SOON_DAYS)), last, Cell::from(most), Cell::from(day(HORIZON_DAYS))];
    papers_of(read, &read.select(&queries::PAPERS_RUNNING_OUT, &values)?)
}

/// Which papers of running cases are listed.
#[derive(Debug, Clone, Default)]
pub struct PapersWanted {
    /// Only this line of the checklist.
    pub line: String,
    /// Only of those who have not left yet, or (no) of those at work; nothing: of both.
    pub leaving: Option<bool>,
    /// The last paper of the page before.
    pub after: Option<(Date, RecordId)>,
}

/// Papers with the cases they belong to.
pub type PapersListed = Vec<(Stored<Document>, Listed)>;

/// One page of papers by the day on which they run out, soonest first, and where the next begins.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn papers_by_day(
    read: &Reader<'_>,
    wanted: &PapersWanted,
) -> Result<(PapersListed, Option<(Date, RecordId)>), Refusal> {
    let (first, last) = match wanted.leaving {
        Some(true) => (0, CaseState::SiapBerangkat.code()),
        Some(false) => Phase::Bekerja.codes(),
        None => (0, Phase::Bekerja.codes().1),
    };
    let (day, id) = wanted.after.map_or((String::new(), RecordId([0xff; 16])), |(day, id)| (day.to_string(), id));
    let values =
        [Cell::from(day), Cell::from(id), Cell::from(first), Cell::from(last), Cell::from(wanted.line.as_str())];
    let mut rows = read.select(&queries::PAPERS_BY_DAY, &values)?;
    let more = rows.len() > PAPERS;
    rows.truncate(PAPERS);
    let found = papers_of(read, &rows)?;
    let end = found.last().and_then(|(document, _)| Some((document.valid_until?, document.row.id)));
    Ok((found, end.filter(|_| more)))
}

fn papers_of(read: &Reader<'_>, rows: &[Vec<Cell>]) -> Result<PapersListed, Refusal> {
    let mut found = Vec::new();
    for row in rows {
        let (Some(document), Some(case)) = (id(row.first()), id(row.get(1))) else { continue };
        let Some(case) = read.maybe::<MigrationCase>(Id::new(case))? else { continue };
        found.push((read.get::<Document>(Id::new(document))?, with_person(read, case)?));
    }
    Ok(found)
}

/// Cases at work whose contract ends within [`CONTRACT_DAYS`] days or has ended, soonest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn contracts_ending(read: &Reader<'_>, most: i64) -> Result<Vec<Listed>, Refusal> {
    let limit = read.today().checked_add(Span::new().days(CONTRACT_DAYS)).unwrap_or(read.today());
    let (first, last) = Phase::Bekerja.codes();
    let values = [Cell::from(first), Cell::from(last), Cell::from(limit.to_string()), Cell::from(most)];
    listed(read, ids(&read.select(&queries::CONTRACTS_ENDING, &values)?))
}

/// The cases that a statement names, in its order.
pub(crate) fn cases(
    read: &Reader<'_>,
    statement: &'static Statement,
    values: &[Cell],
) -> Result<Vec<Stored<MigrationCase>>, Refusal> {
    ids(&read.select(statement, values)?).into_iter().map(|id| read.get::<MigrationCase>(Id::new(id))).collect()
}

fn listed(read: &Reader<'_>, ids: Vec<RecordId>) -> Result<Vec<Listed>, Refusal> {
    ids.into_iter().map(|id| with_person(read, read.get::<MigrationCase>(Id::new(id))?)).collect()
}

fn with_person(read: &Reader<'_>, case: Stored<MigrationCase>) -> Result<Listed, Refusal> {
    let resident = read.maybe::<Resident>(case.resident.id)?;
    Ok(Listed { case, resident })
}

/// The ids in the first column of rows.
pub(super) fn ids(rows: &[Vec<Cell>]) -> Vec<RecordId> {
    rows.iter().filter_map(|row| id(row.first())).collect()
}

/// The id in a cell.
pub(super) fn id(cell: Option<&Cell>) -> Option<RecordId> {
    match cell {
        Some(Cell::Bytes(bytes)) => RecordId::from_slice(bytes).ok(),
        _ => None,
    }
}
