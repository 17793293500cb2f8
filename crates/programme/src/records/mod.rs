//! What the room *Program* keeps. Field labels, classes and help stand here and nowhere else.
//! Not here: figures that somebody stated (kernel's claims), offices (people).

pub mod designation;
pub mod regional_issue;

pub use designation::Designation;
pub use regional_issue::RegionalIssue;

use kernel::{Record, RecordSpec};

/// Every kind that this room declares.
pub const ALL: &[&RecordSpec] = &[Designation::SPEC, RegionalIssue::SPEC];
