//! Sheets that villages have: what their columns and answers mean here, and the family that each row of a person belongs
//! to. Facts about other programs' sheets stand in `data/sheets`. Not here: reading and checking sheets (web).

mod blocks;
mod families;
mod resident;

pub use resident::RESIDENT_SHEETS;
