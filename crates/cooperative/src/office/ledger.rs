//! Posting: pairs of sides become one entry, or nothing does. Asked here: that the month is open, that amounts are above
//! nothing, that no account falls below its guard, and that a manual journal is posted by a second person.
//! Not here: which accounts an event moves (each noun's use case names them by the standard chart).

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::balance::Guard;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Phrase, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use crate::records::period::PeriodKind;
use crate::records::posting::{Event, Stage};
use crate::records::{BOARD, Koperasi, LedgerAccount, Period, Posting};
use crate::rules::chart;
use crate::words::ledger as words;

/// The last month that is closed, asked for by every posting: $1 the office.
pub static CLOSED: Statement = Statement::scoped(
    "cooperative.closed",
    1,
    "SELECT max(p.month) FROM period p WHERE p.withdrawn = 0 AND p.home = $1 AND {scope p}",
);

/// A side of a pair: an account of the chart by its code, and the savings account or loan under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Code of the account.
    pub code: String,
    /// The savings account or loan under it.
    pub part: Option<RecordId>,
}

impl Side {
    /// An account that is not kept by member.
    pub fn of(code: &str) -> Side {
        Side { code: code.to_owned(), part: None }
    }

    /// The same for one member's savings account or loan.
    pub fn part(code: &str, part: RecordId) -> Side {
        Side { code: code.to_owned(), part: Some(part) }
    }
}

/// What must always hold for an account: the floor of the standard chart; one that the koperasi added has the floor of the
/// standard account that it stands under.
fn floor(read: &Reader<'_>, books: &Stored<Koperasi>, code: &str) -> Result<Guard, Refusal> {
    if let Some(standard) = chart::by_code(code) {
        return Ok(standard.guard);
    }
    let own = read.maybe::<LedgerAccount>(Id::<LedgerAccount>::new(chart::account_id(books.row.id, code)))?;
    let under = own.and_then(|own| own.stands_under.as_deref().and_then(chart::by_code));
    Ok(under.map_or(Guard::None, |standard| standard.guard))
}

/// A pair of sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What is debited.
    pub debit: Side,
    /// What is credited.
    pub credit: Side,
    /// Rupiah, above nothing.
    pub amount: i64,
}

/// An event that is posted.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The day it counts for.
    pub date: Date,
    /// What happened.
    pub event: Event,
    /// Number of the receipt or paper.
    pub document: Option<String>,
    /// Words; sealed.
    pub memo: Option<String>,
    /// Its pairs, at least one.
    pub pairs: Vec<Pair>,
}

/// Adds an event's postings to the changes. They take the action's records from `first` on.
///
/// # Errors
/// `Invalid` at `date` for a closed month, a day before the books or ahead; at `amount` for nothing and for what is not there.
pub fn post(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, first): (ActionId, u32),
    books: &Stored<Koperasi>,
    entry: &Entry,
) -> Result<Ref<Posting>, Refusal> {
    check(read, books, entry)?;
    guards(read, books, &entry.pairs)?;
    written(read, changes, (action, first), books, entry, Stage::Posted, (None, None))
}

/// Posts many events at once; guards count all of them together.
///
/// # Errors
/// As for [`post`].
pub fn post_all(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, first): (ActionId, u32),
    books: &Stored<Koperasi>,
    entries: &[Entry],
) -> Result<(), Refusal> {
    entries.iter().try_for_each(|entry| check(read, books, entry))?;
    let pairs: Vec<Pair> = entries.iter().flat_map(|entry| entry.pairs.iter().cloned()).collect();
    guards(read, books, &pairs)?;
    let mut next = first;
    for entry in entries {
        written(read, changes, (action, next), books, entry, Stage::Posted, (None, None))?;
        next += u32::try_from(entry.pairs.len()).unwrap_or(u32::MAX);
    }
    Ok(())
}

/// Writes a manual journal that waits for a second person: it moves nothing yet.
///
/// # Errors
/// As for [`post`], but for the guards, which are asked when it is posted.
pub fn propose(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, first): (ActionId, u32),
    books: &Stored<Koperasi>,
    entry: &Entry,
) -> Result<Ref<Posting>, Refusal> {
    check(read, books, entry)?;
    written(read, changes, (action, first), books, entry, Stage::Pending, (None, None))
}

