//! What savings earn: a month's service by the day, posted once; what an account earned since; and, in a sharia koperasi, the
//! bonus and the share that the board decides for a month. Not here: how a day counts (`rules::saving_service`).

use jiff::civil::Date;
use kernel::day::Month;
use kernel::{ActionId, Changes, RecordId, Refusal, Stored};
use store::Reader;

use super::koperasi_setting::{self, Settings};
use super::ledger::{self, Entry, Pair, Side};
use super::own_office;
use super::saving::lines;
use crate::records::koperasi::Principle;
use crate::records::koperasi_setting::SettingKey;
use crate::records::posting::Event;
use crate::records::savings_account::{AccountState, Product, account_id};
use crate::records::{BOARD, Koperasi, Posting, SavingsAccount};
use crate::rules::saving_service::{self as rules, Moved};
use crate::words::saving as words;

/// Months that are looked back for service that was not posted yet.
const MOST_MONTHS: usize = 240;

/// The action under which a month's service is posted: whoever posts it, it is the same.
pub fn service_action(books: RecordId, month: Month) -> ActionId {
    ActionId(RecordId::named(&format!("saving_service:{books}:{}", month.first_day())))
}

/// Was a month's service posted?
///
/// # Errors
/// `Busy`, `Fault`.
pub fn is_posted(read: &Reader<'_>, books: &Stored<Koperasi>, month: Month) -> Result<bool, Refusal> {
    let first = service_action(books.row.id, month).record(0);
    Ok(read.maybe::<Posting>(first)?.is_some())
}

/// What was posted of a month: to how many accounts, and what it came to. What came in later for that month changes nothing here.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn posted_of(read: &Reader<'_>, books: &Stored<Koperasi>, month: Month) -> Result<(usize, i64), Refusal> {
    let group = ledger::group(read, service_action(books.row.id, month).record(0))?;
    Ok((group.len(), group.iter().map(|one| one.amount).sum()))
}

/// One account's service of a month.
#[derive(Debug, Clone)]
pub struct Service {
    /// The account.
    pub account: Stored<SavingsAccount>,
    /// Rupiah.
    pub amount: i64,
}

/// The rate of an account in millionths a year: a term account keeps its own, sukarela follows what counts.
fn rate(account: &SavingsAccount, settings: &Settings) -> i64 {
    match account.product {
        Product::Voluntary => settings.get(SettingKey::VoluntaryService) * 100,
        Product::Term => account.rate.unwrap_or(0),
        Product::Principal | Product::Compulsory => 0,
    }
}

/// The accounts that earn in a month: open ones, and term accounts that matured. What was settled when somebody left or
/// ended a term early earns nothing more.
fn earning(read: &Reader<'_>, books: &Stored<Koperasi>, month: Month) -> Result<Vec<Stored<SavingsAccount>>, Refusal> {
    let mut all = read.referring::<SavingsAccount>("books", books.row.id)?;
    let closed = |one: &&Stored<SavingsAccount>| one.product == Product::Voluntary && one.state == AccountState::Closed;
    let left: std::collections::BTreeSet<RecordId> = all.iter().filter(closed).map(|one| one.member.id.raw()).collect();
    all.retain(|one| {
        let settled = match one.closed_on.filter(|_| one.state == AccountState::Closed) {
            Some(on) => on < month.first_day() || one.matures_on.is_none_or(|matures| on < matures),
            None => false,
        };
        matches!(one.product, Product::Voluntary | Product::Term)
            && one.opened_on <= month.last_day()
            && !settled
            && !left.contains(&one.member.id.raw())
    });
    Ok(all)
}

fn moves(read: &Reader<'_>, account: &Stored<SavingsAccount>) -> Result<Vec<Moved>, Refusal> {
    let lines = lines(read, account)?;
    Ok(lines.iter().map(|line| Moved { date: line.date, amount: line.amount }).collect())
}

/// What the service of a month comes to, account by account; nothing in a sharia koperasi, which promises none.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn service_of(read: &Reader<'_>, books: &Stored<Koperasi>, month: Month) -> Result<Vec<Service>, Refusal> {
    if books.principle == Principle::Sharia {
        return Ok(Vec::new());
    }
    let settings = koperasi_setting::all_on(read, books, month.last_day())?;
    let mut all = Vec::new();
    for account in earning(read, books, month)? {
        let rate = rate(&account, &settings);
        if rate == 0 {
            continue;
        }
        let amount = rules::of_month(&moves(read, &account)?, month, rate, account.matures_on);
        if amount > 0 {
            all.push(Service { account, amount });
        }
    }
    Ok(all)
}

/// What one account earned in months that were posted, and since, until a day that does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Earned {
    /// Posted already.
    pub posted: i64,
    /// Not posted yet.
    pub since: i64,
}

/// Reckons it, each month with the rate that counted then.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn earned(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    account: &Stored<SavingsAccount>,
    until: Date,
) -> Result<Earned, Refusal> {
    let mut earned = Earned::default();
    if books.principle == Principle::Sharia || !matches!(account.product, Product::Voluntary | Product::Term) {
        return Ok(earned);
    }
    let moves = moves(read, account)?;
    let end = account.matures_on.map_or(until, |matures| matures.min(until));
    let mut month = Month::of(end);
    for _ in 0..MOST_MONTHS {
        if month.last_day() < account.opened_on {
            break;
        }
        let posted = is_posted(read, books, month)?;
        if posted && account.product == Product::Voluntary {
            // Whatever was earned before stands on the account itself.
            break;
        }
        let settings = koperasi_setting::all_on(read, books, month.last_day().min(until))?;
        let amount = rules::of_month(&moves, month, rate(account, &settings), Some(end));
        let part = if posted { &mut earned.posted } else { &mut earned.since };
        *part += amount;
        month = month.previous();
    }
    Ok(earned)
}

