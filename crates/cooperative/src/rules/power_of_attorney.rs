//! Is a withdrawal held by a *surat kuasa*? Its days, whether it was revoked, and what was withdrawn by it in the month.

use jiff::civil::Date;

/// What of a power counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Power {
    /// Valid from.
    pub from: Date,
    /// Valid until, with this day.
    pub until: Date,
    /// Revoked on; that day it holds no more.
    pub revoked_on: Option<Date>,
    /// Rupiah a month at most.
    pub limit: i64,
    /// Rupiah a withdrawal at most; none where only the month counts.
    pub each: Option<i64>,
}

/// Why it does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHeld {
    /// Outside its days.
    Days,
    /// Revoked.
    Revoked,
    /// Above its limit; so much is left of the month.
    Limit(i64),
    /// Above what one withdrawal may be.
    Each(i64),
}

/// Whether it holds for an amount on a day; `withdrawn` is what was withdrawn by it in that month already.
///
/// # Errors
/// Why it does not.
pub fn held(power: &Power, day: Date, amount: i64, withdrawn: i64) -> Result<(), NotHeld> {
    if power.revoked_on.is_some_and(|revoked| day >= revoked) {
        return Err(NotHeld::Revoked);
    }
    if day < power.from || day > power.until {
        return Err(NotHeld::Days);
    }
    if let Some(each) = power.each.filter(|each| amount > *each) {
        return Err(NotHeld::Each(each));
    }
    let left = (power.limit - withdrawn).max(0);
    if amount > left { Err(NotHeld::Limit(left)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const POWER: Power =
        Power { from: date(2026, 1, 1), until: date(2026, 12, 31), revoked_on: None, limit: 1_000_000, each: None };

    #[test]
    fn it_holds_from_its_first_to_its_last_day() {
        assert_eq!(held(&POWER, date(2026, 1, 1), 1, 0), Ok(()));
        assert_eq!(held(&POWER, date(2026, 12, 31), 1, 0), Ok(()));
        assert_eq!(held(&POWER, date(2025, 12, 31), 1, 0), Err(NotHeld::Days));
        assert_eq!(held(&POWER, date(2027, 1, 1), 1, 0), Err(NotHeld::Days));
    }

    #[test]
    fn the_limit_counts_all_of_the_month() {
        assert_eq!(held(&POWER, date(2026, 5, 9), 400_000, 600_000), Ok(()));
        assert_eq!(held(&POWER, date(2026, 5, 9), 400_001, 600_000), Err(NotHeld::Limit(400_000)));
    }

    #[test]
    fn one_withdrawal_may_be_limited_below_the_month() {
        let power = Power { each: Some(300_000), ..POWER };
        assert_eq!(held(&power, date(2026, 5, 9), 300_000, 600_000), Ok(()));
        assert_eq!(held(&power, date(2026, 5, 9), 300_001, 0), Err(NotHeld::Each(300_000)));
    }

    #[test]
    fn revoked_it_holds_no_more_that_day() {
        let revoked = Power { revoked_on: Some(date(2026, 5, 9)), ..POWER };
        assert_eq!(held(&revoked, date(2026, 5, 8), 1, 0), Ok(()));
        assert_eq!(held(&revoked, date(2026, 5, 9), 1, 0), Err(NotHeld::Revoked));
    }
}
