//! Posting opening balances and taking them back: members who were none, term accounts, loans that run, and pairs of sides, in
//! several entries of one transaction. All of them or none. Not here: what is typed and proposed (`office::opening`).

use std::collections::BTreeMap;
use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use people::records::{Account, Resident};
use store::engine::Cell;
use store::{Reader, Seen, Statement, UseCase};

use super::ledger::{self, Entry, Pair, Side};
use super::loan::taken_over::{self, TakenOver};
use super::opening::{OpeningFile, day_fits, first_other};
use super::own_office;
use crate::records::loan::LoanState;
use crate::records::member::MemberState;
use crate::records::opening::{OpeningState, opening_id};
use crate::records::posting::Event;
use crate::records::savings_account::{AccountState, Product, account_id};
use crate::records::{BOARD, Koperasi, Loan, Member, Opening, Posting, SavingsAccount};
use crate::rules::opening::{Balances, Facts, Place, SAVED, receivable};
use crate::rules::saving_service::matures_on;
use crate::words::opening as words;

/// Groups of opening balances that count: $1 the office.
pub static GROUPS: Statement = Statement::scoped(
    "cooperative.opening_groups",
    1,
    "SELECT DISTINCT substr(p.\"group\", 1, 16) FROM posting p WHERE p.withdrawn = 0 AND p.home = $1 AND p.stage = 1 \
     AND p.event = 1 AND {scope p}",
);

/// Records of one entry: below the journal's 256 changes.
const AN_ENTRY: usize = 200;

/// The action whose records a round of posting makes.
fn made_by(opening: RecordId, round: i64) -> ActionId {
    ActionId(RecordId::named(&format!("opening:{opening}:{round}")))
}

/// A record to be written, with its number.
enum Item {
    Member(usize),
    Term(usize),
    Loan(usize),
    Payment(usize, (Date, i64, i64)),
}

/// Everything a posting writes.
struct Plan {
    books: Stored<Koperasi>,
    as_of: Date,
    action: ActionId,
    balances: Balances,
    facts: Facts,
    numbers: Vec<String>,
    items: Vec<(u32, Item)>,
    pairs: Vec<(Place, Place, i64)>,
    first_pair: u32,
    /// Numbers of the records of lines: new members, terms, loans.
    members: BTreeMap<usize, u32>,
    persons: BTreeMap<usize, Ref<Resident>>,
    terms: Vec<u32>,
    loans: Vec<u32>,
}

impl Plan {
    fn of(read: &Reader<'_>, file: OpeningFile) -> Result<Plan, Refusal> {
        let as_of = file.as_of();
        let round = file.opening.as_ref().map_or(0, |one| one.round);
        let OpeningFile { books, balances, facts, .. } = file;
        let numbers = taken_over::numbers(read, &books, balances.loans.iter().map(|one| one.from.year()))?;
        let action = made_by(opening_id(books.row.id), round);
        let pairs = balances.pairs();
        let mut persons = BTreeMap::new();
        for (index, member) in balances.members.iter().enumerate() {
            if let Some(person) = member.person.filter(|_| !facts.members.contains_key(&member.number)) {
                persons.insert(index, read.get::<Resident>(person)?.reference());
            }
        }
        let mut plan = Plan {
            books,
            as_of,
            action,
            balances,
            facts,
            numbers,
            items: Vec::new(),
            pairs,
            first_pair: 0,
            members: BTreeMap::new(),
            persons,
            terms: Vec::new(),
            loans: Vec::new(),
        };
        plan.number();
        Ok(plan)
    }

    fn number(&mut self) {
        let mut next = 0;
        let mut take = |count: u32| {
            next += count;
            next - count
        };
        for (index, member) in self.balances.members.iter().enumerate() {
            if !self.facts.members.contains_key(&member.number) {
                let at = take(1);
                self.members.insert(index, at);
                self.items.push((at, Item::Member(index)));
            }
        }
        for index in 0..self.balances.terms.len() {
            let at = take(1);
            self.terms.push(at);
            self.items.push((at, Item::Term(index)));
        }
        for (index, loan) in self.balances.loans.iter().enumerate() {
            let at = take(2);
            self.loans.push(at);
            self.items.push((at, Item::Loan(index)));
            let product = self.facts.product(&loan.product);
            for paid in product.map(|product| loan.paid(&product, self.as_of)).unwrap_or_default() {
                self.items.push((take(1), Item::Payment(index, paid)));
            }
        }
        self.first_pair = take(u32::try_from(self.pairs.len()).unwrap_or(u32::MAX));
    }

