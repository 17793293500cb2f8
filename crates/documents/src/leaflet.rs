//! A leaflet to take home: sections of sentences, points and small tables, with facts above and signatures below where there
//! are any. What it says is written by the rooms.

use jiff::civil::Date;
use kernel::words::Lang;
use serde::Serialize;
use serde_json::json;

use crate::letter::{Pair, Signer, at_most};
use crate::press::{Job, Template};
use crate::qr::{self, QrContent};
use crate::register::Column;
use crate::{DocumentError, Pdf, press, words};

/// A small table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SmallTable {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Cells of each row, as many as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A part of the leaflet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Section {
    /// Its heading; empty for none.
    pub title: String,
    /// Sentences before the points.
    pub sentences: Vec<String>,
    /// Points.
    pub points: Vec<String>,
    /// Points have a box to tick by pen.
    pub tick: bool,
    /// A table.
    pub table: Option<SmallTable>,
    /// A question at the end; empty for none.
    pub ask: String,
}

/// A leaflet ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaflet {
    /// "Lembar Konseling".
    pub title: String,
    /// Under it; empty for none.
    pub subtitle: String,
    /// Lines above the title, from the widest authority to the office.
    pub office: Vec<String>,
    /// Labels and values; an empty value is a line to write on.
    pub facts: Vec<Pair>,
    /// The parts.
    pub sections: Vec<Section>,
    /// A code to scan.
    pub qr: Option<QrContent>,
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

/// Prints a leaflet on A4.
///
/// # Errors
/// [`DocumentError::Missing`] without title, [`DocumentError::RowShape`], [`DocumentError::TooLarge`],
/// [`DocumentError::QrTooLong`], [`DocumentError::Press`].
pub fn render(leaflet: &Leaflet) -> Result<Pdf, DocumentError> {
    if leaflet.title.trim().is_empty() {
        return Err(DocumentError::Missing { what: "title" });
    }
    at_most("sections of a leaflet", leaflet.sections.len(), 60)?;
    for table in leaflet.sections.iter().filter_map(|section| section.table.as_ref()) {
        let columns = table.columns.len();
        at_most("rows of a leaflet's table", table.rows.len(), 200)?;
        if let Some(at) = table.rows.iter().position(|row| row.len() != columns) {
            return Err(DocumentError::RowShape { row: at + 1, cells: table.rows[at].len(), columns });
        }
    }
    let code = leaflet.qr.as_ref().map(|content| qr::encode(&content.url)).transpose()?;
    let data = json!({
        "words": words::words(leaflet.lang),
        "lang": leaflet.lang.code(),
        "author": leaflet.office.last().map_or("", String::as_str),
        "title": leaflet.title,
        "subtitle": leaflet.subtitle,
        "office": leaflet.office,
        "facts": leaflet.facts,
        "sections": leaflet.sections,
        "qr_caption": leaflet.qr.as_ref().map(|content| &content.caption),
        "footer": leaflet.footer,
        "place_and_date": leaflet.place_and_date,
        "signers": leaflet.signers,
        "watermark": leaflet.watermark,
    });
    press::print(Job {
        template: Template::Leaflet,
        data,
        date: leaflet.date,
        crest: None,
        qr_svg: code.map(|matrix| matrix.svg("QR")),
    })
}
