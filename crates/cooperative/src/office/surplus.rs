//! A year's surplus: trying its sharing from the books, writing it down after the meeting, posting it.
//! Not here: the reckoning (`rules::surplus`), the entry that moves the result (`year_end`), paying members (`surplus_payment`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::day::Month;
use kernel::{ActionId, Changes, Id, Phrase, RecordId, Refusal, Stored};
use store::Reader;

use super::ledger::{self, Entry, Pair, Side};
use super::meeting::MeetingFile;
use super::{koperasi_setting, loan, statement, year_end};
use crate::records::koperasi::Form;
use crate::records::ledger_account::AccountClass;
use crate::records::meeting::MeetingKind;
use crate::records::posting::Event;
use crate::records::savings_account::Product;
use crate::records::surplus_distribution::DistributionState;
use crate::records::{BOARD, Koperasi, Loan, Member, SavingsAccount, SurplusDistribution, SurplusShare};
use crate::rules::chart;
use crate::rules::statement as statement_rules;
use crate::rules::surplus::{self as rules, Parts, Share, SurplusError, Weights};
use crate::words::surplus as words;

/// How many members' parts one action writes.
pub const MOST_SHARES: usize = 200;

/// A member with what it brought into the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberYear {
    /// Which.
    pub member: RecordId,
    /// Its number, by which ties are decided.
    pub number: String,
    /// Savings and service.
    pub weights: Weights,
}

/// The sharing of a year as it would be.
#[derive(Debug, Clone)]
pub struct Simulation {
    /// The year.
    pub year: i16,
    /// What is shared.
    pub pot: i64,
    /// Its parts.
    pub parts: Parts,
    /// Members by number, with what each gets.
    pub members: Vec<(MemberYear, Share)>,
}

/// Who shares in a year, by number: whoever was a member on its last day, with own savings (principal and compulsory) at its
/// end and what was paid for loans in it. Nobody in a BUMDes, whose result goes to the village.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn members_of_year(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<Vec<MemberYear>, Refusal> {
    if books.form == Form::Bumdes {
        return Ok(Vec::new());
    }
    let until = read.turnovers(books.home(), "0001-01", &format!("{year:04}-12"))?;
    let mut savings: BTreeMap<RecordId, i64> = BTreeMap::new();
    for account in read.referring::<SavingsAccount>("books", books.row.id)? {
        if matches!(account.product, Product::Principal | Product::Compulsory) {
            let net = until.get(&account.row.id).map_or(0, |one| one.net());
            *savings.entry(account.member.id.raw()).or_default() -= net;
        }
    }
    let service = paid_in(read, books, year)?;
    let of = |map: &BTreeMap<RecordId, i64>, member| map.get(&member).copied().unwrap_or(0);
    let year_of = |member: &Stored<Member>| {
        let id = member.row.id;
        let weights = Weights { savings: of(&savings, id), service: of(&service, id) };
        Some(MemberYear { member: id, number: member.number.clone()?, weights })
    };
    let last = Date::new(year, 12, 31).map_err(Refusal::fault)?;
    let mut all = read.referring::<Member>("books", books.row.id)?;
    all.retain(|member| {
        let there = member.joined_on.is_some_and(|day| day <= last) && member.left_on.is_none_or(|day| day > last);
        there && !member.row.withdrawn
    });
    let mut members: Vec<MemberYear> = all.iter().filter_map(year_of).collect();
    members.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(members)
}

/// What each member paid for loans in a year.
fn paid_in(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<BTreeMap<RecordId, i64>, Refusal> {
    let mut paid: BTreeMap<RecordId, i64> = BTreeMap::new();
    for loan in read.referring::<Loan>("books", books.row.id)? {
        *paid.entry(loan.member.id.raw()).or_default() += loan::service_paid(read, loan.row.id, year)?;
    }
    Ok(paid)
}

/// The surplus of a year that can be shared: its result, less losses of earlier years that nothing has covered yet.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn pot(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<i64, Refusal> {
    let month = |month| Month::new(year, month).map_err(Refusal::fault);
    let span = statement::span(read, books, month(1)?, month(12)?)?;
    let surplus = span.position().iter().find(|part| part.key == AccountClass::Equity.name()).map_or(0, |equity| {
        let of_results = equity.lines.iter().filter(|line| line.account.is_none() || line.code == UNSHARED);
        of_results.map(|line| line.amount).sum()
    });
    Ok(span.surplus().min(surplus))
}

