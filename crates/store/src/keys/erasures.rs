//! The list of erasures, a file beside the backups: a restore applies it first, so that a backup brings nobody back.
//! Each line is a subject in hexadecimal and the time in milliseconds UTC; it holds no name and no key.

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use kernel::RecordId;

use super::{KeyError, from_hex, to_hex};
use crate::engine::Db;

const FILE: &str = "erasures.log";
pub(super) const ERASED: &str =
    "SELECT subject, erased FROM subject_key WHERE erased IS NOT NULL ORDER BY erased, subject";

/// One subject whose key was destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erasure {
    /// Whose key.
    pub subject: RecordId,
    /// When, in milliseconds UTC.
    pub time: i64,
}

/// The list in a directory; empty where there is none. A line cut off by a pulled plug is passed over: the table still
/// has it and writes it again.
pub fn read_erasures(dir: &Path) -> Result<Vec<Erasure>, KeyError> {
    let file = dir.join(FILE);
    match std::fs::read_to_string(&file) {
        Ok(text) => Ok(text.split_inclusive('\n').filter_map(parse).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(KeyError::at(&file, error)),
    }
}

fn parse(line: &str) -> Option<Erasure> {
    let (subject, time) = line.strip_suffix('\n')?.split_once(' ')?;
    let subject = RecordId::from_slice(&from_hex(subject)?).ok()?;
    Some(Erasure { subject, time: time.parse().ok()? })
}

/// Appends what the table has and the list has not.
pub(super) fn complete(dir: &Path, db: &Db) -> Result<usize, KeyError> {
    let written: HashSet<RecordId> = read_erasures(dir)?.into_iter().map(|erasure| erasure.subject).collect();
    let erased = db.query(ERASED, &[], |row| row.id(0).map(|subject| Erasure { subject, time: row.integer(1) }))?;
    let missing: Vec<Erasure> =
        erased.into_iter().flatten().filter(|erasure| !written.contains(&erasure.subject)).collect();
    if missing.is_empty() {
        return Ok(0);
    }
    let file = dir.join(FILE);
    append(&file, &missing).map_err(|error| KeyError::at(&file, error))?;
    Ok(missing.len())
}

fn append(file: &Path, erasures: &[Erasure]) -> std::io::Result<()> {
    // An empty line first: if the last one was cut off, it must not swallow the next.
    let mut lines = String::from("\n");
    for Erasure { subject, time } in erasures {
        lines.push_str(&to_hex(&subject.0));
        lines.push_str(&format!(" {time}\n"));
    }
    let mut options = OpenOptions::new();
    let mut out = crate::files::private(options.create(true).append(true)).open(file)?;
    out.write_all(lines.as_bytes())?;
    out.sync_all()?;
    crate::files::sync_parent(file)
}
