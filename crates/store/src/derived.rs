//! What follows from a row: where it lies, phonetic names, keyed look-ups, subjects, sums.
//! Each is a function of the row alone, so that the fold subtracts the old row's share and adds the new one's.

use std::collections::BTreeMap;

use kernel::id::RecordId;
use kernel::indicator::Contribution;
use kernel::name::phonetic_keys;
use kernel::registry::Registry;
use kernel::spec::FieldSpec;
use kernel::value::{Held, Value};

use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::folding::Folder;
use crate::kept::Kept;

/// Where a record lies now: its home office's region, or its own where it is that office.
pub fn region_of(db: &Db, registry: &Registry, kept: &Kept) -> Result<String, StoreError> {
    if let Some(region) = own_region(registry, kept) {
        return Ok(region);
    }
    let regions = db.query("SELECT region FROM fold_home WHERE home = $1", &[Cell::from(kept.home)], |row| {
        row.text(0).to_owned()
    })?;
    Ok(regions.into_iter().next().unwrap_or_default())
}

fn own_region(registry: &Registry, kept: &Kept) -> Option<String> {
    let office = registry.office.filter(|office| office.kind == kept.spec.kind)?;
    let (index, _) = kept.spec.field(office.region_tag)?;
    Some(kept.cells[index].known()?.as_text().unwrap_or_default().to_owned())
}

/// Brings everything derived from a row up to date.
pub fn update(folder: &Folder<'_>, old: Option<&Kept>, new: &Kept) -> Result<(), StoreError> {
    place_home(folder, new)?;
    sums(folder, old, new)?;
    for (index, field) in new.spec.fields.iter().enumerate() {
        let same = old.is_some_and(|old| {
            old.versions(field.tag) == new.versions(field.tag) && old.cells[index] == new.cells[index]
        });
        if same {
            continue;
        }
        if field.find {
            names(folder, new, index)?;
        }
        if field.lookup {
            lookups(folder, new, field, index)?;
        }
        if let Some(subject) = new.subject_of(field) {
            folder.db.execute(
                "INSERT INTO fold_subject (subject, record) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                &[Cell::from(subject), Cell::from(new.id)],
            )?;
        }
    }
    Ok(())
}

/// Takes away everything derived from a row that goes.
pub fn remove(folder: &Folder<'_>, old: &Kept) -> Result<(), StoreError> {
    let gone = Kept { withdrawn: true, ..old.clone() };
    sums(folder, Some(old), &gone)?;
    folder.db.execute("DELETE FROM fold_name WHERE record = $1", &[Cell::from(old.id)])?;
    folder.db.execute("DELETE FROM fold_lookup WHERE record = $1", &[Cell::from(old.id)])?;
    Ok(())
}

/// An office that moves, or whose region is known for the first time, takes its records along.
fn place_home(folder: &Folder<'_>, new: &Kept) -> Result<(), StoreError> {
    let Some(region) = own_region(folder.registry, new) else { return Ok(()) };
    let before = folder
        .db
        .query("SELECT region FROM fold_home WHERE home = $1", &[Cell::from(new.id)], |row| row.text(0).to_owned())?;
    if before.first() == Some(&region) {
        return Ok(());
    }
    let place = [Cell::from(new.id), Cell::from(region.as_str())];
    folder.db.execute(
        "INSERT INTO fold_home (home, region) VALUES ($1, $2) ON CONFLICT (home) DO UPDATE SET region = excluded.region",
        &place,
    )?;
    for spec in &folder.registry.specs {
        folder.db.execute(&format!("UPDATE \"{}\" SET region_now = $2 WHERE home = $1", spec.name), &place)?;
    }
    Ok(())
}

fn names(folder: &Folder<'_>, new: &Kept, index: usize) -> Result<(), StoreError> {
    folder.db.execute("DELETE FROM fold_name WHERE record = $1", &[Cell::from(new.id)])?;
    let Held::Known(Value::Text(name)) = &new.cells[index] else { return Ok(()) };
    for word in phonetic_keys(name) {
        folder.db.execute(
            "INSERT INTO fold_name (kind, word, record) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            &[Cell::from(i64::from(new.spec.kind)), Cell::from(word), Cell::from(new.id)],
        )?;
    }
    Ok(())
}

fn lookups(folder: &Folder<'_>, new: &Kept, field: &FieldSpec, index: usize) -> Result<(), StoreError> {
    let Held::Known(value) = &new.cells[index] else {
        if matches!(new.cells[index], Held::Erased) {
            remove_lookup(folder.db, new.id, field.tag)?;
        }
        return Ok(());
    };
    remove_lookup(folder.db, new.id, field.tag)?;
    if value.is_null() {
        return Ok(());
    }
    let hash = folder.keys.lookup_hash(new.spec.kind, field.tag, &lookup_text(value));
    folder.db.execute(
        "INSERT INTO fold_lookup (kind, tag, hash, record) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        &[Cell::from(i64::from(new.spec.kind)), Cell::from(i64::from(field.tag)), Cell::from(hash), Cell::from(new.id)],
    )?;
    Ok(())
}

fn remove_lookup(db: &Db, record: RecordId, tag: u32) -> Result<(), StoreError> {
    db.execute(
        "DELETE FROM fold_lookup WHERE record = $1 AND tag = $2",
        &[Cell::from(record), Cell::from(i64::from(tag))],
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
    let mut change: BTreeMap<(&'static str, RecordId, String), i64> = BTreeMap::new();
    for contributor in folder.registry.contributors.iter().filter(|one| one.kind == new.spec.kind) {
        if let Some(old) = old.filter(|old| !old.withdrawn) {
            add(&mut change, (contributor.contributions)(&old.clone().into_row()), -1);
        }
        if !new.withdrawn {
            add(&mut change, (contributor.contributions)(&new.clone().into_row()), 1);
        }
    }
    for ((indicator, home, month), amount) in change.into_iter().filter(|(_, amount)| *amount != 0) {
        folder.db.execute(
            "INSERT INTO fold_indicator (indicator, home, month, amount) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (indicator, home, month) DO UPDATE SET amount = fold_indicator.amount + excluded.amount",
            &[Cell::from(indicator), Cell::from(home), Cell::from(month), Cell::from(amount)],
        )?;
    }
    Ok(())
}

fn add(change: &mut BTreeMap<(&'static str, RecordId, String), i64>, contributions: Vec<Contribution>, sign: i64) {
    for one in contributions {
        *change.entry((one.indicator, one.home, one.month)).or_default() += sign * one.amount;
    }
}
