//! The head reads and acknowledges. Unlocking the key is slow and happens before the writer is asked; the paper is
//! rendered after. Not here: number and seal (`office::letter::acknowledge`).

use kernel::refusal::Problem;
use kernel::{Refusal, phrase};
use store::{Action, Seen};
use web::{Answer, Call, Form, Html, Input};

use super::draft::seen_text;
use super::{account_name, content_of, facts_card, name_of, path_of, printing, resident_name};
use crate::office::letter::acknowledge::{Acknowledge, acknowledge, ready};
use crate::office::letter::{may_step, paper, seal_key};
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::Resident;
use crate::records::letter::{Letter, LetterState};
use crate::words::letter as words;

/// The hidden field with the versions of the resident.
const RESIDENT_SEEN: &str = "_seen_warga";

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (letter, resident, content, checked_by) = call.read(|read| {
        let letter = read.get::<Letter>(id)?;
        may_step(read, &letter, LetterState::Acknowledged, None)?;
        let resident = read.get::<Resident>(letter.resident.id)?;
        let content = content_of(read, &letter, &printing(call))?;
        let checked_by = letter.checked_by.map(|by| account_name(read, by.id.raw(), call.lang));
        Ok((letter, resident, content, checked_by.unwrap_or_default()))
    })?;
    let facts = content.map_or_else(Html::default, |content| facts_card(&content, call.lang));
    let own = path_of(&letter);
    let page = FormPage {
        title: call.say(words::ACK_TITLE).to_owned(),
        lead: vec![
            format!("{} · {}", name_of(&letter, call.lang), resident_name(Some(&resident), call.lang)),
            call.say(words::ACK_LEAD).to_owned(),
            call.say(words::ACK_PEN).to_owned(),
        ],
        before: Html::joined([check_note(call, &letter, &checked_by), facts]),
        inputs: vec![
            Input::password(seal_key::FIELD, call.say(words::PASSWORD))
                .help(call.say(words::PASSWORD_HELP))
                .autocomplete("current-password")
                .required(),
        ],
        problems,
        kept: vec![(RESIDENT_SEEN, seen_text(&resident.row))],
        action: call.path.clone(),
        button: call.say(words::ACK_DO).to_owned(),
        links: vec![
            (call.say(words::RETURN).to_owned(), format!("{own}/kembalikan")),
            (call.say(words::BACK).to_owned(), own),
        ],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &letter.row))
}

/// How it was checked and by whom, before anything else: the head vouches for it.
fn check_note(call: &Call, letter: &Letter, by: &str) -> Html {
    let Some(how) = letter.checked_how else { return Html::default() };
    let heading = format!("{} {by}: {}.", call.say(words::CHECKED_BY), how.label().say(call.lang).to_lowercase());
    web::pieces::note(&heading, letter.check_note.given().map_or("", String::as_str))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let done = acknowledged(call);
    match done {
        Ok(()) => {
            let letter = call.read(|read| read.get::<Letter>(id))?;
            if letter.pdf.is_none() {
                // The letter stands whatever becomes of its paper: whoever looks next renders it again.
                let _ = paper::keep(&call.store, &letter, call.now);
            }
            Ok(Answer::redirect(path_of(&letter)).saying(call.say(words::ACK_DONE)))
        }
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn acknowledged(call: &Call) -> Result<(), Refusal> {
    let id = call.param("id")?;
    let seen = call.seen()?;
    let missing = || Refusal::invalid("", "seen", web::words::FORM_INCOMPLETE);
    let resident_seen = Seen::parse(call.form.text(RESIDENT_SEEN)).ok_or_else(missing)?;
    let action = Action { id: call.action, digest: digest(call), actor: call.actor.clone(), now: call.now };
    // The same form sent again finds the letter acknowledged already; the store knows the action and says so.
    let letter = match call.read(|read| ready(read, id, &seen, &resident_seen)) {
        Ok(letter) => letter,
        Err(refusal) => return call.store.act(action, move |_| Err(refusal)).map(drop),
    };
    let password = call.form.raw(seal_key::FIELD).unwrap_or_default();
    if password.is_empty() {
        return Err(Refusal::invalid(seal_key::FIELD, "required", EMPTY));
    }
    let key = seal_key::unlock(&call.store, &call.actor, letter.home(), password, call.now)?;
    let input = Acknowledge {
        letter: id,
        seen,
        resident_seen,
        key,
        key_record: call.action.record(0),
        salt: store::keys::random().map_err(Refusal::fault)?,
        printing: printing(call),
    };
    call.store.act(action, move |read| acknowledge(read, &input)).map(drop)
}

const EMPTY: kernel::Phrase = phrase("Ketik kata sandi Anda.", "Type your password.");

/// What was sent, without the password: a fast digest of a password is not kept anywhere.
fn digest(call: &Call) -> [u8; 32] {
    let fields = call.form.fields().iter().filter(|(name, _)| name != seal_key::FIELD).cloned();
    Form::new(fields.collect()).digest(&call.path, &call.files)
}
