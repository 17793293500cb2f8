//! Things in a package: specified, delivered, tested, replaced where they failed.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Id, Lang, RecordId, Reference, Refusal, Stored, Value};
use store::engine::Cell;
use store::{Reader, Seen, Statement};
use web::{Values, Warning};

use super::{aid_package, all_well, own_office, problem};
use crate::records::aid_item::ItemState;
use crate::records::aid_package::PackageState;
use crate::records::{AcceptanceTest, AidItem, AidPackage, BusinessPlan, ENTERPRISE_WRITERS};
use crate::rules::acceptance_test::Answers;
use crate::words::aid_item as words;

/// Things in one state ($1), the longest first: group, thing, its name.
pub static IN_STATE: Statement = Statement::scoped(
    "enterprise.items_in_state",
    1,
    "SELECT g.name, i.id, i.name FROM aid_item i JOIN business_group g ON g.id = substr(i.\"group\", 1, 16) \
     WHERE i.withdrawn = 0 AND i.state = $1 AND {scope i} ORDER BY i.id LIMIT 8",
);

/// A thing that waits for something.
pub struct Waiting {
    /// Its group.
    pub group: String,
    /// The thing.
    pub item: RecordId,
    /// Its name.
    pub name: String,
}

/// Things in a state.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn in_state(read: &Reader<'_>, state: ItemState) -> Result<Vec<Waiting>, Refusal> {
    let rows = read.select(&IN_STATE, &[Cell::from(state.code())])?;
    let one = |row: &Vec<Cell>| {
        let item = RecordId::from_slice(row.get(1)?.bytes()?).ok()?;
        Some(Waiting { group: row.first()?.text()?.to_owned(), item, name: row.get(2)?.text()?.to_owned() })
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// What is asked before a thing is ordered: does the workplace have the power that it needs?
///
/// # Errors
/// `Busy`, `Fault`.
pub fn questions(read: &Reader<'_>, package: RecordId, values: &Values, lang: Lang) -> Result<Vec<Warning>, Refusal> {
    let package = read.get::<AidPackage>(package)?;
    let plan = read.get::<BusinessPlan>(package.plan.id)?;
    let needed = values.integer("watt").unwrap_or(0);
    if needed <= plan.watt {
        return Ok(Vec::new());
    }
    let message = words::POWER.say(lang).replace("%1", &needed.to_string()).replace("%2", &plan.watt.to_string());
    Ok(vec![Warning { field: "watt".to_owned(), code: "item.power", message }])
}

/// Adds a thing to a package before it is ordered.
///
/// # Errors
/// As [`aid_package::open`]; `Invalid` once the package is ordered, and at numbers that cannot be.
pub fn add(read: &Reader<'_>, action: ActionId, package: RecordId, mut values: Values) -> Result<Changes, Refusal> {
    let package = aid_package::open(read, package, None)?;
    if package.state != PackageState::Planned {
        return Err(Refusal::invalid("", "item.ordered", words::ORDERED));
    }
    check(&values)?;
    let reference = |record: RecordId| Value::Reference(Reference { record, home: package.home() });
    values.put(AidItem::PACKAGE.tag, reference(package.row.id));
    values.put(AidItem::GROUP.tag, reference(package.group.id.raw()));
    values.put(AidItem::STATE.tag, Value::Integer(ItemState::Wanted.code()));
    Ok(values.create(action.record(0), package.home()))
}

fn check(values: &Values) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    let mut within = |field: &str, least: i64, most: i64| {
        if values.integer(field).is_none_or(|number| !(least..=most).contains(&number)) {
            problems.push(problem(field, "item.number", words::NUMBER));
        }
    };
    within("quantity", 1, 100_000);
    within("watt", 0, 1_000_000);
    within("unit_value", 0, 100_000_000_000);
    all_well(problems)
}

/// What came.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// When.
    pub on: Date,
    /// How many.
    pub quantity: i64,
    /// What stands on it.
    pub spec: String,
    /// Is it what was specified?
    pub as_specified: bool,
}

