//! Two sets of rows compared without holding them: their hashes summed up by record, in as many sums as there are buckets.
//! Where a sum differs, only the rows of its bucket are looked at one by one.

use kernel::id::RecordId;

use crate::engine::Cell;

/// How many sums: the rows of one are few enough to be held.
const BUCKETS: usize = 4096;

/// The sums of one table.
#[derive(Clone)]
pub struct Tally(Vec<u128>);

impl Default for Tally {
    fn default() -> Tally {
        Tally(vec![0; BUCKETS])
    }
}

/// The bucket of a record. The end of an id is random.
pub fn bucket(record: RecordId) -> usize {
    let [.., high, low] = record.0;
    usize::from(u16::from_be_bytes([high, low])) % BUCKETS
}

impl Tally {
    /// Adds a row.
    pub fn add(&mut self, record: RecordId, row: &[Cell]) {
        let sum = &mut self.0[bucket(record)];
        *sum = sum.wrapping_add(hash(row));
    }

    /// Adds what another thread summed up.
    pub fn join(&mut self, other: &Tally) {
        for (sum, more) in self.0.iter_mut().zip(&other.0) {
            *sum = sum.wrapping_add(*more);
        }
    }

    /// Are the two sets of rows the same?
    pub fn same(&self, other: &Tally) -> bool {
        self.0 == other.0
    }

    /// Marks the buckets in which two tables differ; answers how many.
    pub fn mark(&self, other: &Tally, marked: &mut Marks) -> usize {
        let mut count = 0;
        for (index, (one, two)) in self.0.iter().zip(&other.0).enumerate() {
            if one != two {
                marked.0[index] = true;
                count += 1;
            }
        }
        count
    }
}

/// Buckets that must be looked at.
#[derive(Clone)]
pub struct Marks(Vec<bool>);

impl Default for Marks {
    fn default() -> Marks {
        Marks(vec![false; BUCKETS])
    }
}

impl Marks {
    /// Is this record's bucket marked?
    pub fn has(&self, record: RecordId) -> bool {
        self.0[bucket(record)]
    }

    /// Leaves only the first marks standing, so that what is looked at fits into memory. Answers whether some were dropped.
    pub fn at_most(&mut self, most: usize) -> bool {
        let mut seen = 0;
        let mut dropped = false;
        for mark in self.0.iter_mut().filter(|mark| **mark) {
            seen += 1;
            if seen > most {
                *mark = false;
                dropped = true;
            }
        }
        dropped
    }
}

fn hash(row: &[Cell]) -> u128 {
    let mut hasher = blake3::Hasher::new();
    for cell in row {
        let (mark, part): (u8, &[u8]) = match cell {
            Cell::Null => (0, &[]),
            Cell::Integer(number) => {
                hasher.update(&[1]).update(&number.to_be_bytes());
                continue;
            }
            Cell::Text(text) => (2, text.as_bytes()),
            Cell::Bytes(bytes) => (3, bytes),
        };
        hasher.update(&[mark]).update(&(part.len() as u64).to_be_bytes()).update(part);
    }
    let mut half = [0; 16];
    half.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    u128::from_be_bytes(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u8) -> (RecordId, Vec<Cell>) {
        (RecordId([number; 16]), vec![Cell::from(i64::from(number)), Cell::from("kata")])
    }

    #[test]
    fn the_same_rows_in_any_order_sum_up_alike_and_one_more_or_other_row_marks_its_bucket() {
        let (mut one, mut two) = (Tally::default(), Tally::default());
        (1..9).map(row).for_each(|(record, cells)| one.add(record, &cells));
        (1..9).rev().map(row).for_each(|(record, cells)| two.add(record, &cells));
        assert_eq!(one.mark(&two, &mut Marks::default()), 0);
        two.add(RecordId([5; 16]), &[Cell::Null]);
        let mut marks = Marks::default();
        assert_eq!(one.mark(&two, &mut marks), 1);
        assert!(marks.has(RecordId([5; 16])) && !marks.has(RecordId([6; 16])));
    }
}
