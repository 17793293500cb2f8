//! Opening one resident's record in an emergency, and what the keeper and the regency say to it. The opener never sees the
//! record through a wider scope: pages read it as [`kernel::access::Scope::Emergency`]. Not here: how far it reaches
//! (`rules::break_glass`), what is shown.

use jiff::{Timestamp, ToSpan};
use kernel::spec::FieldType;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored, Value};
use store::local::gate::{self, Gate};
use store::{Reader, Seen, Store};

use super::account::software;
use super::{message, office};
use crate::records::break_glass::{BreakGlassState, EmergencyGround, OPENERS};
use crate::records::message::MessageTopic;
use crate::records::{Account, BreakGlass, Office, Resident};
use crate::rules::break_glass as rules;
use crate::words::break_glass as words;

/// What is given to open a record.
#[derive(Debug, Clone)]
pub struct Opening {
    /// NIK, passport, letter or case number: exact, so that nobody browses.
    pub number: String,
    /// On which ground.
    pub ground: EmergencyGround,
    /// Why, in one's own words.
    pub reason: String,
}

/// Counts an attempt: numbers are not to be tried out. How long to wait, where that was done.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn attempt(store: &Store, account: RecordId, now: Timestamp) -> Result<Option<std::time::Duration>, Refusal> {
    let whom = format!("emergency {account}");
    let gate = store.local_write(move |db, keys| Ok(gate::attempt(db, keys, &[&whom], now)?))?;
    Ok(if let Gate::Wait(pause) = gate { Some(pause) } else { None })
}

/// Takes the attempt off again that opened: who was right has tried nothing out, and may have the next victim before them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn attempt_opened(store: &Store, account: RecordId) -> Result<(), Refusal> {
    let whom = format!("emergency {account}");
    Ok(store.local_write(move |db, keys| Ok(gate::excused(db, keys, &[&whom])?))?)
}

/// Opens: writes down who, whose and why, and tells the keeper. The ids come from the action.
///
/// # Errors
/// `Forbidden` for who may not; `Invalid` at `number` where nobody in reach has it, or the own village's card shows it
/// already; at `reason`; in general when too many are open.
pub fn open(read: &Reader<'_>, opening: &Opening, action: ActionId) -> Result<Changes, Refusal> {
    let actor = read.actor();
    let Some(role) = actor.role.filter(|role| OPENERS.contains(role)) else {
        return Err(Refusal::Forbidden(words::WHO_MAY));
    };
    if !rules::is_a_reason(&opening.reason) {
        return Err(Refusal::invalid("reason", "reason.short", words::REASON_SHORT));
    }
    let software = software();
    let all = read.as_actor(&software);
    let desk = office::public(read, actor.office)?.ok_or(Refusal::Forbidden(words::WHO_MAY))?;
    let region = desk.region.map_or_else(String::new, |code| code.as_str().to_owned());
    let resident = by_number(&all, &opening.number)?
        .filter(|resident| rules::reaches(role, &region, &resident.row.region))
        .ok_or_else(|| Refusal::invalid("number", "number.unknown", words::NOBODY))?;
    if resident.home() == actor.office {
        return Err(Refusal::invalid("number", "number.own", words::OWN_VILLAGE));
    }
    not_too_many(&all, actor.account, read.now())?;
    let account = all.get::<Account>(Id::new(actor.account))?;
    let record = BreakGlass {
        id: Id::new(action.record(0)),
        resident: resident.reference(),
        account: account.reference(),
        role,
        office: Ref::new(Id::<Office>::new(actor.office), actor.office),
        ground: Held::Known(opening.ground),
        reason: Held::Known(opening.reason.clone()),
        opened_at: read.now(),
        until: rules::ends(read.now()),
        state: BreakGlassState::Opened,
        answered_by: None,
        objection: Held::Known(None),
        settled_by: None,
        settlement: Held::Known(None),
    };
    let mut changes = tell(read, &resident, &desk, action.record(1))?;
    changes.create(resident.home(), &record);
    Ok(changes)
}

