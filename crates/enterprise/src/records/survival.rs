//! Whether a business lives 6, 12 and 24 months after the aid, and why not. Written once a mark.

use jiff::civil::Date;
use kernel::Id;
use kernel::value::Ref;
use record_derive::Record;

use super::asset::Reason;
use super::{AidPackage, BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

/// One answer.
#[derive(Record, Debug, Clone)]
#[record(kind = 121, path = "kelangsungan", id = "Kelangsungan usaha", en = "Survival", home = village, append_only,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Pertanyaan bulan 6, 12, dan 24 sesudah bantuan")]
pub struct Survival {
    pub id: Id<Survival>,
    #[field(tag = 1, id = "Kelompok", en = "Group", fixed)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 2, id = "Paket", en = "Package", fixed)]
    pub package: Ref<AidPackage>,
    #[field(tag = 3, id = "Bulan ke", en = "Month", fixed, list)]
    pub mark: i64,
    #[field(tag = 4, id = "Ditanyakan tanggal", en = "Asked on", list)]
    pub asked_on: Date,
    #[field(tag = 5, id = "Usaha masih berjalan", en = "The business lives", list)]
    pub alive: bool,
    #[field(tag = 6, id = "Mengapa berhenti", en = "Why it stopped", list)]
    pub reason: Option<Reason>,
    #[field(tag = 7, id = "Anggota yang aktif", en = "Active members")]
    pub active: i64,
    #[field(tag = 8, id = "Pekerja yang dibayar", en = "Paid workers", help("Di luar anggota.", "Besides members."))]
    pub jobs: i64,
}
