//! Rules of the generic pages of a branch. Not here: making one (`agency_form`).

use kernel::{Lang, Record, Refusal};
use store::Reader;
use web::{RecordPages, Values, Warning};

use crate::records::AgencyBranch;

/// Rules of the generic pages.
pub const PAGES: RecordPages = RecordPages { check, ..RecordPages::plain(AgencyBranch::SPEC) };

/// A branch lies in a regency: a wider region is none.
///
/// # Errors
/// `Invalid` at the region.
pub fn check(_: &Reader<'_>, values: &Values, _: Lang) -> Result<Vec<Warning>, Refusal> {
    use kernel::region::{Code, Level};
    let regency =
        values.text("region").and_then(|text| Code::parse(text).ok()).and_then(|code| code.at(Level::Regency));
    if regency.is_none() {
        let message = kernel::phrase("Pilih kabupaten atau kotanya.", "Choose the regency or city.");
        return Err(Refusal::invalid("region", "region.regency", message));
    }
    Ok(Vec::new())
}
