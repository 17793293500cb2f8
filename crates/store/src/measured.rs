//! What the store counts of itself while it runs, for whoever operates it: numbers alone, nothing of anybody.
//! Not here: in which form they are told (`web::metrics`).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Upper bounds of the sizes of batches.
pub const BATCHES: [u64; 6] = [1, 4, 16, 64, 128, 256];

/// Counters that writer and readers add to.
#[derive(Debug, Default)]
pub struct Measured {
    commits: AtomicU64,
    failed: AtomicU64,
    jobs: AtomicU64,
    microseconds: AtomicU64,
    waiting: AtomicU64,
    batches: [AtomicU64; BATCHES.len()],
}

/// The counters at one moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measures {
    /// Batches that are on disk.
    pub commits: u64,
    /// Batches that were taken back whole.
    pub failed: u64,
    /// What these batches held together.
    pub jobs: u64,
    /// Microseconds that the writer worked.
    pub microseconds: u64,
    /// Calls that wait for their commit now.
    pub waiting: u64,
    /// Batches up to each size of [`BATCHES`].
    pub batches: [u64; BATCHES.len()],
    /// Reading connections that are lent now.
    pub readers: u64,
}

/// Somebody who waits for a commit, counted until dropped.
pub(crate) struct Waiting(Arc<Measured>);

impl Measured {
    /// Counts one who waits.
    pub(crate) fn waiting(self: &Arc<Measured>) -> Waiting {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        Waiting(Arc::clone(self))
    }

    /// Counts a batch of the writer.
    pub(crate) fn batch(&self, jobs: usize, took: Duration, kept: bool) {
        let jobs = jobs as u64;
        let which = if kept { &self.commits } else { &self.failed };
        which.fetch_add(1, Ordering::Relaxed);
        self.jobs.fetch_add(jobs, Ordering::Relaxed);
        self.microseconds.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
        for (_, count) in BATCHES.iter().zip(&self.batches).filter(|(most, _)| jobs <= **most) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The counters now; `readers` are counted elsewhere.
    pub(crate) fn now(&self, readers: usize) -> Measures {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Measures {
            commits: read(&self.commits),
            failed: read(&self.failed),
            jobs: read(&self.jobs),
            microseconds: read(&self.microseconds),
            waiting: read(&self.waiting),
            batches: std::array::from_fn(|index| read(&self.batches[index])),
            readers: readers as u64,
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What a node takes on disk, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Journal and tables.
    pub database: u64,
    /// SQLite's log beside it.
    pub log: u64,
    /// Scans and photos.
    pub files: u64,
    /// How many.
    pub files_count: u64,
    /// Entries of the journal.
    pub entries: u64,
}

impl crate::Store {
    /// What was counted since the start.
    pub fn measures(&self) -> Measures {
        self.shared.measured.now(self.shared.readers_lent())
    }

    /// What the node takes on disk now. It looks at every file's size: not for every page.
    pub fn sizes(&self) -> Result<Sizes, crate::StoreError> {
        let files = crate::files::Files::new(self.dir()).size()?;
        let log = std::fs::metadata(self.shared.location.file().with_extension("sqlite-wal"));
        let (database, entries) = self.local_read(|db| {
            let entries = "SELECT CAST(sum(sequence) AS bigint) FROM journal_stream";
            Ok((db.size()?, db.first(entries, &[], |row| row.integer(0))?.unwrap_or_default()))
        })?;
        Ok(Sizes {
            database,
            log: log.map_or(0, |about| about.len()),
            files: files.1,
            files_count: files.0,
            entries: entries.max(0) as u64,
        })
    }

    /// Where folder and database lie.
    pub fn location(&self) -> &crate::engine::Location {
        &self.shared.location
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_are_counted_by_size_and_whoever_waits_is_counted_until_answered() {
        let measured = Arc::new(Measured::default());
        measured.batch(3, Duration::from_micros(5), true);
        measured.batch(200, Duration::from_micros(7), false);
        let waiting = measured.waiting();
        let now = measured.now(2);
        assert_eq!((now.commits, now.failed, now.jobs, now.microseconds, now.waiting), (1, 1, 203, 12, 1));
        assert_eq!((now.batches, now.readers), ([0, 1, 1, 1, 1, 2], 2));
        drop(waiting);
        assert_eq!(measured.now(0).waiting, 0);
    }
}
