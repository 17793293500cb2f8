//! The people of one village of the sample world and their migrations over three years.

use ed25519_dalek::SigningKey;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::access::{Role, Scope};
use kernel::region::{Level, Regions};
use kernel::value::Ref;
use kernel::{Actor, Id, RecordId};
use migration::records::case::CaseState;
use people::records::Resident;
use people::records::household::Relation;
use people::records::letter::{LetterKind, SignerRelation};
use people::records::resident::Sex;
use people::rules::office::office_id;

use super::families::{Family, Person, Place};
use super::journey::{Desk, Goal, Journey, Wish};
use super::letters::{self, Signer};
use super::names::Names;
use super::offices::morning;
use super::random::Random;
use super::villages::Village;
use super::{Maker, PASSWORD};
use crate::trouble::Trouble;

/// Households of every village but the one where the cast works.
const HOUSEHOLDS: i64 = 10;
/// How many of Kuripan's letters wait for the head, so that the cast finds work.
const WAITING: usize = 3;

/// Fills one village; the one where the cast works with so many households. Answers a grown-up resident for the cast's own account.
pub fn village(
    maker: &mut Maker<'_>,
    village: &Village,
    households: Option<u16>,
    names: &Names,
) -> Result<Option<Ref<Resident>>, Trouble> {
    let large = households.is_some();
    let mut random = maker.random.part(village.code.as_str());
    let home = office_id(Some(&village.code));
    let today = kernel::day::Zone::Wib.day(maker.now.as_millisecond());
    let dusun: Vec<String> = (0..if large { 5 } else { 3 }).map(|_| names.dusun(&mut random)).collect();
    let regency = village.code.at(Level::Regency).and_then(|code| Regions::get().name(&code));
    let birth_place = regency.map(|name| name.trim_start_matches("Kabupaten ").trim_start_matches("Kota ").to_owned());
    // The listing takes the first weeks; migrations follow, so that time never runs back.
    let first_day = today.checked_sub((3 * 365).days()).unwrap_or(village.designated);
    let place = Place { code: village.code, home, dusun, birth_place, names, today, listed: first_day };
    let count = households.map_or_else(|| HOUSEHOLDS + random.between(-2, 3), i64::from);
    let desk = desk(maker, village, large)?;
    let families: Vec<Family> = (0..count).map(|_| Family::invent(&place, &mut random)).collect();
    for (index, family) in families.iter().enumerate() {
        let at = moment(first_day, index as i64 * 30 / count.max(1), &mut random);
        maker.write(&desk.officer, at, family.register(home))?;
    }
    let prepares = journeys(maker, &families, &desk, names, (first_day, today), &mut random)?;
    if large {
        waiting_letters(maker, &families, &desk, names, today, &mut random)?;
        super::desk_day::make(maker, &desk, &families, today)?;
        super::complaints::make(maker, village, &desk, today)?;
        super::abroad::make(maker, &desk, today)?;
        super::before::make(maker, &desk, &families, today)?;
        super::data_rights::make(maker, &desk, &families, today)?;
    }
    let grown_up = families.iter().flat_map(|family| &family.people).find(|person| person.age >= 21);
    let own = prepares.or(grown_up.map(|person| person.resident.id.raw()));
    Ok(own.map(|person| Ref::new(Id::new(person), home)))
}

/// Who works at a village's desk: the cast in Kuripan, somebody of the sample world elsewhere.
fn desk(maker: &Maker<'_>, village: &Village, large: bool) -> Result<Desk, Trouble> {
    let office = office_id(Some(&village.code));
    let actor = |login: &str, role| Actor {
        account: RecordId::named(&if large {
            format!("demo account {login}@contoh.id")
        } else {
            format!("demo {login} {}", village.code.as_str())
        }),
        role: Some(role),
        office,
        scope: Scope::Regions(vec![village.code.as_str().to_owned()]),
        name: if large { "H. Suprapto".to_owned() } else { String::new() },
    };
    let (officer, head) = (actor("siti", Role::PetugasDesmigratif), actor("kades", Role::KepalaDesa));
    let key = if large {
        people::office::letter::seal_key::unlock(maker.store, &head, office, PASSWORD, maker.now)
            .map_err(Trouble::refused("making the office's key"))?
    } else {
        let mut seed = [0u8; 32];
        for part in seed.chunks_mut(8) {
            part.copy_from_slice(&maker.random.part(&format!("key {}", village.code.as_str())).next().to_be_bytes());
        }
        SigningKey::from_bytes(&seed)
    };
    Ok(Desk { officer, head, key })
}

