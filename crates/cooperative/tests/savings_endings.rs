//! How savings end on a store: a term before and at maturity, a member who leaves, an event that is taken back. To the rupiah,
//! and nothing twice.

mod world;

use cooperative::office::cash_event::{self, CashEvent};
use cooperative::office::koperasi_setting::Decided;
use cooperative::office::leaver::{self, Payment};
use cooperative::office::meeting::{self, Calling, Deciding};
use cooperative::office::member::{self, Application, Leaving, place};
use cooperative::office::receipt_seal::{self, Verdict};
use cooperative::office::saving::{self, Cash, Term};
use cooperative::office::saving_reversal::{self, Reversing};
use cooperative::office::saving_service::{self, Given};
use cooperative::office::term_saving::{self, Ending, Target};
use cooperative::office::{cash_day, power_of_attorney};
use cooperative::records::Meeting;
use cooperative::records::koperasi::Principle;
use cooperative::records::meeting::MeetingKind;
use cooperative::records::savings_account::{AccountState, Product, account_id};
use cooperative::records::{CashDay, Member, Receipt, SavingsAccount};
use jiff::civil::{Date, date};
use kernel::day::Month;
use kernel::{Actor, RecordId, Refusal};
use store::Done;
use world::{TODAY, World};

const JOINED: Date = date(2026, 9, 10);

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    match result {
        Err(Refusal::Invalid(problems)) => problems[0].code,
        other => panic!("not refused as invalid: {other:?}"),
    }
}

fn joined(world: &World, name: &str) -> RecordId {
    let (action, books, resident) = (world.action(), world.koperasi, world.resident(name));
    let input = Application { books, resident, date: JOINED };
    world.act_as(&world.chair.clone(), action, move |read| member::apply(read, action, &input)).unwrap();
    let id = action.record(place::FIRST);
    world.act(&world.treasurer.clone(), move |read| member::accept(read, id, JOINED)).unwrap();
    id
}

/// Pays in as the chair; the receipt.
fn paid_in(world: &World, member: RecordId, product: Product, amount: i64, date: Date) -> RecordId {
    let action = world.action();
    let input = Cash { account: account_id(member, product), date, amount, bank: false, attorney: None };
    world.act_as(&world.chair.clone(), action, move |read| saving::deposit(read, action, &input)).unwrap();
    action.record(place::RECEIPT)
}

fn term(world: &World, member: RecordId, date: Date, months: i64) -> RecordId {
    let action = world.action();
    let input = Term { member, date, amount: 1_000_000, months, from_voluntary: false };
    world.act_as(&world.chair.clone(), action, move |read| saving::open_term(read, action, &input)).unwrap();
    action.record(place::FIRST)
}

/// Ends a term; its action.
fn end(world: &World, account: RecordId, to: Target) -> Result<kernel::ActionId, Refusal> {
    let action = world.action();
    let input = Ending { account, date: TODAY, to };
    world.act_as(&world.chair.clone(), action, move |read| term_saving::end(read, action, &input))?;
    Ok(action)
}

fn reverse(world: &World, actor: &Actor, posting: RecordId) -> Result<Done, Refusal> {
    let action = world.action();
    let input = Reversing { posting, date: TODAY, why: "salah ketik".to_owned() };
    world.act_as(actor, action, move |read| saving_reversal::reverse(read, action, &input))
}

fn posting_of(world: &World, receipt: RecordId) -> RecordId {
    world.read(|read| Ok(read.get::<Receipt>(receipt)?.posting.id.raw()))
}

fn balance(world: &World, member: RecordId, product: Product) -> i64 {
    let id = account_id(member, product);
    world.read(|read| member::balance(read, &read.get::<SavingsAccount>(id)?))
}

fn state(world: &World, account: RecordId) -> AccountState {
    world.read(|read| Ok(read.get::<SavingsAccount>(account)?.state))
}

