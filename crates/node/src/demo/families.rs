//! The invented households of a village: residents, family cards, whom to call first.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::changes::Changes;
use kernel::kk::Kk;
use kernel::nik::{Nik, Sex as NikSex};
use kernel::region::Code;
use kernel::value::Ref;
use kernel::{Held, Id, RecordId};
use people::records::household::Relation;
use people::records::next_of_kin::Kinship;
use people::records::resident::{MaritalStatus, NoticeGiven, Sex};
use people::records::{Household, Membership, NextOfKin, Resident};

use super::names::Names;
use super::random::Random;

/// What is known of a village while its people are made.
pub struct Place<'a> {
    /// The village.
    pub code: Code,
    /// Its office.
    pub home: RecordId,
    /// Its hamlets.
    pub dusun: Vec<String>,
    /// Where its people are born: its regency.
    pub birth_place: Option<String>,
    /// The lists of names.
    pub names: &'a Names,
    /// The day from which ages are counted.
    pub today: Date,
    /// The day on which they are listed: their records' ids begin with it.
    pub listed: Date,
}

/// One invented person.
#[derive(Debug, Clone)]
pub struct Person {
    /// The record.
    pub resident: Resident,
    /// Place in the household.
    pub relation: Relation,
    /// Age today.
    pub age: i64,
}

/// One invented household.
#[derive(Debug, Clone)]
pub struct Family {
    /// The record.
    pub household: Household,
    /// Head first.
    pub people: Vec<Person>,
    /// A relative outside the household, called where nobody else is grown up.
    relative: String,
    /// Numbers for the ids of what belongs to it.
    ids: Vec<RecordId>,
}

impl Family {
    /// Invents a household: a head, mostly a spouse, children, at times a grandparent.
    pub fn invent(place: &Place<'_>, random: &mut Random) -> Family {
        let dusun = random.pick(&place.dusun).cloned().unwrap_or_default();
        let rt_rw = format!("{:02}/{:02}", random.between(1, 6), random.between(1, 3));
        let (head_age, alone) = (random.between(28, 62), random.chance(12));
        let head_sex = if alone && random.chance(60) { NikSex::Female } else { NikSex::Male };
        let mut family = Family {
            household: household(place, &dusun, &rt_rw, random),
            people: Vec::new(),
            relative: place.names.person(NikSex::Female, &place.code.as_str()[..2], random),
            ids: Vec::new(),
        };
        let mut add = |relation, sex, age, status, random: &mut Random| {
            let person = person(place, &dusun, &rt_rw, sex, age, status, random);
            family.people.push(Person { resident: person, relation, age });
        };
        let status = if alone { MaritalStatus::Widowed } else { MaritalStatus::Married };
        add(Relation::Head, head_sex, head_age, status, random);
        if !alone {
            let age = (head_age - random.between(-2, 7)).max(21);
            add(Relation::Spouse, NikSex::Female, age, MaritalStatus::Married, random);
        }
        for _ in 0..random.between(0, 3) {
            let sex = if random.chance(50) { NikSex::Female } else { NikSex::Male };
            let age = random.between(1, (head_age - 20).clamp(2, 30));
            add(Relation::Child, sex, age, MaritalStatus::Single, random);
        }
        if random.chance(15) {
            add(Relation::Parent, NikSex::Female, head_age + random.between(20, 28), MaritalStatus::Widowed, random);
        }
        let count = family.people.len() * 2;
        family.ids = (0..count).map(|_| new_id(place.listed, random)).collect();
        for person in &mut family.people {
            person.resident.address = family.household.address.clone();
        }
        family.household.head_name = family.people[0].resident.name.clone();
        family.household.head = Some(Ref::new(family.people[0].resident.id, place.home));
        family
    }

    /// One action that registers the whole household, as an officer does it at the desk.
    pub fn register(&self, home: RecordId) -> Changes {
        let mut changes = Changes::new();
        changes.create(home, &self.household);
        for (index, person) in self.people.iter().enumerate() {
            changes.create(home, &person.resident);
            changes.create(
                home,
                &Membership {
                    id: Id::new(self.ids[index * 2]),
                    household: Ref::new(self.household.id, home),
                    resident: Ref::new(person.resident.id, home),
                    relation: person.relation,
                    since: None,
                    until: None,
                },
            );
            if person.age >= 17 {
                changes.create(home, &self.contact(index, home));
            }
        }
        changes
    }

