//! An obstacle (*hambatan*) that a village reports: what stands in the way and which agency is needed. It stays in each
//! month's report until it is over. Not here: the regional issue that it may become (programme).

use jiff::civil::Date;
use kernel::access::Role;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::MonthlyReport;
use super::monthly_report::REPORT_READERS;

choices! {
    /// Which agency is needed: the desks of the one-stop service (PP 59/2021 art. 30 to 31) and those near a village.
    pub enum NeededAgency {
        Disnaker = 1, "disnaker", "Dinas tenaga kerja", "Labour office";
        Bp3mi = 2, "bp3mi", "BP3MI atau KP2MI", "BP3MI or KP2MI";
        Imigrasi = 3, "imigrasi", "Imigrasi", "Immigration";
        Dukcapil = 4, "dukcapil", "Dukcapil", "Civil registry";
        Kesehatan = 5, "kesehatan", "Dinas kesehatan, puskesmas, atau klinik", "Health office or clinic";
        Bpjs = 6, "bpjs", "BPJS Ketenagakerjaan atau Kesehatan", "Social security (BPJS)";
        Bank = 7, "bank", "Bank atau lembaga keuangan", "Bank";
        Kepolisian = 8, "kepolisian", "Kepolisian", "Police";
        Perwakilan = 9, "perwakilan_ri", "Perwakilan RI di luar negeri", "Indonesian mission abroad";
        Sosial = 10, "sosial", "Dinas sosial", "Social office";
        Desa = 11, "pemerintah_desa", "Pemerintah desa atau kecamatan", "Village or district government";
        Lainnya = 99, "lainnya", "Instansi lain", "Another agency";
    }
}

/// One obstacle. Its sentence is read up to the ministry and holds no names; what may hold some stays with village and
/// regency.
#[derive(Record, Debug, Clone)]
#[record(kind = 35, path = "hambatan", id = "Hambatan", en = "Obstacle", home = village, read = REPORT_READERS,
    write = &[Role::PetugasDesmigratif], source = "Permenaker 2/2019")]
pub struct MonthlyObstacle {
    pub id: Id<MonthlyObstacle>,
    #[field(tag = 1, id = "Laporan", en = "Report", fixed)]
    pub report: Ref<MonthlyReport>,
    #[field(
        tag = 2,
        id = "Apa hambatannya",
        en = "What stands in the way",
        title,
        list,
        help(
            "Satu kalimat, tanpa nama dan nomor orang: dibaca sampai kementerian. Contoh: antrean paspor enam minggu.",
            "One sentence without names or numbers of persons: it is read up to the ministry. Example: six weeks' queue for passports."
        )
    )]
    pub what: String,
    #[field(tag = 3, id = "Instansi yang dibutuhkan", en = "Agency that is needed", list)]
    pub agency: NeededAgency,
    #[field(tag = 4, id = "Sejak", en = "Since", list)]
    pub since: Date,
    #[field(tag = 5, id = "Keterangan", en = "Details", kind = LongText, class = personal, subject = own,
        help("Hanya untuk desa dan kabupaten.", "For village and regency only."))]
    pub detail: Held<Option<String>>,
    #[field(tag = 6, id = "Selesai pada", en = "Over on", fixed, list)]
    pub over_on: Option<Date>,
    #[field(tag = 7, id = "Isu wilayah", en = "Regional issue", fixed)]
    pub issue: Option<String>,
}
