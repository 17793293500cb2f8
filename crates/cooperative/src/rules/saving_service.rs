//! Service on savings by the day, on integer rupiah: the sum over the days of balance times rate, over 365, rounded half up
//! once at the end of the month (actual/365). Rates are millionths a year; 9 % is the most (PermenKopUKM 8/2023). A sharia
//! koperasi promises no rate: what it gives is a bonus or a share that the board decides. Not here: posting it (`office`).

use jiff::civil::Date;
use kernel::day::{self, Month};

/// The most service a year: 9 %, in millionths (PermenKopUKM 8/2023).
pub const MOST_RATE: i64 = 90_000;
const MILLION: i128 = 1_000_000;
const YEAR: i128 = 365;

/// What moved on one day, in rupiah; paid in above nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The day.
    pub date: Date,
    /// Rupiah.
    pub amount: i64,
}

/// The service of one month. Each day counts with the balance at its end; nothing counts from `until` on (the day on which a
/// term account matures). A rate above the cap counts as the cap.
pub fn of_month(moves: &[Moved], month: Month, rate: i64, until: Option<Date>) -> i64 {
    let rate = i128::from(rate.clamp(0, MOST_RATE));
    let (numerator, denominator) = (rupiah_days(moves, month, until) * rate, MILLION * YEAR);
    i64::try_from((2 * numerator + denominator) / (2 * denominator)).unwrap_or(i64::MAX)
}

/// The sum over the days of a month of what stood at the end of each, until a day that does not count.
pub fn rupiah_days(moves: &[Moved], month: Month, until: Option<Date>) -> i128 {
    let (mut date, last) = (month.first_day(), month.last_day());
    let mut days: i128 = 0;
    while date <= last && until.is_none_or(|until| date < until) {
        let balance: i128 = moves.iter().filter(|one| one.date <= date).map(|one| i128::from(one.amount)).sum();
        days += balance.max(0);
        let Ok(next) = date.tomorrow() else { break };
        date = next;
    }
    days
}

/// Shares a pot by rupiah and days: largest remainder, ties to the earlier one. The parts come to the pot, unless nobody has a
/// day.
pub fn by_days(pot: i64, weights: &[i128]) -> Vec<i64> {
    let whole: i128 = weights.iter().sum();
    if whole <= 0 || pot <= 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: &i128| i128::from(pot).saturating_mul(*weight);
    let part = |weight: &i128| i64::try_from(exact(weight) / whole).unwrap_or(0);
    let mut parts: Vec<i64> = weights.iter().map(part).collect();
    let left = usize::try_from(pot - parts.iter().sum::<i64>()).unwrap_or(0);
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(exact(&weights[*index]) % whole), *index));
    for index in order.into_iter().take(left) {
        parts[index] += 1;
    }
    parts
}

/// The day on which a term account matures: the same day so many months later, or the last of that month.
pub fn matures_on(opened: Date, months: i64) -> Option<Date> {
    let months = i32::try_from(months).ok().filter(|months| (1..=120).contains(months))?;
    let month = Month::of(opened).plus(months);
    Some(opened_day(month, opened.day()))
}

fn opened_day(month: Month, number: i8) -> Date {
    let last = month.last_day();
    last.with().day(number.min(last.day())).build().unwrap_or(last)
}

/// Days between two days, for words beside an amount.
pub fn days(from: Date, to: Date) -> i32 {
    day::days_between(from, to)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn moved(day: i8, amount: i64) -> Moved {
        Moved { date: date(2026, 6, day), amount }
    }

    fn june() -> Month {
        Month::of(date(2026, 6, 1))
    }

    #[test]
    fn a_whole_month_of_thirty_days_at_three_percent_is_rounded_half_up() {
        // 1,000,000 x 30 x 3 % / 365 = 2465.75
        assert_eq!(of_month(&[Moved { date: date(2026, 5, 3), amount: 1_000_000 }], june(), 30_000, None), 2_466);
    }

    #[test]
    fn money_counts_from_the_day_it_came_until_the_day_before_it_went() {
        // 11th to 20th: ten days of 730,000 at 5 % = 1000 exactly
        let moves = [moved(11, 730_000), moved(21, -730_000)];
        assert_eq!(of_month(&moves, june(), 50_000, None), 1_000);
    }

    #[test]
    fn more_than_nine_percent_counts_as_nine() {
        let moves = [moved(1, 3_650_000)];
        assert_eq!(of_month(&moves, june(), 240_000, None), of_month(&moves, june(), MOST_RATE, None));
        assert_eq!(of_month(&moves, june(), MOST_RATE, None), 27_000);
    }

    #[test]
    fn a_term_account_earns_nothing_from_the_day_it_matures() {
        let moves = [moved(1, 3_650_000)];
        assert_eq!(of_month(&moves, june(), 60_000, Some(date(2026, 6, 11))), 6_000);
        assert_eq!(of_month(&moves, june(), 60_000, Some(date(2026, 6, 1))), 0);
    }

    #[test]
    fn a_pot_is_shared_by_rupiah_and_days_to_the_last_rupiah() {
        let of = |moves: &[Moved]| rupiah_days(moves, june(), None);
        // 3,000,000 for ten days weighs as much as 1,000,000 for thirty.
        let weights = [of(&[moved(1, 1_000_000)]), of(&[moved(21, 3_000_000)]), of(&[moved(1, 1_000_000)])];
        assert_eq!(by_days(100_000, &weights), [33_334, 33_333, 33_333]);
        assert_eq!(by_days(100_000, &[0, 0]), [0, 0]);
        assert_eq!(by_days(0, &weights), [0, 0, 0]);
    }

    #[test]
    fn a_term_ends_on_the_last_day_where_the_month_is_shorter() {
        assert_eq!(matures_on(date(2026, 8, 31), 6), Some(date(2027, 2, 28)));
        assert_eq!(matures_on(date(2026, 8, 15), 12), Some(date(2027, 8, 15)));
        assert_eq!(matures_on(date(2026, 8, 15), 0), None);
    }
}
