//! The head's queue: read what waits, tick several, type the secret once, see what became of each. It works without script
//! and on a phone. Not here: what acknowledging does (`office::letter::queue`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Phrase, RecordId, Refusal, Stored, day};
use store::{Reader, Seen};
use web::{Answer, Call, Html, Input, Tone, link, pieces};

use super::draft::seen_text;
use super::{account_name, content_of, lines_of, name_of, path_of, printing, resident_name};
use crate::office::letter::queue::{Became, MOST, One, Several, acknowledge_each, waiting};
use crate::office::letter::{is_own_check, seal_key};
use crate::pages::form_page::{problem, problems_of};
use crate::records::Resident;
use crate::records::letter::{Letter, LetterState};
use crate::words::{letter as words, letter_queue as queue};

#[derive(Template)]
#[template(path = "letter_queue.html")]
struct Queue<'c> {
    call: &'c Call,
    entries: Vec<Entry>,
    shown_of: String,
    problems: Html,
    password: Input,
    open: usize,
}

/// One letter to read.
struct Entry {
    id: RecordId,
    title: &'static str,
    resident: String,
    path: String,
    lines: Vec<(String, String)>,
    checked: String,
    note: String,
    own: bool,
    seen: String,
    resident_seen: String,
    ticked: bool,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, &[])
}

