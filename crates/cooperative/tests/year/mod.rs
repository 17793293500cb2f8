//! A year of a cooperative of many members, through the use cases of every day, from a seed. Actions share transactions, as a
//! busy desk's do; each is the very use case that a page calls.
#![allow(dead_code)] // reason: each test binary uses its own part

use cooperative::office::ledger::{self, Entry, Pair, Side};
use cooperative::office::loan::approval::{self, Application, Assessment};
use cooperative::office::loan::money::{self, Means};
use cooperative::office::loan::{LoanFile, place};
use cooperative::office::loan_product::{self, Offer};
use cooperative::office::saving::Cash;
use cooperative::office::{member, provision, saving};
use cooperative::records::Loan;
use cooperative::records::loan_product::Contract;
use cooperative::records::posting::Event;
use cooperative::records::savings_account::{Product, account_id};
use cooperative::rules::schedule::Method;
use jiff::civil::{Date, date};
use kernel::access::Actor;
use kernel::day::Month;
use kernel::value::Held;
use kernel::{ActionId, Changes, Id, RecordId, Refusal};
use people::records::Resident;
use people::records::resident::{NoticeGiven, Sex};
use store::{Action, Reader, Seen, UseCase};

use crate::happenings::Chance;
use crate::world::{World, now};

/// How large the cooperative is.
pub struct Size {
    pub members: usize,
    pub loans: usize,
}

/// What the year left.
pub struct Year {
    pub world: World,
    pub members: Vec<RecordId>,
    pub loans: Vec<RecordId>,
}

struct Desk<'w> {
    world: &'w World,
    waiting: Vec<(Action, UseCase)>,
}

impl Desk<'_> {
    fn act(
        &mut self,
        actor: &Actor,
        work: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
    ) -> ActionId {
        let id = self.world.action();
        let action = Action { id, digest: [1; 32], actor: actor.clone(), now: now() };
        self.waiting.push((action, Box::new(move |read| work(read, id))));
        if self.waiting.len() >= 250 {
            self.flush();
        }
        id
    }

    fn flush(&mut self) {
        self.world.store.act_all(std::mem::take(&mut self.waiting)).unwrap();
    }

    fn chair(
        &mut self,
        work: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
    ) -> ActionId {
        self.act(&self.world.chair.clone(), work)
    }

    fn deposit(&mut self, member: RecordId, product: Product, day: Date, amount: i64) {
        let input = cash(member, product, day, amount);
        self.chair(move |read, action| saving::deposit(read, action, &input));
    }

    fn post(&mut self, day: Date, event: Event, debit: &str, credit: &str, amount: i64) {
        let (books, pairs) =
            (self.world.books(), vec![Pair { debit: Side::of(debit), credit: Side::of(credit), amount }]);
        self.chair(move |read, action| {
            let mut changes = Changes::new();
            let entry = Entry { date: day, event, document: None, memo: None, pairs };
            ledger::post(read, &mut changes, (action, 0), &books, &entry)?;
            Ok(changes)
        });
    }
}

fn cash(member: RecordId, product: Product, date: Date, amount: i64) -> Cash {
    Cash { account: account_id(member, product), date, amount, bank: false, attorney: None }
}

/// The year 2025.
pub fn year(seed: u64, size: &Size) -> Year {
    let world = World::new();
    let mut chance = Chance(seed);
    let (members, loans) = {
        let mut desk = Desk { world: &world, waiting: Vec::new() };
        let members = joined(&mut desk, size.members);
        desk.post(date(2025, 1, 6), Event::Income, "1102", "3201", 400_000_000);
        desk.post(date(2025, 1, 6), Event::BankMoved, "1101", "1102", 300_000_000);
        let product = offered(&mut desk);
        let mut loans = Vec::new();
        let mut saved = vec![0_i64; members.len()];
        for month in 1..=12 {
            savings(&mut desk, &mut chance, &members, &mut saved, month);
            for _ in 0..size.loans.div_ceil(8) {
                if loans.len() < size.loans && month <= 8 {
                    let member = members[loans.len() * 7 % members.len()];
                    loans.push(lent(&mut desk, &mut chance, (product, member), date(2025, month, 20)));
                }
            }
            repaid(&mut desk, &mut chance, &loans, month);
            costs(&mut desk, &mut chance, month);
        }
        desk.flush();
        (members, loans)
    };
    Year { world, members, loans }
}

fn joined(desk: &mut Desk<'_>, count: usize) -> Vec<RecordId> {
    let (village, officer) = (desk.world.village, desk.world.officer.clone());
    let mut residents = Vec::new();
    for number in 0..count {
        let id = desk.act(&officer, move |_, action| {
            let mut changes = Changes::new();
            changes.create(village, &resident(action.record(0), &format!("Warga {number}")));
            Ok(changes)
        });
        residents.push(id.record(0));
    }
    let (books, treasurer) = (desk.world.koperasi, desk.world.treasurer.clone());
    let mut members = Vec::new();
    for resident in residents {
        let day = date(2025, 1, 3);
        let id = desk.chair(move |read, action| {
            member::apply(read, action, &member::Application { books, resident, date: day })
        });
        let member = id.record(member::place::FIRST);
        desk.act(&treasurer, move |read, _| member::accept(read, member, day));
        desk.deposit(member, Product::Principal, day, 100_000);
        members.push(member);
    }
    members
}

