//! The file of the node's key: what stands in it, and writing it so that a pulled plug leaves the old one or the new.
//! Not here: which of the files fits the database (`node`).

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::cipher::{self, KeyBytes};
use super::{KeyError, from_hex, to_hex};

/// The file in the node's directory.
const FILE: &str = "node.key";
/// The key that is to follow it: written before the database changes to it, renamed afterwards.
const NEXT: &str = "node.key.next";
/// First line of a file that holds the key itself.
const PLAIN: &str = "desmigratif node key 1";
/// First line of a file that needs a passphrase: salt and wrapped key follow.
const LOCKED: &str = "desmigratif node key 1, passphrase";

/// What stands in a key file.
pub(super) enum Stored {
    /// The key.
    Plain(KeyBytes),
    /// The key under a passphrase.
    Locked { salt: [u8; 16], wrapped: Vec<u8> },
}

impl Stored {
    /// Opens a locked key.
    pub(super) fn unlock(salt: &[u8; 16], wrapped: &[u8], passphrase: &str) -> Result<KeyBytes, KeyError> {
        cipher::unwrap_key(&cipher::from_password(passphrase, salt)?, LOCKED.as_bytes(), wrapped)
            .map_err(|_| KeyError::WrongPassphrase)
    }
}

/// Where the key lies.
pub(super) fn current(dir: &Path) -> PathBuf {
    dir.join(FILE)
}

/// Where the key lies that is to follow.
pub(super) fn next(dir: &Path) -> PathBuf {
    dir.join(NEXT)
}

/// What a file holds; `None` where there is none.
///
/// # Errors
/// `BadKeyFile` for anything that is not ours: it is left as it is.
pub(super) fn read(file: &Path) -> Result<Option<Stored>, KeyError> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => Zeroizing::new(text),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == ErrorKind::InvalidData => return Err(KeyError::BadKeyFile(file.to_owned())),
        Err(error) => return Err(KeyError::at(file, error)),
    };
    let bad = || KeyError::BadKeyFile(file.to_owned());
    let mut lines = text.lines();
    let bytes = |lines: &mut std::str::Lines| lines.next().and_then(from_hex).ok_or_else(bad);
    match lines.next() {
        Some(PLAIN) => {
            let key = bytes(&mut lines)?;
            let key = <[u8; 32]>::try_from(key.as_slice()).map_err(|_| bad())?;
            Ok(Some(Stored::Plain(Zeroizing::new(key))))
        }
        Some(LOCKED) => {
            let salt = bytes(&mut lines)?.as_slice().try_into().map_err(|_| bad())?;
            let wrapped = bytes(&mut lines)?.to_vec();
            Ok(Some(Stored::Locked { salt, wrapped }))
        }
        _ => Err(bad()),
    }
}

/// Keeps a key, locked by a passphrase where one is given. Written beside and renamed.
pub(super) fn write(file: &Path, key: &KeyBytes, passphrase: Option<&str>) -> Result<(), KeyError> {
    let text = match passphrase {
        None => Zeroizing::new(format!("{PLAIN}\n{}\n", &*to_hex(&key[..]))),
        Some(words) => {
            let salt = cipher::random::<16>()?;
            let wrapped = cipher::wrap(&cipher::from_password(words, &salt)?, LOCKED.as_bytes(), &key[..])?;
            Zeroizing::new(format!("{LOCKED}\n{}\n{}\n", &*to_hex(&salt), &*to_hex(&wrapped)))
        }
    };
    let unfinished = file.with_extension("unfinished");
    let mut options = OpenOptions::new();
    let done = crate::files::private(options.create(true).write(true).truncate(true))
        .open(&unfinished)
        .and_then(|mut out| out.write_all(text.as_bytes()).and_then(|()| out.sync_all()))
        .and_then(|()| std::fs::rename(&unfinished, file))
        .and_then(|()| crate::files::sync_parent(file));
    done.map_err(|error| KeyError::at(file, error))
}

/// Puts the key that was to follow in its place.
pub(super) fn adopt_next(dir: &Path) -> Result<(), KeyError> {
    let file = current(dir);
    std::fs::rename(next(dir), &file)
        .and_then(|()| crate::files::sync_parent(&file))
        .map_err(|error| KeyError::at(&file, error))
}

/// Takes a key file away, written over first as far as the disk allows. It is no error where there is none.
pub(super) fn remove(file: &Path) -> Result<(), KeyError> {
    let over = OpenOptions::new().write(true).open(file).and_then(|mut out| {
        let length = out.metadata()?.len();
        out.write_all(&vec![b'0'; usize::try_from(length).unwrap_or_default()])?;
        out.sync_all()
    });
    let done = over.and_then(|()| std::fs::remove_file(file)).and_then(|()| crate::files::sync_parent(file));
    match done {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(KeyError::at(file, error)),
        _ => Ok(()),
    }
}
