//! The node's own key: where it is come by, and whether it is the one that this database was sealed under.
//! Not here: the file's bytes (`key_file`), changing the key (`change`), what is wrapped under it.

use std::path::Path;

use zeroize::Zeroizing;

use super::cipher::{self, KeyBytes};
use super::key_file::{self, Stored};
use super::recovery::{self, RecoveryCode};
use super::{KeyError, purposes};
use crate::engine::Db;

/// How the node's key is come by.
pub enum Unlock {
    /// The file `node.key` of mode 600, made at the first start.
    KeyFile,
    /// The same; where the file is locked, this asks a person for the passphrase.
    Asked(fn() -> Option<String>),
    /// The key itself, from the environment or from a test; nothing is written.
    Key([u8; 32]),
    /// The file `node.key`, locked by a passphrase; a first start makes it so. A plain file opens too and stays plain.
    Passphrase(String),
    /// The recovery code: the database holds the key for it. Nothing is written.
    Recovery(RecoveryCode),
}

impl Drop for Unlock {
    fn drop(&mut self) {
        use zeroize::Zeroize;
        match self {
            Unlock::KeyFile | Unlock::Asked(_) | Unlock::Recovery(_) => {}
            Unlock::Key(key) => key.zeroize(),
            Unlock::Passphrase(words) => words.zeroize(),
        }
    }
}

/// Where a key was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// In `node.key`.
    Current,
    /// In the file that was to follow it: a change was cut off after the database took it up.
    Next,
    /// In no file.
    Elsewhere,
}

/// A key that is this database's, or that a new database is to have.
pub(super) struct Found {
    pub(super) key: KeyBytes,
    pub(super) origin: Origin,
}

/// Finds the node's key. A database that was sealed before never gets a new one.
///
/// # Errors
/// `OtherNodeKey`, `WrongPassphrase`, `NeedsPassphrase`, `KeyFileMissing`, `WrongCode`: nothing was written.
pub(super) fn find(db: &Db, dir: &Path, unlock: &Unlock) -> Result<Found, KeyError> {
    match unlock {
        Unlock::Key(key) => {
            let key = Zeroizing::new(*key);
            match purposes::fit(db, &key)? {
                purposes::Fit::Other => Err(KeyError::OtherNodeKey),
                purposes::Fit::Fresh | purposes::Fit::Ours => Ok(Found { key, origin: Origin::Elsewhere }),
            }
        }
        Unlock::Recovery(code) => Ok(Found { key: recovery::open(db, code)?, origin: Origin::Elsewhere }),
        Unlock::KeyFile | Unlock::Asked(_) | Unlock::Passphrase(_) => in_files(db, dir, unlock),
    }
}

fn in_files(db: &Db, dir: &Path, unlock: &Unlock) -> Result<Found, KeyError> {
    let files = [(key_file::current(dir), Origin::Current), (key_file::next(dir), Origin::Next)];
    let mut passphrase = Passphrase { unlock, asked: None };
    let mut problem = None;
    for (file, origin) in &files {
        let Some(stored) = key_file::read(file)? else { continue };
        match passphrase.open(stored) {
            Err(error) => problem = Some(error),
            Ok(key) => match purposes::fit(db, &key)? {
                // While a change is under way, the old key and the new one lie there: only one of them is this database's.
                purposes::Fit::Other => problem = Some(problem.unwrap_or(KeyError::OtherNodeKey)),
                purposes::Fit::Fresh | purposes::Fit::Ours => return Ok(Found { key, origin: *origin }),
            },
        }
    }
    match problem {
        Some(problem) => Err(problem),
        None if purposes::is_fresh(db)? => first_start(dir, unlock),
        None => Err(KeyError::KeyFileMissing(key_file::current(dir))),
    }
}

fn first_start(dir: &Path, unlock: &Unlock) -> Result<Found, KeyError> {
    crate::files::make_private_dir(dir).map_err(|error| KeyError::at(dir, error))?;
    let key = cipher::random_key()?;
    let passphrase = if let Unlock::Passphrase(words) = unlock { Some(words.as_str()) } else { None };
    if passphrase.is_some_and(is_weak) {
        return Err(KeyError::WeakPassphrase);
    }
    key_file::write(&key_file::current(dir), &key, passphrase)?;
    Ok(Found { key, origin: Origin::Current })
}

/// Whoever takes the laptop may try for years.
pub(super) fn is_weak(passphrase: &str) -> bool {
    passphrase.chars().count() < crate::backup::SHORTEST
}

/// The passphrase, asked for once and only where a file is locked.
struct Passphrase<'a> {
    unlock: &'a Unlock,
    asked: Option<Zeroizing<String>>,
}

impl Passphrase<'_> {
    fn open(&mut self, stored: Stored) -> Result<KeyBytes, KeyError> {
        match stored {
            Stored::Plain(key) => Ok(key),
            Stored::Locked { salt, wrapped } => Stored::unlock(&salt, &wrapped, self.words()?),
        }
    }

    fn words(&mut self) -> Result<&str, KeyError> {
        match self.unlock {
            Unlock::Passphrase(words) => Ok(words),
            Unlock::Asked(ask) => {
                if self.asked.is_none() {
                    self.asked = ask().map(Zeroizing::new);
                }
                self.asked.as_ref().map(|words| words.as_str()).ok_or(KeyError::NeedsPassphrase)
            }
            _ => Err(KeyError::NeedsPassphrase),
        }
    }
}

/// Ends a change of the key that was cut off: on the writer, once the key that fits is known.
pub(super) fn tidy(dir: &Path, origin: Origin) -> Result<(), KeyError> {
    match origin {
        Origin::Next => key_file::adopt_next(dir),
        Origin::Current => key_file::remove(&key_file::next(dir)),
        Origin::Elsewhere => Ok(()),
    }
}
