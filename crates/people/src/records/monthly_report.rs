//! A village's monthly report (*laporan bulanan*): one for an office and month. What it counts is kept when it is sent, so
//! that nothing corrected later changes what was reported. Not here: what it counts (each room's `report`).

use jiff::Timestamp;
use kernel::access::Role;
use kernel::day::Month;
use kernel::states::{Edge, Machine, State};
use kernel::value::Ref;
use kernel::{Held, Id, choices, phrase};
use record_derive::Record;

use super::Account;
use crate::rules::monthly_report::{RECEIVERS, WRITERS};

choices! {
    /// Where a report stands.
    pub enum ReportState {
        Draft = 1, "draf", "Draf", "Draft";
        Sent = 2, "dikirim", "Dikirim", "Sent";
        Returned = 3, "perlu_diperbaiki", "Perlu diperbaiki", "To be mended";
        Accepted = 4, "diterima", "Diterima", "Accepted";
    }
}

impl ReportState {
    /// Is what was sent what counts? Before, and while it is mended, a report tells what is so now.
    pub const fn is_locked(self) -> bool {
        matches!(self, ReportState::Sent | ReportState::Accepted)
    }
}

/// Sent by the officer, returned or accepted by the coordinator.
pub static REPORT_MACHINE: Machine = Machine {
    initial: ReportState::Draft as i64,
    states: &[
        State { code: 1, name: "draf", label: ReportState::Draft.label(), phase: "", terminal: false },
        State { code: 2, name: "dikirim", label: ReportState::Sent.label(), phase: "", terminal: false },
        State { code: 3, name: "perlu_diperbaiki", label: ReportState::Returned.label(), phase: "", terminal: false },
        State { code: 4, name: "diterima", label: ReportState::Accepted.label(), phase: "", terminal: true },
    ],
    edges: &[
        edge(1, 2, "Kirim", "Send", WRITERS, "month_is_over", false),
        edge(2, 3, "Kembalikan untuk diperbaiki", "Return for mending", RECEIVERS, "", true),
        edge(2, 4, "Terima", "Accept", RECEIVERS, "", false),
        edge(3, 2, "Kirim lagi", "Send again", WRITERS, "month_is_over", false),
    ],
};

const fn edge(
    from: i64,
    to: i64,
    id: &'static str,
    en: &'static str,
    roles: &'static [Role],
    guard: &'static str,
    reason: bool,
) -> Edge {
    Edge { from, to, label: phrase(id, en), roles, guard, reason, source: "Permenaker 2/2019" }
}

/// Who may read a report within their region. Above the regency its sentences stay shut and its numbers are told within ten.
pub const REPORT_READERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
    Role::Auditor,
];

/// One report. Its sentences and the coordinator's reasons may hold names: they lie under its own key.
#[derive(Record, Debug, Clone)]
#[record(kind = 34, path = "laporan-bulanan", id = "Laporan bulanan", en = "Monthly report", home = village,
    read = REPORT_READERS, write = WRITERS, states = REPORT_MACHINE, source = "Permenaker 2/2019")]
