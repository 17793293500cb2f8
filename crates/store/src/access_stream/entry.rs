//! One entry of the access stream and its bytes: deterministic CBOR, as the journal's (RFC 8949, ascending integer keys,
//! shortest integers, definite lengths). PIN: what was written is read for as long as it is kept.
//!
//! | key | value |
//! |---|---|
//! | 1 | format, 1 |
//! | 2, 3 | sequence from 1 without gaps; SHA-256 of the bytes of the entry before, 32 zeros for the first |
//! | 4 | milliseconds UTC, never falling |
//! | 5, 6, 7 | account, code of the role (0 for none), office |
//! | 8, 9 | number of the request; purpose |
//! | 10 | outcome: 1 shown, 2 exported, 3 opened in an emergency |
//! | 11 | what was opened: [kind, record or null, person (id of 16 bytes, sealed bytes, or null), region, count, [tag…]] |
//!
//! A record of null stands for an export: `count` records of that kind in that region.

use kernel::RecordId;
use kernel::access::Role;
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

use crate::error::StoreError;
use crate::keys::Keys;

const FORMAT: u64 = 1;

kernel::choices! {
    /// What became of what was read.
    pub enum Outcome {
        Shown = 1, "dilihat", "Dilihat di layar", "Seen on screen";
        Exported = 2, "diunduh", "Diunduh atau dicetak", "Exported or printed";
        Emergency = 3, "darurat", "Dibuka dalam keadaan darurat", "Opened in an emergency";
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Place in the stream, from 1.
    pub sequence: u64,
    /// SHA-256 of the bytes of the entry before.
    pub previous: [u8; 32],
    /// Milliseconds UTC.
    pub time: i64,
    /// Who read.
    pub account: RecordId,
    /// In which role.
    pub role: Option<Role>,
    /// At which office; nil for an account without one.
    pub office: RecordId,
    /// The number of the request.
    pub request: String,
    /// For what.
    pub purpose: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What was opened.
    pub opened: Vec<Opened>,
}

/// A record whose values were opened, or a whole list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The kind.
    pub kind: u32,
    /// Which record; none for a list.
    pub record: Option<RecordId>,
    /// Whom it is about.
    pub person: Person,
    /// Where the record lies, a region's code; of a list, the region that it covers.
    pub region: String,
    /// How many records; 1 for a single one.
    pub count: u64,
    /// The fields.
    pub tags: Vec<u32>,
}

/// Whom a record is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// Nobody, or many.
    Nobody,
    /// This person, as the record's own table says in clear.
    Clear(RecordId),
    /// A person whom the record's table hides: sealed under this node's key.
    Hidden(Vec<u8>),
}

fn binding(sequence: i64, place: usize) -> Vec<u8> {
    let (sequence, place) = (sequence.to_be_bytes(), (place as u64).to_be_bytes());
    [b"access person ".as_slice(), &sequence, &place].concat()
}

/// Seals the person of a record whose declaration hides it (DESIGN 3.5).
pub(super) fn seal_person(keys: &Keys, sequence: i64, place: usize, person: RecordId) -> Result<Vec<u8>, StoreError> {
    Ok(keys.seal_local(&binding(sequence, place), &person.0)?)
}

impl Entry {
    /// The person at one place, opened where it is hidden: for an inquiry, never for a page.
    pub fn person(&self, keys: &Keys, place: usize) -> Result<Option<RecordId>, StoreError> {
        match self.opened.get(place).map(|one| &one.person) {
            Some(Person::Clear(person)) => Ok(Some(*person)),
            Some(Person::Hidden(sealed)) => {
                let clear = keys.open_local(&binding(self.sequence as i64, place), sealed)?;
                Ok(RecordId::from_slice(&clear).ok())
            }
            _ => Ok(None),
        }
    }
}

type Bytes = Encoder<Vec<u8>>;
type Written = Result<(), minicbor::encode::Error<core::convert::Infallible>>;

/// The bytes that are hashed and kept.
pub(super) fn encode(entry: &Entry) -> Vec<u8> {
    let mut out = Encoder::new(Vec::with_capacity(256));
    // Writing into a Vec cannot fail.
    let _ = encode_parts(&mut out, entry);
    out.into_writer()
}

fn encode_parts(out: &mut Bytes, entry: &Entry) -> Written {
    out.map(11)?.u8(1)?.u64(FORMAT)?;
    out.u8(2)?.u64(entry.sequence)?.u8(3)?.bytes(&entry.previous)?.u8(4)?.i64(entry.time)?;
    out.u8(5)?.bytes(&entry.account.0)?.u8(6)?.i64(entry.role.map_or(0, Role::code))?;
    out.u8(7)?.bytes(&entry.office.0)?.u8(8)?.str(&entry.request)?.u8(9)?.str(&entry.purpose)?;
    out.u8(10)?.i64(entry.outcome.code())?.u8(11)?.array(entry.opened.len() as u64)?;
    for one in &entry.opened {
        out.array(6)?.u32(one.kind)?;
        match one.record {
            Some(record) => out.bytes(&record.0)?,
            None => out.null()?,
        };
        match &one.person {
            Person::Nobody => out.null()?,
            Person::Clear(person) => out.bytes(&person.0)?,
            Person::Hidden(sealed) => out.bytes(sealed)?,
        };
        out.str(&one.region)?.u64(one.count)?.array(one.tags.len() as u64)?;
        for tag in &one.tags {
            out.u32(*tag)?;
        }
    }
    Ok(())
}

