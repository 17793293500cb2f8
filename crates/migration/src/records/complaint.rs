//! A complaint (*pengaduan*) and its steps. Everything that tells something stands in the sealed body: what it is about, about
//! whom, who complains. In clear stand the ticket, the state, the level that handles it and the days (DESIGN 3.5).
//! Not here: where a complaint goes and by when (`rules::complaint`), its machine (`rules::complaint_machine`).

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::Role;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::{Account, Resident};
use record_derive::Record;

use crate::rules::complaint_machine::COMPLAINT_MACHINE;

choices! {
    /// Where it stands.
    pub enum ComplaintState {
        Received = 1, "diterima", "Diterima", "Received";
        Examined = 2, "ditelaah", "Ditelaah", "Examined";
        Asked = 3, "minta_keterangan", "Menunggu keterangan pelapor", "Waiting for the complainant";
        Followed = 4, "ditindaklanjuti", "Ditindaklanjuti", "Followed up";
        Answered = 5, "dijawab", "Dijawab", "Answered";
        Settled = 6, "selesai", "Selesai", "Settled";
        Referred = 7, "dirujuk", "Dirujuk ke instansi lain", "Referred to another agency";
        Escalated = 8, "dieskalasi", "Diteruskan ke tingkat di atas", "Taken to the level above";
        NotOurs = 9, "ditutup_tidak_berwenang", "Ditutup: bukan wewenang kami", "Closed: not within our power";
        Reopened = 10, "dibuka_kembali", "Dibuka kembali", "Reopened";
        Withdrawn = 11, "dicabut", "Dicabut pelapor", "Withdrawn by the complainant";
    }
}

choices! {
    /// Which level handles it.
    pub enum Level {
        Village = 1, "desa", "Desa", "Village";
        Regency = 2, "kabupaten", "Kabupaten/kota", "Regency";
        Province = 3, "provinsi", "Provinsi", "Province";
        Nation = 4, "pusat", "Kementerian", "Ministry";
    }
}

choices! {
    /// How it came.
    pub enum Channel {
        Desk = 1, "loket", "Datang ke loket", "At the desk";
        Public = 2, "halaman", "Lewat halaman pengaduan", "By the public page";
        Paper = 3, "surat", "Surat atau kotak pengaduan", "Letter or complaint box";
        Phone = 4, "telepon", "Telepon atau pesan", "Telephone or message";
    }
}

choices! {
    /// What it is about.
    pub enum Category {
        Overcharged = 1, "biaya_berlebih", "Biaya berlebih atau pungutan", "Overcharging or levies";
        PapersHeld = 2, "dokumen_ditahan", "Dokumen ditahan", "Papers held back";
        Unpaid = 3, "gaji_tidak_dibayar", "Gaji tidak dibayar", "Wages not paid";
        Violence = 4, "kekerasan", "Kekerasan, ancaman, atau pelecehan", "Violence, threats or abuse";
        OtherJob = 5, "penempatan_tidak_sesuai", "Pekerjaan atau negara tidak sesuai janji", "Job or country not as promised";
        Broker = 6, "calo", "Calo atau perekrut tanpa izin", "Broker or recruiter without a licence";
        VillageService = 7, "pelayanan_desa", "Pelayanan kantor desa", "Service of the village office";
        Aid = 8, "bantuan_koperasi", "Bantuan, pelatihan, atau koperasi", "Aid, training or cooperative";
        PersonalData = 9, "data_pribadi", "Data pribadi disalahgunakan", "Misuse of personal data";
        Other = 10, "lainnya", "Lainnya", "Something else";
    }
}

choices! {
    /// About whom; it decides who reads it.
    pub enum AboutWhom {
        Broker = 1, "agen_calo", "Calo, sponsor, atau perusahaan penempatan", "Broker, sponsor or placement company";
        Employer = 2, "majikan", "Majikan atau tempat kerja di luar negeri", "Employer or workplace abroad";
        Officer = 3, "petugas", "Petugas Desmigratif", "The Desmigratif officer";
        Head = 4, "kepala_desa", "Kepala desa atau yang mewakili", "The village head or whoever acts for them";
        Kin = 5, "keluarga_petugas", "Keluarga petugas atau kepala desa", "Family of the officer or the head";
        Staff = 6, "perangkat_desa", "Perangkat desa lain", "Other village staff";
        RegencyOffice = 7, "petugas_kabupaten", "Petugas dinas kabupaten/kota", "Staff of the regency's labour office";
        Agency = 8, "instansi", "Instansi lain", "Another agency";
        Other = 9, "lain", "Orang atau hal lain", "Somebody or something else";
    }
}

