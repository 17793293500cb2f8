//! What the desk of a village relies on: registering is one entry, a number is one person's, a likely duplicate is
//! noticed, a household keeps its head, and an erased person is gone.

use crate::desk::{Desk, Person};
use jiff::civil::date;
use kernel::access::{Actor, Role, Scope};
use kernel::kk::Kk;
use kernel::{Held, Id, Record, Reference, Refusal, Value};
use people::office::resident::{Card, InHousehold, Registration, candidates, find, register, with_nik};
use people::office::{attachment, erasure, household, next_of_kin};
use people::records::erasure::ErasureReason;
use people::records::household::Relation;
use people::records::letter::{LetterKind, LetterState};
use people::records::{Household, Letter, Membership, NextOfKin, Resident};
use people::rules::duplicate::Part;
use store::ListQuery;

const NIK: &str = "3307105708950001";
const KK: &str = "3307100101200005";

fn siti() -> Person<'static> {
    Person {
        name: "Siti Aminah",
        nik: Some(NIK),
        birth: Some(date(1995, 8, 17)),
        phone: Some("+6281234567890"),
        kin: Some(("Slamet Riyadi", "+6281398765432")),
    }
}

fn new_household(head_name: Option<&str>, relation: Relation) -> InHousehold {
    InHousehold::New { kk: Kk::parse(KK).ok(), head_name: head_name.map(str::to_owned), relation }
}

#[test]
fn resident_household_membership_and_contact_are_written_as_one_entry() {
    let desk = Desk::new();
    let id = desk.register(siti(), new_household(Some("Slamet Riyadi"), Relation::Spouse)).unwrap();
    desk.read(|read| {
        let resident = read.get::<Resident>(id)?;
        assert_eq!(resident.name, Held::Known("Siti Aminah".to_owned()));
        let (membership, household) = household::current(read, id)?.unwrap();
        let household = household.unwrap();
        assert_eq!(membership.relation, Relation::Spouse);
        assert_eq!(household.head_name, Held::Known("Slamet Riyadi".to_owned()));
        assert_eq!(household.kk.given().map(Kk::as_str), Some(KK));
        let kin = next_of_kin::of_resident(read, id)?;
        assert_eq!(kin.len(), 1);
        assert_eq!(kin[0].first, Some(true));
        let written = |spec, id| Ok::<_, Refusal>(read.history(spec, id)?[0].action);
        let actions = [
            written(Resident::SPEC, id)?,
            written(Household::SPEC, household.row.id)?,
            written(Membership::SPEC, membership.row.id)?,
            written(NextOfKin::SPEC, kin[0].row.id)?,
        ];
        assert!(actions.iter().all(|action| *action == actions[0]));
        assert_eq!(read.indicator("people.resident", "33.07", None)?, 1);
        assert_eq!(read.indicator("people.household", "", None)?, 1);
        Ok(())
    })
    .unwrap();
}

#[test]
fn one_nik_is_one_person_of_a_village_and_leads_to_who_has_it() {
    let desk = Desk::new();
    let id = desk.register(siti(), InHousehold::None).unwrap();
    let other = Person { name: "Orang Lain", kin: None, ..siti() };
    let refused = desk.register(other, InHousehold::None).unwrap_err();
    let Refusal::Invalid(problems) = refused else { panic!("{refused:?}") };
    assert_eq!((problems[0].field.as_str(), problems[0].code), ("nik", "unique"));
    desk.read(|read| {
        let nik = kernel::nik::Nik::parse(NIK).unwrap();
        assert_eq!(with_nik(read, &nik, kernel::RecordId::default())?.map(|found| found.row.id), Some(id));
        assert!(with_nik(read, &nik, id)?.is_none(), "the same form sent again is not its own duplicate");
        Ok(())
    })
    .unwrap();
    assert!(!desk.holds(NIK) && !desk.holds("81234567890"), "a sealed number stands in clear");
}

