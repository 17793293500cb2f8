//! What the shared room does, told by use cases and pages: one binary (linking the typesetter takes 150 MB and half a minute each).

mod accounts;
mod data_rights;
mod desk;
mod desk_pages;
mod duplicates;
mod house;
mod import_batch;
mod legal_hold;
mod letter_office;
mod letters;
mod listing;
mod public_pages;
mod record_file;
mod referral;
mod resident;
mod same_person;
mod seal_keys;
mod signing_in;
