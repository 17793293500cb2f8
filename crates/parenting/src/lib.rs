//! Pillar 3, *Pengasuhan Anak* (community parenting): children whose parent works abroad, who looks after them, what they need
//! and what the village does together. Not here: the parent's migration (migration), the household itself (people).
//!
//! One noun stands on every floor under its own name: `records` declares it, `rules` holds what needs no reader, `office` the
//! use cases, `pages` the addresses, `words` the sentences.

pub mod office;
pub mod pages;
// Fields carry their words in the declaration itself.
#[allow(missing_docs)]
pub mod records;
pub mod room;
pub mod rules;
pub mod words;

pub use room::ROOM;
