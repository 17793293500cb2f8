//! The health of a koperasi on a day: quality of its loans, liquidity, related parties, and how savings, loans and cash grew over
//! twelve months. Not here: classes and bands (`rules::collectability`), how it looks (`pages::loan::quality`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::balance::Turnover;
use kernel::day::Month;
use kernel::{RecordId, Refusal, Stored};
use store::Reader;

use super::provision::Quality;
use crate::records::Koperasi;
use crate::rules::chart;

/// What stood at the end of a month. Rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthEnd {
    /// The month.
    pub month: Month,
    /// All savings of members.
    pub savings: i64,
    /// What members owe.
    pub loans: i64,
    /// Cash and bank.
    pub cash: i64,
}

/// The figures of a day.
#[derive(Debug, Clone)]
pub struct Health {
    /// Cash and bank.
    pub cash: i64,
    /// Savings that can be withdrawn.
    pub withdrawable: i64,
    /// All savings of members.
    pub savings: i64,
    /// Own capital.
    pub capital: i64,
    /// Owed by related parties.
    pub related: i64,
    /// Owed by all.
    pub owed: i64,
    /// What is set aside.
    pub held: i64,
    /// The last thirteen months, the oldest first; fewer where the books are younger.
    pub months: Vec<MonthEnd>,
}

const CASH: &[&str] = &["1101", "1102"];
const WITHDRAWABLE: &[&str] = &["2101", "2102"];
const OWN_SAVINGS: &[&str] = &["3101", "3102"];
const LOANS: &[&str] = &["1201", "1202", "1203"];
const HELD: &[&str] = &["1209"];
/// Months that are shown, with the one from which they grew.
const MONTHS: usize = 13;

impl Health {
    /// Reads it; `quality` is that of the same day.
    ///
    /// # Errors
    /// `NotFound` out of scope, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, books: &Stored<Koperasi>, quality: &Quality, on: Date) -> Result<Health, Refusal> {
        let sums = Sums { books: books.row.id };
        let mut wanted = vec![Month::of(on)];
        while wanted.len() < MONTHS && wanted[0] > Month::of(books.books_from) {
            wanted.insert(0, wanted[0].previous());
        }
        let mut standing: BTreeMap<RecordId, i64> = BTreeMap::new();
        add(&mut standing, read.turnovers(books.home(), "", &wanted[0].previous().to_string())?);
        let mut months = Vec::with_capacity(wanted.len());
        for month in wanted {
            let name = month.to_string();
            add(&mut standing, read.turnovers(books.home(), &name, &name)?);
            months.push(MonthEnd {
                month,
                savings: -sums.of(&standing, WITHDRAWABLE) - sums.of(&standing, OWN_SAVINGS),
                loans: sums.of(&standing, LOANS),
                cash: sums.of(&standing, CASH),
            });
        }
        let related = quality.loans.iter().filter(|(file, ..)| file.loan.related);
        Ok(Health {
            cash: sums.of(&standing, CASH),
            withdrawable: -sums.of(&standing, WITHDRAWABLE),
            savings: -sums.of(&standing, WITHDRAWABLE) - sums.of(&standing, OWN_SAVINGS),
            capital: -sums.of(&standing, &chart::OWN_CAPITAL),
            related: related.map(|(file, ..)| file.standing(on).principal()).sum(),
            owed: quality.exposure.total(),
            held: -sums.of(&standing, HELD),
            months,
        })
    }

    /// How much something grew over the months shown, in hundredths of a percent; none where there was nothing.
    pub fn growth(&self, of: impl Fn(&MonthEnd) -> i64) -> Option<i64> {
        let (first, last) = (self.months.first().map(&of)?, self.months.last().map(&of)?);
        share(last - first, first)
    }

    /// Cash to savings that can be withdrawn, in hundredths of a percent; none where nobody can withdraw.
    pub fn liquidity(&self) -> Option<i64> {
        share(self.cash, self.withdrawable)
    }

    /// Loans to savings.
    pub fn lent(&self) -> Option<i64> {
        share(self.owed, self.savings)
    }

    /// Related parties' loans to own capital.
    pub fn related_share(&self) -> Option<i64> {
        share(self.related, self.capital)
    }
}

struct Sums {
    books: RecordId,
}

impl Sums {
    fn of(&self, standing: &BTreeMap<RecordId, i64>, codes: &[&str]) -> i64 {
        codes.iter().filter_map(|code| standing.get(&chart::account_id(self.books, code))).sum()
    }
}

fn add(standing: &mut BTreeMap<RecordId, i64>, moved: BTreeMap<RecordId, Turnover>) {
    for (account, turnover) in moved {
        *standing.entry(account).or_default() += turnover.net();
    }
}

/// In hundredths of a percent, towards nothing.
fn share(part: i64, whole: i64) -> Option<i64> {
    let hundredths = (whole > 0).then(|| i128::from(part) * 10_000 / i128::from(whole));
    hundredths.and_then(|hundredths| i64::try_from(hundredths).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_counts_from_the_first_month_that_is_shown_and_not_from_nothing() {
        let end = |month, savings| MonthEnd { month: Month::new(2026, month).unwrap(), savings, loans: 0, cash: 0 };
        let health = Health {
            cash: 50,
            withdrawable: 200,
            savings: 150,
            capital: 0,
            related: 0,
            owed: 75,
            held: 0,
            months: vec![end(1, 100), end(2, 90), end(3, 150)],
        };
        assert_eq!(health.growth(|end| end.savings), Some(5_000));
        assert_eq!((health.growth(|end| end.loans), health.related_share()), (None, None));
        assert_eq!((health.liquidity(), health.lent()), (Some(2_500), Some(5_000)));
    }
}
