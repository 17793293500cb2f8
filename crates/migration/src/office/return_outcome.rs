//! How somebody fares after the return: the first record is written by the return itself, the others when they are asked; and
//! which moment comes next. Not here: when a moment is due (`rules::return_outcome`).

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored, phrase};
use store::{Reader, Seen};

use super::step::Move;
use super::whole;
use crate::records::return_outcome::{Content, OutcomePoint, ReturnWay, WorkStatus};
use crate::records::{CASE_WRITERS, MigrationCase, ReturnOutcome};
use crate::rules::return_outcome as rules;

/// Which record of an action the outcome is, beside those of the move.
pub const PLACE: u32 = 11;

/// The moments of the present return of a case, in their order.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_return(read: &Reader<'_>, case: RecordId, returned: Date) -> Result<Vec<Stored<ReturnOutcome>>, Refusal> {
    let mut all = read.referring::<ReturnOutcome>("case", case)?;
    all.retain(|one| one.returned_on == returned);
    all.sort_by_key(|one| one.point);
    Ok(all)
}

/// Which moments were asked.
pub fn asked(all: &[Stored<ReturnOutcome>]) -> Vec<OutcomePoint> {
    all.iter().filter(|one| one.taken_on.is_some()).map(|one| one.point).collect()
}

/// The day on which the next moment of a return is due.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn next_due(read: &Reader<'_>, case: RecordId, returned: Date) -> Result<Option<Date>, Refusal> {
    let asked = asked(&of_return(read, case, returned)?);
    Ok(rules::next(returned, &asked, read.today()).map(|(_, due)| due))
}

/// Writes how somebody came home, beside the move that says so.
pub fn came_home(changes: &mut Changes, action: ActionId, case: &Stored<MigrationCase>, input: &Move, date: Date) {
    let home = &input.given.homecoming;
    let arrival = ReturnOutcome {
        way: Held::Known(Some(home.way.unwrap_or(ReturnWay::Unknown))),
        health: whole::text(&home.health),
        unpaid: whole::text(&home.unpaid),
        ..empty(action, case, date, OutcomePoint::Return)
    };
    changes.create(case.home(), &arrival);
    // That somebody has health needs or unpaid wages is told by no entry.
    whole::created(changes, arrival.id.raw());
}

/// Takes back what a return wrote that turns out to be a slip.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn taken_back(read: &Reader<'_>, changes: &mut Changes, case: &Stored<MigrationCase>) -> Result<(), Refusal> {
    let Some(returned) = case.returned_on else { return Ok(()) };
    for one in of_return(read, case.row.id, returned)? {
        changes.withdraw(&one.row);
    }
    Ok(())
}

fn empty(action: ActionId, case: &Stored<MigrationCase>, returned: Date, point: OutcomePoint) -> ReturnOutcome {
    ReturnOutcome {
        id: Id::new(action.record(PLACE)),
        case: case.reference(),
        resident: case.resident,
        returned_on: returned,
        point,
        taken_on: None,
        way: Held::Known(None),
        health: Held::Known(None),
        unpaid: Held::Known(None),
        work: Held::Known(None),
        income: Held::Known(None),
        content: Held::Known(None),
        again: Held::Known(None),
        note: Held::Known(None),
    }
}

