//! Roles of accounts at offices: which count today, who acts in them, giving and ending them.
//! Not here: the rules of who gives what (`rules::account`).

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::{Actor, Role, Scope};
use kernel::day::Zone;
use kernel::value::Ref;
use kernel::{Changes, Id, RecordId, Refusal};
use store::{Reader, Store};

use super::account::{known, software};
use crate::records::account::AccountState;
use crate::records::office::OfficeKind;
use crate::records::{Account, Office, RoleAssignment};
use crate::rules::account as rules;
use crate::words::account as words;

/// A role of an account at an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The assignment.
    pub id: RecordId,
    /// In which role.
    pub role: Role,
    /// At which office.
    pub office: RecordId,
    /// What the office is called; empty where it is not kept here.
    pub office_name: String,
    /// Where the office stands; `None` where it is not kept here, empty for the ministry.
    pub region: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

impl Post {
    /// Does it count on this day?
    pub fn is_current(&self, today: Date) -> bool {
        rules::is_current(self.from, self.until, today)
    }
}

/// Every role that an account has or had, newest first; read as the software, for signing in and for who looks after
/// the account.
pub fn posts(read: &Reader<'_>, account: RecordId) -> Result<Vec<Post>, Refusal> {
    let software = software();
    let read = read.as_actor(&software);
    let mut posts = Vec::new();
    for assignment in read.referring::<RoleAssignment>("account", account)? {
        posts.push(post(&read, assignment.row.id, &assignment)?);
    }
    posts.reverse();
    Ok(posts)
}

/// A role with its office, as the reader sees it.
pub(crate) fn post(read: &Reader<'_>, id: RecordId, assignment: &RoleAssignment) -> Result<Post, Refusal> {
    let office = read.maybe::<Office>(assignment.office.id)?;
    let region = office.as_ref().map(|office| office.region.map_or_else(String::new, |code| code.as_str().to_owned()));
    Ok(Post {
        id,
        role: assignment.role,
        office: assignment.office.id.raw(),
        office_name: office.map_or_else(String::new, |office| office.name.clone()),
        region,
        from: assignment.from,
        until: assignment.until,
    })
}

/// The roles that count today.
pub fn current(read: &Reader<'_>, account: RecordId) -> Result<Vec<Post>, Refusal> {
    let today = read.today();
    Ok(posts(read, account)?.into_iter().filter(|post| post.is_current(today)).collect())
}

/// The shell's seam: who acts, as it stands at this moment. See [`actor_at`].
pub fn find_actor(store: &Store, account: RecordId, role: Option<RecordId>) -> Option<Actor> {
    // A reading that fails lets nobody in; the page that follows asks to sign in.
    actor_at(store, account, role?, Timestamp::now()).ok().flatten()
}

/// The actor of an account in one of its roles. `None` where the account is stopped or erased, or the role is withdrawn,
/// over or not begun.
pub fn actor_at(store: &Store, account: RecordId, role: RecordId, now: Timestamp) -> Result<Option<Actor>, Refusal> {
    store.read(&software(), now, |read| {
        let Some(stored) = read.maybe::<Account>(Id::new(account))? else { return Ok(None) };
        if stored.row.withdrawn || stored.state != AccountState::Active {
            return Ok(None);
        }
        let posts = current(read, account)?;
        let Some(post) = posts.iter().find(|post| post.id == role) else { return Ok(None) };
        let Some(name) = stored.name.known().cloned() else { return Ok(None) };
        let Some(scope) = scope(post, &posts, &stored) else { return Ok(None) };
        let scope = followed(read, scope)?;
        let office = if post.role == Role::Warga { RecordId::default() } else { post.office };
        Ok(Some(Actor { account, role: Some(post.role), office, scope, name }))
    })
}

/// A resident whose card goes on in another reaches that card, and through it what was kept under the first.
fn followed(read: &Reader<'_>, scope: Scope) -> Result<Scope, Refusal> {
    match scope {
        Scope::Person(person) => Ok(Scope::Person(read.present(person)?)),
        other => Ok(other),
    }
}

