//! A part of a backup as a stream of sealed chunks: each bound to the part, its place and whether it is the last, so
//! that nothing can be cut, moved, left out or put in. Not here: which parts there are and what their digests are for.
//!
//! A chunk is a nonce of 24 bytes and XChaCha20-Poly1305 of at most [`CHUNK`] bytes; only the last may be shorter.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::BackupError;
use super::manifest::Part;
use crate::keys::cipher::{self, KeyBytes};
use crate::keys::{KeyError, NONCE};

/// Clear bytes of a chunk.
pub(super) const CHUNK: usize = 1 << 20;
/// What sealing adds: nonce and tag.
const OVERHEAD: usize = NONCE + 16;

/// Clear bytes of a part that is this long when sealed.
pub(super) fn clear_size(sealed: u64) -> u64 {
    let chunks = sealed.div_ceil((CHUNK + OVERHEAD) as u64);
    sealed.saturating_sub(chunks * OVERHEAD as u64)
}

fn binding(part: &str, place: u64, last: bool) -> Vec<u8> {
    let mut bytes = part.as_bytes().to_vec();
    bytes.push(0);
    bytes.extend(place.to_be_bytes());
    bytes.push(u8::from(last));
    bytes
}

/// Seals everything that `source` gives into a new file, on disk when this returns. `from` names the source in errors;
/// `progress` is told clear bytes done.
pub(super) fn seal(
    key: &KeyBytes,
    name: &str,
    (source, from): (impl Read, &Path),
    target: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<Part, BackupError> {
    let mut out = crate::files::private(OpenOptions::new().create_new(true).write(true))
        .open(target)
        .map_err(BackupError::at(target))?;
    let mut source = BufReader::new(source);
    let mut clear = Zeroizing::new(Vec::with_capacity(CHUNK));
    let (mut hasher, mut size, mut done) = (Sha256::new(), 0, 0);
    for place in 0.. {
        clear.clear();
        source.by_ref().take(CHUNK as u64).read_to_end(&mut clear).map_err(BackupError::at(from))?;
        let last = source.fill_buf().map_err(BackupError::at(from))?.is_empty();
        let sealed = cipher::wrap(key, &binding(name, place, last), &clear)?;
        hasher.update(&sealed);
        out.write_all(&sealed).map_err(BackupError::at(target))?;
        size += sealed.len() as u64;
        done += clear.len() as u64;
        progress(done);
        if last {
            break;
        }
    }
    out.sync_all().map_err(BackupError::at(target))?;
    Ok(Part { name: name.to_owned(), sealed: true, size, digest: hasher.finalize().into() })
}

/// Opens a sealed part into a new file, on disk when this returns. `progress` is told clear bytes done.
pub(super) fn open(
    key: &KeyBytes,
    name: &str,
    from: &Path,
    target: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<(), BackupError> {
    let mut source = BufReader::new(std::fs::File::open(from).map_err(BackupError::reading(from))?);
    let mut out = crate::files::private(OpenOptions::new().create_new(true).write(true))
        .open(target)
        .map_err(BackupError::at(target))?;
    let (mut sealed, mut done) = (Vec::with_capacity(CHUNK + OVERHEAD), 0);
    for place in 0.. {
        sealed.clear();
        let whole = (CHUNK + OVERHEAD) as u64;
        source.by_ref().take(whole).read_to_end(&mut sealed).map_err(BackupError::reading(from))?;
        let last = source.fill_buf().map_err(BackupError::reading(from))?.is_empty();
        let clear = cipher::unwrap(key, &binding(name, place, last), &sealed).map_err(|error| match error {
            KeyError::Altered => BackupError::Altered(from.to_owned()),
            other => other.into(),
        })?;
        out.write_all(&clear).map_err(BackupError::at(target))?;
        done += clear.len() as u64;
        progress(done);
        if last {
            break;
        }
    }
    out.sync_all().map_err(BackupError::at(target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::Folder;

    #[test]
    fn chunks_cut_off_swapped_doubled_or_of_another_part_do_not_open() {
        let folder = Folder::new();
        let key = cipher::random_key().unwrap();
        let clear: Vec<u8> = (0..CHUNK * 2 + 7).map(|index| (index % 251) as u8).collect();
        let (file, back) = (folder.path().join("sealed"), folder.path().join("back"));
        seal(&key, "database", (&clear[..], Path::new("memory")), &file, &mut |_| {}).unwrap();
        open(&key, "database", &file, &back, &mut |_| {}).unwrap();
        assert!(std::fs::read(&back).unwrap() == clear);
        let whole = std::fs::read(&file).unwrap();
        let (one, two) = (CHUNK + OVERHEAD, (CHUNK + OVERHEAD) * 2);
        let altered = [
            whole[..two].to_vec(),
            whole[..one].to_vec(),
            Vec::new(),
            [&whole[one..two], &whole[..one], &whole[two..]].concat(),
            [&whole[..one], &whole[..]].concat(),
            whole[one..].to_vec(),
        ];
        for (index, bytes) in altered.iter().enumerate() {
            std::fs::write(&file, bytes).unwrap();
            std::fs::remove_file(&back).unwrap();
            let refused = open(&key, "database", &file, &back, &mut |_| {});
            assert!(matches!(refused, Err(BackupError::Altered(_))), "{index}");
        }
        std::fs::write(&file, &whole).unwrap();
        std::fs::remove_file(&back).unwrap();
        assert!(matches!(open(&key, "node.key", &file, &back, &mut |_| {}), Err(BackupError::Altered(_))));
    }

    #[test]
    fn a_length_that_is_a_whole_number_of_chunks_comes_back_and_so_does_nothing() {
        let folder = Folder::new();
        let key = cipher::random_key().unwrap();
        for length in [0, CHUNK] {
            let (file, back) = (folder.path().join(format!("{length}")), folder.path().join(format!("{length}b")));
            let part = seal(&key, "x", (&vec![7u8; length][..], Path::new("memory")), &file, &mut |_| {}).unwrap();
            assert_eq!(clear_size(part.size), length as u64);
            open(&key, "x", &file, &back, &mut |_| {}).unwrap();
            assert_eq!(std::fs::read(&back).unwrap().len(), length);
        }
    }
}
