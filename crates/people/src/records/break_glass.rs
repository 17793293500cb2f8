//! An emergency opening (*pembukaan darurat*): somebody who may not see a resident's record opened this one for a short
//! time, on a ground, and the office that keeps it answered. Who, when and whose stands in clear; why is specific.

use jiff::Timestamp;
use kernel::access::Role;
use kernel::states::{Edge, Machine, State};
use kernel::value::Ref;
use kernel::{Held, Id, choices, phrase};
use record_derive::Record;

use super::{Account, Office, Resident};

choices! {
    /// On which ground. UU 27/2022 art. 20(2)(d): the vital interests of the person; (e): a public duty.
    pub enum EmergencyGround {
        Life = 1, "keselamatan_jiwa", "Nyawa atau keselamatannya terancam", "Life or safety is in danger";
        Victim = 2, "korban", "Korban kekerasan atau perdagangan orang yang perlu dilindungi", "Victim of violence or trafficking who needs protection";
        Medical = 3, "medis", "Keadaan medis darurat", "Medical emergency";
        Missing = 4, "meninggal_hilang", "Meninggal atau hilang di luar negeri", "Dead or missing abroad";
        Present = 5, "hadir_meminta", "Orangnya hadir dan meminta; kantor asalnya tidak dapat dihubungi", "The person is present and asks; the home office cannot be reached";
    }
}

choices! {
    /// Where it stands between the offices.
    pub enum BreakGlassState {
        Opened = 1, "dibuka", "Menunggu tanggapan kantor asal", "Waiting for the home office";
        Accepted = 2, "diterima", "Diterima kantor asal", "Accepted by the home office";
        Objected = 3, "keberatan", "Keberatan, menunggu kabupaten", "Objected to, waiting for the regency";
        Settled = 4, "diselesaikan", "Diselesaikan kabupaten", "Settled by the regency";
    }
}

/// Who may open: the officer at a desk of the same regency, the coordinator, and the province for a victim who came there.
pub const OPENERS: &[Role] = &[Role::PetugasDesmigratif, Role::Koordinator, Role::PetugasProvinsi];
/// Who keeps the data and answers: the home office.
pub const KEEPERS: &[Role] = &[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian];
/// Who decides about an objection: the regency of the home office.
pub const JUDGES: &[Role] = &[Role::Koordinator, Role::PenanggungJawab];
/// Everybody who has to do with one.
pub const BREAK_GLASS_READERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::Auditor,
];
/// Who reads the ground and the reason: home office and regency. (The opener knows them.)
const WHY: &[Role] =
    &[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian, Role::Koordinator, Role::PenanggungJawab];

/// From the opening to its end. There is no way back: what was opened was seen.
pub static BREAK_GLASS_MACHINE: Machine = Machine {
    initial: BreakGlassState::Opened as i64,
    states: &[
        State { code: 1, name: "dibuka", label: BreakGlassState::Opened.label(), phase: "", terminal: false },
        State { code: 2, name: "diterima", label: BreakGlassState::Accepted.label(), phase: "", terminal: true },
        State { code: 3, name: "keberatan", label: BreakGlassState::Objected.label(), phase: "", terminal: false },
        State { code: 4, name: "diselesaikan", label: BreakGlassState::Settled.label(), phase: "", terminal: true },
    ],
    edges: &[
        edge(1, 2, "Terima", "Accept", KEEPERS, false),
        edge(1, 3, "Ajukan keberatan", "Object", KEEPERS, true),
        edge(3, 4, "Selesaikan", "Settle", JUDGES, true),
    ],
};

const fn edge(from: i64, to: i64, id: &'static str, en: &'static str, roles: &'static [Role], reason: bool) -> Edge {
    Edge { from, to, label: phrase(id, en), roles, guard: "other_hands_than_opened", reason, source: LAW }
}

const LAW: &str = "UU 27/2022 Pasal 20 ayat (2) huruf d";

/// One opening. Its home is the office that keeps the resident's record.
#[derive(Record, Debug, Clone)]
#[record(kind = 8, path = "buka-darurat", id = "Pembukaan darurat", en = "Emergency opening", home = village,
    read = BREAK_GLASS_READERS, write = &[], specific = WHY, states = BREAK_GLASS_MACHINE,
    source = "UU 27/2022 Pasal 20 ayat (2) huruf d")]
pub struct BreakGlass {
    pub id: Id<BreakGlass>,
    #[field(tag = 1, id = "Warga", en = "Resident", fixed, list)]
    pub resident: Ref<Resident>,
    #[field(tag = 2, id = "Dibuka oleh", en = "Opened by", fixed)]
    pub account: Ref<Account>,
    #[field(tag = 3, id = "Peran", en = "Role", fixed, list)]
    pub role: Role,
    #[field(tag = 4, id = "Kantor", en = "Office", fixed, list)]
    pub office: Ref<Office>,
    #[field(tag = 5, id = "Dasar", en = "Ground", class = specific, subject = resident, sealed, fixed)]
    pub ground: Held<EmergencyGround>,
    #[field(tag = 6, id = "Alasan", en = "Reason", kind = LongText, class = specific, subject = resident, sealed, fixed)]
    pub reason: Held<String>,
    #[field(tag = 7, id = "Dibuka pada", en = "Opened at", fixed, list)]
    pub opened_at: Timestamp,
    #[field(tag = 8, id = "Terbuka sampai", en = "Open until", fixed)]
    pub until: Timestamp,
    #[field(tag = 9, id = "Keadaan", en = "State", state, list)]
    pub state: BreakGlassState,
    #[field(tag = 10, id = "Ditanggapi oleh", en = "Answered by", fixed)]
    pub answered_by: Option<Ref<Account>>,
    #[field(tag = 11, id = "Keberatan", en = "Objection", kind = LongText, class = specific, subject = resident, sealed, fixed)]
    pub objection: Held<Option<String>>,
    #[field(tag = 12, id = "Diselesaikan oleh", en = "Settled by", fixed)]
    pub settled_by: Option<Ref<Account>>,
    #[field(tag = 13, id = "Penyelesaian", en = "Settlement", kind = LongText, class = specific, subject = resident, sealed, fixed)]
    pub settlement: Held<Option<String>>,
}
