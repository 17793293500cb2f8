//! Money in and out of savings, each with its posting and its receipt in one action; term accounts; what stands on an
//! account day by day; the month's service. Not here: members (`member`), how service is reckoned (`rules::saving_service`).

use jiff::civil::Date;
use kernel::day::Month;
use kernel::{ActionId, Changes, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use super::ledger::{self, Entry, Pair, Side};
use super::member::{balance, close, place};
use super::{koperasi_setting, own_office, power_of_attorney, receipt};
use crate::records::koperasi::Principle;
use crate::records::koperasi_setting::SettingKey;
use crate::records::member::MemberState;
use crate::records::posting::Event;
use crate::records::receipt::Direction;
use crate::records::savings_account::{AccountState, Product, account_id};
use crate::records::{BOARD, Koperasi, Member, Posting, SavingsAccount};
use crate::rules::compulsory::{self, Standing};
use crate::rules::saving_service::{self as service, MOST_RATE, Moved};
use crate::words::member as member_words;
use crate::words::saving as words;

/// What moved on a part, oldest first: $1 the office, $2 the part.
pub static MOVES: Statement = Statement::scoped(
    "cooperative.moves_of_part",
    2,
    "SELECT p.date, p.amount, p.debit_part, p.credit_part, p.event, p.document FROM posting p WHERE p.withdrawn = 0 \
     AND p.stage = 1 AND p.home = $1 AND (p.debit_part = $2 OR p.credit_part = $2) AND {scope p} ORDER BY p.date, p.id",
);

/// A line of a passbook.
#[derive(Debug, Clone)]
pub struct Line {
    /// The day.
    pub date: Date,
    /// What happened.
    pub event: Event,
    /// Number of the receipt.
    pub document: String,
    /// Rupiah; above nothing came in.
    pub amount: i64,
    /// What stands afterwards.
    pub balance: i64,
}

/// Everything that moved on a savings account, oldest first, with what stood after each.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn lines(read: &Reader<'_>, account: &Stored<SavingsAccount>) -> Result<Vec<Line>, Refusal> {
    let part = account.row.id.to_string();
    let rows = read.select(&MOVES, &[Cell::from(account.home()), Cell::from(part.as_str())])?;
    let mut balance = 0;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let text = |index: usize| row.get(index).and_then(Cell::text).unwrap_or_default();
        let number = |index: usize| row.get(index).and_then(Cell::integer).unwrap_or_default();
        let date: Date = text(0).parse().map_err(Refusal::fault)?;
        let in_of = if text(3) == part { number(1) } else { 0 };
        let out_of = if text(2) == part { number(1) } else { 0 };
        balance += in_of - out_of;
        let event = Event::from_code(number(4)).ok_or_else(|| Refusal::fault("an event without a name"))?;
        lines.push(Line { date, event, document: text(5).to_owned(), amount: in_of - out_of, balance });
    }
    Ok(lines)
}

/// Money that comes or goes at the desk.
#[derive(Debug, Clone)]
pub struct Cash {
    /// The savings account.
    pub account: RecordId,
    /// The day.
    pub date: Date,
    /// Rupiah.
    pub amount: i64,
    /// Through the bank instead of the cash box.
    pub bank: bool,
    /// The power of attorney by which somebody else withdraws.
    pub attorney: Option<RecordId>,
}

struct Opened {
    account: Stored<SavingsAccount>,
    member: Stored<Member>,
    books: Stored<Koperasi>,
}

fn open(read: &Reader<'_>, account: RecordId) -> Result<Opened, Refusal> {
    let account = read.get::<SavingsAccount>(account)?;
    own_office(read, account.home(), BOARD)?;
    let member = read.get::<Member>(account.member.id)?;
    let books = read.get::<Koperasi>(account.books.id)?;
    if member.state != MemberState::Member {
        return Err(Refusal::invalid("", "member.state", member_words::NOT_MEMBER));
    }
    if account.state != AccountState::Open {
        return Err(Refusal::invalid("", "saving.closed", words::CLOSED));
    }
    Ok(Opened { account, member, books })
}

/// Pays in: pokok once and exact, wajib covers its oldest months first, sukarela freely.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` for a wrong sum, a closed account, and as for the ledger.
pub fn deposit(read: &Reader<'_>, action: ActionId, input: &Cash) -> Result<Changes, Refusal> {
    let Opened { account, books, .. } = open(read, input.account)?;
    match account.product {
        Product::Principal => {
            let exact = koperasi_setting::on(read, &books, SettingKey::PrincipalSavings, input.date)?;
            if balance(read, &account)? > 0 || input.amount != exact {
                return Err(Refusal::invalid("amount", "saving.principal", words::PRINCIPAL_ONCE));
            }
        }
        Product::Term => return Err(Refusal::invalid("", "saving.term", words::TERM_DEPOSIT)),
        Product::Compulsory | Product::Voluntary => {}
    }
    let mut changes = Changes::new();
    cash(read, &mut changes, (action, &books), &account, (input, Direction::In, None))?;
    Ok(changes)
}

