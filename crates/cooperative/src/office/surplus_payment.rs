//! Paying members their parts of a surplus: into their voluntary savings, in cash or through the bank. What is not taken stays
//! a debt of the koperasi. Not here: sharing (`surplus`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, RecordId, Refusal, Stored};
use store::Reader;

use super::ledger::{self, Entry, Pair, Side};
use super::member::place;
use super::surplus::UNPAID;
use super::{own_office, receipt};
use crate::records::member::MemberState;
use crate::records::posting::Event;
use crate::records::receipt::Direction;
use crate::records::savings_account::{Product, account_id};
use crate::records::surplus_distribution::DistributionState;
use crate::records::surplus_share::PaidTo;
use crate::records::{BOARD, Koperasi, Member, SurplusDistribution, SurplusShare};
use crate::words::surplus as words;

/// How many parts one action pays into savings.
pub const MOST_PAID: usize = 100;

/// The sharing of a year with its parts, by number.
///
/// # Errors
/// `Invalid` where it was not posted.
fn posted(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<Vec<Stored<SurplusShare>>, Refusal> {
    own_office(read, books.home(), BOARD)?;
    let standing = read.maybe(SurplusDistribution::of_year(books.row.id, i64::from(year)))?;
    let standing = standing.filter(|one| one.state == DistributionState::Posted);
    let standing = standing.ok_or_else(|| Refusal::invalid("", "surplus.state", words::NOT_POSTED))?;
    let mut shares = read.referring::<SurplusShare>("distribution", standing.row.id)?;
    shares.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(shares)
}

fn member_of(read: &Reader<'_>, share: &SurplusShare) -> Result<Stored<Member>, Refusal> {
    let id: RecordId = share.member.parse().map_err(Refusal::fault)?;
    read.get::<Member>(id)
}

/// A part that is to be paid.
#[derive(Debug, Clone)]
pub struct Paying {
    /// The book year.
    pub year: i16,
    /// The member's number.
    pub number: String,
    /// How.
    pub way: PaidTo,
    /// When.
    pub date: Date,
}

/// Pays one member's part, with a receipt where money goes.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `number` for who has no part or was paid, at `way` for savings of who has
/// left; as for the ledger.
pub fn pay(read: &Reader<'_>, action: ActionId, koperasi: RecordId, input: &Paying) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    let shares = posted(read, &books, input.year)?;
    let share = shares.iter().find(|one| one.number == input.number.trim() && one.total() > 0);
    let share = share.ok_or_else(|| Refusal::invalid("number", "surplus.number", words::NO_SUCH))?;
    if share.paid_on.is_some() {
        return Err(Refusal::invalid("number", "surplus.paid", words::PAID_ALREADY));
    }
    let member = member_of(read, share)?;
    let to = match input.way {
        PaidTo::Savings if member.state != MemberState::Member => {
            return Err(Refusal::invalid("way", "surplus.left", words::LEFT));
        }
        PaidTo::Savings => Side::part(Product::Voluntary.ledger_code(), account_id(member.row.id, Product::Voluntary)),
        PaidTo::Cash => Side::of("1101"),
        PaidTo::Bank => Side::of("1102"),
    };
    let pairs = vec![Pair { debit: Side::of(UNPAID), credit: to, amount: share.total() }];
    let number = receipt::next(read, &books, input.date)?;
    let cash = input.way != PaidTo::Savings;
    let document = if cash { number.text() } else { format!("SHU-{}", input.year) };
    let entry = Entry { date: input.date, event: Event::SurplusPaid, document: Some(document), memo: None, pairs };
    let mut changes = Changes::new();
    let posting = ledger::post(read, &mut changes, (action, place::POSTINGS), &books, &entry)?;
    if cash {
        let paper = receipt::Paper::of(Direction::Out, share.total(), posting);
        let paper = receipt::Paper { part: Some(member.row.id), ..paper };
        receipt::write(&mut changes, action.record(place::RECEIPT), (&books, &number, input.date), &paper);
    }
    changes
        .edit(share)
        .set(SurplusShare::PAID_ON, Some(input.date))
        .set(SurplusShare::PAID_TO, Some(input.way))
        .set(SurplusShare::PAYMENT, Some(posting));
    Ok(changes)
}

/// Pays the next parts that wait into voluntary savings, at most [`MOST_PAID`], as one event; nothing where none is left.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` where the sharing was not posted; as for the ledger.
pub fn into_savings(
    read: &Reader<'_>,
    action: ActionId,
    koperasi: RecordId,
    (year, date): (i16, Date),
) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    let mut waiting = Vec::new();
    for share in posted(read, &books, year)? {
        if share.paid_on.is_some() || share.total() <= 0 {
            continue;
        }
        let member = member_of(read, &share)?;
        if member.state == MemberState::Member && waiting.len() < MOST_PAID {
            waiting.push((share, member.row.id));
        }
    }
    let mut changes = Changes::new();
    if waiting.is_empty() {
        return Ok(changes);
    }
    let pair = |(share, member): &(Stored<SurplusShare>, RecordId)| Pair {
        debit: Side::of(UNPAID),
        credit: Side::part(Product::Voluntary.ledger_code(), account_id(*member, Product::Voluntary)),
        amount: share.total(),
    };
    let entry = Entry {
        date,
        event: Event::SurplusPaid,
        document: Some(format!("SHU-{year}")),
        memo: None,
        pairs: waiting.iter().map(pair).collect(),
    };
    let posting = ledger::post(read, &mut changes, (action, place::POSTINGS), &books, &entry)?;
    for (share, _) in &waiting {
        changes
            .edit(share)
            .set(SurplusShare::PAID_ON, Some(date))
            .set(SurplusShare::PAID_TO, Some(PaidTo::Savings))
            .set(SurplusShare::PAYMENT, Some(posting));
    }
    Ok(changes)
}