pub struct MonthlyReport {
    pub id: Id<MonthlyReport>,
    #[field(tag = 1, id = "Bulan", en = "Month", title, list, fixed)]
    pub month: Month,
    #[field(tag = 2, id = "Keadaan", en = "State", state, list)]
    pub state: ReportState,
    #[field(tag = 3, id = "Ringkasan", en = "Summary", kind = LongText, class = personal, subject = own,
        section("Kalimat petugas", "The officer's sentences"),
        help("Yang perlu diketahui lebih dulu. Dua atau tiga kalimat cukup.", "What should be known first. Two or three sentences are enough."))]
    pub summary: Held<Option<String>>,
    #[field(tag = 4, id = "Layanan", en = "Services", kind = LongText, class = personal, subject = own)]
    pub on_desk: Held<Option<String>>,
    #[field(tag = 5, id = "Persiapan", en = "Preparation", kind = LongText, class = personal, subject = own)]
    pub on_before: Held<Option<String>>,
    #[field(tag = 6, id = "Di luar negeri", en = "Abroad", kind = LongText, class = personal, subject = own)]
    pub on_abroad: Held<Option<String>>,
    #[field(tag = 7, id = "Kepulangan", en = "Returns", kind = LongText, class = personal, subject = own)]
    pub on_return: Held<Option<String>>,
    #[field(tag = 8, id = "Pengaduan", en = "Complaints", kind = LongText, class = personal, subject = own)]
    pub on_complaints: Held<Option<String>>,
    #[field(tag = 9, id = "Surat", en = "Letters", kind = LongText, class = personal, subject = own)]
    pub on_letters: Held<Option<String>>,
    #[field(tag = 10, id = "Kegiatan", en = "Activities", kind = LongText, class = personal, subject = own)]
    pub on_activities: Held<Option<String>>,
    #[field(tag = 11, id = "Bagian lain", en = "Other parts", kind = LongText, class = personal, subject = own)]
    pub on_others: Held<Option<String>>,
    #[field(tag = 12, id = "Rencana bulan depan", en = "Plan for the next month", kind = LongText, class = personal, subject = own,
        help("Satu rencana satu baris: apa, kapan, di mana.", "One plan a line: what, when, where."))]
    pub plan: Held<Option<String>>,
    #[field(
        tag = 13,
        id = "Diketahui kepala desa",
        en = "Known to the village head",
        fixed,
        help("Kepala desa sudah membaca laporan ini.", "The village head has read this report.")
    )]
    pub known_by_head: Option<bool>,
    #[field(tag = 20, id = "Angka saat dikirim", en = "Numbers when it was sent", kind = LongText, fixed)]
    pub figures: Option<String>,
    #[field(tag = 21, id = "Rincian saat dikirim", en = "Rows when it was sent", kind = LongText, fixed)]
    pub rows: Option<String>,
    #[field(tag = 22, id = "Kalimat saat dikirim", en = "Sentences when it was sent", kind = LongText, class = personal, subject = own, fixed)]
    pub written: Held<Option<String>>,
    #[field(tag = 23, id = "Berkas PDF", en = "PDF file", kind = File, fixed)]
    pub pdf: Option<Vec<u8>>,
    #[field(tag = 24, id = "Dikirim pada", en = "Sent at", fixed)]
    pub sent_at: Option<Timestamp>,
    #[field(tag = 25, id = "Dikirim oleh", en = "Sent by", fixed)]
    pub sent_by: Option<Ref<Account>>,
    #[field(tag = 26, id = "Dijawab pada", en = "Answered at", fixed)]
    pub answered_at: Option<Timestamp>,
    #[field(tag = 27, id = "Dijawab oleh", en = "Answered by", fixed)]
    pub answered_by: Option<Ref<Account>>,
    #[field(tag = 28, id = "Kiriman ke", en = "Sending", fixed)]
    pub sending: Option<i64>,
    #[field(tag = 30, id = "Yang perlu diperbaiki", en = "What is to be mended", kind = LongText, class = personal, subject = own, fixed,
        help("Satu alasan satu baris; bagian yang dimaksud di depannya.", "One reason a line, the section before it."))]
    pub reasons: Held<Option<String>>,
}

/// A field with sentences.
type Sentences = kernel::Field<MonthlyReport, Held<Option<String>>>;

/// The officer's sentences, by the name under which forms and sent reports keep them: the opening, each section, the plan.
pub const SENTENCES: [(&str, Sentences); 10] = [
    ("ringkasan", MonthlyReport::SUMMARY),
    ("layanan", MonthlyReport::ON_DESK),
    ("persiapan", MonthlyReport::ON_BEFORE),
    ("luar_negeri", MonthlyReport::ON_ABROAD),
    ("kepulangan", MonthlyReport::ON_RETURN),
    ("pengaduan", MonthlyReport::ON_COMPLAINTS),
    ("surat", MonthlyReport::ON_LETTERS),
    ("kegiatan", MonthlyReport::ON_ACTIVITIES),
    ("lainnya", MonthlyReport::ON_OTHERS),
    ("rencana", MonthlyReport::PLAN),
];
