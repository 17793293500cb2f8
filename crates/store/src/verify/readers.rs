//! Several connections that see one moment, and work shared out between them: one for each core.
//! Not here: what the work is.

use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::chains::Chains;
use crate::engine::{Db, Location};
use crate::error::StoreError;

/// How often connections are opened anew until nothing was written between the first and the last.
const TRIES: usize = 50;
/// More than these would not be faster on the disks that we know.
const MOST: usize = 8;

/// Connections in transactions that see the same entries, tables and keys.
pub struct Readers(Vec<Db>);

impl Readers {
    /// Opens one for each core. Where somebody writes without a pause, a single one.
    pub fn open(location: &Location) -> Result<Readers, StoreError> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from).min(MOST);
        let mut readers: Vec<Db> = (0..cores).map(|_| Db::reader(location)).collect::<Result<_, _>>()?;
        for _ in 0..TRIES {
            for db in &readers {
                db.begin()?;
            }
            let moments: Vec<_> = readers.iter().map(moment).collect::<Result<_, _>>()?;
            if moments.windows(2).all(|pair| pair[0] == pair[1]) {
                return Ok(Readers(readers));
            }
            for db in &readers {
                db.rollback()?;
            }
        }
        readers.truncate(1);
        readers[0].begin()?;
        Ok(Readers(readers))
    }

    /// The first of them.
    pub fn first(&self) -> &Db {
        &self.0[0]
    }

    /// What tells this moment from another.
    pub fn moment(&self) -> Result<[u8; 32], StoreError> {
        moment(self.first())
    }

    /// Do they see what was read then?
    pub fn see(&self, chains: &Chains) -> Result<bool, StoreError> {
        Ok(chains.lines.is_empty() && self.moment()? == chains.moment)
    }

    /// Does every job on whichever connection is free; the answers come in no order. The first error ends it.
    pub fn share<J: Send, R: Send>(
        &mut self,
        jobs: Vec<J>,
        work: impl Fn(&Db, J) -> Result<R, StoreError> + Sync,
    ) -> Result<Vec<R>, StoreError> {
        let jobs = Mutex::new(jobs.into_iter());
        let next = || jobs.lock().unwrap_or_else(PoisonError::into_inner).next();
        let one = |db: &Db| {
            let mut done = Vec::new();
            while let Some(job) = next() {
                done.push(work(db, job)?);
            }
            Ok::<_, StoreError>(done)
        };
        let parts: Vec<Result<Vec<R>, StoreError>> = std::thread::scope(|scope| {
            let one = &one;
            let threads: Vec<_> = self.0.iter_mut().map(|db| scope.spawn(move || one(db))).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        let mut all = Vec::new();
        for part in parts {
            all.extend(part?);
        }
        Ok(all)
    }
}

/// What tells one moment from another: every stream's end, and how many keys were destroyed.
fn moment(db: &Db) -> Result<[u8; 32], StoreError> {
    let mut hasher = Sha256::new();
    let streams = "SELECT number, sequence, hash FROM journal_stream ORDER BY number";
    db.scan(streams, &[], |row| {
        hasher.update(row.integer(0).to_be_bytes());
        hasher.update(row.integer(1).to_be_bytes());
        hasher.update(row.bytes(2));
    })?;
    let destroyed = "SELECT count(*) FROM subject_key WHERE erased IS NOT NULL";
    let destroyed = db.first(destroyed, &[], |row| row.integer(0))?;
    hasher.update(destroyed.unwrap_or(0).to_be_bytes());
    Ok(hasher.finalize().into())
}