/// Posts or voids what waits. `wrote` is the account that proposed it.
///
/// # Errors
/// `Invalid` where it does not wait (any more); `Forbidden` where the same hands would post it; as for [`post`].
pub fn settle(
    read: &Reader<'_>,
    action: ActionId,
    books: &Stored<Koperasi>,
    waiting: &[Stored<Posting>],
    stage: Stage,
) -> Result<Changes, Refusal> {
    super::own_office(read, books.home(), BOARD)?;
    let Some(first) = waiting.first().filter(|one| one.stage == Stage::Pending) else {
        return Err(Refusal::invalid("", "ledger.settled", words::NOT_SETTLED));
    };
    if !read.referring::<Posting>("settles", first.row.id)?.is_empty() {
        return Err(Refusal::invalid("", "ledger.settled", words::NOT_SETTLED));
    }
    let history = read.history(<Posting as kernel::Record>::SPEC, first.row.id)?;
    let wrote = history.first().map(|line| line.account);
    if stage == Stage::Posted && wrote == Some(read.actor().account) {
        return Err(Refusal::Forbidden(words::SAME_HANDS));
    }
    let entry = Entry {
        date: first.date,
        event: first.event,
        document: first.document.clone(),
        memo: first.memo.known().cloned().flatten(),
        pairs: waiting.iter().map(|one| pair_of(read, one)).collect::<Result<_, _>>()?,
    };
    let mut changes = Changes::new();
    if stage == Stage::Posted {
        check(read, books, &entry)?;
        guards(read, books, &entry.pairs)?;
    }
    written(read, &mut changes, (action, 0), books, &entry, stage, (Some(first.reference()), None))?;
    Ok(changes)
}

/// Takes back what was posted: the same pairs the other way round, on a day that is open. An event is reversed once.
///
/// # Errors
/// `Invalid` where it was reversed already; as for [`post`].
pub fn reverse(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, first): (ActionId, u32),
    books: &Stored<Koperasi>,
    group: &[Stored<Posting>],
    (date, memo): (Date, Option<String>),
) -> Result<Ref<Posting>, Refusal> {
    let Some(head) = group.first().filter(|one| one.stage == Stage::Posted) else {
        return Err(Refusal::invalid("", "ledger.reversed", words::NOT_SETTLED));
    };
    if !read.referring::<Posting>("reverses", head.row.id)?.is_empty() {
        return Err(Refusal::invalid("", "ledger.reversed", words::REVERSED));
    }
    let mut pairs = Vec::with_capacity(group.len());
    for one in group {
        let Pair { debit, credit, amount } = pair_of(read, one)?;
        pairs.push(Pair { debit: credit, credit: debit, amount });
    }
    let entry = Entry { date, event: Event::Reversal, document: head.document.clone(), memo, pairs };
    // Opening balances are taken back on their own day, which lies before the books.
    if head.event != Event::Opening || date != head.date {
        check(read, books, &entry)?;
    }
    guards(read, books, &entry.pairs)?;
    written(read, changes, (action, first), books, &entry, Stage::Posted, (None, Some(head.reference())))
}

/// The pairs of one event, the first one first.
///
/// # Errors
/// `NotFound`, `Busy`, `Fault`.
pub fn group(read: &Reader<'_>, first: RecordId) -> Result<Vec<Stored<Posting>>, Refusal> {
    let mut all = read.referring::<Posting>("group", first)?;
    all.sort_by_key(|one| (one.row.id != first, one.row.id));
    Ok(all)
}

fn pair_of(read: &Reader<'_>, posting: &Posting) -> Result<Pair, Refusal> {
    let part = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    let code = |account: Ref<LedgerAccount>| -> Result<String, Refusal> { Ok(read.get(account.id)?.code.clone()) };
    Ok(Pair {
        debit: Side { code: code(posting.debit)?, part: part(&posting.debit_part) },
        credit: Side { code: code(posting.credit)?, part: part(&posting.credit_part) },
        amount: posting.amount,
    })
}