fn resident(id: RecordId, name: &str) -> Resident {
    Resident {
        id: Id::new(id),
        name: Held::Known(name.to_owned()),
        nik: Held::Known(None),
        sex: Sex::Female,
        birth_date: Held::Known(None),
        birth_place: Held::Known(None),
        marital_status: Held::Known(None),
        occupation: Held::Known(None),
        dusun: None,
        rt_rw: Held::Known(None),
        address: Held::Known(None),
        phone: Held::Known(None),
        passport: Held::Known(None),
        notice: NoticeGiven::ReadAloud,
        notes: Held::Known(None),
    }
}

fn savings(desk: &mut Desk<'_>, chance: &mut Chance, members: &[RecordId], saved: &mut [i64], month: i8) {
    for (member, saved) in members.iter().zip(saved) {
        // One in twenty is late this month.
        if chance.below(20) > 0 {
            desk.deposit(*member, Product::Compulsory, date(2025, month, 5), 20_000);
        }
        match chance.below(8) {
            0 | 1 => {
                let amount = 10_000 + 500 * chance.below(400) as i64;
                desk.deposit(*member, Product::Voluntary, date(2025, month, 10), amount);
                *saved += amount;
            }
            2 if *saved > 20_000 => {
                let amount = 1 + chance.below(*saved as u64 / 2) as i64;
                let input = cash(*member, Product::Voluntary, date(2025, month, 15), amount);
                desk.chair(move |read, action| saving::withdraw(read, action, &input));
                *saved -= amount;
            }
            _ => {}
        }
    }
}

fn offered(desk: &mut Desk<'_>) -> RecordId {
    let books = desk.world.koperasi;
    let input = Offer {
        name: "Modal usaha".to_owned(),
        contract: Contract::Loan,
        method: Method::Annuity,
        rate: 15_000,
        most_months: 24,
        most_principal: 9_000_000,
        fee: 10_000,
        share: None,
    };
    desk.chair(move |read, action| loan_product::offer(read, action, books, &input)).record(0)
}

fn seen(read: &Reader<'_>, loan: RecordId) -> Result<Seen, Refusal> {
    Ok(Seen::of(&read.get::<Loan>(loan)?.row))
}

fn lent(desk: &mut Desk<'_>, chance: &mut Chance, (product, member): (RecordId, RecordId), day: Date) -> RecordId {
    let principal = 500_000 * (1 + chance.below(6) as i64);
    let months = 6 + 6 * chance.below(3) as i64;
    let input = Application { member, product, principal, months, purpose: Some("warung".to_owned()) };
    let loan = desk.chair(move |read, action| approval::apply(read, action, &input)).record(place::LOAN);
    let found = Assessment {
        income: 5_000_000,
        spending: 1_000_000,
        note: "Warung di pasar".to_owned(),
        ..Assessment::default()
    };
    desk.chair(move |read, action| approval::assess(read, action, loan, &seen(read, loan)?, &found));
    let treasurer = desk.world.treasurer.clone();
    let approver = treasurer.account;
    desk.act(&treasurer, move |read, action| approval::approve(read, action, loan, &seen(read, loan)?, approver));
    desk.chair(move |read, action| money::pay_out(read, action, (loan, &seen(read, loan)?), (day, Means::Cash)));
    loan
}

fn repaid(desk: &mut Desk<'_>, chance: &mut Chance, loans: &[RecordId], month: i8) {
    for loan in loans.iter().copied() {
        // One in eight pays nothing this month.
        if chance.below(8) == 0 {
            continue;
        }
        let day = date(2025, month, 25);
        desk.chair(move |read, action| {
            let file = LoanFile::of(read, loan)?;
            let due = file.standing(day).due();
            if due == 0 || !file.loan.state.is_running() {
                return Ok(Changes::new());
            }
            money::pay(read, action, loan, (day, due, Means::Cash))
        });
    }
}

fn costs(desk: &mut Desk<'_>, chance: &mut Chance, month: i8) {
    let day = date(2025, month, 27);
    desk.post(day, Event::Expense, "5201", "1101", 2_000_000);
    desk.post(day, Event::Expense, "5202", "1101", 100_000 + chance.below(500_000) as i64);
    desk.post(day, Event::Income, "1102", "4203", 1 + chance.below(90_000) as i64);
    desk.post(day, Event::Depreciation, "5203", "1409", 75_000);
    let (books, last) = (desk.world.koperasi, format!("2025-{month:02}"));
    desk.chair(move |read, action| provision::run(read, action, books, &last));
    desk.chair(move |read, _| saving::post_service(read, books, Month::of(day)));
}
