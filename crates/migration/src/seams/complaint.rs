//! What complaints show elsewhere: *Hari ini* and the monthly report, from clear columns alone. What is kept at the regency
//! lies in no village's scope, so that a village's numbers tell nothing of it.

use jiff::civil::Date;
use kernel::{Lang, Record, RecordId, Refusal, day, working_day};
use people::words::monthly_report::SECTION_COMPLAINTS;
use store::engine::Cell;
use store::{Reader, Statement};
use web::{Hit, ReportLine, ReportMonth, Task, Tone};

use crate::pages::complaint::path;
use crate::records::complaint::{Complaint, ComplaintState};
use crate::rules::complaint as rules;
use crate::words::complaint as words;

/// Complaints of a level and above, newest first: $1 the level, $2 is 1 for open ones only, $3 the id after which it begins.
pub static LIST: Statement = Statement::scoped(
    "migration.complaints",
    3,
    "SELECT c.id, c.ticket, c.state, c.received_on, c.first_due, c.first_answer_on, c.final_due FROM complaint c \
     WHERE c.withdrawn = 0 AND c.level >= $1 AND (CAST($2 AS bigint) = 0 OR c.state IN (1, 2, 3, 4, 7, 8, 10)) AND c.id < $3 AND {scope c} \
     ORDER BY c.id DESC LIMIT 51",
);

/// Open complaints that villages handle, counted: $1 today.
pub static BY_VILLAGE: Statement = Statement::scoped(
    "migration.complaints_by_village",
    1,
    "SELECT c.region_now, count(*), CAST(sum(CASE WHEN (CASE WHEN c.first_answer_on IS NULL THEN c.first_due \
     ELSE coalesce(c.final_due, c.first_due) END) < $1 THEN 1 ELSE 0 END) AS bigint) FROM complaint c \
     WHERE c.withdrawn = 0 AND c.level = 1 AND c.state IN (1, 2, 3, 4, 7, 8, 10) AND {scope c} \
     GROUP BY c.region_now ORDER BY c.region_now LIMIT 300",
);

/// Complaints that a level has to look at: new ones, and those due by $2, soonest first: $1 the level.
pub static WAITING: Statement = Statement::scoped(
    "migration.complaints_waiting",
    2,
    "SELECT c.id, c.ticket, c.state, c.received_on, c.first_due, c.first_answer_on, c.final_due FROM complaint c \
     WHERE c.withdrawn = 0 AND c.level = $1 AND c.state IN (1, 2, 3, 4, 7, 8, 10) AND (c.state IN (1, 8, 10) \
     OR (CASE WHEN c.first_answer_on IS NULL THEN c.first_due ELSE coalesce(c.final_due, c.first_due) END) <= $2) \
     AND {scope c} ORDER BY CASE WHEN c.first_answer_on IS NULL THEN c.first_due ELSE coalesce(c.final_due, c.first_due) END, \
     c.id LIMIT 8",
);

/// Complaints that an office received from $2 to $3: $1 the office.
pub static RECEIVED: Statement = Statement::scoped(
    "migration.complaints_received",
    3,
    "SELECT c.id, c.ticket, c.received_on FROM complaint c WHERE c.home = $1 AND c.withdrawn = 0 AND c.received_on >= $2 \
     AND c.received_on <= $3 AND {scope c} ORDER BY c.received_on, c.id LIMIT 200",
);

/// Complaints that an office answered from $2 to $3: $1 the office.
pub static ANSWERED: Statement = Statement::scoped(
    "migration.complaints_answered",
    3,
    "SELECT c.id, c.ticket, c.answered_on FROM complaint c WHERE c.home = $1 AND c.withdrawn = 0 AND c.answered_on >= $2 \
     AND c.answered_on <= $3 AND {scope c} ORDER BY c.answered_on, c.id LIMIT 200",
);

/// Complaints whose complainant was content, closed from $2 to $3: $1 the office.
pub static CONTENT: Statement = Statement::scoped(
    "migration.complaints_content",
    3,
    "SELECT c.id, c.ticket, c.closed_on FROM complaint c WHERE c.home = $1 AND c.withdrawn = 0 AND c.satisfaction = 3 \
     AND c.closed_on >= $2 AND c.closed_on <= $3 AND {scope c} ORDER BY c.closed_on, c.id LIMIT 200",
);

/// Complaints of an office that stood open at the end of $2: $1 the office, $3 is 1 for overdue ones only.
pub static OPEN_AT: Statement = Statement::scoped(
    "migration.complaints_open_at",
    3,
    "SELECT c.id, c.ticket, c.received_on FROM complaint c WHERE c.home = $1 AND c.withdrawn = 0 AND c.received_on <= $2 \
     AND (c.answered_on IS NULL OR c.answered_on > $2) AND (c.closed_on IS NULL OR c.closed_on > $2) AND (CAST($3 AS bigint) = 0 OR \
     (CASE WHEN c.first_answer_on IS NULL OR c.first_answer_on > $2 THEN c.first_due ELSE coalesce(c.final_due, c.first_due) \
     END) < $2) AND {scope c} ORDER BY c.received_on, c.id LIMIT 200",
);

