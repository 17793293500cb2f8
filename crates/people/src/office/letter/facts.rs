//! From records to the facts that a letter prints. Not here: the words around them (`papers::letter`), their bytes
//! (`rules::letter`).

use jiff::civil::Date;
use kernel::access::Role;
use kernel::day::Zone;
use kernel::region::{Code, EDITION_NUMBER, Level, Regions};
use kernel::{Held, Lang, RecordId, Refusal, Stored};
use store::Reader;

use super::LetterRefusal;
use crate::records::letter::{Letter, LetterKind};
use crate::records::{Office, Resident};
use crate::rules::letter::{
    Checked, Content, Head, Particulars, Person, Statement, asks_free_will, decode_particulars,
};

/// What the facts need beside the records: settings of the node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// The node's public address, without a slash at the end.
    pub check_address: String,
    /// A sample world.
    pub sample: bool,
}

/// The facts of a letter as they stand now; without number and date, which only acknowledging gives.
///
/// # Errors
/// [`LetterRefusal::Closed`] where the resident's data cannot be read; `NotFound` where a record is out of reach.
pub fn of(read: &Reader<'_>, letter: &Stored<Letter>, printing: &Printing) -> Result<Content, Refusal> {
    let resident = read.get::<Resident>(letter.resident.id)?;
    let office = read.get::<Office>(letter.home())?;
    let region = office.region;
    Ok(Content {
        kind: letter.kind,
        number: None,
        date: None,
        region: region.unwrap_or(Code::NATION),
        edition: EDITION_NUMBER,
        levels: levels(&office),
        address: office.address.clone().unwrap_or_default(),
        phone: office.phone.as_deref().map(shown_phone),
        email: office.email.clone(),
        resident: person(&resident, region.as_ref())?,
        signer: match letter.kind {
            LetterKind::FamilyPermission => Some(signer(letter)?),
            _ => None,
        },
        country: letter.country.clone().filter(|_| letter.kind == LetterKind::FamilyPermission),
        job: letter.job.clone().filter(|_| letter.kind == LetterKind::FamilyPermission),
        check: checked(letter, region.as_ref()),
        head: head(&office, Role::KepalaDesa, ""),
        meterai: asks_free_will(letter.kind) && office.meterai == Some(true),
        place: region
            .and_then(|code| Regions::get().name(&code).map(str::to_owned))
            .unwrap_or_else(|| office.name.clone()),
        check_address: printing.check_address.clone(),
        sample: printing.sample,
        particulars: particulars(letter)?,
    })
}

/// What only this kind of letter says.
///
/// # Errors
/// [`LetterRefusal::Closed`] where the reader may not see it; `Fault` where it is damaged.
pub fn particulars(letter: &Letter) -> Result<Option<Particulars>, Refusal> {
    match &letter.particulars {
        Held::Known(Some(bytes)) => decode_particulars(bytes).map(Some).map_err(Refusal::fault),
        Held::Known(None) => Ok(None),
        Held::Sealed | Held::Erased => Err(LetterRefusal::Closed.into()),
    }
}

/// The head as the letter names them: the holder of the office, or the acting head; the account's own name where the
/// office's profile names nobody.
pub fn head(office: &Office, role: Role, account_name: &str) -> Head {
    let title = head_title(office);
    let or_account = |name: &Option<String>| name.clone().unwrap_or_else(|| account_name.to_owned());
    if role == Role::PelaksanaHarian {
        return Head { title: format!("Plh. {title}"), name: or_account(&office.acting_name), number: None };
    }
    Head { title, name: or_account(&office.head_name), number: office.head_number.clone() }
}

/// "Kepala Desa Kuripan"; in a kelurahan "Lurah Kuripan".
fn head_title(office: &Office) -> String {
    let regions = Regions::get();
    let Some((code, name)) = office.region.and_then(|code| Some((code, regions.name(&code)?))) else {
        return format!("Kepala {}", office.name);
    };
    match regions.kind_word(&code).map(|kind| kind.id) {
        Some("Kelurahan") => format!("Lurah {name}"),
        Some(kind) => format!("Kepala {kind} {name}"),
        None => format!("Kepala {}", office.name),
    }
}

