//! The roll of designated villages, read once, and everything that is counted from it. Figures on every page of this
//! room come from here, so that they cannot differ from each other.
//! Not here: figures that others stated (kernel's claims).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::region::{Code, Level};
use kernel::{RecordId, Refusal};
use store::Reader;
use store::engine::Cell;

use crate::queries;
use crate::records::designation::{DesignationStatus, Programme};

/// One designation, as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The village.
    pub village: Code,
    /// The programme.
    pub programme: Programme,
    /// Its name where it is another than the known ones.
    pub other_programme: Option<String>,
    /// The cohort.
    pub year: i16,
    /// The day, where it is known.
    pub date: Option<Date>,
    /// The decree's number, where it is known.
    pub decree: Option<String>,
    /// Running or ended.
    pub status: DesignationStatus,
    /// Since when it has ended.
    pub ended_on: Option<Date>,
    /// Where it is known from.
    pub source: Option<String>,
    /// The office that keeps it: the village's.
    pub home: RecordId,
}

/// All designations, by year and village.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    entries: Vec<Entry>,
}

/// What one year added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Villages that were new.
    pub new: i64,
    /// Regencies in which they lie.
    pub regencies: i64,
    /// Villages designated up to then.
    pub total: i64,
}

impl Roll {
    /// Reads the roll.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn read(read: &Reader<'_>) -> Result<Roll, Refusal> {
        let rows = read.select(&queries::DESIGNATIONS, &[])?;
        Ok(Roll { entries: rows.iter().filter_map(|row| entry(row)).collect() })
    }

    /// Every designation.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The designations of Desmigratif, of which the figures speak.
    pub fn desmigratif(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.programme == Programme::Desmigratif)
    }

    /// The designations of one village, in any programme.
    pub fn of_village(&self, village: &Code) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| entry.village == *village).collect()
    }

    /// Villages within a region in which Desmigratif runs, by code; each once.
    pub fn running_within(&self, region: &Code) -> Vec<Code> {
        let running = self.desmigratif().filter(|entry| entry.status == DesignationStatus::Running);
        let villages: BTreeSet<Code> =
            running.map(|entry| entry.village).filter(|village| village.is_within(region)).collect();
        villages.into_iter().collect()
    }

    /// Is Desmigratif running in this village?
    pub fn runs_in(&self, village: &Code) -> bool {
        self.desmigratif().any(|entry| entry.village == *village && entry.status == DesignationStatus::Running)
    }

    /// What each year with designations added, oldest first.
    pub fn years(&self) -> Vec<Year> {
        let mut by_year: BTreeMap<i16, (i64, BTreeSet<Option<Code>>)> = BTreeMap::new();
        for entry in self.desmigratif() {
            let (new, regencies) = by_year.entry(entry.year).or_default();
            *new += 1;
            regencies.insert(entry.village.at(Level::Regency));
        }
        let mut total = 0;
        let mut years = Vec::with_capacity(by_year.len());
        for (year, (new, regencies)) in by_year {
            total += new;
            years.push(Year { year, new, regencies: regencies.len() as i64, total });
        }
        years
    }

    /// How many regions of a level hold a village in which the programme runs.
    pub fn regions_of(&self, level: Level) -> i64 {
        let regions: BTreeSet<Option<Code>> =
            self.running_within(&Code::NATION).iter().map(|village| village.at(level)).collect();
        regions.len() as i64
    }
}

/// Reads a row of `queries::DESIGNATIONS`; one that is not whole is left out.
fn entry(row: &[Cell]) -> Option<Entry> {
    let text = |index: usize| row.get(index).and_then(Cell::text).filter(|text| !text.is_empty()).map(str::to_owned);
    let number = |index: usize| row.get(index).and_then(Cell::integer);
    let day = |index: usize| text(index).and_then(|text| text.parse().ok());
    Some(Entry {
        village: Code::parse(&text(0)?).ok()?,
        programme: Programme::from_code(number(1)?)?,
        other_programme: text(2),
        year: i16::try_from(number(3)?).ok()?,
        date: day(4),
        decree: text(5),
        status: DesignationStatus::from_code(number(6)?)?,
        ended_on: day(7),
        source: text(8),
        home: RecordId::from_slice(row.get(9)?.bytes()?).ok()?,
    })
}
