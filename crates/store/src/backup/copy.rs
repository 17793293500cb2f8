//! The clear copy of the database of which a backup is sealed. It lies in the node's folder, never on the stick, has no
//! name while it is read, and is written over afterwards. Not here: sealing it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Seek, Write};
use std::path::{Path, PathBuf};

use kernel::RecordId;

use super::BackupError;
use crate::engine::Db;
use crate::error::StoreError;

/// The copy, at its beginning.
pub(super) struct ClearCopy {
    /// Its bytes.
    pub(super) file: File,
    /// Where it lay, for errors.
    pub(super) path: PathBuf,
    /// How many bytes.
    pub(super) bytes: u64,
}

impl ClearCopy {
    /// Copies the database as it is at one moment.
    pub(super) fn take(db: &Db, dir: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<ClearCopy, BackupError> {
        let path = dir.join("backup-copy.sqlite");
        // A copy that a crash left behind is written over too.
        for left in [path.clone(), path.with_extension("unfinished")] {
            match OpenOptions::new().read(true).write(true).open(&left) {
                Ok(file) => drop(ClearCopy::nameless(file, left)?),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(BackupError::at(&left)(error)),
            }
        }
        if let Err(error) = db.backup_to(&path, progress) {
            if let Ok(file) = OpenOptions::new().read(true).write(true).open(path.with_extension("unfinished")) {
                drop(ClearCopy::nameless(file, path.with_extension("unfinished"))?);
            }
            return Err(error.into());
        }
        let file = OpenOptions::new().read(true).write(true).open(&path).map_err(BackupError::at(&path))?;
        ClearCopy::nameless(file, path)
    }

    /// Takes the name away at once: whatever happens from now on, nobody finds it.
    fn nameless(file: File, path: PathBuf) -> Result<ClearCopy, BackupError> {
        std::fs::remove_file(&path).map_err(BackupError::at(&path))?;
        let bytes = file.metadata().map_err(BackupError::at(&path))?.len();
        Ok(ClearCopy { file, path, bytes })
    }
}

impl Drop for ClearCopy {
    fn drop(&mut self) {
        // As far as the disk allows: it held names, and keys of persons who may be erased tomorrow.
        let zeros = vec![0u8; 1 << 16];
        let mut left = self.bytes;
        let _ = self.file.rewind();
        while left > 0 {
            let step = left.min(zeros.len() as u64);
            if self.file.write_all(&zeros[..step as usize]).is_err() {
                return;
            }
            left -= step;
        }
        let _ = self.file.sync_data();
    }
}

/// The id of the node whose database this is.
pub(super) fn node_of(db: &Db) -> Result<RecordId, BackupError> {
    let node = db.first("SELECT value FROM local_node WHERE name = 'id'", &[], |row| row.id(0))?.flatten();
    Ok(node.ok_or_else(|| StoreError::Journal("the node has no id".into()))?)
}
