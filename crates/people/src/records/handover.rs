//! A handover of duties (*serah terima tugas*): who leaves a desk, who takes it over, from which day, and what was open.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::{OFFICES, Role};
use kernel::states::{Edge, Machine, State};
use kernel::value::Ref;
use kernel::{Held, Id, choices, phrase};
use record_derive::Record;

use super::{Account, Office};

choices! {
    /// Why a desk is handed over.
    pub enum HandoverReason {
        Leaving = 1, "berhenti", "Berhenti dari tugas ini", "Leaving this duty";
        Leave = 2, "cuti", "Cuti atau berhalangan, lalu kembali", "On leave, then back";
    }
}

choices! {
    /// Where a handover stands. That it is in force follows from the day; nobody sets it.
    pub enum HandoverState {
        Proposed = 1, "diusulkan", "Menunggu yang menerima", "Waiting for the receiver";
        Accepted = 2, "diterima", "Diterima", "Accepted";
        Declined = 3, "ditolak", "Tidak diterima", "Declined";
        Cancelled = 4, "dibatalkan", "Dibatalkan", "Cancelled";
    }
}

/// Proposed by who leaves (or by the head for somebody who is gone), accepted by who takes over.
pub static HANDOVER_MACHINE: Machine = Machine {
    initial: HandoverState::Proposed as i64,
    states: &[
        State { code: 1, name: "diusulkan", label: HandoverState::Proposed.label(), phase: "", terminal: false },
        State { code: 2, name: "diterima", label: HandoverState::Accepted.label(), phase: "", terminal: true },
        State { code: 3, name: "ditolak", label: HandoverState::Declined.label(), phase: "", terminal: true },
        State { code: 4, name: "dibatalkan", label: HandoverState::Cancelled.label(), phase: "", terminal: true },
    ],
    edges: &[
        edge(1, 2, "Terima tugas", "Take over", "receiver"),
        edge(1, 3, "Tidak dapat menerima", "Decline", "receiver"),
        edge(1, 4, "Batalkan", "Cancel", "proposer"),
    ],
};

const fn edge(from: i64, to: i64, id: &'static str, en: &'static str, guard: &'static str) -> Edge {
    Edge { from, to, label: phrase(id, en), roles: OFFICES, guard, reason: false, source: "" }
}

/// One handover. Its home is the office whose desk it is.
#[derive(Record, Debug, Clone)]
#[record(kind = 7, path = "serah-terima", id = "Serah terima tugas", en = "Handover of duties", home = any, read = OFFICES,
    write = &[], states = HANDOVER_MACHINE)]
pub struct Handover {
    pub id: Id<Handover>,
    #[field(tag = 1, id = "Yang menyerahkan", en = "Who hands over", fixed)]
    pub giver: Ref<Account>,
    #[field(tag = 2, id = "Yang menerima", en = "Who takes over", fixed)]
    pub receiver: Ref<Account>,
    #[field(tag = 3, id = "Diusulkan oleh", en = "Proposed by", fixed)]
    pub proposer: Ref<Account>,
    #[field(tag = 4, id = "Peran", en = "Role", fixed, list)]
    pub role: Role,
    #[field(tag = 5, id = "Kantor", en = "Office", fixed)]
    pub office: Ref<Office>,
    #[field(tag = 6, id = "Sebab", en = "Reason", fixed, list)]
    pub reason: HandoverReason,
    #[field(tag = 7, id = "Mulai tanggal", en = "From", fixed, list)]
    pub begins: Date,
    #[field(tag = 8, id = "Kembali bertugas", en = "Back on", fixed, list)]
    pub back: Option<Date>,
    #[field(tag = 9, id = "Catatan", en = "Note", kind = LongText, class = personal, subject = own, fixed)]
    pub note: Held<Option<String>>,
    #[field(
        tag = 10,
        id = "Yang terbuka",
        en = "What is open",
        kind = LongText,
        fixed,
        help("Alamat halaman, satu sebaris; tanpa nama.", "Addresses of pages, one a line; without names.")
    )]
    pub items: Option<String>,
    #[field(tag = 11, id = "Keadaan", en = "State", state, list)]
    pub state: HandoverState,
    #[field(tag = 12, id = "Diterima pada", en = "Accepted at", fixed)]
    pub accepted_at: Option<Timestamp>,
    #[field(tag = 13, id = "Diketahui oleh", en = "Known to", fixed)]
    pub known_by: Option<Ref<Account>>,
}
