//! Whether a figure that somebody stated agrees with what is recorded here.

use kernel::claims::{self, Claim};

/// A claim beside the recorded count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// The claim.
    pub claim: &'static Claim,
    /// By how much it is greater than what is recorded; negative where it is less.
    pub difference: i64,
}

/// The claims about one thing in one year, each beside what is recorded.
pub fn compared(key: &str, year: i16, recorded: i64) -> Vec<Compared> {
    let stated = claims::in_year(key, year);
    stated.into_iter().map(|claim| Compared { claim, difference: claim.value - recorded }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_of_the_article_agrees_with_252_and_the_minister_differs_by_ten() {
        let differences: Vec<i64> = compared("villages_total", 2018, 252).iter().map(|one| one.difference).collect();
        assert_eq!(differences, [0, 10]);
    }
}