#[test]
fn a_term_ended_early_gives_back_what_was_put_in_without_the_service_that_was_posted() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let account = term(&world, id, date(2026, 10, 12), 6);
    let (books, october) = (world.koperasi, Month::new(2026, 10).unwrap());
    world.act(&world.chair.clone(), move |read| saving::post_service(read, books, october)).unwrap();
    assert_eq!(balance(&world, id, Product::Voluntary), 3_288, "1,000,000 x 20 x 6 % / 365");
    assert_eq!(code(end(&world, account, Target::Again)), "saving.early");
    let action = end(&world, account, Target::Cash).unwrap();
    assert_eq!((world.net("2102"), world.net("4102"), world.net("1101")), (0, -3_288, 3_288));
    let receipt = world.read(|read| read.get::<Receipt>(action.record(place::RECEIPT)));
    assert_eq!((receipt.amount, receipt.part.clone()), (996_712, Some(account.to_string())));
    assert_eq!(state(&world, account), AccountState::Closed);
    assert_eq!(code(end(&world, account, Target::Cash)), "saving.closed");
}

#[test]
fn at_maturity_one_act_pays_moves_or_begins_again_and_the_service_still_comes_with_the_month() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let of = || term(&world, id, date(2026, 10, 5), 1);
    let (cash, kept, again) = (of(), of(), of());
    let ripe = world.read(|read| term_saving::matured(read, &world.books(), TODAY));
    assert_eq!(ripe.len(), 3);
    end(&world, cash, Target::Cash).unwrap();
    end(&world, kept, Target::Voluntary).unwrap();
    let new = end(&world, again, Target::Again).unwrap().record(place::FIRST);
    assert_eq!(balance(&world, id, Product::Voluntary), 1_000_000);
    let begun = world.read(|read| read.get::<SavingsAccount>(new));
    assert_eq!((begun.months, begun.matures_on), (Some(1), Some(date(2026, 12, 24))));
    assert!(world.read(|read| term_saving::matured(read, &world.books(), TODAY)).is_empty());
    let october = Month::new(2026, 10).unwrap();
    let services = world.read(|read| saving::service_of(read, &world.books(), october));
    // 1,000,000 x 27 x 6 % / 365 = 4438.4, also for those that were paid out since.
    let earned: Vec<i64> = services.iter().map(|one| one.amount).collect();
    assert_eq!(earned, [4_438, 4_438, 4_438]);
}

#[test]
fn a_leaver_who_is_not_paid_at_once_is_owed_and_paid_later_with_a_receipt() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    paid_in(&world, id, Product::Principal, 100_000, TODAY);
    paid_in(&world, id, Product::Voluntary, 365_000, date(2026, 11, 4));
    let action = world.action();
    let leaving = Leaving { member: id, date: TODAY, paid: false };
    world.act_as(&world.chair.clone(), action, move |read| member::leave(read, action, &leaving)).unwrap();
    // 365,000 x 20 days x 3 % / 365 = 600 earned in the month that is not posted yet.
    let owed = || world.read(|read| leaver::owed(read, &read.get::<Member>(id)?));
    assert_eq!((owed(), world.net("2206"), world.net("5101")), (465_600, -465_600, 600));
    assert_eq!(world.read(|read| leaver::unpaid(read, &world.books())).len(), 1);
    let pay = |amount| {
        let action = world.action();
        let payment = Payment { member: id, date: TODAY, amount, bank: false };
        world
            .act_as(&world.treasurer.clone(), action, move |read| leaver::pay(read, action, &payment))
            .map(|_| action.record(place::RECEIPT))
    };
    assert_eq!(code(pay(465_601)), "member.owed");
    let receipt = pay(400_000).unwrap();
    let told = world.read(|read| read.get::<Receipt>(receipt));
    assert_eq!((told.amount, told.part.clone()), (400_000, Some(id.to_string())));
    assert_eq!(owed(), 65_600);
    reverse(&world, &world.chair.clone(), posting_of(&world, receipt)).unwrap();
    assert_eq!(owed(), 465_600);
    world.act(&world.chair.clone(), |_| Ok(kernel::Changes::new())).unwrap();
    assert_eq!(code(reverse(&world, &world.chair.clone(), action.record(place::POSTINGS))), "ledger.own_way");
}

