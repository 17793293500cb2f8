//! Leaving: all savings of a member settled in one entry, paid at once or owed until they are paid; and paying what is owed.
//! What is owed stands in 2206 under the membership itself. Not here: joining (`member`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, RecordId, Refusal, Stored};
use store::Reader;

use super::ledger::{self, Entry, Pair, Side};
use super::member::{accounts, all, balance, close, place};
use super::saving_service::{earned, expense};
use super::{own_office, receipt, term_saving};
use crate::records::loan::LoanState;
use crate::records::member::MemberState;
use crate::records::posting::Event;
use crate::records::receipt::Direction;
use crate::records::savings_account::{AccountState, Product};
use crate::records::{BOARD, Koperasi, Loan, Member};
use crate::words::member as words;

/// What the koperasi owes to leavers.
const OWED: &str = "2206";

/// A member leaves.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// Who.
    pub member: RecordId,
    /// When.
    pub date: Date,
    /// Whether the savings are paid out at once; otherwise they are owed (2206) and paid later.
    pub paid: bool,
}

/// A member leaves: all savings, with what they earned since, in one entry to cash or to what is owed to leavers; accounts
/// closed. Terms that have not matured end early.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` for whoever is no member or has a loan, and as for the ledger.
pub fn leave(read: &Reader<'_>, action: ActionId, input: &Leaving) -> Result<Changes, Refusal> {
    let member = read.get::<Member>(input.member)?;
    own_office(read, member.home(), BOARD)?;
    if member.state != MemberState::Member {
        return Err(Refusal::invalid("", "member.state", words::NOT_MEMBER));
    }
    let bound = |loan: &Stored<Loan>| {
        loan.state.is_running() || matches!(loan.state, LoanState::Applied | LoanState::Assessed | LoanState::Approved)
    };
    if read.referring::<Loan>("member", input.member)?.iter().any(bound) {
        return Err(Refusal::invalid("", "member.loan", words::LOAN_LEFT));
    }
    let books = read.get::<Koperasi>(member.books.id)?;
    let to = if input.paid { Side::of("1101") } else { Side::part(OWED, input.member) };
    let pairs = settled(read, &books, &member, (input.date, &to))?;
    let mut changes = Changes::new();
    if !pairs.is_empty() {
        let amount = pairs.iter().filter(|pair| pair.credit == to).map(|pair| pair.amount).sum();
        let moved = Moved { books: &books, date: input.date, amount, cash: input.paid };
        post(read, &mut changes, action, &member, (moved, pairs))?;
    }
    for account in accounts(read, input.member)?.iter().filter(|one| one.state == AccountState::Open) {
        close(&mut changes, account, input.date);
    }
    changes.edit(&member).set(Member::STATE, MemberState::Left).set(Member::LEFT_ON, Some(input.date));
    Ok(changes)
}

/// The pairs that empty every account of a member towards a side, with what was earned since the last posted month.
fn settled(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    member: &Stored<Member>,
    (date, to): (Date, &Side),
) -> Result<Vec<Pair>, Refusal> {
    let mut pairs = Vec::new();
    for account in accounts(read, member.row.id)? {
        if account.state != AccountState::Open {
            continue;
        }
        let amount = balance(read, &account)?;
        let early = account.matures_on.is_some_and(|matures| date < matures);
        if account.product == Product::Term && early {
            pairs.extend(term_saving::pairs(&account, to, term_saving::paid(read, books, &account, date)?));
            continue;
        }
        let own = Side::part(account.product.ledger_code(), account.row.id);
        let since = earned(read, books, &account, date)?.since;
        let cost = Side::of(expense(account.product));
        pairs.push(Pair { debit: own, credit: to.clone(), amount });
        pairs.push(Pair { debit: cost, credit: to.clone(), amount: since });
    }
    pairs.retain(|pair| pair.amount > 0);
    Ok(pairs)
}

/// What was settled with a leaver and is not paid yet, in rupiah.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn owed(read: &Reader<'_>, member: &Stored<Member>) -> Result<i64, Refusal> {
    Ok(-read.balance(member.home(), member.row.id)?.net())
}

/// Those who left and are not paid yet, with what is owed to each.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn unpaid(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<(Stored<Member>, i64)>, Refusal> {
    let balances = read.balances(books.home())?;
    let members = all(read, books)?.into_iter().filter(|one| one.state == MemberState::Left);
    let owing = members.filter_map(|member| {
        let owed = balances.get(&member.row.id).map_or(0, |turnover| -turnover.net());
        (owed > 0).then_some((member, owed))
    });
    Ok(owing.collect())
}

/// Money that is paid to a leaver.
#[derive(Debug, Clone, Copy)]
pub struct Payment {
    /// To whom.
    pub member: RecordId,
    /// When.
    pub date: Date,
    /// Rupiah; part of what is owed may be paid.
    pub amount: i64,
    /// Through the bank instead of the cash box.
    pub bank: bool,
}

/// Pays what is owed to a leaver, with a receipt.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` for whoever did not leave, at `amount` above what is owed or there, and as
/// for the ledger.
pub fn pay(read: &Reader<'_>, action: ActionId, input: &Payment) -> Result<Changes, Refusal> {
    let member = read.get::<Member>(input.member)?;
    own_office(read, member.home(), BOARD)?;
    if member.state != MemberState::Left {
        return Err(Refusal::invalid("", "member.not_left", words::NOT_LEFT));
    }
    if input.amount > owed(read, &member)? {
        return Err(Refusal::invalid("amount", "member.owed", words::MORE_THAN_OWED));
    }
    let books = read.get::<Koperasi>(member.books.id)?;
    let till = Side::of(if input.bank { "1102" } else { "1101" });
    let pairs = vec![Pair { debit: Side::part(OWED, input.member), credit: till, amount: input.amount }];
    let mut changes = Changes::new();
    let moved = Moved { books: &books, date: input.date, amount: input.amount, cash: true };
    post(read, &mut changes, action, &member, (moved, pairs))?;
    Ok(changes)
}

struct Moved<'b> {
    books: &'b Stored<Koperasi>,
    date: Date,
    amount: i64,
    cash: bool,
}

/// The entry, and its receipt where money went.
fn post(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    member: &Stored<Member>,
    (moved, pairs): (Moved<'_>, Vec<Pair>),
) -> Result<(), Refusal> {
    let Moved { books, date, amount, cash } = moved;
    let number = receipt::next(read, books, date)?;
    let document = cash.then(|| number.text());
    let entry = Entry { date, event: Event::MemberLeft, document, memo: None, pairs };
    let posting = ledger::post(read, changes, (action, place::POSTINGS), books, &entry)?;
    if cash {
        let paper = receipt::Paper::of(Direction::Out, amount, posting);
        let paper = receipt::Paper { part: Some(member.row.id), ..paper };
        receipt::write(changes, action.record(place::RECEIPT), (books, &number, date), &paper);
    }
    Ok(())
}
