//! The press: our templates, the embedded fonts, and one typst compilation per paper.
//!
//! Data reach the templates as a JSON file that only this compilation sees, so they are values and never
//! markup. The library, fonts and parsed templates are made once. There is no file system, network or clock.

use std::sync::OnceLock;

use jiff::civil::Date;
use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic, SourceResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::monthly::MOST_PHOTOS;
use crate::{DocumentError, Pdf, characters};

/// Font families that our templates use; the mathematical ones would cost 8 MB for nothing.
const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// Papers for which results stay remembered: what a new letter shares with the last ones is reused,
/// and memory does not grow with the number of papers.
const REMEMBERED_PAPERS: usize = 4;

/// Text on one paper, in bytes of JSON. A register of 2,000 rows has about 400 kB.
const MOST_DATA: usize = 4 << 20;

/// Above this a paper is forgotten at once: no later paper shares much with it.
const LARGE_DATA: usize = 64 << 10;

/// Largest crest, in bytes of PNG.
const MOST_CREST: usize = 2 << 20;

const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Which paper is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Template {
    Letter,
    Register,
    Form,
    Slip,
    House,
    Monthly,
    Card,
    Leaflet,
    Booklet,
}

/// One paper to print.
pub(crate) struct Job<'a> {
    pub template: Template,
    pub data: Value,
    pub date: Option<Date>,
    pub crest: Option<&'a [u8]>,
    pub qr_svg: Option<String>,
}

/// What all papers share.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: [Source; 10],
    data: FileId,
    crest: FileId,
    qr: FileId,
    photos: Vec<FileId>,
}

impl Press {
    fn main(&self, template: Template) -> &Source {
        &self.sources[template as usize]
    }
}

fn press() -> &'static Press {
    static PRESS: OnceLock<Press> = OnceLock::new();
    PRESS.get_or_init(|| {
        let fonts: Vec<Font> = typst_assets::fonts()
            .flat_map(|bytes| Font::iter(Bytes::new(bytes)))
            .filter(|font| FAMILIES.contains(&font.info().family.as_str()))
            .collect();
        Press {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources: [
                source("letter.typ", include_str!("../templates/letter.typ")),
                source("register.typ", include_str!("../templates/register.typ")),
                source("form.typ", include_str!("../templates/form.typ")),
                source("slip.typ", include_str!("../templates/slip.typ")),
                source("house.typ", include_str!("../templates/house.typ")),
                source("monthly.typ", include_str!("../templates/monthly.typ")),
                source("card.typ", include_str!("../templates/card.typ")),
                source("leaflet.typ", include_str!("../templates/leaflet.typ")),
                source("booklet.typ", include_str!("../templates/booklet.typ")),
                source("paper.typ", include_str!("../templates/paper.typ")),
            ],
            data: file_id("data.json"),
            crest: file_id("crest.png"),
            qr: file_id("qr.svg"),
            photos: (0..MOST_PHOTOS).map(|place| file_id(&format!("photo-{place}"))).collect(),
        }
    })
}

fn source(name: &str, text: &str) -> Source {
    Source::new(file_id(name), text.to_owned())
}

