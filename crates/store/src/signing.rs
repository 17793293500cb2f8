//! Signed heads: when entries leave a node, it signs how far each of its streams goes, so that whoever takes them up knows
//! that they are its own. A node's key is made at its first start; another node's is pinned when it is first seen.
//! Not here: the file that carries them (`transfer`).
//!
//! ```text
//! signed (PIN): "desmigratif head 1" ‖ 0 ‖ node ‖ home ‖ sequence (8, big endian) ‖ SHA-256 of that entry ‖
//!               its milliseconds (8, big endian)
//! carried (PIN), CBOR: {1: [[node, public key]…], 2: [[node, home, sequence, hash, milliseconds, signature]…]}
//! ```

use std::collections::BTreeMap;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use jiff::Timestamp;
use kernel::fold::StreamId;
use kernel::id::RecordId;
use minicbor::{Decoder, Encoder};
use zeroize::Zeroizing;

use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::keys::{Keys, random};

/// What a node knows of heads and of other nodes' keys.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS journal_head (stream bigint PRIMARY KEY NOT NULL, sequence bigint NOT NULL,
  hash {bytes} NOT NULL, time bigint NOT NULL, signature {bytes} NOT NULL);
CREATE TABLE IF NOT EXISTS node_public (node {bytes} PRIMARY KEY NOT NULL, public {bytes} NOT NULL, seen bigint NOT NULL);
";

const CONTEXT: &[u8] = b"desmigratif head 1\0";
const NAME: &str = "signing key";
const BINDING: &[u8] = b"desmigratif signing key 1";
/// More streams than any node has; a file that names more is none of ours.
const MOST: u64 = 1_000_000;

/// How far a stream goes, by its author's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedHead {
    /// The stream.
    pub stream: StreamId,
    /// The number of its last entry.
    pub sequence: u64,
    /// SHA-256 of that entry.
    pub hash: [u8; 32],
    /// Its time in milliseconds UTC.
    pub time: i64,
    /// Ed25519 over what the module says.
    pub signature: [u8; 64],
}

impl SignedHead {
    fn statement(&self) -> Vec<u8> {
        let mut bytes = CONTEXT.to_vec();
        bytes.extend(self.stream.node.0);
        bytes.extend(self.stream.home.0);
        bytes.extend(self.sequence.to_be_bytes());
        bytes.extend(self.hash);
        bytes.extend(self.time.to_be_bytes());
        bytes
    }

    /// Is it signed by who has this key?
    pub fn is_signed_by(&self, public: &[u8; 32]) -> bool {
        let Ok(key) = VerifyingKey::from_bytes(public) else { return false };
        key.verify_strict(&self.statement(), &Signature::from_bytes(&self.signature)).is_ok()
    }
}

/// Heads and the keys that they are signed with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads {
    /// Public keys by node.
    pub keys: BTreeMap<RecordId, [u8; 32]>,
    /// One head for each stream at the most.
    pub heads: Vec<SignedHead>,
}

/// Makes this node's key where it has none yet. Runs on the writer, in a transaction.
pub fn prepare(db: &Db, keys: &Keys) -> Result<(), StoreError> {
    if sealed_secret(db)?.is_none() {
        let secret = Zeroizing::new(random::<32>()?);
        let sealed = keys.seal_local(BINDING, &secret[..])?;
        db.execute("INSERT INTO local_node (name, value) VALUES ($1, $2)", &[Cell::from(NAME), Cell::from(sealed)])?;
    }
    Ok(())
}

fn sealed_secret(db: &Db) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(db.first("SELECT value FROM local_node WHERE name = $1", &[Cell::from(NAME)], |row| row.bytes(0).to_vec())?)
}

fn own_key(db: &Db, keys: &Keys) -> Result<SigningKey, StoreError> {
    let missing = || StoreError::Journal("this node has no signing key yet: start it once with this edition".into());
    let clear = keys.open_local(BINDING, &sealed_secret(db)?.ok_or_else(missing)?)?;
    let secret: Zeroizing<[u8; 32]> = Zeroizing::new(clear.as_slice().try_into().map_err(|_| missing())?);
    Ok(SigningKey::from_bytes(&secret))
}

