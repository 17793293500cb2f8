//! A company that places workers abroad (P3MI): its licence (SIP3MI), how it is reached, and on which list it stood last.
//! Not here: what follows from that on a day (`rules::placement_agency`), its branches and permits (records of their own).
//!
//! Individuals may not place workers (UU 18/2017 art. 69) and are never kept here: a broker's name belongs to the case.

use jiff::civil::Date;
use kernel::access::{OFFICES, Role};
use kernel::region::Code;
use kernel::{Id, choices};
use record_derive::Record;

/// Who writes about companies: whoever has the list, and a village for what it saw.
pub const AGENCY_WRITERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
];

/// Who takes up lists, writes down permits and what BP3MI answered: everybody of the writers but the village.
pub const AGENCY_OFFICES: &[Role] =
    &[Role::Koordinator, Role::PenanggungJawab, Role::PetugasProvinsi, Role::PetugasKementerian];

choices! {
    /// What the list says of a licence.
    pub enum LicenceStatus {
        Active = 1, "aktif", "Aktif", "Active";
        Suspended = 2, "skorsing", "Skorsing (dihentikan sementara)", "Suspended";
        Revoked = 3, "dicabut", "Dicabut", "Revoked";
    }
}

choices! {
    /// What BP3MI or the ministry answered when somebody asked.
    pub enum AgencyAnswer {
        Registered = 1, "terdaftar", "Terdaftar dan berizin", "Registered and licensed";
        NotRegistered = 2, "tidak_terdaftar", "Tidak terdaftar", "Not registered";
        NoAnswer = 3, "belum_dijawab", "Belum dijawab", "No answer yet";
    }
}

/// A company. Everything is public: it is an enterprise, not a person.
#[derive(Record, Debug, Clone)]
#[record(kind = 57, path = "p3mi", id = "Perusahaan penempatan (P3MI)", en = "Placement agency (P3MI)", home = any, pages,
    read = OFFICES, write = AGENCY_WRITERS, source = "UU 18/2017 Pasal 69; izin SIP3MI")]
pub struct PlacementAgency {
    pub id: Id<PlacementAgency>,
    #[field(tag = 1, id = "Nama perusahaan", en = "Name of the company", class = public, title, list, find,
        help("Seperti tertulis pada izin, dengan PT. Nama orang tidak dicatat di sini.", "As the licence has it, with PT. Names of people are not kept here."))]
    pub name: String,
    #[field(tag = 2, id = "Nomor SIP3MI", en = "Licence number (SIP3MI)", class = public, list)]
    pub licence: Option<String>,
    #[field(tag = 3, id = "Izin berlaku sejak", en = "Licence valid from", class = public)]
    pub licence_from: Option<Date>,
    #[field(tag = 4, id = "Izin berlaku sampai", en = "Licence valid until", class = public, list)]
    pub licence_until: Option<Date>,
    #[field(tag = 5, id = "Status izin", en = "Status of the licence", class = public, list)]
    pub status: Option<LicenceStatus>,
    #[field(tag = 6, id = "Status sejak", en = "Status since", class = public)]
    pub status_on: Option<Date>,
    #[field(tag = 7, id = "Dasar status (nomor keputusan)", en = "Ground of the status (number of the decision)", class = public)]
    pub status_source: Option<String>,
    #[field(tag = 8, id = "Telepon", en = "Telephone", kind = Phone, class = public, lookup, section("Kontak", "Contact"))]
    pub phone: Option<String>,
    #[field(tag = 9, id = "Telepon lain", en = "Another telephone", kind = Phone, class = public, lookup)]
    pub other_phone: Option<String>,
    #[field(tag = 10, id = "Email", en = "Email", kind = Email, class = public)]
    pub email: Option<String>,
    #[field(tag = 11, id = "Alamat kantor pusat", en = "Address of the head office", kind = LongText, class = public)]
    pub address: Option<String>,
    #[field(tag = 12, id = "Kabupaten/kota kantor pusat", en = "Regency of the head office", class = public)]
    pub region: Option<Code>,
    #[field(tag = 13, id = "Diperiksa ke BP3MI tanggal", en = "Checked with BP3MI on", class = public,
        section("Pemeriksaan", "Check"))]
    pub checked_on: Option<Date>,
    #[field(tag = 14, id = "Jawabannya", en = "The answer", class = public)]
    pub answer: Option<AgencyAnswer>,
    #[field(tag = 15, id = "Catatan untuk kantor", en = "Note for offices", kind = LongText,
        help("Tidak tampil bagi pengunjung. Jangan menulis nama orang.", "Visitors do not see it. Do not write names of people."))]
    pub note: Option<String>,
    #[field(tag = 16, id = "Terakhir ada dalam daftar tanggal", en = "Last on the list of", class = public, fixed,
        section("Daftar", "List"))]
    pub listed_on: Option<Date>,
    #[field(tag = 17, id = "Sumber daftar", en = "Source of the list", class = public, fixed)]
    pub list_source: Option<String>,
    #[field(tag = 18, id = "Tidak ada lagi dalam daftar tanggal", en = "No longer on the list of", class = public, fixed)]
    pub gone_on: Option<Date>,
    #[field(tag = 19, id = "Kunci nama", en = "Key of the name", class = public, fixed, lookup)]
    pub name_key: Option<String>,
    #[field(tag = 20, id = "Kunci nomor izin", en = "Key of the licence", class = public, fixed, lookup)]
    pub licence_key: Option<String>,
    #[field(tag = 21, id = "Diperiksa oleh", en = "Checked by", class = public, fixed)]
    pub checked_by: Option<String>,
}
