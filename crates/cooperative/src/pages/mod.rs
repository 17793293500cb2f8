//! The room's addresses, a module a noun. Not here: what is decided (`office`, `rules`).

pub mod cash;
pub mod journal;
pub mod journal_text;
pub mod koperasi;
mod koperasi_day;
pub mod koperasi_way;
pub mod koperasi_setting;
pub mod loan;
pub mod meeting;
pub mod meeting_paper;
pub mod member;
pub mod organ_term;
mod plain;
pub mod saving;
pub mod statement;
mod statement_table;
pub mod surplus;
use web::typed;
