//! Emergencies: recording one (with the death, where somebody died), what was done about it, which papers of a claim are
//! there, closing and opening again. No change of a living person's case stands in the same entry, so that nothing in clear
//! joins the two.

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::step::{self, Move};
use super::whole;
use crate::records::case::CaseState;
use crate::records::emergency::{EmergencyAct, EmergencyKind, EmergencyState, HANDLERS, Reporter};
use crate::records::{Emergency, EmergencyStep, MigrationCase};
use crate::rules::claims::{self, Claim};
use crate::rules::facts::Given;
use crate::words::emergency as words;

/// Open emergencies of an office, what must be done today first: $1 office, $2 the state of an open one.
pub static OPEN: Statement = Statement::scoped(
    "migration.emergencies_open",
    2,
    "SELECT e.id FROM emergency e WHERE e.withdrawn = 0 AND e.home = $1 AND e.state = $2 AND {scope e} \
     ORDER BY e.urgent DESC, e.opened_on, e.id LIMIT 50",
);

/// Which record of the action is which.
pub mod place {
    /// The move of the case, where somebody died.
    pub const STEP: u32 = 0;
    /// The emergency.
    pub const EMERGENCY: u32 = 1;
    /// Its first step.
    pub const FIRST: u32 = 2;
}

/// What the form gave.
#[derive(Debug, Clone)]
pub struct EmergencyInput {
    /// The case.
    pub case: RecordId,
    /// What happened.
    pub what: EmergencyKind,
    /// Who told it.
    pub reporter: Reporter,
    /// Known since.
    pub known_on: Date,
    /// Where.
    pub place: Option<String>,
    /// What is known.
    pub told: Option<String>,
    /// Where the remains go to.
    pub remains_to: Option<String>,
    /// When the person died, where that happened.
    pub died_on: Option<Date>,
}

/// The emergencies of a case, newest first; nothing for who does not handle them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_case(read: &Reader<'_>, case: RecordId) -> Result<Vec<Stored<Emergency>>, Refusal> {
    if !read.actor().is_one_of(HANDLERS) {
        return Ok(Vec::new());
    }
    let mut all = read.lookup::<Emergency>("case", &case.to_string())?;
    all.reverse();
    Ok(all)
}

/// The open ones of the reader's office, the urgent ones first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn open_ones(read: &Reader<'_>) -> Result<Vec<Stored<Emergency>>, Refusal> {
    let values = [Cell::from(read.actor().office), Cell::from(EmergencyState::Open.code())];
    let ids = super::find::ids(&read.select(&OPEN, &values)?);
    ids.into_iter().map(|id| read.get::<Emergency>(id)).collect()
}

/// The case of an emergency; none where it is not here.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn case_of(read: &Reader<'_>, emergency: &Emergency) -> Result<Option<Stored<MigrationCase>>, Refusal> {
    match emergency.case.known().and_then(|id| id.parse::<RecordId>().ok()) {
        Some(id) => read.maybe::<MigrationCase>(id),
        None => Ok(None),
    }
}

/// What was done about an emergency, oldest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn steps(read: &Reader<'_>, emergency: RecordId) -> Result<Vec<Stored<EmergencyStep>>, Refusal> {
    let mut steps = read.referring::<EmergencyStep>("emergency", emergency)?;
    steps.sort_by_key(|step| (step.at, step.row.id));
    Ok(steps)
}

/// The keys of the papers that are there: what was said of each last counts.
pub fn papers_there(steps: &[Stored<EmergencyStep>]) -> Vec<String> {
    let mut there: Vec<String> = Vec::new();
    for step in steps {
        let (Some(paper), Some(act)) = (step.paper.given(), step.act.known()) else { continue };
        there.retain(|one| one != paper);
        if *act == EmergencyAct::PaperThere {
            there.push(paper.clone());
        }
    }
    there
}

