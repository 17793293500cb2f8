//! The official letter: letterhead, title and number, body, signatures with room for pen and stamp, QR.
//!
//! A letter here is what is printed; who may sign and what it says is decided by the rooms.

use jiff::civil::Date;
use kernel::words::Lang;
use serde::Serialize;
use serde_json::{Value, json};

use crate::press::{Job, Template};
use crate::qr::{self, QrContent};
use crate::{DocumentError, Pdf, press, words};

/// Blocks in one body; a normal letter has about eight.
const MOST_BLOCKS: usize = 400;
/// Signatures on one letter under its last line.
const MOST_SIGNERS: usize = 12;
/// Signatures in one group within the body, such as those of the heirs.
const MOST_IN_GROUP: usize = 40;
/// Columns and rows of a table in the body; longer ones are a register.
const MOST_TABLE: (usize, usize) = (8, 300);

/// Size of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// Folio as sold in Indonesia, 215 x 330 mm.
    F4,
}

impl Paper {
    /// Width and height in millimetres.
    pub const fn millimetres(self) -> (u16, u16) {
        match self {
            Paper::A4 => (210, 297),
            Paper::F4 => (215, 330),
        }
    }
}

/// Who writes: printed at the head of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// From the widest authority to the office itself, which is printed largest:
    /// "Pemerintah Kabupaten Wonosobo", "Kecamatan Wonosobo", "Kepala Desa Kuripan". Printed in capitals.
    pub levels: Vec<String>,
    /// Street, place and postcode in one line.
    pub address: String,
    /// Telephone, without a label.
    pub phone: Option<String>,
    /// Email, without a label.
    pub email: Option<String>,
    /// The crest as PNG, at most 2 MB.
    pub crest: Option<Vec<u8>>,
}

impl Letterhead {
    pub(crate) fn data(&self) -> Value {
        json!({
            "levels": self.levels,
            "address": self.address,
            "phone": self.phone,
            "email": self.email,
        })
    }

    /// The office's own line, which stands as author in the file's properties.
    pub(crate) fn office(&self) -> &str {
        self.levels.last().map_or("", String::as_str)
    }
}

/// A label with its value, printed as "label : value".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// "Nama"
    pub label: String,
    /// "Siti Aminah"
    pub value: String,
}

impl Pair {
    /// A pair from anything that becomes text.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// One piece of the body, printed in the order given. Text is literal; a line feed begins a new line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "content", rename_all = "snake_case")]
pub enum Block {
    /// Justified running text.
    Paragraph(String),
    /// A person or thing described by labels and values, aligned at the colon.
    Parties(Vec<Pair>),
    /// What the letter states, set apart: "MEMBERI IZIN".
    Statement(String),
    /// Numbered points.
    Points(Vec<String>),
    /// How identity and free will were checked: small, with a rule at its side.
    Check(String),
    /// A heading within a longer paper; it stays with what follows.
    Heading(String),
    /// A ruled table.
    Table(Table),
    /// Signatures within the body, in rows of three (two stand side by side): those who declare, then witnesses.
    Signers(Vec<Signer>),
}

/// A small ruled table within a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Table {
    /// Headings.
    pub heads: Vec<String>,
    /// Share of the width of each column beside the others, 1 to 100; as many as there are headings.
    pub shares: Vec<u8>,
    /// Cells of each row; as many as there are headings.
    pub rows: Vec<Vec<String>>,
}

/// Who signs, with pen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Signer {
    /// "Yang membuat pernyataan," or "Mengetahui,\nKepala Desa Kuripan": a line feed begins a new line.
    pub heading: String,
    /// Name under the signature; an empty one leaves a dotted line to write on.
    pub name: String,
    /// Line under the name, such as "NIP 19…" or "Suami".
    pub id_line: Option<String>,
    /// Label in the dashed box for the revenue stamp, such as "Meterai Rp10.000"; nothing: no box.
    pub meterai: Option<String>,
    /// Whether the office stamp belongs here.
    pub stamp: bool,
}

