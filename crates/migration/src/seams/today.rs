//! What needs the reader today: papers that run out, permissions that are missing, cases that have not moved for long.

use kernel::access::{HEADS, VILLAGE};
use kernel::checklist::Checklist;
use kernel::{Lang, Refusal, day};
use people::records::letter::LetterState;
use store::Reader;
use web::{Task, Tone};

use crate::office::CaseFile;
use crate::office::find::{self, Listed};
use crate::pages::{case_path, letter_path, short_label};
use crate::rules::papers::{FAMILY_PERMISSION, papers};
use crate::words::case as words;
use people::records::letter::LetterKind;

/// The most lines of one sort; the lists behind them show all.
const MOST: usize = 8;

/// The tasks of a village's officer and head. Levels above look at counts.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn tasks(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(VILLAGE) {
        return Ok(Vec::new());
    }
    let mut tasks = permissions(read, lang)?;
    if !read.actor().is_one_of(HEADS) {
        tasks.extend(running_out(read, lang)?);
        tasks.extend(contracts(read, lang)?);
        tasks.extend(still(read, lang)?);
    }
    Ok(tasks)
}

fn name(one: &Listed, lang: Lang) -> String {
    let known = one.resident.as_ref().and_then(|resident| resident.name.known().cloned());
    known.unwrap_or_else(|| words::ELSEWHERE.say(lang).to_owned())
}

fn running_out(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    for (document, listed) in find::running_out(read)?.into_iter().take(MOST) {
        let (Some(until), Some(line)) = (document.valid_until, Checklist::by_key(&document.line)) else { continue };
        let over = until < read.today();
        let before = listed.case.planned_departure.is_some_and(|leaving| until < leaving);
        let mut detail = format!("{}: {}", short_label(line.label, lang), day::short(until, lang));
        if before && !over {
            detail = format!("{detail}, {}", words::TASK_BEFORE.say(lang));
        }
        tasks.push(Task {
            tone: if over { Tone::Danger } else { Tone::Attention },
            tag: (if over { words::TASK_EXPIRED } else { words::TASK_EXPIRES }).say(lang).to_owned(),
            title: name(&listed, lang),
            detail,
            path: format!("{}/dokumen/{}", case_path(listed.case.row.id), line.key),
            action: crate::words::document::RENEW.say(lang).to_owned(),
            due: Some(until),
            message: String::new(),
        });
    }
    Ok(tasks)
}

/// Cases that the village has verified and that wait for the family's permission. The head sees those that wait for the head.
fn permissions(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let head = read.actor().is_one_of(HEADS);
    let mut tasks = Vec::new();
    for listed in find::without_permission(read)? {
        if tasks.len() == MOST {
            break;
        }
        let title = name(&listed, lang);
        let file = CaseFile::around(read, listed.case)?;
        let state = permission_state(&file);
        let (detail, path) = match state {
            Some(LetterState::Acknowledged) if !head => (words::TASK_PERMISSION_READY, case_path(file.case.row.id)),
            Some(LetterState::Checked) => {
                (words::TASK_PERMISSION_HEAD, letter_path(&file, LetterKind::FamilyPermission))
            }
            Some(LetterState::Acknowledged) => continue,
            _ if head => continue,
            _ => (words::TASK_PERMISSION_NONE, letter_path(&file, LetterKind::FamilyPermission)),
        };
        tasks.push(Task {
            tone: if head { Tone::Attention } else { Tone::Plain },
            tag: words::TASK_PERMISSION.say(lang).to_owned(),
            title,
            detail: detail.say(lang).to_owned(),
            path,
            action: String::new(),
            due: file.case.planned_departure,
            message: String::new(),
        });
    }
    Ok(tasks)
}

fn permission_state(file: &CaseFile) -> Option<LetterState> {
    let all = papers(&file.facts);
    let line = all.iter().find(|paper| paper.line.key == FAMILY_PERMISSION)?;
    line.letter.map(|letter| letter.state)
}

fn still(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    for listed in find::waiting(read)?.into_iter().take(MOST) {
        let days = listed.case.since.map_or(0, |since| (read.today() - since).get_days());
        tasks.push(Task {
            tone: Tone::Plain,
            tag: format!("{} {} {}", words::TASK_STILL.say(lang), days, words::TASK_DAYS.say(lang)),
            title: name(&listed, lang),
            detail: listed.case.state.label().say(lang).to_owned(),
            path: case_path(listed.case.row.id),
            action: String::new(),
            due: None,
            message: String::new(),
        });
    }
    Ok(tasks)
}

/// Contracts that end: does the person come home, or stay? Somebody calls the family.
fn contracts(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    for listed in find::contracts_ending(read)?.into_iter().take(MOST / 2) {
        let Some(end) = listed.case.contract_end else { continue };
        let over = end < read.today();
        let words = if over { words::TASK_CONTRACT_OVER } else { words::TASK_CONTRACT };
        tasks.push(Task {
            tone: if over { Tone::Plain } else { Tone::Attention },
            tag: words.say(lang).to_owned(),
            title: name(&listed, lang),
            detail: format!("{} · {}", day::short(end, lang), words::TASK_ASK.say(lang)),
            path: case_path(listed.case.row.id),
            action: String::new(),
            due: Some(end),
            message: String::new(),
        });
    }
    Ok(tasks)
}
