//! A booklet: a heading, facts, and parts of sentences, points, small tables and tables of amounts, with signatures at the end.
//! Financial statements and the papers of a members' meeting. Not here: what stands in it (the rooms write that).

use jiff::civil::Date;
use kernel::money::whole;
use kernel::words::Lang;
use serde::Serialize;
use serde_json::{Value, json};

use crate::leaflet::SmallTable;
use crate::letter::{Pair, Signer, at_most};
use crate::press::{Job, Template};
use crate::{DocumentError, Pdf, press, words};

/// Parts of one booklet.
pub const MOST_PARTS: usize = 80;
/// Rows of all its tables together.
pub const MOST_ROWS: usize = 4_000;

/// What a row of amounts is, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Heading of a part.
    Part,
    /// Heading of a group within it.
    Group,
    /// An ordinary line.
    #[default]
    Line,
    /// Sum of a group.
    Subtotal,
    /// Sum of a part or of the whole.
    Total,
}

/// A row of amounts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureRow {
    /// What it is.
    pub kind: FigureKind,
    /// What it says.
    pub label: String,
    /// Rupiah, one for each heading; none in a heading's row.
    pub amounts: Vec<i64>,
}

/// A table of amounts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// What stands over the amounts.
    pub heading: Vec<String>,
    /// Its rows.
    pub rows: Vec<FigureRow>,
}

/// A part of the booklet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its heading; empty for none.
    pub title: String,
    /// Under the heading: the period.
    pub subtitle: String,
    /// Does it begin on a page of its own?
    pub new_page: bool,
    /// A smaller heading, for the parts of a part.
    pub small: bool,
    /// Sentences.
    pub sentences: Vec<String>,
    /// Points.
    pub points: Vec<String>,
    /// A table of texts.
    pub table: Option<SmallTable>,
    /// A table of amounts.
    pub figures: Option<Figures>,
}

/// A booklet ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Booklet {
    /// "Laporan Keuangan".
    pub title: String,
    /// Under it.
    pub subtitle: String,
    /// Lines above the title, from the widest authority to the office.
    pub office: Vec<String>,
    /// Labels and values.
    pub facts: Vec<Pair>,
    /// The parts.
    pub parts: Vec<Part>,
    /// Small print at the foot of every page.
    pub footer: String,
    /// Place and date above the signatures.
    pub place_and_date: String,
    /// Who signs.
    pub signers: Vec<Signer>,
    /// Printed large and pale behind every page.
    pub watermark: Option<String>,
    /// The day that stands in the file's properties; without it the file is not archival.
    pub date: Option<Date>,
    /// Language of the fixed words and of the file.
    pub lang: Lang,
}

/// An amount as statements show it: what is below nothing stands in brackets, nothing is a dash.
pub fn amount(rupiah: i64, lang: Lang) -> String {
    match rupiah {
        0 => "–".to_owned(),
        below if below < 0 => format!("({})", whole(below, lang).trim_start_matches(['-', '−'])),
        above => whole(above, lang),
    }
}

/// Prints a booklet on A4.
///
/// # Errors
/// [`DocumentError::Missing`] without title, [`DocumentError::RowShape`], [`DocumentError::TooLarge`],
/// [`DocumentError::Press`].
pub fn render(booklet: &Booklet) -> Result<Pdf, DocumentError> {
    check(booklet)?;
    let data = json!({
        "words": words::words(booklet.lang),
        "lang": booklet.lang.code(),
        "author": booklet.office.last().map_or("", String::as_str),
        "title": booklet.title,
        "subtitle": booklet.subtitle,
        "office": booklet.office,
        "facts": booklet.facts,
        "parts": booklet.parts.iter().map(|part| part_data(part, booklet.lang)).collect::<Vec<_>>(),
        "footer": booklet.footer,
        "place_and_date": booklet.place_and_date,
        "signers": booklet.signers,
        "watermark": booklet.watermark,
    });
    press::print(Job { template: Template::Booklet, data, date: booklet.date, crest: None, qr_svg: None })
}

fn check(booklet: &Booklet) -> Result<(), DocumentError> {
    if booklet.title.trim().is_empty() {
        return Err(DocumentError::Missing { what: "title" });
    }
    at_most("parts of a booklet", booklet.parts.len(), MOST_PARTS)?;
    let rows = |part: &Part| {
        let texts = part.table.as_ref().map_or(0, |table| table.rows.len());
        texts + part.figures.as_ref().map_or(0, |figures| figures.rows.len())
    };
    at_most("rows of a booklet", booklet.parts.iter().map(rows).sum(), MOST_ROWS)?;
    for part in &booklet.parts {
        if let Some(table) = &part.table {
            even(table.columns.len(), table.rows.iter().map(Vec::len))?;
        }
        if let Some(figures) = &part.figures {
            let amounts = figures.rows.iter().map(|row| row.amounts.len());
            even(figures.heading.len(), amounts.map(|count| if count == 0 { figures.heading.len() } else { count }))?;
        }
    }
    Ok(())
}

fn even(columns: usize, mut rows: impl Iterator<Item = usize>) -> Result<(), DocumentError> {
    let mut row = 0;
    let uneven = rows.find(|cells| {
        row += 1;
        *cells != columns
    });
    uneven.map_or(Ok(()), |cells| Err(DocumentError::RowShape { row, cells, columns }))
}

fn part_data(part: &Part, lang: Lang) -> Value {
    let row = |row: &FigureRow| {
        let amounts: Vec<String> = row.amounts.iter().map(|one| amount(*one, lang)).collect();
        json!({ "kind": row.kind, "label": row.label, "amounts": amounts })
    };
    let figures = part
        .figures
        .as_ref()
        .map(|figures| json!({ "heading": figures.heading, "rows": figures.rows.iter().map(row).collect::<Vec<_>>() }));
    json!({
        "title": part.title,
        "subtitle": part.subtitle,
        "new_page": part.new_page,
        "small": part.small,
        "sentences": part.sentences,
        "points": part.points,
        "table": part.table,
        "figures": figures,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(amounts: Vec<i64>) -> Booklet {
        let row = FigureRow { kind: FigureKind::Line, label: "Kas".to_owned(), amounts };
        let figures = Figures { heading: vec!["2026".to_owned(), "2025".to_owned()], rows: vec![row] };
        let part = Part { title: "Aset".to_owned(), figures: Some(figures), ..Part::default() };
        Booklet { title: "Laporan".to_owned(), parts: vec![part], ..Booklet::default() }
    }

    #[test]
    fn what_is_below_nothing_stands_in_brackets_and_nothing_is_a_dash() {
        assert_eq!(amount(-1_250_000, Lang::Id), "(1.250.000)");
        assert_eq!((amount(0, Lang::Id), amount(7, Lang::Id)), ("–".to_owned(), "7".to_owned()));
    }

    #[test]
    fn a_table_of_amounts_is_printed_and_a_row_that_lacks_one_is_refused() {
        assert!(render(&figures(vec![10, -20])).unwrap().into_bytes().starts_with(b"%PDF"));
        assert!(matches!(render(&figures(vec![10])), Err(DocumentError::RowShape { row: 1, cells: 1, columns: 2 })));
        assert!(render(&figures(Vec::new())).is_ok(), "a heading has no amounts");
        assert!(matches!(render(&Booklet::default()), Err(DocumentError::Missing { .. })));
    }
}
