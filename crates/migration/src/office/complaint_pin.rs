//! The PIN of a complaint: hashed as passwords are, local to this node, and guarded against guessing. Not here: the pages.

use std::time::Duration;

use jiff::Timestamp;
use kernel::{RecordId, Refusal};
use store::Store;
use store::local::gate::{self, Gate};
use store::local::passwords;

/// Keeps the PIN of a complaint that was just filed; the same form sent again changes nothing. Slow on purpose: never on the
/// writer.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn keep(store: &Store, complaint: RecordId, pin: &str, now: Timestamp) -> Result<(), Refusal> {
    let hash = passwords::hash(pin).map_err(Refusal::fault)?;
    Ok(store.local_write(move |db, _| {
        if passwords::find(db, complaint)?.is_none() {
            passwords::set(db, complaint, &hash, now)?;
        }
        Ok(())
    })?)
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// It fits.
    Right,
    /// Ticket or PIN is wrong; which of them is told to nobody.
    Wrong,
    /// Too many tries: not before so long.
    Wait(Duration),
}

/// Tries a PIN. The try is counted before it is made, for the ticket; a ticket that does not exist takes as long.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn check(
    store: &Store,
    ticket: &str,
    found: Option<RecordId>,
    pin: &str,
    now: Timestamp,
) -> Result<Tried, Refusal> {
    let whom = format!("complaint {ticket}");
    let asked = whom.clone();
    let gate = store.local_write(move |db, keys| Ok(gate::attempt(db, keys, &[&asked], now)?))?;
    if let Gate::Wait(pause) = gate {
        return Ok(Tried::Wait(pause));
    }
    let kept = match found {
        Some(complaint) => store.local_read(|db| Ok::<_, store::StoreError>(passwords::find(db, complaint)?))?,
        None => None,
    };
    if !passwords::matches(kept.as_deref(), pin) {
        return Ok(Tried::Wrong);
    }
    store.local_write(move |db, keys| Ok(gate::succeeded(db, keys, &[&whom])?))?;
    Ok(Tried::Right)
}
