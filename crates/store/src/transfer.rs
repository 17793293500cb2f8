//! The journal as a file: written whole, read back in any order and any number of times with the same tables after it.
//! The file holds entries as they were written: what is personal in them stays sealed, and no key goes along. What an
//! author signed says that the entries are the author's (`signing`).
//!
//! ```text
//! desmigratif-jrn2, then zstd of: length (4, big endian), signed heads; then for each entry length, entry
//! desmigratif-jrn1, of the first edition: the same without heads
//! ```

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use jiff::Timestamp;
use kernel::fold::StreamId;
use kernel::id::RecordId;
use kernel::journal::{Entry, decode};

use crate::Store;
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::journal::hash;
use crate::keys::Keys;
use crate::signing::{self, Heads, SignedHead};

/// First bytes of the file.
const MAGIC: &[u8; 16] = b"desmigratif-jrn2";
/// Those of the first edition, whose authors signed nothing.
const FORMER: &[u8; 16] = b"desmigratif-jrn1";
/// The largest entry that a file may hold.
const LARGEST: usize = 16 << 20;
/// The largest list of heads.
const LARGEST_HEADS: usize = 256 << 20;
/// Bytes of entries that are taken up at once, so that a file that unpacks without end fills no memory.
const MOST_AT_ONCE: usize = 32 << 20;

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries in the file.
    pub entries: u64,
    /// Entries that were not here before.
    pub new: u64,
    /// Nodes whose key was seen for the first time, and is the one from now on.
    pub pinned: Vec<(RecordId, [u8; 32])>,
}

/// Writes every entry into a file, which appears whole or not at all. Answers how many.
pub fn export(db: &Db, keys: &Keys, node: RecordId, target: &Path) -> Result<u64, StoreError> {
    let heads = signing::of_journal(db, keys, node)?.encode();
    let partial = target.with_extension("partial");
    let mut out = BufWriter::new(std::fs::File::create(&partial)?);
    out.write_all(MAGIC)?;
    let mut packed = zstd::Encoder::new(out, 3)?;
    packed.include_checksum(true)?;
    packed.write_all(&(heads.len() as u32).to_be_bytes())?;
    packed.write_all(&heads)?;
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
    heads: Heads,
    loose: Option<(StreamId, u64)>,
}

impl EntryFile {
    /// Opens a file and reads it through once: what is no journal, is cut off or damaged is refused before anything of
    /// it is taken up.
    pub fn open(source: &Path) -> Result<EntryFile, StoreError> {
        let mut whole = EntryFile::begin(source)?;
        let mut covered = Covered::by(&whole.heads);
        loop {
            let batch = whole.next(usize::MAX)?;
            if batch.is_empty() {
                break;
            }
            batch.iter().for_each(|(entry, body)| covered.take(entry, body));
        }
        Ok(EntryFile { loose: covered.finish(), ..EntryFile::begin(source)? })
    }

    fn begin(source: &Path) -> Result<EntryFile, StoreError> {
        let mut file = BufReader::new(std::fs::File::open(source)?);
        let mut magic = [0u8; 16];
        let read = file.read_exact(&mut magic);
        if read.is_err() || ![MAGIC, FORMER].contains(&&magic) {
            return Err(StoreError::Journal("this file is not an exported journal".into()));
        }
        if file.fill_buf()?.is_empty() {
            return Err(damaged("nothing follows its first bytes"));
        }
        let mut begun = EntryFile { unpacked: zstd::Decoder::new(file)?, heads: Heads::default(), loose: None };
        if &magic == MAGIC {
            let heads = begun.part(LARGEST_HEADS)?.ok_or_else(|| damaged("its heads are missing"))?;
            begun.heads = Heads::decode(&heads)?;
        }
        Ok(begun)
    }

    /// What its authors signed. Nobody has held it against their keys yet.
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// The first entry that no head of the file reaches.
    pub fn loose(&self) -> Option<(StreamId, u64)> {
        self.loose
    }

    /// At most `most` further entries with their bytes; empty at the end.
    pub fn next(&mut self, most: usize) -> Result<Vec<(Entry, Vec<u8>)>, StoreError> {
        let mut entries = Vec::new();
        let mut size = 0;
        while entries.len() < most && size < MOST_AT_ONCE {
            let Some(body) = self.part(LARGEST)? else { break };
            size += body.len();
            entries.push((decode(&body)?, body));
        }
        Ok(entries)
    }

    /// The next part; none at the end. Only between two parts may the file end.
    fn part(&mut self, largest: usize) -> Result<Option<Vec<u8>>, StoreError> {
        let mut length = [0u8; 4];
        if self.unpacked.read(&mut length[..1]).map_err(damaged)? == 0 {
            return Ok(None);
        }
        self.unpacked.read_exact(&mut length[1..]).map_err(damaged)?;
        let length = u32::from_be_bytes(length) as usize;
        if length > largest {
            return Err(damaged("a part of it is too large"));
        }
        // Not all at once: a length alone fills no memory.
        let mut part = Vec::new();
        let read = self.unpacked.by_ref().take(length as u64).read_to_end(&mut part).map_err(damaged)?;
        if read < length { Err(damaged("a part of it is cut off")) } else { Ok(Some(part)) }
    }
}

