//! A row as its entries say it, column by column: to be written, or held against the one in the table.

use kernel::registry::Registry;
use kernel::spec::{FieldSpec, RecordSpec};
use kernel::value::{Held, Value};

use crate::engine::{Cell, Db, RowCells};
use crate::heads::{self, Streams};
use crate::kept::{Kept, class_number};
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

/// What a row is held against.
pub struct Against<'a> {
    /// Where secrets lie.
    pub db: &'a Db,
    /// Keys of this node.
    pub keys: &'a Keys,
    /// All declarations.
    pub registry: &'a Registry,
    /// Streams by number.
    pub streams: &'a Streams,
}

/// The names of the columns in which a row is not what its entries say.
pub fn differing(against: &Against<'_>, kept: &Kept, row: &RowCells<'_>) -> Vec<&'static str> {
    let mut names = Vec::new();
    let mut fixed = |at: usize, same: bool| {
        if !same {
            names.push(FIXED[at]);
        }
    };
    fixed(0, row.bytes(0) == kept.id.0);
    fixed(1, row.bytes(1) == kept.home.0);
    fixed(2, row.text(2) == kept.region);
    fixed(
        3,
        match kept.person(against.registry.person) {
            Some(person) => row.bytes(3) == person.0,
            None => row.is_null(3),
        },
    );
    fixed(4, row.bytes(4) == heads::encode(&kept.heads, |stream| against.streams.number_of(stream)));
    fixed(5, row.integer(5) == i64::from(kept.in_conflict()));
    fixed(6, row.integer(6) == kept.hidden());
    for (index, field) in kept.spec.fields.iter().enumerate() {
        let at = FIXED.len() + index;
        let same = match &kept.cells[index] {
            Held::Known(value) if field.sealed && !value.is_null() => opens_to(against, kept, field, row, at, value),
            Held::Known(value) => holds(row, at, value),
            Held::Sealed | Held::Erased => row.is_null(at),
        };
        if !same {
            names.push(field.name);
        }
    }
    names
}

/// Does a clear column hold this value?
fn holds(row: &RowCells<'_>, at: usize, value: &Value) -> bool {
    match value {
        Value::Null => row.is_null(at),
        // Null reads as nothing: only there must the two be told apart.
        Value::Integer(number) => row.integer(at) == *number && (*number != 0 || !row.is_null(at)),
        Value::Text(text) => row.text(at) == text && (!text.is_empty() || !row.is_null(at)),
        Value::Bytes(bytes) => row.bytes(at) == bytes && (!bytes.is_empty() || !row.is_null(at)),
        Value::Reference(to) => row.bytes(at).split_at_checked(16) == Some((&to.record.0[..], &to.home.0[..])),
    }
}

/// A sealed cell is another one each time it is written: what counts is what it opens to.
fn opens_to(
    against: &Against<'_>,
    kept: &Kept,
    field: &FieldSpec,
    row: &RowCells<'_>,
    at: usize,
    wanted: &Value,
) -> bool {
    let secret = kept.subject_of(field).map(|subject| against.keys.secret(against.db, subject));
    let Some(Ok(Secret::Held(secret))) = secret else { return row.is_null(at) };
    let sealed = row.bytes(at);
    let opened = secret.open_cell(class_number(field.class), kept.spec.kind, kept.id, field.tag, sealed);
    let values = opened.ok().and_then(|clear| kernel::journal::decode_sealed(&clear).ok());
    values.and_then(|values| values.into_iter().next()).is_some_and(|(_, _, value)| value == *wanted)
}
