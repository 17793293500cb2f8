//! Recording a designation. It is kept at the village's own office, which is founded where there is none yet, so that
//! the village counts where it lies. Not here: the mistakes of a single form (`rules::designation`).

use kernel::refusal::Refusal;
use kernel::region::Code;
use kernel::{Changes, Id, Record, RecordId};
use people::records::Office;
use people::rules::office::office_id;
use store::Reader;
use web::Values;

use crate::records::Designation;
use crate::roll::Roll;
use crate::rules::designation as rules;
use crate::words::national as words;

/// The changes that record a designation under the id given.
///
/// # Errors
/// `Invalid` for what does not fit together, and where the village is in the programme already.
pub fn record(read: &Reader<'_>, values: Values, id: RecordId) -> Result<Changes, Refusal> {
    let problems = rules::problems(&values, i64::from(read.today().year()));
    let Some(village) = rules::village(&values).filter(|_| problems.is_empty()) else {
        return Err(Refusal::Invalid(problems));
    };
    if is_known(read, &values, &village)? {
        return Err(Refusal::invalid("village", "designation.known", words::ALREADY));
    }
    let home = office_id(Some(&village));
    let mut changes = match read.maybe::<Office>(Id::new(home))? {
        Some(_) => Changes::new(),
        None => people::office::office::found(Some(&village), read.node())?,
    };
    changes.create_row(Designation::SPEC, id, home, values.items().to_vec());
    Ok(changes)
}

fn is_known(read: &Reader<'_>, values: &Values, village: &Code) -> Result<bool, Refusal> {
    let roll = Roll::read(read)?;
    let same = |code: i64, name: Option<&str>| {
        roll.of_village(village)
            .iter()
            .any(|entry| entry.programme.code() == code && entry.other_programme.as_deref() == name)
    };
    Ok(same(values.integer("programme").unwrap_or_default(), values.text("other_programme")))
}
