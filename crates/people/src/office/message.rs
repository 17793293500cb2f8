//! Messages to an office: left by anybody, answered by the office. Not here: the form and its traps (`pages::contact`).

use kernel::{Changes, Held, Id, RecordId, Refusal};
use store::{Reader, Seen};

use super::office;
use crate::records::Message;
use crate::records::message::{MessageState, MessageTopic};
use crate::words::message as words;

/// What a visitor leaves.
#[derive(Debug, Clone)]
pub struct Left {
    /// For which office.
    pub office: RecordId,
    /// About what.
    pub topic: MessageTopic,
    /// The visitor's name.
    pub name: String,
    /// As `rules::message::contact` writes it.
    pub contact: String,
    /// The message.
    pub text: String,
}

/// Leaves a message. The visitor sees nothing of it again.
///
/// # Errors
/// `NotFound` where there is no such office here.
pub fn leave(read: &Reader<'_>, left: &Left, id: RecordId) -> Result<Changes, Refusal> {
    let office = office::public(read, left.office)?.ok_or(Refusal::NotFound)?;
    let message = Message {
        id: Id::new(id),
        topic: left.topic,
        name: Held::Known(left.name.clone()),
        contact: Held::Known(left.contact.clone()),
        text: Held::Known(left.text.clone()),
        state: MessageState::New,
        answer: Held::Known(None),
    };
    let mut changes = Changes::new();
    changes.create(office.row.id, &message);
    Ok(changes)
}

/// Says what was answered.
///
/// # Errors
/// `NotFound` out of region; `Conflict` where somebody else answered meanwhile; `Invalid` at `answer`.
pub fn answer(read: &Reader<'_>, id: RecordId, seen: &Seen, text: &str) -> Result<Changes, Refusal> {
    let message = read.seen::<Message>(Id::new(id), seen)?;
    if message.state == MessageState::Answered {
        return Err(Refusal::invalid("", "message.answered", words::ANSWERED_ALREADY));
    }
    let mut changes = Changes::new();
    changes
        .edit(&message)
        .set(Message::STATE, MessageState::Answered)
        .set(Message::ANSWER, Held::Known(Some(text.to_owned())));
    Ok(changes)
}
