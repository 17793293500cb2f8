//! What needs the reader today: papers that run out, permissions that are missing, cases that have not moved for long.

use jiff::civil::Date;
use kernel::access::{HEADS, VILLAGE};
use kernel::checklist::Checklist;
use kernel::{Lang, RecordId, Refusal, day};
use people::records::Letter;
use people::records::letter::{LetterKind, LetterState};
use store::Reader;
use web::{Task, Tone};

use crate::office::find::{self, Listed};
use crate::pages::{case_path, short_label};
use crate::words::case as words;

/// The most lines of one sort; the lists behind them show all.
const MOST: i64 = 8;
/// Cases that are looked through for a permission: some wait for nobody who reads.
const LOOKED: i64 = 16;

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
    for (document, listed) in find::running_out(read, MOST)? {
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
            message: message(&listed, short_label(line.label, Lang::Id), until),
        });
    }
    Ok(tasks)
}

/// A message ready to be sent to the person; empty where no telephone is recorded.
fn message(listed: &Listed, paper: &str, until: Date) -> String {
    let phone = listed.resident.as_ref().and_then(|resident| resident.phone.given().cloned());
    let Some(phone) = phone.and_then(|phone| kernel::phone::parse(&phone).ok()) else { return String::new() };
    let text = crate::words::expiring::ASK.say(Lang::Id).replace("%1", paper);
    let text = text.replace("%2", &day::full(until, Lang::Id));
    web::link(&phone.wa_me_link(), &[("text", &text)])
}

/// Cases that the village has verified and that wait for the family's permission. The head sees those that wait for the head.
fn permissions(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let head = read.actor().is_one_of(HEADS);
    let mut tasks = Vec::new();
    for listed in find::without_permission(read, LOOKED)? {
        if i64::try_from(tasks.len()).is_ok_and(|count| count == MOST) {
            break;
        }
        let title = name(&listed, lang);
        let letter = permission(read, &listed)?;
        let case = case_path(listed.case.row.id);
        let letter_page = |id: RecordId| format!("/surat/{id}");
        let (detail, path) = match letter {
            Some((LetterState::Acknowledged, _)) if !head => (words::TASK_PERMISSION_READY, case),
            Some((LetterState::Checked, id)) => (words::TASK_PERMISSION_HEAD, letter_page(id)),
            Some((LetterState::Acknowledged, _)) => continue,
            _ if head => continue,
            Some((_, id)) => (words::TASK_PERMISSION_NONE, letter_page(id)),
            // The case leads on to the letter with what it knows of the destination.
            None => (words::TASK_PERMISSION_NONE, case),
        };
        tasks.push(Task {
            tone: if head { Tone::Attention } else { Tone::Plain },
            tag: words::TASK_PERMISSION.say(lang).to_owned(),
            title,
            detail: detail.say(lang).to_owned(),
            path,
            action: String::new(),
            due: listed.case.planned_departure,
            message: String::new(),
        });
    }
    Ok(tasks)
}

/// The family's permission that a case has, by one query: the one that is furthest on its way, the newest of these.
fn permission(read: &Reader<'_>, listed: &Listed) -> Result<Option<(LetterState, RecordId)>, Refusal> {
    let rank = |state| match state {
        LetterState::Acknowledged => 3,
        LetterState::Checked => 2,
        LetterState::Draft => 1,
        LetterState::Withdrawn | LetterState::Cancelled => 0,
    };
    let country = &listed.case.country;
    let letters = read.referring::<Letter>("resident", listed.case.resident.id.raw())?.into_iter();
    let alive = letters.filter(|letter| letter.kind == LetterKind::FamilyPermission && rank(letter.state) > 0);
    let fits = alive.filter(|letter| letter.country.is_none() || country.is_none() || letter.country == *country);
    let best = fits.max_by_key(|letter| (rank(letter.state), letter.row.id));
    Ok(best.map(|letter| (letter.state, letter.row.id)))
}

fn still(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    for listed in find::waiting_longest(read, MOST)? {
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
