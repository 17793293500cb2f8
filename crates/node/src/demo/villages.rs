//! Which villages the sample world designates, cohort by cohort: 2 in 2016, 120 in 60 regencies in 2017, 130 in 65
//! regencies in 2018. The two of 2016 are real; the others are chosen by the seed, as the real lists are not known.

use jiff::civil::{Date, date};
use kernel::claims;
use kernel::region::{Code, Regions};

use super::random::Random;

/// One designated village.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Village {
    /// The village.
    pub code: Code,
    /// When it was designated.
    pub designated: Date,
}

impl Village {
    /// The year of its cohort.
    pub fn year(&self) -> i16 {
        self.designated.year()
    }
}

/// The first `most` villages of the programme. Kuripan always comes first: the cast works there.
pub fn designated(seed: u64, most: usize) -> Vec<Village> {
    let mut random = Random::new(seed).part("villages");
    let mut villages: Vec<Village> =
        claims::pilots().iter().map(|pilot| Village { code: pilot.village, designated: pilot.date }).collect();
    villages.sort_by_key(|village| village.code.as_str() != KURIPAN);
    for year in [2017i16, 2018] {
        for regency in claims::demo_regencies() {
            if !(if year == 2017 { regency.in_2017 } else { regency.in_2018 }) {
                continue;
            }
            for code in two_of(regency.regency, &villages, &mut random) {
                villages.push(Village { code, designated: cohort_day(year, &mut random) });
            }
        }
    }
    villages.truncate(most.max(1));
    villages
}

/// Kuripan, Watumalang, Wonosobo: a pilot of 2016.
pub const KURIPAN: &str = "33.07.10.2004";

/// Two desa (not kelurahan) of a regency that are not chosen yet.
fn two_of(regency: Code, taken: &[Village], random: &mut Random) -> Vec<Code> {
    let mut free: Vec<Code> = Regions::get()
        .within(&regency)
        .iter()
        .copied()
        .filter(|code| is_desa(code) && !taken.iter().any(|village| village.code == *code))
        .collect();
    random.shuffle(&mut free);
    free.truncate(2);
    free
}

/// The fourth part of a desa's code begins with 2.
pub fn is_desa(code: &Code) -> bool {
    code.as_str().get(9..10) == Some("2")
}

/// 2017 was launched on 11 September; 2018 through the year.
fn cohort_day(year: i16, random: &mut Random) -> Date {
    if year == 2017 { date(2017, 9, 11) } else { date(2018, random.between(3, 11) as i8, random.between(1, 28) as i8) }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_cohorts_have_the_villages_and_regencies_that_the_sources_give() {
        let villages = designated(1, usize::MAX);
        let count = |year| villages.iter().filter(|village| village.year() == year).count();
        assert_eq!([count(2016), count(2017), count(2018), villages.len()], [2, 120, 130, 252]);
        let regencies = |year| {
            let of_year = villages.iter().filter(|village| village.year() == year);
            of_year.map(|village| village.code.as_str()[..5].to_owned()).collect::<HashSet<_>>().len()
        };
        assert_eq!([regencies(2017), regencies(2018)], [60, 65]);
        let different: HashSet<_> = villages.iter().map(|village| village.code).collect();
        assert_eq!(different.len(), 252, "no village twice");
    }

    #[test]
    fn the_same_seed_chooses_the_same_villages_and_kuripan_is_always_there() {
        assert_eq!(designated(7, 252), designated(7, 252));
        assert_ne!(designated(7, 252), designated(8, 252));
        assert_eq!(designated(9, 1)[0].code.as_str(), KURIPAN);
    }
}
