//! Handing over a desk: proposing, taking over, and the terms of the roles that follow. Tasks lie with office and role, so
//! they show to whoever holds the role; what lies with the account (drafts, sessions) is moved or ended by the page.
//! Not here: who may take over and from when (`rules::handover`).

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::access::{Actor, Role};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored, day};
use store::local::drafts;
use store::{ListQuery, Reader, Seen, Store, StoreError};

use super::account::{account_name, software};
use super::role_assignment;
use crate::records::account::AccountState;
use crate::records::handover::{HandoverReason, HandoverState};
use crate::records::{Account, Handover, Office, RoleAssignment};
use crate::rules::account as account_rules;
use crate::rules::handover as rules;
use crate::words::handover as words;

/// Somebody's role at an office, with the name.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The account.
    pub account: RecordId,
    /// The assignment.
    pub assignment: RecordId,
    /// What people call them.
    pub name: String,
    /// The role.
    pub role: Role,
}

/// Everybody with a role at an office on a day, by name.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn holders(read: &Reader<'_>, office: RecordId, on: Date) -> Result<Vec<Holder>, Refusal> {
    let software = software();
    let all = read.as_actor(&software);
    let mut query = ListQuery::of(RoleAssignment::SPEC).limited(200);
    query.home = Some(office);
    let mut holders = Vec::new();
    for row in all.list(&query)?.rows {
        let one = Stored::<RoleAssignment>::from_row(row)?;
        let counts = account_rules::is_current(one.from, one.until, on) && one.role != Role::Warga;
        if !counts || one.office.id.raw() != office {
            continue;
        }
        let Some(account) = all.maybe::<Account>(one.account.id)? else { continue };
        if account.state != AccountState::Active || account.row.withdrawn {
            continue;
        }
        let Some(name) = account.name.known().cloned() else { continue };
        holders.push(Holder { account: account.row.id, assignment: one.row.id, name, role: one.role });
    }
    holders.sort_by(|a, b| (&a.name, a.assignment).cmp(&(&b.name, b.assignment)));
    Ok(holders)
}

/// The desk that is to be handed over: one's own, or that of somebody whom the reader stands over.
///
/// # Errors
/// `NotFound` for anybody else's.
pub fn desk(read: &Reader<'_>, assignment: Option<RecordId>) -> Result<(Holder, RecordId), Refusal> {
    let actor = read.actor();
    let software = software();
    let Some(assignment) = assignment else {
        let own = holders(read, actor.office, read.today())?;
        let own = own.into_iter().find(|one| one.account == actor.account && Some(one.role) == actor.role);
        return Ok((own.ok_or(Refusal::NotFound)?, actor.office));
    };
    let stored = read.as_actor(&software).get::<RoleAssignment>(Id::new(assignment))?;
    let office = stored.office.id.raw();
    let holder = holders(read, office, read.today())?.into_iter().find(|one| one.assignment == assignment);
    let holder = holder.ok_or(Refusal::NotFound)?;
    let own = holder.account == actor.account && Some(holder.role) == actor.role;
    if own || stands_over(read, holder.role, office)? { Ok((holder, office)) } else { Err(Refusal::NotFound) }
}

/// Does the reader stand over a role at an office: its head, or who gives the role within the own region?
fn stands_over(read: &Reader<'_>, role: Role, office: RecordId) -> Result<bool, Refusal> {
    let actor = read.actor();
    let gives = actor.role.is_some_and(|own| account_rules::gives(own).contains(&role));
    let head = office == actor.office && actor.role.is_some_and(|own| rules::is_told(own, role));
    Ok((gives || head) && read.maybe::<Office>(Id::new(office))?.is_some())
}

/// Whoever may take a desk over on a day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn receivers(read: &Reader<'_>, giver: &Holder, office: RecordId, on: Date) -> Result<Vec<Holder>, Refusal> {
    let mut able = holders(read, office, on)?;
    able.retain(|one| one.account != giver.account && rules::may_receive(giver.role, one.role));
    able.dedup_by_key(|one| one.account);
    Ok(able)
}

/// The actor behind a desk, to see what waits there.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn actor_of(store: &Store, holder: &Holder, now: Timestamp) -> Result<Option<Actor>, Refusal> {
    role_assignment::actor_at(store, holder.account, holder.assignment, now)
}

/// What is proposed.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The giver's role; none for one's own.
    pub desk: Option<RecordId>,
    /// Who takes over.
    pub receiver: RecordId,
    /// Why.
    pub reason: HandoverReason,
    /// From which day.
    pub begins: Date,
    /// From which day the giver is back.
    pub back: Option<Date>,
    /// What one should know.
    pub note: String,
    /// Addresses of what is open.
    pub items: Vec<String>,
}

