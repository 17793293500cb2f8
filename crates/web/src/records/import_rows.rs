//! The rows of a sheet below its heading: which are data, and which are blank lines, column numbers, totals and remarks.
//! Not here: what stands in a row (`import_cell`).

use std::ops::ControlFlow;

use documents::sheet::{Book, Cell, SheetError, Source};
use jiff::Timestamp;
use kernel::{Actor, Lang, RecordSpec, Refusal};
use store::Store;

use super::RecordPages;
use super::import_rules::{Columns, RawRow, SheetRules};
use super::import_shape::{Mapping, Shape, first_rows, mapping_of, recognise};

/// Below this many columns a row with a single cell may be data; above, it is a remark.
const FEW_COLUMNS: usize = 4;

/// An import: a sheet, what its columns mean, and who takes it up.
pub struct Import<'i> {
    /// The store.
    pub store: &'i Store,
    /// Who imports; records come to this account's office.
    pub actor: &'i Actor,
    /// When.
    pub now: Timestamp,
    /// The language of remarks.
    pub lang: Lang,
    /// The kind.
    pub spec: &'static RecordSpec,
    /// Its rules.
    pub pages: RecordPages,
    /// The file.
    pub source: Source,
    /// Which sheet, and how it is laid out.
    pub shape: Shape,
    /// What its columns mean.
    pub mapping: Mapping,
}

/// A row of data.
pub(super) struct DataRow<'r> {
    /// Its place among the rows of data, from 0.
    pub index: u32,
    /// Its number as the spreadsheet shows it.
    pub number: u32,
    /// Its cells by key.
    pub raw: RawRow<'r>,
    /// Its cells as they stand in the sheet.
    pub cells: &'r [Cell],
}

/// The columns of a kind under its rules.
pub(super) fn columns_of(spec: &'static RecordSpec, pages: &RecordPages) -> Columns {
    Columns::of(spec, pages.sheet.copied().unwrap_or(SheetRules::PLAIN))
}

/// What is wrong with a file as a file, at the field where it was attached; a disk that fails is our own fault.
pub(super) fn refused(error: SheetError) -> Refusal {
    match error {
        SheetError::Io(error) => Refusal::fault(error),
        other => Refusal::invalid("berkas", "sheet", other.phrase()),
    }
}

/// The shape of a file for a kind, and what its columns mean. `None` where nothing in it looks like a heading of the kind.
///
/// # Errors
/// `Invalid` at `berkas` for what is no sheet or damaged; `Fault`.
pub fn look_at(
    spec: &'static RecordSpec,
    pages: &RecordPages,
    source: &Source,
) -> Result<Option<(Shape, Mapping)>, Refusal> {
    let columns = columns_of(spec, pages);
    let mut book = Book::open(source.clone()).map_err(refused)?;
    let rows = first_rows(&mut book).map_err(refused)?;
    Ok(recognise(&columns, &rows).map(|shape| {
        let mapping = mapping_of(&columns, &shape);
        (shape, mapping)
    }))
}

/// The same, read as the sheet of another program that is named. `None` where the kind has no such reading.
///
/// # Errors
/// `Invalid` at `berkas` for what is no sheet or damaged; `Fault`.
pub fn look_at_as(
    spec: &'static RecordSpec,
    pages: &RecordPages,
    source: &Source,
    name: &str,
) -> Result<Option<(Shape, Mapping)>, Refusal> {
    let columns = columns_of(spec, pages);
    if let Some(layout) = columns.rules.layouts.iter().find(|layout| layout.name == name) {
        let format = columns.rules.formats.iter().find(|format| format.name == layout.format);
        let shape = Shape { sheet: 0, heading_row: 0, headings: Vec::new(), layout: Some(layout), format };
        let mapping = mapping_of(&columns, &shape);
        return Ok(Some((shape, mapping)));
    }
    let Some(format) = columns.rules.formats.iter().find(|format| format.name == name) else { return Ok(None) };
    Ok(look_at(spec, pages, source)?.map(|(mut shape, _)| {
        (shape.format, shape.layout) = (Some(format), None);
        let mapping = mapping_of(&columns, &shape);
        (shape, mapping)
    }))
}

