//! The bytes of the journal never change unnoticed (PIN): golden files are read and written here for ever.

use kernel::fold::StreamId;
use kernel::journal::{
    self, BadEntry, Change, Entry, FieldChange, PADDED, SealedGroup, decode, decode_sealed, encode, encode_sealed,
};
use kernel::{ActionId, RecordId, Reference, Value};

const FIRST: &[u8] = include_bytes!("golden/entry-1.cbor");
const WITH_ALL: &[u8] = include_bytes!("golden/entry-2.cbor");
const SEALED: &[u8] = include_bytes!("golden/sealed-1.cbor");

fn stream(byte: u8) -> StreamId {
    StreamId { node: RecordId([byte; 16]), home: RecordId([0x7c; 16]) }
}

/// The smallest entry: one record, one clear value.
fn first() -> Entry {
    Entry {
        stream: stream(0xa1),
        sequence: 1,
        previous: [0; 32],
        time: 1_795_487_123_456,
        action: ActionId(RecordId([1; 16])),
        account: RecordId([0x55; 16]),
        changes: vec![Change {
            kind: 12,
            record: RecordId([0xc0; 16]),
            fields: vec![FieldChange { tag: 3, replaced: vec![], value: Some(Value::Integer(2)) }],
        }],
        sealed: vec![],
        epoch: 0,
        others: vec![],
    }
}

/// Everything an entry can carry.
fn with_all() -> Entry {
    let field = |tag, replaced: &[(u32, u64)], value| FieldChange { tag, replaced: replaced.to_vec(), value };
    Entry {
        sequence: 4711,
        previous: [0x9e; 32],
        changes: vec![
            Change {
                kind: 12,
                record: RecordId([0xc0; 16]),
                fields: vec![
                    field(0, &[], Some(Value::Integer(1))),
                    field(1, &[(0, 4702), (1, 17)], None),
                    field(3, &[], Some(Value::Null)),
                    field(8, &[], Some(Value::Text("Dusun Krajan".into()))),
                ],
            },
            Change {
                kind: 20,
                record: RecordId([0xc1; 16]),
                fields: vec![
                    field(
                        2,
                        &[],
                        Some(Value::Reference(Reference { record: RecordId([0xc0; 16]), home: RecordId([0x7c; 16]) })),
                    ),
                    field(5, &[], Some(Value::Integer(-70_000))),
                    field(21, &[], Some(Value::Bytes(vec![0, 1, 255]))),
                ],
            },
        ],
        sealed: vec![SealedGroup {
            subject: RecordId([0xc0; 16]),
            class: 1,
            packing: 0,
            nonce: vec![0x42; 24],
            bytes: vec![0x99; 40],
        }],
        epoch: 3,
        others: vec![stream(0xa2)],
        ..first()
    }
}

fn sealed() -> Vec<(u32, u32, Value)> {
    vec![(1, 9, Value::Text("Slamet".into())), (0, 1, Value::Text("Wahyuni".into())), (0, 14, Value::Null)]
}

#[test]
fn entries_have_the_bytes_they_always_had_and_are_read_back() {
    for (entry, golden) in [(first(), FIRST), (with_all(), WITH_ALL)] {
        assert_eq!(encode(&entry), golden);
        assert_eq!(decode(golden).unwrap(), entry);
    }
}

#[test]
fn sealed_values_have_the_bytes_they_always_had_in_ascending_order() {
    assert_eq!(encode_sealed(&sealed()), SEALED);
    let read: Vec<(u32, u32)> = decode_sealed(SEALED).unwrap().iter().map(|(change, tag, _)| (*change, *tag)).collect();
    assert_eq!(read, [(0, 1), (0, 14), (1, 9)]);
}

#[test]
fn padded_values_end_in_zeros_at_a_round_length_and_are_read_as_if_there_were_none() {
    assert_eq!(PADDED, 1);
    let padded = journal::padded(SEALED.to_vec());
    assert_eq!(padded.len(), 64);
    assert!(padded.starts_with(SEALED) && padded[SEALED.len()..].iter().all(|byte| *byte == 0));
    assert_eq!(decode_sealed(&padded), decode_sealed(SEALED));
    let lengths = [0, 64, 65, 128, 129, 5000].map(|length| journal::padded(vec![7; length]).len());
    assert_eq!(lengths, [64, 64, 128, 128, 256, 8192]);
}

#[test]
fn a_key_of_a_later_edition_is_passed_over_and_a_later_format_is_refused_by_name() {
    let mut later = FIRST.to_vec();
    later[0] += 1; // one key more in the map
    later.extend([0x18, 99, 0x63, b'n', b'e', b'w']);
    assert_eq!(decode(&later).unwrap(), first());
    let mut format = FIRST.to_vec();
    format[2] = 2;
    assert_eq!(decode(&format), Err(BadEntry::UnknownFormat(2)));
}

#[test]
fn torn_or_altered_bytes_are_refused_and_never_a_panic() {
    for end in 0..WITH_ALL.len() {
        assert!(decode(&WITH_ALL[..end]).is_err(), "cut at {end}");
    }
    for place in 0..WITH_ALL.len() {
        let mut altered = WITH_ALL.to_vec();
        altered[place] ^= 0x41;
        let _ = decode(&altered); // may read as another entry; the chain's hash tells
    }
}
