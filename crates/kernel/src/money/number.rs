//! Numbers as both languages write them, and percent in hundredths of a percent.

use super::{LARGEST, MoneyError};
use crate::words::Lang;

/// Between thousands, and before decimals.
pub(super) const fn signs(lang: Lang) -> (char, char) {
    match lang {
        Lang::Id => ('.', ','),
        Lang::En => (',', '.'),
    }
}

/// "1.234" in Indonesian, "1,234" in English.
pub fn whole(number: i64, lang: Lang) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", digits(number.unsigned_abs(), signs(lang).0))
}

/// `mantissa` over ten to the `scale`: 12345 with scale 1 is "1.234,5" in Indonesian, "1,234.5" in English.
pub fn decimal(mantissa: i64, scale: u8, lang: Lang) -> String {
    let Some(unit) = 10u64.checked_pow(u32::from(scale)) else {
        return whole(0, lang);
    };
    let (between, comma) = signs(lang);
    let sign = if mantissa < 0 { "-" } else { "" };
    let (whole, rest) = (mantissa.unsigned_abs() / unit, mantissa.unsigned_abs() % unit);
    let whole = digits(whole, between);
    match scale {
        0 => format!("{sign}{whole}"),
        scale => format!("{sign}{whole}{comma}{rest:0width$}", width = usize::from(scale)),
    }
}

/// Digits in groups of three.
pub(super) fn digits(number: u64, between: char) -> String {
    let plain = number.to_string();
    let mut text = String::with_capacity(plain.len() * 4 / 3 + 1);
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

/// Reads digits, plain or parted in threes by one of `between` (the same one throughout).
pub(super) fn grouped(text: &str, between: &[char]) -> Result<i64, MoneyError> {
    if text.is_empty() {
        return Err(MoneyError::Empty);
    }
    if !text.chars().all(|letter| letter.is_ascii_digit() || between.contains(&letter)) {
        return Err(MoneyError::Character);
    }
    if let Some(separator) = text.chars().find(|letter| between.contains(letter)) {
        for (at, group) in text.split(separator).enumerate() {
            let fits = if at == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
            if !fits || group.contains(|letter: char| !letter.is_ascii_digit()) {
                return Err(MoneyError::Groups);
            }
        }
    }
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    match plain.parse::<i64>() {
        Ok(number) if number <= LARGEST => Ok(number),
        _ => Err(MoneyError::TooLarge),
    }
}

/// Hundredths of a percent: 18,5 % is `Percent(1850)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(pub i64);

impl Percent {
    /// The whole, 100 %.
    pub const WHOLE: Percent = Percent(10_000);

    /// Reads `18`, `18,5`, `18.50` and `18,5%`; a comma or a point, at most two decimals, no thousands.
    pub fn parse(typed: &str) -> Result<Percent, MoneyError> {
        let (negative, text) = super::signed(typed);
        let text = text.trim_end_matches('%').trim_end();
        let (whole, rest) = text.split_once([',', '.']).unwrap_or((text, ""));
        if whole.is_empty() && rest.is_empty() {
            return Err(MoneyError::Empty);
        }
        if whole.is_empty() || !(whole.bytes().chain(rest.bytes())).all(|byte| byte.is_ascii_digit()) {
            return Err(MoneyError::Character);
        }
        if rest.len() > 2 {
            return Err(MoneyError::Decimals);
        }
        let number: i64 = format!("{whole}{rest:0<2}").parse().map_err(|_| MoneyError::TooLarge)?;
        if number > LARGEST {
            return Err(MoneyError::TooLarge);
        }
        Ok(Percent(if negative { -number } else { number }))
    }

    /// What share `part` is of `whole`, rounded half up; nothing of nothing has no share.
    pub fn share(part: i64, whole: i64) -> Option<Percent> {
        if whole == 0 {
            return None;
        }
        let scaled = i128::from(part) * i128::from(Percent::WHOLE.0);
        let rounded = super::divide_half_up(scaled, i128::from(whole));
        i64::try_from(rounded).ok().map(Percent)
    }

    /// "18,5%" in Indonesian, "18.5%" in English; decimals only where there are any.
    pub fn say(self, lang: Lang) -> String {
        let number = match (self.0 % 100, self.0 % 10) {
            (0, _) => whole(self.0 / 100, lang),
            (_, 0) => decimal(self.0 / 10, 1, lang),
            _ => decimal(self.0, 2, lang),
        };
        format!("{number}%")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_each_languages_signs() {
        assert_eq!(whole(1_234_567, Lang::Id), "1.234.567");
        assert_eq!(whole(-1_234, Lang::En), "-1,234");
        assert_eq!(whole(12, Lang::Id), "12");
        assert_eq!(decimal(12_345, 1, Lang::Id), "1.234,5");
        assert_eq!(decimal(12_345, 1, Lang::En), "1,234.5");
        assert_eq!(decimal(-5, 2, Lang::Id), "-0,05");
        assert_eq!(decimal(5, 0, Lang::Id), "5");
    }

    #[test]
    fn percent_is_read_and_shown_exactly() {
        for (typed, hundredths, shown) in [
            ("18", 1_800, "18%"),
            ("18,5", 1_850, "18,5%"),
            ("18.50 %", 1_850, "18,5%"),
            ("0,05%", 5, "0,05%"),
            ("-2,25", -225, "-2,25%"),
            ("-0,5", -50, "-0,5%"),
            ("100", 10_000, "100%"),
        ] {
            let percent = Percent::parse(typed).unwrap();
            assert_eq!(percent, Percent(hundredths), "{typed}");
            assert_eq!(percent.say(Lang::Id), shown);
            assert_eq!(Percent::parse(&percent.say(Lang::En)), Ok(percent));
        }
        for (typed, error) in [
            ("", MoneyError::Empty),
            ("%", MoneyError::Empty),
            ("1,234", MoneyError::Decimals),
            ("1.2.3", MoneyError::Character),
            (",5", MoneyError::Character),
            ("lima", MoneyError::Character),
        ] {
            assert_eq!(Percent::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        assert_eq!(Percent::share(1, 3), Some(Percent(3_333)));
        assert_eq!(Percent::share(2, 3), Some(Percent(6_667)));
        assert_eq!(Percent::share(1, 0), None);
        assert_eq!(Percent::share(8_496, 83_762).map(|share| share.say(Lang::Id)), Some("10,14%".to_owned()));
    }
}
