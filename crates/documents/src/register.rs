//! The printed ruled register (*buku register*): a table on A4 across, ruled and numbered, also as a blank book.

use jiff::civil::Date;
use kernel::words::Lang;
use serde::Serialize;
use serde_json::json;

use crate::letter::{Signer, at_most};
use crate::press::{Job, Template};
use crate::{DocumentError, Pdf, press, words};

/// Columns that can still be read on A4 across.
pub const MOST_COLUMNS: usize = 20;
/// Rows in one file, about 100 pages and 200 MB of memory while printing; a longer register is printed by period.
pub const MOST_ROWS: usize = 2_000;

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the right: amounts.
    End,
}

/// A column of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// Share of the width beside the other columns, 1 to 100.
    pub share: u8,
    /// Where its text stands.
    pub align: Align,
}

impl Column {
    /// A column with its text at the left.
    pub fn new(title: impl Into<String>, share: u8) -> Self {
        Self { title: title.into(), share, align: Align::Start }
    }

    /// The same column with its text elsewhere.
    pub fn aligned(mut self, align: Align) -> Self {
        self.align = align;
        self
    }
}

/// A register ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    /// "Buku Register Surat", printed in capitals.
    pub title: String,
    /// Lines above the title, from the widest authority to the office.
    pub office: Vec<String>,
    /// "Januari–Maret 2026"; nothing leaves a dotted line to write on.
    pub period: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Cells of each row; as many as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Empty ruled rows after the last one, to write in by pen.
    pub empty_rows: usize,
    /// Small print under the table.
    pub note: String,
    /// Place and date of closing, above the signatures.
    pub place_and_date: String,
    /// Who closes the register with a signature.
    pub signers: Vec<Signer>,
    /// Printed large and pale behind the table.
    pub watermark: Option<String>,
    /// The day that stands in the file's properties; without it the file is not archival.
    pub date: Option<Date>,
    /// Language of the fixed words and of the file.
    pub lang: Lang,
}

/// Prints a register.
///
/// # Errors
/// [`DocumentError::Missing`] without title or columns, [`DocumentError::RowShape`],
/// [`DocumentError::TooLarge`], [`DocumentError::Press`].
pub fn render(register: &Register) -> Result<Pdf, DocumentError> {
    check(register)?;
    let data = json!({
        "words": words::words(register.lang),
        "lang": register.lang.code(),
        "author": register.office.last().map_or("", String::as_str),
        "title": register.title,
        "office": register.office,
        "period": register.period,
        "columns": register.columns,
        "rows": register.rows,
        "empty_rows": register.empty_rows,
        "note": register.note,
        "place_and_date": register.place_and_date,
        "signers": register.signers,
        "watermark": register.watermark,
    });
    press::print(Job { template: Template::Register, data, date: register.date, crest: None, qr_svg: None })
}

fn check(register: &Register) -> Result<(), DocumentError> {
    if register.title.trim().is_empty() {
        return Err(DocumentError::Missing { what: "title" });
    }
    if register.columns.is_empty() {
        return Err(DocumentError::Missing { what: "columns" });
    }
    at_most("columns of a register", register.columns.len(), MOST_COLUMNS)?;
    at_most("rows of a register", register.rows.len().saturating_add(register.empty_rows), MOST_ROWS)?;
    let columns = register.columns.len();
    match register.rows.iter().position(|row| row.len() != columns) {
        Some(at) => Err(DocumentError::RowShape { row: at + 1, cells: register.rows[at].len(), columns }),
        None => Ok(()),
    }
}
