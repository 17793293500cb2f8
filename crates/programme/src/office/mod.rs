//! Use cases of the room.

pub mod designation;
