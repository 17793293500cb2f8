//! The access stream: who opened `specific` values of whom, when and for what (DESIGN 3.4; UU 27/2022 art. 31). A chain of
//! its own: never folded, never sent to another node, backed up with everything else and kept for [`KEPT_YEARS`].
//!
//! An entry holds ids only. It is on disk before the page leaves: what could not be recorded is not shown. Here live the
//! tables and the writing; `entry` has the bytes, `sight` what a reading opens and notes, `find` the questions that are
//! asked of the stream, `check` its verification. Not here: the pages (people), the purpose of a route (web).

mod check;
mod entry;
mod find;
mod sight;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use kernel::RecordId;
use kernel::access::Actor;

pub use check::{Verified, verify};
pub use entry::{Entry, Opened, Outcome, Person};
pub use find::{Asked, Page, Seen, entries, of_person};
pub use sight::{Look, Sight};

use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::journal::hash;
use crate::keys::Keys;

/// How long an entry is kept. The law asks for a record of every processing and names no term; five years cover the longest
/// placement with what follows it, and the term of Permenkominfo 20/2016 art. 15(3).
pub const KEPT_YEARS: i64 = 5;
const KEPT: i64 = KEPT_YEARS * 366 * DAY;
/// The kind that stands for this stream itself, of which entries were exported. No record has it.
pub const STREAM: u32 = 0;
const DAY: i64 = 24 * 3_600_000;
/// The most records that one entry names; a page that opens more writes several.
const MOST_OPENED: usize = 256;

/// The tables. `access_opened` is an index over what the entries name, for the questions of `find`; `access_head` holds
/// where the chain ends and where it begins since older entries were let go.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS access_entry (sequence bigint PRIMARY KEY, time bigint NOT NULL, account {bytes} NOT NULL,
  hash {bytes} NOT NULL, body {bytes} NOT NULL);
CREATE INDEX IF NOT EXISTS access_entry_account ON access_entry (account, sequence);
CREATE INDEX IF NOT EXISTS access_entry_time ON access_entry (time);
CREATE TABLE IF NOT EXISTS access_opened (sequence bigint NOT NULL, place bigint NOT NULL, person {bytes},
  region {text} NOT NULL, many bigint NOT NULL, PRIMARY KEY (sequence, place));
CREATE INDEX IF NOT EXISTS access_opened_person ON access_opened (person, sequence) WHERE person IS NOT NULL;
CREATE INDEX IF NOT EXISTS access_opened_many ON access_opened (region, sequence) WHERE many = 1;
CREATE TABLE IF NOT EXISTS access_head (place bigint PRIMARY KEY, sequence bigint NOT NULL, hash {bytes} NOT NULL,
  time bigint NOT NULL);
";

const HEAD: &str = "SELECT sequence, hash, time FROM access_head WHERE place = $1";
const SET_HEAD: &str = "INSERT INTO access_head (place, sequence, hash, time) VALUES ($1, $2, $3, $4)
ON CONFLICT (place) DO UPDATE SET sequence = $2, hash = $3, time = $4";
const APPEND: &str = "INSERT INTO access_entry (sequence, time, account, hash, body) VALUES ($1, $2, $3, $4, $5)";
const APPEND_OPENED: &str =
    "INSERT INTO access_opened (sequence, place, person, region, many) VALUES ($1, $2, $3, $4, $5)";
const LAST_BEFORE: &str =
    "SELECT sequence, hash, time FROM access_entry WHERE time < $1 ORDER BY time DESC, sequence DESC LIMIT 1";
const LET_GO: &str = "DELETE FROM access_entry WHERE sequence <= $1";
const LET_GO_OPENED: &str = "DELETE FROM access_opened WHERE sequence <= $1";

/// The statements of these tables.
pub const STATEMENTS: &[&str] = &[
    HEAD,
    SET_HEAD,
    APPEND,
    APPEND_OPENED,
    LAST_BEFORE,
    LET_GO,
    LET_GO_OPENED,
    find::OF_PERSON,
    find::OF_MANY,
    find::LATEST,
    find::OF_ACCOUNT,
    check::ALL,
    check::ALL_OPENED,
];

