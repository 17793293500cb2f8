//! A paper book typed in a sheet: checked, proposed, posted line by line in one action by a second person, and only once.

mod world;

use cooperative::office::{journal, member, paper_book};
use cooperative::records::PaperBook;
use cooperative::records::paper_book::paper_book_id;
use cooperative::records::savings_account::{Product, account_id};
use cooperative::rules::paper_book::{Line, to_text};
use jiff::civil::{Date, date};
use kernel::access::Actor;
use kernel::day::Month;
use kernel::{RecordId, Refusal};
use store::Seen;
use world::World;

const DAY: Date = date(2026, 3, 2);

fn line(debit: &str, credit: &str, amount: i64, member: &str) -> Line {
    Line {
        row: 2,
        date: DAY,
        document: "K-1".to_owned(),
        memo: "Buku kas".to_owned(),
        debit: debit.to_owned(),
        credit: credit.to_owned(),
        amount,
        member: member.to_owned(),
    }
}

fn joined(world: &World) -> RecordId {
    let resident = world.resident("Sulastri");
    let (action, books) = (world.action(), world.koperasi);
    let input = member::Application { books, resident, date: DAY };
    world.act_as(&world.chair, action, move |read| member::apply(read, action, &input)).unwrap();
    let id = action.record(member::place::FIRST);
    world.act(&world.treasurer, move |read| member::accept(read, id, DAY)).unwrap();
    id
}

fn propose(world: &World, lines: &[Line]) -> Result<RecordId, Refusal> {
    let (koperasi, lines) = (world.koperasi, lines.to_vec());
    let id = paper_book_id(koperasi, &to_text(&lines));
    world.act(&world.chair, move |read| paper_book::propose(read, koperasi, &lines))?;
    Ok(id)
}

fn settle(world: &World, actor: &Actor, paper: RecordId, post: bool) -> Result<(), Refusal> {
    let (koperasi, action) = (world.koperasi, world.action());
    let seen = world.read(|read| Ok(Seen::of(&read.get::<PaperBook>(paper)?.row)));
    let done =
        world.act_as(actor, action, move |read| paper_book::settle(read, action, (koperasi, paper), (&seen, post)));
    done.map(|_| ())
}

fn lines() -> Vec<Line> {
    vec![line("1101", "2101", 50_000, "0001"), line("5202", "1101", 20_000, ""), line("2101", "1101", 10_000, "0001")]
}

#[test]
fn every_line_is_an_event_and_the_members_savings_follow() {
    let world = World::new();
    let member = joined(&world);
    let paper = propose(&world, &lines()).unwrap();
    assert_eq!(world.net("1101"), 0, "it waits");
    assert!(matches!(settle(&world, &world.chair, paper, true), Err(Refusal::Forbidden(_))));
    assert!(matches!(settle(&world, &world.supervisor, paper, true), Err(Refusal::Forbidden(_))));
    settle(&world, &world.treasurer, paper, true).unwrap();
    assert_eq!((world.net("1101"), world.net("5202")), (20_000, 20_000));
    let account = account_id(member, Product::Voluntary);
    assert_eq!(world.read(|read| Ok(read.balance(world.home, account)?.net())), -40_000);
    assert!(settle(&world, &world.treasurer, paper, true).is_err(), "once");
    assert!(matches!(propose(&world, &lines()), Err(Refusal::Invalid(_))), "the same sheet");
    let mut longer = lines();
    longer.push(Line { document: "K-99".to_owned(), ..line("1101", "4202", 7, "") });
    assert!(matches!(propose(&world, &longer), Err(Refusal::Invalid(_))), "the same sheet with a line more");
    assert_eq!(world.net("1101"), 20_000);
}

#[test]
fn nothing_is_posted_where_one_line_does_not_fit() {
    let world = World::new();
    joined(&world);
    let mut too_much = lines();
    too_much[2].amount = 60_000;
    let paper = propose(&world, &too_much).unwrap();
    assert!(matches!(settle(&world, &world.treasurer, paper, true), Err(Refusal::Invalid(_))), "below nothing");
    assert_eq!((world.net("1101"), world.net("5202")), (0, 0));
    settle(&world, &world.treasurer, paper, false).unwrap();
    assert!(propose(&world, &too_much).is_ok(), "what was voided may come again");
    for wrong in [line("1101", "1201", 5, "0001"), line("1101", "2101", 5, "0009"), line("1101", "9999", 5, "")] {
        assert!(matches!(propose(&world, &[wrong]), Err(Refusal::Invalid(_))));
    }
    assert!(propose(&world, &[Line { date: date(2027, 1, 1), ..line("1101", "4202", 5, "") }]).is_err());
}

#[test]
fn a_month_is_not_closed_over_a_sheet_that_waits() {
    let world = World::new();
    joined(&world);
    let paper = propose(&world, &lines()).unwrap();
    let koperasi = world.koperasi;
    let close = |month| world.act(&world.chair, move |read| journal::close_month(read, koperasi, month));
    assert!(close(Month::new(2026, 3).unwrap()).is_err());
    settle(&world, &world.treasurer, paper, true).unwrap();
    close(Month::new(2026, 3).unwrap()).unwrap();
    assert!(matches!(propose(&world, &[line("1101", "4202", 5, "")]), Err(Refusal::Invalid(_))), "a closed month");
}
