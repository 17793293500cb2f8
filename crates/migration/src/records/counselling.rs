//! What was told to a candidate, topic by topic, on which day, and who of the family was there (PP 59/2021 art. 4).
//! The topics themselves are dated data (`rules::topics`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{CASE_READERS, CASE_WRITERS, MigrationCase};

choices! {
    /// Who of the family was there.
    pub enum FamilyPresent {
        Spouse = 1, "suami_istri", "Suami atau istri hadir", "Husband or wife was there";
        Parent = 2, "orang_tua", "Ayah atau ibu hadir", "Father or mother was there";
        Other = 3, "keluarga_lain", "Wali atau keluarga lain hadir", "Guardian or other relative was there";
        Nobody = 4, "sendiri", "Datang sendiri", "Came alone";
    }
}

/// One topic told on one day.
#[derive(Record, Debug, Clone)]
#[record(kind = 53, path = "konseling", id = "Konseling", en = "Counselling", home = village, append_only, read = CASE_READERS,
    write = CASE_WRITERS, source = "PP 59/2021 Pasal 4")]
pub struct Counselling {
    pub id: Id<Counselling>,
    #[field(tag = 1, id = "Kasus", en = "Case")]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Topik", en = "Topic", list)]
    pub topic: String,
    #[field(tag = 4, id = "Tanggal", en = "Date", list)]
    pub date: Date,
    #[field(tag = 5, id = "Keluarga yang hadir", en = "Family who was there", list)]
    pub family: FamilyPresent,
}
