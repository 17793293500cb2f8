//! The room's addresses, a module a noun. Not here: what is decided (`office`, `rules`).

pub mod business_group;
pub mod business_plan;
pub mod group_meeting;
pub mod group_membership;
pub mod group_paper;
mod noun;
use people::pages::sheet;
