//! Classes of loans by days overdue, what must be set aside for them, and the ratio of problem loans with its band. Days and
//! parts are a koperasi's dated settings (data/cooperative/settings.tsv, group `kualitas`); classes, weights and bands follow
//! the health sheet of savings-and-loan cooperatives (DOMAIN F; worked example G5).
//! Not here: how many days a loan is overdue (`loan_account`).

use kernel::choices;

use super::schedule::rounded;

choices! {
    /// How collectable a loan is.
    pub enum Class {
        Current = 1, "lancar", "Lancar", "Current";
        Substandard = 2, "kurang_lancar", "Kurang lancar", "Substandard";
        Doubtful = 3, "diragukan", "Diragukan", "Doubtful";
        Loss = 4, "macet", "Macet", "Loss";
    }
}

choices! {
    /// The band of the ratio of problem loans.
    pub enum Band {
        Sound = 1, "sehat", "Sehat", "Sound";
        Fair = 2, "cukup_sehat", "Cukup sehat", "Fairly sound";
        Weak = 3, "kurang_sehat", "Kurang sehat", "Weak";
        Unsound = 4, "tidak_sehat", "Tidak sehat", "Unsound";
    }
}

/// What counts in a koperasi on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// More days overdue than these make a loan substandard, doubtful, a loss.
    pub days: [i64; 3],
    /// What is set aside by class, in hundredths of a percent.
    pub allowance: [i64; 4],
}

/// Rupiah still owed, by class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exposure(pub [i64; 4]);

/// The weights of problem loans, in percent: half, three quarters, all.
const WEIGHTS: [i64; 4] = [0, 50, 75, 100];
/// Hundredths of a percent in the whole.
const WHOLE: i128 = 10_000;

impl Table {
    /// The class of a loan whose oldest unpaid instalment is so many days overdue. Days that a meeting set out of order count
    /// as the worst they reach.
    pub fn class(&self, overdue: i64) -> Class {
        let [substandard, doubtful, loss] = self.days;
        if overdue > loss {
            Class::Loss
        } else if overdue > doubtful {
            Class::Doubtful
        } else if overdue > substandard {
            Class::Substandard
        } else {
            Class::Current
        }
    }
}

impl Exposure {
    /// Adds what is owed of one loan.
    pub fn add(&mut self, class: Class, owed: i64) {
        self.0[class.code() as usize - 1] += owed;
    }

    /// What is owed in all.
    pub fn total(&self) -> i64 {
        self.0.iter().sum()
    }

    /// What must be set aside by class, each rounded half up.
    pub fn allowance(&self, table: &Table) -> [i64; 4] {
        std::array::from_fn(|at| rounded(i128::from(self.0[at]) * i128::from(table.allowance[at]), WHOLE))
    }

    /// What is owed of problem loans.
    pub fn problem(&self) -> i64 {
        self.0[1..].iter().sum()
    }

    /// The ratio of problem loans in hundredths of a percent, rounded half up; nothing owed is no problem.
    pub fn ratio(&self) -> i64 {
        if self.total() <= 0 { 0 } else { rounded(i128::from(self.problem()) * WHOLE, i128::from(self.total())) }
    }

    /// Problem loans with their weights.
    pub fn weighted(&self) -> i64 {
        let sum: i128 = self.0.iter().zip(WEIGHTS).map(|(owed, weight)| i128::from(*owed) * i128::from(weight)).sum();
        rounded(sum, 100)
    }
}

/// The band of a ratio in hundredths of a percent (health sheet 2021).
pub const fn band(ratio: i64) -> Band {
    match ratio {
        ..=500 => Band::Sound,
        501..=1000 => Band::Fair,
        1001..=1500 => Band::Weak,
        _ => Band::Unsound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Table = Table { days: [90, 180, 270], allowance: [50, 1000, 5000, 10_000] };

    /// G5.
    #[test]
    fn the_provision_of_the_worked_example_comes_out_to_the_rupiah() {
        let mut exposure = Exposure::default();
        exposure.add(Class::Current, 80_000_000);
        exposure.add(Class::Substandard, 10_000_000);
        exposure.add(Class::Doubtful, 6_000_000);
        exposure.add(Class::Loss, 4_000_000);
        assert_eq!(exposure.allowance(&TABLE), [400_000, 1_000_000, 3_000_000, 4_000_000]);
        assert_eq!(exposure.allowance(&TABLE).iter().sum::<i64>(), 8_400_000);
        assert_eq!(exposure.ratio(), 2000);
        assert_eq!(exposure.weighted(), 13_500_000);
        assert_eq!(band(exposure.ratio()), Band::Unsound);
    }

    #[test]
    fn a_class_begins_on_the_day_after_its_limit() {
        let of = |days| TABLE.class(days);
        assert_eq!((of(0), of(90), of(91)), (Class::Current, Class::Current, Class::Substandard));
        assert_eq!(
            (of(180), of(181), of(270), of(271)),
            (Class::Substandard, Class::Doubtful, Class::Doubtful, Class::Loss)
        );
    }

    #[test]
    fn bands_end_where_the_sheet_says() {
        assert_eq!(
            [0, 500, 501, 1000, 1001, 1500, 1501].map(band),
            [Band::Sound, Band::Sound, Band::Fair, Band::Fair, Band::Weak, Band::Weak, Band::Unsound]
        );
        assert_eq!(Exposure::default().ratio(), 0);
    }
}
