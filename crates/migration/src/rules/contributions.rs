//! What cases and steps add to the sums, from clear fields only: levels above the village fold them without any key.
//!
//! Keys: `migration.case.PHASE` (cases in a phase now), `migration.state.STATE` (in a state now),
//! `migration.working.SEX`, and by month `migration.reviewed`, `migration.opened`, `migration.departure[.SEX]`, `migration.return[.SEX]`.

use kernel::Row;
use kernel::indicator::{Contribution, Contributor};
use kernel::record::Record;
use people::records::resident::Sex;

use super::phase::Phase;
use crate::records::case::CaseState;
use crate::records::{CheckDecision, MigrationCase, MigrationStep};

/// Cases, by where they stand.
pub const CASES_COUNTED: Contributor = Contributor { kind: MigrationCase::KIND, contributions: of_case };
/// Moves, by month.
pub const STEPS_COUNTED: Contributor = Contributor { kind: MigrationStep::KIND, contributions: of_step };

/// Reviews, by month: that they were made, never what they found.
pub const REVIEWS_COUNTED: Contributor = Contributor { kind: CheckDecision::KIND, contributions: of_review };

/// What a review counts for in its month.
pub fn of_review(row: &Row) -> Vec<Contribution> {
    let Some(month) = row.text("date").and_then(|date| date.get(..7)) else { return Vec::new() };
    vec![Contribution { indicator: "migration.reviewed", home: row.home, month: month.to_owned(), amount: 1 }]
}

/// What a case counts for now.
pub fn of_case(row: &Row) -> Vec<Contribution> {
    let Some(state) = row.integer("state").and_then(CaseState::from_code) else { return Vec::new() };
    let mut all = vec![now(row, state_key(state))];
    if let Some(phase) = Phase::of(state) {
        all.push(now(row, phase_key(phase)));
    }
    if state.is_working() {
        all.extend(row.integer("sex").and_then(Sex::from_code).map(|sex| now(row, working_key(sex))));
    }
    all
}

/// What a step counts for in its month. A step back over the border takes the crossing away again.
pub fn of_step(row: &Row) -> Vec<Contribution> {
    let state = |name| row.integer(name).and_then(CaseState::from_code);
    let (Some(to), Some(month)) = (state("to"), row.text("date").and_then(|date| date.get(..7))) else {
        return Vec::new();
    };
    let from = state("from");
    let mut all = Vec::new();
    let mut add = |indicator, amount| {
        all.push(Contribution { indicator, home: row.home, month: month.to_owned(), amount });
    };
    if from.is_none() {
        add("migration.opened", 1);
    }
    if row.integer("date_unknown") == Some(1) {
        return all;
    }
    let sex = row.integer("sex").and_then(Sex::from_code);
    let (departed, returned) = crossings(from, to);
    if departed != 0 {
        add("migration.departure", departed);
        if let Some(sex) = sex {
            add(departure_key(sex), departed);
        }
    }
    if returned != 0 {
        add("migration.return", returned);
        if let Some(sex) = sex {
            add(return_key(sex), returned);
        }
    }
    all
}

/// What a move adds to the departures and to the returns of its month. A step back over the border takes the crossing away.
pub fn crossings(from: Option<CaseState>, to: CaseState) -> (i64, i64) {
    let departed = crossing(from.is_none_or(|from| !was_abroad(from)), to == CaseState::Bekerja)
        - crossing(from == Some(CaseState::Bekerja), to == CaseState::SiapBerangkat);
    let returned = crossing(from.is_some_and(CaseState::is_working), to == CaseState::Pulang)
        - crossing(from == Some(CaseState::Pulang), to == CaseState::Bekerja);
    (departed, returned)
}

fn crossing(before: bool, after: bool) -> i64 {
    i64::from(before && after)
}

/// Already abroad, home again by mistake, or moved away while abroad: no departure is counted a second time.
fn was_abroad(state: CaseState) -> bool {
    state.is_working() || matches!(state, CaseState::Pulang | CaseState::Purna | CaseState::PindahDomisili)
}

fn now(row: &Row, indicator: &'static str) -> Contribution {
    Contribution { indicator, home: row.home, month: String::new(), amount: 1 }
}

/// The key of a phase.
pub const fn phase_key(phase: Phase) -> &'static str {
    match phase {
        Phase::Minat => "migration.case.minat",
        Phase::Persiapan => "migration.case.persiapan",
        Phase::Siap => "migration.case.siap",
        Phase::Bekerja => "migration.case.bekerja",
        Phase::Pulang => "migration.case.pulang",
    }
}

