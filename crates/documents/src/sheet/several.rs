//! A workbook of several sheets with rows as they are read back: forms to be filled in whose first rows are given. For tables
//! that fit in memory; long lists are written row by row (`xlsx_writer`).

use rust_xlsxwriter::{Format, Workbook};

use super::xlsx_writer::{heading_format, sheet_name};
use super::{Cell, Column, SheetError, serial_of_day};

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Tab {
    /// What stands on its tab.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows under the heading.
    pub rows: Vec<Vec<Cell>>,
}

/// Makes the workbook.
///
/// # Errors
/// `Io`.
pub fn several(tabs: &[Tab]) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    let digits = Format::new().set_num_format("@");
    let date = Format::new().set_num_format("dd-mm-yyyy");
    for tab in tabs {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&tab.name, 1))?;
        sheet.set_freeze_panes(1, 0)?;
        for (place, column) in (0..).zip(&tab.columns) {
            sheet.set_column_width(place, column.width)?;
            if column.digits {
                sheet.set_column_format(place, &digits)?;
            }
            sheet.write_string_with_format(0, place, &column.heading, &heading_format())?;
        }
        for (row, cells) in (1..).zip(&tab.rows) {
            for (place, cell) in (0..).zip(cells) {
                let is_text = tab.columns.get(usize::from(place)).is_some_and(|column| column.digits);
                match cell {
                    Cell::Empty => {}
                    Cell::Number(number) => drop(sheet.write_number(row, place, *number)?),
                    Cell::Date(day) => drop(sheet.write_number_with_format(row, place, serial_of_day(*day), &date)?),
                    other if is_text => drop(sheet.write_string_with_format(row, place, other.text(), &digits)?),
                    other => drop(sheet.write_string(row, place, other.text())?),
                }
            }
        }
    }
    Ok(book.save_to_buffer()?)
}
