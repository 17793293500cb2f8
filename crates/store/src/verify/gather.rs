//! Entries of many records at once, each read, decoded and opened a single time: a range of record ids in the order in which
//! tables lie. Not here: folding them (`ground`).

use std::cell::OnceCell;

use kernel::fold::StreamId;
use kernel::id::RecordId;
use kernel::journal::{Change, Entry, decode};

use super::chains::Chains;
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::keys::Keys;
use crate::sealing::Opened;

/// Records after the first id, up to the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// Before the first of them; empty for the very first.
    pub after: Vec<u8>,
    /// The last of them.
    pub last: Vec<u8>,
}

impl Range {
    /// Every record.
    pub fn all() -> Range {
        Range { after: Vec::new(), last: vec![0xff; 16] }
    }

    /// The ranges that end at these ids, and the one after the last of them.
    pub fn between(ends: Vec<RecordId>) -> Vec<Range> {
        let mut after = Vec::new();
        let mut ranges = Vec::with_capacity(ends.len() + 1);
        for end in ends {
            let last = end.0.to_vec();
            ranges.push(Range { after: std::mem::replace(&mut after, last.clone()), last });
        }
        ranges.push(Range { after, ..Range::all() });
        ranges
    }

    /// The two as values of a statement.
    pub fn cells(&self) -> [Cell; 2] {
        [Cell::from(self.after.as_slice()), Cell::from(self.last.as_slice())]
    }

    /// Does a record lie in it?
    pub fn holds(&self, record: RecordId) -> bool {
        record.0.as_slice() > self.after.as_slice() && record.0.as_slice() <= self.last.as_slice()
    }
}

/// An entry, decoded, and opened when first asked.
pub struct Loaded {
    /// Local number of its stream.
    pub number: i64,
    /// The entry.
    pub entry: Entry,
    opened: OnceCell<Result<Opened, StoreError>>,
}

impl Loaded {
    fn new(number: i64, entry: Entry) -> Loaded {
        Loaded { number, entry, opened: OnceCell::new() }
    }

    /// Its stream.
    pub fn stream(&self) -> StreamId {
        self.entry.stream
    }

    /// What it sealed, as far as it opens here.
    pub fn opened(&self, db: &Db, keys: &Keys) -> Result<&Opened, &StoreError> {
        self.opened.get_or_init(|| Opened::of(&self.entry, db, keys)).as_ref()
    }
}

/// One change of one record.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The entry that says it.
    pub by: &'a Loaded,
    /// Which of the entry's changes.
    pub index: u32,
}

impl<'a> Told<'a> {
    /// The change.
    pub fn change(&self) -> &'a Change {
        &self.by.entry.changes[self.index as usize]
    }
}

/// The entries of a range.
pub struct Gathered {
    entries: Vec<Loaded>,
    order: Vec<(RecordId, u32, u32, u32)>,
}

const ENTRIES: &str = "SELECT e.stream, e.sequence, e.body FROM \
    (SELECT DISTINCT stream, sequence FROM journal_touched WHERE record > $1 AND record <= $2) t \
    JOIN journal_entry e ON e.stream = t.stream AND e.sequence = t.sequence";

impl Gathered {
    /// Reads the entries that touched a range, and these besides.
    pub fn read(db: &Db, range: &Range, chains: &Chains, besides: &[(i64, i64)]) -> Result<Gathered, StoreError> {
        let mut entries = Vec::new();
        let mut bad = None;
        db.scan(ENTRIES, &range.cells(), |row| {
            let (number, sequence) = (row.integer(0), row.integer(1));
            if chains.damaged.contains(&(number, sequence)) {
                return;
            }
            match decode(row.bytes(2)) {
                Ok(entry) => entries.push(Loaded::new(number, entry)),
                Err(error) => bad = Some(error),
            }
        })?;
        if let Some(error) = bad {
            return Err(error.into());
        }
        for (number, sequence) in besides {
            let here = |loaded: &Loaded| loaded.number == *number && loaded.entry.sequence == *sequence as u64;
            if !entries.iter().any(here) {
                entries.extend(entry_at(db, *number, *sequence)?);
            }
        }
        Ok(Gathered::of(entries, |record| range.holds(record)))
    }

    /// The changes of the records that are wanted, in these entries.
    fn of(mut entries: Vec<Loaded>, wanted: impl Fn(RecordId) -> bool) -> Gathered {
        entries.sort_by_key(|loaded| (loaded.entry.time, loaded.number, loaded.entry.sequence));
        let mut order = Vec::new();
        for (at, loaded) in entries.iter().enumerate() {
            for (index, change) in loaded.entry.changes.iter().enumerate().filter(|(_, change)| wanted(change.record)) {
                order.push((change.record, change.kind, at as u32, index as u32));
            }
        }
        order.sort_unstable();
        Gathered { entries, order }
    }

    /// The entries under these numbers, with the changes of these records.
    pub fn named(db: &Db, places: &[(i64, i64)], wanted: impl Fn(RecordId) -> bool) -> Result<Gathered, StoreError> {
        let mut entries = Vec::with_capacity(places.len());
        for (number, sequence) in places {
            entries.extend(entry_at(db, *number, *sequence)?);
        }
        Ok(Gathered::of(entries, wanted))
    }

    /// Each record of each kind with everything that was said of it, in the order of ids.
    pub fn each(
        &self,
        mut work: impl FnMut(RecordId, u32, &[Told<'_>]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut told = Vec::new();
        for group in self.order.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            told.clear();
            told.extend(group.iter().map(|(_, _, at, index)| Told { by: &self.entries[*at as usize], index: *index }));
            work(group[0].0, group[0].1, &told)?;
        }
        Ok(())
    }
}

fn entry_at(db: &Db, number: i64, sequence: i64) -> Result<Option<Loaded>, StoreError> {
    let sql = "SELECT body FROM journal_entry WHERE stream = $1 AND sequence = $2";
    let place = [Cell::from(number), Cell::from(sequence)];
    let entry = db.first(sql, &place, |row| decode(row.bytes(0)))?.transpose()?;
    Ok(entry.map(|entry| Loaded::new(number, entry)))
}
