//! Schedules of instalments after the three methods, on integer rupiah: each instalment's service is rounded half up, the
//! annuity too, and the last instalment settles the rest (DOMAIN F, worked examples G1, G2, G2b).
//! Not here: what was paid of it (`office::loan`), the cap on the effective rate (`effective_rate`).

use kernel::choices;

choices! {
    /// How service is reckoned.
    pub enum Method {
        Annuity = 1, "anuitas", "Anuitas: angsuran tetap", "Annuity: equal instalments";
        Declining = 2, "menurun", "Efektif menurun: pokok tetap", "Declining: equal principal";
        Flat = 3, "flat", "Flat: jasa tetap dari pokok awal", "Flat: service of the first principal";
    }
}

/// One instalment, in rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    /// 1 is the first.
    pub number: u32,
    /// Principal.
    pub principal: i64,
    /// Service.
    pub service: i64,
    /// What is still owed afterwards.
    pub balance: i64,
}

impl Instalment {
    /// What is paid.
    pub const fn total(&self) -> i64 {
        self.principal + self.service
    }
}

/// A rate in millionths a month: 1.5 % is 15,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthlyRate(pub u32);

/// Longest term, in months.
pub const MOST_MONTHS: u32 = 360;
/// Largest principal, in rupiah: everything stays within 128 bits.
pub const MOST_PRINCIPAL: i64 = 1_000_000_000_000;

const MILLION: i128 = 1_000_000;

/// Highest rate: 10 % a month.
pub const MOST_RATE: MonthlyRate = MonthlyRate(100_000);

/// The schedule of a loan; empty where principal, months or rate lie out of bounds.
pub fn schedule(method: Method, principal: i64, months: u32, rate: MonthlyRate) -> Vec<Instalment> {
    if rate > MOST_RATE || !(1..=MOST_PRINCIPAL).contains(&principal) || !(1..=MOST_MONTHS).contains(&months) {
        return Vec::new();
    }
    let annuity = if method == Method::Annuity { annuity(principal, months, rate) } else { 0 };
    let equal = rounded(i128::from(principal), i128::from(months));
    let mut balance = principal;
    (1..=months)
        .map(|number| {
            let base = if method == Method::Flat { principal } else { balance };
            let service = rounded(i128::from(base) * i128::from(rate.0), MILLION);
            let own = if method == Method::Annuity { annuity - service } else { equal };
            let principal = if number == months { balance } else { own.clamp(0, balance) };
            balance -= principal;
            Instalment { number, principal, service, balance }
        })
        .collect()
}

/// The equal instalment: P·i / (1 − (1+i)^−n), rounded half up. Reckoned in whole numbers with eighteen places behind the
/// comma, so that no float decides about a rupiah.
fn annuity(principal: i64, months: u32, rate: MonthlyRate) -> i64 {
    let mut discount = SCALE;
    for _ in 0..months {
        discount = wide(discount * MILLION, MILLION + i128::from(rate.0));
    }
    if discount == SCALE {
        return rounded(i128::from(principal), i128::from(months));
    }
    rounded(i128::from(principal) * i128::from(rate.0) * SCALE, MILLION * (SCALE - discount))
}

const SCALE: i128 = 1_000_000_000_000_000_000;

fn wide(over: i128, under: i128) -> i128 {
    (over + under / 2) / under
}

