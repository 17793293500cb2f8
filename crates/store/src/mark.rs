//! How many transactions this node has answered: counted in the database with each of them, and noted in a file beside it
//! after the commit. Where the file knows of more than the database, answered work is gone: a log was cut, or an older
//! database was put back. Chains cannot say so, as the end of a stream goes with the line that names it.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::engine::{Cell, Db, DbError};
use crate::error::StoreError;

/// The file in the node's folder.
const FILE: &str = "answered";
const COUNT: &str = "answered";
const LOST: &str = "answered and lost";
const KEEP: &str = "UPDATE local_node SET value = $1 WHERE name = 'answered'";

/// The writer's count.
pub struct Mark {
    file: File,
    count: i64,
}

impl Mark {
    /// Goes on counting. What is gone is kept in mind until somebody makes tables of what is left.
    pub fn open(db: &Db, dir: &Path) -> Result<Mark, StoreError> {
        let mut options = OpenOptions::new();
        let path = dir.join(FILE);
        let file = crate::files::private(options.create(true).write(true).truncate(false)).open(&path)?;
        let kept = kept(db, COUNT)?;
        // A database that was never counted says nothing about a file that lay here before.
        let noted = kept.map_or(0, |_| noted(dir));
        let gone = noted - kept.unwrap_or(0);
        db.begin()?;
        if gone > 0 {
            put(db, LOST, self::kept(db, LOST)?.unwrap_or(0) + gone)?;
        }
        let count = noted.max(kept.unwrap_or(0));
        put(db, COUNT, count)?;
        db.commit()?;
        let mut mark = Mark { file, count };
        mark.write();
        Ok(mark)
    }

    /// Counts the transaction that is about to be committed.
    pub fn count(&self, db: &Db) -> Result<(), DbError> {
        db.write(KEEP, vec![Cell::from((self.count + 1).to_be_bytes())])
    }

    /// Notes that it was committed. Not waited for: the file may be behind, and is never ahead.
    pub fn note(&mut self) {
        self.count += 1;
        self.write();
    }

    fn write(&mut self) {
        let bytes = self.count.to_be_bytes();
        // A note that could not be made leaves the file behind, which is no harm.
        let _ = self.file.seek(SeekFrom::Start(0)).and_then(|_| self.file.write_all(&bytes));
    }
}

/// What the file says; nothing where there is none. To be read before the database is.
pub fn noted(dir: &Path) -> i64 {
    let mut bytes = [0; 8];
    let read = File::open(dir.join(FILE)).and_then(|mut file| file.read_exact(&mut bytes));
    if read.is_ok() { i64::from_be_bytes(bytes) } else { 0 }
}

/// How many answered transactions are gone from this database.
pub fn lost(db: &Db, noted: i64) -> Result<i64, StoreError> {
    let Some(count) = kept(db, COUNT)? else { return Ok(0) };
    Ok(kept(db, LOST)?.unwrap_or(0) + (noted - count).max(0))
}

/// Somebody has decided to go on with what is left. Runs on the writer, in its transaction.
pub fn forget(db: &Db) -> Result<(), StoreError> {
    db.execute("DELETE FROM local_node WHERE name = $1", &[Cell::from(LOST)])?;
    Ok(())
}

fn kept(db: &Db, name: &str) -> Result<Option<i64>, DbError> {
    let sql = "SELECT value FROM local_node WHERE name = $1";
    let value = db.first(sql, &[Cell::from(name)], |row| row.bytes(0).try_into().ok().map(i64::from_be_bytes))?;
    Ok(value.flatten())
}

fn put(db: &Db, name: &str, number: i64) -> Result<(), DbError> {
    db.execute("DELETE FROM local_node WHERE name = $1", &[Cell::from(name)])?;
    let values = [Cell::from(name), Cell::from(number.to_be_bytes())];
    db.execute("INSERT INTO local_node (name, value) VALUES ($1, $2)", &values).map(drop)
}