choices! {
    /// What the handler may know of who complains.
    pub enum Identity {
        Named = 1, "nama", "Nama saya boleh diketahui petugas yang menangani", "The officers who handle it may know my name";
        Secret = 2, "rahasia", "Rahasiakan nama saya dari kantor desa", "Keep my name from the village office";
        Anonymous = 3, "tanpa_nama", "Tanpa nama: jangan simpan nama dan nomor saya", "Anonymous: keep neither name nor number";
    }
}

choices! {
    /// Which clock runs (SP4N-LAPOR).
    pub enum ComplaintClass {
        Information = 1, "informasi", "Permintaan informasi", "Request for information";
        NoFieldCheck = 2, "tanpa_lapangan", "Pengaduan tanpa pemeriksaan lapangan", "Complaint without a field check";
        FieldCheck = 3, "dengan_lapangan", "Pengaduan dengan pemeriksaan lapangan", "Complaint with a field check";
    }
}

choices! {
    /// How content the complainant is.
    pub enum Satisfaction {
        Content = 3, "puas", "Puas", "Satisfied";
        Partly = 2, "cukup", "Cukup", "So-so";
        Unhappy = 1, "tidak_puas", "Tidak puas", "Not satisfied";
    }
}

/// Who handles complaints: the village's officer, and the levels above what concerns the village itself or was taken higher.
/// Which of them reads one, its level decides (`rules::complaint`).
pub const HANDLERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
];

/// A complaint.
#[derive(Record, Debug, Clone)]
#[record(kind = 71, path = "pengaduan", id = "Pengaduan", en = "Complaint", home = any, read = HANDLERS, write = HANDLERS,
    specific = HANDLERS, states = COMPLAINT_MACHINE, source = "UU 25/2009; Perpres 76/2013")]
