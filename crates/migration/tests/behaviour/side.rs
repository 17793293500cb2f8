//! Side states that no clear column tells: set and ended on a day and with a reason, kept in the history, seen by the officer
//! alone.

use crate::world::{SECRET, TODAY, World, codes};
use jiff::civil::date;
use kernel::access::Role;
use kernel::{Actor, Record, RecordId, Refusal};
use migration::office::side::{self, Side, SideMove};
use migration::records::MigrationCase;
use store::Done;
use store::access_stream::Sight;

fn set(world: &World, actor: &Actor, input: SideMove) -> Result<Done, Refusal> {
    let seen = world.seen(input.case);
    world.act(actor, move |read| side::set(read, &seen, &input))
}

fn begins(case: RecordId, side: Side) -> SideMove {
    SideMove { case, side, begins: true, date: date(2026, 11, 1), reason: format!("kata ibunya {SECRET}") }
}

fn ends(case: RecordId, side: Side) -> SideMove {
    SideMove { case, side, begins: false, date: TODAY, reason: "sudah menelepon".into() }
}

#[test]
fn each_side_state_is_set_beside_the_others_and_ended_and_the_history_keeps_both() {
    let world = World::new();
    let case = world.case();
    let officer = world.officer.clone();
    let standing = || {
        let sight = Sight::of([MigrationCase::SPEC]);
        let row = world
            .store
            .read_noting(&officer, crate::world::now(), &sight, |read| read.get::<MigrationCase>(case))
            .unwrap();
        Side::ALL.into_iter().filter(|side| side.since(&row).is_some()).collect::<Vec<_>>()
    };
    for side in Side::ALL {
        set(&world, &officer, begins(case, side)).unwrap();
    }
    assert_eq!(standing(), Side::ALL);
    set(&world, &officer, ends(case, Side::Lost)).unwrap();
    assert_eq!(standing(), [Side::Suspected, Side::Troubled, Side::Deported]);
    let sight = Sight::of([MigrationCase::SPEC]);
    let lines = world
        .store
        .read_noting(&officer, crate::world::now(), &sight, |read| read.history(MigrationCase::SPEC, case))
        .unwrap();
    let reasons =
        lines.iter().flat_map(|line| &line.fields).filter(|field| field.tag == MigrationCase::SIDE_REASON.tag);
    assert_eq!(
        reasons.filter(|field| matches!(field.after.known(), Some(kernel::Value::Text(_)))).count(),
        Side::ALL.len() + 1
    );
}

#[test]
fn what_does_not_fit_is_refused_with_its_code() {
    let world = World::new();
    let case = world.case();
    let officer = world.officer.clone();
    assert_eq!(codes(set(&world, &officer, ends(case, Side::Lost))), ["side.same"]);
    assert_eq!(codes(set(&world, &officer, SideMove { reason: "  ".into(), ..begins(case, Side::Lost) })), ["reason"]);
    let future = SideMove { date: date(2026, 12, 1), ..begins(case, Side::Lost) };
    assert_eq!(codes(set(&world, &officer, future)), ["date.future"]);
    set(&world, &officer, begins(case, Side::Lost)).unwrap();
    assert_eq!(codes(set(&world, &officer, begins(case, Side::Lost))), ["side.same"]);
    let before = SideMove { date: date(2026, 10, 1), ..ends(case, Side::Lost) };
    assert_eq!(codes(set(&world, &officer, before)), ["date.order"]);
    for role in [Role::KepalaDesa, Role::Koordinator] {
        let other = Actor { role: Some(role), ..officer.clone() };
        assert!(matches!(set(&world, &other, ends(case, Side::Lost)), Err(Refusal::Forbidden(_))), "{role:?}");
    }
}

#[test]
fn no_entry_says_in_clear_which_side_state_was_set_or_whether_one_was_ended() {
    let tags = |moves: &[SideMove]| {
        let world = World::new();
        let case = world.case();
        for one in moves {
            set(&world, &world.officer.clone(), SideMove { case, ..one.clone() }).unwrap();
        }
        world.store.local_write(|_, _| Ok(())).unwrap();
        assert!(!world.bytes().windows(SECRET.len()).any(|part| part == SECRET.as_bytes()));
        let lines = world.read(|read| read.history(MigrationCase::SPEC, case));
        let mut tags: Vec<u32> = lines.last().expect("a line").fields.iter().map(|field| field.tag).collect();
        tags.sort_unstable();
        tags
    };
    let none = RecordId::default();
    let one = tags(&[begins(none, Side::Suspected)]);
    assert_eq!(one, [40, 41, 42, 43, 44]);
    for side in Side::ALL {
        assert_eq!(tags(&[begins(none, side)]), one, "{side:?}");
        assert_eq!(tags(&[begins(none, side), ends(none, side)]), one, "{side:?} ended");
    }
}
