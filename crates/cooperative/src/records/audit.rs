//! Who examined the statements of a year, when, and what was said. Not here: the statements, the paper (a file of the meeting).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOARD, BOOK_READERS, Koperasi};

choices! {
    /// What the examination came to.
    pub enum Opinion {
        Unqualified = 1, "wajar_tanpa_pengecualian", "Wajar tanpa pengecualian", "Unqualified";
        Qualified = 2, "wajar_dengan_pengecualian", "Wajar dengan pengecualian", "Qualified";
        Adverse = 3, "tidak_wajar", "Tidak wajar", "Adverse";
        Disclaimer = 4, "tidak_menyatakan_pendapat", "Tidak menyatakan pendapat", "Disclaimer";
        Supervisors = 5, "diperiksa_pengawas", "Diperiksa pengawas, bukan akuntan publik", "Examined by the supervisors, not by an accountant";
    }
}

/// An examination. UU 25/1992 art. 39 and 40; Permenkop UKM 2/2024.
#[derive(Record, Debug, Clone)]
#[record(kind = 102, path = "pemeriksaan-koperasi", id = "Pemeriksaan laporan", en = "Examination", home = any,
    custody = office, append_only, read = BOOK_READERS, write = BOARD, source = "UU 25/1992 Pasal 39-40; Permenkop UKM 2/2024")]
pub struct Audit {
    pub id: Id<Audit>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative")]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Tahun buku", en = "Book year", list)]
    pub year: i64,
    #[field(
        tag = 3,
        id = "Diperiksa oleh",
        en = "Examined by",
        title,
        list,
        help("Nama kantor akuntan publik, atau Pengawas.", "The accountant's firm, or the supervisors.")
    )]
    pub auditor: String,
    #[field(tag = 4, id = "Tanggal laporan", en = "Report of", list)]
    pub report_on: Date,
    #[field(tag = 5, id = "Nomor laporan", en = "Number of the report")]
    pub number: Option<String>,
    #[field(tag = 6, id = "Pendapat", en = "Opinion", list)]
    pub opinion: Opinion,
}
