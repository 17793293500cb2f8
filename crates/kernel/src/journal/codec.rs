//! The bytes of an entry: deterministic CBOR with integer tags (PIN; golden files in tests/golden).
//! Not here: what the numbers mean to a record.

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

use super::{Change, Entry, FORMAT, FieldChange, MOST_CHANGES, SealedGroup, SealedValue};
use crate::fold::StreamId;
use crate::id::{ActionId, RecordId};
use crate::value::{Reference, Value};

/// Bytes that are not an entry of a format known here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadEntry {
    /// Not the CBOR that an entry is made of.
    #[error("the entry cannot be read: {0}")]
    Malformed(String),
    /// Written by a newer edition.
    #[error("the entry has format {0}, which this edition does not know")]
    UnknownFormat(u64),
    /// More changes than an entry may carry.
    #[error("the entry carries {0} changes, more than {MOST_CHANGES}")]
    TooLarge(usize),
}

impl From<minicbor::decode::Error> for BadEntry {
    fn from(error: minicbor::decode::Error) -> Self {
        BadEntry::Malformed(error.to_string())
    }
}

type Bytes = Encoder<Vec<u8>>;
type Written = Result<(), minicbor::encode::Error<core::convert::Infallible>>;

/// The bytes that are hashed, kept and sent. Keys ascend, integers are shortest, lengths are definite.
pub fn encode(entry: &Entry) -> Vec<u8> {
    let mut out = Encoder::new(Vec::with_capacity(256));
    let keys = 9 + u64::from(entry.epoch > 0) + u64::from(!entry.others.is_empty());
    // Writing into a Vec cannot fail.
    let _ = encode_parts(&mut out, entry, keys);
    out.into_writer()
}

fn encode_parts(out: &mut Bytes, entry: &Entry, keys: u64) -> Written {
    out.map(keys)?.u8(1)?.u64(FORMAT)?;
    out.u8(2)?;
    encode_stream(out, entry.stream)?;
    out.u8(3)?.u64(entry.sequence)?.u8(4)?.bytes(&entry.previous)?;
    out.u8(5)?.i64(entry.time)?.u8(6)?.bytes(&entry.action.0.0)?.u8(7)?.bytes(&entry.account.0)?;
    out.u8(8)?.array(entry.changes.len() as u64)?;
    for change in &entry.changes {
        encode_change(out, change)?;
    }
    out.u8(9)?.array(entry.sealed.len() as u64)?;
    for group in &entry.sealed {
        out.array(5)?.bytes(&group.subject.0)?.u8(group.class)?.u8(group.packing)?;
        out.bytes(&group.nonce)?.bytes(&group.bytes)?;
    }
    if entry.epoch > 0 {
        out.u8(10)?.u64(entry.epoch)?;
    }
    if !entry.others.is_empty() {
        out.u8(11)?.array(entry.others.len() as u64)?;
        for stream in &entry.others {
            encode_stream(out, *stream)?;
        }
    }
    Ok(())
}

fn encode_stream(out: &mut Bytes, stream: StreamId) -> Written {
    out.array(2)?.bytes(&stream.node.0)?.bytes(&stream.home.0)?;
    Ok(())
}

fn encode_change(out: &mut Bytes, change: &Change) -> Written {
    out.array(3)?.u32(change.kind)?.bytes(&change.record.0)?.array(change.fields.len() as u64)?;
    for field in &change.fields {
        out.array(2 + u64::from(field.value.is_some()))?.u32(field.tag)?.array(field.replaced.len() as u64)?;
        for (stream, sequence) in &field.replaced {
            out.array(2)?.u32(*stream)?.u64(*sequence)?;
        }
        if let Some(value) = &field.value {
            encode_value(out, value)?;
        }
    }
    Ok(())
}

fn encode_value(out: &mut Bytes, value: &Value) -> Written {
    match value {
        Value::Null => out.null()?,
        Value::Integer(number) => out.i64(*number)?,
        Value::Text(text) => out.str(text)?,
        Value::Bytes(bytes) => out.bytes(bytes)?,
        Value::Reference(to) => out.array(2)?.bytes(&to.record.0)?.bytes(&to.home.0)?,
    };
    Ok(())
}

/// Reads an entry. Keys that this edition does not know are passed over: the bytes themselves are kept and forwarded.
pub fn decode(bytes: &[u8]) -> Result<Entry, BadEntry> {
    let mut input = Decoder::new(bytes);
    let mut entry = Entry {
        stream: StreamId { node: RecordId::default(), home: RecordId::default() },
        sequence: 0,
        previous: [0; 32],
        time: 0,
        action: ActionId(RecordId::default()),
        account: RecordId::default(),
        changes: Vec::new(),
        sealed: Vec::new(),
        epoch: 0,
        others: Vec::new(),
    };
    for _ in 0..length(input.map()?)? {
        match input.u64()? {
            1 => match input.u64()? {
                FORMAT => {}
                other => return Err(BadEntry::UnknownFormat(other)),
            },
            2 => entry.stream = decode_stream(&mut input)?,
            3 => entry.sequence = input.u64()?,
            4 => entry.previous = fixed(input.bytes()?)?,
            5 => entry.time = input.i64()?,
            6 => entry.action = ActionId(decode_id(&mut input)?),
            7 => entry.account = decode_id(&mut input)?,
            8 => entry.changes = decode_changes(&mut input)?,
            9 => entry.sealed = decode_groups(&mut input)?,
            10 => entry.epoch = input.u64()?,
            11 => {
                for _ in 0..length(input.array()?)? {
                    entry.others.push(decode_stream(&mut input)?);
                }
            }
            _ => input.skip()?,
        }
    }
    if entry.sequence == 0 || input.position() != bytes.len() {
        return Err(BadEntry::Malformed("not one whole entry".into()));
    }
    Ok(entry)
}

