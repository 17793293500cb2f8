//! Opening balances: kept as they are typed, proposed by one person, posted by another in one transaction of several entries,
//! taken back while nothing else was posted. Not here: what is wrong with them (`rules::opening`), how they are written
//! (`office::opening_post`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Changes, Held, Id, RecordId, Refusal, Stored};
use people::records::{Account, Resident};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::{loan_product, member, own_office, statement};
use crate::records::member::MemberState;
use crate::records::opening::{OpeningState, opening_id};
use crate::records::{BOARD, Koperasi, Member, Opening};
use crate::rules::opening::{Balances, Facts, Offered};
use crate::words::opening as words;

/// The first day on which anything but opening balances and what takes them back was posted: $1 the office.
pub static FIRST_OTHER: Statement = Statement::scoped(
    "cooperative.first_other",
    1,
    "SELECT min(p.date) FROM posting p WHERE p.withdrawn = 0 AND p.home = $1 AND p.stage = 1 \
     AND p.event <> 1 AND p.event <> 70 AND {scope p}",
);

/// What stands of the opening balances, and what they are held against.
#[derive(Debug, Clone)]
pub struct OpeningFile {
    /// The koperasi.
    pub books: Stored<Koperasi>,
    /// The record, where anything was typed.
    pub opening: Option<Stored<Opening>>,
    /// What was typed.
    pub balances: Balances,
    /// What it is held against.
    pub facts: Facts,
}

impl OpeningFile {
    /// Reads it. A route must open what is specific in it.
    ///
    /// # Errors
    /// `NotFound`; `Forbidden` where what was typed is sealed for the reader; `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, koperasi: RecordId) -> Result<OpeningFile, Refusal> {
        let books = read.get::<Koperasi>(koperasi)?;
        let opening = read.maybe::<Opening>(opening_id(koperasi))?;
        let balances = match opening.as_ref().map(|one| &one.content) {
            None => Balances::default(),
            Some(Held::Known(text)) => Balances::from_text(text),
            // Whoever may not read it must not take it for empty.
            Some(_) => return Err(Refusal::Forbidden(words::SEALED)),
        };
        let facts = facts(read, &books, &balances)?;
        Ok(OpeningFile { books, opening, balances, facts })
    }

    /// The day of the balances; the day before the books begin where nothing was typed.
    pub fn as_of(&self) -> Date {
        let before = self.books.books_from.yesterday().unwrap_or(self.books.books_from);
        self.opening.as_ref().map_or(before, |one| one.as_of)
    }

    /// Where it stands.
    pub fn state(&self) -> OpeningState {
        self.opening.as_ref().map_or(OpeningState::Draft, |one| one.state)
    }

    /// May it be proposed?
    pub fn is_ready(&self) -> bool {
        self.balances.is_ready(&self.facts, self.as_of())
    }
}

/// What lines are held against.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn facts(read: &Reader<'_>, books: &Stored<Koperasi>, balances: &Balances) -> Result<Facts, Refusal> {
    let mut facts = Facts::default();
    for account in statement::accounts(read, books)? {
        facts.accounts.insert(account.code, account.name);
    }
    for member in read.referring::<Member>("books", books.row.id)? {
        if member.state != MemberState::Member || member.row.withdrawn {
            continue;
        }
        if let Some(number) = &member.number {
            facts.members.insert(number.clone(), member.row.id);
        }
    }
    for person in balances.members.iter().filter_map(|one| one.person) {
        let held = member::held_by(read, person)?;
        let counts = |one: &Stored<Member>| one.books.id.raw() == books.row.id && one.state == MemberState::Member;
        if held.iter().any(counts) {
            facts.persons.insert(person);
        }
    }
    for one in loan_product::all(read, books.row.id)? {
        let offered =
            Offered { id: one.row.id, contract: one.contract, method: one.method, rate: one.rate, share: one.share };
        facts.products.entry(one.name.trim().to_lowercase()).or_insert(offered);
    }
    Ok(facts)
}

/// The residents of NIKs, as far as the reader finds them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn persons(read: &Reader<'_>, niks: &BTreeSet<String>) -> Result<BTreeMap<String, RecordId>, Refusal> {
    let mut found = BTreeMap::new();
    for nik in niks {
        let digits: String = nik.chars().filter(char::is_ascii_digit).collect();
        if let [only] = read.lookup::<Resident>("nik", &digits)?.as_slice() {
            found.insert(nik.clone(), read.present(only.row.id)?);
        }
    }
    Ok(found)
}

