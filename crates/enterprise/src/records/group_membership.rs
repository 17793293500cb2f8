//! A resident's place in a group. Who it is stands as a reference; the name stays with the resident. Sex and background are
//! written at entry, so that sums need no other record. Not here: rules of who may hold which place (`office`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use people::records::Resident;
use people::records::resident::Sex;
use record_derive::Record;

use super::{BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

choices! {
    /// What the member does in the group.
    pub enum GroupRole {
        Chair = 1, "ketua", "Ketua", "Chair";
        Secretary = 2, "sekretaris", "Sekretaris", "Secretary";
        Treasurer = 3, "bendahara", "Bendahara", "Treasurer";
        Member = 4, "anggota", "Anggota", "Member";
    }
}

choices! {
    /// What ties the member to migration: the programme is for those who came home and for families.
    pub enum Background {
        Returnee = 1, "pmi_purna", "Pernah bekerja di luar negeri", "Worked abroad";
        Family = 2, "keluarga_pmi", "Keluarga pekerja migran", "Family of a migrant worker";
        Candidate = 3, "calon_pmi", "Calon pekerja migran yang batal atau menunda", "Candidate who stayed or postponed";
        Other = 4, "warga_lain", "Warga lain", "Another resident";
    }
}

/// A membership; it ends by a day, never by deletion.
#[derive(Record, Debug, Clone)]
#[record(kind = 111, path = "anggota-kelompok", id = "Anggota kelompok", en = "Member of a group", home = village,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Register kelompok usaha Desmigratif")]
pub struct GroupMembership {
    pub id: Id<GroupMembership>,
    #[field(tag = 1, id = "Kelompok", en = "Group", fixed, list)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed, list, title)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Peran", en = "Role", list)]
    pub role: GroupRole,
    #[field(tag = 4, id = "Latar belakang", en = "Background", list)]
    pub background: Background,
    #[field(tag = 5, id = "Jenis kelamin", en = "Sex", fixed)]
    pub sex: Sex,
    #[field(tag = 6, id = "Masuk tanggal", en = "Joined on", list)]
    pub joined_on: Date,
    #[field(tag = 7, id = "Keluar tanggal", en = "Left on", fixed, list)]
    pub left_on: Option<Date>,
}
