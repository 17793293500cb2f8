//! Whether a business lives after its aid: what is due, the answer, and the ministry's questions about a region.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{ActionId, Changes, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::{all_well, own_office, problem};
use crate::records::asset::Reason;
use crate::records::business_group::{GroupState, MarketReach, Sector};
use crate::records::{AidPackage, ENTERPRISE_WRITERS, Survival};
use crate::rules::marks;
use crate::words::survival as words;

/// Packages to ask about by a day ($1): group, package, day, mark.
pub static DUE: Statement = Statement::scoped(
    "enterprise.survival_due",
    1,
    "SELECT g.name, p.id, p.next_ask, p.next_mark FROM aid_package p JOIN business_group g ON g.id = substr(p.\"group\", 1, 16) \
     WHERE p.withdrawn = 0 AND p.next_ask <= $1 AND {scope p} ORDER BY p.next_ask, p.id LIMIT 8",
);

/// Groups by region, year of founding, sector, market and state, counted.
pub static UNITS: Statement = Statement::scoped(
    "enterprise.units",
    0,
    "SELECT o.region, substr(g.founded_on, 1, 4), g.sector, g.market, g.state, count(*) FROM business_group g \
     JOIN office o ON o.id = g.home WHERE g.withdrawn = 0 AND {scope g} \
     GROUP BY o.region, substr(g.founded_on, 1, 4), g.sector, g.market, g.state ORDER BY 1, 2, 3, 4, 5",
);

/// Answers by mark, life and reason, counted.
pub static ANSWERS: Statement = Statement::scoped(
    "enterprise.survival_answers",
    0,
    "SELECT s.mark, s.alive, s.reason, count(*) FROM survival s WHERE s.withdrawn = 0 AND {scope s} \
     GROUP BY s.mark, s.alive, s.reason ORDER BY 1, 2, 3",
);

/// A package to ask about.
pub struct Due {
    /// Its group.
    pub group: String,
    /// The package.
    pub package: RecordId,
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
            group: row.first()?.text()?.to_owned(),
            package: RecordId::from_slice(row.get(1)?.bytes()?).ok()?,
            by: row.get(2)?.text()?.parse().ok()?,
            mark: row.get(3)?.integer()?,
        })
    };
    Ok(read.select(&DUE, &[Cell::from(by)])?.iter().filter_map(one).collect())
}

/// An answer as the form gave it.
#[derive(Debug, Clone)]
pub struct Answering {
    /// When.
    pub on: Date,
    /// Does it live?
    pub alive: bool,
    /// Why not.
    pub reason: Option<Reason>,
    /// Active members.
    pub active: i64,
    /// Paid workers.
    pub jobs: i64,
}

/// May it be asked about this package now?
pub fn is_due(package: &AidPackage, today: Date) -> bool {
    package.next_ask.is_some_and(|day| day <= today.saturating_add(14.days()))
}

/// Writes down the answer of the mark that has come.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is not due, at `asked_on` for a day ahead, at `reason` for an end without one.
pub fn answer(
    read: &Reader<'_>,
    action: ActionId,
    package: RecordId,
    seen: &Seen,
    input: &Answering,
) -> Result<Changes, Refusal> {
    let standing = read.seen::<AidPackage>(package, seen)?;
    own_office(read, standing.home(), ENTERPRISE_WRITERS)?;
    let (Some(due), Some(from)) = (standing.next_mark, standing.handed_over_on) else {
        return Err(Refusal::invalid("", "survival.not_due", words::NOT_DUE));
    };
    if !is_due(&standing, read.today()) {
        return Err(Refusal::invalid("", "survival.not_due", words::NOT_DUE));
    }
    let mut problems = Vec::new();
    if input.on > read.today() {
        problems.push(problem("asked_on", "date.future", words::AHEAD));
    }
    if !input.alive && input.reason.is_none() {
        problems.push(problem("reason", "required", words::REASON_NEEDED));
    }
    for (field, number) in [("active", input.active), ("jobs", input.jobs)] {
        if !(0..=10_000).contains(&number) {
            problems.push(problem(field, "number", words::COUNTS));
        }
    }
    all_well(problems)?;
    let mark = marks::answered(marks::SURVIVAL, from, due, input.on);
    let answer = Survival {
        id: Id::new(action.record(0)),
        group: standing.group,
        package: standing.reference(),
        mark,
        asked_on: input.on,
        alive: input.alive,
        reason: input.reason.filter(|_| !input.alive),
        active: input.active,
        jobs: input.jobs,
    };
    let mut changes = Changes::new();
    changes.create(standing.home(), &answer);
    let next = marks::next(marks::SURVIVAL, from, Some(mark));
    let edit = changes.edit(&standing).set(AidPackage::NEXT_ASK, next.map(|(_, on)| on));
    edit.set(AidPackage::NEXT_MARK, next.map(|(mark, _)| mark));
    Ok(changes)
}

/// The answers of a group, the latest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_group(read: &Reader<'_>, group: RecordId) -> Result<Vec<Stored<Survival>>, Refusal> {
    let mut all = read.referring::<Survival>("group", group)?;
    all.reverse();
    Ok(all)
}

/// Groups alike, counted.
pub struct Units {
    /// The village.
    pub region: String,
    /// Year of founding.
    pub year: String,
    /// Sector.
    pub sector: Sector,
    /// How many.
    pub units: i64,
    /// Of them active.
    pub active: i64,
    /// Of them active and ready for export.
    pub ready: i64,
}

/// How many units, in which sector, ready for export or not, by village and year.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn units(read: &Reader<'_>) -> Result<Vec<Units>, Refusal> {
    let mut all: Vec<Units> = Vec::new();
    for row in read.select(&UNITS, &[])? {
        let one = || {
            let active = GroupState::from_code(row.get(4)?.integer()?)? == GroupState::Active;
            let ready = active && MarketReach::from_code(row.get(3)?.integer()?)?.is_export_ready();
            let units = row.get(5)?.integer()?;
            Some(Units {
                region: row.first()?.text()?.to_owned(),
                year: row.get(1)?.text()?.to_owned(),
                sector: Sector::from_code(row.get(2)?.integer()?)?,
                units,
                active: if active { units } else { 0 },
                ready: if ready { units } else { 0 },
            })
        };
        let Some(one) = one() else { continue };
        match all.last_mut() {
            Some(last) if (&last.region, &last.year, last.sector) == (&one.region, &one.year, one.sector) => {
                last.units += one.units;
                last.active += one.active;
                last.ready += one.ready;
            }
            _ => all.push(one),
        }
    }
    Ok(all)
}

/// Answers alike, counted.
pub struct Answered {
    /// After how many months.
    pub mark: i64,
    /// Does it live?
    pub alive: bool,
    /// Why not.
    pub reason: Option<Reason>,
    /// How many.
    pub count: i64,
}

/// Every answer of the region, counted.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn answers(read: &Reader<'_>) -> Result<Vec<Answered>, Refusal> {
    let one = |row: &Vec<Cell>| {
        Some(Answered {
            mark: row.first()?.integer()?,
            alive: row.get(1)?.integer()? != 0,
            reason: row.get(2).and_then(Cell::integer).and_then(Reason::from_code),
            count: row.get(3)?.integer()?,
        })
    };
    Ok(read.select(&ANSWERS, &[])?.iter().filter_map(one).collect())
}
