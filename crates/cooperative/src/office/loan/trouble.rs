//! What changes a loan that goes badly: new terms, writing it off, what comes back afterwards. New terms and writing off are
//! decided by two: the one who records it and a second who proved their password on the same device (or signs in).
//! Not here: classes and what is set aside (`office::provision`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, RecordId, Refusal, Stored};
use store::{Reader, Seen};

use super::approval::{acts_as, day_allowed, waiting};
use super::money::{Means, Moved, posted};
use super::{LoanFile, Written, place, write_step};
use crate::office::ledger::{Entry, Pair, Side, post};
use crate::office::loan_product::{Terms, rate_problem};
use crate::office::own_office;
use crate::records::loan::LoanState;
use crate::records::loan_step::LoanStepKind;
use crate::records::posting::Event;
use crate::records::receipt::Direction;
use crate::records::{BOARD, Loan, Resolution};
use crate::rules::agreed::Agreed;
use crate::rules::chart;
use crate::rules::schedule::{MOST_MONTHS, MOST_RATE, MonthlyRate};
use crate::words::loan as words;

/// New terms for what is left.
#[derive(Debug, Clone)]
pub struct NewTerms {
    /// Months from today.
    pub months: i64,
    /// Millionths a month; of no account where the price is agreed, nothing is added, or profit is shared.
    pub rate: i64,
    /// Why.
    pub reason: String,
    /// The second person.
    pub second: RecordId,
}

const RUNNING: &[LoanState] = &[LoanState::Running, LoanState::Restructured];

/// Gives a loan new terms from today: the principal left is spread anew, service in arrears is due with the first instalment,
/// penalties are let off. The agreed margin of a murabahah stays what it is and is spread over the new months: a price that
/// was agreed does not grow. Nothing is posted: what is owed stays what it was.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is not running, at `months`, `rate`, `note`.
pub fn restructure(
    read: &Reader<'_>,
    action: ActionId,
    (id, seen): (RecordId, &Seen),
    input: &NewTerms,
) -> Result<Changes, Refusal> {
    let file = decided(read, (id, seen), input.second, &input.reason)?;
    let today = read.today();
    day_allowed(read, &file, today)?;
    if !(1..=i64::from(MOST_MONTHS)).contains(&input.months) {
        return Err(Refusal::invalid("months", "loan.months", words::MONTHS_BOUNDS));
    }
    if !(0..=i64::from(MOST_RATE.0)).contains(&input.rate) {
        return Err(Refusal::invalid("rate", "loan.rate", words::RATE_BOUNDS));
    }
    let rate = if file.has_rate() { input.rate } else { 0 };
    let standing = file.standing(today);
    let left = standing.principal();
    let carried =
        if file.price_agreed() { standing.lines.iter().map(|line| line.service).sum() } else { standing.service_due() };
    let terms = Terms {
        contract: file.loan.contract,
        method: file.loan.method,
        principal: left,
        months: u32::try_from(input.months).unwrap_or(0),
        rate: MonthlyRate(u32::try_from(rate).unwrap_or(u32::MAX)),
        fee: 0,
    };
    if let Some(problem) = rate_problem(read, &file.books, &terms)? {
        return Err(Refusal::Invalid(vec![problem]));
    }
    let loan = &file.loan;
    let mut changes = Changes::new();
    changes
        .edit(loan)
        .set(Loan::STATE, LoanState::Restructured)
        .set(Loan::PRINCIPAL, left)
        .set(Loan::MONTHS, input.months)
        .set(Loan::RATE, rate)
        .set(Loan::BEGAN, Some(today))
        .set(Loan::CARRIED, carried);
    let written = Written {
        on: today,
        amount: left,
        let_off: standing.penalty(),
        by: Some(input.second),
        before: Some(Agreed::of(&file.loan).text()),
        note: Some(input.reason.trim().to_owned()),
        ..Written::default()
    };
    write_step(read, &mut changes, (action, place::STEP), (id, file.books.home()), LoanStepKind::Restructured, written);
    Ok(changes)
}

