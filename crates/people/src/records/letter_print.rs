//! One printing of an acknowledged letter: which copy it was and why. Who and when stand in the journal.

use kernel::Id;
use kernel::access::Role;
use kernel::value::Ref;
use record_derive::Record;

use super::letter::PrintReason;
use super::resident::RESIDENT_READERS;
use super::{Letter, Resident};

/// One printing. Every copy is the same bytes; this says how many there are.
#[derive(Record, Debug, Clone)]
#[record(kind = 23, path = "cetakan-surat", id = "Cetakan surat", en = "Printing of a letter", home = village, append_only,
    read = RESIDENT_READERS, write = &[Role::PetugasDesmigratif])]
pub struct LetterPrint {
    pub id: Id<LetterPrint>,
    #[field(tag = 1, id = "Surat", en = "Letter")]
    pub letter: Ref<Letter>,
    #[field(tag = 2, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Cetakan ke", en = "Copy", list, title)]
    pub copy: i64,
    #[field(tag = 4, id = "Alasan", en = "Reason", list)]
    pub reason: Option<PrintReason>,
}
