//! The use cases of the room: each reads, asks the rules and answers with changes. Not here: the rules themselves, pages.

pub mod care;
pub mod child;

use kernel::access::Role;
use kernel::refusal::Problem;
use kernel::{Phrase, RecordId, Refusal};
use store::Reader;

use crate::words::child as words;

/// Only who works at the office that keeps a record writes it.
///
/// # Errors
/// `Forbidden` for other roles and offices.
pub fn own_office(read: &Reader<'_>, home: RecordId, roles: &[Role]) -> Result<(), Refusal> {
    let actor = read.actor();
    if actor.is_one_of(roles) && actor.office == home { Ok(()) } else { Err(Refusal::Forbidden(words::NOT_OWN)) }
}

/// One problem at one field.
pub(crate) fn problem(field: &str, code: &'static str, message: Phrase) -> Problem {
    Problem { field: field.to_owned(), code, message }
}

/// Nothing wrong, or all of it at once.
pub(crate) fn all_well(problems: Vec<Problem>) -> Result<(), Refusal> {
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Invalid(problems)) }
}
