//! A receipt of the cashier: numbered without gaps by year and koperasi, written with the posting it is for, never changed.
//! It names no person; whose money it was, the savings account's member says. Not here: how it is printed (`papers::receipt`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOOK_READERS, Koperasi, Posting, PowerOfAttorney};

choices! {
    /// Whether money came or went.
    pub enum Direction {
        In = 1, "masuk", "Bukti kas masuk", "Cash received";
        Out = 2, "keluar", "Bukti kas keluar", "Cash paid out";
    }
}

/// A receipt.
#[derive(Record, Debug, Clone)]
#[record(kind = 94, path = "bukti-kas", id = "Bukti kas", en = "Receipt", home = any, custody = office, append_only,
    read = BOOK_READERS, write = &[], source = "SAK EP",
    indexes = &["region_now, number, id, withdrawn", "home", "posting", "attorney"])]
pub struct Receipt {
    pub id: Id<Receipt>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative")]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Tahun", en = "Year", list)]
    pub year: i64,
    #[field(tag = 3, id = "Nomor", en = "Number", title, list)]
    pub number: String,
    #[field(tag = 4, id = "Tanggal", en = "Date", list)]
    pub date: Date,
    #[field(tag = 5, id = "Arah", en = "Direction", list)]
    pub direction: Direction,
    #[field(tag = 6, id = "Jumlah", en = "Amount", kind = Rupiah, list)]
    pub amount: i64,
    #[field(tag = 7, id = "Jurnal", en = "Posting")]
    pub posting: Ref<Posting>,
    #[field(
        tag = 8,
        id = "Bagian",
        en = "Part",
        help("Rekening simpanan atau pinjaman.", "The savings account or loan.")
    )]
    pub part: Option<String>,
    #[field(tag = 9, id = "Surat kuasa", en = "Power of attorney")]
    pub attorney: Option<Ref<PowerOfAttorney>>,
    // Taken from what the seal signs: one receipt, and it tells nothing.
    #[field(tag = 10, id = "Kode periksa", en = "Check code", lookup)]
    pub check_code: Option<String>,
}
