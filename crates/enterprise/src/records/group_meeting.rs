//! A meeting of a group: day, how many came, what was decided. Minutes, attendance and photos are files of it. Not here: who
//! came (names stand on the paper list alone).

use jiff::civil::Date;
use kernel::Id;
use kernel::value::Ref;
use record_derive::Record;

use super::{BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

/// A meeting.
#[derive(Record, Debug, Clone)]
#[record(kind = 113, path = "rapat-kelompok", id = "Rapat kelompok", en = "Meeting of a group", home = village,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Buku rapat kelompok usaha")]
pub struct GroupMeeting {
    pub id: Id<GroupMeeting>,
    #[field(tag = 1, id = "Kelompok", en = "Group", fixed, list)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 2, id = "Hari rapat", en = "Day", title, list)]
    pub held_on: Date,
    #[field(tag = 3, id = "Tempat", en = "Place", list, help("Contoh: balai dusun.", "Example: the hamlet's hall."))]
    pub place: String,
    #[field(tag = 4, id = "Anggota hadir", en = "Members present", list)]
    pub present: i64,
    #[field(tag = 5, id = "Yang dibicarakan", en = "What was talked about", kind = LongText, help("Tanpa nama orang.", "Without names of people."))]
    pub agenda: Option<String>,
    #[field(tag = 6, id = "Keputusan", en = "Decisions", kind = LongText, help("Satu keputusan satu baris.", "One decision a line."))]
    pub decisions: Option<String>,
}
