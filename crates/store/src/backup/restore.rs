//! The way back: a backup is checked whole before anything is written, opened beside the new folder, erased by the
//! newest list, verified, and only then given its name. A database on a server is marked until then. Not here: making one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use kernel::RecordId;
use kernel::registry::Registry;

use super::manifest::{self, BackupKeys, Manifest, Part};
use super::{
    BackupError, DATABASE, Progress, Stage, TABLES, backups, erasures, file_error, file_names, sealed, tables,
};
use crate::Store;
use crate::engine::{Database, Db, DbError, Location};
use crate::error::StoreError;
use crate::files::{FileError, Files, make_private_dir, sync_parent};
use crate::keys::{Erasure, Secret, Unlock, random};
use crate::verify::Report;

/// How long a restore waits for its own lock.
const PATIENCE: Duration = Duration::from_secs(3);

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

/// Restores the newest backup on a stick, or the one whose folder is named, into a folder that is new or empty, and where
/// the database lies elsewhere, into an empty one. `unlock` opens the node's key as it was kept before.
pub fn restore(
    from: &Path,
    to: impl Into<Location>,
    passphrase: &str,
    registry: Registry,
    unlock: Unlock,
    progress: Progress<'_>,
) -> Result<Restored, BackupError> {
    let Location { dir, database } = to.into();
    must_be_empty(&dir)?;
    let found = Found::open(from, passphrase)?;
    let unfinished = Location { dir: beside(&dir)?, database };
    make_room(&unfinished)?;
    found.check(progress)?;
    clear(&unfinished.dir)?;
    let restored = found.write(&unfinished, &registry, progress).and_then(|()| {
        let (erased, report) = settle(&unfinished, registry, unlock, &found.erasures, progress)?;
        name(&unfinished, &dir)?;
        Ok((erased, report))
    });
    if restored.is_err() {
        // Hidden or marked, and without a node's name: if it cannot be removed now, the next restore does.
        let _ = std::fs::remove_dir_all(&unfinished.dir);
        let _ = make_room(&unfinished);
    }
    let (erased, report) = restored?;
    let Found { folder, manifest, files, .. } = found;
    let files = files.len() as u64;
    Ok(Restored { from: folder, node: manifest.node, time: manifest.time, files, erased, report })
}

/// A database on a server must hold nothing, or what a restore left that was cut off, which goes.
fn make_room(at: &Location) -> Result<(), BackupError> {
    if at.database == Database::Sqlite || !at.holds_data()? {
        return Ok(());
    }
    if !tables::is_unfinished(&Db::reader(at)?)? {
        return Err(BackupError::DatabaseNotEmpty(at.to_string()));
    }
    let db = writer(at)?;
    Ok(tables::clear(&db)?)
}

/// The writing connection. A restore opens the database several times, one after the other, and nobody else knows of it:
/// a lock that is still held is one that a process holds which was being started by another thread at that moment.
fn writer(at: &Location) -> Result<Db, BackupError> {
    patiently(|| Ok(Db::writer(at)?))
}

fn patiently<T>(mut work: impl FnMut() -> Result<T, StoreError>) -> Result<T, BackupError> {
    let start = Instant::now();
    loop {
        match work() {
            Err(StoreError::Db(DbError::WriterElsewhere(_))) if start.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            done => return Ok(done?),
        }
    }
}

/// Takes the mark away and gives the folder its name.
fn name(unfinished: &Location, dir: &Path) -> Result<(), BackupError> {
    let db = writer(unfinished)?;
    db.batch(&format!("DROP TABLE IF EXISTS {}", tables::MARK))?;
    drop(db);
    std::fs::rename(&unfinished.dir, dir).and_then(|()| sync_parent(dir)).map_err(BackupError::at(dir))
}

/// The same way to the key once more.
fn same(unlock: &Unlock) -> Unlock {
    match unlock {
        Unlock::KeyFile => Unlock::KeyFile,
        Unlock::Asked(ask) => Unlock::Asked(*ask),
        Unlock::Key(key) => Unlock::Key(*key),
        Unlock::Passphrase(words) => Unlock::Passphrase(words.clone()),
        Unlock::Recovery(code) => Unlock::Recovery(code.clone()),
    }
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

    fn write(&self, at: &Location, registry: &Registry, progress: Progress<'_>) -> Result<(), BackupError> {
        let dir = &at.dir;
        make_private_dir(dir).map_err(BackupError::at(dir))?;
        for part in self.manifest.parts.iter().filter(|part| part.sealed) {
            if part.name == TABLES {
                self.write_tables(part, at, registry, progress)?;
                continue;
            }
            if part.name == DATABASE && at.database != Database::Sqlite {
                return Err(BackupError::FormerEdition);
            }
            let target = if part.name == DATABASE { at.file() } else { dir.join(&part.name) };
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

impl Found {
    fn write_tables(
        &self,
        part: &Part,
        at: &Location,
        registry: &Registry,
        progress: Progress<'_>,
    ) -> Result<(), BackupError> {
        // The lock of a writer makes the folder; the mark goes in before anything else.
        let db = writer(at)?;
        db.batch(&format!("CREATE TABLE {} (place bigint)", tables::MARK))?;
        drop(db);
        // Every table as a first start makes it, under a key that nothing will remain of.
        let passing: [u8; 32] = random()?;
        patiently(|| Store::open(at.clone(), registry.clone(), Unlock::Key(passing)))?.close();
        let db = writer(at)?;
        let path = part.path(&self.folder);
        let source = sealed::Opener::open(&self.keys.parts, TABLES, &path)?;
        db.begin()?;
        tables::read(&db, source, &mut |done| progress(Stage::Opening, done, 0)).map_err(|error| match error {
            StoreError::Io(error) => sealed::opening(&path, error),
            other => other.into(),
        })?;
        Ok(db.commit()?)
    }
}

/// Opens it, which folds the tables, erases who was erased since, and verifies.
fn settle(
    at: &Location,
    registry: Registry,
    unlock: Unlock,
    erasures: &[Erasure],
    progress: Progress<'_>,
) -> Result<(u64, Report), BackupError> {
    progress(Stage::Folding, 0, 1);
    let store = patiently(|| Store::open(at.clone(), registry.clone(), same(&unlock)))?;
    progress(Stage::Folding, 1, 1);
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
