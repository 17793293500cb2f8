//! Who counts as a related party, and how much such loans may be together (PermenKopUKM 8/2023: a tenth of own capital). The
//! system finds whoever has an account in office at the koperasi, whoever is called like somebody in office, and whoever
//! shares a household with one of them; other kin is declared on assessing. Not here: who approves such a loan (`approval`).

use kernel::name::similarity;
use kernel::{Phrase, RecordId, Refusal, Stored};
use people::office::{household, software};
use people::records::{Account, Resident, RoleAssignment};
use store::Reader;

use super::LoanFile;
use crate::office::member;
use crate::records::koperasi_setting::SettingKey;
use crate::records::loan::LoanState;
use crate::records::organ_term::Organ;
use crate::records::{ACCOUNT_SPECIFIC, Koperasi, Loan, Member, OrganTerm};
use crate::rules::chart;
use crate::words::loan as words;

/// Names that sound the same.
const SAME_SOUND: u8 = 95;

/// Why somebody counts as related.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// How it was found.
    pub basis: Phrase,
    /// The office that it is about.
    pub office: Phrase,
    /// It cannot be somebody else with the same name.
    pub certain: bool,
}

/// Terms of office of board and supervisors that count today.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn in_office(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<Stored<OrganTerm>>, Refusal> {
    let today = read.today();
    let mut terms = read.referring::<OrganTerm>("books", books.row.id)?;
    terms.retain(|term| !term.row.withdrawn && term.from <= today && today <= term.until);
    Ok(terms)
}

/// What the system finds about a member. Nothing where the reader may not know who the member is.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn found(read: &Reader<'_>, books: &Stored<Koperasi>, member: RecordId) -> Result<Vec<Relation>, Refusal> {
    let holder = read.get::<Member>(member)?;
    let Some(person) = member::person(read, &holder)? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    if has_office(read, books.home(), person.row.id)? {
        all.push(Relation { basis: words::RELATED_BY_ACCOUNT, office: words::IN_OFFICE, certain: true });
    }
    let terms = in_office(read, books)?;
    let named = |name: Option<&String>| {
        let name = name.filter(|name| !name.is_empty())?;
        terms.iter().find(|term| term.name.known().is_some_and(|own| similarity(own, name) >= SAME_SOUND))
    };
    if let Some(term) = named(person.name.known()) {
        all.push(Relation { basis: words::RELATED_BY_NAME, office: term.organ.label(), certain: false });
    }
    for other in of_household(read, person.row.id)? {
        let certain = has_office(read, books.home(), other.row.id)?;
        let office = named(other.name.known()).map(|term| term.organ.label());
        if let Some(office) = office.or(certain.then_some(words::IN_OFFICE)) {
            all.push(Relation { basis: words::RELATED_BY_HOUSEHOLD, office, certain });
        }
    }
    Ok(all)
}

/// Has an account bound to this resident a role at the koperasi today?
fn has_office(read: &Reader<'_>, home: RecordId, resident: RecordId) -> Result<bool, Refusal> {
    let (all, today) = (software(), read.today());
    let read = read.as_actor(&all);
    for role in read.referring::<RoleAssignment>("office", home)? {
        let counts = ACCOUNT_SPECIFIC.contains(&role.role)
            && !role.row.withdrawn
            && role.from <= today
            && role.until.is_none_or(|until| today <= until);
        let account = if counts { read.maybe::<Account>(role.account.id)? } else { None };
        let bound = account.and_then(|account| account.resident.given().map(|resident| resident.id.raw()));
        if bound == Some(resident) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whoever lives in the same household now, without the person.
fn of_household(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<Resident>>, Refusal> {
    let all = software();
    let read = read.as_actor(&all);
    let Some((membership, _)) = household::current(&read, resident)? else { return Ok(Vec::new()) };
    let members = household::members(&read, membership.household.id.raw())?;
    let today = read.today();
    let now = members.into_iter().filter(|one| people::rules::household::is_current(&one.membership, today));
    Ok(now.filter_map(|one| one.resident).filter(|one| one.row.id != resident).collect())
}

/// May this term of office approve a loan, and as a supervisor?
pub fn approves(term: &OrganTerm) -> Option<bool> {
    match term.organ {
        Organ::Board => Some(false),
        Organ::Supervisors => Some(true),
        Organ::ShariaBoard => None,
    }
}

/// Own capital after UU 25/1992 art. 41: pokok, wajib, grants, reserve.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn own_capital(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<i64, Refusal> {
    let mut sum = 0;
    for code in chart::OWN_CAPITAL {
        sum -= read.balance(books.home(), chart::account_id(books.row.id, code))?.net();
    }
    Ok(sum)
}

/// What related parties owe, this loan aside.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn owed(read: &Reader<'_>, books: &Stored<Koperasi>, aside: Option<RecordId>) -> Result<i64, Refusal> {
    let mut sum = 0;
    for loan in read.referring::<Loan>("books", books.row.id)? {
        if !loan.related || Some(loan.row.id) == aside {
            continue;
        }
        sum += match loan.state {
            LoanState::Approved => loan.principal,
            state if state.is_running() => read.balance(books.home(), loan.row.id)?.net(),
            _ => 0,
        };
    }
    Ok(sum)
}

/// How far loans to related parties reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Own capital.
    pub capital: i64,
    /// What they may be together.
    pub limit: i64,
    /// What the others owe.
    pub others: i64,
    /// This loan.
    pub this: i64,
}

impl Reach {
    /// Does it keep to the limit?
    pub const fn is_kept(&self) -> bool {
        self.others.saturating_add(self.this) <= self.limit
    }
}

/// How far they reach with this loan.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn reach(read: &Reader<'_>, file: &LoanFile) -> Result<Reach, Refusal> {
    let capital = own_capital(read, &file.books)?.max(0);
    let limit = i128::from(capital) * i128::from(file.settings.get(SettingKey::RelatedLimit)) / 10_000;
    Ok(Reach {
        capital,
        limit: i64::try_from(limit).unwrap_or(i64::MAX),
        others: owed(read, &file.books, Some(file.loan.row.id))?,
        this: file.loan.principal,
    })
}

pub(super) fn keep_to_limit(read: &Reader<'_>, file: &LoanFile) -> Result<(), Refusal> {
    if reach(read, file)?.is_kept() { Ok(()) } else { Err(Refusal::invalid("", "loan.related", words::RELATED_LIMIT)) }
}
