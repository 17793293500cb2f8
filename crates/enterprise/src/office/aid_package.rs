//! A package's way: prepared for an approved plan, ordered, paid only when every thing has passed, cancelled. Not here: the
//! things in it (`aid_item`), the handover (`handover`).

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::{ActionId, Changes, RecordId, Reference, Refusal, Stored, Value};
use store::engine::Cell;
use store::{Reader, Seen, Statement};
use web::Values;

use super::{all_well, business_group, business_plan, own_office, problem};
use crate::records::aid_package::PackageState;
use crate::records::{AidItem, AidPackage, BusinessGroup, ENTERPRISE_WRITERS};
use crate::rules::acceptance_test::{Obstacle, obstacle};
use crate::words::aid_package as words;

/// Packages in a state ($1) that were promised by a day ($2), the longest overdue first: group, package, name, day.
pub static LATE: Statement = Statement::scoped(
    "enterprise.packages_late",
    2,
    "SELECT g.name, p.id, p.name, p.due_on FROM aid_package p JOIN business_group g ON g.id = substr(p.\"group\", 1, 16) \
     WHERE p.withdrawn = 0 AND p.state = $1 AND p.due_on <= $2 AND {scope p} ORDER BY p.due_on, p.id LIMIT 8",
);

/// A package with its group and things.
pub struct PackageFile {
    /// The package.
    pub package: Stored<AidPackage>,
    /// Its group.
    pub group: Stored<BusinessGroup>,
    /// What is in it, in the order in which it was written.
    pub items: Vec<Stored<AidItem>>,
}

impl PackageFile {
    /// Reads one.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, id: RecordId) -> Result<PackageFile, Refusal> {
        let package = read.get::<AidPackage>(id)?;
        let group = read.get::<BusinessGroup>(package.group.id)?;
        let items = read.referring::<AidItem>("package", id)?;
        Ok(PackageFile { package, group, items })
    }

    /// What stands between it and payment or handover.
    pub fn obstacle(&self) -> Option<Obstacle> {
        obstacle(&self.items.iter().map(|item| item.state).collect::<Vec<_>>())
    }

    /// What its things cost together as specified; what was replaced counts once.
    pub fn specified(&self) -> i64 {
        let counts = self.items.iter().filter(|item| item.state != crate::records::aid_item::ItemState::Replaced);
        counts.fold(0, |sum, item| sum.saturating_add(item.unit_value.0.saturating_mul(item.quantity)))
    }
}

/// The packages of a group, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_group(read: &Reader<'_>, group: RecordId) -> Result<Vec<Stored<AidPackage>>, Refusal> {
    let mut all = read.referring::<AidPackage>("group", group)?;
    all.reverse();
    Ok(all)
}

/// Prepares a package for the group's approved plan.
///
/// # Errors
/// `Forbidden`; `Invalid` where no plan is approved, and at amounts that cannot be.
pub fn add(read: &Reader<'_>, action: ActionId, group: RecordId, mut values: Values) -> Result<Changes, Refusal> {
    let group = business_group::open(read, group)?;
    let plan = business_plan::approved(read, group.row.id)?;
    let plan = plan.ok_or_else(|| Refusal::invalid("", "aid.plan", words::NO_PLAN))?;
    check(&values)?;
    let reference = |record: RecordId| Value::Reference(Reference { record, home: group.home() });
    values.put(AidPackage::GROUP.tag, reference(group.row.id));
    values.put(AidPackage::PLAN.tag, reference(plan.row.id));
    values.put(AidPackage::STATE.tag, Value::Integer(PackageState::Planned.code()));
    Ok(values.create(action.record(0), group.home()))
}

/// Puts a package right until it is handed over.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` for one that is handed over or cancelled, and at amounts that cannot be.
pub fn edit(read: &Reader<'_>, package: RecordId, seen: &Seen, values: Values) -> Result<Changes, Refusal> {
    let standing = open(read, package, Some(seen))?;
    check(&values)?;
    Ok(values.edit(&standing.row))
}

fn check(values: &Values) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    if values.integer("value").is_none_or(|value| value < 1) {
        problems.push(problem("value", "aid.value", words::VALUE));
    }
    all_well(problems)
}

/// A package that the reader's office keeps and that is under way.
///
/// # Errors
/// `NotFound`, `Conflict`; `Forbidden`; `Invalid` for one that is handed over or cancelled.
pub fn open(read: &Reader<'_>, package: RecordId, seen: Option<&Seen>) -> Result<Stored<AidPackage>, Refusal> {
    let standing = match seen {
        Some(seen) => read.seen::<AidPackage>(package, seen)?,
        None => read.get::<AidPackage>(package)?,
    };
    own_office(read, standing.home(), ENTERPRISE_WRITERS)?;
    match standing.state {
        PackageState::Planned | PackageState::Ordered => Ok(standing),
        PackageState::HandedOver => Err(Refusal::invalid("", "aid.handed_over", words::HANDED_OVER_ALREADY)),
        PackageState::Cancelled => Err(Refusal::invalid("", "aid.cancelled", words::CANCELLED_ALREADY)),
    }
}

