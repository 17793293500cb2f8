//! Meetings and the surplus over a store: quorum, votes, numbers that a meeting decides, and a sharing that is posted once.

mod world;

use cooperative::office::koperasi_setting::{self as settings, Decided};
use cooperative::office::ledger::Side;
use cooperative::office::meeting::{self, Calling, Deciding};
use cooperative::office::surplus;
use cooperative::records::Meeting;
use cooperative::records::koperasi_setting::SettingKey;
use cooperative::records::meeting::MeetingKind;
use cooperative::records::posting::Event;
use jiff::civil::{Date, date};
use kernel::{RecordId, Refusal};
use store::{Done, Seen};
use world::{TODAY, World};

fn calling(kind: MeetingKind) -> Calling {
    Calling {
        kind,
        year: (kind == MeetingKind::Annual).then_some(2025),
        notice_on: date(2026, 11, 1),
        held_on: date(2026, 11, 20),
        time: None,
        place: "Balai desa".to_owned(),
        agenda: None,
    }
}

fn call(world: &World, input: Calling) -> Result<RecordId, Refusal> {
    let (books, action) = (world.books(), world.action());
    world.act_as(&world.chair.clone(), action, move |read| meeting::call(read, action, &books, &input))?;
    Ok(action.record(0))
}

fn attend(world: &World, id: RecordId, counted: (i64, i64)) -> Result<Done, Refusal> {
    let seen = world.read(|read| Ok(Seen::of(&read.get::<Meeting>(id)?.row)));
    world.act(&world.chair.clone(), move |read| meeting::attend(read, id, &seen, counted))
}

fn resolve(world: &World, id: RecordId, (yes, no): (i64, i64), settings: Option<Decided>) -> Result<Done, Refusal> {
    let action = world.action();
    let input = Deciding { decision: "Disetujui".to_owned(), yes, no, abstain: 0, settings };
    world.act_as(&world.chair.clone(), action, move |read| meeting::resolve(read, action, id, &input))
}

fn is_at(refused: Result<impl Sized, Refusal>, field: &str) -> bool {
    matches!(refused, Err(Refusal::Invalid(problems)) if problems.iter().any(|one| one.field == field))
}

fn on(world: &World, key: SettingKey, day: Date) -> i64 {
    let books = world.books();
    world.read(|read| settings::on(read, &books, key, day))
}

#[test]
fn members_are_told_in_time_and_an_annual_meeting_names_a_year_that_ended() {
    let world = World::new();
    let late = Calling { notice_on: date(2026, 11, 19), ..calling(MeetingKind::Members) };
    assert!(is_at(call(&world, late.clone()), "notice_on"));
    call(&world, Calling { kind: MeetingKind::Board, ..late }).unwrap();
    assert!(is_at(call(&world, Calling { year: Some(2026), ..calling(MeetingKind::Annual) }), "year"));
    assert!(is_at(call(&world, Calling { held_on: date(2026, 10, 1), ..calling(MeetingKind::Members) }), "held_on"));
}

#[test]
fn without_a_quorum_nothing_is_decided_and_votes_fit_who_was_there() {
    let world = World::new();
    let id = call(&world, calling(MeetingKind::Members)).unwrap();
    assert!(is_at(resolve(&world, id, (5, 0), None), ""));
    assert!(is_at(attend(&world, id, (20, 21)), "present"));
    attend(&world, id, (20, 10)).unwrap();
    assert!(is_at(resolve(&world, id, (5, 0), None), ""), "half is not more than half");
    attend(&world, id, (20, 11)).unwrap();
    assert!(is_at(resolve(&world, id, (12, 0), None), "yes"));
    resolve(&world, id, (11, 0), None).unwrap();
    assert!(is_at(attend(&world, id, (20, 3)), "present"), "what was decided stays");
}

