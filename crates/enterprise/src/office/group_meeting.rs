//! Meetings of a group: recording one and putting it right.

use jiff::civil::Date;
use kernel::{ActionId, Changes, RecordId, Reference, Refusal, Stored, Value};
use store::{Reader, Seen};
use web::Values;

use super::{all_well, business_group, own_office, problem};
use crate::records::{ENTERPRISE_WRITERS, GroupMeeting};
use crate::words::group_meeting as words;

/// The meetings of a group, the latest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_group(read: &Reader<'_>, group: RecordId) -> Result<Vec<Stored<GroupMeeting>>, Refusal> {
    let mut all = read.referring::<GroupMeeting>("group", group)?;
    all.sort_by_key(|one| std::cmp::Reverse((one.held_on, one.row.id)));
    Ok(all)
}

/// Records a meeting that was held.
///
/// # Errors
/// `Forbidden`; `Invalid` at `held_on` for a day ahead, at `present` for nobody.
pub fn add(read: &Reader<'_>, action: ActionId, group: RecordId, mut values: Values) -> Result<Changes, Refusal> {
    let group = business_group::open(read, group)?;
    check(read, &values)?;
    let reference = Reference { record: group.row.id, home: group.home() };
    values.put(GroupMeeting::GROUP.tag, Value::Reference(reference));
    Ok(values.create(action.record(0), group.home()))
}

/// Puts one right.
///
/// # Errors
/// As [`add`]; `Conflict`.
pub fn edit(read: &Reader<'_>, meeting: RecordId, seen: &Seen, values: Values) -> Result<Changes, Refusal> {
    let standing = read.seen::<GroupMeeting>(meeting, seen)?;
    own_office(read, standing.home(), ENTERPRISE_WRITERS)?;
    check(read, &values)?;
    Ok(values.edit(&standing.row))
}

fn check(read: &Reader<'_>, values: &Values) -> Result<(), Refusal> {
    let held: Option<Date> = values.text("held_on").and_then(|text| text.parse().ok());
    let mut problems = Vec::new();
    if held.is_some_and(|day| day > read.today()) {
        problems.push(problem("held_on", "date.future", words::AHEAD));
    }
    if values.integer("present").is_none_or(|present| present < 1) {
        problems.push(problem("present", "meeting.present", words::NOBODY));
    }
    all_well(problems)
}