/// Orders a package.
///
/// # Errors
/// As [`open`]; `Invalid` where there is nothing in it or it was ordered before.
pub fn order(read: &Reader<'_>, package: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let standing = open(read, package, Some(seen))?;
    let file = PackageFile::of(read, package)?;
    if standing.state != PackageState::Planned {
        return Err(Refusal::invalid("", "aid.ordered", words::ORDERED_ALREADY));
    }
    if file.items.is_empty() {
        return Err(Refusal::invalid("", "aid.empty", words::EMPTY));
    }
    let mut changes = Changes::new();
    let edit = changes.edit(&standing).set(AidPackage::STATE, PackageState::Ordered);
    edit.set(AidPackage::ORDERED_ON, Some(read.today()));
    Ok(changes)
}

/// Records that money was paid. Nothing is paid while a thing has not passed its test.
///
/// # Errors
/// As [`open`]; `Invalid` while a thing has failed, is untested or has not come, and at an amount above what is left.
pub fn pay(read: &Reader<'_>, package: RecordId, seen: &Seen, (amount, on): (i64, Date)) -> Result<Changes, Refusal> {
    let standing = read.seen::<AidPackage>(package, seen)?;
    own_office(read, standing.home(), ENTERPRISE_WRITERS)?;
    let file = PackageFile::of(read, package)?;
    if standing.state == PackageState::Cancelled {
        return Err(Refusal::invalid("", "aid.cancelled", words::CANCELLED_ALREADY));
    }
    if standing.state == PackageState::Planned {
        return Err(Refusal::invalid("", "aid.not_ordered", words::NOT_ORDERED));
    }
    if let Some(obstacle) = file.obstacle() {
        return Err(Refusal::invalid("", "aid.unpaid", words::unpaid(obstacle)));
    }
    let paid = standing.paid.map_or(0, |paid| paid.0);
    let mut problems = Vec::new();
    if amount < 1 {
        problems.push(problem("amount", "amount", words::AMOUNT));
    } else if amount > standing.value.0.saturating_sub(paid) {
        problems.push(problem("amount", "amount.more", words::MORE_THAN_LEFT));
    }
    if on > read.today() {
        problems.push(problem("on", "date.future", words::AHEAD));
    }
    all_well(problems)?;
    let mut changes = Changes::new();
    let edit = changes.edit(&standing).set(AidPackage::PAID, Some(Rupiah(paid + amount)));
    edit.set(AidPackage::PAID_ON, Some(on));
    Ok(changes)
}

/// Cancels a package that is under way.
///
/// # Errors
/// As [`open`]; `Invalid` without a reason, or where money was paid.
pub fn cancel(read: &Reader<'_>, package: RecordId, seen: &Seen, reason: &str) -> Result<Changes, Refusal> {
    let standing = open(read, package, Some(seen))?;
    if reason.trim().is_empty() {
        return Err(Refusal::invalid("reason", "required", words::REASON_NEEDED));
    }
    if standing.paid.is_some_and(|paid| paid.0 > 0) {
        return Err(Refusal::invalid("", "aid.paid", words::PAID_ALREADY));
    }
    let mut changes = Changes::new();
    let edit = changes.edit(&standing).set(AidPackage::STATE, PackageState::Cancelled);
    edit.set(AidPackage::CANCELLED_FOR, Some(reason.trim().to_owned()));
    Ok(changes)
}

/// A package that is late.
pub struct Late {
    /// Its group.
    pub group: String,
    /// The package.
    pub package: RecordId,
    /// Its name.
    pub name: String,
    /// When it was promised.
    pub due_on: Date,
}

/// Ordered packages whose promised day has passed.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn late(read: &Reader<'_>) -> Result<Vec<Late>, Refusal> {
    let by = read.today().yesterday().unwrap_or(read.today()).to_string();
    let rows = read.select(&LATE, &[Cell::from(PackageState::Ordered.code()), Cell::from(by)])?;
    let one = |row: &Vec<Cell>| {
        Some(Late {
            group: row.first()?.text()?.to_owned(),
            package: RecordId::from_slice(row.get(1)?.bytes()?).ok()?,
            name: row.get(2)?.text()?.to_owned(),
            due_on: row.get(3)?.text()?.parse().ok()?,
        })
    };
    Ok(rows.iter().filter_map(one).collect())
}
