//! A member of a koperasi: whoever applied, is one, or was one. Who it is stands in the sealed body (personal finance is
//! specific: UU 27/2022 art. 4), so that number, state and days say nothing of a person; the keyed look-up `holder` lets the
//! board find a resident's membership and the resident their own. Not here: savings (`savings_account`), names (the resident).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{ACCOUNT_SPECIFIC, BOOK_READERS, Koperasi};

choices! {
    /// Where a membership stands.
    pub enum MemberState {
        Applied = 1, "diajukan", "Diajukan", "Applied";
        Member = 2, "anggota", "Anggota", "Member";
        Left = 3, "keluar", "Keluar", "Left";
        Refused = 4, "ditolak", "Ditolak", "Refused";
    }
}

/// A membership. UU 25/1992 art. 17 to 20.
#[derive(Record, Debug, Clone)]
#[record(kind = 84, path = "anggota-koperasi", id = "Anggota", en = "Member", home = any, custody = office,
    read = BOOK_READERS, write = &[], specific = ACCOUNT_SPECIFIC, source = "UU 25/1992 Pasal 17-20")]
pub struct Member {
    pub id: Id<Member>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Nomor anggota", en = "Member's number", title, list, fixed)]
    pub number: Option<String>,
    #[field(tag = 3, id = "Keadaan", en = "State", list, fixed)]
    pub state: MemberState,
    #[field(tag = 4, id = "Tanggal permohonan", en = "Applied on", list, fixed)]
    pub applied_on: Date,
    #[field(tag = 5, id = "Diterima tanggal", en = "Joined on", list, fixed)]
    pub joined_on: Option<Date>,
    #[field(tag = 6, id = "Keluar tanggal", en = "Left on", list, fixed)]
    pub left_on: Option<Date>,
    #[field(tag = 7, id = "Warga", en = "Resident", class = specific, subject = own, sealed, fixed)]
    pub resident: Held<Ref<Resident>>,
    // The same as text, for the keyed look-up.
    #[field(tag = 8, id = "Pemegang", en = "Holder", class = personal, subject = own, sealed, lookup, fixed)]
    pub holder: Held<String>,
}
