//! Accounts: made, found by login, looked after, stopped. Not here: roles and terms (`role_assignment`), passwords.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::{Actor, Role, Scope};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::{Action, Reader, Seen, Store};

use super::role_assignment::{self, Post};
use crate::records::account::AccountState;
use crate::records::{Account, Office, RoleAssignment};
use crate::rules::account as rules;
use crate::rules::office::office_id;
use crate::words::account as words;

/// Who the software itself reads as where nobody has signed in yet, or where the answer is the same for everybody:
/// signing in, public contact pages, articles. It sees names within the whole country and nothing specific; what it
/// reads is shown to nobody but as the page's own rules allow.
pub fn software() -> Actor {
    Actor {
        account: RecordId::default(),
        role: Some(Role::Koordinator),
        office: RecordId::default(),
        scope: Scope::Regions(vec![String::new()]),
        name: String::new(),
    }
}

/// What a new account begins with.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The person's name.
    pub name: String,
    /// As [`rules::login`] writes it.
    pub login: String,
    /// Its first role.
    pub role: Role,
    /// The office of that role, which also keeps the account.
    pub office: RecordId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

/// Adds a new account and its first role: for the first start, the sample world and the pages.
pub fn open(changes: &mut Changes, account: RecordId, assignment: RecordId, opening: &Opening) {
    let record = Account {
        id: Id::new(account),
        name: Held::Known(opening.name.clone()),
        login: Held::Known(opening.login.clone()),
        state: AccountState::Active,
        resident: Held::Known(None),
        second_step_removed: None,
    };
    changes.create(opening.office, &record);
    let role = RoleAssignment {
        id: Id::new(assignment),
        account: Ref::new(Id::new(account), opening.office),
        role: opening.role,
        office: Ref::new(Id::<Office>::new(opening.office), opening.office),
        from: opening.from,
        until: opening.until,
    };
    changes.create(opening.office, &role);
}

/// Every account of a login. There may be several: nobody proves a login when registering, and nodes that were apart
/// may both have taken it. Which of them is meant, the password tells.
pub fn by_login(read: &Reader<'_>, login: &str) -> Result<Vec<Stored<Account>>, Refusal> {
    read.as_actor(&software()).lookup::<Account>("login", login)
}

/// The most accounts that share a login by registering; each costs a sign-in one slow comparison more.
const MOST_OF_ONE_LOGIN: usize = 3;

/// A visitor registers. `None` where too many have taken this login.
pub fn register(
    read: &Reader<'_>,
    name: &str,
    login: &str,
    account: RecordId,
    assignment: RecordId,
) -> Result<Option<Changes>, Refusal> {
    if by_login(read, login)?.len() >= MOST_OF_ONE_LOGIN {
        return Ok(None);
    }
    let opening = Opening {
        name: name.to_owned(),
        login: login.to_owned(),
        role: Role::Warga,
        office: office_id(None),
        from: read.today(),
        until: None,
    };
    let mut changes = Changes::new();
    open(&mut changes, account, assignment, &opening);
    Ok(Some(changes))
}

/// Somebody who gives roles makes an account at an office.
///
/// # Errors
/// `Invalid` at `role`, `until`, `account`, `region`; `Forbidden` for who gives none.
pub fn open_for(
    read: &Reader<'_>,
    opening: &Opening,
    account: RecordId,
    assignment: RecordId,
) -> Result<Changes, Refusal> {
    role_assignment::check_gift(read, opening.role, opening.office, opening.from, opening.until)?;
    // A resident who only registered under this login does not stand in an officer's way.
    for other in by_login(read, &opening.login)? {
        let posts = role_assignment::posts(read, other.row.id)?;
        let officer = posts.iter().any(|post| post.role != Role::Warga);
        if officer || other.resident.given().is_some() {
            return Err(Refusal::invalid("account", "login.taken", words::LOGIN_TAKEN));
        }
    }
    let mut changes = Changes::new();
    open(&mut changes, account, assignment, opening);
    Ok(changes)
}

/// An account as somebody who may know of it sees it.
#[derive(Debug, Clone)]
pub struct Known {
    /// The account.
    pub account: Stored<Account>,
    /// Its roles, newest first.
    pub posts: Vec<Post>,
    /// May the reader make a code for it and stop it?
    pub looked_after: bool,
}

impl Known {
    /// The name, or nothing where it was erased.
    pub fn name(&self) -> &str {
        self.account.name.known().map_or("", String::as_str)
    }

