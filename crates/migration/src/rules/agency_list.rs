//! A list of companies as a sheet: what its headings mean and how a row is read. Pure. Not here: what a row is to what stands
//! here already (`agency_matching`), files and pages.

use documents::sheet::Cell;
use jiff::civil::Date;
use kernel::check::parse;
use kernel::region::{Code, Level, Regions};
use kernel::value::FieldValue;
use kernel::{FieldSpec, Held, Phrase, Record, RecordSpec, phrase};

use super::company_name;
use crate::records::placement_agency::LicenceStatus;
use crate::records::{PlacementAgency, RecruitmentPermit};

/// The most rows of one list.
pub const MOST_ROWS: usize = 5_000;

/// What a column may mean: its key, and what people call it.
pub const COLUMNS: &[(&str, Phrase)] = &[
    ("name", phrase("Nama perusahaan", "Name of the company")),
    ("licence", phrase("Nomor SIP3MI", "Licence number (SIP3MI)")),
    ("licence_from", phrase("Izin berlaku sejak", "Licence valid from")),
    ("licence_until", phrase("Izin berlaku sampai", "Licence valid until")),
    ("status", phrase("Status izin", "Status of the licence")),
    ("status_on", phrase("Status sejak", "Status since")),
    ("status_source", phrase("Dasar status", "Ground of the status")),
    ("phone", phrase("Telepon", "Telephone")),
    ("other_phone", phrase("Telepon lain", "Another telephone")),
    ("email", phrase("Email", "Email")),
    ("address", phrase("Alamat", "Address")),
    ("region", phrase("Kabupaten/kota kantor pusat", "Regency of the head office")),
    ("branches", phrase("Kabupaten/kota kantor cabang", "Regencies of branches")),
    ("permit", phrase("Nomor SIP2MI", "Permit number (SIP2MI)")),
    ("permit_country", phrase("Negara pada SIP2MI", "Country of the permit")),
    ("permit_job", phrase("Pekerjaan pada SIP2MI", "Jobs of the permit")),
    ("permit_until", phrase("SIP2MI berlaku sampai", "Permit valid until")),
];

/// Words above columns as lists have them, besides the labels.
const SYNONYMS: &[(&str, &str)] = &[
    ("nama p3mi", "name"),
    ("nama pt", "name"),
    ("perusahaan", "name"),
    ("p3mi", "name"),
    ("nama", "name"),
    ("nama pptkis", "name"),
    ("no sip3mi", "licence"),
    ("sip3mi", "licence"),
    ("no izin", "licence"),
    ("nomor izin", "licence"),
    ("nomor sk", "licence"),
    ("no sk", "licence"),
    ("tanggal sip3mi", "licence_from"),
    ("tgl sip3mi", "licence_from"),
    ("tanggal izin", "licence_from"),
    ("berlaku sejak", "licence_from"),
    ("masa berlaku", "licence_until"),
    ("berlaku sampai", "licence_until"),
    ("berlaku s d", "licence_until"),
    ("sampai dengan", "licence_until"),
    ("masa berlaku sip3mi", "licence_until"),
    ("tanggal berakhir", "licence_until"),
    ("status", "status"),
    ("keterangan status", "status"),
    ("tanggal status", "status_on"),
    ("dasar", "status_source"),
    ("telp", "phone"),
    ("no telp", "phone"),
    ("no telepon", "phone"),
    ("nomor telepon", "phone"),
    ("hp", "other_phone"),
    ("no hp", "other_phone"),
    ("fax", "-"),
    ("e mail", "email"),
    ("alamat kantor", "address"),
    ("alamat kantor pusat", "address"),
    ("alamat pusat", "address"),
    ("kabupaten", "region"),
    ("kota", "region"),
    ("kab kota", "region"),
    ("kabupaten kota", "region"),
    ("cabang", "branches"),
    ("kantor cabang", "branches"),
    ("wilayah cabang", "branches"),
    ("no sip2mi", "permit"),
    ("sip2mi", "permit"),
    ("negara", "permit_country"),
    ("negara tujuan", "permit_country"),
    ("negara penempatan", "permit_country"),
    ("jabatan", "permit_job"),
    ("pekerjaan", "permit_job"),
    ("masa berlaku sip2mi", "permit_until"),
];

