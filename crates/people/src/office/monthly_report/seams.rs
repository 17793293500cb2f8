//! What monthly reports show on *Hari ini*: to the officer the one that is due and those returned; to the coordinator those
//! that wait, and how many villages have not sent. Not here: their own pages.

use kernel::day::{self, Month};
use kernel::region::{Code, Regions};
use kernel::{Lang, Record, Refusal, Stored};
use store::{ListQuery, Reader};
use web::{Task, Tone};

use super::{receives, region, state_value};
use crate::records::MonthlyReport;
use crate::records::monthly_report::ReportState;
use crate::rules::monthly_report::{WRITERS, due, report_id};
use crate::words::monthly_report as words;

/// Reports of one sort that are shown.
const MOST: usize = 8;

/// What needs the reader.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if read.actor().is_one_of(WRITERS) {
        of_officer(read, lang)
    } else if receives(read) {
        of_coordinator(read, lang)
    } else {
        Ok(Vec::new())
    }
}

fn in_state(read: &Reader<'_>, state: ReportState, own: bool) -> Result<Vec<Stored<MonthlyReport>>, Refusal> {
    let mut query = ListQuery::of(MonthlyReport::SPEC).with(MonthlyReport::STATE.tag, state_value(state)).limited(MOST);
    query.home = own.then_some(read.actor().office);
    read.list(&query)?.rows.into_iter().map(Stored::<MonthlyReport>::from_row).map(|one| Ok(one?)).collect()
}

fn of_officer(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    for report in in_state(read, ReportState::Returned, true)? {
        tasks.push(Task {
            tone: Tone::Attention,
            tag: ReportState::Returned.label().say(lang).to_owned(),
            title: titled(report.month, lang),
            detail: words::TASK_RETURNED.say(lang).to_owned(),
            path: path(&report),
            action: words::TASK_MEND.say(lang).to_owned(),
            ..Task::default()
        });
    }
    let month = Month::of(read.today()).previous();
    let report = read.maybe::<MonthlyReport>(report_id(read.actor().office, month))?;
    if report.as_ref().is_none_or(|report| report.state == ReportState::Draft) {
        let due = due(month);
        tasks.push(Task {
            tone: if read.today() > due { Tone::Attention } else { Tone::Plain },
            tag: words::TASK_TAG.say(lang).to_owned(),
            title: titled(month, lang),
            detail: format!("{} {}", words::TASK_DUE.say(lang), day::short(due, lang)),
            path: report.as_ref().map_or_else(|| "/laporan-bulanan".to_owned(), path),
            action: words::TASK_OPEN.say(lang).to_owned(),
            due: Some(due),
            message: String::new(),
        });
    }
    Ok(tasks)
}

fn of_coordinator(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    for report in in_state(read, ReportState::Sent, false)? {
        tasks.push(Task {
            tone: Tone::Attention,
            tag: words::TASK_TAG.say(lang).to_owned(),
            title: format!("{} · {}", village(&report.row.region), report.month.show(lang)),
            detail: words::TASK_WAITS.say(lang).to_owned(),
            path: path(&report),
            action: words::TASK_READ.say(lang).to_owned(),
            ..Task::default()
        });
    }
    let month = Month::of(read.today()).previous();
    let missing = region::missing(read, month)?;
    if missing > 0 {
        let late = read.today() > due(month);
        tasks.push(Task {
            tone: if late { Tone::Attention } else { Tone::Plain },
            tag: words::TASK_TAG.say(lang).to_owned(),
            title: titled(month, lang),
            detail: format!("{missing} {}", words::TASK_MISSING.say(lang)),
            path: format!("/laporan-bulanan?bulan={month}"),
            action: words::TASK_LIST.say(lang).to_owned(),
            due: Some(due(month)),
            message: String::new(),
        });
    }
    Ok(tasks)
}

fn titled(month: Month, lang: Lang) -> String {
    format!("{} {}", words::TITLE.say(lang), month.show(lang))
}

fn path(report: &Stored<MonthlyReport>) -> String {
    format!("/laporan-bulanan/{}", report.row.id)
}

fn village(region: &str) -> String {
    Code::parse(region).ok().and_then(|code| Regions::get().short(&code)).unwrap_or_default()
}
