//! The moments after a handover at which one looks again: 1, 3, 6, 12 and 24 months for things, 6, 12 and 24 for the business.

use jiff::ToSpan;
use jiff::civil::Date;

/// When a thing is looked at, in months.
pub const CONDITION: &[i64] = &[1, 3, 6, 12, 24];
/// When it is asked whether the business lives, in months.
pub const SURVIVAL: &[i64] = &[6, 12, 24];

/// The first mark, or the one after `done`, with its day; none after the last.
pub fn next(marks: &[i64], from: Date, done: Option<i64>) -> Option<(i64, Date)> {
    let mark = *marks.iter().find(|mark| done.is_none_or(|done| **mark > done))?;
    Some((mark, from.saturating_add(mark.months())))
}

/// The mark for which an answer of today counts: a late visit answers the latest mark that has come, so that what was missed is
/// not asked again.
pub fn answered(marks: &[i64], from: Date, due: i64, today: Date) -> i64 {
    let come = |mark: &&i64| from.saturating_add((**mark).months()) <= today;
    marks.iter().rev().find(come).map_or(due, |mark| (*mark).max(due))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_thing_is_looked_at_after_one_three_six_twelve_and_twentyfour_months() {
        let from = date(2026, 1, 31);
        let mut seen = Vec::new();
        let mut done = None;
        while let Some((mark, day)) = next(CONDITION, from, done) {
            seen.push((mark, day));
            done = Some(mark);
        }
        let months = [
            (1, date(2026, 2, 28)),
            (3, date(2026, 4, 30)),
            (6, date(2026, 7, 31)),
            (12, date(2027, 1, 31)),
            (24, date(2028, 1, 31)),
        ];
        assert_eq!(seen, months);
    }

    #[test]
    fn a_late_visit_answers_the_latest_mark_that_has_come_and_an_early_one_its_own() {
        let from = date(2026, 1, 1);
        assert_eq!(answered(CONDITION, from, 1, date(2026, 7, 2)), 6);
        assert_eq!(answered(CONDITION, from, 3, date(2026, 3, 28)), 3);
        assert_eq!(answered(CONDITION, from, 24, date(2026, 3, 28)), 24);
    }
}
