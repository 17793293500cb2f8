//! A referral (*rujukan*): another agency or another room is asked to take over, by when, with the least data that it needs;
//! and what it answered. Not here: the packet on paper (`papers::referral`), the codes (`rules::referral`).

use jiff::civil::Date;
use kernel::access::Role;
use kernel::states::{Edge, Machine, State};
use kernel::value::Ref;
use kernel::{Held, Id, choices, phrase};
use record_derive::Record;

use super::{Account, Resident};

choices! {
    /// Where it stands.
    pub enum ReferralState {
        Draft = 1, "draf", "Draf", "Draft";
        Sent = 2, "dikirim", "Dikirim", "Sent";
        Acknowledged = 3, "diterima", "Diterima instansi", "Acknowledged";
        Done = 4, "selesai", "Selesai", "Done";
        Refused = 5, "ditolak", "Ditolak instansi", "Refused";
        NoAnswer = 6, "tanpa_jawaban", "Tanpa jawaban", "No answer";
        Escalated = 7, "eskalasi", "Diteruskan lebih tinggi", "Taken higher";
        Cancelled = 8, "batal", "Dibatalkan", "Cancelled";
    }
}

choices! {
    /// How much it presses.
    pub enum Urgency {
        Normal = 1, "biasa", "Biasa", "Normal";
        Soon = 2, "segera", "Segera", "Soon";
        Emergency = 3, "darurat", "Darurat: nyawa atau keselamatan", "Emergency: life or safety";
    }
}

choices! {
    /// On which ground data are handed over. UU 27/2022 art. 20(2).
    pub enum ReferralGround {
        Consent = 1, "persetujuan", "Orangnya setuju", "The person agreed";
        Vital = 2, "kepentingan_vital", "Nyawa atau keselamatannya terancam", "Life or safety is in danger";
        Duty = 3, "kewajiban_hukum", "Kewajiban hukum", "A legal duty";
    }
}

choices! {
    /// What the agency answered.
    pub enum AnswerKind {
        Acknowledged = 1, "diterima", "Diterima, akan ditangani", "Received, will be dealt with";
        Information = 2, "keterangan", "Keterangan atau perkembangan", "Information or progress";
        Done = 3, "selesai", "Sudah selesai ditangani", "Dealt with";
        Refused = 4, "ditolak", "Tidak dapat kami tangani", "We cannot deal with it";
    }
}

choices! {
    /// How the answer came.
    pub enum AnswerChannel {
        Code = 1, "kode_balas", "Lewat kode balas", "By the reply code";
        Phone = 2, "telepon", "Lewat telepon atau pesan", "By telephone or message";
        Letter = 3, "surat", "Lewat surat atau lembar balasan", "By letter or the reply slip";
        Visit = 4, "datang", "Bertemu langsung", "In person";
    }
}

/// Who refers and reads referrals of the own office: those whom the person told it.
pub const REFERRERS: &[Role] = &[Role::PetugasDesmigratif, Role::Koordinator, Role::PenanggungJawab];

/// From the draft to an answer. What was refused or not answered goes on at the next level, as a referral of its own.
pub static REFERRAL_MACHINE: Machine = Machine {
    initial: ReferralState::Draft as i64,
    states: &[
        state(ReferralState::Draft, false),
        state(ReferralState::Sent, false),
        state(ReferralState::Acknowledged, false),
        state(ReferralState::Done, true),
        state(ReferralState::Refused, false),
        state(ReferralState::NoAnswer, false),
        state(ReferralState::Escalated, true),
        state(ReferralState::Cancelled, true),
    ],
    edges: &[
        edge(ReferralState::Draft, ReferralState::Sent, "Kirim", "Send", false),
        edge(ReferralState::Draft, ReferralState::Cancelled, "Batalkan", "Cancel", false),
        edge(ReferralState::Sent, ReferralState::Cancelled, "Batalkan", "Cancel", true),
        edge(ReferralState::Sent, ReferralState::Acknowledged, "Diterima", "Acknowledged", false),
        edge(ReferralState::Sent, ReferralState::Done, "Selesai", "Done", false),
        edge(ReferralState::Sent, ReferralState::Refused, "Ditolak", "Refused", false),
        edge(ReferralState::Sent, ReferralState::NoAnswer, "Tandai tanpa jawaban", "Mark as not answered", false),
        edge(ReferralState::Sent, ReferralState::Escalated, "Teruskan lebih tinggi", "Take higher", false),
        edge(ReferralState::Acknowledged, ReferralState::Done, "Selesai", "Done", false),
        edge(ReferralState::Acknowledged, ReferralState::Refused, "Ditolak", "Refused", false),
        edge(
            ReferralState::Acknowledged,
            ReferralState::NoAnswer,
            "Tandai tanpa jawaban",
            "Mark as not answered",
            false,
        ),
        edge(ReferralState::Acknowledged, ReferralState::Escalated, "Teruskan lebih tinggi", "Take higher", false),
        edge(ReferralState::Refused, ReferralState::Escalated, "Teruskan lebih tinggi", "Take higher", false),
        edge(ReferralState::NoAnswer, ReferralState::Acknowledged, "Diterima", "Acknowledged", false),
        edge(ReferralState::NoAnswer, ReferralState::Done, "Selesai", "Done", false),
        edge(ReferralState::NoAnswer, ReferralState::Refused, "Ditolak", "Refused", false),
        edge(ReferralState::NoAnswer, ReferralState::Escalated, "Teruskan lebih tinggi", "Take higher", false),
    ],
};

