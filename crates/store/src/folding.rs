//! The fold: from entries to rows. Tables are a function of the set of entries and keys held, never of their order.
//!
//! Fast path: a change that replaces exactly what is shown just sets it. Otherwise the record is folded again from all of
//! its entries. Not here: rules, permissions, posting: none of them ever runs while folding.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use kernel::fold::{Version, Write, fold_field};
use kernel::id::RecordId;
use kernel::journal::{Change, Entry, FieldChange};
use kernel::registry::Registry;
use kernel::spec::{Custody, FieldSpec, RecordSpec};
use kernel::value::{Held, Value};

use crate::custody;
use crate::derived;
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::heads::Streams;
use crate::journal;
use crate::kept::{self, Kept, Opener, class_number};
use crate::keys::Keys;
use crate::memory::Memory;
use crate::redirect;
use crate::sealing::Opened;

/// What folding needs: the database inside a transaction, keys, declarations, streams.
pub struct Folder<'a> {
    /// The writer's database.
    pub db: &'a Db,
    /// Keys of this node.
    pub keys: &'a Keys,
    /// All declarations.
    pub registry: &'a Registry,
    /// Streams by number.
    pub streams: &'a Streams,
    /// What is remembered while folding.
    pub memory: &'a Memory,
    /// The entry is this node's own work on what it has custody of: the database keeps the guards of balances too.
    pub guarded: bool,
}

