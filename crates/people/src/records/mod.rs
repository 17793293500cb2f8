//! The declarations that all rooms share. Field labels, classes and checks stand here and nowhere else.

pub mod account;
pub mod activity;
pub mod article;
pub mod attachment;
pub mod break_glass;
pub mod custody;
pub mod data_breach;
pub mod data_request;
pub mod erasure;
pub mod handover;
pub mod household;
pub mod import_batch;
pub mod legal_hold;
pub mod letter;
pub mod letter_print;
pub mod listing;
pub mod message;
pub mod monthly_obstacle;
pub mod monthly_report;
pub mod next_of_kin;
pub mod office;
pub mod record_file;
pub mod referral;
pub mod resident;
pub mod role_assignment;
pub mod same_person;
pub mod seal_key;
pub mod sealed_paper;
pub mod sheet_mapping;

pub use account::Account;
pub use activity::Activity;
pub use article::Article;
pub use attachment::Attachment;
pub use break_glass::BreakGlass;
pub use custody::Custody;
pub use data_breach::DataBreach;
pub use data_request::DataRequest;
pub use erasure::Erasure;
pub use handover::Handover;
pub use household::{Household, Membership};
pub use import_batch::ImportBatch;
pub use legal_hold::LegalHold;
pub use letter::Letter;
pub use letter_print::LetterPrint;
pub use listing::{ListingArea, ListingFinding, ListingVisit};
pub use message::Message;
pub use monthly_obstacle::MonthlyObstacle;
pub use monthly_report::MonthlyReport;
pub use next_of_kin::NextOfKin;
pub use office::Office;
pub use record_file::RecordFile;
pub use referral::{Referral, ReferralAnswer};
pub use resident::Resident;
pub use role_assignment::RoleAssignment;
pub use same_person::SamePerson;
pub use seal_key::SealKey;
pub use sealed_paper::SealedPaper;
pub use sheet_mapping::SheetMapping;

use kernel::{Record, RecordSpec};

/// Every kind that this crate declares.
pub const ALL: &[&RecordSpec] = &[
    Account::SPEC,
    RoleAssignment::SPEC,
    Office::SPEC,
    Custody::SPEC,
    Erasure::SPEC,
    BreakGlass::SPEC,
    Handover::SPEC,
    LegalHold::SPEC,
    DataRequest::SPEC,
    DataBreach::SPEC,
    Household::SPEC,
    Membership::SPEC,
    Resident::SPEC,
    NextOfKin::SPEC,
    SamePerson::SPEC,
    ListingArea::SPEC,
    ListingVisit::SPEC,
    ListingFinding::SPEC,
    Letter::SPEC,
    LetterPrint::SPEC,
    SealKey::SPEC,
    SealedPaper::SPEC,
    Attachment::SPEC,
    RecordFile::SPEC,
    Activity::SPEC,
    SheetMapping::SPEC,
    ImportBatch::SPEC,
    Referral::SPEC,
    ReferralAnswer::SPEC,
    Article::SPEC,
    Message::SPEC,
    MonthlyReport::SPEC,
    MonthlyObstacle::SPEC,
];
