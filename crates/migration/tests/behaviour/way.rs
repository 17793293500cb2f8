//! The way of a case over a real store: from the wish to the settled return, what refuses a step, and what is counted.

use crate::world::{DEPARTURE, SECRET, TODAY, World, codes, on, with_reason};
use jiff::civil::date;
use kernel::access::Role;
use kernel::{Record, Refusal, Value};
use migration::office::open::{Abroad, Opening};
use migration::records::case::{CaseState, ReturnReason, RouteTaken};
use migration::records::counselling::FamilyPresent;
use migration::records::document::DocumentStatus;
use migration::records::{MigrationCase, MigrationStep};
use migration::rules::facts::Given;
use migration::rules::next_step::next_step;
use people::records::letter::{LetterKind, LetterState};
use store::access_stream::Sight;

/// Brings a case to the state before the contract is signed and everything valid.
fn ready(world: &World) -> kernel::RecordId {
    let case = world.case();
    world.counsel(case, FamilyPresent::Spouse);
    world.all_documents(case);
    world.letter(LetterKind::FamilyPermission, LetterState::Acknowledged);
    world.letter(LetterKind::MaritalStatus, LetterState::Acknowledged);
    let edit = [
        (MigrationCase::AGENCY.tag, Value::Text("PT Contoh".into())),
        (MigrationCase::AGENCY_PERMIT.tag, Value::Text("112/2026".into())),
    ];
    world
        .act(&world.officer.clone(), move |read| {
            let mut changes = kernel::Changes::new();
            changes.edit_row(&read.get::<MigrationCase>(case)?.row, edit);
            Ok(changes)
        })
        .unwrap();
    world.reviewed(case);
    case
}

