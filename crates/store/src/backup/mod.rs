//! A backup of a node on a stick: database and key sealed under a passphrase, files as they lie sealed already, and the
//! list of erasures. Useless to who finds the stick. The same for both engines: what lies on the stick knows none. `restore`
//! has the way back; not here: what a command says.
//!
//! ```text
//! STICK/erasures.log             the newest list: a restore of an older backup erases by it too
//! STICK/files/…                  sealed files, shared by the backups
//! STICK/backup-NUMBER/manifest   what belongs to it, authenticated
//!                     tables.sealed, node.key.sealed, erasures.log, files
//! ```
//! A backup is written as `unfinished-…`, made durable and renamed: what is named `backup-…` is whole.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kernel::RecordId;
use sha2::{Digest, Sha256};

use crate::engine::{Db, Location};
use crate::error::StoreError;
use crate::files::{FileError, Files, make_private_dir, private, sync_parent};
use crate::keys::{Erasure, from_hex, read_erasures, to_hex};

mod error;
mod manifest;
mod passphrase;
mod restore;
mod sealed;
mod tables;

pub use error::BackupError;
use manifest::{BackupKeys, Manifest, Part};
pub use restore::{Restored, restore};

/// Characters that a passphrase has at least.
pub const SHORTEST: usize = 12;
/// Backups of a node that are kept.
const KEPT: usize = 2;

/// The part with what is not folded; in backups of the first edition it was the whole SQLite file.
const TABLES: &str = "tables";
const DATABASE: &str = "database";
const NODE_KEY: &str = "node.key";
const NODE_KEY_NEXT: &str = "node.key.next";
const ERASURES: &str = "erasures.log";
const FILES: &str = "files";
const UNFINISHED: &str = "unfinished-";
const WHOLE: &str = "backup-";

/// What is being done, for whoever waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The tables, row by row, sealed as they come.
    Copying,
    /// Files.
    Files,
    /// Bytes of a backup that are read and compared.
    Checking,
    /// Bytes that are opened into the new folder.
    Opening,
    /// Tables made anew from the journal.
    Folding,
    /// Erasures that are applied.
    Erasing,
    /// Chains, rows and sums.
    Verifying,
}

/// Told of a stage: how much is done, and of how much.
pub type Progress<'a> = &'a mut dyn FnMut(Stage, u64, u64);

/// A backup that was made.
#[derive(Debug, Clone)]
pub struct BackedUp {
    /// Its folder.
    pub folder: PathBuf,
    /// Whose.
    pub node: RecordId,
    /// Bytes of its sealed parts.
    pub bytes: u64,
    /// Files that belong to it.
    pub files: u64,
    /// Files that were not on the stick yet.
    pub new_files: u64,
}

/// Makes a backup of a node, served or not, as it is at one moment. `also` names small files of the node's folder that
/// go along where they are there.
pub fn backup(
    at: &Location,
    stick: &Path,
    passphrase: &str,
    also: &[&str],
    now: Timestamp,
    progress: Progress<'_>,
) -> Result<BackedUp, BackupError> {
    if passphrase.chars().count() < SHORTEST {
        return Err(BackupError::WeakPassphrase);
    }
    refuse_node_folder(&at.dir, stick)?;
    let db = Db::reader(at)?;
    let _alone = lock(&at.dir)?;
    // From here on it sees one moment, and writers go on.
    db.begin()?;
    let node = node_of(&db)?;
    refuse_other_node(stick, node)?;
    make_private_dir(stick).map_err(BackupError::at(stick))?;
    clear_unfinished(stick)?;
    // A clock that once ran ahead must not make the newest backup look like the oldest.
    let last = backups(stick)?.last().map_or(0, |(number, _)| *number);
    let number = u64::try_from(now.as_millisecond()).unwrap_or_default().max(last.saturating_add(1));
    let unfinished = stick.join(format!("{UNFINISHED}{number:013}"));
    let making = Making { at, stick, folder: &unfinished, also, node, time: now.as_millisecond() };
    let made = making.all(db, passphrase, progress);
    let target = stick.join(format!("{WHOLE}{number:013}"));
    let made = made.and_then(|made| {
        std::fs::rename(&unfinished, &target).and_then(|()| sync_parent(&target)).map_err(BackupError::at(&target))?;
        Ok(BackedUp { folder: target, ..made })
    });
    if made.is_err() {
        // The stick may be gone or full: what is left is not named a backup, and the next one clears it.
        let _ = std::fs::remove_dir_all(&unfinished);
    }
    let made = made?;
    forget_old(stick)?;
    Ok(made)
}

/// A backup while it is made.
struct Making<'a> {
    at: &'a Location,
    stick: &'a Path,
    folder: &'a Path,
    also: &'a [&'a str],
    node: RecordId,
    time: i64,
}

