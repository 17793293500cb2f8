//! One move of a case, written beside it and never edited: what flows are counted from.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id};
use people::records::Resident;
use people::records::resident::Sex;
use record_derive::Record;

use super::case::CaseState;
use super::{CASE_READERS, CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

/// A move. Sex and country are copied, so that a sum needs no other record (DESIGN 3.2).
#[derive(Record, Debug, Clone)]
#[record(kind = 51, path = "langkah-kasus", id = "Langkah kasus", en = "Step of a case", home = village, append_only,
    read = CASE_READERS, write = CASE_WRITERS, specific = CASE_SPECIFIC, source = "UU 18/2017 Pasal 42 huruf d")]
pub struct MigrationStep {
    pub id: Id<MigrationStep>,
    #[field(tag = 1, id = "Kasus", en = "Case")]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(
        tag = 3,
        id = "Dari",
        en = "From",
        list,
        help("Kosong pada pencatatan pertama.", "Empty when the case was opened.")
    )]
    pub from: Option<CaseState>,
    #[field(tag = 4, id = "Ke", en = "To", list)]
    pub to: CaseState,
    #[field(tag = 5, id = "Tanggal", en = "Date", list)]
    pub date: Date,
    #[field(
        tag = 6,
        id = "Tanggal tidak diketahui",
        en = "Date not known",
        help(
            "Diketahui belakangan; tidak dihitung dalam bulan tertentu.",
            "Known only afterwards; counted in no month."
        )
    )]
    pub date_unknown: Option<bool>,
    #[field(tag = 7, id = "Jenis kelamin", en = "Sex")]
    pub sex: Sex,
    #[field(tag = 8, id = "Negara tujuan", en = "Destination", kind = Country)]
    pub country: Option<String>,
    #[field(tag = 9, id = "Alasan", en = "Reason", kind = LongText, class = personal, subject = resident, sealed)]
    pub reason: Held<Option<String>>,
    #[field(tag = 10, id = "Bukti", en = "Evidence", class = personal, subject = resident, sealed,
        help("Contoh: nomor pendaftaran disnaker, surat BP3MI.", "Example: number of the labour office's registration, letter of BP3MI."))]
    pub evidence: Held<Option<String>>,
    #[field(tag = 11, id = "Bagaimana diketahui", en = "How it is known", kind = LongText, class = specific, subject = resident, sealed,
        help("Hanya petugas desa ini yang dapat membaca.", "Only this village's officer can read it."))]
    pub told: Held<Option<String>>,
    #[field(
        tag = 12,
        id = "Tahun yang diketahui",
        en = "Year that is known",
        kind = Year,
        help("Bila tanggalnya tidak diketahui.", "Where the day is not known.")
    )]
    pub year: Option<i64>,
}
