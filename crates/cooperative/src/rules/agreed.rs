//! The terms that a loan was agreed on: method, rate, months, what is spread, from when, and what was carried over from earlier
//! terms. A restructuring keeps the earlier ones as text, so that every day of the past can be reckoned again.
//! Not here: the methods (`schedule`), what was paid (`loan_account`).

use jiff::civil::Date;

use super::loan_account::due_on;
use super::schedule::{Instalment, Method, MonthlyRate, rounded, schedule};
use crate::records::Loan;

/// Terms of a loan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// How service is reckoned.
    pub method: Method,
    /// Millionths a month.
    pub rate: i64,
    /// Months.
    pub months: i64,
    /// Rupiah that are spread.
    pub principal: i64,
    /// From when it counts; none before the payout.
    pub began: Option<Date>,
    /// Service that was owed under earlier terms.
    pub carried: i64,
}

impl Agreed {
    /// What counts now.
    pub fn of(loan: &Loan) -> Agreed {
        let Loan { method, rate, months, principal, began, carried, .. } = *loan;
        Agreed { method, rate, months, principal, began, carried }
    }

    /// As a step keeps it: method, rate, months, principal, beginning, carried over.
    pub fn text(&self) -> String {
        let began = self.began.map_or_else(|| "-".to_owned(), |day| day.to_string());
        format!("{} {} {} {} {began} {}", self.method.name(), self.rate, self.months, self.principal, self.carried)
    }

    /// Reads what [`Agreed::text`] wrote; none where it is anything else. An older text has nothing carried over.
    pub fn read(text: &str) -> Option<Agreed> {
        let mut parts = text.split(' ');
        Some(Agreed {
            method: Method::from_name(parts.next()?)?,
            rate: parts.next()?.parse().ok()?,
            months: parts.next()?.parse().ok()?,
            principal: parts.next()?.parse().ok()?,
            began: parts.next().and_then(|day| day.parse().ok()),
            carried: parts.next().and_then(|carried| carried.parse().ok()).unwrap_or(0),
        })
    }

    /// The due day of an instalment.
    pub fn due_on(&self, number: u32) -> Option<Date> {
        self.began.map(|began| due_on(began, number))
    }

    /// The schedule. What was carried over is due with the first instalment; where it is part of an agreed price it is spread
    /// evenly, the last one taking the rest.
    pub fn schedule(&self, price_agreed: bool) -> Vec<Instalment> {
        let months = u32::try_from(self.months).unwrap_or(0);
        let rate = MonthlyRate(u32::try_from(self.rate).unwrap_or(u32::MAX));
        let mut all = schedule(self.method, self.principal, months, rate);
        let share =
            if price_agreed { rounded(i128::from(self.carried), i128::from(months.max(1))) } else { self.carried };
        let (mut left, last) = (self.carried, all.len());
        for (at, one) in all.iter_mut().enumerate() {
            let part = if at + 1 == last { left } else { share.min(left) };
            one.service += part;
            left -= part;
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const AGREED: Agreed = Agreed {
        method: Method::Flat,
        rate: 0,
        months: 3,
        principal: 900,
        began: Some(date(2026, 1, 31)),
        carried: 100,
    };

    fn service(price_agreed: bool) -> Vec<i64> {
        AGREED.schedule(price_agreed).iter().map(|one| one.service).collect()
    }

    #[test]
    fn what_was_carried_over_is_due_first_or_spread_as_a_part_of_the_price() {
        assert_eq!(service(false), [100, 0, 0]);
        assert_eq!(service(true), [33, 33, 34]);
    }

    #[test]
    fn terms_are_read_as_they_were_written_also_the_older_ones_and_nothing_else_is() {
        assert_eq!(Agreed::read(&AGREED.text()), Some(AGREED));
        assert_eq!(Agreed::read("flat 0 3 900 2026-01-31"), Some(Agreed { carried: 0, ..AGREED }));
        assert_eq!(Agreed::read("flat 0 x"), None);
    }
}
