//! Sheets for listing houses from door to door: one page a house in the order of the screen, with number and code, so that
//! the filled sheet finds its way back to the house.

use jiff::civil::Date;
use kernel::words::Lang;
use serde::Serialize;
use serde_json::json;

use crate::letter::at_most;
use crate::press::{Job, Template};
use crate::{DocumentError, Pdf, press, qr, words};

/// Houses in one file; a larger area is printed in parts.
pub const MOST_HOUSES: usize = 200;
/// Rows for people on one page.
const ROWS: usize = 9;

/// Somebody who is known to live in the house.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Member {
    /// Name.
    pub name: String,
    /// "L" or "P".
    pub sex: String,
    /// Year of birth.
    pub born: String,
    /// Relation to the head.
    pub relation: String,
}

/// One house.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct House {
    /// Its number in the area.
    pub number: String,
    /// The head's name; empty leaves a line.
    pub head: String,
    /// Who is known to live there; rows are added to write in.
    pub members: Vec<Member>,
    /// Where the code leads; empty for none.
    pub address: String,
}

/// Words of the sheet, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Labels {
    /// "Rumah nomor"
    pub house: &'static str,
    /// "Petugas pendata"
    pub walker: &'static str,
    /// Under the code.
    pub scan: &'static str,
    /// "Hasil kunjungan"
    pub outcome: &'static str,
    /// "Keterangan dari"
    pub informant: &'static str,
    /// "Kepala keluarga"
    pub head: &'static str,
    /// "Tanggal kunjungan"
    pub visited: &'static str,
    /// "Jumlah orang serumah"
    pub people: &'static str,
    /// "Orang serumah"
    pub members: &'static str,
    /// "Bekerja di luar negeri?"
    pub abroad: &'static str,
    /// "No."
    pub number: &'static str,
    /// "Nama"
    pub name: &'static str,
    /// "L/P"
    pub sex: &'static str,
    /// "Tahun lahir"
    pub born: &'static str,
    /// "Hubungan"
    pub relation: &'static str,
    /// "Negara"
    pub place: &'static str,
    /// "Catatan"
    pub note: &'static str,
    /// "Pemberi keterangan"
    pub said_by: &'static str,
}

/// The sheets of one area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HouseSheets {
    /// "Lembar Pendataan Rumah"
    pub title: String,
    /// Lines above the title, from the widest authority to the office.
    pub office: Vec<String>,
    /// "Dusun Krajan · RT 02/01"
    pub area: String,
    /// Who walks the area; empty for none.
    pub walker: String,
    /// What is read aloud first.
    pub intro: String,
    /// Words of the sheet.
    pub labels: Labels,
    /// Outcomes to tick.
    pub outcomes: Vec<String>,
    /// Informants to tick.
    pub informants: Vec<String>,
    /// Answers on work abroad, a column each.
    pub answers: Vec<String>,
    /// The houses, a page each.
    pub houses: Vec<House>,
    /// Printed large and pale behind every page.
    pub watermark: Option<String>,
    /// The day that stands in the file's properties; without it the file is not archival.
    pub date: Option<Date>,
    /// Language of the fixed words and of the file.
    pub lang: Lang,
}

/// Prints the sheets on A4.
///
/// # Errors
/// [`DocumentError::Missing`] without title or houses, [`DocumentError::TooLarge`], [`DocumentError::QrTooLong`],
/// [`DocumentError::Press`].
pub fn render(sheets: &HouseSheets) -> Result<Pdf, DocumentError> {
    if sheets.title.trim().is_empty() {
        return Err(DocumentError::Missing { what: "title" });
    }
    if sheets.houses.is_empty() {
        return Err(DocumentError::Missing { what: "houses" });
    }
    at_most("houses on sheets", sheets.houses.len(), MOST_HOUSES)?;
    at_most("answers on sheets", sheets.answers.len(), 6)?;
    let mut houses = Vec::with_capacity(sheets.houses.len());
    for house in &sheets.houses {
        at_most("people of a house", house.members.len(), 40)?;
        // The drawing goes as bare path data: quotation marks in a text are made typographic on the way to the press.
        let code = if house.address.is_empty() { None } else { Some(qr::encode(&house.address)?) };
        let (path, side) = code.map_or((String::new(), 0), |code| (code.outline(), code.side() + 2 * qr::QUIET_ZONE));
        houses.push(json!({
            "number": house.number,
            "head": house.head,
            "members": house.members,
            "qr": path,
            "qr_side": side,
        }));
    }
    let data = json!({
        "words": words::words(sheets.lang),
        "lang": sheets.lang.code(),
        "author": sheets.office.last().map_or("", String::as_str),
        "title": sheets.title,
        "office": sheets.office,
        "area": sheets.area,
        "walker": sheets.walker,
        "intro": sheets.intro,
        "labels": sheets.labels,
        "outcomes": sheets.outcomes,
        "informants": sheets.informants,
        "answers": sheets.answers,
        "rows": ROWS,
        "watermark": sheets.watermark,
        "houses": houses,
    });
    press::print(Job { template: Template::House, data, date: sheets.date, crest: None, qr_svg: None })
}
