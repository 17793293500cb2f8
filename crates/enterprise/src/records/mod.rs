//! What the room *Usaha Produktif* keeps. Field labels, classes and checks stand here and nowhere else.
//! A group is a thing of the village: its records lie at the village's office.

pub mod acceptance_test;
pub mod aid_item;
pub mod aid_package;
pub mod asset;
pub mod asset_step;
pub mod business_group;
pub mod business_plan;
pub mod business_record;
pub mod condition_check;
pub mod group_meeting;
pub mod group_membership;
pub mod group_paper;
pub mod survival;

pub use acceptance_test::AcceptanceTest;
pub use aid_item::AidItem;
pub use aid_package::AidPackage;
pub use asset::Asset;
pub use asset_step::AssetStep;
pub use business_group::BusinessGroup;
pub use business_plan::BusinessPlan;
pub use business_record::BusinessRecord;
pub use condition_check::ConditionCheck;
pub use group_meeting::GroupMeeting;
pub use group_membership::GroupMembership;
pub use group_paper::GroupPaper;
pub use survival::Survival;

use kernel::access::Role;
use kernel::{Record, RecordSpec};

/// Every kind that this room declares, a line each.
pub const ALL: &[&RecordSpec] = &[
    BusinessGroup::SPEC,
    GroupMembership::SPEC,
    GroupPaper::SPEC,
    GroupMeeting::SPEC,
    BusinessPlan::SPEC,
    AidPackage::SPEC,
    AidItem::SPEC,
    AcceptanceTest::SPEC,
    Asset::SPEC,
    AssetStep::SPEC,
    ConditionCheck::SPEC,
    BusinessRecord::SPEC,
    Survival::SPEC,
];

/// Who works with the groups: the village's officer and the enterprise facilitator.
pub const ENTERPRISE_WRITERS: &[Role] = &[Role::PetugasDesmigratif, Role::PendampingUsaha];
/// Who sees groups, plans and aid within their region. Names are shown to nobody above the regency.
pub const ENTERPRISE_READERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::PendampingUsaha,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
    Role::Auditor,
];
