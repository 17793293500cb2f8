//! Who sits on the board or supervises, in which office, from when until when. Not here: what an account may do (roles).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::{BOARD, KOPERASI_READERS, Koperasi, Meeting};

choices! {
    /// Which organ.
    pub enum Organ {
        Board = 1, "pengurus", "Pengurus", "Board";
        Supervisors = 2, "pengawas", "Pengawas", "Supervisors";
        ShariaBoard = 3, "dps", "Dewan pengawas syariah", "Sharia supervisory board";
    }
}

choices! {
    /// Which office in it.
    pub enum OrganOffice {
        Chair = 1, "ketua", "Ketua", "Chair";
        Deputy = 2, "wakil", "Wakil ketua", "Deputy chair";
        Secretary = 3, "sekretaris", "Sekretaris", "Secretary";
        Treasurer = 4, "bendahara", "Bendahara", "Treasurer";
        Member = 5, "anggota", "Anggota", "Member";
    }
}

/// A term. UU 25/1992 art. 29: five years at most.
#[derive(Record, Debug, Clone)]
#[record(kind = 83, path = "masa-jabatan", id = "Pengurus dan pengawas", en = "Board and supervisors", home = any,
    custody = office, read = KOPERASI_READERS, write = BOARD, source = "UU 25/1992 Pasal 29, 38")]
pub struct OrganTerm {
    pub id: Id<OrganTerm>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Organ", en = "Organ", fixed, list)]
    pub organ: Organ,
    #[field(tag = 3, id = "Jabatan", en = "Office", fixed, list)]
    pub office: OrganOffice,
    #[field(tag = 4, id = "Nama", en = "Name", class = personal, subject = books, fixed)]
    pub name: Held<String>,
    #[field(tag = 5, id = "Mulai", en = "From", fixed, list)]
    pub from: Date,
    #[field(tag = 6, id = "Sampai", en = "Until", list)]
    pub until: Date,
    #[field(tag = 7, id = "Dipilih rapat", en = "Chosen by the meeting", fixed)]
    pub meeting: Option<Ref<Meeting>>,
}
