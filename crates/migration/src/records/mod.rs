//! What the room *Pusat Layanan Migrasi* keeps: cases, their steps, documents, and what was told in counselling.
//! Not here: residents and letters (people), the machine of the case (`rules::machine`).

pub mod case;
pub mod counselling;
pub mod document;
pub mod step;

pub use case::MigrationCase;
pub use counselling::Counselling;
pub use document::Document;
pub use step::MigrationStep;

use kernel::access::Role;
use kernel::{Record, RecordSpec};

/// Every kind that this room declares.
pub const ALL: &[&RecordSpec] = &[MigrationCase::SPEC, MigrationStep::SPEC, Document::SPEC, Counselling::SPEC];

/// Who may read cases within their region: village, regency, and the worker's own account. Above them only counts.
pub const CASE_READERS: &[Role] = people::records::resident::RESIDENT_READERS;
/// Who works on cases: the officer of the village.
pub const CASE_WRITERS: &[Role] = &[Role::PetugasDesmigratif];
/// Who sees what is specific of a case: only the officer whom the worker told it.
pub const CASE_SPECIFIC: &[Role] = &[Role::PetugasDesmigratif];
