//! What lies on disk against what records name: missing, torn and left-over files, and the sweep of those that a crash left
//! behind between keeping a file and naming it. Not here: chains and rows (`verify`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use kernel::journal::decode;
use kernel::spec::{FieldType, RecordSpec};
use kernel::value::Value;

use super::{FileError, Files, entries};
use crate::Store;
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::folding::Folder;
use crate::kept::{self, Opener};
use crate::keys::Secret;

/// How old a file is that nothing names before it is swept away: a form is sent and answered long before.
const GRACE: Duration = Duration::from_secs(24 * 3600);

/// A file's name.
type Hash = [u8; 32];

/// What a look at the files found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Files that records name and whose subject was not erased.
    pub named: u64,
    /// Named, and not here.
    pub missing: Vec<Hash>,
    /// Here, and not what the name promises. Empty where the bytes were not read.
    pub torn: Vec<Hash>,
    /// Here, and named by nothing. Left over from a crash, swept a day later; no loss.
    pub extra: Vec<Hash>,
}

impl Inventory {
    /// What is wrong, in words that hold no personal data. Left-over files are not wrong.
    pub fn problems(&self) -> Vec<String> {
        let line = |hash: &Hash, what: &str| format!("file {} {what}", &*crate::keys::to_hex(hash));
        let missing = self.missing.iter().map(|hash| line(hash, "is named by a record and is missing"));
        let torn = self.torn.iter().map(|hash| line(hash, "is damaged: it is not what its name promises"));
        missing.chain(torn).collect()
    }
}

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files that nothing named, and pieces of files.
    pub removed: u64,
    /// Younger ones that were left.
    pub waiting: u64,
}

