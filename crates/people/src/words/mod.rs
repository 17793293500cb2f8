//! Sentences for people in both languages, a module a noun. Labels of fields stand in the declarations, not here.

/// Declares phrases: `phrases! { SAVE: "Simpan", "Save"; }`. The English text is the item's documentation.
macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(#[doc = $en] pub const $name: kernel::Phrase = kernel::phrase($id, $en);)+
    };
}

pub mod access_view;
pub mod account;
pub mod activity;
pub mod article;
pub mod attachment;
pub mod break_glass;
pub mod data_breach;
pub mod data_request;
pub mod erasure;
pub mod first_start;
pub mod handover;
pub mod household;
pub mod import_batch;
pub mod legal_hold;
pub mod letter;
pub mod letter_kinds;
pub mod letter_queue;
pub mod listing;
pub mod message;
pub mod monthly_report;
pub mod next_of_kin;
pub mod office;
pub mod record_file;
pub mod referral;
pub mod resident;
pub mod same_person;
pub mod sheet;
pub mod totp;
