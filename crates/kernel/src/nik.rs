//! The NIK, the citizen's number of 16 digits: region of first registration (6), birth date (DDMMYY, women DD+40),
//! serial (4). It has no check digit and never changes, not even when a birth date is corrected: what disagrees is a
//! warning, never a refusal.

use crate::region::{Code, Level, Regions};
use crate::words::{Phrase, phrase};
use jiff::civil::Date;
use std::fmt;

/// Added to the day of birth of a woman.
const WOMAN: u8 = 40;

crate::choices! {
    /// Sex as the civil registry writes it.
    pub enum Sex {
        Male = 1, "laki_laki", "Laki-laki", "Male";
        Female = 2, "perempuan", "Perempuan", "Female";
    }
}

/// A NIK that can be one: 16 digits, a date that exists, a province that exists. `Debug` never prints it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nik(String);

/// Why a typed text cannot be a NIK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NikError {
    /// A spreadsheet turned the number into `3.30715E+15`; its last digits are lost.
    #[error("a spreadsheet has rounded the number")]
    Rounded,
    /// A letter or another sign.
    #[error("a NIK holds digits only")]
    Character,
    /// Not 16 digits.
    #[error("a NIK has 16 digits, not {found}")]
    Length {
        /// How many digits were typed.
        found: usize,
    },
    /// The first two digits are no province.
    #[error("the first two digits are no province")]
    Province,
    /// The seventh and eighth digit are neither 01 to 31 nor 41 to 71.
    #[error("the day is neither 01-31 nor 41-71")]
    Day,
    /// The ninth and tenth digit are not 01 to 12.
    #[error("the month is not 01-12")]
    Month,
    /// A date such as 31 February, in no century.
    #[error("the date does not exist")]
    Date,
    /// The last four digits are 0000.
    #[error("the serial is 0000")]
    Serial,
}

impl NikError {
    /// What to tell the person who typed it.
    pub const fn phrase(self) -> Phrase {
        match self {
            NikError::Rounded => phrase(
                "Angka ini sudah dibulatkan lembar kerja. Ketik lagi 16 angka NIK dari KTP.",
                "A spreadsheet has rounded this number. Type the 16 digits of the NIK again.",
            ),
            NikError::Character => phrase("NIK hanya berisi angka.", "A NIK holds digits only."),
            NikError::Length { .. } => phrase(
                "NIK terdiri atas 16 angka. Periksa apakah ada yang kurang atau lebih.",
                "A NIK has 16 digits. Check whether one is missing or too many.",
            ),
            NikError::Province => phrase(
                "Dua angka pertama NIK bukan kode provinsi.",
                "The first two digits of the NIK are not the code of a province.",
            ),
            NikError::Day => phrase(
                "Angka ke-7 dan ke-8 NIK (tanggal lahir) harus 01–31, atau 41–71 untuk perempuan.",
                "Digits 7 and 8 of the NIK (day of birth) must be 01–31, or 41–71 for a woman.",
            ),
            NikError::Month => phrase(
                "Angka ke-9 dan ke-10 NIK (bulan lahir) harus 01–12.",
                "Digits 9 and 10 of the NIK (month of birth) must be 01–12.",
            ),
            NikError::Date => phrase(
                "Tanggal lahir di dalam NIK ini tidak ada di kalender.",
                "The birth date inside this NIK does not exist in the calendar.",
            ),
            NikError::Serial => {
                phrase("Empat angka terakhir NIK tidak mungkin 0000.", "The last four digits of a NIK cannot be 0000.")
            }
        }
    }
}

/// What in a NIK disagrees with what is recorded of the person. A reason to look, never to refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NikWarning {
    /// Day, month or the last two digits of the year differ.
    BirthDate,
    /// The day says the other sex.
    Sex,
}

impl NikWarning {
    /// What to tell the officer.
    pub const fn phrase(self) -> Phrase {
        match self {
            NikWarning::BirthDate => phrase(
                "Tanggal lahir berbeda dengan yang tertulis di NIK. Periksa KTP dan KK; NIK memang tidak berubah \
                 jika tanggal lahir dibetulkan.",
                "The birth date differs from the one inside the NIK. Check the KTP and KK; a NIK stays the same \
                 when a birth date is corrected.",
            ),
            NikWarning::Sex => phrase(
                "Jenis kelamin berbeda dengan yang tertulis di NIK (tanggal 41–71 berarti perempuan). Periksa KTP.",
                "The sex differs from the one inside the NIK (a day of 41–71 means a woman). Check the KTP.",
            ),
        }
    }
}

