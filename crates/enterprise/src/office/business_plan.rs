//! A plan's way: written, submitted, checked by other hands, approved by other hands again, replaced by a newer version.
//! Not here: what its numbers mean (`rules::business_plan`).

use kernel::access::{HEADS, Role};
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Id, Phrase, RecordId, Reference, Refusal, Stored, Value};
use people::records::Account;
use store::engine::Cell;
use store::{Reader, Seen, Statement};
use web::Values;

use super::{all_well, business_group, own_account, own_office, problem};
use crate::records::business_plan::PlanState;
use crate::records::{BusinessGroup, BusinessPlan, ENTERPRISE_WRITERS};
use crate::rules::business_plan::{MOST_AMOUNT, MOST_VOLUME, Plan};
use crate::words::business_plan as words;

/// Who approves at the regency.
pub const REGENCY: &[Role] = &[Role::Koordinator, Role::PenanggungJawab];
/// Who approves: the village head or acting head, or the regency.
pub const APPROVERS: &[Role] = &[Role::KepalaDesa, Role::PelaksanaHarian, Role::Koordinator, Role::PenanggungJawab];

/// Plans in one state ($1), oldest first: group, its name, plan, version.
pub static IN_STATE: Statement = Statement::scoped(
    "enterprise.plans_in_state",
    1,
    "SELECT g.id, g.name, p.id, p.version FROM business_plan p JOIN business_group g ON g.id = substr(p.\"group\", 1, 16) \
     WHERE p.withdrawn = 0 AND g.withdrawn = 0 AND p.state = $1 AND {scope p} ORDER BY p.id LIMIT 8",
);

/// A plan that waits.
pub struct Waiting {
    /// Its group.
    pub group: String,
    /// The plan.
    pub plan: RecordId,
}

/// Plans in a state, oldest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn in_state(read: &Reader<'_>, state: PlanState) -> Result<Vec<Waiting>, Refusal> {
    let rows = read.select(&IN_STATE, &[Cell::from(state.code())])?;
    let one = |row: &Vec<Cell>| {
        let plan = RecordId::from_slice(row.get(2)?.bytes()?).ok()?;
        Some(Waiting { group: row.get(1)?.text()?.to_owned(), plan })
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// The versions of a group's plan, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_group(read: &Reader<'_>, group: RecordId) -> Result<Vec<Stored<BusinessPlan>>, Refusal> {
    let mut all = read.referring::<BusinessPlan>("group", group)?;
    all.sort_by_key(|one| std::cmp::Reverse((one.version, one.row.id)));
    Ok(all)
}

/// The approved plan of a group; aid is bought for it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn approved(read: &Reader<'_>, group: RecordId) -> Result<Option<Stored<BusinessPlan>>, Refusal> {
    Ok(of_group(read, group)?.into_iter().find(|one| one.state == PlanState::Approved))
}

/// The numbers of a plan.
pub fn numbers(plan: &BusinessPlan) -> Plan {
    let or_none = |amount: Option<Rupiah>| amount.map_or(0, |amount| amount.0);
    Plan {
        price: plan.price.0,
        unit_cost: plan.material_cost.0 + or_none(plan.packaging_cost) + or_none(plan.labour_cost),
        fixed: or_none(plan.rent) + or_none(plan.utilities) + or_none(plan.other_fixed),
        volume: plan.volume,
        own_cash: plan.own_cash.0,
        aid: plan.aid_asked.0,
        first: plan.first_month,
        ramp: plan.ramp,
        delay: plan.delay,
    }
}

/// Writes the first version, or the next one.
///
/// # Errors
/// `Forbidden`; `Invalid` at numbers that cannot be, and where a version is under way.
pub fn write(read: &Reader<'_>, action: ActionId, group: RecordId, mut values: Values) -> Result<Changes, Refusal> {
    let group = business_group::open(read, group)?;
    check(&values)?;
    let all = of_group(read, group.row.id)?;
    let under_way = |one: &Stored<BusinessPlan>| !matches!(one.state, PlanState::Approved | PlanState::Replaced);
    if all.iter().any(under_way) {
        return Err(Refusal::invalid("", "plan.under_way", words::THERE_IS_ONE));
    }
    let version = all.first().map_or(0, |one| one.version) + 1;
    let reference = Reference { record: group.row.id, home: group.home() };
    values.put(BusinessPlan::GROUP.tag, Value::Reference(reference));
    values.put(BusinessPlan::VERSION.tag, Value::Integer(version));
    values.put(BusinessPlan::STATE.tag, Value::Integer(PlanState::Draft.code()));
    Ok(values.create(action.record(0), group.home()))
}

/// Changes a plan that was not submitted, or was returned; what stood before is in its history.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` at numbers that cannot be, and for a plan that was submitted.
pub fn edit(read: &Reader<'_>, plan: RecordId, seen: &Seen, values: Values) -> Result<Changes, Refusal> {
    let standing = read.seen::<BusinessPlan>(plan, seen)?;
    own_office(read, standing.home(), ENTERPRISE_WRITERS)?;
    if !standing.state.is_open() {
        return Err(Refusal::invalid("", "plan.submitted", words::NOT_OPEN));
    }
    check(&values)?;
    Ok(values.edit(&standing.row))
}

