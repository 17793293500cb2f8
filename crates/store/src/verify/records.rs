//! Every record folded from its entries and held against its row, range by range; and what follows from it summed up.
//! Not here: reading the journal's chains, comparing the tables of what follows (`tables`).

use std::collections::{BTreeMap, BTreeSet, HashSet};

use kernel::id::RecordId;
use kernel::registry::Registry;
use kernel::spec::{FieldType, RecordSpec};
use kernel::value::{Held, Value};

use super::chains::Chains;
use super::finding::{Class, Findings, Place};
use super::gather::{Gathered, Range, Told};
use super::ground::{Blocked, Ground};
use super::row;
use super::shares::{self, TABLES};
use super::tally::{Marks, Tally};
use crate::engine::{Cell, Db, RowCells};
use crate::error::StoreError;
use crate::files::{FileError, Files};
use crate::kept::Kept;
use crate::keys::Secret;
use crate::sums::Sums;

/// What every part of this work looks at.
pub struct Look<'a> {
    /// The facts on which rows depend.
    pub ground: Ground<'a>,
    /// The journal.
    pub chains: &'a Chains,
    /// This node: files of entries that others wrote need not be here.
    pub node: RecordId,
    /// The files.
    pub files: Files,
    /// Records of which an entry is gone or damaged: their rows cannot be judged.
    pub doubtful: &'a BTreeSet<RecordId>,
    /// Entries that touched a record, where the table of it does not say so.
    pub untold: &'a BTreeMap<RecordId, Vec<(i64, i64)>>,
}

/// What a range says.
#[derive(Default)]
pub struct Part {
    /// Records folded.
    pub records: u64,
    /// What follows from them, by table.
    pub shares: [Tally; 3],
    /// What they add up to.
    pub sums: Sums,
    /// Records of which something does not open: their rows cannot be judged.
    pub blocked: BTreeSet<RecordId>,
    /// What is wrong.
    pub findings: Findings,
}

