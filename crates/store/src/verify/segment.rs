//! A piece of one stream, read entry by entry. Where bytes and hash disagree, the entry after says which of them changed.

use kernel::id::RecordId;
use kernel::journal::{Entry, decode};
use kernel::registry::Registry;

use super::chains::Line;
use super::finding::{Class, Findings, Place};
use super::tally::Tally;
use crate::engine::{Cell, Db, RowCells};
use crate::error::StoreError;
use crate::journal::hash;

/// First and last of numbers that are not here.
pub type Gap = (i64, i64);

/// What a piece says.
pub struct Segment {
    /// The stream.
    pub number: i64,
    /// Entries read.
    pub entries: u64,
    /// Which records they touch.
    pub touched: Tally,
    /// Entries that are not what they were.
    pub damaged: Vec<i64>,
    /// Numbers that are not here.
    pub gaps: Vec<Gap>,
    /// As `Chains::special`.
    pub special: Vec<(u32, RecordId, i64, i64)>,
    /// As `Chains::columns`.
    pub columns: Vec<(i64, i64, [u8; 32], i64, RecordId)>,
    /// What is wrong.
    pub findings: Findings,
}

/// The entry before: what its bytes hash to, and with which hash it was kept.
struct Link {
    sequence: i64,
    computed: [u8; 32],
    kept: Vec<u8>,
    /// Known to be not what it was.
    damaged: bool,
    /// Read, and not yet known whether its bytes or its hash changed.
    undecided: Option<Entry>,
}

/// Reads the entries `from` to `to` of a stream.
pub fn read(db: &Db, registry: &Registry, line: &Line, from: i64, to: i64) -> Result<Segment, StoreError> {
    let mut walk = Walk { registry, line, link: before(db, line.number, from)?, piece: Segment::new(line.number) };
    let sql = "SELECT sequence, hash, time, action, body FROM journal_entry \
        WHERE stream = $1 AND sequence >= $2 AND sequence <= $3 ORDER BY sequence";
    db.scan(sql, &[Cell::from(line.number), Cell::from(from), Cell::from(to)], |row| walk.entry(row))?;
    walk.end(db, to)?;
    Ok(walk.piece)
}

fn before(db: &Db, number: i64, from: i64) -> Result<Link, StoreError> {
    let first = Link { sequence: 0, computed: [0; 32], kept: vec![0; 32], damaged: false, undecided: None };
    if from <= 1 {
        return Ok(first);
    }
    let sql = "SELECT sequence, hash, body FROM journal_entry WHERE stream = $1 AND sequence = $2";
    let found = db.first(sql, &[Cell::from(number), Cell::from(from - 1)], |row| {
        let computed = hash(row.bytes(2));
        let kept = row.bytes(1).to_vec();
        // Which of the two changed is said by the piece that it belongs to.
        Link { sequence: row.integer(0), damaged: computed.as_slice() != kept, computed, kept, undecided: None }
    })?;
    // Missing: its own piece says so.
    Ok(found.unwrap_or(Link { sequence: from - 1, damaged: true, ..first }))
}

impl Segment {
    fn new(number: i64) -> Segment {
        Segment {
            number,
            entries: 0,
            touched: Tally::default(),
            damaged: Vec::new(),
            gaps: Vec::new(),
            special: Vec::new(),
            columns: Vec::new(),
            findings: Findings::default(),
        }
    }
}

struct Walk<'a> {
    registry: &'a Registry,
    line: &'a Line,
    link: Link,
    piece: Segment,
}

