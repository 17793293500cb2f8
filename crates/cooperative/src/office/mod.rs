//! The use cases of the room: each reads, asks the rules and answers with changes. Not here: the rules themselves, pages.

pub mod audit;
pub mod cash_day;
pub mod cash_event;
pub mod health;
pub mod journal;
pub mod journal_text;
pub mod koperasi;
pub mod koperasi_setting;
pub mod leaver;
pub mod ledger;
pub mod ledger_account;
pub mod loan;
pub mod loan_product;
pub mod meeting;
pub mod member;
pub mod opening;
pub mod opening_post;
pub mod opening_sheet;
pub mod paper_book;
pub mod power_of_attorney;
pub mod provision;
pub mod receipt;
pub mod receipt_seal;
pub mod saving;
pub mod saving_reversal;
pub mod saving_service;
pub mod statement;
pub mod statement_notes;
pub mod surplus;
pub mod surplus_payment;
pub mod term_saving;
pub mod work_plan;
pub mod year_end;

use kernel::access::Role;
use kernel::{RecordId, Refusal};
use store::Reader;

use crate::words::koperasi as words;

/// Only who works at the koperasi writes in its books.
///
/// # Errors
/// `Forbidden` for other roles and offices.
pub fn own_office(read: &Reader<'_>, home: RecordId, roles: &[Role]) -> Result<(), Refusal> {
    let actor = read.actor();
    if actor.is_one_of(roles) && actor.office == home { Ok(()) } else { Err(Refusal::Forbidden(words::NOT_OWN)) }
}