    fn id(&self, number: u32) -> RecordId {
        self.action.record(number)
    }

    fn member(&self, number: &str) -> Result<RecordId, Refusal> {
        if let Some(there) = self.facts.members.get(number) {
            return Ok(*there);
        }
        let line = self.balances.members.iter().position(|one| one.number == number);
        let made = line.and_then(|line| self.members.get(&line)).ok_or(Refusal::NotFound)?;
        Ok(self.id(*made))
    }

    fn write(&self, read: &Reader<'_>, changes: &mut Changes, (at, item): &(u32, Item)) -> Result<(), Refusal> {
        let home = self.books.home();
        let member_of = |number: &str| Ok::<_, Refusal>(Ref::new(Id::<Member>::new(self.member(number)?), home));
        match item {
            Item::Member(line) => self.write_member(changes, *at, *line),
            Item::Term(line) => {
                let term = &self.balances.terms[*line];
                let account = SavingsAccount {
                    months: Some(term.months),
                    rate: (self.books.principle == crate::records::koperasi::Principle::Conventional)
                        .then_some(term.rate),
                    matures_on: matures_on(term.from, term.months),
                    ..self.account(self.id(*at), member_of(&term.number)?, Product::Term, term.from)
                };
                changes.create(home, &account);
            }
            Item::Loan(line) => {
                let loan = &self.balances.loans[*line];
                let product = self.facts.product(&loan.product).ok_or(Refusal::NotFound)?;
                let given = TakenOver { number: &self.numbers[*line], member: member_of(&loan.number)?, loan, product };
                taken_over::write(read, changes, &self.books, (self.action, *at), (&given, self.posting()));
            }
            Item::Payment(line, paid) => {
                let loan = self.id(self.loans[*line]);
                taken_over::write_payment(read, changes, (self.action, *at), (loan, home), (*paid, self.posting()));
            }
        }
        Ok(())
    }

    fn posting(&self) -> Ref<Posting> {
        Ref::new(Id::new(self.id(self.first_pair)), self.books.home())
    }

    fn write_member(&self, changes: &mut Changes, at: u32, line: usize) {
        let (home, given) = (self.books.home(), &self.balances.members[line]);
        let (Some(person), Some(joined)) = (self.persons.get(&line), given.joined) else { return };
        let id = self.id(at);
        let member = Member {
            id: Id::new(id),
            books: self.books.reference(),
            number: Some(given.number.clone()),
            state: MemberState::Member,
            applied_on: joined,
            joined_on: Some(joined),
            left_on: None,
            resident: Held::Known(*person),
            holder: Held::Known(person.id.raw().to_string()),
        };
        changes.create(home, &member);
        for product in SAVED {
            let account = self.account(account_id(id, product), Ref::new(Id::new(id), home), product, joined);
            changes.create(home, &account);
        }
    }

    fn account(&self, id: RecordId, member: Ref<Member>, product: Product, opened_on: Date) -> SavingsAccount {
        SavingsAccount {
            id: Id::new(id),
            books: self.books.reference(),
            member,
            product,
            opened_on,
            months: None,
            rate: None,
            matures_on: None,
            state: AccountState::Open,
            closed_on: None,
        }
    }

    fn side(&self, place: &Place) -> Result<Side, Refusal> {
        Ok(match place {
            Place::Account(code) => Side::of(code),
            Place::Saving(line, product) => {
                let member = self.member(&self.balances.members[*line].number)?;
                Side::part(product.ledger_code(), account_id(member, *product))
            }
            Place::Term(line) => Side::part(Product::Term.ledger_code(), self.id(self.terms[*line])),
            Place::Loan(line) => {
                let product = self.facts.product(&self.balances.loans[*line].product).ok_or(Refusal::NotFound)?;
                Side::part(receivable(product.contract), self.id(self.loans[*line]))
            }
        })
    }

    fn post(&self, read: &Reader<'_>, from: usize, to: usize) -> Result<Changes, Refusal> {
        let mut pairs = Vec::with_capacity(to - from);
        for (debit, credit, amount) in &self.pairs[from..to] {
            pairs.push(Pair { debit: self.side(debit)?, credit: self.side(credit)?, amount: *amount });
        }
        let memo = Some(words::MEMO.id.to_owned());
        let entry = Entry { date: self.as_of, event: Event::Opening, document: None, memo, pairs };
        let mut changes = Changes::new();
        let first = self.first_pair + u32::try_from(from).unwrap_or(u32::MAX);
        ledger::post(read, &mut changes, (self.action, first), &self.books, &entry)?;
        Ok(changes)
    }
}

