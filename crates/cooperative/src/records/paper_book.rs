//! A stretch of a paper book that was typed in a sheet: its lines wait until a second person posts them. Named by the koperasi
//! and its content, so that the same sheet sent twice is one. Not here: what a line means (`rules::paper_book`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, RecordId, choices};
use people::records::Account;
use record_derive::Record;

use super::{BOOK_READERS, Koperasi};

choices! {
    /// Where it stands.
    pub enum PaperBookState {
        Proposed = 1, "menunggu", "Menunggu orang kedua", "Waiting for a second person";
        Posted = 2, "dibukukan", "Dibukukan", "Posted";
        Voided = 3, "dibatalkan", "Dibatalkan", "Voided";
    }
}

/// The id of a stretch of lines.
pub fn paper_book_id(books: RecordId, content: &str) -> RecordId {
    RecordId::named(&format!("paper_book:{books}:{content}"))
}

/// A stretch of a paper book.
#[derive(Record, Debug, Clone)]
#[record(kind = 105, path = "buku-kertas", id = "Buku kertas", en = "Paper book", home = any, custody = office,
    read = BOOK_READERS, write = &[], source = "SAK EP")]
pub struct PaperBook {
    pub id: Id<PaperBook>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Keadaan", en = "State", list, fixed)]
    pub state: PaperBookState,
    #[field(tag = 3, id = "Tanggal pertama", en = "First day", title, list, fixed)]
    pub from: Date,
    #[field(tag = 4, id = "Tanggal terakhir", en = "Last day", list, fixed)]
    pub to: Date,
    #[field(tag = 5, id = "Jumlah baris", en = "Lines", list, fixed)]
    pub lines: i64,
    #[field(tag = 6, id = "Jumlah rupiah", en = "Total", kind = Rupiah, list, fixed)]
    pub total: i64,
    #[field(tag = 7, id = "Diajukan oleh", en = "Proposed by", fixed)]
    pub proposed_by: Ref<Account>,
    #[field(tag = 8, id = "Dibukukan oleh", en = "Posted by", fixed)]
    pub posted_by: Option<Ref<Account>>,
    #[field(tag = 9, id = "Isi", en = "Content", class = personal, subject = books, sealed, fixed)]
    pub content: Held<String>,
}
