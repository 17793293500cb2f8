//! Pillar 4, *Koperasi Desmigratif*: members, savings, loans, and books that balance.
//! Not here: business groups and their cash books (enterprise), balances as such (kernel, store).
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
pub mod words;

pub use room::ROOM;
