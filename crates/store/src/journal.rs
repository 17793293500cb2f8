//! The journal on disk: streams, entries in a hash chain, and which entries touched a record.
//! Not here: the bytes of an entry (kernel::journal), sealing (`sealing`), folding (`folding`).

use kernel::fold::StreamId;
use kernel::id::RecordId;
use kernel::journal::{Entry, decode};
use sha2::{Digest, Sha256};

use crate::engine::{Cell, Db, RowCells};
use crate::error::StoreError;
use crate::heads::Streams;
use crate::memory::Memory;

/// The end of a stream as this node holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Local number of the stream.
    pub number: i64,
    /// Highest sequence reached without a gap.
    pub sequence: u64,
    /// SHA-256 of that entry; zeros before the first.
    pub hash: [u8; 32],
    /// Its time.
    pub time: i64,
}

/// Builds a stream's id from two columns.
pub fn stream_id(node: &[u8], home: &[u8]) -> Result<StreamId, StoreError> {
    let id = |bytes| RecordId::from_slice(bytes).map_err(|_| StoreError::Journal("a stream has no proper id".into()));
    Ok(StreamId { node: id(node)?, home: id(home)? })
}

/// SHA-256 of an entry's bytes.
pub fn hash(body: &[u8]) -> [u8; 32] {
    Sha256::digest(body).into()
}

/// The end of a stream, which is given a number when it is new.
pub fn head(db: &Db, streams: &mut Streams, stream: StreamId) -> Result<Head, StoreError> {
    let number = streams.number(db, stream)?;
    let rows =
        db.query("SELECT sequence, hash, time FROM journal_stream WHERE number = $1", &[Cell::from(number)], |row| {
            Ok::<Head, StoreError>(Head {
                number,
                sequence: row.integer(0) as u64,
                hash: hash_column(row, 1)?,
                time: row.integer(2),
            })
        })?;
    rows.into_iter().next().unwrap_or_else(|| Err(StoreError::Journal("a stream has no head".into())))
}

fn hash_column(row: &RowCells<'_>, index: usize) -> Result<[u8; 32], StoreError> {
    row.bytes(index).try_into().map_err(|_| StoreError::Journal("a hash has the wrong length".into()))
}

/// The end of a stream to which this node itself appends, asked for once. `None` where entries of it wait behind a gap:
/// then only [`keep`] may add to it.
pub fn own_head(db: &Db, streams: &mut Streams, memory: &Memory, stream: StreamId) -> Result<Head, StoreError> {
    if let Some(head) = memory.head(streams.number_of(stream)) {
        return Ok(head);
    }
    let head = head(db, streams, stream)?;
    let highest =
        db.first("SELECT max(sequence) FROM journal_entry WHERE stream = $1", &[Cell::from(head.number)], |row| {
            row.integer(0) as u64
        })?;
    if highest.unwrap_or(0) <= head.sequence {
        memory.keep_head(head);
    }
    Ok(head)
}

/// Keeps an entry that this node wrote itself, built on [`own_head`]: nothing of it needs to be compared.
pub fn append(db: &Db, streams: &mut Streams, memory: &Memory, entry: &Entry, body: &[u8]) -> Result<(), StoreError> {
    let Some(head) = memory.head(streams.number_of(entry.stream)) else {
        return keep(db, streams, entry, body).map(drop);
    };
    let new = Head { sequence: entry.sequence, hash: hash(body), time: entry.time, ..head };
    insert(db, head.number, entry, new.hash, body)?;
    set_head(db, new)?;
    memory.keep_head(new);
    Ok(())
}

/// Keeps an entry. Answers false where it was already here. Entries after a gap are kept and wait in the chain.
pub fn keep(db: &Db, streams: &mut Streams, entry: &Entry, body: &[u8]) -> Result<bool, StoreError> {
    let head = head(db, streams, entry.stream)?;
    let digest = hash(body);
    let place = [Cell::from(head.number), Cell::from(entry.sequence as i64)];
    let held = db.query("SELECT hash FROM journal_entry WHERE stream = $1 AND sequence = $2", &place, |row| {
        hash_column(row, 0)
    })?;
    if let Some(held) = held.into_iter().next() {
        return if held? == digest {
            Ok(false)
        } else {
            Err(StoreError::Journal(format!(
                "entry {} of one stream exists twice with different content",
                entry.sequence
            )))
        };
    }
    follows(db, head.number, entry, digest)?;
    if entry.sequence == head.sequence + 1 && entry.previous != head.hash {
        return Err(StoreError::Journal(format!(
            "entry {} of one stream does not follow the entry before it",
            entry.sequence
        )));
    }
    insert(db, head.number, entry, digest, body)?;
    advance(db, head, entry.sequence, digest, entry.time)?;
    Ok(true)
}