/// The message to the home office. It names neither the person nor the ground: those stand behind the link.
fn tell(
    read: &Reader<'_>,
    resident: &Stored<Resident>,
    desk: &Stored<Office>,
    id: RecordId,
) -> Result<Changes, Refusal> {
    let left = message::Left {
        office: resident.home(),
        topic: MessageTopic::Other,
        name: format!("{}, {}", read.actor().name, desk.name),
        contact: desk.phone.clone().or_else(|| desk.email.clone()).unwrap_or_else(|| desk.name.clone()),
        text: words::TOLD.id.to_owned(),
    };
    message::leave(read, &left, id)
}

fn not_too_many(all: &Reader<'_>, account: RecordId, now: Timestamp) -> Result<(), Refusal> {
    let own = of_account(all, account)?;
    let open = own.iter().filter(|one| rules::is_open(one.state, one.until, now)).count();
    let yesterday = now.saturating_sub(24.hours()).unwrap_or(Timestamp::MIN);
    let today = own.iter().filter(|one| one.opened_at > yesterday).count();
    if open >= rules::MOST_AT_ONCE || today >= rules::MOST_A_DAY {
        return Err(Refusal::invalid("", "emergency.many", words::TOO_MANY));
    }
    Ok(())
}

/// Every opening of an account, newest first.
fn of_account(all: &Reader<'_>, account: RecordId) -> Result<Vec<Stored<BreakGlass>>, Refusal> {
    let mut own = all.referring::<BreakGlass>("account", account)?;
    own.reverse();
    Ok(own)
}

/// The reader's own openings, newest first, wherever they lie.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn own(read: &Reader<'_>) -> Result<Vec<Stored<BreakGlass>>, Refusal> {
    of_account(&read.as_actor(&software()), read.actor().account)
}

/// An opening that the reader made or may read.
///
/// # Errors
/// `NotFound` otherwise.
pub fn readable(read: &Reader<'_>, id: RecordId) -> Result<Stored<BreakGlass>, Refusal> {
    if let Some(within) = read.maybe::<BreakGlass>(Id::new(id))? {
        return Ok(within);
    }
    let one = read.as_actor(&software()).get::<BreakGlass>(Id::new(id))?;
    if one.account.id.raw() == read.actor().account { Ok(one) } else { Err(Refusal::NotFound) }
}

/// The person whose record stands open to the reader now through this opening.
///
/// # Errors
/// `NotFound` for everybody but who opened it, in the role in which it was opened, and when its time is over.
pub fn person_open_now(read: &Reader<'_>, id: RecordId) -> Result<Stored<BreakGlass>, Refusal> {
    let one = readable(read, id)?;
    let own = one.account.id.raw() == read.actor().account && read.actor().role == Some(one.role);
    if own && rules::is_open(one.state, one.until, read.now()) { Ok(one) } else { Err(Refusal::NotFound) }
}

/// Whoever has exactly this number: a NIK, a passport, or the number of a letter or case about them.
fn by_number(all: &Reader<'_>, typed: &str) -> Result<Option<Stored<Resident>>, Refusal> {
    let number = typed.trim().to_uppercase();
    if number.chars().count() < 5 {
        return Ok(None);
    }
    if let Ok(nik) = kernel::nik::Nik::parse(&number) {
        return exactly(all, "nik", nik.as_str());
    }
    let passport: String = number.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if let Some(found) = exactly(all, "passport", &passport)? {
        return Ok(Some(found));
    }
    for person in named_by(all, &number)? {
        if let Some(resident) = all.maybe::<Resident>(Id::new(all.present(person)?))? {
            return Ok(Some(resident).filter(is_there));
        }
    }
    Ok(None)
}

