//! The room's addresses, a module a noun. Not here: what is decided (`office`, `rules`).

pub mod cash;
pub mod journal;
pub mod koperasi;
pub mod loan;
pub mod member;
pub mod saving;
pub mod statement;
mod statement_table;
mod typed;
mod plain;
pub mod meeting;
pub mod koperasi_setting;
pub mod organ_term;
pub mod surplus;
pub mod meeting_paper;