/// A letter ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// Who writes.
    pub letterhead: Letterhead,
    /// "Surat Izin Suami", printed in capitals and underlined.
    pub title: String,
    /// The register number alone; nothing while it is a draft, then a dotted line is printed.
    pub number: Option<String>,
    /// The text.
    pub body: Vec<Block>,
    /// "Kuripan, 24 November 2026"
    pub place_and_date: String,
    /// Two or three stand in one row from left to right, one alone at the right, more in rows of two.
    pub signers: Vec<Signer>,
    /// The code for the check of genuineness, at the bottom of every page.
    pub qr: Option<QrContent>,
    /// Small print at the bottom, usually [`crate::GENUINENESS_NOTE`].
    pub footer: String,
    /// "DRAF", "DITARIK", "CONTOH": printed large and pale behind the text.
    pub watermark: Option<String>,
    /// The day that stands in the file's properties; without it the file is not archival.
    pub date: Option<Date>,
    /// Size of the sheet.
    pub paper: Paper,
    /// Language of the fixed words and of the file.
    pub lang: Lang,
}

/// Prints a letter. The same letter gives the same bytes.
///
/// # Errors
/// [`DocumentError::Missing`] without title, [`DocumentError::QrTooLong`], [`DocumentError::Crest`],
/// [`DocumentError::TooLarge`], [`DocumentError::Press`].
pub fn render(letter: &Letter) -> Result<Pdf, DocumentError> {
    check(letter)?;
    let code = letter.qr.as_ref().map(|content| qr::encode(&content.url)).transpose()?;
    let (width, height) = letter.paper.millimetres();
    let data = json!({
        "words": words::words(letter.lang),
        "lang": letter.lang.code(),
        "width": width,
        "height": height,
        "letterhead": letter.letterhead.data(),
        "author": letter.letterhead.office(),
        "title": letter.title,
        "number": letter.number,
        "body": letter.body,
        "place_and_date": letter.place_and_date,
        "signers": letter.signers,
        "qr_side": code.as_ref().map(qr::Matrix::side),
        "qr_caption": letter.qr.as_ref().map(|content| &content.caption),
        "footer": letter.footer,
        "watermark": letter.watermark,
    });
    press::print(Job {
        template: Template::Letter,
        data,
        date: letter.date,
        crest: letter.letterhead.crest.as_deref(),
        qr_svg: code.map(|matrix| matrix.svg("QR")),
    })
}

fn check(letter: &Letter) -> Result<(), DocumentError> {
    if letter.title.trim().is_empty() {
        return Err(DocumentError::Missing { what: "title" });
    }
    at_most("blocks in a letter", letter.body.len(), MOST_BLOCKS)?;
    for block in &letter.body {
        match block {
            Block::Table(table) => check_table(table)?,
            Block::Signers(signers) => at_most("signers in a group", signers.len(), MOST_IN_GROUP)?,
            _ => {}
        }
    }
    at_most("signers of a letter", letter.signers.len(), MOST_SIGNERS)
}

fn check_table(table: &Table) -> Result<(), DocumentError> {
    let columns = table.heads.len();
    if columns == 0 || table.shares.len() != columns {
        return Err(DocumentError::Missing { what: "columns" });
    }
    at_most("columns of a table", columns, MOST_TABLE.0)?;
    at_most("rows of a table", table.rows.len(), MOST_TABLE.1)?;
    match table.rows.iter().position(|row| row.len() != columns) {
        Some(at) => Err(DocumentError::RowShape { row: at + 1, cells: table.rows[at].len(), columns }),
        None => Ok(()),
    }
}

pub(crate) fn at_most(what: &'static str, found: usize, limit: usize) -> Result<(), DocumentError> {
    if found > limit {
        return Err(DocumentError::TooLarge { what, found, limit });
    }
    Ok(())
}
