//! Whom to call first. Remains of workers were sent to the wrong province because the village did not know (DOMAIN A).

use kernel::access::Role;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::Resident;
use super::resident::RESIDENT_READERS;

choices! {
    /// What the contact is to the resident.
    pub enum Kinship {
        Spouse = 1, "suami_istri", "Suami/istri", "Spouse";
        Parent = 2, "orang_tua", "Orang tua", "Parent";
        Child = 3, "anak", "Anak", "Child";
        Sibling = 4, "saudara", "Saudara", "Sibling";
        Guardian = 5, "wali", "Wali", "Guardian";
        Other = 6, "lainnya", "Lainnya", "Other";
    }
}

/// A contact of a resident. It is the resident's data: the resident's key seals it.
#[derive(Record, Debug, Clone)]
#[record(kind = 13, path = "kontak-keluarga", id = "Keluarga yang dihubungi", en = "Next of kin", home = village,
    read = RESIDENT_READERS, write = &[Role::PetugasDesmigratif])]
pub struct NextOfKin {
    pub id: Id<NextOfKin>,
    #[field(tag = 1, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(tag = 2, id = "Nama", en = "Name", class = personal, subject = resident, title, list)]
    pub name: Held<String>,
    #[field(tag = 3, id = "Hubungan", en = "Relation", list)]
    pub kinship: Kinship,
    #[field(tag = 4, id = "Telepon", en = "Telephone", kind = Phone, class = personal, subject = resident, sealed)]
    pub phone: Held<Option<String>>,
    #[field(tag = 5, id = "Alamat", en = "Address", class = personal, subject = resident)]
    pub address: Held<Option<String>>,
    #[field(tag = 6, id = "Dihubungi lebih dulu", en = "To be called first")]
    pub first: Option<bool>,
}
