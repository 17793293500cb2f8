//! The blank form: the fields of a screen in the same order, to be filled in by pen and typed in later.

use jiff::civil::Date;
use kernel::words::Lang;
use serde::Serialize;
use serde_json::json;

use crate::letter::{Signer, at_most};
use crate::press::{Job, Template};
use crate::{DocumentError, Pdf, press, words};

/// Fields on one form.
const MOST_FIELDS: usize = 300;
/// Choices of one field that can be ticked by pen.
const MOST_CHOICES: usize = 60;

/// How a field is answered by pen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "content", rename_all = "snake_case")]
pub enum Answer {
    /// One line.
    Line,
    /// Several lines, 1 to 20.
    Lines(u8),
    /// Boxes for day, month and year.
    Date,
    /// Boxes for month and year.
    Month,
    /// Sixteen boxes, 6-6-4 as the number is built (NIK, and a family card's number).
    Nik,
    /// A row of boxes, 1 to 24: a code or a passport number.
    Boxes(u8),
    /// A line that begins with "Rp".
    Rupiah,
    /// Boxes to tick.
    Choices(Vec<String>),
    /// A frame to sign in.
    Signature,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// "Nama lengkap"
    pub label: String,
    /// A sentence of help in small print.
    pub help: Option<String>,
    /// Whether it must be filled in; printed as an asterisk.
    pub required: bool,
    /// How it is answered.
    pub answer: Answer,
}

impl Field {
    /// An optional field without help.
    pub fn new(label: impl Into<String>, answer: Answer) -> Self {
        Self { label: label.into(), help: None, required: false, answer }
    }

    /// The same field, which must be filled in.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same field with a sentence of help.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// "Identitas"
    pub title: String,
    /// The fields, in the order of the screen.
    pub fields: Vec<Field>,
}

/// A form ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlankForm {
    /// "Formulir Pendaftaran Warga"
    pub title: String,
    /// Lines above the title, from the widest authority to the office.
    pub office: Vec<String>,
    /// Short code that tells which form this is, printed at the foot.
    pub code: String,
    /// What to know before filling in; who will see the data.
    pub intro: String,
    /// The sections.
    pub sections: Vec<Section>,
    /// "…………, ………… 20……" above the signatures.
    pub place_and_date: String,
    /// Who signs the form.
    pub signers: Vec<Signer>,
    /// The day that stands in the file's properties; without it the file is not archival.
    pub date: Option<Date>,
    /// Language of the fixed words and of the file.
    pub lang: Lang,
}

/// Prints a blank form on A4.
///
/// # Errors
/// [`DocumentError::Missing`] without title, [`DocumentError::TooLarge`], [`DocumentError::Press`].
pub fn render(form: &BlankForm) -> Result<Pdf, DocumentError> {
    check(form)?;
    let data = json!({
        "words": words::words(form.lang),
        "lang": form.lang.code(),
        "author": form.office.last().map_or("", String::as_str),
        "title": form.title,
        "office": form.office,
        "code": form.code,
        "intro": form.intro,
        "sections": form.sections,
        "place_and_date": form.place_and_date,
        "signers": form.signers,
    });
    press::print(Job { template: Template::Form, data, date: form.date, crest: None, qr_svg: None })
}

fn check(form: &BlankForm) -> Result<(), DocumentError> {
    if form.title.trim().is_empty() {
        return Err(DocumentError::Missing { what: "title" });
    }
    let fields = form.sections.iter().map(|section| section.fields.len()).sum();
    at_most("fields of a form", fields, MOST_FIELDS)?;
    for field in form.sections.iter().flat_map(|section| &section.fields) {
        match &field.answer {
            Answer::Lines(count) => at_most("lines of a field", usize::from(*count), 20)?,
            Answer::Boxes(count) => at_most("boxes of a field", usize::from(*count), 24)?,
            Answer::Choices(choices) => at_most("choices of a field", choices.len(), MOST_CHOICES)?,
            _ => {}
        }
    }
    Ok(())
}
