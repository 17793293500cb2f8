//! The monthly report: begun, written, sent, returned, accepted. Not here: what it counts (`lines` and each room's
//! `report`), what it tells (`told`), its paper (`paper`), *Hari ini* (`seams`), obstacles (`office::monthly_obstacle`).

pub mod lines;
pub mod paper;
pub mod region;
pub mod seams;
pub mod told;

use std::collections::BTreeMap;

use kernel::access::Role;
use kernel::day::Month;
use kernel::refusal::Problem;
use kernel::region::{Code, Level};
use kernel::states::Edge;
use kernel::value::Ref;
use kernel::{Changes, Held, Id, Phrase, RecordId, Refusal, Stored, Value};
use store::{Reader, Seen};

use crate::records::monthly_report::{REPORT_MACHINE, ReportState, SENTENCES};
use crate::records::{Account, MonthlyReport};
use crate::rules::monthly_report::{self as rules, RECEIVERS, SECTIONS, WRITERS};
use crate::words::monthly_report as words;

/// Letters that one field of the report takes.
const MOST_LETTERS: usize = 4_000;

/// Begins the report of the actor's office for a month. One that is there already stays as it is.
///
/// # Errors
/// `Forbidden` for who works at no village's desk; `Invalid` at `month`.
pub fn begin(read: &Reader<'_>, month: Month) -> Result<Changes, Refusal> {
    let actor = read.actor();
    if !actor.is_one_of(WRITERS) {
        return Err(Refusal::Forbidden(words::ONLY_OFFICER));
    }
    if let Some(words) = rules::beginning_problem(month, read.today()) {
        return Err(Refusal::invalid("month", "report.month", words));
    }
    let id = rules::report_id(actor.office, month);
    let mut changes = Changes::new();
    if read.maybe::<MonthlyReport>(id)?.is_none() {
        changes.create(actor.office, &empty(id, month));
    }
    Ok(changes)
}

fn empty(id: RecordId, month: Month) -> MonthlyReport {
    let nothing = || Held::Known(None);
    MonthlyReport {
        id: Id::new(id),
        month,
        state: ReportState::Draft,
        summary: nothing(),
        on_desk: nothing(),
        on_before: nothing(),
        on_abroad: nothing(),
        on_return: nothing(),
        on_complaints: nothing(),
        on_letters: nothing(),
        on_activities: nothing(),
        on_others: nothing(),
        plan: nothing(),
        known_by_head: None,
        figures: None,
        rows: None,
        written: nothing(),
        pdf: None,
        sent_at: None,
        sent_by: None,
        answered_at: None,
        answered_by: None,
        sending: None,
        reasons: nothing(),
    }
}

