//! The rules of the room, pure: no reading, no clock. Each names its article or its worked example.

pub mod chart;
pub mod koperasi_setting;
pub mod movements;
pub mod schedule;
