//! Where a loan stands on a day: its instalments with their due days, what was paid of each, penalties, what is due, what
//! settles it. What was paid is known by its sums, because within service, principal and penalty the oldest is always paid
//! first. Not here: how a payment is split (`allocation`), how it is recorded (`office::loan`).

use jiff::Span;
use jiff::civil::Date;

use super::penalty::Penalty;
use super::schedule::Instalment;

/// A payment as it was split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// The day.
    pub on: Date,
    /// Of penalties.
    pub penalty: i64,
    /// Of service, with what was let off on settling early.
    pub service: i64,
    /// Of principal.
    pub principal: i64,
}

/// What is still owed of one instalment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The instalment as agreed.
    pub instalment: Instalment,
    /// Its due day.
    pub due_on: Date,
    /// Penalty still owed on the day that was asked for.
    pub penalty: i64,
    /// Service still owed.
    pub service: i64,
    /// Principal still owed.
    pub principal: i64,
}

impl Line {
    /// What is still owed of it without penalty.
    pub const fn unpaid(&self) -> i64 {
        self.service + self.principal
    }

    /// What is still owed of it in all.
    pub const fn owed(&self) -> i64 {
        self.unpaid() + self.penalty
    }
}

/// A loan on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The day.
    pub on: Date,
    /// Every instalment in its order.
    pub lines: Vec<Line>,
}

/// The due day of an instalment: as many months after the loan began, on the last day of a month that is too short.
pub fn due_on(began: Date, number: u32) -> Date {
    began.checked_add(Span::new().months(i64::from(number))).unwrap_or(Date::MAX)
}

/// Where a loan stands.
pub fn standing(began: Date, schedule: &[Instalment], paid: &[Paid], penalty: Penalty, on: Date) -> Standing {
    let sum = |of: fn(&Paid) -> i64| paid.iter().filter(|one| one.on <= on).map(of).sum::<i64>();
    let mut left = (sum(|one| one.penalty), sum(|one| one.service), sum(|one| one.principal));
    let (mut service_before, mut principal_before) = (0, 0);
    let lines = schedule
        .iter()
        .map(|instalment| {
            service_before += instalment.service;
            principal_before += instalment.principal;
            let due_on = due_on(began, instalment.number);
            let until = settled_on(paid, service_before, principal_before).filter(|day| *day <= on).unwrap_or(on);
            let late = days_between(due_on, until);
            let owed = |total: i64, left: &mut i64| {
                let taken = total.min(*left);
                *left -= taken;
                total - taken
            };
            Line {
                instalment: *instalment,
                due_on,
                penalty: owed(penalty.of(instalment.total(), late), &mut left.0),
                service: owed(instalment.service, &mut left.1),
                principal: owed(instalment.principal, &mut left.2),
            }
        })
        .collect();
    Standing { on, lines }
}

/// The day on which so much service and principal had been paid.
fn settled_on(paid: &[Paid], service: i64, principal: i64) -> Option<Date> {
    let mut sums = (0, 0);
    paid.iter()
        .find(|one| {
            sums = (sums.0 + one.service, sums.1 + one.principal);
            sums.0 >= service && sums.1 >= principal
        })
        .map(|one| one.on)
}

/// Whole days from one day to the other; below nothing where the other comes first.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

impl Standing {
    /// Principal still owed.
    pub fn principal(&self) -> i64 {
        self.lines.iter().map(|line| line.principal).sum()
    }

    /// What is due: every instalment whose day has come, with its penalty.
    pub fn due(&self) -> i64 {
        self.lines.iter().filter(|line| line.due_on <= self.on).map(Line::owed).sum()
    }

    /// Penalties still owed, also of instalments that were paid late.
    pub fn penalty(&self) -> i64 {
        self.lines.iter().map(|line| line.penalty).sum()
    }

    /// Service of instalments whose day has come, still owed.
    pub fn service_due(&self) -> i64 {
        self.lines.iter().filter(|line| line.due_on <= self.on).map(|line| line.service).sum()
    }

