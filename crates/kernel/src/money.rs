//! Rupiah, foreign money, percent and numbers: exact integers, and how people write and read them.
//! Nothing about money is a float. Schedules, interest and posting live in the rooms.

mod foreign;
mod number;
mod terbilang;

pub use foreign::{Currency, ForeignMoney};
pub use number::{Percent, decimal, whole};
pub use terbilang::terbilang;

use crate::words::{Lang, Phrase, phrase};
use std::fmt;

/// Whole rupiah; there are no cents. May be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rupiah(pub i64);

/// Why a typed text is no amount, or a sum too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing was typed.
    #[error("no amount")]
    Empty,
    /// Words such as *juta* or other letters.
    #[error("an amount is written in digits")]
    Character,
    /// A comma: whole rupiah have no decimals.
    #[error("whole rupiah have no comma")]
    Comma,
    /// Dots that do not part groups of three.
    #[error("dots part groups of three digits")]
    Groups,
    /// More decimals than the currency has.
    #[error("too many decimals")]
    Decimals,
    /// Larger than the books can hold.
    #[error("the amount is too large")]
    TooLarge,
    /// Not three capital letters.
    #[error("a currency is three letters")]
    Currency,
}

impl MoneyError {
    /// What to tell the person who typed it.
    pub const fn phrase(self) -> Phrase {
        match self {
            MoneyError::Empty => phrase("Isi jumlahnya.", "Fill in the amount."),
            MoneyError::Character => phrase(
                "Tulis jumlah dengan angka, misalnya 5.000.000.",
                "Write the amount in digits, for example 5.000.000.",
            ),
            MoneyError::Comma => phrase(
                "Rupiah ditulis tanpa koma. Untuk ribuan pakai titik, misalnya 5.000.000.",
                "Rupiah have no comma. Part thousands by dots, for example 5.000.000.",
            ),
            MoneyError::Groups => phrase(
                "Titik memisahkan tiga angka, misalnya 5.000.000. Periksa jumlah nolnya.",
                "Dots part three digits, for example 5.000.000. Check the number of zeros.",
            ),
            MoneyError::Decimals => {
                phrase("Angka di belakang koma terlalu banyak.", "There are too many digits after the comma.")
            }
            MoneyError::TooLarge => phrase("Jumlah ini terlalu besar.", "This amount is too large."),
            MoneyError::Currency => phrase(
                "Mata uang ditulis dengan tiga huruf, misalnya MYR.",
                "A currency is written with three letters, for example MYR.",
            ),
        }
    }
}

/// The largest amount that a form takes: 999 trillion rupiah, so that sums of many stay far from the end of `i64`.
pub const LARGEST: i64 = 999_999_999_999_999;

impl Rupiah {
    /// Nothing.
    pub const ZERO: Rupiah = Rupiah(0);

    /// Reads `5000000`, `5.000.000`, `5 000 000`, each also with `Rp` before it or a minus. Commas and words are refused.
    pub fn parse(typed: &str) -> Result<Rupiah, MoneyError> {
        let (negative, text) = signed(typed);
        let text = match text.get(..2) {
            Some(sign) if sign.eq_ignore_ascii_case("rp") => text[2..].trim_start_matches('.'),
            _ => text,
        };
        let (negative, text) = match negative {
            true => (true, text.trim()),
            false => signed(text),
        };
        if text.contains(',') {
            return Err(MoneyError::Comma);
        }
        let amount = number::grouped(text, &['.', ' ', '\u{a0}'])?;
        Ok(Rupiah(if negative { -amount } else { amount }))
    }

    /// "5.000.000" without the sign of the currency, for columns that name it above.
    pub fn plain(self) -> String {
        whole(self.0, Lang::Id)
    }

    /// The amount in words, as receipts have it: "lima juta rupiah".
    pub fn in_words(self) -> String {
        format!("{} rupiah", terbilang(self.0))
    }

    /// The sum, unless it is too large.
    pub const fn checked_add(self, other: Rupiah) -> Option<Rupiah> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Rupiah(sum)),
            None => None,
        }
    }

    /// The difference, unless it is too large.
    pub const fn checked_sub(self, other: Rupiah) -> Option<Rupiah> {
        match self.0.checked_sub(other.0) {
            Some(difference) => Some(Rupiah(difference)),
            None => None,
        }
    }

    /// The product with a count, unless it is too large.
    pub const fn checked_mul(self, count: i64) -> Option<Rupiah> {
        match self.0.checked_mul(count) {
            Some(product) => Some(Rupiah(product)),
            None => None,
        }
    }

    /// The sum of many, unless it is too large.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Rupiah>) -> Option<Rupiah> {
        amounts.into_iter().try_fold(Rupiah::ZERO, Rupiah::checked_add)
    }

    /// This times `numerator` over `denominator`, rounded half up (away from zero below zero), exact in between.
    /// Nothing when the denominator is zero or the result too large.
    pub fn ratio(self, numerator: i64, denominator: i64) -> Option<Rupiah> {
        if denominator == 0 {
            return None;
        }
        let product = i128::from(self.0) * i128::from(numerator);
        let rounded = divide_half_up(product, i128::from(denominator));
        i64::try_from(rounded).ok().map(Rupiah)
    }

    /// A percentage of this, rounded half up.
    pub fn percent(self, percent: Percent) -> Option<Rupiah> {
        self.ratio(percent.0, Percent::WHOLE.0)
    }
}

