//! A thing that a group holds after the handover, piece by piece: who keeps it, how it stands, when it is looked at next.
//! Not here: its moves (`asset_step`), what was found (`condition_check`).

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{AidItem, AidPackage, BusinessGroup, ENTERPRISE_READERS, GroupMembership};

choices! {
    /// How a thing stands.
    pub enum AssetState {
        InUse = 1, "dipakai", "Dipakai", "In use";
        Idle = 2, "menganggur", "Menganggur", "Unused";
        Repair = 3, "diperbaiki", "Sedang diperbaiki", "Under repair";
        Broken = 4, "rusak", "Rusak", "Broken";
        Lost = 5, "hilang", "Hilang", "Lost";
        Returned = 6, "dikembalikan", "Dikembalikan kepada pemberi", "Given back to the giver";
    }
}

impl AssetState {
    /// Does the group hold it?
    pub const fn is_held(self) -> bool {
        !matches!(self, AssetState::Lost | AssetState::Returned)
    }

    /// Does it stand unused, whatever the reason?
    pub const fn is_unused(self) -> bool {
        matches!(self, AssetState::Idle | AssetState::Broken | AssetState::Lost)
    }
}

choices! {
    /// Why a thing stands unused or a business stopped: what studies of the programme found, in short words.
    pub enum Reason {
        NoPower = 1, "listrik", "Listrik tidak ada atau tidak cukup", "No power, or not enough";
        NoMaterial = 2, "bahan", "Bahan baku tidak ada atau mahal", "No raw material, or too dear";
        NoOperator = 3, "operator", "Tidak ada yang dapat memakainya", "Nobody can use it";
        NoBuyer = 4, "pembeli", "Tidak ada pembeli", "No buyers";
        Unfit = 5, "tidak_cocok", "Tidak cocok dengan kebutuhan", "Not what was needed";
        Broken = 6, "rusak", "Rusak", "Broken";
        NoParts = 7, "suku_cadang", "Suku cadang tidak ada", "No spare parts";
        NoMoney = 8, "modal", "Tidak ada uang untuk berjalan", "No money to run it";
        GroupStopped = 9, "kelompok", "Kelompok tidak berjalan", "The group does not work";
        Elsewhere = 10, "pindah_usaha", "Anggota pindah usaha atau bekerja lagi", "Members turned to other work";
        Other = 11, "lain", "Sebab lain", "Another reason";
    }
}

/// A thing in a group's hands.
#[derive(Record, Debug, Clone)]
#[record(kind = 118, path = "aset-usaha", id = "Aset bantuan", en = "Aid asset", home = village, custody = office, pages,
    read = ENTERPRISE_READERS, write = &[], source = "Register aset bantuan")]
pub struct Asset {
    pub id: Id<Asset>,
    #[field(tag = 1, id = "Kode", en = "Code", title, list, fixed)]
    pub code: String,
    #[field(tag = 2, id = "Barang", en = "Thing", title, list, fixed)]
    pub name: String,
    #[field(tag = 3, id = "Kelompok", en = "Group", list, fixed)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 4, id = "Paket", en = "Package", fixed)]
    pub package: Ref<AidPackage>,
    #[field(tag = 5, id = "Dari barang", en = "From item", fixed)]
    pub item: Ref<AidItem>,
    #[field(tag = 6, id = "Jumlah", en = "Quantity", fixed)]
    pub quantity: i64,
    #[field(tag = 7, id = "Nilai", en = "Value", list, fixed)]
    pub value: Rupiah,
    #[field(tag = 8, id = "Diterima tanggal", en = "Received on", list, fixed)]
    pub received_on: Date,
    #[field(tag = 9, id = "Keadaan", en = "State", list, fixed, lookup)]
    pub state: AssetState,
    #[field(tag = 10, id = "Sebab", en = "Reason", list, fixed)]
    pub reason: Option<Reason>,
    #[field(tag = 11, id = "Sejak", en = "Since", fixed)]
    pub since: Date,
    #[field(tag = 12, id = "Dipegang oleh", en = "Held by", fixed)]
    pub holder: Option<Ref<GroupMembership>>,
    #[field(tag = 13, id = "Diperiksa berikutnya", en = "Looked at next on", fixed, lookup)]
    pub next_check: Option<Date>,
    #[field(tag = 14, id = "Bulan ke", en = "Month", fixed)]
    pub next_mark: Option<i64>,
}
