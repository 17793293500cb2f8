//! One member's part of a year's surplus. It names the member's number and record, never the person.

use kernel::Id;
use kernel::value::Ref;
use record_derive::Record;

use super::{BOOK_READERS, SurplusDistribution};

/// A member's part.
#[derive(Record, Debug, Clone)]
#[record(kind = 96, path = "bagian-shu", id = "Bagian SHU anggota", en = "Member's part of the surplus", home = any,
    custody = office, append_only, read = BOOK_READERS, write = &[], source = "UU 25/1992 Pasal 45")]
pub struct SurplusShare {
    pub id: Id<SurplusShare>,
    #[field(tag = 1, id = "Pembagian", en = "Sharing")]
    pub distribution: Ref<SurplusDistribution>,
    #[field(tag = 2, id = "Anggota", en = "Member", lookup)]
    pub member: String,
    #[field(tag = 3, id = "Nomor anggota", en = "Member's number", title, list)]
    pub number: String,
    #[field(tag = 4, id = "Simpanan", en = "Savings", kind = Rupiah, list)]
    pub savings: i64,
    #[field(tag = 5, id = "Jasa yang dibayar", en = "Service paid", kind = Rupiah, list)]
    pub service: i64,
    #[field(tag = 6, id = "Jasa modal", en = "For capital", kind = Rupiah, list)]
    pub capital: i64,
    #[field(tag = 7, id = "Jasa usaha", en = "For use of services", kind = Rupiah, list)]
    pub usage: i64,
}
