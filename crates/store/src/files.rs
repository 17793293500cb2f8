//! Scans and photos: sealed under their subject's personal key, each a file named by the hash of its sealed bytes.
//! Also the private modes and the durable writing that the rest of the store uses. Not here: which record a file belongs
//! to, and who may see it.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use kernel::{Phrase, Refusal, phrase};
use sha2::{Digest, Sha256};

use crate::keys::{KeyError, SubjectSecret, random};

/// The largest file that is taken: a scanned page or a phone's photo.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

const TOO_LARGE: Phrase = phrase(
    "Berkas lebih dari 5 MB. Perkecil foto atau pindai ulang dengan mutu lebih rendah.",
    "The file is larger than 5 MB. Make the photo smaller or scan it again at a lower quality.",
);
const OTHER_KIND: Phrase = phrase(
    "Berkas harus berupa PDF atau foto JPG atau PNG.",
    "The file must be a PDF or a JPG or PNG photo.",
);
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

/// Makes a directory (and those above it) that only the node's own user may enter.
pub(crate) fn make_private_dir(dir: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// New files are for the node's own user only.
pub(crate) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes a rename or a new name in the file's directory durable.
pub(crate) fn sync_parent(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(parent) = path.parent() {
        File::open(parent)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::Folder;

    const JPEG: &[u8] = &[0xff, 0xd8, 0xff, 0xe0, b'S', b'i', b't', b'i', b' ', b'A', b'm', b'i', b'n', b'a', b'h'];

    fn secret() -> SubjectSecret {
        SubjectSecret::fresh().unwrap()
    }

    #[test]
    fn a_photo_is_kept_sealed_and_comes_back_only_under_its_own_key() {
        let folder = Folder::new();
        let files = Files::new(folder.path());
        let own = secret();
        let kept = files.put(&own, JPEG).unwrap();
        assert_eq!((kept.size, kept.kind), (15, FileKind::Jpeg));
        assert_eq!(files.get(&own, &kept.hash).unwrap(), JPEG);
        assert!(matches!(files.get(&secret(), &kept.hash), Err(FileError::Key(KeyError::Altered))));
        let on_disk = std::fs::read(files.path(&kept.hash)).unwrap();
        assert!(!on_disk.windows(4).any(|part| part == b"Siti"));
        assert_eq!(files.list().unwrap(), [kept.hash]);
    }

    #[test]
    fn only_pdf_jpeg_and_png_up_to_five_megabytes_are_taken() {
        let folder = Folder::new();
        let files = Files::new(folder.path());
        let own = secret();
        let refused = |bytes: &[u8]| match files.put(&own, bytes).unwrap_err().refusal("scan") {
            Refusal::Invalid(problems) => (problems[0].field.clone(), problems[0].code),
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(b""), ("scan".to_owned(), "file.empty"));
        for bytes in [&b"<html>"[..], b"MZ\x90", b"PK\x03\x04", b"GIF89a", b" %PDF-1.7", b"\xff\xd8", b"%PDF"] {
            assert_eq!(refused(bytes).1, "file.kind");
        }
        let mut large = b"%PDF-1.7".to_vec();
        large.resize(MOST_BYTES, b' ');
        assert_eq!(files.put(&own, &large).unwrap().kind, FileKind::Pdf);
        large.push(b' ');
        assert_eq!(refused(&large).1, "file.size");
        assert_eq!(FileKind::of(b"\x89PNG\r\n\x1a\n..."), Some(FileKind::Png));
        assert_eq!(files.list().unwrap().len(), 1, "a refused file leaves nothing");
    }

    #[test]
    fn a_damaged_or_missing_file_is_found_out() {
        let folder = Folder::new();
        let files = Files::new(folder.path());
        let own = secret();
        let kept = files.put(&own, JPEG).unwrap();
        files.verify(&kept.hash).unwrap();
        let path = files.path(&kept.hash);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[30] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        assert!(matches!(files.verify(&kept.hash), Err(FileError::Damaged)));
        assert!(matches!(files.get(&own, &kept.hash), Err(FileError::Damaged)));
        files.remove(&kept.hash).unwrap();
        files.remove(&kept.hash).unwrap();
        assert!(matches!(files.get(&own, &kept.hash), Err(FileError::Missing)));
        assert!(files.list().unwrap().is_empty());
    }

    #[test]
    fn sealed_bytes_travel_and_are_refused_under_another_name() {
        let (here, there) = (Folder::new(), Folder::new());
        let own = secret();
        let kept = Files::new(here.path()).put(&own, JPEG).unwrap();
        let sealed = Files::new(here.path()).sealed(&kept.hash).unwrap();
        let files = Files::new(there.path());
        assert!(matches!(files.put_sealed(&[0; 32], &sealed), Err(FileError::Damaged)));
        files.put_sealed(&kept.hash, &sealed).unwrap();
        assert_eq!(files.get(&own, &kept.hash).unwrap(), JPEG);
    }

    #[test]
    fn a_write_cut_off_by_a_crash_is_no_file() {
        let folder = Folder::new();
        let files = Files::new(folder.path());
        let kept = files.put(&secret(), JPEG).unwrap();
        let beside = files.path(&kept.hash).with_file_name("unfinished-0011223344556677");
        std::fs::write(beside, b"half").unwrap();
        assert_eq!(files.list().unwrap(), [kept.hash]);
    }
}
