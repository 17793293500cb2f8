//! The papers of a letter: the draft to sign, the original with each printing on record, copies to look at, the scan.
//! Not here: rendering and keeping (`office::letter::paper`).

use askama::Template;
use kernel::access::VILLAGE;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Stored};
use store::Reader;
use web::{Answer, Call, Html, Input, pieces};

use super::{name_of, path_of, printing, resident_name};
use crate::office::letter::{LetterRefusal, paper, steps};
use crate::office::{attachment, letter};
use crate::pages::form_page::problems_of;
use crate::records::letter::{Letter, LetterState, PrintReason};
use crate::records::{Attachment, LetterPrint, Resident};
use crate::words::letter as words;

/// The field with the file.
const SCAN: &str = "scan";

/// The paper as a PDF: the draft before acknowledging; then a printing that is on record (`?cetakan=`) gives the kept
/// bytes, and everything else a copy that is marked as one.
pub(super) fn pdf(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let printed = call.query("cetakan").parse::<RecordId>().ok();
    let (letter, on_record) = call.read(|read| {
        let letter = read.get::<Letter>(id)?;
        Ok((letter, printed.is_some_and(|print| is_own_print(read, id, print))))
    })?;
    let bytes = match letter.state {
        LetterState::Draft | LetterState::Checked => {
            if !call.actor.is_one_of(VILLAGE) {
                return Err(LetterRefusal::NotYourRole.into());
            }
            call.read(|read| paper::draft(read, &letter, &printing(call)))?
        }
        LetterState::Acknowledged if on_record => paper::original(&call.store, &letter, call.now)?,
        LetterState::Acknowledged | LetterState::Withdrawn => paper::copy(&letter)?,
        LetterState::Cancelled => return Err(LetterRefusal::NotNow.into()),
    };
    Ok(Answer::file(bytes, "application/pdf", file_name(&letter), true))
}

/// A number is no name of a person, so it may stand in the name of a file.
fn file_name(letter: &Letter) -> String {
    let number = letter.number.as_deref().unwrap_or("draf");
    let plain: String = number.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
    format!("surat-{plain}.pdf")
}

/// How long a printing on record opens the kept bytes, in milliseconds: a later one is put on record anew.
const PRINTING_LASTS: i64 = 15 * 60 * 1_000;

/// Is this a printing of this letter that was put on record just now?
fn is_own_print(read: &Reader<'_>, letter: RecordId, print: RecordId) -> bool {
    let own = read.get::<LetterPrint>(print).is_ok_and(|print| print.letter.id.raw() == letter);
    let lines = if own { read.history(LetterPrint::SPEC, print).unwrap_or_default() } else { Vec::new() };
    lines.first().is_some_and(|line| read.now().as_millisecond() - line.moment < PRINTING_LASTS)
}

/// Puts a printing on record and leads to the bytes.
pub(super) fn print(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (print, why) = (call.action.record(0), PrintReason::from_name(call.form.text("reason")));
    match call.act(move |read| steps::print(read, id, print, why)) {
        Ok(_) => Ok(Answer::redirect(format!("/surat/{id}/cetak.pdf?cetakan={print}"))),
        Err(refusal) => super::show::again(call, &problems_of(refusal)?),
    }
}

#[derive(Template)]
#[template(path = "letter_scan.html")]
struct ScanPage<'c> {
    call: &'c Call,
    lead: String,
    back: String,
    hidden: Html,
    problems: Html,
    file: Input,
}

pub(super) fn scan_page(call: &Call) -> Result<Answer, Refusal> {
    scan_form(call, &[])
}

fn scan_form(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (letter, resident) = call.read(|read| readable(read, call.param("id")?))?;
    let file = Input::file(SCAN, call.say(words::SCAN)).help(call.say(words::SCAN_LEAD)).required();
    let content = ScanPage {
        call,
        lead: format!("{} · {}", name_of(&letter, call.lang), resident_name(resident.as_ref(), call.lang)),
        back: path_of(&letter),
        hidden: call.hidden_for(&letter.row),
        problems: pieces::problems(problems, call.lang, |_| call.say(words::SCAN).to_owned()),
        file: file.filled(&call.form, problems, call.lang),
    };
    let page = call.page(call.say(words::NEXT_SCAN), &content);
    Ok(if problems.is_empty() { page } else { page.invalid() })
}

fn readable(read: &Reader<'_>, id: RecordId) -> Result<(Stored<Letter>, Option<Stored<Resident>>), Refusal> {
    let letter = read.get::<Letter>(id)?;
    steps::may_attach(read, &letter)?;
    let resident = read.maybe::<Resident>(letter.resident.id)?;
    Ok((letter, resident))
}

pub(super) fn attach(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match attached(call, id) {
        Ok(()) => Ok(Answer::redirect(format!("/surat/{id}")).saying(call.say(words::SCAN_DONE))),
        Err(refusal) => scan_form(call, &problems_of(refusal)?),
    }
}

fn attached(call: &Call, id: RecordId) -> Result<(), Refusal> {
    let seen = call.seen()?;
    let (letter, _) = call.read(|read| readable(read, id))?;
    let upload = call.files.get(SCAN).ok_or_else(|| Refusal::invalid(SCAN, "required", web::words::ATTACH_FILE))?;
    let kept = attachment::keep(&call.store, letter.resident.id.raw(), SCAN, &upload.bytes)?;
    let name = upload.name.clone();
    let attachment_id = call.action.record(0);
    let done = call.act(move |read| steps::attach_scan(read, id, &seen, attachment_id, &kept, &name));
    if !matches!(done, Ok(done) if !done.repeated) {
        attachment::discard(&call.store, &kept);
    }
    done.map(drop)
}

/// The scan itself.
pub(super) fn scan(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let found = call.read(|read| {
        let letter = read.get::<Letter>(id)?;
        let hash = letter.scan.clone().ok_or(Refusal::NotFound)?;
        let all = attachment::of_record(read, letter.resident.id.raw(), id)?;
        let fits = |one: &Stored<Attachment>| one.hash == hash;
        all.into_iter().find(fits).ok_or(Refusal::NotFound)
    })?;
    let opened = attachment::open(&call.store, &found)?;
    call.opening_file(&found.row, Attachment::HASH.tag, found.resident.id.raw())?;
    Ok(Answer::file(opened.bytes, opened.content_type, opened.name, true))
}

/// How often a letter was printed.
pub(super) fn times_printed(read: &Reader<'_>, id: RecordId) -> Result<Vec<Stored<LetterPrint>>, Refusal> {
    letter::prints(read, id)
}
