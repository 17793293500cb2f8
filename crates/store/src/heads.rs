//! How a row keeps the versions that stand for each of its fields: streams are small numbers here, ids outside.
//! Not here: which versions stand (kernel::fold).

use std::collections::HashMap;

use kernel::fold::{StreamId, Version};
use kernel::row::FieldHeads;
use minicbor::{Decoder, Encoder};

use crate::engine::{Cell, Db, DbError};
use crate::error::StoreError;

/// Whether a field's value is readable here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readable {
    /// The column holds the value.
    Known,
    /// The key is not here.
    Sealed,
    /// The key was destroyed.
    Erased,
}

/// The heads of one field with what is needed to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptHeads {
    /// Versions and conflict.
    pub heads: FieldHeads,
    /// Whether the column holds the value.
    pub readable: Readable,
}

/// The streams of this node's journal by their local number.
#[derive(Debug, Default, Clone)]
pub struct Streams {
    by_number: HashMap<i64, StreamId>,
    by_id: HashMap<StreamId, i64>,
}

impl Streams {
    /// Reads all streams.
    pub fn load(db: &Db) -> Result<Streams, StoreError> {
        let mut streams = Streams::default();
        for (number, stream) in db.query("SELECT number, node, home FROM journal_stream", &[], |row| {
            (row.integer(0), crate::journal::stream_id(row.bytes(1), row.bytes(2)))
        })? {
            streams.insert(number, stream?);
        }
        Ok(streams)
    }

    /// How many streams are known.
    pub fn count(&self) -> usize {
        self.by_number.len()
    }

    /// Makes a stream known under a number, as its entries name it.
    pub fn know(&mut self, number: i64, stream: StreamId) {
        self.insert(number, stream);
    }

    fn insert(&mut self, number: i64, stream: StreamId) {
        self.by_number.insert(number, stream);
        self.by_id.insert(stream, number);
    }

    /// The stream with this number.
    pub fn id(&self, number: i64) -> Option<StreamId> {
        self.by_number.get(&number).copied()
    }

    /// The number of a stream that is known; 0 for one that is not.
    pub fn number_of(&self, stream: StreamId) -> i64 {
        self.by_id.get(&stream).copied().unwrap_or(0)
    }

    /// The number of a stream, giving it one where it has none.
    pub fn number(&mut self, db: &Db, stream: StreamId) -> Result<i64, DbError> {
        if let Some(number) = self.by_id.get(&stream) {
            return Ok(*number);
        }
        let highest = db.query("SELECT coalesce(max(number), 0) FROM journal_stream", &[], |row| row.integer(0))?;
        let number = highest.first().copied().unwrap_or(0) + 1;
        db.execute(
            "INSERT INTO journal_stream (number, node, home, sequence, hash, time) VALUES ($1, $2, $3, 0, $4, 0)",
            &[Cell::from(number), Cell::from(stream.node), Cell::from(stream.home), Cell::from([0u8; 32])],
        )?;
        self.insert(number, stream);
        Ok(number)
    }
}

/// The bytes of the heads of a row.
pub fn encode(heads: &[KeptHeads], number: impl Fn(StreamId) -> i64) -> Vec<u8> {
    let mut out = Encoder::new(Vec::with_capacity(heads.len() * 8));
    // Writing into a Vec cannot fail.
    let _ = (|| -> Result<(), minicbor::encode::Error<core::convert::Infallible>> {
        out.array(heads.len() as u64)?;
        for kept in heads {
            let flags = match kept.readable {
                Readable::Known => 0,
                Readable::Sealed => 1,
                Readable::Erased => 2,
            } | if kept.heads.conflict { 4 } else { 0 };
            out.array(2 + 2 * kept.heads.versions.len() as u64)?.u32(kept.heads.tag)?.u8(flags)?;
            for version in &kept.heads.versions {
                out.i64(number(version.stream))?.u64(version.sequence)?;
            }
        }
        Ok(())
    })();
    out.into_writer()
}

/// Reads what [`encode`] wrote. A stream that is no longer known is passed over.
pub fn decode(bytes: &[u8], streams: &Streams) -> Result<Vec<KeptHeads>, StoreError> {
    decode_parts(bytes, streams)
        .map_err(|error| StoreError::Journal(format!("the heads of a row cannot be read: {error}")))
}

fn decode_parts(bytes: &[u8], streams: &Streams) -> Result<Vec<KeptHeads>, minicbor::decode::Error> {
    let mut input = Decoder::new(bytes);
    let mut heads = Vec::new();
    for _ in 0..input.array()?.unwrap_or(0) {
        let parts = input.array()?.unwrap_or(0);
        let (tag, flags) = (input.u32()?, input.u8()?);
        let mut versions = Vec::new();
        for _ in 0..parts.saturating_sub(2) / 2 {
            let (number, sequence) = (input.i64()?, input.u64()?);
            if let Some(stream) = streams.id(number) {
                versions.push(Version { stream, sequence });
            }
        }
        let readable = match flags & 3 {
            0 => Readable::Known,
            1 => Readable::Sealed,
            _ => Readable::Erased,
        };
        heads.push(KeptHeads { heads: FieldHeads { tag, versions, conflict: flags & 4 != 0 }, readable });
    }
    Ok(heads)
}
