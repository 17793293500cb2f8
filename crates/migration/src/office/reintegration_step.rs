//! The reintegration plan: taking proposals up, adding and changing a step, recording how one ended. Not here: what is
//! proposed (`rules::needs_assessment`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use crate::records::reintegration_step::{PlanState, Target};
use crate::records::{CASE_WRITERS, MigrationCase, ReintegrationStep};
use crate::words::{contact_log, needs_assessment as words};

/// Open steps that are due by $1, soonest first: $2 the state of an open one.
pub static STEPS_DUE: Statement = Statement::scoped(
    "migration.plan_steps_due",
    2,
    "SELECT r.id FROM reintegration_step r WHERE r.withdrawn = 0 AND r.state = $2 AND r.due <= $1 AND {scope r} \
     ORDER BY r.due, r.id LIMIT 8",
);

/// So many days before a step is due it is shown.
const AHEAD_DAYS: i64 = 3;

/// The steps of a case, open ones first, then by the day by which.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_case(read: &Reader<'_>, case: RecordId) -> Result<Vec<Stored<ReintegrationStep>>, Refusal> {
    let mut steps = read.referring::<ReintegrationStep>("case", case)?;
    steps.sort_by_key(|step| (step.state != PlanState::Open, step.due.is_none(), step.due, step.row.id));
    Ok(steps)
}

/// Open steps that are due soon or overdue, at most eight.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn due(read: &Reader<'_>) -> Result<Vec<Stored<ReintegrationStep>>, Refusal> {
    let limit = crate::rules::intervals::days_after(read.today(), AHEAD_DAYS);
    let values = [Cell::from(limit.to_string()), Cell::from(PlanState::Open.code())];
    let ids = super::find::ids(&read.select(&STEPS_DUE, &values)?);
    ids.into_iter().map(|id| read.get::<ReintegrationStep>(id)).collect()
}

/// What is known of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepInput {
    /// The area of need; none for a step that answers none.
    pub area: Option<String>,
    /// Where it points to.
    pub target: Target,
    /// What is done.
    pub what: String,
    /// With whose help.
    pub agency: Option<String>,
    /// Who takes care.
    pub who: Option<String>,
    /// By when.
    pub due: Option<Date>,
}

/// Takes steps into the plan of a case.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` for none at all or a day that is past.
pub fn add(read: &Reader<'_>, action: ActionId, case: RecordId, steps: &[StepInput]) -> Result<Changes, Refusal> {
    let case = read.get::<MigrationCase>(case)?;
    super::own_office(read, case.home(), CASE_WRITERS)?;
    if steps.is_empty() {
        return Err(Refusal::invalid("take", "required", words::CHOOSE_ONE));
    }
    let mut changes = Changes::new();
    for (index, step) in (0u32..).zip(steps) {
        if step.due.is_some_and(|due| due < read.today()) {
            return Err(Refusal::invalid("due", "date.past", words::DUE_PAST));
        }
        changes.create(
            case.home(),
            &ReintegrationStep {
                id: Id::new(action.record(index)),
                case: case.reference(),
                resident: case.resident,
                area: super::whole::text(&step.area),
                target: Held::Known(step.target),
                what: Held::Known(step.what.clone()),
                agency: super::whole::text(&step.agency),
                who: Held::Known(step.who.clone()),
                due: step.due,
                state: PlanState::Open,
                done_on: None,
                outcome: Held::Known(None),
            },
        );
        super::whole::created(&mut changes, action.record(index));
    }
    Ok(changes)
}

/// Changes an open step as the form showed it.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where it has ended; `Conflict` where somebody else changed it.
pub fn change(read: &Reader<'_>, step: RecordId, seen: &Seen, input: &StepInput) -> Result<Changes, Refusal> {
    let step = read.seen::<ReintegrationStep>(step, seen)?;
    super::own_office(read, step.home(), CASE_WRITERS)?;
    if step.state != PlanState::Open {
        return Err(Refusal::invalid("", "ended", words::CLOSED_STEP));
    }
    let mut changes = Changes::new();
    changes
        .edit(&step)
        .set(ReintegrationStep::TARGET, Held::Known(input.target))
        .set(ReintegrationStep::WHAT, Held::Known(input.what.clone()))
        .set(ReintegrationStep::AGENCY, super::whole::text(&input.agency))
        .set(ReintegrationStep::WHO, Held::Known(input.who.clone()))
        .set(ReintegrationStep::DUE, input.due);
    Ok(changes)
}

/// How a step ended.
#[derive(Debug, Clone)]
pub struct Ending {
    /// Done or dropped.
    pub state: PlanState,
    /// On which day.
    pub on: Date,
    /// What came of it.
    pub outcome: Option<String>,
}

/// Records how a step ended, as the form showed it.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` without an outcome, for a day that has not come, or where it has ended;
/// `Conflict` where somebody else changed it.
pub fn end(read: &Reader<'_>, step: RecordId, seen: &Seen, ending: &Ending) -> Result<Changes, Refusal> {
    let step = read.seen::<ReintegrationStep>(step, seen)?;
    super::own_office(read, step.home(), CASE_WRITERS)?;
    if step.state != PlanState::Open {
        return Err(Refusal::invalid("", "ended", words::CLOSED_STEP));
    }
    if ending.state == PlanState::Open {
        return Err(Refusal::invalid("state", "required", words::END_CHOOSE));
    }
    if ending.outcome.as_deref().is_none_or(|outcome| outcome.trim().is_empty()) {
        return Err(Refusal::invalid("outcome", "required", words::END_WRITE));
    }
    if ending.on > read.today() {
        return Err(Refusal::invalid("done_on", "date.future", contact_log::FUTURE));
    }
    let mut changes = Changes::new();
    changes
        .edit(&step)
        .set(ReintegrationStep::STATE, ending.state)
        .set(ReintegrationStep::DONE_ON, Some(ending.on))
        .set(ReintegrationStep::OUTCOME, Held::Known(ending.outcome.clone()));
    Ok(changes)
}
