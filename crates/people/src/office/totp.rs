//! The second step of an account: set up and switched off by its owner, removed by whoever looks after the account when
//! telephone and recovery codes are lost. Not here: codes and their table (store), pages.

use std::time::Duration;

use jiff::Timestamp;
use kernel::access::Role;
use kernel::{Changes, Id, RecordId, Refusal};
use store::engine::Cell;
use store::local::gate::{self, Gate};
use store::local::passwords;
use store::local::totp::{self, SecondStep, Tried};
use store::{Reader, Seen, Statement, Store, StoreError};

use super::account::{looked_after, software};
use super::password::{self, Change};
use crate::records::Account;

/// Whether an account's second step is on, for the task on *Beranda*.
pub static IS_ON: Statement = Statement::unscoped(
    "account.second_step",
    1,
    "asked for the reader's own account only; a local table has no scope",
    "SELECT confirmed FROM local_totp WHERE account = $1 AND confirmed IS NOT NULL",
);

/// Roles that reach many villages or many accounts: a password alone is too little for them.
pub const URGED: &[Role] = &[
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PelatihBlm,
    Role::PetugasKementerian,
    Role::Auditor,
    Role::PengelolaNode,
];

/// Is the second step asked for when this account signs in?
///
/// # Errors
/// `Busy`, `Fault`.
pub fn is_on(store: &Store, account: RecordId) -> Result<bool, Refusal> {
    Ok(store.local_read(|db| Ok(totp::confirmed(db, account)?))?.is_some())
}

/// Should the reader be told to set it up?
///
/// # Errors
/// `Busy`, `Fault`.
pub fn is_urged(read: &Reader<'_>) -> Result<bool, Refusal> {
    let actor = read.actor();
    Ok(actor.is_one_of(URGED) && read.select(&IS_ON, &[Cell::from(actor.account)])?.is_empty())
}

/// What the account has.
pub struct Standing {
    /// The second step, also one that waits for its first code.
    pub step: Option<SecondStep>,
    /// Recovery codes that were not used.
    pub left: i64,
}

/// What the account has.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn standing(store: &Store, account: RecordId) -> Result<Standing, Refusal> {
    let keys = store.keys();
    Ok(store.local_read(|db| Ok(Standing { step: totp::find(db, keys, account)?, left: totp::left(db, account)? }))?)
}

/// Begins to set it up. Whoever sits at somebody else's open page does not know the password.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn begin(store: &Store, account: RecordId, present: &str, now: Timestamp) -> Result<Change, Refusal> {
    let proved = password::prove(store, account, present, now)?;
    if proved == Change::Done {
        store.local_write(move |db, keys| Ok(totp::begin(db, keys, account, now)?))?;
    }
    Ok(proved)
}

/// What became of the first code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    /// It is on; these are the recovery codes.
    On(Vec<String>),
    /// The code does not fit; where it fits another moment of the day, by how many seconds the telephone is ahead.
    Wrong(Option<i64>),
    /// Too many attempts: not before so long.
    Wait(Duration),
}

/// Switches it on with the first code that the telephone shows.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn confirm(store: &Store, account: RecordId, typed: &str, now: Timestamp) -> Result<Confirmed, Refusal> {
    let text = typed.to_owned();
    let codes = guarded(store, account, now, move |db, keys| {
        let codes = totp::confirm(db, keys, account, &text, now)?;
        Ok((codes.is_some(), codes))
    })?;
    Ok(match codes {
        Err(pause) => Confirmed::Wait(pause),
        Ok(Some(codes)) => Confirmed::On(codes),
        Ok(None) => {
            let waiting = standing(store, account)?.step.filter(|step| step.confirmed.is_none());
            Confirmed::Wrong(waiting.and_then(|step| totp::clocks_differ(&step.secret, typed, now)))
        }
    })
}

/// What became of a code at the second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// The telephone's.
    Yes,
    /// A recovery code; so many are left.
    Recovery(i64),
    /// It does not fit.
    Wrong,
    /// Too many attempts: not before so long.
    Wait(Duration),
}

/// Tries a code of the telephone or a recovery code. It is used up when it fits.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn pass(store: &Store, account: RecordId, typed: &str, now: Timestamp) -> Result<Passed, Refusal> {
    let typed = typed.to_owned();
    let tried = guarded(store, account, now, move |db, keys| {
        let tried = totp::attempt(db, keys, account, &typed, now)?;
        Ok((tried != Tried::Wrong, tried))
    })?;
    Ok(match tried {
        Err(pause) => Passed::Wait(pause),
        Ok(Tried::Right) => Passed::Yes,
        Ok(Tried::Recovery(left)) => Passed::Recovery(left),
        Ok(Tried::Wrong) => Passed::Wrong,
    })
}

