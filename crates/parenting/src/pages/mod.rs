//! The room's addresses, a module a noun. Not here: what is decided (`office`, `rules`).

pub mod care;
pub mod child;
