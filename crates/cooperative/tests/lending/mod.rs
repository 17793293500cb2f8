//! Lending on a store, for the tests of loans: products, applications, decisions, money.
#![allow(dead_code)] // reason: each test binary uses its own part

use cooperative::office::ledger::Side;
use cooperative::office::loan::approval::{self, Application, Assessment};
use cooperative::office::loan::money::{self, Means};
use cooperative::office::loan::trouble::{self, NewTerms, WritingOff};
use cooperative::office::loan::{LoanFile, place};
use cooperative::office::loan_product::{self, Offer};
use cooperative::office::member;
use cooperative::records::loan_product::Contract;
use cooperative::records::posting::Event;
use cooperative::records::{Loan, Resolution};
use cooperative::rules::schedule::Method;
use jiff::civil::{Date, date};
use kernel::access::{Actor, Role};
use kernel::value::Ref;
use kernel::{Changes, Id, RecordId, Refusal};
use people::records::RoleAssignment;
use store::{Done, Seen};

use crate::world::{TODAY, World};

pub const JOINED: Date = date(2026, 1, 5);

pub fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    match result {
        Err(Refusal::Invalid(problems)) => problems[0].code,
        Err(Refusal::Forbidden(_)) => "forbidden",
        other => panic!("not refused: {other:?}"),
    }
}

pub fn offer(contract: Contract, method: Method, rate: i64) -> Offer {
    Offer {
        name: "Modal usaha".to_owned(),
        contract,
        method,
        rate,
        most_months: 24,
        most_principal: 50_000_000,
        fee: 10_000,
        share: None,
    }
}

pub fn free(contract: Contract, method: Method, rate: i64) -> Offer {
    Offer { fee: 0, ..offer(contract, method, rate) }
}

pub fn offered(world: &World, input: Offer) -> Result<RecordId, Refusal> {
    let (action, books) = (world.action(), world.koperasi);
    world.act_as(&world.chair, action, move |read| loan_product::offer(read, action, books, &input))?;
    Ok(action.record(0))
}

pub fn joined(world: &World) -> RecordId {
    let resident = world.resident("Sulastri");
    let (action, books) = (world.action(), world.koperasi);
    let input = member::Application { books, resident, date: JOINED };
    world.act_as(&world.chair, action, move |read| member::apply(read, action, &input)).unwrap();
    let id = action.record(member::place::FIRST);
    world.act(&world.treasurer, move |read| member::accept(read, id, JOINED)).unwrap();
    id
}

pub fn cash(world: &World, amount: i64) {
    world.post(JOINED, Event::Income, Side::of("1101"), Side::of("3201"), amount).unwrap();
}

pub fn applied(world: &World, product: RecordId, principal: i64, months: i64) -> Result<RecordId, Refusal> {
    let input = Application { member: joined(world), product, principal, months, purpose: Some("warung".to_owned()) };
    let action = world.action();
    world.act_as(&world.chair, action, move |read| approval::apply(read, action, &input))?;
    Ok(action.record(place::LOAN))
}

pub fn seen(world: &World, loan: RecordId) -> Seen {
    world.read(|read| Ok(Seen::of(&read.get::<Loan>(loan)?.row)))
}

pub fn assessed(world: &World, loan: RecordId, related: bool) {
    let (action, seen) = (world.action(), seen(world, loan));
    let note = "usaha berjalan baik".to_owned();
    let input = Assessment { income: 5_000_000, spending: 1_000_000, kin: related, note, ..Assessment::default() };
    world.act_as(&world.chair, action, move |read| approval::assess(read, action, loan, &seen, &input)).unwrap();
}

pub fn approve(world: &World, actor: &Actor, loan: RecordId) -> Result<Done, Refusal> {
    let (action, seen, account) = (world.action(), seen(world, loan), actor.account);
    world.act_as(actor, action, move |read| approval::approve(read, action, loan, &seen, account))
}

