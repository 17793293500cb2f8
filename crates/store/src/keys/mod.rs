//! Keys: one secret for each subject, wrapped by the node's key, made when first needed and destroyed by erasure.
//! Here live the table of secrets, their memory and the keyed look-up; `node` has the node's key, `secret` what is sealed
//! under a subject's secret, `erasures` the list beside the backups. Not here: which field is sealed for whom.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use kernel::RecordId;

use crate::engine::{Cell, Db};

pub(crate) mod cipher;
mod erasures;
mod error;
mod node;
mod secret;
#[cfg(test)]
mod tests;

use cipher::KeyBytes;
pub use cipher::{NONCE, random, random_nonce};
pub use erasures::{Erasure, read_erasures};
pub use error::KeyError;
pub use node::Unlock;
pub(crate) use node::{from_hex, to_hex};
pub use secret::{PERSONAL, SPECIFIC, SubjectSecret};

/// Table of wrapped secrets. Local: backed up, never sent. An erased subject keeps its row, so that its key can never
/// come back.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS subject_key (
    subject {bytes} PRIMARY KEY NOT NULL,
    secret {bytes} NOT NULL,
    created bigint NOT NULL,
    erased bigint
);
CREATE INDEX IF NOT EXISTS subject_key_erased ON subject_key (erased) WHERE erased IS NOT NULL;
CREATE TABLE IF NOT EXISTS subject_key_check (
    place bigint PRIMARY KEY NOT NULL,
    wrapped {bytes} NOT NULL
);
";

const FIND: &str = "SELECT secret, erased FROM subject_key WHERE subject = $1";
const INSERT: &str = "INSERT INTO subject_key (subject, secret, created, erased) VALUES ($1, $2, $3, $4)";
const ERASE: &str = "UPDATE subject_key SET secret = $2, erased = $3 WHERE subject = $1 AND erased IS NULL";
const CHECK: &str = "SELECT wrapped FROM subject_key_check WHERE place = 1";
const INSERT_CHECK: &str = "INSERT INTO subject_key_check (place, wrapped) VALUES (1, $1)";

/// Statements that the test of the dialect prepares.
pub const STATEMENTS: &[&str] = &[FIND, INSERT, ERASE, CHECK, INSERT_CHECK, erasures::ERASED];

/// Secrets kept in memory at most: some 3 MB. When they are more, all are forgotten and read again.
const MOST_HELD: usize = 20_000;
/// Bytes of a wrapped secret: nonce, key, tag.
const WRAPPED: usize = NONCE + 32 + 16;
const WRAP: &str = "desmigratif 2026 node: wrapping of subject secrets";
const LOOKUP: &str = "desmigratif 2026 node: look-up of sealed values";
const LOCAL: &str = "desmigratif 2026 node: local secrets";
const CHECK_TEXT: &[u8] = b"desmigratif";

/// What this node knows of a subject's secret.
pub enum Secret {
    /// The secret is here.
    Held(SubjectSecret),
    /// It was never here.
    Absent,
    /// It was destroyed by an erasure.
    Destroyed,
}

/// The keys of this node, shared by writer and readers.
pub struct Keys {
    dir: PathBuf,
    wrapping: KeyBytes,
    lookup: KeyBytes,
    local: KeyBytes,
    memory: Mutex<Memory>,
    erasures_due: AtomicBool,
}

/// What may be answered without asking the table.
#[derive(Default)]
struct Memory {
    held: HashMap<RecordId, SubjectSecret>,
    // Made in the transaction that is open on the writer: until it is on disk only the table is asked, so neither a
    // rollback nor a savepoint can leave a key in memory that nobody has.
    unsettled: HashSet<RecordId>,
    // Destroyed since the start, or nearly so: a reader that still sees the moment before must not put the key back.
    destroying: HashSet<RecordId>,
}

impl Memory {
    fn may_hold(&self, subject: RecordId) -> bool {
        !self.unsettled.contains(&subject) && !self.destroying.contains(&subject)
    }

