//! A child's age from the year of birth, and what children add to the sums.

use jiff::civil::Date;
use kernel::indicator::{Contribution, Contributor};
use kernel::{Record, Row};

use crate::records::Child;
use crate::records::child::ChildState;

/// Years up to which somebody is a child (UU 35/2014 art. 1).
pub const GROWN: i64 = 18;

/// The age that a child reaches this year, in years: the day of birth is not kept.
pub fn age(birth_year: i64, today: Date) -> i64 {
    i64::from(today.year()) - birth_year
}

/// Can somebody who was born in this year be in the programme?
pub fn is_year(birth_year: i64, today: Date) -> bool {
    (0..=30).contains(&age(birth_year, today))
}

/// Children who are accompanied now.
pub const CONTRIBUTOR: Contributor = Contributor { kind: Child::KIND, contributions };

fn contributions(row: &Row) -> Vec<Contribution> {
    if row.withdrawn || row.integer("state") != Some(ChildState::Present.code()) {
        return Vec::new();
    }
    vec![Contribution { indicator: "parenting.children", home: row.home, month: String::new(), amount: 1 }]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_of_birth_ahead_or_of_a_grown_person_long_ago_is_none() {
        let today = date(2026, 11, 24);
        assert_eq!(age(2016, today), 10);
        assert!(is_year(2026, today) && is_year(2008, today));
        assert!(!is_year(2027, today) && !is_year(1980, today));
    }
}
