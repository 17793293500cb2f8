//! State machines as data: states, the edges between them, who moves along them and what they ask.
//! Not here: the guards themselves, which are named functions of a room.

use crate::access::Role;
use crate::words::Phrase;

/// The machine of one kind of record.
#[derive(Debug)]
pub struct Machine {
    /// Where a new record begins.
    pub initial: i64,
    /// Every state.
    pub states: &'static [State],
    /// Every permitted move.
    pub edges: &'static [Edge],
}

/// One state.
#[derive(Debug)]
pub struct State {
    /// Stable code, held in journal and tables.
    pub code: i64,
    /// Stable name for addresses, exports and `states --json`.
    pub name: &'static str,
    /// Words for people.
    pub label: Phrase,
    /// The phase in which people see it; empty where it stands beside the phases.
    pub phase: &'static str,
    /// Nothing follows it.
    pub terminal: bool,
}

/// One permitted move.
#[derive(Debug)]
pub struct Edge {
    /// From this state.
    pub from: i64,
    /// To this state.
    pub to: i64,
    /// What the button says.
    pub label: Phrase,
    /// Who may move.
    pub roles: &'static [Role],
    /// The name of the room's guard; empty where nothing is asked.
    pub guard: &'static str,
    /// A reason must be written (going back, refusal).
    pub reason: bool,
    /// Where the law or the design names it.
    pub source: &'static str,
}

impl Machine {
    /// The state of this code.
    pub fn state(&self, code: i64) -> Option<&'static State> {
        self.states.iter().find(|state| state.code == code)
    }

    /// The move from one state to another, where it is permitted.
    pub fn edge(&self, from: i64, to: i64) -> Option<&'static Edge> {
        self.edges.iter().find(|edge| edge.from == from && edge.to == to)
    }

    /// Every move out of a state.
    pub fn out_of(&self, from: i64) -> impl Iterator<Item = &'static Edge> {
        self.edges.iter().filter(move |edge| edge.from == from)
    }

    /// What is wrong with the declaration itself, in words for its author; empty when it is sound.
    pub fn flaws(&self) -> Vec<String> {
        let mut flaws = Vec::new();
        for edge in self.edges {
            for code in [edge.from, edge.to] {
                if self.state(code).is_none() {
                    flaws.push(format!("an edge names the unknown state {code}"));
                }
            }
            if self.state(edge.from).is_some_and(|state| state.terminal) {
                flaws.push(format!("an edge leaves the terminal state {}", edge.from));
            }
        }
        let mut reached = vec![self.initial];
        let mut next = 0;
        while next < reached.len() {
            for edge in self.out_of(reached[next]) {
                if !reached.contains(&edge.to) {
                    reached.push(edge.to);
                }
            }
            next += 1;
        }
        for state in self.states {
            if !reached.contains(&state.code) {
                flaws.push(format!("no way leads to {}", state.name));
            }
        }
        flaws
    }
}
