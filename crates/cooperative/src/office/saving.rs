//! Money in and out of savings, each with its posting and its receipt in one action; what stands on an account day by day; what
//! is owed of simpanan wajib. Not here: members (`member`), term accounts (`term_saving`), what savings earn (`saving_service`),
//! taking back (`saving_reversal`).

use jiff::civil::Date;
use kernel::day::Month;
use kernel::{ActionId, Changes, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use super::ledger::{self, Entry, Pair, Side};
use super::member::{balance, close, place};
pub use super::saving_service::{Service, is_posted, post_service, service_action, service_of};
pub use super::term_saving::{Term, open_term};
use super::{koperasi_setting, own_office, power_of_attorney, receipt};
use crate::records::koperasi_setting::SettingKey;
use crate::records::member::MemberState;
use crate::records::posting::Event;
use crate::records::receipt::Direction;
use crate::records::savings_account::{AccountState, Product, account_id};
use crate::records::{BOARD, Koperasi, KoperasiSetting, Member, SavingsAccount};
use crate::rules::compulsory::{self, Standing};
use crate::words::member as member_words;
use crate::words::saving as words;

/// What moved on a part, oldest first and within a day in the order of the journal, whatever any clock said: $1 the office, $2
/// the part.
// The part has an index. Beside the office itself, or as an alternative, it would not be used.
pub static MOVES: Statement = Statement::scoped(
    "cooperative.moves_of_part",
    2,
    "SELECT p.date, p.amount, p.debit_part, p.credit_part, p.event, p.document, substr(p.\"group\", 1, 16) \
     FROM posting p WHERE p.withdrawn = 0 AND p.stage = 1 AND substr(p.home, 1, 16) = $1 \
     AND p.id IN (SELECT d.id FROM posting d WHERE d.debit_part = $2 \
     UNION ALL SELECT c.id FROM posting c WHERE c.credit_part = $2) AND {scope p} \
     ORDER BY p.date, (SELECT max(t.sequence) FROM journal_touched t WHERE t.record = p.id), p.id",
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
    /// The first pair of the event.
    pub group: RecordId,
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
        let group = row.get(6).and_then(Cell::bytes).and_then(|id| RecordId::from_slice(id).ok()).unwrap_or_default();
        lines.push(Line { date, event, document: text(5).to_owned(), amount: in_of - out_of, balance, group });
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

/// An account in use, of somebody who is a member.
pub(super) struct Opened {
    pub(super) account: Stored<SavingsAccount>,
    pub(super) member: Stored<Member>,
    pub(super) books: Stored<Koperasi>,
}

pub(super) fn open(read: &Reader<'_>, account: RecordId) -> Result<Opened, Refusal> {
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

/// What simpanan wajib was a month, ever since the books began. Read once for many members.
#[derive(Debug, Clone)]
pub struct Dues {
    decided: Vec<(Date, i64)>,
    default: i64,
}

impl Dues {
    /// Reads it.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Dues, Refusal> {
        let mut decided = read.referring::<KoperasiSetting>("books", books.row.id)?;
        decided.retain(|one| one.key == SettingKey::CompulsorySavings && !one.row.withdrawn);
        // Of one day the one that was recorded last.
        decided.sort_by_key(|one| (one.from, one.row.written()));
        let default = crate::rules::koperasi_setting::of(SettingKey::CompulsorySavings).map_or(0, |one| one.default);
        Ok(Dues { decided: decided.iter().map(|one| (one.from, one.value)).collect(), default })
    }

    /// The sum of a month, as it counted on its last day.
    fn month(&self, month: Month) -> i64 {
        let counts = self.decided.iter().rfind(|(from, _)| *from <= month.last_day());
        counts.map_or(self.default, |(_, value)| *value)
    }

    /// Where a member stands who has paid so much, in the month of a day; none for others than members.
    pub fn standing(&self, member: &Member, paid: i64, day: Date) -> Option<Standing> {
        let joined = member.joined_on.filter(|_| member.state == MemberState::Member).map(Month::of)?;
        let months = joined.months_until(Month::of(day)).clamp(-1, 1200);
        let amounts: Vec<i64> = (0..=months).map(|index| self.month(joined.plus(index))).collect();
        Some(compulsory::standing(joined, &amounts, paid))
    }
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
    let paid = -read.balance(books.home(), account_id(member.row.id, Product::Compulsory))?.net();
    Ok(Dues::of(read, books)?.standing(member, paid, day))
}

/// Who is in arrears with simpanan wajib, the lowest number first. It reads kept balances, no postings.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn in_arrears(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    members: Vec<Stored<Member>>,
    day: Date,
) -> Result<Vec<(Stored<Member>, Standing)>, Refusal> {
    let (dues, balances) = (Dues::of(read, books)?, read.balances(books.home())?);
    let owing = members.into_iter().filter_map(|member| {
        let paid = balances.get(&account_id(member.row.id, Product::Compulsory)).map_or(0, |one| -one.net());
        let standing = dues.standing(&member, paid, day).filter(|standing| standing.arrears > 0)?;
        Some((member, standing))
    });
    Ok(owing.collect())
}
