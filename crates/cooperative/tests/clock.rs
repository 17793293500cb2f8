//! A clock that was set back, and forms that were drawn early and sent late: what was written later counts as later, numbers
//! go on, and nothing is there twice.

mod world;

use cooperative::office::koperasi_setting;
use cooperative::office::member::{self, Application, place};
use cooperative::office::saving::{self, Cash};
use cooperative::records::koperasi_setting::SettingKey;
use cooperative::records::savings_account::{Product, account_id};
use cooperative::records::{KoperasiSetting, Receipt, SavingsAccount};
use jiff::{Timestamp, ToSpan};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Id, Record, RecordId, Refusal};
use store::{Action, Done, ListQuery, Reader};
use world::{TODAY, World, now};

/// The id of a form that was drawn some hours before or after noon.
fn drawn(hours: i64, number: u8) -> ActionId {
    let moment = now() + hours.hours();
    ActionId(RecordId::v7(moment.as_millisecond().unsigned_abs(), [number; 10]))
}

fn act(
    world: &World,
    id: ActionId,
    moment: Timestamp,
    work: impl FnOnce(&Reader<'_>) -> Result<Changes, Refusal> + Send + 'static,
) -> Result<Done, Refusal> {
    world.store.act(Action { id, digest: [1; 32], actor: world.treasurer.clone(), now: moment }, work)
}

fn joined(world: &World) -> RecordId {
    let (resident, action, books) = (world.resident("Sulastri"), world.action(), world.koperasi);
    let input = Application { books, resident, date: TODAY };
    world.act_as(&world.chair, action, move |read| member::apply(read, action, &input)).unwrap();
    let id = action.record(place::FIRST);
    world.act(&world.treasurer, move |read| member::accept(read, id, TODAY)).unwrap();
    id
}

#[test]
fn a_passbook_keeps_the_order_of_posting_and_receipts_go_on() {
    let world = World::new();
    let account = account_id(joined(&world), Product::Voluntary);
    let cash = |amount| Cash { account, date: TODAY, amount, bank: false, attorney: None };
    let pay_in = |hours, moment, amount| {
        let (id, input) = (drawn(hours, amount as u8), cash(amount));
        act(&world, id, moment, move |read| saving::deposit(read, id, &input)).unwrap();
    };
    pay_in(4, now(), 70);
    // The clock goes back two hours; and the form of the withdrawal lay open since the morning.
    let back = now() - 2.hours();
    let (id, input) = (drawn(-5, 60), cash(60));
    act(&world, id, back, move |read| saving::withdraw(read, id, &input)).unwrap();
    pay_in(-2, back, 30);
    let lines = world.read(|read| saving::lines(read, &read.get::<SavingsAccount>(account)?));
    let moved: Vec<(i64, i64)> = lines.iter().map(|line| (line.amount, line.balance)).collect();
    assert_eq!(moved, [(70, 70), (-60, 10), (30, 40)]);
    let numbers: Vec<&str> = lines.iter().map(|line| line.document.as_str()).collect();
    assert_eq!(numbers, ["00001/BK/2026", "00002/BK/2026", "00003/BK/2026"]);
    assert_eq!(world.read(|read| read.count(&ListQuery::of(Receipt::SPEC))), 3);
    let again = act(&world, id, back, |_| panic!("it runs twice")).unwrap();
    assert!(again.repeated);
}

#[test]
fn of_two_decisions_of_one_day_the_one_recorded_last_counts() {
    let world = World::new();
    let decide = |hours, value| {
        let (id, books, home) = (drawn(hours, value as u8), world.books(), world.home);
        act(&world, id, now() + hours.hours(), move |_| {
            let setting = KoperasiSetting {
                id: Id::new(id.record(0)),
                books: books.reference(),
                key: SettingKey::CompulsorySavings,
                value,
                from: TODAY,
                meeting: Ref::new(Id::new(RecordId::named("meeting")), home),
            };
            let mut changes = Changes::new();
            changes.create(home, &setting);
            Ok(changes)
        })
        .unwrap();
    };
    decide(3, 30_000);
    decide(-1, 40_000);
    let counts = world.read(|read| koperasi_setting::on(read, &world.books(), SettingKey::CompulsorySavings, TODAY));
    assert_eq!(counts, 40_000);
}
