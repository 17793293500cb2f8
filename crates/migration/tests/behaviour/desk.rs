//! The desk over a store: what a complaint's visit hides, what the report may say, averages only of enough ratings, what is
//! erased when its time is over.

use crate::world::{SECRET, World, id, now};
use jiff::civil::date;
use kernel::{ActionId, Changes, Held, Id, Lang, RecordId, Refusal};
use migration::office::interest::{self, Left};
use migration::office::service_visit::{self, Visitor};
use migration::records::interest::InterestState;
use migration::records::service_visit::{Rating, VisitPurpose};
use migration::records::{Interest, ServiceVisit};
use migration::rules::service_visit::{POINTS, RATINGS, average};
use people::records::resident::Sex;
use store::access_stream::Sight;
use store::{Action, Reader};
use web::ReportMonth;

const REGION: &str = "33.07.05.2003";

fn act(
    world: &World,
    number: u32,
    at: &str,
    use_case: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
) -> Result<RecordId, Refusal> {
    let action = ActionId(id(number));
    let now = at.parse().unwrap();
    let whole = Action { id: action, digest: [3; 32], actor: world.officer.clone(), now };
    world.store.act(whole, move |read| use_case(read, action)).map(|_| action.record(0))
}

fn visit(world: &World, number: u32, purpose: VisitPurpose, visitor: Visitor) -> RecordId {
    act(world, number, "2026-11-24T03:00:00Z", move |read, action| {
        service_visit::record(read, action, purpose, &visitor)
    })
    .unwrap()
}

fn month(world: &World) -> ReportMonth {
    let (first, last) = (date(2026, 11, 1), date(2026, 11, 30));
    ReportMonth { office: world.office, region: REGION.into(), month: "2026-11".into(), first, last }
}

#[test]
fn who_complains_is_sealed_in_the_visit_and_no_clear_byte_names_the_person() {
    let world = World::new();
    let named = visit(&world, 900, VisitPurpose::Complaint, Visitor::Named(SECRET.to_owned()));
    let resident = visit(&world, 901, VisitPurpose::Complaint, Visitor::Resident(world.resident));
    let closed = |read: &Reader<'_>, id: RecordId| Ok(read.get::<ServiceVisit>(Id::new(id))?.record.clone());
    let sight = Sight::of([<ServiceVisit as kernel::Record>::SPEC]);
    let officer = world.store.read_noting(&world.officer, now(), &sight, |read| closed(read, named)).unwrap();
    assert_eq!(officer.closed_name, Held::Known(Some(SECRET.to_owned())));
    for actor in [&world.officer, &world.head] {
        let shut = world.store.read(actor, now(), |read| closed(read, resident)).unwrap();
        assert_eq!((shut.resident, shut.closed_resident), (None, Held::Sealed), "without a purpose, or for the head");
    }
    let head = world.store.read_noting(&world.head, now(), &sight, |read| closed(read, named)).unwrap();
    assert_eq!(head.closed_name, Held::Sealed);
    let files = std::fs::read_dir(&world.folder).unwrap();
    for file in files.filter_map(|entry| std::fs::read(entry.unwrap().path()).ok()) {
        assert!(!file.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "the name lies in clear");
    }
}

#[test]
fn the_report_counts_visits_and_shows_no_row_of_a_complaint_and_no_name() {
    let world = World::new();
    visit(&world, 900, VisitPurpose::Complaint, Visitor::Named(SECRET.to_owned()));
    visit(&world, 901, VisitPurpose::Information, Visitor::Resident(world.resident));
    visit(&world, 902, VisitPurpose::Information, Visitor::Nobody);
    let lines =
        world.store.read(&world.officer, now(), |read| (migration::ROOM.report)(read, &month(&world), Lang::Id));
    let lines = lines.unwrap();
    let line = |key: &str| lines.iter().find(|line| line.key == key).unwrap_or_else(|| panic!("no line {key}"));
    assert_eq!((line("migration.visit").value, line("migration.visit").before), (3, 0));
    assert_eq!((line("migration.visit.informasi").value, line("migration.visit.informasi").rows.len()), (2, 2));
    assert_eq!((line("migration.visit.pengaduan").value, line("migration.visit.pengaduan").rows.len()), (1, 0));
    for (words, _) in lines.iter().flat_map(|line| &line.rows) {
        assert!(!words.contains(SECRET) && !words.contains("Wahyuni"), "{words}");
    }
}

#[test]
fn ratings_count_once_and_have_no_average_before_there_are_five() {
    let world = World::new();
    for number in 0..5 {
        let visit = visit(&world, 900 + number, VisitPurpose::Information, Visitor::Nobody);
        let rate = move |rating| move |read: &Reader<'_>, _: ActionId| service_visit::rate(read, visit, rating);
        act(&world, 950 + number, "2026-11-24T04:00:00Z", rate(Rating::Good)).unwrap();
        let again = act(&world, 970 + number, "2026-11-24T04:01:00Z", rate(Rating::Poor));
        assert!(matches!(again, Err(Refusal::Invalid(_))), "the first tap counts");
        let sum = |key: &str| {
            let read = |read: &Reader<'_>| read.indicator(key, REGION, Some(("2026-11", "2026-11")));
            world.store.read(&world.officer, now(), read).unwrap()
        };
        let shown = average(sum(RATINGS.key), sum(POINTS.key));
        assert_eq!(shown, (number == 4).then_some(30));
    }
    let late = visit(&world, 990, VisitPurpose::Letter, Visitor::Nobody);
    let tomorrow =
        act(&world, 991, "2026-11-25T04:00:00Z", move |read, _| service_visit::rate(read, late, Rating::Good));
    assert!(matches!(tomorrow, Err(Refusal::Invalid(_))), "only on the day of the visit");
}

#[test]
fn an_interest_is_erased_when_its_year_is_over_and_stays_counted() {
    let world = World::new();
    let left = Left {
        office: world.office,
        name: SECRET.to_owned(),
        phone: "+6281200001111".to_owned(),
        sex: Sex::Female,
        village: REGION.to_owned(),
        country: None,
        wish: None,
    };
    let leave = |number, at: &str| {
        let left = left.clone();
        act(&world, number, at, move |read, action| interest::leave(read, &left, action.record(0)))
    };
    let old = leave(900, "2025-11-24T03:00:00Z").unwrap();
    let young = leave(901, "2025-11-25T03:00:00Z").unwrap();
    assert_eq!(world.store.read(&world.officer, now(), interest::overdue).unwrap(), [old]);
    act(&world, 902, "2026-11-24T03:00:00Z", move |read, action| interest::erase_overdue(read, action, &[old, young]))
        .unwrap();
    people::office::erasure::destroy(&world.store, &world.officer, now(), old).unwrap();
    let read = |id: RecordId| {
        let stored = world.store.read(&world.officer, now(), |read| read.get::<Interest>(Id::new(id))).unwrap();
        (stored.name.clone(), stored.state)
    };
    assert_eq!(read(old), (Held::Erased, InterestState::Erased));
    assert_eq!(read(young), (Held::Known(SECRET.to_owned()), InterestState::New), "it is not due yet");
    let received = |read: &Reader<'_>| read.indicator("migration.interest", REGION, Some(("2025-11", "2025-11")));
    assert_eq!(world.store.read(&world.officer, now(), received).unwrap(), 2);
    assert!(world.store.read(&world.officer, now(), interest::overdue).unwrap().is_empty());
}
