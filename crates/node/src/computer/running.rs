//! The backup that is being made beside the pages, and how the last one ended. Not here: what a backup is (store).

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use kernel::Phrase;
use store::Store;
use store::backup::{self, Stage};
use zeroize::Zeroizing;

use super::words;
use crate::last_backup;

/// How it stands.
#[derive(Debug, Clone)]
pub(super) enum State {
    /// None was made since the start.
    Idle,
    /// How far it is.
    Running {
        /// What is being done.
        stage: Stage,
        /// In hundredths.
        percent: u8,
    },
    /// It is on the stick.
    Done {
        /// When it was begun.
        time: Timestamp,
        /// Bytes of it, without files.
        bytes: u64,
        /// Files that belong to it.
        files: u64,
    },
    /// It is not.
    Failed(Phrase),
}

static STATE: Mutex<State> = Mutex::new(State::Idle);

fn state() -> MutexGuard<'static, State> {
    // One assignment changes it: a panic elsewhere leaves it whole.
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How it stands now.
pub(super) fn now() -> State {
    state().clone()
}

/// Begins a backup, unless one is being made already.
pub(super) fn begin(store: &Store, folder: PathBuf, passphrase: Zeroizing<String>, now: Timestamp) {
    {
        let mut state = state();
        if matches!(*state, State::Running { .. }) {
            return;
        }
        *state = State::Running { stage: Stage::Copying, percent: 0 };
    }
    let at = store.location().clone();
    let begun = std::thread::Builder::new().name("backup".to_owned()).spawn(move || {
        let mut tell = |stage, done: u64, of: u64| {
            let percent = done.saturating_mul(100).checked_div(of).unwrap_or(0).min(100) as u8;
            *state() = State::Running { stage, percent };
        };
        // The guard of the state is never held while it works: a fall of the thread is told as a failure.
        let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            backup::backup(&at, &folder, &passphrase, &[crate::demo::MARK], now, &mut tell)
        }));
        let ended = match made {
            Ok(Ok(made)) => {
                last_backup::note(&at.dir, now.as_millisecond());
                tracing::info!(bytes = made.bytes, files = made.files, "backed up");
                State::Done { time: now, bytes: made.bytes, files: made.files }
            }
            Ok(Err(error)) => {
                tracing::warn!(%error, "the backup failed");
                State::Failed(words::failure(&error))
            }
            Err(_) => State::Failed(words::FAILED),
        };
        *state() = ended;
    });
    if begun.is_err() {
        *state() = State::Failed(words::FAILED);
    }
}
