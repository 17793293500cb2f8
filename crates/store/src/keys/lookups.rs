//! Look-ups after a change of the node's key: whoever had the old key must not try numbers on a later copy, so the keyed
//! hashes get a key of their own anew. The change only notes it; the next start makes them, in one transaction.
//! Not here: one row's look-ups as it is written (`derived`).

use kernel::RecordId;
use kernel::registry::Registry;
use kernel::spec::RecordSpec;
use kernel::value::Held;

use super::{KeyError, Keys, purposes};
use crate::derived::lookup_text;
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::heads::Streams;
use crate::kept::{self, Opener};

/// The name of the note.
const DUE: &str = "look-ups due";
const CLEAR: &str = "DELETE FROM fold_lookup";
const SETTLED: &str = "DELETE FROM node_key WHERE name = $1";
const INSERT: &str = "INSERT INTO fold_lookup (kind, tag, hash, record) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
/// Rows read at once.
const PAGE: usize = 1000;

/// Notes that every look-up is to be made anew. In the transaction that changes their key.
pub(super) fn note(db: &Db, time: i64) -> Result<(), KeyError> {
    purposes::put(db, DUE, &[], time)
}

/// Are they to be made anew?
pub(crate) fn due(db: &Db) -> Result<bool, KeyError> {
    Ok(purposes::get(db, DUE)?.is_some())
}

/// Makes every look-up anew where that is noted. Runs on the writer, in its transaction.
pub(crate) fn settle(db: &Db, keys: &Keys, registry: &Registry, streams: &Streams) -> Result<(), StoreError> {
    if !due(db)? {
        return Ok(());
    }
    db.execute(CLEAR, &[])?;
    for spec in registry.specs.iter().filter(|spec| spec.fields.iter().any(|field| field.lookup)) {
        of_kind(&Opener { keys, db, streams }, spec)?;
    }
    db.written()?;
    db.execute(SETTLED, &[DUE.into()])?;
    Ok(())
}

fn of_kind(opener: &Opener<'_>, spec: &'static RecordSpec) -> Result<(), StoreError> {
    let columns = kept::columns(spec, "");
    let sql = format!("SELECT {columns} FROM \"{}\" WHERE id > $1 ORDER BY id LIMIT {PAGE}", spec.name);
    let mut last = Cell::Bytes(Vec::new());
    loop {
        let rows = opener.db.query(&sql, &[last], |row| kept::read(opener, spec, row, |field| field.lookup))?;
        let rows = rows.into_iter().collect::<Result<Vec<_>, _>>()?;
        let Some(end) = rows.last() else { return Ok(()) };
        last = end.id.into();
        for row in &rows {
            of_row(opener, row)?;
        }
    }
}

fn of_row(opener: &Opener<'_>, row: &kept::Kept) -> Result<(), StoreError> {
    let RecordId(record) = row.id;
    for (field, cell) in row.spec.fields.iter().zip(&row.cells).filter(|(field, _)| field.lookup) {
        let Held::Known(value) = cell else { continue };
        if value.is_null() {
            continue;
        }
        let hash = opener.keys.lookup_hash(row.spec.kind, field.tag, &lookup_text(value));
        opener.db.write(INSERT, vec![row.spec.kind.into(), field.tag.into(), hash.into(), record.into()])?;
    }
    Ok(())
}
