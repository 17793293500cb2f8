//! What a sent report keeps for ever: its numbers with their sentences and rows, which hold no names, and apart from them
//! what the officer wrote, which may. Not here: where they are kept (`records::monthly_report`).

use std::collections::BTreeMap;

use kernel::day::Month;
use serde::{Deserialize, Serialize};

use super::sentences::{self, Sentence};
use super::{MOST_ROWS, SECTIONS, section_of};

/// A number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Stable key.
    pub key: String,
    /// Its place in [`SECTIONS`].
    pub section: usize,
    /// What is counted.
    pub label: Sentence,
    /// In this month, or at its end.
    pub value: i64,
    /// In the month before.
    pub before: i64,
}

impl Figure {
    /// Was there nothing in either month?
    pub fn is_nothing(&self) -> bool {
        self.value == 0 && self.before == 0
    }
}

/// A row behind a number: what it is called and where it stands.
pub type RowLine = (String, String);

/// The numbers, sentences and rows of a report: no name of a person stands in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Figures {
    /// The edition of the program that counted.
    pub edition: String,
    /// When it was counted, in milliseconds UTC.
    pub counted: i64,
    /// The numbers by section.
    pub figures: Vec<Figure>,
    /// What changed since the month before.
    pub changes: Vec<Sentence>,
    /// The sentences of each section.
    pub sentences: Vec<Vec<Sentence>>,
}

/// The rows behind each number, at most [`MOST_ROWS`].
pub type Rows = BTreeMap<String, Vec<RowLine>>;

impl Figures {
    /// Puts the rooms' lines in order and writes the sentences.
    pub fn of(lines: &[web::ReportLine], month: Month, counted: i64) -> (Figures, Rows) {
        let mut figures: Vec<Figure> = lines.iter().map(figure).collect();
        figures.sort_by_key(|figure| figure.section);
        let rows = lines
            .iter()
            .map(|line| (line.key.to_owned(), line.rows.iter().take(MOST_ROWS).cloned().collect::<Vec<RowLine>>()));
        let rows: Rows = rows.collect();
        let of_section = |section: usize| {
            let own: Vec<Figure> = figures.iter().filter(|figure| figure.section == section).cloned().collect();
            sentences::of_section(&own, month)
        };
        let whole = Figures {
            edition: env!("CARGO_PKG_VERSION").to_owned(),
            counted,
            changes: sentences::changes(&figures, month),
            sentences: (0..SECTIONS.len()).map(of_section).collect(),
            figures,
        };
        (whole, rows)
    }

    /// The number of a key.
    pub fn get(&self, key: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.key == key)
    }

    /// The numbers of a section.
    pub fn of_section(&self, section: usize) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.section == section)
    }
}

fn figure(line: &web::ReportLine) -> Figure {
    Figure {
        key: line.key.to_owned(),
        section: section_of(line.section.id),
        label: Sentence { id: line.label.id.to_owned(), en: line.label.en.to_owned() },
        value: line.value,
        before: line.before,
    }
}

/// An activity as the report tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ActivityLine {
    /// The day.
    pub date: String,
    /// What it was.
    pub title: String,
    /// Where.
    pub place: String,
    /// How many came; none where nobody counted.
    pub people: Option<i64>,
    /// Where it stands.
    pub path: String,
    /// Its photos: hash of the sealed bytes in hexadecimal, and whose key opens them.
    pub photos: Vec<(String, String)>,
}

/// An obstacle as the report tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ObstacleLine {
    /// The record.
    pub id: String,
    /// What stands in the way.
    pub what: String,
    /// The stable name of the agency that is needed.
    pub agency: String,
    /// Since when, as ISO text.
    pub since: String,
    /// What the officer added.
    pub detail: String,
    /// Is it over?
    pub over: bool,
}

/// What people wrote, and who: may hold names, so it is kept under the report's own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Written {
    /// Names of the officers of the desk.
    pub officers: Vec<String>,
    /// Name and office of the head.
    pub head: String,
    /// Who sent it.
    pub sender: String,
    /// The officer's sentences by name of the section; `ringkasan` and `rencana` stand among them.
    pub sentences: BTreeMap<String, String>,
    /// What was done.
    pub activities: Vec<ActivityLine>,
    /// What stands in the way.
    pub obstacles: Vec<ObstacleLine>,
    /// Has the head seen it?
    pub known_by_head: bool,
}

/// The name under which the opening sentences are kept.
pub const SUMMARY: &str = "ringkasan";
/// The name under which the plan for the next month is kept.
pub const PLAN: &str = "rencana";
