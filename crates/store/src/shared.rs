//! What readers and the writer share: declarations, keys, the streams' numbers, and the pool of reading connections.
//! Not here: the writer's own connection (`writer`).

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use kernel::RecordId;
use kernel::registry::Registry;

use crate::engine::{Db, DbError, Location};
use crate::heads::Streams;
use crate::keys::Keys;
use crate::measured::Measured;
use crate::stamps::Stamps;

/// How long a reader waits for a connection when all are lent, before the node is said to be busy.
const PATIENCE: Duration = Duration::from_secs(5);

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
    /// What is counted.
    pub measured: Arc<Measured>,
    /// What was written since.
    pub stamps: Stamps,
    texts: RwLock<HashMap<TextKey, Arc<str>>>,
    streams: RwLock<Arc<Streams>>,
    readers: Mutex<Pool>,
    returned: Condvar,
}

/// Of which kind, for what, and in which form: the scope, or a field's tag.
pub type TextKey = (u32, &'static str, u32, u8);

#[derive(Default)]
struct Pool {
    idle: Vec<Db>,
    lent: usize,
}

/// Counts a connection as lent until it is dropped, also when the work panics.
struct Lent<'a>(&'a Shared);

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.0.pool().lent -= 1;
        self.0.returned.notify_one();
    }
}

impl Shared {
    /// Puts the parts together.
    pub fn new(node: RecordId, registry: Registry, keys: Keys, location: Location, streams: Streams) -> Shared {
        let streams = RwLock::new(Arc::new(streams));
        let stamps = Stamps::of(&registry);
        Shared {
            node,
            stamps,
            texts: RwLock::default(),
            registry,
            keys,
            location,
            streams,
            readers: Mutex::default(),
            returned: Condvar::new(),
            measured: Arc::default(),
        }
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

    /// SQL that depends on a declaration and the form of a scope alone, written once.
    pub fn text(&self, key: TextKey, write: impl FnOnce() -> String) -> Arc<str> {
        if let Some(known) = self.texts.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(known);
        }
        let text: Arc<str> = write().into();
        self.texts.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&text));
        text
    }

    fn pool(&self) -> MutexGuard<'_, Pool> {
        // Every change of it is one step: a panic elsewhere leaves it whole.
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reading connections that are lent now.
    pub fn readers_lent(&self) -> usize {
        self.pool().lent
    }

    /// Closes the idle reading connections, so that a checkpoint finds nobody in its way.
    pub fn drop_idle_readers(&self) {
        let idle = std::mem::take(&mut self.pool().idle);
        drop(idle);
    }

    /// Lends a reading connection that sees one moment while `work` runs.
    pub fn with_reader<T>(&self, work: impl FnOnce(&Db) -> T) -> Result<T, DbError> {
        let (idle, lent) = self.lend()?;
        let db = match idle {
            Some(db) => db,
            None => Db::reader(&self.location)?,
        };
        db.begin()?;
        let result = work(&db);
        db.rollback()?;
        let mut pool = self.pool();
        if pool.idle.len() < Db::idle_readers(&self.location) {
            pool.idle.push(db);
        }
        drop(pool);
        drop(lent);
        Ok(result)
    }

    fn lend(&self) -> Result<(Option<Db>, Lent<'_>), DbError> {
        let most = Db::most_readers(&self.location);
        let waited = self.returned.wait_timeout_while(self.pool(), PATIENCE, |pool| pool.lent >= most);
        let (mut pool, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if pool.lent >= most {
            return Err(DbError::Busy);
        }
        pool.lent += 1;
        let idle = pool.idle.pop();
        drop(pool);
        Ok((idle, Lent(self)))
    }
}
