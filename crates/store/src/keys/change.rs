//! Changing the node's key: a new one is put beside the old, every secret is wrapped anew in one transaction, and the
//! new one takes the old one's place. Pulled at any moment, either the old key or the new one opens everything.
//! What the secrets themselves seal (journal, cells, files) is not sealed anew: the secrets stay. Look-ups get a new key, and
//! are made anew by the next start (`lookups`).

use jiff::Timestamp;
use kernel::RecordId;
use zeroize::Zeroizing;

use super::cipher::{self, KeyBytes};
use super::node::{self, Found};
use super::purposes::{self, Purposes};
use super::recovery;
use super::{KeyError, TABLES, Unlock, WRAP, key_file, lookups};
use crate::engine::{Cell, Db, Location};

const WRAPPED_AFTER: &str =
    "SELECT subject, secret FROM subject_key WHERE subject > $1 AND erased IS NULL ORDER BY subject LIMIT 1000";
const REWRAP: &str = "UPDATE subject_key SET secret = $2 WHERE subject = $1";
pub(super) const STATEMENTS: &[&str] = &[WRAPPED_AFTER, REWRAP];

/// Where the node's key is kept from now on.
pub enum Keeping {
    /// In `node.key`, mode 600.
    File,
    /// In `node.key`, locked by this passphrase.
    Passphrase(Zeroizing<String>),
    /// By whoever runs the node: this key, which is put into its environment.
    Environment([u8; 32]),
}

/// A change that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Secrets wrapped under the new key.
    pub subjects: u64,
    /// When the recovery code was made that stays good, in milliseconds UTC.
    pub recovery: Option<i64>,
}

/// Gives a node that does not run a new key. When this fails, the old key opens everything; where the server was lost in
/// the very moment of the commit, the old one or the new one, and the next start finds out which.
///
/// # Errors
/// `Db(WriterElsewhere)` while the node runs, `BackupRunning`, and whatever opening the old key says.
pub fn change(at: &Location, unlock: &Unlock, keeping: &Keeping, now: Timestamp) -> Result<Changed, KeyError> {
    // A backup copies database and key file one after the other: between them must be no change.
    let _alone = crate::backup::lock(&at.dir).map_err(|_| KeyError::BackupRunning)?;
    let change = Change::begin(at, unlock, keeping)?;
    let subjects = change.prepared().and_then(|()| change.rewrap(now))?;
    change.settle()?;
    // What was written over must leave the log too; where a reader stands in the way, the next checkpoint does it.
    change.db.checkpoint()?;
    Ok(Changed { subjects, recovery: recovery::made(&change.db)? })
}

/// A change under way.
pub(super) struct Change<'a> {
    at: &'a Location,
    keeping: &'a Keeping,
    db: Db,
    old: KeyBytes,
    new: KeyBytes,
}

impl<'a> Change<'a> {
    /// Takes the writer's place and finds the old key.
    pub(super) fn begin(at: &'a Location, unlock: &Unlock, keeping: &'a Keeping) -> Result<Change<'a>, KeyError> {
        let db = Db::writer(at)?;
        if purposes::is_fresh(&db)? {
            return Err(KeyError::Db(crate::engine::DbError::Missing(at.to_string())));
        }
        let Found { key: old, origin } = node::find(&db, &at.dir, unlock)?;
        node::tidy(&at.dir, origin)?;
        db.batch(TABLES)?;
        Purposes::open(&db, &old)?.keep_first(&db, &old)?;
        let new = match keeping {
            Keeping::Environment(key) if *key == *old => return Err(KeyError::SameKey),
            Keeping::Environment(key) => Zeroizing::new(*key),
            Keeping::Passphrase(words) if node::is_weak(words) => return Err(KeyError::WeakPassphrase),
            Keeping::File | Keeping::Passphrase(_) => cipher::random_key()?,
        };
        Ok(Change { at, keeping, db, old, new })
    }

    /// Puts the new key on disk before anything depends on it. One for the environment is in its keeper's hands.
    pub(super) fn prepared(&self) -> Result<(), KeyError> {
        let passphrase = match self.keeping {
            Keeping::Environment(_) => return Ok(()),
            Keeping::File => None,
            Keeping::Passphrase(words) => Some(words.as_str()),
        };
        key_file::write(&key_file::next(&self.at.dir), &self.new, passphrase)
    }

    /// Wraps everything anew, in one transaction. From its commit on the new key is the node's.
    pub(super) fn rewrap(&self, now: Timestamp) -> Result<u64, KeyError> {
        self.db.begin()?;
        let done = self.rewrap_all(now);
        match done {
            Ok(_) => self.db.commit()?,
            // The error says more than one of taking back what was not kept.
            Err(_) => drop(self.db.rollback()),
        }
        done
    }

    fn rewrap_all(&self, now: Timestamp) -> Result<u64, KeyError> {
        let (from, to) = (cipher::derive(WRAP, &self.old[..]), cipher::derive(WRAP, &self.new[..]));
        let (mut last, mut count) = (Vec::new(), 0);
        loop {
            let rows = self.db.query(WRAPPED_AFTER, &[Cell::Bytes(std::mem::take(&mut last))], |row| {
                (row.bytes(0).to_vec(), row.bytes(1).to_vec())
            })?;
            let Some((end, _)) = rows.last() else { break };
            last.clone_from(end);
            count += rows.len() as u64;
            for (subject, wrapped) in rows {
                let id = RecordId::from_slice(&subject).map_err(|_| KeyError::Altered)?;
                let secret = cipher::unwrap_key(&from, &id.0, &wrapped)?;
                let again = cipher::wrap(&to, &id.0, &secret[..])?;
                self.db.write(REWRAP, vec![id.into(), again.into()])?;
            }
        }
        self.db.written()?;
        let time = now.as_millisecond();
        Purposes { lookup: cipher::random_key()?, ..Purposes::open(&self.db, &self.old)? }
            .keep(&self.db, &self.new, time)?;
        lookups::note(&self.db, time)?;
        recovery::keep_again(&self.db, &self.new)?;
        Ok(count)
    }

    /// Puts the new key in the old one's place. A crash before it is mended by the next start.
    pub(super) fn settle(&self) -> Result<(), KeyError> {
        match self.keeping {
            Keeping::File | Keeping::Passphrase(_) => key_file::adopt_next(&self.at.dir),
            Keeping::Environment(_) => key_file::remove(&key_file::current(&self.at.dir)),
        }
    }

    /// Wraps everything and leaves the transaction open, as a pulled plug does.
    #[cfg(test)]
    pub(super) fn left_open(&self, now: Timestamp) {
        self.db.begin().unwrap();
        self.rewrap_all(now).unwrap();
    }
}