/// Proposes a handover.
///
/// # Errors
/// `NotFound` for a desk that is not the reader's to hand over; `Invalid` at `receiver`, `begins`, `back`, or where one is
/// under way.
pub fn propose(read: &Reader<'_>, proposal: &Proposal, action: ActionId) -> Result<Changes, Refusal> {
    let (giver, office) = desk(read, proposal.desk)?;
    let problems = rules::problems(proposal.reason, proposal.begins, proposal.back, read.today());
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let able = receivers(read, &giver, office, proposal.begins)?;
    if !able.iter().any(|one| one.account == proposal.receiver) {
        return Err(Refusal::invalid("receiver", "receiver", words::RECEIVER_WRONG));
    }
    let software = software();
    let all = read.as_actor(&software);
    let under_way = all.referring::<Handover>("giver", giver.account)?;
    if under_way.iter().any(|one| one.state == HandoverState::Proposed && one.role == giver.role) {
        return Err(Refusal::invalid("", "handover.twice", words::TWICE));
    }
    let account = |id: RecordId| Ok::<_, Refusal>(all.get::<Account>(Id::new(id))?.reference());
    let note = Some(proposal.note.trim().to_owned()).filter(|note| !note.is_empty());
    let items: Vec<&str> = proposal.items.iter().map(String::as_str).take(rules::MOST_ITEMS).collect();
    let record = Handover {
        id: Id::new(action.record(0)),
        giver: account(giver.account)?,
        receiver: account(proposal.receiver)?,
        proposer: account(read.actor().account)?,
        role: giver.role,
        office: Ref::new(Id::<Office>::new(office), office),
        reason: proposal.reason,
        begins: proposal.begins,
        back: proposal.back,
        note: Held::Known(note),
        items: Some(items.join("\n")).filter(|items| !items.is_empty()),
        state: HandoverState::Proposed,
        accepted_at: None,
        known_by: None,
    };
    let mut changes = Changes::new();
    changes.create(office, &record);
    Ok(changes)
}

/// A handover that concerns the reader: giver, receiver, proposer, or who is told of it.
///
/// # Errors
/// `NotFound` otherwise.
pub fn readable(read: &Reader<'_>, id: RecordId) -> Result<Stored<Handover>, Refusal> {
    let one = read.get::<Handover>(Id::new(id))?;
    if concerns(read.actor(), &one) { Ok(one) } else { Err(Refusal::NotFound) }
}

/// Does a handover concern this actor?
pub fn concerns(actor: &Actor, one: &Handover) -> bool {
    let party = [one.giver, one.receiver, one.proposer].iter().any(|account| account.id.raw() == actor.account);
    party || is_told(actor, one)
}

/// Is this actor told of it: the head of that office, or the regency above?
pub fn is_told(actor: &Actor, one: &Handover) -> bool {
    let head = actor.role.is_some_and(|role| rules::is_told(role, one.role));
    head && (one.office.id.raw() == actor.office || actor.is_one_of(&[Role::Koordinator, Role::PenanggungJawab]))
}

/// The receiver takes over: the giver's role ends the day before, and begins again for whoever comes back.
///
/// # Errors
/// `NotFound` for anybody but the receiver; `Invalid` where it was answered already, or the receiver's role ends before;
/// `Conflict`.
pub fn accept(read: &Reader<'_>, id: RecordId, seen: &Seen, action: ActionId) -> Result<Changes, Refusal> {
    let one = waiting(read, id, seen, |one| one.receiver.id.raw())?;
    let software = software();
    let all = read.as_actor(&software);
    // What was accepted late holds from today: nobody's days are taken back.
    let begins = one.begins.max(read.today());
    let giver =
        Holder { account: one.giver.id.raw(), assignment: RecordId::default(), name: String::new(), role: one.role };
    let able = receivers(read, &giver, one.office.id.raw(), begins)?;
    if !able.iter().any(|holder| holder.account == read.actor().account) {
        return Err(Refusal::invalid("", "receiver", words::RECEIVER_WRONG));
    }
    let mut changes = Changes::new();
    let mut index = 0;
    let roles = all.referring::<RoleAssignment>("account", one.giver.id.raw())?;
    let same = |role: &&Stored<RoleAssignment>| role.role == one.role && role.office.id == one.office.id;
    for role in roles.iter().filter(same).filter(|role| role.until.is_none_or(|until| until >= begins)) {
        let terms = rules::terms(role.from, role.until, begins, one.back);
        match terms.until {
            Some(last) => drop(changes.edit(role).set(RoleAssignment::UNTIL, Some(last))),
            None => drop(changes.withdraw(&role.row)),
        }
        if let Some((from, until)) = terms.again {
            let again = RoleAssignment { id: Id::new(action.record(index)), from, until, ..role.record.clone() };
            changes.create(role.home(), &again);
            index += 1;
        }
    }
    changes.edit(&one).set(Handover::STATE, HandoverState::Accepted).set(Handover::ACCEPTED_AT, Some(read.now()));
    Ok(changes)
}

