//! The lines of the monthly report about workers abroad and at home again. Rows hold a case's number and a day;
//! those of emergencies a day alone. Not here: departures and returns (`report`).

use jiff::civil::Date;
use kernel::{Lang, Phrase, Refusal, day};
use people::rules::monthly_report::{MOST_ROWS, first_id_of};
use people::words::monthly_report as sections;
use store::engine::Cell;
use store::{Reader, Statement};
use web::{ReportLine, ReportMonth};

use crate::office::{contact_log, needs_assessment};
use crate::records::reintegration_step::PlanState;
use crate::rules::Phase;
use crate::words::abroad as words;

/// Terms of employment of an office ($1) whose contract ended in a span of days ($2, $3): case, number, day.
pub static CONTRACTS_ENDED: Statement = Statement::scoped(
    "migration.contracts_ended",
    3,
    "SELECT c.id, c.number, e.until FROM employment e JOIN migration_case c ON c.id = substr(e.\"case\", 1, 16) \
     WHERE e.withdrawn = 0 AND e.home = $1 AND e.until >= $2 AND e.until <= $3 AND {scope e} ORDER BY e.until, e.id LIMIT 1000",
);

/// Moments after a return that were asked at an office ($1) in a span of days ($2, $3): case, number, day.
pub static OUTCOMES_TAKEN: Statement = Statement::scoped(
    "migration.outcomes_taken",
    3,
    "SELECT c.id, c.number, o.taken_on FROM return_outcome o JOIN migration_case c ON c.id = substr(o.\"case\", 1, 16) \
     WHERE o.withdrawn = 0 AND o.home = $1 AND o.taken_on >= $2 AND o.taken_on <= $3 AND {scope o} \
     ORDER BY o.taken_on, o.id LIMIT 1000",
);

/// Cases of an office ($1) with a step of a plan that was written before an id ($2) and had not ended on a day ($3; $4 is the
/// state of an open one).
pub static PLANS_RUNNING: Statement = Statement::scoped(
    "migration.plans_running",
    4,
    "SELECT DISTINCT c.id, c.number FROM reintegration_step r JOIN migration_case c ON c.id = substr(r.\"case\", 1, 16) \
     WHERE r.withdrawn = 0 AND r.home = $1 AND r.id < $2 AND (r.state = $4 OR r.done_on > $3) AND {scope r} \
     ORDER BY c.id LIMIT 1000",
);

/// Emergencies that an office ($1) recorded in a span of days ($2, $3): which, and the day; not whose, which is sealed.
pub static EMERGENCIES: Statement = Statement::scoped(
    "migration.emergencies_recorded",
    3,
    "SELECT e.id, e.opened_on FROM emergency e WHERE e.withdrawn = 0 AND e.home = $1 AND e.opened_on >= $2 \
     AND e.opened_on <= $3 AND {scope e} ORDER BY e.opened_on, e.id LIMIT 1000",
);

/// The lines. Who was overdue is judged by the present records also for a month that is past: a contact since has moved its day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let abroad = sections::SECTION_ABROAD;
    let home = sections::SECTION_RETURN;
    let mut lines = Vec::new();
    let flows: [(&'static str, Phrase, Phrase, &'static Statement, &str); 4] = [
        ("migration.contacts", abroad, words::CONTACTS, &contact_log::CONTACTS, "kabar"),
        ("migration.contracts_ended", abroad, words::CONTRACTS, &CONTRACTS_ENDED, "pekerjaan"),
        ("migration.needs_assessed", home, words::NEEDS, &needs_assessment::ASSESSED, "setelah-pulang"),
        ("migration.outcomes_taken", home, words::OUTCOMES, &OUTCOMES_TAKEN, "setelah-pulang"),
    ];
    for (key, section, label, statement, page) in flows {
        let rows = spanned(read, statement, month, month.first, month.last)?;
        let (first, last) = before(month.first);
        let earlier = spanned(read, statement, month, first, last)?.len();
        lines.push(line(key, section, label, &rows, earlier, page, lang));
    }
    lines.insert(1, overdue(read, month, lang)?);
    lines.insert(5, plans(read, month, lang)?);
    lines.push(emergencies(read, month, lang)?);
    Ok(lines)
}