/// This node's public key.
pub fn own_public(db: &Db, keys: &Keys) -> Result<[u8; 32], StoreError> {
    Ok(own_key(db, keys)?.verifying_key().to_bytes())
}

/// The heads of all streams: this node's signed now, others' as their authors signed them.
pub fn of_journal(db: &Db, keys: &Keys, node: RecordId) -> Result<Heads, StoreError> {
    let key = own_key(db, keys)?;
    let mut heads = Heads { keys: known(db)?, heads: Vec::new() };
    heads.keys.insert(node, key.verifying_key().to_bytes());
    let sql = "SELECT s.node, s.home, s.sequence, s.hash, s.time, h.sequence, h.hash, h.time, h.signature \
        FROM journal_stream s LEFT JOIN journal_head h ON h.stream = s.number ORDER BY s.node, s.home";
    db.scan(sql, &[], |row| {
        let (Some(author), Some(home)) = (row.id(0), row.id(1)) else { return };
        let at = if author == node { 2 } else { 5 };
        let Ok(hash) = row.bytes(at + 1).try_into() else { return };
        let signature = row.bytes(8).try_into().unwrap_or([0; 64]);
        let stream = StreamId { node: author, home };
        let sequence = row.integer(at).unsigned_abs();
        let mut head = SignedHead { stream, sequence, hash, time: row.integer(at + 2), signature };
        if author == node {
            head.signature = key.sign(&head.statement()).to_bytes();
        }
        if head.sequence > 0 {
            heads.heads.push(head);
        }
    })?;
    let named = |node: &RecordId| heads.heads.iter().any(|head| head.stream.node == *node);
    let unnamed: Vec<RecordId> = heads.keys.keys().copied().filter(|node| !named(node)).collect();
    unnamed.iter().for_each(|node| {
        heads.keys.remove(node);
    });
    Ok(heads)
}

/// The keys of other nodes that are pinned here.
pub fn known(db: &Db) -> Result<BTreeMap<RecordId, [u8; 32]>, StoreError> {
    let rows =
        db.query("SELECT node, public FROM node_public", &[], |row| Some((row.id(0)?, row.bytes(1).try_into().ok()?)))?;
    Ok(rows.into_iter().flatten().collect())
}

/// Pins the key of a node. Runs on the writer, in its transaction.
pub fn pin(db: &Db, node: RecordId, public: &[u8; 32], now: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO node_public (node, public, seen) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    db.execute(sql, &[Cell::from(node), Cell::from(public), Cell::from(now.as_millisecond())])?;
    Ok(())
}

/// Keeps a head that was signed elsewhere, to be passed on; an older one is replaced. Runs on the writer.
pub fn keep(db: &Db, number: i64, head: &SignedHead) -> Result<(), StoreError> {
    let sql = "INSERT INTO journal_head (stream, sequence, hash, time, signature) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, time = excluded.time, \
        signature = excluded.signature WHERE journal_head.sequence < excluded.sequence";
    let values = [
        Cell::from(number),
        Cell::from(head.sequence as i64),
        Cell::from(head.hash),
        Cell::from(head.time),
        Cell::Bytes(head.signature.to_vec()),
    ];
    db.execute(sql, &values)?;
    Ok(())
}

/// The first sixteen hexadecimal digits of a key's SHA-256, in fours: for reading out to each other.
pub fn fingerprint(public: &[u8; 32]) -> String {
    let digest = crate::journal::hash(public);
    digest[..8].chunks(2).map(|two| format!("{:02x}{:02x}", two[0], two[1])).collect::<Vec<_>>().join(" ")
}

