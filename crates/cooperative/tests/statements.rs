//! Statements on a real store: random histories tie at every look, and a year reads the same before and after its closing.
//! Not here: what other programs say of the books (`exports`).

mod happenings;
mod world;

use cooperative::office::journal::{self as journal_office, Manual};
use cooperative::office::ledger::Side;
use cooperative::office::statement;
use cooperative::office::year_end;
use cooperative::records::posting::{Event, Stage};
use cooperative::rules::manual_journal;
use cooperative::rules::statement::{Section, Span};
use happenings::{Chance, happen};
use jiff::civil::date;
use kernel::access::Actor;
use kernel::day::Month;
use kernel::{RecordId, Refusal};
use world::World;

fn month(year: i16, month: i8) -> Month {
    Month::new(year, month).unwrap()
}

fn span(world: &World, from: Month, to: Month) -> Span {
    world.read(|read| statement::span(read, &world.books(), from, to))
}

fn total(sections: &[Section]) -> i64 {
    sections.iter().map(Section::total).sum()
}

#[test]
fn what_a_year_earned_and_spent_stands_in_its_statements_with_members_and_others_apart() {
    let world = World::new();
    let savings = RecordId::named("savings");
    let pay = |day, event, debit: Side, credit: Side, amount| world.post(day, event, debit, credit, amount).unwrap();
    pay(date(2025, 12, 5), Event::SavingPaid, Side::of("1101"), Side::part("3101", savings), 1_000_000);
    pay(date(2026, 1, 5), Event::LoanRepaid, Side::of("1101"), Side::of("4101"), 300_000);
    pay(date(2026, 2, 5), Event::Income, Side::of("1101"), Side::of("4202"), 50_000);
    pay(date(2026, 2, 6), Event::Expense, Side::of("5202"), Side::of("1101"), 120_000);
    pay(date(2026, 2, 7), Event::Expense, Side::of("1401"), Side::of("1101"), 400_000);
    let span = span(&world, month(2026, 1), month(2026, 12));
    assert_eq!(span.broken(), []);
    let result: Vec<i64> = span.result().iter().map(Section::total).collect();
    assert_eq!(result, [300_000, 50_000, 0, -120_000, 0]);
    assert_eq!(span.surplus(), 230_000);
    let position: Vec<i64> = span.position().iter().map(Section::total).collect();
    assert_eq!(position, [1_230_000, 0, 1_230_000]);
    let cash: Vec<i64> = span.cash_flow().iter().map(Section::total).collect();
    assert_eq!(cash, [230_000, -400_000, 0]);
    assert_eq!(span.cash(), (1_000_000, 830_000));
}

#[test]
fn statements_of_random_histories_tie_after_every_event_and_in_every_month() {
    for seed in [1, 7, 2026] {
        let world = World::new();
        let mut chance = Chance(seed);
        for event in 0..60 {
            happen(&world, &mut chance);
            let whole = span(&world, month(2025, 1), month(2026, 12));
            assert_eq!(whole.broken(), [], "seed {seed}, event {event}");
        }
        let mut change = 0;
        for number in 1..=10 {
            let one = span(&world, month(2026, number), month(2026, number));
            assert_eq!(one.broken(), [], "seed {seed}, month {number}");
            change += total(&one.cash_flow());
        }
        let year = span(&world, month(2026, 1), month(2026, 10));
        assert_eq!(total(&year.cash_flow()), change, "seed {seed}");
        world.store.rebuild().unwrap();
        assert_eq!(span(&world, month(2026, 1), month(2026, 10)), year, "seed {seed}: after a rebuild");
    }
}

#[test]
fn books_whose_kept_balances_or_postings_were_tampered_with_do_not_pass_for_sound() {
    let world = World::new();
    world.post(date(2026, 1, 5), Event::Income, Side::of("1101"), Side::of("4202"), 50_000).unwrap();
    let mut span = span(&world, month(2026, 1), month(2026, 1));
    span.moved[0].amount += 1;
    assert!(span.broken().contains(&cooperative::rules::statement::Broken::Kept));
}

