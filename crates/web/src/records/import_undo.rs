//! Undoing an import by a new action: what it made is withdrawn, what it changed is set back to what stood before. What
//! somebody has changed since, or uses, stays as it is and is named.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use kernel::fold::Version;
use kernel::spec::FieldType;
use kernel::{ActionId, Actor, Changes, Held, RecordId, Refusal, Row, Value};
use store::{Action, Reader, Store, Touched, TouchedBy, UseCase};

use super::import_batch::{batch_spec, state};
use super::import_ids::Ids;
use crate::values::Values;

/// Records of one entry: each is one change.
const AN_ENTRY: usize = 200;

/// What an undoing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undone {
    /// Records withdrawn.
    pub withdrawn: u64,
    /// Records set back.
    pub set_back: u64,
    /// Records left as they are.
    pub left: u64,
}

/// The entries and records of an import, and the actions it was.
#[derive(Debug, Default)]
pub struct Imported {
    /// Records in the order in which they were first touched.
    pub records: Vec<Touched>,
    ours: HashSet<RecordId>,
    sequences: HashSet<u64>,
    actions: HashSet<ActionId>,
}

/// What an import touched, as far as this node wrote it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn imported(read: &Reader<'_>, batch: &Row) -> Result<Imported, Refusal> {
    let at = |name: &str| batch.integer(name).unwrap_or(0).unsigned_abs();
    let (first, last) = (at("first").max(1), at("last"));
    let ids = Ids::of(ActionId(batch.id));
    // An import that a crash cut off has not written how many steps it took.
    let (last, steps) = match last {
        0 => (read.last_sequence(batch.home)?, u32::MAX),
        last => (last, u32::try_from(at("steps")).unwrap_or(u32::MAX)),
    };
    let most = u32::try_from((last + 1).saturating_sub(first)).unwrap_or(u32::MAX).min(steps);
    let actions: HashSet<ActionId> = (0..most).map(|step| ids.step(step)).collect();
    let TouchedBy { records, sequences } = read.touched_by(batch.home, first..=last, &actions)?;
    let ours = records.iter().map(|one| one.record).collect();
    Ok(Imported { records, ours, sequences, actions })
}

/// Undoes an import. Runs as further actions of the same office.
///
/// # Errors
/// `NotFound`, `Forbidden` where the caller may not write the kind, `Busy`, `Fault`.
pub fn undo(store: &Store, actor: &Actor, now: Timestamp, batch: RecordId) -> Result<Undone, Refusal> {
    let spec = batch_spec(store.registry())?;
    let (row, touched) = store.read(actor, now, |read| {
        let row = read.row(spec, batch)?;
        may_undo(actor, &row, store)?;
        let touched = imported(read, &row)?;
        let wrote = ["created", "changed"].iter().any(|name| row.integer(name).unwrap_or(0) > 0);
        if touched.records.is_empty() && wrote {
            return Err(Refusal::Forbidden(super::import_words::OTHER_COMPUTER));
        }
        Ok((row, touched))
    })?;
    let touched = Arc::new(touched);
    let outcome = Arc::new(Mutex::new(Undone::default()));
    // An undoing that was cut off and is begun again has other ids: what is done already is passed over.
    let ids = Ids::of(ActionId(RecordId::v7(now.as_millisecond().unsigned_abs(), tail(batch))));
    let portions = touched.records.chunks(AN_ENTRY).enumerate();
    let cases = portions.map(|(step, records)| {
        let action = Action { id: ids.step(step as u32), digest: [0; 32], actor: actor.clone(), now };
        let (records, touched, outcome) = (records.to_vec(), Arc::clone(&touched), Arc::clone(&outcome));
        let work: UseCase = Box::new(move |read| step_back(read, &records, &touched, &outcome));
        (action, work)
    });
    for some in in_parts(cases.collect(), 48) {
        store.act_all(some)?;
    }
    let undone = *outcome.lock().unwrap_or_else(PoisonError::into_inner);
    let action = Action { id: ids.step(u32::MAX), digest: [0; 32], actor: actor.clone(), now };
    let id = row.id;
    store.act(action, move |read| {
        let row = read.row(spec, id)?;
        let mut values = Values::new(spec);
        values.set("state", Value::Integer(state::UNDONE));
        values.set("withdrawn_again", Value::Integer(undone.withdrawn as i64));
        values.set("set_back", Value::Integer(undone.set_back as i64));
        values.set("left_standing", Value::Integer(undone.left as i64));
        Ok(values.edit(&row))
    })?;
    Ok(undone)
}

