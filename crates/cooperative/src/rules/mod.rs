//! The rules of the room, pure: no reading, no clock. Each names its article or its worked example.

pub mod allocation;
pub mod chart;
pub mod collectability;
pub mod compulsory;
pub mod effective_rate;
pub mod journal_sheet;
pub mod journal_text;
pub mod koperasi_setting;
pub mod loan_account;
pub mod manual_journal;
pub mod meeting;
pub mod movements;
pub mod penalty;
pub mod power_of_attorney;
pub mod saving_service;
pub mod schedule;
pub mod statement;
pub mod surplus;