/// Where the surplus stands until it is shared.
const UNSHARED: &str = statement_rules::SURPLUS;

/// Tries the sharing of a year from the books and the parts that count on a day: today, or the day of the meeting that
/// approves it.
///
/// # Errors
/// `Invalid` where the parts do not come to 100 %, there is no surplus, or nobody has a share in it.
pub fn simulate(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16, on: Date) -> Result<Simulation, Refusal> {
    let pot = pot(read, books, year)?;
    let members = members_of_year(read, books, year)?;
    let shares = koperasi_setting::all_on(read, books, on)?.surplus();
    if books.form == Form::Bumdes {
        let parts = rules::split(pot, shares).map_err(refusal)?;
        return Ok(Simulation { year, pot, parts, members: Vec::new() });
    }
    of_members(year, pot, shares, members)
}

/// The same from numbers that are given.
///
/// # Errors
/// As [`simulate`].
pub fn of_members(year: i16, pot: i64, shares: [i64; 7], members: Vec<MemberYear>) -> Result<Simulation, Refusal> {
    let parts = rules::split(pot, shares).map_err(refusal)?;
    let weights: Vec<Weights> = members.iter().map(|member| member.weights).collect();
    let own = rules::to_members(&parts, &weights).map_err(refusal)?;
    Ok(Simulation { year, pot, parts, members: members.into_iter().zip(own).collect() })
}

/// Where members' parts stand until they are paid.
pub const UNPAID: &str = "2205";

fn refusal(error: SurplusError) -> Refusal {
    let message = match error {
        SurplusError::NotWhole(_) => words::NOT_WHOLE,
        SurplusError::Nothing => words::NOTHING,
        SurplusError::Nobody => words::NOBODY,
    };
    invalid("surplus", message)
}

fn invalid(code: &'static str, message: Phrase) -> Refusal {
    Refusal::invalid("", code, message)
}

/// Writes down what the meeting approved: the sharing as it is tried at this moment, and the first [`MOST_SHARES`] members'
/// parts; the rest with [`next_shares`].
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `meeting` for one that is not of members, had no quorum, or decided
/// nothing; where the year was approved before; as [`simulate`].
pub fn approve(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16, meeting: RecordId) -> Result<Changes, Refusal> {
    super::own_office(read, books.home(), BOARD)?;
    let id = SurplusDistribution::of_year(books.row.id, i64::from(year));
    if read.maybe::<SurplusDistribution>(id)?.is_some() {
        return Err(invalid("surplus.twice", words::TWICE));
    }
    let file = MeetingFile::of(read, meeting)?;
    let of_year = file.meeting.kind != MeetingKind::Annual || file.meeting.year == Some(i64::from(year));
    let after = file.meeting.held_on.year() > year;
    let fits = file.books.row.id == books.row.id && file.meeting.kind != MeetingKind::Board && of_year && after;
    let decided = file.meeting.quorum == Some(true) && file.resolutions.iter().any(|one| one.carried);
    if !fits || !decided {
        return Err(Refusal::invalid("meeting", "surplus.meeting", words::NO_MEETING));
    }
    let Simulation { pot, parts, members, .. } = simulate(read, books, year, file.meeting.held_on)?;
    let distribution = SurplusDistribution {
        id,
        books: books.reference(),
        year: i64::from(year),
        pot,
        state: DistributionState::Approved,
        reserve: parts.reserve,
        capital: parts.capital,
        usage: parts.usage,
        board: parts.board,
        staff: parts.staff,
        education: parts.education,
        social: parts.social,
        meeting: Some(file.meeting.reference()),
    };
    let mut changes = Changes::new();
    changes.create(books.home(), &distribution);
    let reference = kernel::value::Ref::new(id, books.home());
    for (member, share) in members.iter().take(MOST_SHARES) {
        changes.create(books.home(), &part(reference, member, share));
    }
    Ok(changes)
}

