//! The room's addresses, a module a noun. Not here: what is decided (`office`, `rules`).

pub mod aid_item;
pub mod aid_package;
pub mod asset;
pub mod business_group;
pub mod business_plan;
pub mod business_record;
pub mod condition_check;
mod csv;
pub mod group_meeting;
pub mod group_membership;
pub mod group_paper;
mod noun;
pub mod survival;

use people::pages::sheet;
