//! A migration case: one person's way from the wish to the return. UU 18/2017 art. 42 gives the village its part in it.
//!
//! The state is clear and under custody. Jalur, trouble, suspicion and the reason of a return are specific and sealed:
//! no state and no clear column tells them.

use jiff::civil::Date;
use kernel::checklist::Scheme;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use people::records::resident::Sex;
use record_derive::Record;

use super::contact_log::FamilyMayKnow;
use super::{CASE_READERS, CASE_SPECIFIC, CASE_WRITERS, JobOrder, PlacementAgency, RecruitmentPermit};
use crate::rules::machine::CASE_MACHINE;

choices! {
    /// Where a case stands. Tens are phases, so that a phase is a range of codes.
    pub enum CaseState {
        Minat = 10, "minat", "Berminat", "Interested";
        Terdata = 11, "terdata", "Terdata", "Recorded";
        Konseling = 20, "konseling", "Konseling", "Counselled";
        VerifikasiDesa = 21, "verifikasi_desa", "Verifikasi desa", "Verified by the village";
        IzinDesa = 22, "izin_desa", "Izin keluarga diketahui desa", "Family permission acknowledged";
        TerdaftarDisnaker = 23, "terdaftar_disnaker", "Terdaftar di disnaker", "Registered with the labour office";
        Seleksi = 24, "seleksi", "Seleksi", "Selection";
        KesehatanKompetensi = 25, "kesehatan_kompetensi", "Kesehatan dan kompetensi", "Health and competence";
        PerjanjianPenempatan = 26, "perjanjian_penempatan", "Perjanjian penempatan", "Placement agreement";
        JaminanSosial = 27, "jaminan_sosial", "Jaminan sosial", "Social security";
        PasporVisa = 28, "paspor_visa", "Paspor dan visa", "Passport and visa";
        PerjanjianKerja = 29, "perjanjian_kerja", "Perjanjian kerja", "Employment contract";
        SiapBerangkat = 40, "siap_berangkat", "Siap berangkat", "Ready to depart";
        Bekerja = 50, "bekerja", "Bekerja di luar negeri", "Working abroad";
        Perpanjangan = 51, "perpanjangan", "Memperpanjang kontrak", "Extending the contract";
        Cuti = 52, "cuti", "Cuti", "On leave";
        PindahMajikan = 53, "pindah_majikan", "Pindah majikan", "Changing employer";
        Pulang = 60, "pulang", "Pulang", "Returned";
        Purna = 61, "purna", "Purna", "Settled after return";
        Tertunda = 80, "tertunda", "Tertunda", "Postponed";
        Mundur = 81, "mundur", "Mengundurkan diri", "Withdrew";
        Ditolak = 82, "ditolak", "Ditolak", "Refused";
        PindahDomisili = 83, "pindah_domisili", "Pindah domisili", "Moved away";
        Meninggal = 90, "meninggal", "Meninggal dunia", "Died";
    }
}

choices! {
    /// In which way the person left or wants to leave. Never a clear column; never 'ilegal'.
    pub enum RouteTaken {
        Prosedural = 1, "prosedural", "Prosedural", "Procedural";
        BelumProsedural = 2, "belum_prosedural", "Belum prosedural", "Not yet procedural";
        TidakDiketahui = 3, "tidak_diketahui", "Tidak diketahui", "Not known";
    }
}

choices! {
    /// Why a worker came home (UU 18/2017 art. 25 to 28). Always sealed.
    pub enum ReturnReason {
        ContractEnd = 1, "kontrak_berakhir", "Kontrak berakhir", "Contract ended";
        Leave = 2, "cuti", "Cuti", "Leave";
        Dismissal = 3, "pemutusan_kerja", "Pemutusan hubungan kerja", "Dismissal";
        Illness = 4, "sakit_kecelakaan", "Sakit atau kecelakaan", "Illness or accident";
        Violence = 5, "kekerasan", "Kekerasan atau penganiayaan", "Violence or abuse";
        Emergency = 6, "keadaan_darurat", "Perang, bencana, atau wabah", "War, disaster or epidemic";
        Deportation = 7, "deportasi", "Deportasi", "Deportation";
        Death = 8, "meninggal", "Meninggal dunia", "Death";
        Other = 9, "lainnya", "Lainnya", "Other";
    }
}

/// A case.
#[derive(Record, Debug, Clone)]
#[record(kind = 50, path = "kasus", id = "Kasus migrasi", en = "Migration case", home = village, pages, read = CASE_READERS,
    write = CASE_WRITERS, specific = CASE_SPECIFIC, states = CASE_MACHINE, source = "UU 18/2017 Pasal 42 huruf b dan d")]
