//! An office: the village hall, the labour office of a regency, a province, the ministry. A home of records.

use kernel::access::{OFFICES, Role};
use kernel::region::Code;
use kernel::{Id, choices};
use record_derive::Record;

choices! {
    /// What kind of office.
    pub enum OfficeKind {
        Desa = 1, "desa", "Kantor desa", "Village office";
        Kabupaten = 2, "kabupaten", "Dinas tenaga kerja kabupaten/kota", "Regency labour office";
        Provinsi = 3, "provinsi", "Dinas tenaga kerja provinsi", "Province labour office";
        Pusat = 4, "pusat", "Kementerian", "Ministry";
        Koperasi = 5, "koperasi", "Koperasi", "Cooperative";
    }
}

/// An office with its profile: what stands on its letterhead, who heads it, when it is open, how it is reached.
#[derive(Record, Debug, Clone)]
#[record(kind = 3, path = "kantor", id = "Kantor", en = "Office", home = any, pages, read = OFFICES,
    write = VILLAGE_PROFILE)]
pub struct Office {
    pub id: Id<Office>,
    #[field(tag = 1, id = "Nama kantor", en = "Name", class = public, title, list)]
    pub name: String,
    #[field(tag = 2, id = "Jenis", en = "Kind", class = public, fixed, list)]
    pub kind: OfficeKind,
    #[field(tag = 3, id = "Wilayah", en = "Region", class = public, fixed, list,
        help("Kosong untuk kementerian.", "Empty for the ministry."))]
    pub region: Option<Code>,
    #[field(tag = 4, id = "Edisi wilayah", en = "Edition of the regions", class = public, fixed)]
    pub region_edition: Option<String>,
    #[field(tag = 5, id = "Alamat", en = "Address", class = public, section("Kop surat dan kontak", "Letterhead and contact"))]
    pub address: Option<String>,
    #[field(tag = 6, id = "Telepon kantor", en = "Office telephone", kind = Phone, class = public)]
    pub phone: Option<String>,
    #[field(tag = 7, id = "Email kantor", en = "Office email", kind = Email, class = public)]
    pub email: Option<String>,
    #[field(tag = 8, id = "Jam layanan", en = "Opening hours", class = public, help("Contoh: Senin–Jumat 08.00–15.00.", "Example: Monday to Friday, 08.00 to 15.00."))]
    pub hours: Option<String>,
    #[field(tag = 9, id = "Nama kepala", en = "Name of the head", class = public, section("Penandatangan", "Who signs"))]
    pub head_name: Option<String>,
    #[field(tag = 10, id = "NIP kepala", en = "Head's civil service number", class = public, help("Kosongkan bila tidak ada.", "Leave empty where there is none."))]
    pub head_number: Option<String>,
    #[field(tag = 11, id = "Nama pelaksana harian", en = "Name of the acting head", class = public)]
    pub acting_name: Option<String>,
    #[field(tag = 12, id = "Kode klasifikasi surat", en = "Classification code of letters", class = public, section("Surat", "Letters"),
        help("Angka di depan nomor surat, biasanya 474.", "The number in front of a letter's number, usually 474."))]
    pub letter_code: Option<String>,
    #[field(tag = 13, id = "Meterai pada surat izin keluarga", en = "Duty stamp on the family's permission", class = public)]
    pub meterai: Option<bool>,
    #[field(tag = 14, id = "Surat dan layanan yang tersedia", en = "Letters and services offered", kind = LongText, class = public)]
    pub services: Option<String>,
}

/// The profile of an office is kept by its own people.
pub const VILLAGE_PROFILE: &[Role] =
    &[Role::PetugasDesmigratif, Role::KepalaDesa, Role::Koordinator, Role::PenanggungJawab, Role::PengelolaNode];
