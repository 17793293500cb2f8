//! One step of a reintegration plan: what, with whose help, by when, and what came of it. The day by which and whether it is
//! done are clear, for lists of what is due; what it is about is sealed.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{CASE_READERS, CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

choices! {
    /// Where a step points to. The names are the keys under which rooms accept such a wish (`web::Accepts`).
    pub enum Target {
        Training = 1, "pelatihan", "Pelatihan", "Training";
        Group = 2, "kelompok_usaha", "Kelompok usaha", "Business group";
        Cooperative = 3, "koperasi", "Koperasi", "Cooperative";
        Parenting = 4, "pengasuhan", "Pengasuhan anak dan keluarga", "Children and family";
        Health = 5, "kesehatan", "Layanan kesehatan", "Health service";
        Legal = 6, "bantuan_hukum", "Bantuan hukum dan hak yang belum dibayar", "Legal help and unpaid rights";
        Papers = 7, "administrasi", "Dokumen kependudukan", "Identity papers";
        Social = 8, "sosial", "Bantuan sosial", "Social assistance";
        Work = 9, "penempatan_kerja", "Lowongan kerja", "Job placement";
        Other = 10, "lainnya", "Lainnya", "Something else";
    }
}

choices! {
    /// How far a step is.
    pub enum PlanState {
        Open = 1, "berjalan", "Berjalan", "Running";
        Done = 2, "selesai", "Selesai", "Done";
        Dropped = 3, "tidak_jadi", "Tidak jadi", "Dropped";
    }
}

/// A step. UU 18/2017 art. 24; Permen P2MI 32/2025, 33/2025.
#[derive(Record, Debug, Clone)]
#[record(kind = 64, path = "rencana-pulang", id = "Langkah reintegrasi", en = "Reintegration step", home = village,
    read = CASE_READERS, write = CASE_WRITERS, specific = CASE_SPECIFIC,
    source = "UU 18/2017 Pasal 24; Permen P2MI 32/2025 dan 33/2025")]
pub struct ReintegrationStep {
    pub id: Id<ReintegrationStep>,
    #[field(tag = 1, id = "Kasus", en = "Case", fixed)]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Bidang", en = "Area", class = specific, subject = resident, sealed, fixed)]
    pub area: Held<Option<String>>,
    #[field(tag = 4, id = "Menuju", en = "Points to", class = specific, subject = resident, sealed)]
    pub target: Held<Target>,
    #[field(tag = 5, id = "Apa yang dilakukan", en = "What is done", class = specific, subject = resident, sealed)]
    pub what: Held<String>,
    #[field(tag = 6, id = "Instansi atau kelompok", en = "Agency or group", class = specific, subject = resident, sealed,
        help("Contoh: BLK Wonosobo, Puskesmas Watumalang, kelompok keripik Krajan.", "For example a training centre, a clinic, a village group."))]
    pub agency: Held<Option<String>>,
    #[field(tag = 7, id = "Siapa mengurus", en = "Who takes care", class = personal, subject = resident)]
    pub who: Held<Option<String>>,
    #[field(tag = 8, id = "Paling lambat", en = "By", list)]
    pub due: Option<Date>,
    #[field(tag = 9, id = "Keadaan langkah", en = "State of the step", fixed, list)]
    pub state: PlanState,
    #[field(tag = 10, id = "Selesai pada", en = "Ended on", fixed, list)]
    pub done_on: Option<Date>,
    #[field(tag = 11, id = "Hasil", en = "Outcome", kind = LongText, class = specific, subject = resident, sealed)]
    pub outcome: Held<Option<String>>,
}