/// What each column means: a place of [`COLUMNS`], or nothing.
pub type Meaning = Vec<Option<usize>>;

/// Small letters and digits, single blanks.
pub fn folded(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// The place of a key.
pub fn place(key: &str) -> Option<usize> {
    COLUMNS.iter().position(|(own, _)| *own == key)
}

/// Recognises headings. Each meaning is given once, to the first column that has it.
pub fn recognised(headings: &[String]) -> Meaning {
    let mut meaning: Meaning = headings.iter().map(|heading| meant(&folded(heading))).collect();
    keep_first(&mut meaning);
    meaning
}

/// Of columns with one meaning only the first keeps it.
pub fn keep_first(meaning: &mut Meaning) {
    let mut seen = Vec::new();
    for one in meaning.iter_mut() {
        if one.is_some_and(|place| seen.contains(&place)) {
            *one = None;
        }
        seen.extend(*one);
    }
}

fn meant(heading: &str) -> Option<usize> {
    let labelled = |(_, label): &(&str, Phrase)| folded(label.id) == heading || folded(label.en) == heading;
    let synonym = || SYNONYMS.iter().find(|(word, _)| *word == heading).and_then(|(_, key)| place(key));
    COLUMNS.iter().position(|column| column.0 == heading || labelled(column)).or_else(synonym)
}

/// Does a row of cells look like headings: one means the name, and another something else?
pub fn is_heading(cells: &[Cell]) -> bool {
    let meaning = recognised(&cells.iter().map(Cell::text).collect::<Vec<_>>());
    meaning.contains(&place("name")) && meaning.iter().flatten().count() >= 2
}

/// A permit that stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPermit {
    /// Its number.
    pub number: String,
    /// Where to.
    pub country: String,
    /// As what.
    pub job: Option<String>,
    /// Until when.
    pub until: Option<Date>,
}

/// A company as the list has it; several rows of one company are put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListRow {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// The name.
    pub name: String,
    /// The licence.
    pub licence: Option<String>,
    /// From when.
    pub licence_from: Option<Date>,
    /// Until when.
    pub licence_until: Option<Date>,
    /// What the list says of it.
    pub status: Option<LicenceStatus>,
    /// Since when.
    pub status_on: Option<Date>,
    /// On which ground.
    pub status_source: Option<String>,
    /// Telephone, E.164.
    pub phone: Option<String>,
    /// Another.
    pub other_phone: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Regency of the head office.
    pub region: Option<Code>,
    /// Regencies with a branch.
    pub branches: Vec<Code>,
    /// Permits.
    pub permits: Vec<ListPermit>,
}

/// What is wrong in a cell: its row, the key of its column, what stands there, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// The key of the column.
    pub key: &'static str,
    /// What stands there.
    pub value: String,
    /// What to do.
    pub message: Phrase,
}

const NO_BODY: Phrase = phrase(
    "Ini seperti nama orang. Yang dicatat hanya perusahaan: tulis bentuknya, misalnya PT.",
    "This looks like a person's name. Only companies are kept: write its form, such as PT.",
);
const NO_REGENCY: Phrase = phrase(
    "Kabupaten/kota ini tidak dikenal. Tulis seperti: Kab. Wonosobo.",
    "No such regency. Write as: Kab. Wonosobo.",
);
const NO_COUNTRY: Phrase =
    phrase("SIP2MI perlu negara tujuan yang dikenal.", "A permit needs a country of destination that is known.");
const NO_STATUS: Phrase =
    phrase("Tulis aktif, skorsing, atau dicabut.", "Write aktif (active), skorsing (suspended) or dicabut (revoked).");

