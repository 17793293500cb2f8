//! What the room *Pusat Layanan Migrasi* keeps: cases, their steps, documents, and what was told in counselling.
//! Not here: residents and letters (people), the machine of the case (`rules::machine`).

pub mod agency_branch;
pub mod case;
pub mod check_decision;
pub mod complaint;
pub mod contact_log;
pub mod counselling;
pub mod document;
pub mod emergency;
pub mod employment;
pub mod insurance;
pub mod interest;
pub mod job_order;
pub mod needs_assessment;
pub mod placement_agency;
pub mod recruitment;
pub mod recruitment_permit;
pub mod reintegration_step;
pub mod remittance_plan;
pub mod return_outcome;
pub mod service_visit;
pub mod step;
pub mod village_setting;

pub use agency_branch::AgencyBranch;
pub use case::MigrationCase;
pub use check_decision::CheckDecision;
pub use complaint::{Complaint, ComplaintStep};
pub use contact_log::ContactLog;
pub use counselling::Counselling;
pub use document::Document;
pub use emergency::{Emergency, EmergencyStep};
pub use employment::Employment;
pub use insurance::Insurance;
pub use interest::Interest;
pub use job_order::JobOrder;
pub use needs_assessment::NeedsAssessment;
pub use placement_agency::PlacementAgency;
pub use recruitment::Recruitment;
pub use recruitment_permit::RecruitmentPermit;
pub use reintegration_step::ReintegrationStep;
pub use remittance_plan::RemittancePlan;
pub use return_outcome::ReturnOutcome;
pub use service_visit::ServiceVisit;
pub use step::MigrationStep;
pub use village_setting::VillageSetting;

use kernel::access::Role;
use kernel::{Record, RecordSpec};

/// Every kind that this room declares.
pub const ALL: &[&RecordSpec] = &[
    MigrationCase::SPEC,
    MigrationStep::SPEC,
    Document::SPEC,
    Counselling::SPEC,
    ServiceVisit::SPEC,
    Interest::SPEC,
    RemittancePlan::SPEC,
    Recruitment::SPEC,
    CheckDecision::SPEC,
    ContactLog::SPEC,
    Employment::SPEC,
    Insurance::SPEC,
    NeedsAssessment::SPEC,
    ReintegrationStep::SPEC,
    ReturnOutcome::SPEC,
    Emergency::SPEC,
    EmergencyStep::SPEC,
    VillageSetting::SPEC,
    PlacementAgency::SPEC,
    RecruitmentPermit::SPEC,
    JobOrder::SPEC,
    AgencyBranch::SPEC,
    Complaint::SPEC,
    ComplaintStep::SPEC,
];

/// Who may read cases within their region: village, regency, and the worker's own account. Above them only counts.
pub const CASE_READERS: &[Role] = people::records::resident::RESIDENT_READERS;
/// Who works on cases: the officer of the village.
pub const CASE_WRITERS: &[Role] = &[Role::PetugasDesmigratif];
/// Who sees what is specific of a case: only the officer whom the worker told it.
pub const CASE_SPECIFIC: &[Role] = &[Role::PetugasDesmigratif];
