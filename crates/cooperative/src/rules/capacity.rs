//! What speaks for an application and what against it, reckoned so that it can be seen. It decides nothing: a person does, with
//! a reason. The lines are habits of savings-and-loan cooperatives, not law. Not here: where the figures come from
//! (`office::loan`).

use super::schedule::rounded;

/// The most of a month's income that instalments take by habit, in hundredths of a percent: a third.
pub const USUAL_SHARE: i64 = 3_333;

/// What is known of an application. Rupiah, a month where it is a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Income.
    pub income: i64,
    /// Living and work.
    pub spending: i64,
    /// Instalments elsewhere.
    pub elsewhere: i64,
    /// Instalments of other loans here.
    pub here: i64,
    /// The largest instalment of this one.
    pub instalment: i64,
    /// What is asked for.
    pub principal: i64,
    /// The member's savings.
    pub savings: i64,
    /// Estimated worth of what is given as security.
    pub collateral: i64,
    /// In arrears on other loans here.
    pub arrears: i64,
}

impl Figures {
    /// Left of a month's income before this instalment.
    pub const fn left_over(&self) -> i64 {
        self.income - self.spending - self.elsewhere - self.here
    }

    /// Can the instalment be paid from what is left?
    pub const fn can_pay(&self) -> bool {
        self.instalment <= self.left_over()
    }

    /// All instalments as a part of the income, in hundredths of a percent; none without income.
    pub fn share(&self) -> Option<i64> {
        let all = i128::from(self.instalment) + i128::from(self.elsewhere) + i128::from(self.here);
        (self.income > 0).then(|| rounded(all.max(0) * 10_000, i128::from(self.income)))
    }

    /// Do savings and security together reach what is asked for?
    pub const fn is_secured(&self) -> bool {
        self.savings.saturating_add(self.collateral) >= self.principal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIGURES: Figures = Figures {
        income: 3_000_000,
        spending: 1_500_000,
        elsewhere: 300_000,
        here: 0,
        instalment: 700_000,
        principal: 6_000_000,
        savings: 1_000_000,
        collateral: 4_999_999,
        arrears: 0,
    };

    #[test]
    fn what_is_left_pays_the_instalment_or_does_not() {
        assert_eq!(FIGURES.left_over(), 1_200_000);
        assert!(FIGURES.can_pay());
        assert!(!Figures { here: 500_001, ..FIGURES }.can_pay());
    }

    #[test]
    fn all_instalments_are_held_against_the_income() {
        assert_eq!(FIGURES.share(), Some(USUAL_SHARE));
        assert_eq!(Figures { income: 0, ..FIGURES }.share(), None);
    }

    #[test]
    fn savings_and_security_reach_what_is_asked_for_or_do_not() {
        assert!(!FIGURES.is_secured());
        assert!(Figures { collateral: 5_000_000, ..FIGURES }.is_secured());
    }
}
