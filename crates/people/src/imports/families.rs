//! The family that each row of a person belongs to: one household for each card, made where it is missing, with the head
//! of the sheet as its head, and the person's place in it. Rules across fields of a row stand here too, fast enough for a
//! million rows. Not here: what columns mean (`resident`).

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use kernel::kk::Kk;
use kernel::nik::Nik;
use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::value::Ref;
use kernel::{Changes, Held, Id, Lang, Record, RecordId, Reference, Refusal, Stored, Value};
use store::{KnownKeys, Reader};
use web::Warning;
use web::sheets::{Companions, Minted, ReadRow, Remark, Same};

use super::resident::{KK, RELATION};
use crate::office::household::set_head;
use crate::office::resident::village_of;
use crate::records::household::Relation;
use crate::records::resident::Sex;
use crate::records::{Household, Membership, Resident};
use crate::rules::household::is_current;
use crate::rules::resident::{birth_problem, name_problem, warnings};

/// Classes of ids that an import mints beside those of its rows.
const HOUSEHOLDS: u64 = 1 << 32;
const MEMBERSHIPS: u64 = 2 << 32;

/// A family of the sheet.
#[derive(Debug, Clone, Copy)]
struct Family {
    /// The row that makes the household: its head's, or the first where the sheet names no head.
    row: u32,
    has_head: bool,
    /// The household that has this card already.
    there: Option<RecordId>,
}

struct Families {
    village: Option<Code>,
    today: Date,
    known: KnownKeys,
    keys: HashMap<String, Family>,
    /// Rows that call themselves head of a family that has one in the sheet already.
    second_heads: HashSet<u32>,
}

/// Begins a sheet of residents.
pub(super) fn begin(read: &Reader<'_>) -> Result<Box<dyn Companions>, Refusal> {
    let (_, kk) = Household::SPEC.field_named("kk").ok_or_else(|| Refusal::fault("a household has no card"))?;
    let known = read.known_keys(Household::SPEC, kk, read.actor().office)?;
    let village = village_of(read)?;
    let (keys, second_heads) = (HashMap::new(), HashSet::new());
    Ok(Box::new(Families { village, today: read.today(), known, keys, second_heads }))
}

/// A row's family card and the relation that it gives.
fn family_of(row: &ReadRow) -> Option<(&str, Relation)> {
    let kk = row.companions.get(KK)?.as_text()?;
    let relation = row.companions.get(RELATION).and_then(Value::as_integer).and_then(Relation::from_code);
    Some((kk, relation.unwrap_or(Relation::Other)))
}

impl Companions for Families {
    fn warnings(&mut self, row: &ReadRow, lang: Lang) -> Vec<Warning> {
        let nik = row.values.text("nik").and_then(|text| Nik::parse(text).ok());
        let birth = row.values.text("birth_date").and_then(|text| text.parse().ok());
        let sex = row.values.integer("sex").and_then(Sex::from_code);
        let found = warnings(nik.as_ref(), birth, sex, self.village).into_iter();
        found.map(|one| Warning { field: one.field().to_owned(), code: one.code(), message: one.say(lang) }).collect()
    }

    fn look(
        &mut self,
        read: &Reader<'_>,
        row: &ReadRow,
        existing: Option<RecordId>,
    ) -> Result<Result<Same, Vec<Remark>>, Refusal> {
        let birth = row.values.text("birth_date").and_then(|text| text.parse().ok());
        let problems = birth.and_then(|birth| birth_problem(birth, self.today)).into_iter();
        let problems: Vec<Problem> = problems.chain(row.values.text("name").and_then(name_problem)).collect();
        if !problems.is_empty() {
            let remarks = problems.into_iter();
            return Ok(Err(remarks
                .map(|one| Remark { key: one.field, code: one.code, message: one.message })
                .collect()));
        }
        let Some((kk, relation)) = family_of(row) else { return Ok(Ok(Same::Yes)) };
        let there = self.enter(read, kk, row.row, relation)?;
        let (Some(resident), Some(household)) = (existing, there) else { return Ok(Ok(Same::No)) };
        Ok(Ok(self.stands(read, row, resident, household, relation)?))
    }

    fn write(
        &mut self,
        read: &Reader<'_>,
        row: &ReadRow,
        own: Reference,
        minted: &Minted<'_>,
        changes: &mut Changes,
    ) -> Result<(), Refusal> {
        let Some((kk, relation)) = family_of(row) else { return Ok(()) };
        let Some(family) = self.keys.get(kk).copied() else { return Ok(()) };
        let made = changes.records.last().is_some_and(|change| change.created && change.record == own.record);
        let relation = if self.second_heads.contains(&row.row) { Relation::Other } else { relation };
        let resident = Ref::new(Id::new(own.record), own.home);
        let household = family.there.unwrap_or_else(|| minted.id(HOUSEHOLDS | u64::from(family.row)));
        if family.row == row.row {
            match family.there {
                None => {
                    changes.create(own.home, &new_household(household, kk, row, family.has_head.then_some(resident)));
                }
                Some(there) => renew(read, there, row, family.has_head.then_some(resident), changes)?,
            }
        }
        let place = Membership {
            id: Id::new(minted.id(MEMBERSHIPS | u64::from(row.row))),
            household: Ref::new(Id::new(household), own.home),
            resident,
            relation,
            since: None,
            until: None,
        };
        if made {
            changes.create(own.home, &place);
            return Ok(());
        }
        settle(read, place, changes)
    }
}