/// The key of a state.
pub const fn state_key(state: CaseState) -> &'static str {
    match state {
        CaseState::Minat => "migration.state.minat",
        CaseState::Terdata => "migration.state.terdata",
        CaseState::Konseling => "migration.state.konseling",
        CaseState::VerifikasiDesa => "migration.state.verifikasi_desa",
        CaseState::IzinDesa => "migration.state.izin_desa",
        CaseState::TerdaftarDisnaker => "migration.state.terdaftar_disnaker",
        CaseState::Seleksi => "migration.state.seleksi",
        CaseState::KesehatanKompetensi => "migration.state.kesehatan_kompetensi",
        CaseState::PerjanjianPenempatan => "migration.state.perjanjian_penempatan",
        CaseState::JaminanSosial => "migration.state.jaminan_sosial",
        CaseState::PasporVisa => "migration.state.paspor_visa",
        CaseState::PerjanjianKerja => "migration.state.perjanjian_kerja",
        CaseState::SiapBerangkat => "migration.state.siap_berangkat",
        CaseState::Bekerja => "migration.state.bekerja",
        CaseState::Perpanjangan => "migration.state.perpanjangan",
        CaseState::Cuti => "migration.state.cuti",
        CaseState::PindahMajikan => "migration.state.pindah_majikan",
        CaseState::Pulang => "migration.state.pulang",
        CaseState::Purna => "migration.state.purna",
        CaseState::Tertunda => "migration.state.tertunda",
        CaseState::Mundur => "migration.state.mundur",
        CaseState::Ditolak => "migration.state.ditolak",
        CaseState::PindahDomisili => "migration.state.pindah_domisili",
        CaseState::Meninggal => "migration.state.meninggal",
    }
}

/// The key of those who work abroad, by sex.
pub const fn working_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "migration.working.laki_laki",
        Sex::Female => "migration.working.perempuan",
    }
}

/// The key of departures by sex.
pub const fn departure_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "migration.departure.laki_laki",
        Sex::Female => "migration.departure.perempuan",
    }
}

/// The key of returns by sex.
pub const fn return_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "migration.return.laki_laki",
        Sex::Female => "migration.return.perempuan",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Held, RecordId, Value};

    fn step(from: Option<CaseState>, to: CaseState, unknown: bool) -> Row {
        let mut cells = vec![Held::Known(Value::Null); MigrationStep::SPEC.fields.len()];
        let mut put = |name: &str, value| {
            let (index, _) = MigrationStep::SPEC.field_named(name).expect("declared");
            cells[index] = Held::Known(value);
        };
        put("to", Value::Integer(to.code()));
        put("date", Value::Text("2026-11-03".into()));
        put("sex", Value::Integer(Sex::Female.code()));
        if let Some(from) = from {
            put("from", Value::Integer(from.code()));
        }
        if unknown {
            put("date_unknown", Value::Integer(1));
        }
        let id = RecordId::default();
        Row {
            spec: MigrationStep::SPEC,
            id,
            home: id,
            region: String::new(),
            cells,
            heads: Vec::new(),
            withdrawn: false,
        }
    }

    fn sum(row: &Row, key: &str) -> i64 {
        of_step(row).iter().filter(|one| one.indicator == key && one.month == "2026-11").map(|one| one.amount).sum()
    }

    #[test]
    fn a_departure_counts_once_and_a_correction_takes_it_away() {
        let left = step(Some(CaseState::SiapBerangkat), CaseState::Bekerja, false);
        assert_eq!((sum(&left, "migration.departure"), sum(&left, "migration.departure.perempuan")), (1, 1));
        let corrected = step(Some(CaseState::Bekerja), CaseState::SiapBerangkat, false);
        assert_eq!(sum(&corrected, "migration.departure"), -1);
        let back_from_leave = step(Some(CaseState::Cuti), CaseState::Bekerja, false);
        assert_eq!(sum(&back_from_leave, "migration.departure"), 0);
        assert_eq!(sum(&step(Some(CaseState::Mundur), CaseState::Bekerja, false), "migration.departure"), 1);
    }

    #[test]
    fn a_departure_of_an_unknown_day_counts_in_no_month() {
        let found = step(None, CaseState::Bekerja, true);
        assert_eq!((sum(&found, "migration.departure"), sum(&found, "migration.opened")), (0, 1));
    }

    #[test]
    fn a_return_counts_once_and_a_correction_takes_it_away() {
        assert_eq!(sum(&step(Some(CaseState::Cuti), CaseState::Pulang, false), "migration.return"), 1);
        let corrected = step(Some(CaseState::Pulang), CaseState::Bekerja, false);
        assert_eq!((sum(&corrected, "migration.return"), sum(&corrected, "migration.departure")), (-1, 0));
    }
}