fn insert(db: &Db, number: i64, entry: &Entry, digest: [u8; 32], body: &[u8]) -> Result<(), StoreError> {
    let (stream, sequence) = (Cell::from(number), Cell::from(entry.sequence as i64));
    db.write(
        "INSERT INTO journal_entry (stream, sequence, hash, time, action, body) VALUES ($1, $2, $3, $4, $5, $6)",
        vec![
            stream.clone(),
            sequence.clone(),
            Cell::from(digest),
            Cell::from(entry.time),
            Cell::from(entry.action.0),
            Cell::from(body),
        ],
    )?;
    for change in &entry.changes {
        db.write(
            "INSERT INTO journal_touched (record, stream, sequence, kind) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            vec![Cell::from(change.record), stream.clone(), sequence.clone(), Cell::from(i64::from(change.kind))],
        )?;
    }
    Ok(())
}

fn set_head(db: &Db, head: Head) -> Result<(), StoreError> {
    db.write(
        "UPDATE journal_stream SET sequence = $2, hash = $3, time = $4 WHERE number = $1",
        vec![Cell::from(head.number), Cell::from(head.sequence as i64), Cell::from(head.hash), Cell::from(head.time)],
    )?;
    Ok(())
}

/// Refuses an entry that does not fit between those that are here: once kept, it would break the chain for ever.
fn follows(db: &Db, number: i64, entry: &Entry, digest: [u8; 32]) -> Result<(), StoreError> {
    let sequence = i64::try_from(entry.sequence).ok().filter(|sequence| *sequence < i64::MAX);
    let sequence =
        sequence.ok_or_else(|| StoreError::Journal("an entry has a number that no stream reaches".into()))?;
    let broken =
        |first: i64| StoreError::Journal(format!("entry {} of one stream does not follow entry {first}", first + 1));
    let before = if sequence == 1 {
        Some([0; 32])
    } else {
        let sql = "SELECT hash FROM journal_entry WHERE stream = $1 AND sequence = $2";
        db.first(sql, &[Cell::from(number), Cell::from(sequence - 1)], |row| hash_column(row, 0))?.transpose()?
    };
    if before.is_some_and(|before| before != entry.previous) {
        return Err(broken(sequence - 1));
    }
    let sql = "SELECT body FROM journal_entry WHERE stream = $1 AND sequence = $2";
    let after =
        db.first(sql, &[Cell::from(number), Cell::from(sequence + 1)], |row| decode(row.bytes(0)))?.transpose()?;
    if after.is_some_and(|after| after.previous != digest) {
        return Err(broken(sequence));
    }
    Ok(())
}

/// Moves the head over the new entry and over those that had been waiting behind the gap it closed.
fn advance(db: &Db, head: Head, sequence: u64, digest: [u8; 32], time: i64) -> Result<(), StoreError> {
    if sequence != head.sequence + 1 {
        return Ok(());
    }
    let (mut last, mut hash, mut time) = (sequence, digest, time);
    loop {
        let next = [Cell::from(head.number), Cell::from((last + 1) as i64)];
        let found =
            db.query("SELECT hash, time FROM journal_entry WHERE stream = $1 AND sequence = $2", &next, |row| {
                hash_column(row, 0).map(|hash| (hash, row.integer(1)))
            })?;
        let Some(found) = found.into_iter().next() else { break };
        (hash, time) = found?;
        last += 1;
    }
    set_head(db, Head { sequence: last, hash, time, ..head })
}

/// Every entry that touched a record, oldest first as written.
pub fn entries_of(db: &Db, record: RecordId) -> Result<Vec<Entry>, StoreError> {
    let bodies = db.query(
        "SELECT e.body FROM journal_touched t JOIN journal_entry e ON e.stream = t.stream AND e.sequence = t.sequence \
         WHERE t.record = $1 ORDER BY e.time, e.stream, e.sequence",
        &[Cell::from(record)],
        |row| row.bytes(0).to_vec(),
    )?;
    bodies.iter().map(|body| decode(body).map_err(StoreError::from)).collect()
}
