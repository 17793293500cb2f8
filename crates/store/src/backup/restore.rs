//! The way back: a backup is checked whole before anything is written, opened beside the new folder, erased by the
//! newest list, verified, and only then given its name. Not here: making one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kernel::RecordId;
use kernel::registry::Registry;

use super::manifest::{self, BackupKeys, Manifest};
use super::{BackupError, DATABASE, Progress, Stage, backups, erasures, file_error, file_names, sealed};
use crate::Store;
use crate::engine::Location;
use crate::error::StoreError;
use crate::files::{FileError, Files, make_private_dir, sync_parent};
use crate::keys::{Erasure, Secret, Unlock};
use crate::verify::Report;

/// What was restored.
#[derive(Debug, Clone)]
pub struct Restored {
    /// The backup's folder.
    pub from: PathBuf,
    /// Whose.
    pub node: RecordId,
    /// When the backup was made, in milliseconds UTC.
    pub time: i64,
    /// Files.
    pub files: u64,
    /// Persons who were erased after the backup, and are erased again.
    pub erased: u64,
    /// What the verification found.
    pub report: Report,
}

/// Restores the newest backup on a stick, or the one whose folder is named, into a folder that is new or empty.
/// `unlock` opens the node's key as it was kept before.
pub fn restore(
    from: &Path,
    dir: &Path,
    passphrase: &str,
    registry: Registry,
    unlock: Unlock,
    progress: Progress<'_>,
) -> Result<Restored, BackupError> {
    must_be_empty(dir)?;
    let found = Found::open(from, passphrase)?;
    found.check(progress)?;
    let unfinished = beside(dir)?;
    clear(&unfinished)?;
    let restored = found.write(&unfinished, progress).and_then(|()| {
        let (erased, report) = settle(&unfinished, registry, unlock, &found.erasures, progress)?;
        std::fs::rename(&unfinished, dir).and_then(|()| sync_parent(dir)).map_err(BackupError::at(dir))?;
        Ok((erased, report))
    });
    if restored.is_err() {
        // Hidden and without a node's name: if it cannot be removed now, the next restore does.
        let _ = std::fs::remove_dir_all(&unfinished);
    }
    let (erased, report) = restored?;
    let Found { folder, manifest, files, .. } = found;
    let files = files.len() as u64;
    Ok(Restored { from: folder, node: manifest.node, time: manifest.time, files, erased, report })
}

fn must_be_empty(dir: &Path) -> Result<(), BackupError> {
    match std::fs::read_dir(dir) {
        Ok(inside) => {
            if inside.count() == 0 {
                Ok(())
            } else {
                Err(BackupError::NotEmpty(dir.to_owned()))
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(BackupError::at(dir)(error)),
    }
}

/// Where it is put together: on the same disk, so that one renaming makes it whole.
fn beside(dir: &Path) -> Result<PathBuf, BackupError> {
    let dir = std::path::absolute(dir).map_err(BackupError::at(dir))?;
    let name = dir.file_name().ok_or_else(|| BackupError::NotEmpty(dir.clone()))?;
    Ok(dir.with_file_name(format!(".{}.desmigratif-restore", name.to_string_lossy())))
}

fn clear(dir: &Path) -> Result<(), BackupError> {
    match std::fs::remove_dir_all(dir) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(BackupError::at(dir)(error)),
        _ => Ok(()),
    }
}

/// A backup whose manifest is authentic.
struct Found {
    folder: PathBuf,
    stick: PathBuf,
    manifest: Manifest,
    keys: BackupKeys,
    files: Vec<[u8; 32]>,
    erasures: Vec<Erasure>,
}

impl Found {
    fn open(from: &Path, passphrase: &str) -> Result<Found, BackupError> {
        let from = std::path::absolute(from).map_err(BackupError::at(from))?;
        let (folder, stick) = if from.join(manifest::FILE).is_file() {
            (from.clone(), from.parent().unwrap_or(&from).to_owned())
        } else {
            let newest = backups(&from)?.pop().ok_or_else(|| BackupError::NoBackup(from.clone()))?;
            (newest.1, from)
        };
        let (manifest, keys) = Manifest::read(&folder)?.open(passphrase)?;
        Found { folder, stick, manifest, keys, files: Vec::new(), erasures: Vec::new() }.listed()
    }

    /// Reads the plain lists, after comparing them with the manifest.
    fn listed(mut self) -> Result<Found, BackupError> {
        for part in self.manifest.parts.iter().filter(|part| !part.sealed) {
            part.check(&self.folder, &mut |_| {})?;
        }
        self.files = file_names(&self.folder)?;
        // The list beside the backups grows after them and is nobody's secret. It can only name persons by ids that
        // stand in no clear part of the stick, so whoever adds to it cannot choose whom.
        self.erasures = erasures(&[&self.folder, &self.stick])?;
        Ok(self)
    }

    /// Reads everything once; nothing is written before all of it is what was backed up.
    fn check(&self, progress: Progress<'_>) -> Result<(), BackupError> {
        for part in self.manifest.parts.iter().filter(|part| part.sealed) {
            part.check(&self.folder, &mut |done| progress(Stage::Checking, done, part.size))?;
        }
        let there = Files::new(&self.stick);
        for (index, hash) in self.files.iter().enumerate() {
            let name = crate::keys::to_hex(hash);
            let path = self.stick.join(super::FILES).join(&name[..2]).join(&name[2..]);
            there.verify(hash).map_err(|error| match error {
                FileError::Missing => BackupError::Missing(path),
                FileError::Damaged => BackupError::Altered(path),
                other => file_error(other),
            })?;
            progress(Stage::Files, index as u64 + 1, self.files.len() as u64);
        }
        Ok(())
    }

    fn write(&self, dir: &Path, progress: Progress<'_>) -> Result<(), BackupError> {
        make_private_dir(dir).map_err(BackupError::at(dir))?;
        for part in self.manifest.parts.iter().filter(|part| part.sealed) {
            let target = if part.name == DATABASE { Location::new(dir).file() } else { dir.join(&part.name) };
            sealed::open(&self.keys.parts, &part.name, &part.path(&self.folder), &target, &mut |done| {
                progress(Stage::Opening, done, sealed::clear_size(part.size));
            })?;
        }
        let (there, here) = (Files::new(&self.stick), Files::new(dir));
        for (index, hash) in self.files.iter().enumerate() {
            there.sealed(hash).and_then(|sealed| here.put_sealed(hash, &sealed)).map_err(file_error)?;
            progress(Stage::Files, index as u64 + 1, self.files.len() as u64);
        }
        Ok(())
    }
}

/// Erases who was erased since, and verifies.
fn settle(
    dir: &Path,
    registry: Registry,
    unlock: Unlock,
    erasures: &[Erasure],
    progress: Progress<'_>,
) -> Result<(u64, Report), BackupError> {
    let store = Store::open(dir, registry, unlock)?;
    let mut erased = 0;
    for (index, erasure) in erasures.iter().enumerate() {
        let secret = store.local_read(|db| Ok(store.keys().secret(db, erasure.subject)?))?;
        if !matches!(secret, Secret::Destroyed) {
            let time = Timestamp::from_millisecond(erasure.time);
            let time = time.map_err(|_| StoreError::Journal("an erasure has no time".into()))?;
            store.erase(erasure.subject, time)?;
            erased += 1;
        }
        progress(Stage::Erasing, index as u64 + 1, erasures.len() as u64);
    }
    progress(Stage::Verifying, 0, 1);
    let report = store.verify()?;
    progress(Stage::Verifying, 1, 1);
    store.close();
    Ok((erased, report))
}