const fn state(one: ReferralState, terminal: bool) -> State {
    State { code: one as i64, name: one.key(), label: one.label(), phase: "", terminal }
}

const fn edge(from: ReferralState, to: ReferralState, id: &'static str, en: &'static str, reason: bool) -> Edge {
    let source = "DESIGN 2; UU 27/2022 Pasal 20";
    Edge {
        from: from as i64,
        to: to as i64,
        label: phrase(id, en),
        roles: REFERRERS,
        guard: "own_office",
        reason,
        source,
    }
}

impl ReferralState {
    /// The stable name, also where a constant is needed.
    const fn key(self) -> &'static str {
        match self {
            ReferralState::Draft => "draf",
            ReferralState::Sent => "dikirim",
            ReferralState::Acknowledged => "diterima",
            ReferralState::Done => "selesai",
            ReferralState::Refused => "ditolak",
            ReferralState::NoAnswer => "tanpa_jawaban",
            ReferralState::Escalated => "eskalasi",
            ReferralState::Cancelled => "batal",
        }
    }

    /// Does the office wait for the agency?
    pub fn waits(self) -> bool {
        matches!(self, ReferralState::Sent | ReferralState::Acknowledged | ReferralState::NoAnswer)
    }
}

/// One referral. Its own subject: whom it is about, from which record it came and what is asked stand in the sealed body.
/// In clear stand the agency, the state and the days, without a person.
#[derive(Record, Debug, Clone)]
#[record(kind = 27, path = "rujukan", id = "Rujukan", en = "Referral", home = any, read = REFERRERS, write = REFERRERS,
    specific = REFERRERS, states = REFERRAL_MACHINE, source = "PP 59/2021; UU 27/2022 Pasal 20")]
