//! A savings event that was typed wrongly is taken back: by a reversal with a reason, once, on a day that is open. Who typed
//! it may do so the same day while the cash is open; afterwards another board member does. Not here: reversals of other events
//! (`journal`), what a receipt then says (`receipt`).

use jiff::civil::Date;
use kernel::day::Zone;
use kernel::{ActionId, Changes, Id, Record, RecordId, Refusal, Stored};
use store::Reader;

use super::member::{balance, close, place};
use super::{cash_day, ledger, own_office};
use crate::records::posting::Event;
use crate::records::savings_account::{AccountState, Product};
use crate::records::{BOARD, CashDay, Koperasi, Posting, SavingsAccount};
use crate::rules::saving_reversal as rules;
use crate::words::saving as words;

/// What is taken back.
#[derive(Debug, Clone)]
pub struct Reversing {
    /// The first pair of the event.
    pub posting: RecordId,
    /// The day for which the reversal counts.
    pub date: Date,
    /// Why.
    pub why: String,
}

/// The reversal of an event, where there is one.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of(read: &Reader<'_>, posting: RecordId) -> Result<Option<Stored<Posting>>, Refusal> {
    Ok(read.referring::<Posting>("reverses", posting)?.into_iter().next())
}

/// Is this an event that is taken back here? Of settlements with leavers, only what was paid later.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn is_ours(read: &Reader<'_>, group: &[Stored<Posting>]) -> Result<bool, Refusal> {
    let Some(head) = group.first() else { return Ok(false) };
    Ok(match head.event {
        Event::SavingPaid | Event::SavingWithdrawn | Event::SavingMoved => true,
        Event::MemberLeft => match head.debit_part.as_deref().and_then(|part| part.parse::<RecordId>().ok()) {
            Some(part) => read.maybe::<SavingsAccount>(part)?.is_none(),
            None => false,
        },
        _ => false,
    })
}

/// Takes it back.
///
/// # Errors
/// `Forbidden` for others than the board, and for the same hands after the day; `Invalid` at `why` without a reason, at `date`
/// before the event or in a closed month, where it was taken back already, or where the money is not there any more.
pub fn reverse(read: &Reader<'_>, action: ActionId, input: &Reversing) -> Result<Changes, Refusal> {
    let group = ledger::group(read, input.posting)?;
    let head = group.first().ok_or(Refusal::NotFound)?;
    own_office(read, head.home(), BOARD)?;
    let books = read.get::<Koperasi>(head.books.id)?;
    if !is_ours(read, &group)? {
        return Err(Refusal::invalid("", "ledger.own_way", crate::words::journal::OWN_WAY));
    }
    if input.why.trim().is_empty() {
        return Err(Refusal::invalid("why", "required", words::WHY_MISSING));
    }
    if input.date < head.date {
        return Err(Refusal::invalid("date", "ledger.before_event", words::BEFORE_EVENT));
    }
    hands(read, &books, head)?;
    let mut changes = Changes::new();
    let why = Some(input.why.trim().to_owned());
    ledger::reverse(read, &mut changes, (action, place::POSTINGS), &books, &group, (input.date, why))?;
    accounts(read, &mut changes, &group, input.date)?;
    Ok(changes)
}

/// Whose hands may do it.
fn hands(read: &Reader<'_>, books: &Stored<Koperasi>, head: &Stored<Posting>) -> Result<(), Refusal> {
    let history = read.history(Posting::SPEC, head.row.id)?;
    let Some(wrote) = history.first() else { return Err(Refusal::NotFound) };
    let written_on = Zone::Wib.day(wrote.moment);
    let day = read.maybe::<CashDay>(Id::new(cash_day::day_id(books.row.id, written_on)))?;
    let hands = rules::Hands {
        same: wrote.account == read.actor().account,
        same_day: written_on == read.today(),
        counted: day.is_some_and(|day| day.closing.is_some()),
    };
    if rules::may(hands) { Ok(()) } else { Err(Refusal::Forbidden(words::REVERSE_OTHER)) }
}

/// What the event did to accounts besides their balances is taken back too: a term that it opened is closed, one that it ended
/// goes on. Other accounts must be open.
fn accounts(read: &Reader<'_>, changes: &mut Changes, group: &[Stored<Posting>], date: Date) -> Result<(), Refusal> {
    let part = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<RecordId>().ok());
    let account = |part: Option<RecordId>| match part {
        Some(part) => read.maybe::<SavingsAccount>(part),
        None => Ok(None),
    };
    let refused = || Refusal::invalid("", "saving.later", words::LATER_FIRST);
    let mut done = Vec::new();
    for one in group {
        for (came, account) in [(true, account(part(&one.credit_part))?), (false, account(part(&one.debit_part))?)] {
            let Some(account) = account.filter(|account| !done.contains(&account.row.id)) else { continue };
            done.push(account.row.id);
            let open = account.state == AccountState::Open;
            match (account.product, came) {
                (Product::Term, true) if open && balance(read, &account)? == one.amount => {
                    close(changes, &account, date);
                }
                (Product::Term, true) => return Err(refused()),
                (Product::Term, false) if !open => {
                    changes
                        .edit(&account)
                        .set(SavingsAccount::STATE, AccountState::Open)
                        .set(SavingsAccount::CLOSED_ON, None::<Date>);
                }
                _ if open => {}
                _ => return Err(refused()),
            }
        }
    }
    Ok(())
}
