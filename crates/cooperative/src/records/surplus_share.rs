//! One member's part of a year's surplus, and how it was paid. It names the member's number and record, never the person.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOOK_READERS, Posting, SurplusDistribution};

choices! {
    /// How a part was paid.
    pub enum PaidTo {
        Savings = 1, "simpanan", "Masuk simpanan sukarela", "Into voluntary savings";
        Cash = 2, "kas", "Tunai dari kas", "In cash";
        Bank = 3, "bank", "Lewat bank", "Through the bank";
    }
}

/// A member's part.
#[derive(Record, Debug, Clone)]
#[record(kind = 96, path = "bagian-shu", id = "Bagian SHU anggota", en = "Member's part of the surplus", home = any,
    custody = office, read = BOOK_READERS, write = &[], source = "UU 25/1992 Pasal 45")]
pub struct SurplusShare {
    pub id: Id<SurplusShare>,
    #[field(tag = 1, id = "Pembagian", en = "Sharing", fixed)]
    pub distribution: Ref<SurplusDistribution>,
    #[field(tag = 2, id = "Anggota", en = "Member", lookup, fixed)]
    pub member: String,
    #[field(tag = 3, id = "Nomor anggota", en = "Member's number", title, list, fixed)]
    pub number: String,
    #[field(tag = 4, id = "Simpanan", en = "Savings", kind = Rupiah, fixed, list)]
    pub savings: i64,
    #[field(tag = 5, id = "Dibayar atas pinjaman", en = "Paid on loans", kind = Rupiah, fixed, list)]
    pub service: i64,
    #[field(tag = 6, id = "Bagian menurut simpanan", en = "For capital", kind = Rupiah, fixed, list)]
    pub capital: i64,
    #[field(tag = 7, id = "Bagian menurut transaksi", en = "For use of services", kind = Rupiah, fixed, list)]
    pub usage: i64,
    #[field(tag = 8, id = "Dibayar tanggal", en = "Paid on", fixed, list)]
    pub paid_on: Option<Date>,
    #[field(tag = 9, id = "Dibayar lewat", en = "Paid through", fixed)]
    pub paid_to: Option<PaidTo>,
    #[field(tag = 10, id = "Jurnal pembayaran", en = "Posting of the payment", fixed)]
    pub payment: Option<Ref<Posting>>,
}

impl SurplusShare {
    /// Both parts together.
    pub const fn total(&self) -> i64 {
        self.capital + self.usage
    }
}
