//! Sentences of the room, a module a noun. Labels of fields stand in the declarations only.

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(#[doc = $en] pub const $name: kernel::Phrase = kernel::phrase($id, $en);)+
    };
}

pub mod care;
pub mod child;
