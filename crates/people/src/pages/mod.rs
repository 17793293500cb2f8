//! Addresses and what they answer, a module a noun. Each exports `routes()`. Not here: the decisions (`office`, `rules`).

pub mod access_view;
pub mod account_codes;
pub mod account_forms;
pub mod accounts;
pub mod articles;
pub mod attachment;
pub mod break_glass;
pub mod contact;
pub mod erasure;
pub mod first_start;
pub mod forgotten;
pub mod form_page;
pub mod household;
pub mod import_batch;
pub mod legal_hold;
pub mod letter;
pub mod messages;
pub mod next_of_kin;
pub mod offices;
pub mod own_account;
pub mod region_input;
pub mod resident;
pub mod same_person;
pub mod sign_in;
pub mod sign_up;
pub mod totp;
