//! Members and savings on a store: what is posted, what is refused, and that nothing is there twice.

mod world;

use cooperative::office::ledger::Side;
use cooperative::office::member::{self, Application, Leaving, place};
use cooperative::office::power_of_attorney::{self, Given};
use cooperative::office::saving::{self, Cash, Term};
use cooperative::office::{cash_day, receipt};
use cooperative::records::koperasi::Principle;
use cooperative::records::member::MemberState;
use cooperative::records::period::PeriodKind;
use cooperative::records::posting::Event;
use cooperative::records::savings_account::{AccountState, Product, account_id};
use cooperative::records::{CashDay, Member, Period, Receipt, SavingsAccount};
use jiff::civil::{Date, date};
use kernel::day::Month;
use kernel::{Changes, Id, Record, RecordId, Refusal};
use store::{Done, ListQuery};
use world::{TODAY, World};

const JOINED: Date = date(2026, 9, 10);

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    match result {
        Err(Refusal::Invalid(problems)) => problems[0].code,
        other => panic!("not refused as invalid: {other:?}"),
    }
}

fn applied(world: &World, name: &str) -> RecordId {
    applied_as(world, world.resident(name))
}

fn applied_as(world: &World, resident: RecordId) -> RecordId {
    let (action, books) = (world.action(), world.koperasi);
    let input = Application { books, resident, date: JOINED };
    world.act_as(&world.chair.clone(), action, move |read| member::apply(read, action, &input)).unwrap();
    action.record(place::FIRST)
}

fn joined(world: &World, name: &str) -> RecordId {
    let id = applied(world, name);
    world.act(&world.treasurer.clone(), move |read| member::accept(read, id, JOINED)).unwrap();
    id
}

fn cash(member: RecordId, product: Product, amount: i64) -> Cash {
    Cash { account: account_id(member, product), date: TODAY, amount, bank: false, attorney: None }
}

fn deposit(world: &World, input: Cash) -> Result<Done, Refusal> {
    let action = world.action();
    world.act_as(&world.chair.clone(), action, move |read| saving::deposit(read, action, &input))
}

fn withdraw(world: &World, input: Cash) -> Result<Done, Refusal> {
    let action = world.action();
    world.act_as(&world.treasurer.clone(), action, move |read| saving::withdraw(read, action, &input))
}

fn balance(world: &World, member: RecordId, product: Product) -> i64 {
    let id = account_id(member, product);
    world.read(|read| member::balance(read, &read.get::<SavingsAccount>(id)?))
}

#[test]
fn who_recorded_an_application_does_not_decide_it_and_another_gives_the_next_number() {
    let world = World::new();
    let first = applied(&world, "Sumiati");
    let same = world.act(&world.chair.clone(), move |read| member::accept(read, first, JOINED));
    assert!(matches!(same, Err(Refusal::Forbidden(_))), "{same:?}");
    world.act(&world.treasurer.clone(), move |read| member::accept(read, first, JOINED)).unwrap();
    let second = joined(&world, "Partini");
    let number = |id| world.read(|read| Ok(read.get::<Member>(id)?.number.clone()));
    assert_eq!((number(first).as_deref(), number(second).as_deref()), (Some("0001"), Some("0002")));
    let again = world.act(&world.treasurer.clone(), move |read| member::accept(read, first, JOINED));
    assert_eq!(code(again), "member.decided");
}

#[test]
fn a_resident_is_a_member_once_and_finds_the_own_membership_without_its_name_being_shown() {
    let world = World::new();
    let resident = world.resident("Sumiati");
    let id = applied_as(&world, resident);
    world.act(&world.treasurer.clone(), move |read| member::accept(read, id, JOINED)).unwrap();
    let (action, books) = (world.action(), world.koperasi);
    let input = Application { books, resident, date: TODAY };
    let twice = world.act_as(&world.chair.clone(), action, move |read| member::apply(read, action, &input));
    assert_eq!(code(twice), "member.there");
    let own = world.read(|read| member::own(read, resident));
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].row.id, id);
    assert!(own[0].resident.known().is_none(), "what the software reads does not say whose it is");
}

