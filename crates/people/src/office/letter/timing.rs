//! How long a family waits for its letter: days from the first draft to the head's acknowledgement, of those acknowledged
//! in a period. Not here: the steps themselves.

use jiff::civil::Date;
use kernel::{RecordId, Refusal, day};
use store::engine::Cell;
use store::{Reader, Statement};

/// When letters of an office were acknowledged: $1 office, $2 and $3 first moment and the moment after, in milliseconds.
pub static ACKNOWLEDGED_BETWEEN: Statement = Statement::scoped(
    "letter.acknowledged_between",
    3,
    "SELECT id, acknowledged_at FROM letter WHERE home = $1 AND acknowledged_at >= $2 AND acknowledged_at < $3 \
     AND withdrawn = 0 AND {scope} ORDER BY id LIMIT 5000",
);

/// How long letters took, in whole days; 0 is the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeToLetter {
    /// How many were acknowledged.
    pub letters: i64,
    /// Half of them took no longer.
    pub median: i64,
    /// Nine of ten took no longer.
    pub ninetieth: i64,
}

/// The time to a letter of an office between two days; none where no letter was acknowledged.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn time_to_letter(
    read: &Reader<'_>,
    office: RecordId,
    first: Date,
    last: Date,
) -> Result<Option<TimeToLetter>, Refusal> {
    let after = last.tomorrow().unwrap_or(last);
    let values = [Cell::from(office), Cell::from(begin(first)), Cell::from(begin(after))];
    let mut days: Vec<i64> = Vec::new();
    for row in read.select(&ACKNOWLEDGED_BETWEEN, &values)? {
        let (Some(Cell::Bytes(id)), Some(Cell::Integer(at))) = (row.first(), row.get(1)) else { continue };
        let Ok(id) = RecordId::from_slice(id) else { continue };
        days.push(days_between(begun(id), *at));
    }
    Ok(summary(days))
}

/// The first moment of a day in western Indonesia, in milliseconds.
fn begin(date: Date) -> i64 {
    const WIB: i64 = 7 * 3_600_000;
    let days = (date - Date::constant(1970, 1, 1)).get_days();
    i64::from(days) * 86_400_000 - WIB
}

/// When the form of a record was opened, in milliseconds UTC: ids begin with it.
fn begun(id: RecordId) -> i64 {
    id.0[..6].iter().fold(0, |sum, byte| (sum << 8) | i64::from(*byte))
}

fn days_between(from: i64, to: i64) -> i64 {
    let (from, to) = (day::Zone::Wib.day(from), day::Zone::Wib.day(to));
    i64::from((to - from).get_days()).max(0)
}

fn summary(mut days: Vec<i64>) -> Option<TimeToLetter> {
    days.sort_unstable();
    let letters = days.len();
    // The smallest value that a share of all reaches: of 10, the 5th and the 9th.
    let at = |tenths: usize| days.get((letters * tenths).div_ceil(10).saturating_sub(1)).copied();
    let (median, ninetieth) = at(5).zip(at(9))?;
    Some(TimeToLetter { letters: i64::try_from(letters).unwrap_or(i64::MAX), median, ninetieth })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn half_and_nine_of_ten_took_no_longer() {
        assert_eq!(summary(Vec::new()), None);
        assert_eq!(summary(vec![3]), Some(TimeToLetter { letters: 1, median: 3, ninetieth: 3 }));
        let ten = summary(vec![9, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(ten, Some(TimeToLetter { letters: 10, median: 4, ninetieth: 8 }));
    }

    #[test]
    fn a_letter_of_one_evening_and_the_next_morning_took_a_day() {
        let evening = begin(date(2026, 11, 24)) + 23 * 3_600_000;
        assert_eq!(days_between(evening, evening + 3_600_000 * 3), 1);
        assert_eq!(days_between(evening, evening + 60_000), 0);
        assert_eq!(begun(RecordId::v7(u64::try_from(evening).expect("positive"), [0; 10])), evening); // reason: a test
    }
}