/// Posts a month's service on its last day, once: service on sukarela to the account itself, on term accounts to sukarela.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `month` where it was posted or is not over, or where the month before
/// waits for its own; as for the ledger.
pub fn post_service(read: &Reader<'_>, books: RecordId, month: Month) -> Result<Changes, Refusal> {
    let books = postable(read, books, month)?;
    if waits(read, &books, month.previous())? {
        return Err(Refusal::invalid("month", "service.before", words::EARLIER_FIRST));
    }
    let mut pairs = Vec::new();
    for Service { account, amount } in service_of(read, &books, month)? {
        pairs.push(to_voluntary(&account, amount));
    }
    post(read, &books, month, pairs)
}

/// What the board decides for a month in a sharia koperasi, in rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// A bonus on wadiah savings.
    pub bonus: i64,
    /// The share of mudharabah term savings.
    pub share: i64,
}

/// How that is shared: by rupiah and days of the month, largest remainder.
///
/// # Errors
/// `Invalid` at `bonus` or `share` where nobody saved that way in the month; `Busy`, `Fault`.
pub fn shared(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    month: Month,
    given: Given,
) -> Result<Vec<Service>, Refusal> {
    let mut all = Vec::new();
    let accounts = earning(read, books, month)?;
    for (pot, product, field) in [(given.bonus, Product::Voluntary, "bonus"), (given.share, Product::Term, "share")] {
        if pot < 0 {
            return Err(Refusal::invalid(field, "ledger.nothing", words::NOTHING));
        }
        let mut weights = Vec::new();
        let own: Vec<&Stored<SavingsAccount>> = accounts.iter().filter(|one| one.product == product).collect();
        for account in &own {
            weights.push(rules::rupiah_days(&moves(read, account)?, month, account.matures_on));
        }
        if pot > 0 && weights.iter().all(|weight| *weight == 0) {
            return Err(Refusal::invalid(field, "service.nobody", words::NOBODY_SAVED));
        }
        let amounts = rules::by_days(pot, &weights);
        let parts = own.into_iter().zip(amounts).filter(|(_, amount)| *amount > 0);
        all.extend(parts.map(|(account, amount)| Service { account: account.clone(), amount }));
    }
    Ok(all)
}

/// Posts what the board decided for a month in a sharia koperasi, once.
///
/// # Errors
/// As for [`post_service`] and [`shared`]; `Invalid` in a conventional koperasi, where the rate decides.
pub fn post_given(read: &Reader<'_>, books: RecordId, month: Month, given: Given) -> Result<Changes, Refusal> {
    let books = postable(read, books, month)?;
    if books.principle != Principle::Sharia {
        return Err(Refusal::invalid("month", "service.rate", words::BY_RATE));
    }
    let all = shared(read, &books, month, given)?;
    let pairs = all.iter().map(|Service { account, amount }| to_voluntary(account, *amount)).collect();
    post(read, &books, month, pairs)
}

/// The month whose service comes next: the last one that is over, or the first before it that still waits.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn next(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Month, Refusal> {
    let mut month = Month::of(read.today()).previous();
    for _ in 0..24 {
        if !waits(read, books, month.previous())? {
            break;
        }
        month = month.previous();
    }
    Ok(month)
}

/// Is there service of an open month that was not posted? What it earns earns in the month after.
fn waits(read: &Reader<'_>, books: &Stored<Koperasi>, month: Month) -> Result<bool, Refusal> {
    let closed = ledger::closed_until(read, books)?.is_some_and(|closed| month.to_string() <= closed);
    if closed || month.last_day() < books.books_from || is_posted(read, books, month)? {
        return Ok(false);
    }
    Ok(!service_of(read, books, month)?.is_empty())
}

fn postable(read: &Reader<'_>, books: RecordId, month: Month) -> Result<Stored<Koperasi>, Refusal> {
    let books = read.get::<Koperasi>(books)?;
    own_office(read, books.home(), BOARD)?;
    if month.last_day() > read.today() {
        return Err(Refusal::invalid("month", "service.early", words::NOT_OVER));
    }
    if is_posted(read, &books, month)? {
        return Err(Refusal::invalid("month", "service.posted", words::POSTED));
    }
    Ok(books)
}

fn to_voluntary(account: &SavingsAccount, amount: i64) -> Pair {
    let to = account_id(account.member.id.raw(), Product::Voluntary);
    Pair { debit: Side::of(expense(account.product)), credit: Side::part(Product::Voluntary.ledger_code(), to), amount }
}

/// The account of the cost of what a product earns.
pub(super) const fn expense(product: Product) -> &'static str {
    if matches!(product, Product::Term) { "5102" } else { "5101" }
}

fn post(read: &Reader<'_>, books: &Stored<Koperasi>, month: Month, pairs: Vec<Pair>) -> Result<Changes, Refusal> {
    let entry = Entry { date: month.last_day(), event: Event::SavingService, document: None, memo: None, pairs };
    let mut changes = Changes::new();
    ledger::post(read, &mut changes, (service_action(books.row.id, month), 0), books, &entry)?;
    Ok(changes)
}
