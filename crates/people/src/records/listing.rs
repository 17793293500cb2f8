//! Door-to-door listing (pendataan): the areas that are planned, each house that is visited, and what was said of each of
//! its people. Unknown is an answer. Who refuses leaves no names. Not here: the resident's own record.

use jiff::civil::Date;
use kernel::access::{Role, VILLAGE_AND_REGENCY};
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::household::Relation;
use super::resident::Sex;
use super::{Household, Resident};

/// An area of a listing: usually one RT, walked by one officer or kader. Its own subject: the names on it are of those who
/// walk and who check.
#[derive(Record, Debug, Clone)]
#[record(kind = 15, path = "pendataan", id = "Wilayah pendataan", en = "Listing area", home = village, pages,
    read = VILLAGE_AND_REGENCY, write = &[Role::PetugasDesmigratif], source = "UU 18/2017 Pasal 42 huruf b")]
pub struct ListingArea {
    pub id: Id<ListingArea>,
    #[field(tag = 1, id = "Dusun", en = "Hamlet", title, list, section("Wilayah", "Area"))]
    pub dusun: String,
    #[field(
        tag = 2,
        id = "RT/RW",
        en = "RT/RW",
        title,
        list,
        help(
            "Contoh: 02/01. Kosongkan bila satu dusun didata sekaligus.",
            "Example: 02/01. Leave empty where a whole hamlet is listed at once."
        )
    )]
    pub rt_rw: Option<String>,
    #[field(
        tag = 3,
        id = "Perkiraan jumlah rumah",
        en = "Expected houses",
        list,
        help("Menurut ketua RT. Boleh dikosongkan.", "As the head of the RT says. May be left empty.")
    )]
    pub expected: Option<i64>,
    #[field(tag = 4, id = "Petugas atau kader", en = "Officer or kader", class = personal, subject = own, list, section("Pelaksanaan", "Who and when"))]
    pub walker: Held<Option<String>>,
    #[field(tag = 5, id = "Mulai", en = "From", list)]
    pub from: Option<Date>,
    #[field(tag = 6, id = "Selesai", en = "Until")]
    pub until: Option<Date>,
    #[field(tag = 7, id = "Diperiksa oleh", en = "Checked by", class = personal, subject = own, fixed)]
    pub checked_by: Held<Option<String>>,
    #[field(tag = 8, id = "Diperiksa pada", en = "Checked on", fixed, list)]
    pub checked: Option<Date>,
    #[field(tag = 9, id = "Catatan pemeriksaan", en = "Note of the check", kind = LongText, class = personal, subject = own, fixed)]
    pub check_note: Held<Option<String>>,
}

choices! {
    /// How a visit to a house ended.
    pub enum Outcome {
        Listed = 1, "didata", "Didata", "Listed";
        NotHome = 2, "tidak_di_rumah", "Tidak di rumah", "Not at home";
        Refused = 3, "menolak", "Menolak didata", "Refused";
        MovedAway = 4, "pindah", "Pindah", "Moved away";
        Vacant = 5, "kosong", "Rumah kosong", "Nobody lives there";
    }
}

choices! {
    /// Who said it.
    pub enum Informant {
        Self_ = 1, "sendiri", "Yang bersangkutan", "The person";
        Family = 2, "keluarga", "Keluarga serumah", "The family";
        Neighbour = 3, "tetangga", "Tetangga", "A neighbour";
        RtHead = 4, "ketua_rt", "Ketua RT", "The head of the RT";
        Unknown = 5, "tidak_tahu", "Tidak dicatat", "Not noted";
    }
}

choices! {
    /// What was said of a person's work abroad, on that day.
    pub enum Abroad {
        Never = 1, "tidak", "Tidak", "No";
        Wishes = 2, "calon", "Ingin berangkat", "Wishes to leave";
        Abroad = 3, "di_luar_negeri", "Di luar negeri", "Abroad";
        Returned = 4, "pernah", "Sudah pulang", "Came back";
        Unknown = 5, "tidak_tahu", "Tidak tahu", "Unknown";
    }
}

/// One house of an area. Visited again, it is the same record; the history says when.
#[derive(Record, Debug, Clone)]
#[record(kind = 16, path = "pendataan-rumah", id = "Rumah yang didata", en = "Listed house", home = village,
    read = VILLAGE_AND_REGENCY, write = &[Role::PetugasDesmigratif], specific = &[Role::PetugasDesmigratif])]
pub struct ListingVisit {
    pub id: Id<ListingVisit>,
    #[field(tag = 1, id = "Wilayah", en = "Area", fixed)]
    pub area: Ref<ListingArea>,
    #[field(tag = 2, id = "Nomor rumah", en = "House number", list, fixed)]
    pub number: i64,
    #[field(tag = 3, id = "Keluarga tercatat", en = "Recorded household", fixed)]
    pub household: Option<Ref<Household>>,
    #[field(tag = 4, id = "Kepala keluarga", en = "Head of the household", class = personal, subject = own)]
    pub head_name: Held<Option<String>>,
    #[field(tag = 5, id = "Hasil kunjungan", en = "Outcome", list)]
    pub outcome: Option<Outcome>,
    #[field(tag = 6, id = "Tanggal kunjungan", en = "Day of the visit", list)]
    pub visited: Option<Date>,
    #[field(tag = 7, id = "Keterangan dari", en = "Said by", list)]
    pub informant: Option<Informant>,
    #[field(tag = 8, id = "Jumlah orang serumah", en = "People in the house")]
    pub people: Option<i64>,
    #[field(tag = 9, id = "Catatan", en = "Note", kind = LongText, class = specific, subject = own, sealed)]
    pub note: Held<Option<String>>,
}

/// What was said of one person in a house, with day and source. Every person of a listed house gets one, whatever was said,
/// so that having one tells nothing; what was said is sealed also here. Sealed under the resident's key, or its own as long
/// as the person is not registered.
#[derive(Record, Debug, Clone)]
#[record(kind = 17, path = "pendataan-orang", id = "Keterangan pendataan", en = "Listing finding", home = village,
    read = VILLAGE_AND_REGENCY, write = &[Role::PetugasDesmigratif], specific = &[Role::PetugasDesmigratif])]
pub struct ListingFinding {
    pub id: Id<ListingFinding>,
    #[field(tag = 1, id = "Rumah", en = "House", fixed)]
    pub visit: Ref<ListingVisit>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed)]
    pub resident: Option<Ref<Resident>>,
    #[field(tag = 3, id = "Nama", en = "Name", class = personal, subject = resident)]
    pub name: Held<Option<String>>,
    #[field(tag = 4, id = "Jenis kelamin", en = "Sex")]
    pub sex: Option<Sex>,
    #[field(tag = 5, id = "Tahun lahir", en = "Year of birth", class = personal, subject = resident)]
    pub born: Held<Option<i64>>,
    #[field(tag = 6, id = "Hubungan", en = "Relation")]
    pub relation: Option<Relation>,
    #[field(tag = 7, id = "Bekerja di luar negeri", en = "Work abroad", class = specific, subject = resident, sealed)]
    pub abroad: Held<Option<Abroad>>,
    #[field(tag = 8, id = "Negara", en = "Country", class = specific, subject = resident, sealed)]
    pub place: Held<Option<String>>,
    #[field(tag = 9, id = "Keterangan dari", en = "Said by")]
    pub informant: Informant,
    #[field(tag = 10, id = "Tanggal", en = "Day")]
    pub said: Date,
}
