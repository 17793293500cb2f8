//! Pocket cards: two on one A4 sheet, to be cut out and folded; numbers to call, and what somebody else must know to help.

use jiff::civil::Date;
use kernel::words::Lang;
use serde::Serialize;
use serde_json::json;

use crate::letter::{Pair, at_most};
use crate::press::{Job, Template};
use crate::qr::{self, QrContent};
use crate::{DocumentError, Pdf, press, words};

/// Cards on one sheet.
const MOST_CARDS: usize = 2;
/// Numbers that fit on one side of a card.
pub const MOST_NUMBERS: usize = 8;
/// Lines of the other side.
pub const MOST_LINES: usize = 12;

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Number {
    /// Who answers.
    pub name: String,
    /// The number as people read it.
    pub number: String,
    /// Small print under it; empty for none.
    pub note: String,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Card {
    /// Who gives it.
    pub office: String,
    /// "Kartu Saku Pekerja".
    pub title: String,
    /// Labels and values; an empty value is a line to write on.
    pub lines: Vec<Pair>,
    /// Above the numbers.
    pub numbers_title: String,
    /// The numbers, the most urgent first.
    pub numbers: Vec<Number>,
    /// What to do, step by step.
    pub steps: Vec<String>,
}

/// A sheet of cards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PocketCards {
    /// The cards, one or two.
    pub cards: Vec<Card>,
    /// A code to scan, on every card.
    pub qr: Option<QrContent>,
    /// How it is cut and folded, at the foot of the sheet.
    pub cut: String,
    /// Printed large and pale behind the sheet.
    pub watermark: Option<String>,
    /// The day that stands in the file's properties; without it the file is not archival.
    pub date: Option<Date>,
    /// Language of the file.
    pub lang: Lang,
}

/// Prints the sheet.
///
/// # Errors
/// [`DocumentError::Missing`] without cards or a title, [`DocumentError::TooLarge`], [`DocumentError::QrTooLong`],
/// [`DocumentError::Press`].
pub fn render(sheet: &PocketCards) -> Result<Pdf, DocumentError> {
    let Some(first) = sheet.cards.first() else {
        return Err(DocumentError::Missing { what: "cards" });
    };
    at_most("cards on a sheet", sheet.cards.len(), MOST_CARDS)?;
    for card in &sheet.cards {
        if card.title.trim().is_empty() {
            return Err(DocumentError::Missing { what: "title" });
        }
        at_most("numbers on a card", card.numbers.len(), MOST_NUMBERS)?;
        at_most("lines on a card", card.lines.len(), MOST_LINES)?;
        at_most("steps on a card", card.steps.len(), 6)?;
    }
    let code = sheet.qr.as_ref().map(|content| qr::encode(&content.url)).transpose()?;
    let data = json!({
        "words": words::words(sheet.lang),
        "lang": sheet.lang.code(),
        "author": first.office,
        "title": first.title,
        "cards": sheet.cards,
        "qr_caption": sheet.qr.as_ref().map(|content| &content.caption),
        "cut": sheet.cut,
        "watermark": sheet.watermark,
    });
    press::print(Job {
        template: Template::Card,
        data,
        date: sheet.date,
        crest: None,
        qr_svg: code.map(|matrix| matrix.svg("QR")),
    })
}
