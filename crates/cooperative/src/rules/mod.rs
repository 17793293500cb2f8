//! The rules of the room, pure: no reading, no clock. Each names its article or its worked example.

pub mod agreed;
pub mod allocation;
pub mod capacity;
pub mod cash_event;
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
pub mod receipt_count;
pub mod receipt_seal;
pub mod saving_reversal;
pub mod saving_service;
pub mod schedule;
pub mod statement;
pub mod surplus;
pub mod term_saving;
