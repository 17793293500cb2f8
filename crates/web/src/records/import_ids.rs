//! Ids of records that an import makes. The same import gives the same ids; ids of one import follow each other, so that
//! a million of them are written at the end of a table and not all over it.

use kernel::{ActionId, RecordId, RecordSpec, Value};
use sha2::{Digest, Sha256};

use crate::values::Values;

/// Ids of one action, by class and number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ids {
    action: ActionId,
}

impl Ids {
    pub(super) fn of(action: ActionId) -> Ids {
        Ids { action }
    }

    /// The id of a number below 67 million within a class.
    pub(super) fn id(self, class: u32, number: u32) -> RecordId {
        let mut hasher = Sha256::new();
        hasher.update(b"import");
        hasher.update(self.action.0.0);
        hasher.update(class.to_be_bytes());
        // Numbers beyond what fits beside the marks of the format differ in what is random.
        hasher.update((number >> 26).to_be_bytes());
        let tail = hasher.finalize();
        let mut random = [0u8; 10];
        random[0] = (number >> 22) as u8 & 0x0f;
        random[1] = (number >> 14) as u8;
        random[2] = (number >> 8) as u8 & 0x3f;
        random[3] = number as u8;
        random[4..].copy_from_slice(&tail[..6]);
        RecordId::v7(milliseconds(self.action.0), random)
    }

    /// The action of one step.
    pub(super) fn step(self, step: u32) -> ActionId {
        ActionId(self.id(u32::MAX, step))
    }
}

fn milliseconds(id: RecordId) -> u64 {
    id.0[..6].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// The id of a row without a key: the same row of the same office means the same record again.
pub(super) fn content_id(home: RecordId, spec: &RecordSpec, values: &Values, companions: &[Value]) -> RecordId {
    let mut text = format!("row of {} at {home}", spec.name);
    let mut items: Vec<&(u32, Value)> = values.items().iter().collect();
    items.sort();
    for (tag, value) in items {
        text.push_str(&format!("\u{1f}{tag}={value:?}"));
    }
    for value in companions {
        text.push_str(&format!("\u{1f}{value:?}"));
    }
    RecordId::named(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_import_follow_each_other_and_are_never_the_same() {
        let ids = Ids::of(ActionId(RecordId::v7(1_795_487_123_456, [7; 10])));
        let of_rows: Vec<RecordId> = (0..70_000).map(|row| ids.id(0, row)).collect();
        assert!(of_rows.windows(2).all(|pair| pair[0] < pair[1]));
        let far: Vec<RecordId> = [1 << 20, 1 << 25, (1 << 26) - 1].iter().map(|row| ids.id(0, *row)).collect();
        assert!(far.windows(2).all(|pair| pair[0] < pair[1]) && of_rows.last() < far.first());
        assert_ne!(ids.id(0, 5), ids.id(1, 5));
        assert_ne!(ids.id(0, 5), ids.id(0, 5 + (1 << 26)));
        assert_eq!(ids.step(3), ids.step(3));
    }
}