/// Records what came for a thing that was ordered.
///
/// # Errors
/// As [`aid_package::open`], `Conflict`; `Invalid` before the order, for a thing that has come already, at a day ahead and at
/// more than was ordered.
pub fn deliver(read: &Reader<'_>, item: RecordId, seen: &Seen, input: &Delivery) -> Result<Changes, Refusal> {
    let standing = read.seen::<AidItem>(item, seen)?;
    let package = aid_package::open(read, standing.package.id.raw(), None)?;
    if package.state == PackageState::Planned {
        return Err(Refusal::invalid("", "item.not_ordered", words::NOT_ORDERED));
    }
    if standing.state != ItemState::Wanted {
        return Err(Refusal::invalid("", "item.come", words::COME_ALREADY));
    }
    let mut problems = Vec::new();
    if input.on > read.today() {
        problems.push(problem("on", "date.future", words::AHEAD));
    }
    if input.quantity != standing.quantity {
        problems.push(problem("quantity", "item.quantity", words::WHOLE_QUANTITY));
    }
    if input.spec.trim().is_empty() {
        problems.push(problem("spec", "required", words::SPEC_NEEDED));
    }
    all_well(problems)?;
    let mut changes = Changes::new();
    let edit = changes.edit(&standing).set(AidItem::STATE, ItemState::Delivered);
    let edit = edit.set(AidItem::DELIVERED_ON, Some(input.on)).set(AidItem::DELIVERED, Some(input.quantity));
    let edit = edit.set(AidItem::DELIVERED_SPEC, Some(input.spec.trim().to_owned()));
    edit.set(AidItem::AS_SPECIFIED, Some(input.as_specified));
    Ok(changes)
}

/// A test as the form gave it.
#[derive(Debug, Clone)]
pub struct Testing {
    /// When.
    pub on: Date,
    /// The answers.
    pub answers: Answers,
    /// What is lacking.
    pub note: Option<String>,
}

/// Records a test: the thing passes, or fails and is to be mended or replaced. A thing that failed may be tested again.
///
/// # Errors
/// As [`aid_package::open`], `Conflict`; `Invalid` for a thing that has not come or has passed, at a day ahead or before it
/// came, at a failure without a note.
pub fn test(
    read: &Reader<'_>,
    action: ActionId,
    item: RecordId,
    seen: &Seen,
    input: &Testing,
) -> Result<Changes, Refusal> {
    let standing = read.seen::<AidItem>(item, seen)?;
    let package = aid_package::open(read, standing.package.id.raw(), None)?;
    if !matches!(standing.state, ItemState::Delivered | ItemState::Failed) {
        return Err(Refusal::invalid("", "item.untested", words::NOT_TO_TEST));
    }
    let passed = input.answers.passed();
    let mut problems = Vec::new();
    if input.on > read.today() || standing.delivered_on.is_some_and(|came| input.on < came) {
        problems.push(problem("tested_on", "date", words::TEST_DAY));
    }
    if !passed && input.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
        problems.push(problem("note", "required", words::NOTE_NEEDED));
    }
    all_well(problems)?;
    let test = AcceptanceTest {
        id: Id::new(action.record(0)),
        item: standing.reference(),
        package: package.reference(),
        tested_on: input.on,
        works: input.answers.works,
        power: input.answers.power,
        material: input.answers.material,
        operator: input.answers.operator,
        passed,
        note: input.note.clone(),
    };
    let mut changes = Changes::new();
    changes.create(standing.home(), &test);
    changes.edit(&standing).set(AidItem::STATE, if passed { ItemState::Passed } else { ItemState::Failed });
    Ok(changes)
}

/// Sends a thing that failed back: another of the same specification is to come in its place.
///
/// # Errors
/// As [`aid_package::open`], `Conflict`; `Invalid` for a thing that has not failed.
pub fn replace(read: &Reader<'_>, action: ActionId, item: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let standing = read.seen::<AidItem>(item, seen)?;
    aid_package::open(read, standing.package.id.raw(), None)?;
    if standing.state != ItemState::Failed {
        return Err(Refusal::invalid("", "item.not_failed", words::NOT_FAILED));
    }
    let another = AidItem {
        id: Id::new(action.record(0)),
        state: ItemState::Wanted,
        delivered_on: None,
        delivered: None,
        delivered_spec: None,
        as_specified: None,
        replaces: Some(Ref::new(standing.id, standing.home())),
        ..standing.record.clone()
    };
    let mut changes = Changes::new();
    changes.create(standing.home(), &another);
    changes.edit(&standing).set(AidItem::STATE, ItemState::Replaced);
    Ok(changes)
}

/// The tests of a thing, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn tests(read: &Reader<'_>, item: RecordId) -> Result<Vec<Stored<AcceptanceTest>>, Refusal> {
    let mut all = read.referring::<AcceptanceTest>("item", item)?;
    all.reverse();
    Ok(all)
}

/// May the reader add to a thing's page now?
pub fn works(read: &Reader<'_>, item: &Stored<AidItem>) -> bool {
    own_office(read, item.home(), ENTERPRISE_WRITERS).is_ok()
}
