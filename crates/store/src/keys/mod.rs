//! Keys: one secret for each subject, wrapped by the node's key, made when first needed and destroyed by erasure.
//! Here live the table of secrets, their memory and the keyed look-up; `node` has the node's key, `change` its change,
//! `recovery` the code on paper, `secret` what is sealed under a subject's secret, `erasures` the list beside the backups.
//! Not here: which field is sealed for whom.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use kernel::RecordId;

use crate::engine::{Cell, Db};

mod change;
pub(crate) mod cipher;
mod erasures;
mod error;
mod key_file;
pub(crate) mod lookups;
mod node;
mod purposes;
mod recovery;
mod secret;
mod state;
#[cfg(test)]
mod tests;

pub use change::{Changed, Keeping, change};
use cipher::KeyBytes;
pub use cipher::{NONCE, random, random_nonce};
pub use erasures::{Erasure, read_erasures};
pub use error::KeyError;
pub use node::Unlock;
use node::{Found, Origin};
use purposes::{Fit, Purposes};
pub use recovery::{CodeError, RecoveryCode, make_recovery};
pub use secret::{PERSONAL, SPECIFIC, SubjectSecret};
pub use state::{Kept, KeyState, state};

/// Tables of wrapped secrets. Local: backed up, never sent. An erased subject keeps its row, so that its key can never
/// come back.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS subject_key (
    subject {bytes} PRIMARY KEY NOT NULL,
    secret {bytes} NOT NULL,
    created bigint NOT NULL,
    erased bigint
){clustered};
CREATE INDEX IF NOT EXISTS subject_key_erased ON subject_key (erased) WHERE erased IS NOT NULL;
CREATE TABLE IF NOT EXISTS subject_key_check (
    place bigint PRIMARY KEY NOT NULL,
    wrapped {bytes} NOT NULL
);
CREATE TABLE IF NOT EXISTS node_key (
    name {text} PRIMARY KEY NOT NULL,
    value {bytes} NOT NULL,
    time bigint NOT NULL
);
";

const FIND: &str = "SELECT secret, erased FROM subject_key WHERE subject = $1";
const INSERT: &str = "INSERT INTO subject_key (subject, secret, created, erased) VALUES ($1, $2, $3, $4)";
const ERASE: &str = "UPDATE subject_key SET secret = $2, erased = $3 WHERE subject = $1 AND erased IS NULL";

/// Statements that the test of the dialect prepares.
pub const STATEMENTS: &[&[&str]] =
    &[&[FIND, INSERT, ERASE, erasures::ERASED], change::STATEMENTS, purposes::STATEMENTS, state::STATEMENTS];

/// Secrets kept in memory at most: some 3 MB. When they are more, all are forgotten and read again.
const MOST_HELD: usize = 20_000;
/// Bytes of a wrapped secret: nonce, key, tag.
const WRAPPED: usize = NONCE + 32 + 16;
const WRAP: &str = "desmigratif 2026 node: wrapping of subject secrets";

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
    node: KeyBytes,
    origin: Origin,
    wrapping: KeyBytes,
    purposes: Purposes,
    memory: Mutex<Memory>,
    erasures_due: AtomicBool,
}

/// What may be answered without asking the table.
#[derive(Default)]
struct Memory {
    held: HashMap<RecordId, SubjectSecret>,
    // Made in the transaction that is open on the writer, which alone may use them before they are on disk. A rollback, also
    // to a savepoint, empties them: the table is asked then, so no key stays in memory that nobody has.
    unsettled: HashMap<RecordId, Option<SubjectSecret>>,
    // Destroyed since the start, or nearly so: a reader that still sees the moment before must not put the key back.
    destroying: HashSet<RecordId>,
}

impl Memory {
    fn get(&self, subject: RecordId, for_writer: bool) -> Option<SubjectSecret> {
        let made = || self.unsettled.get(&subject).cloned().flatten().filter(|_| for_writer);
        self.held.get(&subject).cloned().or_else(made)
    }

