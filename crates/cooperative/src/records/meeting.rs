//! A meeting of the board or of the members: called with a notice, held with an attendance, its decisions on record
//! (`resolution`). Minutes and attendance lists are files of it. Not here: who came (names stand on the paper list alone).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOARD, KOPERASI_READERS, Koperasi};

choices! {
    /// Who meets.
    pub enum MeetingKind {
        Board = 1, "rapat_pengurus", "Rapat pengurus", "Board meeting";
        Members = 2, "rapat_anggota", "Rapat anggota", "Members' meeting";
        Annual = 3, "rat", "Rapat anggota tahunan (RAT)", "Annual members' meeting";
    }
}

/// A meeting. UU 25/1992 art. 22 to 28.
#[derive(Record, Debug, Clone)]
#[record(kind = 82, path = "rapat-koperasi", id = "Rapat", en = "Meeting", home = any, custody = office,
    read = KOPERASI_READERS, write = BOARD, source = "UU 25/1992 Pasal 22-28")]
pub struct Meeting {
    pub id: Id<Meeting>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative", fixed)]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Jenis rapat", en = "Kind of meeting", fixed, title, list)]
    pub kind: MeetingKind,
    #[field(
        tag = 3,
        id = "Tahun buku",
        en = "Book year",
        fixed,
        list,
        help("Untuk RAT: tahun yang dipertanggungjawabkan.", "For an annual meeting: the year that is accounted for.")
    )]
    pub year: Option<i64>,
    #[field(tag = 4, id = "Tanggal undangan", en = "Notice of", list)]
    pub notice_on: Date,
    #[field(tag = 5, id = "Hari rapat", en = "Day of the meeting", list)]
    pub held_on: Date,
    #[field(tag = 6, id = "Jam", en = "Time", help("Contoh: 09.00", "Example: 09.00"))]
    pub time: Option<String>,
    #[field(tag = 7, id = "Tempat", en = "Place", list)]
    pub place: String,
    #[field(tag = 8, id = "Acara", en = "Agenda", kind = LongText, help("Satu acara satu baris.", "One item a line."))]
    pub agenda: Option<String>,
    #[field(tag = 9, id = "Anggota terdaftar", en = "Members on the roll")]
    pub members: Option<i64>,
    #[field(tag = 10, id = "Anggota hadir", en = "Members present")]
    pub present: Option<i64>,
    #[field(tag = 11, id = "Kuorum tercapai", en = "Quorum reached", fixed)]
    pub quorum: Option<bool>,
}