/// What a role reaches: its office's region; a trainer's regions together; a resident's own person.
fn scope(post: &Post, posts: &[Post], account: &Account) -> Option<Scope> {
    match post.role {
        Role::Warga => {
            Some(account.resident.given().map_or(Scope::Nothing, |resident| Scope::Person(resident.id.raw())))
        }
        // Whoever looks after the machine looks after all accounts on it; personal data stay masked.
        Role::PengelolaNode => Some(Scope::Regions(vec![String::new()])),
        Role::PelatihBlm => {
            let own = posts.iter().filter(|post| post.role == Role::PelatihBlm).filter_map(|post| post.region.clone());
            Some(Scope::Regions(own.collect()))
        }
        _ => post.region.clone().map(|region| Scope::Regions(vec![region])),
    }
}

/// A role to be given.
#[derive(Debug, Clone)]
pub struct Gift {
    /// To which account.
    pub account: RecordId,
    /// Which role.
    pub role: Role,
    /// At which office.
    pub office: RecordId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

/// May the reader give this role at this office for this term?
///
/// # Errors
/// `Invalid` at `role`, `region` or `until`.
pub fn check_gift(
    read: &Reader<'_>,
    role: Role,
    office: RecordId,
    from: Date,
    until: Option<Date>,
) -> Result<OfficeKind, Refusal> {
    let actor = read.actor();
    if !actor.role.is_some_and(|giver| rules::gives(giver).contains(&role)) {
        return Err(Refusal::invalid("role", "role.giver", words::ROLE_NOT_YOURS));
    }
    let office = match read.maybe::<Office>(Id::new(office))? {
        Some(office) => office,
        None => return Err(Refusal::invalid("region", "office", words::NO_OFFICE)),
    };
    if !rules::fits(role, office.kind) {
        return Err(Refusal::invalid("role", "role.office", words::ROLE_NOT_HERE));
    }
    match rules::term_problem(role, from, until, read.today()) {
        Some(problem) => Err(Refusal::Invalid(vec![problem])),
        None => Ok(office.kind),
    }
}

/// Gives an account another role. An acting head's name also goes onto the office's letterhead.
///
/// # Errors
/// As [`check_gift`]; `Invalid` where the account has the role already; `Forbidden` for one's own account.
pub fn give(read: &Reader<'_>, gift: &Gift, assignment: RecordId) -> Result<Changes, Refusal> {
    check_gift(read, gift.role, gift.office, gift.from, gift.until)?;
    let known = known(read, gift.account)?;
    if gift.account == read.actor().account {
        return Err(Refusal::Forbidden(words::OWN_ACCOUNT));
    }
    let today = read.today();
    let open = |post: &&Post| post.until.is_none_or(|until| today <= until);
    if known.posts.iter().filter(open).any(|post| post.role == gift.role && post.office == gift.office) {
        return Err(Refusal::invalid("role", "role.twice", words::ROLE_TWICE));
    }
    let mut changes = Changes::new();
    let record = RoleAssignment {
        id: Id::new(assignment),
        account: known.account.reference(),
        role: gift.role,
        office: Ref::new(Id::<Office>::new(gift.office), gift.office),
        from: gift.from,
        until: gift.until,
    };
    changes.create(gift.office, &record);
    if gift.role == Role::PelaksanaHarian && !known.name().is_empty() {
        let office = read.get::<Office>(Id::new(gift.office))?;
        changes.edit(&office).set(Office::ACTING_NAME, known.name().to_owned());
    }
    Ok(changes)
}

/// Ends a role: yesterday was its last day. One that has not begun, or began today, is withdrawn.
///
/// # Errors
/// `NotFound` out of region; `Forbidden` for who may not give it, and for one's own.
pub fn end(read: &Reader<'_>, assignment: RecordId) -> Result<Changes, Refusal> {
    let actor = read.actor();
    let stored = read.get::<RoleAssignment>(Id::new(assignment))?;
    if stored.account.id.raw() == actor.account {
        return Err(Refusal::Forbidden(words::OWN_ACCOUNT));
    }
    if !actor.role.is_some_and(|giver| rules::gives(giver).contains(&stored.role)) {
        return Err(Refusal::Forbidden(words::ROLE_NOT_YOURS));
    }
    let today = read.today();
    let mut changes = Changes::new();
    match today.yesterday() {
        Ok(yesterday) if stored.from <= yesterday => {
            changes.edit(&stored).set(RoleAssignment::UNTIL, Some(yesterday));
        }
        _ => {
            changes.withdraw(&stored.row);
        }
    }
    Ok(changes)
}

/// The day of a moment, where the programme's calendar is kept.
pub fn day_of(now: Timestamp) -> Date {
    Zone::Wib.day(now.as_millisecond())
}