    /// Grown-ups are called for by the nearest other grown-up of the household, or by a relative outside.
    fn contact(&self, index: usize, home: RecordId) -> NextOfKin {
        let person = &self.people[index];
        let other = self.people.iter().enumerate().find(|(place, other)| *place != index && other.age >= 17);
        let (name, kinship, phone) = match other {
            Some((_, other)) => {
                let kinship = kinship(person.relation, other.relation);
                (other.resident.name.clone(), kinship, other.resident.phone.clone())
            }
            None => (Held::Known(self.relative.clone()), Kinship::Sibling, Held::Known(None)),
        };
        NextOfKin {
            id: Id::new(self.ids[index * 2 + 1]),
            resident: Ref::new(person.resident.id, home),
            name,
            kinship,
            phone,
            address: Held::Known(None),
            first: Some(true),
        }
    }
}

/// What one member of a household is to another.
fn kinship(of: Relation, to: Relation) -> Kinship {
    match (of, to) {
        (Relation::Head, Relation::Spouse) | (Relation::Spouse, Relation::Head) => Kinship::Spouse,
        (Relation::Child, _) => Kinship::Parent,
        (_, Relation::Child) | (Relation::Parent, _) => Kinship::Child,
        _ => Kinship::Other,
    }
}

fn household(place: &Place<'_>, dusun: &str, rt_rw: &str, random: &mut Random) -> Household {
    let issued =
        Date::constant(2010 + random.between(0, 14) as i16, random.between(1, 12) as i8, random.between(1, 28) as i8);
    Household {
        id: Id::new(new_id(place.listed, random)),
        kk: Held::Known(Kk::compose(place.code, issued, random.between(1, 9999) as u16).ok()),
        head_name: Held::Known(String::new()),
        dusun: Some(dusun.to_owned()),
        rt_rw: Held::Known(Some(rt_rw.to_owned())),
        address: Held::Known(Some(street(random))),
        head: None,
    }
}

/// Somebody of any age, with nobody else.
pub fn stranger(place: &Place<'_>, random: &mut Random) -> Resident {
    let dusun = random.pick(&place.dusun).cloned().unwrap_or_default();
    let rt_rw = format!("{:02}/{:02}", random.between(1, 6), random.between(1, 3));
    let sex = if random.chance(50) { NikSex::Female } else { NikSex::Male };
    let (age, address) = (random.between(1, 75), street(random));
    let resident = person(place, &dusun, &rt_rw, sex, age, MaritalStatus::Married, random);
    Resident { address: Held::Known(Some(address)), ..resident }
}

fn person(
    place: &Place<'_>,
    dusun: &str,
    rt_rw: &str,
    sex: NikSex,
    age: i64,
    status: MaritalStatus,
    random: &mut Random,
) -> Resident {
    let birth = place.today.checked_sub((age * 365 + random.between(5, 360)).days()).unwrap_or(place.today);
    let province = &place.code.as_str()[..2];
    // One person in forty has no NIK yet: they are served all the same.
    let nik = if random.chance(97) {
        Nik::compose(place.code, birth, sex, random.between(1, 9999) as u16).ok()
    } else {
        None
    };
    let phone = if age >= 15 && random.chance(80) {
        Some(format!("+62810{:08}", random.between(10_000_000, 99_999_999)))
    } else {
        None
    };
    Resident {
        id: Id::new(new_id(place.listed, random)),
        name: Held::Known(place.names.person(sex, province, random)),
        nik: Held::Known(nik),
        sex: if sex == NikSex::Female { Sex::Female } else { Sex::Male },
        birth_date: Held::Known(Some(birth)),
        birth_place: Held::Known(place.birth_place.clone()),
        marital_status: Held::Known(Some(if age < 17 { MaritalStatus::Single } else { status })),
        occupation: Held::Known(if age >= 17 { Some(place.names.trade(random).to_owned()) } else { None }),
        dusun: Some(dusun.to_owned()),
        rt_rw: Held::Known(Some(rt_rw.to_owned())),
        address: Held::Known(None),
        phone: Held::Known(phone),
        passport: Held::Known(None),
        notice: if random.chance(70) { NoticeGiven::ReadAloud } else { NoticeGiven::LaterPaper },
        notes: Held::Known(None),
    }
}

fn street(random: &mut Random) -> String {
    const STREETS: [&str; 6] = ["Melati", "Kenanga", "Mawar", "Cempaka", "Anggrek", "Pahlawan"];
    format!("Jalan {} No. {}", random.pick(&STREETS).copied().unwrap_or("Melati"), random.between(1, 60))
}

/// An id that sorts by the day on which the world is made.
fn new_id(listed: Date, random: &mut Random) -> RecordId {
    let milliseconds = super::offices::morning(listed).as_millisecond();
    RecordId::v7(milliseconds.max(0) as u64 + (random.next() % 86_400_000), random.id_bytes())
}