fn tail(batch: RecordId) -> [u8; 10] {
    let mut random = [0; 10];
    random.copy_from_slice(&batch.0[6..]);
    random
}

fn in_parts<T>(mut all: Vec<T>, size: usize) -> Vec<Vec<T>> {
    let mut parts = Vec::new();
    while !all.is_empty() {
        let rest = all.split_off(size.min(all.len()));
        parts.push(std::mem::replace(&mut all, rest));
    }
    parts
}

/// Only an office undoes what came to it, by somebody who may write the kind.
fn may_undo(actor: &Actor, batch: &Row, store: &Store) -> Result<(), Refusal> {
    let kind = batch.text("record").and_then(|name| store.registry().at_path(name));
    let may = batch.home == actor.office && kind.is_some_and(|spec| actor.is_one_of(spec.write));
    if may { Ok(()) } else { Err(Refusal::Forbidden(super::import_words::ONLY_OWN_OFFICE)) }
}

fn step_back(
    read: &Reader<'_>,
    records: &[Touched],
    touched: &Imported,
    outcome: &Mutex<Undone>,
) -> Result<Changes, Refusal> {
    let mut changes = Changes::new();
    let mut count = Undone::default();
    for one in records {
        let Some(spec) = read.registry().spec(one.kind) else { continue };
        let row = match read.row(spec, one.record) {
            Ok(row) => row,
            Err(Refusal::NotFound) => continue,
            Err(other) => return Err(other),
        };
        match undoing(read, &row, touched)? {
            Undoing::Nothing => {}
            Undoing::Leave => count.left += 1,
            Undoing::Withdraw => {
                changes.withdraw(&row);
                count.withdrawn += 1;
            }
            Undoing::SetBack(values) => {
                changes.edit_row(&row, values);
                count.set_back += 1;
            }
        }
    }
    let mut sum = outcome.lock().unwrap_or_else(PoisonError::into_inner);
    sum.withdrawn += count.withdrawn;
    sum.set_back += count.set_back;
    sum.left += count.left;
    Ok(changes)
}

enum Undoing {
    Nothing,
    Leave,
    Withdraw,
    SetBack(Vec<(u32, Value)>),
}

fn undoing(read: &Reader<'_>, row: &Row, touched: &Imported) -> Result<Undoing, Refusal> {
    let stream = read.own_stream(row.home);
    let ours = |version: &Version| version.stream == stream && touched.sequences.contains(&version.sequence);
    let standing = |tag: u32| row.versions_of(tag).iter().all(ours);
    // Most records of an import are touched by nothing else: those need no history.
    if read.is_touched_only_by(row.id, row.home, &touched.sequences)? {
        let free = !row.withdrawn && !is_used(read, row, touched)?;
        return Ok(match (row.withdrawn, free) {
            (true, _) => Undoing::Nothing,
            (false, true) => Undoing::Withdraw,
            (false, false) => Undoing::Leave,
        });
    }
    let history = read.history(row.spec, row.id)?;
    let is_ours = |action: &ActionId| touched.actions.contains(action);
    if history.first().is_some_and(|line| is_ours(&line.action)) {
        return Ok(if row.withdrawn { Undoing::Nothing } else { Undoing::Leave });
    }
    let mut back: Vec<(u32, Value)> = Vec::new();
    let mut left = false;
    for line in history.iter().filter(|line| is_ours(&line.action)) {
        for field in &line.fields {
            let first = back.iter().all(|(tag, _)| *tag != field.tag);
            match (&field.before, standing(field.tag)) {
                (Held::Known(before), true) if first => back.push((field.tag, before.clone())),
                (Held::Known(_), true) => {}
                _ => left = true,
            }
        }
    }
    Ok(match (back.is_empty(), left) {
        (false, _) => Undoing::SetBack(back),
        (true, true) => Undoing::Leave,
        (true, false) => Undoing::Nothing,
    })
}

/// Does a record that this import did not make refer to it?
fn is_used(read: &Reader<'_>, row: &Row, touched: &Imported) -> Result<bool, Refusal> {
    for spec in read.registry().specs.iter().copied() {
        for field in spec.fields {
            let refers = field.kind == FieldType::Reference(row.spec.kind) && !field.class.is_sealed();
            if !refers {
                continue;
            }
            let others = read.referring_rows(spec, field.name, row.id)?;
            if others.iter().any(|other| !other.withdrawn && !touched.ours.contains(&other.id)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
