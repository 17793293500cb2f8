//! What a koperasi expects to earn or spend in a year, by account (*anggaran pendapatan dan belanja*).

use kernel::value::Ref;
use kernel::{Id, RecordId};
use record_derive::Record;

use super::{BOARD, BOOK_READERS, Koperasi};

/// A line of the budget. UU 25/1992 art. 23, 30.
#[derive(Record, Debug, Clone)]
#[record(kind = 104, path = "anggaran-koperasi", id = "Anggaran", en = "Budget", home = any, custody = office,
    read = BOOK_READERS, write = BOARD, source = "UU 25/1992 Pasal 23, 30")]
pub struct BudgetLine {
    pub id: Id<BudgetLine>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Tahun", en = "Year", fixed, list)]
    pub year: i64,
    #[field(tag = 3, id = "Kode akun", en = "Code of the account", fixed, title, list)]
    pub code: String,
    #[field(tag = 4, id = "Jumlah", en = "Amount", kind = Rupiah, list)]
    pub amount: i64,
}

impl BudgetLine {
    /// One a koperasi, year and account.
    pub fn of(books: RecordId, year: i64, code: &str) -> Id<BudgetLine> {
        Id::new(RecordId::named(&format!("budget_line:{books}:{year}:{code}")))
    }
}