/// Records an emergency. Where somebody died the case is moved with it.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` for a day that has not come.
pub fn open(read: &Reader<'_>, action: ActionId, input: &EmergencyInput) -> Result<Changes, Refusal> {
    let case = read.get::<MigrationCase>(input.case)?;
    super::own_office(read, case.home(), HANDLERS)?;
    for (field, day) in [("known_on", Some(input.known_on)), ("died_on", input.died_on)] {
        if day.is_some_and(|day| day > read.today()) {
            return Err(Refusal::invalid(field, "date.future", words::DIED_AFTER));
        }
    }
    let home = case.home();
    let mut changes = Changes::new();
    let emergency = Emergency {
        id: Id::new(action.record(place::EMERGENCY)),
        case: Held::Known(case.row.id.to_string()),
        what: Held::Known(input.what),
        reporter: Held::Known(input.reporter),
        known_on: Held::Known(input.known_on),
        place: whole::text(&input.place),
        told: whole::text(&input.told),
        remains_to: whole::text(&input.remains_to),
        urgent: input.what.is_urgent(),
        state: EmergencyState::Open,
        opened_on: read.today(),
        next_on: Some(read.today()),
        closed_on: None,
        outcome: Held::Known(None),
    };
    changes.create(home, &emergency);
    whole::created(&mut changes, emergency.id.raw());
    let first = done(action, place::FIRST, &emergency, home, read, EmergencyAct::Opened);
    changes.create(home, &first);
    whole::created(&mut changes, first.id.raw());
    if input.what == EmergencyKind::Death && case.state != CaseState::Meninggal {
        died(read, &mut changes, action, case, input)?;
    }
    Ok(changes)
}

fn died(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    case: Stored<MigrationCase>,
    input: &EmergencyInput,
) -> Result<(), Refusal> {
    let given = Given {
        date: Some(input.died_on.unwrap_or(read.today())),
        reason: Some(words::DEATH_REASON.id.to_owned()),
        ..Given::default()
    };
    let step = Move { case: case.row.id, to: CaseState::Meninggal, given, employer: None, phone_abroad: None };
    step::moved(read, changes, action, case, &step)
}

fn done(
    action: ActionId,
    index: u32,
    emergency: &Emergency,
    home: RecordId,
    read: &Reader<'_>,
    act: EmergencyAct,
) -> EmergencyStep {
    EmergencyStep {
        id: Id::new(action.record(index)),
        emergency: kernel::value::Ref::new(emergency.id, home),
        at: read.now(),
        act: Held::Known(act),
        paper: Held::Known(None),
        what: Held::Known(None),
    }
}

/// Puts the entries of an emergency right, as the form showed it. That somebody died is moved on the case as a step of its own.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` for a day that has not come; `Conflict` where somebody else changed it.
pub fn change(read: &Reader<'_>, id: RecordId, seen: &Seen, input: &EmergencyInput) -> Result<Changes, Refusal> {
    let emergency = read.seen::<Emergency>(id, seen)?;
    super::own_office(read, emergency.home(), HANDLERS)?;
    if input.known_on > read.today() {
        return Err(Refusal::invalid("known_on", "date.future", words::DIED_AFTER));
    }
    let mut changes = Changes::new();
    changes
        .edit(&emergency)
        .set(Emergency::WHAT, Held::Known(input.what))
        .set(Emergency::REPORTER, Held::Known(input.reporter))
        .set(Emergency::KNOWN_ON, Held::Known(input.known_on))
        .set(Emergency::PLACE, whole::text(&input.place))
        .set(Emergency::TOLD, whole::text(&input.told))
        .set(Emergency::REMAINS_TO, whole::text(&input.remains_to))
        .set(Emergency::URGENT, input.what.is_urgent());
    whole::edited(&mut changes, &emergency.row);
    Ok(changes)
}

