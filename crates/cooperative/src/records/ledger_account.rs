//! An account of the ledger. The chart every koperasi begins with is data (`rules::chart`); each extends its own.

use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOARD, BOOK_READERS, Koperasi};

choices! {
    /// The class of an account.
    pub enum AccountClass {
        Asset = 1, "aset", "Aset", "Asset";
        Liability = 2, "kewajiban", "Kewajiban", "Liability";
        Equity = 3, "ekuitas", "Ekuitas", "Equity";
        Income = 4, "pendapatan", "Pendapatan", "Income";
        Expense = 5, "beban", "Beban", "Expense";
    }
}

choices! {
    /// The side on which an account grows.
    pub enum Side {
        Debit = 1, "debit", "Debet", "Debit";
        Credit = 2, "credit", "Kredit", "Credit";
    }
}

/// An account of the ledger, named by the koperasi and its code: its id follows from both (`rules::chart::account_id`).
#[derive(Record, Debug, Clone)]
#[record(kind = 87, path = "akun-buku", id = "Akun", en = "Account", home = any, custody = office, pages, read = BOOK_READERS,
    write = BOARD, source = "SAK EP; Permenkop UKM 2/2024")]
pub struct LedgerAccount {
    pub id: Id<LedgerAccount>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(
        tag = 2,
        id = "Kode",
        en = "Code",
        fixed,
        title,
        list,
        unique,
        help(
            "Empat angka; angka pertama adalah golongannya (1 aset sampai 5 beban).",
            "Four digits; the first is its class (1 asset to 5 expense)."
        )
    )]
    pub code: String,
    #[field(tag = 3, id = "Nama akun", en = "Name", title, list)]
    pub name: String,
    #[field(tag = 4, id = "Golongan", en = "Class", fixed, list)]
    pub class: AccountClass,
    #[field(tag = 5, id = "Bertambah di sisi", en = "Grows on the side", fixed, list)]
    pub side: Side,
    #[field(
        tag = 6,
        id = "Baris laporan",
        en = "Line of the statement",
        fixed,
        help("Akun baku yang barisnya dipakai.", "The standard account whose line it shares.")
    )]
    pub stands_under: Option<String>,
    #[field(tag = 7, id = "Masih dipakai", en = "Still in use", list)]
    pub in_use: Option<bool>,
}
