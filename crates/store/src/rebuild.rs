//! Tables made anew from the journal, in one transaction: readers see the old ones until the new ones are whole.
//! Not here: comparing them (`verify`).

use kernel::journal::decode;

use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::folding::Folder;
use crate::schema::{FOLDED_TABLES, settled};

/// Entries read at once.
const BATCH: i64 = 1000;

/// Empties everything folded and folds every entry again. Answers how many entries were folded.
pub fn rebuild(folder: &Folder<'_>) -> Result<u64, StoreError> {
    for table in FOLDED_TABLES {
        folder.db.execute(&format!("DELETE FROM {table}"), &[])?;
    }
    for spec in &folder.registry.specs {
        folder.db.execute(&format!("DELETE FROM \"{}\"", spec.name), &[])?;
    }
    let mut folded = 0;
    let mut last = (i64::MIN, 0, 0);
    loop {
        let batch = next_batch(folder.db, last)?;
        let Some((time, stream, sequence, _)) = batch.last() else {
            settled(folder.db, folder.registry)?;
            return Ok(folded);
        };
        last = (*time, *stream, *sequence);
        for (_, _, _, body) in &batch {
            folder.entry(&decode(body)?)?;
            folded += 1;
        }
    }
}

type Numbered = (i64, i64, i64, Vec<u8>);

fn next_batch(db: &Db, (time, stream, sequence): (i64, i64, i64)) -> Result<Vec<Numbered>, StoreError> {
    let rows = db.query(
        "SELECT time, stream, sequence, body FROM journal_entry WHERE (time, stream, sequence) > ($1, $2, $3) \
         ORDER BY time, stream, sequence LIMIT $4",
        &[Cell::from(time), Cell::from(stream), Cell::from(sequence), Cell::from(BATCH)],
        |row| (row.integer(0), row.integer(1), row.integer(2), row.bytes(3).to_vec()),
    )?;
    Ok(rows)
}
