//! Term accounts: opened, ended at maturity or before, or begun again. Not here: what was earned (`saving_service`), what is
//! paid before maturity (`rules::term_saving`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, Id, Record, RecordId, Refusal, Stored, Value};
use store::{ListQuery, Reader};

use super::koperasi_setting;
use super::ledger::{self, Entry, Pair, Side};
use super::member::{balance, close, place};
use super::receipt;
use super::saving::{Opened, open};
use super::saving_service::{earned, expense};
use crate::records::koperasi::Principle;
use crate::records::koperasi_setting::SettingKey;
use crate::records::posting::Event;
use crate::records::receipt::Direction;
use crate::records::savings_account::{AccountState, Product, account_id};
use crate::records::{Koperasi, Member, SavingsAccount};
use crate::rules::saving_service::{MOST_RATE, matures_on};
use crate::rules::term_saving::{self as rules, Paid};
use crate::words::saving as words;

/// Matured terms that one page shows.
const MOST_MATURED: usize = 200;
/// Where service goes that is kept back from a term ended early.
const KEPT_BACK: &str = "4102";

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
    let account = begun(read, action, (&books, &member), (input.date, input.months))?;
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

/// A new term account, with the rate of that day.
fn begun(
    read: &Reader<'_>,
    action: ActionId,
    (books, member): (&Stored<Koperasi>, &Stored<Member>),
    (date, months): (Date, i64),
) -> Result<SavingsAccount, Refusal> {
    let Some(matures_on) = matures_on(date, months) else {
        return Err(Refusal::invalid("months", "saving.months", words::TERM));
    };
    let rate = match books.principle {
        Principle::Sharia => None,
        Principle::Conventional => {
            let percent = koperasi_setting::on(read, books, SettingKey::TermService, date)?;
            Some((percent * 100).min(MOST_RATE))
        }
    };
    Ok(SavingsAccount {
        id: Id::new(action.record(place::FIRST)),
        books: books.reference(),
        member: member.reference(),
        product: Product::Term,
        opened_on: date,
        months: Some(months),
        rate,
        matures_on: Some(matures_on),
        state: AccountState::Open,
        closed_on: None,
    })
}

/// Where the money of a term account goes when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Out of the cash box.
    Cash,
    /// Through the bank.
    Bank,
    /// To the member's sukarela.
    Voluntary,
    /// Into a new term of as many months, with the rate of the day; only from maturity on.
    Again,
}

/// A term account that ends.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// The account.
    pub account: RecordId,
    /// The day.
    pub date: Date,
    /// Where the money goes.
    pub to: Target,
}

/// What ending a term account on a day pays.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn paid(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    account: &Stored<SavingsAccount>,
    date: Date,
) -> Result<Paid, Refusal> {
    let early = account.matures_on.is_some_and(|matures| date < matures);
    let principal = balance(read, account)?;
    if !early || books.principle == Principle::Sharia {
        return Ok(Paid { principal, withheld: 0, service: 0 });
    }
    let earned = earned(read, books, account, date)?;
    let kept = koperasi_setting::on(read, books, SettingKey::EarlyTermService, date)?;
    let ending = rules::Ending { principal, posted: earned.posted, earned: earned.since, early };
    Ok(rules::paid(ending, kept))
}

/// The pairs by which a term account is emptied towards a side.
pub(super) fn pairs(account: &Stored<SavingsAccount>, to: &Side, paid: Paid) -> Vec<Pair> {
    let own = Side::part(Product::Term.ledger_code(), account.row.id);
    let pairs = [
        Pair { debit: own.clone(), credit: to.clone(), amount: paid.principal },
        Pair { debit: own, credit: Side::of(KEPT_BACK), amount: paid.withheld },
        Pair { debit: Side::of(expense(Product::Term)), credit: to.clone(), amount: paid.service },
    ];
    pairs.into_iter().filter(|pair| pair.amount > 0).collect()
}

/// Ends a term account: all of it in one entry, the account closed; with a receipt where cash moves.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` for what is no term account, is closed, or is begun again too early; as for
/// the ledger.
pub fn end(read: &Reader<'_>, action: ActionId, input: &Ending) -> Result<Changes, Refusal> {
    let Opened { account, member, books } = open(read, input.account)?;
    if account.product != Product::Term {
        return Err(Refusal::invalid("", "saving.no_term", words::NO_TERM));
    }
    if input.date < account.opened_on {
        return Err(Refusal::invalid("date", "saving.opened", words::BEFORE_OPENED));
    }
    let early = account.matures_on.is_some_and(|matures| input.date < matures);
    if early && input.to == Target::Again {
        return Err(Refusal::invalid("to", "saving.early", words::NOT_MATURE));
    }
    let paid = paid(read, &books, &account, input.date)?;
    let mut changes = Changes::new();
    let again = match (input.to, account.months) {
        (Target::Again, Some(months)) => Some(begun(read, action, (&books, &member), (input.date, months))?),
        _ => None,
    };
    let to = match (input.to, &again) {
        (_, Some(new)) => Side::part(Product::Term.ledger_code(), new.id.raw()),
        (Target::Cash, None) => Side::of("1101"),
        (Target::Bank, None) => Side::of("1102"),
        (Target::Voluntary | Target::Again, None) => {
            Side::part(Product::Voluntary.ledger_code(), account_id(member.row.id, Product::Voluntary))
        }
    };
    let moved = again.is_some() || matches!(input.to, Target::Voluntary | Target::Again);
    let number = receipt::next(read, &books, input.date)?;
    let event = if moved { Event::SavingMoved } else { Event::SavingWithdrawn };
    let document = (!moved).then(|| number.text());
    let pairs = pairs(&account, &to, paid);
    let entry = Entry { date: input.date, event, document, memo: None, pairs };
    let posting = ledger::post(read, &mut changes, (action, place::POSTINGS), &books, &entry)?;
    if !moved {
        let paper = receipt::Paper::of(Direction::Out, paid.total(), posting);
        let paper = receipt::Paper { part: Some(account.row.id), ..paper };
        receipt::write(&mut changes, action.record(place::RECEIPT), (&books, &number, input.date), &paper);
    }
    if let Some(new) = again {
        changes.create(books.home(), &new);
    }
    close(&mut changes, &account, input.date);
    Ok(changes)
}

/// The term accounts that have matured by a day and still stand, the longest first; at most a page of them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn matured(read: &Reader<'_>, books: &Stored<Koperasi>, day: Date) -> Result<Vec<Stored<SavingsAccount>>, Refusal> {
    let choice = |code: i64| Value::Integer(code);
    let query = ListQuery::of(SavingsAccount::SPEC)
        .with(SavingsAccount::PRODUCT.tag, choice(Product::Term.code()))
        .with(SavingsAccount::STATE.tag, choice(AccountState::Open.code()))
        .sorted(SavingsAccount::MATURES_ON.tag, false)
        .limited(MOST_MATURED);
    let rows = read.list(&ListQuery { home: Some(books.home()), ..query })?.rows;
    let mut all = rows.into_iter().map(Stored::from_row).collect::<Result<Vec<Stored<SavingsAccount>>, _>>()?;
    all.retain(|one| one.matures_on.is_some_and(|matures| matures <= day));
    Ok(all)
}