/// Reads one row; nothing where it is blank.
///
/// # Errors
/// Everything that is wrong in it.
pub fn read_row(row: u32, cells: &[Cell], meaning: &Meaning, today: Date) -> Result<Option<ListRow>, Vec<Wrong>> {
    let text = |key: &str| -> String {
        let column = meaning.iter().position(|one| one.is_some() && *one == place(key));
        column.and_then(|column| cells.get(column)).map_or_else(String::new, |cell| cell.text().trim().to_owned())
    };
    if text("name").is_empty() && text("licence").is_empty() {
        return Ok(None);
    }
    let mut wrong = Vec::new();
    let mut reading = Reading { row, today, text: &text, wrong: &mut wrong };
    let name = reading.get::<String>("name", PlacementAgency::SPEC, "name").unwrap_or_default();
    if !company_name::is_a_body(&name) {
        reading.say("name", NO_BODY);
    }
    let own = PlacementAgency::SPEC;
    let read = ListRow {
        row,
        name,
        licence: reading.get("licence", own, "licence"),
        licence_from: reading.get("licence_from", own, "licence_from"),
        licence_until: reading.get("licence_until", own, "licence_until"),
        status: reading.status(),
        status_on: reading.get("status_on", own, "status_on"),
        status_source: reading.get("status_source", own, "status_source"),
        phone: reading.get("phone", own, "phone"),
        other_phone: reading.get("other_phone", own, "other_phone"),
        email: reading.get("email", own, "email"),
        address: reading.get("address", own, "address"),
        region: reading.regencies("region").into_iter().next(),
        branches: reading.regencies("branches"),
        permits: reading.permit().into_iter().collect(),
    };
    if wrong.is_empty() { Ok(Some(read)) } else { Err(wrong) }
}

struct Reading<'r> {
    row: u32,
    today: Date,
    text: &'r dyn Fn(&str) -> String,
    wrong: &'r mut Vec<Wrong>,
}

impl Reading<'_> {
    fn say(&mut self, key: &'static str, message: Phrase) {
        self.wrong.push(Wrong { row: self.row, key, value: (self.text)(key), message });
    }

    fn get<T: FieldValue>(&mut self, key: &'static str, spec: &'static RecordSpec, field: &str) -> Option<T> {
        let typed = (self.text)(key);
        let (_, field): (usize, &'static FieldSpec) = spec.field_named(field)?;
        if matches!(typed.as_str(), "-" | "–") || typed.is_empty() && !field.required {
            return None;
        }
        match parse(field, &typed, self.today) {
            Ok(value) => T::from_cell(&Held::Known(value)),
            Err(problem) => {
                self.say(key, problem.message);
                None
            }
        }
    }

    fn status(&mut self) -> Option<LicenceStatus> {
        let typed = folded(&(self.text)("status"));
        let has = |words: &[&str]| words.iter().any(|word| typed.contains(word));
        if typed.is_empty() {
            None
        } else if has(&["cabut", "revoked", "tidak aktif", "nonaktif"]) {
            Some(LicenceStatus::Revoked)
        } else if has(&["skors", "suspen", "tunda", "henti"]) {
            Some(LicenceStatus::Suspended)
        } else if has(&["aktif", "berlaku", "active", "valid"]) {
            Some(LicenceStatus::Active)
        } else {
            self.say("status", NO_STATUS);
            None
        }
    }

    /// Regencies, parted by commas or semicolons.
    fn regencies(&mut self, key: &'static str) -> Vec<Code> {
        let typed = (self.text)(key);
        let mut codes = Vec::new();
        for part in typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty() && *part != "-") {
            match regency(part) {
                Some(code) => codes.push(code),
                None => self.say(key, NO_REGENCY),
            }
        }
        codes
    }

    fn permit(&mut self) -> Option<ListPermit> {
        let number = Some((self.text)("permit")).filter(|number| !number.is_empty() && number != "-")?;
        let country = kernel::country::find(&(self.text)("permit_country"));
        let Some(country) = country else {
            self.say("permit_country", NO_COUNTRY);
            return None;
        };
        let spec = RecruitmentPermit::SPEC;
        Some(ListPermit {
            number: number.chars().take(200).collect(),
            country: country.code.to_owned(),
            job: self.get("permit_job", spec, "job"),
            until: self.get("permit_until", spec, "valid_until"),
        })
    }
}