#[test]
fn others_than_the_board_move_nothing() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    for actor in [world.supervisor.clone(), world.officer.clone()] {
        let (action, input) = (world.action(), cash(id, Product::Voluntary, 5_000));
        let refused = world.act_as(&actor, action, move |read| saving::deposit(read, action, &input));
        assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    }
}

#[test]
fn principal_savings_are_paid_once_and_exactly() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    assert_eq!(code(deposit(&world, cash(id, Product::Principal, 50_000))), "saving.principal");
    deposit(&world, cash(id, Product::Principal, 100_000)).unwrap();
    assert_eq!(code(deposit(&world, cash(id, Product::Principal, 100_000))), "saving.principal");
    assert_eq!((world.net("1101"), world.net("3101")), (100_000, -100_000));
    assert_eq!(code(withdraw(&world, cash(id, Product::Principal, 100_000))), "saving.member");
}

#[test]
fn compulsory_savings_cover_the_oldest_months_first() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let standing =
        || world.read(|read| saving::compulsory(read, &world.books(), &read.get::<Member>(id)?, TODAY)).unwrap();
    assert_eq!((standing().months, standing().arrears), (3, 60_000));
    deposit(&world, cash(id, Product::Compulsory, 40_000)).unwrap();
    let after = standing();
    assert_eq!((after.months, after.arrears, after.paid_until), (1, 20_000, Some(Month::new(2026, 10).unwrap())));
}

#[test]
fn the_second_cashier_sees_the_balance_after_the_first_and_sending_twice_is_once() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let (action, input) = (world.action(), cash(id, Product::Voluntary, 100_000));
    for repeated in [false, true] {
        let input = input.clone();
        let done = world.act_as(&world.chair.clone(), action, move |read| saving::deposit(read, action, &input));
        assert_eq!(done.unwrap().repeated, repeated);
    }
    assert_eq!(balance(&world, id, Product::Voluntary), 100_000);
    withdraw(&world, cash(id, Product::Voluntary, 60_000)).unwrap();
    assert_eq!(code(withdraw(&world, cash(id, Product::Voluntary, 60_000))), "ledger.floor");
    assert_eq!(balance(&world, id, Product::Voluntary), 40_000);
    assert_eq!(world.net("1101"), 40_000);
}

#[test]
fn receipts_are_numbered_without_gaps_and_a_refused_one_takes_no_number() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    deposit(&world, cash(id, Product::Voluntary, 10_000)).unwrap();
    assert_eq!(code(withdraw(&world, cash(id, Product::Voluntary, 99_000))), "ledger.floor");
    withdraw(&world, cash(id, Product::Voluntary, 4_000)).unwrap();
    let mut numbers = world.read(|read| {
        let rows = read.list(&ListQuery::of(Receipt::SPEC))?.rows;
        Ok(rows.iter().map(|row| row.text("number").unwrap().to_owned()).collect::<Vec<_>>())
    });
    numbers.sort();
    assert_eq!(numbers, ["00001/BK/2026", "00002/BK/2026"]);
    assert_eq!(world.read(|read| receipt::next(read, &world.books(), TODAY)).number, 3);
}

#[test]
fn the_passbook_tells_each_movement_with_what_stood_afterwards() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    deposit(&world, cash(id, Product::Voluntary, 50_000)).unwrap();
    withdraw(&world, cash(id, Product::Voluntary, 20_000)).unwrap();
    let lines =
        world.read(|read| saving::lines(read, &read.get::<SavingsAccount>(account_id(id, Product::Voluntary))?));
    let told: Vec<(Event, i64, i64)> = lines.iter().map(|line| (line.event, line.amount, line.balance)).collect();
    assert_eq!(told, [(Event::SavingPaid, 50_000, 50_000), (Event::SavingWithdrawn, -20_000, 30_000)]);
}

fn term(world: &World, member: RecordId, date: Date, months: i64) -> Result<RecordId, Refusal> {
    let action = world.action();
    let input = Term { member, date, amount: 1_000_000, months, from_voluntary: false };
    world.act_as(&world.chair.clone(), action, move |read| saving::open_term(read, action, &input))?;
    Ok(action.record(place::FIRST))
}

