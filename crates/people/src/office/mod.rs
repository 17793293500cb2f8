//! Use cases, a module a noun: each reads, decides and answers with the changes it wants. None writes by itself.
//! Not here: rules that need no reader (`rules`), addresses and forms (`pages`).

pub mod access_view;
pub mod account;
pub mod activity;
pub mod article;
pub mod attachment;
pub mod binding;
pub mod break_glass;
pub mod browser;
mod confided;
pub mod data_breach;
pub mod data_copy;
pub mod data_request;
pub mod erasure;
pub mod first_start;
pub mod handover;
pub mod household;
pub mod import_batch;
pub mod legal_hold;
pub mod letter;
pub mod listing;
pub mod message;
pub mod monthly_obstacle;
pub mod monthly_report;
pub mod newcomer;
pub mod next_of_kin;
#[allow(clippy::module_inception)] // reason: the floor and the noun share their name
pub mod office;
pub mod password;
pub mod record_file;
pub mod referral;
pub mod resident;
pub mod role_assignment;
pub mod same_person;
pub mod sealed_paper;
pub mod sign_in;
pub mod totp;

pub use crate::rules::office::office_id;
pub use account::{account_name, software};
pub use office::found;
pub use role_assignment::{actor_at, find_actor};
