//! Sheets: reading CSV, XLSX and old XLS line by line, and writing CSV and XLSX line by line, with memory that does not
//! grow with the number of rows.
//!
//! What lives here: cells, files and their limits, and the words for what is wrong with a file as a file.
//! What does not: what a column means and whether a value is right (web), and the data (store).

mod blank;
mod book;
mod bytes;
mod csv_writer;
mod delimited;
mod error;
mod several;
mod workbook;
mod xlsx_writer;

pub use blank::{BlankColumn, BlankSheet, blank};
pub use book::{Book, Source};
pub use csv_writer::CsvWriter;
pub use error::SheetError;
pub use several::{Tab, several};
pub use workbook::{Leaf, workbook};
pub use xlsx_writer::{Column, Dictionary, Note, XlsxWriter};

use jiff::civil::Date;

/// The most columns that are read of a sheet.
pub const MOST_COLUMNS: usize = 300;
/// The most characters that are read of one cell.
pub const MOST_LETTERS: usize = 20_000;
/// The rows that one sheet of an XLSX file can hold, heading included: a limit of the format.
pub const ROWS_A_SHEET: u32 = 1_048_576;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number as spreadsheets keep it: about fifteen digits.
    Number(f64),
    /// A day; a time of day beside it is left out.
    Date(Date),
    /// True or false.
    Truth(bool),
    /// A formula that failed, as the spreadsheet wrote it (`#REF!`).
    Failed(String),
}

impl Cell {
    /// Does nothing stand in it but blanks?
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// As text: whole numbers without a point, days day first.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Failed(text) => text.clone(),
            Cell::Number(number) => number_text(*number),
            Cell::Date(date) => kernel::day::numeric(*date),
            Cell::Truth(yes) => (if *yes { "ya" } else { "tidak" }).to_owned(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }
}

/// A number as people write it: whole ones with all digits, others with a point.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e18 { format!("{number:.0}") } else { number.to_string() }
}

/// The day that a spreadsheet means by a number (1 is 1 January 1900, and 60 a day that never was).
/// `None` outside of the years 1900 to 2200.
pub fn day_of_serial(serial: f64) -> Option<Date> {
    let days = serial.floor() as i64;
    if !(1..=109_939).contains(&days) {
        return None;
    }
    let before = if days < 60 { 0 } else { 1 };
    Date::constant(1899, 12, 31).checked_add(jiff::Span::new().days(days - before)).ok()
}

/// The number by which a spreadsheet keeps a day.
pub fn serial_of_day(day: Date) -> f64 {
    let start = Date::constant(1899, 12, 31);
    let days = start.until(day).map_or(0, |span| span.get_days());
    f64::from(if days >= 60 { days + 1 } else { days })
}

/// The name of a column as spreadsheets show it: A, B, … Z, AA, …
pub fn column_name(index: usize) -> String {
    let mut name = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        name.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    name.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_serial_number_are_the_same_day() {
        for (serial, day) in [(1.0, "1900-01-01"), (59.0, "1900-02-28"), (61.0, "1900-03-01"), (33000.0, "1990-05-07")]
        {
            let day: Date = day.parse().unwrap();
            assert_eq!(day_of_serial(serial), Some(day));
            assert_eq!(serial_of_day(day), serial);
        }
        assert_eq!(day_of_serial(0.0), None);
        assert_eq!(day_of_serial(3.3e15), None);
    }

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column_name), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn whole_numbers_keep_their_digits() {
        assert_eq!(Cell::Number(3_307_105_708_950_001.0).text(), "3307105708950001");
        assert_eq!(Cell::Number(2.5).text(), "2.5");
    }
}
