//! Passwords of accounts: how long, set, changed by their owner, set anew with an officer's one-time code; and the codes
//! themselves. All of it is local to this node. Not here: how they are kept and compared (store).

use std::time::Duration;

use jiff::Timestamp;
use kernel::access::Role;
use kernel::refusal::Problem;
use kernel::{RecordId, Refusal};
use store::local::codes::{self, Issued, Purpose, Redeemed};
use store::local::gate::{self, Gate};
use store::local::passwords::Fewest;
use store::local::seal_keys::{self, LockedKey, SealKeyError};
use store::local::{halfway, passwords, sessions, totp};
use store::{Store, StoreError};

use super::account::{by_login, software};
use super::role_assignment;
use crate::rules::account::login_to_find;

/// What is wrong with a new password, at this field. `own` are the person's own name, login and village.
pub fn problem(field: &str, password: &str, own: &[&str], fewest: Fewest) -> Option<Problem> {
    passwords::check(password, own, fewest).err().map(|flaw| flaw.problem(field))
}

/// How long an account's password must be: fifteen characters where it alone opens the data of others, eight for a
/// resident's own data and where a second step comes after it (NIST SP 800-63B-4, 3.1.1.2). Nobody is made to change one
/// that was good enough when it was set.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn fewest(store: &Store, account: RecordId, now: Timestamp) -> Result<Fewest, Refusal> {
    if store.local_read(|db| Ok(totp::confirmed(db, account)?))?.is_some() {
        return Ok(Fewest::Eight);
    }
    fewest_alone(store, account, now)
}

/// How long it must be where no second step comes after it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn fewest_alone(store: &Store, account: RecordId, now: Timestamp) -> Result<Fewest, Refusal> {
    let posts = store.read(&software(), now, |read| role_assignment::posts(read, account))?;
    let officer = posts.iter().any(|post| post.role != Role::Warga);
    Ok(if officer { Fewest::Fifteen } else { Fewest::Eight })
}

/// Keeps a password: for a new account, the first start and the sample world.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn set(store: &Store, account: RecordId, password: &str, now: Timestamp) -> Result<(), Refusal> {
    let hash = hashed(password)?;
    Ok(store.local_write(move |db, _| Ok(passwords::set(db, account, &hash, now)?))?)
}

/// Keeps a password unless the account has one: a form that is sent again changes nothing.
pub fn set_first(store: &Store, account: RecordId, password: &str, now: Timestamp) -> Result<(), Refusal> {
    let hash = hashed(password)?;
    Ok(store.local_write(move |db, _| {
        if passwords::find(db, account)?.is_none() {
            passwords::set(db, account, &hash, now)?;
        }
        Ok(())
    })?)
}

fn hashed(password: &str) -> Result<String, Refusal> {
    passwords::hash(password).map_err(Refusal::fault)
}

/// What became of an attempt to change or set a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Done; every session of the account has ended.
    Done,
    /// The present password, or the code, does not fit.
    Wrong,
    /// The code fits and is not used up, but the new password is too short for this account.
    TooShort,
    /// Too many attempts: not before so long.
    Wait(Duration),
}

/// Does whoever has signed in know the password too? `Done` when it fits. Attempts are counted before they are tried.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn prove(store: &Store, account: RecordId, present: &str, now: Timestamp) -> Result<Change, Refusal> {
    let name = format!("own password {account}");
    let asked = name.clone();
    let gate = store.local_write(move |db, keys| Ok(gate::attempt(db, keys, &[&asked], now)?))?;
    if let Gate::Wait(pause) = gate {
        return Ok(Change::Wait(pause));
    }
    let kept = store.local_read(|db| Ok(passwords::find(db, account)?))?;
    if !passwords::matches(kept.as_deref(), present) {
        return Ok(Change::Wrong);
    }
    store.local_write(move |db, keys| Ok(gate::succeeded(db, keys, &[&name])?))?;
    Ok(Change::Done)
}

