//! Folding a record from everything that was said of it, on the ground of the offices, custodians and redirects that the
//! journal names. The same law as `folding`, for many records at once and without asking the tables that are in question.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::fold::{Version, Write, fold_field};
use kernel::id::RecordId;
use kernel::registry::Registry;
use kernel::spec::RecordSpec;
use kernel::value::{Held, Value};

use super::chains::Chains;
use super::gather::{Gathered, Told};
use crate::engine::Db;
use crate::error::StoreError;
use crate::folding::{is_custodied, versions_of};
use crate::heads::Streams;
use crate::kept::{Kept, class_number};
use crate::keys::Keys;
use crate::redirect;
use crate::sealing::Opened;

/// What the rows of other records decide.
pub struct Ground<'a> {
    /// All declarations.
    pub registry: &'a Registry,
    /// Keys of this node.
    pub keys: &'a Keys,
    /// Streams by number.
    pub streams: &'a Streams,
    /// Where offices lie.
    pub homes: BTreeMap<RecordId, String>,
    /// What each redirect record says: where from, where to, when.
    pub redirects: BTreeMap<RecordId, (RecordId, RecordId, i64)>,
    /// Where the records of persons go on.
    pub ends: redirect::Ends,
    custodians: HashMap<(RecordId, u64), Option<RecordId>>,
}

/// A record's fold could not be made: what stands in the way, in the error.
pub type Folded = Result<Option<Kept>, Blocked>;

/// What stands in the way of folding a record.
#[derive(Debug)]
pub struct Blocked {
    /// The local number of the entry that does not open.
    pub number: i64,
    /// Its place in the stream.
    pub sequence: u64,
    /// Why.
    pub why: String,
}

impl std::fmt::Display for Blocked {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "entry {} of stream {} does not open: {}", self.sequence, self.number, self.why)
    }
}