type Read<T> = Result<T, minicbor::decode::Error>;

/// Reads an entry; keys that this edition does not know are passed over.
pub(super) fn decode(bytes: &[u8]) -> Result<Entry, StoreError> {
    let bad = |error: minicbor::decode::Error| StoreError::Journal(format!("access stream: {error}"));
    let mut input = Decoder::new(bytes);
    let entry = decode_parts(&mut input).map_err(bad)?;
    if entry.sequence == 0 || input.position() != bytes.len() {
        return Err(StoreError::Journal("access stream: not one whole entry".into()));
    }
    Ok(entry)
}

fn wrong(what: &'static str) -> minicbor::decode::Error {
    minicbor::decode::Error::message(what)
}

fn decode_parts(input: &mut Decoder<'_>) -> Read<Entry> {
    let nobody = RecordId::default();
    let mut entry = Entry {
        sequence: 0,
        previous: [0; 32],
        time: 0,
        account: nobody,
        role: None,
        office: nobody,
        request: String::new(),
        purpose: String::new(),
        outcome: Outcome::Shown,
        opened: Vec::new(),
    };
    for _ in 0..input.map()?.ok_or_else(|| wrong("an indefinite length"))? {
        match input.u64()? {
            1 if input.u64()? != FORMAT => return Err(wrong("a format of a newer edition")),
            1 => {}
            2 => entry.sequence = input.u64()?,
            3 => entry.previous = input.bytes()?.try_into().map_err(|_| wrong("a hash of the wrong length"))?,
            4 => entry.time = input.i64()?,
            5 => entry.account = id(input)?,
            6 => entry.role = Role::from_code(input.i64()?),
            7 => entry.office = id(input)?,
            8 => entry.request = input.str()?.to_owned(),
            9 => entry.purpose = input.str()?.to_owned(),
            10 => entry.outcome = Outcome::from_code(input.i64()?).ok_or_else(|| wrong("an unknown outcome"))?,
            11 => {
                for _ in 0..input.array()?.ok_or_else(|| wrong("an indefinite length"))? {
                    entry.opened.push(opened(input)?);
                }
            }
            _ => input.skip()?,
        }
    }
    Ok(entry)
}

fn id(input: &mut Decoder<'_>) -> Read<RecordId> {
    RecordId::from_slice(input.bytes()?).map_err(|_| wrong("an id of the wrong length"))
}

fn opened(input: &mut Decoder<'_>) -> Read<Opened> {
    if input.array()? != Some(6) {
        return Err(wrong("an array of the wrong length"));
    }
    let kind = input.u32()?;
    let record = if null(input)? { None } else { Some(id(input)?) };
    let person = if null(input)? {
        Person::Nobody
    } else {
        let bytes = input.bytes()?;
        RecordId::from_slice(bytes).map_or_else(|_| Person::Hidden(bytes.to_vec()), Person::Clear)
    };
    let (region, count) = (input.str()?.to_owned(), input.u64()?);
    let mut tags = Vec::new();
    for _ in 0..input.array()?.ok_or_else(|| wrong("an indefinite length"))? {
        tags.push(input.u32()?);
    }
    Ok(Opened { kind, record, person, region, count, tags })
}

fn null(input: &mut Decoder<'_>) -> Read<bool> {
    let is_null = input.datatype()? == Type::Null;
    if is_null {
        input.null()?;
    }
    Ok(is_null)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            sequence: 7,
            previous: [9; 32],
            time: 1_795_487_123_456,
            account: RecordId([1; 16]),
            role: Some(Role::PetugasDesmigratif),
            office: RecordId([2; 16]),
            request: "ab12".into(),
            purpose: "mengurus kasus migrasi".into(),
            outcome: Outcome::Shown,
            opened: vec![
                Opened {
                    kind: 50,
                    record: Some(RecordId([3; 16])),
                    person: Person::Clear(RecordId([4; 16])),
                    region: "33.07.10.2004".into(),
                    count: 1,
                    tags: vec![17, 24],
                },
                Opened {
                    kind: 60,
                    record: Some(RecordId([5; 16])),
                    person: Person::Hidden(vec![6; 56]),
                    region: String::new(),
                    count: 1,
                    tags: vec![2],
                },
                Opened {
                    kind: 12,
                    record: None,
                    person: Person::Nobody,
                    region: "33.07".into(),
                    count: 812,
                    tags: vec![14],
                },
            ],
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        assert_eq!(decode(&encode(&entry())).unwrap(), entry());
    }

    #[test]
    fn the_bytes_of_an_entry_never_change_unnoticed() {
        let digest = crate::keys::to_hex(&crate::journal::hash(&encode(&entry()))).to_string();
        // Written by a second encoder, from the table above.
        assert_eq!(digest, "7ef87e1c1e81dba79013228945fc707e365eba9ce5ae05b69a514c39478af7df");
    }

    #[test]
    fn a_cut_or_lengthened_entry_is_refused() {
        let bytes = encode(&entry());
        assert!(decode(&bytes[..bytes.len() - 1]).is_err());
        assert!(decode(&[bytes, vec![0]].concat()).is_err());
    }
}