impl Folder<'_> {
    /// What is needed to read and write sealed columns.
    pub fn opener(&self) -> Opener<'_> {
        Opener { keys: self.keys, db: self.db, streams: self.streams }
    }

    /// Folds one entry that has just been kept. Kinds that this edition does not know are kept, not folded.
    pub fn entry(&self, entry: &Entry) -> Result<(), StoreError> {
        self.entry_opened(entry, &Opened::of(entry, self.db, self.keys)?, &HashSet::new())
    }

    /// The same for an entry whose sealed values are at hand, and of which it is known which records it begins.
    pub fn entry_opened(&self, entry: &Entry, opened: &Opened, fresh: &HashSet<RecordId>) -> Result<(), StoreError> {
        let mut begun = HashSet::new();
        for (index, change) in entry.changes.iter().enumerate() {
            let Some(spec) = self.registry.spec(change.kind) else { continue };
            let first = fresh.contains(&change.record) && begun.insert(change.record);
            let old = if first { None } else { self.load(spec, change.record)? };
            if self.registry.custody == Some(change.kind) {
                self.custody_change(spec, entry, index as u32, change, opened, old)?;
            } else {
                self.change(spec, entry, index as u32, change, opened, old)?;
            }
        }
        Ok(())
    }

    fn change(
        &self,
        spec: &'static RecordSpec,
        entry: &Entry,
        index: u32,
        change: &Change,
        opened: &Opened,
        old: Option<Kept>,
    ) -> Result<(), StoreError> {
        let version = Version { stream: entry.stream, sequence: entry.sequence };
        let at_home = old.as_ref().is_none_or(|kept| kept.home == entry.stream.home);
        let fast = at_home
            && change.fields.iter().all(|field| {
                let shown = old.as_ref().map_or(&[][..], |kept| kept.versions(field.tag));
                !shown.contains(&version) && same_versions(shown, &versions_of(entry, field))
            });
        let sets = self.holds(entry)?;
        let custodied = change.fields.iter().any(|field| is_custodied(spec, field.tag));
        let new = if fast && (sets || !custodied) {
            let mut new = old.clone().unwrap_or_else(|| Kept::empty(spec, change.record, entry.stream.home));
            self.set_fields(&mut new, index, change, opened, version);
            new
        } else {
            match self.compute(spec, change.record)? {
                Some(new) => new,
                None => return self.remove(old.as_ref()),
            }
        };
        self.replace(old.as_ref(), new)
    }

    /// Did the author of this entry hold custody of its home in the epoch it names? Where nothing is known of the
    /// custodian, the author counts: the record that names the custodian folds the home's records again when it comes.
    fn holds(&self, entry: &Entry) -> Result<bool, StoreError> {
        let ask = || custody::custodian(self.db, self.registry, entry.stream.home, entry.epoch);
        let custodian = self.memory.custodian(entry.stream.home, entry.epoch, ask)?;
        Ok(custodian.is_none_or(|node| node == entry.stream.node))
    }

    /// A claim of custody may turn out to belong to another home than the one it is written from: custodians of all of these
    /// are asked for anew, and what they decide is folded again.
    fn custody_change(
        &self,
        spec: &'static RecordSpec,
        entry: &Entry,
        index: u32,
        change: &Change,
        opened: &Opened,
        old: Option<Kept>,
    ) -> Result<(), StoreError> {
        let mut homes = vec![entry.stream.home];
        homes.extend(old.as_ref().map(|kept| kept.home));
        self.change(spec, entry, index, change, opened, old)?;
        homes.extend(self.load(spec, change.record)?.map(|kept| kept.home));
        homes.sort_unstable();
        homes.dedup();
        homes.iter().for_each(|home| self.memory.forget_custody(*home));
        homes.into_iter().try_for_each(|home| self.home_again(home))
    }

    /// Who has custody of a home became known: where several nodes wrote for it, its custodied records fold again.
    fn home_again(&self, home: RecordId) -> Result<(), StoreError> {
        let streams =
            self.db.query("SELECT count(*) FROM journal_stream WHERE home = $1", &[Cell::from(home)], |row| {
                row.integer(0)
            })?;
        if streams.first().copied().unwrap_or(0) < 2 {
            return Ok(());
        }
        for spec in self.registry.specs.iter().copied() {
            if !(spec.custody == Custody::Office || spec.fields.iter().any(|field| field.custody)) {
                continue;
            }
            // From the journal, not from the table: what set nothing until now has no row yet.
            let sql = "SELECT DISTINCT t.record FROM journal_touched t JOIN journal_stream s ON s.number = t.stream \
                WHERE s.home = $1 AND t.kind = $2";
            let touched = self.db.query(sql, &[Cell::from(home), Cell::from(i64::from(spec.kind))], |row| row.id(0))?;
            for id in touched.into_iter().flatten() {
                self.again(spec, id)?;
            }
        }
        Ok(())
    }

    /// Sets clear fields first: a sealed one may need the reference that names its subject.
    fn set_fields(&self, kept: &mut Kept, index: u32, change: &Change, opened: &Opened, version: Version) {
        for field in change.fields.iter().filter(|field| field.value.is_some()) {
            let value = Held::Known(field.value.clone().unwrap_or(Value::Null));
            kept.show(field.tag, value, vec![version], false);
        }
        for field in change.fields.iter().filter(|field| field.value.is_none()) {
            let value = sealed_value(kept, index, field.tag, opened);
            kept.show(field.tag, value, vec![version], false);
        }
    }

    /// Folds a record from all of its entries. `None` where nothing of it stands.
    pub fn compute(&self, spec: &'static RecordSpec, record: RecordId) -> Result<Option<Kept>, StoreError> {
        let ours = |change: &Change| change.record == record && change.kind == spec.kind;
        let mut entries = journal::entries_of(self.db, record)?;
        entries.retain(|entry| entry.changes.iter().any(ours));
        let Some(home) = home_of(&entries) else { return Ok(None) };
        let mut clear: BTreeMap<u32, Vec<Write>> = BTreeMap::new();
        let mut sealed: Vec<(u32, u32, Rc<Opened>, Write)> = Vec::new();
        for entry in &entries {
            let sets = entry.stream.home == home && self.holds(entry)?;
            let opened = Rc::new(Opened::of(entry, self.db, self.keys)?);
            for (index, change) in entry.changes.iter().enumerate().filter(|(_, change)| ours(change)) {
                for field in &change.fields {
                    let write = Write {
                        version: Version { stream: entry.stream, sequence: entry.sequence },
                        time: entry.time,
                        replaced: versions_of(entry, field),
                        value: Held::Known(field.value.clone().unwrap_or(Value::Null)),
                        sets: sets || !is_custodied(spec, field.tag),
                    };
                    match field.value {
                        Some(_) => clear.entry(field.tag).or_default().push(write),
                        None => sealed.push((index as u32, field.tag, Rc::clone(&opened), write)),
                    }
                }
            }
        }
        let mut kept = Kept::empty(spec, record, home);
        show_folded(&mut kept, &clear);
        for (index, tag, opened, mut write) in sealed {
            write.value = sealed_value(&kept, index, tag, &opened);
            clear.entry(tag).or_default().push(write);
        }
        show_folded(&mut kept, &clear);
        Ok(if kept.heads.is_empty() { None } else { Some(kept) })
    }

    /// Reads a record's row with every sealed column left closed.
    pub fn load(&self, spec: &'static RecordSpec, record: RecordId) -> Result<Option<Kept>, StoreError> {
        self.load_with(spec, record, |_| false)
    }

    /// Reads a record's row, opening the sealed columns that are wanted.
    pub fn load_with(
        &self,
        spec: &'static RecordSpec,
        record: RecordId,
        wanted: impl Fn(&FieldSpec) -> bool + Copy,
    ) -> Result<Option<Kept>, StoreError> {
        let sql = self.memory.statement(spec, "load", || {
            format!("SELECT {} FROM \"{}\" WHERE id = $1", kept::columns(spec, ""), spec.name)
        });
        let opener = self.opener();
        let rows = self.db.query(&sql, &[Cell::from(record)], |row| kept::read(&opener, spec, row, wanted))?;
        rows.into_iter().next().transpose()
    }

    /// Folds a record again from its entries and writes what differs.
    pub fn again(&self, spec: &'static RecordSpec, record: RecordId) -> Result<(), StoreError> {
        let old = self.load(spec, record)?;
        match self.compute(spec, record)? {
            Some(new) => self.replace(old.as_ref(), new),
            None => self.remove(old.as_ref()),
        }
    }

    /// Takes away a row of which nothing stands any more: what set it turned out to be written without custody.
    fn remove(&self, old: Option<&Kept>) -> Result<(), StoreError> {
        let Some(old) = old else { return Ok(()) };
        derived::remove(self, old)?;
        self.db.execute(&format!("DELETE FROM \"{}\" WHERE id = $1", old.spec.name), &[Cell::from(old.id)])?;
        Ok(())
    }

    /// Writes a row and everything derived from it.
    fn replace(&self, old: Option<&Kept>, mut new: Kept) -> Result<(), StoreError> {
        new.region = derived::region_of(self, &new)?;
        new.merged = redirect::hides(self, old, &new)?;
        self.put(old, new)
    }

    /// The same for a row that says already where it lies and whether it is shown.
    pub fn put(&self, old: Option<&Kept>, new: Kept) -> Result<(), StoreError> {
        let opener = self.opener();
        let number = |stream| self.streams.number_of(stream);
        let heads = crate::heads::encode(&new.heads, number);
        let person = new.person(self.registry.person);
        let mut values = vec![
            Cell::from(new.id),
            Cell::from(new.home),
            Cell::from(new.region.as_str()),
            person.map_or(Cell::Null, Cell::from),
            Cell::from(heads),
            Cell::from(i64::from(new.in_conflict())),
            Cell::from(new.hidden()),
        ];
        let mut left_closed = Vec::new();
        for (index, field) in new.spec.fields.iter().enumerate() {
            if field.sealed
                && old.is_some_and(|old| old.versions(field.tag) == new.versions(field.tag))
                && !self.reseals(&new, index)
            {
                left_closed.push(field.tag);
                continue;
            }
            values.push(kept::column(&opener, &new, index)?);
        }
        if left_closed.is_empty() {
            let sql = self.memory.statement(new.spec, "upsert", || upsert(new.spec, &[]));
            self.db.write(sql, values)?;
        } else {
            self.db.write(upsert(new.spec, &left_closed), values)?;
        }
        derived::update(self, old, &new)
    }

    /// A sealed column must be written again when its value was computed rather than left closed.
    fn reseals(&self, new: &Kept, index: usize) -> bool {
        !matches!(new.cells[index], Held::Sealed)
    }
}

