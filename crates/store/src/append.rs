//! From the changes of a use case to entries: grouped by home, sealed, chained, kept and folded in one transaction.
//! Not here: whether the changes were permitted (use cases), the thread they run on (`writer`).

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::changes::{Changes, RecordChange};
use kernel::fold::{StreamId, Version};
use kernel::id::{ActionId, RecordId};
use kernel::journal::{Change, Entry, FieldChange, MOST_CHANGES, encode};
use kernel::refusal::{Problem, Refusal};
use kernel::registry::Registry;
use kernel::spec::{FieldSpec, RecordSpec};
use kernel::value::Held;
use kernel::words::phrase;

use crate::custody;
use crate::engine::{Cell, Db, DbError};
use crate::error::StoreError;
use crate::folding::{Folder, is_custodied};
use crate::heads::Streams;
use crate::journal::{self, Head};
use crate::kept::{Kept, class_number};
use crate::keys::Keys;
use crate::memory::Memory;
use crate::sealing::{Opened, ToSeal};

/// Records, keys and numbers, of each so many, that one statement asks for.
const AT_ONCE: usize = 128;
/// Records for each of which a part of a statement asks by itself.
const FEW: usize = 4;

/// What must be known before changes are written.
#[derive(Default)]
struct Before {
    /// Records that no entry has touched: there is no row to be looked for.
    fresh: HashSet<RecordId>,
    /// Of these, those for whom there is no key.
    keyless: HashSet<RecordId>,
}

/// A number that shall belong to one record: kind, tag, hash.
type Number = (u32, u32, [u8; 32]);

/// What the database said.
#[derive(Default)]
struct Found {
    touched: HashSet<RecordId>,
    keyed: HashSet<RecordId>,
    held: Vec<(Number, RecordId)>,
}

/// Who writes, when, and under which action.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// This node.
    pub node: RecordId,
    /// The action.
    pub action: ActionId,
    /// The account.
    pub account: RecordId,
    /// Milliseconds UTC.
    pub time: i64,
}

/// Writes into the journal and the tables.
pub struct Appender<'a> {
    /// The writer's database, inside a transaction.
    pub db: &'a Db,
    /// Keys of this node.
    pub keys: &'a Keys,
    /// All declarations.
    pub registry: &'a Registry,
    /// Streams by number; new ones are added.
    pub streams: &'a mut Streams,
    /// What is remembered between actions.
    pub memory: &'a Memory,
}

