//! Which node has custody of what must not fork at a home office, by epoch. The store reads `epoch` and `node`.

use kernel::Id;
use record_derive::Record;

/// Custody of one home office in one epoch. Epoch 0 is the founding node's.
#[derive(Record, Debug, Clone)]
#[record(kind = 4, path = "pengampu", id = "Pengampu data", en = "Custody", home = any, append_only, read = &[], write = &[])]
pub struct Custody {
    pub id: Id<Custody>,
    #[field(tag = 1, id = "Masa", en = "Epoch")]
    pub epoch: i64,
    #[field(tag = 2, id = "Komputer", en = "Node", help("Nomor tetap komputer.", "The node's fixed id."))]
    pub node: String,
}
