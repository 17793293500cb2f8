//! Figures of the programme as claims with their sources, the cohorts of villages, and the regencies of the demo world.
//! Read from data/programme; figures that are counted from records are indicators and live elsewhere.

use crate::region::Code;
use crate::words::{Phrase, phrase};
use jiff::civil::Date;
use std::sync::OnceLock;

const CLAIMS: &str = include_str!("../../../data/programme/claims.tsv");
const COHORTS: &str = include_str!("../../../data/programme/cohorts.tsv");
const PILOTS: &str = include_str!("../../../data/programme/pilots.tsv");
const DEMO_REGENCIES: &str = include_str!("../../../data/programme/demo_regencies.tsv");

/// How sure a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Read in the source.
    Verified,
    /// Computed from figures that were.
    Derived,
    /// Another source says otherwise.
    Disputed,
    /// General knowledge, not confirmed.
    General,
}

impl Confidence {
    /// The words beside the figure.
    pub const fn phrase(self) -> Phrase {
        match self {
            Confidence::Verified => phrase("dibaca di sumbernya", "read in the source"),
            Confidence::Derived => phrase("dihitung dari angka lain", "computed from other figures"),
            Confidence::Disputed => phrase("sumber berbeda-beda", "sources differ"),
            Confidence::General => phrase("belum dipastikan", "not confirmed"),
        }
    }
}

/// One figure that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What is counted, such as `villages_total`.
    pub key: &'static str,
    /// The year it speaks of, where it speaks of one.
    pub year: Option<i16>,
    /// The figure.
    pub value: i64,
    /// What is counted, in words.
    pub label: Phrase,
    /// Who said so, and when or where.
    pub source: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// What a reader should know with it.
    pub note: Option<Phrase>,
}

/// The villages that were designated in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cohort {
    /// The year of designation.
    pub year: i16,
    /// How many villages.
    pub villages: usize,
    /// In how many regencies.
    pub regencies: usize,
    /// Where the counts come from.
    pub source: &'static str,
}

/// A village of the first cohort, which is known by name and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pilot {
    /// The village.
    pub village: Code,
    /// The day on which it was opened.
    pub date: Date,
    /// Where that was read.
    pub source: &'static str,
}

/// A regency of the demo world, with the cohorts in which two of its villages are designated there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoRegency {
    /// The regency.
    pub regency: Code,
    /// Whether it takes part in the cohort of 2017.
    pub in_2017: bool,
    /// Whether it takes part in the cohort of 2018.
    pub in_2018: bool,
}

/// All claims, in the order of the data.
pub fn all() -> &'static [Claim] {
    static CLAIM_LIST: OnceLock<Vec<Claim>> = OnceLock::new();
    CLAIM_LIST.get_or_init(|| rows(CLAIMS).filter_map(claim).collect())
}

/// The claims about one thing, over the years.
pub fn about(key: &str) -> Vec<&'static Claim> {
    all().iter().filter(|claim| claim.key == key).collect()
}

/// The claims about one thing in one year; more than one where sources differ.
pub fn in_year(key: &str, year: i16) -> Vec<&'static Claim> {
    all().iter().filter(|claim| claim.key == key && claim.year == Some(year)).collect()
}

/// Things and years about which sources give different figures, with all that they give.
pub fn conflicts() -> Vec<Vec<&'static Claim>> {
    let mut groups: Vec<Vec<&'static Claim>> = Vec::new();
    for claim in all() {
        let same = |group: &&mut Vec<&'static Claim>| group[0].key == claim.key && group[0].year == claim.year;
        match groups.iter_mut().find(same) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    groups.retain(|group| group.iter().any(|claim| claim.value != group[0].value));
    groups
}

/// The cohorts of 2016, 2017 and 2018.
pub fn cohorts() -> &'static [Cohort] {
    static COHORT_LIST: OnceLock<Vec<Cohort>> = OnceLock::new();
    COHORT_LIST.get_or_init(|| rows(COHORTS).filter_map(cohort).collect())
}

/// The two villages of 2016.
pub fn pilots() -> &'static [Pilot] {
    static PILOT_LIST: OnceLock<Vec<Pilot>> = OnceLock::new();
    PILOT_LIST.get_or_init(|| rows(PILOTS).filter_map(pilot).collect())
}

