//! What a person asks about their own data: a copy, a correction, withdrawing a consent, erasure, restriction; and the answer,
//! with its clock in hours. Not here: the hours (`rules::data_request`), the erasing (`Erasure`).

use jiff::Timestamp;
use kernel::access::{HEADS, Role, VILLAGE_AND_REGENCY};
use kernel::states::{Edge, Machine, State};
use kernel::value::Ref;
use kernel::{Held, Id, choices, phrase};
use record_derive::Record;

use super::resident::RESIDENT_READERS;
use super::{Account, Resident};

choices! {
    /// What is asked.
    pub enum DataWish {
        Copy = 1, "salinan", "Salinan data dan siapa yang melihat", "A copy of the data and who looked";
        Correction = 2, "perbaikan", "Perbaikan data", "Correction";
        Withdrawal = 3, "tarik_persetujuan", "Penarikan persetujuan", "Withdrawal of consent";
        Erasure = 4, "penghapusan", "Penghapusan data", "Erasure";
        Restriction = 5, "pembatasan", "Pembatasan pemrosesan", "Restriction of processing";
    }
}

choices! {
    /// How it was asked.
    pub enum RequestWay {
        OwnAccount = 1, "akun_sendiri", "Lewat akun sendiri", "Through the own account";
        Desk = 2, "di_meja", "Datang sendiri", "In person";
        Guardian = 3, "wali", "Wali atau orang tua", "A guardian or parent";
        Paper = 4, "surat", "Lewat surat", "By letter";
    }
}

choices! {
    /// How the office made sure of who asks.
    pub enum IdentityProof {
        OwnAccount = 1, "akun", "Akun yang terikat pada warga ini", "The account bound to this resident";
        Card = 2, "kartu", "KTP atau kartu keluarga diperlihatkan", "Identity or family card shown";
        Known = 3, "dikenal", "Dikenal petugas sendiri", "Known to the officer";
        GuardianPaper = 4, "surat_wali", "Kartu wali dan akta atau kartu keluarga anak", "The guardian's card with the child's certificate";
    }
}

choices! {
    /// Where it stands.
    pub enum DataRequestState {
        Open = 1, "diterima", "Diterima, menunggu jawaban", "Received, waiting for an answer";
        Answered = 2, "dijawab", "Dijawab", "Answered";
        Refused = 3, "ditolak", "Ditolak dengan alasan", "Refused with a reason";
        Cancelled = 4, "dibatalkan", "Dibatalkan pemohon", "Cancelled by who asked";
    }
}

choices! {
    /// Why it was refused.
    pub enum RefusalGround {
        Endangers = 1, "membahayakan", "Membahayakan keselamatan seseorang", "It would endanger somebody";
        NotProven = 2, "jati_diri", "Jati diri pemohon tidak dapat dipastikan", "Who asks could not be made sure of";
        OthersData = 3, "data_orang_lain", "Yang diminta data orang lain", "It asks for somebody else's data";
        LegalDuty = 4, "kewajiban_hukum", "Masih diwajibkan aturan", "A law still requires it";
        Repeated = 5, "berulang", "Sudah dijawab untuk hal yang sama", "Answered already for the same matter";
    }
}

choices! {
    /// How a copy was given.
    pub enum GivenHow {
        Paper = 1, "kertas", "Di atas kertas, langsung kepada orangnya", "On paper, to the person";
        Account = 2, "akun", "Lewat akun sendiri", "Through the own account";
    }
}

/// Answered by whoever works with the people; refused only by a head or the regency.
pub static DATA_REQUEST_MACHINE: Machine = Machine {
    initial: DataRequestState::Open as i64,
    states: &[
        State { code: 1, name: "diterima", label: DataRequestState::Open.label(), phase: "", terminal: false },
        State { code: 2, name: "dijawab", label: DataRequestState::Answered.label(), phase: "", terminal: true },
        State { code: 3, name: "ditolak", label: DataRequestState::Refused.label(), phase: "", terminal: true },
        State { code: 4, name: "dibatalkan", label: DataRequestState::Cancelled.label(), phase: "", terminal: true },
    ],
    edges: &[
        edge(1, 2, "Jawab", "Answer", VILLAGE_AND_REGENCY, "request_is_met", false),
        edge(1, 3, "Tolak dengan alasan", "Refuse with a reason", REFUSERS, "", true),
        edge(1, 4, "Batalkan", "Cancel", ASKERS, "", false),
    ],
};

