//! Codes of Indonesia's regions after the Ministry of Home Affairs (2.2.2.4 digits, dotted) and their levels.
//! The names behind the codes live in `region::register`, the search over them in `region::search`.

mod register;
mod search;

pub use register::{EDITION, EDITION_NUMBER, Regions};
pub use search::Found;

use crate::words::{Phrase, phrase};
use std::fmt;
use std::str::FromStr;

/// How far down a code reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Indonesia as a whole (`00`, our own code for national offices).
    Nation,
    /// *Provinsi*.
    Province,
    /// *Kabupaten* or *kota*.
    Regency,
    /// *Kecamatan*, in Papua *distrik*.
    District,
    /// *Desa*, *kelurahan* or *desa adat*.
    Village,
}

impl Level {
    /// The levels that the register counts, from the widest.
    pub const REGISTERED: [Level; 4] = [Level::Province, Level::Regency, Level::District, Level::Village];

    /// The level as people call it.
    pub const fn phrase(self) -> Phrase {
        match self {
            Level::Nation => phrase("Nasional", "Nation"),
            Level::Province => phrase("Provinsi", "Province"),
            Level::Regency => phrase("Kabupaten/kota", "Regency"),
            Level::District => phrase("Kecamatan", "District"),
            Level::Village => phrase("Desa/kelurahan", "Village"),
        }
    }

    const fn text_length(self) -> usize {
        match self {
            Level::Nation | Level::Province => 2,
            Level::Regency => 5,
            Level::District => 8,
            Level::Village => 13,
        }
    }
}

/// A region's code such as `33.07.10.2004`. Well formed; whether it exists is what [`Regions::contains`] answers.
///
/// The order is that of the text: a parent stands directly before everything inside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    text: [u8; 13],
    level: Level,
}

/// What is wrong with a typed region code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Something else than digits and dots.
    #[error("a region code holds digits and dots only")]
    Character,
    /// Not 2, 4, 6 or 10 digits in groups of 2, 2, 2 and 4.
    #[error("a region code has 2, 4, 6 or 10 digits")]
    Shape,
    /// A group of zeros, which no region has.
    #[error("a group of a region code is never zero")]
    Zero,
}

impl CodeError {
    /// What to tell the person who typed it.
    pub const fn phrase(self) -> Phrase {
        match self {
            CodeError::Character => phrase(
                "Kode wilayah hanya berisi angka dan titik, misalnya 33.07.10.2004.",
                "A region code holds only digits and dots, for example 33.07.10.2004.",
            ),
            CodeError::Shape => phrase(
                "Kode wilayah terdiri atas 2, 4, 6, atau 10 angka, misalnya 33.07.10.2004.",
                "A region code has 2, 4, 6 or 10 digits, for example 33.07.10.2004.",
            ),
            CodeError::Zero => phrase(
                "Kode wilayah ini tidak ada: satu bagiannya hanya nol.",
                "There is no such region code: one part of it is all zeros.",
            ),
        }
    }
}

impl Code {
    /// Indonesia as a whole. Not a code of the ministry; every region is within it.
    pub const NATION: Code = Code { text: *b"00\0\0\0\0\0\0\0\0\0\0\0", level: Level::Nation };

    /// Reads a code with or without dots (`33.07.10.2004`, `3307102004`); `00` is the nation.
    pub fn parse(typed: &str) -> Result<Code, CodeError> {
        let typed = typed.trim();
        let mut digits = [0u8; 10];
        let mut count = 0;
        for byte in typed.bytes() {
            match byte {
                b'0'..=b'9' if count < digits.len() => {
                    digits[count] = byte;
                    count += 1;
                }
                b'0'..=b'9' => return Err(CodeError::Shape),
                b'.' if matches!(count, 2 | 4 | 6) => {}
                b'.' => return Err(CodeError::Shape),
                _ => return Err(CodeError::Character),
            }
        }
        if typed.ends_with('.') || typed.contains("..") {
            return Err(CodeError::Shape);
        }
        Code::from_digits(&digits[..count])
    }

    fn from_digits(digits: &[u8]) -> Result<Code, CodeError> {
        if digits == b"00" {
            return Ok(Code::NATION);
        }
        let level = match digits.len() {
            2 => Level::Province,
            4 => Level::Regency,
            6 => Level::District,
            10 => Level::Village,
            _ => return Err(CodeError::Shape),
        };
        let groups: [std::ops::Range<usize>; 4] = [0..2, 2..4, 4..6, 6..10];
        let mut text = [0u8; 13];
        let mut at = 0;
        for group in groups {
            let Some(part) = digits.get(group) else { break };
            if part.iter().all(|digit| *digit == b'0') {
                return Err(CodeError::Zero);
            }
            if at > 0 {
                text[at] = b'.';
                at += 1;
            }
            text[at..at + part.len()].copy_from_slice(part);
            at += part.len();
        }
        Ok(Code { text, level })
    }

