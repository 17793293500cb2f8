//! When a paper that runs out is spoken of.

use jiff::civil::Date;
use kernel::day;

/// From how many days before its end a paper stands on *Hari ini*: renewing takes weeks.
pub const SPOKEN_OF: i64 = 90;

/// How a paper stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// No end stands on it.
    Endless,
    /// Valid.
    Valid,
    /// It ends soon.
    Ending,
    /// It has ended.
    Ended,
}

/// How a paper stands on a day.
pub fn validity(until: Option<Date>, today: Date) -> Validity {
    let Some(until) = until else { return Validity::Endless };
    match i64::from(day::days_between(today, until)) {
        left if left < 0 => Validity::Ended,
        left if left <= SPOKEN_OF => Validity::Ending,
        _ => Validity::Valid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_paper_is_valid_on_its_last_day_and_over_on_the_next() {
        let until = Some(date(2026, 11, 24));
        assert_eq!(validity(until, date(2026, 11, 24)), Validity::Ending);
        assert_eq!(validity(until, date(2026, 11, 25)), Validity::Ended);
        assert_eq!(validity(until, date(2026, 8, 25)), Validity::Valid);
        assert_eq!(validity(None, date(2126, 1, 1)), Validity::Endless);
    }
}
