//! The books of a large koperasi: members, loans and postings by the hundred thousand, for seeing how statements behave at
//! that size. They go the way of an import. Not here: the koperasi that people look at (`koperasi`).

use cooperative::office::receipt::{self, Number, Paper};
use cooperative::records::koperasi::Koperasi;
use cooperative::records::loan::{Loan, LoanState};
use cooperative::records::loan_product::{Contract, LoanProduct};
use cooperative::records::loan_step::{LoanStep, LoanStepKind};
use cooperative::records::member::{Member, MemberState};
use cooperative::records::posting::{Event, Posting, Stage};
use cooperative::records::receipt::Direction;
use cooperative::records::savings_account::{AccountState, Product, SavingsAccount, account_id};
use cooperative::rules::chart;
use cooperative::rules::schedule::Method;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::region::Code;
use kernel::value::Ref;
use kernel::{Held, Id, Record, RecordId, Stored};
use store::{Action, ListQuery, Store, UseCase};

use super::crowd;
use super::families::stranger;
use super::names::Names;
use super::offices::{maker_actor, morning};
use super::random::Random;
use crate::trouble::Trouble;

/// Events of one entry, and entries of one commit.
const EVENTS: u64 = 100;
const ENTRIES: usize = 32;
/// Records of one entry at most.
const RECORDS: usize = 250;

/// How much is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Books {
    /// Members, each with pokok, wajib and sukarela.
    pub members: u32,
    /// Loans that run.
    pub loans: u32,
    /// Postings of savings, spread over all days.
    pub postings: u64,
}

/// Adds them to the koperasi of a sample world.
pub fn make(store: &Store, seed: u64, books: Books, say: &impl Fn(&str)) -> Result<(), Trouble> {
    let now = Timestamp::now();
    let rows = store.read(&maker_actor(), now, |read| Ok(read.list(&ListQuery::of(Koperasi::SPEC).limited(1))?.rows));
    let row = rows.map_err(Trouble::refused("looking for the koperasi"))?.into_iter().next();
    let koperasi = row.map(Stored::<Koperasi>::from_row).transpose();
    let koperasi = koperasi.map_err(|error| Trouble::Other(error.to_string()))?;
    let koperasi = koperasi.ok_or_else(|| Trouble::Other("this sample world has no koperasi".to_owned()))?;
    say(&format!("adding {} members, {} loans and {} postings", books.members, books.loans, books.postings));
    let mut maker = Keeper::new(store, koperasi, seed, now);
    maker.members(books.members)?;
    maker.loans(books.loans)?;
    maker.postings(books.postings, say)?;
    maker.flush()
}

struct Keeper<'a> {
    store: &'a Store,
    koperasi: Stored<Koperasi>,
    random: Random,
    now: Timestamp,
    today: Date,
    members: Vec<RecordId>,
    /// What stands on each member's sukarela.
    voluntary: Vec<i64>,
    receipts: Vec<(i16, i64)>,
    parcel: Vec<(Action, UseCase)>,
}