impl Look<'_> {
    fn registry(&self) -> &Registry {
        self.ground.registry
    }

    /// Folds every record of a range and passes it on with what was said of it.
    fn fold_range(
        &self,
        db: &Db,
        range: &Range,
        part: &mut Part,
        mut take: impl FnMut(&mut Part, RecordId, &'static RecordSpec, Option<Kept>, &[Told<'_>]),
    ) -> Result<(), StoreError> {
        let untold: Vec<(i64, i64)> =
            self.untold.iter().filter(|(record, _)| range.holds(**record)).flat_map(|(_, at)| at.clone()).collect();
        let gathered = Gathered::read(db, range, self.chains, &untold)?;
        gathered.each(|record, kind, told| {
            let Some(spec) = self.registry().spec(kind) else { return Ok(()) };
            if self.doubtful.contains(&record) {
                return Ok(());
            }
            match self.ground.fold(db, spec, record, told) {
                Ok(kept) => take(part, record, spec, kept, told),
                Err(blocked) => {
                    part.blocked.insert(record);
                    self.blocked(db, told, &blocked, &mut part.findings);
                }
            }
            Ok(())
        })
    }

    /// An entry that does not open is a finding of its own, unless its key is one.
    fn blocked(&self, db: &Db, told: &[Told<'_>], blocked: &Blocked, findings: &mut Findings) {
        let by = told.iter().find(|one| (one.by.number, one.by.entry.sequence) == (blocked.number, blocked.sequence));
        let Some(by) = by.map(|one| one.by) else { return };
        if by.entry.sealed.iter().any(|group| self.ground.keys.secret(db, group.subject).is_err()) {
            return;
        }
        let place = Place::entry(by.stream(), blocked.sequence as i64);
        findings.add(Class::EntrySealed, place, format!("what it sealed does not open: {}", blocked.why));
    }

    /// Folds a range and holds every row in it against the fold.
    pub fn compare(&self, db: &Db, range: &Range) -> Result<Part, StoreError> {
        let mut part = Part::default();
        let mut by_kind: BTreeMap<u32, BTreeMap<RecordId, Option<Kept>>> = BTreeMap::new();
        self.fold_range(db, range, &mut part, |part, record, spec, kept, told| {
            part.records += 1;
            if let Some(kept) = &kept {
                self.count(kept, told, &mut part.shares, &mut part.sums);
                self.look_for_files(db, kept, &mut part.findings);
            }
            by_kind.entry(spec.kind).or_default().insert(record, kept);
        })?;
        for spec in self.registry().specs.iter().copied() {
            let folded = by_kind.remove(&spec.kind).unwrap_or_default();
            self.rows(db, spec, range, folded, &mut part)?;
        }
        Ok(part)
    }

    fn count(&self, kept: &Kept, told: &[Told<'_>], tallies: &mut [Tally; 3], sums: &mut Sums) {
        for (tally, rows) in tallies.iter_mut().zip(shares::of(self.ground.keys, kept, told)) {
            rows.iter().for_each(|row| tally.add(kept.id, row));
        }
        sums.add(self.registry(), kept, 1);
    }

    fn rows(
        &self,
        db: &Db,
        spec: &'static RecordSpec,
        range: &Range,
        mut folded: BTreeMap<RecordId, Option<Kept>>,
        part: &mut Part,
    ) -> Result<(), StoreError> {
        let Part { findings, blocked, .. } = part;
        let (keys, registry, streams) = (self.ground.keys, self.registry(), self.ground.streams);
        let against = row::Against { db, keys, registry, streams };
        let sql = format!("SELECT {} FROM \"{}\" WHERE id > $1 AND id <= $2", row::columns(spec).join(", "), spec.name);
        // Asked for more meanwhile: on a server the rows are all here before the first is looked at.
        db.query(&sql, &range.cells(), |row| {
            let Some(id) = row.id(0) else {
                let place = Place { table: Some(spec.name), ..Place::default() };
                return findings.add(Class::RowExtra, place, "a row whose id is none");
            };
            match folded.remove(&id).flatten() {
                Some(kept) => {
                    let names = row::differing(&against, &kept, row);
                    if !names.is_empty() && !self.names_what_is_gone(row) {
                        let words = format!("its entries say otherwise: {}", names.join(", "));
                        findings.add(Class::RowChanged, Place::record(spec.name, id), words);
                    }
                }
                None if self.doubtful.contains(&id) || blocked.contains(&id) || self.names_what_is_gone(row) => {}
                None => findings.add(Class::RowExtra, Place::record(spec.name, id), "no entry wrote this row"),
            }
        })?;
        for (id, _) in folded.into_iter().filter(|(_, kept)| kept.is_some()) {
            findings.add(Class::RowMissing, Place::record(spec.name, id), "its entries are here and its row is not");
        }
        Ok(())
    }

    /// Does a row stand on an entry that is gone or damaged?
    fn names_what_is_gone(&self, row: &RowCells<'_>) -> bool {
        if !self.chains.has_doubts() {
            return false;
        }
        let Ok(heads) = crate::heads::decode(row.bytes(4), self.ground.streams) else { return false };
        heads.iter().flat_map(|kept| &kept.heads.versions).any(|version| {
            let number = self.ground.streams.number_of(version.stream);
            self.chains.in_doubt(number, version.sequence as i64)
        })
    }

    /// Files that a record names, where this node itself wrote so.
    fn look_for_files(&self, db: &Db, kept: &Kept, findings: &mut Findings) {
        for (field, cell) in kept.spec.fields.iter().zip(&kept.cells) {
            let Held::Known(Value::Bytes(hash)) = cell else { continue };
            let Ok(hash) = <[u8; 32]>::try_from(hash.as_slice()) else { continue };
            let ours = kept.versions(field.tag).iter().any(|version| version.stream.node == self.node);
            if !ours || !matches!(field.kind, FieldType::File | FieldType::Signature) {
                continue;
            }
            let place = Place::record(kept.spec.name, kept.id);
            match self.files.verify(&hash) {
                Ok(()) => {}
                Err(FileError::Missing) if self.was_erased(db, kept) => {}
                Err(FileError::Missing) => {
                    findings.add(Class::FileMissing, place, format!("{}: the file is not here", field.name));
                }
                Err(error) => findings.add(Class::FileChanged, place, format!("{}: {error}", field.name)),
            }
        }
    }

    fn was_erased(&self, db: &Db, kept: &Kept) -> bool {
        let person = kept.person(self.registry().person).unwrap_or(kept.id);
        matches!(self.ground.keys.secret(db, person), Ok(Secret::Destroyed))
    }

    /// The rows that follow from the records in marked buckets, by table; and those of them that need not be there.
    pub fn marked(&self, db: &Db, range: &Range, marks: &[Marks; 3]) -> Result<[HashSet<Vec<Cell>>; 4], StoreError> {
        let mut rows: [HashSet<Vec<Cell>>; 4] = Default::default();
        self.fold_range(db, range, &mut Part::default(), |_, record, _, kept, told| {
            let Some(kept) = kept.filter(|_| marks.iter().any(|marks| marks.has(record))) else { return };
            let present = shares::present_subjects(&kept);
            for (table, found) in shares::of(self.ground.keys, &kept, told).into_iter().enumerate() {
                for row in found.into_iter().filter(|_| marks[table].has(record)) {
                    let may =
                        TABLES[table].class == Class::Subjects && !present.iter().any(|one| Cell::from(*one) == row[0]);
                    rows[if may { 3 } else { table }].insert(row);
                }
            }
        })?;
        Ok(rows)
    }
}
