//! A day at the cash desk: what was counted when it opened, what was counted when it closed, what the books said, and the
//! difference, which is posted at once. Not here: the receipts of the day (`receipt`).

use jiff::civil::Date;
use kernel::Id;
use kernel::value::Ref;
use record_derive::Record;

use super::{BOOK_READERS, Koperasi, Posting};

/// A day of the cashier. The id follows from koperasi and day: a day is opened once.
#[derive(Record, Debug, Clone)]
#[record(kind = 93, path = "hari-kas", id = "Hari kas", en = "Cash day", home = any, custody = office, read = BOOK_READERS,
    write = &[], source = "SAK EP")]
pub struct CashDay {
    pub id: Id<CashDay>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Tanggal", en = "Date", title, list, fixed)]
    pub date: Date,
    #[field(tag = 3, id = "Uang saat buka", en = "Counted at opening", kind = Rupiah, list, fixed)]
    pub opening: i64,
    #[field(tag = 4, id = "Uang saat tutup", en = "Counted at closing", kind = Rupiah, list, fixed)]
    pub closing: Option<i64>,
    #[field(tag = 5, id = "Menurut buku", en = "After the books", kind = Rupiah, list, fixed)]
    pub expected: Option<i64>,
    #[field(tag = 6, id = "Jurnal selisih", en = "Posting of the difference", fixed)]
    pub difference: Option<Ref<Posting>>,
}
