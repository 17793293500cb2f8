//! What a meeting decided, with its votes. Settings that it approved name the meeting (`koperasi_setting`).

use kernel::Id;
use kernel::value::Ref;
use record_derive::Record;

use super::{BOARD, KOPERASI_READERS, Koperasi, Meeting};

/// A decision. UU 25/1992 art. 24: by consensus, otherwise by the most votes; one member one vote.
#[derive(Record, Debug, Clone)]
#[record(kind = 97, path = "keputusan-rapat", id = "Keputusan rapat", en = "Decision", home = any, custody = office,
    append_only, read = KOPERASI_READERS, write = BOARD, source = "UU 25/1992 Pasal 24")]
pub struct Resolution {
    pub id: Id<Resolution>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative")]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Rapat", en = "Meeting")]
    pub meeting: Ref<Meeting>,
    #[field(tag = 3, id = "Keputusan", en = "Decision", title, list)]
    pub decision: String,
    #[field(tag = 4, id = "Setuju", en = "For", list)]
    pub yes: i64,
    #[field(tag = 5, id = "Tidak setuju", en = "Against", list)]
    pub no: i64,
    #[field(tag = 6, id = "Tidak memberi suara", en = "Abstaining", list)]
    pub abstain: i64,
    #[field(tag = 7, id = "Diterima", en = "Carried", list)]
    pub carried: bool,
}
