//! Scans and photos: sealed under their subject's personal key, each a file named by the hash of its sealed bytes.
//! Not here: which record a file belongs to, and who may see it.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use kernel::{Phrase, Refusal, phrase};
use sha2::{Digest, Sha256};

use crate::keys::{KeyError, SubjectSecret, random};

mod disk;
#[cfg(test)]
mod tests;

pub(crate) use disk::{make_private_dir, private, sync_parent};

/// The largest file that is taken: a scanned page or a phone's photo.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

const TOO_LARGE: Phrase = phrase(
    "Berkas lebih dari 5 MB. Perkecil foto atau pindai ulang dengan mutu lebih rendah.",
    "The file is larger than 5 MB. Make the photo smaller or scan it again at a lower quality.",
);
const OTHER_KIND: Phrase =
    phrase("Berkas harus berupa PDF atau foto JPG atau PNG.", "The file must be a PDF or a JPG or PNG photo.");
const EMPTY: Phrase = phrase("Berkas kosong. Pilih berkas lain.", "The file is empty. Choose another one.");

/// What a file is by its first bytes; its name and what the browser says of it count for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A photo.
    Jpeg,
    /// A picture.
    Png,
}

impl FileKind {
    /// Recognises a file; `None` for everything that is not taken.
    pub fn of(bytes: &[u8]) -> Option<FileKind> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(FileKind::Pdf),
            [0xff, 0xd8, 0xff, ..] => Some(FileKind::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(FileKind::Png),
            _ => None,
        }
    }

    /// The type that is said to a browser.
    pub const fn content_type(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
        }
    }

    /// The ending of a downloaded file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Jpeg => "jpg",
            FileKind::Png => "png",
        }
    }
}

/// A file that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileRef {
    /// SHA-256 of the sealed bytes: its name.
    pub hash: [u8; 32],
    /// Bytes before sealing.
    pub size: u64,
    /// What it is.
    pub kind: FileKind,
}

/// Why a file was not taken or not given.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than `MOST_BYTES`.
    #[error("the file is too large")]
    TooLarge,
    /// Neither PDF nor JPEG nor PNG.
    #[error("the file is of a kind that is not taken")]
    OtherKind,
    /// It is not on this node.
    #[error("the file is not here")]
    Missing,
    /// Its bytes are not those that its name promises.
    #[error("the file is damaged")]
    Damaged,
    /// It does not open under this key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The disk.
    #[error("{path}: {error}")]
    Path {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl FileError {
    /// The refusal for a form: what the person can change is said at the field, the rest is a fault of ours.
    pub fn refusal(self, field: &str) -> Refusal {
        match self {
            FileError::Empty => Refusal::invalid(field, "file.empty", EMPTY),
            FileError::TooLarge => Refusal::invalid(field, "file.size", TOO_LARGE),
            FileError::OtherKind => Refusal::invalid(field, "file.kind", OTHER_KIND),
            FileError::Missing => Refusal::NotFound,
            FileError::Damaged | FileError::Key(_) | FileError::Path { .. } => Refusal::fault(self),
        }
    }

    fn at(path: &Path) -> impl FnOnce(io::Error) -> FileError {
        let path = path.to_owned();
        move |error| match error.kind() {
            ErrorKind::NotFound => FileError::Missing,
            _ => FileError::Path { path, error },
        }
    }
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

    /// Keeps a file; it is on disk when this returns. The same bytes twice are two files: each has its own nonce.
    pub fn put(&self, secret: &SubjectSecret, bytes: &[u8]) -> Result<FileRef, FileError> {
        if bytes.is_empty() {
            return Err(FileError::Empty);
        }
        if bytes.len() > MOST_BYTES {
            return Err(FileError::TooLarge);
        }
        let kind = FileKind::of(bytes).ok_or(FileError::OtherKind)?;
        let sealed = secret.seal_file(bytes)?;
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
