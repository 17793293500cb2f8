//! A savings account of a member. Its id is the part under which postings keep its balance; whose it is, the member's sealed
//! body says. Not here: what stands on it (the fold's balances), how service is reckoned (`rules::saving_service`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, RecordId, choices};
use record_derive::Record;

use super::{BOOK_READERS, Koperasi, Member};

choices! {
    /// What is saved. UU 25/1992 art. 41.
    pub enum Product {
        Principal = 1, "pokok", "Simpanan pokok", "Principal savings";
        Compulsory = 2, "wajib", "Simpanan wajib", "Compulsory savings";
        Voluntary = 3, "sukarela", "Simpanan sukarela", "Voluntary savings";
        Term = 4, "berjangka", "Simpanan berjangka", "Term savings";
    }
}

choices! {
    /// Whether it is in use.
    pub enum AccountState {
        Open = 1, "terbuka", "Terbuka", "Open";
        Closed = 2, "ditutup", "Ditutup", "Closed";
    }
}

impl Product {
    /// The account of the standard chart under which it is kept.
    pub const fn ledger_code(self) -> &'static str {
        match self {
            Product::Principal => "3101",
            Product::Compulsory => "3102",
            Product::Voluntary => "2101",
            Product::Term => "2102",
        }
    }
}

/// The id of a member's pokok, wajib or sukarela account: each member has one of each.
pub fn account_id(member: RecordId, product: Product) -> RecordId {
    RecordId::named(&format!("savings_account:{member}:{}", product.name()))
}

/// A savings account. A term account has months, a rate and the day it matures on.
#[derive(Record, Debug, Clone)]
#[record(kind = 85, path = "rekening-simpanan", id = "Rekening simpanan", en = "Savings account", home = any,
    custody = office, read = BOOK_READERS, write = &[], source = "UU 25/1992 Pasal 41")]
pub struct SavingsAccount {
    pub id: Id<SavingsAccount>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Anggota", en = "Member", fixed)]
    pub member: Ref<Member>,
    #[field(tag = 3, id = "Jenis", en = "Product", title, list, fixed)]
    pub product: Product,
    #[field(tag = 4, id = "Dibuka tanggal", en = "Opened on", list, fixed)]
    pub opened_on: Date,
    #[field(tag = 5, id = "Jangka (bulan)", en = "Term (months)", fixed)]
    pub months: Option<i64>,
    #[field(
        tag = 6,
        id = "Imbalan setahun (per sejuta)",
        en = "Return a year (millionths)",
        fixed,
        help(
            "60.000 berarti 6% setahun. Kosong pada koperasi syariah.",
            "60,000 is 6% a year. Empty in a sharia cooperative."
        )
    )]
    pub rate: Option<i64>,
    #[field(tag = 7, id = "Jatuh tempo", en = "Matures on", list, fixed)]
    pub matures_on: Option<Date>,
    #[field(tag = 8, id = "Keadaan", en = "State", list, fixed)]
    pub state: AccountState,
    #[field(tag = 9, id = "Ditutup tanggal", en = "Closed on", fixed)]
    pub closed_on: Option<Date>,
}
