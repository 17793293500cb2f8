//! The life of a case as data: every state and every permitted move (DOMAIN C). What a move asks stands in `guards`.
//!
//! The way itself is written out; moves that are alike for many states (stepping aside, coming back, known afterwards)
//! are drawn from lists, so that no state is forgotten.

use kernel::access::{Role, VILLAGE};
use kernel::states::{Edge, Machine, State};
use kernel::{Phrase, phrase};

use crate::records::case::CaseState;
use CaseState::{
    Bekerja, Cuti, Ditolak, IzinDesa, JaminanSosial, KesehatanKompetensi, Konseling, Meninggal, Minat, Mundur,
    PasporVisa, PerjanjianKerja, PerjanjianPenempatan, Perpanjangan, PindahDomisili, PindahMajikan, Pulang, Purna,
    Seleksi, SiapBerangkat, TerdaftarDisnaker, Terdata, Tertunda, VerifikasiDesa,
};

/// Who moves a case: the officer.
const OFFICER: &[Role] = &[Role::PetugasDesmigratif];

/// The machine of the case.
pub static CASE_MACHINE: Machine = Machine { initial: Minat as i64, states: STATES, edges: &EDGES };

const STATES: &[State] = &[
    state(Minat, "minat"),
    state(Terdata, "minat"),
    state(Konseling, "persiapan"),
    state(VerifikasiDesa, "persiapan"),
    state(IzinDesa, "persiapan"),
    state(TerdaftarDisnaker, "persiapan"),
    state(Seleksi, "persiapan"),
    state(KesehatanKompetensi, "persiapan"),
    state(PerjanjianPenempatan, "persiapan"),
    state(JaminanSosial, "persiapan"),
    state(PasporVisa, "persiapan"),
    state(PerjanjianKerja, "persiapan"),
    state(SiapBerangkat, "siap"),
    state(Bekerja, "bekerja"),
    state(Perpanjangan, "bekerja"),
    state(Cuti, "bekerja"),
    state(PindahMajikan, "bekerja"),
    state(Pulang, "pulang"),
    state(Purna, "pulang"),
    state(Tertunda, ""),
    state(Mundur, ""),
    state(Ditolak, ""),
    state(PindahDomisili, ""),
    State { code: Meninggal as i64, name: "meninggal", label: Meninggal.label(), phase: "", terminal: true },
];

const fn state(one: CaseState, phase: &'static str) -> State {
    State { code: one as i64, name: name(one), label: one.label(), phase, terminal: false }
}

const fn name(one: CaseState) -> &'static str {
    let mut index = 0;
    while index < CaseState::CHOICES.len() {
        if CaseState::CHOICES[index].code == one as i64 {
            return CaseState::CHOICES[index].name;
        }
        index += 1;
    }
    ""
}

