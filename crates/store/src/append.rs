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
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::folding::{Folder, is_custodied};
use crate::heads::Streams;
use crate::journal::{self, Head};
use crate::kept::{Kept, class_number};
use crate::keys::Keys;
use crate::memory::Memory;
use crate::sealing::{Opened, ToSeal};

/// Look-ups that one statement asks for.
const UNIQUE_AT_ONCE: usize = 128;

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
    /// Writes all changes of one action: one entry for each home.
    pub fn append(&mut self, stamp: Stamp, changes: Changes) -> Result<(), Refusal> {
        let mut homes: BTreeMap<RecordId, Vec<RecordChange>> = BTreeMap::new();
        for change in changes.records.into_iter().filter(|change| change.created || !change.sets.is_empty()) {
            self.check(&change)?;
            homes.entry(change.home).or_default().push(change);
        }
        for (home, changes) in homes {
            self.check_unique(&changes)?;
            if changes.len() > MOST_CHANGES {
                return Err(Refusal::Fault(format!("{} changes at one home in one action", changes.len())));
            }
            let epoch = self.custody_epoch(stamp.node, home, &changes)?;
            let (entry, opened) = self.entry(stamp, home, epoch, &changes)?;
            let fresh = self.fresh(&changes)?;
            let body = encode(&entry);
            journal::append(self.db, self.streams, self.memory, &entry, &body)?;
            self.folder().entry_opened(&entry, &opened, &fresh)?;
        }
        Ok(())
    }

    fn folder(&self) -> Folder<'_> {
        Folder { db: self.db, keys: self.keys, registry: self.registry, streams: self.streams, memory: self.memory }
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

    /// Numbers that belong to one record of a home: neither a record that is there nor another of this action may have them.
    fn check_unique(&self, changes: &[RecordChange]) -> Result<(), Refusal> {
        let mut wanted: BTreeMap<(u32, u32), HashMap<[u8; 32], &RecordChange>> = BTreeMap::new();
        for change in changes {
            for set in change.sets.iter().filter(|set| !set.value.is_null()) {
                let Some((_, field)) = change.spec.field(set.tag).filter(|(_, field)| field.unique) else { continue };
                let text = crate::derived::lookup_text(&set.value);
                let hash = self.keys.lookup_hash(change.spec.kind, field.tag, &text);
                let same = wanted.entry((change.spec.kind, field.tag)).or_default().insert(hash, change);
                if same.is_some_and(|other| other.record != change.record) {
                    return Err(taken(field));
                }
            }
        }
        for ((kind, tag), hashes) in wanted {
            let all: Vec<_> = hashes.into_iter().collect();
            for some in all.chunks(UNIQUE_AT_ONCE) {
                self.check_unique_hashes(kind, tag, some)?;
            }
        }
        Ok(())
    }

    fn check_unique_hashes(&self, kind: u32, tag: u32, hashes: &[([u8; 32], &RecordChange)]) -> Result<(), Refusal> {
        // One select for each: a list would be looked for through the whole table by a server that has not counted it yet.
        let one =
            |place| format!("SELECT hash, record FROM fold_lookup WHERE hash = ${place} AND kind = $1 AND tag = $2");
        let sql = (3..3 + hashes.len()).map(one).collect::<Vec<_>>().join(" UNION ALL ");
        let mut values = vec![Cell::from(kind), Cell::from(tag)];
        values.extend(hashes.iter().map(|(hash, _)| Cell::from(*hash)));
        let held = self.db.query(&sql, &values, |row| Some((row.bytes(0).to_vec(), row.id(1)?)));
        for (hash, record) in held.map_err(StoreError::from)?.into_iter().flatten() {
            let ours = |(one, change): &&([u8; 32], &RecordChange)| one.as_slice() == hash && change.record != record;
            let Some((_, change)) = hashes.iter().find(ours) else { continue };
            let Some((_, field)) = change.spec.field(tag) else { continue };
            if self.is_kept_at(change.spec, record, change.home)? {
                return Err(taken(field));
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

    /// Records that no entry has touched: there is no row to be looked for.
    fn fresh(&self, changes: &[RecordChange]) -> Result<HashSet<RecordId>, Refusal> {
        let mut fresh: HashSet<RecordId> = changes.iter().map(|change| change.record).collect();
        let all: Vec<RecordId> = fresh.iter().copied().collect();
        for some in all.chunks(UNIQUE_AT_ONCE) {
            let places: Vec<String> = (1..=some.len()).map(|place| format!("${place}")).collect();
            let sql = format!("SELECT record FROM journal_touched WHERE record IN ({})", places.join(", "));
            let values: Vec<Cell> = some.iter().map(|record| Cell::from(*record)).collect();
            let touched = self.db.query(&sql, &values, |row| row.id(0)).map_err(StoreError::from)?;
            for record in touched.into_iter().flatten() {
                fresh.remove(&record);
            }
        }
        Ok(fresh)
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
        let sealed = to_seal.seal(self.db, self.keys, stream, sequence)?;
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
