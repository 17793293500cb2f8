//! Rules that need no reader, a module a noun. Not here: use cases (`office`).

pub mod acceptance_test;
pub mod asset;
pub mod business_group;
pub mod business_plan;
pub mod business_record;
pub mod group_membership;
pub mod group_paper;
pub mod marks;