impl Making<'_> {
    fn all(&self, db: Db, passphrase: &str, progress: Progress<'_>) -> Result<BackedUp, BackupError> {
        make_private_dir(self.folder).map_err(BackupError::at(self.folder))?;
        let keys = BackupKeys::fresh(passphrase)?;
        let mut parts = Vec::new();
        // The key lies in no file where the environment gives it; in two where a change of it was cut off.
        for name in [NODE_KEY, NODE_KEY_NEXT].iter().chain(self.also) {
            if self.at.dir.join(name).is_file() {
                parts.push(self.seal(&keys, name)?);
            }
        }
        parts.push(self.tables(&keys, &db, progress)?);
        db.rollback()?;
        drop(db);
        // After the tables: every file that it names is there, unless it was erased since.
        let (files, new_files) = self.files(progress)?;
        parts.push(self.plain(FILES, files.iter().map(|hash| format!("{}\n", &*to_hex(hash))).collect())?);
        // Last, so that erasures of this very minute are in it.
        let erasures = erasures(&[&self.at.dir, self.stick])?;
        parts.push(self.plain(ERASURES, erasure_lines(&erasures))?);
        replace(&self.stick.join(ERASURES), &erasure_lines(&erasures))?;
        let bytes = parts.iter().map(|part| part.size).sum();
        let manifest = Manifest { node: self.node, time: self.time, parts };
        replace(&self.folder.join(manifest::FILE), &manifest.write(&keys))?;
        let folder = self.folder.to_owned();
        Ok(BackedUp { folder, node: self.node, bytes, files: files.len() as u64, new_files })
    }

    fn tables(&self, keys: &BackupKeys, db: &Db, progress: Progress<'_>) -> Result<Part, BackupError> {
        let target = self.folder.join(format!("{TABLES}.sealed"));
        let sealer = sealed::Sealer::create(&keys.parts, TABLES, &target)?;
        let sealer = tables::write(db, sealer, &target, &mut |done, of| progress(Stage::Copying, done, of))?;
        sealer.finish().map_err(BackupError::at(&target))
    }

    /// Seals a small file of the node's folder.
    fn seal(&self, keys: &BackupKeys, name: &str) -> Result<Part, BackupError> {
        let target = self.folder.join(format!("{name}.sealed"));
        sealed::seal(&keys.parts, name, &self.at.dir.join(name), &target)
    }

    fn plain(&self, name: &str, text: String) -> Result<Part, BackupError> {
        replace(&self.folder.join(name), &text)?;
        let digest = Sha256::digest(text.as_bytes()).into();
        Ok(Part { name: name.to_owned(), sealed: false, size: text.len() as u64, digest })
    }

    /// Copies what is not on the stick; a file that lies there damaged is put there again.
    fn files(&self, progress: Progress<'_>) -> Result<(Vec<[u8; 32]>, u64), BackupError> {
        let (here, there) = (Files::new(&self.at.dir), Files::new(self.stick));
        let mut names = here.list().map_err(file_error)?;
        let (of, mut new, mut done) = (names.len() as u64, 0, 0);
        let mut problem = None;
        names.retain(|hash| {
            if problem.is_some() {
                return false;
            }
            done += 1;
            progress(Stage::Files, done, of);
            if there.verify(hash).is_ok() {
                return true;
            }
            match here.sealed(hash).and_then(|sealed| there.put_sealed(hash, &sealed)) {
                Ok(()) => {
                    new += 1;
                    true
                }
                // Erased since the list was read.
                Err(FileError::Missing) => false,
                Err(error) => {
                    problem = Some(error);
                    false
                }
            }
        });
        problem.map_or(Ok((names, new)), |error| Err(file_error(error)))
    }
}

/// The id of the node whose database this is.
fn node_of(db: &Db) -> Result<RecordId, BackupError> {
    let node = db.first("SELECT value FROM local_node WHERE name = 'id'", &[], |row| row.id(0))?.flatten();
    Ok(node.ok_or_else(|| StoreError::Journal("the node has no id".into()))?)
}

fn file_error(error: FileError) -> BackupError {
    match error {
        FileError::Path { path, error } => BackupError::at(&path)(error),
        FileError::Key(error) => error.into(),
        other => BackupError::Path { path: FILES.into(), error: std::io::Error::other(other.to_string()) },
    }
}

/// One backup of a node at a time; the system gives the lock back when the file is closed, also after a crash.
pub(crate) fn lock(dir: &Path) -> Result<File, BackupError> {
    let path = dir.join("backup.lock");
    let file = private(OpenOptions::new().create(true).write(true).truncate(false)).open(&path);
    let file = file.map_err(BackupError::at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(BackupError::Running),
        Err(std::fs::TryLockError::Error(error)) => Err(BackupError::at(&path)(error)),
    }
}

