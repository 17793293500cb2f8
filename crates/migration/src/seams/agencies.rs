//! What companies and job orders give to other pages: what needs an office today, lines of the monthly report, the search.

use jiff::civil::Date;
use jiff::{Span, civil};
use kernel::access::Role;
use kernel::{Lang, RecordId, Refusal, day, phrase};
use store::engine::Cell;
use store::{Reader, Statement};
use web::{Hit, ReportLine, ReportMonth, Task, Tone, link};

use crate::office::placement_agency::{self as office, newest_list};
use crate::records::placement_agency::AGENCY_OFFICES;
use crate::words::{cek_agen as cek_words, placement_agency as words};

/// Who is told of licences that run out: the regency, whose villages have the cases.
const REGENCY: &[Role] = &[Role::Koordinator, Role::PenanggungJawab];
/// So many days ahead.
const AHEAD: i64 = 60;
/// So many days back: what ran out earlier was told long enough.
const BACK: i64 = 180;
/// After so many days a list is asked for anew.
const OLD_LIST: i32 = 90;
/// Lines of one sort.
const MOST: usize = 8;

/// Licences that end between $1 and $2, soonest first.
pub static LICENCES_ENDING: Statement = Statement::unscoped(
    "migration.licences_ending",
    2,
    "what official lists say of companies is the same for whoever asks",
    "SELECT id, name, licence_until FROM placement_agency WHERE withdrawn = 0 \
     AND (listed_on IS NOT NULL OR answer = 1) AND licence_until >= $1 AND licence_until <= $2 ORDER BY licence_until, id LIMIT 50",
);

/// Permits that end between $1 and $2, soonest first.
pub static PERMITS_ENDING: Statement = Statement::unscoped(
    "migration.permits_ending",
    2,
    "permits of companies are public",
    "SELECT id, number, valid_until, agency FROM recruitment_permit WHERE withdrawn = 0 AND valid_until >= $1 \
     AND valid_until <= $2 ORDER BY valid_until, id LIMIT 50",
);

/// Does a running case before the return name this company ($1 to $2) in the reader's region?
pub static RUNNING_WITH_AGENCY: Statement = Statement::scoped(
    "migration.running_with_agency",
    2,
    "SELECT count(*) FROM migration_case c WHERE c.withdrawn = 0 AND c.state < 50 AND c.placement_agency >= $1 \
     AND c.placement_agency <= $2 AND {scope c}",
);

/// The same for a permit.
pub static RUNNING_WITH_PERMIT: Statement = Statement::scoped(
    "migration.running_with_permit",
    2,
    "SELECT count(*) FROM migration_case c WHERE c.withdrawn = 0 AND c.state < 50 AND c.recruitment_permit >= $1 \
     AND c.recruitment_permit <= $2 AND {scope c}",
);

/// Job orders published between $1 and $2.
pub static ORDERS_PUBLISHED: Statement = Statement::unscoped(
    "migration.orders_published",
    2,
    "published vacancies are for everybody",
    "SELECT id, job, published_on FROM job_order WHERE withdrawn = 0 AND published_on >= $1 AND published_on <= $2 \
     ORDER BY published_on, id LIMIT 200",
);

/// What needs the regency today: an old list, licences and permits that run out while cases use them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    if read.actor().is_one_of(AGENCY_OFFICES) {
        tasks.extend(old_list(read, lang)?);
    }
    if read.actor().is_one_of(REGENCY) {
        tasks.extend(ending(read, lang, &LICENCES_ENDING, &RUNNING_WITH_AGENCY)?);
        tasks.extend(ending(read, lang, &PERMITS_ENDING, &RUNNING_WITH_PERMIT)?);
    }
    Ok(tasks)
}

fn old_list(read: &Reader<'_>, lang: Lang) -> Result<Option<Task>, Refusal> {
    let Some((date, source)) = newest_list(read)? else { return Ok(None) };
    if (read.today() - date).get_days() <= OLD_LIST {
        return Ok(None);
    }
    Ok(Some(Task {
        tone: Tone::Attention,
        tag: words::TASK_LIST_OLD.say(lang).to_owned(),
        title: format!("{} {}", words::LIST_OF.say(lang), day::short(date, lang)),
        detail: format!("{source} · {}", words::TASK_LIST_OLD_TELL.say(lang)),
        path: "/p3mi/daftar".to_owned(),
        action: words::IMPORT.say(lang).to_owned(),
        ..Task::default()
    }))
}