impl Nik {
    /// Reads a NIK as people and spreadsheets write it: with spaces, dots, hyphens or a leading apostrophe.
    pub fn parse(typed: &str) -> Result<Nik, NikError> {
        let digits = digits_of(typed).map_err(|fault| match fault {
            DigitFault::Rounded => NikError::Rounded,
            DigitFault::Character => NikError::Character,
            DigitFault::Length(found) => NikError::Length { found },
        })?;
        let known = Code::parse(&digits[..2]).is_ok_and(|code| Regions::get().contains(&code));
        if !known || digits.starts_with("00") {
            return Err(NikError::Province);
        }
        let day = number(&digits[6..8]);
        if !matches!(day, 1..=31 | 41..=71) {
            return Err(NikError::Day);
        }
        if !(1..=12).contains(&number(&digits[8..10])) {
            return Err(NikError::Month);
        }
        if digits.ends_with("0000") {
            return Err(NikError::Serial);
        }
        let nik = Nik(digits);
        match nik.date_in(2000).or_else(|| nik.date_in(1900)) {
            Some(_) => Ok(nik),
            None => Err(NikError::Date),
        }
    }

    /// Puts a NIK together, for sample data: a region of district level or narrower and a serial of 1 to 9999.
    pub fn compose(region: Code, birth: Date, sex: Sex, serial: u16) -> Result<Nik, NikError> {
        let district = region.at(Level::District).ok_or(NikError::Province)?;
        let day = birth.day() as u8 + if sex == Sex::Female { WOMAN } else { 0 };
        let (month, year) = (birth.month(), birth.year().rem_euclid(100));
        Nik::parse(&format!("{}{day:02}{month:02}{year:02}{serial:04}", district.digits()))
    }

    /// The 16 digits. Personal data of the sealed kind: not for logs, lists or addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first four and last four digits, the rest hidden.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }

    /// The sex that the day says.
    pub fn sex(&self) -> Sex {
        if number(&self.0[6..8]) > WOMAN { Sex::Female } else { Sex::Male }
    }

    /// The birth date in the latest century in which it is not after `today`. A person may correct the century.
    pub fn birth_date(&self, today: Date) -> Option<Date> {
        [2000, 1900].into_iter().filter_map(|century| self.date_in(century)).find(|date| *date <= today)
    }

    /// The province of first registration.
    pub fn province(&self) -> Option<Code> {
        Code::parse(&self.0[..2]).ok()
    }

    /// The district of first registration, where today's edition still has it under this code.
    pub fn district(&self) -> Option<Code> {
        let code = Code::parse(&self.0[..6]).ok()?;
        Regions::get().contains(&code).then_some(code)
    }

    /// What disagrees with the recorded birth date and sex. The century is not compared: the NIK does not hold it.
    pub fn warnings(&self, birth_date: Option<Date>, sex: Option<Sex>) -> Vec<NikWarning> {
        let mut warnings = Vec::new();
        if birth_date.is_some_and(|date| self.date_in(date.year() - date.year().rem_euclid(100)) != Some(date)) {
            warnings.push(NikWarning::BirthDate);
        }
        if sex.is_some_and(|sex| sex != self.sex()) {
            warnings.push(NikWarning::Sex);
        }
        warnings
    }

    fn date_in(&self, century: i16) -> Option<Date> {
        let day = number(&self.0[6..8]);
        let day = if day > WOMAN { day - WOMAN } else { day };
        let year = century + i16::from(number(&self.0[10..12]));
        Date::new(year, number(&self.0[8..10]) as i8, day as i8).ok()
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Nik(hidden)")
    }
}

/// Why a typed text is not 16 digits; shared with the KK number.
pub(crate) enum DigitFault {
    Rounded,
    Character,
    Length(usize),
}

/// The 16 digits without what people and spreadsheets put between and before them.
pub(crate) fn digits_of(typed: &str) -> Result<String, DigitFault> {
    let typed = typed.trim().trim_start_matches(['\'', '\u{2018}', '\u{2019}']);
    let mut digits = String::with_capacity(16);
    for letter in typed.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '.' | '-' | ' ' | '\u{a0}' => {}
            _ if typed.contains("E+") || typed.contains("e+") => return Err(DigitFault::Rounded),
            _ => return Err(DigitFault::Character),
        }
    }
    match digits.len() {
        16 => Ok(digits),
        found => Err(DigitFault::Length(found)),
    }
}

/// The first four and last four of 16 digits, the rest hidden.
pub(crate) fn masked(digits: &str) -> String {
    format!("{}••••••••{}", &digits[..4], &digits[12..])
}

