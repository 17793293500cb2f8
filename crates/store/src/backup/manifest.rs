//! The manifest of a backup: plain lines that say what belongs to it, authenticated under the passphrase.
//! Not here: the parts themselves.
//!
//! ```text
//! desmigratif backup 2        1 in the first edition, with the SQLite file instead of tables
//! node HEX                       whose
//! time MILLISECONDS              when, UTC
//! salt HEX                       for the key out of the passphrase
//! check HEX                      tells a wrong passphrase from an altered manifest
//! sealed|plain NAME SIZE SHA256  a part, as it lies on the stick
//! mac HEX                        over every line above
//! ```

use std::path::{Path, PathBuf};

use kernel::RecordId;
use sha2::{Digest, Sha256};

use super::BackupError;
use crate::keys::cipher::{self, KeyBytes};
use crate::keys::{from_hex, random, to_hex};

/// The file in a backup's folder.
pub(super) const FILE: &str = "manifest";
const FORMAT: &str = "desmigratif backup 2";
const FORMER: &str = "desmigratif backup 1";
const CHECK: &str = "desmigratif 2026 backup: check of the passphrase";
const MAC: &str = "desmigratif 2026 backup: manifest";
const PARTS: &str = "desmigratif 2026 backup: sealed parts";
/// A manifest is some twenty lines; more is none of ours.
const LONGEST: u64 = 64 * 1024;

/// A part as it lies on the stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Its name; a sealed one lies in `NAME.sealed`.
    pub(super) name: String,
    /// Whether it is sealed under the passphrase.
    pub(super) sealed: bool,
    /// Bytes on the stick.
    pub(super) size: u64,
    /// SHA-256 of them.
    pub(super) digest: [u8; 32],
}

impl Part {
    /// Its file in a backup's folder.
    pub(super) fn path(&self, folder: &Path) -> PathBuf {
        if self.sealed { folder.join(format!("{}.sealed", self.name)) } else { folder.join(&self.name) }
    }

    /// Reads it once and refuses it unless it is what was written.
    pub(super) fn check(&self, folder: &Path, progress: &mut dyn FnMut(u64)) -> Result<(), BackupError> {
        use std::io::Read;
        let path = self.path(folder);
        let mut file = std::fs::File::open(&path).map_err(BackupError::reading(&path))?;
        let (mut hasher, mut size, mut buffer) = (Sha256::new(), 0, vec![0; super::sealed::CHUNK]);
        loop {
            let read = file.read(&mut buffer).map_err(BackupError::reading(&path))?;
            if read == 0 {
                break;
            }
            hasher.update(&buffer[..read]);
            size += read as u64;
            progress(size);
        }
        if size < self.size {
            return Err(BackupError::Cut(path));
        }
        if size != self.size || hasher.finalize()[..] != self.digest {
            return Err(BackupError::Altered(path));
        }
        Ok(())
    }
}

/// What the passphrase of a backup opens.
pub(super) struct BackupKeys {
    salt: [u8; 16],
    check: [u8; 32],
    mac: KeyBytes,
    /// For sealed parts.
    pub(super) parts: KeyBytes,
}

impl BackupKeys {
    /// Keys for a new backup.
    pub(super) fn fresh(passphrase: &str) -> Result<BackupKeys, BackupError> {
        BackupKeys::of(passphrase, random()?)
    }

    fn of(passphrase: &str, salt: [u8; 16]) -> Result<BackupKeys, BackupError> {
        let master = cipher::from_password(passphrase, &salt)?;
        let check = blake3::keyed_hash(&cipher::derive(CHECK, &master[..]), &salt);
        Ok(BackupKeys {
            salt,
            check: *check.as_bytes(),
            mac: cipher::derive(MAC, &master[..]),
            parts: cipher::derive(PARTS, &master[..]),
        })
    }
}

/// What a manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Whose backup.
    pub(super) node: RecordId,
    /// When, in milliseconds UTC.
    pub(super) time: i64,
    /// What belongs to it.
    pub(super) parts: Vec<Part>,
}

