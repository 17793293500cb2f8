//! The record of an erasure: whose key was destroyed, when, why. It names the subject by id only.

use kernel::access::{Role, VILLAGE_AND_REGENCY};
use kernel::{Id, choices};
use record_derive::Record;

choices! {
    /// Why a person's data were erased (UU 27/2022 art. 42 to 44).
    pub enum ErasureReason {
        Request = 1, "permintaan", "Diminta oleh yang bersangkutan", "Asked for by the person";
        PurposeEnded = 2, "tujuan_selesai", "Tujuan sudah selesai", "The purpose has ended";
        Retention = 3, "masa_simpan", "Masa simpan berakhir", "Retention is over";
        Unlawful = 4, "tidak_sah", "Diperoleh tidak sah", "Obtained unlawfully";
    }
}

/// One erasure. The key is destroyed after this entry is on disk.
#[derive(Record, Debug, Clone)]
#[record(kind = 5, path = "penghapusan", id = "Penghapusan", en = "Erasure", home = any, append_only,
    read = VILLAGE_AND_REGENCY, write = &[Role::KepalaDesa], source = "UU 27/2022 Pasal 42–44")]
pub struct Erasure {
    pub id: Id<Erasure>,
    #[field(tag = 1, id = "Subjek", en = "Subject")]
    pub subject: String,
    #[field(tag = 2, id = "Alasan", en = "Reason")]
    pub reason: ErasureReason,
}