fn form(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (entries, count) = call.read(|read| {
        let (letters, count) = waiting(read, MOST)?;
        let entries: Result<Vec<Entry>, Refusal> = letters.iter().map(|letter| entry(call, read, letter)).collect();
        Ok((entries?, count))
    })?;
    let more = count > entries.len() as i64;
    let password = Input::password(seal_key::FIELD, call.say(words::PASSWORD))
        .help(call.say(words::PASSWORD_HELP))
        .autocomplete("current-password")
        .required()
        .filled(&call.form, problems, call.lang);
    let label = |name: &str| {
        let label = if name == seal_key::FIELD { words::PASSWORD } else { queue::PICKED };
        call.say(label).to_owned()
    };
    let content = Queue {
        call,
        open: entries.iter().filter(|entry| !entry.own).count(),
        shown_of: if more { format!("{} {} {count}", entries.len(), call.say(queue::SHOWN_OF)) } else { String::new() },
        problems: pieces::problems(problems, call.lang, label),
        password,
        entries,
    };
    let answer = call.page(call.say(queue::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn entry(call: &Call, read: &Reader<'_>, letter: &Stored<Letter>) -> Result<Entry, Refusal> {
    let resident = read.maybe::<Resident>(letter.resident.id)?;
    let content = content_of(read, letter, &printing(call))?;
    let zone = super::show::zone_of(letter);
    let how = letter.checked_how.map(|how| call.say(how.label()).to_lowercase());
    let by = letter.checked_by.map(|by| account_name(read, by.id.raw(), call.lang));
    let when = letter.checked_at.map(|at| day::moment(at.as_millisecond(), zone, call.lang));
    let parts: Vec<String> = [how, by, when].into_iter().flatten().collect();
    let chosen = letter.row.id.to_string();
    Ok(Entry {
        id: letter.row.id,
        title: name_of(letter, call.lang),
        resident: resident_name(resident.as_ref(), call.lang),
        path: path_of(letter),
        lines: content.map_or_else(Vec::new, |content| lines_of(&content, call.lang)),
        checked: parts.join(" · "),
        note: letter.check_note.given().cloned().unwrap_or_default(),
        own: is_own_check(read, letter),
        seen: seen_text(&letter.row),
        resident_seen: resident.map_or_else(String::new, |resident| seen_text(&resident.row)),
        ticked: call.form.all("surat").any(|id| id == chosen),
    })
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let chosen = chosen(call)?;
    if chosen.is_empty() {
        return form(call, &[problem("surat", "required", queue::NEEDS_PICK)]);
    }
    let password = call.form.raw(seal_key::FIELD).unwrap_or_default();
    if password.is_empty() {
        return form(call, &[problem(seal_key::FIELD, "required", queue::NEEDS_PASSWORD)]);
    }
    let key = match seal_key::unlock(&call.store, &call.actor, call.actor.office, password, call.now) {
        Ok(key) => key,
        Err(refusal) => return form(call, &problems_of(refusal)?),
    };
    let several =
        Several { actor: call.actor.clone(), form: call.action, now: call.now, key, printing: printing(call) };
    let became = acknowledge_each(&call.store, &several, chosen)?;
    let parts: Vec<String> = became.iter().map(|(id, became)| format!("{id}.{}", became.name())).collect();
    let query: Vec<(&str, &str)> = parts.iter().map(|part| ("surat", part.as_str())).collect();
    Ok(Answer::redirect(link("/surat/antrean/hasil", &query)))
}

/// The letters that were ticked, or all that were shown, each as it was shown.
fn chosen(call: &Call) -> Result<Vec<One>, Refusal> {
    let name = if call.form.ticked("semua") { "tampil" } else { "surat" };
    let mut ids: Vec<RecordId> = Vec::new();
    for id in call.form.all(name).filter_map(|id| id.parse().ok()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.truncate(MOST);
    let missing = || Refusal::invalid("", "seen", web::words::FORM_INCOMPLETE);
    let one = |letter: RecordId| {
        let seen = |name: &str| Seen::parse(call.form.text(&format!("{name}.{letter}"))).ok_or_else(missing);
        Ok(One { letter, seen: seen("seen")?, resident_seen: seen("warga")? })
    };
    ids.into_iter().map(one).collect()
}

#[derive(Template)]
#[template(path = "letter_queue_result.html")]
struct ResultPage<'c> {
    call: &'c Call,
    lines: Vec<Line>,
    waiting: i64,
}

/// What became of one letter.
struct Line {
    title: String,
    resident: String,
    path: String,
    tag: Html,
    why: &'static str,
}

pub(super) fn result(call: &Call) -> Result<Answer, Refusal> {
    let asked: Vec<(RecordId, Became)> = call
        .query_fields()
        .all("surat")
        .filter_map(|part| part.split_once('.'))
        .filter_map(|(id, became)| Some((id.parse().ok()?, Became::from_name(became)?)))
        .take(MOST)
        .collect();
    let (lines, waiting) = call.read(|read| {
        let lines: Result<Vec<Option<Line>>, Refusal> = asked.iter().map(|one| line(call, read, *one)).collect();
        Ok((lines?.into_iter().flatten().collect(), waiting(read, 1)?.1))
    })?;
    Ok(call.page(call.say(queue::RESULT), &ResultPage { call, lines, waiting }))
}

fn line(call: &Call, read: &Reader<'_>, (id, became): (RecordId, Became)) -> Result<Option<Line>, Refusal> {
    let Some(letter) = read.maybe::<Letter>(id)? else { return Ok(None) };
    let resident = read.maybe::<Resident>(letter.resident.id)?;
    let number = letter.number.clone().map(|number| format!(" · {number}"));
    // The register decides, not what an address says.
    let done = became == Became::Done && letter.number.is_some();
    let (tone, words) = if done { (Tone::Good, queue::DONE) } else { (Tone::Danger, queue::NOT_DONE) };
    Ok(Some(Line {
        title: format!("{}{}", name_of(&letter, call.lang), number.unwrap_or_default()),
        resident: resident_name(resident.as_ref(), call.lang),
        path: path_of(&letter),
        tag: pieces::tag(tone, call.say(words)),
        // Of a letter that is no longer waiting, where it went says more than that it changed.
        why: match became {
            _ if done => "",
            Became::Changed if letter.state != LetterState::Checked => call.say(queue::WHY_STATE),
            other => call.say(why(other)),
        },
    }))
}

const fn why(became: Became) -> Phrase {
    match became {
        Became::SameHands => queue::WHY_HANDS,
        Became::Changed => queue::WHY_CHANGED,
        Became::State => queue::WHY_STATE,
        Became::Closed => queue::WHY_CLOSED,
        Became::Code => queue::WHY_CODE,
        Became::Waiting => queue::WHY_WAITING,
        Became::Done | Became::Other => queue::WHY_OTHER,
    }
}
