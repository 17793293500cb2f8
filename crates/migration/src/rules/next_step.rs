//! The one thing to do next on a case: what the next move still asks for, or the move itself.

use jiff::Span;
use kernel::phrase;
use kernel::states::Edge;

use super::facts::{Facts, Given};
use super::guards::{Link, Missing, check};
use super::machine::CASE_MACHINE;
use crate::records::case::CaseState;

/// So many days before a contract ends somebody asks whether the person comes home or stays.
pub const CONTRACT_DAYS: i32 = 60;

/// The next step.
#[derive(Debug, Clone)]
pub struct NextStep {
    /// The move on the way.
    pub edge: &'static Edge,
    /// What it still asks for outside its own form, most important first.
    pub missing: Vec<Missing>,
}

/// The move that a case waits for; `None` where it has come to rest (at work under a contract that runs, settled after the
/// return, died, moved away).
pub fn next_step(facts: &Facts) -> Option<NextStep> {
    let edge = next_edge(facts)?;
    let mut missing = check(edge, facts, &Given::default());
    missing.retain(|one| !matches!(one.link, Link::Form(_)));
    if facts.state == CaseState::Bekerja && facts.contract_end.is_none() {
        // No guard asks for it, but without it nobody knows when to call.
        let what = phrase("Tanggal kontrak berakhir belum dicatat.", "When the contract ends is not recorded.");
        missing.push(Missing { code: "contract_end", about: None, what, link: Link::Details });
    }
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
        CaseState::Bekerja if is_far(facts) => return None,
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

/// Does the contract run for longer than [`CONTRACT_DAYS`] days?
fn is_far(facts: &Facts) -> bool {
    let limit = facts.today.checked_add(Span::new().days(CONTRACT_DAYS)).unwrap_or(facts.today);
    facts.contract_end.is_some_and(|end| end > limit)
}

/// May this case step over the placement agreement?
fn check_over(facts: &Facts) -> bool {
    let over = CASE_MACHINE.edge(CaseState::KesehatanKompetensi.code(), CaseState::JaminanSosial.code());
    over.is_some_and(|edge| !check(edge, facts, &Given::default()).iter().any(|one| one.code == "placement_agreement"))
}
