//! A member's loan. Its id is the part under which postings keep its balance; whose it is, the member's sealed body says.
//! Not here: what happened to it (`loan_step`), where it stands on a day (`rules::loan_account`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::loan_product::Contract;
use super::{ACCOUNT_SPECIFIC, BOOK_READERS, Koperasi, LoanProduct, Member};
use crate::rules::schedule::Method;

choices! {
    /// Where a loan stands.
    pub enum LoanState {
        Applied = 1, "diajukan", "Diajukan", "Applied for";
        Assessed = 2, "dinilai", "Dinilai, menunggu persetujuan", "Assessed, waiting for approval";
        Approved = 3, "disetujui", "Disetujui, siap cair", "Approved, ready to be paid out";
        Running = 4, "cair", "Berjalan", "Running";
        Restructured = 5, "direstrukturisasi", "Berjalan, direstrukturisasi", "Running, restructured";
        Settled = 6, "lunas", "Lunas", "Settled";
        WrittenOff = 7, "hapus_buku", "Hapus buku", "Written off";
        Refused = 8, "ditolak", "Ditolak", "Refused";
    }
}

impl LoanState {
    /// Is something owed in the books?
    pub const fn is_running(self) -> bool {
        matches!(self, LoanState::Running | LoanState::Restructured)
    }
}

/// A loan. Its terms are what counts now: a restructuring writes new ones and its step keeps the old.
#[derive(Record, Debug, Clone)]
#[record(kind = 90, path = "pinjaman", id = "Pinjaman", en = "Loan", home = any, custody = office, read = BOOK_READERS,
    write = &[], specific = ACCOUNT_SPECIFIC, source = "PermenKopUKM 8/2023")]
pub struct Loan {
    pub id: Id<Loan>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Nomor", en = "Number", fixed, title, list)]
    pub number: String,
    #[field(tag = 3, id = "Anggota", en = "Member", fixed)]
    pub member: Ref<Member>,
    #[field(tag = 4, id = "Produk", en = "Product", fixed)]
    // Not `product`: the index of that field would have the name of the table `loan_product`.
    pub offer: Ref<LoanProduct>,
    #[field(tag = 5, id = "Akad", en = "Contract", fixed)]
    pub contract: Contract,
    #[field(tag = 6, id = "Keadaan", en = "State", fixed, list)]
    pub state: LoanState,
    #[field(tag = 7, id = "Diajukan tanggal", en = "Applied for on", fixed, list)]
    pub applied_on: Date,
    #[field(tag = 8, id = "Jumlah", en = "Amount", kind = Rupiah, fixed, list)]
    pub principal: i64,
    #[field(tag = 9, id = "Jangka (bulan)", en = "Term (months)", fixed)]
    pub months: i64,
    #[field(tag = 10, id = "Cara menghitung", en = "Method", fixed)]
    pub method: Method,
    #[field(tag = 11, id = "Tarif sebulan (per sejuta)", en = "Rate a month (millionths)", fixed)]
    pub rate: i64,
    #[field(tag = 12, id = "Biaya administrasi", en = "Fee", kind = Rupiah, fixed)]
    pub fee: i64,
    #[field(tag = 13, id = "Mulai dihitung", en = "Counts from", fixed)]
    pub began: Option<Date>,
    #[field(tag = 14, id = "Tunggakan jasa yang dibawa", en = "Service carried over", kind = Rupiah, fixed)]
    pub carried: i64,
    #[field(tag = 15, id = "Pihak terkait", en = "Related party", fixed)]
    pub related: bool,
    #[field(tag = 16, id = "Keperluan", en = "Purpose", class = personal, subject = books, sealed, fixed)]
    pub purpose: Held<Option<String>>,
    #[field(
        tag = 17,
        id = "Nisbah koperasi (per seratus persen)",
        en = "Cooperative's share (hundredths of a percent)",
        fixed
    )]
    pub share: Option<i64>,
}
