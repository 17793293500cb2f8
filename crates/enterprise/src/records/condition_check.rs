//! How an asset was found 1, 3, 6, 12 or 24 months after the handover. Photos are files of it. Written once.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::asset::Reason;
use super::{Asset, BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

choices! {
    /// How it was found.
    pub enum Condition {
        Used = 1, "dipakai", "Dipakai", "In use";
        Idle = 2, "menganggur", "Menganggur", "Unused";
        Broken = 3, "rusak", "Rusak", "Broken";
        Missing = 4, "tidak_ada", "Tidak ditemukan", "Not found";
    }
}

/// One look at an asset.
#[derive(Record, Debug, Clone)]
#[record(kind = 119, path = "periksa-aset", id = "Pemeriksaan aset", en = "Condition check", home = village, append_only,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Pemeriksaan bulan 1, 3, 6, 12, dan 24")]
pub struct ConditionCheck {
    pub id: Id<ConditionCheck>,
    #[field(tag = 1, id = "Aset", en = "Asset", fixed)]
    pub asset: Ref<Asset>,
    #[field(tag = 2, id = "Kelompok", en = "Group", fixed)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 3, id = "Bulan ke", en = "Month", fixed, list)]
    pub mark: i64,
    #[field(tag = 4, id = "Diperiksa tanggal", en = "Looked at on", list)]
    pub checked_on: Date,
    #[field(tag = 5, id = "Ditemukan", en = "Found", list)]
    pub condition: Condition,
    #[field(tag = 6, id = "Sebab tidak dipakai", en = "Why it is not used", list)]
    pub reason: Option<Reason>,
    #[field(tag = 7, id = "Catatan", en = "Note", kind = LongText, help("Tanpa nama orang.", "Without names of people."))]
    pub note: Option<String>,
}
