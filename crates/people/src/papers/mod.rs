//! Printed papers, a module a noun: from facts to what `documents` prints. Official papers are in Indonesian whatever the
//! reader's language. Not here: the facts themselves (`rules`, `office`), the look of a paper (`documents`).

pub mod data_breach;
pub mod data_copy;
pub mod handover;
pub mod letter;
mod letter_kinds;
pub mod monthly_report;
pub mod monthly_sheet;
pub mod referral;
pub mod sealed_paper;