impl Appender<'_> {
    /// Writes all changes of one action: one entry for each home, or several where they are more than an entry carries. All of
    /// them stand in one transaction: nobody on this node ever sees a part, and a pulled plug leaves all or nothing.
    pub fn append(&mut self, stamp: Stamp, changes: Changes) -> Result<(), Refusal> {
        let mut homes: BTreeMap<RecordId, Vec<RecordChange>> = BTreeMap::new();
        for change in changes.records.into_iter().filter(|change| change.created || !change.sets.is_empty()) {
            self.check(&change)?;
            homes.entry(change.home).or_default().push(change);
        }
        for (home, changes) in &homes {
            for part in changes.chunks(MOST_CHANGES) {
                self.append_entry(stamp, *home, part)?;
            }
        }
        Ok(())
    }

    fn append_entry(&mut self, stamp: Stamp, home: RecordId, changes: &[RecordChange]) -> Result<(), Refusal> {
        let before = self.before(changes)?;
        let epoch = self.custody_epoch(stamp.node, home, changes)?;
        let (entry, opened) = self.entry(stamp, home, epoch, changes, &before.keyless)?;
        let body = encode(&entry);
        journal::append(self.db, self.streams, self.memory, &entry, &body)?;
        Ok(self.folder().entry_opened(&entry, &opened, &before.fresh)?)
    }

    fn folder(&self) -> Folder<'_> {
        Folder {
            db: self.db,
            keys: self.keys,
            registry: self.registry,
            streams: self.streams,
            memory: self.memory,
            guarded: true,
        }
    }

    /// What must hold at entry and is never checked again while folding.
    fn check(&self, change: &RecordChange) -> Result<(), Refusal> {
        let spec = change.spec;
        if spec.append_only && !change.created {
            return Err(Refusal::Fault(format!("{} is append-only", spec.name)));
        }
        if change.created {
            for field in spec.fields.iter().filter(|field| field.required) {
                if !change.sets.iter().any(|set| set.tag == field.tag) {
                    return Err(Refusal::Fault(format!("{}.{} is required", spec.name, field.name)));
                }
            }
        }
        for set in &change.sets {
            match spec.field(set.tag) {
                None if set.tag != 0 => return Err(Refusal::Fault(format!("{} has no tag {}", spec.name, set.tag))),
                _ => {}
            }
        }
        Ok(())
    }

    /// Asks for everything about the changes that the database has to say, in as few statements as can be. Numbers that
    /// belong to one record of a home: neither a record that is there nor another of this action may have them.
    fn before(&self, changes: &[RecordChange]) -> Result<Before, Refusal> {
        let numbers = self.numbers(changes)?;
        let created: Vec<RecordId> =
            changes.iter().filter(|change| change.created).map(|change| change.record).collect();
        let all: Vec<Number> = numbers.keys().copied().collect();
        let mut found = Found::default();
        for start in (0..created.len().max(all.len())).step_by(AT_ONCE) {
            let (records, numbers) = (part(&created, start), part(&all, start));
            self.find(records, numbers, &mut found).map_err(StoreError::from)?;
        }
        for (number, record) in &found.held {
            let Some((change, field)) = numbers.get(number).filter(|(change, _)| change.record != *record) else {
                continue;
            };
            if self.is_kept_at(change.spec, *record, change.home)? {
                return Err(taken(field));
            }
        }
        let without = |some: &HashSet<RecordId>| created.iter().filter(|one| !some.contains(*one)).copied().collect();
        Ok(Before { fresh: without(&found.touched), keyless: without(&found.keyed) })
    }

    /// The numbers that changes set, with whose and which field it is.
    fn numbers<'c>(
        &self,
        changes: &'c [RecordChange],
    ) -> Result<HashMap<Number, (&'c RecordChange, &'static FieldSpec)>, Refusal> {
        let mut numbers: HashMap<Number, (&RecordChange, &FieldSpec)> = HashMap::new();
        for change in changes {
            for set in change.sets.iter().filter(|set| !set.value.is_null()) {
                let Some((_, field)) = change.spec.field(set.tag).filter(|(_, field)| field.unique) else { continue };
                let text = crate::derived::lookup_text(&set.value);
                let hash = self.keys.lookup_hash(change.spec.kind, field.tag, &text);
                let same = numbers.insert((change.spec.kind, field.tag, hash), (change, field));
                if same.is_some_and(|(other, _)| other.record != change.record) {
                    return Err(taken(field));
                }
            }
        }
        Ok(numbers)
    }

    fn find(&self, records: &[RecordId], numbers: &[Number], found: &mut Found) -> Result<(), DbError> {
        let mut values: Vec<Cell> = records.iter().map(|record| Cell::from(*record)).collect();
        let places: Vec<String> = (1..=values.len()).map(|place| format!("${place}")).collect();
        let places = places.join(", ");
        let mut parts = Vec::new();
        // A list is made into a table of its own first: not worth it for few.
        let asked: Vec<String> = match records.len() {
            0 => Vec::new(),
            count @ 1..=FEW => (1..=count).map(|place| format!("= ${place}")).collect(),
            _ => vec![format!("IN ({places})")],
        };
        for these in asked {
            parts.push(format!("SELECT 0, record, record, 0, 0 FROM journal_touched WHERE record {these}"));
            parts.push(format!("SELECT 1, subject, subject, 0, 0 FROM subject_key WHERE subject {these}"));
        }
        for (kind, tag, hash) in numbers {
            // One select for each: a list would be looked for through the whole table by a server that has not counted it
            // yet.
            let next = values.len();
            parts.push(format!(
                "SELECT 2, hash, record, kind, tag FROM fold_lookup WHERE hash = ${} AND kind = ${} AND tag = ${}",
                next + 1,
                next + 2,
                next + 3
            ));
            values.extend([Cell::from(*hash), Cell::from(*kind), Cell::from(*tag)]);
        }
        if parts.is_empty() {
            return Ok(());
        }
        let rows = self.db.query_by_key(&parts.join(" UNION ALL "), &values, |row| {
            let number = |index| u32::try_from(row.integer(index)).ok();
            Some((row.integer(0), row.bytes(1).to_vec(), row.id(2)?, number(3)?, number(4)?))
        })?;
        for (what, bytes, record, kind, tag) in rows.into_iter().flatten() {
            match (what, bytes.try_into()) {
                (0, _) => drop(found.touched.insert(record)),
                (1, _) => drop(found.keyed.insert(record)),
                (_, Ok(hash)) => found.held.push(((kind, tag, hash), record)),
                (_, Err(_)) => {}
            }
        }
        Ok(())
    }

    /// Is this record shown at this home? One that was withdrawn or goes on elsewhere leaves its number to others.
    fn is_kept_at(&self, spec: &RecordSpec, record: RecordId, home: RecordId) -> Result<bool, Refusal> {
        let sql = format!("SELECT 1 FROM \"{}\" WHERE id = $1 AND home = $2 AND withdrawn = 0", spec.name);
        let values = [Cell::from(record), Cell::from(home)];
        Ok(self.db.first(&sql, &values, |_| ()).map_err(StoreError::from)?.is_some())
    }

    /// The epoch to write in. A custodied change where another node has custody waits for that node.
    fn custody_epoch(&self, node: RecordId, home: RecordId, changes: &[RecordChange]) -> Result<u64, Refusal> {
        let epoch = self.memory.epoch(home, || custody::epoch(self.db, self.registry, home))?;
        let custodied = changes.iter().any(|change| change.sets.iter().any(|set| is_custodied(change.spec, set.tag)));
        let ask = || custody::custodian(self.db, self.registry, home, epoch);
        let custodian = self.memory.custodian(home, epoch, ask)?;
        if let Some(other) = custodian.filter(|other| custodied && *other != node) {
            return Err(Refusal::Waiting(other));
        }
        Ok(epoch)
    }

    fn entry(
        &mut self,
        stamp: Stamp,
        home: RecordId,
        epoch: u64,
        changes: &[RecordChange],
        keyless: &HashSet<RecordId>,
    ) -> Result<(Entry, Opened), Refusal> {
        let stream = StreamId { node: stamp.node, home };
        let head: Head = journal::own_head(self.db, self.streams, self.memory, stream)?;
        let sequence = head.sequence + 1;
        let mut others: Vec<StreamId> = Vec::new();
        let mut to_seal = ToSeal::default();
        let mut written = Vec::with_capacity(changes.len());
        for (index, change) in changes.iter().enumerate() {
            let kept = self.with_sets(change)?;
            let mut fields = Vec::with_capacity(change.sets.len());
            let mut sets: Vec<_> = change.sets.iter().collect();
            sets.sort_by_key(|set| set.tag);
            for set in sets {
                let replaced = set.replaced.iter().map(|version| place(*version, stream, &mut others)).collect();
                let subject = sealing_subject(&kept, change, set.tag)?;
                let value = match subject {
                    None => Some(set.value.clone()),
                    Some((subject, class)) => {
                        to_seal.add(subject, class, index as u32, set.tag, set.value.clone());
                        None
                    }
                };
                fields.push(FieldChange { tag: set.tag, replaced, value });
            }
            written.push(Change { kind: change.spec.kind, record: change.record, fields });
        }
        let sealed = to_seal.seal(self.db, self.keys, stream, sequence, keyless)?;
        let entry = Entry {
            stream,
            sequence,
            previous: head.hash,
            time: stamp.time.max(head.time),
            action: stamp.action,
            account: stamp.account,
            changes: written,
            sealed,
            epoch,
            others,
        };
        Ok((entry, to_seal.into()))
    }

    /// The record as it will be, as far as its clear references go: they name the subjects.
    fn with_sets(&self, change: &RecordChange) -> Result<Kept, Refusal> {
        let held = if change.created { None } else { self.folder().load(change.spec, change.record)? };
        let mut kept = held.unwrap_or_else(|| Kept::empty(change.spec, change.record, change.home));
        for set in &change.sets {
            if let Some((index, _)) = change.spec.field(set.tag) {
                kept.cells[index] = Held::Known(set.value.clone());
            }
        }
        Ok(kept)
    }
}

