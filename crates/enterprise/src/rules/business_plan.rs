//! What follows from a plan's numbers: margin, break-even, cash by month, and what does not add up. Whole rupiah throughout;
//! nothing is rounded in the plan's favour. Not here: who may check or approve (`office`).

use kernel::day::Month;

/// How many months a plan looks ahead.
pub const MONTHS: usize = 12;
/// The largest amount that a plan may name, in rupiah.
pub const MOST_AMOUNT: i64 = 100_000_000_000;
/// The most units a month.
pub const MOST_VOLUME: i64 = 10_000_000;

/// The numbers of a plan, in rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Price of one unit.
    pub price: i64,
    /// All costs of one unit.
    pub unit_cost: i64,
    /// All fixed costs of a month.
    pub fixed: i64,
    /// Units a month at full production.
    pub volume: i64,
    /// Own cash at the beginning.
    pub own_cash: i64,
    /// Value of the aid asked for.
    pub aid: i64,
    /// The first month.
    pub first: Month,
    /// Months until full production, from 1.
    pub ramp: i64,
    /// Months until buyers pay.
    pub delay: i64,
}

/// One month of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashMonth {
    /// Which.
    pub month: Month,
    /// Units made and sold.
    pub units: i64,
    /// Money that comes in.
    pub income: i64,
    /// Money that goes out.
    pub cost: i64,
    /// Cash at its end; below zero the group cannot pay.
    pub cash: i64,
}

/// What does not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// A unit costs as much as it brings, or more: nothing can be earned.
    LossOnEachUnit,
    /// The volume lies below the break-even of so many units.
    BelowBreakEven(i64),
    /// Cash falls below zero in this month, to this much.
    CashRunsOut(Month, i64),
    /// What was asked for is not earned back within five years at this profit a month.
    SlowReturn(i64),
}

impl Flaw {
    /// May a plan with it not go on?
    pub const fn stops(self) -> bool {
        matches!(self, Flaw::LossOnEachUnit)
    }
}

impl Plan {
    /// What is left of one unit after its own costs.
    pub const fn margin(&self) -> i64 {
        self.price - self.unit_cost
    }

    /// Units a month that just pay the fixed costs; none where a unit brings nothing.
    pub fn break_even(&self) -> Option<i64> {
        let margin = self.margin();
        (margin > 0).then(|| self.fixed.div_euclid(margin) + i64::from(self.fixed.rem_euclid(margin) > 0))
    }

    /// Profit of a month at full production.
    pub const fn profit(&self) -> i64 {
        self.margin() * self.volume - self.fixed
    }

    /// Months of full profit that the aid is worth; none without a profit.
    pub fn payback(&self) -> Option<i64> {
        let profit = self.profit();
        (profit > 0).then(|| self.aid.div_euclid(profit) + i64::from(self.aid.rem_euclid(profit) > 0))
    }

    /// Units sold in the month of this place, from 0.
    pub fn units(&self, place: i64) -> i64 {
        let ramp = self.ramp.max(1);
        if place < 0 {
            0
        } else if place + 1 >= ramp {
            self.volume
        } else {
            self.volume * (place + 1) / ramp
        }
    }

    /// Cash by month.
    pub fn cash(&self) -> Vec<CashMonth> {
        let mut cash = self.own_cash;
        let mut months = Vec::with_capacity(MONTHS);
        let mut month = self.first;
        for place in 0..MONTHS as i64 {
            let units = self.units(place);
            let income = self.units(place - self.delay) * self.price;
            let cost = units * self.unit_cost + self.fixed;
            cash += income - cost;
            months.push(CashMonth { month, units, income, cost, cash });
            month = month.next();
        }
        months
    }

    /// What does not add up, the gravest first.
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        match self.break_even() {
            None => flaws.push(Flaw::LossOnEachUnit),
            Some(units) if self.volume < units => flaws.push(Flaw::BelowBreakEven(units)),
            Some(_) => {}
        }
        let worst = self.cash().into_iter().filter(|month| month.cash < 0).min_by_key(|month| month.cash);
        flaws.extend(worst.map(|month| Flaw::CashRunsOut(month.month, month.cash)));
        flaws.extend(self.payback().filter(|months| *months > 60).map(Flaw::SlowReturn));
        flaws
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month") // reason: a test's own text
    }

    /// Banana crisps: 10,000 a pack, 6,000 to make, 1,200,000 fixed; 500 packs a month after three months.
    fn crisps() -> Plan {
        Plan {
            price: 10_000,
            unit_cost: 6_000,
            fixed: 1_200_000,
            volume: 500,
            own_cash: 2_000_000,
            aid: 8_000_000,
            first: month("2026-12"),
            ramp: 3,
            delay: 0,
        }
    }

    #[test]
    fn the_break_even_is_the_number_of_units_that_just_pays_the_fixed_cost() {
        assert_eq!(crisps().break_even(), Some(300));
        assert_eq!(Plan { fixed: 1_200_001, ..crisps() }.break_even(), Some(301));
        assert_eq!(Plan { price: 6_000, ..crisps() }.break_even(), None);
        assert_eq!(crisps().profit(), 800_000);
        assert_eq!(crisps().payback(), Some(10));
    }

    #[test]
    fn production_grows_to_its_full_volume_and_cash_follows() {
        let cash = crisps().cash();
        let units: Vec<i64> = cash.iter().take(4).map(|month| month.units).collect();
        assert_eq!(units, [166, 333, 500, 500]);
        // 2,000,000 + 166 × 4,000 − 1,200,000
        assert_eq!(cash[0].cash, 1_464_000);
        assert_eq!(cash[1].cash, 1_464_000 + 333 * 4_000 - 1_200_000);
        assert_eq!((cash[0].month, cash[1].month), (month("2026-12"), month("2027-01")));
        assert_eq!(cash.len(), 12);
    }

    #[test]
    fn buyers_who_pay_two_months_later_empty_the_till_of_a_plan_that_earns() {
        let late = Plan { delay: 2, own_cash: 1_000_000, ..crisps() };
        assert_eq!(late.cash()[0].income, 0);
        assert_eq!(late.flaws(), [Flaw::CashRunsOut(month("2027-03"), -7_804_000)]);
        assert!(crisps().flaws().is_empty(), "{:?}", crisps().flaws());
    }

    #[test]
    fn only_a_loss_on_each_unit_stops_a_plan() {
        let loss = Plan { unit_cost: 11_000, ..crisps() };
        assert!(loss.flaws()[0].stops());
        let small = Plan { volume: 200, own_cash: 90_000_000, ..crisps() };
        assert_eq!(small.flaws(), [Flaw::BelowBreakEven(300)]);
        assert!(!small.flaws()[0].stops());
    }
}
