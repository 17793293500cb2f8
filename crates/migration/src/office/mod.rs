//! The use cases of the room: each reads, asks the rules and answers with changes. Not here: the rules themselves, pages.

pub mod agency_list;
mod along;
pub mod case_agency;
pub mod check;
pub mod complaint;
pub mod complaint_pin;
pub mod contact_log;
pub mod counselling;
pub mod document;
pub mod dues;
pub mod emergency;
pub mod employment;
pub mod facts;
pub mod find;
pub mod insurance;
pub mod interest;
pub mod job_order;
pub mod job_order_sheet;
pub mod needs_assessment;
pub mod open;
pub mod pattern;
pub mod placement_agency;
pub mod reintegration_step;
pub mod remittance_plan;
pub mod return_outcome;
pub mod service_visit;
pub mod side;
pub mod step;
pub mod village_setting;
mod whole;

pub use facts::CaseFile;

use kernel::access::Role;
use kernel::{RecordId, Refusal, phrase};
use store::Reader;

/// Only who works at the office that keeps a case writes on it.
fn own_office(read: &Reader<'_>, home: RecordId, roles: &[Role]) -> Result<(), Refusal> {
    if !read.actor().is_one_of(roles) {
        return Err(Refusal::Forbidden(phrase(
            "Langkah ini dilakukan oleh petugas desa.",
            "This is done by the village's officer.",
        )));
    }
    if read.actor().office != home {
        return Err(Refusal::Forbidden(phrase(
            "Kasus ini dicatat di kantor desa lain.",
            "This case is kept by another village office.",
        )));
    }
    Ok(())
}
