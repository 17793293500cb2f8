//! Scans and photos: sealed under their subject's personal key, each a file named by the hash of its sealed bytes.
//! What arrives goes through one door, [`Files::put`]: pictures are drawn anew (`picture`), PDFs looked at (`pdf`). What is
//! on disk against what records name is `named`. Not here: which record a file belongs to, and who may see it.

use std::borrow::Cow;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::keys::{SubjectSecret, random};

mod disk;
mod error;
mod jpeg;
mod kind;
mod memory;
mod named;
mod pdf;
mod picture;
mod shrink;
#[cfg(test)]
mod tests;

pub(crate) use disk::{make_private_dir, private, sync_parent};
pub use error::FileError;
use kind::Arriving;
pub use kind::FileKind;
pub(crate) use named::inventory;
pub use named::{Inventory, Swept};

/// The largest PDF that is taken: some scanned pages.
pub const MOST_PDF: usize = 5 * 1024 * 1024;
/// The largest picture that is taken, as a phone sends it; what is kept of it is smaller.
pub const MOST_PICTURE: usize = 12 * 1024 * 1024;

/// A file that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileRef {
    /// SHA-256 of the sealed bytes: its name.
    pub hash: [u8; 32],
    /// Bytes of what is kept, before sealing.
    pub size: u64,
    /// What it is.
    pub kind: FileKind,
}

/// The files of one node.
#[derive(Debug, Clone)]
pub struct Files {
    dir: PathBuf,
}

impl Files {
    /// The files in a node's directory, whether or not there are any yet.
    pub fn new(node_dir: &Path) -> Files {
        Files { dir: node_dir.join("files") }
    }

    /// Keeps what arrived, as [`cleaned`] makes it; it is on disk when this returns. The same bytes twice are two files:
    /// each has its own nonce. Slow for pictures: never on the writer.
    pub fn put(&self, secret: &SubjectSecret, bytes: &[u8]) -> Result<FileRef, FileError> {
        let (bytes, kind) = cleaned(bytes)?;
        let sealed = secret.seal_file(&bytes)?;
        let hash: [u8; 32] = Sha256::digest(&sealed).into();
        self.keep(&hash, &sealed)?;
        Ok(FileRef { hash, size: bytes.len() as u64, kind })
    }

    /// Takes in sealed bytes as they are, from a backup or another node; they must be what the name promises.
    pub fn put_sealed(&self, hash: &[u8; 32], sealed: &[u8]) -> Result<(), FileError> {
        if Sha256::digest(sealed)[..] != hash[..] {
            return Err(FileError::Damaged);
        }
        self.keep(hash, sealed)
    }

    fn keep(&self, hash: &[u8; 32], sealed: &[u8]) -> Result<(), FileError> {
        let target = self.path(hash);
        let folder = target.parent().unwrap_or(&self.dir);
        let unfinished = folder.join(format!("unfinished-{}", hex(&random::<8>()?)));
        let written = make_private_dir(folder)
            .and_then(|()| private(OpenOptions::new().create_new(true).write(true)).open(&unfinished))
            .and_then(|mut out| out.write_all(sealed).and_then(|()| out.sync_all()))
            .and_then(|()| std::fs::rename(&unfinished, &target))
            .and_then(|()| sync_parent(&target))
            .and_then(|()| sync_parent(folder))
            .and_then(|()| sync_parent(&self.dir));
        written.map_err(|error| {
            // What is left of it is of no use; that it cannot be removed either changes nothing for the caller.
            let _ = std::fs::remove_file(&unfinished);
            FileError::Path { path: target, error }
        })
    }

    /// The clear bytes of a file.
    pub fn get(&self, secret: &SubjectSecret, hash: &[u8; 32]) -> Result<Vec<u8>, FileError> {
        let sealed = self.sealed(hash)?;
        let mut clear = secret.open_file(&sealed)?;
        Ok(std::mem::take(&mut *clear))
    }

    /// The sealed bytes of a file, for a backup or another node: they are what the name promises.
    pub fn sealed(&self, hash: &[u8; 32]) -> Result<Vec<u8>, FileError> {
        let path = self.path(hash);
        let sealed = std::fs::read(&path).map_err(FileError::at(&path))?;
        if Sha256::digest(&sealed)[..] == hash[..] { Ok(sealed) } else { Err(FileError::Damaged) }
    }

    /// Whether a file is here and whole; needs no key.
    pub fn verify(&self, hash: &[u8; 32]) -> Result<(), FileError> {
        self.sealed(hash).map(drop)
    }

    /// Removes a file after an erasure. It is no error when it is gone already.
    pub fn remove(&self, hash: &[u8; 32]) -> Result<(), FileError> {
        let path = self.path(hash);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(FileError::Path { path, error }),
            Ok(()) => sync_parent(&path).map_err(FileError::at(&path)),
        }
    }

    /// The names of all files, in order.
    pub fn list(&self) -> Result<Vec<[u8; 32]>, FileError> {
        let mut found = Vec::new();
        for folder in entries(&self.dir)? {
            for file in entries(&folder)? {
                found.extend(hash_of(&folder, &file));
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    fn path(&self, hash: &[u8; 32]) -> PathBuf {
        let name = hex(hash);
        let (folder, rest) = name.split_at(2);
        self.dir.join(folder).join(rest)
    }
}

/// What of an arriving file is kept: a picture drawn anew, a PDF as it is.
///
/// # Errors
/// Why it is not taken; [`FileError::refusal`] has the words.
pub fn cleaned(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, FileKind), FileError> {
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    let kind = Arriving::of(bytes);
    let most = if kind == Arriving::Pdf { MOST_PDF } else { MOST_PICTURE };
    if bytes.len() > most {
        return Err(FileError::TooLarge);
    }
    match kind {
        Arriving::Pdf => pdf::examine(bytes).map(|()| (Cow::Borrowed(bytes), FileKind::Pdf)),
        Arriving::Jpeg | Arriving::Png | Arriving::WebP => {
            picture::redrawn(bytes, kind).map(|(bytes, kind)| (Cow::Owned(bytes), kind))
        }
        Arriving::Heic => Err(FileError::Heic),
        Arriving::Office => Err(FileError::Office),
        Arriving::Other => Err(FileError::OtherKind),
    }
}

/// A small copy of a picture that was kept ([`Files::get`]), as a JPEG with its longest side within so many pixels.
///
/// # Errors
/// [`FileError::OtherKind`] for what is no picture, [`FileError::Busy`], [`FileError::CutPicture`].
pub fn small_copy(bytes: &[u8], longest: u32) -> Result<Vec<u8>, FileError> {
    picture::small_copy(bytes, Arriving::of(bytes), longest)
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>, FileError> {
    let read = match std::fs::read_dir(dir) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        read => read.map_err(FileError::at(dir))?,
    };
    read.map(|entry| entry.map(|entry| entry.path()).map_err(FileError::at(dir))).collect()
}

fn hash_of(folder: &Path, file: &Path) -> Option<[u8; 32]> {
    let name = format!("{}{}", folder.file_name()?.to_str()?, file.file_name()?.to_str()?);
    crate::keys::from_hex(&name)?.as_slice().try_into().ok()
}

fn hex(bytes: &[u8]) -> String {
    crate::keys::to_hex(bytes).to_string()
}
