//! Children: recorded, corrected, ended. An age over 18 is a question, not a wall. Not here: how they fare (`screening`), who
//! looks after them (`care`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, Lang, Record, RecordId, Refusal, Stored};
use people::records::resident::Sex;
use store::{ListQuery, Reader, Seen};
use web::Warning;

use super::{all_well, own_office, problem};
use crate::records::child::{AwayParent, ChildState, ContactRhythm, School};
use crate::records::{Child, PARENTING_WRITERS};
use crate::rules::child as rules;
use crate::words::child as words;

/// What the form gave.
#[derive(Debug, Clone)]
pub struct Known {
    /// What the child is called.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Year of birth.
    pub birth_year: i64,
    /// Hamlet.
    pub dusun: Option<String>,
    /// Has it a birth certificate?
    pub birth_certificate: bool,
    /// Which parent is away.
    pub away: AwayParent,
    /// Since when.
    pub away_since: Option<Date>,
    /// How often there is news.
    pub contact: ContactRhythm,
    /// Where it learns.
    pub school: School,
    /// In which grade.
    pub grade: Option<String>,
}

/// What is asked before a child is saved.
pub fn questions(read: &Reader<'_>, input: &Known, lang: Lang) -> Vec<Warning> {
    let (today, year) = (read.today(), input.birth_year);
    let grown = rules::is_year(year, today) && rules::age(year, today) > rules::GROWN;
    let ask = Warning { field: "birth_year".into(), code: "child.grown", message: words::GROWN.say(lang).to_owned() };
    grown.then_some(ask).into_iter().collect()
}

fn check(read: &Reader<'_>, input: &Known) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    if !rules::is_year(input.birth_year, read.today()) {
        problems.push(problem("birth_year", "child.year", words::YEAR));
    }
    if input.away_since.is_some_and(|day| day > read.today()) {
        problems.push(problem("away_since", "date.future", words::AHEAD));
    }
    all_well(problems)
}

/// Records a child. `resident` is the registered resident that the child is, where it is known: kept as a sealed look-up.
///
/// # Errors
/// `Forbidden` for others than the village's facilitator and officer; `Invalid` at `birth_year`, `away_since`.
pub fn record(
    read: &Reader<'_>,
    action: ActionId,
    input: &Known,
    resident: Option<RecordId>,
) -> Result<Changes, Refusal> {
    let home = read.actor().office;
    own_office(read, home, PARENTING_WRITERS)?;
    check(read, input)?;
    let child = Child {
        id: Id::new(action.record(0)),
        name: Held::Known(input.name.clone()),
        sex: input.sex,
        birth_year: Held::Known(input.birth_year),
        dusun: input.dusun.clone(),
        birth_certificate: Held::Known(input.birth_certificate),
        away: Held::Known(input.away),
        away_since: Held::Known(input.away_since),
        contact: Held::Known(input.contact),
        school: Held::Known(input.school),
        grade: Held::Known(input.grade.clone()),
        resident: Held::Known(resident.map(|resident| resident.to_string())),
        state: ChildState::Present,
        since: read.today(),
        ended_on: None,
    };
    let mut changes = Changes::new();
    changes.create(home, &child);
    Ok(changes)
}

/// Corrects what is known of a child.
///
/// # Errors
/// As [`record`]; `Conflict` where somebody else did meanwhile.
pub fn correct(read: &Reader<'_>, id: RecordId, seen: &Seen, input: &Known) -> Result<Changes, Refusal> {
    let child = read.seen::<Child>(id, seen)?;
    own_office(read, child.home(), PARENTING_WRITERS)?;
    check(read, input)?;
    let mut changes = Changes::new();
    changes
        .edit(&child)
        .set(Child::NAME, input.name.clone())
        .set(Child::SEX, input.sex)
        .set(Child::BIRTH_YEAR, input.birth_year)
        .set(Child::DUSUN, input.dusun.clone())
        .set(Child::BIRTH_CERTIFICATE, input.birth_certificate)
        .set(Child::AWAY, input.away)
        .set(Child::AWAY_SINCE, input.away_since)
        .set(Child::CONTACT, input.contact)
        .set(Child::SCHOOL, input.school)
        .set(Child::GRADE, input.grade.clone());
    Ok(changes)
}

/// Ends the accompaniment, with its reason.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it has ended, or at `state` without a reason.
pub fn end(read: &Reader<'_>, id: RecordId, seen: &Seen, why: ChildState) -> Result<Changes, Refusal> {
    let child = read.seen::<Child>(id, seen)?;
    own_office(read, child.home(), PARENTING_WRITERS)?;
    if child.state != ChildState::Present {
        return Err(Refusal::invalid("", "child.ended", words::ENDED_ALREADY));
    }
    if why == ChildState::Present {
        return Err(Refusal::invalid("state", "child.reason", words::END_NEEDED));
    }
    let mut changes = Changes::new();
    changes.edit(&child).set(Child::STATE, why).set(Child::ENDED_ON, Some(read.today()));
    Ok(changes)
}

/// The children of the reader's office that are accompanied now, at most 200.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn present(read: &Reader<'_>) -> Result<Vec<Stored<Child>>, Refusal> {
    if !read.actor().is_one_of(PARENTING_WRITERS) {
        return Ok(Vec::new());
    }
    let state = kernel::Value::Integer(ChildState::Present.code());
    let query = ListQuery {
        home: Some(read.actor().office),
        ..ListQuery::of(Child::SPEC).with(Child::STATE.tag, state).limited(200)
    };
    read.list(&query)?.rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect()
}

/// Is a resident accompanied as a child? The answer for other rooms, which learn nothing else.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn is_accompanied(read: &Reader<'_>, resident: RecordId) -> Result<bool, Refusal> {
    let all = read.lookup::<Child>("resident", &resident.to_string())?;
    Ok(all.iter().any(|child| child.state == ChildState::Present))
}
