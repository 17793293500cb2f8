//! How much memory pictures may take at once, so that an old laptop with 2 GB lives through a busy morning.
//! Not here: what one picture takes (`picture`).

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::FileError;

/// Bytes for all pictures that are being drawn; one picture alone may take all of it.
pub(super) const MOST: u64 = 256 * 1024 * 1024;
/// Pictures drawn at once: on two cores the other people's pages go on.
const AT_ONCE: u32 = 2;
/// How long one waits for the others.
const PATIENCE: Duration = Duration::from_secs(30);

static TAKEN: Mutex<Taken> = Mutex::new(Taken { bytes: 0, pictures: 0 });
static RETURNED: Condvar = Condvar::new();

struct Taken {
    bytes: u64,
    pictures: u32,
}

/// Memory that a picture has, until this is dropped.
#[derive(Debug)]
pub(super) struct Share(u64);

impl Share {
    /// Waits for its turn.
    ///
    /// # Errors
    /// `TooManyPixels` for more than there is at all; `Busy` when its turn does not come.
    pub(super) fn take(bytes: u64) -> Result<Share, FileError> {
        if bytes > MOST {
            return Err(FileError::TooManyPixels);
        }
        let full = |taken: &mut Taken| taken.pictures >= AT_ONCE || taken.bytes + bytes > MOST;
        let waited = RETURNED.wait_timeout_while(taken(), PATIENCE, full);
        let (mut taken, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return Err(FileError::Busy);
        }
        taken.bytes += bytes;
        taken.pictures += 1;
        Ok(Share(bytes))
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut taken = taken();
        taken.bytes -= self.0;
        taken.pictures -= 1;
        drop(taken);
        RETURNED.notify_all();
    }
}

fn taken() -> MutexGuard<'static, Taken> {
    // Both numbers change together under the lock: a panic elsewhere leaves them whole.
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn never_more_than_two_pictures_are_drawn_at_once_and_all_get_their_turn() {
        static NOW: AtomicU32 = AtomicU32::new(0);
        let most = std::thread::scope(|scope| {
            let drawing = || {
                let _share = Share::take(MOST / 4).expect("its turn");
                let now = NOW.fetch_add(1, Ordering::SeqCst) + 1;
                std::thread::sleep(Duration::from_millis(5));
                NOW.fetch_sub(1, Ordering::SeqCst);
                now
            };
            let all: Vec<_> = (0..12).map(|_| scope.spawn(drawing)).collect();
            all.into_iter().map(|one| one.join().expect("drawn")).max()
        });
        assert!(most.is_some_and(|most| most <= AT_ONCE), "{most:?}");
        assert!(matches!(Share::take(MOST + 1), Err(FileError::TooManyPixels)));
    }
}