#[test]
fn a_deposit_typed_wrongly_is_taken_back_once_and_both_lines_stay() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let receipt = paid_in(&world, id, Product::Voluntary, 500_000, TODAY);
    let posting = posting_of(&world, receipt);
    let chair = world.chair.clone();
    let nothing = world.action();
    let input = Reversing { posting, date: TODAY, why: "  ".to_owned() };
    let unsaid = world.act_as(&chair, nothing, move |read| saving_reversal::reverse(read, nothing, &input));
    assert_eq!(code(unsaid), "required");
    reverse(&world, &chair, posting).unwrap();
    assert_eq!(code(reverse(&world, &chair, posting)), "ledger.reversed");
    let lines =
        world.read(|read| saving::lines(read, &read.get::<SavingsAccount>(account_id(id, Product::Voluntary))?));
    let told: Vec<(i64, i64)> = lines.iter().map(|line| (line.amount, line.balance)).collect();
    assert_eq!(told, [(500_000, 500_000), (-500_000, 0)]);
    assert!(world.read(|read| saving_reversal::of(read, posting)).is_some());
}

#[test]
fn money_that_was_withdrawn_since_is_not_taken_back() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let receipt = paid_in(&world, id, Product::Voluntary, 500_000, TODAY);
    let action = world.action();
    let account = account_id(id, Product::Voluntary);
    let out = Cash { account, date: TODAY, amount: 200_000, bank: false, attorney: None };
    world.act_as(&world.chair.clone(), action, move |read| saving::withdraw(read, action, &out)).unwrap();
    assert_eq!(code(reverse(&world, &world.chair.clone(), posting_of(&world, receipt))), "ledger.floor");
    assert_eq!(balance(&world, id, Product::Voluntary), 300_000);
}

#[test]
fn after_the_cash_was_counted_only_other_hands_take_back() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let receipt = paid_in(&world, id, Product::Voluntary, 500_000, TODAY);
    let books = world.koperasi;
    for counted in [500_000, 500_000] {
        let action = world.action();
        let opened = world.read(|read| cash_day::left_open(read, &world.books())).is_some();
        let way = if opened { cash_day::close } else { cash_day::open };
        world.act_as(&world.chair.clone(), action, move |read| way(read, action, books, counted)).unwrap();
    }
    let posting = posting_of(&world, receipt);
    let same = reverse(&world, &world.chair.clone(), posting);
    assert!(matches!(same, Err(Refusal::Forbidden(_))), "{same:?}");
    reverse(&world, &world.treasurer.clone(), posting).unwrap();
    assert_eq!(balance(&world, id, Product::Voluntary), 0);
}

#[test]
fn a_renewed_term_that_is_taken_back_goes_on_as_it_was() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let old = term(&world, id, date(2026, 10, 5), 1);
    let action = end(&world, old, Target::Again).unwrap();
    let new = action.record(place::FIRST);
    assert_eq!((state(&world, old), state(&world, new)), (AccountState::Closed, AccountState::Open));
    reverse(&world, &world.chair.clone(), action.record(place::POSTINGS)).unwrap();
    assert_eq!((state(&world, old), state(&world, new)), (AccountState::Open, AccountState::Closed));
    assert_eq!(world.net("2102"), -1_000_000);
}

#[test]
fn what_an_attorney_took_and_was_taken_back_does_not_count_against_the_month() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    paid_in(&world, id, Product::Voluntary, 900_000, TODAY);
    let action = world.action();
    let (from, until) = (date(2026, 1, 1), date(2026, 12, 31));
    let given =
        power_of_attorney::Given { member: id, attorney: "Slamet".into(), limit: 500_000, each: None, from, until };
    world.act_as(&world.chair.clone(), action, move |read| power_of_attorney::give(read, action, &given)).unwrap();
    let attorney = Some(action.record(place::FIRST));
    let take = || {
        let action = world.action();
        let account = account_id(id, Product::Voluntary);
        let out = Cash { account, date: TODAY, amount: 500_000, bank: false, attorney };
        world
            .act_as(&world.chair.clone(), action, move |read| saving::withdraw(read, action, &out))
            .map(|_| action.record(place::RECEIPT))
    };
    let first = take().unwrap();
    assert_eq!(code(take()), "power.limit");
    reverse(&world, &world.chair.clone(), posting_of(&world, first)).unwrap();
    take().unwrap();
}

