//! The five phases in which people see a case. Which state lies in which is said by the machine.

use kernel::{Phrase, phrase};

use super::machine::CASE_MACHINE;
use crate::records::case::CaseState;

/// A phase, in the order of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Wishes to leave.
    Minat,
    /// Prepares.
    Persiapan,
    /// Ready to leave.
    Siap,
    /// Works abroad.
    Bekerja,
    /// Came home.
    Pulang,
}

impl Phase {
    /// All five.
    pub const ALL: [Phase; 5] = [Phase::Minat, Phase::Persiapan, Phase::Siap, Phase::Bekerja, Phase::Pulang];

    /// The phase of a state; `None` beside the way.
    pub fn of(state: CaseState) -> Option<Phase> {
        Phase::named(CASE_MACHINE.state(state.code())?.phase)
    }

    /// The phase of this stable name.
    pub fn named(name: &str) -> Option<Phase> {
        Phase::ALL.into_iter().find(|phase| phase.name() == name)
    }

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Phase::Minat => "minat",
            Phase::Persiapan => "persiapan",
            Phase::Siap => "siap",
            Phase::Bekerja => "bekerja",
            Phase::Pulang => "pulang",
        }
    }

    /// Words for people.
    pub const fn label(self) -> Phrase {
        match self {
            Phase::Minat => phrase("Minat", "Interest"),
            Phase::Persiapan => phrase("Persiapan", "Preparation"),
            Phase::Siap => phrase("Siap", "Ready"),
            Phase::Bekerja => phrase("Bekerja", "At work"),
            Phase::Pulang => phrase("Pulang", "Home again"),
        }
    }

    /// The first and the last state code that may lie in it.
    pub const fn codes(self) -> (i64, i64) {
        match self {
            Phase::Minat => (10, 19),
            Phase::Persiapan => (20, 39),
            Phase::Siap => (40, 49),
            Phase::Bekerja => (50, 59),
            Phase::Pulang => (60, 69),
        }
    }

    /// How many days a case may stay in this phase without a step before somebody should look; `None`: as long as it likes.
    /// A setting of the house, not of the law.
    pub const fn patience(self) -> Option<i32> {
        match self {
            Phase::Minat => Some(30),
            Phase::Persiapan => Some(45),
            Phase::Siap => Some(30),
            Phase::Bekerja => None,
            Phase::Pulang => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_a_state_lie_in_the_range_of_its_phase_and_in_no_other() {
        for state in CaseState::ALL {
            for phase in Phase::ALL {
                let (first, last) = phase.codes();
                let inside = (first..=last).contains(&state.code());
                assert_eq!(inside, Phase::of(*state) == Some(phase), "{state:?} and {phase:?}");
            }
        }
    }
}
