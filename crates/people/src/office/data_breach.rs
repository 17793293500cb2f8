//! Breaches of personal data: recorded at once, completed, the people affected chosen, everybody told, closed. Not here: the
//! notices on paper (`papers::data_breach`), the hours (`rules::data_request`).

use jiff::Timestamp;
use kernel::refusal::Problem;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Lang, Phrase, Record, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{ListQuery, Reader, Seen, Statement};
use web::{Task, Tone};

use crate::records::data_breach::{BREACH_MACHINE, BREACH_READERS, BreachCause, BreachState};
use crate::records::{DataBreach, Resident};
use crate::rules::data_breach::{Affected, MOST, decode, encode};
use crate::rules::data_request::{BREACH, clock, due, hours_left, term_on};
use crate::words::data_breach as words;

/// Breaches on one page.
pub const PAGE: usize = 100;

/// Breaches of the reader's region of which not everybody was told, the most pressing first.
pub static NOT_TOLD: Statement = Statement::scoped(
    "data_breach.not_told",
    0,
    "SELECT id FROM data_breach WHERE state = 1 AND withdrawn = 0 AND {scope} ORDER BY due_at, id LIMIT 8",
);

/// What is said of a breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What happened.
    pub cause: BreachCause,
    /// Names, addresses, families.
    pub names: bool,
    /// Numbers.
    pub numbers: bool,
    /// Specific data.
    pub specific: bool,
    /// About how many people.
    pub people: i64,
    /// When and how.
    pub how: String,
    /// Handling and recovery.
    pub measures: Option<String>,
}

impl Said {
    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut say = |field: &str, code: &'static str, message: Phrase| {
            problems.push(Problem { field: field.to_owned(), code, message });
        };
        if !(self.names || self.numbers || self.specific) {
            say("names", "data_breach.classes", words::NEEDS_CLASSES);
        }
        if self.how.trim().is_empty() {
            say("how", "required", words::NEEDS_HOW);
        }
        if !(0..=10_000_000).contains(&self.people) {
            say("people", "data_breach.people", words::PEOPLE_WRONG);
        }
        problems
    }
}

/// Records a breach at the actor's own office.
///
/// # Errors
/// `Invalid` at the fields of [`Said`] or at `found` for a moment that is still ahead.
pub fn record(read: &Reader<'_>, action: ActionId, found: Timestamp, said: &Said) -> Result<Changes, Refusal> {
    let mut problems = said.problems();
    if found > read.now() {
        problems.push(Problem { field: "found_day".into(), code: "data_breach.found", message: words::FOUND_WRONG });
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let hours = term_on(BREACH, read.today()).map_or(72, |term| term.hours);
    let mut changes = Changes::new();
    let breach = DataBreach {
        id: Id::new(action.record(0)),
        cause: said.cause,
        found_at: found,
        due_at: due(found, hours),
        state: BreachState::Open,
        names: said.names,
        numbers: said.numbers,
        specific: said.specific,
        people: said.people,
        how: Held::Known(said.how.clone()),
        measures: Held::Known(said.measures.clone()),
        affected: Held::Known(None),
        subjects_told_at: None,
        authority_told_at: None,
        authority: None,
        public_notice: None,
        recorded_by: Ref::new(Id::new(read.actor().account), read.actor().office),
        closed_at: None,
    };
    changes.create(read.actor().office, &breach);
    Ok(changes)
}

/// May the actor change this breach? Whoever may write and read it, at the office that keeps it or above.
///
/// # Errors
/// `Forbidden`, or `Invalid` once it is closed.
pub fn may_change(read: &Reader<'_>, breach: &DataBreach) -> Result<(), Refusal> {
    if !read.actor().is_one_of(crate::records::data_breach::BREACH_WRITERS) {
        return Err(Refusal::Forbidden(words::NOT_YOURS));
    }
    // Who cannot read what is sealed would write over it unread.
    if breach.how.known().is_none() {
        return Err(Refusal::Forbidden(words::COUNTS_ONLY));
    }
    if breach.state == BreachState::Closed {
        return Err(Refusal::invalid("", "data_breach.closed", words::NOT_NOW));
    }
    Ok(())
}

/// Completes what is said. The moment it was found stays: the clock runs from there.
///
/// # Errors
/// As [`record`] and [`may_change`]; `Conflict`.
pub fn complete(read: &Reader<'_>, id: RecordId, seen: &Seen, said: &Said) -> Result<Changes, Refusal> {
    let breach = read.seen::<DataBreach>(id, seen)?;
    may_change(read, &breach)?;
    let problems = said.problems();
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let mut changes = Changes::new();
    changes
        .edit(&breach)
        .set(DataBreach::CAUSE, said.cause)
        .set(DataBreach::NAMES, said.names)
        .set(DataBreach::NUMBERS, said.numbers)
        .set(DataBreach::SPECIFIC, said.specific)
        .set(DataBreach::PEOPLE, said.people)
        .set(DataBreach::HOW, Held::Known(said.how.clone()))
        .set(DataBreach::MEASURES, Held::Known(said.measures.clone()));
    Ok(changes)
}

/// The people on the list.
pub fn affected(breach: &DataBreach) -> Vec<Affected> {
    breach.affected.given().map_or_else(Vec::new, |bytes| decode(bytes))
}

/// What is done with people of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Put on it.
    Add,
    /// Taken off.
    Remove,
    /// Written down as told.
    Told,
}

