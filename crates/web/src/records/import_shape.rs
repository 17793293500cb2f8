//! What a sheet is: which of its rows is the heading, what its columns mean, and which program wrote it.
//! Not here: the cells below (`import_cell`).

use std::collections::HashMap;
use std::ops::ControlFlow;

use documents::sheet::{Book, Cell, SheetError};
use kernel::{Lang, RecordSpec};
use sha2::{Digest, Sha256};

use super::import_rules::{Columns, Format, ID, Layout, SheetRow};

/// Rows that are looked at to find the heading.
const LOOKED_AT: usize = 40;
/// A ready reading is recognised by so many of its headings.
const RECOGNISED: usize = 6;

/// Which sheet of a file, and how it is laid out.
#[derive(Debug, Clone)]
pub struct Shape {
    /// The place of the sheet in the file.
    pub sheet: usize,
    /// The last row of the heading; rows after it are data.
    pub heading_row: u32,
    /// What stands above each column.
    pub headings: Vec<String>,
    /// A sheet of blocks.
    pub layout: Option<&'static Layout>,
    /// The ready reading that was recognised.
    pub format: Option<&'static Format>,
}

/// The meaning of each column: a place among the kind's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping(pub Vec<Option<usize>>);

/// A heading as it is compared: small letters and digits, one space between words.
pub(super) fn normalised(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        } else if !plain.ends_with(' ') && !plain.is_empty() {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// What headings mean, for one kind.
pub(super) struct Meanings {
    words: HashMap<String, usize>,
}

impl Meanings {
    /// Labels in both languages, names, synonyms; then what a ready reading says, which wins.
    pub(super) fn of(columns: &Columns, format: Option<&Format>) -> Meanings {
        let mut words = HashMap::new();
        for index in 0..columns.keys.len() {
            for text in [columns.keys[index].to_owned(), columns.label(index, Lang::Id), columns.label(index, Lang::En)]
            {
                words.entry(normalised(&text)).or_insert(index);
            }
        }
        for (word, key) in columns.rules.synonyms {
            if let Some(index) = columns.place(key) {
                words.insert(normalised(word), index);
            }
        }
        for (heading, key) in format.into_iter().flat_map(headings_of) {
            match columns.place(key) {
                Some(index) => words.insert(normalised(heading), index),
                None => words.remove(&normalised(heading)),
            };
        }
        Meanings { words }
    }

    pub(super) fn find(&self, heading: &str) -> Option<usize> {
        self.words.get(&normalised(heading)).copied()
    }
}

/// Heading and key of each column that a ready reading knows.
fn headings_of(format: &Format) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(format).filter_map(|parts| match parts[..] {
        ["kolom", heading, key] => Some((heading, key)),
        ["kolom", heading] => Some((heading, "")),
        _ => None,
    })
}

/// The lines of a ready reading, in parts.
pub(super) fn lines(format: &Format) -> impl Iterator<Item = Vec<&'static str>> {
    let text: &'static str = format.text;
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| line.split('\t').collect())
}