impl Families {
    /// Takes note of a member. Answers the household that has the card already.
    fn enter(
        &mut self,
        read: &Reader<'_>,
        kk: &str,
        row: u32,
        relation: Relation,
    ) -> Result<Option<RecordId>, Refusal> {
        let is_head = relation == Relation::Head;
        if let Some(family) = self.keys.get_mut(kk) {
            match (is_head, family.has_head) {
                (true, false) => (family.row, family.has_head) = (row, true),
                (true, true) => drop(self.second_heads.insert(row)),
                (false, _) => {}
            }
            return Ok(family.there);
        }
        let there = read.lookup_hashed(&self.known, &Value::Text(kk.to_owned()));
        self.keys.insert(kk.to_owned(), Family { row, has_head: is_head, there });
        Ok(there)
    }

    /// Does the person stand in this household as the sheet says?
    fn stands(
        &self,
        read: &Reader<'_>,
        row: &ReadRow,
        resident: RecordId,
        household: RecordId,
        relation: Relation,
    ) -> Result<Same, Refusal> {
        let second = self.second_heads.contains(&row.row);
        let relation = if second { Relation::Other } else { relation };
        let places = read.referring::<Membership>("resident", resident)?;
        let stands = |place: &Stored<Membership>| {
            is_current(place, self.today) && place.household.id.raw() == household && place.relation == relation
        };
        if !places.iter().any(stands) {
            return Ok(Same::No);
        }
        if relation != Relation::Head {
            return Ok(Same::Yes);
        }
        let household = read.get::<Household>(household)?;
        let same =
            household.head.is_some_and(|head| head.id.raw() == resident) && home_fields(&household, row).is_empty();
        Ok(if same { Same::Yes } else { Same::No })
    }
}

/// Where the household lies, as the row says it and the household does not.
fn home_fields(household: &Stored<Household>, row: &ReadRow) -> Vec<(u32, Value)> {
    let fields = ["dusun", "rt_rw", "address"].into_iter().filter_map(|name| {
        let value = row.values.get(name)?.clone();
        let differs = !value.is_null() && household.row.cell(name).known() != Some(&value);
        let (_, field) = Household::SPEC.field_named(name)?;
        differs.then_some((field.tag, value))
    });
    fields.collect()
}

fn given(row: &ReadRow, name: &str) -> Option<String> {
    row.values.text(name).map(str::to_owned)
}

fn new_household(id: RecordId, kk: &str, row: &ReadRow, head: Option<Ref<Resident>>) -> Household {
    Household {
        id: Id::new(id),
        kk: Held::Known(Kk::parse(kk).ok()),
        head_name: Held::Known(given(row, "name").unwrap_or_default()),
        dusun: given(row, "dusun"),
        rt_rw: Held::Known(given(row, "rt_rw")),
        address: Held::Known(given(row, "address")),
        head,
    }
}

/// A household that is there gets what the sheet says of its place, and its head where it has none yet.
fn renew(
    read: &Reader<'_>,
    id: RecordId,
    row: &ReadRow,
    head: Option<Ref<Resident>>,
    changes: &mut Changes,
) -> Result<(), Refusal> {
    let household = read.get::<Household>(id)?;
    let Some(head) = head else { return Ok(()) };
    changes.edit_row(&household.row, home_fields(&household, row));
    if household.head.is_none() {
        let name = given(row, "name").unwrap_or_default();
        match set_head(read, &household, head, &name, changes) {
            // Another head is recorded by hand: people know better than a sheet.
            Ok(()) | Err(Refusal::Invalid(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

/// The place of a person who was here before: left as it is, corrected, or moved from another household.
fn settle(read: &Reader<'_>, place: Membership, changes: &mut Changes) -> Result<(), Refusal> {
    let today = read.today();
    for earlier in read.referring::<Membership>("resident", place.resident.id.raw())? {
        if !is_current(&earlier, today) {
            continue;
        }
        if earlier.household.id == place.household.id {
            if earlier.relation != place.relation {
                changes.edit(&earlier).set(Membership::RELATION, place.relation);
            }
            return Ok(());
        }
        changes.edit(&earlier).set(Membership::UNTIL, Some(today));
    }
    changes.create(place.household.home, &place);
    Ok(())
}
