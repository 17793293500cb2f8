//! Posting opening balances and taking them back: members who were none, term accounts, loans that run, and pairs of sides, in
//! one action. All of it or nothing. Not here: what is typed and proposed (`office::opening`).

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use people::records::{Account, Resident};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

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

/// Pairs of one event, so that a page shows it.
const AN_EVENT: usize = 200;

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

    fn post(&self, read: &Reader<'_>, changes: &mut Changes, (from, to): (usize, usize)) -> Result<(), Refusal> {
        let mut pairs = Vec::with_capacity(to - from);
        for (debit, credit, amount) in &self.pairs[from..to] {
            pairs.push(Pair { debit: self.side(debit)?, credit: self.side(credit)?, amount: *amount });
        }
        let memo = Some(words::MEMO.id.to_owned());
        let entry = Entry { date: self.as_of, event: Event::Opening, document: None, memo, pairs };
        let first = self.first_pair + u32::try_from(from).unwrap_or(u32::MAX);
        ledger::post(read, changes, (self.action, first), &self.books, &entry)?;
        Ok(())
    }
}

/// Posts what is proposed; the books begin on the day after.
///
/// # Errors
/// `Forbidden` for who does not keep these books or proposed it; `Conflict` where it was changed since it was shown; `Invalid`
/// where it is not proposed or fits no more; as for [`ledger::post`].
pub fn post(read: &Reader<'_>, koperasi: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
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
    let plan = Plan::of(read, file)?;
    plan.items.iter().try_for_each(|item| plan.write(read, &mut changes, item))?;
    for from in (0..plan.pairs.len()).step_by(AN_EVENT) {
        plan.post(read, &mut changes, (from, (from + AN_EVENT).min(plan.pairs.len())))?;
    }
    Ok(changes)
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

/// Takes the posting back. What was typed becomes a draft; loans, term accounts and members that it made are withdrawn.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` at `memo` without a reason, where it is not posted, where something else was posted since,
/// and where its month is closed.
pub fn take_back(
    read: &Reader<'_>,
    action: ActionId,
    koperasi: RecordId,
    (seen, why): (&Seen, &str),
) -> Result<Changes, Refusal> {
    let opening = read.seen::<Opening>(opening_id(koperasi), seen)?;
    let file = OpeningFile::of(read, koperasi)?;
    let books = &file.books;
    own_office(read, books.home(), BOARD)?;
    let wrong = |field: &str, code, message| Err(Refusal::invalid(field, code, message));
    if why.trim().is_empty() {
        return wrong("memo", "required", words::WHY_NEEDED);
    }
    if opening.state != OpeningState::Posted {
        return wrong("", "opening.proposed", words::NOT_PROPOSED);
    }
    if first_other(read, books)?.is_some() {
        return wrong("", "opening.since", words::OTHERS_SINCE);
    }
    if ledger::closed_until(read, books)?.is_some_and(|month| opening.as_of.to_string()[..7] <= *month) {
        return wrong("", "ledger.closed", words::DAY_CLOSED);
    }
    let own = made(made_by(opening.row.id, opening.round), &file.balances);
    let mut changes = Changes::new();
    changes
        .edit(&opening)
        .set(Opening::STATE, OpeningState::Draft)
        .set(Opening::PROPOSED_BY, None)
        .set(Opening::POSTED_BY, None)
        .set(Opening::ROUND, opening.round + 1);
    let rows = read.select(&GROUPS, &[Cell::from(books.home())])?;
    let groups = rows.iter().filter_map(|row| RecordId::from_slice(row[0].bytes()?).ok());
    let mut next = 0;
    for first in groups.filter(|id| own.contains(id)) {
        let group = ledger::group(read, first)?;
        let about = (opening.as_of, Some(why.trim().to_owned()));
        ledger::reverse(read, &mut changes, (action, next), books, &group, about)?;
        next += u32::try_from(group.len()).unwrap_or(u32::MAX);
    }
    withdraw(read, &mut changes, koperasi, &own)?;
    Ok(changes)
}

/// The ids that a round may have made.
fn made(action: ActionId, balances: &Balances) -> HashSet<RecordId> {
    let loans: i64 = balances.loans.iter().map(|one| one.months + 3).sum();
    let lines = balances.members.len() * 5 + balances.terms.len() * 2 + balances.accounts.len() * 2;
    let most = u32::try_from(loans.max(0)).unwrap_or(0) + u32::try_from(lines).unwrap_or(0) + 10;
    (0..most).map(|number| action.record(number)).collect()
}

/// Loans, term accounts and members that a posting made are withdrawn with it.
fn withdraw(
    read: &Reader<'_>,
    changes: &mut Changes,
    koperasi: RecordId,
    own: &HashSet<RecordId>,
) -> Result<(), Refusal> {
    for loan in read.referring::<Loan>("books", koperasi)?.iter().filter(|one| own.contains(&one.row.id)) {
        changes.edit(loan).set(Loan::STATE, LoanState::Refused);
        changes.withdraw(&loan.row);
    }
    for one in read.referring::<SavingsAccount>("books", koperasi)? {
        if own.contains(&one.row.id) || own.contains(&one.member.id.raw()) {
            changes.edit(&one).set(SavingsAccount::STATE, AccountState::Closed);
            changes.withdraw(&one.row);
        }
    }
    for one in read.referring::<Member>("books", koperasi)?.iter().filter(|one| own.contains(&one.row.id)) {
        changes.edit(one).set(Member::STATE, MemberState::Refused).set(Member::LEFT_ON, Some(read.today()));
        changes.withdraw(&one.row);
    }
    Ok(())
}
