//! Why something was not done, in a closed list with stable codes (PIN).
//! Not here: status codes and pages (web, one file); the rooms' own small error enums, which turn into this.

use crate::fold::Version;
use crate::id::RecordId;
use crate::words::Phrase;

/// The one refusal that every use case and every page gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No such thing, or not within the actor's scope: the two are told apart to nobody.
    NotFound,
    /// The actor's role may not do this; the phrase says who may.
    Forbidden(Phrase),
    /// Something given is not right, said at its field.
    Invalid(Vec<Problem>),
    /// The record was changed since it was shown.
    Conflict(Conflict),
    /// Another node has custody; nothing was written here. (Keeping the request for it comes with the exchange.)
    Waiting(RecordId),
    /// The action's id was used for something else.
    Reused,
    /// Try again in a moment.
    Busy,
    /// The disk of this node is full: nothing was written, and reading goes on.
    Full,
    /// Our own fault; the text is for the log and never holds personal data.
    Fault(String),
}

/// What is wrong at one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's name in the form; empty where it concerns the whole.
    pub field: String,
    /// Stable code for programs, such as `nik.date`.
    pub code: &'static str,
    /// Words for the person.
    pub message: Phrase,
}

/// A record that somebody else changed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The kind.
    pub kind: u32,
    /// Which record.
    pub record: RecordId,
    /// The fields that changed since they were shown, with the versions that stand now.
    pub changed: Vec<(u32, Vec<Version>)>,
}

impl Refusal {
    /// One problem at one field.
    pub fn invalid(field: impl Into<String>, code: &'static str, message: Phrase) -> Refusal {
        Refusal::Invalid(vec![Problem { field: field.into(), code, message }])
    }

    /// A fault of ours: the error's own words go to the log.
    pub fn fault(error: impl std::fmt::Display) -> Refusal {
        Refusal::Fault(error.to_string())
    }

    /// The stable code (PIN).
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotFound => "not_found",
            Refusal::Forbidden(_) => "forbidden",
            Refusal::Invalid(_) => "invalid",
            Refusal::Conflict(_) => "conflict",
            Refusal::Waiting(_) => "waiting",
            Refusal::Reused => "reused",
            Refusal::Busy => "busy",
            Refusal::Full => "full",
            Refusal::Fault(_) => "fault",
        }
    }
}

impl From<crate::value::ShapeError> for Refusal {
    fn from(error: crate::value::ShapeError) -> Self {
        Refusal::fault(error)
    }
}