/// A regency by its code or by exactly its name.
pub fn regency(typed: &str) -> Option<Code> {
    let regions = Regions::get();
    if let Ok(code) = Code::parse(typed) {
        return code.at(Level::Regency).filter(|code| regions.contains(code));
    }
    let wanted = folded(typed);
    let plain = |text: &str| {
        let folded = folded(text);
        folded.trim_start_matches("kabupaten ").trim_start_matches("kab ").to_owned()
    };
    let found = regions.search(typed, Some(Level::Regency), 8);
    let exact = |code: &Code| {
        let names = [regions.name(code).map(str::to_owned), regions.short(code)];
        names.into_iter().flatten().any(|name| folded(&name) == wanted || plain(&name) == plain(typed))
    };
    found.iter().map(|found| found.code).find(exact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn headings(words: &[&str]) -> Meaning {
        recognised(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    fn cells(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::from(*text)).collect()
    }

    #[test]
    fn headings_are_known_as_lists_write_them_and_each_meaning_once() {
        let meaning = headings(&["No", "NAMA P3MI", "No. SIP3MI", "Masa Berlaku", "No.Telp", "Nama"]);
        let keys: Vec<&str> = meaning.iter().map(|one| one.map_or("-", |place| COLUMNS[place].0)).collect();
        assert_eq!(keys, ["-", "name", "licence", "licence_until", "phone", "-"]);
        assert!(is_heading(&cells(&["No", "Nama Perusahaan", "Status"])));
        assert!(!is_heading(&cells(&["Daftar P3MI", "", ""])));
        assert!(!is_heading(&cells(&["Daftar perusahaan per 1 Oktober 2026"])));
    }

    #[test]
    fn a_row_is_read_with_its_branches_and_permit() {
        let meaning = headings(&["Nama", "SIP3MI", "Berlaku sampai", "Status", "Telp", "Cabang", "SIP2MI", "Negara"]);
        let row =
            ["PT Contoh", "1/2024", "31-12-2028", "AKTIF", "(021) 5550101", "Kab. Wonosobo; 33.08", "77", "Taiwan"];
        let read = read_row(7, &cells(&row), &meaning, TODAY).unwrap().unwrap();
        assert_eq!((read.row, read.licence.as_deref()), (7, Some("1/2024")));
        assert_eq!(read.licence_until, Some(date(2028, 12, 31)));
        assert_eq!(read.status, Some(LicenceStatus::Active));
        assert_eq!(read.phone.as_deref(), Some("+62215550101"));
        assert_eq!(read.branches.iter().map(Code::as_str).collect::<Vec<_>>(), ["33.07", "33.08"]);
        assert_eq!(read.permits[0].country, "TW");
        assert_eq!(read_row(8, &cells(&["", "", "x"]), &meaning, TODAY), Ok(None));
    }

    #[test]
    fn what_is_wrong_is_told_at_its_cell_and_all_of_it() {
        let meaning = headings(&["Nama", "Berlaku sampai", "Status", "Telp", "Cabang", "SIP2MI", "Negara"]);
        let row = ["Budi Santoso", "kapan-kapan", "entah", "abc", "Kab. Tidak Ada", "77", "Antah"];
        let wrong = read_row(3, &cells(&row), &meaning, TODAY).unwrap_err();
        let keys: Vec<&str> = wrong.iter().map(|one| one.key).collect();
        assert_eq!(keys, ["name", "licence_until", "status", "phone", "branches", "permit_country"]);
        assert!(wrong.iter().all(|one| one.row == 3));
    }

    #[test]
    fn a_status_is_read_as_people_write_it() {
        let meaning = headings(&["Nama", "Status"]);
        let status = |text: &str| read_row(1, &cells(&["PT A", text]), &meaning, TODAY).unwrap().unwrap().status;
        assert_eq!(status("Dicabut"), Some(LicenceStatus::Revoked));
        assert_eq!(status("TIDAK AKTIF"), Some(LicenceStatus::Revoked));
        assert_eq!(status("Skorsing s.d. Maret"), Some(LicenceStatus::Suspended));
        assert_eq!(status("masih berlaku"), Some(LicenceStatus::Active));
        assert_eq!(status(""), None);
    }
}