/// A complaint as far as it stands in clear.
#[derive(Debug, Clone)]
pub struct Brief {
    /// Which.
    pub id: RecordId,
    /// Its ticket.
    pub ticket: String,
    /// Where it stands.
    pub state: ComplaintState,
    /// When it was received.
    pub received_on: Date,
    /// By when a first answer is due.
    pub first_due: Date,
    /// When it was given.
    pub first_answer_on: Option<Date>,
    /// By when it must be done.
    pub final_due: Option<Date>,
}

impl Brief {
    /// A row of [`LIST`] or [`WAITING`].
    pub fn read(row: &[Cell]) -> Option<Brief> {
        let day = |place: usize| row.get(place).and_then(Cell::text).and_then(|text| text.parse().ok());
        Some(Brief {
            id: RecordId::from_slice(row.first()?.bytes()?).ok()?,
            ticket: row.get(1)?.text()?.to_owned(),
            state: ComplaintState::from_code(row.get(2)?.integer()?)?,
            received_on: day(3)?,
            first_due: day(4)?,
            first_answer_on: day(5),
            final_due: day(6),
        })
    }
}

/// New complaints, and those that are due within two working days or overdue.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let Some(level) = read.actor().role.and_then(rules::level_of) else { return Ok(Vec::new()) };
    let today = read.today();
    let soon = working_day::add(today, 2);
    let rows = read.select(&WAITING, &[Cell::from(level.code()), Cell::from(soon.to_string())])?;
    let task = |one: Brief| {
        let due = rules::due_now(one.first_due, one.first_answer_on, one.final_due);
        let (tone, tag) = match due {
            _ if due < today => (Tone::Danger, words::TODAY_OVER),
            _ if due <= soon => (Tone::Attention, words::TODAY_SOON),
            _ => (Tone::Attention, words::TODAY_NEW),
        };
        // One tap further is the step itself: a first answer while there is none, otherwise the page with all ways on.
        let first = matches!(one.state, ComplaintState::Received | ComplaintState::Escalated);
        let step = if first { "/langkah?ke=ditelaah" } else { "" };
        Task {
            tone,
            tag: tag.say(lang).to_owned(),
            title: format!("{} {}", words::TICKET.say(lang), one.ticket),
            detail: format!("{} · {}", one.state.label().say(lang), day::short(due, lang)),
            path: format!("{}{step}", path(one.id)),
            action: words::TODAY_ACT.say(lang).to_owned(),
            due: Some(due),
            message: String::new(),
        }
    };
    Ok(rows.iter().filter_map(|row| Brief::read(row)).map(task).collect())
}

/// A complaint by its ticket, for whoever may open it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn search(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let actor = read.actor();
    let Some(ticket) = rules::ticket_typed(typed).filter(|_| actor.role.and_then(rules::level_of).is_some()) else {
        return Ok(Vec::new());
    };
    let found = read.lookup::<Complaint>("ticket", &ticket)?;
    let mine = found.iter().filter(|one| rules::opens(actor.role, actor.office, one.level, one.home()));
    let hit = |one: &kernel::Stored<Complaint>| Hit {
        kind: Complaint::SPEC.label.say(lang).to_owned(),
        title: one.ticket.clone(),
        detail: one.state.label().say(lang).to_owned(),
        path: path(one.row.id),
        score: 100,
    };
    Ok(mine.map(hit).collect())
}

/// The office's own complaints of the month, as numbers; rows name tickets and days.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let (office, text) = (Cell::from(month.office), |date: Date| Cell::from(date.to_string()));
    let before_last = month.first.yesterday().unwrap_or(month.first);
    let before_first = before_last.first_of_month();
    let mut lines = Vec::new();
    for (key, label, statement) in [
        ("migration.complaint_received", words::REPORT_RECEIVED, &RECEIVED),
        ("migration.complaint_answered", words::REPORT_ANSWERED, &ANSWERED),
        ("migration.complaint_content", words::REPORT_CONTENT, &CONTENT),
    ] {
        let now = read.select(statement, &[office.clone(), text(month.first), text(month.last)])?;
        let before = read.select(statement, &[office.clone(), text(before_first), text(before_last)])?;
        lines.push(line(key, label, &now, &before, lang));
    }
    for (key, label, over) in [
        ("migration.complaint_open", words::REPORT_OPEN, 0_i64),
        ("migration.complaint_overdue", words::REPORT_OVER, 1),
    ] {
        let at = |last: Date| read.select(&OPEN_AT, &[office.clone(), text(last), Cell::from(over)]);
        lines.push(line(key, label, &at(month.last)?, &at(before_last)?, lang));
    }
    Ok(lines)
}

fn line(key: &'static str, label: kernel::Phrase, now: &[Vec<Cell>], before: &[Vec<Cell>], lang: Lang) -> ReportLine {
    let row = |row: &Vec<Cell>| {
        let id = RecordId::from_slice(row.first()?.bytes()?).ok()?;
        let day: Date = row.get(2)?.text()?.parse().ok()?;
        Some((format!("{} · {}", row.get(1)?.text()?, day::short(day, lang)), path(id)))
    };
    ReportLine {
        key,
        section: SECTION_COMPLAINTS,
        label,
        value: now.len() as i64,
        before: before.len() as i64,
        rows: now.iter().filter_map(row).collect(),
    }
}
