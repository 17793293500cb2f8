//! The node's own key: a file beside the database, handed in, or a file locked by a passphrase.
//! Not here: what is wrapped under it.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use zeroize::Zeroizing;

use super::KeyError;
use super::cipher::{self, KeyBytes};

/// The file in the node's directory.
const FILE: &str = "node.key";
/// First line of a file that holds the key itself.
const PLAIN: &str = "desmigratif node key 1";
/// First line of a file that needs a passphrase: salt and wrapped key follow.
const LOCKED: &str = "desmigratif node key 1, passphrase";

/// How the node's key is come by.
pub enum Unlock {
    /// The file `node.key` of mode 600, made at the first start.
    KeyFile,
    /// The key itself, from the environment or from a test; nothing is written.
    Key([u8; 32]),
    /// The file `node.key`, locked by a passphrase. A plain file is locked by it from then on.
    Passphrase(String),
}

impl Drop for Unlock {
    fn drop(&mut self) {
        use zeroize::Zeroize;
        match self {
            Unlock::KeyFile => {}
            Unlock::Key(key) => key.zeroize(),
            Unlock::Passphrase(words) => words.zeroize(),
        }
    }
}

/// The node's key, made and written at the first start.
pub(super) fn open(dir: &Path, unlock: &Unlock) -> Result<KeyBytes, KeyError> {
    let file = dir.join(FILE);
    match unlock {
        Unlock::Key(key) => Ok(Zeroizing::new(*key)),
        Unlock::KeyFile => match read(&file)? {
            Some(Stored::Plain(key)) => Ok(key),
            Some(Stored::Locked { .. }) => Err(KeyError::NeedsPassphrase),
            None => first_start(dir, &file, None),
        },
        Unlock::Passphrase(words) => match read(&file)? {
            Some(Stored::Locked { salt, wrapped }) => {
                cipher::unwrap_key(&cipher::from_password(words, &salt)?, LOCKED.as_bytes(), &wrapped)
                    .map_err(|_| KeyError::WrongPassphrase)
            }
            Some(Stored::Plain(key)) => {
                write(&file, &locked_text(&key, words)?)?;
                Ok(key)
            }
            None => first_start(dir, &file, Some(words)),
        },
    }
}

fn first_start(dir: &Path, file: &Path, passphrase: Option<&str>) -> Result<KeyBytes, KeyError> {
    crate::files::make_private_dir(dir).map_err(|error| KeyError::at(dir, error))?;
    let key = cipher::random_key()?;
    let text = match passphrase {
        None => Zeroizing::new(format!("{PLAIN}\n{}\n", &*to_hex(&key[..]))),
        Some(words) => locked_text(&key, words)?,
    };
    write(file, &text)?;
    Ok(key)
}

fn locked_text(key: &KeyBytes, passphrase: &str) -> Result<Zeroizing<String>, KeyError> {
    let salt = cipher::random::<16>()?;
    let wrapped = cipher::wrap(&cipher::from_password(passphrase, &salt)?, LOCKED.as_bytes(), &key[..])?;
    Ok(Zeroizing::new(format!("{LOCKED}\n{}\n{}\n", &*to_hex(&salt), &*to_hex(&wrapped))))
}

enum Stored {
    Plain(KeyBytes),
    Locked { salt: [u8; 16], wrapped: Vec<u8> },
}

fn read(file: &Path) -> Result<Option<Stored>, KeyError> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => Zeroizing::new(text),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
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

/// Written beside and renamed: a pulled plug leaves the old key or the new one, never half of one.
fn write(file: &Path, text: &str) -> Result<(), KeyError> {
    let unfinished = file.with_extension("unfinished");
    let mut options = OpenOptions::new();
    let done = crate::files::private(options.create(true).write(true).truncate(true))
        .open(&unfinished)
        .and_then(|mut out| out.write_all(text.as_bytes()).and_then(|()| out.sync_all()))
        .and_then(|()| std::fs::rename(&unfinished, file))
        .and_then(|()| crate::files::sync_parent(file));
    done.map_err(|error| KeyError::at(file, error))
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn to_hex(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    text
}

/// Reads hexadecimal; `None` for anything else.
pub(crate) fn from_hex(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let digits = text.trim().as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let value = |digit: u8| char::from(digit).to_digit(16);
    let bytes: Option<Vec<u8>> =
        digits.chunks(2).map(|pair| Some((value(pair[0])? * 16 + value(pair[1])?) as u8)).collect();
    bytes.map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::Folder;

    #[test]
    fn the_key_is_made_once_and_found_again() {
        let folder = Folder::new();
        let first = open(folder.path(), &Unlock::KeyFile).unwrap();
        assert_eq!(*first, *open(folder.path(), &Unlock::KeyFile).unwrap());
        let other = Folder::new();
        assert_ne!(*first, *open(other.path(), &Unlock::KeyFile).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn the_key_file_is_for_the_nodes_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new();
        open(folder.path(), &Unlock::KeyFile).unwrap();
        let mode = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_passphrase_locks_the_file_and_only_it_opens_it() {
        let folder = Folder::new();
        let key = open(folder.path(), &Unlock::KeyFile).unwrap();
        let words = || Unlock::Passphrase("laut biru empat perahu".to_owned());
        assert_eq!(*open(folder.path(), &words()).unwrap(), *key, "a plain key is kept and locked");
        assert_eq!(*open(folder.path(), &words()).unwrap(), *key);
        let wrong = open(folder.path(), &Unlock::Passphrase("laut biru lima perahu".to_owned()));
        assert!(matches!(wrong, Err(KeyError::WrongPassphrase)));
        assert!(matches!(open(folder.path(), &Unlock::KeyFile), Err(KeyError::NeedsPassphrase)));
        let text = std::fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(!text.contains(&**to_hex(&key[..])), "the key itself no longer stands in the file");
    }

    #[test]
    fn a_key_that_is_handed_in_leaves_no_file() {
        let folder = Folder::new();
        assert_eq!(*open(folder.path(), &Unlock::Key([5; 32])).unwrap(), [5; 32]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_damaged_key_file_is_refused_and_never_replaced() {
        let folder = Folder::new();
        let file = folder.path().join(FILE);
        for text in ["", "desmigratif node key 1\n1234\n", "desmigratif node key 1\nzz\n", "desmigratif node key 1\n"] {
            std::fs::write(&file, text).unwrap();
            assert!(matches!(open(folder.path(), &Unlock::KeyFile), Err(KeyError::BadKeyFile(_))), "{text:?}");
            assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        }
    }
}