#[test]
fn the_general_ledger_of_a_month_carries_its_balance_over_every_page() {
    let world = World::new();
    world.post(date(2026, 1, 31), Event::Income, Side::of("1101"), Side::of("4202"), 7).unwrap();
    for day in 0..103 {
        world.post(date(2026, 2, 1 + day % 28), Event::Income, Side::of("1101"), Side::of("4202"), 10).unwrap();
    }
    let cash = cooperative::rules::chart::account_id(world.koperasi, "1101");
    let page = |after: Option<(&str, RecordId)>| {
        world.read(|read| statement::of_account(read, &world.books(), cash, (month(2026, 2), month(2026, 2)), after))
    };
    let first = page(None);
    assert_eq!((first.opening, first.lines.len(), first.more), (7, 100, true));
    let last = first.lines.last().unwrap();
    let second = page(Some((&last.date, last.id)));
    assert_eq!((second.opening, second.lines.len(), second.more), (1_007, 3, false));
}

fn typed(code: &str, debit: i64, credit: i64) -> manual_journal::Typed {
    manual_journal::Typed { code: code.to_owned(), debit, credit }
}

/// A manual journal of the chair; answers its first pair.
fn manual(world: &World, lines: Vec<manual_journal::Typed>) -> Result<RecordId, Refusal> {
    let (koperasi, action) = (world.koperasi, world.action());
    let input = Manual { date: date(2026, 10, 5), document: None, memo: "Koreksi".to_owned(), lines };
    world.act_as(&world.chair.clone(), action, move |read| journal_office::propose(read, action, koperasi, &input))?;
    Ok(action.record(0))
}

fn settle(world: &World, actor: &Actor, first: RecordId, stage: Stage) -> Result<(), Refusal> {
    let (koperasi, action) = (world.koperasi, world.action());
    let done = world.act_as(actor, action, move |read| journal_office::settle(read, action, (koperasi, first), stage));
    done.map(|_| ())
}

#[test]
fn a_manual_journal_counts_when_a_second_person_posts_it_and_only_once() {
    let world = World::new();
    let first = manual(&world, vec![typed("5203", 70, 0), typed("1409", 0, 70)]).unwrap();
    assert_eq!(world.net("5203"), 0);
    assert!(matches!(settle(&world, &world.chair, first, Stage::Posted), Err(Refusal::Forbidden(_))));
    assert!(matches!(settle(&world, &world.supervisor, first, Stage::Posted), Err(Refusal::Forbidden(_))));
    settle(&world, &world.treasurer, first, Stage::Posted).unwrap();
    assert!(settle(&world, &world.treasurer, first, Stage::Posted).is_err());
    assert_eq!((world.net("5203"), world.net("1409")), (70, -70));
    assert!(matches!(manual(&world, vec![typed("5203", 70, 0), typed("1409", 0, 69)]), Err(Refusal::Invalid(_))));
    let voided = manual(&world, vec![typed("5203", 70, 0), typed("1409", 0, 70)]).unwrap();
    settle(&world, &world.treasurer, voided, Stage::Voided).unwrap();
    assert_eq!(world.net("5203"), 70);
    assert_eq!(world.read(|read| journal_office::waiting(read, &world.books())), []);
}

#[test]
fn what_was_posted_is_taken_back_once_and_for_a_reason() {
    let world = World::new();
    world.post(date(2026, 10, 1), Event::Income, Side::of("1101"), Side::of("4202"), 900).unwrap();
    let first = world.read(|read| statement::journal(read, &world.books()))[0].group;
    let reverse = |why: &str| {
        let (koperasi, action, why) = (world.koperasi, world.action(), why.to_owned());
        let input = (date(2026, 10, 2), why);
        world.act_as(&world.chair.clone(), action, move |read| {
            journal_office::reverse(read, action, (koperasi, first), input)
        })
    };
    assert!(reverse("").is_err());
    reverse("Salah akun").unwrap();
    assert!(reverse("Salah akun").is_err());
    assert_eq!((world.net("1101"), world.net("4202")), (0, 0));
}

#[test]
fn nothing_is_posted_into_a_closed_month_and_no_month_is_closed_while_a_journal_waits() {
    let world = World::new();
    let close = |number| {
        let koperasi = world.koperasi;
        let month = month(2026, number);
        world.act(&world.chair.clone(), move |read| journal_office::close_month(read, koperasi, month))
    };
    let first = manual(&world, vec![typed("5203", 70, 0), typed("1409", 0, 70)]).unwrap();
    assert!(close(10).is_err());
    settle(&world, &world.treasurer, first, Stage::Posted).unwrap();
    assert!(close(11).is_err(), "the month still runs");
    close(10).unwrap();
    assert!(close(10).is_err());
    let post = |day| world.post(day, Event::Income, Side::of("1101"), Side::of("4202"), 900);
    assert!(matches!(post(date(2026, 10, 31)), Err(Refusal::Invalid(_))));
    post(date(2026, 11, 1)).unwrap();
}

