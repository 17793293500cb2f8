//! The cash book of a group: lines by the officer, the facilitator, or a member from the own phone; crossing out; months.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::access::{Role, Scope};
use kernel::day::Month;
use kernel::value::FieldValue;
use kernel::{ActionId, Changes, RecordId, Reference, Refusal, Stored, Value};
use people::office::software;
use store::engine::Cell;
use store::{ListQuery, Reader, Statement};
use web::Values;

use super::{all_well, group_membership, own_account, problem};
use crate::records::business_group::GroupState;
use crate::records::business_record::CashKind;
use crate::records::{BusinessGroup, BusinessRecord, ENTERPRISE_WRITERS};
use crate::rules::business_record::{BookMonth, months};
use crate::words::business_record as words;

/// The largest amount of a line, in rupiah.
const MOST_AMOUNT: i64 = 10_000_000_000;

/// Sums of a group's book ($1) by month and kind.
pub static BY_MONTH: Statement = Statement::scoped(
    "enterprise.book_by_month",
    1,
    "SELECT substr(r.\"on\", 1, 7), r.kind, CAST(sum(r.amount) AS bigint) FROM business_record r \
     WHERE r.withdrawn = 0 AND substr(r.\"group\", 1, 16) = $1 AND {scope r} GROUP BY substr(r.\"on\", 1, 7), r.kind",
);

/// A book: the newest lines and every month.
pub struct Book {
    /// The newest lines.
    pub lines: Vec<Stored<BusinessRecord>>,
    /// Months without gaps.
    pub months: Vec<BookMonth>,
}

impl Book {
    /// What lies in the box after all lines.
    pub fn cash(&self) -> i64 {
        self.months.iter().map(|month| month.flow).sum()
    }
}

/// Lines that a page shows.
const SHOWN: usize = 50;

/// The book of a group that the reader reaches.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn book(read: &Reader<'_>, group: &Stored<BusinessGroup>) -> Result<Book, Refusal> {
    let of_group = Value::Reference(Reference { record: group.row.id, home: group.home() });
    let query = ListQuery::of(<BusinessRecord as kernel::Record>::SPEC).with(BusinessRecord::GROUP.tag, of_group);
    let rows = read.list(&query.sorted(BusinessRecord::ON.tag, true).limited(SHOWN))?.rows;
    let lines = rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect::<Result<_, _>>()?;
    let rows = read.select(&BY_MONTH, &[Cell::from(group.row.id)])?;
    let sum = |row: &Vec<Cell>| {
        let month: Month = row.first()?.text()?.parse().ok()?;
        Some((month.first_day(), CashKind::from_code(row.get(1)?.integer()?)?, row.get(2)?.integer()?))
    };
    Ok(Book { lines, months: months(rows.iter().filter_map(sum)) })
}

/// A group in whose book the reader may write: as officer or facilitator of its village, or as its member.
///
/// # Errors
/// `NotFound` out of reach; `Forbidden` for everybody else.
pub fn writable(read: &Reader<'_>, group: RecordId) -> Result<Stored<BusinessGroup>, Refusal> {
    let actor = read.actor();
    let software = software();
    let found =
        if is_member(read, group)? { read.as_actor(&software).get::<BusinessGroup>(group)? } else { read.get(group)? };
    let works = actor.is_one_of(ENTERPRISE_WRITERS) && actor.office == found.home();
    if !works && !is_member(read, group)? {
        return Err(Refusal::Forbidden(words::NOT_MEMBER));
    }
    if found.state == GroupState::Ended {
        return Err(Refusal::invalid("", "group.ended", crate::words::group_membership::GROUP_ENDED));
    }
    Ok(found)
}

fn is_member(read: &Reader<'_>, group: RecordId) -> Result<bool, Refusal> {
    let actor = read.actor();
    match (&actor.scope, actor.role) {
        (Scope::Person(person), Some(Role::Warga)) => {
            let own = group_membership::of_person(read, *person)?;
            Ok(own.iter().any(|one| one.group.id.raw() == group))
        }
        _ => Ok(false),
    }
}

/// The groups of the person whose account it is.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn own_groups(read: &Reader<'_>) -> Result<Vec<Stored<BusinessGroup>>, Refusal> {
    let Scope::Person(person) = read.actor().scope else { return Ok(Vec::new()) };
    let software = software();
    let mut groups = Vec::new();
    for one in group_membership::of_person(read, person)? {
        groups.extend(read.as_actor(&software).maybe::<BusinessGroup>(one.group.id)?);
    }
    Ok(groups)
}

/// Writes a line.
///
/// # Errors
/// As [`writable`]; `Invalid` at `amount` and at `on`.
pub fn add(read: &Reader<'_>, action: ActionId, group: RecordId, mut values: Values) -> Result<Changes, Refusal> {
    let group = writable(read, group)?;
    let today = read.today();
    let on: Option<Date> = values.text("on").and_then(|text| text.parse().ok());
    let mut problems = Vec::new();
    match values.integer("amount") {
        Some(amount) if amount > MOST_AMOUNT => problems.push(problem("amount", "amount", words::TOO_MUCH)),
        Some(amount) if amount > 0 => {}
        _ => problems.push(problem("amount", "amount", words::AMOUNT)),
    }
    if on.is_some_and(|on| on > today) {
        problems.push(problem("on", "date.future", words::AHEAD));
    } else if on.is_some_and(|on| on < today.saturating_sub(1.year())) {
        problems.push(problem("on", "date.old", words::OLD));
    }
    all_well(problems)?;
    values.put(BusinessRecord::GROUP.tag, Value::Reference(Reference { record: group.row.id, home: group.home() }));
    if let kernel::Held::Known(account) = own_account(read).to_cell() {
        values.put(BusinessRecord::WRITTEN_BY.tag, account);
    }
    Ok(values.create(action.record(0), group.home()))
}

/// Crosses a line out.
///
/// # Errors
/// As [`writable`]; `NotFound` for a line that is none.
pub fn cross_out(read: &Reader<'_>, line: RecordId) -> Result<(RecordId, Changes), Refusal> {
    let software = software();
    let found = read.as_actor(&software).get::<BusinessRecord>(line)?;
    let group = writable(read, found.group.id.raw())?;
    let mut changes = Changes::new();
    changes.withdraw(&found.row);
    Ok((group.row.id, changes))
}