/// Pays out of sukarela, or the whole of a term account that has matured.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` for pokok and wajib, before maturity, above the balance, where the power
/// of attorney does not hold, and as for the ledger.
pub fn withdraw(read: &Reader<'_>, action: ActionId, input: &Cash) -> Result<Changes, Refusal> {
    let Opened { account, member, books } = open(read, input.account)?;
    let mut changes = Changes::new();
    match account.product {
        Product::Principal | Product::Compulsory => {
            return Err(Refusal::invalid("amount", "saving.member", words::NOT_WHILE_MEMBER));
        }
        Product::Term => {
            if account.matures_on.is_some_and(|day| input.date < day) {
                return Err(Refusal::invalid("date", "saving.early", words::NOT_MATURE));
            }
            if input.amount != balance(read, &account)? {
                return Err(Refusal::invalid("amount", "saving.whole", words::TERM_WHOLE));
            }
            close(&mut changes, &account, input.date);
        }
        Product::Voluntary => {}
    }
    let power = match input.attorney {
        Some(power) => Some(power_of_attorney::held(read, power, &member, (input.date, input.amount))?),
        None => None,
    };
    cash(read, &mut changes, (action, &books), &account, (input, Direction::Out, power))?;
    Ok(changes)
}

type Way<'a> = (&'a Cash, Direction, Option<kernel::value::Ref<crate::records::PowerOfAttorney>>);

/// The posting and the receipt of money that comes or goes.
fn cash(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, books): (ActionId, &Stored<Koperasi>),
    account: &Stored<SavingsAccount>,
    (input, direction, attorney): Way<'_>,
) -> Result<(), Refusal> {
    let own = Side::part(account.product.ledger_code(), account.row.id);
    let part = own.part;
    let till = Side::of(if input.bank { "1102" } else { "1101" });
    let (event, debit, credit) = match direction {
        Direction::In => (Event::SavingPaid, till, own),
        Direction::Out => (Event::SavingWithdrawn, own, till),
    };
    let number = receipt::next(read, books, input.date)?;
    let pairs = vec![Pair { debit, credit, amount: input.amount }];
    let entry = Entry { date: input.date, event, document: Some(number.text()), memo: None, pairs };
    let posting = ledger::post(read, changes, (action, place::POSTINGS), books, &entry)?;
    let paper = receipt::Paper { direction, amount: input.amount, posting, part, attorney };
    receipt::write(changes, action.record(place::RECEIPT), (books, &number, input.date), &paper);
    Ok(())
}

/// A term account that is opened.
#[derive(Debug, Clone)]
pub struct Term {
    /// The member.
    pub member: RecordId,
    /// The day.
    pub date: Date,
    /// Rupiah.
    pub amount: i64,
    /// Months.
    pub months: i64,
    /// Whether it comes out of sukarela instead of cash.
    pub from_voluntary: bool,
}

/// Opens a term account with the rate that counts that day; a sharia koperasi promises none.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `months`, at `amount`, and as for the ledger.
pub fn open_term(read: &Reader<'_>, action: ActionId, input: &Term) -> Result<Changes, Refusal> {
    let voluntary = account_id(input.member, Product::Voluntary);
    let Opened { account: voluntary, member, books } = open(read, voluntary)?;
    let Some(matures_on) = service::matures_on(input.date, input.months) else {
        return Err(Refusal::invalid("months", "saving.months", words::TERM));
    };
    let rate = match books.principle {
        Principle::Sharia => None,
        Principle::Conventional => {
            let percent = koperasi_setting::on(read, &books, SettingKey::TermService, input.date)?;
            Some((percent * 100).min(MOST_RATE))
        }
    };
    let account = SavingsAccount {
        id: Id::new(action.record(place::FIRST)),
        books: books.reference(),
        member: member.reference(),
        product: Product::Term,
        opened_on: input.date,
        months: Some(input.months),
        rate,
        matures_on: Some(matures_on),
        state: AccountState::Open,
        closed_on: None,
    };
    let part = Side::part(Product::Term.ledger_code(), account.id.raw());
    let mut changes = Changes::new();
    changes.create(books.home(), &account);
    let number = receipt::next(read, &books, input.date)?;
    let (event, debit) = if input.from_voluntary {
        (Event::SavingMoved, Side::part(Product::Voluntary.ledger_code(), voluntary.row.id))
    } else {
        (Event::SavingPaid, Side::of("1101"))
    };
    let document = (!input.from_voluntary).then(|| number.text());
    let pairs = vec![Pair { debit, credit: part, amount: input.amount }];
    let entry = Entry { date: input.date, event, document, memo: None, pairs };
    let posting = ledger::post(read, &mut changes, (action, place::POSTINGS), &books, &entry)?;
    if !input.from_voluntary {
        let paper =
            receipt::Paper { part: Some(account.id.raw()), ..receipt::Paper::of(Direction::In, input.amount, posting) };
        receipt::write(&mut changes, action.record(place::RECEIPT), (&books, &number, input.date), &paper);
    }
    Ok(changes)
}

