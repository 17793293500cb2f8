//! Cases that begin in the middle: already abroad, home again, found afterwards; and several migrations of one person.

use crate::world::{TODAY, World, codes, with_reason};
use jiff::civil::date;
use kernel::Record;
use kernel::access::Role;
use migration::office::open::{Abroad, Home, Opening};
use migration::records::MigrationCase;
use migration::records::case::{CaseState, ReturnReason, RouteTaken};
use migration::records::counselling::FamilyPresent;
use migration::records::document::DocumentStatus;
use migration::rules::papers::{FAMILY_PERMISSION, Standing, papers};
use people::records::letter::{LetterKind, LetterState};
use store::access_stream::Sight;

fn home() -> Home {
    Home { return_reason: Some(ReturnReason::Illness), ..Home::default() }
}

fn opening(world: &World, abroad: Abroad) -> Opening {
    let abroad = Abroad { route_taken: abroad.route_taken.or(Some(RouteTaken::TidakDiketahui)), ..abroad };
    Opening { scheme: None, planned_departure: None, abroad: Some(abroad), ..world.opening() }
}

#[test]
fn somebody_home_again_is_opened_at_the_return_and_both_crossings_count_in_their_months() {
    let world = World::new();
    let back = Home { returned_on: Some(date(2025, 7, 9)), ..home() };
    let abroad = Abroad { departed_on: Some(date(2022, 3, 1)), home: Some(back), ..Abroad::default() };
    let case = world.open(opening(&world, abroad)).unwrap();
    assert_eq!(world.state(case), CaseState::Pulang);
    let count = |key, month| world.indicator(key, Some(month));
    assert_eq!((count("migration.departure", "2022-03"), count("migration.return", "2025-07")), (1, 1));
    assert_eq!((count("migration.opened", "2025-07"), count("migration.case.pulang", "")), (0, 1));
    assert_eq!(count("migration.opened", "2022-03"), 1, "opened in the month of its first step, as it always was");
    let file = world.file(case);
    assert_eq!((file.case.returned_on, file.case.since), (Some(date(2025, 7, 9)), Some(date(2025, 7, 9))));
}

