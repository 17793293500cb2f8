//! A row as its entries say it, column by column: to be written, or held against the one in the table.

use kernel::registry::Registry;
use kernel::spec::{FieldSpec, RecordSpec};
use kernel::value::{Held, Value};

use crate::engine::{Cell, Db};
use crate::heads::{self, Streams};
use crate::kept::{Kept, class_number, value_column};
use crate::keys::{Keys, Secret};

/// The columns before a record's own fields.
pub const FIXED: [&str; 7] = ["id", "home", "region_now", "person_now", "heads", "conflict", "withdrawn"];

/// Every column of a kind, quoted.
pub fn columns(spec: &RecordSpec) -> Vec<String> {
    let fields = spec.fields.iter().map(|field| format!("\"{}\"", field.name));
    FIXED.iter().map(|name| (*name).to_owned()).chain(fields).collect()
}

/// The columns before a record's own fields, as the fold says them.
pub fn fixed(registry: &Registry, streams: &Streams, kept: &Kept) -> [Cell; 7] {
    [
        Cell::from(kept.id),
        Cell::from(kept.home),
        Cell::from(kept.region.as_str()),
        Cell::from(kept.person(registry.person)),
        Cell::from(heads::encode(&kept.heads, |stream| streams.number_of(stream))),
        Cell::from(kept.in_conflict()),
        Cell::from(kept.hidden()),
    ]
}

/// The names of the columns in which a row is not what its entries say.
pub fn differing(
    db: &Db,
    keys: &Keys,
    registry: &Registry,
    streams: &Streams,
    kept: &Kept,
    row: &[Cell],
) -> Vec<&'static str> {
    let mut names = Vec::new();
    for ((name, wanted), cell) in FIXED.iter().zip(fixed(registry, streams, kept)).zip(row) {
        if wanted != *cell {
            names.push(*name);
        }
    }
    let own = row.get(FIXED.len()..).unwrap_or_default();
    for (index, field) in kept.spec.fields.iter().enumerate() {
        let cell = own.get(index).unwrap_or(&Cell::Null);
        let same = match &kept.cells[index] {
            Held::Known(value) if field.sealed && !value.is_null() => opens_to(db, keys, kept, field, cell, value),
            Held::Known(value) => value_column(value) == *cell,
            Held::Sealed | Held::Erased => cell.is_null(),
        };
        if !same {
            names.push(field.name);
        }
    }
    names
}

/// A sealed cell is another one each time it is written: what counts is what it opens to.
fn opens_to(db: &Db, keys: &Keys, kept: &Kept, field: &FieldSpec, cell: &Cell, wanted: &Value) -> bool {
    let Ok(Secret::Held(secret)) = keys.secret(db, kept.sealer_of(field)) else { return cell.is_null() };
    let Cell::Bytes(sealed) = cell else { return false };
    let opened = secret.open_cell(class_number(field.class), kept.spec.kind, kept.id, field.tag, sealed);
    let values = opened.ok().and_then(|clear| kernel::journal::decode_sealed(&clear).ok());
    values.and_then(|values| values.into_iter().next()).is_some_and(|(_, _, value)| value == *wanted)
}