/// The use cases that post what is proposed, to be run in one transaction.
///
/// # Errors
/// `Forbidden` for who does not keep these books or proposed it; `Invalid` where it is not proposed; `Busy`, `Fault`.
pub fn steps(read: &Reader<'_>, koperasi: RecordId, seen: &Seen) -> Result<Vec<UseCase>, Refusal> {
    let file = OpeningFile::of(read, koperasi)?;
    may_post(read, &file)?;
    let plan = Arc::new(Plan::of(read, file)?);
    let seen = seen.clone();
    let mut steps: Vec<UseCase> = vec![Box::new(move |read: &Reader<'_>| begin(read, koperasi, &seen))];
    let mut start = 0;
    while start < plan.items.len() {
        let mut end = start;
        let mut size = 0;
        while end < plan.items.len() && size < AN_ENTRY {
            size += if matches!(plan.items[end].1, Item::Member(_)) { 4 } else { 2 };
            end += 1;
        }
        let (plan, range) = (Arc::clone(&plan), start..end);
        steps.push(Box::new(move |read: &Reader<'_>| {
            let mut changes = Changes::new();
            plan.items[range.clone()].iter().try_for_each(|item| plan.write(read, &mut changes, item))?;
            Ok(changes)
        }));
        start = end;
    }
    for from in (0..plan.pairs.len()).step_by(AN_ENTRY) {
        let (plan, to) = (Arc::clone(&plan), (from + AN_ENTRY).min(plan.pairs.len()));
        steps.push(Box::new(move |read: &Reader<'_>| plan.post(read, from, to)));
    }
    Ok(steps)
}

fn may_post(read: &Reader<'_>, file: &OpeningFile) -> Result<(), Refusal> {
    own_office(read, file.books.home(), BOARD)?;
    if file.state() != OpeningState::Proposed {
        let message = if file.state() == OpeningState::Posted { words::POSTED_ALREADY } else { words::NOT_PROPOSED };
        return Err(Refusal::invalid("", "opening.proposed", message));
    }
    let proposed_by = file.opening.as_ref().and_then(|one| one.proposed_by);
    if proposed_by.is_some_and(|by| by.id.raw() == read.actor().account) {
        return Err(Refusal::Forbidden(words::SAME_HANDS));
    }
    Ok(())
}

/// Asks everything once more on the writer; the books begin on the day after.
fn begin(read: &Reader<'_>, koperasi: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let opening = read.seen::<Opening>(opening_id(koperasi), seen)?;
    let file = OpeningFile::of(read, koperasi)?;
    may_post(read, &file)?;
    day_fits(read, &file.books, opening.as_of)?;
    if !file.is_ready() {
        return Err(Refusal::invalid("", "opening.ready", words::NOT_READY));
    }
    let by = Ref::new(Id::<Account>::new(read.actor().account), opening.home());
    let mut changes = Changes::new();
    changes.edit(&opening).set(Opening::STATE, OpeningState::Posted).set(Opening::POSTED_BY, Some(by));
    changes.edit(&file.books).set(Koperasi::BOOKS_FROM, opening.as_of.tomorrow().unwrap_or(opening.as_of));
    Ok(changes)
}

/// The use cases that take the posting back, to be run in one transaction. What was typed becomes a draft.
///
/// # Errors
/// `Forbidden`; `Invalid` at `memo` without a reason, where it is not posted, and where something else was posted since.
pub fn take_back(read: &Reader<'_>, koperasi: RecordId, seen: &Seen, why: &str) -> Result<Vec<UseCase>, Refusal> {
    let file = OpeningFile::of(read, koperasi)?;
    own_office(read, file.books.home(), BOARD)?;
    if why.trim().is_empty() {
        return Err(Refusal::invalid("memo", "required", words::WHY_NEEDED));
    }
    let opening = file.opening.as_ref().filter(|one| one.state == OpeningState::Posted);
    let opening = opening.ok_or_else(|| Refusal::invalid("", "opening.proposed", words::NOT_PROPOSED))?;
    let (action, as_of) = (made_by(opening.row.id, opening.round), opening.as_of);
    let own = made(action, &file.balances);
    let seen = seen.clone();
    let mut steps: Vec<UseCase> = vec![Box::new(move |read: &Reader<'_>| end(read, koperasi, &seen))];
    let rows = read.select(&GROUPS, &[Cell::from(file.books.home())])?;
    let ids = rows.iter().filter_map(|row| RecordId::from_slice(row[0].bytes()?).ok());
    for (number, group) in (1..).zip(ids.filter(|id| own.contains(id))) {
        let why = why.trim().to_owned();
        // A reversal makes records of its own action.
        let action = ActionId(action.record(u32::MAX - number));
        steps.push(Box::new(move |read: &Reader<'_>| {
            let books = read.get::<Koperasi>(koperasi)?;
            let mut changes = Changes::new();
            let group = ledger::group(read, group)?;
            ledger::reverse(read, &mut changes, (action, 0), &books, &group, (as_of, Some(why)))?;
            Ok(changes)
        }));
    }
    steps.extend(withdrawals(read, koperasi, &own)?);
    Ok(steps)
}

/// The ids that a round may have made.
fn made(action: ActionId, balances: &Balances) -> HashSet<RecordId> {
    let loans: i64 = balances.loans.iter().map(|one| one.months + 3).sum();
    let lines = balances.members.len() * 5 + balances.terms.len() * 2 + balances.accounts.len() * 2;
    let most = u32::try_from(loans.max(0)).unwrap_or(0) + u32::try_from(lines).unwrap_or(0) + 10;
    (0..most).map(|number| action.record(number)).collect()
}

fn end(read: &Reader<'_>, koperasi: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let opening = read.seen::<Opening>(opening_id(koperasi), seen)?;
    let books = read.get::<Koperasi>(koperasi)?;
    own_office(read, books.home(), BOARD)?;
    if first_other(read, &books)?.is_some() {
        return Err(Refusal::invalid("", "opening.since", words::OTHERS_SINCE));
    }
    if ledger::closed_until(read, &books)?.is_some_and(|month| opening.as_of.to_string()[..7] <= *month) {
        return Err(Refusal::invalid("", "ledger.closed", words::DAY_CLOSED));
    }
    let mut changes = Changes::new();
    changes
        .edit(&opening)
        .set(Opening::STATE, OpeningState::Draft)
        .set(Opening::PROPOSED_BY, None)
        .set(Opening::POSTED_BY, None)
        .set(Opening::ROUND, opening.round + 1);
    Ok(changes)
}

/// Loans, term accounts and members that a posting made are withdrawn with it.
fn withdrawals(read: &Reader<'_>, koperasi: RecordId, own: &HashSet<RecordId>) -> Result<Vec<UseCase>, Refusal> {
    let ids = |all: Vec<RecordId>| all.into_iter().filter(|id| own.contains(id)).collect::<Vec<_>>();
    let loans = ids(read.referring::<Loan>("books", koperasi)?.iter().map(|one| one.row.id).collect());
    let members = ids(read.referring::<Member>("books", koperasi)?.iter().map(|one| one.row.id).collect());
    let accounts = read.referring::<SavingsAccount>("books", koperasi)?;
    let accounts = accounts.iter().filter(|one| own.contains(&one.row.id) || members.contains(&one.member.id.raw()));
    let accounts: Vec<RecordId> = accounts.map(|one| one.row.id).collect();
    let mut steps: Vec<UseCase> = Vec::new();
    for some in loans.chunks(AN_ENTRY).map(<[RecordId]>::to_vec) {
        steps.push(Box::new(move |read: &Reader<'_>| {
            let mut changes = Changes::new();
            for id in some {
                let loan = read.get::<Loan>(id)?;
                changes.edit(&loan).set(Loan::STATE, LoanState::Refused);
                changes.withdraw(&loan.row);
            }
            Ok(changes)
        }));
    }
    for some in accounts.chunks(AN_ENTRY).map(<[RecordId]>::to_vec) {
        steps.push(Box::new(move |read: &Reader<'_>| {
            let mut changes = Changes::new();
            for id in some {
                let account = read.get::<SavingsAccount>(id)?;
                changes.edit(&account).set(SavingsAccount::STATE, AccountState::Closed);
                changes.withdraw(&account.row);
            }
            Ok(changes)
        }));
    }
    for some in members.chunks(AN_ENTRY).map(<[RecordId]>::to_vec) {
        steps.push(Box::new(move |read: &Reader<'_>| {
            let mut changes = Changes::new();
            for id in some {
                let member = read.get::<Member>(id)?;
                changes.edit(&member).set(Member::STATE, MemberState::Refused).set(Member::LEFT_ON, Some(read.today()));
                changes.withdraw(&member.row);
            }
            Ok(changes)
        }));
    }
    Ok(steps)
}
