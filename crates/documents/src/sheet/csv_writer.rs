//! Writing CSV after RFC 4180, with the mark that tells Excel that it is UTF-8.
//!
//! A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line end) gets an
//! apostrophe in front, which our own reading takes away again. Numbers and telephone numbers (`+6281234567890`, `-5`) are
//! left whole: a sign and digits compute nothing.

use std::io::Write;

use super::{Cell, SheetError};

/// A CSV that is written row by row.
pub struct CsvWriter<W: Write> {
    inner: csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    /// Begins the file with its heading.
    ///
    /// # Errors
    /// `Io`.
    pub fn begin(mut target: W, heading: &[String]) -> Result<CsvWriter<W>, SheetError> {
        target.write_all("\u{feff}".as_bytes())?;
        let mut inner = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(target);
        inner.write_record(heading.iter().map(|text| guarded(text)))?;
        Ok(CsvWriter { inner })
    }

    /// Writes a row; days as `2026-11-24`.
    ///
    /// # Errors
    /// `Io`.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        for cell in cells {
            match cell {
                Cell::Text(text) | Cell::Failed(text) => self.inner.write_field(guarded(text))?,
                Cell::Date(date) => self.inner.write_field(date.to_string())?,
                other => self.inner.write_field(other.text())?,
            }
        }
        self.inner.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// `Io`.
    pub fn finish(mut self) -> Result<(), SheetError> {
        self.inner.flush()?;
        Ok(())
    }
}

/// The text so that no spreadsheet computes it.
fn guarded(text: &str) -> String {
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if dangerous && !is_number_like(text) { format!("'{text}") } else { text.to_owned() }
}

/// A sign, then digits with spaces, points and commas: nothing that computes.
fn is_number_like(text: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_digit() || " .,".contains(sign);
    text.starts_with(['+', '-']) && text.len() <= 24 && text.chars().skip(1).all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[Vec<Cell>]) -> String {
        let mut bytes = Vec::new();
        let mut writer = CsvWriter::begin(&mut bytes, &["Nama".to_owned(), "Telepon".to_owned()]).unwrap();
        for row in rows {
            writer.row(row).unwrap();
        }
        writer.finish().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_formula_is_disarmed_and_a_telephone_number_is_left_whole() {
        for text in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "-1-1", "+62812-3456"] {
            assert_eq!(guarded(text), format!("'{text}"), "{text}");
        }
        for text in ["+6281234567890", "+62 812 3456 7890", "-5", "-", "Siti", "3307105708950001"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn separators_quotes_and_line_ends_inside_a_cell_stay_in_it() {
        let text = written(&[vec![Cell::from("Siti, \"Ami\"\nKrajan"), Cell::Empty], vec![]]);
        assert_eq!(text, "\u{feff}Nama,Telepon\r\n\"Siti, \"\"Ami\"\"\nKrajan\",\r\n\"\"\r\n");
    }
}
