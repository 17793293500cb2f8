//! What may be told of a node's keys without any of them: where the node's key is kept, since when, how many secrets it
//! wraps, whether a recovery code was made. Not here: any secret, the words of a command.

use std::path::Path;

use super::key_file::{self, Stored};
use super::{KeyError, Keys, Unlock, purposes, recovery};
use crate::engine::{Db, Location};

const COUNT: &str = "SELECT count(*), count(erased) FROM subject_key";
pub(super) const STATEMENTS: &[&str] = &[COUNT];

/// Where the node's key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// In `node.key`, readable by the node's own user.
    File,
    /// In `node.key`, locked by a passphrase.
    Passphrase,
    /// In no file: in the environment of the node, or lost.
    Nowhere,
    /// In a file that is not ours or is damaged.
    Damaged,
}

/// The state of a node's keys.
#[derive(Debug)]
pub struct KeyState {
    /// Where the node's key is kept.
    pub kept: Kept,
    /// Since when the node has this key, in milliseconds UTC.
    pub since: Option<i64>,
    /// Subjects whose secret is here.
    pub subjects: u64,
    /// Subjects whose secret was destroyed.
    pub destroyed: u64,
    /// When the recovery code was made, in milliseconds UTC.
    pub recovery: Option<i64>,
    /// Whether the key opens this database now, and if not, why.
    pub opens: Result<(), KeyError>,
}

/// Looks at a node's keys, also while it runs. Nothing is written.
pub fn state(at: &Location, unlock: &Unlock) -> Result<KeyState, KeyError> {
    let db = Db::reader(at)?;
    let (all, destroyed) = db.first(COUNT, &[], |row| (row.integer(0), row.integer(1)))?.unwrap_or_default();
    Ok(KeyState {
        kept: kept(&at.dir),
        since: purposes::since(&db)?,
        subjects: (all - destroyed).max(0) as u64,
        destroyed: destroyed.max(0) as u64,
        recovery: recovery::made(&db)?,
        opens: Keys::find(&db, &at.dir, unlock).map(drop),
    })
}

/// Where the node's key is kept, by the file alone.
fn kept(dir: &Path) -> Kept {
    match key_file::read(&key_file::current(dir)) {
        Ok(Some(Stored::Plain(_))) => Kept::File,
        Ok(Some(Stored::Locked { .. })) => Kept::Passphrase,
        Ok(None) => Kept::Nowhere,
        Err(_) => Kept::Damaged,
    }
}
