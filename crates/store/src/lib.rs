//! The store: journal, tables, keys and files of one node. The only crate that knows an engine.
//!
//! Rooms read through [`Reader`] and write by handing a use case to [`Store::act`]; an answer leaves when it is on disk.
//! Not here: what a record means, who may do what (use cases), HTTP.

pub mod access_stream;
mod append;
pub mod backup;
pub mod bulk;
mod custody;
mod derivations;
mod derived;
pub mod engine;
mod error;
pub mod files;
mod folding;
mod heads;
mod inspection;
mod journal;
mod kept;
pub mod keys;
pub mod local;
mod mark;
pub mod measured;
mod memory;
mod reader;
mod rebuild;
mod redirect;
mod schema;
mod sealing;
mod seen;
mod shared;
pub mod signing;
mod stamps;
mod statement;
mod sums;
mod transfer;
mod verify;
mod writer;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use jiff::Timestamp;
use kernel::access::Actor;
use kernel::changes::Changes;
use kernel::id::RecordId;
use kernel::refusal::Refusal;
use kernel::registry::Registry;

use access_stream::{Circumstances, Look, Sight};
use engine::{Cell, Db, Location};
pub use error::StoreError;
use folding::Folder;
use heads::Streams;
pub use inspection::Inspection;
use keys::{Keys, Unlock};
use memory::Memory;
pub use reader::{FieldHistory, HistoryLine, ListQuery, Reader, RowPage, Sort, Standing};
pub use reader::{KeyHash, KnownKeys, Touched, TouchedBy, Walk};
pub use seen::Seen;
use shared::Shared;
pub use statement::{MOST_REGIONS, Statement};
pub use transfer::Imported;
pub use verify::{Class, Finding, Place, Remedy, Report};
use writer::Writer;
pub use writer::{Action, Done, UseCase};

/// This edition, as it notes itself in the data that it opens.
const EDITION: &str = env!("CARGO_PKG_VERSION");

