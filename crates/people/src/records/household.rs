//! A household (keluarga, one KK) and who belongs to it. A person may belong to several over time.

use jiff::civil::Date;
use kernel::access::Role;
use kernel::kk::Kk;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::Resident;
use super::resident::RESIDENT_READERS;

/// A household. It is a subject of its own, except for the head's name: that belongs to the head, where the head is a
/// registered resident, and goes with the head's data when they are erased.
#[derive(Record, Debug, Clone)]
#[record(kind = 10, path = "keluarga", id = "Keluarga", en = "Household", home = village, pages, read = RESIDENT_READERS,
    write = &[Role::PetugasDesmigratif])]
pub struct Household {
    pub id: Id<Household>,
    #[field(tag = 1, id = "Nomor KK", en = "Family card number", class = personal, subject = own, sealed, unique,
        help("16 angka. Kosongkan bila belum ada.", "16 digits. Leave empty where there is none."))]
    pub kk: Held<Option<Kk>>,
    #[field(tag = 2, id = "Kepala keluarga", en = "Head of the household", class = personal, subject = head, find, title, list)]
    pub head_name: Held<String>,
    #[field(tag = 3, id = "Dusun", en = "Hamlet", list)]
    pub dusun: Option<String>,
    #[field(tag = 4, id = "RT/RW", en = "RT/RW", class = personal, subject = own)]
    pub rt_rw: Held<Option<String>>,
    #[field(tag = 5, id = "Alamat", en = "Address", class = personal, subject = own)]
    pub address: Held<Option<String>>,
    #[field(tag = 6, id = "Kepala keluarga yang tercatat sebagai warga", en = "Head as a registered resident", fixed)]
    pub head: Option<Ref<Resident>>,
}

choices! {
    /// Relation to the head of the household, as on the family card.
    pub enum Relation {
        Head = 1, "kepala_keluarga", "Kepala keluarga", "Head";
        Spouse = 2, "suami_istri", "Suami/istri", "Spouse";
        Child = 3, "anak", "Anak", "Child";
        ChildInLaw = 4, "menantu", "Menantu", "Child-in-law";
        Grandchild = 5, "cucu", "Cucu", "Grandchild";
        Parent = 6, "orang_tua", "Orang tua", "Parent";
        ParentInLaw = 7, "mertua", "Mertua", "Parent-in-law";
        Sibling = 8, "saudara", "Saudara", "Sibling";
        OtherRelative = 9, "famili_lain", "Famili lain", "Other relative";
        Other = 10, "lainnya", "Lainnya", "Other";
    }
}

/// A resident's place in a household.
#[derive(Record, Debug, Clone)]
#[record(kind = 11, path = "anggota-keluarga", id = "Anggota keluarga", en = "Household member", home = village,
    read = RESIDENT_READERS, write = &[Role::PetugasDesmigratif])]
pub struct Membership {
    pub id: Id<Membership>,
    #[field(tag = 1, id = "Keluarga", en = "Household")]
    pub household: Ref<Household>,
    #[field(tag = 2, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Hubungan", en = "Relation", list)]
    pub relation: Relation,
    #[field(tag = 4, id = "Sejak", en = "Since")]
    pub since: Option<Date>,
    #[field(tag = 5, id = "Sampai", en = "Until")]
    pub until: Option<Date>,
}
