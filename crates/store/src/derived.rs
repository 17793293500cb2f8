//! What follows from a row: where it lies, phonetic names, keyed look-ups, subjects, sums.
//! Each is a function of the row alone, so that the fold subtracts the old row's share and adds the new one's.

use std::collections::BTreeSet;

use kernel::id::RecordId;
use kernel::name::phonetic_keys;
use kernel::registry::Registry;
use kernel::spec::{FieldSpec, RecordSpec};
use kernel::value::{Held, Value};

use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::folding::Folder;
use crate::kept::Kept;
use crate::redirect;
use crate::sums::Sums;

const ADD_NAME: &str =
    "INSERT INTO fold_name (kind, word, region_now, record) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
const REMOVE_NAME: &str = "DELETE FROM fold_name WHERE kind = $1 AND word = $2 AND region_now = $3 AND record = $4";

/// Where a record lies now: its home office's region, or its own where it is that office.
pub fn region_of(folder: &Folder<'_>, kept: &Kept) -> Result<String, StoreError> {
    if let Some(region) = own_region(folder.registry, kept) {
        return Ok(region);
    }
    folder.memory.region(kept.home, || Ok(home_region(folder.db, kept.home)?.unwrap_or_default()))
}

fn home_region(db: &Db, home: RecordId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT region FROM fold_home WHERE home = $1";
    Ok(db.first(sql, &[Cell::from(home)], |row| row.text(0).to_owned())?)
}

fn own_region(registry: &Registry, kept: &Kept) -> Option<String> {
    let office = registry.office.filter(|office| office.kind == kept.spec.kind)?;
    let (index, _) = kept.spec.field(office.region_tag)?;
    Some(kept.cells[index].known()?.as_text().unwrap_or_default().to_owned())
}

/// Brings everything derived from a row up to date.
pub fn update(folder: &Folder<'_>, old: Option<&Kept>, new: &Kept) -> Result<(), StoreError> {
    place_home(folder, new)?;
    redirect::update(folder, new)?;
    sums(folder, old, new)?;
    subjects(folder, old, new)?;
    for (index, field) in new.spec.fields.iter().enumerate() {
        let same = old.is_some_and(|old| {
            old.versions(field.tag) == new.versions(field.tag) && old.cells[index] == new.cells[index]
        });
        let moved = old.is_some_and(|old| old.region != new.region);
        if field.find && (!same || moved) {
            names(folder, old, Some(new), index)?;
        }
        if field.lookup && !same {
            lookups(folder, old.is_none(), new, field, index)?;
        }
    }
    Ok(())
}

/// Takes away everything derived from a row that goes.
pub fn remove(folder: &Folder<'_>, old: &Kept) -> Result<(), StoreError> {
    let gone = Kept { withdrawn: true, ..old.clone() };
    sums(folder, Some(old), &gone)?;
    redirect::remove(folder, old)?;
    for index in (0..old.cells.len()).filter(|index| old.spec.fields[*index].find) {
        names(folder, Some(old), None, index)?;
    }
    folder.db.execute("DELETE FROM fold_lookup WHERE record = $1", &[Cell::from(old.id)])?;
    Ok(())
}

/// An office that moves, or whose region is known for the first time, takes its records along.
fn place_home(folder: &Folder<'_>, new: &Kept) -> Result<(), StoreError> {
    let Some(region) = own_region(folder.registry, new) else { return Ok(()) };
    if home_region(folder.db, new.id)?.as_ref() == Some(&region) {
        return Ok(());
    }
    folder.memory.keep_region(new.id, &region);
    let place = [Cell::from(new.id), Cell::from(region.as_str())];
    folder.db.execute(
        "INSERT INTO fold_home (home, region) VALUES ($1, $2) ON CONFLICT (home) DO UPDATE SET region = excluded.region",
        &place,
    )?;
    for spec in &folder.registry.specs {
        move_names(folder, spec, new.id, &region)?;
        folder.db.execute(&format!("UPDATE \"{}\" SET region_now = $2 WHERE home = $1", spec.name), &place)?;
    }
    Ok(())
}

