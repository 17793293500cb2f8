//! The listing at rest: what was said of work abroad is sealed, belongs to the resident once registered, and goes with them.

use crate::desk::{Desk, Person};
use jiff::civil::date;
use kernel::access::Role;
use kernel::value::Ref;
use kernel::{Changes, Held, Id, Record, RecordId, Refusal};
use people::office::erasure;
use people::office::listing::{self, Said, Visit};
use people::office::resident::{InHousehold, Registration, place, register};
use people::records::erasure::ErasureReason;
use people::records::household::Relation;
use people::records::listing::{Abroad, Informant, Outcome};
use people::records::{ListingArea, ListingFinding, ListingVisit, Resident};
use store::Seen;

const PLACE: &str = "Negeri Anginribut";

fn area() -> ListingArea {
    ListingArea {
        id: Id::new(RecordId::default()),
        dusun: "Krajan".into(),
        rt_rw: Some("RT 2/RW 1".into()),
        expected: Some(2),
        walker: Held::Known(Some("Bu Darmi".into())),
        from: None,
        until: None,
        checked_by: Held::Known(None),
        checked: None,
        check_note: Held::Known(None),
    }
}

/// A household of one woman in Krajan, the planned area, and its one house.
fn planned(desk: &Desk) -> (RecordId, RecordId, RecordId) {
    let person = Person { name: "Siti Aminah", birth: Some(date(1995, 8, 17)), ..Person::default() };
    let home = InHousehold::New { kk: None, head_name: None, relation: Relation::Head };
    let resident = desk.register(person, home).unwrap();
    let (action, _) = desk.act(&desk.officer(), |read, action| listing::planned(read, action, &[area()])).unwrap();
    (resident, action.record(0), action.record(1))
}

fn visit(outcome: Outcome, said: Vec<Said>) -> Visit {
    Visit {
        outcome,
        on: date(2026, 11, 24),
        informant: Informant::Neighbour,
        people: None,
        head_name: String::new(),
        note: String::new(),
        said,
    }
}

fn record(desk: &Desk, house: RecordId, visit: Visit) -> Result<(), Refusal> {
    let seen = desk.read(|read| Ok(Seen::of(&read.row(ListingVisit::SPEC, house)?))).unwrap();
    desk.act(&desk.officer(), move |read, action| listing::record(read, action, house, &seen, &visit)).map(|_| ())
}

fn findings(desk: &Desk, house: RecordId) -> Vec<ListingFinding> {
    let sight = store::access_stream::Sight::all();
    let read = desk.store.read_noting(&desk.officer(), desk.now(), &sight, |read| listing::findings(read, house));
    read.unwrap().into_iter().map(|stored| stored.record).collect()
}

fn abroad(resident: RecordId) -> Said {
    Said { resident: Some(resident), abroad: Some(Abroad::Abroad), place: PLACE.into(), ..Said::default() }
}

#[test]
fn what_was_said_of_work_abroad_stands_nowhere_in_clear_and_goes_with_the_resident() {
    let desk = Desk::new();
    let (resident, _, house) = planned(&desk);
    record(&desk, house, visit(Outcome::Listed, vec![abroad(resident)])).unwrap();
    assert!(!desk.holds("Anginribut"), "the country stands in clear");
    let found = findings(&desk, house);
    assert_eq!(found[0].abroad, Held::Known(Some(Abroad::Abroad)));
    assert_eq!((found[0].informant, found[0].said), (Informant::Neighbour, date(2026, 11, 24)));
    let head = desk.actor(Role::KepalaDesa);
    desk.act(&head, move |read, action| erasure::erase(read, action, resident, ErasureReason::Request, "Siti Aminah"))
        .unwrap();
    erasure::destroy(&desk.store, &head, desk.now(), resident).unwrap();
    assert!(findings(&desk, house).iter().all(|one| !matches!(one.abroad, Held::Known(Some(_)))));
}