/// Where a member stands with simpanan wajib in the month of a day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn compulsory(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    member: &Stored<Member>,
    day: Date,
) -> Result<Option<Standing>, Refusal> {
    let (Some(joined), MemberState::Member) = (member.joined_on, member.state) else { return Ok(None) };
    let amounts = amounts(read, books, (Month::of(joined), Month::of(day)))?;
    let paid = -read.balance(books.home(), account_id(member.row.id, Product::Compulsory))?.net();
    Ok(Some(compulsory::standing(Month::of(joined), &amounts, paid)))
}

/// The sum of each month, as it counted on the month's first day.
fn amounts(read: &Reader<'_>, books: &Stored<Koperasi>, (from, to): (Month, Month)) -> Result<Vec<i64>, Refusal> {
    let months = from.months_until(to).clamp(-1, 1200);
    let mut settings: Vec<(Date, i64)> = Vec::new();
    let decided = read.referring::<crate::records::KoperasiSetting>("books", books.row.id)?;
    for one in decided.into_iter().filter(|one| one.key == SettingKey::CompulsorySavings && !one.row.withdrawn) {
        settings.push((one.from, one.value));
    }
    settings.sort_by_key(|(from, _)| *from);
    let default = crate::rules::koperasi_setting::of(SettingKey::CompulsorySavings).map_or(0, |one| one.default);
    let of = |month: Month| {
        let counts = settings.iter().rfind(|(from, _)| *from <= month.last_day());
        counts.map_or(default, |(_, value)| *value)
    };
    Ok((0..=months).map(|index| of(from.plus(index))).collect())
}

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

/// One account's service of a month.
#[derive(Debug, Clone)]
pub struct Service {
    /// The account.
    pub account: Stored<SavingsAccount>,
    /// Rupiah.
    pub amount: i64,
}

/// What the service of a month comes to, account by account; nothing in a sharia koperasi, which promises none.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn service_of(read: &Reader<'_>, books: &Stored<Koperasi>, month: Month) -> Result<Vec<Service>, Refusal> {
    if books.principle == Principle::Sharia {
        return Ok(Vec::new());
    }
    let percent = koperasi_setting::on(read, books, SettingKey::VoluntaryService, month.last_day())?;
    let mut all = Vec::new();
    for account in read.referring::<SavingsAccount>("books", books.row.id)? {
        let rate = match account.product {
            Product::Voluntary => percent * 100,
            Product::Term => account.rate.unwrap_or(0),
            Product::Principal | Product::Compulsory => continue,
        };
        if account.opened_on > month.last_day() || account.state == AccountState::Closed {
            continue;
        }
        let lines = lines(read, &account)?;
        let moves: Vec<Moved> = lines.iter().map(|line| Moved { date: line.date, amount: line.amount }).collect();
        let amount = service::of_month(&moves, month, rate, account.matures_on);
        if amount > 0 {
            all.push(Service { account, amount });
        }
    }
    Ok(all)
}

/// Posts a month's service on its last day, once: service on sukarela to the account itself, on term accounts to sukarela.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `month` where it was posted or is not over; as for the ledger.
pub fn post_service(read: &Reader<'_>, books: RecordId, month: Month) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(books)?;
    own_office(read, books.home(), BOARD)?;
    if month.last_day() > read.today() {
        return Err(Refusal::invalid("month", "service.early", words::NOT_OVER));
    }
    let action = service_action(books.row.id, month);
    if is_posted(read, &books, month)? {
        return Err(Refusal::invalid("month", "service.posted", words::POSTED));
    }
    let mut pairs = Vec::new();
    for Service { account, amount } in service_of(read, &books, month)? {
        let expense = if account.product == Product::Term { "5102" } else { "5101" };
        let to = account_id(account.member.id.raw(), Product::Voluntary);
        let credit = Side::part(Product::Voluntary.ledger_code(), to);
        pairs.push(Pair { debit: Side::of(expense), credit, amount });
    }
    let entry = Entry { date: month.last_day(), event: Event::SavingService, document: None, memo: None, pairs };
    let mut changes = Changes::new();
    ledger::post(read, &mut changes, (action, 0), &books, &entry)?;
    Ok(changes)
}