impl<'a> Keeper<'a> {
    fn new(store: &'a Store, koperasi: Stored<Koperasi>, seed: u64, now: Timestamp) -> Keeper<'a> {
        Keeper {
            store,
            koperasi,
            random: Random::new(seed).part("large books"),
            now,
            today: kernel::day::Zone::Wib.day(now.as_millisecond()),
            members: Vec::new(),
            voluntary: Vec::new(),
            receipts: Vec::new(),
            parcel: Vec::new(),
        }
    }

    fn home(&self) -> RecordId {
        self.koperasi.home()
    }

    fn action(&mut self, day: Date) -> ActionId {
        let at = morning(day).as_millisecond().max(0) as u64 + self.random.between(0, 28_800_000) as u64;
        ActionId(RecordId::v7(at, self.random.id_bytes()))
    }

    fn write(&mut self, id: ActionId, changes: Changes) -> Result<(), Trouble> {
        let action = Action { id, digest: [0; 32], actor: maker_actor(), now: self.now };
        self.parcel.push((action, Box::new(move |_| Ok(changes))));
        if self.parcel.len() >= ENTRIES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Trouble> {
        self.store.act_all(std::mem::take(&mut self.parcel)).map_err(Trouble::refused("adding to the books"))
    }

    fn members(&mut self, count: u32) -> Result<(), Trouble> {
        let names = Names::read();
        let code = Code::parse(&self.koperasi.row.region).map_err(|error| Trouble::Other(error.to_string()))?;
        let place = crowd::place(code, &names, self.now);
        let joined = self.koperasi.books_from.saturating_add(14.days());
        for first in (0..count).step_by(RECORDS / 5) {
            let (id, mut changes) = (self.action(joined), Changes::new());
            for number in first..count.min(first + (RECORDS / 5) as u32) {
                let at = (number - first) * 5;
                let mut resident = stranger(&place, &mut self.random);
                resident.id = Id::new(id.record(at));
                resident.nik = Held::Known(None);
                changes.create(place.home, &resident);
                let member = self.member(Id::new(id.record(at + 1)), number, joined, Ref::new(resident.id, place.home));
                changes.create(self.home(), &member);
                for product in [Product::Principal, Product::Compulsory, Product::Voluntary] {
                    changes.create(self.home(), &self.account(&member, product, joined));
                }
                self.members.push(member.id.raw());
                self.voluntary.push(0);
            }
            self.write(id, changes)?;
        }
        self.flush()
    }

    fn member(&self, id: Id<Member>, number: u32, joined: Date, resident: Ref<people::records::Resident>) -> Member {
        Member {
            id,
            books: self.koperasi.reference(),
            number: Some(format!("{:04}", number + 101)),
            state: MemberState::Member,
            applied_on: joined,
            joined_on: Some(joined),
            left_on: None,
            resident: Held::Known(resident),
            holder: Held::Known(resident.id.to_string()),
        }
    }

    fn account(&self, member: &Member, product: Product, opened_on: Date) -> SavingsAccount {
        SavingsAccount {
            id: Id::new(account_id(member.id.raw(), product)),
            books: self.koperasi.reference(),
            member: Ref::new(member.id, self.home()),
            product,
            opened_on,
            months: None,
            rate: None,
            matures_on: None,
            state: AccountState::Open,
            closed_on: None,
        }
    }

    /// The next number of a year's receipts; those of the sample world have their own before.
    fn number(&mut self, year: i16) -> Result<Number, Trouble> {
        if !self.receipts.iter().any(|(own, _)| *own == year) {
            let day = Date::new(year, 1, 1).unwrap_or(self.today);
            let next = self.store.read(&maker_actor(), self.now, |read| receipt::next(read, &self.koperasi, day));
            let next = next.map_err(Trouble::refused("numbering receipts"))?;
            self.receipts.push((year, next.number - 1));
        }
        let one = self.receipts.iter_mut().find(|(own, _)| *own == year);
        let number = one.map_or(0, |(_, last)| {
            *last += 1;
            *last
        });
        Ok(Number { number, year })
    }

    /// A posting, without words.
    fn posting(
        &self,
        id: RecordId,
        event: Event,
        date: Date,
        amount: i64,
        sides: [(&str, Option<RecordId>); 2],
    ) -> Posting {
        let account = |code: &str| Ref::new(Id::new(chart::account_id(self.koperasi.row.id, code)), self.home());
        let guard = |code: &str| chart::by_code(code).map_or(0, |standard| standard.guard as i64);
        let [(debit, debit_part), (credit, credit_part)] = sides;
        Posting {
            id: Id::new(id),
            books: self.koperasi.reference(),
            date,
            event,
            stage: Stage::Posted,
            amount,
            debit: account(debit),
            credit: account(credit),
            debit_part: debit_part.map(|part| part.to_string()),
            credit_part: credit_part.map(|part| part.to_string()),
            debit_guard: guard(debit),
            credit_guard: guard(credit),
            group: Ref::new(Id::new(id), self.home()),
            document: None,
            settles: None,
            reverses: None,
            memo: Held::Known(None),
        }
    }

    fn loans(&mut self, count: u32) -> Result<(), Trouble> {
        let from = self.koperasi.books_from.saturating_add(40.days());
        let (id, mut changes) = (self.action(from), Changes::new());
        let product = LoanProduct {
            id: Id::new(id.record(0)),
            books: self.koperasi.reference(),
            name: "Pinjaman umum".to_owned(),
            contract: Contract::Loan,
            method: Method::Flat,
            rate: 10_000,
            most_months: 36,
            most_principal: 50_000_000,
            fee: 10_000,
            offered: true,
            share: None,
        };
        changes.create(self.home(), &product);
        // Grants pay for what is lent.
        let grant = self.posting(
            id.record(1),
            Event::Income,
            from,
            5_000_000 * i64::from(count) + 1,
            [("1101", None), ("3201", None)],
        );
        changes.create(self.home(), &grant);
        self.write(id, changes)?;
        self.flush()?;
        for index in 0..count as usize {
            let began = from.saturating_add((index as i64 % 300).days());
            let (id, mut changes) = (self.action(began), Changes::new());
            let Some(member) = self.members.get(index % self.members.len().max(1)).copied() else { break };
            let loan = self.loan(id, index, began, (member, &product));
            let paid_out = self.posting(
                id.record(2),
                Event::LoanPaidOut,
                began,
                loan.principal,
                [("1201", Some(loan.id.raw())), ("1101", None)],
            );
            changes.create(self.home(), &loan);
            changes.create(self.home(), &paid_out);
            changes.create(
                self.home(),
                &step(&loan, self.home(), id.record(1), (LoanStepKind::PaidOut, began, loan.principal)),
            );
            self.payments(id, &loan, &mut changes);
            self.write(id, changes)?;
        }
        self.flush()
    }

    /// The first six instalments of a loan, as far as their days have come.
    fn payments(&self, id: ActionId, loan: &Loan, changes: &mut Changes) {
        let (home, part, service) = (self.home(), loan.principal / loan.months, loan.principal / 100);
        for month in 1..=6_i64 {
            let day = loan.applied_on.saturating_add(month.months());
            if day > self.today {
                break;
            }
            let at = 3 + 3 * month as u32;
            let sides = [("1101", None), ("1201", Some(loan.id.raw()))];
            let paid = self.posting(id.record(at), Event::LoanRepaid, day, part, sides);
            let sides = [("1101", None), ("4101", None)];
            let earned = Posting {
                group: Ref::new(paid.id, home),
                ..self.posting(id.record(at + 1), Event::LoanRepaid, day, service, sides)
            };
            let mut paying = step(loan, home, id.record(at + 2), (LoanStepKind::Payment, day, part));
            (paying.service, paying.principal) = (service, part);
            changes.create(home, &paid);
            changes.create(home, &earned);
            changes.create(home, &paying);
        }
    }

    fn loan(&mut self, id: ActionId, index: usize, began: Date, (member, product): (RecordId, &LoanProduct)) -> Loan {
        Loan {
            id: Id::new(id.record(0)),
            books: self.koperasi.reference(),
            number: format!("PJ-{}-{:04}", began.year(), index + 101),
            member: Ref::new(Id::new(member), self.home()),
            offer: Ref::new(product.id, self.home()),
            contract: Contract::Loan,
            state: LoanState::Running,
            applied_on: began,
            principal: self.random.between(10, 50) * 100_000,
            months: 24,
            method: Method::Flat,
            rate: product.rate,
            fee: 0,
            began: Some(began),
            carried: 0,
            related: false,
            purpose: Held::Known(None),
            share: None,
        }
    }

    fn postings(&mut self, count: u64, say: &impl Fn(&str)) -> Result<(), Trouble> {
        let from = self.koperasi.books_from.saturating_add(30.days());
        let days = from.until(self.today).map_or(1, |span| i64::from(span.get_days())).max(1) as u64;
        for first in (0..count).step_by(EVENTS as usize) {
            let date = from.saturating_add(((first * days / count.max(1)) as i64).days());
            let (id, mut changes) = (self.action(date), Changes::new());
            for event in first..count.min(first + EVENTS) {
                self.event(&mut changes, (id, (event - first) as u32), date)?;
            }
            self.write(id, changes)?;
            if first % 100_000 == 0 && first > 0 {
                say(&format!("  {first} postings"));
            }
        }
        Ok(())
    }

    /// Savings in or out with its receipt, or now and then an expense.
    fn event(&mut self, changes: &mut Changes, (action, index): (ActionId, u32), date: Date) -> Result<(), Trouble> {
        if self.members.is_empty() {
            return Ok(());
        }
        let who = (self.random.next() % self.members.len() as u64) as usize;
        let (member, kind) = (self.members[who], self.random.between(1, 100));
        let amount = self.random.between(1, 40) * 5_000;
        let of = |product: Product| (product.ledger_code(), Some(account_id(member, product)));
        let cash = ("1101", None);
        let out = kind > 80 && kind <= 95 && self.voluntary[who] >= amount;
        let (event, sides) = match kind {
            _ if out => (Event::SavingWithdrawn, [of(Product::Voluntary), cash]),
            96.. => (Event::Income, [cash, ("4901", None)]),
            46.. => (Event::SavingPaid, [cash, of(Product::Voluntary)]),
            _ => (Event::SavingPaid, [cash, of(Product::Compulsory)]),
        };
        let moved = if out { -amount } else { amount };
        if kind > 45 && kind <= 95 {
            self.voluntary[who] += moved;
        }
        let number = self.number(date.year())?;
        let posting = self.posting(action.record(2 * index), event, date, amount, sides);
        let direction = if out { Direction::Out } else { Direction::In };
        let reference = Ref::new(posting.id, self.home());
        let paper = Paper { part: sides[usize::from(!out)].1, ..Paper::of(direction, amount, reference) };
        changes.create(self.home(), &Posting { document: Some(number.text()), ..posting });
        receipt::write(changes, action.record(2 * index + 1), (&self.koperasi, &number, date), &paper);
        Ok(())
    }
}

fn step(loan: &Loan, home: RecordId, id: RecordId, (kind, on, amount): (LoanStepKind, Date, i64)) -> LoanStep {
    LoanStep {
        id: Id::new(id),
        loan: Ref::new(loan.id, home),
        kind,
        on,
        amount,
        penalty: 0,
        service: 0,
        principal: 0,
        let_off: 0,
        by: Ref::new(Id::new(maker_actor().account), home),
        supervisor: false,
        posting: None,
        before: None,
        income: Held::Known(None),
        spending: Held::Known(None),
        note: Held::Known(None),
        elsewhere: Held::Known(None),
        way: None,
        paper_on: None,
        signed_by: None,
        takes_back: None,
        resolution: None,
        relation: Held::Known(None),
    }
}
