//! When it is asked how somebody fares after the return: at the return, and after 6, 12 and 24 months
//! (data/rules/intervals.tsv). Not here: what is asked (`records::ReturnOutcome`).

use jiff::civil::Date;

use super::intervals;
use crate::records::return_outcome::OutcomePoint;

/// The key of a moment's interval.
const fn key(point: OutcomePoint) -> &'static str {
    match point {
        OutcomePoint::Return => "hasil_saat_pulang",
        OutcomePoint::HalfYear => "hasil_6_bulan",
        OutcomePoint::Year => "hasil_12_bulan",
        OutcomePoint::TwoYears => "hasil_24_bulan",
    }
}

/// The day on which a moment is due.
pub fn due(point: OutcomePoint, returned: Date) -> Date {
    let interval =
        intervals::on(key(point), returned).or_else(|| intervals::all().iter().find(|one| one.key == key(point)));
    interval.map_or(returned, |interval| interval.after(returned))
}

/// The next moment that has not been asked, with its day; nothing when all were. Moments before one that was asked are over,
/// and so is every moment whose successor is due already: nobody is asked on one day how it was at three.
pub fn next(returned: Date, asked: &[OutcomePoint], today: Date) -> Option<(OutcomePoint, Date)> {
    let last = asked.iter().max();
    let open: Vec<OutcomePoint> =
        OutcomePoint::ALL.iter().copied().filter(|point| last.is_none_or(|last| point > last)).collect();
    let now = open.iter().rev().find(|point| due(**point, returned) <= today);
    now.or(open.first()).map(|point| (*point, due(*point, returned)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use OutcomePoint::{HalfYear, Return, TwoYears, Year};
    use jiff::civil::date;

    const HOME: Date = date(2026, 1, 10);

    #[test]
    fn four_moments_follow_each_other_and_then_nothing_is_asked() {
        let next = |asked: &[OutcomePoint], today| next(HOME, asked, today);
        assert_eq!(next(&[], date(2026, 1, 12)), Some((Return, date(2026, 1, 24))));
        assert_eq!(next(&[Return], date(2026, 2, 1)), Some((HalfYear, date(2026, 7, 10))));
        assert_eq!(next(&[Return, HalfYear], date(2026, 8, 1)), Some((Year, date(2027, 1, 10))));
        assert_eq!(next(&[Return, HalfYear, Year, TwoYears], date(2029, 8, 1)), None);
    }

    #[test]
    fn what_was_missed_is_not_asked_afterwards() {
        assert_eq!(next(HOME, &[Return], date(2027, 2, 1)), Some((Year, date(2027, 1, 10))));
        assert_eq!(next(HOME, &[], date(2030, 1, 1)), Some((TwoYears, date(2028, 1, 10))));
        assert_eq!(next(HOME, &[Return, Year], date(2027, 3, 1)), Some((TwoYears, date(2028, 1, 10))));
    }
}