/// Changes the list.
///
/// # Errors
/// `Invalid` at `orang` where nobody is named or the list grows too long; `NotFound` for a person out of reach.
pub fn change_people(
    read: &Reader<'_>,
    id: RecordId,
    seen: &Seen,
    change: Change,
    people: &[RecordId],
) -> Result<Changes, Refusal> {
    let breach = read.seen::<DataBreach>(id, seen)?;
    may_change(read, &breach)?;
    if people.is_empty() {
        return Err(Refusal::invalid("orang", "required", words::NOBODY_TICKED));
    }
    let mut all = affected(&breach);
    for person in people {
        let known = all.iter().position(|one| one.resident == *person);
        match (change, known) {
            (Change::Add, None) => {
                read.get::<Resident>(*person)?;
                all.push(Affected { resident: *person, told: false });
            }
            (Change::Remove, Some(at)) => drop(all.remove(at)),
            (Change::Told, Some(at)) => all[at].told = true,
            _ => {}
        }
    }
    if all.len() > MOST {
        return Err(Refusal::invalid("orang", "data_breach.many", words::TOO_MANY));
    }
    let counted = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let mut changes = Changes::new();
    let edit = changes.edit(&breach).set(DataBreach::AFFECTED, Held::Known(Some(encode(&all))));
    // Those who are known by name are at least as many.
    if counted > breach.people {
        edit.set(DataBreach::PEOPLE, counted);
    }
    Ok(changes)
}

/// What was done to tell everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    /// Everybody affected was told in writing.
    pub subjects: bool,
    /// The authority was told in writing.
    pub authority_told: bool,
    /// Which one.
    pub authority: String,
    /// It was made public besides.
    pub public: bool,
}

/// Writes down that people and authority were told (guard `people_and_authority_told`).
///
/// # Errors
/// `Invalid` at `subjects`, `authority_told`, `authority`, `measures`; [`may_change`].
pub fn tell(read: &Reader<'_>, id: RecordId, seen: &Seen, notice: &Notice) -> Result<Changes, Refusal> {
    let breach = read.seen::<DataBreach>(id, seen)?;
    step(read, &breach, BreachState::Told)?;
    let mut problems = Vec::new();
    let mut say = |field: &str, code: &'static str, message: Phrase| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    if !notice.subjects {
        say("subjects", "data_breach.subjects", words::NEEDS_SUBJECTS);
    } else if !notice.public && affected(&breach).iter().any(|one| !one.told) {
        say("subjects", "data_breach.not_told", words::SOME_NOT_TOLD);
    }
    if !notice.authority_told {
        say("authority_told", "data_breach.authority", words::NEEDS_AUTHORITY_TICK);
    }
    if notice.authority.trim().is_empty() {
        say("authority", "required", words::NEEDS_AUTHORITY);
    }
    if breach.measures.known().is_some_and(Option::is_none) {
        say("", "data_breach.measures", words::NEEDS_MEASURES);
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let mut changes = Changes::new();
    changes
        .edit(&breach)
        .set(DataBreach::STATE, BreachState::Told)
        .set(DataBreach::SUBJECTS_TOLD_AT, Some(read.now()))
        .set(DataBreach::AUTHORITY_TOLD_AT, Some(read.now()))
        .set(DataBreach::AUTHORITY, Some(notice.authority.trim().to_owned()))
        .set(DataBreach::PUBLIC_NOTICE, Some(notice.public));
    Ok(changes)
}

/// Closes a breach of which everybody was told.
///
/// # Errors
/// [`may_change`], `Conflict`.
pub fn close(read: &Reader<'_>, id: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let breach = read.seen::<DataBreach>(id, seen)?;
    step(read, &breach, BreachState::Closed)?;
    let mut changes = Changes::new();
    changes.edit(&breach).set(DataBreach::STATE, BreachState::Closed).set(DataBreach::CLOSED_AT, Some(read.now()));
    Ok(changes)
}

fn step(read: &Reader<'_>, breach: &DataBreach, to: BreachState) -> Result<(), Refusal> {
    may_change(read, breach)?;
    let edge = BREACH_MACHINE.edge(breach.state.code(), to.code());
    edge.map(drop).ok_or_else(|| Refusal::invalid("", "data_breach.state", words::NOT_NOW))
}

/// Breaches in the reader's region, the newest first.
pub fn list(read: &Reader<'_>, after: Option<String>) -> Result<(Vec<Stored<DataBreach>>, Option<String>), Refusal> {
    let page = read.list(&ListQuery { after, ..ListQuery::of(DataBreach::SPEC).limited(PAGE) })?;
    let all: Result<Vec<Stored<DataBreach>>, _> = page.rows.into_iter().map(Stored::from_row).collect();
    Ok((all?, page.next))
}

/// What was not told yet, with its hours.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(BREACH_READERS) {
        return Ok(Vec::new());
    }
    let rows = read.select(&NOT_TOLD, &[] as &[Cell])?;
    let ids = rows.iter().filter_map(|row| RecordId::from_slice(row.first()?.bytes()?).ok());
    ids.map(|id| {
        let breach = read.get::<DataBreach>(id)?;
        let left = hours_left(breach.due_at, read.now());
        Ok(Task {
            tone: if left < 24 { Tone::Danger } else { Tone::Attention },
            tag: words::TASK.say(lang).to_owned(),
            title: breach.cause.label().say(lang).to_owned(),
            detail: format!(
                "{} {} · {}",
                breach.people,
                words::TASK_PEOPLE.say(lang),
                clock(breach.due_at, read.now(), lang)
            ),
            path: format!("/kebocoran-data/{id}"),
            action: words::TASK_DO.say(lang).to_owned(),
            due: Some(kernel::day::Zone::Wib.day(breach.due_at.as_millisecond())),
            message: String::new(),
        })
    })
    .collect()
}
