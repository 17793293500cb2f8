//! Households: their members, who is head, who moves. Not here: registering a resident into one (`office::resident`).

use kernel::changes::Set;
use kernel::kk::Kk;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Id, Record, RecordId, Refusal, Row, Stored, Value, phrase};
use store::Reader;

use crate::records::household::Relation;
use crate::records::{Household, Membership, Resident};
use crate::rules::household::is_current;

/// A member with the membership, as the reader may see both.
#[derive(Debug, Clone)]
pub struct Member {
    /// The place in the household.
    pub membership: Stored<Membership>,
    /// The resident; `None` where it is kept elsewhere or out of scope.
    pub resident: Option<Stored<Resident>>,
}

/// A resident's membership that holds now, and its household where the reader may see it.
pub type Place = (Stored<Membership>, Option<Stored<Household>>);

/// Everybody who belongs, or belonged, to a household: present members first, the head before all. Somebody whose card goes
/// on in another stands here by that card, and once.
pub fn members(read: &Reader<'_>, household: RecordId) -> Result<Vec<Member>, Refusal> {
    let today = read.today();
    let mut members = Vec::new();
    for membership in read.referring::<Membership>("household", household)? {
        let resident = read.maybe::<Resident>(read.present(membership.resident.id.raw())?)?;
        members.push(Member { membership, resident });
    }
    members.sort_by_key(|member| (!is_current(&member.membership, today), member.membership.relation));
    let mut seen: Vec<(RecordId, bool)> = Vec::new();
    members.retain(|member| {
        let Some(resident) = &member.resident else { return true };
        let place = (resident.row.id, is_current(&member.membership, today));
        let merged = member.membership.resident.id.raw() != resident.row.id;
        let again = seen.contains(&place);
        seen.push(place);
        // Who left and came back has two memberships of one card; only a merged card is left out.
        !(again && (merged || place.1))
    });
    Ok(members)
}

/// The household to which a resident belongs now, with the membership.
pub fn current(read: &Reader<'_>, resident: RecordId) -> Result<Option<Place>, Refusal> {
    let today = read.today();
    let memberships = read.referring::<Membership>("resident", resident)?;
    let Some(membership) = memberships.into_iter().rfind(|membership| is_current(membership, today)) else {
        return Ok(None);
    };
    let household = read.maybe::<Household>(membership.household.id)?;
    Ok(Some((membership, household)))
}

/// Makes a resident the head: the name stands on the household and belongs to the resident's own data.
///
/// # Errors
/// `Invalid` at `relation` where another resident is the head.
pub fn set_head(
    read: &Reader<'_>,
    household: &Stored<Household>,
    resident: Ref<Resident>,
    name: &str,
    changes: &mut Changes,
) -> Result<(), Refusal> {
    let heads = members(read, household.row.id)?;
    let other = heads.iter().any(|member| {
        member.membership.relation == Relation::Head
            && member.membership.resident != resident
            && is_current(&member.membership, read.today())
    });
    if other {
        return Err(Refusal::invalid(
            "relation",
            "household.head",
            phrase(
                "Keluarga ini sudah punya kepala keluarga. Ubah dulu hubungannya di halaman keluarga.",
                "This household has a head already. First change that relation on the household's page.",
            ),
        ));
    }
    changes.edit(household).set(Household::HEAD, Some(resident));
    // Written anew even where the text is the same: from now on the head's own key seals it.
    let tag = Household::HEAD_NAME.tag;
    let again = Set { tag, value: Value::Text(name.to_owned()), replaced: household.row.versions_of(tag).to_vec() };
    if let Some(change) = changes.records.iter_mut().find(|change| change.record == household.row.id) {
        change.sets.retain(|set| set.tag != tag);
        change.sets.push(again);
    }
    Ok(())
}

/// Adds a resident to a household. With `moves`, an earlier membership ends today.
///
/// # Errors
/// `Invalid` at `resident` where the resident belongs to a household already, at `relation` where there is another head.
pub fn add_member(
    read: &Reader<'_>,
    action: ActionId,
    household: RecordId,
    resident: RecordId,
    relation: Relation,
    moves: bool,
) -> Result<Changes, Refusal> {
    let household = read.get::<Household>(household)?;
    let resident = super::resident::listed(read, resident)?;
    let today = read.today();
    let mut changes = Changes::new();
    for earlier in read.referring::<Membership>("resident", resident.row.id)? {
        if !is_current(&earlier, today) {
            continue;
        }
        if earlier.household.id == household.id {
            return Err(Refusal::invalid(
                "resident",
                "household.member",
                phrase("Sudah menjadi anggota keluarga ini.", "Already a member of this household."),
            ));
        }
        if !moves {
            return Err(Refusal::invalid(
                "resident",
                "household.elsewhere",
                phrase(
                    "Masih tercatat di keluarga lain. Centang “pindah dari keluarga lama” bila memang pindah.",
                    "Still recorded in another household. Tick “moves from the former household” if that is so.",
                ),
            ));
        }
        changes.edit(&earlier).set(Membership::UNTIL, Some(today));
    }
    if relation == Relation::Head {
        let name = resident.name.known().cloned().unwrap_or_default();
        set_head(read, &household, resident.reference(), &name, &mut changes)?;
    }
    let membership = Membership {
        id: Id::new(action.record(0)),
        household: household.reference(),
        resident: resident.reference(),
        relation,
        since: Some(today),
        until: None,
    };
    changes.create(household.home(), &membership);
    Ok(changes)
}

/// Changes a member's relation to the head. Whoever becomes head gives the household its name.
///
/// # Errors
/// `Invalid` at `relation` where another resident is the head.
pub fn change_relation(read: &Reader<'_>, membership: RecordId, relation: Relation) -> Result<Changes, Refusal> {
    let membership = read.get::<Membership>(membership)?;
    let mut changes = Changes::new();
    let household = read.get::<Household>(membership.household.id)?;
    if relation == Relation::Head {
        let resident = read.get::<Resident>(membership.resident.id)?;
        let name = resident.name.known().cloned().unwrap_or_default();
        set_head(read, &household, resident.reference(), &name, &mut changes)?;
    }
    changes.edit(&membership).set(Membership::RELATION, relation);
    Ok(changes)
}

/// Ends a membership today: moved away, married into another household, died.
pub fn end_membership(read: &Reader<'_>, membership: RecordId) -> Result<Changes, Refusal> {
    let membership = read.get::<Membership>(membership)?;
    let mut changes = Changes::new();
    changes.edit(&membership).set(Membership::UNTIL, Some(read.today()));
    Ok(changes)
}

/// Households by what an officer types: the number of the family card exactly, or the head's name. Best first.
pub fn find(read: &Reader<'_>, typed: &str, limit: usize) -> Result<Vec<(u8, Row)>, Refusal> {
    if let Ok(kk) = Kk::parse(typed) {
        let found = read.lookup_rows(Household::SPEC, "kk", kk.as_str())?;
        return Ok(found.into_iter().map(|row| (100, row)).take(limit).collect());
    }
    Ok(read.named_so_far(Household::SPEC, typed, limit)?.into_iter().filter(|(score, _)| *score >= 40).collect())
}
