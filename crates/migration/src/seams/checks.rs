//! How many cases the village reviewed in a month: what everybody may know of the things to check. Never what was found.

use jiff::civil::Date;
use kernel::{Lang, RecordId, Refusal, day};
use people::words::monthly_report::SECTION_BEFORE;
use store::engine::Cell;
use store::{Reader, Statement};
use web::{ReportLine, ReportMonth};

use crate::pages::case_path;
use crate::words::check as words;

/// The reviews of an office between two days: $1, $2 the days, $3 the office.
pub static REVIEWS: Statement = Statement::scoped(
    "migration.reviews_of_month",
    3,
    "SELECT c.id, c.number, d.date FROM check_decision d JOIN migration_case c ON c.id = substr(d.\"case\", 1, 16) \
     WHERE d.withdrawn = 0 AND d.date >= $1 AND d.date <= $2 AND d.home = $3 AND {scope d} ORDER BY d.date, d.id LIMIT 500",
);

/// The line of the monthly report.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let between = |first: Date, last: Date| {
        let days = [Cell::from(first.to_string()), Cell::from(last.to_string()), Cell::from(month.office)];
        read.select(&REVIEWS, &days)
    };
    let rows = between(month.first, month.last)?;
    let last = month.first.yesterday().unwrap_or(month.first);
    let before = between(last.first_of_month(), last)?;
    let line = |row: &Vec<Cell>| {
        let case = RecordId::from_slice(row.first()?.bytes()?).ok()?;
        let on: Date = row.get(2)?.text()?.parse().ok()?;
        Some((format!("{} · {}", row.get(1)?.text()?, day::short(on, lang)), case_path(case)))
    };
    Ok(vec![ReportLine {
        key: "migration.reviewed",
        section: SECTION_BEFORE,
        label: words::REPORT_LINE,
        value: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        before: i64::try_from(before.len()).unwrap_or(i64::MAX),
        rows: rows.iter().filter_map(line).collect(),
    }])
}
