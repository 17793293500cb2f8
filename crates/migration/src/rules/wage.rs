//! A wage as it is offered: an amount of a currency, and what it was in rupiah on the day of a rate. No rate stands in the
//! program: it is typed with its day.

use kernel::money::{Currency, ForeignMoney, Rupiah};

/// Ten thousandths of a rupiah for one unit of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(i64);

/// The decimals of a rate.
const DECIMALS: usize = 4;

/// Reads "TWD 28.590", "MYR 1.500,50" and "28.590 TWD".
pub fn read(typed: &str) -> Option<ForeignMoney> {
    let typed = typed.trim();
    let letters = |text: &str| Currency::parse(text).ok();
    let (first, rest) = typed.split_at_checked(3)?;
    if let Some(currency) = letters(first) {
        return ForeignMoney::parse(rest.trim(), currency).ok().filter(|money| money.minor > 0);
    }
    let (rest, last) = typed.split_at_checked(typed.len().checked_sub(3)?)?;
    ForeignMoney::parse(rest.trim(), letters(last)?).ok().filter(|money| money.minor > 0)
}

impl Rate {
    /// Reads "512,35", "3.742,1" and "16000"; more than nothing, at most four decimals.
    pub fn read(typed: &str) -> Option<Rate> {
        let typed = typed.trim().trim_start_matches("Rp").trim();
        let (whole, rest) = typed.split_once(',').unwrap_or((typed, ""));
        if rest.len() > DECIMALS || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let whole = Rupiah::parse(whole).ok()?.0;
        let rest: i64 = format!("{rest:0<DECIMALS$}").parse().ok()?;
        let rate = whole.checked_mul(10_000)?.checked_add(rest)?;
        (rate > 0).then_some(Rate(rate))
    }

    /// What an amount is in rupiah, whole rupiah, the rest left out.
    pub fn rupiah(self, money: ForeignMoney) -> Option<Rupiah> {
        let unit = 10i128.pow(u32::from(money.currency.decimals()));
        let exact = i128::from(money.minor) * i128::from(self.0) / (unit * 10_000);
        i64::try_from(exact).ok().map(Rupiah)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;

    #[test]
    fn a_wage_is_read_with_its_currency_before_or_behind() {
        let say = |typed: &str| read(typed).map(|money| money.say(Lang::Id));
        assert_eq!(say("TWD 28.590").as_deref(), Some("TWD 28.590,00"));
        assert_eq!(say("twd28590").as_deref(), Some("TWD 28.590,00"));
        assert_eq!(say("1.500,50 MYR").as_deref(), Some("MYR 1.500,50"));
        assert_eq!(say("JPY 180.000").as_deref(), Some("JPY 180.000"));
        for typed in ["", "28590", "RM 1.500", "TWD", "TWD banyak", "TWD -5", "TWD 0", "é", "TWDé"] {
            assert_eq!(say(typed), None, "{typed}");
        }
    }

    #[test]
    fn rupiah_of_that_day_is_computed_in_whole_numbers() {
        let rupiah = |wage: &str, rate: &str| Rate::read(rate)?.rupiah(read(wage)?).map(|amount| amount.0);
        assert_eq!(rupiah("TWD 28.590", "512,35"), Some(14_648_086));
        assert_eq!(rupiah("MYR 1.700", "3.742,1"), Some(6_361_570));
        assert_eq!(rupiah("JPY 180.000", "105,8"), Some(19_044_000));
        for rate in ["", "0", "-5", "512.35", "512,12345", "banyak", "999999999999999999"] {
            assert_eq!(rupiah("TWD 1", rate), None, "{rate}");
        }
    }
}
