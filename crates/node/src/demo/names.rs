//! Invented names, trades and hamlets of the sample world, from the lists in data/names.

use kernel::nik::Sex;

use super::random::Random;

const FEMALE: &str = include_str!("../../../../data/names/female.txt");
const MALE: &str = include_str!("../../../../data/names/male.txt");
const SECOND: &str = include_str!("../../../../data/names/second.txt");
const REGIONAL: &str = include_str!("../../../../data/names/regional.txt");
const TRADES: &str = include_str!("../../../../data/names/trades.txt");
const DUSUN: &str = include_str!("../../../../data/names/dusun.txt");
const JOBS: &str = include_str!("../../../../data/names/jobs_abroad.txt");

/// A job abroad and the countries where it is usual.
#[derive(Debug, Clone, Copy)]
pub struct Job {
    /// In Indonesian.
    pub name: &'static str,
    /// ISO 3166 codes, parted by commas.
    pub countries: &'static str,
}

/// The lists, read once.
pub struct Names {
    female: Vec<&'static str>,
    male: Vec<&'static str>,
    second: Vec<(&'static str, &'static str)>,
    regional: Vec<[&'static str; 3]>,
    trades: Vec<&'static str>,
    jobs: Vec<Job>,
    dusun: (Vec<&'static str>, Vec<&'static str>),
}

impl Names {
    /// Reads the lists.
    pub fn read() -> Names {
        let (first, second) = DUSUN.split_once("# second").unwrap_or((DUSUN, ""));
        Names {
            female: lines(FEMALE).collect(),
            male: lines(MALE).collect(),
            second: lines(SECOND).filter_map(|line| line.split_once('\t')).collect(),
            regional: lines(REGIONAL).filter_map(columns).collect(),
            trades: lines(TRADES).filter_map(|line| line.split('\t').next()).collect(),
            jobs: lines(JOBS).filter_map(columns).map(|[name, _, countries]| Job { name, countries }).collect(),
            dusun: (lines(first).collect(), lines(second).collect()),
        }
    }

    /// A whole name usual in a province. One person in six has one name only.
    pub fn person(&self, sex: Sex, province: &str, random: &mut Random) -> String {
        let letter = if sex == Sex::Female { "f" } else { "m" };
        let local: Vec<_> = self
            .regional
            .iter()
            .filter(|[where_to, of, _]| *of == letter && where_to.split(',').any(|one| one == province))
            .collect();
        if random.chance(35)
            && let Some([_, _, name]) = random.pick(&local)
        {
            return (*name).to_owned();
        }
        let given = random.pick(if sex == Sex::Female { &self.female } else { &self.male }).copied().unwrap_or("Sri");
        if random.chance(17) {
            return given.to_owned();
        }
        let fitting: Vec<_> = self.second.iter().filter(|(_, of)| *of == letter || *of == "b").collect();
        match random.pick(&fitting) {
            Some((second, _)) if *second != given => format!("{given} {second}"),
            _ => given.to_owned(),
        }
    }

    /// A trade in the village.
    pub fn trade(&self, random: &mut Random) -> &'static str {
        random.pick(&self.trades).copied().unwrap_or("Petani")
    }

    /// A job abroad with one of its usual countries.
    pub fn job(&self, random: &mut Random) -> (&'static str, &'static str) {
        let Some(job) = random.pick(&self.jobs).copied() else { return ("Buruh pabrik", "MY") };
        let countries: Vec<&'static str> = job.countries.split(',').collect();
        (job.name, random.pick(&countries).copied().unwrap_or("MY"))
    }

    /// The name of a hamlet.
    pub fn dusun(&self, random: &mut Random) -> String {
        let part = |list: &[&'static str], random: &mut Random| random.pick(list).copied().unwrap_or("Krajan");
        let (first, second) = (part(&self.dusun.0, random), part(&self.dusun.1, random));
        format!("{first}{}", second.to_lowercase())
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn columns(line: &'static str) -> Option<[&'static str; 3]> {
    let mut parts = line.split('\t');
    Some([parts.next()?, parts.next()?, parts.next()?])
}