fn check(values: &Values) -> Result<(), Refusal> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut within = |field: &str, least: i64, most: i64, (low, high): (Phrase, Phrase)| {
        let Some(number) = values.integer(field) else { return };
        if number < least {
            problems.push(problem(field, "plan.number", low));
        } else if number > most {
            problems.push(problem(field, "plan.number", high));
        }
    };
    let amounts =
        ["material_cost", "packaging_cost", "labour_cost", "rent", "utilities", "other_fixed", "own_cash", "aid_asked"];
    for field in amounts {
        within(field, 0, MOST_AMOUNT, (words::NEGATIVE, words::TOO_MUCH));
    }
    within("price", 1, MOST_AMOUNT / 1_000, (words::POSITIVE, words::TOO_MUCH));
    within("volume", 1, MOST_VOLUME, (words::POSITIVE, words::TOO_MUCH));
    within("watt", 0, 1_000_000, (words::NEGATIVE, words::TOO_MUCH));
    within("ramp", 1, 12, (words::RAMP, words::RAMP));
    within("delay", 0, 12, (words::DELAY, words::DELAY));
    all_well(problems)
}

/// A move on a plan's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The group agrees to what is written.
    Submit,
    /// Somebody else of the village has checked it.
    Check,
    /// The head or the regency approves.
    Approve,
    /// It goes back with a reason.
    Return,
}

impl Step {
    /// Reads the name used in forms.
    pub fn from_name(name: &str) -> Option<Step> {
        match name {
            "ajukan" => Some(Step::Submit),
            "periksa" => Some(Step::Check),
            "setujui" => Some(Step::Approve),
            "kembalikan" => Some(Step::Return),
            _ => None,
        }
    }
}

/// The moves that the actor may make now; what else a step asks is said when it is made.
pub fn steps(read: &Reader<'_>, plan: &Stored<BusinessPlan>) -> Vec<Step> {
    let actor = read.actor();
    let works = actor.is_one_of(ENTERPRISE_WRITERS) && actor.office == plan.home();
    let approves = may_approve(read, plan);
    match plan.state {
        PlanState::Draft | PlanState::Returned if works => vec![Step::Submit],
        PlanState::Submitted if works => vec![Step::Check, Step::Return],
        PlanState::Checked if approves => vec![Step::Approve, Step::Return],
        _ => Vec::new(),
    }
}

fn may_approve(read: &Reader<'_>, plan: &Stored<BusinessPlan>) -> bool {
    let actor = read.actor();
    actor.is_one_of(REGENCY) || (actor.is_one_of(HEADS) && actor.office == plan.home())
}

/// Makes a move.
///
/// # Errors
/// `Forbidden` for other roles and for the same hands; `Conflict`; `Invalid` where the plan is no longer at that step, for a
/// return without a reason, and for a submission that loses money on every sale.
pub fn step(read: &Reader<'_>, plan: RecordId, seen: &Seen, step: Step, reason: &str) -> Result<Changes, Refusal> {
    let standing = read.seen::<BusinessPlan>(plan, seen)?;
    if matches!(step, Step::Approve) && !may_approve(read, &standing) {
        return Err(Refusal::Forbidden(words::WHO_APPROVES));
    }
    if !steps(read, &standing).contains(&step) {
        return Err(Refusal::invalid("", "plan.step", words::NOT_NOW));
    }
    let own = |by: Option<Ref<Account>>| by.is_some_and(|by| by.id.raw() == read.actor().account);
    let mut changes = Changes::new();
    match step {
        Step::Submit => {
            if numbers(&standing).flaws().iter().any(|flaw| flaw.stops()) {
                return Err(Refusal::invalid("", "plan.loss", words::STOPS));
            }
            let edit = changes.edit(&standing).set(BusinessPlan::STATE, PlanState::Submitted);
            edit.set(BusinessPlan::SUBMITTED_BY, Some(own_account(read)))
                .set(BusinessPlan::SUBMITTED_ON, Some(read.today()));
        }
        Step::Check => {
            if own(standing.submitted_by) {
                return Err(Refusal::Forbidden(words::SAME_HANDS_CHECK));
            }
            let edit = changes.edit(&standing).set(BusinessPlan::STATE, PlanState::Checked);
            edit.set(BusinessPlan::CHECKED_BY, Some(own_account(read)))
                .set(BusinessPlan::CHECKED_ON, Some(read.today()));
        }
        Step::Approve => approve(read, &standing, &mut changes)?,
        Step::Return => {
            if reason.trim().is_empty() {
                return Err(Refusal::invalid("reason", "required", words::REASON_NEEDED));
            }
            let edit = changes.edit(&standing).set(BusinessPlan::STATE, PlanState::Returned);
            edit.set(BusinessPlan::RETURNED_FOR, Some(reason.trim().to_owned()));
        }
    }
    Ok(changes)
}

/// Approves a version; the one approved before is replaced by it.
fn approve(read: &Reader<'_>, standing: &Stored<BusinessPlan>, changes: &mut Changes) -> Result<(), Refusal> {
    let own = |by: Option<Ref<Account>>| by.is_some_and(|by| by.id.raw() == read.actor().account);
    if own(standing.submitted_by) || own(standing.checked_by) {
        return Err(Refusal::Forbidden(words::SAME_HANDS_APPROVE));
    }
    let edit = changes.edit(standing).set(BusinessPlan::STATE, PlanState::Approved);
    edit.set(BusinessPlan::APPROVED_BY, Some(own_account(read))).set(BusinessPlan::APPROVED_ON, Some(read.today()));
    for before in of_group(read, standing.group.id.raw())? {
        if before.state == PlanState::Approved && before.row.id != standing.row.id {
            changes.edit(&before).set(BusinessPlan::STATE, PlanState::Replaced);
        }
    }
    Ok(())
}

/// A plan with its group.
///
/// # Errors
/// `NotFound`, `Busy`, `Fault`.
pub fn found(read: &Reader<'_>, plan: RecordId) -> Result<(Stored<BusinessPlan>, Stored<BusinessGroup>), Refusal> {
    let plan = read.get::<BusinessPlan>(plan)?;
    let group = read.get::<BusinessGroup>(Id::new(plan.group.id.raw()))?;
    Ok((plan, group))
}
