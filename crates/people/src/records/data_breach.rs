//! A breach of personal data (*kegagalan pelindungan data pribadi*): what was found, which data of how many people, what was
//! done, and who was told, with the clock of UU 27/2022 art. 46. Not here: the notices (`papers::data_breach`).

use jiff::Timestamp;
use kernel::access::Role;
use kernel::states::{Edge, Machine, State};
use kernel::value::Ref;
use kernel::{Held, Id, choices, phrase};
use record_derive::Record;

use super::Account;

choices! {
    /// What happened, as far as may be said in a list.
    pub enum BreachCause {
        LostDevice = 1, "perangkat_hilang", "Perangkat atau flashdisk hilang atau dicuri", "A device or stick was lost or stolen";
        LostPaper = 2, "berkas_hilang", "Berkas kertas hilang atau dicuri", "Papers were lost or stolen";
        WrongRecipient = 3, "salah_kirim", "Terkirim atau diberikan kepada orang yang salah", "Sent or given to the wrong person";
        Intrusion = 4, "peretasan", "Komputer dibobol", "A computer was broken into";
        Insider = 5, "penyalahgunaan", "Dibuka atau dipakai tanpa hak", "Opened or used without a right";
        Published = 6, "terpampang", "Terpampang untuk umum", "Shown to the public";
        Other = 7, "lain", "Lainnya", "Something else";
    }
}

choices! {
    /// Where it stands.
    pub enum BreachState {
        Open = 1, "ditangani", "Ditangani, belum diberitahukan", "Being dealt with, not told yet";
        Told = 2, "diberitahukan", "Sudah diberitahukan", "Everybody was told";
        Closed = 3, "selesai", "Selesai", "Closed";
    }
}

/// Who records, tells and closes.
pub const BREACH_WRITERS: &[Role] =
    &[Role::KepalaDesa, Role::PelaksanaHarian, Role::Koordinator, Role::PenanggungJawab, Role::PengelolaNode];
/// Who reads: also auditors. Who may not see personal data reads counts only.
pub const BREACH_READERS: &[Role] = &[
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PengelolaNode,
    Role::Auditor,
];

/// Told before it is closed.
pub static BREACH_MACHINE: Machine = Machine {
    initial: BreachState::Open as i64,
    states: &[
        State { code: 1, name: "ditangani", label: BreachState::Open.label(), phase: "", terminal: false },
        State { code: 2, name: "diberitahukan", label: BreachState::Told.label(), phase: "", terminal: false },
        State { code: 3, name: "selesai", label: BreachState::Closed.label(), phase: "", terminal: true },
    ],
    edges: &[
        edge(1, 2, "Catat pemberitahuan", "Record the notice", "people_and_authority_told"),
        edge(2, 3, "Tutup", "Close", ""),
    ],
};

const fn edge(from: i64, to: i64, id: &'static str, en: &'static str, guard: &'static str) -> Edge {
    Edge { from, to, label: phrase(id, en), roles: BREACH_WRITERS, guard, reason: false, source: "UU 27/2022 Pasal 46" }
}

/// One breach. It is a subject of its own: what happened and to whom lies sealed under its key.
#[derive(Record, Debug, Clone)]
#[record(kind = 33, path = "kebocoran-data", id = "Kebocoran data", en = "Data breach", home = any, read = BREACH_READERS,
    write = &[], states = BREACH_MACHINE, source = "UU 27/2022 Pasal 46")]
pub struct DataBreach {
    pub id: Id<DataBreach>,
    #[field(tag = 1, id = "Apa yang terjadi", en = "What happened", title, list)]
    pub cause: BreachCause,
    #[field(tag = 2, id = "Diketahui pada", en = "Found at", fixed, list)]
    pub found_at: Timestamp,
    #[field(tag = 3, id = "Diberitahukan sebelum", en = "To be told by", fixed, list)]
    pub due_at: Timestamp,
    #[field(tag = 4, id = "Keadaan", en = "State", state, list)]
    pub state: BreachState,
    #[field(tag = 5, id = "Nama, alamat, keluarga", en = "Names, addresses, families")]
    pub names: bool,
    #[field(tag = 6, id = "NIK, KK, paspor, telepon", en = "NIK, family card, passport, phone")]
    pub numbers: bool,
    #[field(
        tag = 7,
        id = "Data khusus: kesehatan, anak, keuangan, perkara",
        en = "Specific data: health, children, money, cases"
    )]
    pub specific: bool,
    #[field(tag = 8, id = "Jumlah orang", en = "How many people", list)]
    pub people: i64,
    #[field(tag = 9, id = "Kapan dan bagaimana", en = "When and how", kind = LongText, class = personal, subject = own, sealed)]
    pub how: Held<String>,
    #[field(tag = 10, id = "Penanganan dan pemulihan", en = "Handling and recovery", kind = LongText, class = personal, subject = own, sealed)]
    pub measures: Held<Option<String>>,
    #[field(tag = 11, id = "Orang yang terkena", en = "People affected", kind = Bytes, class = personal, subject = own, sealed, fixed)]
    pub affected: Held<Option<Vec<u8>>>,
    #[field(tag = 12, id = "Subjek data diberi tahu pada", en = "People told at", fixed)]
    pub subjects_told_at: Option<Timestamp>,
    #[field(tag = 13, id = "Lembaga diberi tahu pada", en = "Authority told at", fixed)]
    pub authority_told_at: Option<Timestamp>,
    #[field(tag = 14, id = "Lembaga yang diberi tahu", en = "Which authority", fixed)]
    pub authority: Option<String>,
    #[field(tag = 15, id = "Diumumkan kepada umum", en = "Made public", fixed)]
    pub public_notice: Option<bool>,
    #[field(tag = 16, id = "Dicatat oleh", en = "Recorded by", fixed)]
    pub recorded_by: Ref<Account>,
    #[field(tag = 17, id = "Ditutup pada", en = "Closed at", fixed)]
    pub closed_at: Option<Timestamp>,
}