fn check(read: &Reader<'_>, books: &Stored<Koperasi>, entry: &Entry) -> Result<(), Refusal> {
    let wrong = |field: &str, code, message: Phrase| Err(Refusal::invalid(field, code, message));
    if entry.date > read.today() {
        return wrong("date", "date.future", words::FUTURE);
    }
    // Opening balances stand before everything else.
    if entry.date < books.books_from && entry.event != Event::Opening {
        return wrong("date", "ledger.before", words::BEFORE_BOOKS);
    }
    // The entry that closes a year is dated its last day, also where December was closed before.
    let kinds: &[PeriodKind] = if entry.event == Event::YearEnd { &[PeriodKind::Year] } else { PeriodKind::ALL };
    if last_closed(read, books, kinds)?.is_some_and(|month| entry.date.to_string()[..7] <= *month) {
        return wrong("date", "ledger.closed", words::CLOSED);
    }
    if entry.pairs.is_empty() || entry.pairs.iter().any(|pair| pair.amount <= 0) {
        return wrong("amount", "ledger.nothing", words::NOTHING);
    }
    for pair in &entry.pairs {
        if pair.debit == pair.credit {
            return wrong("credit", "ledger.same", words::SAME_ACCOUNT);
        }
        for side in [&pair.debit, &pair.credit] {
            let account = Id::<LedgerAccount>::new(chart::account_id(books.row.id, &side.code));
            if chart::by_code(&side.code).is_none() && read.maybe(account)?.is_none() {
                return wrong("account", "ledger.account", words::UNKNOWN_ACCOUNT);
            }
        }
    }
    Ok(())
}

/// The last month that is closed, `2026-10`.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn closed_until(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Option<String>, Refusal> {
    let last = read.select(&CLOSED, &[Cell::from(books.home())])?;
    Ok(last.first().and_then(|row| row[0].text()).map(str::to_owned))
}

/// The last month that a closing of one of these kinds reaches.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn last_closed(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    kinds: &[PeriodKind],
) -> Result<Option<String>, Refusal> {
    let periods = read.referring::<Period>("books", books.row.id)?;
    let wanted = periods.into_iter().filter(|period| kinds.contains(&period.kind));
    Ok(wanted.map(|period| period.month.clone()).max())
}

/// Would an account fall below its guard? All pairs count together.
fn guards(read: &Reader<'_>, books: &Stored<Koperasi>, pairs: &[Pair]) -> Result<(), Refusal> {
    let mut moved: BTreeMap<RecordId, (i64, Guard)> = BTreeMap::new();
    for pair in pairs {
        for (side, amount) in [(&pair.debit, pair.amount), (&pair.credit, -pair.amount)] {
            let account = chart::account_id(books.row.id, &side.code);
            let guard = floor(read, books, &side.code)?;
            for place in [Some(account), side.part].into_iter().flatten() {
                let entry = moved.entry(place).or_insert((0, guard));
                entry.0 += amount;
            }
        }
    }
    for (place, (amount, guard)) in moved {
        let takes = match guard {
            Guard::None => continue,
            Guard::Debit => -amount,
            Guard::Credit => amount,
        };
        if takes <= 0 {
            continue;
        }
        let net = read.balance(books.home(), place)?.net();
        let there = if guard == Guard::Debit { net } else { -net };
        if there < takes {
            return Err(Refusal::invalid("amount", "ledger.floor", words::TOO_MUCH));
        }
    }
    Ok(())
}

fn written(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, first): (ActionId, u32),
    books: &Stored<Koperasi>,
    entry: &Entry,
    stage: Stage,
    (settles, reverses): (Option<Ref<Posting>>, Option<Ref<Posting>>),
) -> Result<Ref<Posting>, Refusal> {
    let home = books.home();
    let group = Ref::new(Id::new(action.record(first)), home);
    let account = |side: &Side| Ref::new(Id::new(chart::account_id(books.row.id, &side.code)), home);
    let part = |side: &Side| side.part.map(|part| part.to_string());
    let mut pairs = Vec::with_capacity(entry.pairs.len());
    for (index, pair) in (first..).zip(&entry.pairs) {
        let floors = (floor(read, books, &pair.debit.code)?, floor(read, books, &pair.credit.code)?);
        pairs.push((index, pair, floors));
    }
    // The database holds every pair by itself against the floors: what fills a guarded account goes before what takes from it.
    pairs.sort_by_key(|(.., (debit, credit))| *debit == Guard::Credit || *credit == Guard::Debit);
    for (index, pair, (debit_floor, credit_floor)) in pairs {
        let posting = Posting {
            id: Id::new(action.record(index)),
            books: books.reference(),
            date: entry.date,
            event: entry.event,
            stage,
            amount: pair.amount,
            debit: account(&pair.debit),
            credit: account(&pair.credit),
            debit_part: part(&pair.debit),
            credit_part: part(&pair.credit),
            debit_guard: debit_floor as i64,
            credit_guard: credit_floor as i64,
            group,
            document: entry.document.clone(),
            settles,
            reverses,
            memo: Held::Known(entry.memo.clone()),
        };
        changes.create(home, &posting);
    }
    Ok(group)
}
