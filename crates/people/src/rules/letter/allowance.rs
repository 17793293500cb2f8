//! How many checks of genuineness are answered in a while: a budget that refills, so that nobody can try codes by the
//! thousand. Not here: the clock.

/// A budget of `most` that refills at `per_second`.
#[derive(Debug)]
pub struct Allowance {
    most: f64,
    per_second: f64,
    left: f64,
    at: i64,
}

impl Allowance {
    /// A full budget.
    pub const fn new(most: u32, per_second: u32) -> Allowance {
        Allowance { most: most as f64, per_second: per_second as f64, left: most as f64, at: 0 }
    }

    /// Takes one at this time (milliseconds UTC); false where nothing is left. A clock that is set back refills nothing.
    pub fn take(&mut self, now: i64) -> bool {
        let passed = now.saturating_sub(self.at).max(0) as f64 / 1000.0;
        self.at = now;
        self.left = (self.left + passed * self.per_second).min(self.most);
        if self.left < 1.0 {
            return false;
        }
        self.left -= 1.0;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_runs_out_and_refills_with_time_only() {
        let mut allowance = Allowance::new(3, 2);
        assert_eq!((0..5).filter(|_| allowance.take(1_000_000)).count(), 3);
        assert!(!allowance.take(1_000_400));
        assert!(allowance.take(1_000_900));
        assert!(!allowance.take(0), "a clock set back gives nothing");
        assert_eq!((0..9).filter(|_| allowance.take(9_000_000)).count(), 3, "never more than the most");
    }
}
