//! A registration of interest (minat): somebody who wants to work abroad leaves it on the public page, and the office that
//! serves the village answers. It is its own subject, so that it can be erased.

use jiff::civil::Date;
use kernel::access::{Role, VILLAGE_AND_REGENCY};
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::resident::Sex;
use people::records::{Account, Resident};
use record_derive::Record;

use super::MigrationCase;

choices! {
    /// What became of it.
    pub enum InterestState {
        New = 1, "baru", "Belum dijawab", "Not answered yet";
        Taken = 2, "kasus", "Menjadi kasus", "Became a case";
        Declined = 3, "dijawab", "Sudah dijawab", "Answered";
        Erased = 4, "dihapus", "Sudah dihapus", "Erased";
    }
}

/// Who reads them: the office they were left with and the regency above it.
pub const INTEREST_READERS: &[Role] = VILLAGE_AND_REGENCY;
/// Who answers, each at the own office.
pub const INTEREST_WRITERS: &[Role] = &[Role::PetugasDesmigratif, Role::Koordinator];

/// One registration. Where it came from is clear, for the office; who it is, is not.
#[derive(Record, Debug, Clone)]
#[record(kind = 69, path = "minat", id = "Pendaftaran minat", en = "Registration of interest", home = any,
    read = INTEREST_READERS, write = INTEREST_WRITERS, source = "UU 18/2017 Pasal 42 huruf a")]
pub struct Interest {
    pub id: Id<Interest>,
    #[field(tag = 1, id = "Nama", en = "Name", class = personal, subject = own, title,
        help("Seperti pada KTP.", "As on the identity card."))]
    pub name: Held<String>,
    #[field(tag = 2, id = "Telepon atau WhatsApp", en = "Telephone or WhatsApp", kind = Phone, class = personal, subject = own, sealed)]
    pub phone: Held<String>,
    #[field(tag = 3, id = "Jenis kelamin", en = "Sex", list)]
    pub sex: Sex,
    #[field(tag = 4, id = "Desa", en = "Village", kind = Region, list)]
    pub village: String,
    #[field(tag = 5, id = "Negara yang diinginkan", en = "Country wished for", kind = Country, list,
        help("Boleh kosong bila belum tahu.", "May stay empty if you do not know yet."))]
    pub country: Option<String>,
    #[field(tag = 6, id = "Keinginan atau pertanyaan", en = "Wish or question", kind = LongText, class = personal, subject = own,
        help("Contoh: ingin merawat lansia di Taiwan; berapa biayanya?", "Example: I want to care for the elderly in Taiwan; what does it cost?"))]
    pub wish: Held<Option<String>>,
    #[field(tag = 7, id = "Diterima", en = "Received", fixed, list)]
    pub received: Date,
    #[field(
        tag = 8,
        id = "Pemberitahuan yang dibaca",
        en = "Notice that was read",
        fixed,
        source = "UU 27/2022 Pasal 21"
    )]
    pub notice: String,
    #[field(tag = 9, id = "Keadaan", en = "State", fixed, list, lookup)]
    pub state: InterestState,
    #[field(tag = 10, id = "Warga", en = "Resident", fixed)]
    pub resident: Option<Ref<Resident>>,
    #[field(tag = 11, id = "Kasus", en = "Case", fixed)]
    pub case: Option<Ref<MigrationCase>>,
    #[field(tag = 12, id = "Jawaban", en = "Answer", kind = LongText, class = personal, subject = own, fixed)]
    pub answer: Held<Option<String>>,
    #[field(tag = 13, id = "Dijawab pada", en = "Answered on", fixed)]
    pub answered_on: Option<Date>,
    #[field(tag = 14, id = "Dijawab oleh", en = "Answered by", fixed)]
    pub answered_by: Option<Ref<Account>>,
}