pub struct Complaint {
    pub id: Id<Complaint>,
    #[field(tag = 1, id = "Nomor tiket", en = "Ticket", fixed, title, list, lookup)]
    pub ticket: String,
    #[field(tag = 2, id = "Keadaan", en = "State", state, custody, list)]
    pub state: ComplaintState,
    #[field(
        tag = 3,
        id = "Diterima tanggal",
        en = "Received on",
        list,
        help(
            "Untuk surat: hari surat sampai di kantor. Tenggat dihitung dari hari itu.",
            "For a letter: the day it reached the office. Deadlines count from that day."
        )
    )]
    pub received_on: Date,
    #[field(tag = 4, id = "Ditangani oleh", en = "Handled by", fixed, custody)]
    pub level: Level,
    #[field(tag = 5, id = "Jawaban awal paling lambat", en = "First answer due", fixed, list)]
    pub first_due: Date,
    #[field(tag = 6, id = "Jawaban awal diberikan", en = "First answer given", fixed)]
    pub first_answer_on: Option<Date>,
    #[field(tag = 7, id = "Selesai paling lambat", en = "Due", fixed, list)]
    pub final_due: Option<Date>,
    #[field(tag = 8, id = "Dijawab tanggal", en = "Answered on", fixed)]
    pub answered_on: Option<Date>,
    #[field(tag = 9, id = "Ditutup tanggal", en = "Closed on", fixed)]
    pub closed_on: Option<Date>,
    #[field(tag = 10, id = "Kepuasan pelapor", en = "Satisfaction", fixed)]
    pub satisfaction: Option<Satisfaction>,
    #[field(tag = 11, id = "Cara masuk", en = "Channel")]
    pub channel: Channel,
    #[field(tag = 12, id = "Tentang apa", en = "What it is about", class = specific, subject = own, sealed)]
    pub category: Held<Category>,
    #[field(tag = 13, id = "Tentang siapa", en = "About whom", class = specific, subject = own, sealed, fixed)]
    pub about: Held<AboutWhom>,
    #[field(tag = 14, id = "Nama yang diadukan", en = "Name of whom it is about", class = specific, subject = own, sealed,
        help("Nama orang, perusahaan, atau nomor teleponnya, bila tahu.", "Name of person or company, or their number, if known."))]
    pub about_name: Held<Option<String>>,
    #[field(tag = 15, id = "Kapan dan di mana", en = "When and where", class = specific, subject = own, sealed)]
    pub happened: Held<Option<String>>,
    #[field(tag = 16, id = "Apa yang terjadi", en = "What happened", kind = LongText, class = specific, subject = own, sealed,
        help("Ceritakan dengan kata-kata sendiri.", "Tell it in your own words."))]
    pub text: Held<String>,
    #[field(tag = 17, id = "Apa yang diharapkan", en = "What you hope for", class = specific, subject = own, sealed)]
    pub wish: Held<Option<String>>,
    #[field(tag = 18, id = "Nama pelapor", en = "May your name be known", class = specific, subject = own, sealed)]
    pub identity: Held<Identity>,
    #[field(tag = 19, id = "Nama Anda", en = "Your name", class = specific, subject = own, sealed)]
    pub name: Held<Option<String>>,
    #[field(tag = 20, id = "Telepon atau email Anda", en = "Your telephone or email", class = specific, subject = own, sealed)]
    pub contact: Held<Option<String>>,
    #[field(tag = 21, id = "Warga", en = "Resident", class = specific, subject = own, sealed, fixed)]
    pub resident: Held<Option<Ref<Resident>>>,
    #[field(tag = 22, id = "Golongan", en = "Class", class = specific, subject = own, sealed, fixed)]
    pub class: Held<Option<ComplaintClass>>,
    #[field(tag = 23, id = "Akun pelapor", en = "Account of who complains", class = personal, subject = own, sealed, lookup, fixed)]
    pub filed_by: Held<Option<String>>,
    #[field(tag = 24, id = "Dari catatan", en = "From which record", class = specific, subject = own, sealed, fixed)]
    pub from_record: Held<Option<String>>,
    #[field(tag = 25, id = "Diketik oleh", en = "Typed by", class = specific, subject = own, sealed, fixed)]
    pub typed_by: Held<Option<Ref<Account>>>,
}

choices! {
    /// What a step is.
    pub enum StepKind {
        Move = 1, "langkah", "Langkah", "Step";
        Note = 2, "catatan", "Catatan petugas", "Note of the handler";
        Information = 3, "keterangan", "Keterangan pelapor", "What the complainant added";
        Rating = 4, "penilaian", "Penilaian pelapor", "The complainant's opinion";
    }
}

/// One step, written beside the complaint and never edited.
#[derive(Record, Debug, Clone)]
#[record(kind = 72, path = "langkah-pengaduan", id = "Langkah pengaduan", en = "Step of a complaint", home = any, append_only,
    read = HANDLERS, write = &[], specific = HANDLERS, source = "UU 25/2009; Perpres 76/2013")]
pub struct ComplaintStep {
    pub id: Id<ComplaintStep>,
    #[field(tag = 1, id = "Pengaduan", en = "Complaint", fixed)]
    pub complaint: Ref<Complaint>,
    #[field(tag = 2, id = "Jenis", en = "Kind", fixed)]
    pub kind: StepKind,
    #[field(tag = 3, id = "Dari", en = "From", fixed)]
    pub from: Option<ComplaintState>,
    #[field(tag = 4, id = "Ke", en = "To", fixed)]
    pub to: ComplaintState,
    #[field(tag = 5, id = "Waktu", en = "When", fixed)]
    pub at: Timestamp,
    #[field(tag = 6, id = "Tingkat", en = "Level", fixed)]
    pub level: Level,
    #[field(tag = 7, id = "Oleh", en = "By", class = specific, subject = complaint, sealed, fixed)]
    pub by: Held<Option<Ref<Account>>>,
    #[field(tag = 8, id = "Isi", en = "Text", kind = LongText, class = specific, subject = complaint, sealed, fixed)]
    pub text: Held<Option<String>>,
    #[field(tag = 9, id = "Dibaca pelapor", en = "The complainant reads it", fixed)]
    pub told: bool,
}