/// A manifest whose authenticity nobody has checked yet.
pub(super) struct Unchecked {
    path: PathBuf,
    text: String,
    salt: [u8; 16],
    check: [u8; 32],
    mac: [u8; 32],
    /// Whose backup it says it is.
    pub(super) node: RecordId,
    time: i64,
    parts: Vec<Part>,
}

impl Manifest {
    /// The text, authenticated.
    pub(super) fn write(&self, keys: &BackupKeys) -> String {
        let mut text = format!("{FORMAT}\nnode {}\ntime {}\n", &*to_hex(&self.node.0), self.time);
        text.push_str(&format!("salt {}\ncheck {}\n", &*to_hex(&keys.salt), &*to_hex(&keys.check)));
        for part in &self.parts {
            let kind = if part.sealed { "sealed" } else { "plain" };
            text.push_str(&format!("{kind} {} {} {}\n", part.name, part.size, &*to_hex(&part.digest)));
        }
        let mac = blake3::keyed_hash(&keys.mac, text.as_bytes());
        text.push_str(&format!("mac {}\n", &*to_hex(mac.as_bytes())));
        text
    }

    /// Reads the manifest in a backup's folder.
    pub(super) fn read(folder: &Path) -> Result<Unchecked, BackupError> {
        let path = folder.join(FILE);
        let size = std::fs::metadata(&path).map_err(BackupError::reading(&path))?.len();
        if size > LONGEST {
            return Err(BackupError::Format(path));
        }
        let bytes = std::fs::read(&path).map_err(BackupError::reading(&path))?;
        String::from_utf8(bytes).ok().and_then(|text| parse(&path, text)).ok_or(BackupError::Format(path))
    }
}

impl Unchecked {
    /// Opens it with the passphrase.
    pub(super) fn open(self, passphrase: &str) -> Result<(Manifest, BackupKeys), BackupError> {
        let keys = BackupKeys::of(passphrase, self.salt)?;
        // These comparisons of the library take the same time wherever the bytes differ.
        if blake3::Hash::from_bytes(keys.check) != blake3::Hash::from_bytes(self.check) {
            return Err(BackupError::WrongPassphrase);
        }
        if blake3::keyed_hash(&keys.mac, self.text.as_bytes()) != blake3::Hash::from_bytes(self.mac) {
            return Err(BackupError::Altered(self.path));
        }
        Ok((Manifest { node: self.node, time: self.time, parts: self.parts }, keys))
    }
}

fn parse(path: &Path, whole: String) -> Option<Unchecked> {
    let (text, mac) = whole.split_at_checked(whole.rfind("mac ")?)?;
    let mac = mac.strip_prefix("mac ")?.strip_suffix('\n')?;
    let mut lines = text.lines();
    if ![FORMAT, FORMER].contains(&lines.next()?) {
        return None;
    }
    let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned);
    let node = RecordId::from_slice(&from_hex(&value("node")?)?).ok()?;
    let time = value("time")?.parse().ok()?;
    let salt = from_hex(&value("salt")?)?.as_slice().try_into().ok()?;
    let check = exact(&value("check")?)?;
    let parts = lines.map(parse_part).collect::<Option<Vec<Part>>>()?;
    Some(Unchecked { path: path.to_owned(), salt, check, mac: exact(mac)?, node, time, parts, text: text.to_owned() })
}

fn parse_part(line: &str) -> Option<Part> {
    let mut words = line.split(' ');
    let sealed = match words.next()? {
        "sealed" => true,
        "plain" => false,
        _ => return None,
    };
    let name = words.next()?.to_owned();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'.');
    let part = Part { name, sealed, size: words.next()?.parse().ok()?, digest: exact(words.next()?)? };
    (is_name && !part.name.starts_with('.') && words.next().is_none()).then_some(part)
}

fn exact(text: &str) -> Option<[u8; 32]> {
    from_hex(text)?.as_slice().try_into().ok()
}
