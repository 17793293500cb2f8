//! Signing in: from what was typed to an account and its roles. Comparing a password is slow on purpose and never runs
//! on the writer. Not here: the second step (`totp`), the session (web), the pause after wrong attempts (store).

use std::time::Duration;

use jiff::Timestamp;
use kernel::{RecordId, Refusal};
use store::Store;
use store::local::gate::{self, Gate};
use store::local::passwords;

use super::account::{by_login, software};
use super::browser;
use super::role_assignment::{self, Post};
use crate::records::account::AccountState;
use crate::rules::account::login_to_find;

/// What became of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// The password fits, and these roles count today; never empty.
    Welcome {
        /// The account.
        account: RecordId,
        /// Its roles.
        posts: Vec<Post>,
        /// Is a second step still to come?
        second_step: bool,
    },
    /// No account of this login has this password; the two are told apart to nobody.
    Wrong,
    /// Too many attempts: not before so long.
    Wait(Duration),
    /// The password fits, but the account was stopped.
    Stopped,
    /// The password fits, but no role counts today.
    NoRole,
}

/// One candidate: its account, whether it is active, the kept hash, and the browser where that has signed in to it before.
struct Candidate {
    account: RecordId,
    active: bool,
    hash: Option<String>,
    browser: Option<String>,
}

/// Tries to sign in. `browser` is what the browser was told when somebody signed in with it before.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn sign_in(
    store: &Store,
    typed: &str,
    password: &str,
    browser: Option<&str>,
    now: Timestamp,
) -> Result<SignIn, Refusal> {
    let login = login_to_find(typed);
    let candidates = candidates(store, &login, browser, now)?;
    let (open, waiting) = match at_the_gate(store, &login, candidates, now)? {
        Asked::Wait(pause) => return Ok(SignIn::Wait(pause)),
        Asked::Try { open, waiting } => (open, waiting),
    };
    let Some(found) = matching(&open, password) else {
        return Ok(waiting.map_or(SignIn::Wrong, SignIn::Wait));
    };
    if !found.active {
        return Ok(SignIn::Stopped);
    }
    // Only the name and this account are forgiven: who shares a login with somebody else gains no further guesses. But
    // they have not guessed at the other accounts either, whose owners must not be kept waiting for it.
    let forgiven = match found.browser {
        // What strangers have guessed elsewhere stays counted against them.
        Some(_) => own_gate(&login, found),
        None => passwords::gate_names(&login, Some(found.account)),
    };
    let others: Vec<String> =
        open.iter().filter(|one| one.account != found.account).flat_map(|one| own_gate(&login, one)).collect();
    store.local_write(move |db, keys| {
        gate::succeeded(db, keys, &as_texts(&forgiven))?;
        Ok(gate::excused(db, keys, &as_texts(&others))?)
    })?;
    let account = found.account;
    let posts = store.read(&software(), now, |read| role_assignment::current(read, account))?;
    let second_step = super::totp::is_on(store, account)?;
    Ok(if posts.is_empty() { SignIn::NoRole } else { SignIn::Welcome { account, posts, second_step } })
}

fn candidates(store: &Store, login: &str, browser: Option<&str>, now: Timestamp) -> Result<Vec<Candidate>, Refusal> {
    let accounts = store.read(&software(), now, |read| by_login(read, login))?;
    let mut candidates = Vec::new();
    for account in accounts {
        let id = account.row.id;
        let hash = store.local_read(|db| Ok(passwords::find(db, id)?))?;
        let browser = browser::known(store, browser, id)?;
        candidates.push(Candidate { account: id, active: account.state == AccountState::Active, hash, browser });
    }
    Ok(candidates)
}

/// What the gate said.
enum Asked {
    /// The login as a whole has to wait, or every account of it.
    Wait(Duration),
    /// These may be tried; the longest pause of those that may not.
    Try { open: Vec<Candidate>, waiting: Option<Duration> },
}

/// Asks for one attempt by the login and by each of its accounts. An account that has to wait is left out and keeps nobody
/// else waiting: anybody may register under the login of an officer.
fn at_the_gate(store: &Store, login: &str, candidates: Vec<Candidate>, now: Timestamp) -> Result<Asked, Refusal> {
    let familiar = candidates.iter().any(|one| one.browser.is_some());
    let name = if familiar { Vec::new() } else { passwords::gate_names(login, None) };
    let gates: Vec<Vec<String>> = candidates.iter().map(|one| own_gate(login, one)).collect();
    let (whole, each) = store.local_write(move |db, keys| {
        let whole = gate::attempt(db, keys, &as_texts(&name), now)?;
        if whole != Gate::Open {
            return Ok((whole, Vec::new()));
        }
        let each = gates.iter().map(|gate| gate::attempt(db, keys, &as_texts(gate), now));
        Ok((whole, each.collect::<Result<Vec<_>, _>>()?))
    })?;
    if let Gate::Wait(pause) = whole {
        return Ok(Asked::Wait(pause));
    }
    let pause = |gate: &Gate| if let Gate::Wait(pause) = gate { Some(*pause) } else { None };
    let waiting = each.iter().filter_map(pause).max();
    let open: Vec<Candidate> =
        candidates.into_iter().zip(&each).filter(|(_, gate)| **gate == Gate::Open).map(|(one, _)| one).collect();
    Ok(match waiting {
        Some(pause) if open.is_empty() => Asked::Wait(pause),
        waiting => Asked::Try { open, waiting },
    })
}

/// The gate of an account alone; the first of the names is the login's. A browser that its owner has signed in with before
/// has a gate of its own, so that no stranger elsewhere can keep the owner waiting.
fn own_gate(login: &str, candidate: &Candidate) -> Vec<String> {
    match &candidate.browser {
        Some(browser) => vec![format!("login browser {browser} {}", candidate.account)],
        None => passwords::gate_names(login, Some(candidate.account)).into_iter().skip(1).collect(),
    }
}

/// The candidate whose password this is. All are compared, and one comparison is made where there is none, so that the
/// time tells little about which logins exist.
fn matching<'c>(candidates: &'c [Candidate], password: &str) -> Option<&'c Candidate> {
    if candidates.is_empty() {
        passwords::matches(None, password);
        return None;
    }
    let fits = |candidate: &&Candidate| passwords::matches(candidate.hash.as_deref(), password);
    let fitting: Vec<&Candidate> = candidates.iter().filter(fits).collect();
    fitting.iter().copied().find(|one| one.active).or_else(|| fitting.first().copied())
}

fn as_texts(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
