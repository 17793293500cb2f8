//! Indonesia's missions abroad with a number to call, read from data/missions.tsv. Where no number could be confirmed the row
//! has none, and nothing is printed in its place but the line that is reached from abroad (`kernel::contacts`).

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::Phrase;
use kernel::claims::Confidence;

const TABLE: &str = include_str!("../../../../data/missions.tsv");

/// A mission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mission {
    /// In which country, ISO 3166.
    pub country: &'static str,
    /// Stable name.
    pub key: &'static str,
    /// What it is called.
    pub name: Phrase,
    /// The number as people read it; none where it could not be confirmed.
    pub number: Option<&'static str>,
    /// Answers by WhatsApp rather than by voice.
    pub whatsapp: bool,
    /// Where the number was read.
    pub source: &'static str,
    /// When.
    pub checked: Date,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Every row, the first of a country first.
pub fn all() -> &'static [Mission] {
    static LIST: OnceLock<Vec<Mission>> = OnceLock::new();
    LIST.get_or_init(|| rows().filter_map(read).collect())
}

/// The missions in a country.
pub fn of(country: &str) -> Vec<&'static Mission> {
    all().iter().filter(|mission| mission.country == country).collect()
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(row: &'static str) -> Option<Mission> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [country, key, id, en, number, _dial, way, source, checked, confidence] = parts[..] else { return None };
    Some(Mission {
        country,
        key,
        name: Phrase { id, en },
        number: (!number.is_empty()).then_some(number),
        whatsapp: way == "whatsapp",
        source,
        checked: checked.parse().ok()?,
        confidence: match confidence {
            "verified" => Confidence::Verified,
            "general" => Confidence::General,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole_its_country_exists_and_its_number_is_that_country_s_or_missing() {
        assert_eq!(all().len(), rows().count());
        for row in rows() {
            let parts: Vec<&str> = row.split('\t').collect();
            assert!(kernel::country::get(parts[0]).is_some(), "{row}");
            let digits: String = parts[4].chars().filter(char::is_ascii_digit).collect();
            assert_eq!(parts[5].trim_start_matches('+'), digits, "{row}");
            assert_eq!(parts[4].is_empty(), parts[6].is_empty(), "{row}");
            assert!(!parts[7].is_empty(), "{row}");
        }
    }

    #[test]
    fn a_country_without_a_confirmed_number_has_its_mission_and_no_number() {
        assert!(of("SG").iter().all(|mission| mission.number.is_none()));
        assert!(of("TW").iter().any(|mission| mission.number.is_some()));
        assert!(of("XX").is_empty());
    }
}
