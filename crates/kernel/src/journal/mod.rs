//! The shapes of the journal: an entry, its changes and its sealed parts, and their bytes (`codec`).
//! Not here: keys and ciphers, the chain on disk, the fold (store).

mod codec;

pub use codec::{BadEntry, PADDED, decode, decode_sealed, encode, encode_sealed, padded, seal_binding};

use crate::fold::StreamId;
use crate::id::{ActionId, RecordId};
use crate::value::Value;

/// The format written into every entry (PIN).
pub const FORMAT: u64 = 1;
/// The most changes that one entry may carry.
pub const MOST_CHANGES: usize = 256;

/// One entry of one stream: every write is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Author node and home office.
    pub stream: StreamId,
    /// Place in the stream, from 1 without gaps.
    pub sequence: u64,
    /// SHA-256 of the bytes of the entry before; zeros for the first.
    pub previous: [u8; 32],
    /// Milliseconds UTC, never falling within a stream.
    pub time: i64,
    /// The action this entry is part of.
    pub action: ActionId,
    /// The account that acted.
    pub account: RecordId,
    /// What changed.
    pub changes: Vec<Change>,
    /// Sealed values, one group for each subject and class.
    pub sealed: Vec<SealedGroup>,
    /// The custody epoch in which the author wrote; 0 is the founding one.
    pub epoch: u64,
    /// Other streams named by version references; index 0 is this stream, so these begin at 1.
    pub others: Vec<StreamId>,
}

/// The change of one record within an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Stable number of the kind.
    pub kind: u32,
    /// Which record.
    pub record: RecordId,
    /// The fields that changed.
    pub fields: Vec<FieldChange>,
}

/// The change of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Stable tag; 0 is 'withdrawn'.
    pub tag: u32,
    /// Versions replaced, as (index of stream, sequence).
    pub replaced: Vec<(u32, u64)>,
    /// The value in clear; `None` where it stands sealed.
    pub value: Option<Value>,
}

/// Values sealed under one subject's key of one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedGroup {
    /// Whose key.
    pub subject: RecordId,
    /// 1 personal, 2 specific.
    pub class: u8,
    /// How the clear bytes were packed; 0 is not at all, 1 is [`PADDED`].
    pub packing: u8,
    /// 24 bytes.
    pub nonce: Vec<u8>,
    /// XChaCha20-Poly1305 of the CBOR map {[change, tag]: value}.
    pub bytes: Vec<u8>,
}

/// A sealed value and where it belongs: (index of the change, tag, value).
pub type SealedValue = (u32, u32, Value);