/// The value of two ASCII digits.
fn number(digits: &str) -> u8 {
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_sample_of_the_registry_reads_as_a_woman_born_in_1995() {
        let nik = Nik::parse("3302015708950001").unwrap();
        assert_eq!(nik.sex(), Sex::Female);
        assert_eq!(nik.birth_date(date(2026, 11, 24)), Some(date(1995, 8, 17)));
        assert_eq!(nik.province(), Code::parse("33").ok());
        assert_eq!(nik.masked(), "3302••••••••0001");
    }

    #[test]
    fn spaces_dots_hyphens_and_a_spreadsheets_apostrophe_are_no_fault() {
        for typed in ["'3302015708950001", " 330201 570895 0001 ", "33.02.01.570895.0001", "330201-570895-0001"] {
            assert_eq!(Nik::parse(typed).unwrap().as_str(), "3302015708950001", "{typed}");
        }
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        for (typed, error) in [
            ("", NikError::Length { found: 0 }),
            ("330201570895000", NikError::Length { found: 15 }),
            ("33020157089500011", NikError::Length { found: 17 }),
            ("33020157O8950001", NikError::Character),
            ("3,30202E+15", NikError::Rounded),
            ("0002015708950001", NikError::Province),
            ("9902015708950001", NikError::Province),
            ("3302010008950001", NikError::Day),
            ("3302013208950001", NikError::Day),
            ("3302014008950001", NikError::Day),
            ("3302017208950001", NikError::Day),
            ("3302015700950001", NikError::Month),
            ("3302015713950001", NikError::Month),
            ("3302013102950001", NikError::Date),
            ("3302012902950001", NikError::Date),
            ("3302015708950000", NikError::Serial),
        ] {
            assert_eq!(Nik::parse(typed), Err(error), "{typed}");
            assert!(!error.phrase().id.is_empty());
        }
        assert!(Nik::parse("3302012902960001").is_ok(), "1996 had a 29 February");
        assert!(Nik::parse("3302012902000001").is_ok(), "2000 had a 29 February");
    }

    #[test]
    fn the_century_is_the_latest_that_is_not_in_the_future() {
        let today = date(2026, 11, 24);
        let born = |digits: &str| Nik::parse(digits).unwrap().birth_date(today);
        assert_eq!(born("3302012411260001"), Some(date(2026, 11, 24)));
        assert_eq!(born("3302012511260001"), Some(date(1926, 11, 25)));
        assert_eq!(born("3302010101990001"), Some(date(1999, 1, 1)));
        assert_eq!(Nik::parse("3302012902000001").unwrap().birth_date(date(1999, 1, 1)), None);
    }

    #[test]
    fn what_disagrees_is_a_warning_and_the_century_is_not_compared() {
        let nik = Nik::parse("3302015708950001").unwrap();
        assert_eq!(nik.warnings(Some(date(1995, 8, 17)), Some(Sex::Female)), []);
        assert_eq!(nik.warnings(None, None), []);
        assert_eq!(nik.warnings(Some(date(1895, 8, 17)), None), []);
        assert_eq!(nik.warnings(Some(date(1995, 8, 18)), Some(Sex::Male)), [NikWarning::BirthDate, NikWarning::Sex]);
        assert_eq!(nik.warnings(Some(date(1996, 8, 17)), None), [NikWarning::BirthDate]);
    }

    #[test]
    fn the_number_is_never_printed_by_debug() {
        let nik = Nik::parse("3302015708950001").unwrap();
        assert_eq!(format!("{nik:?} {:?}", Some(&nik)), "Nik(hidden) Some(Nik(hidden))");
    }

    #[test]
    fn a_composed_nik_gives_back_what_went_in_over_many_seeds() {
        let today = date(2026, 11, 24);
        let districts: Vec<Code> =
            Regions::get().codes().iter().filter(|code| code.level() == Level::District).copied().collect();
        let mut seed = 20261124u64;
        for _ in 0..5_000 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let pick = |bits: u64, below: u64| (seed >> bits) % below;
            let region = districts[pick(8, districts.len() as u64) as usize];
            let birth = date(1930, 1, 1) + jiff::Span::new().days(pick(24, 34_000) as i64);
            let sex = Sex::ALL[pick(40, 2) as usize];
            let serial = pick(44, 9_999) as u16 + 1;
            let nik = Nik::compose(region, birth, sex, serial).unwrap();
            assert_eq!((nik.sex(), nik.district()), (sex, Some(region)));
            assert_eq!(nik.warnings(Some(birth), Some(sex)), []);
            let expected = if birth.year() < 1927 { birth.year() + 100 } else { birth.year() };
            assert_eq!(nik.birth_date(today).map(|date| date.year()), Some(expected), "{birth}");
            assert_eq!(Nik::parse(nik.as_str()), Ok(nik));
        }
    }
}
