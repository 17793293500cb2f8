//! Rules that need no reader, a module a noun. Not here: use cases (`office`).

pub mod business_group;
pub mod group_membership;
