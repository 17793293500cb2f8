//! What a room's page needs to seal a paper: the input for the password, unlocking the office's key before the writer is asked,
//! and the printed paper. Not here: sealing itself (`office::sealed_paper`).

use kernel::{Phrase, RecordId, Refusal, Stored, phrase};
use store::{Action, Done, UseCase};
use web::{Answer, Call, Form, Input};

use crate::office::letter::seal_key;
use crate::office::sealed_paper::{Sealing, content_of};
use crate::papers::sealed_paper as papers;
use crate::records::SealedPaper;
use crate::words::letter as words;

const EMPTY: Phrase = phrase("Ketik kata sandi Anda.", "Type your password.");

/// The head's own secret, as a form asks for it.
pub fn password(call: &Call) -> Input {
    Input::password(seal_key::FIELD, call.say(words::PASSWORD))
        .help(call.say(words::PASSWORD_HELP))
        .autocomplete("current-password")
        .required()
}

/// Unlocks the key of the caller's office with what was typed. Slow on purpose.
///
/// # Errors
/// `Invalid` at the password; `Busy`, `Fault`.
pub fn sealing(call: &Call, key_record: RecordId) -> Result<Sealing, Refusal> {
    let typed = call.form.raw(seal_key::FIELD).unwrap_or_default();
    if typed.is_empty() {
        return Err(Refusal::invalid(seal_key::FIELD, "required", EMPTY));
    }
    Ok(Sealing {
        key: seal_key::unlock(&call.store, &call.actor, call.actor.office, typed, call.now)?,
        key_record,
        salt: store::keys::random().map_err(Refusal::fault)?,
        check_address: call.address(""),
        sample: call.site.settings.demo,
    })
}

/// Acts without the password in the digest of what was sent: a fast digest of a password is not kept anywhere.
///
/// # Errors
/// Whatever the use case refuses.
pub fn act(call: &Call, use_case: UseCase) -> Result<Done, Refusal> {
    let fields = call.form.fields().iter().filter(|(name, _)| name != seal_key::FIELD).cloned();
    let digest = Form::new(fields.collect()).digest(&call.path, &call.files);
    let action = Action { id: call.action, digest, actor: call.actor.clone(), now: call.now };
    call.store.act(action, use_case)
}

/// The paper as PDF.
///
/// # Errors
/// `NotFound` where the reader may not read its content.
pub fn pdf(paper: &Stored<SealedPaper>, name: &str) -> Result<Answer, Refusal> {
    let (content, seal) = content_of(paper)?;
    let bytes = papers::render(&content, Some(&seal), paper.withdrawn_at.is_some())?;
    Ok(Answer::file(bytes, "application/pdf", name, true))
}