fn length(given: Option<u64>) -> Result<u64, BadEntry> {
    given.ok_or_else(|| BadEntry::Malformed("an indefinite length".into()))
}

fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], BadEntry> {
    bytes.try_into().map_err(|_| BadEntry::Malformed(format!("{} bytes where {N} belong", bytes.len())))
}

fn decode_id(input: &mut Decoder<'_>) -> Result<RecordId, BadEntry> {
    Ok(RecordId(fixed(input.bytes()?)?))
}

fn decode_stream(input: &mut Decoder<'_>) -> Result<StreamId, BadEntry> {
    expect_array(input, 2)?;
    Ok(StreamId { node: decode_id(input)?, home: decode_id(input)? })
}

fn expect_array(input: &mut Decoder<'_>, wanted: u64) -> Result<(), BadEntry> {
    match length(input.array()?)? {
        found if found == wanted => Ok(()),
        found => Err(BadEntry::Malformed(format!("an array of {found} where {wanted} belong"))),
    }
}

fn decode_changes(input: &mut Decoder<'_>) -> Result<Vec<Change>, BadEntry> {
    let count = length(input.array()?)? as usize;
    if count > MOST_CHANGES {
        return Err(BadEntry::TooLarge(count));
    }
    let mut changes = Vec::with_capacity(count);
    for _ in 0..count {
        expect_array(input, 3)?;
        let (kind, record) = (input.u32()?, decode_id(input)?);
        let mut fields = Vec::new();
        for _ in 0..length(input.array()?)? {
            fields.push(decode_field(input)?);
        }
        changes.push(Change { kind, record, fields });
    }
    Ok(changes)
}

fn decode_field(input: &mut Decoder<'_>) -> Result<FieldChange, BadEntry> {
    let parts = length(input.array()?)?;
    if !(2..=3).contains(&parts) {
        return Err(BadEntry::Malformed(format!("a field of {parts} parts")));
    }
    let tag = input.u32()?;
    let mut replaced = Vec::new();
    for _ in 0..length(input.array()?)? {
        expect_array(input, 2)?;
        replaced.push((input.u32()?, input.u64()?));
    }
    let value = if parts == 3 { Some(decode_value(input)?) } else { None };
    Ok(FieldChange { tag, replaced, value })
}

fn decode_value(input: &mut Decoder<'_>) -> Result<Value, BadEntry> {
    Ok(match input.datatype()? {
        Type::Null => {
            input.null()?;
            Value::Null
        }
        Type::String => Value::Text(input.str()?.to_owned()),
        Type::Bytes => Value::Bytes(input.bytes()?.to_vec()),
        Type::Array => {
            expect_array(input, 2)?;
            Value::Reference(Reference { record: decode_id(input)?, home: decode_id(input)? })
        }
        _ => Value::Integer(input.i64()?),
    })
}

fn decode_groups(input: &mut Decoder<'_>) -> Result<Vec<SealedGroup>, BadEntry> {
    let mut groups = Vec::new();
    for _ in 0..length(input.array()?)? {
        expect_array(input, 5)?;
        groups.push(SealedGroup {
            subject: decode_id(input)?,
            class: input.u8()?,
            packing: input.u8()?,
            nonce: input.bytes()?.to_vec(),
            bytes: input.bytes()?.to_vec(),
        });
    }
    Ok(groups)
}

/// The clear bytes of a sealed group: the map {[change, tag]: value} in ascending order.
pub fn encode_sealed(values: &[SealedValue]) -> Vec<u8> {
    let mut sorted: Vec<&SealedValue> = values.iter().collect();
    sorted.sort_by_key(|(change, tag, _)| (*change, *tag));
    let mut out = Encoder::new(Vec::new());
    // Writing into a Vec cannot fail.
    let _ = (|| -> Written {
        out.map(sorted.len() as u64)?;
        for (change, tag, value) in &sorted {
            out.array(2)?.u32(*change)?.u32(*tag)?;
            encode_value(&mut out, value)?;
        }
        Ok(())
    })();
    out.into_writer()
}

/// A group whose clear bytes are followed by zeros up to a round length, so that a sealed text does not tell how long it is
/// and an amount not how great. The CBOR map ends by itself.
pub const PADDED: u8 = 1;
/// The shortest clear bytes of a padded group; longer ones double it.
const SHORTEST: usize = 64;

/// Clear bytes followed by zeros, up to the next of 64, 128, 256 and so on.
pub fn padded(mut clear: Vec<u8>) -> Vec<u8> {
    clear.resize(clear.len().max(SHORTEST).next_power_of_two(), 0);
    clear
}

/// Reads what [`encode_sealed`] wrote, padded or not.
pub fn decode_sealed(bytes: &[u8]) -> Result<Vec<SealedValue>, BadEntry> {
    let mut input = Decoder::new(bytes);
    let mut values = Vec::new();
    for _ in 0..length(input.map()?)? {
        expect_array(&mut input, 2)?;
        values.push((input.u32()?, input.u32()?, decode_value(&mut input)?));
    }
    Ok(values)
}

/// What a sealed group is bound to, so that it cannot be moved: stream, sequence, subject and class.
pub fn seal_binding(stream: StreamId, sequence: u64, subject: RecordId, class: u8) -> Vec<u8> {
    let mut binding = Vec::with_capacity(57);
    binding.extend_from_slice(&stream.node.0);
    binding.extend_from_slice(&stream.home.0);
    binding.extend_from_slice(&sequence.to_be_bytes());
    binding.extend_from_slice(&subject.0);
    binding.push(class);
    binding
}