/// The persons whose keys seal something of a row, each once. A record that seals under itself needs no line.
fn subjects(folder: &Folder<'_>, old: Option<&Kept>, new: &Kept) -> Result<(), StoreError> {
    let of = |kept: &Kept| -> BTreeSet<RecordId> {
        kept.spec
            .fields
            .iter()
            .filter_map(|field| kept.subject_of(field))
            .filter(|subject| *subject != kept.id)
            .collect()
    };
    let known = old.map(of).unwrap_or_default();
    for subject in of(new).difference(&known) {
        folder.db.write(
            "INSERT INTO fold_subject (subject, record) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            vec![Cell::from(*subject), Cell::from(new.id)],
        )?;
    }
    Ok(())
}

/// The words under which a row is found by the sound of its name.
pub fn words_of(kept: &Kept, index: usize) -> Vec<String> {
    match &kept.cells[index] {
        Held::Known(Value::Text(name)) => phonetic_keys(name),
        _ => Vec::new(),
    }
}

/// Replaces the words of the old row by those of the new one. Both are exact rows: no search by record is needed.
fn names(folder: &Folder<'_>, old: Option<&Kept>, new: Option<&Kept>, index: usize) -> Result<(), StoreError> {
    let lines = |kept: Option<&Kept>| -> BTreeSet<(String, String)> {
        let Some(kept) = kept else { return BTreeSet::new() };
        words_of(kept, index).into_iter().map(|word| (word, kept.region.clone())).collect()
    };
    let Some(kept) = new.or(old) else { return Ok(()) };
    let (before, after) = (lines(old), lines(new));
    let line = |(word, region): &(String, String)| {
        vec![Cell::from(kept.spec.kind), Cell::from(word.as_str()), Cell::from(region.as_str()), Cell::from(kept.id)]
    };
    for gone in before.difference(&after) {
        folder.db.write(REMOVE_NAME, line(gone))?;
    }
    for come in after.difference(&before) {
        folder.db.write(ADD_NAME, line(come))?;
    }
    Ok(())
}

/// Takes the words of an office's records along when it moves.
fn move_names(folder: &Folder<'_>, spec: &'static RecordSpec, home: RecordId, region: &str) -> Result<(), StoreError> {
    let Some(index) = spec.fields.iter().position(|field| field.find) else { return Ok(()) };
    let sql = format!("SELECT id FROM \"{}\" WHERE home = $1", spec.name);
    for id in folder.db.query(&sql, &[Cell::from(home)], |row| row.id(0))?.into_iter().flatten() {
        if let Some(old) = folder.load(spec, id)? {
            let new = Kept { region: region.to_owned(), ..old.clone() };
            names(folder, Some(&old), Some(&new), index)?;
        }
    }
    Ok(())
}

fn lookups(folder: &Folder<'_>, first: bool, new: &Kept, field: &FieldSpec, index: usize) -> Result<(), StoreError> {
    let Held::Known(value) = &new.cells[index] else {
        if matches!(new.cells[index], Held::Erased) {
            remove_lookup(folder.db, new.id, field.tag)?;
        }
        return Ok(());
    };
    if !first {
        remove_lookup(folder.db, new.id, field.tag)?;
    }
    if value.is_null() {
        return Ok(());
    }
    let hash = folder.keys.lookup_hash(new.spec.kind, field.tag, &lookup_text(value));
    folder.db.write(
        "INSERT INTO fold_lookup (kind, tag, hash, record) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        vec![
            Cell::from(i64::from(new.spec.kind)),
            Cell::from(i64::from(field.tag)),
            Cell::from(hash),
            Cell::from(new.id),
        ],
    )?;
    Ok(())
}

fn remove_lookup(db: &Db, record: RecordId, tag: u32) -> Result<(), StoreError> {
    db.write(
        "DELETE FROM fold_lookup WHERE record = $1 AND tag = $2",
        vec![Cell::from(record), Cell::from(i64::from(tag))],
    )?;
    Ok(())
}

/// What a look-up compares: the value as text.
pub fn lookup_text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Reference(to) => to.record.to_string(),
        Value::Null | Value::Bytes(_) => String::new(),
    }
}

fn sums(folder: &Folder<'_>, old: Option<&Kept>, new: &Kept) -> Result<(), StoreError> {
    let mut change = Sums::default();
    if let Some(old) = old {
        change.add(folder.registry, old, -1);
    }
    change.add(folder.registry, new, 1);
    change.write(folder.db, folder.guarded)
}
