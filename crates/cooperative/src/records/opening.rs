//! Opening balances of a koperasi that existed on paper: what was typed until a second person posts it. There is one, named by
//! the koperasi. Not here: what stands in it (`rules::opening`), what it posts (`office::opening`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, RecordId, choices};
use people::records::Account;
use record_derive::Record;

use super::{ACCOUNT_SPECIFIC, BOOK_READERS, Koperasi};

choices! {
    /// Where it stands.
    pub enum OpeningState {
        Draft = 1, "draf", "Draf", "Draft";
        Proposed = 2, "menunggu", "Menunggu orang kedua", "Waiting for a second person";
        Posted = 3, "dibukukan", "Dibukukan", "Posted";
    }
}

/// The id of a koperasi's opening balances.
pub fn opening_id(books: RecordId) -> RecordId {
    RecordId::named(&format!("opening:{books}"))
}

/// The opening balances. What was typed names members by their numbers and says who becomes one: it is sealed as specific.
#[derive(Record, Debug, Clone)]
#[record(kind = 101, path = "saldo-awal", id = "Saldo awal", en = "Opening balances", home = any, custody = office,
    read = BOOK_READERS, write = &[], specific = ACCOUNT_SPECIFIC, source = "SAK EP")]
pub struct Opening {
    pub id: Id<Opening>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(
        tag = 2,
        id = "Saldo per tanggal",
        en = "Balances as of",
        help(
            "Hari sebelum pencatatan pertama di sini; biasanya akhir bulan atau akhir tahun.",
            "The day before the first posting here; mostly the end of a month or year."
        ),
        title,
        list
    )]
    pub as_of: Date,
    #[field(tag = 3, id = "Keadaan", en = "State", list, fixed)]
    pub state: OpeningState,
    #[field(tag = 4, id = "Diajukan oleh", en = "Proposed by", fixed)]
    pub proposed_by: Option<Ref<Account>>,
    #[field(tag = 5, id = "Dibukukan oleh", en = "Posted by", fixed)]
    pub posted_by: Option<Ref<Account>>,
    #[field(
        tag = 6,
        id = "Berapa kali dibukukan",
        en = "How often posted",
        fixed,
        help(
            "Saldo awal yang dibatalkan dapat dibukukan lagi.",
            "Opening balances that were taken back may be posted again."
        )
    )]
    pub round: i64,
    #[field(tag = 7, id = "Jumlah debet", en = "Total debits", kind = Rupiah, list, fixed)]
    pub total: i64,
    #[field(tag = 8, id = "Isi", en = "Content", class = specific, subject = books, sealed, fixed)]
    pub content: Held<String>,
}
