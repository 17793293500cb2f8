//! Looking at a group's assets 1, 3, 6, 12 and 24 months after the handover: what is due, and writing down what was found, all
//! things of a group at once.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{ActionId, Changes, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use super::{all_well, asset, business_group, problem};
use crate::records::asset::Reason;
use crate::records::condition_check::Condition;
use crate::records::{Asset, ConditionCheck};
use crate::rules::{asset as rules, marks};
use crate::words::condition_check as words;

/// Days before its day from which a look may be taken.
pub const EARLY: i32 = 14;

/// Groups with assets to look at by a day ($1): group, its name, how many, the first day, the mark.
pub static DUE: Statement = Statement::scoped(
    "enterprise.checks_due",
    1,
    "SELECT g.id, g.name, count(*), min(a.next_check), min(a.next_mark) FROM asset a \
     JOIN business_group g ON g.id = substr(a.\"group\", 1, 16) \
     WHERE a.withdrawn = 0 AND a.next_check <= $1 AND {scope a} GROUP BY g.id, g.name ORDER BY 4, 1 LIMIT 8",
);

/// Things of a group that are to be looked at.
pub struct Due {
    /// The group.
    pub group: RecordId,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: i64,
    /// By when.
    pub by: Date,
    /// The mark, in months.
    pub mark: i64,
}

/// What is due within a week.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn due(read: &Reader<'_>) -> Result<Vec<Due>, Refusal> {
    let by = read.today().saturating_add(7.days()).to_string();
    let one = |row: &Vec<Cell>| {
        Some(Due {
            group: RecordId::from_slice(row.first()?.bytes()?).ok()?,
            name: row.get(1)?.text()?.to_owned(),
            count: row.get(2)?.integer()?,
            by: row.get(3)?.text()?.parse().ok()?,
            mark: row.get(4)?.integer()?,
        })
    };
    Ok(read.select(&DUE, &[Cell::from(by)])?.iter().filter_map(one).collect())
}

/// The assets of a group that may be looked at now.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn open(read: &Reader<'_>, group: RecordId) -> Result<Vec<Stored<Asset>>, Refusal> {
    let by = read.today().saturating_add(EARLY.days());
    let mut all = asset::of_group(read, group)?;
    all.retain(|one| one.next_check.is_some_and(|day| day <= by));
    Ok(all)
}

/// What was found of one asset; nothing where it was not looked at.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which.
    pub asset: RecordId,
    /// How it was found.
    pub condition: Option<Condition>,
    /// Why it is not used.
    pub reason: Option<Reason>,
    /// In words.
    pub note: Option<String>,
}

/// The field of a form that belongs to an asset.
pub fn field(what: &str, asset: RecordId) -> String {
    format!("{what}.{asset}")
}

/// Writes down what was found. What was left open stays due.
///
/// # Errors
/// `Forbidden`; `Invalid` where nothing was found, at a reason that is missing, for an asset that is not to be looked at.
pub fn check(
    read: &Reader<'_>,
    action: ActionId,
    group: RecordId,
    (on, findings): (Date, &[Finding]),
) -> Result<Changes, Refusal> {
    let group = business_group::open(read, group)?;
    let open = open(read, group.row.id)?;
    let mut problems: Vec<Problem> = Vec::new();
    if on > read.today() {
        problems.push(problem("checked_on", "date.future", words::AHEAD));
    }
    let mut changes = Changes::new();
    let said = findings.iter().filter_map(|one| Some((one, one.condition?)));
    for (place, (finding, condition)) in (0u32..).zip(said) {
        let Some(asset) = open.iter().find(|one| one.row.id == finding.asset) else {
            return Err(Refusal::invalid("", "check.not_due", words::NOT_DUE));
        };
        if rules::asks_why(condition) && finding.reason.is_none() {
            problems.push(problem(&field("sebab", finding.asset), "required", words::REASON_NEEDED));
            continue;
        }
        found(&mut changes, (action.record(place), on), asset, (finding, condition));
    }
    if changes.is_empty() && problems.is_empty() {
        problems.push(problem("", "check.nothing", words::NOTHING));
    }
    all_well(problems)?;
    Ok(changes)
}

fn found(
    changes: &mut Changes,
    (id, on): (RecordId, Date),
    asset: &Stored<Asset>,
    (finding, condition): (&Finding, Condition),
) {
    let due = asset.next_mark.unwrap_or(0);
    let mark = marks::answered(marks::CONDITION, asset.received_on, due, on);
    let reason = finding.reason.filter(|_| condition != Condition::Used);
    let check = ConditionCheck {
        id: Id::new(id),
        asset: asset.reference(),
        group: asset.group,
        mark,
        checked_on: on,
        condition,
        reason,
        note: finding.note.clone(),
    };
    changes.create(asset.home(), &check);
    let state = rules::found(condition);
    let next = marks::next(marks::CONDITION, asset.received_on, Some(mark)).filter(|_| state.is_held());
    let mut edit = changes.edit(asset);
    if state != asset.state {
        edit = edit.set(Asset::STATE, state).set(Asset::SINCE, on);
    }
    let edit = edit.set(Asset::REASON, reason).set(Asset::NEXT_CHECK, next.map(|(_, day)| day));
    edit.set(Asset::NEXT_MARK, next.map(|(mark, _)| mark));
}

/// What was found of an asset, the latest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_asset(read: &Reader<'_>, asset: RecordId) -> Result<Vec<Stored<ConditionCheck>>, Refusal> {
    let mut all = read.referring::<ConditionCheck>("asset", asset)?;
    all.reverse();
    Ok(all)
}
