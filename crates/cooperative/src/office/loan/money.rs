//! Money of a loan: payout and payments. Each is one event with its postings; what is refused posts nothing.
//! Not here: the receipt's paper, writing off (`trouble`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, RecordId, Refusal};
use store::{Reader, Seen};

use super::approval::{day_allowed, related_limit, waiting};
use super::{LoanFile, Written, place, write_step};
use crate::office::ledger::{Entry, Pair, Side, post};
use crate::office::{own_office, receipt};
use crate::records::koperasi::Principle;
use crate::records::koperasi_setting::SettingKey;
use crate::records::loan::LoanState;
use crate::records::loan_step::LoanStepKind;
use crate::records::posting::Event;
use crate::records::receipt::Direction;
use crate::records::{BOARD, Loan, Posting};
use crate::rules::allocation::{Order, Refused, Split, split};
use crate::words::loan as words;

/// Cash or bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// From hand to hand.
    Cash,
    /// Through the bank.
    Bank,
}

impl Means {
    /// The account of the standard chart.
    pub const fn code(self) -> &'static str {
        match self {
            Means::Cash => "1101",
            Means::Bank => "1102",
        }
    }
}

/// Pays a loan out; the fee is taken off. The schedule begins on that day.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is not approved, at `date`, at `amount` where the cash is not there.
pub fn pay_out(
    read: &Reader<'_>,
    action: ActionId,
    (id, seen): (RecordId, &Seen),
    (date, means): (Date, Means),
) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, id)?;
    own_office(read, file.books.home(), BOARD)?;
    waiting(&file, &[LoanState::Approved])?;
    read.seen::<Loan>(id, seen)?;
    day_allowed(read, &file, date)?;
    if file.loan.related {
        related_limit(read, &file)?;
    }
    let (principal, fee) = (file.loan.principal, file.loan.fee);
    let cash = Side::of(means.code());
    let mut pairs = vec![Pair { debit: Side::part(file.receivable(), id), credit: cash.clone(), amount: principal }];
    if fee > 0 {
        pairs.push(Pair { debit: cash, credit: Side::of("4102"), amount: fee });
    }
    let mut changes = Changes::new();
    let moved = Moved { event: Event::LoanPaidOut, date, pairs, direction: Direction::Out, amount: principal - fee };
    let posting = posted(read, &mut changes, action, &file, moved)?;
    changes.edit(&file.loan).set(Loan::STATE, LoanState::Running).set(Loan::BEGAN, Some(date));
    let written = Written { on: date, amount: principal, principal, posting: Some(posting), ..Written::default() };
    write_step(read, &mut changes, (action, place::STEP), (id, file.books.home()), LoanStepKind::PaidOut, written);
    Ok(changes)
}

/// How a payment would be split.
///
/// # Errors
/// `Invalid` at `amount` for nothing, and for more than settles the loan.
pub fn split_of(file: &LoanFile, date: Date, amount: i64) -> Result<Split, Refusal> {
    let order = Order(file.settings.get(SettingKey::InstalmentOrder));
    split(&file.standing(date), amount, order, file.price_agreed()).map_err(|refused| match refused {
        Refused::Nothing => Refusal::invalid("amount", "loan.nothing", crate::words::ledger::NOTHING),
        Refused::MoreThan(_) => Refusal::invalid("amount", "loan.more", words::MORE_THAN_DEBT),
    })
}

/// Records a payment. Split by the koperasi's order; the second of two cashiers sees what the first took.
///
/// # Errors
/// `Forbidden`; `Invalid` where it is not running, at `date`, at `amount`.
pub fn pay(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    (date, amount, means): (Date, i64, Means),
) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, id)?;
    own_office(read, file.books.home(), BOARD)?;
    waiting(&file, &[LoanState::Running, LoanState::Restructured])?;
    day_allowed(read, &file, date)?;
    let split = split_of(&file, date, amount)?;
    let pairs = pairs(&file, means, &split);
    let mut changes = Changes::new();
    let moved = Moved { event: Event::LoanRepaid, date, pairs, direction: Direction::In, amount };
    let posting = posted(read, &mut changes, action, &file, moved)?;
    if split.settled {
        changes.edit(&file.loan).set(Loan::STATE, LoanState::Settled);
    }
    let written = Written {
        on: date,
        amount,
        penalty: split.penalty,
        service: split.service,
        principal: split.principal,
        let_off: split.let_off,
        posting: Some(posting),
        ..Written::default()
    };
    write_step(read, &mut changes, (action, place::STEP), (id, file.books.home()), LoanStepKind::Payment, written);
    Ok(changes)
}

/// Money that came or went.
pub(super) struct Moved {
    pub(super) event: Event,
    pub(super) date: Date,
    pub(super) pairs: Vec<Pair>,
    pub(super) direction: Direction,
    pub(super) amount: i64,
}

/// Posts it, with its receipt.
pub(super) fn posted(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    file: &LoanFile,
    moved: Moved,
) -> Result<Ref<Posting>, Refusal> {
    let Moved { event, date, pairs, direction, amount } = moved;
    let number = receipt::next(read, &file.books, date)?;
    let entry = Entry { date, event, document: Some(number.text()), memo: None, pairs };
    let posting = post(read, changes, (action, place::POSTING), &file.books, &entry)?;
    let part = Some(file.loan.row.id);
    let paper = receipt::Paper { part, ..receipt::Paper::of(direction, amount, posting) };
    receipt::write(changes, action.record(place::RECEIPT), (&file.books, &number, date), &paper);
    Ok(posting)
}

/// A sharia koperasi's penalties are no income: they go to the social fund.
fn pairs(file: &LoanFile, means: Means, split: &Split) -> Vec<Pair> {
    let penalty = if file.books.principle == Principle::Sharia { "2202" } else { "4103" };
    let credits = [
        (Side::part(file.receivable(), file.loan.row.id), split.principal),
        (Side::of(file.income()), split.service),
        (Side::of(penalty), split.penalty),
    ];
    let paid = credits.into_iter().filter(|(_, amount)| *amount > 0);
    paid.map(|(credit, amount)| Pair { debit: Side::of(means.code()), credit, amount }).collect()
}
