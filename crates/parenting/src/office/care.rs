//! Carers: who looks after a child. A new one ends the one before. A carer who is a child, and nobody at all, are questions.

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, Lang, RecordId, Refusal, Stored};
use store::{Reader, Seen};
use web::Warning;

use super::{all_well, own_office, problem};
use crate::records::care::CarerRelation;
use crate::records::child::ChildState;
use crate::records::{Care, Child, PARENTING_WRITERS};
use crate::rules::child as rules;
use crate::words::{care as words, child as child_words};

/// What the form gave.
#[derive(Debug, Clone)]
pub struct Carer {
    /// The carer's name; none where nobody looks after the child.
    pub name: Option<String>,
    /// What the carer is to the child.
    pub relation: CarerRelation,
    /// The carer's year of birth, where it is known.
    pub birth_year: Option<i64>,
    /// The carer's telephone.
    pub phone: Option<String>,
    /// Since when.
    pub since: Date,
}

/// The carers of a child, who cares now first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_child(read: &Reader<'_>, child: RecordId) -> Result<Vec<Stored<Care>>, Refusal> {
    let mut all = read.referring::<Care>("child", child)?;
    all.sort_by_key(|care| (care.until.is_some(), std::cmp::Reverse(care.since)));
    Ok(all)
}

/// What is asked before a carer is saved.
pub fn questions(read: &Reader<'_>, input: &Carer, lang: Lang) -> Vec<Warning> {
    let mut all = Vec::new();
    let mut ask = |field: &str, code, message: kernel::Phrase| {
        all.push(Warning { field: field.to_owned(), code, message: message.say(lang).to_owned() });
    };
    if input.birth_year.is_some_and(|year| rules::age(year, read.today()) < rules::GROWN) {
        ask("birth_year", "care.young", words::YOUNG);
    }
    if input.relation == CarerRelation::Nobody {
        ask("relation", "care.nobody", words::ALONE);
    }
    all
}

fn check(read: &Reader<'_>, input: &Carer) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    if input.name.is_none() && input.relation != CarerRelation::Nobody {
        problems.push(problem("name", "care.name", words::NAME_NEEDED));
    }
    if input.birth_year.is_some_and(|year| !(0..=110).contains(&rules::age(year, read.today()))) {
        problems.push(problem("birth_year", "care.year", words::YEAR));
    }
    if input.since > read.today() {
        problems.push(problem("since", "date.future", words::AHEAD));
    }
    all_well(problems)
}

/// Records who looks after a child from a day on; who did before ends on that day.
///
/// # Errors
/// `NotFound`; `Forbidden` for others than the village's facilitator and officer; `Invalid` at `name`, `birth_year`, `since`, and
/// where the accompaniment has ended.
pub fn record(read: &Reader<'_>, action: ActionId, child: RecordId, input: &Carer) -> Result<Changes, Refusal> {
    let child = read.get::<Child>(child)?;
    own_office(read, child.home(), PARENTING_WRITERS)?;
    if child.state != ChildState::Present {
        return Err(Refusal::invalid("", "child.ended", child_words::ENDED_ALREADY));
    }
    check(read, input)?;
    let mut changes = Changes::new();
    for before in of_child(read, child.row.id)?.iter().filter(|care| care.until.is_none()) {
        changes.edit(before).set(Care::UNTIL, Some(input.since.max(before.since)));
    }
    let care = Care {
        id: Id::new(action.record(0)),
        child: child.reference(),
        name: Held::Known(input.name.clone()),
        relation: Held::Known(input.relation),
        birth_year: Held::Known(input.birth_year),
        phone: Held::Known(input.phone.clone()),
        since: input.since,
        until: None,
    };
    changes.create(child.home(), &care);
    Ok(changes)
}

/// Corrects what is known of a carer.
///
/// # Errors
/// As [`record`]; `Conflict` where somebody else did meanwhile.
pub fn correct(read: &Reader<'_>, id: RecordId, seen: &Seen, input: &Carer) -> Result<Changes, Refusal> {
    let care = read.seen::<Care>(id, seen)?;
    own_office(read, care.home(), PARENTING_WRITERS)?;
    check(read, input)?;
    let mut changes = Changes::new();
    changes
        .edit(&care)
        .set(Care::NAME, input.name.clone())
        .set(Care::RELATION, input.relation)
        .set(Care::BIRTH_YEAR, input.birth_year)
        .set(Care::PHONE, input.phone.clone())
        .set(Care::SINCE, input.since);
    Ok(changes)
}
