//! What every paper of the room carries: the village above it, the office to ask, who is called in need, and the code that
//! leads to the public page of help. Papers are Indonesian whatever the page's language: they go home with people.

use documents::letter::Pair;
use documents::qr::QrContent;
use kernel::contacts::{self, Contact};
use kernel::region::{Code, Level, Regions};
use kernel::{Lang, RecordId, Refusal};
use people::records::Office;
use store::Reader;
use web::Call;

use crate::words::pocket_card as words;

/// The language of papers that go home.
pub const PAPER: Lang = Lang::Id;
/// The public page of help.
const HELP: &str = "/berangkat-aman";

/// The office that gives a paper.
pub struct Village {
    /// "Kab. Wonosobo", "Kec. Watumalang", "Desa Kuripan".
    pub places: Vec<String>,
    /// The office's own name.
    pub name: String,
    /// Its number as people read it; empty where there is none.
    pub phone: String,
    /// When it is open; empty where it does not say.
    pub hours: String,
}

/// The office that keeps a case.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn village(read: &Reader<'_>, home: RecordId) -> Result<Village, Refusal> {
    let office = read.maybe::<Office>(home)?;
    let region = office.as_ref().and_then(|office| office.region);
    let levels = [Level::Regency, Level::District, Level::Village];
    let place = |level: Level| region.as_ref()?.at(level).and_then(|code: Code| Regions::get().short(&code));
    let phone = office.as_ref().and_then(|office| office.phone.clone()).unwrap_or_default();
    Ok(Village {
        places: levels.into_iter().filter_map(place).collect(),
        name: office.as_ref().map_or_else(String::new, |office| office.name.clone()),
        phone: kernel::phone::parse(&phone).map_or(phone, |phone| phone.shown()),
        hours: office.and_then(|office| office.hours.clone()).unwrap_or_default(),
    })
}

/// The village of the reader's own office, for a paper without a case.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn own_village(read: &Reader<'_>) -> Result<Village, Refusal> {
    village(read, read.actor().office)
}

/// Lines above the title of a paper.
pub fn office_lines(village: &Village) -> Vec<String> {
    if village.places.is_empty() { vec![village.name.clone()] } else { village.places.clone() }
}

/// A label and a value in the language of papers.
pub fn pair(label: kernel::Phrase, value: impl Into<String>) -> Pair {
    Pair { label: label.say(PAPER).to_owned(), value: value.into() }
}

/// The code that leads to the public page of help.
pub fn help_code(call: &Call, caption: kernel::Phrase) -> QrContent {
    let address = call.address(HELP);
    let typed = address.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    QrContent { caption: format!("{}: {typed}", caption.say(PAPER)), url: address }
}

/// Printed pale behind papers of a sample world.
pub fn watermark(call: &Call) -> Option<String> {
    call.site.settings.demo.then(|| words::SAMPLE.say(PAPER).to_owned())
}

/// Numbers that are called in need, of the data, in this order.
pub fn needed(keys: &[&str]) -> Vec<&'static Contact> {
    keys.iter().filter_map(|key| contacts::by_key(key)).collect()
}