/// May the actor move the report to this state now?
///
/// # Errors
/// `Forbidden` for another office or role; `Invalid` where no way leads there, or the month is not over.
pub fn may_move(read: &Reader<'_>, report: &Stored<MonthlyReport>, to: ReportState) -> Result<&'static Edge, Refusal> {
    let actor = read.actor();
    let edge = REPORT_MACHINE.edge(report.state.code(), to.code());
    let edge = edge.ok_or_else(|| Refusal::invalid("", "report.state", not_now(report.state, to)))?;
    if !actor.is_one_of(edge.roles) {
        return Err(Refusal::Forbidden(words::ONLY_OFFICER));
    }
    if actor.is_one_of(WRITERS) && actor.office != report.home() {
        return Err(Refusal::Forbidden(words::OTHER_OFFICE));
    }
    if to == ReportState::Sent && !rules::is_over(report.month, read.today()) {
        return Err(Refusal::invalid("", "report.early", words::TOO_EARLY));
    }
    Ok(edge)
}

fn not_now(state: ReportState, to: ReportState) -> Phrase {
    match (state, to) {
        (ReportState::Sent | ReportState::Accepted, ReportState::Sent) => words::SENT_ALREADY,
        (ReportState::Accepted, _) => words::ACCEPTED_ALREADY,
        _ => words::NOT_SENT_YET,
    }
}

/// May the actor write sentences of the report now?
///
/// # Errors
/// As [`may_move`].
pub fn may_write(read: &Reader<'_>, report: &Stored<MonthlyReport>) -> Result<(), Refusal> {
    let actor = read.actor();
    if !actor.is_one_of(WRITERS) || actor.office != report.home() {
        return Err(Refusal::Forbidden(words::OTHER_OFFICE));
    }
    match report.state {
        ReportState::Draft | ReportState::Returned => Ok(()),
        ReportState::Sent | ReportState::Accepted => Err(Refusal::invalid("", "report.locked", words::LOCKED)),
    }
}

/// Writes the officer's sentences.
///
/// # Errors
/// As [`may_write`]; `Invalid` at a field that is too long; `Conflict`.
pub fn write(
    read: &Reader<'_>,
    id: RecordId,
    seen: &Seen,
    sentences: &BTreeMap<String, String>,
) -> Result<Changes, Refusal> {
    let report = read.seen::<MonthlyReport>(id, seen)?;
    may_write(read, &report)?;
    let long = |text: &&String| text.chars().count() > MOST_LETTERS;
    let problems: Vec<Problem> = sentences
        .iter()
        .filter(|(_, text)| long(text))
        .map(|(name, _)| Problem { field: name.clone(), code: "text.long", message: words::TOO_LONG })
        .collect();
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let mut changes = Changes::new();
    let mut edit = changes.edit(&report);
    for (name, field) in SENTENCES {
        let Some(text) = sentences.get(name) else { continue };
        let text = text.trim();
        edit = edit.set(field, Held::Known((!text.is_empty()).then(|| text.to_owned())));
    }
    Ok(changes)
}

/// What is kept of a report when it is sent: all of it was read before, the writer only writes it down.
#[derive(Debug, Clone)]
pub struct Sending {
    /// [`rules::frozen::Figures`] as JSON.
    pub figures: String,
    /// [`rules::frozen::Rows`] as JSON.
    pub rows: String,
    /// [`rules::frozen::Written`] as JSON.
    pub written: String,
    /// Has the head read it?
    pub known_by_head: bool,
}

/// Sends the report with what it told at this moment.
///
/// # Errors
/// As [`may_move`]: a report that was sent before is not sent again; `Conflict`.
pub fn send(read: &Reader<'_>, id: RecordId, seen: &Seen, sending: &Sending) -> Result<Changes, Refusal> {
    let report = read.seen::<MonthlyReport>(id, seen)?;
    may_move(read, &report, ReportState::Sent)?;
    let mut changes = Changes::new();
    changes
        .edit(&report)
        .set(MonthlyReport::STATE, ReportState::Sent)
        .set(MonthlyReport::KNOWN_BY_HEAD, Some(sending.known_by_head))
        .set(MonthlyReport::FIGURES, Some(sending.figures.clone()))
        .set(MonthlyReport::ROWS, Some(sending.rows.clone()))
        .set(MonthlyReport::WRITTEN, Held::Known(Some(sending.written.clone())))
        .set(MonthlyReport::PDF, None)
        .set(MonthlyReport::SENT_AT, Some(read.now()))
        .set(MonthlyReport::SENT_BY, Some(own_account(read)))
        .set(MonthlyReport::SENDING, Some(report.sending.unwrap_or(0) + 1));
    Ok(changes)
}

/// Returns a sent report with a reason for each section that needs mending.
///
/// # Errors
/// As [`may_move`]; `Invalid` at `umum` without any reason, and at a reason that is too long; `Conflict`.
pub fn give_back(
    read: &Reader<'_>,
    id: RecordId,
    seen: &Seen,
    reasons: &BTreeMap<String, String>,
) -> Result<Changes, Refusal> {
    let report = read.seen::<MonthlyReport>(id, seen)?;
    may_move(read, &report, ReportState::Returned)?;
    let given = written_reasons(reasons)?;
    let mut changes = Changes::new();
    changes
        .edit(&report)
        .set(MonthlyReport::STATE, ReportState::Returned)
        .set(MonthlyReport::REASONS, Held::Known(Some(given)))
        .set(MonthlyReport::ANSWERED_AT, Some(read.now()))
        .set(MonthlyReport::ANSWERED_BY, Some(own_account(read)));
    Ok(changes)
}

/// One line a section, its heading before it; what concerns the whole has none.
fn written_reasons(reasons: &BTreeMap<String, String>) -> Result<String, Refusal> {
    let mut lines = Vec::new();
    let whole = [("umum", None)].into_iter();
    for (name, label) in whole.chain(SECTIONS.iter().map(|section| (section.name, Some(section.label)))) {
        let Some(text) = reasons.get(name).map(|text| text.trim()).filter(|text| !text.is_empty()) else { continue };
        if text.chars().count() > MOST_LETTERS {
            return Err(Refusal::invalid(name, "text.long", words::TOO_LONG));
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push(label.map_or_else(|| text.clone(), |label| format!("{}: {text}", label.id)));
    }
    if lines.is_empty() {
        return Err(Refusal::invalid("umum", "required", words::REASON_NEEDED));
    }
    Ok(lines.join("\n"))
}

/// Accepts a sent report.
///
/// # Errors
/// As [`may_move`]; `Conflict`.
pub fn accept(read: &Reader<'_>, id: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let report = read.seen::<MonthlyReport>(id, seen)?;
    may_move(read, &report, ReportState::Accepted)?;
    let mut changes = Changes::new();
    changes
        .edit(&report)
        .set(MonthlyReport::STATE, ReportState::Accepted)
        .set(MonthlyReport::ANSWERED_AT, Some(read.now()))
        .set(MonthlyReport::ANSWERED_BY, Some(own_account(read)));
    Ok(changes)
}

fn own_account(read: &Reader<'_>) -> Ref<Account> {
    Ref::new(Id::new(read.actor().account), read.actor().office)
}

/// Does the reader work at a village's desk (and not above the villages)?
pub fn in_village(read: &Reader<'_>) -> bool {
    read.actor().is_one_of(&[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian])
}

/// May this reader return and accept reports?
pub fn receives(read: &Reader<'_>) -> bool {
    read.actor().is_one_of(RECEIVERS)
}

/// The state of a row's value.
pub fn state_of(value: Option<i64>) -> Option<ReportState> {
    value.and_then(ReportState::from_code)
}

/// The village of a report.
pub fn village_of(report: &Stored<MonthlyReport>) -> Option<Code> {
    Code::parse(&report.row.region).ok().filter(|code| code.level() == Level::Village)
}

/// A filter on the state, for lists.
pub(crate) fn state_value(state: ReportState) -> Value {
    Value::Integer(state.code())
}