impl<'a> Ground<'a> {
    /// Folds what other rows depend on.
    pub fn lay(db: &Db, registry: &'a Registry, keys: &'a Keys, chains: &'a Chains) -> Result<Ground<'a>, StoreError> {
        let mut ground = Ground {
            registry,
            keys,
            streams: &chains.streams,
            homes: BTreeMap::new(),
            redirects: BTreeMap::new(),
            ends: redirect::Ends::new(),
            custodians: HashMap::new(),
        };
        let of = |kind: Option<u32>| kind.and_then(|kind| registry.spec(kind));
        // Custodians first: they are free of custody, and the others may not be.
        ground.each(db, chains, of(registry.custody), |ground, kept| {
            let Some(epoch) = integer(&kept, "epoch").and_then(|epoch| u64::try_from(epoch).ok()) else { return };
            let node = text(&kept, "node").and_then(|node| node.parse().ok());
            ground.custodians.entry((kept.home, epoch)).or_insert(node);
        })?;
        ground.each(db, chains, of(registry.office.map(|office| office.kind)), |ground, kept| {
            if let Some(region) = own_region(ground.registry, &kept) {
                ground.homes.insert(kept.id, region);
            }
        })?;
        ground.each(db, chains, of(registry.redirect.map(|redirect| redirect.kind)), |ground, kept| {
            let Some(kind) = ground.registry.redirect.filter(|_| !kept.withdrawn) else { return };
            let record = kept.id;
            if let Some(to) = (kind.redirects)(&kept.into_row()) {
                ground.redirects.insert(record, (to.from, to.to, to.moment));
            }
        })?;
        let ordered = ground.redirects.iter().map(|(record, (from, to, moment))| ((*moment, *record), (*from, *to)));
        ground.ends = redirect::resolve(&ordered.collect());
        Ok(ground)
    }

    /// Folds every record of one kind, from the entries that touched any of it.
    fn each(
        &mut self,
        db: &Db,
        chains: &Chains,
        spec: Option<&'static RecordSpec>,
        mut take: impl FnMut(&mut Ground<'a>, Kept),
    ) -> Result<(), StoreError> {
        let Some(spec) = spec else { return Ok(()) };
        let ours = chains.special.iter().filter(|(kind, _, _, _)| *kind == spec.kind);
        let mut by_record: BTreeMap<RecordId, BTreeSet<(i64, i64)>> = BTreeMap::new();
        for (_, record, stream, sequence) in ours {
            by_record.entry(*record).or_default().insert((*stream, *sequence));
        }
        for (record, places) in by_record {
            let places: Vec<_> = places.into_iter().collect();
            let gathered = Gathered::named(db, &places, |one| one == record)?;
            gathered.each(|id, kind, told| {
                if kind == spec.kind
                    && let Ok(Some(kept)) = self.fold(db, spec, id, told)
                {
                    take(self, kept);
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn holds(&self, told: &Told<'_>) -> bool {
        let entry = &told.by.entry;
        let custodian = self.custodians.get(&(entry.stream.home, entry.epoch)).copied().flatten();
        custodian.is_none_or(|node| node == entry.stream.node)
    }

    /// Folds a record. `None` where nothing of it stands.
    pub fn fold(&self, db: &Db, spec: &'static RecordSpec, record: RecordId, told: &[Told<'_>]) -> Folded {
        let first = told.iter().min_by_key(|one| (one.by.entry.time, one.by.stream(), one.by.entry.sequence));
        let Some(home) = first.map(|one| one.by.stream().home) else { return Ok(None) };
        let mut kept = Kept::empty(spec, record, home);
        let mut writes = self.writes(spec, home, told);
        writes.sort_by_key(|one| one.tag);
        let same = |one: &Said<'_>, other: &Said<'_>| one.tag == other.tag;
        for group in writes.chunk_by_mut(same).filter(|group| group.iter().any(|one| one.sealed.is_none())) {
            if group.iter().all(|one| one.sealed.is_none()) {
                show(&mut kept, group);
            } else {
                // Written clear once and sealed later: the clear part may name a subject before the whole is shown.
                let mut clear: Vec<_> = group.iter().filter(|one| one.sealed.is_none()).cloned().collect();
                show(&mut kept, &mut clear);
            }
        }
        // Now that clear references name the subjects.
        for one in writes.iter_mut() {
            let Some(told) = one.sealed else { continue };
            let opened = told.by.opened(db, self.keys).map_err(|error| blocked(&told, error))?;
            one.write.value = sealed_value(&kept, told.index, one.tag, opened);
        }
        for group in writes.chunk_by_mut(same).filter(|group| group.iter().any(|one| one.sealed.is_some())) {
            show(&mut kept, group);
        }
        if kept.heads.is_empty() {
            return Ok(None);
        }
        kept.region = self.region(&kept);
        kept.merged = self.registry.person == Some(spec.kind) && self.ends.contains_key(&record);
        Ok(Some(kept))
    }

    fn writes<'t>(&self, spec: &'static RecordSpec, home: RecordId, told: &[Told<'t>]) -> Vec<Said<'t>> {
        let mut writes = Vec::with_capacity(told.iter().map(|one| one.change().fields.len()).sum());
        for one in told {
            let entry = &one.by.entry;
            let sets = entry.stream.home == home && self.holds(one);
            for field in &one.change().fields {
                let write = Write {
                    version: Version { stream: entry.stream, sequence: entry.sequence },
                    time: entry.time,
                    replaced: versions_of(entry, field),
                    value: Held::Known(field.value.clone().unwrap_or(Value::Null)),
                    sets: sets || !is_custodied(spec, field.tag),
                };
                writes.push(Said { tag: field.tag, sealed: field.value.is_none().then_some(*one), write });
            }
        }
        writes
    }

    fn region(&self, kept: &Kept) -> String {
        own_region(self.registry, kept).unwrap_or_else(|| self.homes.get(&kept.home).cloned().unwrap_or_default())
    }
}

fn blocked(told: &Told<'_>, error: &StoreError) -> Blocked {
    Blocked { number: told.by.number, sequence: told.by.entry.sequence, why: error.to_string() }
}

/// One write of one field, and where it stands when it is sealed.
#[derive(Clone)]
struct Said<'t> {
    tag: u32,
    sealed: Option<Told<'t>>,
    write: Write,
}

/// Shows what the writes of one field fold to. Their values are used up.
fn show(kept: &mut Kept, group: &mut [Said<'_>]) {
    match group {
        [] => {}
        // Most fields were written once.
        [Said { tag, write, .. }] => {
            if write.sets && !write.replaced.contains(&write.version) {
                let value = std::mem::replace(&mut write.value, Held::Sealed);
                kept.show(*tag, value, vec![write.version], false);
            }
        }
        [Said { tag, .. }, ..] => {
            let tag = *tag;
            let all: Vec<Write> = group.iter().map(|one| one.write.clone()).collect();
            if let Some(shown) = fold_field(&all) {
                kept.show(tag, shown.value, shown.heads, shown.conflict);
            }
        }
    }
}

fn sealed_value(kept: &Kept, index: u32, tag: u32, opened: &Opened) -> Held<Value> {
    match kept.spec.field(tag) {
        Some((_, field)) => opened.value(index, tag, kept.subject_of(field), class_number(field.class)),
        None => Held::Sealed,
    }
}

fn known<'k>(kept: &'k Kept, name: &str) -> Option<&'k Value> {
    let (index, _) = kept.spec.field_named(name)?;
    kept.cells[index].known()
}

fn integer(kept: &Kept, name: &str) -> Option<i64> {
    known(kept, name)?.as_integer()
}

fn text<'k>(kept: &'k Kept, name: &str) -> Option<&'k str> {
    known(kept, name)?.as_text()
}

/// Where an office says that it lies.
fn own_region(registry: &Registry, kept: &Kept) -> Option<String> {
    let office = registry.office.filter(|office| office.kind == kept.spec.kind)?;
    let (index, _) = kept.spec.field(office.region_tag)?;
    Some(kept.cells[index].known()?.as_text().unwrap_or_default().to_owned())
}