/// The owner changes it, and the keys with which a head seals go on under the new one. All sessions end; the caller begins
/// a new one.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn change(store: &Store, account: RecordId, present: &str, new: &str, now: Timestamp) -> Result<Change, Refusal> {
    let proved = prove(store, account, present, now)?;
    if proved != Change::Done {
        return Ok(proved);
    }
    let hash = hashed(new)?;
    let relocked = relocked(store, account, present, new)?;
    store.local_write(move |db, keys| {
        passwords::set(db, account, &hash, now)?;
        for key in &relocked {
            seal_keys::keep(db, keys, key, now)?;
        }
        end_all(db, account)
    })?;
    Ok(Change::Done)
}

/// The account's seal keys under the new password. One that the present password does not open stays as it is: the next
/// letter makes a new one.
fn relocked(store: &Store, account: RecordId, present: &str, new: &str) -> Result<Vec<LockedKey>, Refusal> {
    let own = store.local_read(|db| Ok::<_, StoreError>(seal_keys::of_account(db, store.keys(), account)))?;
    let mut relocked = Vec::new();
    for key in own.map_err(Refusal::fault)? {
        match key.relocked(present, new) {
            Ok(key) => relocked.push(key),
            Err(SealKeyError::WrongSecret) => {}
            Err(other) => return Err(Refusal::fault(other)),
        }
    }
    Ok(relocked)
}

fn end_all(db: &store::engine::Db, account: RecordId) -> Result<(), StoreError> {
    sessions::delete_all(db, account)?;
    halfway::delete_all(db, account)?;
    Ok(())
}

/// Sets a new password with a one-time code. The code and the password are one transaction.
pub fn set_with_code(
    store: &Store,
    typed_login: &str,
    code: &str,
    new: &str,
    now: Timestamp,
) -> Result<Change, Refusal> {
    let login = login_to_find(typed_login);
    let accounts = store.read(&software(), now, |read| by_login(read, &login))?;
    let accounts: Vec<RecordId> = accounts.iter().map(|account| account.row.id).collect();
    let mut too_short = Vec::new();
    for account in &accounts {
        if passwords::normal(new).chars().count() < fewest(store, *account, now)? as usize {
            too_short.push(*account);
        }
    }
    let hash = hashed(new)?;
    let code = code.to_owned();
    let redeemed = store.local_write(move |db, keys| {
        // With one account the code must be its own, and wrong ones wear it out; without any, nothing can fit.
        let about = match accounts.as_slice() {
            [] => Some(RecordId::default()),
            [only] => Some(*only),
            _ => None,
        };
        let account = match codes::check(db, keys, Purpose::Reset, about, &code, &login, now)? {
            Redeemed::Yes { about: account, .. } if accounts.contains(&account) => account,
            Redeemed::Wait(pause) => return Ok(Change::Wait(pause)),
            Redeemed::Yes { .. } | Redeemed::No => return Ok(Change::Wrong),
        };
        // Said only to whoever holds the code: whether a login is an officer's is told to nobody else.
        if too_short.contains(&account) {
            return Ok(Change::TooShort);
        }
        codes::redeem(db, keys, Purpose::Reset, about, &code, &login, now)?;
        passwords::set(db, account, &hash, now)?;
        end_all(db, account)?;
        let names = passwords::gate_names(&login, Some(account));
        gate::succeeded(db, keys, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(Change::Done)
    })?;
    Ok(redeemed)
}

/// Makes a one-time code. Whether `issuer` may, the caller has asked ([`super::account::looked_after`]).
pub fn issue_code(
    store: &Store,
    purpose: Purpose,
    about: RecordId,
    issuer: RecordId,
    now: Timestamp,
) -> Result<Issued, Refusal> {
    Ok(store.local_write(move |db, keys| Ok(codes::issue(db, keys, purpose, about, Some(issuer), now)?))?)
}

/// Ends every session of an account.
pub fn end_sessions(store: &Store, account: RecordId) -> Result<u64, Refusal> {
    Ok(store.local_write(move |db, _| {
        halfway::delete_all(db, account)?;
        Ok(sessions::delete_all(db, account)?)
    })?)
}