/// Keeps what was typed. What was proposed becomes a draft again.
///
/// # Errors
/// `Forbidden` for who does not keep these books; `Conflict` where it was changed since it was shown; `Invalid` at `as_of`, and
/// where it is posted.
pub fn save(
    read: &Reader<'_>,
    koperasi: RecordId,
    seen: Option<&Seen>,
    (as_of, balances): (Date, &Balances),
) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    own_office(read, books.home(), BOARD)?;
    day_fits(read, &books, as_of)?;
    let (total, _) = balances.totals();
    let content = Held::Known(balances.to_text());
    let mut changes = Changes::new();
    match read.maybe::<Opening>(opening_id(koperasi))? {
        Some(there) => {
            if let Some(seen) = seen {
                read.seen::<Opening>(there.row.id, seen)?;
            }
            if there.state == OpeningState::Posted {
                return Err(Refusal::invalid("", "opening.posted", words::NOT_DRAFT));
            }
            changes
                .edit(&there)
                .set(Opening::AS_OF, as_of)
                .set(Opening::STATE, OpeningState::Draft)
                .set(Opening::PROPOSED_BY, None)
                .set(Opening::TOTAL, total)
                .set(Opening::CONTENT, content);
        }
        None => {
            let new = Opening {
                id: Id::new(opening_id(koperasi)),
                books: books.reference(),
                as_of,
                state: OpeningState::Draft,
                proposed_by: None,
                posted_by: None,
                round: 0,
                total,
                content,
            };
            changes.create(books.home(), &new);
        }
    }
    Ok(changes)
}

/// Is nothing posted on that day or before, and is it past and open?
pub(super) fn day_fits(read: &Reader<'_>, books: &Stored<Koperasi>, as_of: Date) -> Result<(), Refusal> {
    let wrong = |code, message| Err(Refusal::invalid("as_of", code, message));
    if as_of > read.today() {
        return wrong("date.future", words::DAY_AHEAD);
    }
    if first_other(read, books)?.is_some_and(|first| first <= as_of.to_string()) {
        return wrong("opening.others", words::OTHERS_POSTED);
    }
    if super::ledger::closed_until(read, books)?.is_some_and(|month| as_of.to_string()[..7] <= *month) {
        return wrong("ledger.closed", words::DAY_CLOSED);
    }
    Ok(())
}

/// The first day on which something else was posted.
pub(super) fn first_other(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Option<String>, Refusal> {
    let rows = read.select(&FIRST_OTHER, &[Cell::from(books.home())])?;
    Ok(rows.first().and_then(|row| row[0].text()).map(str::to_owned))
}

/// Proposes what is typed to a second person.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is no draft or not ready.
pub fn propose(read: &Reader<'_>, koperasi: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let file = OpeningFile::of(read, koperasi)?;
    own_office(read, file.books.home(), BOARD)?;
    let opening = read.seen::<Opening>(opening_id(koperasi), seen)?;
    if opening.state == OpeningState::Posted {
        return Err(Refusal::invalid("", "opening.posted", words::NOT_DRAFT));
    }
    day_fits(read, &file.books, opening.as_of)?;
    if !file.is_ready() {
        return Err(Refusal::invalid("", "opening.ready", words::NOT_READY));
    }
    let by = Ref::new(Id::<Account>::new(read.actor().account), file.books.home());
    let mut changes = Changes::new();
    changes.edit(&opening).set(Opening::STATE, OpeningState::Proposed).set(Opening::PROPOSED_BY, Some(by));
    Ok(changes)
}

/// Makes what is proposed a draft again.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is not proposed.
pub fn to_draft(read: &Reader<'_>, koperasi: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let opening = read.seen::<Opening>(opening_id(koperasi), seen)?;
    own_office(read, opening.home(), BOARD)?;
    if opening.state != OpeningState::Proposed {
        return Err(Refusal::invalid("", "opening.proposed", words::NOT_PROPOSED));
    }
    let mut changes = Changes::new();
    changes.edit(&opening).set(Opening::STATE, OpeningState::Draft).set(Opening::PROPOSED_BY, None);
    Ok(changes)
}
