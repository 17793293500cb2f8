//! What of an activity cannot be right, and what it adds to the sums. Not here: recording it (`office::activity`).

use jiff::civil::Date;
use kernel::indicator::{Contribution, Contributor};
use kernel::refusal::Problem;
use kernel::{Phrase, Record, Row};
use web::Indicator;

use crate::records::Activity;
use crate::words::activity as words;

/// More attend no meeting of a village.
const MOST: i64 = 20_000;

/// What of an activity is looked at across its fields.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said<'a> {
    /// When it was.
    pub date: Option<Date>,
    /// Men who attended.
    pub men: Option<i64>,
    /// Women who attended.
    pub women: Option<i64>,
    /// What is to be done next.
    pub next_step: Option<&'a str>,
    /// By when.
    pub next_due: Option<Date>,
}

/// Every mistake, each at its field.
pub fn problems(said: &Said<'_>, today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code, message: Phrase| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    if said.date.is_some_and(|date| date > today) {
        say("date", "date.future", words::FUTURE);
    }
    for (field, count) in [("men", said.men), ("women", said.women)] {
        if count.is_some_and(|count| !(0..=MOST).contains(&count)) {
            say(field, "count", words::COUNT_WRONG);
        }
    }
    match (said.next_step, said.next_due) {
        (Some(_), None) => say("next_due", "required", words::DUE_NEEDED),
        (None, Some(_)) => say("next_step", "required", words::STEP_NEEDED),
        (Some(_), Some(due)) if said.date.is_some_and(|date| due < date) => {
            say("next_due", "date.order", words::DUE_BEFORE);
        }
        _ => {}
    }
    problems
}

/// Activities of a month.
pub const HELD: Indicator = Indicator::flow("people.activity", words::HELD);
/// Who attended them.
pub const ATTENDED: Indicator = Indicator::flow("people.activity.attendance", words::ATTENDED);

/// What the sums read.
pub const CONTRIBUTOR: Contributor = Contributor { kind: Activity::SPEC.kind, contributions };

fn contributions(row: &Row) -> Vec<Contribution> {
    let Some(month) = row.text("date").and_then(|date| date.get(..7)).filter(|_| !row.withdrawn) else {
        return Vec::new();
    };
    let attended = row.integer("men").unwrap_or(0) + row.integer("women").unwrap_or(0);
    let one = |indicator: &Indicator, amount| Contribution {
        indicator: indicator.key,
        home: row.home,
        month: month.to_owned(),
        amount,
    };
    vec![one(&HELD, 1), one(&ATTENDED, attended)]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn codes(said: Said<'_>) -> Vec<(String, &'static str)> {
        problems(&said, date(2026, 11, 24)).into_iter().map(|one| (one.field, one.code)).collect()
    }

    #[test]
    fn a_next_step_has_a_day_and_a_day_has_a_step() {
        let held = Said { date: Some(date(2026, 11, 20)), men: Some(3), women: Some(0), ..Said::default() };
        assert!(codes(held).is_empty());
        assert_eq!(codes(Said { next_step: Some("x"), ..held }), [("next_due".to_owned(), "required")]);
        let due = Some(date(2026, 11, 19));
        assert_eq!(codes(Said { next_due: due, ..held }), [("next_step".to_owned(), "required")]);
        assert_eq!(
            codes(Said { next_step: Some("x"), next_due: due, ..held }),
            [("next_due".to_owned(), "date.order")]
        );
    }

    #[test]
    fn what_has_not_happened_and_whom_nobody_counted_is_no_activity() {
        let said = Said { date: Some(date(2026, 11, 25)), men: Some(-1), women: Some(20_001), ..Said::default() };
        let fields: Vec<String> = codes(said).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["date", "men", "women"]);
    }
}
