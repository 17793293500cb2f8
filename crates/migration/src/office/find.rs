//! Finding cases: by phase and country, by number or name, and those that wait for somebody.

use jiff::Span;
use kernel::{Id, RecordId, Refusal, Stored};
use people::records::Resident;
use store::{Reader, Statement};
use store::engine::Cell;

use super::facts::of_person;
use crate::queries;
use crate::records::case::CaseState;
use crate::records::{Document, MigrationCase};
use crate::rules::next_step::CONTRACT_DAYS;
use crate::rules::papers::SOON_DAYS;
use crate::rules::phase::Phase;

/// Cases on one page of the list.
const PAGE: usize = 50;
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
    let mut all = Vec::new();
    for phase in Phase::ALL {
        let Some(days) = phase.patience() else { continue };
        let Ok(limit) = read.today().checked_sub(Span::new().days(days)) else { continue };
        let (first, last) = phase.codes();
        let values = [Cell::from(first), Cell::from(last), Cell::from(limit.to_string())];
        all.extend(listed(read, ids(&read.select(&queries::CASES_WAITING, &values)?))?);
    }
    all.sort_by_key(|one| one.case.since);
    Ok(all)
}

/// Cases verified by the village whose family permission is what they wait for, longest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn without_permission(read: &Reader<'_>) -> Result<Vec<Listed>, Refusal> {
    let state = CaseState::VerifikasiDesa.code();
    listed(read, ids(&read.select(&queries::CASES_IN_STATE, &[Cell::from(state)])?))
}

/// Papers of cases before the departure that run out within [`SOON_DAYS`] days or before it, soonest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn running_out(read: &Reader<'_>) -> Result<Vec<(Stored<Document>, Listed)>, Refusal> {
    let limit = read.today().checked_add(Span::new().days(SOON_DAYS)).unwrap_or(read.today());
    let values = [Cell::from(limit.to_string()), Cell::from(CaseState::SiapBerangkat.code())];
    let rows = read.select(&queries::PAPERS_RUNNING_OUT, &values)?;
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
pub fn contracts_ending(read: &Reader<'_>) -> Result<Vec<Listed>, Refusal> {
    let limit = read.today().checked_add(Span::new().days(CONTRACT_DAYS)).unwrap_or(read.today());
    let (first, last) = Phase::Bekerja.codes();
    let values = [Cell::from(first), Cell::from(last), Cell::from(limit.to_string())];
    listed(read, ids(&read.select(&queries::CONTRACTS_ENDING, &values)?))
}

/// The cases that a statement names, in its order.
pub(super) fn cases(
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