/// The first rows of each sheet of a file.
pub(super) fn first_rows(book: &mut Book) -> Result<Vec<Vec<SheetRow>>, SheetError> {
    let mut all = Vec::new();
    for sheet in 0..book.sheets().len().min(30) {
        let mut rows: Vec<SheetRow> = Vec::new();
        book.rows(sheet, &mut |number, cells| {
            if cells.iter().any(|cell| !cell.is_blank()) {
                rows.push((number, cells.to_vec()));
            }
            if rows.len() >= LOOKED_AT { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        all.push(rows);
    }
    Ok(all)
}

/// The shape of the sheet that fits the kind best. `None` where no row of any sheet looks like a heading.
pub(super) fn recognise(columns: &Columns, sheets: &[Vec<SheetRow>]) -> Option<Shape> {
    for (sheet, rows) in sheets.iter().enumerate() {
        if let Some(layout) = columns.rules.layouts.iter().find(|layout| (layout.fits)(rows)) {
            let format = columns.rules.formats.iter().find(|format| format.name == layout.format);
            return Some(Shape { sheet, heading_row: 0, headings: Vec::new(), layout: Some(layout), format });
        }
    }
    let plain = Meanings::of(columns, None);
    let readings: Vec<(Option<&'static Format>, Meanings)> =
        columns.rules.formats.iter().map(|format| (Some(format), Meanings::of(columns, Some(format)))).collect();
    let mut best: Option<(usize, Shape)> = None;
    for (sheet, rows) in sheets.iter().enumerate() {
        for at in 0..rows.len() {
            for (heading_row, headings) in headings_at(rows, at) {
                let known = |meanings: &Meanings| distinct(&headings, meanings);
                let format = readings
                    .iter()
                    .filter(|(format, _)| format.is_some_and(|format| own_headings(format, &headings) >= RECOGNISED))
                    .max_by_key(|(format, _)| format.map_or(0, |format| own_headings(format, &headings)));
                let (format, meanings) = format.map_or((None, &plain), |(format, meanings)| (*format, meanings));
                let score = known(meanings);
                if score > best.as_ref().map_or(0, |(best, _)| *best) {
                    best = Some((score, Shape { sheet, heading_row, headings, layout: None, format }));
                }
            }
        }
    }
    best.map(|(_, shape)| shape)
}

/// The heading that a row would make: alone, and together with the row below it where that refines it.
fn headings_at(rows: &[SheetRow], at: usize) -> Vec<(u32, Vec<String>)> {
    let text = |cells: &[Cell]| -> Vec<String> { cells.iter().map(|cell| cell.text().trim().to_owned()).collect() };
    let (number, upper) = (rows[at].0, text(&rows[at].1));
    let mut found = vec![(number, upper.clone())];
    if let Some((below, lower)) = rows.get(at + 1).filter(|(_, cells)| cells.iter().all(is_word)) {
        let lower = text(lower);
        let both = (0..upper.len().max(lower.len())).map(|index| {
            let own = lower.get(index).filter(|text| !text.is_empty());
            own.or(upper.get(index)).cloned().unwrap_or_default()
        });
        found.push((*below, both.collect()));
    }
    found
}

fn is_word(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => !text.trim().starts_with(|first: char| first.is_ascii_digit()),
        _ => false,
    }
}

fn distinct(headings: &[String], meanings: &Meanings) -> usize {
    let mut found: Vec<usize> = headings.iter().filter_map(|heading| meanings.find(heading)).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

fn own_headings(format: &Format, headings: &[String]) -> usize {
    let own: Vec<String> = headings_of(format).map(|(heading, _)| normalised(heading)).collect();
    headings.iter().filter(|heading| own.contains(&normalised(heading))).count()
}

/// What each column means by its heading; of two that mean the same, the first.
pub(super) fn mapping_of(columns: &Columns, shape: &Shape) -> Mapping {
    if let Some(layout) = shape.layout {
        return Mapping(layout.columns.iter().map(|(key, _)| columns.place(key)).collect());
    }
    let meanings = Meanings::of(columns, shape.format);
    let mut taken: Vec<usize> = Vec::new();
    let places = shape.headings.iter().map(|heading| {
        let place = meanings.find(heading).filter(|place| !taken.contains(place));
        taken.extend(place);
        place
    });
    Mapping(places.collect())
}

/// What tells sheets of the same headings apart from others: a mapping that was chosen once is remembered by it.
pub(super) fn fingerprint(spec: &RecordSpec, shape: &Shape) -> String {
    let mut hasher = Sha256::new();
    hasher.update(spec.name);
    for heading in &shape.headings {
        hasher.update([0]);
        hasher.update(normalised(heading));
    }
    crate::csrf::hex(&hasher.finalize()[..16])
}

/// A mapping as it is remembered: keys by column, `-` for columns that are not read.
pub(super) fn to_text(columns: &Columns, mapping: &Mapping) -> String {
    let keys = mapping.0.iter().map(|place| place.map_or("-", |place| columns.keys[place]));
    keys.collect::<Vec<_>>().join(" ")
}

/// The same back; a key that is no longer there is not read.
pub(super) fn from_text(columns: &Columns, text: &str) -> Mapping {
    Mapping(text.split(' ').map(|key| columns.place(key)).collect())
}

impl Mapping {
    /// Does any column mean this key?
    pub(super) fn has(&self, columns: &Columns, key: &str) -> bool {
        columns.place(key).is_some_and(|place| self.0.contains(&Some(place)))
    }

    /// The column of the sheet that means this place.
    pub(super) fn column(&self, shape: &Shape, place: usize) -> Option<usize> {
        let index = self.0.iter().position(|own| *own == Some(place))?;
        match shape.layout {
            Some(layout) => layout.columns.get(index).and_then(|(_, column)| *column),
            None => Some(index),
        }
    }

    /// Of two columns that mean the same, the first is read.
    pub(super) fn keep_first(&mut self) {
        let mut taken = Vec::new();
        for place in &mut self.0 {
            match *place {
                Some(own) if taken.contains(&own) => *place = None,
                other => taken.extend(other),
            }
        }
    }

    /// Is any field besides the id read?
    pub(super) fn is_useful(&self, columns: &Columns) -> bool {
        self.0.iter().flatten().any(|place| columns.keys[*place] != ID)
    }
}
