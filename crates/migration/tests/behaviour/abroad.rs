//! Abroad and home again over a real store: what follows from a move, in the same entry or not at all; and that the tables of
//! two villages differ in nothing clear, whatever trouble somebody is in.

use crate::world::{SECRET, TODAY, World, codes, on, with_reason};
use jiff::civil::date;
use kernel::{Changes, Held, Id, Record, RecordId, Refusal, Value};
use migration::office::emergency::{self, EmergencyInput, place};
use migration::office::{contact_log, employment, return_outcome, village_setting};
use migration::records::case::{CaseState, ReturnReason, RouteTaken};
use migration::records::contact_log::{ContactOutcome, ContactWay, ContactWith};
use migration::records::emergency::{EmergencyKind, EmergencyState, Reporter};
use migration::records::employment::{Answered, Term};
use migration::records::{Emergency, EmergencyStep, MigrationCase};
use migration::rules::facts::{Given, WorkGiven};
use store::access_stream::Sight;
use store::engine::{Cell, Db, Location};

fn abroad(world: &World) -> kernel::RecordId {
    let case = world.case();
    let given = Given { route_taken: Some(RouteTaken::Prosedural), ..on(date(2025, 3, 1)) };
    world.step(case, CaseState::Bekerja, Given { reason: Some("kata ibunya".into()), ..given }).unwrap();
    case
}

fn contact(world: &World, case: kernel::RecordId, with: ContactWith, outcome: ContactOutcome) {
    let action = world.action();
    let input = contact_log::ContactInput {
        case,
        date: TODAY,
        with,
        way: ContactWay::Phone,
        outcome,
        said: Some(SECRET.to_owned()),
        heard_on: None,
        next: None,
    };
    world.act_as(&world.officer.clone(), action, move |read| contact_log::record(read, action, &input)).unwrap();
}

fn due(world: &World, case: kernel::RecordId) -> Option<jiff::civil::Date> {
    world.read(|read| read.get::<MigrationCase>(case)).contact_due
}

#[test]
fn whoever_begins_to_work_gets_a_day_for_news_and_a_contact_with_the_worker_alone_moves_it() {
    let world = World::new();
    let case = abroad(&world);
    assert_eq!(due(&world, case), Some(date(2027, 2, 22)), "90 days from the day on which it became known");
    contact(&world, case, ContactWith::Worker, ContactOutcome::NoAnswer);
    assert_eq!(due(&world, case), Some(date(2027, 2, 22)), "an attempt that failed moves nothing");
    world.act(&world.officer.clone(), |read| village_setting::save(read, None, 30)).unwrap();
    assert_eq!(due(&world, case), Some(date(2027, 2, 22)), "a new interval holds from the next contact on");
    contact(&world, case, ContactWith::Worker, ContactOutcome::Reached);
    assert_eq!(due(&world, case), Some(date(2026, 12, 24)));
    world.act(&world.officer.clone(), |read| village_setting::save(read, None, 60)).unwrap();
    world.act(&world.officer.clone(), village_setting::recount).unwrap();
    assert_eq!(due(&world, case), Some(date(2027, 1, 23)), "counted anew from the last news");
    let given = Given { return_reason: Some(ReturnReason::Illness), ..on(date(2026, 11, 1)) };
    world.step(case, CaseState::Pulang, given).unwrap();
    assert_eq!(due(&world, case), None, "nobody is asked for news at home");
}

