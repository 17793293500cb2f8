//! Random bytes and fresh ids. The kernel has no chance in it; here is where it comes from.

use jiff::Timestamp;
use kernel::{ActionId, RecordId};

/// Random bytes of the operating system.
///
/// # Panics
/// When the operating system has none, which no input can cause: without them no session is safe.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Err(error) = getrandom::fill(&mut bytes) {
        panic!("the operating system gives no random bytes: {error}");
    }
    bytes
}

/// A fresh action id.
pub(crate) fn action(now: Timestamp) -> ActionId {
    ActionId(RecordId::v7(now.as_millisecond().unsigned_abs(), bytes()))
}