/// One grown-up of two or three households goes, has gone, or has come home. Answers somebody who is preparing: the cast's own
/// account has a case that goes on.
fn journeys(
    maker: &mut Maker<'_>,
    families: &[Family],
    desk: &Desk,
    names: &Names,
    (first, today): (Date, Date),
    random: &mut Random,
) -> Result<Option<RecordId>, Trouble> {
    let mut plans = Vec::new();
    for (index, family) in families.iter().enumerate() {
        if index % 5 == 4 {
            continue;
        }
        let Some(person) = leaver(family, random) else { continue };
        let goal = goal(index, random);
        let begins = begin(goal, first, today, random);
        plans.push((begins, family, person, goal));
    }
    plans.sort_by_key(|(begins, ..)| *begins);
    let prepares = |goal: &Goal| matches!(goal, Goal::Up(state) if state.is_before_departure());
    let own = plans.iter().find(|(.., goal)| prepares(goal)).map(|(_, _, person, _)| person.resident.id.raw());
    for (begins, family, person, goal) in plans {
        let (job, country) = names.job(random);
        let wish = Wish { job, country, signer: signer(family, person), goal };
        Journey::make(maker, person, desk, wish, (begins, today), random)?;
    }
    Ok(own)
}

/// Every state is somebody's; most are abroad, as in a first census.
fn goal(index: usize, random: &mut Random) -> Goal {
    let preparing = &CaseState::BEFORE_DEPARTURE[1..];
    match index % 5 {
        0 => Goal::FoundAbroad,
        1 => Goal::Up(CaseState::Bekerja),
        2 => Goal::Up(preparing[(index / 5) % preparing.len()]),
        _ if random.chance(20) => Goal::Aside(if random.chance(50) { CaseState::Tertunda } else { CaseState::Mundur }),
        _ if random.chance(60) => Goal::Up(CaseState::Purna),
        _ => Goal::Up(CaseState::Pulang),
    }
}

/// The day on which a migration begins, early enough for what it reaches.
fn begin(goal: Goal, first: Date, today: Date, random: &mut Random) -> Date {
    let after_listing = first.checked_add(40.days()).unwrap_or(first);
    let before = |most: i64, least: i64, random: &mut Random| {
        let day = today.checked_sub(random.between(least, most).days()).unwrap_or(after_listing);
        day.max(after_listing)
    };
    match goal {
        Goal::FoundAbroad => before(800, 20, random),
        Goal::Up(CaseState::Bekerja) => before(700, 380, random),
        Goal::Up(CaseState::Pulang | CaseState::Purna) => before(1000, 800, random),
        Goal::Up(_) | Goal::Aside(_) => before(170, 140, random),
    }
}

/// A grown-up between 21 and 45 of the household.
fn leaver<'f>(family: &'f Family, random: &mut Random) -> Option<&'f Person> {
    let fitting: Vec<&Person> = family.people.iter().filter(|person| (21..=50).contains(&person.age)).collect();
    random.pick(&fitting).copied()
}

/// The spouse of a married person, otherwise a parent or another grown-up as guardian.
fn signer(family: &Family, person: &Person) -> Option<Signer> {
    let other = family.people.iter().find(|other| other.resident.id != person.resident.id && other.age >= 21);
    let spouse = matches!(person.relation, Relation::Head | Relation::Spouse);
    let (name, nik, address, relation) = match other {
        Some(other) => {
            let male = other.resident.sex == Sex::Male;
            let relation = match (spouse, other.relation, male) {
                (true, Relation::Head | Relation::Spouse, true) => SignerRelation::Husband,
                (true, Relation::Head | Relation::Spouse, false) => SignerRelation::Wife,
                (false, Relation::Head | Relation::Spouse, true) => SignerRelation::Father,
                (false, Relation::Head | Relation::Spouse, false) => SignerRelation::Mother,
                _ => SignerRelation::Guardian,
            };
            let resident = &other.resident;
            let nik = resident.nik.given().map(|nik| nik.as_str().to_owned());
            (resident.name.known().cloned(), nik, resident.address.given().cloned(), relation)
        }
        None => (
            Some("Ketua RT setempat".to_owned()),
            None,
            person.resident.address.given().cloned(),
            SignerRelation::Guardian,
        ),
    };
    name.map(|name| Signer { relation, name, nik, address })
}

/// Letters that are checked and wait for the head, for persons without a migration case.
fn waiting_letters(
    maker: &mut Maker<'_>,
    families: &[Family],
    desk: &Desk,
    names: &Names,
    today: Date,
    random: &mut Random,
) -> Result<(), Trouble> {
    let free = families.iter().enumerate().filter(|(index, _)| index % 5 == 4).map(|(_, family)| family);
    let mut made = 0;
    for family in free {
        let Some(person) = leaver(family, random) else { continue };
        let (job, country) = names.job(random);
        let wish = Wish { job, country, signer: signer(family, person), goal: Goal::FoundAbroad };
        let moments = [moment(today, -2, random), moment(today, -1, random)];
        letters::checked_letter(maker, person, desk, &wish, LetterKind::FamilyPermission, moments)?;
        made += 1;
        if made == WAITING {
            break;
        }
    }
    Ok(())
}

fn moment(first: Date, days: i64, random: &mut Random) -> Timestamp {
    let day = first.checked_add(days.days()).unwrap_or(first);
    let morning = morning(day);
    morning.checked_add(random.between(0, 6 * 3600).seconds()).unwrap_or(morning)
}
