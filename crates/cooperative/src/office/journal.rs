//! The manual journal, reversal, and closing months. Not here: posting itself (`office::ledger`), closing a year
//! (`office::year_end`).

use jiff::civil::Date;
use kernel::day::Month;
use kernel::{ActionId, Changes, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use super::ledger::{self, Entry, Pair, Side};
use super::own_office;
use crate::records::period::PeriodKind;
use crate::records::posting::{Event, Stage};
use crate::records::{BOARD, Koperasi, Period, Posting};
use crate::rules::manual_journal::{Typed, Wrong, pairs};
use crate::words::journal as words;

/// What waits for a second person, by its first pair: $1 the office.
pub static WAITING: Statement = Statement::scoped(
    "cooperative.waiting",
    1,
    "SELECT p.id, p.date FROM posting p WHERE p.withdrawn = 0 AND p.home = $1 AND p.stage = 2 \
     AND substr(p.\"group\", 1, 16) = p.id AND NOT EXISTS (SELECT 1 FROM posting s WHERE s.settles >= p.id \
     AND substr(s.settles, 1, 16) = p.id) AND {scope p} ORDER BY p.id LIMIT 200",
);

/// What a reversal takes back as a whole. What changes more than balances (loans, a leaver, a closing) has its own way.
pub const REVERSIBLE: &[Event] = &[
    Event::SavingService,
    Event::Income,
    Event::Expense,
    Event::BankMoved,
    Event::CashCount,
    Event::Depreciation,
    Event::Manual,
];

/// A manual journal as it was typed.
#[derive(Debug, Clone)]
pub struct Manual {
    /// The day it counts for.
    pub date: Date,
    /// Number of the paper.
    pub document: Option<String>,
    /// Why.
    pub memo: String,
    /// Its lines.
    pub lines: Vec<Typed>,
}

/// Writes a manual journal that waits for a second person.
///
/// # Errors
/// `Forbidden` for who does not keep these books; `Invalid` for what is no journal; as for [`ledger::propose`].
pub fn propose(read: &Reader<'_>, action: ActionId, koperasi: RecordId, input: &Manual) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    own_office(read, books.home(), BOARD)?;
    if input.memo.trim().is_empty() {
        return Err(Refusal::invalid("memo", "required", words::WHY));
    }
    let pairs = pairs(&input.lines).map_err(|wrong| match wrong {
        Wrong::Nothing => Refusal::invalid("debit1", "ledger.nothing", words::NOTHING),
        Wrong::Both(number) => Refusal::invalid(format!("credit{number}"), "ledger.both", words::BOTH),
        Wrong::Members(number) => Refusal::invalid(format!("code{number}"), "ledger.members", words::MEMBERS),
        Wrong::Unbalanced(_) => Refusal::invalid("debit1", "ledger.unbalanced", words::UNBALANCED),
    })?;
    let pair = |(debit, credit, amount): (String, String, i64)| Pair {
        debit: Side { code: debit, part: None },
        credit: Side { code: credit, part: None },
        amount,
    };
    let entry = Entry {
        date: input.date,
        event: Event::Manual,
        document: input.document.clone(),
        memo: Some(input.memo.clone()),
        pairs: pairs.into_iter().map(pair).collect(),
    };
    let mut changes = Changes::new();
    ledger::propose(read, &mut changes, (action, 0), &books, &entry)?;
    Ok(changes)
}

/// Posts or voids a waiting journal.
///
/// # Errors
/// As for [`ledger::settle`].
pub fn settle(
    read: &Reader<'_>,
    action: ActionId,
    (koperasi, first): (RecordId, RecordId),
    stage: Stage,
) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    ledger::settle(read, action, &books, &entry(read, &books, first)?, stage)
}

/// Takes back what was posted, with a reason.
///
/// # Errors
/// `Forbidden` for who does not keep these books; `Invalid` for what has its own way back; as for [`ledger::reverse`].
pub fn reverse(
    read: &Reader<'_>,
    action: ActionId,
    (koperasi, first): (RecordId, RecordId),
    (date, why): (Date, String),
) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    own_office(read, books.home(), BOARD)?;
    let group = entry(read, &books, first)?;
    if why.trim().is_empty() {
        return Err(Refusal::invalid("memo", "required", words::WHY));
    }
    if !group.first().is_some_and(|head| REVERSIBLE.contains(&head.event)) {
        return Err(Refusal::invalid("", "ledger.own_way", words::OWN_WAY));
    }
    let mut changes = Changes::new();
    ledger::reverse(read, &mut changes, (action, 0), &books, &group, (date, Some(why)))?;
    Ok(changes)
}

/// The pairs of an event in these books.
///
/// # Errors
/// `NotFound` where it stands in other books.
pub fn entry(read: &Reader<'_>, books: &Stored<Koperasi>, first: RecordId) -> Result<Vec<Stored<Posting>>, Refusal> {
    let group = ledger::group(read, first)?;
    let here = group.first().is_some_and(|head| head.books.id == Id::new(books.row.id));
    if here { Ok(group) } else { Err(Refusal::NotFound) }
}

/// The journals that wait: first pair and day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn waiting(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<(RecordId, String)>, Refusal> {
    let rows = read.select(&WAITING, &[Cell::from(books.home())])?;
    let one = |row: &Vec<Cell>| {
        let id = RecordId::from_slice(row[0].bytes().unwrap_or_default()).ok()?;
        Some((id, row[1].text().unwrap_or_default().to_owned()))
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// The id of a closing: the same wherever it is computed, so that closing twice is once.
pub fn period_id(koperasi: RecordId, kind: PeriodKind, month: Month) -> RecordId {
    RecordId::named(&format!("period:{koperasi}:{}:{month}", kind.name()))
}

/// Closes a month that is over. December is closed like any other month; the year's result is moved by `year_end`.
///
/// # Errors
/// `Forbidden` for who does not keep these books; `Invalid` at `month` for a month that runs, is closed, lies before the
/// books, or has journals that wait.
pub fn close_month(read: &Reader<'_>, koperasi: RecordId, month: Month) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    closable(read, &books, month)?;
    let mut changes = Changes::new();
    changes.create(books.home(), &period(&books, PeriodKind::Month, month, read.today()));
    Ok(changes)
}

fn closable(read: &Reader<'_>, books: &Stored<Koperasi>, month: Month) -> Result<(), Refusal> {
    own_office(read, books.home(), BOARD)?;
    let wrong = |code, message| Err(Refusal::invalid("month", code, message));
    if month.last_day() >= read.today() || month.last_day() < books.books_from {
        return wrong("ledger.month", words::NOT_OVER);
    }
    if ledger::closed_until(read, books)?.is_some_and(|closed| month.to_string() <= closed) {
        return wrong("ledger.closed", words::CLOSED_ALREADY);
    }
    if super::paper_book::waits_until(read, books.row.id, month.last_day())? {
        return wrong("ledger.waiting", words::STILL_WAITING);
    }
    let last = month.last_day().to_string();
    if waiting(read, books)?.iter().any(|(_, date)| *date <= last) {
        return wrong("ledger.waiting", words::STILL_WAITING);
    }
    Ok(())
}

pub(super) fn period(books: &Stored<Koperasi>, kind: PeriodKind, month: Month, today: Date) -> Period {
    Period {
        id: Id::new(period_id(books.row.id, kind, month)),
        books: books.reference(),
        kind,
        month: month.to_string(),
        closed_on: today,
    }
}
