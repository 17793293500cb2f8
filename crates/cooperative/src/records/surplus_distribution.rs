//! How a year's surplus (SHU) is shared: tried before the meeting, approved by it, posted. Members' parts are
//! `surplus_share`. Not here: the reckoning (`rules::surplus`).

use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOOK_READERS, Koperasi, Meeting};

choices! {
    /// Where it stands.
    pub enum DistributionState {
        Simulated = 1, "simulasi", "Simulasi", "Simulation";
        Approved = 2, "disahkan", "Disahkan rapat", "Approved by the meeting";
        Posted = 3, "dibukukan", "Dibukukan", "Posted";
    }
}

/// The sharing of one year. UU 25/1992 art. 45.
#[derive(Record, Debug, Clone)]
#[record(kind = 95, path = "shu", id = "Pembagian SHU", en = "Sharing of the surplus", home = any, custody = office,
    read = BOOK_READERS, write = &[], source = "UU 25/1992 Pasal 45")]
pub struct SurplusDistribution {
    pub id: Id<SurplusDistribution>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Tahun buku", en = "Book year", fixed, title, list)]
    pub year: i64,
    #[field(tag = 3, id = "Hasil usaha yang dibagi", en = "Surplus shared", kind = Rupiah, list)]
    pub pot: i64,
    #[field(tag = 4, id = "Keadaan", en = "State", list)]
    pub state: DistributionState,
    #[field(tag = 5, id = "Cadangan", en = "Reserve", kind = Rupiah)]
    pub reserve: i64,
    #[field(tag = 6, id = "Bagian menurut modal", en = "Capital", kind = Rupiah)]
    pub capital: i64,
    #[field(tag = 7, id = "Bagian menurut transaksi", en = "Use of services", kind = Rupiah)]
    pub usage: i64,
    #[field(tag = 8, id = "Bagian pengurus", en = "Board", kind = Rupiah)]
    pub board: i64,
    #[field(tag = 9, id = "Dana karyawan", en = "Staff", kind = Rupiah)]
    pub staff: i64,
    #[field(tag = 10, id = "Dana pendidikan", en = "Education", kind = Rupiah)]
    pub education: i64,
    #[field(tag = 11, id = "Dana sosial", en = "Social", kind = Rupiah)]
    pub social: i64,
    #[field(tag = 12, id = "Disahkan rapat", en = "Approved by the meeting")]
    pub meeting: Option<Ref<Meeting>>,
}

impl SurplusDistribution {
    /// The sharing of a year: one a koperasi and year.
    pub fn of_year(books: kernel::RecordId, year: i64) -> Id<SurplusDistribution> {
        Id::new(kernel::RecordId::named(&format!("surplus:{books}:{year}")))
    }
}
