//! When a person's data may not be erased yet. A hold names its reason and, where there is one, the day it ends.
//! Not here: reading what holds (`office::erasure`), destroying the key (store).
//!
//! UU 27/2022: art. 42 ends the processing, art. 43 erases (purpose reached, consent withdrawn, asked for, unlawful),
//! art. 44 destroys; neither while a law or a running matter still needs the data.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::states::Machine;
use kernel::{Phrase, phrase};

/// How long an acknowledged letter keeps its person's data: as long as it can still be shown to somebody who has to
/// check it. The office's own retention schedule may say longer; no article says a number of years.
pub const LETTER_YEARS: i16 = 2;

/// Something that stands against an erasure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// What it is, for people.
    pub reason: Phrase,
    /// Which one: a letter's number, a case's title.
    pub what: String,
    /// The day from which it holds no more; `None` while a matter is open.
    pub until: Option<Date>,
    /// The article or rule behind it.
    pub source: &'static str,
}

/// An acknowledged letter that is still young enough to be checked by somebody.
pub fn letter_hold(what: &str, acknowledged: Date, today: Date) -> Option<Hold> {
    let until = acknowledged.checked_add(LETTER_YEARS.years()).ok()?;
    (today < until).then(|| Hold {
        reason: phrase(
            "Surat yang diketahui kepala desa masih dapat diperiksa orang lain",
            "A letter acknowledged by the village head can still be checked by others",
        ),
        what: what.to_owned(),
        until: Some(until),
        source: "UU 27/2022 Pasal 42–44",
    })
}

/// A matter that is still open.
pub fn open_hold(what: &str) -> Hold {
    Hold {
        reason: phrase("Urusan yang masih terbuka", "A matter that is still open"),
        what: what.to_owned(),
        until: None,
        source: "UU 27/2022 Pasal 42–44",
    }
}

/// Is a matter in this state still open? Where people see it in phases, it is open from the first to the last but one: a
/// worker who has come home, who gave up or was refused needs no data any more. Without phases it is open until a
/// terminal state. An unknown state is no reason to hold.
pub fn is_open(machine: &Machine, state: i64) -> bool {
    let Some(now) = machine.state(state) else { return false };
    let mut phases: Vec<&str> = Vec::new();
    for state in machine.states.iter().filter(|state| !state.phase.is_empty()) {
        if !phases.contains(&state.phase) {
            phases.push(state.phase);
        }
    }
    match phases.last() {
        None => !now.terminal,
        Some(last) => !now.terminal && !now.phase.is_empty() && now.phase != *last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::states::State;

    #[test]
    fn a_letter_holds_for_two_years_and_not_a_day_longer() {
        let given = date(2024, 11, 24);
        assert_eq!(
            letter_hold("474/1", given, date(2026, 11, 23)).and_then(|hold| hold.until),
            Some(date(2026, 11, 24))
        );
        assert_eq!(letter_hold("474/1", given, date(2026, 11, 24)), None);
    }

    const fn state(code: i64, phase: &'static str, terminal: bool) -> State {
        State { code, name: "x", label: phrase("x", "x"), phase, terminal }
    }

    #[test]
    fn a_matter_in_phases_is_open_until_its_last_phase_and_not_beside_them() {
        static STATES: [State; 5] = [
            state(1, "minat", false),
            state(2, "persiapan", false),
            state(3, "pulang", false),
            state(4, "", false),
            state(5, "", true),
        ];
        static MACHINE: Machine = Machine { initial: 1, states: &STATES, edges: &[] };
        assert!(is_open(&MACHINE, 1) && is_open(&MACHINE, 2));
        assert!(!is_open(&MACHINE, 3) && !is_open(&MACHINE, 4) && !is_open(&MACHINE, 5) && !is_open(&MACHINE, 99));
    }

    #[test]
    fn a_matter_without_phases_is_open_until_a_terminal_state() {
        static STATES: [State; 2] = [state(1, "", false), state(2, "", true)];
        static MACHINE: Machine = Machine { initial: 1, states: &STATES, edges: &[] };
        assert!(is_open(&MACHINE, 1) && !is_open(&MACHINE, 2));
    }
}