#[test]
fn the_board_of_a_sharia_koperasi_shares_a_bonus_and_profit_once_a_month_to_the_rupiah() {
    let world = World::of(Principle::Sharia);
    let (one, two) = (joined(&world, "Sumiati"), joined(&world, "Partini"));
    paid_in(&world, one, Product::Voluntary, 200_000, date(2026, 9, 20));
    paid_in(&world, two, Product::Voluntary, 100_000, date(2026, 9, 20));
    term(&world, two, date(2026, 9, 15), 6);
    let (books, october) = (world.koperasi, Month::new(2026, 10).unwrap());
    let post =
        |given| world.act(&world.chair.clone(), move |read| saving_service::post_given(read, books, october, given));
    assert_eq!(code(post(Given { bonus: 0, share: 0 })), "ledger.nothing");
    post(Given { bonus: 10_000, share: 6_000 }).unwrap();
    assert_eq!(balance(&world, one, Product::Voluntary), 206_667);
    assert_eq!(balance(&world, two, Product::Voluntary), 103_333 + 6_000);
    assert_eq!((world.net("5101"), world.net("5102")), (10_000, 6_000));
    assert_eq!(code(post(Given { bonus: 1, share: 0 })), "service.posted");
    let conventional = World::new();
    let books = conventional.koperasi;
    let given = Given { bonus: 1, share: 0 };
    let refused = conventional
        .act(&conventional.chair.clone(), move |read| saving_service::post_given(read, books, october, given));
    assert_eq!(code(refused), "service.rate");
}

#[test]
fn cash_for_other_things_is_posted_by_its_purpose_with_a_receipt() {
    let world = World::new();
    let books = world.koperasi;
    let record = |purpose: &str, amount, bank| {
        let action = world.action();
        let purpose = purpose.to_owned();
        let input = CashEvent { purpose, date: TODAY, amount, bank, memo: "Dari dinas".to_owned() };
        world
            .act_as(&world.chair.clone(), action, move |read| cash_event::record(read, action, books, &input))
            .map(|_| action.record(place::RECEIPT))
    };
    record("hibah", 1_000_000, false).unwrap();
    record("ke_bank", 600_000, false).unwrap();
    let out = record("kantor", 150_000, true).unwrap();
    assert_eq!((world.net("1101"), world.net("1102")), (400_000, 450_000));
    assert_eq!((world.net("3201"), world.net("5202")), (-1_000_000, 150_000));
    assert_eq!(world.read(|read| Ok(read.get::<Receipt>(out)?.number.clone())), "00003/BK/2026");
    assert_eq!(code(record("kantor", 400_001, false)), "ledger.floor");
    assert_eq!(code(record("tidak ada", 1, false)), "required");
    assert_eq!(code(record("kantor", -5, false)), "ledger.nothing");
}

#[test]
fn the_seal_of_a_receipt_is_checked_by_anybody_and_says_when_it_was_taken_back() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    let receipt = paid_in(&world, id, Product::Voluntary, 125_000, TODAY);
    let row = world.read(|read| read.get::<Receipt>(receipt));
    let seal = || receipt_seal::seal(&world.store, &world.chair, &row, world::now()).unwrap();
    let text = seal().to_text();
    assert_eq!(seal().to_text(), text, "printed twice it is the same");
    let check = |typed: &str| world.read(|read| receipt_seal::check(read, typed));
    let Verdict::Booked(found, false) = check(&text) else { panic!("not booked: {:?}", check(&text)) };
    assert_eq!((found.number.as_str(), found.amount), ("00001/BK/2026", Some(125_000)));
    assert_eq!(check(row.check_code.as_deref().unwrap()), check(&text));
    let mut changed = text.clone().into_bytes();
    changed[40] = if changed[40] == b'A' { b'B' } else { b'A' };
    assert_eq!(check(&String::from_utf8(changed).unwrap()), Verdict::False);
    assert_eq!(check("0000-0000-0000"), Verdict::False);
    reverse(&world, &world.chair.clone(), row.posting.id.raw()).unwrap();
    assert!(matches!(check(&text), Verdict::Booked(_, true)));
}

