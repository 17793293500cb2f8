//! Returning, cancelling and withdrawing: one page that asks why. Not here: who may (`records::letter`'s machine).

use kernel::refusal::Problem;
use kernel::{Phrase, Refusal};
use web::{Answer, Call, Input};

use super::{name_of, path_of, resident_name};
use crate::office::letter::{may_step, steps};
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::Resident;
use crate::records::letter::{Letter, LetterState};
use crate::words::letter as words;

/// A step that asks for a reason.
struct Step {
    to: LetterState,
    title: Phrase,
    ask: Phrase,
}

/// The step that the address names by its last part.
fn step_of(call: &Call) -> Result<Step, Refusal> {
    let step = |to, title, ask| Ok(Step { to, title, ask });
    match call.path.rsplit('/').next() {
        Some("kembalikan") => step(LetterState::Draft, words::RETURN, words::REASON_RETURN),
        Some("batalkan") => step(LetterState::Cancelled, words::CANCEL, words::REASON_CANCEL),
        Some("tarik") => step(LetterState::Withdrawn, words::WITHDRAW, words::REASON_WITHDRAW),
        _ => Err(Refusal::NotFound),
    }
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let step = step_of(call)?;
    let (letter, resident) = call.read(|read| {
        let letter = read.get::<Letter>(id)?;
        may_step(read, &letter, step.to, None)?;
        let resident = read.maybe::<Resident>(letter.resident.id)?;
        Ok((letter, resident))
    })?;
    let number = letter.number.clone().unwrap_or_else(|| call.say(words::NO_NUMBER).to_owned());
    let page = FormPage {
        title: call.say(step.title).to_owned(),
        lead: vec![
            format!("{} · {number} · {}", name_of(&letter, call.lang), resident_name(resident.as_ref(), call.lang)),
            call.say(step.ask).to_owned(),
        ],
        inputs: vec![Input::lines("reason", call.say(words::REASON)).required()],
        problems,
        action: call.path.clone(),
        button: call.say(step.title).to_owned(),
        links: vec![(call.say(words::BACK).to_owned(), path_of(&letter))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &letter.row))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let to = step_of(call)?.to;
    let seen = call.seen()?;
    let reason: String = call.form.text("reason").chars().take(2_000).collect();
    match call.act(move |read| steps::move_with_reason(read, id, &seen, to, &reason)) {
        Ok(_) => Ok(Answer::redirect(format!("/surat/{id}")).saying(call.say(words::STEP_DONE))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}
