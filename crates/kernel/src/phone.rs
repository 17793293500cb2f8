//! Telephone numbers: read as people write them, kept in the international form (E.164), shown in groups, masked.
//! Checks shape, not whether anyone answers.

use crate::words::{Phrase, phrase};
use std::fmt;

/// A number such as `+6281234567890`. `Debug` never prints it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// Why a typed text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("no number")]
    Empty,
    /// Letters or other signs.
    #[error("a telephone number holds digits only")]
    Character,
    /// Too few digits.
    #[error("too few digits")]
    TooShort,
    /// Too many digits.
    #[error("too many digits")]
    TooLong,
    /// Neither `0…` nor `+…`: it could be of any country.
    #[error("the number has no country code")]
    NoCountry,
    /// A country code that does not exist.
    #[error("no such country code")]
    UnknownCountry,
}

impl PhoneError {
    /// What to tell the person who typed it.
    pub const fn phrase(self) -> Phrase {
        match self {
            PhoneError::Empty => phrase("Isi nomor telepon.", "Fill in a telephone number."),
            PhoneError::Character => phrase(
                "Nomor telepon hanya berisi angka, misalnya 0812 3456 7890.",
                "A telephone number holds digits only, for example 0812 3456 7890.",
            ),
            PhoneError::TooShort => phrase(
                "Nomor telepon ini terlalu pendek. Periksa apakah ada angka yang kurang.",
                "This telephone number is too short. Check whether a digit is missing.",
            ),
            PhoneError::TooLong => phrase(
                "Nomor telepon ini terlalu panjang. Tulis satu nomor saja.",
                "This telephone number is too long. Write one number only.",
            ),
            PhoneError::NoCountry => phrase(
                "Mulai dengan 0 untuk nomor Indonesia, atau + dan kode negara, misalnya +60 12 345 6789.",
                "Begin with 0 for an Indonesian number, or + and the country code, for example +60 12 345 6789.",
            ),
            PhoneError::UnknownCountry => {
                phrase("Kode negara pada nomor ini tidak dikenal.", "The country code of this number is not known.")
            }
        }
    }
}

/// Calling codes of one, two and three digits. A number begins with exactly one of them (ITU-T E.164).
const ONE_DIGIT: [&str; 2] = ["1", "7"];
const TWO_DIGITS: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95", "98",
];
/// Ranges of codes with three digits: everything that begins like this and is none of the above.
const THREE_DIGITS: [&str; 11] = ["21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42"];
const MORE_THREE_DIGITS: [&str; 9] = ["50", "59", "67", "68", "69", "85", "88", "96", "97"];
const LAST_THREE_DIGITS: [&str; 2] = ["87", "99"];

/// Reads a number: `0812-3456-7890`, `+62 812 …`, `62812…`, `(021) 555 …`, `00 60 12 …`, `+60 12-345 6789`.
pub fn parse(typed: &str) -> Result<Phone, PhoneError> {
    let typed = typed.trim().trim_start_matches(['\'', '\u{2019}']);
    let typed = typed.strip_prefix("tel:").unwrap_or(typed);
    let (plus, rest) = match typed.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, typed),
    };
    let mut digits = String::with_capacity(16);
    for letter in rest.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{2010}'..='\u{2013}' => {}
            _ => return Err(PhoneError::Character),
        }
    }
    if digits.is_empty() {
        return Err(PhoneError::Empty);
    }
    let whole = international(plus, &digits)?;
    let code = calling_code(&whole).ok_or(PhoneError::UnknownCountry)?;
    let (least, most) = if code == "62" { (9, 14) } else { (8, 15) };
    match whole.len() {
        length if length < least => Err(PhoneError::TooShort),
        length if length > most => Err(PhoneError::TooLong),
        _ => Ok(Phone(format!("+{whole}"))),
    }
}

/// The digits from the country code on.
fn international(plus: bool, digits: &str) -> Result<String, PhoneError> {
    let foreign = if plus { Some(digits) } else { digits.strip_prefix("00") };
    if let Some(rest) = foreign {
        // People write +62 (0)812: the zero of the national form is left out abroad.
        return Ok(match rest.strip_prefix("620") {
            Some(national) => format!("62{national}"),
            None => rest.to_owned(),
        });
    }
    if let Some(national) = digits.strip_prefix('0') {
        return Ok(format!("62{national}"));
    }
    if let Some(national) = digits.strip_prefix("62").filter(|_| digits.len() >= 10) {
        return Ok(format!("62{}", national.trim_start_matches('0')));
    }
    // A spreadsheet eats the zero of 0812…
    if digits.starts_with('8') && (9..=13).contains(&digits.len()) {
        return Ok(format!("62{digits}"));
    }
    Err(PhoneError::NoCountry)
}

