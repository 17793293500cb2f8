//! What a loan costs a year on what is still owed: the rate at which the instalments are worth what was received. The yearly
//! rate is twelve times the monthly one, as the cap of PermenKopUKM 8/2023 and "efektif menurun" count it (2 % a month on the
//! balance is 24 % a year). A flat rate is turned into this one before the cap is asked (DOMAIN F).
//! Not here: the schedule itself (`schedule`), what a meeting set as the cap (`koperasi_setting`).

use super::schedule::Instalment;

/// Millionths a year: 24 % is 240,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearlyRate(pub u64);

impl YearlyRate {
    /// From hundredths of a percent, in which settings are kept: 24 % is 2,400.
    pub const fn from_percent(hundredths: i64) -> YearlyRate {
        YearlyRate(if hundredths < 0 { 0 } else { hundredths as u64 * 100 })
    }
}

const SCALE: i128 = 1_000_000_000_000_000_000;
/// Monthly rates are sought in billionths.
const BILLION: i128 = 1_000_000_000;

/// The yearly effective rate of instalments for what was received (less than the principal where a fee was taken off);
/// none where nothing was received or nothing is paid back.
pub fn effective(received: i64, instalments: &[Instalment]) -> Option<YearlyRate> {
    if received <= 0 || instalments.is_empty() {
        return None;
    }
    let paid: i128 = instalments.iter().map(|one| i128::from(one.total())).sum();
    if paid <= i128::from(received) {
        return Some(YearlyRate(0));
    }
    let sought = i128::from(received) * SCALE;
    // Worth falls as the rate grows; 100 % a month is beyond any schedule.
    let (mut low, mut high) = (0, BILLION);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if worth(instalments, middle, |one| i128::from(one.total())) >= sought { low = middle } else { high = middle }
    }
    let yearly = (low * 12 + 500) / 1000;
    Some(YearlyRate(u64::try_from(yearly).unwrap_or(u64::MAX)))
}

/// Does a loan stay within the cap? What each instalment was rounded up by, at most half a rupiah, is forgiven: a loan of
/// exactly the cap passes whatever its size.
pub fn within_cap(principal: i64, instalments: &[Instalment], cap: YearlyRate) -> bool {
    let rate = i128::from(cap.0) * 1000 / 12;
    worth(instalments, rate, |one| 2 * i128::from(one.total()) - 1) <= 2 * i128::from(principal) * SCALE
}

/// What payments are worth at a monthly rate in billionths, scaled.
fn worth(instalments: &[Instalment], rate: i128, payment: impl Fn(&Instalment) -> i128) -> i128 {
    let mut discount = SCALE;
    instalments
        .iter()
        .map(|one| {
            discount = (discount * BILLION + (BILLION + rate) / 2) / (BILLION + rate);
            payment(one) * discount
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::schedule::{Method, MonthlyRate, schedule};

    const CAP: YearlyRate = YearlyRate::from_percent(2400);

    fn of(method: Method, months: u32, rate: u32) -> Vec<Instalment> {
        schedule(method, 12_000_000, months, MonthlyRate(rate))
    }

    #[test]
    fn one_and_a_half_percent_on_the_balance_is_eighteen_a_year_and_flat_is_far_more() {
        for method in [Method::Annuity, Method::Declining] {
            let rate = effective(12_000_000, &of(method, 12, 15_000)).unwrap();
            assert!(rate.0.abs_diff(180_000) <= 2, "{method:?} {rate:?}");
        }
        // 1.5 % flat over twelve months is 2.643 % a month on the balance.
        let flat = effective(12_000_000, &of(Method::Flat, 12, 15_000)).unwrap();
        assert!((317_163..=317_165).contains(&flat.0), "{flat:?}");
    }

    #[test]
    fn the_cap_is_asked_of_the_effective_rate() {
        assert!(!within_cap(12_000_000, &of(Method::Flat, 12, 15_000), CAP));
        assert!(within_cap(12_000_000, &of(Method::Annuity, 12, 15_000), CAP));
        assert!(within_cap(12_000_000, &of(Method::Flat, 12, 11_000), CAP));
        assert!(!within_cap(12_000_000, &of(Method::Flat, 12, 12_000), CAP));
    }

    #[test]
    fn flat_rates_just_below_and_just_above_the_cap() {
        // The flat rate whose annuity is that of 2 % a month on the balance: 0.02/(1-1.02^-n) - 1/n, in millionths.
        for (months, highest) in [(6, 11_859), (12, 11_226), (24, 11_204), (36, 11_455)] {
            let below = of(Method::Flat, months, highest);
            let above = of(Method::Flat, months, highest + 1);
            assert!(within_cap(12_000_000, &below, CAP), "{months}");
            assert!(!within_cap(12_000_000, &above, CAP), "{months}");
        }
    }

    #[test]
    fn exactly_the_cap_passes_whatever_the_size_and_a_hair_more_does_not() {
        for principal in [100_000, 777_777, 12_000_000, 1_000_000_000] {
            for months in [1, 5, 12, 60] {
                for method in [Method::Annuity, Method::Declining] {
                    let exact = schedule(method, principal, months, MonthlyRate(20_000));
                    assert!(within_cap(principal, &exact, CAP), "{method:?} {principal} {months}");
                }
            }
        }
        let more = schedule(Method::Declining, 1_000_000_000, 12, MonthlyRate(20_001));
        assert!(!within_cap(1_000_000_000, &more, CAP));
    }

    #[test]
    fn a_fee_taken_off_makes_it_dearer_and_nothing_received_has_no_rate() {
        let all = of(Method::Annuity, 12, 15_000);
        assert!(effective(11_880_000, &all) > effective(12_000_000, &all));
        assert_eq!(effective(0, &all), None);
        assert_eq!(effective(12_000_000, &of(Method::Annuity, 12, 0)), Some(YearlyRate(0)));
    }
}
