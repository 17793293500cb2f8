//! What readers and the writer share: declarations, keys, the streams' numbers, and the pool of reading connections.
//! Not here: the writer's own connection (`writer`).

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use kernel::RecordId;
use kernel::registry::Registry;

use crate::engine::{Db, DbError, Location};
use crate::heads::Streams;
use crate::keys::Keys;

/// Idle reading connections that are kept; more are opened under load and closed again.
const IDLE_READERS: usize = 4;

/// One node's shared parts.
pub struct Shared {
    /// This node.
    pub node: RecordId,
    /// Every declaration.
    pub registry: Registry,
    /// Keys.
    pub keys: Keys,
    /// Where the database lies.
    pub location: Location,
    streams: RwLock<Arc<Streams>>,
    readers: Mutex<Vec<Db>>,
}

impl Shared {
    /// Puts the parts together.
    pub fn new(node: RecordId, registry: Registry, keys: Keys, location: Location, streams: Streams) -> Shared {
        Shared { node, registry, keys, location, streams: RwLock::new(Arc::new(streams)), readers: Mutex::default() }
    }

    /// The streams as last published by the writer.
    pub fn streams(&self) -> Arc<Streams> {
        Arc::clone(&self.streams.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets readers know streams that are new.
    pub fn publish(&self, streams: &Streams) {
        let mut published = self.streams.write().unwrap_or_else(PoisonError::into_inner);
        if published.count() != streams.count() {
            *published = Arc::new(streams.clone());
        }
    }

    /// Closes the idle reading connections, so that a checkpoint finds nobody in its way.
    pub fn drop_idle_readers(&self) {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Lends a reading connection that sees one moment while `work` runs.
    pub fn with_reader<T>(&self, work: impl FnOnce(&Db) -> T) -> Result<T, DbError> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let db = match idle {
            Some(db) => db,
            None => Db::reader(&self.location)?,
        };
        db.begin()?;
        let result = work(&db);
        db.rollback()?;
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS {
            readers.push(db);
        }
        Ok(result)
    }
}
