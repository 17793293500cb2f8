//! Closing a year: its income and expenses go into the undistributed surplus by one entry on its last day, and nothing is
//! posted into it afterwards. Not here: closing a month (`office::journal`), sharing the surplus (`office::surplus`).

use kernel::day::Month;
use kernel::{ActionId, Changes, Phrase, RecordId, Refusal, Stored};
use store::Reader;

use super::journal::{period, waiting};
use super::ledger::{self, Entry, Pair, Side};
use super::{own_office, statement};
use crate::records::ledger_account::AccountClass;
use crate::records::period::PeriodKind;
use crate::records::posting::Event;
use crate::records::{BOARD, Koperasi};
use crate::rules::statement::SURPLUS;
use crate::words::journal as words;
use crate::words::year_end as own_words;

/// Closes a year that is over; whether its December was closed before makes no difference. Years are closed in their order.
///
/// # Errors
/// `Forbidden` for who does not keep these books; `Invalid` at `year` for a year that runs, lies before the books or is closed,
/// while an earlier one is open, and while a journal waits.
pub fn close(read: &Reader<'_>, action: ActionId, koperasi: RecordId, year: i16) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    let last = closable(read, &books, year)?;
    let turnovers = read.turnovers(books.home(), "", &last.to_string())?;
    let mut pairs = Vec::new();
    for account in statement::accounts(read, &books)? {
        let net = turnovers.get(&account.id).map_or(0, |one| one.net());
        let nominal = matches!(account.class, AccountClass::Income | AccountClass::Expense);
        if !nominal || net == 0 {
            continue;
        }
        let (own, surplus) = (Side { code: account.code, part: None }, Side::of(SURPLUS));
        let (debit, credit) = if net < 0 { (own, surplus) } else { (surplus, own) };
        pairs.push(Pair { debit, credit, amount: net.abs() });
    }
    let mut changes = Changes::new();
    if !pairs.is_empty() {
        let document = Some(format!("TUTUP-{year}"));
        let entry = Entry { date: last.last_day(), event: Event::YearEnd, document, memo: None, pairs };
        ledger::post(read, &mut changes, (action, 0), &books, &entry)?;
    }
    changes.create(books.home(), &period(&books, PeriodKind::Year, last, read.today()));
    Ok(changes)
}

/// The last year that is closed.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn last_closed(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Option<i16>, Refusal> {
    let closed = ledger::last_closed(read, books, &[PeriodKind::Year])?;
    Ok(closed.and_then(|month| Month::parse(&month).ok()).map(Month::year))
}

/// The year that is closed next.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn next(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<i16, Refusal> {
    Ok(last_closed(read, books)?.map_or(books.books_from.year(), |year| year + 1))
}

/// December of the year, where it can be closed.
fn closable(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<Month, Refusal> {
    own_office(read, books.home(), BOARD)?;
    let wrong = |code, message: Phrase| Refusal::invalid("year", code, message);
    let last = Month::new(year, 12).map_err(|_| wrong("ledger.month", own_words::NOT_OVER))?;
    if last.last_day() >= read.today() || last.last_day() < books.books_from {
        return Err(wrong("ledger.month", own_words::NOT_OVER));
    }
    let next = next(read, books)?;
    if year < next {
        return Err(wrong("ledger.closed", own_words::CLOSED_ALREADY));
    }
    if year > next {
        return Err(wrong("ledger.order", own_words::EARLIER_FIRST));
    }
    let day = last.last_day().to_string();
    if waiting(read, books)?.iter().any(|(_, date)| *date <= day) {
        return Err(wrong("ledger.waiting", words::STILL_WAITING));
    }
    Ok(last)
}
