//! A move of an asset: handed over, passed on, repaired, lost, given back. Written once.

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{Asset, ENTERPRISE_READERS, ENTERPRISE_WRITERS, GroupMembership};

choices! {
    /// What happened.
    pub enum AssetMove {
        HandedOver = 1, "serah", "Diserahkan", "Handed over";
        PassedOn = 2, "pindah", "Pindah pemegang", "Passed on";
        ToRepair = 3, "perbaikan", "Dibawa untuk diperbaiki", "Taken for repair";
        Repaired = 4, "selesai", "Selesai diperbaiki", "Repaired";
        Lost = 5, "hilang", "Hilang", "Lost";
        GivenBack = 6, "kembali", "Dikembalikan kepada pemberi", "Given back";
    }
}

/// One move.
#[derive(Record, Debug, Clone)]
#[record(kind = 129, path = "langkah-aset", id = "Perjalanan aset", en = "Move of an asset", home = village, custody = office,
    append_only, read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Register aset bantuan")]
pub struct AssetStep {
    pub id: Id<AssetStep>,
    #[field(tag = 1, id = "Aset", en = "Asset", fixed)]
    pub asset: Ref<Asset>,
    #[field(tag = 2, id = "Yang terjadi", en = "What happened", fixed, list)]
    pub kind: AssetMove,
    #[field(tag = 3, id = "Tanggal", en = "Day", list)]
    pub on: Date,
    #[field(tag = 4, id = "Dari", en = "From", fixed)]
    pub from: Option<Ref<GroupMembership>>,
    #[field(tag = 5, id = "Kepada", en = "To", fixed)]
    pub to: Option<Ref<GroupMembership>>,
    #[field(tag = 6, id = "Biaya", en = "Cost", help("Bila diperbaiki.", "Where it is repaired."))]
    pub cost: Option<Rupiah>,
    #[field(tag = 7, id = "Keterangan", en = "Note", kind = LongText, help("Tanpa nama orang.", "Without names of people."))]
    pub note: Option<String>,
}
