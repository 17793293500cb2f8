//! One employer for a time: who, where, as what, for how much, from when until when. An extension and a change of employer
//! each write a new one (UU 18/2017 art. 17 to 19). What the page of the case shows stands on the case itself.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{CASE_READERS, CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

choices! {
    /// How this term began.
    pub enum Term {
        First = 1, "pertama", "Penempatan pertama", "First placement";
        Extension = 2, "perpanjangan", "Perpanjangan", "Extension";
        NewEmployer = 3, "majikan_baru", "Majikan baru", "New employer";
        Found = 4, "dicatat_kemudian", "Dicatat kemudian", "Recorded afterwards";
    }
}

choices! {
    /// An answer that may be unknown.
    pub enum Answered {
        Yes = 1, "ya", "Ya", "Yes";
        No = 2, "tidak", "Tidak", "No";
        Unknown = 3, "tidak_tahu", "Tidak tahu", "Not known";
    }
}

/// A term of employment.
#[derive(Record, Debug, Clone)]
#[record(kind = 61, path = "masa-kerja", id = "Masa kerja", en = "Term of employment", home = village, read = CASE_READERS,
    write = CASE_WRITERS, specific = CASE_SPECIFIC, source = "UU 18/2017 Pasal 17–19")]
pub struct Employment {
    pub id: Id<Employment>,
    #[field(tag = 1, id = "Kasus", en = "Case", fixed)]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Awal masa kerja", en = "How it began", fixed, list)]
    pub term: Term,
    #[field(tag = 4, id = "Pemberi kerja", en = "Employer", class = personal, subject = resident)]
    pub employer: Held<Option<String>>,
    #[field(tag = 5, id = "Alamat pemberi kerja", en = "Employer's address", kind = LongText, class = personal, subject = resident)]
    pub address: Held<Option<String>>,
    #[field(tag = 6, id = "Pekerjaan", en = "Job")]
    pub job: Option<String>,
    #[field(tag = 7, id = "Upah sebulan", en = "Wage a month", kind = ForeignMoney, class = specific, subject = resident, sealed,
        help("Menurut perjanjian kerja, dalam mata uang negara itu. Contoh: 17.500.", "As the contract says, in that country's currency. Example: 17.500."))]
    pub wage: Held<Option<String>>,
    #[field(tag = 8, id = "Mulai bekerja", en = "Works from", list)]
    pub from: Option<Date>,
    #[field(tag = 9, id = "Kontrak berakhir", en = "Contract ends", list)]
    pub until: Option<Date>,
    #[field(
        tag = 10,
        id = "Diganti pada",
        en = "Replaced on",
        fixed,
        help("Sejak masa kerja berikutnya dicatat.", "Since the next term was recorded.")
    )]
    pub replaced_on: Option<Date>,
    #[field(tag = 11, id = "Jawaban atas Pasal 17", en = "Answer to article 17", class = specific, subject = resident, sealed, fixed,
        help("Perpanjangan: di hadapan Perwakilan RI? Pindah majikan: kedua pihak setuju?", "Extension: before the Indonesian mission? Change: do both parties agree?"))]
    pub agreed: Held<Option<Answered>>,
    #[field(tag = 12, id = "Isi perjanjian kerja", en = "What the contract says", kind = LongText, class = personal, subject = resident, sealed,
        help("Jam kerja, hari libur, lembur, cuti, tempat tinggal, siapa membayar tiket pulang.", "Hours, days off, overtime, leave, lodging, who pays the way home."))]
    pub says: Held<Option<String>>,
}
