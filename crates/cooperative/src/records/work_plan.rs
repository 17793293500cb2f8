//! What a koperasi intends for a year (*rencana kerja*). Its numbers are `budget_line`.

use kernel::value::Ref;
use kernel::{Id, RecordId};
use record_derive::Record;

use super::{BOARD, BOOK_READERS, Koperasi};

/// The plan of one year. UU 25/1992 art. 23, 30: the board proposes it, the members' meeting approves it.
#[derive(Record, Debug, Clone)]
#[record(kind = 103, path = "rencana-kerja", id = "Rencana kerja", en = "Work plan", home = any, custody = office,
    read = BOOK_READERS, write = BOARD, source = "UU 25/1992 Pasal 23, 30")]
pub struct WorkPlan {
    pub id: Id<WorkPlan>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Tahun", en = "Year", fixed, title, list)]
    pub year: i64,
    #[field(tag = 3, id = "Rencana", en = "Plan", kind = LongText, help("Satu rencana satu baris.", "One plan a line."))]
    pub plan: Option<String>,
}

impl WorkPlan {
    /// One a koperasi and year.
    pub fn of_year(books: RecordId, year: i64) -> Id<WorkPlan> {
        Id::new(RecordId::named(&format!("work_plan:{books}:{year}")))
    }
}