/// Who may refuse: not the desk alone.
pub const REFUSERS: &[Role] = &[HEADS[0], HEADS[1], Role::Koordinator, Role::PenanggungJawab];
/// Who takes a request back: who asked, through their account or at the desk.
const ASKERS: &[Role] = &[Role::Warga, Role::PetugasDesmigratif];

const fn edge(
    from: i64,
    to: i64,
    id: &'static str,
    en: &'static str,
    roles: &'static [Role],
    guard: &'static str,
    reason: bool,
) -> Edge {
    Edge { from, to, label: phrase(id, en), roles, guard, reason, source: "UU 27/2022 Pasal 5–13, 30–33, 40–44" }
}

/// One request. Its home is the office that keeps the resident.
#[derive(Record, Debug, Clone)]
#[record(kind = 32, path = "permintaan-data", id = "Permintaan atas data pribadi", en = "Request about personal data", home = village,
    read = RESIDENT_READERS, write = &[], states = DATA_REQUEST_MACHINE, source = "UU 27/2022 Pasal 5–13, 30–33, 40–44")]
pub struct DataRequest {
    pub id: Id<DataRequest>,
    #[field(tag = 1, id = "Warga", en = "Resident", fixed, title)]
    pub resident: Ref<Resident>,
    #[field(tag = 2, id = "Yang diminta", en = "What is asked", fixed, title, list)]
    pub wish: DataWish,
    #[field(tag = 3, id = "Cara meminta", en = "How it was asked", fixed, list)]
    pub way: RequestWay,
    #[field(tag = 4, id = "Nama wali", en = "Guardian's name", class = personal, subject = resident, fixed)]
    pub guardian: Held<Option<String>>,
    #[field(tag = 5, id = "Cara memastikan jati diri", en = "How identity was made sure of", fixed)]
    pub proof: IdentityProof,
    #[field(tag = 6, id = "Rincian", en = "Details", kind = LongText, class = personal, subject = resident, sealed, fixed)]
    pub detail: Held<Option<String>>,
    #[field(tag = 7, id = "Diterima pada", en = "Received at", fixed, list)]
    pub received_at: Timestamp,
    #[field(tag = 8, id = "Dijawab sebelum", en = "To be answered by", fixed, list)]
    pub due_at: Timestamp,
    #[field(tag = 9, id = "Keadaan", en = "State", state, list)]
    pub state: DataRequestState,
    #[field(tag = 10, id = "Jawaban", en = "Answer", kind = LongText, class = personal, subject = resident, sealed, fixed)]
    pub answer: Held<Option<String>>,
    #[field(tag = 11, id = "Alasan ditolak", en = "Why it was refused", class = personal, subject = resident, sealed, fixed)]
    pub ground: Held<Option<RefusalGround>>,
    #[field(tag = 12, id = "Dijawab pada", en = "Answered at", fixed)]
    pub answered_at: Option<Timestamp>,
    #[field(tag = 13, id = "Dijawab oleh", en = "Answered by", fixed)]
    pub answered_by: Option<Ref<Account>>,
    #[field(tag = 14, id = "Cara memberikan", en = "How it was given", fixed)]
    pub given: Option<GivenHow>,
    #[field(
        tag = 15,
        id = "Yang dihentikan",
        en = "What was stopped",
        class = personal,
        subject = resident,
        sealed,
        fixed,
        help("Nama tujuan menurut data/rules/processing.tsv.", "Keys of purposes in data/rules/processing.tsv.")
    )]
    pub stopped: Held<Option<String>>,
    #[field(tag = 16, id = "Dicatat oleh", en = "Recorded by", fixed)]
    pub received_by: Ref<Account>,
}