#[test]
fn a_case_goes_from_the_wish_to_the_settled_return_and_the_counts_follow() {
    let world = World::new();
    let case = ready(&world);
    assert_eq!(world.indicator("migration.case.minat", None), 1);
    for state in &CaseState::BEFORE_DEPARTURE[1..] {
        let next = next_step(&world.file(case).facts).expect("a next step");
        assert_eq!(next.missing, [], "towards {state:?}");
        assert_eq!(next.edge.to, state.code(), "the next step is the one that is made");
        world.step(case, *state, Given::default()).unwrap_or_else(|refusal| panic!("{state:?}: {refusal:?}"));
    }
    assert_eq!(world.indicator("migration.case.siap", None), 1);
    world.step(case, CaseState::Bekerja, on(date(2026, 11, 20))).unwrap();
    assert_eq!(world.indicator("migration.case.siap", None), 0);
    assert_eq!(world.indicator("migration.case.bekerja", None), 1);
    assert_eq!(world.indicator("migration.state.bekerja", None), 1);
    assert_eq!(world.indicator("migration.departure", Some("2026-11")), 1);
    assert_eq!(world.indicator("migration.departure.perempuan", Some("2026-11")), 1);
    let given = Given { return_reason: Some(ReturnReason::ContractEnd), ..on(TODAY) };
    world.step(case, CaseState::Pulang, given).unwrap();
    assert_eq!(world.indicator("migration.return", Some("2026-11")), 1);
    world.step(case, CaseState::Purna, Given::default()).unwrap();
    assert_eq!((world.state(case), world.indicator("migration.case.pulang", None)), (CaseState::Purna, 1));
    assert!(next_step(&world.file(case).facts).is_none());
    let steps = world.read(|read| read.referring::<MigrationStep>("case", case));
    assert_eq!(steps.len(), 1 + CaseState::BEFORE_DEPARTURE.len() - 1 + 3, "every move left a step");
    assert_eq!(world.store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn each_office_and_year_has_one_series_of_numbers() {
    let world = World::new();
    let first = world.case();
    world.step(first, CaseState::Mundur, with_reason()).unwrap();
    let second = world.case();
    let number = |case| world.read(|read| read.get::<MigrationCase>(case)).number.clone();
    assert_eq!((number(first), number(second)), ("KRP-2026-0001".to_owned(), "KRP-2026-0002".to_owned()));
}

#[test]
fn nobody_has_two_running_cases() {
    let world = World::new();
    world.case();
    assert_eq!(codes(world.open(world.opening())), ["case.running"]);
}

#[test]
fn who_is_not_eighteen_at_the_departure_is_not_verified() {
    let world = World::with_birth(date(2009, 2, 2));
    let case = ready(&world);
    world.step(case, CaseState::Terdata, Given::default()).unwrap();
    world.step(case, CaseState::Konseling, Given::default()).unwrap();
    assert_eq!(DEPARTURE, date(2027, 2, 1), "the day before the eighteenth birthday");
    assert_eq!(codes(world.step(case, CaseState::VerifikasiDesa, Given::default())), ["age"]);
    assert_eq!(world.state(case), CaseState::Konseling);
}

#[test]
fn counselling_wants_every_topic_and_the_family() {
    let world = World::new();
    let case = world.case();
    world.step(case, CaseState::Terdata, Given::default()).unwrap();
    assert!(codes(world.step(case, CaseState::Konseling, Given::default())).iter().all(|code| *code == "topic"));
    world.counsel(case, FamilyPresent::Nobody);
    assert_eq!(codes(world.step(case, CaseState::Konseling, Given::default())), ["family_present"]);
    world.counsel(case, FamilyPresent::Parent);
    world.step(case, CaseState::Konseling, Given::default()).unwrap();
}

#[test]
fn the_permission_counts_only_when_the_head_has_acknowledged_it() {
    let world = World::new();
    let case = world.case();
    world.counsel(case, FamilyPresent::Spouse);
    world.all_documents(case);
    world.letter(LetterKind::MaritalStatus, LetterState::Acknowledged);
    world.reviewed(case);
    for state in [CaseState::Terdata, CaseState::Konseling, CaseState::VerifikasiDesa] {
        world.step(case, state, Given::default()).unwrap();
    }
    let towards = || world.step(case, CaseState::IzinDesa, Given::default());
    assert_eq!(codes(towards()), ["permission.none"]);
    world.letter(LetterKind::FamilyPermission, LetterState::Draft);
    assert_eq!(codes(towards()), ["permission.draft"]);
    world.letter(LetterKind::FamilyPermission, LetterState::Checked);
    assert_eq!(codes(towards()), ["permission.head"]);
    world.letter(LetterKind::FamilyPermission, LetterState::Acknowledged);
    towards().unwrap();
    let refused = world.document(case, "izin_keluarga", DocumentStatus::Valid, None);
    assert_eq!(codes(refused), ["permission.letter"], "a paper typed in by hand does not stand for it");
}

#[test]
fn nobody_is_ready_with_a_paper_that_runs_out_before_the_departure() {
    let world = World::new();
    let case = ready(&world);
    for state in &CaseState::BEFORE_DEPARTURE[1..12] {
        world.step(case, *state, Given::default()).unwrap();
    }
    world.document(case, "surat_sehat", DocumentStatus::Valid, Some(date(2027, 1, 31))).unwrap();
    assert_eq!(codes(world.step(case, CaseState::SiapBerangkat, Given::default())), ["paper"]);
    world.document(case, "surat_sehat", DocumentStatus::Valid, Some(DEPARTURE)).unwrap();
    world.step(case, CaseState::SiapBerangkat, Given::default()).unwrap();
}

#[test]
fn known_afterwards_is_recorded_from_any_state_without_papers_and_never_in_clear() {
    let world = World::new();
    let case = world.case();
    assert_eq!(
        codes(world.step(case, CaseState::Bekerja, Given::default())),
        ["date", "route_taken", "reason"],
        "the day or that it is unknown, the jalur, and how it is known"
    );
    let given = Given {
        date_unknown: true,
        route_taken: Some(RouteTaken::BelumProsedural),
        reason: Some(format!("diceritakan tetangga {SECRET}")),
        ..Given::default()
    };
    world.step(case, CaseState::Bekerja, given).unwrap();
    assert_eq!(world.indicator("migration.case.bekerja", None), 1);
    assert_eq!(world.indicator("migration.departure", Some("2026-11")), 0, "the month is not known");
    let sight = Sight::of([MigrationCase::SPEC]);
    let read = world
        .store
        .read_noting(&world.officer, crate::world::now(), &sight, |read| read.get::<MigrationCase>(case))
        .unwrap();
    assert_eq!(read.route_taken.given(), Some(&RouteTaken::BelumProsedural));
    world.store.local_write(|_, _| Ok(())).unwrap();
    let bytes = world.bytes();
    assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()));
}

#[test]
fn the_jalur_is_closed_to_everybody_but_the_officer() {
    let world = World::new();
    let abroad = Abroad { route_taken: Some(RouteTaken::BelumProsedural), ..Abroad::default() };
    let case = world.open(Opening { abroad: Some(abroad), ..world.opening() }).unwrap();
    assert_eq!(world.state(case), CaseState::Bekerja);
    let sees = |role| {
        let actor = kernel::Actor { role: Some(role), ..world.officer.clone() };
        let sight = Sight::of([MigrationCase::SPEC]);
        let row = world
            .store
            .read_noting(&actor, crate::world::now(), &sight, |read| read.get::<MigrationCase>(case))
            .unwrap();
        row.route_taken.known().is_some()
    };
    assert!(sees(Role::PetugasDesmigratif));
    for role in [Role::KepalaDesa, Role::Koordinator, Role::PetugasKementerian, Role::Warga, Role::Auditor] {
        assert!(!sees(role), "{role:?}");
    }
    let column = world.read(|read| read.select(&JALUR_COLUMN, &[]));
    assert!(matches!(column[0][0], store::engine::Cell::Bytes(_)), "the column holds sealed bytes, no code");
    let missing = codes(world.open(Opening { abroad: Some(Abroad::default()), ..world.opening() }));
    assert_eq!(missing, ["case.running"]);
}

static JALUR_COLUMN: store::Statement =
    store::Statement::scoped("test.jalur", 0, "SELECT c.route_taken FROM migration_case c WHERE {scope c}");