#[test]
fn a_year_alone_or_no_day_at_all_is_kept_as_known_and_counts_in_no_month() {
    let world = World::new();
    let back = Home { returned_year: Some(2019), settled: true, ..home() };
    let abroad = Abroad { departed_year: Some(2016), home: Some(back), ..Abroad::default() };
    let case = world.open(opening(&world, abroad)).unwrap();
    assert_eq!(world.state(case), CaseState::Purna);
    let steps = world.read(|read| migration::office::CaseFile::of(read, case)?.steps(read));
    let told: Vec<_> = steps.iter().map(|step| (step.to, step.year, step.date_unknown)).collect();
    let expected = [
        (CaseState::Bekerja, Some(2016), Some(true)),
        (CaseState::Pulang, Some(2019), Some(true)),
        (CaseState::Purna, Some(2019), Some(true)),
    ];
    assert_eq!(told, expected);
    let this_month = crate::world::TODAY.to_string()[..7].to_owned();
    for key in ["migration.departure", "migration.return"] {
        assert_eq!(world.indicator(key, Some(&this_month)), 0, "{key}");
    }
    assert_eq!(world.store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn days_in_the_wrong_order_and_a_reason_that_is_missing_are_told_at_their_field() {
    let world = World::new();
    let refused = |abroad: Abroad| match world.open(opening(&world, abroad)) {
        Err(kernel::Refusal::Invalid(problems)) => (problems[0].field.clone(), problems[0].code),
        other => panic!("{other:?}"),
    };
    let with = |left, back: Home| Abroad { departed_on: left, home: Some(back), ..Abroad::default() };
    let day = |field: &str, code| (field.to_owned(), code);
    let early = Home { returned_on: Some(date(2020, 1, 1)), ..home() };
    assert_eq!(refused(with(Some(date(2021, 1, 1)), early)), day("returned_on", "date.order"));
    let year = Home { returned_year: Some(2020), ..home() };
    assert_eq!(refused(with(Some(date(2021, 1, 1)), year.clone())), day("returned_year", "date.order"));
    assert_eq!(
        refused(with(None, Home { returned_on: Some(date(2027, 1, 1)), ..home() })),
        day("returned_on", "date.future")
    );
    assert_eq!(refused(with(None, Home { returned_year: Some(1890), ..home() })), day("returned_year", "year"));
    assert_eq!(refused(with(None, Home::default())), day("return_reason", "required"));
    let same_year = Home { returned_year: Some(2021), ..home() };
    world.open(opening(&world, with(Some(date(2021, 6, 1)), same_year))).unwrap();
}

#[test]
fn the_reason_of_a_return_before_the_opening_is_closed_to_everybody_but_the_officer() {
    let world = World::new();
    let case = world.open(opening(&world, Abroad { home: Some(home()), ..Abroad::default() })).unwrap();
    let sees = |role| {
        let actor = kernel::Actor { role: Some(role), ..world.officer.clone() };
        let sight = Sight::of([MigrationCase::SPEC]);
        let row = world
            .store
            .read_noting(&actor, crate::world::now(), &sight, |read| read.get::<MigrationCase>(case))
            .unwrap();
        row.return_reason.given().copied()
    };
    assert_eq!(sees(Role::PetugasDesmigratif), Some(ReturnReason::Illness));
    for role in [Role::KepalaDesa, Role::Koordinator, Role::Warga, Role::Auditor] {
        assert_eq!(sees(role), None, "{role:?}");
    }
}

#[test]
fn who_was_opened_at_home_goes_no_further_back_than_abroad() {
    let world = World::new();
    let case = world.open(opening(&world, Abroad { home: Some(home()), ..Abroad::default() })).unwrap();
    world.step(case, CaseState::Bekerja, with_reason()).unwrap();
    assert_eq!(codes(world.step(case, CaseState::SiapBerangkat, with_reason())), ["opened_abroad"]);
}

#[test]
fn a_permission_from_before_the_last_return_does_not_count_for_the_next_migration() {
    let standing = |returned_on| {
        let world = World::new();
        let back = Home { returned_on, settled: true, ..home() };
        world.open(opening(&world, Abroad { home: Some(back), ..Abroad::default() })).unwrap();
        world.letter(LetterKind::FamilyPermission, LetterState::Acknowledged);
        let next = world.case();
        let file = world.file(next);
        let all = papers(&file.facts);
        all.iter().find(|paper| paper.line.key == FAMILY_PERMISSION).expect("on the list").standing
    };
    assert_eq!(standing(Some(date(2026, 5, 1))), Standing::Good, "written after the return");
    assert_eq!(standing(Some(TODAY)), Standing::Good, "on its day");
}

#[test]
fn a_letter_of_an_earlier_journey_is_missing_for_the_next_one() {
    let world = World::new();
    world.letter(LetterKind::FamilyPermission, LetterState::Acknowledged);
    let first = world.case();
    world.counsel(first, FamilyPresent::Spouse);
    let mut facts = world.file(first).facts;
    facts.earlier_return = Some(TODAY.tomorrow().unwrap());
    let all = papers(&facts);
    let permission = all.iter().find(|paper| paper.line.key == FAMILY_PERMISSION).expect("on the list");
    assert_eq!(permission.standing, Standing::Missing);
}

#[test]
fn papers_of_the_person_go_along_to_the_next_migration_and_those_of_the_journey_do_not() {
    let world = World::new();
    let first = world.case();
    world.document(first, "ktp", DocumentStatus::Valid, None).unwrap();
    world.document(first, "paspor", DocumentStatus::Valid, Some(date(2031, 1, 1))).unwrap();
    world.document(first, "visa_kerja", DocumentStatus::Valid, Some(date(2031, 1, 1))).unwrap();
    world.document(first, "sertifikat_kompetensi", DocumentStatus::Valid, Some(TODAY)).unwrap();
    world.document(first, "ijazah", DocumentStatus::Invalid, None).unwrap();
    world.step(first, CaseState::Mundur, with_reason()).unwrap();
    let file = world.file(world.case());
    let mut along: Vec<_> = file.documents.iter().map(|paper| (paper.line.clone(), paper.status)).collect();
    along.sort_by(|one, other| one.0.cmp(&other.0));
    let there = DocumentStatus::Present;
    assert_eq!(along, [("ktp".to_owned(), there), ("paspor".to_owned(), there)], "to be looked at again");
    let passport = file.document("paspor").expect("there");
    assert_eq!(passport.valid_until, Some(date(2031, 1, 1)));
    assert_eq!(passport.number.given().map(String::as_str), Some("X9876543"), "its number comes along, sealed");
    assert_eq!(world.file(first).documents.len(), 5, "the earlier case keeps its own");
    assert_eq!(world.store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn who_is_known_to_have_left_in_a_year_is_counted_in_no_month_and_the_year_is_kept() {
    let world = World::new();
    let case = world.case();
    let given = migration::rules::facts::Given {
        year: Some(2024),
        route_taken: Some(RouteTaken::TidakDiketahui),
        ..with_reason()
    };
    world.step(case, CaseState::Bekerja, given).unwrap();
    let steps = world.read(|read| migration::office::CaseFile::of(read, case)?.steps(read));
    let last = steps.last().expect("a step");
    assert_eq!((last.year, last.date_unknown), (Some(2024), Some(true)));
    assert_eq!(world.indicator("migration.departure", Some(&TODAY.to_string()[..7])), 0);
    assert_eq!(world.file(case).case.departed_on, None);
}
