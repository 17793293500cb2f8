//! Groups: what is looked at before one is saved, and the groups of a region. Saving is the generic form's.

use jiff::civil::Date;
use kernel::{Lang, Record, RecordId, Refusal, Stored};
use store::{ListQuery, Reader};
use web::{Values, Warning};

use crate::records::BusinessGroup;
use crate::records::business_group::GroupState;
use crate::words::business_group as words;

/// Before saving: the founding day has come.
///
/// # Errors
/// `Invalid` at `founded_on`.
pub fn check(read: &Reader<'_>, values: &Values, _: Lang) -> Result<Vec<Warning>, Refusal> {
    let founded: Option<Date> = values.text("founded_on").and_then(|text| text.parse().ok());
    if founded.is_some_and(|day| day > read.today()) {
        return Err(Refusal::invalid("founded_on", "date.future", words::FOUNDED_AHEAD));
    }
    Ok(Vec::new())
}

/// The groups in reach, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_region(read: &Reader<'_>) -> Result<Vec<Stored<BusinessGroup>>, Refusal> {
    let rows = read.list(&ListQuery::of(BusinessGroup::SPEC).limited(200))?.rows;
    rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect()
}

/// A group that the reader's office keeps and that has not ended.
///
/// # Errors
/// `NotFound`; `Forbidden` for others than its officer and facilitator; `Invalid` where it has ended.
pub fn open(read: &Reader<'_>, group: RecordId) -> Result<Stored<BusinessGroup>, Refusal> {
    let group = read.get::<BusinessGroup>(group)?;
    super::own_office(read, group.home(), crate::records::ENTERPRISE_WRITERS)?;
    if group.state == GroupState::Ended || group.row.withdrawn {
        return Err(Refusal::invalid("", "group.ended", crate::words::group_membership::GROUP_ENDED));
    }
    Ok(group)
}
