//! What a member owes of *simpanan wajib*: a sum for each month from the month of joining on, paid oldest month first.
//! Not here: how much a month is (a setting decided by a meeting, read by `office::saving`).

use kernel::day::Month;

/// Where a member stands with the monthly savings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Rupiah owed until the month in hand, with it.
    pub due: i64,
    /// Rupiah paid.
    pub paid: i64,
    /// Rupiah in arrears; nothing where paid ahead.
    pub arrears: i64,
    /// Months not wholly paid.
    pub months: u32,
    /// The last month that is wholly paid; none before the first.
    pub paid_until: Option<Month>,
}

/// Reckons it. `amounts` holds each month's sum from the month of joining to the month in hand; what is paid covers the
/// oldest first.
pub fn standing(joined: Month, amounts: &[i64], paid: i64) -> Standing {
    let due: i64 = amounts.iter().sum();
    let mut left = paid;
    let mut paid_until = None;
    let mut covered = 0usize;
    for (index, amount) in (0i32..).zip(amounts) {
        if left < *amount {
            break;
        }
        left -= amount;
        covered += 1;
        paid_until = Some(joined.plus(index));
    }
    if covered == amounts.len()
        && let Some(ahead) = amounts.last().filter(|amount| **amount > 0).map(|amount| left / amount)
    {
        let months = i32::try_from(covered).unwrap_or(0) - 1 + i32::try_from(ahead).unwrap_or(0);
        paid_until = Some(joined.plus(months));
    }
    let months = u32::try_from(amounts.len() - covered).unwrap_or(u32::MAX);
    Standing { due, paid, arrears: (due - paid).max(0), months, paid_until }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(number: i8) -> Month {
        Month::new(2026, number).unwrap()
    }

    #[test]
    fn what_is_paid_covers_the_oldest_month_first() {
        let standing = standing(month(1), &[20_000; 6], 70_000);
        assert_eq!(standing.paid_until, Some(month(3)));
        assert_eq!((standing.due, standing.arrears, standing.months), (120_000, 50_000, 3));
    }

    #[test]
    fn nothing_paid_yet_owes_every_month_and_a_new_sum_counts_from_its_month() {
        let standing = standing(month(9), &[20_000, 20_000, 25_000], 0);
        assert_eq!((standing.arrears, standing.months, standing.paid_until), (65_000, 3, None));
    }

    #[test]
    fn paid_ahead_is_no_arrears_and_says_until_when() {
        let standing = standing(month(9), &[20_000, 20_000], 85_000);
        assert_eq!((standing.arrears, standing.months), (0, 0));
        assert_eq!(standing.paid_until, Some(month(12)));
    }
}
