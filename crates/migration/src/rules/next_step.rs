//! The one thing to do next on a case: what the next move still asks for, or the move itself.

use kernel::states::Edge;

use super::facts::{Facts, Given};
use super::guards::{Link, Missing, check};
use super::machine::CASE_MACHINE;
use crate::records::case::CaseState;

/// The next step.
#[derive(Debug, Clone)]
pub struct NextStep {
    /// The move on the way.
    pub edge: &'static Edge,
    /// What it still asks for outside its own form, most important first.
    pub missing: Vec<Missing>,
}

/// The move that a case waits for; `None` where it has come to rest (settled after the return, died, moved away).
pub fn next_step(facts: &Facts) -> Option<NextStep> {
    let edge = next_edge(facts)?;
    let mut missing = check(edge, facts, &Given::default());
    missing.retain(|one| !matches!(one.link, Link::Form(_)));
    Some(NextStep { edge, missing })
}

fn next_edge(facts: &Facts) -> Option<&'static Edge> {
    let from = facts.state;
    if from.is_set_aside() {
        return (from != CaseState::PindahDomisili)
            .then_some(facts.set_aside_from)
            .flatten()
            .and_then(|to| CASE_MACHINE.edge(from.code(), to.code()));
    }
    let to = match from {
        CaseState::KesehatanKompetensi if check_over(facts) => CaseState::JaminanSosial,
        CaseState::Perpanjangan | CaseState::Cuti | CaseState::PindahMajikan => CaseState::Bekerja,
        CaseState::Bekerja => CaseState::Pulang,
        CaseState::Purna | CaseState::Meninggal => return None,
        CaseState::Pulang => CaseState::Purna,
        CaseState::SiapBerangkat => CaseState::Bekerja,
        _ => {
            let at = CaseState::BEFORE_DEPARTURE.iter().position(|one| *one == from)?;
            *CaseState::BEFORE_DEPARTURE.get(at + 1)?
        }
    };
    CASE_MACHINE.edge(from.code(), to.code())
}

/// May this case step over the placement agreement?
fn check_over(facts: &Facts) -> bool {
    let over = CASE_MACHINE.edge(CaseState::KesehatanKompetensi.code(), CaseState::JaminanSosial.code());
    over.is_some_and(|edge| !check(edge, facts, &Given::default()).iter().any(|one| one.code == "placement_agreement"))
}
