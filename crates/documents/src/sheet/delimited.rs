//! Reading text with separators: comma, semicolon, tab or bar, found by the first lines.

use std::io::Read;
use std::ops::ControlFlow;

use super::bytes::Utf8;
use super::{Cell, MOST_COLUMNS, MOST_LETTERS, SheetError};

/// Bytes that are looked at to find the separator.
const LOOKED_AT: usize = 16 * 1024;

/// Reads every line; blank ones too, so that rows are numbered as a spreadsheet numbers them.
pub(super) fn each_line<R: Read>(
    mut text: Utf8<R>,
    each: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
) -> Result<(), SheetError> {
    let mut start = vec![0; LOOKED_AT];
    let mut length = 0;
    while length < LOOKED_AT {
        let read = text.read(&mut start[length..])?;
        if read == 0 {
            break;
        }
        length += read;
    }
    start.truncate(length);
    let (separator, told) = separator_of(&start);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(start[told..].chain(text));
    let skipped = u32::from(told > 0);
    let mut record = csv::StringRecord::new();
    let mut cells: Vec<Cell> = Vec::new();
    let mut row = skipped;
    let mut before = reader.position().line();
    while reader.read_record(&mut record)? {
        // The reader passes over blank lines; they count all the same.
        let after = reader.position().line();
        let inside: usize = record.iter().map(|text| text.bytes().filter(|byte| *byte == b'\n').count()).sum();
        row += u32::try_from((after - before).saturating_sub(inside as u64)).unwrap_or(1).max(1);
        before = after;
        read_cells(&record, row, &mut cells)?;
        if each(row, &cells).is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn read_cells(record: &csv::StringRecord, row: u32, cells: &mut Vec<Cell>) -> Result<(), SheetError> {
    if record.len() > MOST_COLUMNS && record.iter().skip(MOST_COLUMNS).any(|text| !text.trim().is_empty()) {
        return Err(SheetError::Columns);
    }
    cells.clear();
    for text in record.iter().take(MOST_COLUMNS) {
        if text.len() > MOST_LETTERS {
            return Err(SheetError::Letters { row });
        }
        cells.push(unguarded(text));
    }
    Ok(())
}

/// Takes away the apostrophe that guards a text against being taken for a formula.
fn unguarded(text: &str) -> Cell {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t']) => Cell::from(rest),
        _ => Cell::from(text),
    }
}

/// The separator, and how many bytes at the beginning only say which it is (`sep=;`).
fn separator_of(start: &[u8]) -> (u8, usize) {
    let first = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if let [b's', b'e', b'p', b'=', separator, ..] = first {
        return (*separator, (first.len() + 1).min(start.len()));
    }
    let counts = |separator: u8| {
        let lines = start.split(|byte| *byte == b'\n').take(20);
        let found: Vec<usize> = lines.map(|line| outside_quotes(line, separator)).filter(|count| *count > 0).collect();
        (found.len(), found.iter().sum::<usize>())
    };
    // Of equal ones the last is taken: a semicolon is what spreadsheets set to Indonesian write.
    let found = [b'|', b',', b'\t', b';'].into_iter().max_by_key(|separator| counts(*separator));
    (found.unwrap_or(b';'), 0)
}

fn outside_quotes(line: &[u8], separator: u8) -> usize {
    let mut quoted = false;
    let mut found = 0;
    for byte in line {
        match *byte {
            b'"' => quoted = !quoted,
            byte if byte == separator && !quoted => found += 1,
            _ => {}
        }
    }
    found
}