    /// The dotted text, as it is stored.
    pub fn as_str(&self) -> &str {
        // Only ASCII digits and dots are ever written into `text`.
        std::str::from_utf8(&self.text[..self.level.text_length()]).unwrap_or_default()
    }

    /// How far down this code reaches.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The region around this one; a province lies in the nation, the nation in nothing.
    pub fn parent(&self) -> Option<Code> {
        match self.level {
            Level::Nation => None,
            Level::Province => Some(Code::NATION),
            Level::Regency => self.at(Level::Province),
            Level::District => self.at(Level::Regency),
            Level::Village => self.at(Level::District),
        }
    }

    /// This region or the one around it at `level`; nothing when `level` is narrower than the code.
    pub fn at(&self, level: Level) -> Option<Code> {
        if level == Level::Nation {
            return Some(Code::NATION);
        }
        if level > self.level {
            return None;
        }
        let mut text = [0u8; 13];
        let length = level.text_length();
        text[..length].copy_from_slice(&self.text[..length]);
        Some(Code { text, level })
    }

    /// The regions around this one, nearest first, without the nation.
    pub fn ancestors(&self) -> impl Iterator<Item = Code> + use<> {
        std::iter::successors(self.parent(), Code::parent).filter(|code| code.level != Level::Nation)
    }

    /// Whether this region is `wider` or lies inside it.
    pub fn is_within(&self, wider: &Code) -> bool {
        self.at(wider.level).is_some_and(|own| own == *wider)
    }

    /// The half-open range of texts (`from` included, `to` not) that holds this region and all inside it,
    /// for statements that compare bytes.
    pub fn range(&self) -> (String, String) {
        match self.level {
            // ':' is the byte after '9'.
            Level::Nation => ("0".to_owned(), ":".to_owned()),
            // '/' is the byte after '.'.
            _ => (self.as_str().to_owned(), format!("{}/", self.as_str())),
        }
    }

    /// The digits without dots: 2, 4, 6 or 10.
    pub fn digits(&self) -> String {
        self.as_str().chars().filter(|c| *c != '.').collect()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Code({})", self.as_str())
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(typed: &str) -> Result<Code, CodeError> {
        Code::parse(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_with_and_without_dots() {
        for typed in ["33.07.10.2004", " 3307102004 ", "33.07.102004"] {
            assert_eq!(Code::parse(typed).unwrap().as_str(), "33.07.10.2004");
        }
        assert_eq!(Code::parse("3307").unwrap().level(), Level::Regency);
        assert_eq!(Code::parse("00").unwrap(), Code::NATION);
    }

    #[test]
    fn a_malformed_code_is_refused_with_its_reason() {
        for (typed, error) in [
            ("", CodeError::Shape),
            ("3", CodeError::Shape),
            ("33.", CodeError::Shape),
            ("3.307", CodeError::Shape),
            ("33..07", CodeError::Shape),
            ("33.07.10.20041", CodeError::Shape),
            ("33-07", CodeError::Character),
            ("33.00", CodeError::Zero),
            ("33.07.10.0000", CodeError::Zero),
            ("٣٣", CodeError::Character),
        ] {
            assert_eq!(Code::parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn a_village_lies_in_its_district_regency_province_and_the_nation_and_in_no_other() {
        let kuripan = Code::parse("33.07.10.2004").unwrap();
        let around: Vec<String> = kuripan.ancestors().map(|code| code.to_string()).collect();
        assert_eq!(around, ["33.07.10", "33.07", "33"]);
        for wider in ["33.07.10.2004", "33.07.10", "33.07", "33", "00"] {
            assert!(kuripan.is_within(&Code::parse(wider).unwrap()), "{wider}");
        }
        for other in ["33.07.1", "33.07.12", "33.08", "32", "33.07.10.2005"] {
            if let Ok(other) = Code::parse(other) {
                assert!(!kuripan.is_within(&other), "{other}");
            }
        }
        assert!(!Code::parse("33").unwrap().is_within(&kuripan));
    }

    #[test]
    fn the_range_of_a_region_holds_exactly_what_is_within_it() {
        let codes: Vec<Code> = ["00", "32.12", "33", "33.07", "33.07.10", "33.07.10.2004", "33.08"]
            .iter()
            .map(|text| Code::parse(text).unwrap())
            .collect();
        for wider in &codes {
            let (from, to) = wider.range();
            for code in &codes {
                let inside = code.as_str() >= from.as_str() && code.as_str() < to.as_str();
                assert_eq!(inside, code.is_within(wider), "{code} in {wider}");
            }
        }
    }
}