#[test]
fn a_term_account_is_paid_out_whole_from_the_day_it_matures() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let (early, ripe) = (term(&world, id, JOINED, 6).unwrap(), term(&world, id, JOINED, 1).unwrap());
    let out = |account, amount| Cash { account, date: TODAY, amount, bank: false, attorney: None };
    assert_eq!(code(withdraw(&world, out(early, 1_000_000))), "saving.early");
    assert_eq!(code(withdraw(&world, out(ripe, 400_000))), "saving.whole");
    withdraw(&world, out(ripe, 1_000_000)).unwrap();
    assert_eq!(world.read(|read| Ok(read.get::<SavingsAccount>(ripe)?.state)), AccountState::Closed);
    assert_eq!(world.net("2102"), -1_000_000);
    assert_eq!(code(term(&world, id, JOINED, 0)), "saving.months");
}

#[test]
fn a_months_service_is_posted_once_to_the_rupiah_and_not_before_the_month_is_over() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let first = Cash { date: date(2026, 9, 30), ..cash(id, Product::Voluntary, 1_000_000) };
    deposit(&world, first).unwrap();
    term(&world, id, date(2026, 10, 12), 6).unwrap();
    let (books, october) = (world.koperasi, Month::new(2026, 10).unwrap());
    let post = |month| world.act(&world.chair.clone(), move |read| saving::post_service(read, books, month));
    assert_eq!(code(post(Month::of(TODAY))), "service.early");
    assert_eq!(code(post(october)), "service.before", "what September earns earns in October");
    post(october.previous()).unwrap();
    // The 30th alone: 1,000,000 x 1 x 3 % / 365 = 82.2
    assert_eq!(world.net("5101"), 82);
    post(october).unwrap();
    // 1,000,082 x 31 x 3 % / 365 = 2548.2; 1,000,000 x 20 x 6 % / 365 = 3287.7
    assert_eq!((world.net("5101"), world.net("5102")), (82 + 2_548, 3_288));
    assert_eq!(balance(&world, id, Product::Voluntary), 1_005_918);
    assert_eq!(code(post(october)), "service.posted");
    assert_eq!(world.net("5101"), 2_630);
}

#[test]
fn a_sharia_koperasi_promises_no_rate_and_reckons_no_service() {
    let world = World::of(Principle::Sharia);
    let id = joined(&world, "Sumiati");
    let account = term(&world, id, date(2026, 10, 1), 6).unwrap();
    assert_eq!(world.read(|read| Ok(read.get::<SavingsAccount>(account)?.rate)), None);
    let october = Month::new(2026, 10).unwrap();
    assert!(world.read(|read| saving::service_of(read, &world.books(), october)).is_empty());
}

#[test]
fn who_leaves_gets_all_savings_in_one_entry_and_the_accounts_are_closed() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    deposit(&world, cash(id, Product::Principal, 100_000)).unwrap();
    deposit(&world, cash(id, Product::Compulsory, 60_000)).unwrap();
    deposit(&world, cash(id, Product::Voluntary, 25_000)).unwrap();
    let action = world.action();
    let input = Leaving { member: id, date: TODAY, paid: false };
    world.act_as(&world.chair.clone(), action, move |read| member::leave(read, action, &input)).unwrap();
    assert_eq!((world.net("2206"), world.net("1101")), (-185_000, 185_000));
    assert_eq!((world.net("3101"), world.net("3102"), world.net("2101")), (0, 0, 0));
    assert_eq!(world.read(|read| Ok(read.get::<Member>(id)?.state)), MemberState::Left);
    assert_eq!(code(deposit(&world, cash(id, Product::Voluntary, 1_000))), "member.state");
}

