//! Cash that comes and goes for other things than savings and loans: grants, costs, the bank. Each has its event, its entry and
//! its receipt. Not here: what it may be for (`rules::cash_event`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, RecordId, Refusal};
use store::Reader;

use super::ledger::{self, Entry, Pair, Side};
use super::member::place;
use super::{own_office, receipt};
use crate::records::receipt::Direction;
use crate::records::{BOARD, Koperasi};
use crate::rules::cash_event::{Way, named};
use crate::words::cash as words;

/// Cash that came or went.
#[derive(Debug, Clone)]
pub struct CashEvent {
    /// What it was for, by its key.
    pub purpose: String,
    /// The day.
    pub date: Date,
    /// Rupiah.
    pub amount: i64,
    /// Through the bank instead of the cash box.
    pub bank: bool,
    /// From whom, to whom, what exactly; sealed.
    pub memo: String,
}

/// Posts it, with a receipt.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `purpose`, at `memo` without words, and as for the ledger.
pub fn record(read: &Reader<'_>, action: ActionId, books: RecordId, input: &CashEvent) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(books)?;
    own_office(read, books.home(), BOARD)?;
    let purpose = named(&input.purpose).filter(|purpose| purpose.is_for(books.principle));
    let Some(purpose) = purpose else {
        return Err(Refusal::invalid("purpose", "required", words::PURPOSE_MISSING));
    };
    if input.memo.trim().is_empty() {
        return Err(Refusal::invalid("memo", "required", words::MEMO_MISSING));
    }
    let (debit, credit) = purpose.sides(input.bank);
    let pairs = vec![Pair { debit: Side::of(debit), credit: Side::of(credit), amount: input.amount }];
    let number = receipt::next(read, &books, input.date)?;
    let entry = Entry {
        date: input.date,
        event: purpose.event(),
        document: Some(number.text()),
        memo: Some(input.memo.trim().to_owned()),
        pairs,
    };
    let mut changes = Changes::new();
    let posting = ledger::post(read, &mut changes, (action, place::POSTINGS), &books, &entry)?;
    // Seen from the cash box: what goes to the bank goes out of it.
    let direction = match purpose.way {
        Way::In | Way::FromBank => Direction::In,
        Way::Out | Way::ToBank => Direction::Out,
    };
    let paper = receipt::Paper::of(direction, input.amount, posting);
    receipt::write(&mut changes, action.record(place::RECEIPT), (&books, &number, input.date), &paper);
    Ok(changes)
}
