//! What is asked before the details of a case are saved: things that are probably wrong, and the age that cannot be.

use jiff::civil::Date;
use kernel::value::FieldValue;
use kernel::{Held, Lang, Refusal, day};
use people::records::Resident;
use store::Reader;
use web::{Values, Warning};

use crate::records::case::CaseState;
use crate::rules::guards::LEAST_AGE;
use crate::words::case as words;

/// Across the fields of a case.
///
/// # Errors
/// `Invalid` where the last news lies ahead; `Busy`, `Fault`.
pub fn check(read: &Reader<'_>, values: &Values, lang: Lang) -> Result<Vec<Warning>, Refusal> {
    let date = |name: &str| values.get(name).and_then(|value| Date::from_cell(&Held::Known(value.clone())));
    let before = values.integer("state").and_then(CaseState::from_code).is_some_and(CaseState::is_before_departure);
    let mut warnings = Vec::new();
    let mut warn = |field: &str, code, message: kernel::Phrase| {
        warnings.push(Warning { field: field.to_owned(), code, message: message.say(lang).to_owned() });
    };
    if let Some(planned) = date("planned_departure").filter(|_| before) {
        if planned < read.today() {
            warn("planned_departure", "date.past", words::CHECK_PAST);
        }
        let resident = match values.reference("resident") {
            Some(to) => read.maybe::<Resident>(to.record)?,
            None => None,
        };
        let birth = resident.and_then(|resident| resident.birth_date.given().copied());
        if birth.is_some_and(|birth| day::age(birth, planned) < LEAST_AGE) {
            warn("planned_departure", "age", words::CHECK_AGE);
        }
    }
    if let (Some(end), Some(left)) = (date("contract_end"), date("departed_on"))
        && end < left
    {
        return Err(Refusal::invalid("contract_end", "date.order", words::CHECK_CONTRACT));
    }
    let left = date("departed_on").or(date("planned_departure").filter(|_| before));
    if let (Some(end), Some(left)) = (date("contract_end"), left)
        && end < left
    {
        warn("contract_end", "date.order", words::CHECK_CONTRACT);
    }
    if date("last_news").is_some_and(|news| news > read.today()) {
        return Err(Refusal::invalid("last_news", "date.future", words::CHECK_NEWS));
    }
    Ok(warnings)
}
