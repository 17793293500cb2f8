//! Rules that need no reader, a module a noun. Not here: use cases (`office`).

pub mod business_group;
pub mod business_plan;
pub mod group_membership;
pub mod group_paper;
