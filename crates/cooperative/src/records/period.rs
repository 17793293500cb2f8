//! A month whose books are closed: after it nothing is posted into that month or before.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOOK_READERS, Koperasi};

choices! {
    /// What was closed.
    pub enum PeriodKind {
        Month = 1, "bulan", "Tutup bulan", "Month end";
        Year = 2, "tahun", "Tutup buku tahun", "Year end";
    }
}

/// A closed month or year. The id follows from koperasi, kind and month: closing twice is once.
#[derive(Record, Debug, Clone)]
#[record(kind = 88, path = "tutup-buku", id = "Tutup buku", en = "Closing", home = any, custody = office, append_only,
    read = BOOK_READERS, write = &[], source = "SAK EP")]
pub struct Period {
    pub id: Id<Period>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative")]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Jenis", en = "Kind", list)]
    pub kind: PeriodKind,
    #[field(tag = 3, id = "Bulan terakhir", en = "Last month", kind = Month, title, list)]
    pub month: String,
    #[field(tag = 4, id = "Ditutup pada", en = "Closed on", list)]
    pub closed_on: Date,
}
