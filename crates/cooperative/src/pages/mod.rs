//! The room's addresses, a module a noun. Not here: what is decided (`office`, `rules`).

pub mod cash;
pub mod koperasi;
pub mod member;
pub mod saving;
mod typed;
