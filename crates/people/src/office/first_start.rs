//! The first start of a node: while nobody could look after it, a one-time code from its console makes its office and its
//! first account. Not here: printing the code (node), the page and that it answers this machine only (`pages`).

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use kernel::access::Role;
use kernel::region::{Code, Level};
use kernel::value::Ref;
use kernel::{ActionId, Actor, Changes, Id, RecordId, Refusal};
use store::engine::Cell;
use store::local::codes::{self, Issued, Purpose, Redeemed};
use store::local::passwords;
use store::{Action, Reader, Statement, Store};

use super::account::{self, Opening, software};
use super::office::{found, public};
use crate::records::{Office, RoleAssignment};
use crate::rules::office::office_id;

/// Whether there is an account of anybody but residents.
pub static OFFICERS: Statement = Statement::unscoped(
    "account.officers",
    1,
    "whether this node has begun is the same for whoever asks; the answer is yes or no",
    "SELECT role FROM role_assignment WHERE role <> $1 LIMIT 1",
);

/// Nodes that have begun. None ever goes back, and the question is asked at every look at the sign-in page.
static BEGUN: Mutex<BTreeSet<RecordId>> = Mutex::new(BTreeSet::new());

/// Is the node still without an account that could look after it?
///
/// # Errors
/// `Busy`, `Fault`.
pub fn is_open(read: &Reader<'_>) -> Result<bool, Refusal> {
    let begun = || BEGUN.lock().unwrap_or_else(PoisonError::into_inner);
    if begun().contains(&read.node()) {
        return Ok(false);
    }
    let open = read.select(&OFFICERS, &[Cell::from(Role::Warga.code())])?.is_empty();
    if !open {
        begun().insert(read.node());
    }
    Ok(open)
}

/// Makes the code for the console, when the node is without an account; an earlier one works no more.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn issue_code(store: &Store, now: Timestamp) -> Result<Option<Issued>, Refusal> {
    if !store.read(&software(), now, is_open)? {
        return Ok(None);
    }
    let node = store.node();
    let issued =
        store.local_write(move |db, keys| Ok(codes::issue(db, keys, Purpose::FirstStart, node, None, now)?))?;
    Ok(Some(issued))
}

/// What whoever has the code wants to begin with.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// As typed from the console.
    pub code: String,
    /// The region of the office; `None` for the ministry.
    pub region: Option<Code>,
    /// The person's name.
    pub name: String,
    /// As `rules::account::login` writes it.
    pub login: String,
    /// Good enough already.
    pub password: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// The account is there, with this role to work in.
    Done {
        /// The account.
        account: RecordId,
        /// The role assignment.
        role: RecordId,
    },
    /// The code does not fit.
    Wrong,
    /// Too many attempts: not before so long.
    Wait(Duration),
}

/// The role in which the first account works beside looking after the node.
pub const fn working_role(level: Level) -> Role {
    match level {
        Level::Village => Role::PetugasDesmigratif,
        Level::District | Level::Regency => Role::Koordinator,
        Level::Province => Role::PetugasProvinsi,
        Level::Nation => Role::PetugasKementerian,
    }
}

/// Uses the code up and makes office, account and password.
///
/// # Errors
/// `Invalid` at `region` for a region without offices; `Busy`, `Fault`.
pub fn begin(store: &Store, action: ActionId, wanted: &Beginning, now: Timestamp) -> Result<Begun, Refusal> {
    // Asked before the code is used up.
    found(wanted.region.as_ref(), store.node())?;
    let hash = passwords::hash(&wanted.password).map_err(Refusal::fault)?;
    let (node, code) = (store.node(), wanted.code.clone());
    let (account, role) = (action.record(0), action.record(1));
    let redeemed = store.local_write(move |db, keys| {
        let redeemed = codes::redeem(db, keys, Purpose::FirstStart, Some(node), &code, "first start", now)?;
        if let Redeemed::Yes { .. } = redeemed {
            // With the code in one transaction: an account without a password would shut this door and open no other.
            passwords::set(db, account, &hash, now)?;
        }
        Ok(redeemed)
    })?;
    match redeemed {
        Redeemed::No => return Ok(Begun::Wrong),
        Redeemed::Wait(pause) => return Ok(Begun::Wait(pause)),
        Redeemed::Yes { .. } => {}
    }
    let beginner = Actor { account, role: Some(Role::PengelolaNode), name: wanted.name.clone(), ..software() };
    let work = Action { id: action, digest: [0; 32], actor: beginner, now };
    let wanted = wanted.clone();
    store.act(work, move |read| changes(read, action, &wanted))?;
    Ok(Begun::Done { account, role })
}

fn changes(read: &Reader<'_>, action: ActionId, wanted: &Beginning) -> Result<Changes, Refusal> {
    let office = office_id(wanted.region.as_ref());
    let mut changes = match public(read, office)? {
        // A journal that was taken up may have brought the office along.
        Some(_) => Changes::new(),
        None => found(wanted.region.as_ref(), read.node())?,
    };
    let opening = Opening {
        name: wanted.name.clone(),
        login: wanted.login.clone(),
        role: working_role(wanted.region.as_ref().map_or(Level::Nation, Code::level)),
        office,
        from: read.today(),
        until: None,
    };
    account::open(&mut changes, action.record(0), action.record(1), &opening);
    let manager = RoleAssignment {
        id: Id::new(action.record(2)),
        account: Ref::new(Id::new(action.record(0)), office),
        role: Role::PengelolaNode,
        office: Ref::new(Id::<Office>::new(office), office),
        from: read.today(),
        until: None,
    };
    changes.create(office, &manager);
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::account::fits;
    use crate::rules::office::kind_of;

    #[test]
    fn the_first_account_works_in_a_role_that_its_office_has() {
        for code in ["33.07.10.2004", "33.07", "33"] {
            let code = Code::parse(code).expect("a code"); // reason: a test's own text
            let kind = kind_of(Some(&code)).expect("an office"); // reason: these levels have one
            assert!(fits(working_role(code.level()), kind), "{code}");
        }
        assert!(kind_of(None).is_some_and(|kind| fits(working_role(Level::Nation), kind)));
    }
}