/// The first and the last day of the month before.
fn before(first: Date) -> (Date, Date) {
    let last = first.yesterday().unwrap_or(first);
    (last.first_of_month(), last)
}

fn spanned(
    read: &Reader<'_>,
    statement: &'static Statement,
    month: &ReportMonth,
    first: Date,
    last: Date,
) -> Result<Vec<Vec<Cell>>, Refusal> {
    read.select(statement, &[Cell::from(month.office), Cell::from(first.to_string()), Cell::from(last.to_string())])
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

fn line(
    key: &'static str,
    section: Phrase,
    label: Phrase,
    rows: &[Vec<Cell>],
    earlier: usize,
    page: &str,
    lang: Lang,
) -> ReportLine {
    let row = |row: &Vec<Cell>| {
        let id = kernel::RecordId::from_slice(row.first()?.bytes()?).ok()?;
        let number = row.get(1)?.text()?;
        let on = row.get(2).and_then(Cell::text).and_then(|text| text.parse().ok());
        let on = on.map_or_else(String::new, |on: Date| format!(" · {}", day::short(on, lang)));
        Some((format!("{number}{on}"), format!("/kasus/{id}/{page}")))
    };
    ReportLine {
        key,
        section,
        label,
        value: count(rows.len()),
        before: count(earlier),
        rows: rows.iter().filter_map(row).take(MOST_ROWS).collect(),
    }
}

fn overdue(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<ReportLine, Refusal> {
    let (first, last) = Phase::Bekerja.codes();
    let by = |day: Date| {
        let day = day.min(read.today());
        let values = [Cell::from(month.office), Cell::from(first), Cell::from(last), Cell::from(day.to_string())];
        read.select(&contact_log::NEWS_OVERDUE, &values)
    };
    let rows = by(month.last)?;
    let earlier = by(before(month.first).1)?.len();
    let section = sections::SECTION_ABROAD;
    Ok(line("migration.news_overdue", section, words::OVERDUE, &rows, earlier, "kabar", lang))
}

fn plans(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<ReportLine, Refusal> {
    let at_end_of = |day: Date| {
        let written = first_id_of(day.tomorrow().unwrap_or(day));
        let open = Cell::from(PlanState::Open.code());
        let values = [Cell::from(month.office), Cell::from(written), Cell::from(day.to_string()), open];
        read.select(&PLANS_RUNNING, &values)
    };
    let rows = at_end_of(month.last)?;
    let earlier = at_end_of(before(month.first).1)?.len();
    let section = sections::SECTION_RETURN;
    Ok(line("migration.plans_running", section, words::PLANS, &rows, earlier, "setelah-pulang", lang))
}

/// Each opens by its day, for the officer alone; the report names nobody.
fn emergencies(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<ReportLine, Refusal> {
    let rows = spanned(read, &EMERGENCIES, month, month.first, month.last)?;
    let (first, last) = before(month.first);
    let row = |row: &Vec<Cell>| {
        let id = kernel::RecordId::from_slice(row.first()?.bytes()?).ok()?;
        let on: Date = row.get(1)?.text()?.parse().ok()?;
        Some((day::short(on, lang), format!("/darurat/{id}")))
    };
    Ok(ReportLine {
        key: "migration.emergencies",
        section: sections::SECTION_ABROAD,
        label: words::EMERGENCIES,
        value: count(rows.len()),
        before: count(spanned(read, &EMERGENCIES, month, first, last)?.len()),
        rows: rows.iter().filter_map(row).take(MOST_ROWS).collect(),
    })
}