/// Lines of the letterhead, the widest authority first.
pub fn levels(office: &Office) -> Vec<String> {
    let Some(code) = office.region.filter(|code| code.level() == Level::Village) else {
        return vec![office.name.clone()];
    };
    let mut lines = Vec::new();
    lines.extend(named(&code, Level::Regency).map(|name| format!("Pemerintah {name}")));
    lines.extend(named(&code, Level::District));
    lines.extend(named(&code, Level::Village));
    if lines.is_empty() { vec![office.name.clone()] } else { lines }
}

/// A region around a code with its kind: "Kecamatan Watumalang"; a regency's name says its kind itself.
fn named(code: &Code, level: Level) -> Option<String> {
    let region = code.at(level)?;
    let name = Regions::get().name(&region)?;
    if level == Level::Regency {
        return Some(name.to_owned());
    }
    let kind = Regions::get().kind_word(&region)?;
    Some(format!("{} {name}", kind.say(Lang::Id)))
}

fn shown_phone(number: &str) -> String {
    kernel::phone::parse(number).map_or_else(|_| number.to_owned(), |phone| phone.shown())
}

fn person(resident: &Resident, region: Option<&Code>) -> Result<Person, Refusal> {
    Ok(Person {
        name: resident.name.known().cloned().ok_or(LetterRefusal::Closed)?,
        nik: resident.nik.given().map(|nik| nik.as_str().to_owned()),
        birth_place: resident.birth_place.given().cloned(),
        birth_date: resident.birth_date.given().copied(),
        occupation: resident.occupation.given().cloned(),
        address: address_of(resident, region),
        marital: resident.marital_status.given().copied(),
    })
}

fn signer(letter: &Letter) -> Result<Statement, Refusal> {
    let missing = || Refusal::invalid("signer_relation", "letter.missing", crate::words::letter::NEEDS_RELATION);
    Ok(Statement {
        relation: letter.signer_relation.ok_or_else(missing)?,
        name: letter.signer_name.given().cloned().ok_or(LetterRefusal::Closed)?,
        nik: letter.signer_nik.given().cloned(),
        address: letter.signer_address.given().cloned().unwrap_or_default(),
    })
}

fn checked(letter: &Letter, region: Option<&Code>) -> Option<Checked> {
    let zone = region.map_or(Zone::Wib, |code| Zone::of(*code));
    Some(Checked { how: letter.checked_how?, date: zone.day(letter.checked_at?.as_millisecond()) })
}

/// A resident's address in one line, with the village around it.
pub fn address_of(resident: &Resident, region: Option<&Code>) -> String {
    let mut parts = Vec::new();
    parts.extend(resident.address.given().cloned());
    parts.extend(resident.rt_rw.given().map(|rt_rw| format!("RT/RW {rt_rw}")));
    parts.extend(resident.dusun.as_ref().map(|dusun| with_word("Dusun", dusun)));
    if let Some(code) = region {
        parts.extend([Level::Village, Level::District, Level::Regency].iter().filter_map(|level| named(code, *level)));
    }
    parts.join(", ")
}

fn with_word(word: &str, name: &str) -> String {
    if name.to_lowercase().starts_with(&word.to_lowercase()) { name.to_owned() } else { format!("{word} {name}") }
}

/// The region of an office.
pub fn home_region(read: &Reader<'_>, home: RecordId) -> Result<Option<Code>, Refusal> {
    Ok(read.maybe::<Office>(home)?.and_then(|office| office.region))
}

/// The day at an office at this moment: a letter's date is the village's own.
pub fn local_day(read: &Reader<'_>, office: &Office) -> Date {
    let zone = office.region.map_or(Zone::Wib, Zone::of);
    zone.day(read.now().as_millisecond())
}
