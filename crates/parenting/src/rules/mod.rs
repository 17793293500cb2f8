//! Rules that need no reader, a module a noun. Not here: use cases (`office`).

pub mod child;