/// Records what was done, and when to look again.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` without words or for a day that is past.
pub fn act(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    what: &str,
    next: Option<Date>,
) -> Result<Changes, Refusal> {
    let emergency = open_one(read, id)?;
    if what.trim().is_empty() {
        return Err(Refusal::invalid("what", "required", words::STEP_NEEDED));
    }
    if next.is_some_and(|next| next < read.today()) {
        return Err(Refusal::invalid("next_on", "date.past", words::NEXT_PAST));
    }
    let mut changes = Changes::new();
    let step = EmergencyStep {
        what: Held::Known(Some(what.trim().to_owned())),
        ..done(action, 0, &emergency, emergency.home(), read, EmergencyAct::Done)
    };
    changes.create(emergency.home(), &step);
    whole::created(&mut changes, step.id.raw());
    changes.edit(&emergency).set(Emergency::NEXT_ON, next);
    Ok(changes)
}

/// Records which papers of the claim are there; what stays as it was is not written again.
///
/// # Errors
/// `Forbidden` for other roles and offices; `NotFound` for a paper that no rule names.
pub fn papers(read: &Reader<'_>, action: ActionId, id: RecordId, ticked: &[String]) -> Result<Changes, Refusal> {
    let emergency = open_one(read, id)?;
    let claim = emergency.what.known().and_then(|what| Claim::of(*what)).ok_or(Refusal::NotFound)?;
    let known = claims::papers(claim, emergency.opened_on);
    if ticked.iter().any(|key| !known.iter().any(|paper| paper.key == key)) {
        return Err(Refusal::NotFound);
    }
    let there = papers_there(&steps(read, id)?);
    let mut changes = Changes::new();
    for (index, paper) in (0u32..).zip(known) {
        let (now, before) = (ticked.iter().any(|key| key == paper.key), there.iter().any(|key| key == paper.key));
        if now == before {
            continue;
        }
        let act = if now { EmergencyAct::PaperThere } else { EmergencyAct::PaperMissing };
        let step = EmergencyStep {
            paper: Held::Known(Some(paper.key.to_owned())),
            ..done(action, index, &emergency, emergency.home(), read, act)
        };
        changes.create(emergency.home(), &step);
        whole::created(&mut changes, step.id.raw());
    }
    Ok(changes)
}

/// Closes an emergency with its outcome.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` without an outcome.
pub fn close(read: &Reader<'_>, action: ActionId, id: RecordId, outcome: &str) -> Result<Changes, Refusal> {
    let emergency = open_one(read, id)?;
    if outcome.trim().is_empty() {
        return Err(Refusal::invalid("outcome", "required", words::CLOSE_NEEDED));
    }
    let mut changes = Changes::new();
    changes
        .edit(&emergency)
        .set(Emergency::STATE, EmergencyState::Closed)
        .set(Emergency::CLOSED_ON, Some(read.today()))
        .set(Emergency::NEXT_ON, None)
        .set(Emergency::OUTCOME, Held::Known(Some(outcome.trim().to_owned())));
    let step = done(action, 0, &emergency, emergency.home(), read, EmergencyAct::Closed);
    changes.create(emergency.home(), &step);
    whole::created(&mut changes, step.id.raw());
    Ok(changes)
}

/// Opens a closed emergency again.
///
/// # Errors
/// `Forbidden` for other roles and offices.
pub fn reopen(read: &Reader<'_>, action: ActionId, id: RecordId) -> Result<Changes, Refusal> {
    let emergency = read.get::<Emergency>(id)?;
    super::own_office(read, emergency.home(), HANDLERS)?;
    let mut changes = Changes::new();
    if emergency.state == EmergencyState::Closed {
        changes
            .edit(&emergency)
            .set(Emergency::STATE, EmergencyState::Open)
            .set(Emergency::CLOSED_ON, None)
            .set(Emergency::NEXT_ON, Some(read.today()));
        let step = done(action, 0, &emergency, emergency.home(), read, EmergencyAct::Reopened);
        changes.create(emergency.home(), &step);
        whole::created(&mut changes, step.id.raw());
    }
    Ok(changes)
}

fn open_one(read: &Reader<'_>, id: RecordId) -> Result<Stored<Emergency>, Refusal> {
    let emergency = read.get::<Emergency>(id)?;
    super::own_office(read, emergency.home(), HANDLERS)?;
    if emergency.state == EmergencyState::Closed {
        return Err(Refusal::invalid("", "closed", words::IS_CLOSED));
    }
    Ok(emergency)
}