/// Whoever has this number, also from a record that goes on in theirs. A number that two have opens neither.
fn exactly(all: &Reader<'_>, field: &str, number: &str) -> Result<Option<Stored<Resident>>, Refusal> {
    let mut found = all.lookup::<Resident>(field, number)?;
    for row in all.lookup_merged(Resident::SPEC, field, number)? {
        found.push(Stored::from_row(row)?);
    }
    found.retain(is_there);
    found.dedup_by_key(|one| one.row.id);
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// Neither withdrawn nor erased.
fn is_there(resident: &Stored<Resident>) -> bool {
    !resident.row.withdrawn && resident.name.known().is_some()
}

/// The persons of records with this number: of any kind that has a clear number and a clear person.
fn named_by(all: &Reader<'_>, number: &str) -> Result<Vec<RecordId>, Refusal> {
    let mut persons = Vec::new();
    for spec in all.registry().specs.iter().copied() {
        let field =
            |wanted: &str| spec.field_named(wanted).map(|(_, field)| field).filter(|one| !one.class.is_sealed());
        let numbered = field("number").is_some_and(|field| field.lookup);
        let person = spec
            .fields
            .iter()
            .find(|one| one.kind == FieldType::Reference(Resident::SPEC.kind) && !one.class.is_sealed());
        let Some(person) = person.filter(|_| numbered) else { continue };
        for row in all.lookup_rows(spec, "number", number)? {
            persons.extend(row.cell(person.name).known().and_then(Value::as_reference).map(|to| to.record));
        }
    }
    Ok(persons)
}

/// What the home office says.
#[derive(Debug, Clone)]
pub enum Reply {
    /// It is in order.
    Accept,
    /// It is not; the regency decides.
    Object(String),
}

/// The home office answers.
///
/// # Errors
/// `NotFound` out of region, for another office and for the opener's own hand; `Invalid` at `objection`, or where it was
/// answered already; `Conflict`.
pub fn reply(read: &Reader<'_>, id: RecordId, seen: &Seen, reply: &Reply) -> Result<Changes, Refusal> {
    let actor = read.actor();
    let one = read.seen::<BreakGlass>(Id::new(id), seen)?;
    if one.home() != actor.office || one.account.id.raw() == actor.account {
        return Err(Refusal::NotFound);
    }
    if one.state != BreakGlassState::Opened {
        return Err(Refusal::invalid("", "emergency.answered", words::ANSWERED));
    }
    let by = own_account(read)?;
    let mut changes = Changes::new();
    let edit = changes.edit(&one).set(BreakGlass::ANSWERED_BY, Some(by));
    match reply {
        Reply::Accept => drop(edit.set(BreakGlass::STATE, BreakGlassState::Accepted)),
        Reply::Object(text) if text.trim().is_empty() => {
            return Err(Refusal::invalid("objection", "required", words::OBJECTION_NEEDED));
        }
        Reply::Object(text) => drop(
            edit.set(BreakGlass::STATE, BreakGlassState::Objected)
                .set(BreakGlass::OBJECTION, Held::Known(Some(text.trim().to_owned()))),
        ),
    }
    Ok(changes)
}

/// The regency settles an objection: other hands than those that opened.
///
/// # Errors
/// `NotFound` out of region; `Forbidden` for who opened it; `Invalid` at `settlement`, or where nothing is to be settled.
pub fn settle(read: &Reader<'_>, id: RecordId, seen: &Seen, text: &str) -> Result<Changes, Refusal> {
    let one = read.seen::<BreakGlass>(Id::new(id), seen)?;
    if one.account.id.raw() == read.actor().account {
        return Err(Refusal::Forbidden(words::OTHER_HANDS));
    }
    if one.state != BreakGlassState::Objected {
        return Err(Refusal::invalid("", "emergency.settled", words::ANSWERED));
    }
    if text.trim().is_empty() {
        return Err(Refusal::invalid("settlement", "required", words::SETTLEMENT_NEEDED));
    }
    let by = own_account(read)?;
    let mut changes = Changes::new();
    changes
        .edit(&one)
        .set(BreakGlass::STATE, BreakGlassState::Settled)
        .set(BreakGlass::SETTLED_BY, Some(by))
        .set(BreakGlass::SETTLEMENT, Held::Known(Some(text.trim().to_owned())));
    Ok(changes)
}

fn own_account(read: &Reader<'_>) -> Result<Ref<Account>, Refusal> {
    Ok(read.as_actor(&software()).get::<Account>(Id::new(read.actor().account))?.reference())
}
