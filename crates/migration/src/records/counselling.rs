//! What was told to a candidate, topic by topic, on which day, and who of the family was there (PP 59/2021 art. 4).
//! The topics themselves are dated data (`rules::topics`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::{NextOfKin, Resident};
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

choices! {
    /// Where it was told.
    pub enum CounsellingPlace {
        Office = 1, "kantor_desa", "Kantor desa", "Village office";
        Home = 2, "rumah", "Rumah warga", "The resident's home";
        Meeting = 3, "pertemuan", "Pertemuan warga", "A meeting in the village";
        Remote = 4, "jarak_jauh", "Lewat telepon atau video", "By telephone or video";
        Elsewhere = 5, "tempat_lain", "Tempat lain", "Elsewhere";
    }
}

/// How many contacts of the family a counselling names.
pub const MOST_KIN: usize = 4;

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
    #[field(tag = 6, id = "Tempat", en = "Place", list)]
    pub place: Option<CounsellingPlace>,
    #[field(
        tag = 7,
        id = "Bahasa",
        en = "Language",
        help("Bahasa yang dipahami semua yang hadir.", "The language that all who were there understand.")
    )]
    pub language: Option<String>,
    // Those of the family who are recorded as contacts, at most [`MOST_KIN`]; others stand in words below.
    #[field(tag = 8, id = "Keluarga 1", en = "Family 1")]
    pub kin_1: Option<Ref<NextOfKin>>,
    #[field(tag = 9, id = "Keluarga 2", en = "Family 2")]
    pub kin_2: Option<Ref<NextOfKin>>,
    #[field(tag = 10, id = "Keluarga 3", en = "Family 3")]
    pub kin_3: Option<Ref<NextOfKin>>,
    #[field(tag = 11, id = "Keluarga 4", en = "Family 4")]
    pub kin_4: Option<Ref<NextOfKin>>,
    #[field(tag = 12, id = "Orang lain yang hadir", en = "Others who were there", class = personal, subject = resident,
        help("Hubungannya saja sudah cukup. Contoh: bibi, tetangga, tokoh agama.", "The relation is enough. Example: aunt, neighbour, cleric."))]
    pub others: Held<Option<String>>,
}

impl Counselling {
    /// The recorded contacts who were there.
    pub fn kin(&self) -> impl Iterator<Item = Ref<NextOfKin>> + '_ {
        [self.kin_1, self.kin_2, self.kin_3, self.kin_4].into_iter().flatten()
    }
}
