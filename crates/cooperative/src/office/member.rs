//! Members: applying, being accepted or refused by another board member. Not here: leaving (`leaver`), money in and out of
//! savings (`saving`), receipts (`receipt`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored};
use people::office::software;
use people::records::Resident;
use store::{ListQuery, Reader};

pub use super::leaver::{Leaving, leave};
use super::own_office;
use crate::records::member::MemberState;
use crate::records::savings_account::{AccountState, Product, account_id};
use crate::records::{BOARD, Koperasi, Member, SavingsAccount};
use crate::words::member as words;

/// Which record of the action is which.
pub mod place {
    /// The membership, the power, the day: what the action makes first.
    pub const FIRST: u32 = 0;
    /// The receipt.
    pub const RECEIPT: u32 = 1;
    /// The postings, from here on.
    pub const POSTINGS: u32 = 10;
}

/// The koperasi at which the reader works; otherwise the first within reach, for those who only look.
///
/// # Errors
/// `Forbidden` in words where there is none.
pub fn books(read: &Reader<'_>) -> Result<Stored<Koperasi>, Refusal> {
    books_in_reach(read)?.ok_or(Refusal::Forbidden(words::NO_BOOKS))
}

/// The same, or none.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn books_in_reach(read: &Reader<'_>) -> Result<Option<Stored<Koperasi>>, Refusal> {
    let rows = read.list(&ListQuery::of(Koperasi::SPEC).limited(200))?.rows;
    let own = rows.iter().position(|row| row.home == read.actor().office).unwrap_or(0);
    Ok(rows.into_iter().nth(own).map(Stored::from_row).transpose()?)
}

/// A resident wishes to become a member.
#[derive(Debug, Clone)]
pub struct Application {
    /// The koperasi.
    pub books: RecordId,
    /// Who.
    pub resident: RecordId,
    /// When.
    pub date: Date,
}

/// Records an application.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `resident` for whoever is in already, at `date` for a day ahead.
pub fn apply(read: &Reader<'_>, action: ActionId, input: &Application) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(input.books)?;
    own_office(read, books.home(), BOARD)?;
    let resident = read.get::<Resident>(read.present(input.resident)?)?;
    if input.date > read.today() {
        return Err(Refusal::invalid("date", "date.future", crate::words::ledger::FUTURE));
    }
    let there = held_by(read, resident.row.id)?;
    let counts = |one: &Stored<Member>| {
        one.books.id == books.id && matches!(one.state, MemberState::Applied | MemberState::Member)
    };
    if there.iter().any(counts) {
        return Err(Refusal::invalid("resident", "member.there", words::THERE_ALREADY));
    }
    let member = Member {
        id: Id::new(action.record(place::FIRST)),
        books: books.reference(),
        number: None,
        state: MemberState::Applied,
        applied_on: input.date,
        joined_on: None,
        left_on: None,
        resident: Held::Known(resident.reference()),
        holder: Held::Known(resident.row.id.to_string()),
    };
    let mut changes = Changes::new();
    changes.create(books.home(), &member);
    Ok(changes)
}

/// Accepts an application: the member gets the next number and the three accounts everybody has.
///
/// # Errors
/// `Forbidden` for others than the board and for who recorded it; `Invalid` where it was decided already.
pub fn accept(read: &Reader<'_>, member: RecordId, day: Date) -> Result<Changes, Refusal> {
    let found = waiting(read, member, day)?;
    let number = next_number(read, &found)?;
    let mut changes = Changes::new();
    changes
        .edit(&found)
        .set(Member::STATE, MemberState::Member)
        .set(Member::NUMBER, Some(format!("{number:04}")))
        .set(Member::JOINED_ON, Some(day));
    for product in [Product::Principal, Product::Compulsory, Product::Voluntary] {
        let account = SavingsAccount {
            id: Id::new(account_id(member, product)),
            books: found.books,
            member: found.reference(),
            product,
            opened_on: day,
            months: None,
            rate: None,
            matures_on: None,
            state: AccountState::Open,
            closed_on: None,
        };
        changes.create(found.home(), &account);
    }
    Ok(changes)
}

/// Refuses an application.
///
/// # Errors
/// As for [`accept`].
pub fn refuse(read: &Reader<'_>, member: RecordId, day: Date) -> Result<Changes, Refusal> {
    let found = waiting(read, member, day)?;
    let mut changes = Changes::new();
    changes.edit(&found).set(Member::STATE, MemberState::Refused).set(Member::LEFT_ON, Some(day));
    Ok(changes)
}

fn waiting(read: &Reader<'_>, member: RecordId, day: Date) -> Result<Stored<Member>, Refusal> {
    let found = read.get::<Member>(member)?;
    own_office(read, found.home(), BOARD)?;
    if found.state != MemberState::Applied {
        return Err(Refusal::invalid("", "member.decided", words::NOT_APPLIED));
    }
    if day > read.today() || day < found.applied_on {
        return Err(Refusal::invalid("date", "date.future", crate::words::ledger::FUTURE));
    }
    let wrote = read.history(Member::SPEC, member)?.first().map(|line| line.account);
    if wrote == Some(read.actor().account) {
        return Err(Refusal::Forbidden(words::SAME_HANDS));
    }
    Ok(found)
}

fn next_number(read: &Reader<'_>, member: &Stored<Member>) -> Result<u32, Refusal> {
    let all = read.referring::<Member>("books", member.books.id.raw())?;
    let last = all.iter().filter_map(|one| one.number.as_deref()?.parse::<u32>().ok()).max();
    Ok(last.unwrap_or(0) + 1)
}

/// The memberships of a resident, in any koperasi within reach.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn held_by(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<Member>>, Refusal> {
    read.lookup::<Member>("holder", &resident.to_string())
}

/// The memberships of the resident whose own account reads: what stands in clear of them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn own(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<Member>>, Refusal> {
    held_by(&read.as_actor(&software()), resident)
}

/// Members of a koperasi, the lowest number first, those without one last.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn all(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<Stored<Member>>, Refusal> {
    let mut all = read.referring::<Member>("books", books.row.id)?;
    all.retain(|one| !one.row.withdrawn);
    all.sort_by_key(|one| (one.number.is_none(), one.number.clone(), one.row.id));
    Ok(all)
}

/// The resident behind a membership, where the reader may know.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn person(read: &Reader<'_>, member: &Stored<Member>) -> Result<Option<Stored<Resident>>, Refusal> {
    match member.resident.known() {
        Some(resident) => read.maybe::<Resident>(read.present(resident.id.raw())?),
        None => Ok(None),
    }
}

/// The savings accounts of a member, oldest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn accounts(read: &Reader<'_>, member: RecordId) -> Result<Vec<Stored<SavingsAccount>>, Refusal> {
    let mut all = read.referring::<SavingsAccount>("member", member)?;
    all.sort_by_key(|one| (one.product.code(), one.opened_on, one.row.id));
    Ok(all)
}

/// What stands on a savings account, in rupiah.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn balance(read: &Reader<'_>, account: &Stored<SavingsAccount>) -> Result<i64, Refusal> {
    Ok(-read.balance(account.home(), account.row.id)?.net())
}

/// Closes a savings account.
pub(super) fn close(changes: &mut Changes, account: &Stored<SavingsAccount>, day: Date) {
    changes.edit(account).set(SavingsAccount::STATE, AccountState::Closed).set(SavingsAccount::CLOSED_ON, Some(day));
}

/// A reference to a member by id, at the office of its books.
pub fn reference(member: RecordId, home: RecordId) -> Ref<Member> {
    Ref::new(Id::new(member), home)
}
