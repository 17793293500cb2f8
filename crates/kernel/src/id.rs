//! Identifiers: UUIDv7 newtypes of records and actions, and how one action mints all of its records' ids.
//! Not here: random numbers and clocks; whoever mints an id hands both in.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// The id of any record, whatever its kind: 16 bytes, UUIDv7, written with hyphens for people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RecordId(pub [u8; 16]);

/// A text that is not a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

impl RecordId {
    /// Makes a UUIDv7 from milliseconds since 1970 (UTC) and 10 random bytes.
    pub fn v7(milliseconds: u64, random: [u8; 10]) -> RecordId {
        RecordId(*uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid().as_bytes())
    }

    /// Reads bytes out of a table or a journal.
    pub fn from_slice(bytes: &[u8]) -> Result<RecordId, NotAnId> {
        bytes.try_into().map(RecordId).map_err(|_| NotAnId)
    }

    /// The id that every world shares for a fixed name, such as the office of a region.
    pub fn named(name: &str) -> RecordId {
        let digest = Sha256::digest(name.as_bytes());
        let mut bytes = [0u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        RecordId(*uuid::Builder::from_custom_bytes(bytes).into_uuid().as_bytes())
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        uuid::Uuid::from_bytes(self.0).fmt(f)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for RecordId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        uuid::Uuid::parse_str(text).map(|id| RecordId(*id.as_bytes())).map_err(|_| NotAnId)
    }
}

/// The id of one action (one submitted form): the same action sent twice is answered once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionId(pub RecordId);

impl ActionId {
    /// The id of the `index`-th record that this action creates. A form therefore mints a single id,
    /// and sending it again names the same records.
    pub fn record(self, index: u32) -> RecordId {
        let mut hasher = Sha256::new();
        hasher.update(self.0.0);
        hasher.update(index.to_be_bytes());
        let digest = hasher.finalize();
        let mut bytes = self.0.0;
        bytes[6..].copy_from_slice(&digest[..10]);
        bytes[6] = (bytes[6] & 0x0f) | 0x70;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        RecordId(bytes)
    }
}

impl fmt::Display for ActionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The id of a record of kind `R`.
pub struct Id<R> {
    raw: RecordId,
    kind: PhantomData<fn() -> R>,
}

impl<R> Id<R> {
    /// Names the kind of an id.
    pub const fn new(raw: RecordId) -> Self {
        Id { raw, kind: PhantomData }
    }

    /// The id without its kind.
    pub const fn raw(self) -> RecordId {
        self.raw
    }
}

impl<R> Clone for Id<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Id<R> {}
impl<R> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}
impl<R> Eq for Id<R> {}
impl<R> Hash for Id<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}
impl<R> fmt::Debug for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(f)
    }
}
impl<R> fmt::Display for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(f)
    }
}
impl<R> From<RecordId> for Id<R> {
    fn from(raw: RecordId) -> Self {
        Id::new(raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_action_names_the_same_records_again_and_different_ones_apart() {
        let action = ActionId(RecordId::v7(1_795_487_123_456, [7; 10]));
        assert_eq!(action.record(0), action.record(0));
        assert_ne!(action.record(0), action.record(1));
        assert_eq!(action.record(3).0[..6], action.0.0[..6], "sorts by the action's time");
        assert_eq!(action.record(0).to_string().parse(), Ok(action.record(0)));
    }
}
