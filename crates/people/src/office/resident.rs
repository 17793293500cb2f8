//! Registering a resident: the card, the place in a household and the first contact, written as one entry. Also finding
//! residents and those who may be the same person. Not here: reading the form (`pages`), what is suspicious (`rules`).

use jiff::civil::Date;
use kernel::kk::Kk;
use kernel::nik::Nik;
use kernel::region::Code;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Row, Stored, phrase};
use store::Reader;

use crate::office::same_person;
use crate::records::household::Relation;
use crate::records::next_of_kin::Kinship;
use crate::records::resident::Sex;
use crate::records::{Household, Membership, NextOfKin, Office, Resident};
use crate::rules::duplicate::{Likeness, Traits};
use crate::rules::resident::{ResidentWarning, warnings};

/// Below this a name is hardly the one that was meant.
const LEAST_SCORE: u8 = 30;

/// Which record of the action is which: a form that is sent again names the same ones.
pub mod place {
    /// The resident.
    pub const RESIDENT: u32 = 0;
    /// A new household.
    pub const HOUSEHOLD: u32 = 1;
    /// The membership.
    pub const MEMBERSHIP: u32 = 2;
    /// The first contact.
    pub const KIN: u32 = 3;
}

/// What is registered in one action.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The card; its id is that of the action's record [`place::RESIDENT`].
    pub resident: Resident,
    /// The household.
    pub household: InHousehold,
    /// Whom to call first, where it was said.
    pub kin: Option<Kin>,
}

/// Where the resident belongs.
#[derive(Debug, Clone)]
pub enum InHousehold {
    /// Not said yet.
    None,
    /// To a household of this village that is recorded already.
    Existing(RecordId, Relation),
    /// To one that is recorded now. Its place is that of the resident.
    New {
        /// The number of the family card, where there is one.
        kk: Option<Kk>,
        /// The head's name where the resident is not the head.
        head_name: Option<String>,
        /// The resident's relation to the head.
        relation: Relation,
    },
}

/// A contact.
#[derive(Debug, Clone)]
pub struct Kin {
    /// Name.
    pub name: String,
    /// What the contact is to the resident.
    pub kinship: Kinship,
    /// Telephone in the international form.
    pub phone: Option<String>,
}

/// Registers a resident, with household and contact, as one entry of the actor's own office.
///
/// # Errors
/// `Invalid` at `nik` where it is recorded in this village, at `household` where that has another head.
pub fn register(read: &Reader<'_>, action: ActionId, input: &Registration) -> Result<Changes, Refusal> {
    let home = read.actor().office;
    if home == RecordId::default() {
        return Err(Refusal::Forbidden(phrase(
            "Akun ini tidak terikat pada kantor desa.",
            "This account belongs to no village office.",
        )));
    }
    let own = Ref::new(input.resident.id, home);
    let mut changes = Changes::new();
    changes.create(home, &input.resident);
    if let Some(member) = join(read, action, input, own, &mut changes)? {
        changes.create(home, &member);
    }
    if let Some(kin) = &input.kin {
        changes.create(
            home,
            &NextOfKin {
                id: Id::new(action.record(place::KIN)),
                resident: own,
                name: Held::Known(kin.name.clone()),
                kinship: kin.kinship,
                phone: Held::Known(kin.phone.clone()),
                address: Held::Known(None),
                first: Some(true),
            },
        );
    }
    Ok(changes)
}

/// The membership, and the household where it is new or gets its head.
fn join(
    read: &Reader<'_>,
    action: ActionId,
    input: &Registration,
    own: Ref<Resident>,
    changes: &mut Changes,
) -> Result<Option<Membership>, Refusal> {
    let name = input.resident.name.known().cloned().unwrap_or_default();
    let (household, relation) = match &input.household {
        InHousehold::None => return Ok(None),
        InHousehold::Existing(id, relation) => {
            let household = read.get::<Household>(*id)?;
            if *relation == Relation::Head {
                super::household::set_head(read, &household, own, &name, changes)?;
            }
            (household.reference(), *relation)
        }
        InHousehold::New { kk, head_name, relation } => {
            let id = Id::new(action.record(place::HOUSEHOLD));
            let is_head = *relation == Relation::Head;
            let household = Household {
                id,
                kk: Held::Known(kk.clone()),
                head_name: Held::Known(if is_head { name } else { head_name.clone().unwrap_or_default() }),
                dusun: input.resident.dusun.clone(),
                rt_rw: input.resident.rt_rw.clone(),
                address: input.resident.address.clone(),
                head: is_head.then_some(own),
            };
            changes.create(own.home, &household);
            (Ref::new(id, own.home), *relation)
        }
    };
    Ok(Some(Membership {
        id: Id::new(action.record(place::MEMBERSHIP)),
        household,
        resident: own,
        relation,
        since: None,
        until: None,
    }))
}