impl Import<'_> {
    /// Hands out every row of data; the rows in between that are none go to `passed` by their number.
    pub(super) fn each(
        &self,
        columns: &Columns,
        passed: &mut dyn FnMut(u32),
        each: &mut dyn FnMut(DataRow<'_>) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        let mut book = Book::open(self.source.clone()).map_err(refused)?;
        let mapped = self.mapping.0.iter().flatten().count();
        let (mut index, mut carried, mut numbered) = (0, Vec::new(), 0);
        let rows = book.rows(self.shape.sheet, &mut |number, cells| {
            if number <= self.shape.heading_row {
                return ControlFlow::Continue(());
            }
            let block;
            let told: &[Cell] = match self.shape.layout {
                Some(layout) => match (layout.next)(&mut carried, cells) {
                    Some(row) => {
                        block = row;
                        &block
                    }
                    None => return ControlFlow::Continue(()),
                },
                None => cells,
            };
            let given =
                self.mapping.0.iter().zip(told).filter(|(place, cell)| place.is_some() && !cell.is_blank()).count();
            if given == 0 {
                return ControlFlow::Continue(());
            }
            let heading_goes_on = index == 0 && numbered < 2 && is_numbering(told);
            numbered += 1;
            if self.shape.layout.is_none() && (heading_goes_on || is_remark(told, given, mapped)) {
                if !heading_goes_on {
                    passed(number);
                }
                return ControlFlow::Continue(());
            }
            let mut raw = RawRow::new(&columns.keys);
            for (place, cell) in self.mapping.0.iter().zip(told) {
                if let Some(place) = place {
                    raw.put(*place, cell.clone());
                }
            }
            (columns.rules.assemble)(&mut raw);
            let row = DataRow { index, number, raw, cells };
            index += 1;
            each(row)
        });
        rows.map_err(refused)
    }
}

/// The row of column numbers that official registers have below their heading: 1, 2, 3 …
fn is_numbering(cells: &[Cell]) -> bool {
    let plain = |cell: &Cell| cell.text().trim().trim_matches(['(', ')', '.']).parse::<u32>().ok();
    let given: Vec<Option<u32>> = cells.iter().filter(|cell| !cell.is_blank()).map(plain).collect();
    given.len() >= 3
        && given.windows(2).all(|pair| matches!(pair, [Some(one), Some(next)] if *next == one + 1 || next == one))
}

/// A total, a signature, a note below the table.
fn is_remark(cells: &[Cell], given: usize, mapped: usize) -> bool {
    if given == 1 && mapped >= FEW_COLUMNS {
        return true;
    }
    let first = cells.iter().find(|cell| !cell.is_blank()).map(|cell| cell.text().trim().to_lowercase());
    let sums = first
        .is_some_and(|text| ["jumlah", "total", "grand total", "subtotal"].iter().any(|word| text.starts_with(word)));
    sums && given * 2 <= mapped.max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::from(*text)).collect()
    }

    #[test]
    fn column_numbers_totals_and_notes_are_no_data() {
        assert!(is_numbering(&cells(&["1", "2", "3", "4"])) && is_numbering(&cells(&["(1)", "(2)", "", "(3)"])));
        assert!(!is_numbering(&cells(&["1", "Siti", "P"])));
        assert!(is_remark(&cells(&["JUMLAH", "", "", "120"]), 2, 8));
        assert!(is_remark(&cells(&["", "", "Kepala Desa"]), 1, 8));
        assert!(!is_remark(&cells(&["Siti"]), 1, 2), "a sheet of names alone");
        assert!(!is_remark(&cells(&["Jumlahwati", "3307", "P", "1990", "Krajan"]), 5, 8));
    }
}
