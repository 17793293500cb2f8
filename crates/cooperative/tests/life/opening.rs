//! How it begins: the supervisor's role on record, two members of a paper book, and its balances, which one proposes and
//! another posts; taken back and posted again while nothing else was.

use cooperative::office::member::{self, Application, place};
use cooperative::office::{opening, opening_post};
use cooperative::records::Opening;
use cooperative::records::opening::opening_id;
use cooperative::rules::opening::{AccountLine, Balances, MemberLine};
use jiff::civil::date;
use kernel::access::{Actor, Role};
use kernel::value::Ref;
use kernel::{Changes, Id};
use people::records::RoleAssignment;
use store::Seen;

use super::{Ended, Life};

/// Begins.
pub fn begin(life: &mut Life) {
    role_on_record(life);
    for _ in 0..2 {
        joined(life);
    }
    type_it(life, 1);
    let (chair, treasurer) = (life.world.chair.clone(), life.world.treasurer.clone());
    assert!(matches!(propose(life, &chair), Ended::Refused(_)), "it does not balance");
    type_it(life, 0);
    propose(life, &chair);
    post(life, &chair);
    post(life, &treasurer);
    let (koperasi, seen) = (life.world.koperasi, seen(life));
    life.attempt("take back the opening", &chair, move |read, action| {
        opening_post::take_back(read, action, koperasi, (&seen, "salah lembar"))
    });
    type_it(life, 0);
    propose(life, &chair);
    post(life, &treasurer);
    post(life, &treasurer);
}

fn role_on_record(life: &Life) {
    let (assignment, home) = (life.world.action().record(0), life.world.home);
    let account = life.world.supervisor.account;
    let made = life.world.act(&life.world.officer, move |_| {
        let assignment = RoleAssignment {
            id: Id::new(assignment),
            account: Ref::new(Id::new(account), home),
            role: Role::PengawasKoperasi,
            office: Ref::new(Id::new(home), home),
            from: date(2025, 1, 1),
            until: None,
        };
        let mut changes = Changes::new();
        changes.create(home, &assignment);
        Ok(changes)
    });
    made.unwrap();
}

fn joined(life: &mut Life) {
    let (resident, day) = (life.world.resident("Warga lama"), date(2024, 1, 5));
    let (chair, treasurer) = (life.world.chair.clone(), life.world.treasurer.clone());
    let input = Application { books: life.world.koperasi, resident, date: day };
    let applied = life.attempt("apply to join", &chair, move |read, action| member::apply(read, action, &input));
    let Ended::Done(action) = applied else { panic!("{applied:?}") };
    let id = action.record(place::FIRST);
    life.attempt("accept a member", &treasurer, move |read, _| member::accept(read, id, day));
    life.known.members.push(id);
}

fn book(missing: i64) -> Balances {
    let account = |code: &str, debit, credit| AccountLine { row: 0, code: code.to_owned(), debit, credit };
    let saved = |number: &str, saved| MemberLine { number: number.to_owned(), saved, ..MemberLine::default() };
    Balances {
        accounts: vec![
            account("1101", 1_000_000 - missing, 0),
            account("1401", 300_000, 0),
            account("1409", 0, 100_000),
            account("2101", 0, 250_000),
            account("3101", 0, 200_000),
            account("3102", 0, 150_000),
            account("3301", 0, 600_000),
        ],
        members: vec![saved("0001", [100_000, 100_000, 250_000]), saved("0002", [100_000, 50_000, 0])],
        ..Balances::default()
    }
}

fn seen(life: &Life) -> Seen {
    life.read(|read| Ok(Seen::of(&read.get::<Opening>(opening_id(life.world.koperasi))?.row)))
}

fn type_it(life: &mut Life, missing: i64) {
    let (chair, koperasi) = (life.world.chair.clone(), life.world.koperasi);
    let there = life.read(|read| Ok(read.maybe::<Opening>(opening_id(koperasi))?.map(|one| Seen::of(&one.row))));
    let input = (date(2024, 12, 31), book(missing));
    life.attempt("type the opening", &chair, move |read, _| {
        opening::save(read, koperasi, there.as_ref(), (input.0, &input.1))
    });
}

fn propose(life: &mut Life, who: &Actor) -> Ended {
    let (koperasi, seen) = (life.world.koperasi, seen(life));
    life.attempt("propose the opening", who, move |read, _| opening::propose(read, koperasi, &seen))
}

fn post(life: &mut Life, who: &Actor) -> Ended {
    let (koperasi, seen) = (life.world.koperasi, seen(life));
    life.attempt("post the opening", who, move |read, _| opening_post::post(read, koperasi, &seen))
}
