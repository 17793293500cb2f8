//! Members: joining, changing role, leaving. A second group and a young age are questions, not walls.

use jiff::civil::Date;
use kernel::{ActionId, Changes, Id, Lang, RecordId, Refusal, Stored, day};
use people::records::Resident;
use store::{Reader, Seen};
use web::Warning;

use super::{all_well, business_group, own_office, problem};
use crate::records::group_membership::{Background, GroupRole};
use crate::records::{BusinessGroup, ENTERPRISE_WRITERS, GroupMembership};
use crate::rules::group_membership as rules;
use crate::words::group_membership as words;

/// What the form gave.
#[derive(Debug, Clone)]
pub struct Joining {
    /// The group.
    pub group: RecordId,
    /// Who.
    pub resident: RecordId,
    /// As what.
    pub role: GroupRole,
    /// What ties them to migration.
    pub background: Background,
    /// Since when.
    pub joined_on: Date,
}

/// The memberships of a group that stand now, those with a role first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_group(read: &Reader<'_>, group: RecordId) -> Result<Vec<Stored<GroupMembership>>, Refusal> {
    let mut all = read.referring::<GroupMembership>("group", group)?;
    all.sort_by_key(|one| (one.left_on.is_some(), one.role.code(), one.row.id));
    Ok(all)
}

/// The memberships of a person that stand now.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_person(read: &Reader<'_>, person: RecordId) -> Result<Vec<Stored<GroupMembership>>, Refusal> {
    let mut all = read.referring::<GroupMembership>("resident", person)?;
    all.retain(|one| one.left_on.is_none());
    Ok(all)
}

/// Those of them who are in it now.
pub fn standing_of(all: &[Stored<GroupMembership>]) -> impl Iterator<Item = &Stored<GroupMembership>> {
    all.iter().filter(|one| one.left_on.is_none())
}

/// Who is in a group now, counted.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn composition(read: &Reader<'_>, group: RecordId) -> Result<rules::Composition, Refusal> {
    let all = of_group(read, group)?;
    Ok(rules::Composition::of(standing_of(&all).map(|one| (one.sex, one.background))))
}

/// What is asked before somebody joins.
///
/// # Errors
/// `NotFound`, `Busy`, `Fault`.
pub fn questions(read: &Reader<'_>, input: &Joining, lang: Lang) -> Result<Vec<Warning>, Refusal> {
    let person = read.present(input.resident)?;
    let mut warnings = Vec::new();
    let mut ask = |code, message: String| warnings.push(Warning { field: String::new(), code, message });
    for other in of_person(read, person)?.iter().filter(|one| one.group.id.raw() != input.group) {
        let group = read.maybe::<BusinessGroup>(other.group.id)?;
        let name = group.map_or_else(|| words::KEPT.say(lang).to_owned(), |group| group.name.clone());
        ask("member.other_group", words::OTHER_GROUP.say(lang).replace("%1", &name));
    }
    let resident = read.get::<Resident>(person)?;
    if resident.birth_date.given().is_some_and(|born| day::age(*born, input.joined_on) < 18) {
        ask("member.young", words::YOUNG.say(lang).to_owned());
    }
    Ok(warnings)
}

/// Somebody joins a group.
///
/// # Errors
/// `Forbidden` for others than the village's officer and facilitator; `Invalid` at `resident` for whoever is in it already, at
/// `role` where another holds it, at `joined_on` for a day ahead.
pub fn join(read: &Reader<'_>, action: ActionId, input: &Joining) -> Result<Changes, Refusal> {
    let group = business_group::open(read, input.group)?;
    let resident = read.get::<Resident>(read.present(input.resident)?)?;
    let there: Vec<_> = of_group(read, input.group)?.into_iter().filter(|one| one.left_on.is_none()).collect();
    let mut problems = Vec::new();
    if there.iter().any(|one| one.resident.id.raw() == resident.row.id) {
        problems.push(problem("resident", "member.there", words::THERE));
    }
    if rules::is_held_alone(input.role) && there.iter().any(|one| one.role == input.role) {
        problems.push(problem("role", "member.role", words::ONE_HOLDER));
    }
    if input.joined_on > read.today() {
        problems.push(problem("joined_on", "date.future", words::AHEAD));
    }
    all_well(problems)?;
    let membership = GroupMembership {
        id: Id::new(action.record(0)),
        group: group.reference(),
        resident: resident.reference(),
        role: input.role,
        background: input.background,
        sex: resident.sex,
        joined_on: input.joined_on,
        left_on: None,
    };
    let mut changes = Changes::new();
    changes.create(group.home(), &membership);
    Ok(changes)
}

/// Another role or background.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` for who has left and at `role` where another holds it.
pub fn change(
    read: &Reader<'_>,
    membership: RecordId,
    seen: &Seen,
    (role, background): (GroupRole, Background),
) -> Result<Changes, Refusal> {
    let standing = standing(read, membership, seen)?;
    let held = |one: &Stored<GroupMembership>| one.left_on.is_none() && one.role == role && one.row.id != membership;
    if rules::is_held_alone(role) && of_group(read, standing.group.id.raw())?.iter().any(held) {
        return Err(Refusal::invalid("role", "member.role", words::ONE_HOLDER));
    }
    let mut changes = Changes::new();
    changes.edit(&standing).set(GroupMembership::ROLE, role).set(GroupMembership::BACKGROUND, background);
    Ok(changes)
}

/// Somebody leaves.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` at `left_on` for a day ahead or before the joining.
pub fn leave(read: &Reader<'_>, membership: RecordId, seen: &Seen, left_on: Date) -> Result<Changes, Refusal> {
    let standing = standing(read, membership, seen)?;
    let mut problems = Vec::new();
    if left_on > read.today() {
        problems.push(problem("left_on", "date.future", words::AHEAD));
    }
    if left_on < standing.joined_on {
        problems.push(problem("left_on", "date.before", words::BEFORE_JOINING));
    }
    all_well(problems)?;
    let mut changes = Changes::new();
    changes.edit(&standing).set(GroupMembership::LEFT_ON, Some(left_on));
    Ok(changes)
}

fn standing(read: &Reader<'_>, membership: RecordId, seen: &Seen) -> Result<Stored<GroupMembership>, Refusal> {
    let standing = read.seen::<GroupMembership>(membership, seen)?;
    own_office(read, standing.home(), ENTERPRISE_WRITERS)?;
    if standing.left_on.is_some() {
        return Err(Refusal::invalid("", "member.left", words::LEFT_ALREADY));
    }
    Ok(standing)
}
