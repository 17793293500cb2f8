//! What registrations of interest add to the sums, and how long they are kept. Not here: answering them.

use jiff::civil::Date;
use kernel::indicator::{Contribution, Contributor};
use kernel::{Record, Row, phrase};
use people::rules::retention;
use web::Indicator;

use crate::records::Interest;
use crate::records::interest::InterestState;

/// The notice that stands on the public page; a change of its words gets another name.
pub const NOTICE: &str = "minat-2026-11";

/// The rule of data/rules/retention.tsv about registrations.
pub const RETENTION: &str = "minat";

/// Registrations of a month.
pub const RECEIVED: Indicator =
    Indicator::flow("migration.interest", phrase("pendaftaran minat", "registrations of interest"));
/// Of them, answered.
pub const ANSWERED: Indicator =
    Indicator::flow("migration.interest.answered", phrase("pendaftaran minat yang dijawab", "registrations answered"));
/// Those that wait for an answer now.
pub const WAITING: Indicator =
    Indicator::stock("migration.interest.waiting", phrase("minat belum dijawab", "registrations not answered"))
        .tile("/minat/masuk")
        .attention();

/// What the sums read.
pub const CONTRIBUTOR: Contributor = Contributor { kind: Interest::SPEC.kind, contributions };

/// A registration counts in the month in which it came, its answer in the month of the answer.
fn contributions(row: &Row) -> Vec<Contribution> {
    let month = |field: &str| row.text(field).and_then(|date| date.get(..7)).map(str::to_owned);
    let one = |indicator: Indicator, month| Contribution { indicator: indicator.key, home: row.home, month, amount: 1 };
    let mut all: Vec<Contribution> = month("received").map(|month| one(RECEIVED, month)).into_iter().collect();
    all.extend(month("answered_on").map(|month| one(ANSWERED, month)));
    if row.integer("state") == Some(InterestState::New.code()) {
        all.push(one(WAITING, String::new()));
    }
    all
}

/// The last day on which a registration that came today is no longer kept is this one: what came on it or before is to be
/// erased now. None where no rule stands.
pub fn kept_since(today: Date) -> Option<Date> {
    let rule = retention::on(RETENTION, today)?;
    today.checked_sub(jiff::Span::new().years(rule.years)).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_registration_is_kept_for_a_year() {
        assert_eq!(kept_since(date(2026, 11, 24)), Some(date(2025, 11, 24)));
    }
}