fn ending(
    read: &Reader<'_>,
    lang: Lang,
    ending: &'static Statement,
    running: &'static Statement,
) -> Result<Vec<Task>, Refusal> {
    let today = read.today();
    let shifted = |days: i64| -> civil::Date { today.checked_add(Span::new().days(days)).unwrap_or(today) };
    let (from, to) = (shifted(-BACK).to_string(), shifted(AHEAD).to_string());
    let is_licence = std::ptr::eq(ending, &LICENCES_ENDING);
    let mut tasks = Vec::new();
    for row in read.select(ending, &[Cell::from(from.as_str()), Cell::from(to.as_str())])? {
        let Some((id, name, until)) = line_of(&row) else { continue };
        let last = [&id.0[..], &[0xff; 16]].concat();
        let cases = read.select(running, &[Cell::from(id), Cell::Bytes(last)])?;
        let cases = cases.first().and_then(|row| row.first()).and_then(Cell::integer).unwrap_or(0);
        if cases == 0 {
            continue;
        }
        let company = if is_licence { Some(id) } else { row.get(3).and_then(id_of) };
        let over = until < today;
        let tag = match (is_licence, over) {
            (true, false) => words::TASK_LICENCE,
            (true, true) => words::TASK_LICENCE_OVER,
            (false, false) => words::TASK_PERMIT,
            (false, true) => words::TASK_PERMIT_OVER,
        };
        tasks.push(Task {
            tone: if over { Tone::Danger } else { Tone::Attention },
            tag: tag.say(lang).to_owned(),
            title: name,
            detail: format!("{} · {cases}: {}", day::short(until, lang), words::TASK_LICENCE_TELL.say(lang)),
            path: company.map_or_else(|| "/p3mi".to_owned(), |company| format!("/p3mi/{company}")),
            due: Some(until),
            ..Task::default()
        });
        if tasks.len() == MOST {
            break;
        }
    }
    Ok(tasks)
}

/// Id, name and day of a row.
fn line_of(row: &[Cell]) -> Option<(RecordId, String, Date)> {
    Some((id_of(row.first()?)?, row.get(1)?.text()?.to_owned(), row.get(2)?.text()?.parse().ok()?))
}

/// The id of a record, or the record's id within a reference.
fn id_of(cell: &Cell) -> Option<RecordId> {
    RecordId::from_slice(cell.bytes()?.get(..16)?).ok()
}

/// Vacancies that were published in the month and could be told in the village.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let published = |first: Date, last: Date| {
        let span = [first.to_string(), last.to_string()];
        read.select(&ORDERS_PUBLISHED, &span.map(|day| Cell::from(day.as_str())))
    };
    let rows = published(month.first, month.last)?;
    let last = month.first.yesterday().unwrap_or(month.first);
    let before = published(last.first_of_month(), last)?;
    let line = |row: &Vec<Cell>| {
        let (id, job, on) = line_of(row)?;
        Some((format!("{job}, {}", day::short(on, lang)), format!("/lowongan-kerja/{id}")))
    };
    Ok(vec![ReportLine {
        key: "migration.vacancies",
        section: people::words::monthly_report::SECTION_DESK,
        label: phrase("lowongan resmi yang terbit", "official vacancies published"),
        value: rows.len() as i64,
        before: before.len() as i64,
        rows: rows.iter().filter_map(line).collect(),
    }])
}

/// Companies by name or licence, and open vacancies.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn search(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let typed = typed.trim();
    if typed.chars().count() < 4 {
        return Ok(Vec::new());
    }
    let found = office::find(read, typed)?;
    let exact = !found.same.is_empty();
    let companies = if exact { found.same } else { found.alike };
    let is_staff = read.actor().is_one_of(kernel::access::OFFICES);
    let hits = companies.iter().take(5).map(|agency| Hit {
        kind: words::HIT.say(lang).to_owned(),
        title: agency.name.clone(),
        detail: agency.licence.clone().unwrap_or_else(|| cek_words::TITLE.say(lang).to_owned()),
        path: if is_staff { format!("/p3mi/{}", agency.row.id) } else { link("/cek-agen", &[("q", &agency.name)]) },
        score: if exact { 90 } else { 40 },
    });
    let mut hits: Vec<Hit> = hits.collect();
    hits.extend(crate::pages::vacancy::search(read, typed, lang)?);
    Ok(hits)
}
