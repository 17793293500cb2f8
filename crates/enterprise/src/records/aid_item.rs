//! A thing in a package: what was specified and what came. A thing that failed its test is replaced by another record.

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{AidPackage, BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

choices! {
    /// Where a thing stands.
    pub enum ItemState {
        Wanted = 1, "diminta", "Belum datang", "Not delivered";
        Delivered = 2, "datang", "Datang, belum diuji", "Delivered, not tested";
        Passed = 3, "lulus", "Lulus uji terima", "Passed the acceptance test";
        Failed = 4, "gagal", "Gagal uji terima", "Failed the acceptance test";
        Replaced = 5, "diganti", "Dikembalikan, diganti", "Sent back, replaced";
    }
}

/// A thing. The specification is the plan's, not the supplier's.
#[derive(Record, Debug, Clone)]
#[record(kind = 116, path = "barang-bantuan", id = "Barang bantuan", en = "Aid item", home = village, custody = office,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Uji terima barang bantuan")]
pub struct AidItem {
    pub id: Id<AidItem>,
    #[field(tag = 1, id = "Paket", en = "Package", fixed)]
    pub package: Ref<AidPackage>,
    #[field(tag = 2, id = "Kelompok", en = "Group", fixed)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 3, id = "Barang", en = "Thing", title, list, section("Yang diminta", "Specified"))]
    pub name: String,
    #[field(tag = 4, id = "Jumlah", en = "Quantity", list)]
    pub quantity: i64,
    #[field(tag = 5, id = "Satuan", en = "Measure", help("Contoh: unit, set, kg.", "Example: piece, set, kg."))]
    pub measure: String,
    #[field(tag = 6, id = "Spesifikasi", en = "Specification", kind = LongText, help("Ukuran, daya, bahan, merek bila perlu.", "Size, power, material, brand where it matters."))]
    pub specification: String,
    #[field(
        tag = 7,
        id = "Butuh listrik (watt)",
        en = "Needs power (watt)",
        help("Isi 0 bila tidak memakai listrik.", "0 where it needs none.")
    )]
    pub watt: i64,
    #[field(tag = 8, id = "Harga satuan", en = "Price of one")]
    pub unit_value: Rupiah,
    #[field(tag = 9, id = "Keadaan", en = "State", fixed, list, lookup)]
    pub state: ItemState,
    #[field(tag = 10, id = "Tanggal datang", en = "Delivered on", fixed)]
    pub delivered_on: Option<Date>,
    #[field(tag = 11, id = "Jumlah yang datang", en = "Quantity delivered", fixed)]
    pub delivered: Option<i64>,
    #[field(tag = 12, id = "Yang datang", en = "What came", kind = LongText, fixed, help("Merek, ukuran, dan daya seperti pada barangnya.", "Brand, size and power as on the thing."))]
    pub delivered_spec: Option<String>,
    #[field(tag = 13, id = "Sesuai yang diminta", en = "As specified", fixed)]
    pub as_specified: Option<bool>,
    #[field(tag = 14, id = "Pengganti dari", en = "In place of", fixed)]
    pub replaces: Option<Ref<AidItem>>,
}