#[test]
fn a_withdrawal_by_an_attorney_is_held_against_days_limit_and_member() {
    let world = World::new();
    let (id, other) = (joined(&world, "Sumiati"), joined(&world, "Partini"));
    deposit(&world, cash(id, Product::Voluntary, 900_000)).unwrap();
    deposit(&world, cash(other, Product::Voluntary, 900_000)).unwrap();
    let action = world.action();
    let (from, until) = (date(2026, 1, 1), date(2026, 12, 31));
    let given = Given { member: id, attorney: "Slamet".into(), limit: 500_000, each: Some(450_000), from, until };
    world.act_as(&world.chair.clone(), action, move |read| power_of_attorney::give(read, action, &given)).unwrap();
    let power = action.record(place::FIRST);
    let by = |member, amount| Cash { attorney: Some(power), ..cash(member, Product::Voluntary, amount) };
    assert_eq!(code(withdraw(&world, by(id, 450_001))), "power.each");
    withdraw(&world, by(id, 400_000)).unwrap();
    assert_eq!(code(withdraw(&world, by(id, 100_001))), "power.limit");
    assert_eq!(code(withdraw(&world, by(other, 1_000))), "power.other");
    world.act(&world.chair.clone(), move |read| power_of_attorney::revoke(read, power)).unwrap();
    assert_eq!(code(withdraw(&world, by(id, 1_000))), "power.revoked");
}

#[test]
fn what_the_count_differs_from_the_books_is_posted_and_a_day_closes_once() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    deposit(&world, cash(id, Product::Voluntary, 50_000)).unwrap();
    let books = world.koperasi;
    let open = |counted| {
        let action = world.action();
        world.act_as(&world.chair.clone(), action, move |read| cash_day::open(read, action, books, counted))
    };
    let close = |counted| {
        let action = world.action();
        world.act_as(&world.chair.clone(), action, move |read| cash_day::close(read, action, books, counted))
    };
    open(52_000).unwrap();
    assert_eq!((world.net("1101"), world.net("4205")), (52_000, -2_000));
    assert_eq!(code(open(52_000)), "cash.open");
    close(51_500).unwrap();
    assert_eq!((world.net("1101"), world.net("5206")), (51_500, 500));
    assert_eq!(code(close(51_500)), "cash.closed");
    let day = world.read(|read| read.get::<CashDay>(cash_day::day_id(books, TODAY)));
    assert_eq!((day.opening, day.closing, day.expected), (52_000, Some(51_500), Some(52_000)));
}

#[test]
fn money_for_a_day_before_the_books_or_ahead_is_refused_in_words() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let on = |date| Cash { date, ..cash(id, Product::Voluntary, 10_000) };
    assert_eq!(code(deposit(&world, on(date(2024, 12, 31)))), "ledger.before");
    assert_eq!(code(deposit(&world, on(date(2026, 11, 25)))), "date.future");
    assert_eq!(code(deposit(&world, cash(id, Product::Voluntary, 0))), "ledger.nothing");
    assert_eq!(world.net("1101"), 0);
    world.post(TODAY, Event::Income, Side::of("1101"), Side::of("4901"), 5_000).unwrap();
    assert_eq!(world.net("1101"), 5_000);
}

#[test]
fn a_closed_month_takes_no_money_and_the_open_one_goes_on() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let books = world.books();
    world
        .act(&world.chair.clone(), move |_| {
            let period = Period {
                id: Id::new(world::id(9_000)),
                books: books.reference(),
                kind: PeriodKind::Month,
                month: "2026-10".to_owned(),
                closed_on: TODAY,
            };
            let mut changes = Changes::new();
            changes.create(books.home(), &period);
            Ok(changes)
        })
        .unwrap();
    let on = |date| Cash { date, ..cash(id, Product::Voluntary, 10_000) };
    assert_eq!(code(deposit(&world, on(date(2026, 10, 31)))), "ledger.closed");
    deposit(&world, on(date(2026, 11, 1))).unwrap();
    assert_eq!(balance(&world, id, Product::Voluntary), 10_000);
}

#[test]
fn whose_membership_it_is_stands_in_sealed_fields_alone() {
    let world = World::new();
    let resident = world.resident("Sumiati");
    let id = applied_as(&world, resident);
    let row = world.read(|read| read.row(Member::SPEC, id));
    let sealed = |name: &str| Member::SPEC.field_named(name).unwrap().1.sealed;
    assert!(sealed("resident") && sealed("holder"));
    assert!(row.text("number").is_none(), "an applicant has no number yet");
}