/// What the form of a moment gave.
#[derive(Debug, Clone)]
pub struct OutcomeInput {
    /// Which moment.
    pub point: OutcomePoint,
    /// On which day it was asked.
    pub taken_on: Date,
    /// What the person lives of.
    pub work: Option<WorkStatus>,
    /// A month's income.
    pub income: Option<Rupiah>,
    /// How content.
    pub content: Option<Content>,
    /// Wants to leave again.
    pub again: Option<bool>,
    /// What needs care.
    pub health: Option<String>,
    /// What is unpaid.
    pub unpaid: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// Records a moment, or puts it right, and plans the next one.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where the case has no day of return, work was not asked or the day
/// lies wrong; `Conflict` where somebody else recorded or changed the moment meanwhile.
pub fn save(
    read: &Reader<'_>,
    action: ActionId,
    case: RecordId,
    seen: Option<&Seen>,
    input: &OutcomeInput,
) -> Result<Changes, Refusal> {
    let case = read.get::<MigrationCase>(case)?;
    super::own_office(read, case.home(), CASE_WRITERS)?;
    let returned = returned(&case)?;
    check(read.today(), returned, input)?;
    let all = of_return(read, case.row.id, returned)?;
    let mut changes = Changes::new();
    match all.iter().find(|one| one.point == input.point) {
        Some(standing) => {
            let standing = match seen {
                Some(seen) => read.seen::<ReturnOutcome>(standing.row.id, seen)?,
                None => return Err(recorded_meanwhile(standing)),
            };
            edit(&mut changes, &standing, input);
            whole::edited(&mut changes, &standing.row);
        }
        None => {
            let new = ReturnOutcome {
                taken_on: Some(input.taken_on),
                work: Held::Known(input.work),
                income: Held::Known(input.income),
                content: Held::Known(input.content),
                again: Held::Known(input.again),
                health: whole::text(&input.health),
                unpaid: whole::text(&input.unpaid),
                note: whole::text(&input.note),
                ..empty(action, &case, returned, input.point)
            };
            changes.create(case.home(), &new);
            whole::created(&mut changes, new.id.raw());
        }
    }
    let mut asked = asked(&all);
    asked.push(input.point);
    let next = rules::next(returned, &asked, read.today()).map(|(_, due)| due);
    changes.edit(&case).set(MigrationCase::OUTCOME_DUE, next);
    Ok(changes)
}

fn edit(changes: &mut Changes, standing: &Stored<ReturnOutcome>, input: &OutcomeInput) {
    changes
        .edit(standing)
        .set(ReturnOutcome::TAKEN_ON, Some(input.taken_on))
        .set(ReturnOutcome::WORK, Held::Known(input.work))
        .set(ReturnOutcome::INCOME, Held::Known(input.income))
        .set(ReturnOutcome::CONTENT, Held::Known(input.content))
        .set(ReturnOutcome::AGAIN, Held::Known(input.again))
        .set(ReturnOutcome::HEALTH, whole::text(&input.health))
        .set(ReturnOutcome::UNPAID, whole::text(&input.unpaid))
        .set(ReturnOutcome::NOTE, whole::text(&input.note));
}

/// The day of the return that a case shows.
///
/// # Errors
/// `Invalid` where it has none.
pub fn returned(case: &MigrationCase) -> Result<Date, Refusal> {
    case.returned_on.ok_or_else(|| {
        let message = phrase(
            "Tanggal pulang belum tercatat pada kasus ini. Catat kepulangan dulu.",
            "This case has no day of return. Record the return first.",
        );
        Refusal::invalid("", "returned_on", message)
    })
}

fn recorded_meanwhile(standing: &Stored<ReturnOutcome>) -> Refusal {
    let changed = standing.row.heads.iter().map(|heads| (heads.tag, heads.versions.clone())).collect();
    let record = standing.row.id;
    Refusal::Conflict(kernel::refusal::Conflict { kind: standing.row.spec.kind, record, changed })
}

fn check(today: Date, returned: Date, input: &OutcomeInput) -> Result<(), Refusal> {
    if input.taken_on > today {
        let message = phrase("Tanggal ini belum terjadi.", "This day has not come yet.");
        return Err(Refusal::invalid("taken_on", "date.future", message));
    }
    if input.taken_on < returned {
        let message = phrase("Tanggal ini lebih awal dari kepulangan.", "This day lies before the return.");
        return Err(Refusal::invalid("taken_on", "date.order", message));
    }
    if input.work.is_none() {
        let message = phrase("Pilih pekerjaan sekarang.", "Choose what the person lives of now.");
        return Err(Refusal::invalid("work", "required", message));
    }
    Ok(())
}
