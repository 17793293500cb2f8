//! What lateness costs: a part of the instalment for each day after its due day, never more than the cap. Both are a koperasi's
//! settings. Not here: what was paid of it (`loan_account`).

use super::schedule::rounded;

/// What counts in a koperasi.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Penalty {
    /// Millionths of the instalment for each day: 0.1 % is 1,000.
    pub per_day: i64,
    /// The most that can come together, in hundredths of a percent of the instalment.
    pub most: i64,
}

impl Penalty {
    /// The penalty of an instalment that is so many days late, in rupiah, rounded half up.
    pub fn of(&self, instalment: i64, days_late: i64) -> i64 {
        if days_late <= 0 {
            return 0;
        }
        let grown = i128::from(instalment) * i128::from(self.per_day) * i128::from(days_late);
        let cap = rounded(i128::from(instalment) * i128::from(self.most), 10_000);
        rounded(grown, 1_000_000).min(cap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_by_the_day_up_to_the_cap() {
        let penalty = Penalty { per_day: 1000, most: 1000 };
        assert_eq!(penalty.of(1_000_000, 0), 0);
        assert_eq!(penalty.of(1_000_000, -3), 0);
        assert_eq!(penalty.of(1_000_000, 7), 7_000);
        assert_eq!(penalty.of(1_000_000, 100), 100_000);
        assert_eq!(penalty.of(1_000_000, 5000), 100_000);
        assert_eq!(penalty.of(1_100_160, 1), 1_100);
    }
}
