//! A paper of a room that carries the office's seal: a handover record, a certificate. Its content is kept as it was sealed, so
//! that the same paper can be printed again for ever. Not here: letters about residents (`letter`), what a paper says (rooms).

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::OFFICES;
use kernel::value::Ref;
use kernel::{Held, Id};
use record_derive::Record;

use super::Account;

/// A sealed paper. Names stand in its content alone, under a key of its own.
#[derive(Record, Debug, Clone)]
#[record(kind = 36, path = "dokumen-bersegel", id = "Dokumen bersegel", en = "Sealed paper", home = any, custody = office,
    read = OFFICES, write = &[])]
pub struct SealedPaper {
    pub id: Id<SealedPaper>,
    #[field(tag = 1, id = "Jenis kertas", en = "Kind of paper", fixed)]
    pub paper: i64,
    #[field(tag = 2, id = "Milik catatan", en = "Belongs to record", fixed, lookup)]
    pub owner: String,
    #[field(tag = 3, id = "Nomor", en = "Number", fixed, title, list)]
    pub number: String,
    #[field(tag = 4, id = "Urutan dalam tahun", en = "Place in the year's series", fixed)]
    pub serial: i64,
    #[field(tag = 5, id = "Tahun", en = "Year", kind = Year, fixed)]
    pub year: i64,
    #[field(tag = 6, id = "Tanggal", en = "Date", fixed, list)]
    pub date: Date,
    #[field(tag = 7, id = "Isi", en = "Content", kind = Bytes, class = personal, subject = own, sealed, fixed)]
    pub content: Held<Vec<u8>>,
    #[field(tag = 8, id = "Tanda periksa", en = "Seal", kind = Bytes, fixed)]
    pub seal: Vec<u8>,
    #[field(tag = 9, id = "Kode periksa", en = "Check code", fixed, lookup)]
    pub check_code: String,
    #[field(tag = 10, id = "Diketahui oleh", en = "Sealed by", fixed)]
    pub sealed_by: Ref<Account>,
    #[field(tag = 11, id = "Diketahui pada", en = "Sealed at", fixed)]
    pub sealed_at: Timestamp,
    #[field(tag = 12, id = "Ditarik pada", en = "Withdrawn at", fixed)]
    pub withdrawn_at: Option<Timestamp>,
    #[field(tag = 13, id = "Mengapa ditarik", en = "Why it was withdrawn", fixed)]
    pub withdrawn_for: Option<String>,
}
