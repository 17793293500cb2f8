//! The use cases of the room: each reads, asks the rules and answers with changes. Not here: the rules themselves, pages.

pub mod aid_item;
pub mod aid_package;
pub mod asset;
pub mod business_group;
pub mod business_plan;
pub mod business_record;
pub mod condition_check;
pub mod group_meeting;
pub mod group_membership;
pub mod group_paper;
pub mod handover;
pub mod survival;

use kernel::access::Role;
use kernel::refusal::Problem;
use kernel::value::Ref;
use kernel::{Id, Phrase, RecordId, Refusal};
use people::records::Account;
use store::Reader;

use crate::words::business_group as words;

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

/// The account that acts.
pub(crate) fn own_account(read: &Reader<'_>) -> Ref<Account> {
    Ref::new(Id::new(read.actor().account), read.actor().office)
}