#[test]
fn closing_a_year_carries_its_result_into_the_surplus_and_changes_no_statement() {
    let world = World::new();
    let mut chance = Chance(31);
    for _ in 0..120 {
        happen(&world, &mut chance);
    }
    let before = span(&world, month(2025, 1), month(2025, 12));
    let (koperasi, action) = (world.koperasi, world.action());
    world.act_as(&world.chair.clone(), action, move |read| year_end::close(read, action, koperasi, 2025)).unwrap();
    let after = span(&world, month(2025, 1), month(2025, 12));
    assert_eq!((after.broken(), after.surplus()), (vec![], before.surplus()));
    assert_eq!(after.result(), before.result());
    assert_eq!(
        (after.position(), after.equity(), after.cash_flow()),
        (before.position(), before.equity(), before.cash_flow())
    );
    let [income, costs] = ["4202", "5202"].map(|code| {
        let account = cooperative::rules::chart::account_id(world.koperasi, code);
        after.after.get(&account).copied().unwrap_or_default()
    });
    assert_eq!((income, costs), (0, 0), "all of it stands in the surplus");
    assert!(world.post(date(2025, 12, 31), Event::Income, Side::of("1101"), Side::of("4202"), 1).is_err());
}

#[test]
fn an_account_that_a_koperasi_adds_stands_in_the_statement_beside_its_standard_account() {
    let world = World::new();
    let add = |code: &'static str, under: &'static str| {
        let koperasi = world.koperasi;
        world.act(&world.chair.clone(), move |read| {
            cooperative::office::ledger_account::add(read, koperasi, (code, "Beban listrik", under))
        })
    };
    for (code, under) in [("4299", "5202"), ("52", "5202"), ("5202", "5202"), ("2199", "2101"), ("5299", "9999")] {
        assert!(matches!(add(code, under), Err(Refusal::Invalid(_))), "{code} under {under}");
    }
    add("5299", "5202").unwrap();
    assert!(add("5299", "5202").is_err(), "once");
    let first = manual(&world, vec![typed("5299", 70, 0), typed("4901", 0, 70)]).unwrap();
    settle(&world, &world.treasurer, first, Stage::Posted).unwrap();
    let year = span(&world, month(2026, 1), month(2026, 12));
    assert_eq!((year.broken(), year.surplus(), year.result()[3].total()), (vec![], 0, -70));
}

/// Closes a year as the chair.
fn close_year(world: &World, year: i16) -> Result<(), Refusal> {
    let (koperasi, action) = (world.koperasi, world.action());
    let done = world.act_as(&world.chair.clone(), action, move |read| year_end::close(read, action, koperasi, year));
    done.map(|_| ())
}

#[test]
fn a_year_is_closed_once_in_its_order_and_also_where_its_december_was_closed_before() {
    let world = World::new();
    world.post(date(2025, 5, 1), Event::Income, Side::of("1101"), Side::of("4202"), 900).unwrap();
    world.post(date(2026, 5, 1), Event::Income, Side::of("1101"), Side::of("4202"), 70).unwrap();
    let koperasi = world.koperasi;
    world.act(&world.chair.clone(), move |read| journal_office::close_month(read, koperasi, month(2025, 12))).unwrap();
    assert!(close_year(&world, 2026).is_err(), "it runs");
    assert!(close_year(&world, 2024).is_err(), "before the books");
    let of_2026 = || span(&world, month(2026, 1), month(2026, 11));
    let before = of_2026();
    close_year(&world, 2025).unwrap();
    assert!(close_year(&world, 2025).is_err(), "once");
    assert_eq!(world.net("3401"), -900);
    let after = of_2026();
    assert_eq!(
        (after.position(), after.equity()),
        (before.position(), before.equity()),
        "the year after reads the same"
    );
    assert_eq!(after.surplus(), 70);
}