/// One attempt at a code, counted before it is made; an attempt that fits forgets the others.
fn guarded<T: Send + 'static>(
    store: &Store,
    account: RecordId,
    now: Timestamp,
    attempt: impl FnOnce(&store::engine::Db, &store::keys::Keys) -> Result<(bool, T), StoreError> + Send + 'static,
) -> Result<Result<T, Duration>, Refusal> {
    let name = format!("second step {account}");
    Ok(store.local_write(move |db, keys| {
        if let Gate::Wait(pause) = gate::attempt(db, keys, &[&name], now)? {
            return Ok(Err(pause));
        }
        let (right, found) = attempt(db, keys)?;
        if right {
            gate::succeeded(db, keys, &[&name])?;
        }
        Ok(Ok(found))
    })?)
}

/// What became of a wish that takes password and code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Both<T> {
    /// Done.
    Done(T),
    /// The password does not fit.
    WrongPassword,
    /// The code does not fit.
    WrongCode,
    /// The password is too short to stand alone.
    TooShort,
    /// Too many attempts: not before so long.
    Wait(Duration),
}

fn both(store: &Store, account: RecordId, present: &str, typed: &str, now: Timestamp) -> Result<Both<()>, Refusal> {
    match password::prove(store, account, present, now)? {
        Change::Done => {}
        Change::Wait(pause) => return Ok(Both::Wait(pause)),
        Change::Wrong | Change::TooShort => return Ok(Both::WrongPassword),
    }
    Ok(match pass(store, account, typed, now)? {
        Passed::Yes | Passed::Recovery(_) => Both::Done(()),
        Passed::Wrong => Both::WrongCode,
        Passed::Wait(pause) => Both::Wait(pause),
    })
}

/// Makes new recovery codes in place of the old.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn renew(
    store: &Store,
    account: RecordId,
    present: &str,
    typed: &str,
    now: Timestamp,
) -> Result<Both<Vec<String>>, Refusal> {
    Ok(match both(store, account, present, typed, now)? {
        Both::Done(()) => Both::Done(store.local_write(move |db, keys| Ok(totp::recovery_codes(db, keys, account)?))?),
        Both::WrongPassword => Both::WrongPassword,
        Both::WrongCode => Both::WrongCode,
        Both::TooShort => Both::TooShort,
        Both::Wait(pause) => Both::Wait(pause),
    })
}

/// The owner switches it off, where the password is long enough to stand alone again.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn switch_off(
    store: &Store,
    account: RecordId,
    present: &str,
    typed: &str,
    now: Timestamp,
) -> Result<Both<()>, Refusal> {
    let fewest = password::fewest_alone(store, account, now)?;
    if passwords::normal(present).chars().count() < fewest as usize {
        // Asked before a code is used up, and only of whoever knows the password.
        return Ok(match password::prove(store, account, present, now)? {
            Change::Done => Both::TooShort,
            Change::Wait(pause) => Both::Wait(pause),
            Change::Wrong | Change::TooShort => Both::WrongPassword,
        });
    }
    let done = both(store, account, present, typed, now)?;
    if done == Both::Done(()) {
        remove(store, account)?;
    }
    Ok(done)
}

/// Takes it away here. Whether one may, the caller has asked ([`removal`]).
///
/// # Errors
/// `Busy`, `Fault`.
pub fn remove(store: &Store, account: RecordId) -> Result<bool, Refusal> {
    Ok(store.local_write(move |db, _| Ok(totp::remove(db, account)?))?)
}

/// Records that the reader removes the second step of an account: who did it and when stands in the account's history.
///
/// # Errors
/// As [`looked_after`]; `Conflict`.
pub fn removal(read: &Reader<'_>, account: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    looked_after(read, account)?;
    let stored = read.as_actor(&software()).seen::<Account>(Id::new(account), seen)?;
    let mut changes = Changes::new();
    changes.edit(&stored).set(Account::SECOND_STEP_REMOVED, Some(read.now()));
    Ok(changes)
}

/// Who removed the second step of an account last, and when in milliseconds UTC.
///
/// # Errors
/// `NotFound`, `Busy`, `Fault`.
pub fn last_removal(read: &Reader<'_>, account: RecordId) -> Result<Option<(i64, RecordId)>, Refusal> {
    let software = software();
    let history = read.as_actor(&software).history(<Account as kernel::Record>::SPEC, account)?;
    let tag = Account::SECOND_STEP_REMOVED.tag;
    let line = history.iter().rev().find(|line| line.fields.iter().any(|field| field.tag == tag));
    Ok(line.map(|line| (line.moment, line.account)))
}
