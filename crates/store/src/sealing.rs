//! Sealing what an entry says of a person, and opening it again as far as this node has the keys.
//! Not here: the ciphers and the keys themselves (`keys`).

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::fold::StreamId;
use kernel::id::RecordId;
use kernel::journal::{Entry, PADDED, SealedGroup, SealedValue, decode_sealed, encode_sealed, padded, seal_binding};
use kernel::value::{Held, Value};

use crate::engine::Db;
use crate::error::StoreError;
use crate::keys::{Keys, SPECIFIC, Secret, random_nonce};

/// Values to be sealed, by subject and class.
#[derive(Debug, Default)]
pub struct ToSeal {
    groups: BTreeMap<(RecordId, u8), Vec<SealedValue>>,
}

impl ToSeal {
    /// Adds one value of change `change`.
    pub fn add(&mut self, subject: RecordId, class: u8, change: u32, tag: u32, value: Value) {
        self.groups.entry((subject, class)).or_default().push((change, tag, value));
    }

    /// Seals all groups under their subjects' keys, which are made where they are new; `absent` are known to have none.
    pub fn seal(
        &self,
        db: &Db,
        keys: &Keys,
        stream: StreamId,
        sequence: u64,
        absent: &HashSet<RecordId>,
    ) -> Result<Vec<SealedGroup>, StoreError> {
        let mut sealed = Vec::with_capacity(self.groups.len());
        for ((subject, class), values) in &self.groups {
            let secret = match absent.contains(subject) {
                true => keys.ensure_absent(db, *subject)?,
                false => keys.ensure(db, *subject)?,
            };
            let nonce = random_nonce()?;
            let binding = seal_binding(stream, sequence, *subject, *class);
            // What is specific does not tell by its length how much was written or how great an amount is.
            let (packing, clear) = match *class {
                SPECIFIC => (PADDED, padded(encode_sealed(values))),
                _ => (0, encode_sealed(values)),
            };
            let bytes = secret.seal(*class, &nonce, &binding, &clear)?;
            sealed.push(SealedGroup { subject: *subject, class: *class, packing, nonce: nonce.to_vec(), bytes });
        }
        Ok(sealed)
    }
}

impl From<ToSeal> for Opened {
    /// What was sealed just now need not be opened again.
    fn from(sealed: ToSeal) -> Opened {
        let values = sealed.groups.into_values().flatten().map(|(change, tag, value)| ((change, tag), value)).collect();
        Opened { values, closed: Vec::new() }
    }
}

/// The sealed values of an entry as far as they can be read here.
#[derive(Debug, Default)]
pub struct Opened {
    values: HashMap<(u32, u32), Value>,
    closed: Vec<(RecordId, u8, bool)>,
}

impl Opened {
    /// Opens what can be opened.
    pub fn of(entry: &Entry, db: &Db, keys: &Keys) -> Result<Opened, StoreError> {
        let mut opened = Opened::default();
        for group in &entry.sealed {
            // Packed as a later edition does: kept, forwarded, and read there.
            if group.packing > PADDED {
                opened.closed.push((group.subject, group.class, false));
                continue;
            }
            match keys.secret(db, group.subject)? {
                Secret::Held(secret) => {
                    let binding = seal_binding(entry.stream, entry.sequence, group.subject, group.class);
                    let clear = secret.open(group.class, &group.nonce, &binding, &group.bytes)?;
                    for (change, tag, value) in decode_sealed(&clear)? {
                        opened.values.insert((change, tag), value);
                    }
                }
                Secret::Absent => opened.closed.push((group.subject, group.class, false)),
                Secret::Destroyed => opened.closed.push((group.subject, group.class, true)),
            }
        }
        Ok(opened)
    }

    /// The sealed value of one field of one change. Where its group is closed: erased when the subject's key was
    /// destroyed (or all closed keys of that class were), sealed otherwise.
    pub fn value(&self, change: u32, tag: u32, subject: Option<RecordId>, class: u8) -> Held<Value> {
        if let Some(value) = self.values.get(&(change, tag)) {
            return Held::Known(value.clone());
        }
        let mut same_class = self.closed.iter().filter(|(_, closed, _)| *closed == class).peekable();
        if same_class.peek().is_none() {
            return Held::Sealed;
        }
        let destroyed =
            match subject.and_then(|own| self.closed.iter().find(|(of, closed, _)| *of == own && *closed == class)) {
                Some((_, _, destroyed)) => *destroyed,
                None => same_class.all(|(_, _, destroyed)| *destroyed),
            };
        if destroyed { Held::Erased } else { Held::Sealed }
    }
}
