//! The rows that were not taken, as a sheet of the same columns, with every wrong cell coloured and explained in a comment:
//! it is mended and sent again.

use std::fs::File;
use std::io::{BufWriter, Seek, Write};

use documents::sheet::{Column, Note, XlsxWriter};
use kernel::Refusal;

use super::import_check::CellRemark;
use super::import_rows::{Import, columns_of, refused};
use super::{export_rows, import_words as words};

/// Writes the sheet into a temporary file without a name.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn marked(import: &Import<'_>) -> Result<File, Refusal> {
    let mut file = tempfile::tempfile_in(import.store.dir()).map_err(Refusal::fault)?;
    let columns = headings(import);
    let most = columns.len().saturating_sub(1);
    let name = words::PROBLEM.say(import.lang);
    let mut writer = XlsxWriter::begin(name, columns, None, import.store.dir()).map_err(refused)?;
    let mut trouble = None;
    import.pass(&mut |_| {}, &mut |row, remarks| {
        let wrong = remarks.iter().any(|remark| remark.error);
        if !wrong || trouble.is_some() {
            return;
        }
        let notes: Vec<Note> = remarks.iter().map(|remark| note(remark, most)).collect();
        let cells: Vec<_> = row.cells.iter().take(most).cloned().collect();
        trouble = writer.marked_row(&cells, &notes).err();
    })?;
    if let Some(error) = trouble {
        return Err(refused(error));
    }
    writer.finish(BufWriter::new(&mut file)).map_err(refused)?;
    file.flush().and_then(|()| file.rewind()).map_err(Refusal::fault)?;
    Ok(file)
}

/// What concerns a column that the sheet does not have is said in the last one.
fn note(remark: &CellRemark, last: usize) -> Note {
    let allowed =
        if remark.allowed.is_empty() || !remark.error { String::new() } else { format!(" ({})", remark.allowed) };
    match remark.column {
        Some(column) => Note { column, message: format!("{}{allowed}", remark.message) },
        None => Note { column: last, message: format!("{}: {}{allowed}", remark.label, remark.message) },
    }
}

fn headings(import: &Import<'_>) -> Vec<Column> {
    let columns = columns_of(import.spec, &import.pages);
    let digits = |index: usize| {
        let place = import.mapping.0.get(index).copied().flatten();
        place.and_then(|place| columns.fields[place]).is_some_and(export_rows::keeps_digits)
    };
    let own = import.shape.headings.iter().enumerate().map(|(index, heading)| Column {
        heading: heading.clone(),
        width: 20.0,
        digits: digits(index),
    });
    let layout = import.shape.layout.map_or(0, |layout| {
        layout.columns.iter().filter_map(|(_, column)| column.map(|column| column + 1)).max().unwrap_or(0)
    });
    let blank = (0..layout).map(|_| Column { heading: String::new(), width: 20.0, digits: false });
    let last = Column { heading: words::PROBLEM.say(import.lang).to_owned(), width: 40.0, digits: false };
    own.chain(blank).chain([last]).collect()
}
