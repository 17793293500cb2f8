//! A workbook of statements: a sheet a table, with heading, rules and amounts as spreadsheets show them. For tables that fit
//! in memory; long lists are written row by row (`xlsx_writer`).

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::SheetError;
use crate::booklet::{FigureKind, Figures};

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Leaf {
    /// What stands on its tab; at most 31 letters are kept.
    pub name: String,
    /// Lines above the table: whose it is, what it is, which period.
    pub head: Vec<String>,
    /// The table; none where there are sentences only.
    pub figures: Option<Figures>,
    /// Sentences under it.
    pub notes: Vec<String>,
}

/// How amounts look: thousands apart, below nothing in brackets, nothing as a dash.
const AMOUNT: &str = "#,##0;(#,##0);\"–\"";

struct Look {
    title: Format,
    head: Format,
    column: Format,
    note: Format,
}

/// The format of a label and of an amount of a row.
fn formats(kind: FigureKind) -> (Format, Format) {
    let base = || Format::new();
    let amount = || Format::new().set_num_format(AMOUNT);
    let deep = Color::RGB(0x000F_4C4A);
    match kind {
        FigureKind::Part => (base().set_bold().set_font_color(deep), amount()),
        FigureKind::Group => (base().set_italic().set_indent(1), amount()),
        FigureKind::Line => (base().set_indent(2), amount()),
        FigureKind::Subtotal => {
            (base().set_bold().set_indent(1), amount().set_bold().set_border_top(FormatBorder::Thin))
        }
        FigureKind::Total => {
            let fill = Color::RGB(0x00E8_F0F0);
            let ruled = |format: Format| {
                format.set_bold().set_border_top(FormatBorder::Thin).set_border_bottom(FormatBorder::Double)
            };
            (ruled(base()).set_background_color(fill), ruled(amount()).set_background_color(fill))
        }
    }
}

/// Writes the workbook.
///
/// # Errors
/// `Io`.
pub fn workbook(leaves: &[Leaf]) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    let look = Look {
        title: Format::new().set_bold().set_font_size(14),
        head: Format::new(),
        column: Format::new()
            .set_bold()
            .set_align(FormatAlign::Right)
            .set_background_color(Color::RGB(0x00E8_F0F0))
            .set_border_bottom(FormatBorder::Thin),
        note: Format::new().set_text_wrap().set_align(FormatAlign::Top),
    };
    for leaf in leaves {
        write(book.add_worksheet(), leaf, &look)?;
    }
    Ok(book.save_to_buffer()?)
}

fn write(sheet: &mut Worksheet, leaf: &Leaf, look: &Look) -> Result<(), SheetError> {
    let name: String = leaf.name.chars().filter(|sign| !"[]:*?/\\'".contains(*sign)).take(31).collect();
    sheet.set_name(name)?;
    sheet.set_column_width(0, 58)?;
    let mut row = 0;
    for (index, line) in leaf.head.iter().enumerate() {
        sheet.write_string_with_format(row, 0, line, if index == 1 { &look.title } else { &look.head })?;
        row += 1;
    }
    row += 1;
    if let Some(figures) = &leaf.figures {
        sheet.write_string_with_format(row, 0, "", &look.column)?;
        for (place, heading) in (1..).zip(&figures.heading) {
            sheet.set_column_width(place, 20)?;
            sheet.write_string_with_format(row, place, heading, &look.column)?;
        }
        row += 1;
        sheet.set_freeze_panes(row, 1)?;
        for one in &figures.rows {
            let (label, amount) = formats(one.kind);
            sheet.write_string_with_format(row, 0, &one.label, &label)?;
            for (place, rupiah) in (1..).zip(&one.amounts) {
                // A sheet keeps whole numbers exactly up to 9 quadrillion; amounts end at 999 trillion.
                sheet.write_number_with_format(row, place, *rupiah as f64, &amount)?;
            }
            row += 1;
        }
        row += 1;
    }
    if leaf.figures.is_none() {
        sheet.set_column_width(0, 110)?;
    }
    for note in &leaf.notes {
        sheet.write_string_with_format(row, 0, note, &look.note)?;
        row += 1;
    }
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}
