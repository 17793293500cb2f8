//! What letters show elsewhere: on *Hari ini*, on a person's page, in the search. Not here: their own pages.

use kernel::access::{HEADS, Role};
use kernel::{Lang, Record, RecordId, Refusal, Stored, day};
use store::engine::Cell;
use store::{Reader, Statement};
use web::{Hit, Panel, PanelLine, Task, Tone};

use super::{for_resident, is_own_check, queue};
use crate::records::Resident;
use crate::records::letter::{Letter, LetterState};
use crate::rules::letter::title;
use crate::words::{letter as words, letter_queue as queue_words};

/// Letters of a person that are shown at the most.
const MOST: usize = 20;
/// Letters that are read for *Hari ini*.
const MOST_TODAY: usize = 8;

/// Acknowledged letters of the reader's region of which no scan was attached, oldest first.
pub static WITHOUT_SCAN: Statement = Statement::scoped(
    "letter.without_scan",
    0,
    "SELECT id FROM letter WHERE state = 3 AND scan IS NULL AND withdrawn = 0 AND {scope} ORDER BY id LIMIT 8",
);

/// Drafts that were returned for mending.
pub static RETURNED: Statement = Statement::scoped(
    "letter.returned",
    0,
    "SELECT id FROM letter WHERE state = 1 AND reason IS NOT NULL AND withdrawn = 0 AND {scope} ORDER BY id LIMIT 8",
);

/// Letters whose number begins with what was typed.
pub static BY_NUMBER: Statement = Statement::scoped(
    "letter.by_number",
    2,
    "SELECT id FROM letter WHERE number >= $1 AND number < $2 AND withdrawn = 0 AND {scope} ORDER BY number LIMIT 20",
);

/// Letters of one place in a series, the newest year first.
pub static BY_SERIAL: Statement = Statement::scoped(
    "letter.by_serial",
    1,
    "SELECT id FROM letter WHERE serial = $1 AND withdrawn = 0 AND {scope} ORDER BY year DESC, id LIMIT 20",
);

fn letters(read: &Reader<'_>, statement: &Statement, values: &[Cell]) -> Result<Vec<Stored<Letter>>, Refusal> {
    let rows = read.select(statement, values)?;
    let ids = rows.iter().filter_map(|row| RecordId::from_slice(row.first()?.bytes()?).ok());
    ids.map(|id| read.get::<Letter>(id)).collect()
}

/// What needs the reader: a head the letters that wait; an officer those returned, and those without a scan.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let actor = read.actor();
    if actor.is_one_of(HEADS) {
        return waiting(read, lang);
    }
    if actor.role != Some(Role::PetugasDesmigratif) {
        return Ok(Vec::new());
    }
    let mut tasks = Vec::new();
    for letter in letters(read, &RETURNED, &[])? {
        let path = format!("/surat/{}/ubah", letter.row.id);
        tasks.push(task(
            read,
            lang,
            &letter,
            (Tone::Attention, words::TASK_RETURNED.say(lang)),
            path,
            words::TASK_MEND.say(lang),
        )?);
    }
    for letter in letters(read, &WITHOUT_SCAN, &[])? {
        let path = format!("/surat/{}/pindaian", letter.row.id);
        tasks.push(task(
            read,
            lang,
            &letter,
            (Tone::Plain, words::TASK_SCAN.say(lang)),
            path,
            words::TASK_ATTACH.say(lang),
        )?);
    }
    Ok(tasks)
}

/// Letters that wait for the head, except those that the head's own account checked; several of them also as one line.
fn waiting(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let (letters, count) = queue::waiting(read, MOST_TODAY)?;
    let mut tasks = Vec::new();
    if count > 1 {
        tasks.push(Task {
            tone: Tone::Attention,
            tag: words::TASK_HEAD.say(lang).to_owned(),
            title: format!("{count} {}", queue_words::TASK_MANY.say(lang)),
            path: "/surat/antrean".to_owned(),
            action: queue_words::TASK_ALL.say(lang).to_owned(),
            ..Task::default()
        });
    }
    for letter in letters.iter().filter(|letter| !is_own_check(read, letter)) {
        let path = format!("/surat/{}/mengetahui", letter.row.id);
        let tag = (Tone::Attention, words::TASK_HEAD.say(lang));
        tasks.push(task(read, lang, letter, tag, path, words::TASK_READ.say(lang))?);
    }
    Ok(tasks)
}

