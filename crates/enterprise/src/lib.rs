//! Pillar 2, *Usaha Produktif*: groups of residents that make and sell something, what they need and get, and what becomes of it.
//! Not here: savings and loans (cooperative), the migration of their members (migration).
//!
//! One noun stands on every floor under its own name: `records` declares it, `rules` holds what needs no reader, `office` the
//! use cases, `pages` the addresses, `words` the sentences, `templates/` the pages' shape.

pub mod office;
pub mod pages;
// Fields carry their words in the declaration itself.
#[allow(missing_docs)]
pub mod records;
pub mod room;
pub mod rules;
pub mod seams;
pub mod words;

pub use room::ROOM;