/// One node's store. Cloning shares it.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
    writer: Writer,
    thread: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Store {
    /// Opens the store in a folder, which is made where it is missing; or in a folder with its database elsewhere.
    pub fn open(at: impl Into<Location>, registry: Registry, unlock: Unlock) -> Result<Store, StoreError> {
        if let Some(flaw) = registry.flaws().into_iter().next() {
            return Err(StoreError::Declarations(flaw));
        }
        let location = at.into();
        let db = Db::writer(&location)?;
        let keys = Keys::find(&db, &location.dir, &unlock)?;
        keys.prepare(&db)?;
        let (node, stale) = prepare(&db, &registry, &keys)?;
        let streams = Streams::load(&db)?;
        let shared = Arc::new(Shared::new(node, registry, keys, location, streams));
        let (writer, handle) = Writer::start(Arc::clone(&shared), db)?;
        let store = Store { shared, writer, thread: Arc::new(Mutex::new(Some(handle))) };
        if stale {
            store.rebuild()?;
        }
        let shared = Arc::clone(&store.shared);
        store.writer.local(move |db, streams| keys::lookups::settle(db, &shared.keys, &shared.registry, streams))?;
        Ok(store)
    }

    /// This node's id.
    pub fn node(&self) -> RecordId {
        self.shared.node
    }

    /// Every declaration.
    pub fn registry(&self) -> &Registry {
        &self.shared.registry
    }

    /// The keys of this node.
    pub fn keys(&self) -> &Keys {
        &self.shared.keys
    }

    /// The folder this node lives in.
    pub fn dir(&self) -> &Path {
        &self.shared.location.dir
    }

    /// Reads for an actor at one moment of the database. Specific fields stay shut: whoever opens them says which and for
    /// what ([`Store::read_noting`]).
    pub fn read<T>(
        &self,
        actor: &Actor,
        now: Timestamp,
        work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.read_noting(actor, now, &Sight::closed(), work)
    }

    /// The same with the specific fields that `sight` opens. What was opened is noted there, and must be on record
    /// ([`Store::record_looks`]) before it is shown.
    pub fn read_noting<T>(
        &self,
        actor: &Actor,
        now: Timestamp,
        sight: &Sight,
        work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let streams = self.shared.streams();
        let shared = &self.shared;
        let read = shared.with_reader(|db| work(&Reader::new(shared, db, &streams, actor, now).with_sight(sight)));
        read.map_err(StoreError::from)?
    }

    /// Writes into the access stream what was opened; it is on disk when this returns, together with whatever else waits
    /// for the writer. Nothing is written where nothing was opened.
    pub fn record_looks(&self, about: Circumstances, looks: Vec<Look>) -> Result<(), StoreError> {
        if looks.is_empty() {
            return Ok(());
        }
        let shared = Arc::clone(&self.shared);
        self.writer.aside(move |db| access_stream::append(db, &shared.keys, &about, &looks))
    }

    /// Runs a use case and answers when its changes are on disk. The same action again is answered without running it.
    pub fn act(
        &self,
        action: Action,
        use_case: impl FnOnce(&Reader<'_>) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        self.writer.act(action, use_case)
    }

    /// Sheets that were sent and wait to be taken up.
    pub fn uploads(&self) -> bulk::Uploads<'_> {
        bulk::Uploads::of(&self.shared.location.dir, &self.shared.keys)
    }

    /// Runs many use cases in one transaction, each seeing what the ones before it did; for imports and sample worlds.
    /// All of them or none. Every action is new: it is not looked up and not remembered.
    pub fn act_all(&self, actions: Vec<(Action, UseCase)>) -> Result<(), Refusal> {
        let shared = Arc::clone(&self.shared);
        let (refusals, refused) = std::sync::mpsc::channel();
        let written = self.writer.local(move |db, streams| {
            let memory = Memory::default();
            for (action, use_case) in actions {
                if let Err(refusal) = writer::perform(&shared, db, streams, &memory, &action, use_case) {
                    // The refusal goes back by its own way; this error only undoes the transaction.
                    let _ = refusals.send(refusal);
                    return Err(StoreError::Journal("refused".into()));
                }
            }
            Ok(())
        });
        written.map_err(|error| refused.try_recv().unwrap_or_else(|_| error.into()))
    }

    /// A number that grows with whatever is written of these kinds or of local tables. Who asks it before reading may give
    /// the same answer again as long as it stays the same.
    pub fn stamp(&self, kinds: &[u32]) -> u64 {
        self.shared.stamps.now(kinds)
    }

    /// Reads local tables (passwords, sessions, codes, drafts).
    pub fn local_read<T>(&self, work: impl FnOnce(&Db) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.shared.with_reader(work)?
    }

    /// Writes local tables; durable when it answers.
    pub fn local_write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Db, &Keys) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let shared = Arc::clone(&self.shared);
        self.writer.local(move |db, _| work(db, &shared.keys))
    }

    /// Destroys a subject's key: every sealed value of it is erased, here and in every copy of the journal.
    /// Legal hold and the record of who asked are the use case's affair.
    pub fn erase(&self, subject: RecordId, now: Timestamp) -> Result<u64, StoreError> {
        let shared = Arc::clone(&self.shared);
        let erased = self.writer.local(move |db, streams| {
            shared.keys.destroy(db, subject, now.as_millisecond())?;
            local::forget(db, subject)?;
            let memory = Memory::default();
            let folder =
                Folder { db, keys: &shared.keys, registry: &shared.registry, streams, memory: &memory, guarded: false };
            let sql = "SELECT record FROM fold_subject WHERE subject = $1";
            let records = db.query(sql, &[Cell::from(subject)], |row| row.id(0))?;
            let mut again = 0;
            // A record that seals under itself has no line there.
            for record in records.into_iter().flatten().chain([subject]) {
                let kinds = db.query(
                    "SELECT kind FROM journal_touched WHERE record = $1 LIMIT 1",
                    &[Cell::from(record)],
                    |row| row.integer(0) as u32,
                )?;
                if let Some(spec) = kinds.first().and_then(|kind| shared.registry.spec(*kind)) {
                    folder.again(spec, record)?;
                    again += 1;
                }
            }
            Ok(again)
        })?;
        // What was overwritten must also leave the log; the next checkpoint does it where a reader stands in the way.
        self.writer_checkpoint()?;
        Ok(erased)
    }

    fn writer_checkpoint(&self) -> Result<(), StoreError> {
        self.shared.drop_idle_readers();
        self.writer.checkpoint()
    }

    /// Checks chains, rows and sums.
    pub fn verify(&self) -> Result<Report, StoreError> {
        verify::verify(&self.shared)
    }

    /// The digest of the tables: equal on nodes that hold the same entries.
    pub fn digest(&self) -> Result<[u8; 32], StoreError> {
        self.with_folder(verify::digest)
    }

    fn with_folder<T>(&self, work: impl FnOnce(&Folder<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let streams = self.shared.streams();
        let shared = &self.shared;
        shared.with_reader(|db| {
            let memory = Memory::default();
            work(&Folder {
                db,
                keys: &shared.keys,
                registry: &shared.registry,
                streams: &streams,
                memory: &memory,
                guarded: false,
            })
        })?
    }

    /// Makes all tables anew from the journal. Answers how many entries it has. Refused where entries are gone or damaged:
    /// the tables may still say what only those said.
    pub fn rebuild(&self) -> Result<u64, StoreError> {
        self.rebuild_from(false)
    }

    /// The same from what is left of the journal, whatever is gone.
    pub fn rebuild_from_what_is_left(&self) -> Result<u64, StoreError> {
        self.rebuild_from(true)
    }

    fn rebuild_from(&self, anyway: bool) -> Result<u64, StoreError> {
        let shared = Arc::clone(&self.shared);
        let chains = self.writer.local(move |db, streams| {
            if anyway {
                mark::forget(db)?;
            }
            rebuild::journal(&shared, db, streams, anyway)
        })?;
        let shared = Arc::clone(&self.shared);
        let entries = self.writer.local(move |db, _| rebuild::tables(&shared, db, writer::SAVEPOINT, chains))?;
        // What stood in clear before a field was declared sealed must also leave the log.
        self.writer_checkpoint()?;
        Ok(entries)
    }

    /// Writes the journal into a file, with this node's signature under how far its streams go.
    pub fn export_journal(&self, target: &Path) -> Result<u64, StoreError> {
        let shared = &self.shared;
        shared.with_reader(|db| transfer::export(db, &shared.keys, shared.node, target))?
    }

    /// Takes up the entries of a file; what is here already changes nothing. Refused whole where an entry is not covered by
    /// its author's signature; the key of an author who is new here is pinned.
    pub fn import_journal(&self, source: &Path) -> Result<Imported, StoreError> {
        transfer::import(self, source, false)
    }

    /// The same for a file whose authors signed nothing, as one of the first edition: who asks knows where it comes from.
    pub fn import_journal_trusting(&self, source: &Path) -> Result<Imported, StoreError> {
        transfer::import(self, source, true)
    }

    /// Nodes whose entries a file brings and whose keys are not known here: whoever takes it up should have heard these keys
    /// from their keepers.
    pub fn unseen_authors(&self, source: &Path) -> Result<Vec<(RecordId, [u8; 32])>, StoreError> {
        transfer::check(transfer::EntryFile::open(source)?.heads(), &self.node_keys()?)
    }

    /// Does this node hold any entry yet?
    pub fn has_entries(&self) -> Result<bool, StoreError> {
        self.shared
            .with_reader(|db| Ok(db.first("SELECT number FROM journal_stream LIMIT 1", &[], |_| ())?.is_some()))?
    }

    /// The public keys of the nodes that are known here, this one's among them.
    pub fn node_keys(&self) -> Result<std::collections::BTreeMap<RecordId, [u8; 32]>, StoreError> {
        let shared = &self.shared;
        shared.with_reader(|db| {
            let mut known = signing::known(db)?;
            known.insert(shared.node, signing::own_public(db, &shared.keys)?);
            Ok(known)
        })?
    }

    /// Takes up entries of other nodes in one transaction. Answers how many were new.
    pub fn import_entries(&self, entries: Vec<(kernel::journal::Entry, Vec<u8>)>) -> Result<u64, StoreError> {
        let shared = Arc::clone(&self.shared);
        self.writer.local(move |db, streams| {
            let mut new = 0;
            let memory = Memory::default();
            for (entry, body) in entries {
                if journal::keep(db, streams, &entry, &body)? {
                    new += 1;
                    Folder {
                        db,
                        keys: &shared.keys,
                        registry: &shared.registry,
                        streams,
                        memory: &memory,
                        guarded: false,
                    }
                    .entry(&entry)?;
                }
            }
            Ok(new)
        })
    }

    /// Takes up the key of a subject that another node handed over, and opens what it seals.
    pub fn accept_key(&self, subject: RecordId, secret: [u8; 32]) -> Result<(), StoreError> {
        let shared = Arc::clone(&self.shared);
        self.writer.local(move |db, streams| {
            shared.keys.accept(db, subject, secret)?;
            let memory = Memory::default();
            let folder =
                Folder { db, keys: &shared.keys, registry: &shared.registry, streams, memory: &memory, guarded: false };
            let touched = db.query("SELECT DISTINCT record, kind FROM journal_touched", &[], |row| {
                (row.id(0).unwrap_or_default(), row.integer(1) as u32)
            })?;
            for (record, kind) in touched {
                let Some(spec) = shared.registry.spec(kind) else { continue };
                folder.again(spec, record)?;
            }
            Ok(())
        })
    }

    /// Every registered statement must be prepared by the engine; answers the first that is not, with why.
    pub fn prepares(&self, sql: &str) -> Result<(), StoreError> {
        self.shared.with_reader(|db| db.prepares(sql))??;
        Ok(())
    }

    /// Waits until the writer has ended, when this is the last handle. Dropping without it is safe too.
    pub fn close(self) {
        let Store { shared, writer, thread } = self;
        drop(writer);
        drop(shared);
        let last = Arc::try_unwrap(thread).ok();
        if let Some(handle) = last.and_then(|thread| thread.into_inner().unwrap_or_else(PoisonError::into_inner)) {
            // A writer that panicked has said so on standard error already.
            let _ = handle.join();
        }
    }
}

/// Makes tables, and this node's id at the first start. Answers whether the tables must be made anew.
fn prepare(db: &Db, registry: &Registry, keys: &Keys) -> Result<(RecordId, bool), StoreError> {
    db.begin()?;
    schema::edition(db, EDITION)?.map_err(StoreError::Declarations)?;
    let stale = schema::prepare(db, registry)?;
    for tables in local::TABLES {
        db.batch(tables)?;
    }
    db.batch(signing::TABLES)?;
    signing::prepare(db, keys)?;
    let known = db.first("SELECT value FROM local_node WHERE name = 'id'", &[], |row| row.id(0))?.flatten();
    let node = match known {
        Some(node) => node,
        None => {
            let mut random = [0u8; 10];
            getrandom::fill(&mut random).map_err(|error| StoreError::Journal(format!("no random numbers: {error}")))?;
            let milliseconds = Timestamp::now().as_millisecond();
            let node = RecordId::v7(milliseconds as u64, random);
            db.execute("INSERT INTO local_node (name, value) VALUES ('id', $1)", &[Cell::from(node)])?;
            node
        }
    };
    db.commit()?;
    Ok((node, stale))
}
