//! Sentences of the room, a module a noun. Labels of fields stand in the declarations only.

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(#[doc = $en] pub const $name: kernel::Phrase = kernel::phrase($id, $en);)+
    };
}

pub mod aid_item;
pub mod aid_package;
pub mod asset;
pub mod business_group;
pub mod business_plan;
pub mod business_record;
pub mod condition_check;
pub mod group_meeting;
pub mod group_membership;
pub mod group_paper;
pub mod survival;
