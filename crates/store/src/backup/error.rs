//! Why a backup was not made or not restored, in words for whoever holds the stick. Never holds a secret or a name.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::engine::DbError;
use crate::error::StoreError;
use crate::keys::KeyError;

/// What went wrong. Nothing that looks like a backup or like a node is left behind by any of these.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The passphrase is shorter than [`super::SHORTEST`].
    #[error(
        "the passphrase of a backup has at least {} characters: whoever finds the stick may try for years",
        super::SHORTEST
    )]
    WeakPassphrase,
    /// Another passphrase than the one that sealed the backup.
    #[error("this is not the passphrase of this backup")]
    WrongPassphrase,
    /// Two backups of one node at once.
    #[error("another backup of this node is being made: wait until it is done")]
    Running,
    /// The folder holds backups of another node.
    #[error("{0} holds backups of another node: name another folder")]
    OtherNode(PathBuf),
    /// The folder of a node, this one's or another's.
    #[error("{0} belongs to a node: a backup lies away from it, on a stick or in a folder of its own")]
    NodeFolder(PathBuf),
    /// There is no whole backup there.
    #[error("there is no whole backup in {0}")]
    NoBackup(PathBuf),
    /// A backup of a later edition, or no manifest of ours.
    #[error("{0} is not a manifest that this edition reads")]
    Format(PathBuf),
    /// A part is not there.
    #[error("{0} is missing: this backup is not whole")]
    Missing(PathBuf),
    /// A part is shorter than it was written.
    #[error("{0} is cut off: this backup is not whole")]
    Cut(PathBuf),
    /// A part is not what was written.
    #[error("{0} was altered or is damaged: this backup is not used")]
    Altered(PathBuf),
    /// Restoring never writes over anything.
    #[error("{0} is not empty: name a new folder")]
    NotEmpty(PathBuf),
    /// A PostgreSQL database in which something is.
    #[error("{0} is not empty: make an empty database")]
    DatabaseNotEmpty(String),
    /// The first edition backed up the SQLite file, which no server takes.
    #[error("this backup holds an SQLite file: restore it into a folder, back that up, and restore the new backup")]
    FormerEdition,
    /// No space left.
    #[error("{0}: the disk is full; the backups that were there are still there")]
    Full(PathBuf),
    /// The stick's format takes no file of this size.
    #[error("{0} is too large for the format of this stick (FAT32 ends at 4 GB): format it as exFAT")]
    TooLarge(PathBuf),
    /// A file or folder.
    #[error("{path}: {error}")]
    Path {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: Error,
    },
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Keys.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl BackupError {
    /// Names the path in an error of the system.
    pub(super) fn at(path: &Path) -> impl FnOnce(Error) -> BackupError {
        let path = path.to_owned();
        move |error| match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => BackupError::Full(path),
            ErrorKind::FileTooLarge => BackupError::TooLarge(path),
            _ => BackupError::Path { path, error },
        }
    }

    /// The same for a part of a backup that is being read.
    pub(super) fn reading(path: &Path) -> impl FnOnce(Error) -> BackupError {
        let path = path.to_owned();
        move |error| match error.kind() {
            ErrorKind::NotFound => BackupError::Missing(path),
            _ => BackupError::Path { path, error },
        }
    }
}

impl From<DbError> for BackupError {
    fn from(error: DbError) -> Self {
        BackupError::Store(error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stick_is_said_in_words() {
        let full = BackupError::at(Path::new("stick"))(Error::from(ErrorKind::StorageFull));
        assert!(matches!(full, BackupError::Full(_)));
        assert!(full.to_string().contains("still there"));
    }
}
