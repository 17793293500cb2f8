//! The reports of a region: which village sent what in which month, and the sums of what was accepted.
//! Not here: the sums of the fold (the programme's page shows them), pages.

use std::collections::BTreeMap;

use kernel::day::Month;
use kernel::{RecordId, Refusal};
use store::engine::Cell;
use store::{Reader, Statement};

use super::state_of;
use crate::records::monthly_report::ReportState;
use crate::rules::monthly_report::adds_up;
use crate::rules::monthly_report::frozen::{Figure, Figures};

/// Villages of one page; above a regency there are more, and a region is chosen first.
pub const MOST_VILLAGES: usize = 200;

/// Village offices, by region: $1 and $2 the first region and the first one after.
pub static VILLAGES: Statement = Statement::scoped(
    "report.villages",
    2,
    "SELECT o.id, o.name, o.region_now FROM office o WHERE o.kind = 1 AND o.withdrawn = 0 AND o.region_now >= $1 \
     AND o.region_now < $2 AND {scope o} ORDER BY o.region_now, o.id LIMIT 201",
);

/// The reports of some months: $1 and $2 first and last month.
pub static REPORTS: Statement = Statement::scoped(
    "report.of_months",
    2,
    "SELECT r.id, r.home, r.month, r.state FROM monthly_report r WHERE r.month >= $1 AND r.month <= $2 \
     AND r.withdrawn = 0 AND {scope r} ORDER BY r.region_now, r.month, r.id LIMIT 20000",
);

/// What was sent for a month ($1): the numbers of each report.
pub static FIGURES: Statement = Statement::scoped(
    "report.figures_of_month",
    1,
    "SELECT r.home, r.state, r.figures FROM monthly_report r WHERE r.month = $1 AND r.figures IS NOT NULL \
     AND r.withdrawn = 0 AND {scope r} ORDER BY r.region_now, r.id LIMIT 2000",
);

/// How many village offices have not sent the report of a month ($1).
pub static MISSING: Statement = Statement::scoped(
    "report.missing",
    1,
    "SELECT count(*) FROM office o WHERE o.kind = 1 AND o.withdrawn = 0 AND {scope o} AND NOT EXISTS (SELECT 1 \
     FROM monthly_report r WHERE r.home = o.id AND r.month = $1 AND r.withdrawn = 0 AND r.state IN (2, 3, 4))",
);

/// A village and its reports.
#[derive(Debug, Clone)]
pub struct Village {
    /// Its office.
    pub office: RecordId,
    /// What the office is called.
    pub name: String,
    /// Its region.
    pub region: String,
    /// The report of each month that was begun.
    pub reports: BTreeMap<String, (RecordId, ReportState)>,
}

fn id(cell: Option<&Cell>) -> Option<RecordId> {
    RecordId::from_slice(cell?.bytes()?).ok()
}

fn text(cell: Option<&Cell>) -> String {
    cell.and_then(Cell::text).unwrap_or_default().to_owned()
}

/// The villages in reach within a region, with their reports of some months. The second value says that there are more.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn villages(read: &Reader<'_>, region: &str, first: Month, last: Month) -> Result<(Vec<Village>, bool), Refusal> {
    // The sign after the dot ends the range of a region; every code is smaller than the other.
    let end = if region.is_empty() { "~".to_owned() } else { format!("{region}/") };
    let span = [Cell::from(region), Cell::from(end)];
    let mut villages: Vec<Village> = Vec::new();
    for row in read.select(&VILLAGES, &span)? {
        let Some(office) = id(row.first()) else { continue };
        villages.push(Village { office, name: text(row.get(1)), region: text(row.get(2)), reports: BTreeMap::new() });
    }
    let more = villages.len() > MOST_VILLAGES;
    villages.truncate(MOST_VILLAGES);
    let places: BTreeMap<RecordId, usize> =
        villages.iter().enumerate().map(|(place, village)| (village.office, place)).collect();
    let months = [Cell::from(first.to_string()), Cell::from(last.to_string())];
    for row in read.select(&REPORTS, &months)? {
        let place = id(row.get(1)).and_then(|home| places.get(&home));
        let state = state_of(row.get(3).and_then(Cell::integer));
        if let (Some(place), Some(report), Some(state)) = (place, id(row.first()), state) {
            villages[*place].reports.insert(text(row.get(2)), (report, state));
        }
    }
    Ok((villages, more))
}

/// What the reports of a month say, by office.
#[derive(Debug, Clone)]
pub struct Reported {
    /// Whose.
    pub office: RecordId,
    /// Where the report stands now.
    pub state: ReportState,
    /// What it said when it was sent.
    pub figures: Figures,
}

/// The numbers of every report of a month that was sent.
///
/// # Errors
/// `Fault` where what was kept cannot be read.
pub fn reported(read: &Reader<'_>, month: Month) -> Result<Vec<Reported>, Refusal> {
    let mut all = Vec::new();
    for row in read.select(&FIGURES, &[Cell::from(month.to_string())])? {
        let state = state_of(row.get(1).and_then(Cell::integer));
        let (Some(office), Some(state), Some(kept)) = (id(row.first()), state, row.get(2).and_then(Cell::text)) else {
            continue;
        };
        all.push(Reported { office, state, figures: serde_json::from_str(kept).map_err(Refusal::fault)? });
    }
    Ok(all)
}

/// The sum of each number over the reports that were accepted, in the order of the report.
pub fn sums(reported: &[Reported]) -> Vec<Figure> {
    let mut sums: Vec<Figure> = Vec::new();
    for one in reported.iter().filter(|one| one.state == ReportState::Accepted) {
        for figure in one.figures.figures.iter().filter(|figure| adds_up(&figure.key)) {
            match sums.iter_mut().find(|sum| sum.key == figure.key) {
                Some(sum) => {
                    sum.value += figure.value;
                    sum.before += figure.before;
                }
                None => sums.push(figure.clone()),
            }
        }
    }
    sums.sort_by_key(|figure| figure.section);
    sums
}

/// How many villages in reach have not sent the report of a month.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn missing(read: &Reader<'_>, month: Month) -> Result<i64, Refusal> {
    let rows = read.select(&MISSING, &[Cell::from(month.to_string())])?;
    Ok(rows.first().and_then(|row| row.first()).and_then(Cell::integer).unwrap_or(0))
}
