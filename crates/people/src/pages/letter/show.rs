//! The page of a letter: what comes next as its one main action, what it says, who checked, its papers and history.
//! Not here: the steps themselves (their own files).

use askama::Template;
use kernel::access::{HEADS, Role, VILLAGE};
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::{Phrase, Record, Refusal, Stored, Value};
use store::{HistoryLine, Reader};
use web::pieces::{self, Phase};
use web::{Answer, Call, Html, Input};

use super::{account_name, content_of, facts_card, name_of, path_of, printing, resident_name};
use crate::office::letter::{may_step, paper, seams};
use crate::records::letter::{Letter, LetterKind, LetterState, PrintReason};
use crate::records::{LetterPrint, Resident};
use crate::rules::letter::{asks_free_will, shown_code};
use crate::words::{letter as words, letter_kinds, letter_queue as queue};

/// Printings shown in the history.
const MOST_PRINTS: usize = 12;

/// The one thing that comes next.
enum Main {
    /// A page where it is done.
    Page(Phrase, String),
    /// The printing, which is put on record.
    Print,
    /// Nothing for this reader; the words say for whom it waits.
    Wait(Phrase),
}

#[derive(Template)]
#[template(path = "letter_show.html")]
struct Show<'c> {
    call: &'c Call,
    title: &'static str,
    resident: String,
    resident_path: String,
    subtitle: String,
    state: Html,
    main: Main,
    phases: Html,
    notes: Html,
    facts: Html,
    checked: Vec<(&'static str, String)>,
    history: Html,
    own: String,
    links: Vec<(&'static str, String)>,
    again: Option<Input>,
    problems: Html,
    printed: usize,
    scan: Option<String>,
    picture: bool,
    code: String,
    genuine: String,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    again(call, &[])
}

/// The page, with what was wrong with a printing.
pub(super) fn again(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let letter = mended(call, call.read(|read| read.get::<Letter>(id))?)?;
    let content = call.read(|read| show(call, read, &letter, problems))?;
    let title = format!("{} · {}", content.title, content.resident);
    let answer = call.page(&title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

/// Why it is printed again, as the form asks.
fn reasons(call: &Call, problems: &[Problem]) -> Input {
    let reasons = PrintReason::ALL.iter().filter(|one| **one != PrintReason::First);
    let options = reasons.map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    Input::choice("reason", call.say(queue::AGAIN_WHY), options).required().filled(&call.form, problems, call.lang)
}

/// After a crash between the two entries the letter has no paper: whoever looks completes it.
fn mended(call: &Call, letter: Stored<Letter>) -> Result<Stored<Letter>, Refusal> {
    let lacks_paper = letter.state == LetterState::Acknowledged && letter.pdf.is_none();
    if !lacks_paper || !call.actor.is_one_of(VILLAGE) {
        return Ok(letter);
    }
    match paper::keep(&call.store, &letter, call.now) {
        Ok(_) => call.read(|read| read.get::<Letter>(letter.row.id)),
        // The page is worth more than the paper: it is tried again next time.
        Err(_) => Ok(letter),
    }
}

fn show<'c>(
    call: &'c Call,
    read: &Reader<'_>,
    letter: &Stored<Letter>,
    problems: &[Problem],
) -> Result<Show<'c>, Refusal> {
    let resident = read.maybe::<Resident>(letter.resident.id)?;
    let content = content_of(read, letter, &printing(call))?;
    let prints = super::papers::times_printed(read, letter.row.id)?;
    let own = path_of(letter);
    let date = letter.date.map(|date| day::full(date, call.lang));
    let number = letter.number.clone().unwrap_or_else(|| call.say(words::NO_NUMBER).to_owned());
    let facts = match content {
        Some(content) => facts_card(&content, call.lang),
        None => pieces::note("", call.say(words::RESIDENT_ERASED)),
    };
    let officer = call.actor.is_one_of(VILLAGE) && call.actor.office == letter.home();
    Ok(Show {
        call,
        title: name_of(letter, call.lang),
        resident: resident_name(resident.as_ref(), call.lang),
        resident_path: format!("/warga/{}", letter.resident.id),
        subtitle: std::iter::once(number).chain(date).collect::<Vec<_>>().join(" · "),
        state: pieces::tag(seams::tone(letter.state), call.say(letter.state.label())),
        main: main_action(call, read, letter, prints.len()),
        phases: phases(call, letter),
        notes: notes(call, letter),
        facts,
        checked: checked(call, read, letter),
        history: history(call, read, letter, &prints)?,
        links: links(call, read, letter),
        again: (officer && letter.state == LetterState::Acknowledged && !prints.is_empty())
            .then(|| reasons(call, problems)),
        problems: pieces::problems(problems, call.lang, |_| call.say(queue::AGAIN_WHY).to_owned()),
        printed: prints.len(),
        scan: letter.scan.as_ref().map(|_| format!("{own}/pindaian/berkas")),
        picture: is_picture(read, letter)?,
        code: letter.check_code.as_deref().map_or_else(String::new, shown_code),
        genuine: letter.check_code.as_ref().map_or_else(String::new, |code| format!("/cek?kode={code}")),
        own,
    })
}

/// Is the scan a picture that the page can show?
fn is_picture(read: &Reader<'_>, letter: &Stored<Letter>) -> Result<bool, Refusal> {
    use crate::records::attachment::AttachmentKind;
    let Some(hash) = &letter.scan else { return Ok(false) };
    let all = crate::office::attachment::of_record(read, letter.resident.id.raw(), letter.row.id)?;
    Ok(all.iter().any(|one| one.hash == *hash && one.kind != AttachmentKind::Pdf))
}

fn main_action(call: &Call, read: &Reader<'_>, letter: &Stored<Letter>, printed: usize) -> Main {
    let own = path_of(letter);
    let may = |to| may_step(read, letter, to, None).is_ok();
    let officer = call.actor.is_one_of(VILLAGE) && call.actor.office == letter.home();
    match letter.state {
        LetterState::Draft if may(LetterState::Checked) => {
            Main::Page(super::check_title(letter.kind), format!("{own}/periksa"))
        }
        LetterState::Checked if may(LetterState::Acknowledged) => {
            Main::Page(words::NEXT_ACKNOWLEDGE, format!("{own}/mengetahui"))
        }
        LetterState::Checked if call.actor.is_one_of(HEADS) && officer => Main::Wait(words::SAME_HANDS),
        LetterState::Checked if officer => Main::Page(words::PRINT_DRAFT, format!("{own}/cetak.pdf")),
        LetterState::Checked => Main::Wait(words::WAITING_HEAD),
        LetterState::Acknowledged if officer && printed == 0 => Main::Print,
        LetterState::Acknowledged if officer && letter.scan.is_none() => {
            Main::Page(words::NEXT_SCAN, format!("{own}/pindaian"))
        }
        LetterState::Acknowledged if letter.scan.is_some() => Main::Wait(words::NOTHING_LEFT),
        _ => Main::Wait(kernel::phrase("", "")),
    }
}

fn phases(call: &Call, letter: &Letter) -> Html {
    let reached = match letter.state {
        LetterState::Draft => 0,
        LetterState::Checked => 1,
        LetterState::Acknowledged if letter.scan.is_none() => 2,
        LetterState::Acknowledged => 4,
        LetterState::Withdrawn | LetterState::Cancelled => return Html::default(),
    };
    let steps = [words::STEP_DRAFT, words::STEP_CHECKED, words::STEP_ACKNOWLEDGED, words::STEP_SCANNED];
    let phase = |(index, step): (usize, &Phrase)| {
        let phase = match index.cmp(&reached) {
            std::cmp::Ordering::Less => Phase::Done,
            std::cmp::Ordering::Equal => Phase::Now,
            std::cmp::Ordering::Greater => Phase::Later,
        };
        (call.say(*step).to_owned(), phase)
    };
    pieces::phases(call.say(words::STEPS), &steps.iter().enumerate().map(phase).collect::<Vec<_>>())
}

fn notes(call: &Call, letter: &Letter) -> Html {
    let heading = match letter.state {
        LetterState::Draft => words::RETURNED,
        LetterState::Withdrawn => words::WITHDRAWN,
        LetterState::Cancelled => words::CANCELLED,
        LetterState::Checked | LetterState::Acknowledged => return Html::default(),
    };
    match letter.reason.given() {
        Some(reason) => pieces::note(&format!("{}.", call.say(heading)), reason),
        None if letter.state == LetterState::Draft => Html::default(),
        None => pieces::note(&format!("{}.", call.say(heading)), ""),
    }
}

fn checked(call: &Call, read: &Reader<'_>, letter: &Stored<Letter>) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let when = |moment: Option<jiff::Timestamp>| {
        moment.map_or_else(String::new, |moment| day::moment(moment.as_millisecond(), zone_of(letter), call.lang))
    };
    if let (Some(how), Some(by)) = (letter.checked_how, letter.checked_by) {
        lines.push((call.say(words::HOW), call.say(how.label()).to_owned()));
        let who = account_name(read, by.id.raw(), call.lang);
        lines.push((call.say(words::CHECKED_BY), format!("{who} · {}", when(letter.checked_at))));
    }
    lines.extend(letter.check_note.given().map(|note| (call.say(words::NOTE), note.clone())));
    if let Some(by) = letter.acknowledged_by {
        let who = account_name(read, by.id.raw(), call.lang);
        lines.push((call.say(words::ACKNOWLEDGED_BY), format!("{who} · {}", when(letter.acknowledged_at))));
    }
    lines
}

