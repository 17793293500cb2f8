//! The journal read through once: every entry whole, in its place and chained to the one before; which records the entries
//! touch; and which of them are offices, custodians or redirects, on which other rows depend.
//! Not here: tables (`records`).

use std::collections::{BTreeMap, BTreeSet};

use kernel::fold::StreamId;
use kernel::id::RecordId;
use kernel::journal::{Entry, decode};
use kernel::registry::Registry;

use super::finding::{Class, Findings, Place};
use super::readers::Readers;
use super::segment::{self, Segment};
use super::tally::Tally;
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::heads::Streams;

/// Entries of one stream that are read in one piece.
const PIECE: i64 = 10_000;

/// What a line says of a stream's end: sequence, hash, time.
pub type Said = (i64, Vec<u8>, i64);

/// A stream as its line says it and as its entries are.
#[derive(Debug, Clone)]
pub struct Line {
    /// Local number.
    pub number: i64,
    /// Author and home, as the entries say where they can be read.
    pub stream: StreamId,
    /// What the line says: sequence, hash, time. `None` where there is no line.
    pub kept: Option<Said>,
    /// Does the line name the stream as its entries do?
    pub named: bool,
    /// The highest number here.
    pub highest: i64,
}

/// The end of a stream as its line should say it: sequence, hash, time.
pub type End = (i64, [u8; 32], i64);

/// What the journal says of itself.
#[derive(Default)]
pub struct Chains {
    /// Entries read.
    pub entries: u64,
    /// Which records they touch.
    pub touched: Tally,
    /// Entries that are not what they were.
    pub damaged: BTreeSet<(i64, i64)>,
    /// Numbers that are not here, by stream: first and last.
    pub gaps: Vec<(i64, i64, i64)>,
    /// Entries that touch records on which other rows depend: kind, record, stream, sequence.
    pub special: Vec<(u32, RecordId, i64, i64)>,
    /// Lines that must be written anew.
    pub lines: BTreeMap<i64, (StreamId, End)>,
    /// Columns that must be written anew: stream, sequence, and hash, time and action as the entry says them.
    pub columns: Vec<(i64, i64, [u8; 32], i64, RecordId)>,
    /// Streams by number, as the entries name them.
    pub streams: Streams,
    /// The moment at which it was read.
    pub moment: [u8; 32],
}

impl Chains {
    /// Is this entry gone or not what it was?
    pub fn in_doubt(&self, stream: i64, sequence: i64) -> bool {
        self.damaged.contains(&(stream, sequence))
            || self.gaps.iter().any(|(of, first, last)| *of == stream && (*first..=*last).contains(&sequence))
    }

    /// Is any entry?
    pub fn has_doubts(&self) -> bool {
        !(self.damaged.is_empty() && self.gaps.is_empty())
    }
}

/// Reads every entry.
pub fn read(readers: &mut Readers, registry: &Registry, findings: &mut Findings) -> Result<Chains, StoreError> {
    let lines = lines(readers.first(), findings)?;
    let mut chains = Chains { moment: readers.moment()?, ..Chains::default() };
    let mut pieces = Vec::new();
    for line in lines.values() {
        chains.streams.know(line.number, line.stream);
        let mut from = 1;
        while from <= line.highest {
            pieces.push((line.clone(), from, (from + PIECE - 1).min(line.highest)));
            from += PIECE;
        }
    }
    let read = readers.share(pieces, |db, (line, from, to)| segment::read(db, registry, &line, from, to))?;
    let mut ends: BTreeMap<i64, Vec<segment::Gap>> = BTreeMap::new();
    for part in read {
        take(&mut chains, &mut ends, findings, part);
    }
    for line in lines.values() {
        let gaps = ends.remove(&line.number).unwrap_or_default();
        settle(readers.first(), &mut chains, line, gaps, findings)?;
    }
    Ok(chains)
}

fn take(chains: &mut Chains, ends: &mut BTreeMap<i64, Vec<segment::Gap>>, findings: &mut Findings, part: Segment) {
    chains.entries += part.entries;
    chains.touched.join(&part.touched);
    chains.damaged.extend(part.damaged.iter().map(|sequence| (part.number, *sequence)));
    chains.special.extend(part.special);
    chains.columns.extend(part.columns);
    ends.entry(part.number).or_default().extend(part.gaps);
    findings.join(part.findings);
}

