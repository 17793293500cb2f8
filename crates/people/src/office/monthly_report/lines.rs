//! The lines of the monthly report about residents, households, listed houses and letters. What the fold counts is read
//! from its sums, so that the report says what *Beranda* and the regency say. Not here: other nouns' and rooms' lines.

use std::collections::BTreeMap;

use kernel::{Lang, Phrase, RecordId, Refusal, day};
use store::engine::Cell;
use store::{Reader, Statement};
use web::{ReportLine, ReportMonth};

use crate::records::letter::LetterKind;
use crate::rules::letter as letter_rules;
use crate::rules::monthly_report::{MOST_ROWS, day_of_id, first_id_of};
use crate::words::monthly_report as words;

/// Residents of an office recorded in a span: $1 office, $2 and $3 the first id and the first one after.
pub static RESIDENTS_RECORDED: Statement = Statement::scoped(
    "report.residents_recorded",
    3,
    "SELECT r.id FROM resident r WHERE r.home = $1 AND r.id >= $2 AND r.id < $3 AND r.withdrawn = 0 AND {scope r} \
     ORDER BY r.id DESC LIMIT 20000",
);

/// The newest residents of an office that were recorded before an id ($2): $1 office.
pub static RESIDENTS_BEFORE: Statement = Statement::scoped(
    "report.residents_before",
    2,
    "SELECT r.id FROM resident r WHERE r.home = $1 AND r.id < $2 AND r.withdrawn = 0 AND {scope r} \
     ORDER BY r.id DESC LIMIT 200",
);

/// Households of an office recorded from an id on, counted: $1 office, $2 and $3 the first id and the first one after.
pub static HOUSEHOLDS_SINCE: Statement = Statement::scoped(
    "report.households_since",
    3,
    "SELECT CAST(coalesce(sum(CASE WHEN h.id >= $2 THEN 1 ELSE 0 END), 0) AS bigint), \
     CAST(coalesce(sum(CASE WHEN h.id >= $3 THEN 1 ELSE 0 END), 0) AS bigint) \
     FROM household h WHERE h.home = $1 AND h.id >= $2 AND h.withdrawn = 0 AND {scope h}",
);

/// The newest households of an office that were recorded before an id ($2): $1 office.
pub static HOUSEHOLDS_BEFORE: Statement = Statement::scoped(
    "report.households_before",
    2,
    "SELECT h.id FROM household h WHERE h.home = $1 AND h.id < $2 AND h.withdrawn = 0 AND {scope h} \
     ORDER BY h.id DESC LIMIT 200",
);

/// Letters that an office acknowledged between two days: $1 office, $2 and $3 the days.
pub static LETTERS: Statement = Statement::scoped(
    "report.letters",
    3,
    "SELECT l.id, l.number, l.kind, l.date FROM letter l WHERE l.home = $1 AND l.date >= $2 AND l.date <= $3 \
     AND l.state IN (3, 4) AND l.withdrawn = 0 AND {scope l} ORDER BY l.date, l.id LIMIT 20000",
);

/// Houses of an office visited between two days: $1 office, $2 and $3 the days.
pub static HOUSES: Statement = Statement::scoped(
    "report.houses",
    3,
    "SELECT v.id, v.number, v.visited FROM listing_visit v WHERE v.home = $1 AND v.visited >= $2 AND v.visited <= $3 \
     AND v.withdrawn = 0 AND {scope v} ORDER BY v.visited, v.id LIMIT 20000",
);

/// The lines.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let mut lines = residents(read, month, lang)?;
    lines.push(households(read, month, lang)?);
    lines.push(houses(read, month, lang)?);
    lines.extend(letters(read, month, lang)?);
    Ok(lines)
}

/// The ids between which something of the month before and of the month was recorded: begin, middle, end.
fn spans(month: &ReportMonth) -> [RecordId; 3] {
    let before = month.first.yesterday().unwrap_or(month.first).first_of_month();
    let after = month.last.tomorrow().unwrap_or(month.last);
    [before, month.first, after].map(first_id_of)
}

fn id_of(row: &[Cell]) -> Option<RecordId> {
    RecordId::from_slice(row.first()?.bytes()?).ok()
}

fn residents(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let [begin, middle, end] = spans(month);
    let today = first_id_of(read.today().tomorrow().unwrap_or(read.today()));
    let ids = |from: RecordId, to: RecordId| -> Result<Vec<RecordId>, Refusal> {
        let rows = read.select(&RESIDENTS_RECORDED, &[Cell::from(month.office), Cell::from(from), Cell::from(to)])?;
        Ok(rows.iter().filter_map(|row| id_of(row)).collect())
    };
    let (recorded, before) = (ids(middle, end)?, ids(begin, middle)?);
    let later = if end < today { ids(end, today)?.len() } else { 0 };
    let whole = read.indicator("people.resident", &month.region, None)? - count(later);
    let newest = read.select(&RESIDENTS_BEFORE, &[Cell::from(month.office), Cell::from(end)])?;
    let row = |id: &RecordId| (dated(words::ROW_RESIDENT, *id, lang), format!("/warga/{id}"));
    Ok(vec![
        ReportLine {
            key: "people.resident.recorded",
            section: words::SECTION_DESK,
            label: words::LINE_RECORDED,
            value: count(recorded.len()),
            before: count(before.len()),
            rows: recorded.iter().take(MOST_ROWS).map(row).collect(),
        },
        ReportLine {
            key: "people.resident",
            section: words::SECTION_DESK,
            label: words::LINE_RESIDENTS,
            value: whole,
            before: whole - count(recorded.len()),
            rows: newest.iter().filter_map(|row| id_of(row)).map(|id| row(&id)).collect(),
        },
    ])
}

