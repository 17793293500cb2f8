//! How a payment is split: the oldest instalment first, within each in the declared order of penalty, service and principal
//! (AD/ART; `urutan_angsuran`). What is more than is due pays coming instalments ahead; what settles the whole lets off the
//! service of months that are not used; more than that is refused.
//! Not here: what is owed (`loan_account`).

use super::loan_account::Standing;

/// What a payment pays, in rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Split {
    /// Penalties.
    pub penalty: i64,
    /// Service.
    pub service: i64,
    /// Principal.
    pub principal: i64,
    /// Service that is let off because everything is settled early.
    pub let_off: i64,
    /// Is nothing owed afterwards?
    pub settled: bool,
}

/// Why a payment cannot be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is nothing.
    Nothing,
    /// It is more than settles the loan: rupiah that do.
    MoreThan(i64),
}

/// What is paid in which order: the digits 1 penalty, 2 service, 3 principal, as 123.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order(pub i64);

impl Order {
    /// Penalty, service, principal.
    pub const USUAL: Order = Order(123);
    /// Service, principal, penalty: the price first, then what is for the social fund.
    pub const PRICE_FIRST: Order = Order(231);

    /// The digits, the first one first.
    pub fn digits(self) -> [i64; 3] {
        [self.0 / 100 % 10, self.0 / 10 % 10, self.0 % 10]
    }
}

/// Splits a payment.
///
/// # Errors
/// [`Refused`].
pub fn split(standing: &Standing, amount: i64, order: Order, price_agreed: bool) -> Result<Split, Refused> {
    if amount <= 0 {
        return Err(Refused::Nothing);
    }
    let whole = standing.settles(price_agreed);
    if amount > whole {
        return Err(Refused::MoreThan(whole));
    }
    if amount == whole {
        return Ok(all_of(standing, standing.let_off(price_agreed)));
    }
    let mut left = amount;
    let mut split = Split::default();
    // Penalties of instalments that are paid otherwise are still owed, so every line is asked.
    for line in &standing.lines {
        for digit in order.digits() {
            let (owed, part) = match digit {
                1 => (line.penalty, &mut split.penalty),
                2 => (line.service, &mut split.service),
                _ => (line.principal, &mut split.principal),
            };
            let taken = owed.min(left);
            *part += taken;
            left -= taken;
        }
    }
    Ok(split)
}

/// Settles an agreed price early with a discount that the koperasi gives of its own will (*muqasah*): at most the margin of
/// instalments whose day has not come.
///
/// # Errors
/// [`Discounted`].
pub fn settle_with_discount(standing: &Standing, amount: i64, discount: i64) -> Result<Split, Discounted> {
    let most = standing.margin_ahead();
    if !(0..=most).contains(&discount) {
        return Err(Discounted::Most(most));
    }
    let settles = standing.settles(true) - discount;
    if amount != settles {
        return Err(Discounted::Settles(settles));
    }
    Ok(all_of(standing, discount))
}

/// Why a discount cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discounted {
    /// It is more than this.
    Most(i64),
    /// It is given only where all is settled: with this amount.
    Settles(i64),
}

fn all_of(standing: &Standing, let_off: i64) -> Split {
    Split {
        penalty: standing.penalty(),
        service: standing.lines.iter().map(|line| line.service).sum::<i64>() - let_off,
        principal: standing.principal(),
        let_off,
        settled: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::loan_account::standing;
    use crate::rules::penalty::Penalty;
    use crate::rules::schedule::{Method, MonthlyRate, schedule};
    use jiff::civil::{Date, date};

    /// 100,000 and 12,000 a month, from 31 January; asked on 10 March, ten days after the first due day.
    fn late() -> Standing {
        let all = schedule(Method::Flat, 1_200_000, 12, MonthlyRate(10_000));
        let day: Date = date(2026, 3, 10);
        standing(date(2026, 1, 31), &all, &[], Penalty { per_day: 1000, most: 1000 }, day)
    }

    fn parts(amount: i64, order: Order) -> (i64, i64, i64) {
        let split = split(&late(), amount, order, false).unwrap();
        assert_eq!(split.penalty + split.service + split.principal, amount);
        (split.penalty, split.service, split.principal)
    }

    #[test]
    fn the_declared_order_decides_what_a_small_payment_pays() {
        assert_eq!(parts(10_000, Order::USUAL), (1_120, 8_880, 0));
        assert_eq!(parts(10_000, Order(321)), (0, 0, 10_000));
        assert_eq!(parts(10_000, Order(231)), (0, 10_000, 0));
        assert_eq!(parts(113_120, Order(321)), (1_120, 12_000, 100_000));
    }

    #[test]
    fn what_is_more_than_due_pays_the_next_instalment_ahead() {
        assert_eq!(parts(113_120 + 20_000, Order::USUAL), (1_120, 24_000, 108_000));
    }

    #[test]
    fn exactly_what_settles_settles_and_one_rupiah_more_is_refused() {
        let whole = late().settles(false);
        assert_eq!(whole, 1_120 + 24_000 + 1_200_000);
        let settled = split(&late(), whole, Order::USUAL, false).unwrap();
        assert_eq!((settled.let_off, settled.settled, settled.principal), (120_000, true, 1_200_000));
        assert_eq!(split(&late(), whole + 1, Order::USUAL, false), Err(Refused::MoreThan(whole)));
        assert_eq!(split(&late(), 0, Order::USUAL, false), Err(Refused::Nothing));
        assert!(!split(&late(), whole - 1, Order::USUAL, false).unwrap().settled);
    }

    #[test]
    fn a_discount_on_an_agreed_price_is_given_only_on_settling_and_only_of_the_margin_ahead() {
        let standing = late();
        let whole = standing.settles(true);
        assert_eq!(whole, 1_120 + 144_000 + 1_200_000);
        let settled = settle_with_discount(&standing, whole - 132_000, 132_000).unwrap();
        assert_eq!((settled.service, settled.let_off, settled.settled), (12_000, 132_000, true));
        assert_eq!(settle_with_discount(&standing, whole - 132_001, 132_001), Err(Discounted::Most(132_000)));
        assert_eq!(settle_with_discount(&standing, 500_000, 50_000), Err(Discounted::Settles(whole - 50_000)));
    }
}