/// The other things that this reader may do now.
fn links(call: &Call, read: &Reader<'_>, letter: &Stored<Letter>) -> Vec<(&'static str, String)> {
    let own = path_of(letter);
    let may = |to| may_step(read, letter, to, None).is_ok();
    let village = call.actor.is_one_of(VILLAGE) && call.actor.office == letter.home();
    let mut links = Vec::new();
    let mut add = |shown: bool, label: Phrase, path: String| {
        if shown {
            links.push((call.say(label), path));
        }
    };
    let draft = matches!(letter.state, LetterState::Draft | LetterState::Checked);
    let officer = call.actor.role == Some(Role::PetugasDesmigratif) && village;
    add(letter.state == LetterState::Draft && officer, words::EDIT, format!("{own}/ubah"));
    add(draft && village, words::PRINT_DRAFT, format!("{own}/cetak.pdf"));
    let sealed = matches!(letter.state, LetterState::Acknowledged | LetterState::Withdrawn);
    add(sealed, words::VIEW_COPY, format!("{own}/cetak.pdf"));
    let attachable = matches!(letter.state, LetterState::Checked | LetterState::Acknowledged);
    add(attachable && village, words::NEXT_SCAN, format!("{own}/pindaian"));
    add(letter.state == LetterState::Checked && may(LetterState::Draft), words::RETURN, format!("{own}/kembalikan"));
    add(may(LetterState::Cancelled), words::CANCEL, format!("{own}/batalkan"));
    add(may(LetterState::Withdrawn), words::WITHDRAW, format!("{own}/tarik"));
    links
}