/// The way forward, in its order.
const FORWARD: &[(CaseState, CaseState, Phrase, &str, &str)] = &[
    (
        Minat,
        Terdata,
        phrase("Data sudah lengkap", "Data are complete"),
        "identity_recorded",
        "UU 18/2017 Pasal 42 huruf b",
    ),
    (Terdata, Konseling, phrase("Konseling selesai", "Counselling is done"), "counselled", "PP 59/2021 Pasal 4"),
    (
        Konseling,
        VerifikasiDesa,
        phrase("Usulkan terverifikasi", "Propose as verified"),
        "adult_and_verified",
        "UU 18/2017 Pasal 5, Pasal 42 huruf b",
    ),
    (
        VerifikasiDesa,
        IzinDesa,
        phrase("Izin keluarga sudah diketahui desa", "Family permission is acknowledged"),
        "permission_acknowledged",
        "UU 18/2017 Pasal 13 huruf b",
    ),
    (
        IzinDesa,
        TerdaftarDisnaker,
        phrase("Sudah terdaftar di disnaker", "Registered with the labour office"),
        "papers_for_state",
        "UU 18/2017 Pasal 1",
    ),
    (TerdaftarDisnaker, Seleksi, phrase("Mulai seleksi", "Selection begins"), "placement_known", "UU 18/2017 Pasal 69"),
    (
        Seleksi,
        KesehatanKompetensi,
        phrase("Sehat dan kompeten", "Healthy and competent"),
        "papers_for_state",
        "UU 18/2017 Pasal 13 huruf c dan d",
    ),
    (
        KesehatanKompetensi,
        PerjanjianPenempatan,
        phrase("Perjanjian penempatan ditandatangani", "Placement agreement is signed"),
        "papers_for_state",
        "UU 18/2017 Pasal 13 huruf g",
    ),
    (
        KesehatanKompetensi,
        JaminanSosial,
        phrase("Tanpa P3MI: langsung jaminan sosial", "Without an agency: on to social security"),
        "no_placement_agreement",
        "UU 18/2017 Pasal 63",
    ),
    (
        PerjanjianPenempatan,
        JaminanSosial,
        phrase("Jaminan sosial terdaftar", "Social security is registered"),
        "papers_for_state",
        "Permenaker 4/2023",
    ),
    (
        JaminanSosial,
        PasporVisa,
        phrase("Paspor dan visa kerja ada", "Passport and work visa are there"),
        "papers_for_state",
        "UU 18/2017 Pasal 13 huruf e dan f",
    ),
    (
        PasporVisa,
        PerjanjianKerja,
        phrase("Perjanjian kerja ditandatangani", "Employment contract is signed"),
        "papers_for_state",
        "UU 18/2017 Pasal 13 huruf h",
    ),
    (
        PerjanjianKerja,
        SiapBerangkat,
        phrase("Semua dokumen lengkap dan berlaku", "All documents are complete and valid"),
        "all_valid_at_departure",
        "UU 18/2017 Pasal 13",
    ),
    (
        SiapBerangkat,
        Bekerja,
        phrase("Catat keberangkatan", "Record the departure"),
        "departure_recorded",
        "UU 18/2017 Pasal 42 huruf d",
    ),
    (
        Bekerja,
        Perpanjangan,
        phrase("Kontrak sedang diperpanjang", "The contract is being extended"),
        "",
        "UU 18/2017 Pasal 17",
    ),
    (
        Perpanjangan,
        Bekerja,
        phrase("Perpanjangan selesai", "The extension is done"),
        "contract_dated",
        "UU 18/2017 Pasal 17",
    ),
    (Bekerja, Cuti, phrase("Sedang cuti", "On leave"), "", "UU 18/2017 Pasal 25"),
    (Cuti, Bekerja, phrase("Kembali bekerja", "Back at work"), "", "UU 18/2017 Pasal 25"),
    (Bekerja, PindahMajikan, phrase("Pindah majikan", "Changes employer"), "", "UU 18/2017 Pasal 17"),
    (
        PindahMajikan,
        Bekerja,
        phrase("Bekerja pada majikan baru", "Works for the new employer"),
        "employer_changed",
        "UU 18/2017 Pasal 17",
    ),
    (
        Bekerja,
        Pulang,
        phrase("Catat kepulangan", "Record the return"),
        "return_recorded",
        "UU 18/2017 Pasal 42 huruf d",
    ),
    (
        Perpanjangan,
        Pulang,
        phrase("Catat kepulangan", "Record the return"),
        "return_recorded",
        "UU 18/2017 Pasal 42 huruf d",
    ),
    (Cuti, Pulang, phrase("Catat kepulangan", "Record the return"), "return_recorded", "UU 18/2017 Pasal 42 huruf d"),
    (
        PindahMajikan,
        Pulang,
        phrase("Catat kepulangan", "Record the return"),
        "return_recorded",
        "UU 18/2017 Pasal 42 huruf d",
    ),
    (
        Pulang,
        Purna,
        phrase("Kebutuhan setelah pulang sudah dibicarakan", "Needs after the return were talked over"),
        "",
        "UU 18/2017 Pasal 24",
    ),
    (Pulang, TerdaftarDisnaker, phrase("Berangkat lagi (re-entry)", "Leaves again (re-entry)"), "re_entry", "DOMAIN C"),
    (Purna, TerdaftarDisnaker, phrase("Berangkat lagi (re-entry)", "Leaves again (re-entry)"), "re_entry", "DOMAIN C"),
];