/// Compares what is on disk with what records name, at one moment of the database. With `read_all` every byte is read and
/// compared with its name; without, only names are looked at.
pub(crate) fn inventory(folder: &Folder<'_>, files: &Files, read_all: bool) -> Result<Inventory, StoreError> {
    // Before the records: what is named meanwhile is not taken for left over.
    let here: BTreeSet<Hash> = files.list().map_err(StoreError::from)?.into_iter().collect();
    let named = named_by_rows(folder)?;
    let mut found = Inventory::default();
    for (hash, erased) in &named {
        if *erased {
            continue;
        }
        found.named += 1;
        if !here.contains(hash) {
            found.missing.push(*hash);
        }
    }
    found.extra = here.iter().filter(|hash| !named.contains_key(*hash)).copied().collect();
    for hash in here.iter().filter(|_| read_all) {
        match files.verify(hash) {
            Ok(()) | Err(FileError::Missing) => {}
            Err(FileError::Damaged) => found.torn.push(*hash),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}

fn kinds_with_files(folder: &Folder<'_>) -> Vec<&'static RecordSpec> {
    let has_file = |spec: &&'static RecordSpec| spec.fields.iter().any(|field| field.kind == FieldType::File);
    folder.registry.specs.iter().copied().filter(has_file).collect()
}

/// Every file that a row names, and whether it went with an erasure.
fn named_by_rows(folder: &Folder<'_>) -> Result<BTreeMap<Hash, bool>, StoreError> {
    let mut named = BTreeMap::new();
    for spec in kinds_with_files(folder) {
        let opener = Opener { keys: folder.keys, db: folder.db, streams: folder.streams };
        let sql = format!("SELECT {} FROM \"{}\"", kept::columns(spec, ""), spec.name);
        let mut problem = None;
        folder.db.scan(&sql, &[], |row| {
            if problem.is_some() {
                return;
            }
            let read = kept::read(&opener, spec, row, |_| false).and_then(|kept| {
                let files = spec.fields.iter().zip(&kept.cells).filter(|(field, _)| field.kind == FieldType::File);
                let hashes: Vec<Hash> = files.filter_map(|(_, cell)| hash_of(cell.known()?)).collect();
                if hashes.is_empty() {
                    return Ok(());
                }
                let subjects = spec.fields.iter().filter_map(|field| kept.subject_of(field));
                let mut erased = false;
                for subject in subjects.collect::<BTreeSet<_>>() {
                    erased |= matches!(folder.keys.secret(folder.db, subject)?, Secret::Destroyed);
                }
                named.extend(hashes.into_iter().map(|hash| (hash, erased)));
                Ok(())
            });
            problem = read.err();
        })?;
        if let Some(error) = problem {
            return Err(error);
        }
    }
    Ok(named)
}

fn hash_of(value: &Value) -> Option<Hash> {
    match value {
        Value::Bytes(bytes) => bytes.as_slice().try_into().ok(),
        _ => None,
    }
}

/// Every file that an entry ever named: also one that another has taken the place of, which an undo would bring back.
fn named_ever(db: &Db, specs: &[&'static RecordSpec]) -> Result<BTreeSet<Hash>, StoreError> {
    let mut named = BTreeSet::new();
    for spec in specs {
        let sql = "SELECT body FROM journal_entry WHERE (stream, sequence) IN \
                   (SELECT stream, sequence FROM journal_touched WHERE kind = $1)";
        let mut problem = None;
        db.scan(sql, &[Cell::from(i64::from(spec.kind))], |row| match decode(row.bytes(0)) {
            Ok(entry) => {
                let fields = entry.changes.iter().flat_map(|change| &change.fields);
                named.extend(fields.filter_map(|field| hash_of(field.value.as_ref()?)));
            }
            Err(error) => problem = Some(error),
        })?;
        if let Some(error) = problem {
            return Err(error.into());
        }
    }
    Ok(named)
}

impl Store {
    /// Which files are missing, torn or left over; see [`Inventory`].
    pub fn inventory(&self, read_all: bool) -> Result<Inventory, StoreError> {
        let files = Files::new(self.dir());
        self.with_folder(|folder| inventory(folder, &files, read_all))
    }

    /// Removes files that nothing names and that are older than a day: left over where the power went between keeping a
    /// file and naming it. Reads only, but for the files themselves; runs beside everything else.
    pub fn sweep_files(&self, now: SystemTime) -> Result<Swept, StoreError> {
        let files = Files::new(self.dir());
        let mut swept = Swept::default();
        let is_old = |path: &PathBuf| {
            let changed = std::fs::metadata(path).and_then(|about| about.modified());
            changed.is_ok_and(|changed| now.duration_since(changed).is_ok_and(|age| age > GRACE))
        };
        for piece in files.pieces()?.iter().filter(|piece| is_old(piece)) {
            // Somebody else's sweep may have been faster.
            swept.removed += u64::from(std::fs::remove_file(piece).is_ok());
        }
        let here = files.list()?;
        let mut left = self.with_folder(|folder| {
            let named = named_by_rows(folder)?;
            Ok(here.into_iter().filter(|hash| !named.contains_key(hash)).collect::<Vec<_>>())
        })?;
        let all = left.len() as u64;
        left.retain(|hash| is_old(&files.path(hash)));
        swept.waiting = all - left.len() as u64;
        if left.is_empty() {
            return Ok(swept);
        }
        // Only where something is left over is the journal asked, which is long.
        let ever = self.with_folder(|folder| named_ever(folder.db, &kinds_with_files(folder)))?;
        for hash in left.iter().filter(|hash| !ever.contains(*hash)) {
            files.remove(hash)?;
            swept.removed += 1;
        }
        Ok(swept)
    }
}

impl Files {
    /// How many files there are, and their bytes together.
    pub fn size(&self) -> Result<(u64, u64), FileError> {
        let (mut count, mut bytes) = (0, 0);
        for folder in entries(&self.dir)? {
            for file in entries(&folder)? {
                // Erased while we look.
                let Ok(about) = std::fs::metadata(&file) else { continue };
                count += 1;
                bytes += about.len();
            }
        }
        Ok((count, bytes))
    }

    /// Pieces of files that were being written when the power went.
    fn pieces(&self) -> Result<Vec<PathBuf>, FileError> {
        let mut found = Vec::new();
        for folder in entries(&self.dir)? {
            found.extend(entries(&folder)?);
        }
        let is_piece =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("unfinished-"));
        found.retain(is_piece);
        Ok(found)
    }
}

impl From<FileError> for StoreError {
    fn from(error: FileError) -> StoreError {
        match error {
            FileError::Path { path, error } => {
                StoreError::Io(std::io::Error::new(error.kind(), format!("{}: {error}", path.display())))
            }
            FileError::Key(error) => error.into(),
            other => StoreError::Io(std::io::Error::other(other.to_string())),
        }
    }
}
