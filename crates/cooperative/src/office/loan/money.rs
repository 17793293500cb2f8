//! Money of a loan: payout and payments. Each is one event with its postings; what is refused posts nothing.
//! Not here: the receipt's paper, writing off (`trouble`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Lang, RecordId, Refusal};
use store::{Reader, Seen};

use super::approval::{day_allowed, waiting};
use super::related::keep_to_limit;
use super::{LoanFile, Written, place, write_step};
use crate::office::ledger::{Entry, Pair, Side, post};
use crate::office::{own_office, receipt};
use crate::records::koperasi::Principle;
use crate::records::loan::LoanState;
use crate::records::loan_product::Contract;
use crate::records::loan_step::LoanStepKind;
use crate::records::posting::Event;
use crate::records::receipt::Direction;
use crate::records::{BOARD, Loan, Posting};
use crate::rules::allocation::{Discounted, Refused, Split, settle_with_discount, split};
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
        keep_to_limit(read, &file)?;
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

/// In which order a payment is used, in words.
pub fn order_words(file: &LoanFile, lang: Lang) -> String {
    let own = words::of(file.books.principle);
    let word = |digit| match digit {
        1 => own.penalty.say(lang).to_lowercase(),
        2 => words::service(file.loan.contract).say(lang).to_lowercase(),
        _ => words::PRINCIPAL.say(lang).to_lowercase(),
    };
    file.order().digits().map(word).join(", ")
}

/// How a payment would be split.
///
/// # Errors
/// `Invalid` at `amount` for nothing, and for more than settles the loan.
pub fn split_of(file: &LoanFile, date: Date, amount: i64) -> Result<Split, Refusal> {
    split(&file.standing(date), amount, file.order(), file.price_agreed()).map_err(|refused| match refused {
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
    let file = open_to_pay(read, id, date)?;
    let split = split_of(&file, date, amount)?;
    paid(read, action, &file, (date, amount, means), &split)
}

/// Settles a murabahah early with a discount (*muqasah*) that the koperasi gives of its own will; it is never promised.
///
/// # Errors
/// As for [`pay`]; at `discount` for other contracts and for more than the margin ahead; at `amount` for any sum that does not
/// settle it with that discount.
pub fn settle_early(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    (date, amount, means): (Date, i64, Means),
    discount: i64,
) -> Result<Changes, Refusal> {
    let file = open_to_pay(read, id, date)?;
    if file.loan.contract != Contract::Murabahah {
        return Err(Refusal::invalid("discount", "loan.discount", words::NO_DISCOUNT));
    }
    let split = settle_with_discount(&file.standing(date), amount, discount).map_err(|refused| match refused {
        Discounted::Most(_) => Refusal::invalid("discount", "loan.discount", words::DISCOUNT_BOUNDS),
        Discounted::Settles(_) => Refusal::invalid("amount", "loan.settles", words::DISCOUNT_SETTLES),
    })?;
    paid(read, action, &file, (date, amount, means), &split)
}

fn open_to_pay(read: &Reader<'_>, id: RecordId, date: Date) -> Result<LoanFile, Refusal> {
    let file = LoanFile::of(read, id)?;
    own_office(read, file.books.home(), BOARD)?;
    waiting(&file, &[LoanState::Running, LoanState::Restructured])?;
    day_allowed(read, &file, date)?;
    Ok(file)
}

fn paid(
    read: &Reader<'_>,
    action: ActionId,
    file: &LoanFile,
    (date, amount, means): (Date, i64, Means),
    split: &Split,
) -> Result<Changes, Refusal> {
    let pairs = pairs(file, means, split);
    let mut changes = Changes::new();
    let moved = Moved { event: Event::LoanRepaid, date, pairs, direction: Direction::In, amount };
    let posting = posted(read, &mut changes, action, file, moved)?;
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
    let loan = (file.loan.row.id, file.books.home());
    write_step(read, &mut changes, (action, place::STEP), loan, LoanStepKind::Payment, written);
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
