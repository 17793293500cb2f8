//! Use cases of the room.

pub mod designation;
pub mod regional_issue;
