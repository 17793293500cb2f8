//! How a node stands, check by check, each with what to do: for `doctor`, and for the page *Komputer desa*. Works beside a
//! node that serves, on both engines, and writes nothing. Not here: whether tables equal the journal (`verify`).

use std::path::Path;

use jiff::Timestamp;
use kernel::{Lang, Phrase};
use store::engine::{Db, Location};
use web::Tone;

use crate::settings::Thresholds;

mod clock;
mod data;
mod disk;
mod keys;
mod machine;

pub use machine::port;

/// How pressing a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it should be.
    Good,
    /// Something to look after.
    Attention,
    /// Something may be lost or shown.
    Danger,
}

impl Level {
    /// One word for people.
    pub const fn phrase(self) -> Phrase {
        match self {
            Level::Good => kernel::phrase("OK", "OK"),
            Level::Attention => kernel::phrase("perhatian", "attention"),
            Level::Danger => kernel::phrase("bahaya", "danger"),
        }
    }

    /// Its colour.
    pub const fn tone(self) -> Tone {
        match self {
            Level::Good => Tone::Good,
            Level::Attention => Tone::Attention,
            Level::Danger => Tone::Danger,
        }
    }
}

/// What was found, in both languages. Never a name, a number of a person or a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    id: String,
    en: String,
}

impl Said {
    /// In one language.
    pub fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// Words in both languages.
fn both(id: impl Into<String>, en: impl Into<String>) -> Said {
    Said { id: id.into(), en: en.into() }
}

/// One check.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its stable name, for programs.
    pub key: &'static str,
    /// What was checked.
    pub title: Phrase,
    /// How it stands.
    pub level: Level,
    /// What was found.
    pub said: Said,
    /// What to do; none where nothing is to be done.
    pub todo: Option<Phrase>,
}

/// What is looked at.
pub struct Subject<'a> {
    /// Where the data lie.
    pub at: &'a Location,
    /// A reading connection to them.
    pub db: &'a Db,
    /// Now.
    pub now: Timestamp,
    /// When a backup is due.
    pub thresholds: Thresholds,
    /// A sample world, in which nobody's data are.
    pub sample: bool,
}

impl Subject<'_> {
    fn dir(&self) -> &Path {
        &self.at.dir
    }
}

/// The checks that are quick and open no key: also for a page.
pub fn quick(subject: &Subject<'_>) -> Vec<Finding> {
    vec![
        disk::space(subject),
        disk::folder(subject),
        clock::clock(subject),
        clock::zone(),
        keys::key_file(subject),
        data::backup(subject),
        data::engine(subject),
        machine::memory(),
    ]
}

/// Every check of the data, also those that read much.
pub fn whole(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = quick(subject);
    found.extend(keys::state(subject));
    found.push(data::integrity(subject));
    found.push(data::files(subject));
    found
}

/// Bytes for people, with the decimal comma in Indonesian.
pub fn bytes(count: u64, lang: Lang) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match UNITS.iter().find(|(size, _)| count >= *size) {
        Some((size, unit)) if count < size * 10 => {
            let mark = if lang == Lang::Id { ',' } else { '.' };
            format!("{}{mark}{} {unit}", count / size, count % size * 10 / size)
        }
        Some((size, unit)) => format!("{} {unit}", count / size),
        None => format!("{count} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_has_the_decimal_mark_of_its_language() {
        assert_eq!((bytes(1_250_000, Lang::Id), bytes(1_250_000, Lang::En)), ("1,2 MB".into(), "1.2 MB".into()));
        assert_eq!(bytes(28_400_000_000, Lang::Id), "28 GB");
    }
}
