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
    #[error("node.key is locked: give its passphrase")]
    NeedsPassphrase,
    /// Another passphrase than the one that locked it.
    #[error("this is not the passphrase of node.key")]
    WrongPassphrase,
    /// Not a key file of ours; it is left as it is.
    #[error("{0} is not a key file: put the right one back, it is not replaced")]
    BadKeyFile(PathBuf),
    /// This database was sealed under another node key.
    #[error("this node key does not belong to this database: put back the node.key that was saved with it")]
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

impl KeyError {
    pub(crate) fn at(path: &Path, error: std::io::Error) -> KeyError {
        KeyError::Path { path: path.to_owned(), error }
    }
}