#[test]
fn a_day_that_was_left_open_is_closed_before_another_begins() {
    let world = World::new();
    let (books, yesterday) = (world.books(), date(2026, 11, 23));
    world
        .act(&world.chair.clone(), move |_| {
            let day = CashDay {
                id: kernel::Id::new(cash_day::day_id(books.row.id, yesterday)),
                books: books.reference(),
                date: yesterday,
                opening: 0,
                closing: None,
                expected: None,
                difference: None,
            };
            let mut changes = kernel::Changes::new();
            changes.create(books.home(), &day);
            Ok(changes)
        })
        .unwrap();
    let books = world.koperasi;
    let act = |way: fn(&store::Reader<'_>, kernel::ActionId, RecordId, i64) -> Result<kernel::Changes, Refusal>| {
        let action = world.action();
        world.act_as(&world.chair.clone(), action, move |read| way(read, action, books, 0))
    };
    assert_eq!(code(act(cash_day::open)), "cash.left_open");
    act(cash_day::close).unwrap();
    act(cash_day::open).unwrap();
    assert_eq!(world.read(|read| cash_day::left_open(read, &world.books())).map(|day| day.date), Some(TODAY));
}

/// What a members' meeting decides from October on.
fn decided(
    world: &World,
    values: Vec<(cooperative::records::koperasi_setting::SettingKey, i64)>,
) -> Result<Done, Refusal> {
    let calling = Calling {
        kind: MeetingKind::Members,
        year: None,
        notice_on: date(2026, 9, 1),
        held_on: date(2026, 9, 20),
        time: None,
        place: "Balai desa".to_owned(),
        agenda: None,
    };
    let (books, action) = (world.books(), world.action());
    world.act_as(&world.chair.clone(), action, move |read| meeting::call(read, action, &books, &calling)).unwrap();
    let id = action.record(0);
    let seen = world.read(|read| Ok(store::Seen::of(&read.get::<Meeting>(id)?.row)));
    world.act(&world.chair.clone(), move |read| meeting::attend(read, id, &seen, (20, 18))).unwrap();
    let settings = Some(Decided { values, from: date(2026, 10, 1) });
    let input = Deciding { decision: "Tarif".to_owned(), yes: 18, no: 0, abstain: 0, settings };
    let action = world.action();
    world.act_as(&world.chair.clone(), action, move |read| meeting::resolve(read, action, id, &input))
}

#[test]
fn a_new_rate_counts_from_its_month_for_sukarela_and_never_for_a_term_that_runs() {
    let world = World::new();
    let id = joined(&world, "Sumiati");
    paid_in(&world, id, Product::Voluntary, 3_650_000, date(2026, 9, 10));
    term(&world, id, date(2026, 9, 10), 12);
    use cooperative::records::koperasi_setting::SettingKey::{TermService, VoluntaryService};
    decided(&world, vec![(VoluntaryService, 900), (TermService, 300)]).unwrap();
    let earned = |month: i8| {
        let month = Month::new(2026, month).unwrap();
        let all = world.read(|read| saving::service_of(read, &world.books(), month));
        let mut all: Vec<_> = all.iter().map(|one| (one.account.product, one.amount)).collect();
        all.sort_by_key(|(product, _)| product.code());
        all
    };
    // 21 days of September at 3 % and 6 %; 31 of October at 9 % and still 6 %.
    assert_eq!(earned(9), [(Product::Voluntary, 6_300), (Product::Term, 3_452)]);
    assert_eq!(earned(10), [(Product::Voluntary, 27_900), (Product::Term, 5_096)]);
    assert_eq!(code(decided(&world, vec![(VoluntaryService, 901)])), "setting.range");
}