#[test]
fn a_person_without_nik_is_registered_and_found_by_name_however_it_is_spelt() {
    let desk = Desk::new();
    let plain = Person { name: "Moehammad Djoko Soesilo", ..Person::default() };
    let id = desk.register(plain, InHousehold::None).unwrap();
    desk.register(siti(), InHousehold::None).unwrap();
    desk.read(|read| {
        assert_eq!(find(read, "muhamad joko susilo", 5)?[0].1.id, id);
        let by = |typed: &str| {
            Ok::<_, Refusal>(find(read, typed, 5)?.into_iter().map(|(score, _)| score).collect::<Vec<_>>())
        };
        assert_eq!(by("3307 1057 0895 0001")?, [100]);
        assert_eq!(by("0812-3456-7890")?, [100]);
        assert_eq!(by("3307105708950002")?, [0u8; 0]);
        Ok(())
    })
    .unwrap();
}

#[test]
fn a_similar_name_with_the_same_birth_date_is_a_candidate_and_the_form_itself_is_not() {
    let desk = Desk::new();
    let id = desk.register(siti(), InHousehold::None).unwrap();
    desk.read(|read| {
        let card = |name, birth| Card { name, nik: None, birth: Some(birth), sex: None };
        let found = candidates(read, &card("Sitti Aminah", date(1995, 8, 17)), kernel::RecordId::default())?;
        assert_eq!(found.iter().map(|one| one.resident.row.id).collect::<Vec<_>>(), [id]);
        assert!(found[0].likeness.parts.contains(&Part::BirthSame), "{:?}", found[0].likeness);
        assert!(candidates(read, &card("Siti Aminah", date(1995, 8, 17)), id)?.is_empty());
        assert!(candidates(read, &card("Siti Aminah", date(1970, 1, 1)), kernel::RecordId::default())?.is_empty());
        Ok(())
    })
    .unwrap();
}

#[test]
fn an_officer_without_a_village_registers_nobody() {
    let desk = Desk::new();
    let nowhere = Actor { office: kernel::RecordId::default(), ..desk.officer() };
    let resident = siti().card();
    let refused = desk.act(&nowhere, move |read, action| {
        register(read, action, &Registration { resident, household: InHousehold::None, kin: None })
    });
    assert!(matches!(refused, Err(Refusal::Forbidden(_))));
}

#[test]
fn a_household_has_one_head_and_who_moves_leaves_the_former_one() {
    let desk = Desk::new();
    let officer = desk.officer();
    let head = desk.register(siti(), new_household(None, Relation::Head)).unwrap();
    let home = desk.read(|read| Ok(household::current(read, head)?.unwrap().0.household.id.raw())).unwrap();
    let wati = Person { name: "Wahyuni", ..Person::default() };
    let second = desk.register(wati, InHousehold::Existing(home, Relation::Child)).unwrap();
    let refused = desk
        .register(Person { name: "Bukan Kepala", ..Person::default() }, InHousehold::Existing(home, Relation::Head));
    assert!(matches!(refused, Err(Refusal::Invalid(problems)) if problems[0].code == "household.head"));

    let other = desk
        .register(
            Person { name: "Sumarni", ..Person::default() },
            InHousehold::New { kk: None, head_name: None, relation: Relation::Head },
        )
        .unwrap();
    let other_home = desk.read(|read| Ok(household::current(read, other)?.unwrap().0.household.id.raw())).unwrap();
    let stays = desk.act(&officer, move |read, action| {
        household::add_member(read, action, other_home, second, Relation::ChildInLaw, false)
    });
    assert!(matches!(stays, Err(Refusal::Invalid(problems)) if problems[0].code == "household.elsewhere"));
    desk.act(&officer, move |read, action| {
        household::add_member(read, action, other_home, second, Relation::ChildInLaw, true)
    })
    .unwrap();
    desk.read(|read| {
        assert_eq!(household::current(read, second)?.unwrap().0.household.id.raw(), other_home);
        let first = household::members(read, home)?;
        assert_eq!(first.iter().map(|one| one.membership.until.is_some()).collect::<Vec<_>>(), [false, true]);
        Ok(())
    })
    .unwrap();
}

