//! Who recruited a candidate and how, as asked of everybody before the village verifies a case. Everybody is asked the same:
//! that the record is there tells only that the interview took place.
//!
//! Recruiter, telephone and agency are personal and lie sealed: the regency compares them over villages by keyed hashes. All
//! answers stand in one sealed text that is always equally long (`rules::interview`): neither a column, nor a missing one,
//! nor a length tells anything.

use jiff::civil::Date;
use kernel::access::VILLAGE_AND_REGENCY;
use kernel::value::Ref;
use kernel::{Held, Id};
use people::records::{Account, Resident};
use record_derive::Record;

use super::{CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

/// One interview; one for each case, mended where the answers change. UU 18/2017 art. 69: individuals may not place workers.
#[derive(Record, Debug, Clone)]
#[record(kind = 55, path = "perekrutan", id = "Wawancara perekrutan", en = "Recruitment interview", home = village,
    read = VILLAGE_AND_REGENCY, write = CASE_WRITERS, specific = CASE_SPECIFIC,
    source = "UU 18/2017 Pasal 42 huruf b dan Pasal 69")]
pub struct Recruitment {
    pub id: Id<Recruitment>,
    #[field(tag = 1, id = "Kasus", en = "Case", fixed)]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Tanggal wawancara", en = "Day of the interview", fixed, title)]
    pub asked_on: Date,
    #[field(tag = 4, id = "Nama yang menawarkan", en = "Name of who offers", class = personal, subject = resident, sealed,
        help("Orang yang mengajak atau mengurus. Kosongkan bila belum ada.", "Who invites or arranges. Leave empty where there is nobody yet."))]
    pub recruiter: Held<Option<String>>,
    #[field(tag = 5, id = "Telepon yang menawarkan", en = "Telephone of who offers", kind = Phone, class = personal, subject = resident,
        sealed, lookup,
        help("Satu nomor pada banyak kasus adalah tanda untuk ditanyakan.", "One number behind many cases is a sign to ask about."))]
    pub phone: Held<Option<String>>,
    #[field(tag = 6, id = "P3MI atau lembaga yang disebut", en = "Agency or body that was named", class = personal, subject = resident, sealed,
        help("Seperti disebut orangnya, misalnya PT Bina Kerja.", "As the person named it, for example PT Bina Kerja."))]
    pub agency: Held<Option<String>>,
    #[field(tag = 7, id = "Nama lembaga yang disamakan", en = "Name of the body, made alike", class = personal, subject = resident,
        sealed, lookup, fixed)]
    pub agency_mark: Held<Option<String>>,
    #[field(
        tag = 8,
        id = "Negara dan bulan",
        en = "Country and month",
        fixed,
        lookup,
        help(
            "Disalin dari kasus: negara tujuan dan bulan rencana berangkat.",
            "Copied from the case: destination and month of the planned departure."
        )
    )]
    pub journey: Option<String>,
    #[field(tag = 9, id = "Jawaban", en = "Answers", kind = LongText, class = specific, subject = resident, sealed, fixed)]
    pub answers: Held<String>,
    #[field(tag = 10, id = "Ditanyakan oleh", en = "Asked by", fixed)]
    pub asked_by: Ref<Account>,
}
