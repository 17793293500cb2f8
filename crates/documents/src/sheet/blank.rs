//! The empty sheet that people fill in: headings with their help as comments, answers to choose from a list, columns of
//! text where digits must not be lost.

use rust_xlsxwriter::{DataValidation, Format, Formula, Note, Workbook, Worksheet};

use super::xlsx_writer::{heading_format, sheet_name};
use super::{SheetError, column_name};

/// Rows that are prepared for filling in.
const PREPARED: u32 = 5_000;

/// A column to be filled in.
#[derive(Debug, Clone, Default)]
pub struct BlankColumn {
    /// What stands above it.
    pub heading: String,
    /// The comment at the heading; empty for none.
    pub help: String,
    /// Answers to choose from; empty where anything may be typed.
    pub answers: Vec<String>,
    /// Text whatever is typed: numbers of persons.
    pub digits: bool,
    /// Days.
    pub date: bool,
    /// Width in letters.
    pub width: f64,
}

/// An empty sheet.
#[derive(Debug, Clone, Default)]
pub struct BlankSheet {
    /// The name of the sheet.
    pub name: String,
    /// The name of the sheet with the answers.
    pub answers_name: String,
    /// Said where something else than an offered answer is typed.
    pub wrong_answer: String,
    /// Its columns.
    pub columns: Vec<BlankColumn>,
}

/// Makes the workbook.
///
/// # Errors
/// `Io`.
pub fn blank(sheet: &BlankSheet) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    let answers_name = sheet_name(&sheet.answers_name, 1);
    let (front, answers) = (filled_in(sheet, &answers_name)?, answers(sheet, &answers_name)?);
    book.push_worksheet(front);
    if let Some(answers) = answers {
        book.push_worksheet(answers);
    }
    Ok(book.save_to_buffer()?)
}

fn filled_in(sheet: &BlankSheet, answers_name: &str) -> Result<Worksheet, SheetError> {
    let (digits, date) = (Format::new().set_num_format("@"), Format::new().set_num_format("dd-mm-yyyy"));
    let mut front = Worksheet::new();
    front.set_name(sheet_name(&sheet.name, 1))?;
    front.set_freeze_panes(1, 0)?;
    for (index, column) in sheet.columns.iter().enumerate() {
        let place = index as u16;
        front.set_column_width(place, column.width)?;
        if column.digits || column.date {
            front.set_column_format(place, if column.date { &date } else { &digits })?;
        }
        front.write_string_with_format(0, place, &column.heading, &heading_format())?;
        if !column.help.is_empty() {
            front.insert_note(0, place, &Note::new(&column.help).add_author_prefix(false).set_width(260))?;
        }
    }
    for (list, (index, column)) in with_answers(sheet).enumerate() {
        let letter = column_name(list);
        let source = format!("='{answers_name}'!${letter}$2:${letter}${}", column.answers.len() + 1);
        let offered =
            DataValidation::new().allow_list_formula(Formula::new(source)).set_error_message(&sheet.wrong_answer)?;
        front.add_data_validation(1, index as u16, PREPARED, index as u16, &offered)?;
    }
    Ok(front)
}

fn answers(sheet: &BlankSheet, name: &str) -> Result<Option<Worksheet>, SheetError> {
    if with_answers(sheet).next().is_none() {
        return Ok(None);
    }
    let mut page = Worksheet::new();
    page.set_name(name)?;
    for (list, (_, column)) in with_answers(sheet).enumerate() {
        let place = list as u16;
        page.set_column_width(place, 28)?;
        page.write_string_with_format(0, place, &column.heading, &heading_format())?;
        for (row, answer) in column.answers.iter().enumerate() {
            page.write_string(row as u32 + 1, place, answer)?;
        }
    }
    Ok(Some(page))
}

fn with_answers(sheet: &BlankSheet) -> impl Iterator<Item = (usize, &BlankColumn)> {
    sheet.columns.iter().enumerate().filter(|(_, column)| !column.answers.is_empty())
}
