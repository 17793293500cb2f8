//! Writing XLSX row by row. What is written goes into an unnamed temporary file beside the data and from there into the
//! archive, so that memory stays the same for ten rows and for a million. A sheet that is full goes on in the next one.

use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{Color, Format, FormatAlign, Note as Comment, Workbook, Worksheet};

use super::{Cell, ROWS_A_SHEET, SheetError, serial_of_day};

/// From so many rows on the archive is written with room for more than 4 GB.
const MANY: u64 = 500_000;
/// Comments are kept in memory until the end; what is wrong beyond them is coloured only.
const MOST_NOTES: usize = 5_000;

/// A column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// Its width in letters.
    pub width: f64,
    /// Cells are text whatever is typed into them later: numbers of persons lose no digit.
    pub digits: bool,
}

/// A table of texts on a sheet of its own: what each column means.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    /// The name of the sheet.
    pub name: String,
    /// Its heading.
    pub heading: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// A remark at a cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The column, counted from 0.
    pub column: usize,
    /// What is wrong there, and what to do.
    pub message: String,
}

/// A workbook that is written row by row.
pub struct XlsxWriter {
    book: Workbook,
    sheet: Worksheet,
    name: String,
    columns: Vec<Column>,
    dictionary: Option<Dictionary>,
    full: Vec<Worksheet>,
    next: u32,
    rows: u64,
    notes: usize,
    look: Look,
}

struct Look {
    heading: Format,
    digits: Format,
    date: Format,
    wrong: Format,
    wrapped: Format,
}

impl Look {
    fn new() -> Look {
        Look {
            heading: heading_format(),
            digits: Format::new().set_num_format("@"),
            date: Format::new().set_num_format("dd-mm-yyyy"),
            wrong: Format::new().set_background_color(Color::RGB(0x00FF_D6D1)).set_num_format("@"),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

/// How headings look on every sheet.
pub(super) fn heading_format() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0x00E3_EFEF)).set_text_wrap().set_align(FormatAlign::Top)
}

impl XlsxWriter {
    /// Begins a workbook. Its temporary files lie in `temporary` without a name and vanish with the process.
    ///
    /// # Errors
    /// `Io`.
    pub fn begin(
        name: &str,
        columns: Vec<Column>,
        dictionary: Option<Dictionary>,
        temporary: &Path,
    ) -> Result<XlsxWriter, SheetError> {
        let mut book = Workbook::new();
        book.set_tempdir(temporary)?;
        book.set_zip_compression_level(4);
        let look = Look::new();
        let sheet = begin_sheet(&mut book, &sheet_name(name, 1), &columns, &look)?;
        let name = name.to_owned();
        Ok(XlsxWriter { book, sheet, name, columns, dictionary, full: Vec::new(), next: 1, rows: 0, notes: 0, look })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// `Io`.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        self.marked_row(cells, &[])
    }

    /// Writes a row in which some cells are wrong: they are coloured, and a comment says why.
    ///
    /// # Errors
    /// `Io`.
    pub fn marked_row(&mut self, cells: &[Cell], notes: &[Note]) -> Result<(), SheetError> {
        if self.next >= ROWS_A_SHEET {
            self.next_sheet()?;
        }
        let width = notes.iter().map(|note| note.column + 1).max().unwrap_or(0).max(cells.len());
        for column in 0..width {
            let cell = cells.get(column).unwrap_or(&Cell::Empty);
            let note = notes.iter().find(|note| note.column == column);
            self.cell(column, cell, note)?;
        }
        self.next += 1;
        self.rows += 1;
        Ok(())
    }

    fn cell(&mut self, column: usize, cell: &Cell, note: Option<&Note>) -> Result<(), SheetError> {
        let (row, place) = (self.next, column as u16);
        if let Some(note) = note {
            self.sheet.write_string_with_format(row, place, cell.text(), &self.look.wrong)?;
            if self.notes < MOST_NOTES {
                self.notes += 1;
                let comment = Comment::new(&note.message).add_author_prefix(false).set_width(260).set_height(110);
                self.sheet.insert_note(row, place, &comment)?;
            }
            return Ok(());
        }
        let digits = self.columns.get(column).is_some_and(|column| column.digits);
        match cell {
            Cell::Empty => {}
            Cell::Text(text) if digits => {
                self.sheet.write_string_with_format(row, place, text, &self.look.digits)?;
            }
            Cell::Text(text) => {
                self.sheet.write_string(row, place, text)?;
            }
            Cell::Number(number) => {
                self.sheet.write_number(row, place, *number)?;
            }
            Cell::Date(date) => {
                self.sheet.write_number_with_format(row, place, serial_of_day(*date), &self.look.date)?;
            }
            Cell::Truth(_) | Cell::Failed(_) => {
                self.sheet.write_string(row, place, cell.text())?;
            }
        }
        Ok(())
    }

    fn next_sheet(&mut self) -> Result<(), SheetError> {
        let name = sheet_name(&self.name, self.full.len() + 2);
        let sheet = begin_sheet(&mut self.book, &name, &self.columns, &self.look)?;
        self.full.push(std::mem::replace(&mut self.sheet, sheet));
        self.next = 1;
        Ok(())
    }

    /// Ends the workbook and writes it.
    ///
    /// # Errors
    /// `Io`.
    pub fn finish(mut self, target: impl Write + Send) -> Result<(), SheetError> {
        let mut sheets: Vec<Worksheet> = self.full.into_iter().chain([self.sheet]).collect();
        let rest = sheets.split_off(1);
        sheets.into_iter().for_each(|first| self.book.push_worksheet(first));
        if let Some(dictionary) = &self.dictionary {
            let sheet = dictionary_sheet(dictionary, &self.look)?;
            self.book.push_worksheet(sheet);
        }
        rest.into_iter().for_each(|sheet| self.book.push_worksheet(sheet));
        self.book.use_zip_large_file(self.rows > MANY);
        self.book.save_to_writer(target)?;
        Ok(())
    }
}

fn begin_sheet(book: &mut Workbook, name: &str, columns: &[Column], look: &Look) -> Result<Worksheet, SheetError> {
    let mut sheet = book.new_worksheet_with_constant_memory()?;
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (index, column) in columns.iter().enumerate() {
        let place = index as u16;
        sheet.set_column_width(place, column.width)?;
        if column.digits {
            sheet.set_column_format(place, &look.digits)?;
        }
    }
    for (index, column) in columns.iter().enumerate() {
        sheet.write_string_with_format(0, index as u16, &column.heading, &look.heading)?;
    }
    Ok(sheet)
}

fn dictionary_sheet(dictionary: &Dictionary, look: &Look) -> Result<Worksheet, SheetError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(sheet_name(&dictionary.name, 1))?;
    sheet.set_freeze_panes(1, 0)?;
    for (index, text) in dictionary.heading.iter().enumerate() {
        sheet.set_column_width(index as u16, 28)?;
        sheet.write_string_with_format(0, index as u16, text, &look.heading)?;
    }
    for (index, row) in dictionary.rows.iter().enumerate() {
        for (place, text) in row.iter().enumerate() {
            sheet.write_string_with_format(index as u32 + 1, place as u16, text, &look.wrapped)?;
        }
    }
    Ok(sheet)
}

/// A name as the format allows it: at most 31 letters, without some signs; the second sheet and on carry a number.
pub(super) fn sheet_name(name: &str, number: usize) -> String {
    let plain = name.chars().map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign });
    let plain: String = plain.take(25).collect();
    if number > 1 { format!("{plain} {number}") } else { plain }
}
