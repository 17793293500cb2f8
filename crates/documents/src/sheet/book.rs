//! A file with sheets, opened for reading. Rows come one after another, with the number that a spreadsheet shows.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use calamine::{Data, DataRef, Reader, Xls, Xlsx};

use super::bytes::{Kind, Utf8, encoding_of, kind_of, promises_within, unpacks_within};
use super::{Cell, MOST_COLUMNS, MOST_LETTERS, ROWS_A_SHEET, SheetError, day_of_serial, delimited};

/// What an uploaded workbook may unpack to.
const MOST_UNPACKED: u64 = 192 * 1024 * 1024;

/// Where a file's bytes are.
#[derive(Debug, Clone)]
pub enum Source {
    /// In memory: sent by somebody, and therefore unpacked and counted before it is opened.
    Sent(Arc<[u8]>),
    /// A file that whoever runs the program named.
    File(PathBuf),
}

trait Bytes: Read + Seek {}
impl<T: Read + Seek> Bytes for T {}

impl Source {
    fn open(&self) -> Result<Box<dyn Bytes>, SheetError> {
        Ok(match self {
            Source::Sent(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
            Source::File(path) => Box::new(BufReader::with_capacity(256 * 1024, File::open(path)?)),
        })
    }

    fn start(&self) -> Result<Vec<u8>, SheetError> {
        let mut start = Vec::new();
        self.open()?.take(4096).read_to_end(&mut start)?;
        Ok(start)
    }
}

/// An open file.
pub struct Book {
    source: Source,
    sheets: Vec<String>,
    content: Content,
}

enum Content {
    Xlsx(Box<Xlsx<Box<dyn Bytes>>>),
    Xls(Box<Xls<Box<dyn Bytes>>>),
    Delimited(&'static encoding_rs::Encoding),
}

impl Book {
    /// Opens a file of any kind that is read.
    ///
    /// # Errors
    /// `Kind` for what is no sheet, `Locked`, `Damaged`, `Bomb`, `Io`.
    pub fn open(source: Source) -> Result<Book, SheetError> {
        let (sheets, content) = match kind_of(&source.start()?)? {
            Kind::Delimited => (vec![String::new()], Content::Delimited(encoding_of(source.open()?)?)),
            Kind::Xlsx => {
                if matches!(source, Source::Sent(_)) {
                    unpacks_within(source.open()?, MOST_UNPACKED)?;
                }
                let book = Xlsx::new(source.open()?)?;
                (book.sheet_names(), Content::Xlsx(Box::new(book)))
            }
            Kind::Xls => {
                if let Source::Sent(bytes) = &source {
                    promises_within(bytes)?;
                }
                let book = Xls::new(source.open()?)?;
                (book.sheet_names(), Content::Xls(Box::new(book)))
            }
        };
        Ok(Book { source, sheets, content })
    }

    /// The names of its sheets; one without a name for text.
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// Hands out the rows of one sheet, with the number that a spreadsheet shows, until `each` breaks off. Rows without
    /// any cell may be left out. Of formulas the value last computed is read; hidden rows and columns are read too.
    ///
    /// # Errors
    /// `Damaged`, `Columns`, `Letters`, `Io`.
    pub fn rows(
        &mut self,
        sheet: usize,
        each: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    ) -> Result<(), SheetError> {
        let Some(name) = self.sheets.get(sheet) else { return Ok(()) };
        match &mut self.content {
            Content::Delimited(encoding) => delimited::each_line(Utf8::new(self.source.open()?, encoding), each),
            Content::Xlsx(book) => xlsx_rows(book, name, each),
            Content::Xls(book) => xls_rows(book, name, each),
        }
    }
}

fn xlsx_rows(
    book: &mut Xlsx<Box<dyn Bytes>>,
    name: &str,
    each: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
) -> Result<(), SheetError> {
    // A chart is a sheet without cells.
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(()) };
    let mut cells: Vec<Cell> = Vec::new();
    let mut current = 0;
    while let Some(found) = reader.next_cell()? {
        let (row, column) = found.get_position();
        if row != current && !cells.is_empty() {
            if each(current + 1, &cells).is_break() {
                return Ok(());
            }
            cells.clear();
        }
        if row >= ROWS_A_SHEET {
            return Err(SheetError::Damaged("a row beyond the format's last".to_owned()));
        }
        current = row;
        let cell = of_ref(found.get_value());
        put(&mut cells, column as usize, cell, row + 1)?;
    }
    if !cells.is_empty() {
        let _ = each(current + 1, &cells);
    }
    Ok(())
}

fn xls_rows(
    book: &mut Xls<Box<dyn Bytes>>,
    name: &str,
    each: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
) -> Result<(), SheetError> {
    let range = book.worksheet_range(name)?;
    let Some((first_row, first_column)) = range.start() else { return Ok(()) };
    let mut cells: Vec<Cell> = Vec::new();
    for (index, row) in range.rows().enumerate() {
        cells.clear();
        let number = first_row + index as u32 + 1;
        for (offset, value) in row.iter().enumerate() {
            put(&mut cells, first_column as usize + offset, of_data(value), number)?;
        }
        if each(number, &cells).is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn put(cells: &mut Vec<Cell>, column: usize, cell: Cell, row: u32) -> Result<(), SheetError> {
    if cell.is_blank() && column >= cells.len() {
        return Ok(());
    }
    if column >= MOST_COLUMNS {
        return Err(SheetError::Columns);
    }
    if matches!(&cell, Cell::Text(text) if text.len() > MOST_LETTERS) {
        return Err(SheetError::Letters { row });
    }
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = cell;
    Ok(())
}

fn of_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::from(text.as_str()),
        DataRef::SharedString(text) => Cell::from(*text),
        DataRef::Bool(yes) => Cell::Truth(*yes),
        DataRef::DateTime(moment) => of_moment(moment),
        DataRef::Error(error) => Cell::Failed(error.to_string()),
    }
}

fn of_data(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::from(text.as_str()),
        Data::Bool(yes) => Cell::Truth(*yes),
        Data::DateTime(moment) => of_moment(moment),
        Data::Error(error) => Cell::Failed(error.to_string()),
    }
}

/// A number shown as a date. What cannot be one (an identity number in a column of dates) stays a number.
fn of_moment(moment: &calamine::ExcelDateTime) -> Cell {
    let number = moment.as_f64();
    if !moment.is_datetime() || day_of_serial(number).is_none() {
        return Cell::Number(number);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = jiff::civil::Date::new(year as i16, month as i8, day as i8);
    date.map_or(Cell::Number(number), Cell::Date)
}