/// What happened, newest first.
fn history(
    call: &Call,
    read: &Reader<'_>,
    letter: &Stored<Letter>,
    prints: &[Stored<LetterPrint>],
) -> Result<Html, Refusal> {
    let mut moments: Vec<(i64, String)> = Vec::new();
    for (index, line) in read.history(Letter::SPEC, letter.row.id)?.iter().enumerate() {
        let who = account_name(read, line.account, call.lang);
        let Some(what) = what_happened(line, letter.kind, index == 0) else { continue };
        moments.push((line.moment, format!("{who} {}", call.say(what))));
    }
    for print in prints.iter().rev().take(MOST_PRINTS) {
        if let Some(line) = read.history(LetterPrint::SPEC, print.row.id)?.first() {
            let who = account_name(read, line.account, call.lang);
            let why = print.reason.filter(|why| *why != PrintReason::First);
            let why = why.map_or_else(String::new, |why| format!(" ({})", call.say(why.label()).to_lowercase()));
            moments.push((line.moment, format!("{who} {} {}{why}", call.say(words::DID_PRINT), print.copy)));
        }
    }
    moments.sort_by_key(|(moment, _)| std::cmp::Reverse(*moment));
    let lines: Vec<(String, String)> = moments
        .into_iter()
        .map(|(moment, what)| (day::moment_short(moment, zone_of(letter), call.today, call.lang), what))
        .collect();
    Ok(pieces::timeline(&lines))
}

/// The clock of the village.
pub(super) fn zone_of(letter: &Stored<Letter>) -> Zone {
    Code::parse(&letter.row.region).map_or(Zone::Wib, Zone::of)
}

/// One entry in words; the entry that names the kept PDF says nothing to people.
fn what_happened(line: &HistoryLine, kind: LetterKind, first: bool) -> Option<Phrase> {
    let state = line.fields.iter().find(|field| field.tag == Letter::STATE.tag);
    let state =
        state.and_then(|field| field.after.known()).and_then(Value::as_integer).and_then(LetterState::from_code);
    let touched = |tag| line.fields.iter().any(|field| field.tag == tag);
    Some(match state {
        Some(LetterState::Draft) if first => words::DID_DRAFT,
        Some(LetterState::Draft) => words::DID_RETURN,
        Some(LetterState::Checked) if kind == LetterKind::MaritalStatus => words::DID_CHECK_MARITAL,
        Some(LetterState::Checked) if !asks_free_will(kind) => letter_kinds::DID_CHECK_FACTS,
        Some(LetterState::Checked) => words::DID_CHECK,
        Some(LetterState::Acknowledged) => words::DID_ACKNOWLEDGE,
        Some(LetterState::Withdrawn) => words::DID_WITHDRAW,
        Some(LetterState::Cancelled) => words::DID_CANCEL,
        None if touched(Letter::SCAN.tag) => words::DID_SCAN,
        None if touched(Letter::PDF.tag) => return None,
        None => words::DID_CHANGE,
    })
}