fn part<T>(all: &[T], start: usize) -> &[T] {
    all.get(start..).map_or(&[], |rest| &rest[..rest.len().min(AT_ONCE)])
}

fn taken(field: &FieldSpec) -> Refusal {
    Refusal::Invalid(vec![Problem {
        field: field.name.to_owned(),
        code: "unique",
        message: phrase("Sudah tercatat di desa ini.", "Already recorded in this village."),
    }])
}

/// Subject and class of a field that is sealed; a sealed field whose person is not named seals under the record itself.
fn sealing_subject(kept: &Kept, change: &RecordChange, tag: u32) -> Result<Option<(RecordId, u8)>, Refusal> {
    let Some((_, field)) = change.spec.field(tag) else { return Ok(None) };
    if !field.class.is_sealed() {
        return Ok(None);
    }
    Ok(Some((kept.subject_of(field).unwrap_or(change.record), class_number(field.class))))
}

/// A version as (index of its stream in this entry, sequence).
fn place(version: Version, own: StreamId, others: &mut Vec<StreamId>) -> (u32, u64) {
    if version.stream == own {
        return (0, version.sequence);
    }
    let index = others.iter().position(|stream| *stream == version.stream).unwrap_or_else(|| {
        others.push(version.stream);
        others.len() - 1
    });
    (index as u32 + 1, version.sequence)
}