/// Back by one, each with a reason.
const BACK: &[(CaseState, CaseState)] = &[
    (Terdata, Minat),
    (Konseling, Terdata),
    (VerifikasiDesa, Konseling),
    (IzinDesa, VerifikasiDesa),
    (TerdaftarDisnaker, IzinDesa),
    (Seleksi, TerdaftarDisnaker),
    (KesehatanKompetensi, Seleksi),
    (PerjanjianPenempatan, KesehatanKompetensi),
    (JaminanSosial, PerjanjianPenempatan),
    (JaminanSosial, KesehatanKompetensi),
    (PasporVisa, JaminanSosial),
    (PerjanjianKerja, PasporVisa),
    (SiapBerangkat, PerjanjianKerja),
    (Bekerja, SiapBerangkat),
    (Pulang, Bekerja),
    (Purna, Pulang),
];

const WORKING: &[CaseState] = &[Bekerja, Perpanjangan, Cuti, PindahMajikan];
const HOME_AGAIN: &[CaseState] = &[Pulang, Purna];
const ASIDE: &[CaseState] = &[Tertunda, Mundur, Ditolak];
const PREPARING: &[CaseState] = CaseState::BEFORE_DEPARTURE;

/// Known afterwards: from every state before departure but the last, and from those that stepped aside. A person found
/// abroad for whom there is no case yet begins at `bekerja`: that is the opening of a case, not a move.
const KNOWN_AFTERWARDS: usize = PREPARING.len() - 1 + ASIDE.len();
const STEP_ASIDE: usize = PREPARING.len() * ASIDE.len();
const MOVE_AWAY: usize = PREPARING.len() + WORKING.len() + HOME_AGAIN.len();
const DIE: usize = MOVE_AWAY + ASIDE.len() + 1;
const COUNT: usize = FORWARD.len() + BACK.len() + KNOWN_AFTERWARDS + 2 * STEP_ASIDE + 2 * MOVE_AWAY + DIE;

static EDGES: [Edge; COUNT] = edges();

const fn edges() -> [Edge; COUNT] {
    let mut all = [const { BLANK }; COUNT];
    let mut next = 0;
    let mut index = 0;
    while index < FORWARD.len() {
        let (from, to, label, guard, source) = FORWARD[index];
        // Whoever of the village sees that the letter is there records the step; the letter itself is the head's alone.
        let roles = if matches!(to, IzinDesa) { VILLAGE } else { OFFICER };
        all[next] = Edge { from: from as i64, to: to as i64, label, roles, guard, reason: false, source };
        next += 1;
        index += 1;
    }
    index = 0;
    while index < BACK.len() {
        let (from, to) = BACK[index];
        all[next] = with_reason(from, to, phrase("Kembalikan satu langkah", "Back by one step"), OFFICER, "");
        next += 1;
        index += 1;
    }
    index = 0;
    while index < PREPARING.len() - 1 {
        all[next] = known_afterwards(PREPARING[index]);
        next += 1;
        index += 1;
    }
    index = 0;
    while index < ASIDE.len() {
        all[next] = known_afterwards(ASIDE[index]);
        next += 1;
        let mut from = 0;
        while from < PREPARING.len() {
            all[next] = with_reason(PREPARING[from], ASIDE[index], aside_label(ASIDE[index]), VILLAGE, "");
            all[next + 1] = resumed(ASIDE[index], PREPARING[from]);
            next += 2;
            from += 1;
        }
        index += 1;
    }
    let groups = [PREPARING, WORKING, HOME_AGAIN];
    index = 0;
    while index < groups.len() {
        let mut at = 0;
        while at < groups[index].len() {
            let one = groups[index][at];
            all[next] = with_reason(
                one,
                PindahDomisili,
                phrase("Pindah ke desa lain", "Moved to another village"),
                VILLAGE,
                "",
            );
            all[next + 1] = resumed(PindahDomisili, one);
            all[next + 2] = died(one);
            next += 3;
            at += 1;
        }
        index += 1;
    }
    index = 0;
    while index < ASIDE.len() {
        all[next] = died(ASIDE[index]);
        next += 1;
        index += 1;
    }
    all[next] = died(PindahDomisili);
    all
}