#[test]
fn a_number_counts_from_its_day_on_when_it_was_carried_and_lies_within_its_bounds() {
    let world = World::new();
    let id = call(&world, calling(MeetingKind::Members)).unwrap();
    attend(&world, id, (20, 15)).unwrap();
    let set = |key, value| Some(Decided { values: vec![(key, value)], from: date(2026, 12, 1) });
    resolve(&world, id, (5, 10), set(SettingKey::CompulsorySavings, 50_000)).unwrap();
    assert_eq!(on(&world, SettingKey::CompulsorySavings, date(2026, 12, 1)), 20_000, "it was not carried");
    resolve(&world, id, (15, 0), set(SettingKey::CompulsorySavings, 30_000)).unwrap();
    assert_eq!(on(&world, SettingKey::CompulsorySavings, date(2026, 11, 30)), 20_000);
    assert_eq!(on(&world, SettingKey::CompulsorySavings, date(2026, 12, 1)), 30_000);
    assert!(is_at(resolve(&world, id, (15, 0), set(SettingKey::MostLoanRate, 2_401)), "jasa_pinjaman_tertinggi"));
    assert!(is_at(resolve(&world, id, (15, 0), set(SettingKey::ShareReserve, 4_500)), "shu_cadangan"), "105 %");
    let board = call(&world, calling(MeetingKind::Board)).unwrap();
    attend(&world, board, (3, 3)).unwrap();
    assert!(is_at(resolve(&world, board, (3, 0), set(SettingKey::CompulsorySavings, 1_000)), ""));
}

#[test]
fn the_annual_meeting_is_due_until_it_was_held_with_a_quorum() {
    let world = World::new();
    let books = world.books();
    let due = || world.read(|read| meeting::annual_due(read, &books));
    assert_eq!(due(), Some((2025, date(2026, 6, 30))));
    let id = call(&world, calling(MeetingKind::Annual)).unwrap();
    attend(&world, id, (20, 2)).unwrap();
    assert_eq!(due(), Some((2025, date(2026, 6, 30))));
    attend(&world, id, (20, 18)).unwrap();
    assert_eq!(due(), None);
}

#[test]
fn a_sharing_is_approved_by_a_meeting_and_posted_once_after_the_year_was_closed() {
    let world = World::new();
    let books = world.books();
    // No member has a weight: all goes to the reserve and the funds.
    let id = call(&world, calling(MeetingKind::Annual)).unwrap();
    attend(&world, id, (20, 18)).unwrap();
    let shares = [9_000, 0, 0, 250, 250, 250, 250];
    let keys = cooperative::rules::koperasi_setting::SURPLUS_KEYS;
    let decided = Decided { values: keys.into_iter().zip(shares).collect(), from: date(2025, 1, 1) };
    let approve = || {
        let books = books.clone();
        world.act(&world.chair.clone(), move |read| surplus::approve(read, &books, 2025, id))
    };
    let post = || {
        let (books, action) = (books.clone(), world.action());
        world.act_as(&world.chair.clone(), action, move |read| surplus::post(read, action, &books, (2025, TODAY)))
    };
    world.post(date(2025, 5, 1), Event::Income, Side::of("1101"), Side::of("4901"), 1_000_001).unwrap();
    assert!(is_at(approve(), "meeting"), "the meeting has decided nothing");
    resolve(&world, id, (18, 0), Some(decided)).unwrap();
    assert!(is_at(post(), ""), "it was not approved");
    approve().unwrap();
    assert!(is_at(approve(), ""), "once");
    assert!(is_at(post(), ""), "the year is open");
    world.post(date(2025, 12, 31), Event::YearEnd, Side::of("4901"), Side::of("3401"), 1_000_001).unwrap();
    post().unwrap();
    assert_eq!((world.net("3401"), world.net("3301"), world.net("2202")), (0, -900_001, -25_000));
    assert!(is_at(post(), ""), "posted already");
    assert_eq!(world.net("3301"), -900_001);
}
