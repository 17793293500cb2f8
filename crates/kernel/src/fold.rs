//! The law of the fold for one field: which writes stand, which one is shown, whether a person must settle it.
//!
//! A deterministic function of the set of writes, never of their order or of the present time (PIN).
//! Not here: fetching the writes of a record (store), rules and permissions (never run while folding).

use std::cmp::Reverse;

use crate::id::RecordId;
use crate::value::{Held, Value};

/// A stream: one author node writing for one home office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamId {
    /// The node that writes.
    pub node: RecordId,
    /// The office the entries belong to.
    pub home: RecordId,
}

/// The version of a field is the entry that wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// In which stream.
    pub stream: StreamId,
    /// Which entry of it, from 1.
    pub sequence: u64,
}

/// One write of one field as an entry carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// The entry that wrote it.
    pub version: Version,
    /// The author's time in milliseconds UTC, as written.
    pub time: i64,
    /// The versions it says it replaces.
    pub replaced: Vec<Version>,
    /// The value, as far as this node can read it.
    pub value: Held<Value>,
    /// False for a custodied field written by a node without custody: kept and listed, sets nothing.
    pub sets: bool,
}

/// What a field shows after folding all writes held here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The value shown.
    pub value: Held<Value>,
    /// Versions that nothing replaced, the shown one first.
    pub heads: Vec<Version>,
    /// Standing values differ: a person has to settle it.
    pub conflict: bool,
}

/// Folds the writes of one field. `None` where nothing that counts was written.
///
/// A write that names the version it replaces beats it whatever clocks say. Writes that do not know each other all
/// stand; the latest time as written is shown, ties go to the greater stream and sequence.
pub fn fold_field(writes: &[Write]) -> Option<Shown> {
    let mut standing: Vec<&Write> = writes
        .iter()
        .filter(|write| write.sets)
        .filter(|write| !writes.iter().any(|other| other.sets && other.replaced.contains(&write.version)))
        .collect();
    standing.sort_by_key(|write| Reverse((write.time, write.version)));
    standing.dedup_by_key(|write| write.version);
    let shown = *standing.first()?;
    Some(Shown {
        value: shown.value.clone(),
        heads: standing.iter().map(|write| write.version).collect(),
        conflict: standing.iter().any(|write| write.value != shown.value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(node: u8, sequence: u64) -> Version {
        Version { stream: StreamId { node: RecordId([node; 16]), home: RecordId([9; 16]) }, sequence }
    }

    fn write(node: u8, sequence: u64, time: i64, text: &str, replaced: &[Version]) -> Write {
        Write {
            version: version(node, sequence),
            time,
            replaced: replaced.to_vec(),
            value: Held::Known(Value::Text(text.into())),
            sets: true,
        }
    }

    #[test]
    fn a_write_that_names_what_it_replaces_wins_whatever_the_clock_says() {
        let first = write(1, 1, 9_000, "Siti", &[]);
        let second = write(2, 1, 10, "Siti Aminah", &[first.version]);
        let shown = fold_field(&[second.clone(), first]).expect("one value");
        assert_eq!(shown.value, second.value);
        assert_eq!(shown.heads, vec![second.version]);
        assert!(!shown.conflict);
    }

    #[test]
    fn writes_that_do_not_know_each_other_both_stand_until_one_replaces_both() {
        let base = write(1, 1, 1, "a", &[]);
        let left = write(1, 2, 5, "b", &[base.version]);
        let right = write(2, 1, 6, "c", &[base.version]);
        let shown = fold_field(&[left.clone(), base.clone(), right.clone()]).expect("shown");
        assert_eq!(shown.value, right.value, "the later time is shown");
        assert_eq!(shown.heads.len(), 2);
        assert!(shown.conflict);
        let settled = write(1, 3, 7, "b", &[left.version, right.version]);
        let shown = fold_field(&[settled.clone(), right, left, base]).expect("shown");
        assert_eq!((shown.heads, shown.conflict), (vec![settled.version], false));
    }

    #[test]
    fn equal_values_are_no_conflict_and_a_write_delivered_twice_counts_once() {
        let left = write(1, 1, 5, "b", &[]);
        let right = write(2, 1, 6, "b", &[]);
        let shown = fold_field(&[left.clone(), right.clone(), left, right]).expect("shown");
        assert_eq!((shown.heads.len(), shown.conflict), (2, false));
    }

    #[test]
    fn a_write_without_custody_sets_nothing_and_replaces_nothing() {
        let kept = write(1, 1, 1, "a", &[]);
        let mut foreign = write(2, 1, 9, "z", &[kept.version]);
        foreign.sets = false;
        assert_eq!(fold_field(&[kept.clone(), foreign.clone()]).expect("shown").value, kept.value);
        assert_eq!(fold_field(&[foreign]), None);
    }
}
