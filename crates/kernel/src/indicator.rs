//! Sums that the fold keeps: what one record adds to a count or a total.
//! Not here: the table of sums (store), what an indicator is called for people (each room).

use crate::id::RecordId;
use crate::row::Row;

/// What one record adds. A pure function of the record: the fold subtracts the old record's and adds the new one's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contribution {
    /// Stable key, such as `migration.case.bekerja`.
    pub indicator: &'static str,
    /// The office it counts for.
    pub home: RecordId,
    /// `2026-11` for what happened in a month; empty for what is so now.
    pub month: String,
    /// How much; negative is allowed.
    pub amount: i64,
}

/// The contributions of the records of one kind. It must not look at sealed fields: levels above fold it too.
#[derive(Debug, Clone, Copy)]
pub struct Contributor {
    /// The kind it reads.
    pub kind: u32,
    /// The pure function.
    pub contributions: fn(&Row) -> Vec<Contribution>,
}
