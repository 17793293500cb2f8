//! How somebody fares at the return and 6, 12 and 24 months after it. Which of the four and its day are clear, so that they
//! can be counted and are asked in time; work, income and all else are sealed. The first also keeps how the person came home.

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{CASE_READERS, CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

choices! {
    /// Which of the four moments.
    pub enum OutcomePoint {
        Return = 1, "saat_pulang", "Saat pulang", "At the return";
        HalfYear = 2, "6_bulan", "6 bulan setelah pulang", "6 months after the return";
        Year = 3, "12_bulan", "12 bulan setelah pulang", "12 months after the return";
        TwoYears = 4, "24_bulan", "24 bulan setelah pulang", "24 months after the return";
    }
}

choices! {
    /// In which way somebody came home.
    pub enum ReturnWay {
        Own = 1, "sendiri", "Pulang sendiri", "By own means";
        Facilitated = 2, "difasilitasi", "Difasilitasi BP3MI atau Perwakilan RI", "Assisted by BP3MI or the mission";
        Agency = 3, "p3mi", "Diurus P3MI atau pemberi kerja", "Arranged by agency or employer";
        Unknown = 4, "tidak_tahu", "Tidak tahu", "Not known";
    }
}

choices! {
    /// What somebody lives of now.
    pub enum WorkStatus {
        Employed = 1, "bekerja_tetap", "Bekerja tetap", "Steady work";
        Casual = 2, "serabutan", "Bekerja serabutan", "Casual work";
        OwnBusiness = 3, "usaha_sendiri", "Usaha sendiri", "Own business";
        Farming = 4, "bertani", "Bertani, beternak, melaut", "Farming, livestock, fishing";
        Home = 5, "mengurus_rumah", "Mengurus rumah", "Keeps the house";
        Looking = 6, "mencari", "Mencari pekerjaan", "Looks for work";
        Study = 7, "belajar", "Pelatihan atau sekolah", "Training or school";
        Unable = 8, "belum_mampu", "Belum mampu bekerja", "Not able to work yet";
    }
}

choices! {
    /// How content somebody is.
    pub enum Content {
        Good = 1, "puas", "Puas", "Content";
        Fair = 2, "cukup", "Cukup", "Fair";
        Poor = 3, "kurang", "Kurang puas", "Not content";
    }
}

/// One moment. UU 18/2017 art. 24; evaluation of the programme.
#[derive(Record, Debug, Clone)]
#[record(kind = 65, path = "hasil-pulang", id = "Keadaan setelah pulang", en = "State after the return", home = village,
    read = CASE_READERS, write = CASE_WRITERS, specific = CASE_SPECIFIC, source = "UU 18/2017 Pasal 24")]
pub struct ReturnOutcome {
    pub id: Id<ReturnOutcome>,
    #[field(tag = 1, id = "Kasus", en = "Case", fixed)]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Tanggal pulang", en = "Returned on", fixed)]
    pub returned_on: Date,
    #[field(tag = 4, id = "Saat", en = "Moment", fixed, list)]
    pub point: OutcomePoint,
    #[field(tag = 5, id = "Ditanyakan pada", en = "Asked on", list)]
    pub taken_on: Option<Date>,
    #[field(tag = 6, id = "Cara pulang", en = "How the person came home", class = specific, subject = resident, sealed, fixed)]
    pub way: Held<Option<ReturnWay>>,
    #[field(tag = 7, id = "Kebutuhan kesehatan", en = "Health needs", class = specific, subject = resident, sealed,
        help("Yang perlu segera ditangani. Kosongkan bila tidak ada.", "What needs care at once. Leave empty if nothing."))]
    pub health: Held<Option<String>>,
    #[field(tag = 8, id = "Hak yang belum dibayar", en = "Unpaid rights", class = specific, subject = resident, sealed,
        help("Upah, tiket, asuransi. Kosongkan bila tidak ada.", "Wages, ticket, insurance. Leave empty if nothing."))]
    pub unpaid: Held<Option<String>>,
    #[field(tag = 9, id = "Pekerjaan sekarang", en = "Work now", class = specific, subject = resident, sealed)]
    pub work: Held<Option<WorkStatus>>,
    #[field(tag = 10, id = "Penghasilan sebulan", en = "Income a month", class = specific, subject = resident, sealed,
        help("Perkiraan. Boleh dikosongkan bila tidak mau menyebut.", "An estimate. May be left empty."))]
    pub income: Held<Option<Rupiah>>,
    #[field(tag = 11, id = "Kepuasan", en = "How content", class = specific, subject = resident, sealed)]
    pub content: Held<Option<Content>>,
    #[field(tag = 12, id = "Ingin berangkat lagi", en = "Wants to leave again", class = specific, subject = resident, sealed)]
    pub again: Held<Option<bool>>,
    #[field(tag = 13, id = "Catatan", en = "Note", kind = LongText, class = specific, subject = resident, sealed)]
    pub note: Held<Option<String>>,
}
