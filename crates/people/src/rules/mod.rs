//! Rules that need no reader and no clock, a module a noun. Not here: use cases (`office`).

pub mod access_view;
pub mod account;
pub mod activity;
pub mod article;
pub mod break_glass;
pub mod data_breach;
pub mod data_request;
pub mod device;
pub mod duplicate;
pub mod duplicate_pairs;
pub mod erasure;
pub mod handover;
pub mod household;
pub mod legal_hold;
pub mod letter;
pub mod listing;
pub mod message;
pub mod monthly_report;
pub mod office;
pub mod referral;
pub mod resident;
pub mod retention;
pub mod sealed_paper;