/// What a decision of two asks for.
fn decided(
    read: &Reader<'_>,
    (id, seen): (RecordId, &Seen),
    second: RecordId,
    reason: &str,
) -> Result<LoanFile, Refusal> {
    let file = LoanFile::of(read, id)?;
    own_office(read, file.books.home(), BOARD)?;
    read.seen::<Loan>(id, seen)?;
    waiting(&file, RUNNING)?;
    if reason.trim().is_empty() {
        return Err(Refusal::invalid("note", "required", words::REASON_NEEDED));
    }
    if second == read.actor().account {
        return Err(Refusal::invalid("approver", "loan.second", words::SECOND_PERSON));
    }
    acts_as(read, second, file.books.home())?;
    Ok(file)
}

/// A loan is written off.
#[derive(Debug, Clone)]
pub struct WritingOff {
    /// The decision of a meeting that carried it.
    pub resolution: RecordId,
    /// The second person.
    pub second: RecordId,
    /// Why.
    pub reason: String,
}

/// Writes off what is left of the principal: against what was set aside as far as it goes, the rest is a loss of today. The
/// claim itself stays; what comes back is recorded by [`recover`].
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is not running, at `note`, at `resolution` without a decision that was carried.
pub fn write_off(
    read: &Reader<'_>,
    action: ActionId,
    (id, seen): (RecordId, &Seen),
    input: &WritingOff,
) -> Result<Changes, Refusal> {
    let file = decided(read, (id, seen), input.second, &input.reason)?;
    let resolution = read.maybe::<Resolution>(input.resolution)?;
    let counts = |one: &Stored<Resolution>| one.carried && one.books.id.raw() == file.books.row.id;
    let Some(resolution) = resolution.filter(counts) else {
        return Err(Refusal::invalid("resolution", "loan.resolution", words::RESOLUTION_NEEDED));
    };
    let today = read.today();
    day_allowed(read, &file, today)?;
    let home = file.books.home();
    let owed = read.balance(home, id)?.net();
    let allowance = -read.balance(home, chart::account_id(file.books.row.id, "1209"))?.net();
    let covered = allowance.clamp(0, owed);
    let credit = Side::part(file.receivable(), id);
    let pairs = [("1209", covered), ("5204", owed - covered)];
    let pairs = pairs.into_iter().filter(|(_, amount)| *amount > 0);
    let entry = Entry {
        date: today,
        event: Event::LoanWrittenOff,
        document: Some(file.loan.number.clone()),
        memo: Some(input.reason.trim().to_owned()),
        pairs: pairs.map(|(code, amount)| Pair { debit: Side::of(code), credit: credit.clone(), amount }).collect(),
    };
    let mut changes = Changes::new();
    let posting = post(read, &mut changes, (action, place::POSTING), &file.books, &entry)?;
    changes.edit(&file.loan).set(Loan::STATE, LoanState::WrittenOff);
    let written = Written {
        on: today,
        amount: owed,
        principal: owed,
        by: Some(input.second),
        posting: Some(posting),
        note: Some(input.reason.trim().to_owned()),
        resolution: Some(resolution.reference()),
        ..Written::default()
    };
    write_step(read, &mut changes, (action, place::STEP), (id, home), LoanStepKind::WrittenOff, written);
    Ok(changes)
}

/// Records what comes back of a loan that was written off.
///
/// # Errors
/// `Forbidden`; `Invalid` where it was not written off, at `date`, at `amount` for more than was.
pub fn recover(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    (date, amount, means): (Date, i64, Means),
) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, id)?;
    own_office(read, file.books.home(), BOARD)?;
    waiting(&file, &[LoanState::WrittenOff])?;
    day_allowed(read, &file, date)?;
    if amount > file.written_off() - file.recovered() {
        return Err(Refusal::invalid("amount", "loan.more", words::MORE_THAN_DEBT));
    }
    let pairs = vec![Pair { debit: Side::of(means.code()), credit: Side::of("4204"), amount }];
    let mut changes = Changes::new();
    let moved = Moved { event: Event::LoanRecovered, date, pairs, direction: Direction::In, amount };
    let posting = posted(read, &mut changes, action, &file, moved)?;
    let written = Written { on: date, amount, posting: Some(posting), ..Written::default() };
    write_step(read, &mut changes, (action, place::STEP), (id, file.books.home()), LoanStepKind::Recovered, written);
    Ok(changes)
}
