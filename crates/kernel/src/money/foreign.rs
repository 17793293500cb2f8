//! Money of other countries: a currency and its smallest units. Nothing here converts; a rate is a dated record.

use super::number::{digits, grouped, signs};
use super::{MoneyError, signed};
use crate::words::Lang;
use std::fmt;

/// The three letters of ISO 4217, such as MYR.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads three letters, in any case.
    pub fn parse(typed: &str) -> Result<Currency, MoneyError> {
        let upper = typed.trim().to_ascii_uppercase();
        match upper.as_bytes() {
            [first, second, third] if upper.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Ok(Currency([*first, *second, *third]))
            }
            _ => Err(MoneyError::Currency),
        }
    }

    /// The three capital letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many decimals the currency has (ISO 4217): 0 for yen and won, 3 for the dinars of the Gulf, else 2.
    pub fn decimals(self) -> u8 {
        match self.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
            | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// An amount in a foreign currency, in its smallest units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ForeignMoney {
    /// The currency.
    pub currency: Currency,
    /// Smallest units: sen, cents, fils, or whole yen and won.
    pub minor: i64,
}

impl ForeignMoney {
    /// Reads `1500`, `1.500` and `1.500,50`: dots between thousands, a comma before decimals, as in Indonesia.
    pub fn parse(typed: &str, currency: Currency) -> Result<ForeignMoney, MoneyError> {
        let (negative, text) = signed(typed);
        let (whole, rest) = text.split_once(',').unwrap_or((text, ""));
        let decimals = usize::from(currency.decimals());
        if !rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(MoneyError::Character);
        }
        if rest.len() > decimals {
            return Err(MoneyError::Decimals);
        }
        let whole = grouped(whole, &['.', ' ', '\u{a0}'])?;
        let rest: i64 = format!("{rest:0<decimals$}0").parse().map_err(|_| MoneyError::TooLarge)?;
        let unit = 10i64.pow(u32::from(currency.decimals()));
        let minor = whole.checked_mul(unit).and_then(|units| units.checked_add(rest / 10));
        let minor = minor.ok_or(MoneyError::TooLarge)?;
        Ok(ForeignMoney { currency, minor: if negative { -minor } else { minor } })
    }

    /// "MYR 1.500,00" in Indonesian, "MYR 1,500.00" in English.
    pub fn say(&self, lang: Lang) -> String {
        format!("{} {}", self.currency.as_str(), self.plain(lang))
    }

    /// The amount without the currency.
    pub fn plain(&self, lang: Lang) -> String {
        let (between, comma) = signs(lang);
        let decimals = usize::from(self.currency.decimals());
        let unit = 10u64.pow(decimals as u32);
        let (whole, rest) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        let sign = if self.minor < 0 { "-" } else { "" };
        let whole = digits(whole, between);
        match decimals {
            0 => format!("{sign}{whole}"),
            decimals => format!("{sign}{whole}{comma}{rest:0decimals$}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(code: &str, minor: i64) -> ForeignMoney {
        let currency = Currency::parse(code).unwrap();
        ForeignMoney { currency, minor }
    }

    #[test]
    fn each_currency_has_its_own_decimals() {
        assert_eq!(money("myr", 150_000).say(Lang::Id), "MYR 1.500,00");
        assert_eq!(money("MYR", 150_000).say(Lang::En), "MYR 1,500.00");
        assert_eq!(money("JPY", 180_000).say(Lang::Id), "JPY 180.000");
        assert_eq!(money("KWD", 120_500).say(Lang::Id), "KWD 120,500");
        assert_eq!(money("SGD", -5).say(Lang::Id), "SGD -0,05");
    }

    #[test]
    fn what_is_shown_is_read_again() {
        for code in ["MYR", "JPY", "KWD"] {
            for minor in [0, 1, 99, 100, 150_050, 123_456_789, -42] {
                let amount = money(code, minor);
                let read = ForeignMoney::parse(&amount.plain(Lang::Id), amount.currency);
                assert_eq!(read, Ok(amount));
            }
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        let ringgit = Currency::parse("MYR").unwrap();
        for (typed, error) in [
            ("", MoneyError::Empty),
            ("1.500,505", MoneyError::Decimals),
            ("1,500.50", MoneyError::Character),
            ("15.00", MoneyError::Groups),
            ("seribu", MoneyError::Character),
        ] {
            assert_eq!(ForeignMoney::parse(typed, ringgit), Err(error), "{typed}");
        }
        for typed in ["", "RM", "MYRR", "M1R"] {
            assert_eq!(Currency::parse(typed), Err(MoneyError::Currency));
        }
    }
}