    fn hold(&mut self, subject: RecordId, secret: &SubjectSecret) {
        if !self.may_hold(subject) {
            return;
        }
        if self.held.len() >= MOST_HELD {
            self.held.clear();
        }
        self.held.insert(subject, secret.clone());
    }
}

impl Keys {
    /// Takes the node's key from where it lies; the first start makes one. `dir` also gets the list of erasures.
    pub fn open(dir: &Path, unlock: Unlock) -> Result<Keys, KeyError> {
        let node = node::open(dir, &unlock)?;
        Ok(Keys {
            dir: dir.to_owned(),
            wrapping: cipher::derive(WRAP, &node[..]),
            lookup: cipher::derive(LOOKUP, &node[..]),
            local: cipher::derive(LOCAL, &node[..]),
            memory: Mutex::default(),
            erasures_due: AtomicBool::new(true),
        })
    }

    /// Makes the tables, refuses a node key that is not this database's, and completes the list of erasures after a
    /// crash. Runs on the writer at each start, outside a transaction.
    pub fn prepare(&self, db: &Db) -> Result<(), KeyError> {
        db.batch(TABLES)?;
        match db.first(CHECK, &[], |row| row.bytes(0).to_vec())? {
            Some(wrapped) => {
                let opened = cipher::unwrap(&self.local, CHECK_TEXT, &wrapped);
                opened.map_err(|_| KeyError::OtherNodeKey)?;
            }
            None => {
                let wrapped = cipher::wrap(&self.local, CHECK_TEXT, CHECK_TEXT)?;
                db.execute(INSERT_CHECK, &[wrapped.into()])?;
            }
        }
        self.log_erasures(db).map(drop)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        // Every change of it is a single call on a map: a panic elsewhere leaves it whole.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The secret of a subject as far as this connection sees it.
    pub fn secret(&self, db: &Db, subject: RecordId) -> Result<Secret, KeyError> {
        if let Some(secret) = self.memory().held.get(&subject) {
            return Ok(Secret::Held(secret.clone()));
        }
        let row = db.first(FIND, &[subject.into()], |row| (row.bytes(0).to_vec(), row.is_null(1)))?;
        let Some((wrapped, alive)) = row else { return Ok(Secret::Absent) };
        if !alive {
            return Ok(Secret::Destroyed);
        }
        let secret = SubjectSecret::from_key(cipher::unwrap_key(&self.wrapping, &subject.0, &wrapped)?);
        self.memory().hold(subject, &secret);
        Ok(Secret::Held(secret))
    }

    /// The secret of a subject, made now if there is none. Runs on the writer, in its transaction.
    /// A subject whose key was destroyed gets none: `Destroyed`.
    pub fn ensure(&self, db: &Db, subject: RecordId) -> Result<SubjectSecret, KeyError> {
        match self.secret(db, subject)? {
            Secret::Held(secret) => return Ok(secret),
            Secret::Destroyed => return Err(KeyError::Destroyed),
            Secret::Absent => {}
        }
        let secret = SubjectSecret::fresh()?;
        self.keep(db, subject, &secret)?;
        Ok(secret)
    }

    fn keep(&self, db: &Db, subject: RecordId, secret: &SubjectSecret) -> Result<(), KeyError> {
        self.memory().unsettled.insert(subject);
        let wrapped = cipher::wrap(&self.wrapping, &subject.0, &secret.bytes()[..])?;
        let now = jiff::Timestamp::now().as_millisecond();
        db.execute(INSERT, &[subject.into(), wrapped.into(), now.into(), Cell::Null])?;
        Ok(())
    }

    /// Takes in the secret of a subject that another node handed over. Runs on the writer, in its transaction.
    /// A subject whose key was destroyed stays destroyed.
    pub fn accept(&self, db: &Db, subject: RecordId, secret: [u8; 32]) -> Result<(), KeyError> {
        match self.secret(db, subject)? {
            Secret::Held(_) => Ok(()),
            Secret::Destroyed => Err(KeyError::Destroyed),
            Secret::Absent => self.keep(db, subject, &SubjectSecret::from_key(zeroize::Zeroizing::new(secret))),
        }
    }

    /// The secret of a subject for handing over to a node that is entitled to it.
    pub fn hand_over(&self, db: &Db, subject: RecordId) -> Result<Option<[u8; 32]>, KeyError> {
        match self.secret(db, subject)? {
            Secret::Held(secret) => Ok(Some(**secret.bytes())),
            Secret::Absent | Secret::Destroyed => Ok(None),
        }
    }

    /// Destroys a subject's secret for good, also one that is not here yet: then it can never be taken in. `time` is in
    /// milliseconds UTC. Runs on the writer, in its transaction. After the commit `log_erasures` writes the list, and a
    /// checkpoint takes the old bytes out of the log. False when it was destroyed before.
    pub fn destroy(&self, db: &Db, subject: RecordId, time: i64) -> Result<bool, KeyError> {
        {
            let mut memory = self.memory();
            memory.destroying.insert(subject);
            memory.held.remove(&subject);
        }
        self.erasures_due.store(true, Ordering::Release);
        // As long as what it replaces, so that the same bytes of the page are written over.
        let nothing = Cell::Bytes(vec![0; WRAPPED]);
        if db.execute(ERASE, &[subject.into(), nothing.clone(), time.into()])? > 0 {
            return Ok(true);
        }
        match self.secret(db, subject)? {
            Secret::Absent => {
                db.execute(INSERT, &[subject.into(), nothing, time.into(), time.into()])?;
                Ok(true)
            }
            Secret::Held(_) | Secret::Destroyed => Ok(false),
        }
    }

    /// To be called when the writer's transaction is on disk: its new keys may be kept in memory from now on.
    pub fn committed(&self) {
        self.memory().unsettled.clear();
    }

    /// Writes destroyed subjects that the list beside the backups does not name yet, durably. Costs nothing when none
    /// was destroyed. Runs on the writer after its commit, before anybody is told. The answer is how many were added.
    pub fn log_erasures(&self, db: &Db) -> Result<usize, KeyError> {
        if !self.erasures_due.swap(false, Ordering::AcqRel) {
            return Ok(0);
        }
        let added = erasures::complete(&self.dir, db);
        if added.is_err() {
            self.erasures_due.store(true, Ordering::Release);
        }
        added
    }

    /// Destroys what a newer list of erasures names: a restored backup must not bring anybody back. The answer is how
    /// many were still there.
    pub fn apply_erasures(&self, db: &Db, erasures: &[Erasure]) -> Result<usize, KeyError> {
        let mut applied = 0;
        for erasure in erasures {
            applied += usize::from(self.destroy(db, erasure.subject, erasure.time)?);
        }
        Ok(applied)
    }

    /// The keyed hash under which a sealed value is found by exact look-up. Local to this node, never sent.
    pub fn lookup_hash(&self, kind: u32, tag: u32, normalised: &str) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_keyed(&self.lookup);
        hasher.update(&kind.to_be_bytes()).update(&tag.to_be_bytes()).update(normalised.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// A keyed hash for local tables, such as names in the list of failed logins: equal texts are found, none is read.
    pub(crate) fn local_hash(&self, purpose: &str, text: &str) -> [u8; 32] {
        let key = cipher::derive(purpose, &self.local[..]);
        *blake3::keyed_hash(&key, text.as_bytes()).as_bytes()
    }

    /// Seals something of this node's own, such as a draft, bound to its place.
    pub(crate) fn seal_local(&self, binding: &[u8], clear: &[u8]) -> Result<Vec<u8>, KeyError> {
        cipher::wrap(&self.local, binding, clear)
    }

    /// Opens what `seal_local` sealed.
    pub(crate) fn open_local(&self, binding: &[u8], sealed: &[u8]) -> Result<zeroize::Zeroizing<Vec<u8>>, KeyError> {
        cipher::unwrap(&self.local, binding, sealed)
    }
}
