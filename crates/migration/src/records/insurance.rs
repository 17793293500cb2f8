//! Membership of BPJS Ketenagakerjaan for work abroad: number, covers, term, who pays. Permenaker 4/2023: accident (JKK) and
//! death (JKM) are compulsory, old age (JHT) is not.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{CASE_READERS, CASE_WRITERS, MigrationCase};

choices! {
    /// Who pays the premium.
    pub enum Payer {
        Worker = 1, "pekerja", "Pekerja", "The worker";
        Agency = 2, "p3mi", "P3MI", "The agency";
        Employer = 3, "pemberi_kerja", "Pemberi kerja", "The employer";
        Government = 4, "pemerintah", "Pemerintah", "Government";
        Unknown = 5, "tidak_tahu", "Tidak tahu", "Not known";
    }
}

/// One term of cover.
#[derive(Record, Debug, Clone)]
#[record(kind = 62, path = "jaminan-kasus", id = "Jaminan sosial", en = "Social security", home = village, read = CASE_READERS,
    write = CASE_WRITERS, source = "Permenaker 4/2023")]
pub struct Insurance {
    pub id: Id<Insurance>,
    #[field(tag = 1, id = "Kasus", en = "Case", fixed)]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Nomor kepesertaan BPJS Ketenagakerjaan", en = "BPJS Ketenagakerjaan number", class = personal, subject = resident, sealed,
        help("Nomor disimpan tertutup. Dipakai pada klaim.", "The number is kept sealed. A claim needs it."))]
    pub number: Held<Option<String>>,
    #[field(tag = 4, id = "JKK (kecelakaan kerja)", en = "JKK (accidents)")]
    pub accident: Option<bool>,
    #[field(tag = 5, id = "JKM (kematian)", en = "JKM (death)")]
    pub death: Option<bool>,
    #[field(tag = 6, id = "JHT (hari tua, sukarela)", en = "JHT (old age, voluntary)")]
    pub old_age: Option<bool>,
    #[field(tag = 7, id = "Berlaku sejak", en = "Valid from", list)]
    pub from: Option<Date>,
    #[field(tag = 8, id = "Berlaku sampai", en = "Valid until", list)]
    pub until: Option<Date>,
    #[field(tag = 9, id = "Siapa membayar iuran", en = "Who pays")]
    pub payer: Option<Payer>,
    #[field(tag = 10, id = "Catatan", en = "Note", class = personal, subject = resident)]
    pub note: Held<Option<String>>,
}
