//! Rules of meetings: when there is a quorum, when a decision is carried, until when the annual meeting is held.

use jiff::civil::Date;

/// Are more than `quorum` hundredths of a percent of the members there? Of no members nobody is enough.
pub fn has_quorum(present: i64, members: i64, quorum: i64) -> bool {
    members > 0 && i128::from(present) * 10_000 > i128::from(members) * i128::from(quorum)
}

/// Most votes carry; a tie does not (UU 25/1992 art. 24).
pub const fn is_carried(yes: i64, no: i64) -> bool {
    yes > no
}

/// The last day for the annual meeting of a book year, so many months after its end (UU 25/1992 art. 26).
pub fn annual_deadline(year: i16, months: i64) -> Option<Date> {
    let month = i8::try_from(months).ok().filter(|month| (1..=12).contains(month))?;
    Some(Date::new(year.checked_add(1)?, month, 1).ok()?.last_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn half_of_the_members_are_no_quorum_where_more_than_half_are_asked_for() {
        assert!(!has_quorum(10, 20, 5000));
        assert!(has_quorum(11, 20, 5000));
        assert!(!has_quorum(0, 0, 0));
        assert!(has_quorum(1, 500, 0));
    }

    #[test]
    fn a_tie_carries_nothing() {
        assert!(is_carried(2, 1) && !is_carried(2, 2) && !is_carried(0, 0));
    }

    #[test]
    fn six_months_after_the_year_is_the_end_of_june() {
        assert_eq!(annual_deadline(2025, 6), Some(date(2026, 6, 30)));
        assert_eq!(annual_deadline(2023, 2), Some(date(2024, 2, 29)));
        assert_eq!(annual_deadline(2025, 0), None);
    }
}
