//! What a form carries of the record it showed: a mark of each field's versions, so that a later change is noticed.
//! Not here: what is done about it (the form shows both values and the person chooses).

use std::fmt;

use kernel::fold::Version;
use kernel::row::{FieldHeads, Row};

/// The versions a form showed, as (tag, mark of the versions).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    marks: Vec<(u32, u64)>,
}

impl Seen {
    /// What is shown of a row.
    pub fn of(row: &Row) -> Seen {
        Seen { marks: row.heads.iter().map(|heads| (heads.tag, mark(heads))).collect() }
    }

    /// The fields of a row whose versions are no longer the ones shown.
    pub fn changed(&self, row: &Row) -> Vec<(u32, Vec<Version>)> {
        row.heads
            .iter()
            .filter(|heads| !self.marks.contains(&(heads.tag, mark(heads))))
            .map(|heads| (heads.tag, heads.versions.clone()))
            .collect()
    }

    /// Reads what a form carried; `None` where it was tampered with.
    pub fn parse(text: &str) -> Option<Seen> {
        let parts = text.split(',').filter(|part| !part.is_empty());
        let marks = parts.map(|part| {
            let (tag, mark) = part.split_once('.')?;
            Some((tag.parse().ok()?, u64::from_str_radix(mark, 36).ok()?))
        });
        marks.collect::<Option<Vec<_>>>().map(|marks| Seen { marks })
    }
}

/// 64 bits of a hash over the versions that stand.
fn mark(heads: &FieldHeads) -> u64 {
    let mut versions = heads.versions.clone();
    versions.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for version in versions {
        hasher.update(&version.stream.node.0).update(&version.stream.home.0).update(&version.sequence.to_be_bytes());
    }
    let mut first = [0u8; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_be_bytes(first)
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (tag, mark)) in self.marks.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma}{tag}.{}", base36(*mark))?;
        }
        Ok(())
    }
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}