#[test]
fn going_back_needs_a_reason_and_takes_the_count_back() {
    let world = World::new();
    let case = ready(&world);
    for state in &CaseState::BEFORE_DEPARTURE[1..] {
        world.step(case, *state, Given::default()).unwrap();
    }
    world.step(case, CaseState::Bekerja, on(date(2026, 11, 20))).unwrap();
    assert_eq!(codes(world.step(case, CaseState::SiapBerangkat, Given::default())), ["reason"]);
    world.step(case, CaseState::SiapBerangkat, with_reason()).unwrap();
    assert_eq!(world.indicator("migration.departure", Some("2026-11")), 0);
    assert_eq!(world.file(case).case.departed_on, None);
}

#[test]
fn a_postponed_case_resumes_where_it_was() {
    let world = World::new();
    let case = world.case();
    world.step(case, CaseState::Terdata, Given::default()).unwrap();
    world.step_by(&world.head.clone(), case, CaseState::Tertunda, with_reason()).unwrap();
    assert_eq!(world.indicator("migration.case.minat", None), 0);
    assert_eq!(codes(world.step(case, CaseState::Minat, with_reason())), ["resume"]);
    let next = next_step(&world.file(case).facts).expect("a next step");
    assert_eq!(next.edge.to, CaseState::Terdata.code());
    world.step(case, CaseState::Terdata, with_reason()).unwrap();
    assert_eq!(world.file(case).case.set_aside_from, None);
}

#[test]
fn a_return_asks_for_its_day_and_its_reason_and_leaving_again_begins_at_the_registration() {
    let world = World::new();
    let abroad =
        Abroad { route_taken: Some(RouteTaken::Prosedural), departed_on: Some(date(2023, 3, 1)), ..Abroad::default() };
    let case = world.open(Opening { abroad: Some(abroad), ..world.opening() }).unwrap();
    assert_eq!(world.indicator("migration.departure", Some("2023-03")), 1);
    assert_eq!(codes(world.step(case, CaseState::Pulang, Given::default())), ["date", "return_reason"]);
    let early = Given { return_reason: Some(ReturnReason::Illness), ..on(date(2022, 1, 1)) };
    assert_eq!(codes(world.step(case, CaseState::Pulang, early)), ["date.order"]);
    let future = Given { return_reason: Some(ReturnReason::Illness), ..on(date(2027, 1, 1)) };
    assert_eq!(codes(world.step(case, CaseState::Pulang, future)), ["date.future"]);
    let given = Given { return_reason: Some(ReturnReason::Illness), ..on(date(2026, 11, 1)) };
    world.step(case, CaseState::Pulang, given).unwrap();
    assert_eq!(codes(world.step(case, CaseState::TerdaftarDisnaker, Given::default())), ["planned_departure"]);
}

#[test]
fn a_step_from_a_page_that_shows_an_older_case_is_told_of_the_change() {
    let world = World::new();
    let case = world.case();
    let old = world.seen(case);
    world.step(case, CaseState::Terdata, Given::default()).unwrap();
    let input = migration::office::step::Move {
        case,
        to: CaseState::Mundur,
        given: with_reason(),
        employer: None,
        phone_abroad: None,
    };
    let action = world.action();
    let refused = world
        .act_as(&world.officer.clone(), action, move |read| migration::office::step::step(read, action, &old, &input));
    assert!(matches!(refused, Err(Refusal::Conflict(_))), "{refused:?}");
    assert_eq!(world.state(case), CaseState::Terdata);
}

#[test]
fn a_double_click_opens_one_case_and_makes_one_step() {
    let world = World::new();
    let (action, input) = (world.action(), world.opening());
    let again = input.clone();
    let open = migration::office::open::open;
    assert!(!world.act_as(&world.officer.clone(), action, move |read| open(read, action, &input)).unwrap().repeated);
    assert!(world.act_as(&world.officer.clone(), action, move |read| open(read, action, &again)).unwrap().repeated);
    assert_eq!(world.indicator("migration.opened", Some("2026-11")), 1);
}

#[test]
fn another_village_and_other_roles_move_nothing() {
    let world = World::new();
    let case = world.case();
    let other = kernel::Actor { office: crate::world::id(99), ..world.officer.clone() };
    assert!(matches!(world.step_by(&other, case, CaseState::Terdata, Given::default()), Err(Refusal::Forbidden(_))));
    let regency = kernel::Actor { role: Some(Role::Koordinator), ..world.officer.clone() };
    assert!(matches!(world.step_by(&regency, case, CaseState::Terdata, Given::default()), Err(Refusal::Forbidden(_))));
    let head = world.head.clone();
    assert!(matches!(world.step_by(&head, case, CaseState::Terdata, Given::default()), Err(Refusal::Forbidden(_))));
}

#[test]
fn every_statement_is_understood_by_the_engine_in_every_scope() {
    let world = World::new();
    for statement in migration::ROOM.statements {
        for sql in statement.expansions() {
            world.store.prepares(&sql).unwrap_or_else(|error| panic!("{}: {error}", statement.name));
        }
    }
}
