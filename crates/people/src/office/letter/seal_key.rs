//! Unlocking the office's key with the head's own password. Slow on purpose, so it happens before the writer is asked.
//! Not here: the table of keys (store), making the public key known (`acknowledge`, in the letter's own entry).

use jiff::Timestamp;
use kernel::access::HEADS;
use kernel::seal::SigningKey;
use kernel::{Actor, RecordId, Refusal};
use store::local::gate::{self, Gate};
use store::local::passwords;
use store::local::seal_keys::{self, LockedKey, SealKeyError};
use store::{Store, StoreError};

use crate::office::{role_assignment, software};
use crate::words::letter as words;

/// The field of the form that asks for the password.
pub const FIELD: &str = "password";

/// The key with which this head seals for the office. The first time, or after the head's password was set anew by a
/// code, a new key is made: what the old one sealed stays genuine.
///
/// # Errors
/// `Invalid` at [`FIELD`] for a wrong password or too many attempts; `Busy`, `Fault`.
pub fn unlock(
    store: &Store,
    actor: &Actor,
    office: RecordId,
    password: &str,
    now: Timestamp,
) -> Result<SigningKey, Refusal> {
    let account = actor.account;
    prove(store, account, password, now)?;
    let found = store.local_read(|db| Ok::<_, StoreError>(seal_keys::find(db, store.keys(), office, account)))?;
    match found.and_then(|locked| locked.unlock(password)) {
        Ok(key) => Ok(key),
        Err(SealKeyError::Absent | SealKeyError::WrongSecret) => make(store, account, office, password, now),
        Err(SealKeyError::Key(error)) => Err(Refusal::fault(error)),
    }
}

/// Is it the account's own password? Attempts are counted before they are tried.
fn prove(store: &Store, account: RecordId, password: &str, now: Timestamp) -> Result<(), Refusal> {
    let whom = format!("seal {account}");
    let asked = whom.clone();
    let gate = store.local_write(move |db, keys| Ok(gate::attempt(db, keys, &[asked.as_str()], now)?))?;
    if let Gate::Wait(_) = gate {
        return Err(Refusal::invalid(FIELD, "letter.wait", words::TOO_MANY));
    }
    let kept = store.local_read(|db| Ok(passwords::find(db, account)?))?;
    if !passwords::matches(kept.as_deref(), password) {
        return Err(Refusal::invalid(FIELD, "letter.password", words::WRONG_PASSWORD));
    }
    store.local_write(move |db, keys| Ok(gate::succeeded(db, keys, &[whom.as_str()])?))?;
    Ok(())
}

fn make(
    store: &Store,
    account: RecordId,
    office: RecordId,
    password: &str,
    now: Timestamp,
) -> Result<SigningKey, Refusal> {
    let locked = LockedKey::new(office, account, password).map_err(Refusal::fault)?;
    let key = locked.unlock(password).map_err(Refusal::fault)?;
    let over = heads_whose_term_is_over(store, office, now)?;
    store.local_write(move |db, keys| {
        for account in over {
            seal_keys::retire(db, office, account, now)?;
        }
        Ok(seal_keys::keep(db, keys, &locked, now)?)
    })?;
    Ok(key)
}

/// Who has a key for the office and is its head no longer. A head who is only away while another acts keeps theirs.
fn heads_whose_term_is_over(store: &Store, office: RecordId, now: Timestamp) -> Result<Vec<RecordId>, Refusal> {
    let keys = store.local_read(|db| Ok(seal_keys::list(db, office)?))?;
    let mut owners: Vec<RecordId> = keys.iter().filter(|key| key.retired.is_none()).map(|key| key.account).collect();
    owners.dedup();
    store.read(&software(), now, |read| {
        let mut over = Vec::new();
        for account in owners {
            let posts = role_assignment::current(read, account)?;
            if !posts.iter().any(|post| post.office == office && HEADS.contains(&post.role)) {
                over.push(account);
            }
        }
        Ok(over)
    })
}