/// Row of `access_head` with the last entry.
const END: i64 = 1;
/// Row of `access_head` with the last entry that was let go; none while all are kept.
const BEGINNING: i64 = 2;

/// The circumstances of a reading, besides what was opened.
#[derive(Debug, Clone)]
pub struct Circumstances {
    /// Who read: account, role and office are written down, the name is not.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
    /// The number of the request, as it stands in the log.
    pub request: String,
    /// For what: the task in hand, or what was chosen at an export. Never free text.
    pub purpose: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// Where the chain stands: sequence, hash and time of an entry.
fn head(db: &Db, place: i64) -> Result<(i64, [u8; 32], i64), StoreError> {
    let row = db.first(HEAD, &[Cell::from(place)], |row| (row.integer(0), row.bytes(1).to_vec(), row.integer(2)))?;
    let Some((sequence, hash, time)) = row else { return Ok((0, [0; 32], 0)) };
    let hash = hash.try_into().map_err(|_| StoreError::Journal("the access stream has a bad head".into()))?;
    Ok((sequence, hash, time))
}

/// Writes down what was opened. Runs on the writer; durable with the transaction that is open there.
pub(crate) fn append(db: &Db, keys: &Keys, about: &Circumstances, looks: &[Look]) -> Result<(), StoreError> {
    for looks in looks.chunks(MOST_OPENED) {
        append_one(db, keys, about, looks)?;
    }
    Ok(())
}

fn append_one(db: &Db, keys: &Keys, about: &Circumstances, looks: &[Look]) -> Result<(), StoreError> {
    let (last, previous, before) = head(db, END)?;
    let sequence = last + 1;
    // A clock that was set back does not turn the order round.
    let time = about.now.as_millisecond().max(before);
    let opened = looks
        .iter()
        .enumerate()
        .map(|(place, look)| look.opened(|person| entry::seal_person(keys, sequence, place, person)))
        .collect::<Result<Vec<_>, _>>()?;
    let entry = Entry {
        sequence: sequence.unsigned_abs(),
        previous,
        time,
        account: about.actor.account,
        role: about.actor.role,
        office: about.actor.office,
        request: about.request.clone(),
        purpose: about.purpose.clone(),
        outcome: about.outcome,
        opened,
    };
    let body = entry::encode(&entry);
    let hash = hash(&body);
    let row = [sequence.into(), time.into(), entry.account.into(), hash.into(), body.into()];
    db.execute(APPEND, &row)?;
    for (place, one) in entry.opened.iter().enumerate() {
        db.execute(APPEND_OPENED, &index_row(sequence, place, one))?;
    }
    db.execute(SET_HEAD, &[END.into(), sequence.into(), hash.into(), time.into()])?;
    if time / DAY != before / DAY {
        let_go(db, time - KEPT)?;
    }
    Ok(())
}

/// What the index says of one record that an entry names. A hidden person is not in it.
fn index_row(sequence: i64, place: usize, one: &Opened) -> [Cell; 5] {
    let person: Option<RecordId> = if let Person::Clear(person) = one.person { Some(person) } else { None };
    let many = one.record.is_none() && one.kind != STREAM && one.person == Person::Nobody;
    let region = if many { one.region.as_str() } else { "" };
    [sequence.into(), (place as i64).into(), person.into(), region.into(), many.into()]
}

/// Lets go of what is older than the term. Where the chain begins from then on is written down, so that it can still be
/// checked.
fn let_go(db: &Db, before: i64) -> Result<(), StoreError> {
    let last =
        db.first(LAST_BEFORE, &[before.into()], |row| (row.integer(0), row.bytes(1).to_vec(), row.integer(2)))?;
    let Some((sequence, hash, time)) = last else { return Ok(()) };
    db.execute(SET_HEAD, &[BEGINNING.into(), sequence.into(), hash.into(), time.into()])?;
    db.execute(LET_GO, &[sequence.into()])?;
    db.execute(LET_GO_OPENED, &[sequence.into()])?;
    Ok(())
}