#[test]
fn an_extension_keeps_the_employer_and_a_change_does_not() {
    let world = World::new();
    let case = abroad(&world);
    let terms = |world: &World| world.read(|read| employment::of_case(read, case));
    let action = world.action();
    let term = employment::TermInput {
        employer: Some("Lin Mei-hua".into()),
        until: Some(date(2027, 3, 1)),
        ..employment::TermInput::default()
    };
    let save = move |read: &store::Reader<'_>| employment::save(read, action, case, None, &term);
    world.act_as(&world.officer.clone(), action, save).unwrap();
    world.step(case, CaseState::Perpanjangan, on(TODAY)).unwrap();
    let work = WorkGiven { agreed: Some(Answered::Yes), ..WorkGiven::default() };
    let given = Given { contract_end: Some(date(2029, 3, 1)), work, ..on(TODAY) };
    world.step(case, CaseState::Bekerja, given).unwrap();
    let all = terms(&world);
    assert_eq!((all.len(), all[0].term), (2, Term::Extension));
    assert_eq!(all[0].employer.given().map(String::as_str), Some("Lin Mei-hua"));
    assert_eq!((all[1].replaced_on, all[0].until), (Some(TODAY), Some(date(2029, 3, 1))));

    world.step(case, CaseState::PindahMajikan, on(TODAY)).unwrap();
    assert_eq!(codes(world.step(case, CaseState::Bekerja, on(TODAY))), ["agreed"]);
    let work = WorkGiven { agreed: Some(Answered::No), address: Some("Tainan".into()), ..WorkGiven::default() };
    let given = Given { contract_end: Some(date(2028, 3, 1)), work, ..on(TODAY) };
    world.step(case, CaseState::Bekerja, given).unwrap();
    let all = terms(&world);
    assert_eq!((all.len(), all[0].term), (3, Term::NewEmployer));
    assert_eq!(all[0].employer.given(), None, "another employer is not the one before");
    let case = world.read(|read| read.get::<MigrationCase>(case));
    assert_eq!(case.contract_end, Some(date(2028, 3, 1)));
    assert_eq!(case.employer_address.given().map(String::as_str), Some("Tainan"));
}

#[test]
fn a_return_plans_the_next_question_and_one_taken_back_leaves_none() {
    let world = World::new();
    let case = abroad(&world);
    let given = Given { return_reason: Some(ReturnReason::ContractEnd), ..on(date(2026, 11, 1)) };
    world.step(case, CaseState::Pulang, given).unwrap();
    let read_case = |world: &World| world.read(|read| read.get::<MigrationCase>(case));
    assert_eq!(read_case(&world).outcome_due, Some(date(2026, 11, 15)));
    let outcomes = |world: &World| world.read(|read| return_outcome::of_return(read, case, date(2026, 11, 1)));
    assert_eq!(outcomes(&world).len(), 1);
    world.step(case, CaseState::Bekerja, with_reason()).unwrap();
    assert_eq!((read_case(&world).outcome_due, outcomes(&world).len()), (None, 0));
}

fn emergency_of(world: &World, case: kernel::RecordId, what: EmergencyKind) -> kernel::RecordId {
    let action = world.action();
    let input = EmergencyInput {
        case,
        what,
        reporter: Reporter::Mission,
        known_on: TODAY,
        place: Some(SECRET.to_owned()),
        told: Some(format!("{SECRET} {SECRET}")),
        remains_to: None,
        died_on: Some(date(2026, 11, 20)).filter(|_| what == EmergencyKind::Death),
    };
    world.act_as(&world.officer.clone(), action, move |read| emergency::open(read, action, &input)).unwrap();
    action.record(place::EMERGENCY)
}

#[test]
fn a_death_moves_the_case_in_the_same_action_and_the_papers_are_ticked_one_by_one() {
    let world = World::new();
    let case = abroad(&world);
    let id = emergency_of(&world, case, EmergencyKind::Death);
    assert_eq!(world.state(case), CaseState::Meninggal);
    let ticked = |keys: &[&str]| -> Vec<String> { keys.iter().map(|key| (*key).to_owned()).collect() };
    let tick = |keys: Vec<String>| {
        let action = world.action();
        world.act_as(&world.officer.clone(), action, move |read| emergency::papers(read, action, id, &keys))
    };
    tick(ticked(&["kartu_bpjs", "rekening"])).unwrap();
    tick(ticked(&["rekening"])).unwrap();
    let there = world
        .store
        .read_noting(&world.officer, crate::world::now(), &Sight::of([EmergencyStep::SPEC]), |read| {
            Ok(emergency::papers_there(&emergency::steps(read, id)?))
        })
        .unwrap();
    assert_eq!(there, ["rekening"]);
    assert!(matches!(tick(ticked(&["kartu_saya"])), Err(Refusal::NotFound)));
}