/// A resident who is still listed.
///
/// # Errors
/// `NotFound` where the record was withdrawn or erased, or is out of scope; `Forbidden` where it goes on in another card.
pub fn listed(read: &Reader<'_>, id: RecordId) -> Result<Stored<Resident>, Refusal> {
    let resident = read.get::<Resident>(id)?;
    if resident.row.withdrawn {
        return Err(Refusal::NotFound);
    }
    if read.continued_in(id)?.is_some() {
        return Err(Refusal::Forbidden(crate::words::same_person::GOES_ON_TELL));
    }
    Ok(resident)
}

/// Where the actor's office stands, where it is a village.
pub fn village_of(read: &Reader<'_>) -> Result<Option<Code>, Refusal> {
    Ok(read.maybe::<Office>(read.actor().office)?.and_then(|office| office.region))
}

/// What the NIK says otherwise than the card.
pub fn card_warnings(read: &Reader<'_>, card: &Card<'_>) -> Result<Vec<ResidentWarning>, Refusal> {
    Ok(warnings(card.nik, card.birth, card.sex, village_of(read)?))
}

/// The part of a card that is compared.
#[derive(Debug, Clone, Copy, Default)]
pub struct Card<'a> {
    /// Name.
    pub name: &'a str,
    /// NIK.
    pub nik: Option<&'a Nik>,
    /// Birth date.
    pub birth: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
}

impl<'a> Card<'a> {
    /// The card of a record.
    pub fn of(resident: &'a Resident) -> Card<'a> {
        Card {
            name: resident.name.known().map_or("", String::as_str),
            nik: resident.nik.given(),
            birth: resident.birth_date.given().copied(),
            sex: Some(resident.sex),
        }
    }

    fn traits(&self) -> Traits {
        Traits {
            name: self.name.to_owned(),
            nik: self.nik.cloned(),
            birth: self.birth,
            sex: self.sex,
            ..Traits::default()
        }
    }
}

/// Somebody who may be the same person.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The card.
    pub resident: Stored<Resident>,
    /// How likely, and why.
    pub likeness: Likeness,
}

/// Residents of the actor's region who may be the person on the card, the likeliest first. `own` is left out.
pub fn candidates(read: &Reader<'_>, card: &Card<'_>, own: RecordId) -> Result<Vec<Candidate>, Refusal> {
    let village = village_of(read)?.map_or_else(String::new, |code| code.as_str().to_owned());
    let found = same_person::candidates(read, &Traits { village, ..card.traits() }, own)?;
    Ok(found.into_iter().map(|(resident, likeness)| Candidate { resident, likeness }).collect())
}

/// Who has this NIK already, other than `own`.
pub fn with_nik(read: &Reader<'_>, nik: &Nik, own: RecordId) -> Result<Option<Stored<Resident>>, Refusal> {
    let mut found = read.lookup::<Resident>("nik", nik.as_str())?;
    for row in read.lookup_merged(Resident::SPEC, "nik", nik.as_str())? {
        found.push(Stored::from_row(row)?);
    }
    Ok(found.into_iter().find(|resident| resident.row.id != own && resident.home() == read.actor().office))
}

/// Residents by what an officer types: digits are a NIK or a telephone number, found exactly; a passport number too;
/// anything else is a name, however it is spelt. Best first, with a score of 0 to 100.
pub fn find(read: &Reader<'_>, typed: &str, limit: usize) -> Result<Vec<(u8, Row)>, Refusal> {
    let mut found: Vec<(u8, Row)> = Vec::new();
    for (field, exact) in exact_readings(typed) {
        let mut rows = read.lookup_rows(Resident::SPEC, field, &exact)?;
        rows.extend(read.lookup_merged(Resident::SPEC, field, &exact)?);
        for row in rows {
            if !found.iter().any(|(_, other)| other.id == row.id) {
                found.push((100, row));
            }
        }
    }
    if typed.chars().any(char::is_alphabetic) {
        for (score, row) in read.named_so_far(Resident::SPEC, typed, limit)? {
            if score >= LEAST_SCORE && !found.iter().any(|(_, other)| other.id == row.id) {
                found.push((score, row));
            }
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// What a typed number can be, as (field, value as it is kept).
fn exact_readings(typed: &str) -> Vec<(&'static str, String)> {
    let mut readings = Vec::new();
    if let Ok(nik) = Nik::parse(typed) {
        readings.push(("nik", nik.as_str().to_owned()));
    }
    if let Ok(phone) = kernel::phone::parse(typed) {
        readings.push(("phone", phone.as_str().to_owned()));
    }
    if typed.chars().any(|letter| letter.is_ascii_digit()) && !typed.trim().is_empty() {
        readings.push(("passport", typed.trim().to_owned()));
        readings.push(("passport", typed.trim().to_uppercase()));
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::exact_readings;

    #[test]
    fn digits_are_read_as_the_numbers_they_can_be() {
        let fields = |typed: &str| exact_readings(typed).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert!(fields("3307 1057 0895 0001").contains(&"nik"));
        assert!(fields("0812-3456-7890").contains(&"phone"));
        assert!(fields("c1234567").contains(&"passport"));
        assert!(fields("Siti Aminah").is_empty());
    }
}