fn calling_code(digits: &str) -> Option<&str> {
    let one = digits.get(..1)?;
    if ONE_DIGIT.contains(&one) {
        return Some(one);
    }
    let two = digits.get(..2)?;
    if TWO_DIGITS.contains(&two) {
        return Some(two);
    }
    let known = THREE_DIGITS.contains(&two) || MORE_THREE_DIGITS.contains(&two) || LAST_THREE_DIGITS.contains(&two);
    if known { digits.get(..3) } else { None }
}

impl Phone {
    /// The international form, `+6281234567890`. Personal data of the sealed kind.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an Indonesian number.
    pub fn is_indonesian(&self) -> bool {
        self.0.starts_with("+62")
    }

    /// Whether it is an Indonesian mobile number, which can get a message.
    pub fn is_mobile(&self) -> bool {
        self.0.starts_with("+628")
    }

    /// In groups: "0812-3456-7890", "+60 123 456 789".
    pub fn shown(&self) -> String {
        if let Some(national) = self.0.strip_prefix("+62") {
            return format!("0{}", grouped(national, 3, 4, '-'));
        }
        let code = calling_code(&self.0[1..]).unwrap_or_default();
        format!("+{code} {}", grouped(&self.0[1 + code.len()..], 3, 3, ' '))
    }

    /// Country code and last three digits, the rest hidden: "+62•••••••890".
    pub fn masked(&self) -> String {
        let code = calling_code(&self.0[1..]).unwrap_or_default();
        let hidden = self.0.len().saturating_sub(1 + code.len() + 3);
        format!("+{code}{}{}", "•".repeat(hidden), &self.0[self.0.len() - 3..])
    }

    /// The address that opens a chat with this number, for a link.
    pub fn wa_me_link(&self) -> String {
        format!("https://wa.me/{}", &self.0[1..])
    }

    /// The address that calls this number, for a link.
    pub fn tel_link(&self) -> String {
        format!("tel:{}", self.0)
    }
}

/// Digits with a sign after the first `first` and then after every `step`; a last single digit stays with its group.
fn grouped(digits: &str, first: usize, step: usize, between: char) -> String {
    let mut text = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        let border = at >= first && (at - first).is_multiple_of(step);
        if at > 0 && border && digits.len() - at > 1 {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

impl fmt::Debug for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Phone(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indonesian_number_is_one_number_however_it_is_written() {
        for typed in [
            "081234567890",
            "0812-3456-7890",
            "0812 3456 7890",
            "+62 812 3456 7890",
            "+62 (0)812-3456-7890",
            "6281234567890",
            "0062 812 34567890",
            "'081234567890",
            "81234567890",
            "tel:+6281234567890",
        ] {
            let phone = parse(typed).unwrap();
            assert_eq!(phone.as_str(), "+6281234567890", "{typed}");
            assert!(phone.is_mobile());
        }
        assert_eq!(parse("(0286) 321 345").unwrap().as_str(), "+62286321345");
        assert!(!parse("(0286) 321 345").unwrap().is_mobile());
    }

    #[test]
    fn a_foreign_number_keeps_its_country() {
        for (typed, kept, shown) in [
            ("+60 12-345 6789", "+60123456789", "+60 123 456 789"),
            ("00886 912 345 678", "+886912345678", "+886 912 345 678"),
            ("+852 9123 4567", "+85291234567", "+852 912 345 67"),
            ("+966 50 123 4567", "+966501234567", "+966 501 234 567"),
            ("+1 202 555 0123", "+12025550123", "+1 202 555 0123"),
        ] {
            let phone = parse(typed).unwrap();
            assert_eq!(phone.as_str(), kept);
            assert_eq!(phone.shown(), shown);
            assert!(!phone.is_indonesian());
        }
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        for (typed, error) in [
            ("", PhoneError::Empty),
            ("+", PhoneError::Empty),
            ("tidak ada", PhoneError::Character),
            ("0812", PhoneError::TooShort),
            ("08123456789012345", PhoneError::TooLong),
            ("081234567890 / 081234567891", PhoneError::TooLong),
            ("12345678", PhoneError::NoCountry),
            ("+9991", PhoneError::TooShort),
            ("+28912345678", PhoneError::UnknownCountry),
        ] {
            assert_eq!(parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn shown_and_stored_forms_are_read_again() {
        for typed in ["081234567890", "0286321345", "+60123456789", "+85291234567", "+12025550123"] {
            let phone = parse(typed).unwrap();
            assert_eq!(parse(phone.as_str()), Ok(phone.clone()));
            assert_eq!(parse(&phone.shown()), Ok(phone));
        }
    }

    #[test]
    fn a_number_is_masked_grouped_and_linked() {
        let phone = parse("081234567890").unwrap();
        assert_eq!(phone.shown(), "0812-3456-7890");
        assert_eq!(phone.masked(), "+62••••••••890");
        assert_eq!(phone.wa_me_link(), "https://wa.me/6281234567890");
        assert_eq!(phone.tel_link(), "tel:+6281234567890");
        assert_eq!(format!("{phone:?}"), "Phone(hidden)");
    }
}
