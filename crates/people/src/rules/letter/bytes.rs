//! The bytes of a letter's content: deterministic CBOR (PIN: letters on paper are checked against their digest).
//!
//! A map with ascending integer keys; what is absent is left out. Keys that an edition does not know are skipped.
//!
//! | key | what | | key | what |
//! |---|---|---|---|---|
//! | 1 | format, 1 | | 8 | resident (map) |
//! | 2 | kind | | 9 | who gives permission (map) |
//! | 3 | number | | 10, 11 | country, job |
//! | 4 | date, ISO | | 12 | check (map) |
//! | 5 | region | | 13 | head (map) |
//! | 6 | edition of the regions | | 14 | duty stamp |
//! | 7 | letterhead (map) | | 15, 16, 17 | place, address of the check, sample |
//! | | | | 18 | facts of the kind (map), of which `particulars_bytes` has the keys |
//!
//! What came later has a key of its own and is left out where there is nothing: older kinds keep their bytes.

use jiff::civil::Date;
use kernel::region::Code;
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

use super::content::{Checked, Content, Head, Person, Statement};
use super::particulars_bytes;
use crate::records::letter::{CheckedHow, LetterKind, SignerRelation};
use crate::records::resident::MaritalStatus;

const FORMAT: u32 = 1;

/// Bytes that are not a letter's content.
#[derive(Debug, thiserror::Error)]
pub enum BadContent {
    /// Not the CBOR that a content is made of.
    #[error("the content cannot be read")]
    Malformed(#[from] minicbor::decode::Error),
    /// Something that must be there is missing, or is out of its list.
    #[error("the content lacks {0}")]
    Lacks(&'static str),
    /// Written by a later edition.
    #[error("the content has format {0}, which this edition does not know")]
    Format(u32),
}

/// The content's bytes: the same facts always give the same.
pub fn encode(content: &Content) -> Vec<u8> {
    let mut map = Map::default();
    map.number(1, FORMAT);
    map.number(2, content.kind.code() as u32);
    map.text(3, content.number.as_deref());
    map.text(4, content.date.map(|date| date.to_string()).as_deref());
    map.text(5, Some(content.region.as_str()));
    map.number(6, u32::from(content.edition));
    map.part(7, letterhead(content));
    map.part(8, person(&content.resident));
    if let Some(signer) = &content.signer {
        map.part(9, statement(signer));
    }
    map.text(10, content.country.as_deref());
    map.text(11, content.job.as_deref());
    if let Some(check) = content.check {
        let mut part = Map::default();
        part.number(1, check.how.code() as u32);
        part.text(2, Some(&check.date.to_string()));
        map.part(12, part);
    }
    map.part(13, head(&content.head));
    map.number(14, u32::from(content.meterai));
    map.text(15, Some(&content.place));
    map.text(16, Some(&content.check_address));
    if content.sample {
        map.number(17, 1);
    }
    if let Some(particulars) = &content.particulars {
        map.part(18, particulars_bytes::map(particulars));
    }
    map.into_bytes()
}

fn letterhead(content: &Content) -> Map {
    let mut part = Map::default();
    part.text(1, Some(&content.levels.join("\n")));
    part.text(2, Some(&content.address));
    part.text(3, content.phone.as_deref());
    part.text(4, content.email.as_deref());
    part
}

fn person(person: &Person) -> Map {
    let mut part = Map::default();
    part.text(1, Some(&person.name));
    part.text(2, person.nik.as_deref());
    part.text(3, person.birth_place.as_deref());
    part.text(4, person.birth_date.map(|date| date.to_string()).as_deref());
    part.text(5, person.occupation.as_deref());
    part.text(6, Some(&person.address));
    if let Some(marital) = person.marital {
        part.number(7, marital.code() as u32);
    }
    part
}

fn statement(signer: &Statement) -> Map {
    let mut part = Map::default();
    part.number(1, signer.relation.code() as u32);
    part.text(2, Some(&signer.name));
    part.text(3, signer.nik.as_deref());
    part.text(4, Some(&signer.address));
    part
}

fn head(head: &Head) -> Map {
    let mut part = Map::default();
    part.text(1, Some(&head.title));
    part.text(2, Some(&head.name));
    part.text(3, head.number.as_deref());
    part
}

/// A map under construction; keys are added in ascending order.
#[derive(Default)]
pub(super) struct Map {
    count: u64,
    bytes: Vec<u8>,
}

impl Map {
    pub(super) fn text(&mut self, key: u32, value: Option<&str>) {
        if let Some(value) = value {
            self.entry(key, |out| {
                // Writing into a Vec cannot fail.
                let _ = out.str(value);
            });
        }
    }

    pub(super) fn number(&mut self, key: u32, value: u32) {
        self.entry(key, |out| {
            let _ = out.u32(value); // reason: as above
        });
    }

    pub(super) fn part(&mut self, key: u32, part: Map) {
        self.entry(key, |out| out.writer_mut().extend(part.into_bytes()));
    }

    /// Several maps, in their order.
    pub(super) fn list(&mut self, key: u32, parts: Vec<Map>) {
        self.entry(key, |out| {
            let _ = out.array(parts.len() as u64); // reason: writing into a Vec cannot fail
            for part in parts {
                out.writer_mut().extend(part.into_bytes());
            }
        });
    }

    fn entry(&mut self, key: u32, write: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) {
        self.count += 1;
        let mut out = Encoder::new(&mut self.bytes);
        let _ = out.u32(key); // reason: writing into a Vec cannot fail
        write(&mut out);
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        let mut out = Encoder::new(Vec::with_capacity(self.bytes.len() + 3));
        let _ = out.map(self.count); // reason: writing into a Vec cannot fail
        let mut bytes = out.into_writer();
        bytes.extend(self.bytes);
        bytes
    }
}

/// Reads a content back.
///
/// # Errors
/// [`BadContent`] where the bytes are none, or of a later edition.
pub fn decode(bytes: &[u8]) -> Result<Content, BadContent> {
    let all = Read::of(&mut Decoder::new(bytes))?;
    match all.number(1) {
        Some(FORMAT) => {}
        Some(other) => return Err(BadContent::Format(other)),
        None => return Err(BadContent::Lacks("format")),
    }
    let letterhead = all.part(7).ok_or(BadContent::Lacks("letterhead"))?;
    let resident = all.part(8).ok_or(BadContent::Lacks("resident"))?;
    let head = all.part(13).ok_or(BadContent::Lacks("head"))?;
    Ok(Content {
        kind: all.number(2).and_then(|code| LetterKind::from_code(code.into())).ok_or(BadContent::Lacks("kind"))?,
        number: all.text(3),
        date: all.date(4),
        region: all.text(5).and_then(|code| Code::parse(&code).ok()).ok_or(BadContent::Lacks("region"))?,
        edition: all.number(6).and_then(|edition| edition.try_into().ok()).ok_or(BadContent::Lacks("edition"))?,
        levels: letterhead.text(1).unwrap_or_default().lines().map(str::to_owned).collect(),
        address: letterhead.text(2).unwrap_or_default(),
        phone: letterhead.text(3),
        email: letterhead.text(4),
        resident: person_read(resident),
        signer: all.part(9).map(statement_read).transpose()?,
        country: all.text(10),
        job: all.text(11),
        check: all.part(12).map(check_read).transpose()?,
        head: Head {
            title: head.text(1).unwrap_or_default(),
            name: head.text(2).unwrap_or_default(),
            number: head.text(3),
        },
        meterai: all.number(14) == Some(1),
        place: all.text(15).unwrap_or_default(),
        check_address: all.text(16).unwrap_or_default(),
        sample: all.number(17) == Some(1),
        particulars: all.part(18).map(particulars_bytes::read).transpose()?,
    })
}

fn person_read(part: &Read) -> Person {
    Person {
        name: part.text(1).unwrap_or_default(),
        nik: part.text(2),
        birth_place: part.text(3),
        birth_date: part.date(4),
        occupation: part.text(5),
        address: part.text(6).unwrap_or_default(),
        marital: part.number(7).and_then(|code| MaritalStatus::from_code(code.into())),
    }
}

fn statement_read(part: &Read) -> Result<Statement, BadContent> {
    let relation = part.number(1).and_then(|code| SignerRelation::from_code(code.into()));
    Ok(Statement {
        relation: relation.ok_or(BadContent::Lacks("relation"))?,
        name: part.text(2).unwrap_or_default(),
        nik: part.text(3),
        address: part.text(4).unwrap_or_default(),
    })
}

fn check_read(part: &Read) -> Result<Checked, BadContent> {
    let how = part.number(1).and_then(|code| CheckedHow::from_code(code.into()));
    Ok(Checked { how: how.ok_or(BadContent::Lacks("check"))?, date: part.date(2).ok_or(BadContent::Lacks("check"))? })
}

/// A map as it was read.
pub(super) struct Read(Vec<(u32, Item)>);

enum Item {
    Number(u32),
    Text(String),
    Part(Read),
    List(Vec<Read>),
    Other,
}

impl Read {
    pub(super) fn of(decoder: &mut Decoder<'_>) -> Result<Read, BadContent> {
        Read::at_depth(decoder, 2)
    }

    /// Parts hold lists of parts and nothing deeper, so that no bytes can make this go deep.
    fn at_depth(decoder: &mut Decoder<'_>, deeper: u8) -> Result<Read, BadContent> {
        let count = decoder.map()?.ok_or(BadContent::Lacks("a length"))?;
        let mut items = Vec::new();
        for _ in 0..count {
            let key = decoder.u32()?;
            let item = match decoder.datatype()? {
                Type::U8 | Type::U16 | Type::U32 => Item::Number(decoder.u32()?),
                Type::String => Item::Text(decoder.str()?.to_owned()),
                Type::Map if deeper > 0 => Item::Part(Read::at_depth(decoder, deeper - 1)?),
                Type::Array if deeper > 0 => Item::List(Read::list_at_depth(decoder, deeper - 1)?),
                _ => {
                    decoder.skip()?;
                    Item::Other
                }
            };
            items.push((key, item));
        }
        Ok(Read(items))
    }

    fn list_at_depth(decoder: &mut Decoder<'_>, deeper: u8) -> Result<Vec<Read>, BadContent> {
        let count = decoder.array()?.ok_or(BadContent::Lacks("a length"))?;
        (0..count).map(|_| Read::at_depth(decoder, deeper)).collect()
    }

    fn find(&self, key: u32) -> Option<&Item> {
        self.0.iter().find(|(own, _)| *own == key).map(|(_, item)| item)
    }

    pub(super) fn number(&self, key: u32) -> Option<u32> {
        match self.find(key) {
            Some(Item::Number(number)) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn text(&self, key: u32) -> Option<String> {
        match self.find(key) {
            Some(Item::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }

    pub(super) fn date(&self, key: u32) -> Option<Date> {
        self.text(key)?.parse().ok()
    }

    pub(super) fn part(&self, key: u32) -> Option<&Read> {
        match self.find(key) {
            Some(Item::Part(part)) => Some(part),
            _ => None,
        }
    }

    /// The maps of a list; none where there is no such list.
    pub(super) fn list(&self, key: u32) -> &[Read] {
        match self.find(key) {
            Some(Item::List(parts)) => parts,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn content() -> Content {
        Content {
            kind: LetterKind::FamilyPermission,
            number: Some("474/031/2026".into()),
            date: Some(date(2026, 11, 24)),
            region: Code::parse("33.07.10.2004").unwrap(),
            edition: 20251,
            levels: vec!["Pemerintah Kabupaten Wonosobo".into(), "Desa Kuripan".into()],
            address: "Jalan Raya Kuripan Nomor 7".into(),
            phone: None,
            email: Some("kantor@kuripan.desa.example".into()),
            resident: Person {
                name: "Wahyuni Lestari".into(),
                nik: Some("3307104403970003".into()),
                birth_place: Some("Wonosobo".into()),
                birth_date: Some(date(1997, 3, 4)),
                occupation: Some("Mengurus rumah tangga".into()),
                address: "Dusun Krajan".into(),
                marital: Some(MaritalStatus::Married),
            },
            signer: Some(Statement {
                relation: SignerRelation::Husband,
                name: "Slamet Riyadi".into(),
                nik: Some("3307051204850003".into()),
                address: "Dusun Krajan".into(),
            }),
            country: Some("TW".into()),
            job: Some("Perawat lansia".into()),
            check: Some(Checked { how: CheckedHow::VideoCall, date: date(2026, 11, 23) }),
            head: Head { title: "Kepala Desa Kuripan".into(), name: "H. Suprapto".into(), number: None },
            meterai: true,
            place: "Kuripan".into(),
            check_address: "https://desmigratif.example".into(),
            sample: true,
            particulars: None,
        }
    }

    #[test]
    fn the_golden_content_is_written_and_read_byte_for_byte() {
        let golden = include_str!("../../../tests/golden/letter-content-1.txt").lines().last().unwrap();
        let bytes = encode(&content());
        assert_eq!(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), golden);
        assert_eq!(decode(&bytes).unwrap(), content());
    }

    #[test]
    fn facts_are_read_back_and_a_draft_lacks_what_it_lacks() {
        assert_eq!(decode(&encode(&content())).unwrap(), content());
        let draft = Content { number: None, date: None, check: None, signer: None, ..content() };
        assert_eq!(decode(&encode(&draft)).unwrap(), draft);
    }

    #[test]
    fn the_facts_of_each_later_kind_are_read_back_and_stand_in_the_bytes() {
        for particulars in particulars_bytes::examples() {
            let own = Content { particulars: Some(particulars), signer: None, ..content() };
            assert_eq!(decode(&encode(&own)).unwrap(), own);
            assert_ne!(encode(&own), encode(&Content { particulars: None, ..own }));
        }
    }

    #[test]
    fn every_changed_fact_changes_the_bytes() {
        let own = encode(&content());
        assert_eq!(own, encode(&content()));
        let mut other = content();
        other.resident.name.push('a');
        assert_ne!(own, encode(&other));
        assert_ne!(own, encode(&Content { meterai: false, ..content() }));
        assert_ne!(own, encode(&Content { sample: false, ..content() }));
    }

    #[test]
    fn bytes_that_are_no_content_are_refused_and_never_a_panic() {
        let own = encode(&content());
        for length in 0..own.len() {
            assert!(decode(&own[..length]).is_err(), "{length}");
        }
        assert!(matches!(decode(&[0xa1, 0x01, 0x09]), Err(BadContent::Format(9))));
        assert!(decode(&[0xa1, 0x07].repeat(4000)).is_err());
    }
}
