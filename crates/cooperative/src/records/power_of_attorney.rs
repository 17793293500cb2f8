//! A *surat kuasa*: a member who is abroad lets somebody at home withdraw, up to a limit a month, between two days. The paper
//! itself is a file of the member. Not here: whether a withdrawal is held by it (`rules::power_of_attorney`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id};
use record_derive::Record;

use super::{ACCOUNT_SPECIFIC, BOOK_READERS, Koperasi, Member};

/// A power of attorney. KUH Perdata art. 1792 to 1819.
#[derive(Record, Debug, Clone)]
#[record(kind = 98, path = "kuasa-simpanan", id = "Surat kuasa", en = "Power of attorney", home = any, custody = office,
    read = BOOK_READERS, write = &[], specific = ACCOUNT_SPECIFIC, source = "KUH Perdata Pasal 1792-1819")]
pub struct PowerOfAttorney {
    pub id: Id<PowerOfAttorney>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Anggota", en = "Member", fixed)]
    pub member: Ref<Member>,
    #[field(tag = 3, id = "Penerima kuasa", en = "Attorney", class = specific, subject = member, sealed, fixed,
        help("Nama seperti pada KTP.", "The name as on the identity card."))]
    pub attorney: Held<String>,
    #[field(tag = 4, id = "Paling banyak sebulan", en = "At most a month", kind = Rupiah, fixed)]
    pub limit: i64,
    #[field(tag = 5, id = "Berlaku mulai", en = "Valid from", list, fixed)]
    pub from: Date,
    #[field(tag = 6, id = "Berlaku sampai", en = "Valid until", list, fixed)]
    pub until: Date,
    #[field(tag = 7, id = "Dicabut tanggal", en = "Revoked on", list, fixed)]
    pub revoked_on: Option<Date>,
    #[field(
        tag = 8,
        id = "Paling banyak sekali tarik",
        en = "At most a withdrawal",
        kind = Rupiah,
        fixed,
        help("Kosong: hanya batas sebulan yang berlaku.", "Empty: only the limit a month counts.")
    )]
    pub each: Option<i64>,
}