#[test]
fn a_closed_emergency_takes_no_step_and_can_be_opened_again() {
    let world = World::new();
    let case = abroad(&world);
    let id = emergency_of(&world, case, EmergencyKind::Unpaid);
    let action = world.action();
    let close = move |read: &store::Reader<'_>| emergency::close(read, action, id, "Dibayar");
    world.act_as(&world.officer.clone(), action, close).unwrap();
    let action = world.action();
    let act = move |read: &store::Reader<'_>| emergency::act(read, action, id, "menelepon", None);
    assert_eq!(codes(world.act_as(&world.officer.clone(), action, act)), ["closed"]);
    let action = world.action();
    world.act_as(&world.officer.clone(), action, move |read| emergency::reopen(read, action, id)).unwrap();
    assert_eq!(world.read(|read| read.get::<Emergency>(id)).state, EmergencyState::Open);
    assert!(world.read(|read| emergency::of_case(read, case)).iter().any(|one| one.row.id == id));
    let head = world.head.clone();
    let seen = world.store.read(&head, crate::world::now(), |read| emergency::of_case(read, case)).unwrap();
    assert!(seen.is_empty(), "nobody else finds the emergencies of a case");
}

#[test]
fn no_clear_cell_tells_whom_an_emergency_is_about_nor_which() {
    let clear = |what: EmergencyKind| {
        let world = World::new();
        let case = abroad(&world);
        emergency_of(&world, case, what);
        contact(&world, case, ContactWith::Mission, ContactOutcome::Reached);
        let db = Db::reader(&Location::new(&world.folder)).unwrap();
        let mut all = Vec::new();
        for spec in [Emergency::SPEC, EmergencyStep::SPEC] {
            let rows = db.query(&format!("SELECT * FROM {}", spec.name), &[], |row| row.cells()).unwrap();
            for cell in rows.into_iter().flatten() {
                match cell {
                    Cell::Bytes(bytes) => {
                        assert!(!bytes.windows(16).any(|part| part == case.0), "the case stands in clear");
                        assert!(!bytes.windows(16).any(|part| part == world.resident.0), "the person stands in clear");
                        all.push(format!("{} bytes", bytes.len()));
                    }
                    other => all.push(format!("{other:?}")),
                }
            }
        }
        let text = String::from_utf8_lossy(&world.bytes()).into_owned();
        assert!(!text.contains(SECRET) && !text.contains(&case.to_string()), "a secret lies in clear");
        all
    };
    assert_eq!(clear(EmergencyKind::Violence), clear(EmergencyKind::Missing));
}

#[test]
fn news_is_asked_of_nobody_at_home() {
    let world = World::new();
    let case = world.case();
    let action = world.action();
    let input = contact_log::ContactInput {
        case,
        date: TODAY,
        with: ContactWith::Worker,
        way: ContactWay::Phone,
        outcome: ContactOutcome::Reached,
        said: None,
        heard_on: None,
        next: None,
    };
    let record = move |read: &store::Reader<'_>| contact_log::record(read, action, &input);
    assert_eq!(codes(world.act_as(&world.officer.clone(), action, record)), ["not_abroad"]);
    let number = MigrationCase::CONTACT_DUE.tag;
    let row = world.read(|read| read.row(MigrationCase::SPEC, case));
    let (index, _) = MigrationCase::SPEC.field(number).unwrap();
    assert_eq!(row.cells[index].known(), Some(&Value::Null));
}

#[test]
fn an_erased_resident_takes_along_what_is_sealed_under_keys_of_its_own() {
    let world = World::new();
    let case = abroad(&world);
    let told = emergency_of(&world, case, EmergencyKind::Unpaid);
    let what = |id: RecordId| {
        let sight = Sight::of([Emergency::SPEC]);
        let one = world
            .store
            .read_noting(&world.officer, crate::world::now(), &sight, |read| read.get::<Emergency>(Id::new(id)));
        one.unwrap().record.what
    };
    assert_eq!(what(told), Held::Known(EmergencyKind::Unpaid));
    let (home, subject, action) = (world.office, world.resident.to_string(), world.action());
    let recorded = move |_: &store::Reader<'_>| {
        let mut changes = Changes::new();
        let reason = people::records::erasure::ErasureReason::Request;
        changes.create(home, &people::records::Erasure { id: Id::new(action.record(0)), subject, reason });
        Ok(changes)
    };
    world.act_as(&people::office::software(), action, recorded).unwrap();
    // As a node that starts finishes what was recorded, also where another node recorded it.
    people::office::erasure::complete(&world.store, crate::world::now()).unwrap();
    assert_eq!(what(told), Held::Erased);
    assert!(world.read(|read| emergency::of_case(read, case)).is_empty(), "nor is it found by the case");
}
