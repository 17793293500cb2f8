//! What a koperasi lends: method, rate, longest term, most, fee. A product is not changed once it is there: it is taken out of
//! use and another made, so that a loan's terms stay what was offered. Not here: a member's loan (`loan`).

use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOARD, BOOK_READERS, Koperasi};
use crate::rules::schedule::Method;

choices! {
    /// What is agreed on. The first is for conventional cooperatives, the others for sharia ones.
    pub enum Contract {
        Loan = 1, "pinjaman", "Pinjaman", "Loan";
        Qardh = 2, "qardh", "Qardh: dikembalikan tanpa tambahan", "Qardh: paid back without addition";
        Murabahah = 3, "murabahah", "Murabahah: jual beli dengan margin disepakati", "Murabahah: sale with an agreed margin";
        ProfitShare = 4, "bagi_hasil", "Bagi hasil", "Profit share";
    }
}

/// A product.
#[derive(Record, Debug, Clone)]
#[record(kind = 89, path = "produk-pinjaman", id = "Produk pinjaman", en = "Loan product", home = any, custody = office,
    read = BOOK_READERS, write = BOARD, source = "PermenKopUKM 8/2023")]
pub struct LoanProduct {
    pub id: Id<LoanProduct>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Nama produk", en = "Name", fixed, title, list)]
    pub name: String,
    #[field(tag = 3, id = "Akad", en = "Contract", fixed, list)]
    pub contract: Contract,
    #[field(tag = 4, id = "Cara menghitung", en = "Method", fixed, list)]
    pub method: Method,
    #[field(
        tag = 5,
        id = "Tarif sebulan (per sejuta)",
        en = "Rate a month (millionths)",
        fixed,
        help("15.000 berarti 1,5% sebulan.", "15,000 is 1.5% a month.")
    )]
    pub rate: i64,
    #[field(tag = 6, id = "Paling lama (bulan)", en = "Longest (months)", fixed, list)]
    pub most_months: i64,
    #[field(tag = 7, id = "Paling banyak", en = "Most", kind = Rupiah, fixed, list)]
    pub most_principal: i64,
    #[field(
        tag = 8,
        id = "Biaya administrasi (per sejuta)",
        en = "Fee (millionths)",
        fixed,
        help(
            "10.000 berarti 1% dari pokok, dipotong saat pencairan.",
            "10,000 is 1% of the principal, taken off at payout."
        )
    )]
    pub fee: i64,
    #[field(tag = 9, id = "Masih ditawarkan", en = "Still offered", list)]
    pub offered: bool,
    #[field(
        tag = 10,
        id = "Nisbah koperasi (per seratus persen)",
        en = "Cooperative's share (hundredths of a percent)",
        fixed,
        help(
            "Bagi hasil: bagian koperasi dari laba yang dilaporkan. 4.000 berarti 40%.",
            "Profit share: the cooperative's part of the profit that is reported. 4,000 is 40%."
        )
    )]
    pub share: Option<i64>,
}
