//! What a term account pays when it ends: all of it from the day it matures, part of its service before. Pure. Not here: what
//! was earned (`rules::saving_service`), which part a meeting decided (a setting), posting it (`office::term_saving`).

/// A hundred percent, in hundredths of a percent.
const WHOLE: i128 = 10_000;

/// What stands on a term account when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// Rupiah that were put in.
    pub principal: i64,
    /// Service that was posted for it already.
    pub posted: i64,
    /// Service earned since then.
    pub earned: i64,
    /// Before the day it matures.
    pub early: bool,
}

/// What is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// Of the principal.
    pub principal: i64,
    /// Of the principal, kept back for service that was posted and does not count any more.
    pub withheld: i64,
    /// Service on top.
    pub service: i64,
}

impl Paid {
    /// Rupiah that the member gets.
    pub const fn total(self) -> i64 {
        self.principal + self.service
    }
}

/// Reckons it. `kept` is the part of the service that counts when it ends early, in hundredths of a percent; half up.
/// At maturity nothing is kept back, and what is still to be posted comes with the month.
pub fn paid(ending: Ending, kept: i64) -> Paid {
    let Ending { principal, posted, earned, early } = ending;
    if !early {
        return Paid { principal, withheld: 0, service: 0 };
    }
    let all = i128::from(posted) + i128::from(earned);
    let counts = (2 * all * i128::from(kept.clamp(0, 10_000)) + WHOLE) / (2 * WHOLE);
    let counts = i64::try_from(counts).unwrap_or(i64::MAX);
    let withheld = (posted - counts).clamp(0, principal);
    Paid { principal: principal - withheld, withheld, service: (counts - posted).max(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EARLY: Ending = Ending { principal: 1_000_000, posted: 10_000, earned: 2_001, early: true };

    #[test]
    fn at_maturity_all_of_the_principal_is_paid_and_nothing_is_kept_back() {
        let ripe = Ending { early: false, ..EARLY };
        assert_eq!(paid(ripe, 0), Paid { principal: 1_000_000, withheld: 0, service: 0 });
    }

    #[test]
    fn without_service_for_who_ends_early_what_was_posted_is_kept_back() {
        assert_eq!(paid(EARLY, 0), Paid { principal: 990_000, withheld: 10_000, service: 0 });
        assert_eq!(paid(EARLY, 0).total(), 990_000);
    }

    #[test]
    fn a_part_is_rounded_half_up_and_never_pays_less_or_more_than_it() {
        // 12,001 x 50 % = 6000.5
        assert_eq!(paid(EARLY, 5_000), Paid { principal: 996_001, withheld: 3_999, service: 0 });
        assert_eq!(paid(EARLY, 10_000), Paid { principal: 1_000_000, withheld: 0, service: 2_001 });
    }

    #[test]
    fn more_than_was_put_in_is_never_kept_back() {
        let odd = Ending { principal: 5_000, ..EARLY };
        assert_eq!(paid(odd, 0), Paid { principal: 0, withheld: 5_000, service: 0 });
    }
}
