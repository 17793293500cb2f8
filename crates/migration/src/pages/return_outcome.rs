//! How somebody fares after the return: what the form of the return asks, the form of a moment, and the card on the page of a
//! case. Not here: needs and plan (`needs`).

use super::typed::Typed;
use crate::records::ReturnOutcome;
use crate::records::return_outcome::ReturnWay;
use crate::rules::facts::Homecoming;
use kernel::Record;

/// What the form of the return says of how somebody came home.
pub(super) fn homecoming_given(form: &mut Typed<'_>) -> Homecoming {
    let spec = ReturnOutcome::SPEC;
    Homecoming {
        way: form.get::<ReturnWay>("way", spec, "way"),
        health: form.text("health", spec, "health"),
        unpaid: form.text("unpaid", spec, "unpaid"),
    }
}
