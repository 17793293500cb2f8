//! What the node's key opens beside the secrets of subjects: the keys of look-ups and of local tables. They lie in the
//! database wrapped under it, so that the node's key can be changed while they stay; that they open also tells whether
//! a key is this database's. Not here: where the node's key lies (`node`).

use super::KeyError;
use super::cipher::{self, KeyBytes};
use crate::engine::{Cell, Db, DbError, RowCells};

const FIND: &str = "SELECT value, time FROM node_key WHERE name = $1";
const INSERT: &str = "INSERT INTO node_key (name, value, time) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, time = excluded.time";
/// Until keys could be changed, this alone told whose key it was.
const CHECK: &str = "SELECT wrapped FROM subject_key_check WHERE place = 1";
const FIRST_SUBJECT: &str = "SELECT created FROM subject_key ORDER BY created LIMIT 1";

pub(super) const STATEMENTS: &[&str] = &[FIND, INSERT, CHECK, FIRST_SUBJECT];

const LOOKUP: &str = "desmigratif 2026 node: look-up of sealed values";
const LOCAL: &str = "desmigratif 2026 node: local secrets";
const WRAP: &str = "desmigratif 2026 node: wrapping of purposes";
const CHECK_TEXT: &[u8] = b"desmigratif";
const LOCAL_NAME: &str = "local";
const LOOKUP_NAME: &str = "lookup";

/// Whether a key is this database's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The database was never sealed under any.
    Fresh,
    /// It is.
    Ours,
    /// It is not.
    Other,
}

/// The keys that stay when the node's key is changed.
pub(super) struct Purposes {
    /// For look-up of sealed values.
    pub(super) lookup: KeyBytes,
    /// For local tables.
    pub(super) local: KeyBytes,
}

impl Purposes {
    /// As they are for a new database: derived, so that nothing has to be kept before anything is sealed.
    pub(super) fn derived(node: &KeyBytes) -> Purposes {
        Purposes { lookup: cipher::derive(LOOKUP, &node[..]), local: cipher::derive(LOCAL, &node[..]) }
    }

    /// As this database keeps them; derived where it does not yet.
    pub(super) fn open(db: &Db, node: &KeyBytes) -> Result<Purposes, KeyError> {
        let derived = Purposes::derived(node);
        Ok(Purposes {
            local: kept(db, node, LOCAL_NAME)?.unwrap_or(derived.local),
            lookup: kept(db, node, LOOKUP_NAME)?.unwrap_or(derived.lookup),
        })
    }

    /// Keeps them under a node key. Runs on the writer. `time` is when the node got this key, in milliseconds UTC.
    pub(super) fn keep(&self, db: &Db, node: &KeyBytes, time: i64) -> Result<(), KeyError> {
        let wrapping = cipher::derive(WRAP, &node[..]);
        for (name, key) in [(LOCAL_NAME, &self.local), (LOOKUP_NAME, &self.lookup)] {
            put(db, name, &cipher::wrap(&wrapping, name.as_bytes(), &key[..])?, time)?;
        }
        Ok(())
    }

    /// Keeps them where they are only derived so far, as in a new database or in one of an earlier edition.
    pub(super) fn keep_first(&self, db: &Db, node: &KeyBytes) -> Result<(), KeyError> {
        if get(db, LOCAL_NAME)?.is_some() && get(db, LOOKUP_NAME)?.is_some() {
            return Ok(());
        }
        let first = db.first(FIRST_SUBJECT, &[], |row| row.integer(0))?;
        self.keep(db, node, first.unwrap_or_else(|| jiff::Timestamp::now().as_millisecond()))
    }
}

fn kept(db: &Db, node: &KeyBytes, name: &str) -> Result<Option<KeyBytes>, KeyError> {
    let Some((wrapped, _)) = get(db, name)? else { return Ok(None) };
    let key = cipher::unwrap_key(&cipher::derive(WRAP, &node[..]), name.as_bytes(), &wrapped);
    key.map(Some).map_err(|_| KeyError::OtherNodeKey)
}

/// Is this the key that the database was sealed under?
pub(super) fn fit(db: &Db, node: &KeyBytes) -> Result<Fit, KeyError> {
    if get(db, LOCAL_NAME)?.is_some() {
        return Ok(if kept(db, node, LOCAL_NAME).is_ok() { Fit::Ours } else { Fit::Other });
    }
    let Some(wrapped) = earlier_check(db)? else { return Ok(Fit::Fresh) };
    let opens = cipher::unwrap(&Purposes::derived(node).local, CHECK_TEXT, &wrapped).is_ok();
    Ok(if opens { Fit::Ours } else { Fit::Other })
}

/// Was nothing ever sealed in this database?
pub(super) fn is_fresh(db: &Db) -> Result<bool, KeyError> {
    Ok(get(db, LOCAL_NAME)?.is_none() && earlier_check(db)?.is_none())
}

/// When the node got its key, in milliseconds UTC.
pub(super) fn since(db: &Db) -> Result<Option<i64>, KeyError> {
    Ok(get(db, LOCAL_NAME)?.map(|(_, time)| time))
}

fn earlier_check(db: &Db) -> Result<Option<Vec<u8>>, KeyError> {
    first(db, CHECK, &[], |row| row.bytes(0).to_vec())
}

/// What is kept under a name, and since when.
pub(super) fn get(db: &Db, name: &str) -> Result<Option<(Vec<u8>, i64)>, KeyError> {
    first(db, FIND, &[name.into()], |row| (row.bytes(0).to_vec(), row.integer(1)))
}

/// Keeps something under a name. Runs on the writer.
pub(super) fn put(db: &Db, name: &str, value: &[u8], time: i64) -> Result<(), KeyError> {
    db.execute(INSERT, &[name.into(), value.into(), time.into()])?;
    Ok(())
}

/// A first row, also from tables that a new database or one of an earlier edition does not have. Outside a transaction
/// where they may be missing.
fn first<T>(db: &Db, sql: &str, values: &[Cell], each: impl FnMut(&RowCells) -> T) -> Result<Option<T>, KeyError> {
    if !db.in_transaction() {
        match db.prepares(sql) {
            Err(DbError::Other(_)) => return Ok(None),
            prepared => prepared?,
        }
    }
    Ok(db.first(sql, values, each)?)
}
