//! Passwords of accounts: set, changed by their owner, set anew with an officer's one-time code; and the codes themselves.
//! All of it is local to this node. Not here: how they are kept and compared (store).

use std::time::Duration;

use jiff::Timestamp;
use kernel::refusal::Problem;
use kernel::{RecordId, Refusal};
use store::Store;
use store::local::codes::{self, Issued, Purpose, Redeemed};
use store::local::gate::{self, Gate};
use store::local::{passwords, sessions};

use super::account::{by_login, software};
use crate::rules::account::login_to_find;

/// What is wrong with a new password, at this field. `own` are the person's own name and login.
pub fn problem(field: &str, password: &str, own: &[&str]) -> Option<Problem> {
    passwords::check(password, own).err().map(|flaw| flaw.problem(field))
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
    /// Too many attempts: not before so long.
    Wait(Duration),
}

/// The owner changes it. All sessions end; the caller begins a new one.
pub fn change(store: &Store, account: RecordId, present: &str, new: &str, now: Timestamp) -> Result<Change, Refusal> {
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
    let hash = hashed(new)?;
    store.local_write(move |db, keys| {
        gate::succeeded(db, keys, &[&name])?;
        passwords::set(db, account, &hash, now)?;
        sessions::delete_all(db, account)?;
        Ok(())
    })?;
    Ok(Change::Done)
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
    let hash = hashed(new)?;
    let code = code.to_owned();
    let redeemed = store.local_write(move |db, keys| {
        // With one account the code must be its own, and wrong ones wear it out; without any, nothing can fit.
        let about = match accounts.as_slice() {
            [] => Some(RecordId::default()),
            [only] => Some(*only),
            _ => None,
        };
        let redeemed = codes::redeem(db, keys, Purpose::Reset, about, &code, &login, now)?;
        let Redeemed::Yes { about: account, .. } = redeemed else { return Ok(redeemed) };
        if !accounts.contains(&account) {
            return Ok(Redeemed::No);
        }
        passwords::set(db, account, &hash, now)?;
        sessions::delete_all(db, account)?;
        let names = passwords::gate_names(&login, Some(account));
        gate::succeeded(db, keys, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(redeemed)
    })?;
    Ok(match redeemed {
        Redeemed::Yes { .. } => Change::Done,
        Redeemed::No => Change::Wrong,
        Redeemed::Wait(pause) => Change::Wait(pause),
    })
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
    Ok(store.local_write(move |db, _| Ok(sessions::delete_all(db, account)?))?)
}
