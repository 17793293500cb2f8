//! Rules of the room, pure: each names where it comes from.

pub mod agreement;
pub mod contributions;
pub mod designation;
pub mod reach;
pub mod small;
