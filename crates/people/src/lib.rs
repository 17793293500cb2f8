//! What all rooms share: account, office, resident, household, letter, article, message.
//! Not here: the migration itself, enterprise, parenting, cooperative, programme: each is a room that stands on this.
//!
//! One noun stands on every floor under its own name: `records` declares it, `rules` holds what needs no reader,
//! `office` the use cases, `pages` the addresses, `words` the sentences, `templates/` the pages' shape.

pub mod imports;
pub mod office;
pub mod pages;
pub mod papers;
// Fields carry their words in the declaration itself.
#[allow(missing_docs)]
pub mod records;
pub mod room;
pub mod rules;
pub mod words;

pub use room::ROOM;
