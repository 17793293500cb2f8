//! Looking at a node's data without writing: verification, digest and export, also while the node is being served.
//! Not here: anything that changes a byte (`Store`).

use std::path::Path;

use jiff::Timestamp;
use kernel::access::Actor;
use kernel::refusal::Refusal;
use kernel::registry::Registry;

use crate::engine::{Db, Location};
use crate::error::StoreError;
use crate::folding::Folder;
use crate::heads::Streams;
use crate::keys::{Keys, Unlock};
use crate::memory::Memory;
use crate::reader::Reader;
use crate::shared::Shared;
use crate::verify::{self, Report};
use crate::{schema, transfer};

/// A node's data, opened for looking.
pub struct Inspection {
    shared: Shared,
}

impl Inspection {
    /// Opens the data in a folder, or in a folder with its database elsewhere. Nothing is made: where there are no data
    /// it is refused.
    pub fn open(at: impl Into<Location>, registry: Registry, unlock: Unlock) -> Result<Inspection, StoreError> {
        let location = at.into();
        let db = Db::reader(&location)?;
        if let Some(words) = schema::newer_edition(&db, crate::EDITION)? {
            return Err(StoreError::Declarations(words));
        }
        if let Some(missing) = schema::first_missing(&db, &registry)? {
            return Err(StoreError::Declarations(format!(
                "{missing} is not in these tables yet: start the node once with this edition"
            )));
        }
        let node = db.first("SELECT value FROM local_node WHERE name = 'id'", &[], |row| row.id(0))?.flatten();
        let node = node.ok_or_else(|| StoreError::Journal("the node has no id".into()))?;
        let keys = Keys::find(&db, &location.dir, &unlock)?;
        if crate::keys::lookups::due(&db)? {
            let why = "the node's key was changed, and look-ups are not made anew yet: start the node once";
            return Err(StoreError::Declarations(why.to_owned()));
        }
        let streams = Streams::load(&db)?;
        Ok(Inspection { shared: Shared::new(node, registry, keys, location, streams) })
    }

    /// Checks chains, rows and sums.
    pub fn verify(&self) -> Result<Report, StoreError> {
        verify::verify(&self.shared)
    }

    /// The digest of the tables.
    pub fn digest(&self) -> Result<[u8; 32], StoreError> {
        self.with_folder(verify::digest)
    }

    /// Which files are missing, torn or left over.
    pub fn inventory(&self, read_all: bool) -> Result<crate::files::Inventory, StoreError> {
        let files = crate::files::Files::new(&self.shared.location.dir);
        self.with_folder(|folder| crate::files::inventory(folder, &files, read_all))
    }

    /// Writes the journal into a file. Answers how many entries.
    pub fn export_journal(&self, target: &Path) -> Result<u64, StoreError> {
        let shared = &self.shared;
        shared.with_reader(|db| transfer::export(db, &shared.keys, shared.node, target))?
    }

    /// Reads for an actor.
    pub fn read<T>(
        &self,
        actor: &Actor,
        now: Timestamp,
        work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let streams = self.shared.streams();
        let read = self.shared.with_reader(|db| work(&Reader::new(&self.shared, db, &streams, actor, now)));
        read.map_err(StoreError::from)?
    }

    /// One moment of the database, with the streams known at that moment: a node may be writing meanwhile.
    fn with_folder<T>(&self, work: impl FnOnce(&Folder<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let shared = &self.shared;
        shared.with_reader(|db| {
            let streams = Streams::load(db)?;
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
}