impl Walk<'_> {
    fn entry(&mut self, row: &RowCells<'_>) {
        let (sequence, body) = (row.integer(0), row.bytes(4));
        self.piece.entries += 1;
        if sequence > self.link.sequence + 1 {
            self.gap(sequence);
        }
        let computed = hash(body);
        let kept = row.bytes(1).to_vec();
        let same = computed.as_slice() == kept;
        let (damaged, undecided) = match decode(body) {
            Err(error) => {
                let class = if same { Class::EntryUnreadable } else { Class::EntryChanged };
                self.resolve(None);
                self.spoiled(sequence, class, error.to_string());
                (true, None)
            }
            Ok(entry) => {
                let linked = self.resolve(Some(&entry.previous));
                if !linked && same && !self.link.damaged {
                    self.find(Class::EntryUnlinked, sequence, "it does not follow the entry before it");
                }
                let misplaced = entry.stream != self.line.stream || i64::try_from(entry.sequence) != Ok(sequence);
                if misplaced && same {
                    self.spoiled(
                        sequence,
                        Class::EntryMisplaced,
                        "it names another stream or number than it is kept under",
                    );
                    (true, None)
                } else if same {
                    self.columns(sequence, row, &entry, computed);
                    self.sound(sequence, &entry);
                    (false, None)
                } else {
                    (false, Some(entry))
                }
            }
        };
        self.link = Link { sequence, computed, kept, damaged, undecided };
    }

    fn gap(&mut self, sequence: i64) {
        self.resolve(None);
        self.piece.gaps.push((self.link.sequence + 1, sequence - 1));
        self.link.damaged = true;
    }

    /// Decides about the entry before by what the one after says of it. Answers whether the two are linked.
    fn resolve(&mut self, previous: Option<&[u8; 32]>) -> bool {
        let by_bytes = previous == Some(&self.link.computed);
        let by_hash = previous.is_some_and(|previous| previous.as_slice() == self.link.kept);
        if let Some(entry) = self.link.undecided.take() {
            let sequence = self.link.sequence;
            if by_bytes {
                self.find(Class::EntryColumns, sequence, "the hash that it was kept with is not that of its bytes");
                self.mend(sequence, self.link.computed, &entry);
                self.sound(sequence, &entry);
            } else {
                self.spoiled(sequence, Class::EntryChanged, "its bytes are not those that were kept");
                self.link.damaged = true;
            }
        }
        by_bytes || by_hash
    }

    /// The piece's last entry is judged by the first of the next piece, or by the line of the stream.
    fn end(&mut self, db: &Db, to: i64) -> Result<(), StoreError> {
        if to < self.line.highest && self.link.sequence < to {
            // The numbers up to the next piece's first entry belong to this gap.
            self.gap(to + 1);
        }
        if self.link.undecided.is_none() {
            return Ok(());
        }
        let sql = "SELECT body FROM journal_entry WHERE stream = $1 AND sequence = $2";
        let next = [Cell::from(self.line.number), Cell::from(self.link.sequence + 1)];
        let next = db.first(sql, &next, |row| decode(row.bytes(0)).ok())?.flatten();
        let said = match next {
            Some(entry) => Some(entry.previous),
            None => self
                .line
                .kept
                .as_ref()
                .filter(|(sequence, _, _)| *sequence == self.link.sequence)
                .and_then(|(_, hash, _)| hash.as_slice().try_into().ok()),
        };
        self.resolve(said.as_ref());
        Ok(())
    }

    fn columns(&mut self, sequence: i64, row: &RowCells<'_>, entry: &Entry, computed: [u8; 32]) {
        if row.integer(2) != entry.time || row.bytes(3) != entry.action.0.0 {
            self.find(Class::EntryColumns, sequence, "the time or action beside it is not what it says");
            self.mend(sequence, computed, entry);
        }
    }

    fn mend(&mut self, sequence: i64, computed: [u8; 32], entry: &Entry) {
        self.piece.columns.push((self.line.number, sequence, computed, entry.time, entry.action.0));
    }

    /// An entry that is what it was: which records it touches.
    fn sound(&mut self, sequence: i64, entry: &Entry) {
        let number = self.line.number;
        for touched in touched(entry, number, sequence) {
            let (record, cells) = touched;
            self.piece.touched.add(record, &cells);
        }
        for change in &entry.changes {
            if is_special(self.registry, change.kind) {
                self.piece.special.push((change.kind, change.record, number, sequence));
            }
        }
    }

    fn spoiled(&mut self, sequence: i64, class: Class, words: impl Into<String>) {
        self.piece.damaged.push(sequence);
        self.find(class, sequence, words);
    }

    fn find(&mut self, class: Class, sequence: i64, words: impl Into<String>) {
        self.piece.findings.add(class, Place::entry(self.line.stream, sequence), words);
    }
}

/// The lines of `journal_touched` that an entry makes: each record once, under the kind of its first change.
pub fn touched(entry: &Entry, number: i64, sequence: i64) -> impl Iterator<Item = (RecordId, [Cell; 4])> {
    let first = |index: usize| {
        let record = entry.changes[index].record;
        entry.changes[..index].iter().all(|before| before.record != record)
    };
    (0..entry.changes.len()).filter(move |index| first(*index)).map(move |index| {
        let change = &entry.changes[index];
        let cells = [Cell::from(change.record), Cell::from(number), Cell::from(sequence), Cell::from(change.kind)];
        (change.record, cells)
    })
}

/// Do other rows depend on records of this kind?
fn is_special(registry: &Registry, kind: u32) -> bool {
    let office = registry.office.is_some_and(|office| office.kind == kind);
    let redirect = registry.redirect.is_some_and(|redirect| redirect.kind == kind);
    office || redirect || registry.custody == Some(kind)
}
