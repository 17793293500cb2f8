//! Binding a resident's account to the resident: only with a code that an officer gave in person.
//! Not here: making the code (`password`), the page (`pages::own_account`).

use jiff::Timestamp;
use kernel::access::Role;
use kernel::value::Ref;
use kernel::{Actor, Changes, Held, Id, RecordId, Refusal};
use store::local::codes::{self, Purpose, Redeemed};
use store::{Reader, Store};

use super::account::software;
use crate::records::{Account, Office, Resident, RoleAssignment};
use crate::words::account as words;

/// Whether this account can still be bound; asked before a code is used up.
///
/// # Errors
/// `Invalid` at `code` for an account that is bound already or belongs to an officer.
pub fn may_bind(read: &Reader<'_>, actor: &Actor) -> Result<(), Refusal> {
    if actor.role != Some(Role::Warga) {
        return Err(Refusal::invalid("code", "code.officer", words::NOT_FOR_OFFICERS));
    }
    let account = read.as_actor(&software()).get::<Account>(Id::new(actor.account))?;
    match account.resident.given() {
        Some(_) => Err(Refusal::invalid("code", "code.bound", words::BOUND_ALREADY)),
        None => Ok(()),
    }
}

/// Uses up a code. The resident it was made for, or `No`, or a pause.
pub fn redeem(store: &Store, account: RecordId, code: &str, now: Timestamp) -> Result<Redeemed, Refusal> {
    let (code, asker) = (code.to_owned(), format!("account {account}"));
    Ok(store.local_write(move |db, keys| Ok(codes::redeem(db, keys, Purpose::Bind, None, &code, &asker, now)?))?)
}

/// Binds: the account names the resident, and its role stands at the resident's own village from now on. The role that
/// came with registering is withdrawn.
pub fn bind(read: &Reader<'_>, resident: RecordId, assignment: RecordId) -> Result<Changes, Refusal> {
    may_bind(read, read.actor())?;
    let software = software();
    let read_all = read.as_actor(&software);
    let account = read_all.get::<Account>(Id::new(read.actor().account))?;
    let resident = read_all.get::<Resident>(Id::new(resident))?;
    let home = resident.home();
    let mut changes = Changes::new();
    changes.edit(&account).set(Account::RESIDENT, Held::Known(Some(resident.reference())));
    for old in read_all.referring::<RoleAssignment>("account", account.row.id)? {
        if old.role == Role::Warga {
            changes.withdraw(&old.row);
        }
    }
    let role = RoleAssignment {
        id: Id::new(assignment),
        account: account.reference(),
        role: Role::Warga,
        office: Ref::new(Id::<Office>::new(home), home),
        from: read.today(),
        until: None,
    };
    changes.create(home, &role);
    Ok(changes)
}
