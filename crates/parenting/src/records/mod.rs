//! What the room *Pengasuhan Anak* keeps. Field labels, classes and checks stand here and nowhere else.
//!
//! A child is a subject of its own: what is known of it is sealed under its own key, and no clear column names the resident or
//! the household, so that a register of residents tells nobody whose child is in the programme, nor why.

pub mod care;
pub mod child;

pub use care::Care;
pub use child::Child;

use kernel::access::Role;
use kernel::{Record, RecordSpec};

/// Every kind that this room declares, a line each.
pub const ALL: &[&RecordSpec] = &[Child::SPEC, Care::SPEC];

/// Who works with the children: the parenting facilitator and the village's officer. Nobody else reads a name here; heads and
/// offices above read counts.
pub const PARENTING_WRITERS: &[Role] = &[Role::FasilitatorPengasuhan, Role::PetugasDesmigratif];
/// Who opens the room: those who work in it, and who reads its counts.
pub const PARENTING_READERS: &[Role] = &[
    Role::FasilitatorPengasuhan,
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
    Role::Auditor,
];
