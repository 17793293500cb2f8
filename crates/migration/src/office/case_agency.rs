//! A case and the company that places its person: chosen from the list, with permit and job order. What is chosen also fills
//! the texts that stood there before lists were. Not here: how a company stands (`placement_agency`), the page.

use kernel::{Changes, RecordId, Refusal, Stored, phrase};
use store::{Reader, Seen};

use super::job_order::OrderFile;
use super::own_office;
use super::placement_agency::AgencyFile;
use crate::records::{CASE_WRITERS, MigrationCase};
use crate::words::case_agency as words;

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A job order, and with it company, permit, country and job.
    Order(RecordId),
    /// A company, and perhaps one of its permits.
    Agency(RecordId, Option<RecordId>),
    /// Nothing of the list any more; the texts stay.
    Nothing,
}

/// Writes the choice.
///
/// # Errors
/// `NotFound`, `Forbidden` for other roles and offices, `Conflict`; `Invalid` where the order is not open, has no place left,
/// or the person has left already.
pub fn choose(read: &Reader<'_>, seen: &Seen, case: RecordId, choice: Choice) -> Result<Changes, Refusal> {
    let case = read.seen::<MigrationCase>(case, seen)?;
    own_office(read, case.home(), CASE_WRITERS)?;
    let mut changes = Changes::new();
    match choice {
        Choice::Order(order) => take(read, &mut changes, &case, order)?,
        Choice::Agency(agency, permit) => name(read, &mut changes, &case, agency, permit)?,
        Choice::Nothing => {
            changes
                .edit(&case)
                .set(MigrationCase::PLACEMENT_AGENCY, None)
                .set(MigrationCase::RECRUITMENT_PERMIT, None)
                .set(MigrationCase::JOB_ORDER, None);
        }
    }
    Ok(changes)
}

fn take(
    read: &Reader<'_>,
    changes: &mut Changes,
    case: &Stored<MigrationCase>,
    order: RecordId,
) -> Result<(), Refusal> {
    if !case.state.is_before_departure() {
        return Err(Refusal::invalid("", "case.departed", words::DEPARTED));
    }
    if case.job_order.is_some_and(|own| own.id.raw() == order) {
        return Ok(());
    }
    let file = OrderFile::of(read, order)?;
    if let Some(hidden) = file.hidden {
        return Err(Refusal::invalid("", "job_order.hidden", hidden.phrase()));
    }
    let permit = file.permit(read.today());
    changes
        .edit(case)
        .set(MigrationCase::JOB_ORDER, Some(file.order.reference()))
        .set(MigrationCase::PLACEMENT_AGENCY, Some(file.company.agency.reference()))
        .set(MigrationCase::RECRUITMENT_PERMIT, permit.map(Stored::reference))
        .set(MigrationCase::COUNTRY, Some(file.order.country.clone()))
        .set(MigrationCase::JOB, Some(file.order.job.clone()))
        .set(MigrationCase::AGENCY, Some(file.company.agency.name.clone()))
        .set(
            MigrationCase::AGENCY_PERMIT,
            permit.map(|permit| permit.number.clone()).or(file.company.agency.licence.clone()),
        );
    Ok(())
}

fn name(
    read: &Reader<'_>,
    changes: &mut Changes,
    case: &Stored<MigrationCase>,
    agency: RecordId,
    permit: Option<RecordId>,
) -> Result<(), Refusal> {
    let file = AgencyFile::of(read, agency)?;
    let permit = match permit {
        Some(id) => Some(file.permits.iter().find(|permit| permit.row.id == id).ok_or_else(|| {
            Refusal::invalid(
                "permit",
                "permit",
                phrase("Izin ini bukan milik perusahaan itu.", "This permit is another company's."),
            )
        })?),
        None => None,
    };
    let number = permit.map(|permit| permit.number.clone()).or(file.agency.licence.clone());
    let edit = changes
        .edit(case)
        .set(MigrationCase::PLACEMENT_AGENCY, Some(file.agency.reference()))
        .set(MigrationCase::RECRUITMENT_PERMIT, permit.map(Stored::reference))
        .set(MigrationCase::AGENCY, Some(file.agency.name.clone()))
        .set(MigrationCase::AGENCY_PERMIT, number);
    if case.placement_agency.is_some_and(|own| own.id.raw() != agency) {
        edit.set(MigrationCase::JOB_ORDER, None);
    }
    Ok(())
}