fn file_id(name: &str) -> FileId {
    // reason: only our own constant file names come here
    let path = VirtualPath::new(name).expect("our own file names are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Loads fonts and templates now, so that the first person to print does not wait.
pub fn warm_up() {
    press();
}

/// Whether one of the embedded fonts can draw the character.
pub(crate) fn covers(character: char) -> bool {
    press().fonts.iter().any(|font| font.info().coverage.contains(character as u32))
}

/// What one compilation sees.
struct Sheet {
    press: &'static Press,
    template: Template,
    data: Bytes,
    crest: Option<Bytes>,
    qr: Option<Bytes>,
    photos: Vec<Bytes>,
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.main(self.template).id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.press.sources.iter().find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = if id == self.press.data {
            Some(&self.data)
        } else if id == self.press.crest {
            self.crest.as_ref()
        } else if id == self.press.qr {
            self.qr.as_ref()
        } else {
            let place = self.press.photos.iter().position(|photo| *photo == id);
            place.and_then(|place| self.photos.get(place))
        };
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None // the date on a paper is data
    }
}

/// Prints one paper.
///
/// # Errors
/// [`DocumentError::TooLarge`], [`DocumentError::Crest`], [`DocumentError::Press`].
pub(crate) fn print(job: Job<'_>) -> Result<Pdf, DocumentError> {
    print_with_photos(job, &[])
}

/// The same with photos, which the template reads as `photo-0`, `photo-1`, …
///
/// # Errors
/// As [`print`].
pub(crate) fn print_with_photos(mut job: Job<'_>, photos: &[Vec<u8>]) -> Result<Pdf, DocumentError> {
    let crest = job.crest.map(checked_crest).transpose()?;
    let missing = characters::prepare(&mut job.data);
    job.data["has_crest"] = json!(crest.is_some());
    job.data["has_qr"] = json!(job.qr_svg.is_some());
    job.data["date"] = job.date.map_or(Value::Null, |date| json!([date.year(), date.month(), date.day()]));
    let data = job.data.to_string();
    if data.len() > MOST_DATA {
        return Err(DocumentError::TooLarge { what: "text on one paper", found: data.len(), limit: MOST_DATA });
    }
    let sheet = Sheet {
        press: press(),
        template: job.template,
        data: Bytes::from_string(data),
        crest: crest.map(|bytes| Bytes::new(bytes.to_vec())),
        qr: job.qr_svg.map(Bytes::from_string),
        photos: photos.iter().map(|photo| Bytes::new(photo.clone())).collect(),
    };
    let large = sheet.data.len() > LARGE_DATA || !sheet.photos.is_empty();
    let printed = compile(&sheet, job.date.is_some(), missing);
    drop(sheet);
    comemo::evict(if large { 0 } else { REMEMBERED_PAPERS });
    printed
}

fn compile(sheet: &Sheet, dated: bool, missing: Vec<char>) -> Result<Pdf, DocumentError> {
    let document = typst::compile::<PagedDocument>(sheet).output.map_err(|all| refused(sheet, &all))?;
    let pages = document.pages().len();
    let (bytes, archival) = match export(&document, standards(dated)) {
        Ok(bytes) => (bytes, dated),
        // A paper that misses a standard is still wanted: it is printed as an ordinary tagged PDF.
        Err(_) => (export(&document, PdfStandards::default()).map_err(|all| refused(sheet, &all))?, false),
    };
    Ok(Pdf { bytes, pages, archival, missing })
}

fn export(document: &PagedDocument, standards: PdfStandards) -> SourceResult<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Auto, // from title and author, both of which are data
        creator: Smart::Custom(Some("desmigratif".to_owned())),
        timestamp: None,
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
}

/// Every paper keeps to the accessibility standard; the archive standard asks for a date as well.
fn standards(dated: bool) -> PdfStandards {
    let list: &[PdfStandard] = if dated { &[PdfStandard::A_2a, PdfStandard::Ua_1] } else { &[PdfStandard::Ua_1] };
    PdfStandards::new(list).unwrap_or_default()
}

/// Says what stopped the press. A damaged picture is the only cause that data can reach;
/// anything else is a fault in a template, told with the press's own words.
fn refused(sheet: &Sheet, all: &[SourceDiagnostic]) -> DocumentError {
    let message = all.first().map_or_else(String::new, |first| first.message.to_string());
    if sheet.crest.is_some() && message.contains("image") {
        return DocumentError::Crest;
    }
    DocumentError::Press(message)
}

fn checked_crest(bytes: &[u8]) -> Result<&[u8], DocumentError> {
    if bytes.len() > MOST_CREST || !bytes.starts_with(PNG_SIGNATURE) {
        return Err(DocumentError::Crest);
    }
    Ok(bytes)
}