/// The home of a record is that of its first entry as written; ties go to the lesser stream, as on every other node.
fn home_of(entries: &[Entry]) -> Option<RecordId> {
    entries.iter().min_by_key(|entry| (entry.time, entry.stream, entry.sequence)).map(|entry| entry.stream.home)
}

fn show_folded(kept: &mut Kept, writes: &BTreeMap<u32, Vec<Write>>) {
    for (tag, writes) in writes {
        if let Some(shown) = fold_field(writes) {
            kept.show(*tag, shown.value, shown.heads, shown.conflict);
        }
    }
}

fn sealed_value(kept: &Kept, index: u32, tag: u32, opened: &Opened) -> Held<Value> {
    match kept.spec.field(tag) {
        Some((_, field)) => opened.value(index, tag, kept.subject_of(field), class_number(field.class)),
        None => Held::Sealed,
    }
}

/// The versions that a field change says it replaces, out of the entry's own list of streams.
pub fn versions_of(entry: &Entry, field: &FieldChange) -> Vec<Version> {
    field
        .replaced
        .iter()
        .filter_map(|(index, sequence)| {
            let stream = match index {
                0 => entry.stream,
                other => *entry.others.get(*other as usize - 1)?,
            };
            Some(Version { stream, sequence: *sequence })
        })
        .collect()
}

fn same_versions(shown: &[Version], replaced: &[Version]) -> bool {
    shown.len() == replaced.len() && shown.iter().all(|version| replaced.contains(version))
}

/// Is this field under the custody of one node?
pub fn is_custodied(spec: &RecordSpec, tag: u32) -> bool {
    spec.custody == Custody::Office || spec.field(tag).is_some_and(|(_, field)| field.custody)
}

/// Writes a row, new or known, but for the sealed columns that stay as they are.
fn upsert(spec: &RecordSpec, left_closed: &[u32]) -> String {
    let fixed = ["id", "home", "region_now", "person_now", "heads", "conflict", "withdrawn"].map(str::to_owned);
    let written = spec.fields.iter().filter(|field| !left_closed.contains(&field.tag));
    let columns: Vec<String> = fixed.into_iter().chain(written.map(|field| format!("\"{}\"", field.name))).collect();
    let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
    let sets: Vec<String> = columns.iter().skip(1).map(|column| format!("{column} = excluded.{column}")).collect();
    format!(
        "INSERT INTO \"{}\" ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
        spec.name,
        columns.join(", "),
        places.join(", "),
        sets.join(", ")
    )
}
