//! Whether the access stream is what was written: the chain without gaps, each entry whole, the index equal to it.

use super::entry::decode;
use super::{BEGINNING, END, Opened, head, index_row};
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::journal::hash;

pub(super) const ALL: &str = "SELECT sequence, time, account, hash, body FROM access_entry ORDER BY sequence";
pub(super) const ALL_OPENED: &str =
    "SELECT sequence, place, person, region, many FROM access_opened WHERE sequence = $1 ORDER BY place";

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Entries read.
    pub entries: u64,
    /// What is wrong, in words without personal data; empty when all is well.
    pub problems: Vec<String>,
}

/// Checks the whole stream.
pub fn verify(db: &Db) -> Result<Verified, StoreError> {
    let (last, end, _) = head(db, END)?;
    let (mut expected, mut previous, _) = head(db, BEGINNING)?;
    expected += 1;
    // The end was reached once: entries taken from it leave no gap, but they leave it.
    let mut reached = last == 0 || (last + 1 == expected && end == previous);
    let mut found = Verified::default();
    let mut failed = Ok(());
    db.scan(ALL, &[], |row| {
        let sequence = row.integer(0);
        let body = row.bytes(4);
        let own = hash(body);
        let problem = if sequence != expected {
            Some(format!("entry {expected} is missing before {sequence}"))
        } else if own.as_slice() != row.bytes(3) {
            Some(format!("entry {sequence} does not have the hash it was kept with"))
        } else {
            match decode(body) {
                Err(error) => Some(format!("entry {sequence}: {error}")),
                Ok(entry) if entry.previous != previous => {
                    Some(format!("entry {sequence} does not follow the entry before it"))
                }
                Ok(entry) => {
                    let columns = entry.time == row.integer(1) && entry.account.0.as_slice() == row.bytes(2);
                    let numbered = entry.sequence == sequence.unsigned_abs();
                    match indexed(db, sequence, &entry.opened) {
                        Ok(same) if same && columns && numbered => None,
                        Ok(_) => Some(format!("entry {sequence}: its index is not what it says")),
                        Err(error) => {
                            failed = Err(error);
                            None
                        }
                    }
                }
            }
        };
        reached |= sequence == last && own == end;
        (expected, previous) = (sequence + 1, own);
        found.entries += 1;
        found.problems.extend(problem.map(|problem| format!("access stream: {problem}")));
    })?;
    failed?;
    if !reached {
        found.problems.push(format!("access stream: entry {last}, the last that was kept, is not here as it was"));
    }
    Ok(found)
}

fn indexed(db: &Db, sequence: i64, opened: &[Opened]) -> Result<bool, StoreError> {
    let rows = db.query(ALL_OPENED, &[Cell::from(sequence)], |row| row.cells())?;
    let wanted = opened.iter().enumerate().map(|(place, one)| index_row(sequence, place, one));
    Ok(rows.iter().map(Vec::as_slice).eq(wanted.collect::<Vec<_>>().iter().map(|row| row.as_slice())))
}