/// A quotient rounded half up, away from zero below zero. The denominator is not zero.
fn divide_half_up(numerator: i128, denominator: i128) -> i128 {
    let (quotient, rest) = (numerator / denominator, numerator % denominator);
    let up = rest.unsigned_abs() * 2 >= denominator.unsigned_abs() && rest != 0;
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    if up { quotient + away } else { quotient }
}

/// A minus before the text, and the text without it.
fn signed(text: &str) -> (bool, &str) {
    let text = text.trim();
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim()),
        None => (false, text),
    }
}

impl fmt::Display for Rupiah {
    /// "Rp5.000.000", "-Rp5.000": the same in both languages.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(out, "{sign}Rp{}", number::digits(self.0.unsigned_abs(), '.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for typed in ["5000000", "5.000.000", "Rp5.000.000", "rp 5.000.000", "Rp. 5.000.000", " 5 000 000 "] {
            assert_eq!(Rupiah::parse(typed), Ok(Rupiah(5_000_000)), "{typed}");
        }
        assert_eq!(Rupiah::parse("-Rp5.000"), Ok(Rupiah(-5_000)));
        assert_eq!(Rupiah::parse("Rp-5.000"), Ok(Rupiah(-5_000)));
        assert_eq!(Rupiah::parse("0"), Ok(Rupiah::ZERO));
    }

    #[test]
    fn what_could_be_misread_is_refused() {
        for (typed, error) in [
            ("", MoneyError::Empty),
            ("Rp", MoneyError::Empty),
            ("5.00", MoneyError::Groups),
            ("5.0000", MoneyError::Groups),
            (".500", MoneyError::Groups),
            ("5..000", MoneyError::Groups),
            ("5.000.", MoneyError::Groups),
            ("5.000 000", MoneyError::Groups),
            ("5,000,000", MoneyError::Comma),
            ("5.000,00", MoneyError::Comma),
            ("5 juta", MoneyError::Character),
            ("5e6", MoneyError::Character),
            ("--5", MoneyError::Character),
            ("1.000.000.000.000.000", MoneyError::TooLarge),
            ("99999999999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(Rupiah::parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn what_is_shown_is_read_again() {
        for amount in [0, 1, 999, 1_000, 5_000_000, -12_345_678, LARGEST, -LARGEST] {
            let shown = Rupiah(amount).to_string();
            assert_eq!(Rupiah::parse(&shown), Ok(Rupiah(amount)), "{shown}");
        }
        assert_eq!(Rupiah(i64::MIN).to_string(), "-Rp9.223.372.036.854.775.808");
    }

    #[test]
    fn shares_are_rounded_half_up_and_never_through_a_float() {
        assert_eq!(Rupiah(5).ratio(1, 2), Some(Rupiah(3)));
        assert_eq!(Rupiah(-5).ratio(1, 2), Some(Rupiah(-3)));
        assert_eq!(Rupiah(10).ratio(1, 3), Some(Rupiah(3)));
        assert_eq!(Rupiah(20).ratio(1, 3), Some(Rupiah(7)));
        assert_eq!(Rupiah(5).ratio(1, -2), Some(Rupiah(-3)));
        assert_eq!(Rupiah(18_500_000).percent(Percent(4_000)), Some(Rupiah(7_400_000)));
        assert_eq!(Rupiah(12_000_000).percent(Percent(150)), Some(Rupiah(180_000)));
        assert_eq!(Rupiah(5).ratio(1, 0), None);
        assert_eq!(Rupiah(i64::MAX).ratio(2, 1), None);
        assert_eq!(Rupiah(i64::MAX).ratio(i64::MAX, i64::MAX), Some(Rupiah(i64::MAX)));
    }

    #[test]
    fn a_sum_that_does_not_fit_is_none() {
        assert_eq!(Rupiah(i64::MAX).checked_add(Rupiah(1)), None);
        assert_eq!(Rupiah(i64::MIN).checked_sub(Rupiah(1)), None);
        assert_eq!(Rupiah(i64::MAX).checked_mul(2), None);
        assert_eq!(Rupiah::checked_sum([Rupiah(1), Rupiah(2), Rupiah(-4)]), Some(Rupiah(-1)));
    }

    #[test]
    fn a_receipt_has_the_amount_in_words() {
        assert_eq!(Rupiah(5_150_000).in_words(), "lima juta seratus lima puluh ribu rupiah");
    }
}