#[test]
fn exactly_one_contact_is_called_first() {
    let desk = Desk::new();
    let id = desk.register(siti(), InHousehold::None).unwrap();
    let input = next_of_kin::KinInput {
        kin: people::office::resident::Kin {
            name: "Ibu Sumarni".to_owned(),
            kinship: people::records::next_of_kin::Kinship::Parent,
            phone: None,
        },
        address: None,
        first: true,
    };
    desk.act(&desk.officer(), move |read, action| next_of_kin::add(read, action, id, &input)).unwrap();
    let kin = desk.read(|read| next_of_kin::of_resident(read, id)).unwrap();
    let first: Vec<_> = kin.iter().filter(|one| one.first == Some(true)).map(|one| one.name.clone()).collect();
    assert_eq!(first, [Held::Known("Ibu Sumarni".to_owned())]);
    assert_eq!(kin.len(), 2);
}

#[test]
fn a_file_is_kept_sealed_and_opens_for_its_resident_only_as_what_it_is() {
    let desk = Desk::new();
    let id = desk.register(siti(), InHousehold::None).unwrap();
    let page = b"%PDF-1.7 salinan KTP Siti Aminah %%EOF";
    let refused = attachment::keep(&desk.store, id, "file", b"MZ no paper").unwrap_err();
    assert!(matches!(refused, Refusal::Invalid(problems) if problems[0].code == "file.kind"));
    let kept = attachment::keep(&desk.store, id, "file", page).unwrap();
    desk.act(&desk.officer(), move |read, action| {
        let mut changes = kernel::Changes::new();
        attachment::attach(&mut changes, action.record(0), &read.get::<Resident>(id)?, id, &kept, "KTP Siti.exe");
        Ok(changes)
    })
    .unwrap();
    let found = desk.read(|read| attachment::of_record(read, id, id)).unwrap();
    let opened = attachment::open(&desk.store, &found[0]).unwrap();
    assert_eq!(
        (opened.bytes.as_slice(), opened.content_type, opened.name.as_str()),
        (&page[..], "application/pdf", "KTP Siti.pdf")
    );
    assert!(!desk.holds("salinan KTP"));
}

#[test]
fn after_an_erasure_no_name_stands_in_any_file_and_the_household_lives_on() {
    let desk = Desk::new();
    let head = desk.actor(Role::KepalaDesa);
    let id = desk.register(siti(), new_household(None, Relation::Head)).unwrap();
    let home = desk.read(|read| Ok(household::current(read, id)?.unwrap().0.household.id.raw())).unwrap();
    let child = desk
        .register(Person { name: "Budi Santoso", ..Person::default() }, InHousehold::Existing(home, Relation::Child))
        .unwrap();
    let kept = attachment::keep(&desk.store, id, "file", b"%PDF-1.7 KTP %%EOF").unwrap();
    desk.act(&desk.officer(), move |read, action| {
        let mut changes = kernel::Changes::new();
        attachment::attach(
            &mut changes,
            action.record(0),
            &read.get::<Resident>(id)?,
            id,
            &kept,
            "KTP Siti Aminah.pdf",
        );
        Ok(changes)
    })
    .unwrap();
    assert!(desk.holds("Siti Aminah"), "the test would not notice anything");

    let wrong =
        desk.act(&head, move |read, action| erasure::erase(read, action, id, ErasureReason::Request, "Siti Aminoh"));
    assert!(matches!(wrong, Err(Refusal::Invalid(problems)) if problems[0].field == "name"));
    desk.act(&head, move |read, action| erasure::erase(read, action, id, ErasureReason::Request, " siti  aminah "))
        .unwrap();
    erasure::destroy(&desk.store, &head, desk.now(), id).unwrap();

    for planted in ["Siti Aminah", "Slamet Riyadi"] {
        assert!(!desk.holds(planted), "{planted} still stands in a file");
    }
    desk.read(|read| {
        let resident = read.get::<Resident>(id)?;
        assert_eq!((resident.name.clone(), resident.row.withdrawn), (Held::Erased, true));
        assert!(read.named(Resident::SPEC, "Siti Aminah", 5)?.is_empty());
        assert!(find(read, NIK, 5)?.is_empty());
        assert_eq!(read.count(&ListQuery::of(Resident::SPEC))?, 1);
        assert_eq!(read.get::<Household>(home)?.head_name, Held::Erased);
        assert_eq!(read.get::<Household>(home)?.kk.given().map(Kk::as_str), Some(KK));
        assert_eq!(household::members(read, home)?.len(), 1);
        assert_eq!(read.get::<Resident>(child)?.name, Held::Known("Budi Santoso".to_owned()));
        assert!(erasure::of_subject(read, id)?.is_some());
        Ok(())
    })
    .unwrap();
    assert!(attachment::files(&desk.store).list().unwrap().is_empty(), "files go with the key");
}

