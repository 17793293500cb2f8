//! The machine of a complaint: who moves it where. Handlers are roles; which of them handles this one, its level decides
//! (`rules::complaint`). A complainant moves it with ticket and PIN, or signed in as its own.

use kernel::access::Role;
use kernel::states::{Edge, Machine, State};
use kernel::{Phrase, phrase};

use crate::records::complaint::ComplaintState::{self, *};
use crate::records::complaint::HANDLERS;

/// Moved by the complainant alone.
pub const COMPLAINANT: &[Role] = &[Role::Warga];
/// Moved by either.
const EITHER: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
    Role::Warga,
];

/// It.
pub static COMPLAINT_MACHINE: Machine = Machine {
    initial: Received as i64,
    states: &[
        state(Received, "diterima", false),
        state(Examined, "ditelaah", false),
        state(Asked, "minta_keterangan", false),
        state(Followed, "ditindaklanjuti", false),
        state(Answered, "dijawab", false),
        state(Settled, "selesai", false),
        state(Referred, "dirujuk", false),
        state(Escalated, "dieskalasi", false),
        state(NotOurs, "ditutup_tidak_berwenang", false),
        state(Reopened, "dibuka_kembali", false),
        state(Withdrawn, "dicabut", true),
    ],
    edges: &[
        by(Received, Examined, EXAMINE, "class", false),
        by(Received, Escalated, ESCALATE, "level_above", true),
        by(Received, NotOurs, CLOSE, "", true),
        back(Received, Withdrawn, WITHDRAW, HANDED),
        by(Examined, Asked, ASK, "told", true),
        by(Examined, Followed, FOLLOW, "", false),
        by(Examined, Answered, ANSWER, "told", true),
        by(Examined, Referred, REFER, "referral", false),
        by(Examined, Escalated, ESCALATE, "level_above", true),
        by(Examined, NotOurs, CLOSE, "", true),
        back(Examined, Withdrawn, WITHDRAW, HANDED),
        either(Asked, Followed, FOLLOW, false),
        by(Asked, Answered, ANSWER, "told", true),
        by(Asked, Escalated, ESCALATE, "level_above", true),
        back(Asked, Withdrawn, WITHDRAW, HANDED),
        by(Followed, Asked, ASK, "told", true),
        by(Followed, Answered, ANSWER, "told", true),
        by(Followed, Referred, REFER, "referral", false),
        by(Followed, Escalated, ESCALATE, "level_above", true),
        by(Followed, NotOurs, CLOSE, "", true),
        back(Followed, Withdrawn, WITHDRAW, HANDED),
        Edge { guard: "answer_stood", ..either(Answered, Settled, SETTLE, false) },
        back(Answered, Reopened, REOPEN, "reopen_days"),
        back(Settled, Reopened, REOPEN, "reopen_days"),
        by(Referred, Followed, FOLLOW, "", false),
        by(Referred, Answered, ANSWER, "told", true),
        by(Referred, Escalated, ESCALATE, "level_above", true),
        back(Referred, Withdrawn, WITHDRAW, HANDED),
        by(Escalated, Examined, EXAMINE, "class", false),
        back(Escalated, Withdrawn, WITHDRAW, HANDED),
        back(NotOurs, Reopened, REOPEN, "reopen_days"),
        by(Reopened, Asked, ASK, "told", true),
        by(Reopened, Followed, FOLLOW, "", false),
        by(Reopened, Answered, ANSWER, "told", true),
        by(Reopened, Escalated, ESCALATE, "level_above", true),
        back(Reopened, Withdrawn, WITHDRAW, HANDED),
    ],
};

const EXAMINE: Phrase = phrase("Telaah dan jawab awal", "Examine and answer first");
const ASK: Phrase = phrase("Minta keterangan pelapor", "Ask the complainant");
const FOLLOW: Phrase = phrase("Tindak lanjuti", "Follow up");
const ANSWER: Phrase = phrase("Jawab pelapor", "Answer the complainant");
const SETTLE: Phrase = phrase("Nyatakan selesai", "Settle");
const REFER: Phrase = phrase("Dirujuk ke instansi", "Referred to an agency");
const ESCALATE: Phrase = phrase("Teruskan ke tingkat di atas", "Take to the level above");
const CLOSE: Phrase = phrase("Tutup: bukan wewenang kami", "Close: not within our power");
const REOPEN: Phrase = phrase("Buka kembali", "Reopen");
const WITHDRAW: Phrase = phrase("Cabut pengaduan", "Withdraw");
const HANDED: &str = "";
const SOURCE: &str = "UU 25/2009; Perpres 76/2013";

const fn state(one: ComplaintState, name: &'static str, terminal: bool) -> State {
    State { code: one as i64, name, label: one.label(), phase: "", terminal }
}

const fn by(from: ComplaintState, to: ComplaintState, label: Phrase, guard: &'static str, reason: bool) -> Edge {
    Edge { from: from as i64, to: to as i64, label, roles: HANDLERS, guard, reason, source: SOURCE }
}

const fn back(from: ComplaintState, to: ComplaintState, label: Phrase, guard: &'static str) -> Edge {
    Edge { roles: COMPLAINANT, ..by(from, to, label, guard, true) }
}

const fn either(from: ComplaintState, to: ComplaintState, label: Phrase, reason: bool) -> Edge {
    Edge { roles: EITHER, ..by(from, to, label, "", reason) }
}

impl ComplaintState {
    /// Does somebody still have to do something?
    pub fn is_open(self) -> bool {
        !matches!(self, Answered | Settled | NotOurs | Withdrawn)
    }

    /// The open ones as a statement lists them: 1, 2, 3, 4, 7, 8, 10.
    pub const OPEN: [ComplaintState; 7] = [Received, Examined, Asked, Followed, Referred, Escalated, Reopened];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_is_sound_and_names_its_states_as_the_records_do() {
        assert!(COMPLAINT_MACHINE.flaws().is_empty(), "{:?}", COMPLAINT_MACHINE.flaws());
        assert_eq!(COMPLAINT_MACHINE.states.len(), ComplaintState::ALL.len());
        for state in ComplaintState::ALL {
            assert_eq!(COMPLAINT_MACHINE.state(state.code()).map(|one| one.name), Some(state.name()));
            assert_eq!(state.is_open(), ComplaintState::OPEN.contains(state), "{state:?}");
        }
        let mut pairs: Vec<(i64, i64)> = COMPLAINT_MACHINE.edges.iter().map(|edge| (edge.from, edge.to)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        assert_eq!(pairs.len(), COMPLAINT_MACHINE.edges.len(), "one edge for a pair");
    }

    #[test]
    fn nobody_but_the_complainant_withdraws_or_reopens() {
        for edge in COMPLAINT_MACHINE.edges {
            let own = [Withdrawn.code(), Reopened.code()].contains(&edge.to);
            assert_eq!(own, edge.roles == COMPLAINANT, "{edge:?}");
        }
    }
}