/// Which entries of a file hang by their chain on a head that its author signed.
struct Covered {
    heads: BTreeMap<StreamId, SignedHead>,
    runs: BTreeMap<StreamId, Run>,
    loose: Option<(StreamId, u64)>,
}

/// Entries of one stream that follow each other, as far as no head has covered them.
#[derive(Clone, Copy)]
struct Run {
    /// The first that is not covered.
    first: u64,
    last: u64,
    hash: [u8; 32],
}

impl Covered {
    fn by(heads: &Heads) -> Covered {
        let heads = heads.heads.iter().map(|head| (head.stream, *head)).collect();
        Covered { heads, runs: BTreeMap::new(), loose: None }
    }

    fn take(&mut self, entry: &Entry, body: &[u8]) {
        let digest = hash(body);
        let (stream, sequence) = (entry.stream, entry.sequence);
        let run = match self.runs.get(&stream) {
            Some(run) if run.last + 1 == sequence && run.hash == entry.previous => {
                Run { last: sequence, hash: digest, ..*run }
            }
            before => {
                if let Some(open) = before.filter(|run| run.first <= run.last) {
                    self.loose.get_or_insert((stream, open.first));
                }
                Run { first: sequence, last: sequence, hash: digest }
            }
        };
        let signed = self.heads.get(&stream).is_some_and(|head| head.sequence == sequence && head.hash == digest);
        self.runs.insert(stream, if signed { Run { first: sequence + 1, ..run } } else { run });
    }

    fn finish(mut self) -> Option<(StreamId, u64)> {
        for (stream, run) in &self.runs {
            if run.first <= run.last {
                self.loose.get_or_insert((*stream, run.first));
            }
        }
        self.loose
    }
}

/// Takes up a file.
pub fn import(store: &Store, source: &Path, trust: bool) -> Result<Imported, StoreError> {
    let mut file = EntryFile::open(source)?;
    let pinned = check(file.heads(), &store.node_keys()?)?;
    if let Some((stream, sequence)) = file.loose().filter(|_| !trust) {
        return Err(StoreError::Journal(format!(
            "entry {sequence} of node {} for office {} is signed by nobody: nothing was taken up. Files of the first edition \
             carry no signatures; whoever knows where this one comes from takes it up with --trust",
            stream.node, stream.home
        )));
    }
    let mut imported = Imported { pinned: pinned.clone(), ..Imported::default() };
    store.local_write(move |db, _| {
        let now = Timestamp::now();
        pinned.iter().try_for_each(|(node, public)| signing::pin(db, *node, public, now))
    })?;
    loop {
        let batch = file.next(500)?;
        if batch.is_empty() {
            break;
        }
        imported.entries += batch.len() as u64;
        imported.new += store.import_entries(batch)?;
    }
    let (heads, own) = (file.heads().heads.clone(), store.node());
    store.local_write(move |db, _| keep_heads(db, &heads, own))?;
    Ok(imported)
}

/// Keeps the heads of other nodes' streams, as far as the entries that they name are here.
fn keep_heads(db: &Db, heads: &[SignedHead], own: RecordId) -> Result<(), StoreError> {
    for head in heads.iter().filter(|head| head.stream.node != own) {
        let sql = "SELECT e.stream, e.hash FROM journal_stream s JOIN journal_entry e ON e.stream = s.number \
            WHERE s.node = $1 AND s.home = $2 AND e.sequence = $3";
        let place = [Cell::from(head.stream.node), Cell::from(head.stream.home), Cell::from(head.sequence as i64)];
        let here = db.first(sql, &place, |row| (row.integer(0), row.bytes(1) == head.hash))?;
        if let Some((number, true)) = here {
            signing::keep(db, number, head)?;
        }
    }
    Ok(())
}

/// Holds the heads of a file against the keys that are known here. Answers the nodes whose keys are new. Refuses a head
/// whose signature is not its author's, and an author whose key is another than the one known here.
pub fn check(heads: &Heads, known: &BTreeMap<RecordId, [u8; 32]>) -> Result<Vec<(RecordId, [u8; 32])>, StoreError> {
    let mut new = BTreeMap::new();
    for head in &heads.heads {
        let node = head.stream.node;
        let Some(public) = heads.keys.get(&node) else {
            return Err(StoreError::Journal(format!("the file does not bring the key of node {node}")));
        };
        match known.get(&node) {
            Some(pinned) if pinned != public => {
                return Err(StoreError::Journal(format!(
                    "the file brings another key of node {node} ({}) than the one that is known here ({}): somebody else may \
                     have written it",
                    signing::fingerprint(public),
                    signing::fingerprint(pinned)
                )));
            }
            Some(_) => {}
            None => {
                new.insert(node, *public);
            }
        }
        if !head.is_signed_by(public) {
            return Err(StoreError::Journal(format!("node {node} has not signed what this file says of it")));
        }
    }
    Ok(new.into_iter().collect())
}

fn damaged(why: impl std::fmt::Display) -> StoreError {
    StoreError::Journal(format!("this file is cut off or damaged, and nothing of it was taken up: {why}"))
}