    fn may_hold(&self, subject: RecordId) -> bool {
        !self.unsettled.contains_key(&subject) && !self.destroying.contains(&subject)
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
    /// Takes the node's key from where it lies and compares it with the database; the first start makes one. `dir` also
    /// gets the list of erasures.
    ///
    /// # Errors
    /// A key that is missing, locked, damaged or not this database's; nothing was written then.
    pub fn find(db: &Db, dir: &Path, unlock: &Unlock) -> Result<Keys, KeyError> {
        let Found { key, origin } = node::find(db, dir, unlock)?;
        let purposes = Purposes::open(db, &key)?;
        Ok(Keys::of(dir, key, origin, purposes))
    }

    fn of(dir: &Path, node: KeyBytes, origin: Origin, purposes: Purposes) -> Keys {
        Keys {
            dir: dir.to_owned(),
            wrapping: cipher::derive(WRAP, &node[..]),
            node,
            origin,
            purposes,
            memory: Mutex::default(),
            erasures_due: AtomicBool::new(true),
        }
    }

    /// A key that is handed in, for tests that look at no database.
    #[cfg(test)]
    pub(crate) fn open(dir: &Path, unlock: Unlock) -> Result<Keys, KeyError> {
        let Unlock::Key(key) = &unlock else { return Err(KeyError::NeedsPassphrase) };
        let node = zeroize::Zeroizing::new(*key);
        let purposes = Purposes::derived(&node);
        Ok(Keys::of(dir, node, Origin::Elsewhere, purposes))
    }

    /// Makes the tables, ends a change of the key that was cut off, and completes the list of erasures after a crash.
    /// Runs on the writer at each start, outside a transaction.
    pub fn prepare(&self, db: &Db) -> Result<(), KeyError> {
        db.batch(TABLES)?;
        if purposes::fit(db, &self.node)? == Fit::Other {
            return Err(KeyError::OtherNodeKey);
        }
        self.purposes.keep_first(db, &self.node)?;
        node::tidy(&self.dir, self.origin)?;
        self.log_erasures(db).map(drop)
    }

    /// Makes a code good for opening this node's key; the one before is good no more. Print it before this is called:
    /// who has a paper that opens nothing makes another, who has none would never know. Runs on the writer.
    pub fn keep_recovery(&self, db: &Db, code: &RecoveryCode, now: jiff::Timestamp) -> Result<(), KeyError> {
        recovery::keep(db, &self.node, code, now)
    }

    /// When the recovery code was made that is good now, in milliseconds UTC.
    pub fn recovery_made(&self, db: &Db) -> Result<Option<i64>, KeyError> {
        recovery::made(db)
    }

    /// Whether the key lies in a file that anybody reads who has the disk.
    pub fn lies_open(&self) -> bool {
        self.origin != Origin::Elsewhere
            && matches!(key_file::read(&key_file::current(&self.dir)), Ok(Some(key_file::Stored::Plain(_))))
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        // Every change of it is a single call on a map: a panic elsewhere leaves it whole.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The secret of a subject as far as this connection sees it.
    pub fn secret(&self, db: &Db, subject: RecordId) -> Result<Secret, KeyError> {
        if let Some(secret) = self.memory().get(subject, db.is_writer()) {
            return Ok(Secret::Held(secret));
        }
        let rows = db.query_by_key(FIND, &[subject.into()], |row| (row.bytes(0).to_vec(), row.is_null(1)))?;
        let Some((wrapped, alive)) = rows.into_iter().next() else { return Ok(Secret::Absent) };
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
        self.make(db, subject)
    }

    /// The same for a subject of which the database was just seen to hold no key.
    pub fn ensure_absent(&self, db: &Db, subject: RecordId) -> Result<SubjectSecret, KeyError> {
        let made = self.memory().get(subject, db.is_writer());
        made.map_or_else(|| self.make(db, subject), Ok)
    }

    fn make(&self, db: &Db, subject: RecordId) -> Result<SubjectSecret, KeyError> {
        let secret = SubjectSecret::fresh()?;
        self.keep(db, subject, &secret)?;
        Ok(secret)
    }

    fn keep(&self, db: &Db, subject: RecordId, secret: &SubjectSecret) -> Result<(), KeyError> {
        self.memory().unsettled.insert(subject, Some(secret.clone()));
        let wrapped = cipher::wrap(&self.wrapping, &subject.0, &secret.bytes()[..])?;
        let now = jiff::Timestamp::now().as_millisecond();
        db.write(INSERT, vec![subject.into(), wrapped.into(), now.into(), Cell::Null])?;
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
            if let Some(made) = memory.unsettled.get_mut(&subject) {
                *made = None;
            }
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
        let mut memory = self.memory();
        let settled = std::mem::take(&mut memory.unsettled);
        for (subject, secret) in settled {
            if let Some(secret) = secret {
                memory.hold(subject, &secret);
            }
        }
    }

    /// To be called when anything of the writer's transaction was rolled back.
    pub fn rolled_back(&self) {
        self.memory().unsettled.values_mut().for_each(|secret| *secret = None);
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
        let mut hasher = blake3::Hasher::new_keyed(&self.purposes.lookup);
        hasher.update(&kind.to_be_bytes()).update(&tag.to_be_bytes()).update(normalised.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// A keyed hash for local tables, such as names in the list of failed logins: equal texts are found, none is read.
    pub(crate) fn local_hash(&self, purpose: &str, text: &str) -> [u8; 32] {
        let key = cipher::derive(purpose, &self.purposes.local[..]);
        *blake3::keyed_hash(&key, text.as_bytes()).as_bytes()
    }

    /// Seals something of this node's own, such as a draft, bound to its place.
    pub(crate) fn seal_local(&self, binding: &[u8], clear: &[u8]) -> Result<Vec<u8>, KeyError> {
        cipher::wrap(&self.purposes.local, binding, clear)
    }

    /// Opens what `seal_local` sealed.
    pub(crate) fn open_local(&self, binding: &[u8], sealed: &[u8]) -> Result<zeroize::Zeroizing<Vec<u8>>, KeyError> {
        cipher::unwrap(&self.purposes.local, binding, sealed)
    }
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn to_hex(bytes: &[u8]) -> zeroize::Zeroizing<String> {
    let mut text = zeroize::Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    text
}

/// Reads hexadecimal; `None` for anything else.
pub(crate) fn from_hex(text: &str) -> Option<zeroize::Zeroizing<Vec<u8>>> {
    let digits = text.trim().as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let value = |digit: u8| char::from(digit).to_digit(16);
    let bytes: Option<Vec<u8>> =
        digits.chunks(2).map(|pair| Some((value(pair[0])? * 16 + value(pair[1])?) as u8)).collect();
    bytes.map(zeroize::Zeroizing::new)
}