/// The receiver cannot take over, or the proposer takes the proposal back.
///
/// # Errors
/// `NotFound` for anybody else; `Invalid` where it was answered already; `Conflict`.
pub fn end(read: &Reader<'_>, id: RecordId, seen: &Seen, declined: bool) -> Result<Changes, Refusal> {
    let one = waiting(read, id, seen, |one| if declined { one.receiver.id.raw() } else { one.proposer.id.raw() })?;
    let state = if declined { HandoverState::Declined } else { HandoverState::Cancelled };
    let mut changes = Changes::new();
    changes.edit(&one).set(Handover::STATE, state);
    Ok(changes)
}

fn waiting(
    read: &Reader<'_>,
    id: RecordId,
    seen: &Seen,
    whose: impl Fn(&Handover) -> RecordId,
) -> Result<Stored<Handover>, Refusal> {
    let one = read.seen::<Handover>(Id::new(id), seen)?;
    if whose(&one) != read.actor().account {
        return Err(Refusal::NotFound);
    }
    if one.state == HandoverState::Proposed {
        Ok(one)
    } else {
        Err(Refusal::invalid("", "handover.answered", words::ANSWERED))
    }
}

/// Whoever is told says that they know.
///
/// # Errors
/// `NotFound` for who is not told; `Conflict`.
pub fn know(read: &Reader<'_>, id: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let one = read.seen::<Handover>(Id::new(id), seen)?;
    if !is_told(read.actor(), &one) {
        return Err(Refusal::NotFound);
    }
    let by = read.as_actor(&software()).get::<Account>(Id::new(read.actor().account))?.reference();
    let mut changes = Changes::new();
    changes.edit(&one).set(Handover::KNOWN_BY, Some(by));
    Ok(changes)
}

/// Is it in force on this day?
pub fn is_in_force(one: &Handover, today: Date) -> bool {
    one.state == HandoverState::Accepted && one.begins <= today
}

/// The forms of which the giver's drafts go along with the desk: begun before it changed hands, and opened by its role
/// (`opens`). Of somebody who works at another office too none go: nobody can tell of which desk they are.
///
/// # Errors
/// `NotFound` before the day, or for anybody but the receiver; `Busy`, `Fault`.
pub fn drafts_to_take(
    store: &Store,
    one: &Handover,
    actor: &Actor,
    now: Timestamp,
    opens: impl Fn(&str) -> bool,
) -> Result<Vec<String>, Refusal> {
    let today = day::Zone::Wib.day(now.as_millisecond());
    if one.receiver.id.raw() != actor.account || !is_in_force(one, today) {
        return Err(Refusal::NotFound);
    }
    let giver = one.giver.id.raw();
    let posts = store.read(&software(), now, |read| role_assignment::posts(read, giver))?;
    let long_ago = today.saturating_sub(rules::DRAFTS_KEPT.days());
    let lately = |post: &role_assignment::Post| post.until.is_none_or(|until| until >= long_ago);
    let elsewhere = |post: &role_assignment::Post| post.role != Role::Warga && post.office != one.office.id.raw();
    if posts.iter().any(|post| elsewhere(post) && lately(post)) {
        return Ok(Vec::new());
    }
    let accepted = one.accepted_at.map_or(i64::MIN, |at| at.as_millisecond());
    let before = |saved: i64| saved <= accepted || day::Zone::Wib.day(saved) < one.begins;
    let begun = store.local_read(|db| Ok::<_, StoreError>(drafts::list(db, giver)?))?;
    Ok(begun.into_iter().filter(|(form, saved)| before(*saved) && opens(form)).map(|(form, _)| form).collect())
}

/// Moves them to the receiver; what the receiver has begun themself stays. Answers how many.
///
/// # Errors
/// As [`drafts_to_take`].
pub fn take_drafts(
    store: &Store,
    one: &Handover,
    actor: &Actor,
    now: Timestamp,
    opens: impl Fn(&str) -> bool,
) -> Result<u64, Refusal> {
    let forms = drafts_to_take(store, one, actor, now, opens)?;
    let (from, to) = (one.giver.id.raw(), one.receiver.id.raw());
    Ok(store.local_write(move |db, keys| Ok(drafts::hand_over(db, keys, from, to, &forms, now)?))?)
}

/// How many drafts the giver still has.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn drafts_of(store: &Store, account: RecordId) -> Result<usize, Refusal> {
    Ok(store.local_read(|db| Ok(drafts::list(db, account)?.len()))?)
}

/// What an account is called; empty where it is not here.
pub fn name_of(read: &Reader<'_>, account: Ref<Account>) -> String {
    account_name(read, account.id.raw()).unwrap_or_default()
}
