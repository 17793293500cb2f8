//! Sheets that somebody has sent and not yet taken up: sealed under the node's key, in a folder of the node, for a day.
//! They are no records: never backed up, never sent, and gone when the import is done or the day is over.
//! Not here: reading them (documents), the import (web).

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use kernel::RecordId;

use crate::error::StoreError;
use crate::keys::Keys;

/// The folder within the node's own.
const FOLDER: &str = "uploads";
/// How long an upload is kept.
const KEPT: Duration = Duration::from_secs(24 * 3600);
/// The most uploads of one account; the oldest make room.
const MOST: usize = 5;
/// The largest upload.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The uploads of one node.
pub struct Uploads<'s> {
    folder: PathBuf,
    keys: &'s Keys,
}

impl<'s> Uploads<'s> {
    pub(crate) fn of(dir: &Path, keys: &'s Keys) -> Uploads<'s> {
        Uploads { folder: dir.join(FOLDER), keys }
    }

    fn path(&self, account: RecordId, id: RecordId) -> PathBuf {
        self.folder.join(format!("{account}.{id}"))
    }

    /// An upload can be opened only as this one of this account.
    fn binding(account: RecordId, id: RecordId) -> Vec<u8> {
        [b"upload ", &account.0[..], &id.0[..]].concat()
    }

    /// Keeps an upload under a new id, and lets go what is too old or too many.
    ///
    /// # Errors
    /// A full disk, a folder that cannot be written, a file beyond all limits.
    pub fn put(&self, account: RecordId, bytes: &[u8], now: Timestamp) -> Result<RecordId, StoreError> {
        if bytes.len() > MOST_BYTES {
            return Err(StoreError::Journal("an upload is larger than any form".into()));
        }
        make_folder(&self.folder)?;
        self.clear(Some(account))?;
        let mut random = [0u8; 10];
        getrandom::fill(&mut random).map_err(|error| StoreError::Journal(format!("no random numbers: {error}")))?;
        let id = RecordId::v7(now.as_millisecond().unsigned_abs(), random);
        let sealed = self.keys.seal_local(&Self::binding(account, id), bytes)?;
        fs::write(self.path(account, id), sealed)?;
        Ok(id)
    }

    /// An upload of this account; `None` where there is none, or none any more.
    ///
    /// # Errors
    /// A file that was altered or cannot be read.
    pub fn get(&self, account: RecordId, id: RecordId) -> Result<Option<Vec<u8>>, StoreError> {
        match fs::read(self.path(account, id)) {
            Ok(sealed) => {
                let mut clear = self.keys.open_local(&Self::binding(account, id), &sealed)?;
                Ok(Some(std::mem::take(&mut *clear)))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Lets an upload go.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn remove(&self, account: RecordId, id: RecordId) -> Result<(), StoreError> {
        remove(&self.path(account, id))?;
        Ok(())
    }

    /// Lets go what is older than a day, and of one account what is beyond its number.
    fn clear(&self, account: Option<RecordId>) -> Result<(), StoreError> {
        let now = SystemTime::now();
        let mut own: Vec<(SystemTime, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let saved = entry.metadata()?.modified()?;
            if now.duration_since(saved).is_ok_and(|age| age > KEPT) {
                remove(&entry.path())?;
            } else if account
                .is_some_and(|account| entry.file_name().to_string_lossy().starts_with(&account.to_string()))
            {
                own.push((saved, entry.path()));
            }
        }
        own.sort();
        let too_many = (own.len() + 1).saturating_sub(MOST);
        own.iter().take(too_many).try_for_each(|(_, path)| remove(path))?;
        Ok(())
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}
