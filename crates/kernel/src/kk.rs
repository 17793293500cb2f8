//! The number of a *kartu keluarga*: 16 digits, by custom region (6), date of issue (DDMMYY) and serial (4).
//! No published rule says more, so only digits and length are demanded; the rest is read where it makes sense.

use crate::nik::{DigitFault, digits_of, masked};
use crate::region::{Code, Regions};
use crate::words::{Phrase, phrase};
use jiff::civil::Date;
use std::fmt;

/// The number of a family card. `Debug` never prints it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kk(String);

/// Why a typed text cannot be the number of a family card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KkError {
    /// A spreadsheet turned the number into `3.30715E+15`; its last digits are lost.
    #[error("a spreadsheet has rounded the number")]
    Rounded,
    /// A letter or another sign.
    #[error("a KK number holds digits only")]
    Character,
    /// Not 16 digits.
    #[error("a KK number has 16 digits, not {found}")]
    Length {
        /// How many digits were typed.
        found: usize,
    },
    /// Nothing but zeros, or the serial is 0000.
    #[error("a KK number does not end in 0000")]
    Serial,
}

impl KkError {
    /// What to tell the person who typed it.
    pub const fn phrase(self) -> Phrase {
        match self {
            KkError::Rounded => phrase(
                "Angka ini sudah dibulatkan lembar kerja. Ketik lagi 16 angka nomor KK.",
                "A spreadsheet has rounded this number. Type the 16 digits of the KK number again.",
            ),
            KkError::Character => phrase("Nomor KK hanya berisi angka.", "A KK number holds digits only."),
            KkError::Length { .. } => phrase(
                "Nomor KK terdiri atas 16 angka. Periksa apakah ada yang kurang atau lebih.",
                "A KK number has 16 digits. Check whether one is missing or too many.",
            ),
            KkError::Serial => phrase(
                "Empat angka terakhir nomor KK tidak mungkin 0000.",
                "The last four digits of a KK number cannot be 0000.",
            ),
        }
    }
}

/// What looks unusual in the number of a family card. A reason to look, never to refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KkWarning {
    /// The first two digits are no province.
    Province,
    /// The middle six digits are no date up to today.
    IssueDate,
}

impl KkWarning {
    /// What to tell the officer.
    pub const fn phrase(self) -> Phrase {
        match self {
            KkWarning::Province => phrase(
                "Dua angka pertama nomor KK bukan kode provinsi. Periksa kartunya.",
                "The first two digits of the KK number are not the code of a province. Check the card.",
            ),
            KkWarning::IssueDate => phrase(
                "Angka ke-7 sampai ke-12 nomor KK bukan tanggal terbit yang mungkin. Periksa kartunya.",
                "Digits 7 to 12 of the KK number are not a possible date of issue. Check the card.",
            ),
        }
    }
}

impl Kk {
    /// Reads a number as people and spreadsheets write it: with spaces, dots, hyphens or a leading apostrophe.
    pub fn parse(typed: &str) -> Result<Kk, KkError> {
        let digits = digits_of(typed).map_err(|fault| match fault {
            DigitFault::Rounded => KkError::Rounded,
            DigitFault::Character => KkError::Character,
            DigitFault::Length(found) => KkError::Length { found },
        })?;
        if digits.ends_with("0000") {
            return Err(KkError::Serial);
        }
        Ok(Kk(digits))
    }

    /// Puts a number together, for sample data: six digits of the district, the date of issue, a serial of 1 to 9999.
    pub fn compose(district: Code, issued: Date, serial: u16) -> Result<Kk, KkError> {
        let (day, month, year) = (issued.day(), issued.month(), issued.year().rem_euclid(100));
        Kk::parse(&format!("{}{day:02}{month:02}{year:02}{serial:04}", district.digits()))
    }

    /// The 16 digits. Personal data of the sealed kind: not for logs, lists or addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first four and last four digits, the rest hidden.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }

    /// The date of issue, where the middle digits are one. Cards with such numbers exist since this century.
    pub fn issue_date(&self) -> Option<Date> {
        let part = |at: usize| self.0[at..at + 2].parse::<i8>().ok();
        Date::new(2000 + i16::from(part(10)?), part(8)?, part(6)?).ok()
    }

    /// What looks unusual on the day `today`.
    pub fn warnings(&self, today: Date) -> Vec<KkWarning> {
        let mut warnings = Vec::new();
        if !Code::parse(&self.0[..2]).is_ok_and(|code| code != Code::NATION && Regions::get().contains(&code)) {
            warnings.push(KkWarning::Province);
        }
        if self.issue_date().is_none_or(|date| date > today) {
            warnings.push(KkWarning::IssueDate);
        }
        warnings
    }
}

impl fmt::Debug for Kk {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Kk(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_usual_number_has_an_issue_date_and_no_warning() {
        let kk = Kk::parse("'3307 1012 0517 0003").unwrap();
        assert_eq!(kk.as_str(), "3307101205170003");
        assert_eq!(kk.issue_date(), Some(date(2017, 5, 12)));
        assert_eq!(kk.warnings(date(2026, 11, 24)), []);
        assert_eq!(kk.masked(), "3307••••••••0003");
        assert_eq!(format!("{kk:?}"), "Kk(hidden)");
    }

    #[test]
    fn an_unusual_number_is_taken_with_warnings() {
        let kk = Kk::parse("9907105205990003").unwrap();
        assert_eq!(kk.warnings(date(2026, 11, 24)), [KkWarning::Province, KkWarning::IssueDate]);
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        for (typed, error) in [
            ("330710120517000", KkError::Length { found: 15 }),
            ("330710120517000x", KkError::Character),
            ("3.30711E+15", KkError::Rounded),
            ("3307101205170000", KkError::Serial),
        ] {
            assert_eq!(Kk::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn a_composed_number_is_read_again() {
        let district = Code::parse("33.07.10").unwrap();
        let kk = Kk::compose(district, date(2019, 2, 3), 12).unwrap();
        assert_eq!(kk.as_str(), "3307100302190012");
    }
}