/// The regencies of the demo world, sorted by code. Sample data: the real lists are not known.
pub fn demo_regencies() -> &'static [DemoRegency] {
    static REGENCY_LIST: OnceLock<Vec<DemoRegency>> = OnceLock::new();
    REGENCY_LIST.get_or_init(|| rows(DEMO_REGENCIES).filter_map(demo_regency).collect())
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn claim(row: Vec<&'static str>) -> Option<Claim> {
    let [key, year, value, id, en, source, confidence, note_id, note_en] = row[..] else {
        return None;
    };
    Some(Claim {
        key,
        year: if year.is_empty() { None } else { Some(year.parse().ok()?) },
        value: value.parse().ok()?,
        label: Phrase { id, en },
        source,
        confidence: match confidence {
            "verified" => Confidence::Verified,
            "derived" => Confidence::Derived,
            "disputed" => Confidence::Disputed,
            "general" => Confidence::General,
            _ => return None,
        },
        note: (!note_id.is_empty()).then_some(Phrase { id: note_id, en: note_en }),
    })
}

fn cohort(row: Vec<&'static str>) -> Option<Cohort> {
    let [year, villages, regencies, source] = row[..] else { return None };
    Some(Cohort {
        year: year.parse().ok()?,
        villages: villages.parse().ok()?,
        regencies: regencies.parse().ok()?,
        source,
    })
}

fn pilot(row: Vec<&'static str>) -> Option<Pilot> {
    let [village, _, date, source] = row[..] else { return None };
    Some(Pilot { village: Code::parse(village).ok()?, date: date.parse().ok()?, source })
}

fn demo_regency(row: Vec<&'static str>) -> Option<DemoRegency> {
    let [regency, _, in_2017, in_2018] = row[..] else { return None };
    Some(DemoRegency { regency: Code::parse(regency).ok()?, in_2017: in_2017 == "yes", in_2018: in_2018 == "yes" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::region::{Level, Regions};
    use std::collections::HashSet;

    #[test]
    fn every_row_of_the_data_is_read() {
        assert_eq!(all().len(), rows(CLAIMS).count());
        assert_eq!(cohorts().len(), 3);
        assert_eq!(pilots().len(), 2);
        assert_eq!(demo_regencies().len(), rows(DEMO_REGENCIES).count());
        for claim in all() {
            for text in [claim.key, claim.label.id, claim.label.en, claim.source] {
                assert!(!text.trim().is_empty(), "{claim:?}");
            }
            assert!(claim.note.is_none_or(|note| !note.en.is_empty()), "{claim:?}");
        }
    }

    #[test]
    fn the_cohorts_add_up_to_the_252_villages_of_2018() {
        let sum: usize = cohorts().iter().map(|cohort| cohort.villages).sum();
        assert_eq!(sum, 252);
        let agreeing = in_year("villages_total", 2018)
            .into_iter()
            .any(|claim| claim.value == 252 && claim.confidence == Confidence::Verified);
        assert!(agreeing);
        for cohort in cohorts() {
            let claimed = in_year("villages_new", cohort.year);
            assert!(claimed.iter().any(|claim| claim.value == cohort.villages as i64));
        }
    }

    #[test]
    fn where_sources_differ_every_figure_is_kept() {
        let values = |key: &str, year| -> Vec<i64> {
            conflicts()
                .into_iter()
                .flatten()
                .filter(|claim| claim.key == key && claim.year == Some(year))
                .map(|claim| claim.value)
                .collect()
        };
        assert_eq!(values("villages_total", 2018), [252, 262]);
        assert_eq!(values("ministries", 2017), [8, 11]);
        assert_eq!(values("villages_new", 2017), []);
        for group in conflicts() {
            assert!(group.iter().any(|claim| claim.confidence == Confidence::Disputed), "{group:?}");
        }
    }

    #[test]
    fn the_pilots_are_kenanga_and_kuripan() {
        let names: Vec<String> = pilots().iter().filter_map(|pilot| Regions::get().full_name(&pilot.village)).collect();
        assert_eq!(
            names,
            [
                "Desa Kenanga, Kec. Sindang, Kab. Indramayu, Jawa Barat",
                "Desa Kuripan, Kec. Watumalang, Kab. Wonosobo, Jawa Tengah"
            ]
        );
    }

    #[test]
    fn the_demo_regencies_have_the_known_counts_and_two_desa_for_each_cohort() {
        let list = demo_regencies();
        let provinces: HashSet<Option<Code>> = list.iter().map(|one| one.regency.at(Level::Province)).collect();
        assert_eq!((list.len(), provinces.len()), (87, 12));
        assert_eq!(list.iter().filter(|one| one.in_2017).count(), 60);
        assert_eq!(list.iter().filter(|one| one.in_2018).count(), 65);
        for one in list {
            assert!(one.in_2017 || one.in_2018);
            let desa = Regions::get()
                .within(&one.regency)
                .iter()
                .filter(|code| code.level() == Level::Village)
                .filter(|code| Regions::get().kind_word(code).is_some_and(|kind| kind.id == "Desa"));
            assert!(desa.count() >= 5, "{}", one.regency);
        }
        for pilot in pilots() {
            assert!(list.iter().any(|one| pilot.village.is_within(&one.regency)));
        }
    }
}