fn names(stick: &Path) -> Result<Vec<(String, PathBuf)>, BackupError> {
    let read = match std::fs::read_dir(stick) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(BackupError::at(stick))?,
    };
    let entries = read.collect::<Result<Vec<_>, _>>().map_err(BackupError::at(stick))?;
    Ok(entries.iter().filter_map(|one| Some((one.file_name().into_string().ok()?, one.path()))).collect())
}

/// The whole backups on a stick, the newest last.
fn backups(stick: &Path) -> Result<Vec<(u64, PathBuf)>, BackupError> {
    let numbered = |(name, path): (String, PathBuf)| Some((name.strip_prefix(WHOLE)?.parse().ok()?, path));
    let mut found: Vec<(u64, PathBuf)> = names(stick)?.into_iter().filter_map(numbered).collect();
    // A folder that only happens to be named so is none of ours.
    found.retain(|(_, folder)| folder.join(manifest::FILE).is_file());
    found.sort();
    Ok(found)
}

/// A backup inside a node's own folder is lost with it, and clearing the files that no backup names would take that node's.
fn refuse_node_folder(own: &Path, stick: &Path) -> Result<(), BackupError> {
    let is_node = |dir: &Path| [NODE_KEY, "writer.lock"].iter().any(|name| dir.join(name).exists());
    let full = std::path::absolute(stick).map_err(BackupError::at(stick))?;
    let there = full.ancestors().find_map(|dir| dir.canonicalize().ok()).unwrap_or_default();
    let within = own.canonicalize().is_ok_and(|own| there.starts_with(own));
    if within || is_node(stick) { Err(BackupError::NodeFolder(stick.to_owned())) } else { Ok(()) }
}

fn refuse_other_node(stick: &Path, node: RecordId) -> Result<(), BackupError> {
    let others = backups(stick)?.into_iter().filter_map(|(_, folder)| Manifest::read(&folder).ok());
    if others.into_iter().any(|manifest| manifest.node != node) {
        return Err(BackupError::OtherNode(stick.to_owned()));
    }
    Ok(())
}

fn clear_unfinished(stick: &Path) -> Result<(), BackupError> {
    for (name, path) in names(stick)? {
        if name.starts_with(UNFINISHED) && path.is_dir() {
            std::fs::remove_dir_all(&path).map_err(BackupError::at(&path))?;
        }
    }
    Ok(())
}

/// Keeps the last backups and the files that they name.
fn forget_old(stick: &Path) -> Result<(), BackupError> {
    let all = backups(stick)?;
    let (old, kept) = all.split_at(all.len().saturating_sub(KEPT));
    for (number, folder) in old {
        // Renamed first: a backup that is half removed must not be named one.
        let gone = stick.join(format!("{UNFINISHED}{number:013}"));
        std::fs::rename(folder, &gone).map_err(BackupError::at(folder))?;
        std::fs::remove_dir_all(&gone).map_err(BackupError::at(&gone))?;
    }
    let mut named = BTreeSet::new();
    for (_, folder) in kept {
        // What the older one needs is not known where its list is damaged: then nothing is removed.
        let Ok(names) = file_names(folder) else { return Ok(()) };
        named.extend(names);
    }
    let files = Files::new(stick);
    for hash in files.list().map_err(file_error)?.iter().filter(|hash| !named.contains(*hash)) {
        files.remove(hash).map_err(file_error)?;
    }
    Ok(())
}

/// The files that a backup names.
fn file_names(folder: &Path) -> Result<Vec<[u8; 32]>, BackupError> {
    let path = folder.join(FILES);
    let text = std::fs::read_to_string(&path).map_err(BackupError::reading(&path))?;
    let names = text.lines().map(|line| from_hex(line)?.as_slice().try_into().ok());
    names.collect::<Option<_>>().ok_or(BackupError::Altered(path))
}

/// What the lists in several folders name together, the oldest first.
fn erasures(folders: &[&Path]) -> Result<Vec<Erasure>, BackupError> {
    let mut all = Vec::new();
    for folder in folders {
        all.extend(read_erasures(folder)?);
    }
    let mut seen = BTreeSet::new();
    all.retain(|erasure: &Erasure| seen.insert(erasure.subject));
    all.sort_by_key(|erasure| (erasure.time, erasure.subject));
    Ok(all)
}

fn erasure_lines(erasures: &[Erasure]) -> String {
    erasures.iter().map(|one| format!("{} {}\n", &*to_hex(&one.subject.0), one.time)).collect()
}

/// Written beside and renamed: the old text or the new one, never half of one.
fn replace(file: &Path, text: &str) -> Result<(), BackupError> {
    let unfinished = file.with_extension("unfinished");
    let written = private(OpenOptions::new().create(true).write(true).truncate(true))
        .open(&unfinished)
        .and_then(|mut out| out.write_all(text.as_bytes()).and_then(|()| out.sync_all()))
        .and_then(|()| std::fs::rename(&unfinished, file))
        .and_then(|()| sync_parent(file));
    written.map_err(BackupError::at(file))
}
