//! The cashier's day: counted when it opens and when it closes; what the count differs from the books is posted at once.

use jiff::civil::Date;
use kernel::{ActionId, Changes, Id, Record, RecordId, Refusal, Stored};
use store::{ListQuery, Reader};

use super::ledger::{self, Entry, Pair, Side};
use super::member::place;
use super::own_office;
use crate::records::posting::Event;
use crate::records::{BOARD, CashDay, Koperasi};
use crate::rules::chart;
use crate::words::saving as words;

/// Days among which one that was left open is looked for.
const LATEST: usize = 31;

/// The id of a koperasi's day.
pub fn day_id(books: RecordId, day: Date) -> RecordId {
    RecordId::named(&format!("cash_day:{books}:{day}"))
}

/// What the books say is in the cash box.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn in_books(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<i64, Refusal> {
    Ok(read.balance(books.home(), chart::account_id(books.row.id, "1101"))?.net())
}

/// Today's, where it was opened.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Option<Stored<CashDay>>, Refusal> {
    read.maybe::<CashDay>(day_id(books.row.id, read.today()))
}

/// The latest day that was opened and not closed, today or before.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn left_open(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Option<Stored<CashDay>>, Refusal> {
    let mut query = ListQuery::of(CashDay::SPEC).sorted(CashDay::DATE.tag, true).limited(LATEST);
    query.home = Some(books.home());
    for row in read.list(&query)?.rows {
        let day = Stored::<CashDay>::from_row(row).map_err(Refusal::fault)?;
        if day.closing.is_none() {
            return Ok(Some(day));
        }
    }
    Ok(None)
}

/// Opens today with what was counted; a difference with the books is posted.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` where it was opened, and as for the ledger.
pub fn open(read: &Reader<'_>, action: ActionId, books: RecordId, counted: i64) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(books)?;
    own_office(read, books.home(), BOARD)?;
    if today(read, &books)?.is_some() {
        return Err(Refusal::invalid("", "cash.open", words::DAY_THERE));
    }
    if left_open(read, &books)?.is_some() {
        return Err(Refusal::invalid("", "cash.left_open", words::DAY_LEFT_OPEN));
    }
    let mut changes = Changes::new();
    differing(read, &mut changes, action, (&books, counted))?;
    let day = CashDay {
        id: Id::new(day_id(books.row.id, read.today())),
        books: books.reference(),
        date: read.today(),
        opening: counted,
        closing: None,
        expected: None,
        difference: None,
    };
    changes.create(books.home(), &day);
    Ok(changes)
}

/// Closes the day that is open, today's or one that was left open, with what was counted now. A difference is posted today.
///
/// # Errors
/// `NotFound` where none was opened; `Forbidden` for others than the board; `Invalid` where it was closed.
pub fn close(read: &Reader<'_>, action: ActionId, books: RecordId, counted: i64) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(books)?;
    own_office(read, books.home(), BOARD)?;
    let Some(day) = left_open(read, &books)? else {
        today(read, &books)?.ok_or(Refusal::NotFound)?;
        return Err(Refusal::invalid("", "cash.closed", words::DAY_CLOSED));
    };
    let expected = in_books(read, &books)?;
    let mut changes = Changes::new();
    let difference = differing(read, &mut changes, action, (&books, counted))?;
    changes
        .edit(&day)
        .set(CashDay::CLOSING, Some(counted))
        .set(CashDay::EXPECTED, Some(expected))
        .set(CashDay::DIFFERENCE, difference);
    Ok(changes)
}

fn differing(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    (books, counted): (&Stored<Koperasi>, i64),
) -> Result<Option<kernel::value::Ref<crate::records::Posting>>, Refusal> {
    if counted < 0 {
        return Err(Refusal::invalid("counted", "ledger.nothing", words::NOTHING));
    }
    let difference = counted - in_books(read, books)?;
    let (debit, credit) = match difference {
        0 => return Ok(None),
        more if more > 0 => (Side::of("1101"), Side::of("4205")),
        _ => (Side::of("5206"), Side::of("1101")),
    };
    let pairs = vec![Pair { debit, credit, amount: difference.abs() }];
    let entry = Entry { date: read.today(), event: Event::CashCount, document: None, memo: None, pairs };
    ledger::post(read, changes, (action, place::POSTINGS), books, &entry).map(Some)
}
