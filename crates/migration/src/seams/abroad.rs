//! What needs the officer today about workers abroad and at home again: news to ask for, contracts that end, follow-ups of
//! plans and moments after a return, emergencies. Each is one statement on an index of days, with at most eight rows.
//! Not here: cases before the departure (`today`).

use kernel::phone;
use kernel::{Lang, Phrase, Refusal, Stored, day};
use people::records::Resident;
use store::engine::Cell;
use store::{Reader, Statement};
use web::{Task, Tone};

use crate::office::{contact_log, emergency, find, reintegration_step};
use crate::pages::case_path;
use crate::pages::contact_log::{message, worker_phone};
use crate::pages::emergency::number_of;
use crate::records::{CASE_WRITERS, MigrationCase};
use crate::words::case::{ELSEWHERE, TASK_ASK, TASK_CONTRACT, TASK_CONTRACT_OVER};
use crate::words::{contact_log as news, emergency as urgent, needs_assessment as plan, return_outcome as after};

/// Contracts shown at once.
const CONTRACTS: i64 = 4;
/// To ask for news is a routine until it is so many days late.
const PATIENCE: i64 = 30;
/// Emergencies shown at once.
const EMERGENCIES: usize = 8;

/// Cases that are home and to be asked by $3 how they fare, longest first: $1 and $2 first and last state.
pub static OUTCOMES_DUE: Statement = Statement::scoped(
    "migration.outcomes_due",
    3,
    "SELECT c.id FROM migration_case c WHERE c.withdrawn = 0 AND c.state >= $1 AND c.state <= $2 AND c.outcome_due <= $3 \
     AND {scope c} ORDER BY c.outcome_due, c.id LIMIT 8",
);

/// The tasks of the village's officer; nobody else gets any of them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn tasks(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(CASE_WRITERS) {
        return Ok(Vec::new());
    }
    let mut tasks = emergencies(read, lang)?;
    tasks.extend(no_news(read, lang)?);
    tasks.extend(contracts(read, lang)?);
    tasks.extend(plans(read, lang)?);
    tasks.extend(outcomes(read, lang)?);
    Ok(tasks)
}

/// A case number and a day; whom it is about and what happened is closed here.
fn emergencies(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    let soon = crate::rules::intervals::days_after(read.today(), 1);
    for one in emergency::open_ones(read)?.into_iter().take(EMERGENCIES) {
        if !one.urgent && one.next_on.is_some_and(|next| next > soon) {
            continue;
        }
        let (tone, tag) =
            if one.urgent { (Tone::Danger, urgent::TASK_URGENT) } else { (Tone::Attention, urgent::TASK_TROUBLE) };
        let next = one.next_on.map(|next| format!("{} {}", urgent::TASK_DETAIL.say(lang), day::short(next, lang)));
        tasks.push(Task {
            tone,
            tag: tag.say(lang).to_owned(),
            title: number_of(read, &one, lang)?,
            detail: next.unwrap_or_default(),
            path: format!("/darurat/{}", one.row.id),
            due: one.next_on.or(Some(one.opened_on)),
            ..Task::default()
        });
    }
    Ok(tasks)
}

/// The worker is asked first: the message is to the worker.
fn no_news(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    let long_ago = read.today().checked_sub(jiff::Span::new().days(PATIENCE)).unwrap_or(read.today());
    for case in contact_log::due(read)? {
        let (name, message) = worker(read, &case, news::HELLO_WORKER, lang)?;
        let since = case.contact_due.map(|due| format!("{} {}", news::TASK_SINCE.say(lang), day::short(due, lang)));
        let long = case.contact_due.is_some_and(|due| due < long_ago);
        tasks.push(Task {
            tone: if long { Tone::Attention } else { Tone::Plain },
            tag: news::TASK.say(lang).to_owned(),
            title: name,
            detail: since.unwrap_or_default(),
            path: format!("{}/kabar", case_path(case.row.id)),
            action: news::TASK_ACTION.say(lang).to_owned(),
            due: case.contact_due,
            message,
        });
    }
    Ok(tasks)
}

/// Contracts that end: does the person come home, or stay?
fn contracts(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    for listed in find::contracts_ending(read, CONTRACTS)? {
        let Some(end) = listed.case.contract_end else { continue };
        let over = end < read.today();
        let (name, message) = words_to(&listed.case, listed.resident.as_ref(), news::HELLO_CONTRACT, lang);
        tasks.push(Task {
            tone: if over { Tone::Plain } else { Tone::Attention },
            tag: (if over { TASK_CONTRACT_OVER } else { TASK_CONTRACT }).say(lang).to_owned(),
            title: name,
            detail: format!("{} · {}", day::short(end, lang), TASK_ASK.say(lang)),
            path: format!("{}/pekerjaan", case_path(listed.case.row.id)),
            action: String::new(),
            due: Some(end),
            message,
        });
    }
    Ok(tasks)
}

/// Steps of plans that are due; what they are about is closed here.
fn plans(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    for step in reintegration_step::due(read)? {
        let Some(case) = read.maybe::<MigrationCase>(step.case.id)? else { continue };
        let (name, message) = worker(read, &case, after::HELLO, lang)?;
        let by = step.due.map(|due| format!(" · {}", day::short(due, lang)));
        tasks.push(Task {
            tone: if step.due.is_some_and(|due| due < read.today()) { Tone::Attention } else { Tone::Plain },
            tag: plan::TASK.say(lang).to_owned(),
            title: name,
            detail: format!("{}{}", plan::TASK_DETAIL.say(lang), by.unwrap_or_default()),
            path: format!("/rencana-pulang/{}/hasil", step.row.id),
            action: plan::END_STEP.say(lang).to_owned(),
            due: step.due,
            message,
        });
    }
    Ok(tasks)
}

/// Moments after a return that are due.
fn outcomes(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let (first, last) = crate::rules::Phase::Pulang.codes();
    let values = [Cell::from(first), Cell::from(last), Cell::from(read.today().to_string())];
    let mut tasks = Vec::new();
    for case in find::cases(read, &OUTCOMES_DUE, &values)? {
        let (name, message) = worker(read, &case, after::HELLO, lang)?;
        tasks.push(Task {
            tone: Tone::Plain,
            tag: after::TASK.say(lang).to_owned(),
            title: name,
            detail: after::TASK_DETAIL.say(lang).to_owned(),
            path: format!("{}/setelah-pulang/keadaan", case_path(case.row.id)),
            action: after::RECORD.say(lang).to_owned(),
            due: case.outcome_due,
            message,
        });
    }
    Ok(tasks)
}

fn worker(
    read: &Reader<'_>,
    case: &Stored<MigrationCase>,
    text: Phrase,
    lang: Lang,
) -> Result<(String, String), Refusal> {
    let resident = read.maybe::<Resident>(case.resident.id)?;
    Ok(words_to(case, resident.as_ref(), text, lang))
}

/// What the person is called, and a message ready to be sent to the person; people are written to in Indonesian.
fn words_to(case: &MigrationCase, resident: Option<&Stored<Resident>>, text: Phrase, lang: Lang) -> (String, String) {
    let name = resident.and_then(|resident| resident.name.known().cloned());
    let at_home = resident.and_then(|resident| resident.phone.given().cloned());
    let phone: Option<phone::Phone> = worker_phone(case, at_home.as_deref());
    let message = phone.map(|phone| message(name.as_deref().unwrap_or_default(), &phone, text, Lang::Id));
    (name.unwrap_or_else(|| ELSEWHERE.say(lang).to_owned()), message.unwrap_or_default())
}