const BLANK: Edge = with_reason(Minat, Minat, phrase("", ""), OFFICER, "");

const fn with_reason(
    from: CaseState,
    to: CaseState,
    label: Phrase,
    roles: &'static [Role],
    guard: &'static str,
) -> Edge {
    Edge { from: from as i64, to: to as i64, label, roles, guard, reason: true, source: "DOMAIN C" }
}

const fn known_afterwards(from: CaseState) -> Edge {
    with_reason(
        from,
        Bekerja,
        phrase("Diketahui sudah berangkat", "Known to have left already"),
        OFFICER,
        "known_afterwards",
    )
}

const fn resumed(from: CaseState, to: CaseState) -> Edge {
    with_reason(from, to, phrase("Lanjutkan", "Resume"), VILLAGE, "resumes_where_it_was")
}

const fn died(from: CaseState) -> Edge {
    with_reason(from, Meninggal, phrase("Meninggal dunia", "Died"), VILLAGE, "")
}

const fn aside_label(to: CaseState) -> Phrase {
    match to {
        Tertunda => phrase("Tunda", "Postpone"),
        Mundur => phrase("Mengundurkan diri", "Withdraws"),
        _ => phrase("Ditolak", "Refused"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_is_sound_and_every_move_has_words_in_both_languages() {
        assert_eq!(CASE_MACHINE.flaws(), Vec::<String>::new());
        for edge in CASE_MACHINE.edges {
            assert!(!edge.label.id.is_empty() && !edge.label.en.is_empty(), "{} to {}", edge.from, edge.to);
            assert_ne!(edge.from, edge.to, "a blank edge was left in the table");
            assert!(!edge.roles.is_empty() && !edge.source.is_empty());
        }
    }

    #[test]
    fn no_move_is_declared_twice() {
        let mut pairs: Vec<(i64, i64)> = CASE_MACHINE.edges.iter().map(|edge| (edge.from, edge.to)).collect();
        let all = pairs.len();
        pairs.sort_unstable();
        pairs.dedup();
        assert_eq!(pairs.len(), all);
    }

    #[test]
    fn every_state_of_the_record_stands_in_the_machine_under_its_own_name() {
        assert_eq!(CASE_MACHINE.states.len(), CaseState::ALL.len());
        for one in CaseState::ALL {
            let state = CASE_MACHINE.state(one.code()).expect("declared");
            assert_eq!((state.name, state.label), (one.name(), one.label()));
        }
    }

    #[test]
    fn whoever_has_not_left_yet_may_turn_out_to_have_left() {
        for from in CaseState::BEFORE_DEPARTURE {
            let edge = CASE_MACHINE.edge(from.code(), Bekerja.code()).expect("an edge");
            let afterwards = edge.guard == "known_afterwards" && edge.reason;
            assert_eq!(afterwards, *from != SiapBerangkat, "{from:?}");
        }
    }

    #[test]
    fn going_back_and_stepping_aside_always_ask_for_a_reason() {
        for edge in CASE_MACHINE.edges.iter().filter(|edge| edge.to < edge.from && edge.from < 80) {
            let on_the_way = FORWARD.iter().any(|(from, to, ..)| *from as i64 == edge.from && *to as i64 == edge.to);
            assert!(edge.reason || on_the_way, "{} to {}", edge.from, edge.to);
        }
        for edge in CASE_MACHINE.edges.iter().filter(|edge| edge.to >= 80) {
            assert!(edge.reason, "{} to {}", edge.from, edge.to);
        }
    }
}