/// Every stream that has a line or entries.
fn lines(db: &Db, findings: &mut Findings) -> Result<BTreeMap<i64, Line>, StoreError> {
    let mut kept: BTreeMap<i64, (StreamId, Said)> = BTreeMap::new();
    db.scan("SELECT number, node, home, sequence, hash, time FROM journal_stream", &[], |row| {
        let stream = StreamId { node: row.id(1).unwrap_or_default(), home: row.id(2).unwrap_or_default() };
        kept.insert(row.integer(0), (stream, (row.integer(3), row.bytes(4).to_vec(), row.integer(5))));
    })?;
    let mut numbers: BTreeSet<i64> = kept.keys().copied().collect();
    let mut last = i64::MIN;
    let next = "SELECT stream FROM journal_entry WHERE stream > $1 ORDER BY stream LIMIT 1";
    while let Some(number) = db.first(next, &[Cell::from(last)], |row| row.integer(0))? {
        numbers.insert(number);
        last = number;
    }
    let mut lines = BTreeMap::new();
    for number in numbers {
        let line = kept.remove(&number);
        let said = own_name(db, number)?;
        let highest = "SELECT coalesce(max(sequence), 0) FROM journal_entry WHERE stream = $1";
        let highest = db.first(highest, &[Cell::from(number)], |row| row.integer(0))?.unwrap_or(0);
        let (named_so, kept) = line.map_or((None, None), |(stream, kept)| (Some(stream), Some(kept)));
        let stream = said.or(named_so).unwrap_or(StreamId { node: RecordId::default(), home: RecordId::default() });
        let named = said.is_none() || said == named_so;
        if !named {
            let place = Place { table: Some("journal_stream"), ..Place::entry(stream, 0) };
            let place = Place { sequence: None, ..place };
            findings.add(Class::StreamLine, place, "the line of this stream is gone or names another");
        }
        lines.insert(number, Line { number, stream, kept, named, highest });
    }
    Ok(lines)
}

/// The stream that the first readable entries under a number say they belong to.
fn own_name(db: &Db, number: i64) -> Result<Option<StreamId>, StoreError> {
    let sql = "SELECT body, hash FROM journal_entry WHERE stream = $1 ORDER BY sequence LIMIT 3";
    let read = db.query(sql, &[Cell::from(number)], |row| {
        let whole = crate::journal::hash(row.bytes(0)).as_slice() == row.bytes(1);
        decode(row.bytes(0)).ok().filter(|_| whole).map(|entry: Entry| entry.stream)
    })?;
    Ok(read.into_iter().flatten().next())
}

/// What the pieces of a stream say together, held against its line.
fn settle(
    db: &Db,
    chains: &mut Chains,
    line: &Line,
    mut gaps: Vec<segment::Gap>,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    gaps.sort_unstable();
    let claimed = line.kept.as_ref().map_or(0, |(sequence, _, _)| *sequence);
    for (first, last) in &gaps {
        let gone = *first <= claimed;
        chains.gaps.push((line.number, *first, *last));
        let (class, words) = match gone {
            true => (Class::EntryMissing, format!("entries {first} to {last} are gone")),
            false => (Class::EntryWaiting, format!("entries {first} to {last} have not arrived; later ones wait")),
        };
        findings.add(class, Place::entry(line.stream, *first), words);
    }
    let reached = gaps.first().map_or(line.highest, |(first, _)| first - 1);
    if claimed > line.highest {
        chains.gaps.push((line.number, line.highest + 1, claimed));
        let words = format!("entry {claimed} was the last that was kept; the last that is here is {}", line.highest);
        findings.add(Class::StreamEnd, Place::entry(line.stream, line.highest + 1), words);
    }
    if !line.named || claimed <= reached {
        line_itself(db, chains, line, reached, findings)?;
    }
    Ok(())
}

/// Is the line what the entry at the stream's end says?
fn line_itself(
    db: &Db,
    chains: &mut Chains,
    line: &Line,
    reached: i64,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    let end = match reached {
        0 => (0, [0; 32], 0),
        _ if chains.damaged.contains(&(line.number, reached)) => return Ok(()),
        _ => match end_at(db, line.number, reached)? {
            Some(end) => end,
            None => return Ok(()),
        },
    };
    let said = line.kept.as_ref().map(|(sequence, hash, time)| (*sequence, hash.as_slice(), *time));
    if said != Some((end.0, end.1.as_slice(), end.2)) {
        if line.named {
            let place = Place { table: Some("journal_stream"), ..Place::entry(line.stream, reached) };
            findings.add(Class::StreamLine, place, "the end that the line of this stream says is not its last entry");
        }
        chains.lines.insert(line.number, (line.stream, end));
    } else if !line.named {
        chains.lines.insert(line.number, (line.stream, end));
    }
    Ok(())
}

fn end_at(db: &Db, number: i64, sequence: i64) -> Result<Option<End>, StoreError> {
    let sql = "SELECT body FROM journal_entry WHERE stream = $1 AND sequence = $2";
    let body = db.first(sql, &[Cell::from(number), Cell::from(sequence)], |row| row.bytes(0).to_vec())?;
    let Some(body) = body else { return Ok(None) };
    Ok(decode(&body).ok().map(|entry| (sequence, crate::journal::hash(&body), entry.time)))
}