pub fn pay_out(world: &World, loan: RecordId, day: Date) -> Result<Done, Refusal> {
    let (action, seen) = (world.action(), seen(world, loan));
    world.act_as(&world.treasurer, action, move |read| money::pay_out(read, action, (loan, &seen), (day, Means::Cash)))
}

pub fn pay(world: &World, loan: RecordId, day: Date, amount: i64) -> Result<Done, Refusal> {
    let action = world.action();
    world.act_as(&world.treasurer, action, move |read| money::pay(read, action, loan, (day, amount, Means::Cash)))
}

/// A loan of 12,000,000 over twelve months as an annuity of 1.5 % (G1), paid out on a day.
pub fn running(world: &World, day: Date) -> RecordId {
    cash(world, 20_000_000);
    let product = offered(world, offer(Contract::Loan, Method::Annuity, 15_000)).unwrap();
    let loan = applied(world, product, 12_000_000, 12).unwrap();
    assessed(world, loan, false);
    approve(world, &world.treasurer, loan).unwrap();
    approve(world, &world.supervisor, loan).unwrap();
    pay_out(world, loan, day).unwrap();
    loan
}

pub fn file(world: &World, loan: RecordId) -> LoanFile {
    world.read(|read| LoanFile::of(read, loan))
}

pub fn owed(world: &World, loan: RecordId) -> i64 {
    world.read(|read| Ok(read.balance(world.home, loan)?.net()))
}

pub fn settle_early(world: &World, loan: RecordId, amount: i64, discount: i64) -> Result<Done, Refusal> {
    let action = world.action();
    world.act_as(&world.treasurer, action, move |read| {
        money::settle_early(read, action, loan, (TODAY, amount, Means::Cash), discount)
    })
}

/// The supervisor's role on record, which a second person's password is asked for.
pub fn role_on_record(world: &World) {
    let (assignment, home, account) = (world.action().record(0), world.home, world.supervisor.account);
    world
        .act(&world.officer, move |_| {
            let assignment = RoleAssignment {
                id: Id::new(assignment),
                account: Ref::new(Id::new(account), home),
                role: Role::PengawasKoperasi,
                office: Ref::new(Id::new(home), home),
                from: JOINED,
                until: None,
            };
            let mut changes = Changes::new();
            changes.create(home, &assignment);
            Ok(changes)
        })
        .unwrap();
}

pub fn restructure(world: &World, loan: RecordId, second: &Actor) -> Result<Done, Refusal> {
    let (action, seen) = (world.action(), seen(world, loan));
    let reason = "gagal panen".to_owned();
    let terms = NewTerms { months: 24, rate: 10_000, reason, second: second.account };
    world.act_as(&world.treasurer, action, move |read| trouble::restructure(read, action, (loan, &seen), &terms))
}

pub fn write_off(world: &World, loan: RecordId) -> Result<Done, Refusal> {
    let (action, seen, second) = (world.action(), seen(world, loan), world.supervisor.account);
    let input = WritingOff { resolution: decision(world), second, reason: "pindah tanpa kabar".to_owned() };
    world.act_as(&world.treasurer, action, move |read| trouble::write_off(read, action, (loan, &seen), &input))
}

/// A decision that a meeting carried.
pub fn decision(world: &World) -> RecordId {
    let (action, books) = (world.action(), world.books());
    world
        .act_as(&world.chair, action, move |_| {
            let meeting = Ref::new(Id::new(action.record(1)), books.home());
            let mut changes = Changes::new();
            changes.create(
                books.home(),
                &Resolution {
                    id: Id::new(action.record(0)),
                    books: books.reference(),
                    meeting,
                    decision: "Hapus buku pinjaman macet".to_owned(),
                    yes: 12,
                    no: 0,
                    abstain: 1,
                    carried: true,
                },
            );
            Ok(changes)
        })
        .unwrap();
    action.record(0)
}

/// A product that shares profit.
pub struct Shared {
    pub rate: i64,
    pub share: Option<i64>,
}

impl Shared {
    pub fn offer(&self) -> Offer {
        Offer { share: self.share, ..free(Contract::ProfitShare, Method::Declining, self.rate) }
    }
}
