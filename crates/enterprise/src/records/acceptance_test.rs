//! An acceptance test of a delivered thing: does it work, is the power enough, is there raw material, can somebody use it.
//! A photo is a file of it. It is written once; another test is another record.

use jiff::civil::Date;
use kernel::Id;
use kernel::value::Ref;
use record_derive::Record;

use super::{AidItem, AidPackage, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

/// A test. All four answers must be yes.
#[derive(Record, Debug, Clone)]
#[record(kind = 117, path = "uji-terima", id = "Uji terima", en = "Acceptance test", home = village, append_only,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Society 9(1) 2021: alat yang tidak dapat dipakai")]
pub struct AcceptanceTest {
    pub id: Id<AcceptanceTest>,
    #[field(tag = 1, id = "Barang", en = "Thing", fixed)]
    pub item: Ref<AidItem>,
    #[field(tag = 2, id = "Paket", en = "Package", fixed)]
    pub package: Ref<AidPackage>,
    #[field(tag = 3, id = "Diuji tanggal", en = "Tested on", list)]
    pub tested_on: Date,
    #[field(tag = 4, id = "Barang dinyalakan dan bekerja", en = "It was switched on and works")]
    pub works: bool,
    #[field(
        tag = 5,
        id = "Daya dan tegangan listrik di tempat usaha cukup",
        en = "Power and voltage at the workplace are enough",
        help("Jawab ya bila tidak memakai listrik.", "Yes where it needs none.")
    )]
    pub power: bool,
    #[field(tag = 6, id = "Bahan baku tersedia dan sudah dicoba", en = "Raw material is at hand and was tried")]
    pub material: bool,
    #[field(tag = 7, id = "Ada anggota yang sudah dilatih memakainya", en = "A member has been trained to use it")]
    pub operator: bool,
    #[field(tag = 8, id = "Lulus", en = "Passed", fixed, list)]
    pub passed: bool,
    #[field(tag = 9, id = "Catatan uji", en = "Note", kind = LongText, help("Apa yang kurang. Tanpa nama orang.", "What is lacking. Without names of people."))]
    pub note: Option<String>,
}
