//! A part of a backup as a stream of sealed chunks: each bound to the part, its place and whether it is the last, so
//! that nothing can be cut, moved, left out or put in. Not here: which parts there are and what their digests are for.
//!
//! A chunk is a nonce of 24 bytes and XChaCha20-Poly1305 of at most [`CHUNK`] bytes; only the last may be shorter.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::BackupError;
use super::manifest::Part;
use crate::keys::NONCE;
use crate::keys::cipher::{self, KeyBytes};

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

/// A part while it is written: what goes in comes out sealed, chunk by chunk.
pub(super) struct Sealer<'a> {
    key: &'a KeyBytes,
    name: &'a str,
    out: File,
    clear: Zeroizing<Vec<u8>>,
    place: u64,
    size: u64,
    hasher: Sha256,
}

impl<'a> Sealer<'a> {
    /// Begins a new file.
    pub(super) fn create(key: &'a KeyBytes, name: &'a str, target: &Path) -> Result<Sealer<'a>, BackupError> {
        let out = crate::files::private(OpenOptions::new().create_new(true).write(true)).open(target);
        let out = out.map_err(BackupError::at(target))?;
        let clear = Zeroizing::new(Vec::with_capacity(CHUNK));
        Ok(Sealer { key, name, out, clear, place: 0, size: 0, hasher: Sha256::new() })
    }

    fn chunk(&mut self, last: bool) -> io::Result<()> {
        let sealed = cipher::wrap(self.key, &binding(self.name, self.place, last), &self.clear);
        let sealed = sealed.map_err(|error| io::Error::other(error.to_string()))?;
        self.hasher.update(&sealed);
        self.out.write_all(&sealed)?;
        self.size += sealed.len() as u64;
        self.place += 1;
        self.clear.clear();
        Ok(())
    }

    /// Seals the end; the part is on disk when this returns.
    pub(super) fn finish(mut self) -> io::Result<Part> {
        self.chunk(true)?;
        self.out.sync_all()?;
        let digest = self.hasher.finalize().into();
        Ok(Part { name: self.name.to_owned(), sealed: true, size: self.size, digest })
    }
}

impl Write for Sealer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Only when more comes is it known that a full chunk is not the last.
        if self.clear.len() == CHUNK && !bytes.is_empty() {
            self.chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.clear.len());
        self.clear.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A sealed part while it is read.
pub(super) struct Opener<'a> {
    key: &'a KeyBytes,
    name: &'a str,
    source: BufReader<File>,
    clear: Zeroizing<Vec<u8>>,
    read: usize,
    /// The place of the next chunk; none after the last.
    place: Option<u64>,
}

impl<'a> Opener<'a> {
    /// Opens a part.
    pub(super) fn open(key: &'a KeyBytes, name: &'a str, from: &Path) -> Result<Opener<'a>, BackupError> {
        let source = BufReader::new(File::open(from).map_err(BackupError::reading(from))?);
        Ok(Opener { key, name, source, clear: Zeroizing::default(), read: 0, place: Some(0) })
    }

    fn chunk(&mut self, place: u64) -> io::Result<()> {
        let mut sealed = Vec::with_capacity(CHUNK + OVERHEAD);
        self.source.by_ref().take((CHUNK + OVERHEAD) as u64).read_to_end(&mut sealed)?;
        let last = self.source.fill_buf()?.is_empty();
        self.clear = cipher::unwrap(self.key, &binding(self.name, place, last), &sealed)
            .map_err(|_| io::Error::new(ErrorKind::InvalidData, "altered"))?;
        self.read = 0;
        self.place = (!last).then_some(place + 1);
        Ok(())
    }
}

impl Read for Opener<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.read == self.clear.len() {
            let Some(place) = self.place else { return Ok(0) };
            self.chunk(place)?;
        }
        let given = into.len().min(self.clear.len() - self.read);
        into[..given].copy_from_slice(&self.clear[self.read..self.read + given]);
        self.read += given;
        Ok(given)
    }
}

/// Seals a file of the node's folder into a new file.
pub(super) fn seal(key: &KeyBytes, name: &str, from: &Path, target: &Path) -> Result<Part, BackupError> {
    let mut source = File::open(from).map_err(BackupError::at(from))?;
    let mut sealer = Sealer::create(key, name, target)?;
    io::copy(&mut source, &mut sealer).and_then(|_| sealer.finish()).map_err(BackupError::at(target))
}

/// Opens a sealed part into a new file, on disk when this returns. `progress` is told clear bytes done.
pub(super) fn open(
    key: &KeyBytes,
    name: &str,
    from: &Path,
    target: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<(), BackupError> {
    let mut source = Opener::open(key, name, from)?;
    let out = crate::files::private(OpenOptions::new().create_new(true).write(true)).open(target);
    let mut out = out.map_err(BackupError::at(target))?;
    let (mut buffer, mut done) = (Zeroizing::new(vec![0; 1 << 16]), 0);
    loop {
        let read = source.read(&mut buffer).map_err(|error| opening(from, error))?;
        if read == 0 {
            return out.sync_all().map_err(BackupError::at(target));
        }
        out.write_all(&buffer[..read]).map_err(BackupError::at(target))?;
        done += read as u64;
        progress(done);
    }
}

/// What a failure while opening a part means.
pub(super) fn opening(from: &Path, error: io::Error) -> BackupError {
    match error.kind() {
        ErrorKind::InvalidData => BackupError::Altered(from.to_owned()),
        _ => BackupError::reading(from)(error),
    }
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
        std::fs::write(folder.path().join("clear"), &clear).unwrap();
        seal(&key, "database", &folder.path().join("clear"), &file).unwrap();
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
            let clear = folder.path().join(format!("{length}c"));
            std::fs::write(&clear, vec![7u8; length]).unwrap();
            let part = seal(&key, "x", &clear, &file).unwrap();
            assert_eq!(clear_size(part.size), length as u64);
            open(&key, "x", &file, &back, &mut |_| {}).unwrap();
            assert_eq!(std::fs::read(&back).unwrap().len(), length);
        }
    }
}
