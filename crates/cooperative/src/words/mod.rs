//! Sentences of the room, a module a noun. Labels of fields stand in the declarations only.

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(#[doc = $en] pub const $name: kernel::Phrase = kernel::phrase($id, $en);)+
    };
}

pub mod audit;
pub mod body;
pub mod cash;
pub mod health;
pub mod journal;
pub mod journal_text;
pub mod koperasi;
pub mod koperasi_setting;
pub mod ledger;
pub mod loan;
pub mod loan_paper;
pub mod meeting;
pub mod member;
pub mod opening;
pub mod paper_book;
pub mod saving;
pub mod statement;
pub mod statement_notes;
pub mod surplus;
pub mod work_plan;
pub mod year_end;
