//! One visit to the desk (buku layanan): who came, for what, what was done, and how the visitor liked it. Who came with a
//! complaint stands in sealed fields alone. Not here: the complaint, the case and the letter that a visit becomes.

use jiff::civil::Date;
use kernel::access::{Role, VILLAGE_AND_REGENCY};
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::CASE_SPECIFIC;

choices! {
    /// For what somebody comes. The common ones, a button each.
    pub enum VisitPurpose {
        Information = 1, "informasi", "Informasi", "Information";
        Registration = 2, "daftar", "Daftar", "Register";
        Letter = 3, "surat", "Urus surat", "A letter";
        Papers = 4, "dokumen", "Periksa dokumen", "Check papers";
        Complaint = 5, "pengaduan", "Pengaduan", "Complaint";
        FamilyNews = 6, "kabar", "Kabar keluarga", "News of family";
        Return = 7, "pulang", "Pulang", "Back home";
        Other = 8, "lainnya", "Lainnya", "Other";
    }
}

choices! {
    /// How the visitor liked it: one tap on the turned screen.
    pub enum Rating {
        Good = 1, "baik", "Baik", "Good";
        Fair = 2, "cukup", "Cukup", "Fair";
        Poor = 3, "kurang", "Kurang", "Poor";
    }
}

impl VisitPurpose {
    /// Does a name beside it tell something that others must not see?
    pub const fn is_closed(self) -> bool {
        matches!(self, VisitPurpose::Complaint)
    }
}

/// Who reads the book of visits of their region.
pub const VISIT_READERS: &[Role] = VILLAGE_AND_REGENCY;

/// One visit. What is told with a complaint is the visit's own subject; otherwise the resident's, where one was named.
#[derive(Record, Debug, Clone)]
#[record(kind = 54, path = "layanan", id = "Buku layanan", en = "Book of visits", home = any, read = VISIT_READERS,
    write = &[Role::PetugasDesmigratif], specific = CASE_SPECIFIC, source = "UU 18/2017 Pasal 42 huruf a")]
pub struct ServiceVisit {
    pub id: Id<ServiceVisit>,
    #[field(tag = 1, id = "Tanggal", en = "Date", list, lookup)]
    pub date: Date,
    #[field(tag = 2, id = "Keperluan", en = "Purpose", list, fixed)]
    pub purpose: VisitPurpose,
    #[field(tag = 3, id = "Warga", en = "Resident", fixed)]
    pub resident: Option<Ref<Resident>>,
    #[field(tag = 4, id = "Nama", en = "Name", class = personal, subject = own)]
    pub name: Held<Option<String>>,
    #[field(tag = 5, id = "Yang dilakukan", en = "What was done", kind = LongText, class = personal, subject = resident)]
    pub done: Held<Option<String>>,
    #[field(tag = 6, id = "Warga yang mengadu", en = "Resident who complains", class = specific, subject = own, sealed, fixed)]
    pub closed_resident: Held<Option<String>>,
    #[field(tag = 7, id = "Nama yang mengadu", en = "Name of who complains", class = specific, subject = own, sealed)]
    pub closed_name: Held<Option<String>>,
    #[field(tag = 8, id = "Yang dilakukan untuk pengaduan", en = "What was done about the complaint", kind = LongText,
        class = specific, subject = own, sealed)]
    pub closed_done: Held<Option<String>>,
    #[field(tag = 9, id = "Penilaian", en = "Rating", fixed)]
    pub rating: Option<Rating>,
}