    /// Roles that count today.
    pub fn current(&self, today: Date) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(move |post| post.is_current(today))
    }
}

/// The account, where it or one of its roles is kept within the reader's region, or where it belongs to nobody yet.
///
/// Names of office holders are read as the software: who gives accounts must know whose they are, also a node manager
/// who sees no personal data otherwise. A resident's account shows its name only to who may see residents.
pub fn known(read: &Reader<'_>, id: RecordId) -> Result<Known, Refusal> {
    let actor = read.actor();
    let role = actor.role.filter(|role| rules::MANAGERS.contains(role)).ok_or(Refusal::NotFound)?;
    let mut account = read.as_actor(&software()).get::<Account>(Id::new(id))?;
    let posts = role_assignment::posts(read, id)?;
    let within =
        read.maybe::<Account>(Id::new(id))?.is_some() || !read.referring::<RoleAssignment>("account", id)?.is_empty();
    let registered = !posts.is_empty() && posts.iter().all(|post| post.role == Role::Warga);
    let unbound = registered && account.resident.given().is_none();
    if !within && !unbound {
        return Err(Refusal::NotFound);
    }
    let held = held(&posts, read.today());
    if !role.sees_personal() && held.contains(&Role::Warga) {
        account.record.name = Held::Sealed;
        account.record.login = Held::Sealed;
    }
    let looked_after = id != actor.account && rules::looks_after(role, &held);
    Ok(Known { account, posts, looked_after })
}

/// The roles that decide who looks after an account: those that have not ended, or the ended ones where none is left.
fn held(posts: &[Post], today: Date) -> Vec<Role> {
    let open: Vec<Role> =
        posts.iter().filter(|post| post.until.is_none_or(|until| today <= until)).map(|post| post.role).collect();
    if open.is_empty() { posts.iter().map(|post| post.role).collect() } else { open }
}

/// The account, where the reader may make a code for it or stop it.
pub fn looked_after(read: &Reader<'_>, id: RecordId) -> Result<Known, Refusal> {
    let known = known(read, id)?;
    match known.looked_after {
        true => Ok(known),
        false if id == read.actor().account => Err(Refusal::Forbidden(words::OWN_ACCOUNT)),
        false => Err(Refusal::Forbidden(words::NOT_YOURS)),
    }
}

/// Accounts of a login that the reader may look after.
pub fn find_for(read: &Reader<'_>, typed: &str) -> Result<Vec<Known>, Refusal> {
    let mut found = Vec::new();
    for account in by_login(read, &rules::login_to_find(typed))? {
        match known(read, account.row.id) {
            Ok(known) if known.looked_after => found.push(known),
            Ok(_) | Err(Refusal::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}

/// Stops an account, or lets it sign in again. Its sessions end in the handler, after this.
pub fn set_state(read: &Reader<'_>, id: RecordId, state: AccountState, seen: &Seen) -> Result<Changes, Refusal> {
    looked_after(read, id)?;
    let account = read.as_actor(&software()).seen::<Account>(Id::new(id), seen)?;
    let mut changes = Changes::new();
    changes.edit(&account).set(Account::STATE, state);
    Ok(changes)
}

/// The shell's seam: whose account it is, for histories. Who holds or held an office is told to everybody who has signed
/// in, as on any paper of the office; a resident's account is named to nobody but its owner.
pub fn account_name(read: &Reader<'_>, id: RecordId) -> Option<String> {
    let actor = read.actor();
    actor.role?;
    if id == actor.account {
        return Some(actor.name.clone());
    }
    let account = read.as_actor(&software()).maybe::<Account>(Id::new(id)).ok().flatten()?;
    let posts = role_assignment::posts(read, id).ok()?;
    let officer = posts.iter().any(|post| post.role != Role::Warga);
    account.name.known().filter(|_| officer).cloned()
}

/// Makes an account with a password from outside a page: the first one of a node, and the command line.
///
/// # Errors
/// `Reused` where the action made another one; `Busy`, `Fault`.
pub fn create(
    store: &Store,
    action: ActionId,
    opening: Opening,
    password: &str,
    now: Timestamp,
) -> Result<RecordId, Refusal> {
    let account = action.record(0);
    let work = Action { id: action, digest: [0; 32], actor: software(), now };
    store.act(work, move |_| {
        let mut changes = Changes::new();
        open(&mut changes, account, action.record(1), &opening);
        Ok(changes)
    })?;
    super::password::set_first(store, account, password, now)?;
    Ok(account)
}