pub struct MigrationCase {
    pub id: Id<MigrationCase>,
    #[field(tag = 1, id = "Warga", en = "Resident", fixed)]
    pub resident: Ref<Resident>,
    #[field(tag = 2, id = "Nomor kasus", en = "Case number", fixed, custody, unique, title, list)]
    pub number: String,
    #[field(tag = 3, id = "Keadaan", en = "State", state, custody, list)]
    pub state: CaseState,
    #[field(tag = 4, id = "Urutan dalam tahun", en = "Place in the year's series", fixed, custody)]
    pub serial: i64,
    #[field(tag = 5, id = "Tahun", en = "Year", kind = Year, fixed, custody)]
    pub year: i64,
    #[field(
        tag = 6,
        id = "Skema penempatan",
        en = "Placement scheme",
        list,
        section("Tujuan", "Destination"),
        help(
            "Kosongkan bila belum tahu. Skema menentukan daftar dokumen.",
            "Leave empty while unknown. The scheme decides the list of documents."
        )
    )]
    pub scheme: Option<Scheme>,
    #[field(tag = 7, id = "Negara tujuan", en = "Destination", kind = Country, list)]
    pub country: Option<String>,
    #[field(
        tag = 8,
        id = "Pekerjaan yang dituju",
        en = "Intended job",
        list,
        help("Contoh: perawat lansia, operator pabrik.", "Example: carer for the elderly, factory operator.")
    )]
    pub job: Option<String>,
    #[field(
        tag = 9,
        id = "Rencana tanggal berangkat",
        en = "Planned departure",
        help(
            "Boleh diubah kapan saja. Masa berlaku dokumen dihitung terhadap tanggal ini.",
            "May be changed at any time. The validity of documents is judged by this day."
        )
    )]
    pub planned_departure: Option<Date>,
    #[field(tag = 10, id = "Tanggal berangkat", en = "Departed on", fixed)]
    pub departed_on: Option<Date>,
    #[field(
        tag = 11,
        id = "Kontrak berakhir",
        en = "Contract ends",
        section("Pekerjaan di luar negeri", "Work abroad")
    )]
    pub contract_end: Option<Date>,
    #[field(tag = 12, id = "Pemberi kerja", en = "Employer", class = personal, subject = resident)]
    pub employer: Held<Option<String>>,
    #[field(tag = 13, id = "Alamat pemberi kerja", en = "Employer's address", kind = LongText, class = personal, subject = resident)]
    pub employer_address: Held<Option<String>>,
    #[field(tag = 14, id = "Telepon di luar negeri", en = "Telephone abroad", kind = Phone, class = personal, subject = resident, sealed)]
    pub phone_abroad: Held<Option<String>>,
    #[field(
        tag = 15,
        id = "Nama P3MI",
        en = "Agency (P3MI)",
        section("Penempatan", "Placement"),
        help(
            "Perusahaan yang menempatkan. Orang perseorangan dilarang menempatkan (UU 18/2017 Pasal 69).",
            "The company that places. Individuals may not place workers (UU 18/2017 art. 69)."
        )
    )]
    pub agency: Option<String>,
    #[field(tag = 16, id = "Nomor izin P3MI (SIP3MI/SIP2MI)", en = "Agency's permit number (SIP3MI/SIP2MI)")]
    pub agency_permit: Option<String>,
    #[field(tag = 17, id = "Jalur", en = "Way of leaving", class = specific, subject = resident, sealed, optional,
        section("Hanya untuk petugas desa ini", "Only for this village's officer"),
        help("Tertutup bagi semua orang selain petugas desa ini.", "Closed to everybody but this village's officer."))]
    pub route_taken: Held<Option<RouteTaken>>,
    #[field(tag = 18, id = "Alasan pulang", en = "Reason of the return", class = specific, subject = resident, sealed, fixed)]
    pub return_reason: Held<Option<ReturnReason>>,
    #[field(
        tag = 19,
        id = "Jenis kelamin",
        en = "Sex",
        fixed,
        help("Disalin dari data warga untuk penghitungan.", "Copied from the resident, for counting.")
    )]
    pub sex: Sex,
    #[field(tag = 20, id = "Dibuka pada", en = "Opened on", fixed, list)]
    pub opened_on: Date,
    #[field(tag = 21, id = "Dalam keadaan ini sejak", en = "In this state since", fixed)]
    pub since: Option<Date>,
    #[field(tag = 22, id = "Tanggal pulang", en = "Returned on", fixed)]
    pub returned_on: Option<Date>,
    #[field(tag = 23, id = "Keadaan sebelum tertunda", en = "State before it was set aside", fixed, custody)]
    pub set_aside_from: Option<CaseState>,
    #[field(tag = 24, id = "Hal yang perlu diperiksa", en = "Things to look into", kind = LongText, class = specific, subject = resident, sealed,
        help("Apa yang dilihat atau didengar, dari siapa, kapan. Bukan tuduhan.", "What was seen or heard, from whom, when. Not an accusation."))]
    pub concern: Held<Option<String>>,
    #[field(tag = 25, id = "Masalah yang dihadapi", en = "Trouble", kind = LongText, class = specific, subject = resident, sealed,
        help("Apa yang terjadi dan langkah berikutnya. Korban tidak pernah diperlakukan sebagai pelaku.", "What happened and the next step. A victim is never treated as an offender."))]
    pub trouble: Held<Option<String>>,
    #[field(tag = 26, id = "Kabar terakhir", en = "Last news", class = specific, subject = resident, sealed,
        help("Kapan keluarga terakhir menerima kabar.", "When the family last heard of the person."))]
    pub last_news: Held<Option<Date>>,
    // Chosen from lists on a page of its own; what was chosen also fills the two texts above.
    #[field(tag = 27, id = "P3MI menurut daftar", en = "Agency of the list", fixed)]
    pub placement_agency: Option<Ref<PlacementAgency>>,
    #[field(tag = 28, id = "Izin perekrutan", en = "Recruitment permit", fixed)]
    pub recruitment_permit: Option<Ref<RecruitmentPermit>>,
    #[field(tag = 29, id = "Lowongan kerja", en = "Job order", fixed)]
    pub job_order: Option<Ref<JobOrder>>,
    #[field(
        tag = 30,
        id = "Menanyakan kabar paling lambat",
        en = "Ask for news by",
        fixed,
        help("Dijadwalkan untuk setiap orang yang bekerja di luar negeri.", "Planned for everybody who works abroad.")
    )]
    pub contact_due: Option<Date>,
    #[field(tag = 31, id = "Bila lama tidak ada kabar, keluarga boleh dihubungi", en = "Without news for long, the family may be contacted",
        class = specific, subject = resident, sealed, fixed)]
    pub family_may_know: Held<Option<FamilyMayKnow>>,
    #[field(tag = 32, id = "Keluarga yang boleh tahu", en = "Kin who may know", class = specific, subject = resident, sealed, fixed)]
    pub kin_may_know: Held<Option<String>>,
    #[field(
        tag = 33,
        id = "Menanyakan keadaan setelah pulang paling lambat",
        en = "Ask how the person fares by",
        fixed,
        help("Dijadwalkan untuk setiap orang yang pulang.", "Planned for everybody who came home.")
    )]
    pub outcome_due: Option<Date>,
    // Side states beside the way: one is set or ended by writing all five, so that no entry says in clear which it was.
    #[field(tag = 40, id = "Diduga nonprosedural sejak", en = "Thought non-procedural since", class = specific, subject = resident,
        sealed, fixed, source = "DOMAIN C")]
    pub suspected_since: Held<Option<Date>>,
    #[field(tag = 41, id = "Bermasalah sejak", en = "In trouble since", class = specific, subject = resident, sealed, fixed)]
    pub troubled_since: Held<Option<Date>>,
    #[field(tag = 42, id = "Hilang kontak sejak", en = "Out of contact since", class = specific, subject = resident, sealed, fixed)]
    pub lost_since: Held<Option<Date>>,
    #[field(tag = 43, id = "Dideportasi pada", en = "Deported on", class = specific, subject = resident, sealed, fixed)]
    pub deported_on: Held<Option<Date>>,
    #[field(tag = 44, id = "Alasan keadaan khusus", en = "Reason of the special state", kind = LongText, class = specific,
        subject = resident, sealed, fixed)]
    pub side_reason: Held<Option<String>>,
}

impl CaseState {
    /// Before the departure, in the order of the way.
    pub const BEFORE_DEPARTURE: &'static [CaseState] = &[
        CaseState::Minat,
        CaseState::Terdata,
        CaseState::Konseling,
        CaseState::VerifikasiDesa,
        CaseState::IzinDesa,
        CaseState::TerdaftarDisnaker,
        CaseState::Seleksi,
        CaseState::KesehatanKompetensi,
        CaseState::PerjanjianPenempatan,
        CaseState::JaminanSosial,
        CaseState::PasporVisa,
        CaseState::PerjanjianKerja,
        CaseState::SiapBerangkat,
    ];

    /// Has the person not left yet (side states aside)?
    pub fn is_before_departure(self) -> bool {
        self.code() < CaseState::Bekerja.code()
    }

    /// Does the person work abroad?
    pub fn is_working(self) -> bool {
        (50..60).contains(&self.code())
    }

    /// Did the case step aside from its way?
    pub fn is_set_aside(self) -> bool {
        (80..90).contains(&self.code())
    }
}