fn task(
    read: &Reader<'_>,
    lang: Lang,
    letter: &Stored<Letter>,
    tag: (Tone, &str),
    path: String,
    action: &str,
) -> Result<Task, Refusal> {
    Ok(Task {
        tone: tag.0,
        tag: tag.1.to_owned(),
        title: resident_name(read, letter)?,
        detail: detail(letter, lang),
        path,
        action: action.to_owned(),
        due: None,
        message: String::new(),
    })
}

fn detail(letter: &Letter, lang: Lang) -> String {
    let title = title(letter.kind, letter.signer_relation).say(lang);
    match &letter.number {
        Some(number) => format!("{title} · {number}"),
        None => title.to_owned(),
    }
}

fn resident_name(read: &Reader<'_>, letter: &Letter) -> Result<String, Refusal> {
    let resident = read.maybe::<Resident>(letter.resident.id)?;
    Ok(resident.map_or_else(String::new, |resident| resident.row.spec.title(&resident.row, Lang::Id)))
}

/// The letters of a person, with the button for a new one.
pub fn person_panel(read: &Reader<'_>, person: RecordId, lang: Lang) -> Result<Option<Panel>, Refusal> {
    if !read.actor().is_one_of(Letter::SPEC.read) {
        return Ok(None);
    }
    let lines: Vec<PanelLine> =
        for_resident(read, person)?.iter().take(MOST).map(|letter| line(letter, lang)).collect();
    let resident = read.maybe::<Resident>(person)?;
    let open = resident
        .is_some_and(|one| !one.row.withdrawn && one.name.known().is_some() && one.home() == read.actor().office);
    let officer = open && read.actor().role == Some(Role::PetugasDesmigratif);
    let mut panel = Panel {
        title: words::LETTERS.say(lang).to_owned(),
        action: officer.then(|| (words::NEW.say(lang).to_owned(), format!("/warga/{person}/surat/baru"))),
        ..Panel::default()
    };
    if lines.is_empty() {
        panel.lines = vec![PanelLine { text: words::PANEL_EMPTY.say(lang).to_owned(), ..PanelLine::default() }];
    } else {
        panel.lines = lines;
    }
    Ok(Some(panel))
}

fn line(letter: &Stored<Letter>, lang: Lang) -> PanelLine {
    let date = letter.date.map(|date| day::full(date, lang));
    let parts: Vec<String> = letter.number.iter().cloned().chain(date).collect();
    PanelLine {
        text: title(letter.kind, letter.signer_relation).say(lang).to_owned(),
        detail: parts.join(" · "),
        tag: Some((tone(letter.state), letter.state.label().say(lang).to_owned())),
        path: format!("/surat/{}", letter.row.id),
    }
}

/// The colour of a state.
pub const fn tone(state: LetterState) -> Tone {
    match state {
        LetterState::Draft => Tone::Plain,
        LetterState::Checked => Tone::Attention,
        LetterState::Acknowledged => Tone::Good,
        LetterState::Withdrawn | LetterState::Cancelled => Tone::Danger,
    }
}

/// Letters by number: "474/031/2026", its beginning, or its place in the series alone.
pub fn search(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let typed = typed.trim();
    let begins_with_digit = typed.chars().next().is_some_and(|first| first.is_ascii_digit());
    if !begins_with_digit || typed.len() > 60 || !read.actor().is_one_of(Letter::SPEC.read) {
        return Ok(Vec::new());
    }
    let mut found = letters(read, &BY_NUMBER, &[Cell::from(typed), Cell::from(format!("{typed}~"))])?;
    if let Some(serial) = typed.parse::<i64>().ok().filter(|serial| (1..100_000).contains(serial)) {
        for letter in letters(read, &BY_SERIAL, &[Cell::from(serial)])? {
            if !found.iter().any(|one| one.row.id == letter.row.id) {
                found.push(letter);
            }
        }
    }
    let hit = |letter: &Stored<Letter>| {
        let number = letter.number.clone().unwrap_or_default();
        Ok(Hit {
            kind: words::LETTER.say(lang).to_owned(),
            score: if number == typed { 100 } else { 70 },
            title: number,
            detail: format!(
                "{} · {}",
                title(letter.kind, letter.signer_relation).say(lang),
                resident_name(read, letter)?
            ),
            path: format!("/surat/{}", letter.row.id),
        })
    };
    found.iter().map(hit).collect()
}
