//! What can go wrong with keys.

use std::path::{Path, PathBuf};

use crate::engine::DbError;

/// Why a key could not be had, or did not open something. Never holds a secret or a name.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The database.
    #[error("database: {0}")]
    Db(#[from] DbError),
    /// The subject's key was destroyed by an erasure and is never made again.
    #[error("the key of this subject was destroyed")]
    Destroyed,
    /// Sealed bytes are not what was sealed, or were sealed elsewhere or under another key.
    #[error("sealed bytes do not open: altered, moved or of another key")]
    Altered,
    /// More than the cipher takes.
    #[error("too long to seal")]
    TooLong,
    /// A class that is neither personal (1) nor specific (2).
    #[error("class {0} has no key")]
    Class(u8),
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    Random,
    /// Deriving a key from a password failed.
    #[error("a key could not be derived")]
    Derive,
    /// `node.key` is locked.
    #[error("node.key is locked: give its passphrase in DESMIGRATIF_PASSPHRASE, or type it where you are asked")]
    NeedsPassphrase,
    /// Another passphrase than the one that locked it.
    #[error(
        "this is not the passphrase of node.key; nothing was opened. Whoever has forgotten it uses the recovery code: \
         `desmigratif keys recover`"
    )]
    WrongPassphrase,
    /// A new passphrase that can be guessed.
    #[error(
        "a passphrase has at least {} characters: whoever takes the laptop may try for years",
        crate::backup::SHORTEST
    )]
    WeakPassphrase,
    /// The database was sealed before, and there is no key file.
    #[error(
        "{0} is missing: put it back from where it was kept, or set a new key with the recovery code: \
         `desmigratif keys recover`. No new one is made: it would open nothing"
    )]
    KeyFileMissing(PathBuf),
    /// No recovery code was ever made for this database.
    #[error("no recovery code was made for this node")]
    NoRecovery,
    /// A whole code, but another one than the last that was made, whose time is given in milliseconds UTC.
    #[error("this is not this node's recovery code, or one that was replaced; the one that is good was made on {}", day(*.0))]
    WrongCode(i64),
    /// The new key is the old one.
    #[error("the new key is the one that the node has already")]
    SameKey,
    /// A backup copies the key while it is to be changed.
    #[error("a backup of this node is being made: wait until it is done")]
    BackupRunning,
    /// Not a key file of ours; it is left as it is.
    #[error("{0} is not a key file: put the right one back, it is not replaced")]
    BadKeyFile(PathBuf),
    /// This database was sealed under another node key.
    #[error(
        "this node key does not belong to this database: put back the node.key that was saved with it, or take \
         DESMIGRATIF_NODE_KEY away where the key was changed"
    )]
    OtherNodeKey,
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    Path {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
}

/// The day of a moment, for whoever looks through their papers.
fn day(milliseconds: i64) -> String {
    kernel::day::Zone::Wib.day(milliseconds).to_string()
}

impl KeyError {
    pub(crate) fn at(path: &Path, error: std::io::Error) -> KeyError {
        KeyError::Path { path: path.to_owned(), error }
    }
}
