//! A line of a group's cash book: a sale, a cost, money put in or taken out. A wrong line is crossed out, never changed.

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::value::Ref;
use kernel::{Id, choices};
use people::records::Account;
use record_derive::Record;

use super::{BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

choices! {
    /// What the money was.
    pub enum CashKind {
        Sale = 1, "jual", "Penjualan", "Sale";
        Material = 2, "bahan", "Beli bahan", "Material";
        Wages = 3, "upah", "Bayar upah", "Wages";
        Running = 4, "biaya", "Biaya lain", "Other cost";
        PutIn = 5, "modal", "Modal masuk", "Money put in";
        TakenOut = 6, "diambil", "Dibagi atau diambil anggota", "Shared out or taken by members";
    }
}

impl CashKind {
    /// A cost of making and selling?
    pub const fn is_cost(self) -> bool {
        matches!(self, CashKind::Material | CashKind::Wages | CashKind::Running)
    }

    /// Does money come in?
    pub const fn comes_in(self) -> bool {
        matches!(self, CashKind::Sale | CashKind::PutIn)
    }
}

/// A line.
#[derive(Record, Debug, Clone)]
#[record(kind = 120, path = "kas-usaha", id = "Buku kas usaha", en = "Cash book", home = village,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Buku kas kelompok usaha")]
pub struct BusinessRecord {
    pub id: Id<BusinessRecord>,
    #[field(tag = 1, id = "Kelompok", en = "Group", fixed)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 2, id = "Uang apa", en = "What money", list)]
    pub kind: CashKind,
    #[field(tag = 3, id = "Jumlah uang", en = "Amount", list)]
    pub amount: Rupiah,
    #[field(tag = 4, id = "Tanggal", en = "Day", list, lookup)]
    pub on: Date,
    #[field(
        tag = 5,
        id = "Banyaknya barang",
        en = "How many",
        help("Boleh dikosongkan. Contoh: 24 bungkus, tulis 24.", "May be left empty. Example: 24 packs, write 24.")
    )]
    pub quantity: Option<i64>,
    #[field(
        tag = 6,
        id = "Keterangan",
        en = "Note",
        help(
            "Contoh: toko oleh-oleh, tepung. Tanpa nama orang.",
            "Example: gift shop, flour. Without names of people."
        )
    )]
    pub note: Option<String>,
    #[field(tag = 7, id = "Ditulis oleh", en = "Written by", fixed)]
    pub written_by: Ref<Account>,
}
