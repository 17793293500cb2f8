//! The days on which somebody is to be asked again, kept clear on the case: news of everybody at work, and how everybody
//! fares who came home. Set by the moves of a case, alike for all, so that having one tells nothing.

use jiff::civil::Date;
use kernel::{Changes, RecordId, Refusal, Stored};
use store::Reader;

use super::{return_outcome, village_setting};
use crate::records::MigrationCase;
use crate::records::case::CaseState;
use crate::rules::intervals::days_after;
use crate::rules::return_outcome as rules;

/// Both days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dues {
    /// Ask for news by.
    pub contact: Option<Date>,
    /// Ask how the person fares by.
    pub outcome: Option<Date>,
}

/// The days of a case that is opened in a state.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_opening(
    read: &Reader<'_>,
    office: RecordId,
    state: CaseState,
    returned: Option<Date>,
) -> Result<Dues, Refusal> {
    let contact = if state.is_working() { Some(first_contact(read, office)?) } else { None };
    let home = matches!(state, CaseState::Pulang | CaseState::Purna);
    let next = returned.filter(|_| home).and_then(|returned| rules::next(returned, &[], read.today()));
    Ok(Dues { contact, outcome: next.map(|(_, due)| due) })
}

/// Sets the days of a case that moves; `returned` is the day of the return where the case is home after the move.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn moved(
    read: &Reader<'_>,
    changes: &mut Changes,
    case: &Stored<MigrationCase>,
    to: CaseState,
    returned: Option<Date>,
) -> Result<(), Refusal> {
    let contact = match (to.is_working(), case.contact_due.filter(|_| case.state.is_working())) {
        (true, Some(stands)) => Some(stands),
        (true, None) => Some(first_contact(read, case.home())?),
        (false, _) => None,
    };
    let outcome = match returned.filter(|_| matches!(to, CaseState::Pulang | CaseState::Purna)) {
        Some(returned) => return_outcome::next_due(read, case.row.id, returned)?,
        None => None,
    };
    changes.edit(case).set(MigrationCase::CONTACT_DUE, contact).set(MigrationCase::OUTCOME_DUE, outcome);
    Ok(())
}

fn first_contact(read: &Reader<'_>, office: RecordId) -> Result<Date, Refusal> {
    Ok(days_after(read.today(), village_setting::news_days(read, office)?))
}