impl Heads {
    /// The bytes that a file carries.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::new(Vec::new());
        // Writing into a Vec cannot fail.
        let _ = (|| -> Result<(), minicbor::encode::Error<core::convert::Infallible>> {
            out.map(2)?.u8(1)?.array(self.keys.len() as u64)?;
            for (node, public) in &self.keys {
                out.array(2)?.bytes(&node.0)?.bytes(public)?;
            }
            out.u8(2)?.array(self.heads.len() as u64)?;
            for head in &self.heads {
                let SignedHead { stream, sequence, hash, time, signature } = head;
                out.array(6)?.bytes(&stream.node.0)?.bytes(&stream.home.0)?.u64(*sequence)?;
                out.bytes(hash)?.i64(*time)?.bytes(signature)?;
            }
            Ok(())
        })();
        out.into_writer()
    }

    /// Reads them; keys that this edition does not know are passed over.
    pub fn decode(bytes: &[u8]) -> Result<Heads, StoreError> {
        Heads::parts(bytes).map_err(|error| StoreError::Journal(format!("the signed heads cannot be read: {error}")))
    }

    fn parts(bytes: &[u8]) -> Result<Heads, minicbor::decode::Error> {
        let mut input = Decoder::new(bytes);
        let mut heads = Heads::default();
        for _ in 0..counted(input.map()?)? {
            match input.u64()? {
                1 => {
                    for _ in 0..counted(input.array()?)? {
                        input.array()?;
                        heads.keys.insert(RecordId(fixed(input.bytes()?)?), fixed(input.bytes()?)?);
                    }
                }
                2 => {
                    for _ in 0..counted(input.array()?)? {
                        heads.heads.push(head(&mut input)?);
                    }
                }
                _ => input.skip()?,
            }
        }
        Ok(heads)
    }
}

fn head(input: &mut Decoder<'_>) -> Result<SignedHead, minicbor::decode::Error> {
    input.array()?;
    let stream = StreamId { node: RecordId(fixed(input.bytes()?)?), home: RecordId(fixed(input.bytes()?)?) };
    let (sequence, hash) = (input.u64()?, fixed(input.bytes()?)?);
    Ok(SignedHead { stream, sequence, hash, time: input.i64()?, signature: fixed(input.bytes()?)? })
}

fn counted(length: Option<u64>) -> Result<u64, minicbor::decode::Error> {
    length.filter(|length| *length <= MOST).ok_or_else(|| minicbor::decode::Error::message("too many, or not counted"))
}

fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], minicbor::decode::Error> {
    bytes.try_into().map_err(|_| minicbor::decode::Error::message("bytes of another length"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed() -> (SignedHead, SigningKey) {
        let key = SigningKey::from_bytes(&[7; 32]);
        let stream = StreamId { node: RecordId([1; 16]), home: RecordId([2; 16]) };
        let mut head =
            SignedHead { stream, sequence: 4711, hash: [3; 32], time: 1_795_487_123_456, signature: [0; 64] };
        head.signature = key.sign(&head.statement()).to_bytes();
        (head, key)
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// These bytes stand in files and must be read for ever (PIN).
    #[test]
    fn what_is_signed_and_carried_is_what_it_always_was() {
        let (head, key) = signed();
        let heads = Heads { keys: [(head.stream.node, key.verifying_key().to_bytes())].into(), heads: vec![head] };
        assert_eq!(hex(&heads.encode()), include_str!("../tests/golden/heads.hex").trim());
        let bytes: Vec<u8> = crate::keys::from_hex(include_str!("../tests/golden/heads.hex")).unwrap().to_vec();
        let read = Heads::decode(&bytes).unwrap();
        assert_eq!(read, heads);
        assert!(read.heads[0].is_signed_by(&read.keys[&head.stream.node]));
    }

    #[test]
    fn a_head_of_which_anything_was_changed_is_not_signed() {
        let (head, key) = signed();
        let public = key.verifying_key().to_bytes();
        assert!(head.is_signed_by(&public));
        let others = [
            SignedHead { sequence: 4712, ..head },
            SignedHead { time: 0, ..head },
            SignedHead { hash: [4; 32], ..head },
            SignedHead { stream: StreamId { node: RecordId([9; 16]), ..head.stream }, ..head },
            SignedHead { stream: StreamId { home: RecordId([9; 16]), ..head.stream }, ..head },
        ];
        assert!(others.iter().all(|other| !other.is_signed_by(&public)));
        assert!(!head.is_signed_by(&SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes()));
    }
}
