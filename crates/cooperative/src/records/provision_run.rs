//! The month's look at the quality of all loans: what is owed by class, what is set aside. Its id follows from the koperasi and
//! the month: there is one. Not here: classes and bands (`rules::collectability`).

use kernel::value::Ref;
use kernel::{Id, RecordId};
use record_derive::Record;

use super::{BOOK_READERS, Koperasi, Posting};

/// The id of a month's run.
pub fn run_id(books: RecordId, month: &str) -> RecordId {
    RecordId::named(&format!("provision_run:{books}:{month}"))
}

/// A month's run.
#[derive(Record, Debug, Clone)]
#[record(kind = 100, path = "cadangan-piutang", id = "Penilaian pinjaman bulanan", en = "Monthly look at loans", home = any,
    custody = office, append_only, read = BOOK_READERS, write = &[], source = "PermenKopUKM 8/2023; SAK EP")]
pub struct ProvisionRun {
    pub id: Id<ProvisionRun>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative")]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Bulan", en = "Month", title, list)]
    pub month: String,
    #[field(tag = 3, id = "Lancar", en = "Current", kind = Rupiah, list)]
    pub current: i64,
    #[field(tag = 4, id = "Kurang lancar", en = "Substandard", kind = Rupiah, list)]
    pub substandard: i64,
    #[field(tag = 5, id = "Diragukan", en = "Doubtful", kind = Rupiah, list)]
    pub doubtful: i64,
    #[field(tag = 6, id = "Macet", en = "Loss", kind = Rupiah, list)]
    pub loss: i64,
    #[field(tag = 7, id = "Cadangan", en = "Allowance", kind = Rupiah, list)]
    pub allowance: i64,
    #[field(tag = 8, id = "Jurnal", en = "Posting")]
    pub posting: Option<Ref<Posting>>,
}
