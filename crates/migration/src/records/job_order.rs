//! A job order: work abroad that a company may fill, with wage, costs, number and days. Published ones are vacancies.
//! Not here: when one is shown (`rules::job_order`), the pages.

use jiff::civil::Date;
use kernel::access::OFFICES;
use kernel::states::{Edge, Machine, State};
use kernel::value::Ref;
use kernel::{Id, choices, phrase};
use record_derive::Record;

use super::placement_agency::AGENCY_OFFICES;
use super::{PlacementAgency, RecruitmentPermit};

choices! {
    /// Where a job order stands.
    pub enum JobOrderState {
        Draft = 1, "draf", "Draf", "Draft";
        Published = 2, "terbit", "Terbit", "Published";
        Closed = 3, "tutup", "Tutup", "Closed";
        Retired = 4, "ditarik", "Ditarik", "Retired";
    }
}

choices! {
    /// Who is wanted.
    pub enum SexWanted {
        Anybody = 1, "semua", "Laki-laki atau perempuan", "Men or women";
        Men = 2, "laki_laki", "Laki-laki", "Men";
        Women = 3, "perempuan", "Perempuan", "Women";
    }
}

const fn state(state: JobOrderState, name: &'static str) -> State {
    State { code: state.code(), name, label: state.label(), phase: "", terminal: false }
}

const fn edge(
    from: JobOrderState,
    to: JobOrderState,
    label: kernel::Phrase,
    guard: &'static str,
    reason: bool,
) -> Edge {
    Edge { from: from.code(), to: to.code(), label, roles: AGENCY_OFFICES, guard, reason, source: "" }
}

/// The life of a job order. Publishing asks for a licence that is valid and a destination that is open on that day.
pub static JOB_ORDER_MACHINE: Machine = Machine {
    initial: 1,
    states: &[
        state(JobOrderState::Draft, "draf"),
        state(JobOrderState::Published, "terbit"),
        state(JobOrderState::Closed, "tutup"),
        state(JobOrderState::Retired, "ditarik"),
    ],
    edges: &[
        edge(JobOrderState::Draft, JobOrderState::Published, phrase("Terbitkan", "Publish"), "may_be_shown", false),
        edge(JobOrderState::Published, JobOrderState::Closed, phrase("Tutup", "Close"), "", false),
        edge(JobOrderState::Published, JobOrderState::Retired, phrase("Tarik", "Retire"), "", true),
        edge(JobOrderState::Draft, JobOrderState::Retired, phrase("Tarik", "Retire"), "", true),
        edge(JobOrderState::Closed, JobOrderState::Published, phrase("Buka lagi", "Open again"), "may_be_shown", false),
    ],
};

/// A job order.
#[derive(Record, Debug, Clone)]
#[record(kind = 59, path = "lowongan-kerja", id = "Lowongan kerja", en = "Job order", home = any, pages, read = OFFICES,
    write = AGENCY_OFFICES, states = JOB_ORDER_MACHINE, source = "UU 18/2017 Pasal 42 huruf a; PP 59/2021 Pasal 4")]
pub struct JobOrder {
    pub id: Id<JobOrder>,
    #[field(tag = 1, id = "Pekerjaan", en = "Job", class = public, title, list, find)]
    pub job: String,
    #[field(tag = 2, id = "Perusahaan", en = "Company", class = public, fixed)]
    pub agency: Ref<PlacementAgency>,
    #[field(tag = 3, id = "Izin perekrutan", en = "Recruitment permit", class = public, fixed)]
    pub permit: Option<Ref<RecruitmentPermit>>,
    #[field(tag = 4, id = "Negara tujuan", en = "Destination", kind = Country, class = public, list)]
    pub country: String,
    #[field(tag = 5, id = "Keadaan", en = "State", state, list)]
    pub state: JobOrderState,
    #[field(tag = 6, id = "Nomor job order", en = "Number of the job order", class = public, unique)]
    pub number: Option<String>,
    #[field(tag = 7, id = "Jumlah dibutuhkan", en = "Workers wanted", class = public, list)]
    pub wanted: i64,
    #[field(tag = 8, id = "Untuk", en = "For", class = public)]
    pub sex: Option<SexWanted>,
    #[field(tag = 9, id = "Usia paling muda", en = "Least age", class = public, help("Paling muda 18 tahun (UU 18/2017 Pasal 5).", "18 at least (UU 18/2017 art. 5)."))]
    pub age_from: Option<i64>,
    #[field(tag = 10, id = "Usia paling tua", en = "Greatest age", class = public)]
    pub age_to: Option<i64>,
    #[field(tag = 11, id = "Syarat lain", en = "Other requirements", kind = LongText, class = public)]
    pub requirements: Option<String>,
    #[field(tag = 12, id = "Gaji paling rendah sebulan", en = "Least wage a month", kind = ForeignMoney, class = public,
        section("Gaji dan kerja", "Wage and work"), help("Mata uang lalu jumlah. Contoh: TWD 28.590 atau MYR 1.700.", "Currency, then amount. Example: TWD 28.590 or MYR 1.700."))]
    pub wage_from: String,
    #[field(tag = 13, id = "Gaji paling tinggi sebulan", en = "Greatest wage a month", kind = ForeignMoney, class = public)]
    pub wage_to: Option<String>,
    #[field(tag = 14, id = "Kurs: rupiah untuk satu satuan", en = "Rate: rupiah for one unit", kind = Decimal, class = public,
        help("Contoh: 1 TWD = 512,35. Kosongkan bila belum tahu.", "Example: 1 TWD = 512,35. Leave empty if unknown."))]
    pub rate: Option<String>,
    #[field(tag = 15, id = "Kurs tanggal", en = "Rate of", class = public)]
    pub rate_on: Option<Date>,
    #[field(tag = 16, id = "Jam kerja dan hari libur", en = "Working hours and days off", class = public)]
    pub hours: Option<String>,
    #[field(tag = 17, id = "Lama kontrak (bulan)", en = "Length of the contract (months)", class = public)]
    pub months: Option<i64>,
    #[field(tag = 18, id = "Makan, tempat tinggal, asuransi", en = "Meals, lodging, insurance", class = public)]
    pub provided: Option<String>,
    #[field(tag = 19, id = "Biaya yang diminta dari pekerja", en = "Costs asked of the worker", kind = LongText, class = public,
        section("Biaya", "Costs"), help("Satu biaya satu baris: nama biaya, titik dua, jumlah. Contoh: Paspor: Rp350.000. Kosongkan bila tidak ada.", "One cost a line: name, colon, amount. Example: Paspor: Rp350.000. Leave empty where there is none."))]
    pub costs: Option<String>,
    #[field(tag = 20, id = "Pendaftaran ditutup", en = "Closes on", class = public, list, section("Tanggal dan sumber", "Days and source"))]
    pub closing: Date,
    #[field(tag = 21, id = "Sumber", en = "Source", class = public,
        help("Surat, portal, atau orang yang dapat dihubungi di kantor, dengan tanggalnya.", "Letter, portal or desk, with its day."))]
    pub source: String,
    #[field(tag = 22, id = "Terbit pada", en = "Published on", class = public, fixed)]
    pub published_on: Option<Date>,
    #[field(tag = 23, id = "Ditutup pada", en = "Closed on", class = public, fixed)]
    pub closed_on: Option<Date>,
    #[field(tag = 24, id = "Alasan ditarik", en = "Reason", class = public, fixed)]
    pub reason: Option<String>,
}