/// Writes the next members' parts of an approved sharing; nothing where all stand.
///
/// # Errors
/// `Forbidden` for others than the board; as [`simulate`].
pub fn next_shares(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<Changes, Refusal> {
    super::own_office(read, books.home(), BOARD)?;
    let distribution = read.get(SurplusDistribution::of_year(books.row.id, i64::from(year)))?;
    let there = read.referring::<SurplusShare>("distribution", distribution.row.id)?;
    let mut changes = Changes::new();
    if distribution.state != DistributionState::Approved || books.form == Form::Bumdes {
        return Ok(changes);
    }
    let members = members_of_year(read, books, year)?;
    let weights: Vec<Weights> = members.iter().map(|member| member.weights).collect();
    let shares = rules::to_members(&parts_of(&distribution), &weights).map_err(refusal)?;
    let missing = members.iter().zip(&shares).filter(|(member, _)| {
        let own = member.member.to_string();
        there.iter().all(|one| one.member != own)
    });
    for (member, share) in missing.take(MOST_SHARES) {
        changes.create(books.home(), &part(distribution.reference(), member, share));
    }
    Ok(changes)
}

fn part(distribution: kernel::value::Ref<SurplusDistribution>, member: &MemberYear, share: &Share) -> SurplusShare {
    let id = RecordId::named(&format!("surplus_share:{}:{}", distribution.id.raw(), member.member));
    SurplusShare {
        id: Id::new(id),
        distribution,
        member: member.member.to_string(),
        number: member.number.clone(),
        savings: member.weights.savings,
        service: member.weights.service,
        capital: share.capital,
        usage: share.usage,
        paid_on: None,
        paid_to: None,
        payment: None,
    }
}

/// The parts as they were approved.
pub fn parts_of(one: &SurplusDistribution) -> Parts {
    Parts {
        reserve: one.reserve,
        capital: one.capital,
        usage: one.usage,
        board: one.board,
        staff: one.staff,
        education: one.education,
        social: one.social,
    }
}

/// Posts an approved sharing as one event, once.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` where it is not approved or posted already, where members' parts are still
/// missing, and where the year's result was not moved by its closing yet.
pub fn post(
    read: &Reader<'_>,
    action: ActionId,
    books: &Stored<Koperasi>,
    (year, date): (i16, Date),
) -> Result<Changes, Refusal> {
    super::own_office(read, books.home(), BOARD)?;
    let id = SurplusDistribution::of_year(books.row.id, i64::from(year));
    let distribution = read.maybe(id)?.ok_or_else(|| invalid("surplus.state", words::NOT_APPROVED))?;
    if distribution.state != DistributionState::Approved {
        return Err(invalid("surplus.state", words::POSTED_ALREADY));
    }
    let parts = parts_of(&distribution);
    let bumdes = books.form == Form::Bumdes;
    let shares = read.referring::<SurplusShare>("distribution", distribution.row.id)?;
    if !bumdes && shares.iter().map(|one| one.total()).sum::<i64>() != parts.capital + parts.usage {
        return Err(invalid("surplus.shares", words::SHARES_MISSING));
    }
    if year_end::last_closed(read, books)?.is_none_or(|closed| closed < year) {
        return Err(invalid("surplus.open", words::CLOSE_FIRST));
    }
    let unshared = -read.balance(books.home(), chart::account_id(books.row.id, UNSHARED))?.net();
    if unshared < distribution.pot {
        return Err(invalid("surplus.open", words::CLOSE_FIRST));
    }
    let (capital, usage) = if bumdes { ("2207", "2208") } else { (UNPAID, UNPAID) };
    let to = [
        ("3301", parts.reserve),
        (capital, parts.capital),
        (usage, parts.usage),
        ("2203", parts.board),
        ("2204", parts.staff),
        ("2201", parts.education),
        ("2202", parts.social),
    ];
    let pair = |(code, amount): (&str, i64)| Pair { debit: Side::of(UNSHARED), credit: Side::of(code), amount };
    let pairs = to.into_iter().filter(|(_, amount)| *amount > 0).map(pair).collect();
    let entry = Entry { date, event: Event::Surplus, document: Some(format!("SHU-{year}")), memo: None, pairs };
    let mut changes = Changes::new();
    ledger::post(read, &mut changes, (action, 0), books, &entry)?;
    changes.edit(&distribution).set(SurplusDistribution::STATE, DistributionState::Posted);
    Ok(changes)
}