#[test]
fn an_erasure_that_a_crash_cut_off_is_finished_at_the_next_start() {
    let desk = Desk::new();
    let id = desk.register(siti(), InHousehold::None).unwrap();
    let head = desk.actor(Role::KepalaDesa);
    desk.act(&head, move |read, action| erasure::erase(read, action, id, ErasureReason::Unlawful, "Siti Aminah"))
        .unwrap();
    assert!(desk.holds("Siti Aminah"));
    assert_eq!(erasure::complete(&desk.store, desk.now()), Ok(1));
    assert_eq!(erasure::complete(&desk.store, desk.now()), Ok(0), "once is enough");
    assert!(!desk.holds("Siti Aminah"));
}

#[test]
fn the_person_reads_their_own_card_and_no_other() {
    let desk = Desk::new();
    let own = desk.register(siti(), new_household(None, Relation::Head)).unwrap();
    let other = desk.register(Person { name: "Budi", ..Person::default() }, InHousehold::None).unwrap();
    let warga = Actor { role: Some(Role::Warga), scope: Scope::Person(own), ..Actor::visitor() };
    desk.store
        .read(&warga, desk.now(), |read| {
            let card = read.get::<Resident>(own)?;
            assert!(card.nik.given().is_some() && card.notes == Held::Sealed, "notes are the officers'");
            assert_eq!(next_of_kin::of_resident(read, own)?.len(), 1);
            assert!(household::current(read, own)?.is_some_and(|(_, household)| household.is_some()));
            assert_eq!(read.get::<Resident>(Id::<Resident>::new(other)).map(drop), Err(Refusal::NotFound));
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_young_acknowledged_letter_holds_an_erasure_and_says_until_when() {
    let desk = Desk::new();
    let id = desk.register(siti(), InHousehold::None).unwrap();
    let home = desk.office;
    let acknowledged = desk.now();
    desk.act(&desk.officer(), move |_, action| {
        let resident = Value::Reference(Reference { record: id, home });
        let mut changes = kernel::Changes::new();
        changes.create_row(
            Letter::SPEC,
            action.record(0),
            home,
            [
                (Letter::RESIDENT.tag, resident),
                (Letter::KIND.tag, Value::Integer(LetterKind::FamilyPermission.code())),
                (Letter::STATE.tag, Value::Integer(LetterState::Acknowledged.code())),
                (Letter::ACKNOWLEDGED_AT.tag, Value::Integer(acknowledged.as_millisecond())),
            ],
        );
        Ok(changes)
    })
    .unwrap();
    let holds = desk.read(|read| erasure::holds(read, id, kernel::Lang::Id)).unwrap();
    assert_eq!(holds.len(), 1);
    assert!(holds[0].until.is_some() && holds[0].source.contains("27/2022"));
    let refused = desk.act(&desk.actor(Role::KepalaDesa), move |read, action| {
        erasure::erase(read, action, id, ErasureReason::Request, "Siti Aminah")
    });
    assert!(matches!(refused, Err(Refusal::Invalid(problems)) if problems[0].code == "erasure.held"));
    assert_eq!(erasure::destroy(&desk.store, &desk.officer(), desk.now(), id), Err(Refusal::NotFound));
}

#[test]
fn every_registered_statement_is_prepared_in_each_scope() {
    let desk = Desk::new();
    let mut prepared = 0;
    for statement in people::ROOM.statements {
        for sql in statement.expansions() {
            desk.store.prepares(&sql).unwrap_or_else(|error| panic!("{}: {error}", statement.name));
            prepared += 1;
        }
    }
    assert!(prepared >= 3);
}
