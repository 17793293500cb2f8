//! Signing in: from what was typed to an account and its roles. Comparing a password is slow on purpose and never runs
//! on the writer. Not here: the session (web), the pause after wrong attempts (store).

use std::time::Duration;

use jiff::Timestamp;
use kernel::{RecordId, Refusal};
use store::Store;
use store::local::gate::{self, Gate};
use store::local::passwords;

use super::account::{by_login, software};
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

/// One candidate: its account, whether it is active, and the kept hash.
struct Candidate {
    account: RecordId,
    active: bool,
    hash: Option<String>,
}

/// Tries to sign in.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn sign_in(store: &Store, typed: &str, password: &str, now: Timestamp) -> Result<SignIn, Refusal> {
    let login = login_to_find(typed);
    let candidates = candidates(store, &login, now)?;
    let names = gate_names(&login, &candidates);
    let asked = names.clone();
    let gate = store.local_write(move |db, keys| Ok(gate::attempt(db, keys, &as_texts(&asked), now)?))?;
    if let Gate::Wait(pause) = gate {
        return Ok(SignIn::Wait(pause));
    }
    let Some(found) = matching(&candidates, password) else { return Ok(SignIn::Wrong) };
    if !found.active {
        return Ok(SignIn::Stopped);
    }
    // Only the name and this account are forgiven: who shares a login with somebody else gains no further guesses.
    let forgiven = passwords::gate_names(&login, Some(found.account));
    store.local_write(move |db, keys| Ok(gate::succeeded(db, keys, &as_texts(&forgiven))?))?;
    let account = found.account;
    let posts = store.read(&software(), now, |read| role_assignment::current(read, account))?;
    Ok(if posts.is_empty() { SignIn::NoRole } else { SignIn::Welcome { account, posts } })
}

fn candidates(store: &Store, login: &str, now: Timestamp) -> Result<Vec<Candidate>, Refusal> {
    let accounts = store.read(&software(), now, |read| by_login(read, login))?;
    let mut candidates = Vec::new();
    for account in accounts {
        let id = account.row.id;
        let hash = store.local_read(|db| Ok(passwords::find(db, id)?))?;
        candidates.push(Candidate { account: id, active: account.state == AccountState::Active, hash });
    }
    Ok(candidates)
}

fn gate_names(login: &str, candidates: &[Candidate]) -> Vec<String> {
    let mut names = passwords::gate_names(login, None);
    for candidate in candidates {
        // The first of the two is the login again.
        names.extend(passwords::gate_names(login, Some(candidate.account)).into_iter().skip(1));
    }
    names
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
