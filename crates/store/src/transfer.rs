//! The journal as a file: written whole, read back in any order and any number of times with the same tables after it.
//! The file holds entries as they were written: what is personal in them stays sealed, and no key goes along.

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use kernel::journal::{Entry, decode};

use crate::engine::{Cell, Db};
use crate::error::StoreError;

/// First bytes of the file.
const MAGIC: &[u8; 16] = b"desmigratif-jrn1";
/// The largest entry that a file may hold.
const LARGEST: usize = 16 << 20;

/// Bytes of entries that are taken up at once, so that a file that unpacks without end fills no memory.
const MOST_AT_ONCE: usize = 32 << 20;

/// What came of an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries in the file.
    pub entries: u64,
    /// Entries that were not here before.
    pub new: u64,
}

/// Writes every entry into a file, which appears whole or not at all. Answers how many.
pub fn export(db: &Db, target: &Path) -> Result<u64, StoreError> {
    let partial = target.with_extension("partial");
    let mut out = BufWriter::new(std::fs::File::create(&partial)?);
    out.write_all(MAGIC)?;
    let mut packed = zstd::Encoder::new(out, 3)?;
    packed.include_checksum(true)?;
    let mut written = 0u64;
    let mut failed = None;
    let streams = db.query("SELECT number FROM journal_stream ORDER BY node, home", &[], |row| row.integer(0))?;
    for number in streams {
        db.scan("SELECT body FROM journal_entry WHERE stream = $1 ORDER BY sequence", &[Cell::from(number)], |row| {
            let body = row.bytes(0);
            let length = (body.len() as u32).to_be_bytes();
            if let Err(error) = packed.write_all(&length).and_then(|()| packed.write_all(body)) {
                failed.get_or_insert(error);
            }
            written += 1;
        })?;
    }
    if let Some(error) = failed {
        return Err(error.into());
    }
    let out = packed.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    out.sync_all()?;
    std::fs::rename(&partial, target)?;
    Ok(written)
}

/// Reads the entries of a file one by one.
pub struct EntryFile {
    unpacked: zstd::Decoder<'static, BufReader<BufReader<std::fs::File>>>,
}

impl EntryFile {
    /// Opens a file and reads it through once: what is no journal, is cut off or damaged is refused before anything of
    /// it is taken up.
    pub fn open(source: &Path) -> Result<EntryFile, StoreError> {
        let mut whole = EntryFile::begin(source)?;
        while !whole.next(usize::MAX)?.is_empty() {}
        EntryFile::begin(source)
    }

    fn begin(source: &Path) -> Result<EntryFile, StoreError> {
        let mut file = BufReader::new(std::fs::File::open(source)?);
        let mut magic = [0u8; 16];
        let read = file.read_exact(&mut magic);
        if read.is_err() || &magic != MAGIC {
            return Err(StoreError::Journal("this file is not an exported journal".into()));
        }
        if file.fill_buf()?.is_empty() {
            return Err(damaged("nothing follows its first bytes"));
        }
        Ok(EntryFile { unpacked: zstd::Decoder::new(file)? })
    }

    /// At most `most` further entries with their bytes; empty at the end.
    pub fn next(&mut self, most: usize) -> Result<Vec<(Entry, Vec<u8>)>, StoreError> {
        let mut entries = Vec::new();
        let mut size = 0;
        while entries.len() < most && size < MOST_AT_ONCE {
            let mut length = [0u8; 4];
            // Only between two entries may the file end.
            if self.unpacked.read(&mut length[..1]).map_err(damaged)? == 0 {
                break;
            }
            self.unpacked.read_exact(&mut length[1..]).map_err(damaged)?;
            let length = u32::from_be_bytes(length) as usize;
            if length > LARGEST {
                return Err(damaged("an entry in it is too large"));
            }
            let mut body = vec![0u8; length];
            self.unpacked.read_exact(&mut body).map_err(damaged)?;
            size += length;
            entries.push((decode(&body)?, body));
        }
        Ok(entries)
    }
}

fn damaged(why: impl std::fmt::Display) -> StoreError {
    StoreError::Journal(format!("this file is cut off or damaged, and nothing of it was taken up: {why}"))
}