#[test]
fn every_person_of_a_listed_house_gets_a_finding_whatever_was_said() {
    let desk = Desk::new();
    let (resident, _, house) = planned(&desk);
    let said = Said { resident: Some(resident), ..Said::default() };
    let stranger = Said { name: "Bagas Pulangsenja".into(), abroad: Some(Abroad::Never), ..Said::default() };
    record(&desk, house, visit(Outcome::Listed, vec![said, stranger, Said::default()])).unwrap();
    let found = findings(&desk, house);
    assert_eq!(found.len(), 2, "an empty row is nobody");
    assert!(found.iter().any(|one| one.abroad == Held::Known(Some(Abroad::Unknown))), "unknown is an answer");
}

#[test]
fn who_is_registered_from_a_finding_takes_what_was_said_along_under_their_own_key() {
    let desk = Desk::new();
    let (_, _, house) = planned(&desk);
    let said =
        Said { name: "Bagas Pulangsenja".into(), place: PLACE.into(), abroad: Some(Abroad::Wishes), ..Said::default() };
    record(&desk, house, visit(Outcome::Listed, vec![said])).unwrap();
    let told_before = || {
        let history = desk.read(|read| read.history(ListingFinding::SPEC, findings(&desk, house)[0].id.raw())).unwrap();
        let mut names =
            history.into_iter().flat_map(|line| line.fields).filter(|field| field.tag == ListingFinding::NAME.tag);
        names.any(|field| matches!(field.after.known(), Some(kernel::Value::Text(_))))
    };
    let finding = findings(&desk, house)[0].id.raw();
    let mut card = Person { name: "Bagas Pulangsenja", ..Person::default() }.card();
    let (action, _) = desk
        .act(&desk.officer(), move |read, action| {
            card.id = Id::new(action.record(place::RESIDENT));
            let resident = Ref::<Resident>::new(card.id, read.actor().office);
            let input = Registration { resident: card.clone(), household: InHousehold::None, kin: None };
            let mut changes: Changes = register(read, action, &input)?;
            listing::attach(read, finding, resident, &mut changes)?;
            Ok(changes)
        })
        .unwrap();
    let resident = action.record(place::RESIDENT);
    let found = findings(&desk, house);
    assert_eq!(found[0].resident.map(|to| to.id.raw()), Some(resident));
    assert_eq!((&found[0].abroad, &found[0].name), (&Held::Known(Some(Abroad::Wishes)), &Held::Known(None)));
    assert_eq!(found[0].place, Held::Known(Some(PLACE.to_owned())));
    assert_eq!(desk.store.verify().unwrap().problems, Vec::<String>::new());
    assert!(told_before(), "the test would not notice anything");
    let head = desk.actor(Role::KepalaDesa);
    desk.act(&head, move |read, action| {
        erasure::erase(read, action, resident, ErasureReason::Request, "Bagas Pulangsenja")
    })
    .unwrap();
    erasure::destroy(&desk.store, &head, desk.now(), resident).unwrap();
    assert!(!matches!(findings(&desk, house)[0].abroad, Held::Known(Some(_))));
    assert!(!told_before(), "the name of before stays readable in the journal");
    assert_eq!(desk.store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn houses_recorded_later_are_added_once_and_an_area_is_planned_once() {
    let desk = Desk::new();
    let (_, area_id, _) = planned(&desk);
    let complete = || desk.act(&desk.officer(), move |read, action| listing::complete(read, action, area_id));
    assert!(matches!(complete(), Err(Refusal::Invalid(_))), "nothing is new");
    let home = InHousehold::New { kk: None, head_name: None, relation: Relation::Head };
    desk.register(Person { name: "Warsini", ..Person::default() }, home).unwrap();
    complete().unwrap();
    let houses = desk.read(|read| listing::houses(read, area_id)).unwrap();
    assert_eq!(
        houses.iter().map(|house| (house.visit.number, house.name.as_str())).collect::<Vec<_>>(),
        [(1, "Siti Aminah"), (2, "Warsini")]
    );
    let again = desk.act(&desk.officer(), |read, action| listing::planned(read, action, &[area()]));
    assert!(matches!(again, Err(Refusal::Invalid(ref problems)) if problems[0].code == "listing.planned"), "{again:?}");
}
