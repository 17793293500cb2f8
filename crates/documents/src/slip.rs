//! The slip: a small paper with one thing in big type, such as a one-time code or the numbers to call.

use jiff::civil::Date;
use kernel::words::Lang;
use serde_json::json;

use crate::letter::{Pair, at_most};
use crate::press::{Job, Template};
use crate::qr::{self, QrContent};
use crate::{DocumentError, Pdf, press, words};

/// Size of the slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SlipPaper {
    /// 148 x 210 mm.
    A5,
    /// 105 x 148 mm, folds into a wallet.
    #[default]
    A6,
}

/// A slip ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slip {
    /// Who gives it: "Desa Kuripan, Kabupaten Wonosobo".
    pub office: String,
    /// "Kode Akun", "Kartu Saku".
    pub title: String,
    /// What the big type is: "Kode sekali pakai".
    pub code_label: String,
    /// The big type, grouped as it is read aloud: "K7QD 4MHX".
    pub code: Option<String>,
    /// Labels and values, such as name of the account or telephone numbers.
    pub lines: Vec<Pair>,
    /// What to do, step by step.
    pub instructions: Vec<String>,
    /// A code to scan instead of typing.
    pub qr: Option<QrContent>,
    /// Small print.
    pub footer: String,
    /// Size.
    pub paper: SlipPaper,
    /// The day that stands in the file's properties; without it the file is not archival.
    pub date: Option<Date>,
    /// Language of the file.
    pub lang: Lang,
}

/// Prints a slip.
///
/// # Errors
/// [`DocumentError::Missing`] without title, [`DocumentError::QrTooLong`], [`DocumentError::TooLarge`],
/// [`DocumentError::Press`].
pub fn render(slip: &Slip) -> Result<Pdf, DocumentError> {
    if slip.title.trim().is_empty() {
        return Err(DocumentError::Missing { what: "title" });
    }
    at_most("lines of a slip", slip.lines.len(), 40)?;
    at_most("instructions of a slip", slip.instructions.len(), 20)?;
    let code = slip.qr.as_ref().map(|content| qr::encode(&content.url)).transpose()?;
    let (width, height) = match slip.paper {
        SlipPaper::A5 => (148, 210),
        SlipPaper::A6 => (105, 148),
    };
    let data = json!({
        "words": words::words(slip.lang),
        "lang": slip.lang.code(),
        "width": width,
        "height": height,
        "author": slip.office,
        "title": slip.title,
        "code_label": slip.code_label,
        "code": slip.code,
        "lines": slip.lines,
        "instructions": slip.instructions,
        "qr_side": code.as_ref().map(qr::Matrix::side),
        "qr_caption": slip.qr.as_ref().map(|content| &content.caption),
        "footer": slip.footer,
    });
    press::print(Job {
        template: Template::Slip,
        data,
        date: slip.date,
        crest: None,
        qr_svg: code.map(|matrix| matrix.svg("QR")),
    })
}
