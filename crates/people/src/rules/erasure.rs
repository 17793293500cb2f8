//! When a person's data may not be erased yet. A hold names its reason and, where there is one, its last day.
//! Not here: reading what holds (`office::erasure`), destroying the key (store).
//!
//! UU 27/2022: art. 42 ends the processing, art. 43 erases (purpose reached, consent withdrawn, asked for, unlawful),
//! art. 44 destroys; neither while a law or a running matter still needs the data.

use jiff::civil::Date;
use kernel::states::Machine;
use kernel::{Phrase, phrase};

use super::retention;

/// Something that stands against an erasure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// What it is, for people.
    pub reason: Phrase,
    /// Which one: a letter's number, a case's title, the ground of a legal hold; empty where the reader may not know.
    pub what: String,
    /// The first day; `None` where it does not matter.
    pub from: Option<Date>,
    /// The last day; `None` while nobody knows it.
    pub until: Option<Date>,
    /// The article or rule behind it.
    pub source: String,
    /// Who placed it, where somebody did.
    pub by: Option<String>,
    /// Where it is released, where somebody may; empty otherwise.
    pub path: String,
}

impl Hold {
    fn of(reason: Phrase, what: &str, source: &str) -> Hold {
        let (what, source) = (what.to_owned(), source.to_owned());
        Hold { reason, what, from: None, until: None, source, by: None, path: String::new() }
    }
}

/// An acknowledged letter that is still young enough to be checked by somebody: the dated rule of its day says how long.
pub fn letter_hold(what: &str, acknowledged: Date, today: Date) -> Option<Hold> {
    let rule = retention::on(retention::LETTER, acknowledged)?;
    let ends = rule.ends(acknowledged)?;
    (today < ends).then(|| Hold { until: ends.yesterday().ok(), ..Hold::of(rule.label, what, rule.article) })
}

/// A legal hold, as far as the reader may know of it.
pub fn legal_hold(ground: Option<Phrase>, source: Option<&str>, from: Date, until: Option<Date>) -> Hold {
    let reason = ground.unwrap_or(crate::words::legal_hold::HELD_BY_LAW);
    Hold { from: Some(from), until, ..Hold::of(reason, source.unwrap_or_default(), "UU 27/2022 Pasal 43–44") }
}

/// Another card of the person goes on in this one and still holds data: it is erased first, or the person would be read there.
pub fn merged_hold() -> Hold {
    let reason = phrase(
        "Kartu lain orang ini digabung ke kartu ini: hapus kartu itu lebih dulu",
        "Another card of this person was merged into this one: erase that card first",
    );
    Hold::of(reason, "", "UU 27/2022 Pasal 43")
}

/// A matter that is still open.
pub fn open_hold(what: &str) -> Hold {
    Hold::of(phrase("Urusan yang masih terbuka", "A matter that is still open"), what, "UU 27/2022 Pasal 42–44")
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
        let hold = letter_hold("474/1", given, date(2026, 11, 23)).expect("it holds");
        assert_eq!(hold.until, Some(date(2026, 11, 23)));
        assert!(hold.source.contains("ketentuan program"), "no article names a number: {}", hold.source);
        assert_eq!(letter_hold("474/1", given, date(2026, 11, 24)), None);
    }

    #[test]
    fn a_legal_hold_whose_ground_the_reader_may_not_know_says_only_that_it_holds() {
        let hold = legal_hold(None, None, date(2026, 1, 1), None);
        assert_eq!((hold.reason.en, hold.what.as_str(), hold.until), ("Held by law", "", None));
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
