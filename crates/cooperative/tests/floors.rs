//! No account falls below its floor: by no event, by no code that forgets to ask, and by no account that a koperasi added; and
//! an event with many pairs is held against what it leaves, not against what each pair by itself would. On both engines.

mod world;

use cooperative::office::ledger::{self, Entry, Pair, Side};
use cooperative::office::ledger_account;
use cooperative::records::koperasi::Principle;
use cooperative::records::posting::{Event, Stage};
use cooperative::records::savings_account::Product;
use cooperative::records::{LedgerAccount, Posting, SavingsAccount};
use cooperative::rules::chart;
use kernel::balance::Guard;
use kernel::value::Ref;
use kernel::{Changes, Held, Id, RecordId, Refusal};
use store::Done;
use store::engine::Database;
use world::{TODAY, World};

/// The same on SQLite, and on PostgreSQL where it is installed.
fn on_both(story: fn(&World)) {
    story(&World::on(Database::Sqlite, Principle::Conventional));
    if let Some(server) = testkit::postgres::shared() {
        story(&World::on(server.fresh().parse().unwrap(), Principle::Conventional));
    }
}

fn pair(debit: Side, credit: Side, amount: i64) -> Pair {
    Pair { debit, credit, amount }
}

fn post(world: &World, pairs: Vec<Pair>) -> Result<Done, Refusal> {
    let (books, action) = (world.books(), world.action());
    world.act_as(&world.chair, action, move |read| {
        let entry = Entry { date: TODAY, event: Event::LoanPaidOut, document: None, memo: None, pairs };
        let mut changes = Changes::new();
        ledger::post(read, &mut changes, (action, 0), &books, &entry)?;
        Ok(changes)
    })
}

fn cash(world: &World, amount: i64) {
    world.post(TODAY, Event::Income, Side::of("1101"), Side::of("3201"), amount).unwrap();
}

fn is_floor(result: &Result<Done, Refusal>) -> bool {
    matches!(result, Err(Refusal::Invalid(problems)) if problems[0].code == "ledger.floor")
}

#[test]
fn a_payout_whose_fee_stays_in_the_box_needs_only_what_leaves_the_box() {
    on_both(|world| {
        let loan = Side::part("1201", RecordId::named("loan"));
        let fee = pair(Side::of("1101"), Side::of("4102"), 10);
        cash(world, 989);
        let refused = post(world, vec![pair(loan.clone(), Side::of("1101"), 1_000), fee.clone()]);
        assert!(is_floor(&refused), "one rupiah is missing: {refused:?}");
        cash(world, 1);
        post(world, vec![pair(loan, Side::of("1101"), 1_000), fee]).unwrap();
        assert_eq!((world.net("1101"), world.net("1201"), world.net("4102")), (0, 1_000, -10));
    });
}

#[test]
fn an_account_that_a_koperasi_added_has_the_floor_of_the_account_that_it_stands_under() {
    on_both(|world| {
        let koperasi = world.koperasi;
        world
            .act(&world.chair, move |read| ledger_account::add(read, koperasi, ("1104", "Kas kecil", "1101")))
            .unwrap();
        cash(world, 900);
        post(world, vec![pair(Side::of("1104"), Side::of("1101"), 500)]).unwrap();
        let refused = post(world, vec![pair(Side::of("5202"), Side::of("1104"), 501)]);
        assert!(is_floor(&refused), "{refused:?}");
        post(world, vec![pair(Side::of("5202"), Side::of("1104"), 500)]).unwrap();
        assert_eq!(world.net("1104"), 0);
    });
}

/// Writes a posting as code would that never heard of a rule.
fn forced(world: &World, (debit, credit): (Side, Side), amount: i64) -> Result<Done, Refusal> {
    let (books, action) = (world.books(), world.action());
    world.act_as(&world.chair, action, move |_| {
        let home = books.home();
        let account =
            |side: &Side| Ref::new(Id::<LedgerAccount>::new(chart::account_id(books.row.id, &side.code)), home);
        let guard = |side: &Side| chart::by_code(&side.code).map_or(Guard::None, |one| one.guard) as i64;
        let id = Id::new(action.record(0));
        let mut changes = Changes::new();
        changes.create(
            home,
            &Posting {
                id,
                books: books.reference(),
                date: TODAY,
                event: Event::Manual,
                stage: Stage::Posted,
                amount,
                debit: account(&debit),
                credit: account(&credit),
                debit_part: debit.part.map(|part| part.to_string()),
                credit_part: credit.part.map(|part| part.to_string()),
                debit_guard: guard(&debit),
                credit_guard: guard(&credit),
                group: Ref::new(id, home),
                document: None,
                settles: None,
                reverses: None,
                memo: Held::Known(None),
            },
        );
        Ok(changes)
    })
}

#[test]
fn the_database_refuses_what_code_forgot_to_ask_and_nothing_of_it_stays() {
    on_both(|world| {
        let account = RecordId::named("savings account of somebody");
        let savings = || Side::part(Product::Voluntary.ledger_code(), account);
        cash(world, 300);
        forced(world, (Side::of("1101"), savings()), 200).unwrap();
        let before = world.read(|read| read.balances(world.home));
        for (sides, amount) in [
            ((savings(), Side::of("1101")), 201),
            ((Side::of("5202"), Side::of("1101")), 501),
            ((Side::of("1101"), Side::part("1201", RecordId::named("a loan that nobody has"))), 1),
        ] {
            let refused = forced(world, sides.clone(), amount);
            assert!(refused.is_err(), "{sides:?} {amount}");
            assert_eq!(world.read(|read| read.balances(world.home)), before, "{sides:?} {amount}");
        }
        forced(world, (savings(), Side::of("1101")), 200).unwrap();
        assert_eq!(world.store.verify().unwrap().problems, Vec::<String>::new());
    });
}

#[test]
fn a_month_of_service_for_hundreds_of_accounts_is_one_event() {
    on_both(|world| {
        let account = |number: u32| RecordId::named(&format!("savings account {number}"));
        let pairs = |number: u32| pair(Side::of("5101"), Side::part("2101", account(number)), 100);
        post(world, (0..500).map(pairs).collect()).unwrap();
        assert_eq!((world.net("5101"), world.net("2101")), (50_000, -50_000));
        let all: Vec<_> =
            world.read(|read| read.list(&store::ListQuery::of(<Posting as kernel::Record>::SPEC).limited(1))).rows;
        let group = all[0].reference("group").unwrap().record;
        assert_eq!(world.read(|read| ledger::group(read, group)).len(), 500);
        assert!(world.read(|read| read.referring::<SavingsAccount>("books", world.koperasi)).is_empty());
    });
}
