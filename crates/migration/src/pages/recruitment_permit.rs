//! Rules of the generic pages of a recruitment permit. Not here: making one (`agency_form`).

use jiff::civil::Date;
use kernel::{Lang, Record, Refusal};
use store::Reader;
use web::{RecordPages, Values, Warning};

use crate::records::RecruitmentPermit;
use crate::words::placement_agency as words;

/// Rules of the generic pages.
pub const PAGES: RecordPages = RecordPages { check, ..RecordPages::plain(RecruitmentPermit::SPEC) };

/// It ends after it begins, and is for somebody.
///
/// # Errors
/// `Invalid` at the field.
pub fn check(_: &Reader<'_>, values: &Values, _: Lang) -> Result<Vec<Warning>, Refusal> {
    let date = |name: &str| values.text(name).and_then(|text| text.parse::<Date>().ok());
    if let (Some(from), Some(until)) = (date("valid_from"), date("valid_until"))
        && until < from
    {
        return Err(Refusal::invalid("valid_until", "date.order", words::DATES_ORDER));
    }
    if values.integer("quota").is_some_and(|quota| quota <= 0) {
        return Err(Refusal::invalid("quota", "number", words::QUOTA));
    }
    Ok(Vec::new())
}