    /// Days that the oldest unpaid instalment is overdue; nothing where none is.
    pub fn overdue(&self) -> i64 {
        let oldest = self.lines.iter().find(|line| line.unpaid() > 0);
        oldest.map_or(0, |line| days_between(line.due_on, self.on).max(0))
    }

    /// Principal and service of instalments whose day has passed.
    pub fn arrears(&self) -> i64 {
        self.lines.iter().filter(|line| line.due_on < self.on).map(Line::unpaid).sum()
    }

    /// The next instalment that is not paid.
    pub fn next(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.unpaid() > 0)
    }

    /// Service that is let off when everything is paid today: that of the instalments after the running one. Where the margin
    /// was agreed as part of the price (murabahah), nothing is.
    pub fn let_off(&self, price_agreed: bool) -> i64 {
        if price_agreed {
            return 0;
        }
        self.lines.iter().filter(|line| line.due_on > self.on).skip(1).map(|line| line.service).sum()
    }

    /// Service of instalments whose day has not come: of an agreed price, the most that may be given as a discount.
    pub fn margin_ahead(&self) -> i64 {
        self.lines.iter().filter(|line| line.due_on > self.on).map(|line| line.service).sum()
    }

    /// What is still owed of instalments whose day comes within so many days from now on, today with them.
    pub fn due_within(&self, days: i64) -> i64 {
        let soon = |line: &&Line| (0..=days).contains(&days_between(self.on, line.due_on));
        self.lines.iter().filter(soon).map(Line::unpaid).sum()
    }

    /// What settles the loan today.
    pub fn settles(&self, price_agreed: bool) -> i64 {
        self.lines.iter().map(Line::owed).sum::<i64>() - self.let_off(price_agreed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::schedule::{Method, MonthlyRate, schedule};
    use jiff::civil::date;

    const PENALTY: Penalty = Penalty { per_day: 1000, most: 1000 };
    const BEGAN: Date = date(2026, 1, 31);

    fn on(paid: &[Paid], day: Date) -> Standing {
        let all = schedule(Method::Flat, 1_200_000, 12, MonthlyRate(10_000));
        standing(BEGAN, &all, paid, PENALTY, day)
    }

    #[test]
    fn due_days_keep_to_the_day_of_the_month_where_there_is_one() {
        assert_eq!(due_on(BEGAN, 1), date(2026, 2, 28));
        assert_eq!(due_on(BEGAN, 2), date(2026, 3, 31));
    }

    #[test]
    fn what_is_due_grows_with_days_and_falls_with_payments() {
        assert_eq!(on(&[], date(2026, 2, 27)).due(), 0);
        assert_eq!(on(&[], date(2026, 2, 28)).due(), 112_000);
        let late = on(&[], date(2026, 3, 10));
        assert_eq!((late.due(), late.penalty(), late.overdue()), (113_120, 1_120, 10));
        let paid = [Paid { on: date(2026, 3, 10), penalty: 1_120, service: 12_000, principal: 100_000 }];
        let after = on(&paid, date(2026, 3, 10));
        assert_eq!((after.due(), after.overdue(), after.principal()), (0, 0, 1_100_000));
    }

    #[test]
    fn a_penalty_that_was_left_unpaid_stays_and_does_not_grow() {
        let paid = [Paid { on: date(2026, 3, 10), penalty: 0, service: 12_000, principal: 100_000 }];
        assert_eq!(on(&paid, date(2026, 3, 20)).penalty(), 1_120);
        assert_eq!(on(&paid, date(2026, 3, 20)).overdue(), 0);
    }

    #[test]
    fn settling_early_lets_off_the_service_of_months_that_are_not_used() {
        let standing = on(&[], date(2026, 2, 10));
        assert_eq!(standing.settles(false), 1_212_000);
        assert_eq!(standing.settles(true), 1_344_000);
    }
}