pub struct Referral {
    pub id: Id<Referral>,
    #[field(tag = 1, id = "Nomor rujukan", en = "Referral number", fixed, title, list, lookup)]
    pub number: String,
    #[field(tag = 2, id = "Keadaan", en = "State", state, custody, list)]
    pub state: ReferralState,
    #[field(
        tag = 3,
        id = "Instansi",
        en = "Agency",
        fixed,
        help(
            "Kunci dalam data/rules/referral_agencies.tsv; kosong bila ditulis sendiri.",
            "Key of data/rules/referral_agencies.tsv; empty where typed."
        )
    )]
    pub agency: Option<String>,
    #[field(
        tag = 4,
        id = "Nama instansi",
        en = "Name of the agency",
        list,
        help(
            "Tulis instansinya, jangan nama orang yang dirujuk.",
            "Write the agency, not the name of the person referred."
        )
    )]
    pub agency_name: String,
    #[field(tag = 5, id = "Bagian atau loket", en = "Desk or section")]
    pub desk: Option<String>,
    #[field(tag = 6, id = "Telepon atau email instansi", en = "Telephone or email of the agency")]
    pub contact: Option<String>,
    #[field(tag = 7, id = "Ruang", en = "Room", fixed)]
    pub room: Option<String>,
    #[field(tag = 8, id = "Dikirim pada", en = "Sent on", fixed, list)]
    pub sent_on: Option<Date>,
    #[field(
        tag = 9,
        id = "Tenggat jawaban",
        en = "Answer due",
        list,
        help(
            "Kosongkan: dihitung dari instansi dan kepentingannya, dalam hari kerja.",
            "Leave empty: counted from agency and urgency, in working days."
        )
    )]
    pub due: Option<Date>,
    #[field(tag = 10, id = "Jawaban terakhir", en = "Last answer", fixed)]
    pub answered_on: Option<Date>,
    #[field(tag = 11, id = "Janji selesai", en = "Promised for", fixed)]
    pub expected_on: Option<Date>,
    #[field(tag = 12, id = "Dibuat oleh", en = "Made by", fixed)]
    pub made_by: Ref<Account>,
    #[field(tag = 13, id = "Lanjutan dari", en = "Goes on from", fixed)]
    pub follows: Option<Ref<Referral>>,
    #[field(tag = 14, id = "Warga", en = "Resident", class = specific, subject = own, sealed, fixed)]
    pub resident: Held<Option<Ref<Resident>>>,
    #[field(tag = 15, id = "Nama orang yang dirujuk", en = "Name of the person", class = specific, subject = own, sealed,
        help("Boleh kosong bila namanya tidak perlu diketahui instansi.", "May stay empty where the agency need not know it."))]
    pub person: Held<Option<String>>,
    #[field(tag = 16, id = "Kepentingan", en = "Urgency", class = specific, subject = own, sealed)]
    pub urgency: Held<Urgency>,
    #[field(tag = 17, id = "Yang diminta", en = "What is asked", kind = LongText, class = specific, subject = own, sealed,
        help("Apa yang diminta dari instansi ini. Singkat, tanpa menuduh.", "What this agency is asked for. Short, no accusation."))]
    pub request: Held<String>,
    #[field(tag = 18, id = "Data yang diserahkan", en = "Data handed over", kind = LongText, class = specific, subject = own, sealed, fixed)]
    pub handed: Held<Option<String>>,
    #[field(tag = 19, id = "Dasar penyerahan data", en = "Ground for handing over", class = specific, subject = own, sealed)]
    pub ground: Held<ReferralGround>,
    #[field(tag = 20, id = "Keterangan dasar", en = "About the ground", class = specific, subject = own, sealed,
        help("Persetujuan: siapa menyetujui dan kapan. Selain itu: mengapa tanpa persetujuan.", "Consent: who agreed and when. Otherwise: why without consent."))]
    pub ground_note: Held<Option<String>>,
    #[field(tag = 21, id = "Dari catatan", en = "From which record", class = personal, subject = own, sealed, lookup, fixed)]
    pub about: Held<Option<String>>,
    #[field(tag = 22, id = "Kode balas", en = "Reply code", class = personal, subject = own, sealed, lookup, fixed)]
    pub reply_code: Held<Option<String>>,
    #[field(tag = 23, id = "Alasan dibatalkan", en = "Why it was cancelled", class = specific, subject = own, sealed, fixed)]
    pub reason: Held<Option<String>>,
}

/// What an agency answered, written beside the referral and never edited.
#[derive(Record, Debug, Clone)]
#[record(kind = 29, path = "jawaban-rujukan", id = "Jawaban rujukan", en = "Answer to a referral", home = any, append_only,
    read = REFERRERS, write = &[], specific = REFERRERS, source = "DESIGN 2")]
pub struct ReferralAnswer {
    pub id: Id<ReferralAnswer>,
    #[field(tag = 1, id = "Rujukan", en = "Referral", fixed)]
    pub referral: Ref<Referral>,
    #[field(tag = 2, id = "Jawaban", en = "Answer", list)]
    pub kind: AnswerKind,
    #[field(tag = 3, id = "Tanggal", en = "Date", list)]
    pub date: Date,
    #[field(tag = 4, id = "Lewat", en = "By", list)]
    pub channel: AnswerChannel,
    #[field(tag = 5, id = "Diterima oleh (nama dan jabatan)", en = "Received by (name and office)", class = specific, subject = referral, sealed)]
    pub received_by: Held<Option<String>>,
    #[field(tag = 6, id = "Nomor di instansi", en = "The agency's number", class = specific, subject = referral, sealed)]
    pub their_number: Held<Option<String>>,
    #[field(tag = 7, id = "Perkiraan selesai", en = "Expected by")]
    pub expected_on: Option<Date>,
    #[field(tag = 8, id = "Keterangan", en = "What they say", kind = LongText, class = specific, subject = referral, sealed)]
    pub text: Held<Option<String>>,
    #[field(tag = 9, id = "Dicatat oleh", en = "Typed by", fixed)]
    pub typed_by: Option<Ref<Account>>,
}