fn households(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<ReportLine, Refusal> {
    let [_, middle, end] = spans(month);
    let since = [Cell::from(month.office), Cell::from(middle), Cell::from(end)];
    let since = read.select(&HOUSEHOLDS_SINCE, &since)?;
    let cell = |place: usize| since.first().and_then(|row| row.get(place)).and_then(Cell::integer).unwrap_or(0);
    let now = read.indicator("people.household", &month.region, None)?;
    let rows = read.select(&HOUSEHOLDS_BEFORE, &[Cell::from(month.office), Cell::from(end)])?;
    let row = |id: RecordId| (dated(words::ROW_HOUSEHOLD, id, lang), format!("/keluarga/{id}"));
    Ok(ReportLine {
        key: "people.household",
        section: words::SECTION_DESK,
        label: words::LINE_HOUSEHOLDS,
        value: now - cell(1),
        before: now - cell(0),
        rows: rows.iter().filter_map(|row| id_of(row)).map(row).collect(),
    })
}

fn houses(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<ReportLine, Refusal> {
    let (all, before) = both_months(read, &HOUSES, month)?;
    let row = |row: &Vec<Cell>| {
        let number = row.get(1).and_then(Cell::integer).unwrap_or(0);
        let text = format!("{} {number} · {}", words::ROW_HOUSE.say(lang), day_of(row.get(2), lang));
        Some((text, format!("/pendataan-rumah/{}", id_of(row)?)))
    };
    Ok(ReportLine {
        key: "people.listing.visited",
        section: words::SECTION_DESK,
        label: words::LINE_HOUSES,
        value: count(all.len()),
        before: count(before.len()),
        rows: all.iter().take(MOST_ROWS).filter_map(row).collect(),
    })
}

/// Rows of the month and of the month before.
type Both = (Vec<Vec<Cell>>, Vec<Vec<Cell>>);

fn both_months(read: &Reader<'_>, statement: &Statement, month: &ReportMonth) -> Result<Both, Refusal> {
    let of = |first: jiff::civil::Date, last: jiff::civil::Date| {
        read.select(statement, &[Cell::from(month.office), Cell::from(first.to_string()), Cell::from(last.to_string())])
    };
    let last = month.first.yesterday().unwrap_or(month.first);
    Ok((of(month.first, month.last)?, of(last.first_of_month(), last)?))
}

fn letters(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let (all, _) = both_months(read, &LETTERS, month)?;
    let mut by_kind: BTreeMap<&'static str, Vec<(String, String)>> = BTreeMap::new();
    let mut every = Vec::new();
    for row in &all {
        let Some(kind) = row.get(2).and_then(Cell::integer).and_then(LetterKind::from_code) else { continue };
        let number = row.get(1).and_then(Cell::text).unwrap_or_default();
        let text = format!("{number} · {} · {}", kind.label().say(lang), day_of(row.get(3), lang));
        let Some(id) = id_of(row) else { continue };
        by_kind.entry(kind.name()).or_default().push((text.clone(), format!("/surat/{id}")));
        every.push((text, format!("/surat/{id}")));
    }
    let previous = kernel::day::Month::of(month.first).previous().to_string();
    let sum = |key: &str, of: &str| read.indicator(key, &month.region, Some((of, of)));
    let mut lines = Vec::new();
    let mut line = |indicator: web::Indicator, mut rows: Vec<(String, String)>| -> Result<(), Refusal> {
        rows.truncate(MOST_ROWS);
        lines.push(ReportLine {
            key: indicator.key,
            section: words::SECTION_LETTERS,
            label: indicator.label,
            value: sum(indicator.key, &month.month)?,
            before: sum(indicator.key, &previous)?,
            rows,
        });
        Ok(())
    };
    line(letter_rules::ACKNOWLEDGED, every)?;
    for kind in LetterKind::ALL {
        line(letter_rules::of_kind(*kind), by_kind.remove(kind.name()).unwrap_or_default())?;
    }
    Ok(lines)
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn dated(what: Phrase, id: RecordId, lang: Lang) -> String {
    format!("{} {}", what.say(lang), day::short(day_of_id(id), lang))
}

fn day_of(cell: Option<&Cell>, lang: Lang) -> String {
    let date = cell.and_then(Cell::text).and_then(|text| text.parse().ok());
    date.map_or_else(String::new, |date| day::short(date, lang))
}