/// Half up; what is divided is never negative.
pub fn rounded(over: i128, under: i128) -> i64 {
    ((2 * over + under) / (2 * under)) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(all: &[Instalment]) -> (i64, i64) {
        (all.iter().map(|one| one.principal).sum(), all.iter().map(|one| one.service).sum())
    }

    /// G1: 12,000,000 over 12 months at 1.5 % a month.
    #[test]
    fn the_annuity_of_the_worked_example_comes_out_to_the_rupiah() {
        let all = schedule(Method::Annuity, 12_000_000, 12, MonthlyRate(15_000));
        let row = |number: usize| (all[number - 1].principal, all[number - 1].service, all[number - 1].balance);
        assert_eq!(row(1), (920_160, 180_000, 11_079_840));
        assert_eq!(row(2), (933_962, 166_198, 10_145_878));
        assert_eq!(row(3), (947_972, 152_188, 9_197_906));
        assert_eq!(row(6), (991_274, 108_886, 6_267_817));
        assert_eq!(row(11), (1_067_883, 32_277, 1_083_901));
        assert_eq!(row(12), (1_083_901, 16_259, 0));
        assert_eq!(all[11].total(), 1_100_160);
        assert_eq!(sums(&all), (12_000_000, 1_201_920));
    }

    #[test]
    fn the_same_loan_flat_and_declining() {
        let flat = schedule(Method::Flat, 12_000_000, 12, MonthlyRate(15_000));
        assert!(flat.iter().all(|one| one.total() == 1_180_000));
        assert_eq!(sums(&flat), (12_000_000, 2_160_000));
        let declining = schedule(Method::Declining, 12_000_000, 12, MonthlyRate(15_000));
        assert_eq!((declining[0].service, declining[11].service), (180_000, 15_000));
        assert_eq!(sums(&declining), (12_000_000, 1_170_000));
    }

    /// G2 and G2b.
    #[test]
    fn two_more_worked_examples() {
        let all = schedule(Method::Annuity, 10_000_000, 24, MonthlyRate(10_000));
        assert_eq!(all[0].total(), 470_735);
        let flat = schedule(Method::Flat, 9_000_000, 12, MonthlyRate(10_000));
        assert_eq!(flat.iter().map(Instalment::total).collect::<Vec<_>>(), vec![840_000; 12]);
    }

    #[test]
    fn principals_always_sum_to_the_loan_and_nothing_is_negative() {
        for method in Method::ALL {
            for principal in [1, 7, 999, 1_000_003, 50_000_000, MOST_PRINCIPAL] {
                for months in [1, 2, 3, 11, 36, 120, MOST_MONTHS] {
                    for rate in [0, 1, 5_000, 20_000, 100_000] {
                        let all = schedule(*method, principal, months, MonthlyRate(rate));
                        assert_eq!(all.len(), months as usize);
                        assert_eq!(sums(&all).0, principal, "{method:?} {principal} {months} {rate}");
                        assert!(all.iter().all(|one| one.principal >= 0 && one.service >= 0 && one.balance >= 0));
                        assert_eq!(all.last().map(|one| one.balance), Some(0));
                    }
                }
            }
        }
    }

    /// Loans of every size, by a small generator; a failure prints its seed.
    #[test]
    fn any_loan_sums_to_its_principal_with_no_row_below_nothing_and_a_falling_balance() {
        let mut seed: u64 = 20_261_124;
        let mut next = |most: u64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed % most, seed)
        };
        for _ in 0..4_000 {
            let scale = 10_u64.pow(u32::try_from(next(13).0).unwrap());
            let (principal, at) = next(scale);
            let principal = i64::try_from(principal).unwrap() + 1;
            let months = u32::try_from(next(u64::from(MOST_MONTHS)).0).unwrap() + 1;
            let rate = MonthlyRate(u32::try_from(next(100_001).0).unwrap());
            for method in Method::ALL {
                let all = schedule(*method, principal, months, rate);
                let told = format!("seed {at}: {method:?} {principal} {months} {rate:?}");
                assert_eq!((all.len(), sums(&all).0), (months as usize, principal), "{told}");
                let mut before = principal;
                for one in &all {
                    assert!(one.principal >= 0 && one.service >= 0, "{told}: {one:?}");
                    assert_eq!(one.balance, before - one.principal, "{told}");
                    before = one.balance;
                }
                assert_eq!(before, 0, "{told}");
            }
        }
    }

    #[test]
    fn what_lies_out_of_bounds_has_no_schedule() {
        assert!(schedule(Method::Annuity, 1000, 12, MonthlyRate(MOST_RATE.0 + 1)).is_empty());
        assert!(schedule(Method::Annuity, 1000, MOST_MONTHS + 1, MonthlyRate(0)).is_empty());
        assert!(schedule(Method::Annuity, i64::MAX, MOST_MONTHS, MOST_RATE).is_empty());
        assert!(schedule(Method::Annuity, i64::MIN, 1, MOST_RATE).is_empty());
        assert!(schedule(Method::Flat, 0, 12, MonthlyRate(0)).is_empty());
        assert!(schedule(Method::Flat, 1000, 0, MonthlyRate(0)).is_empty());
        assert!(schedule(Method::Annuity, MOST_PRINCIPAL + 1, 12, MonthlyRate(0)).is_empty());
    }
}
