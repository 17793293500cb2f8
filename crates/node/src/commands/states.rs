//! `states`: every state machine, from the declarations.

use clap::Args;
use kernel::states::{Edge, Machine};
use serde_json::{Value, json};

use super::{print_json, say};
use crate::rooms;
use crate::trouble::Trouble;

/// List every state machine.
#[derive(Debug, Args)]
pub struct States {
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl States {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let registry = rooms::registry();
        let machines = registry.specs.iter().filter_map(|spec| spec.states.map(|machine| (spec.name, machine)));
        if self.json {
            let values: Vec<Value> = machines.map(|(name, machine)| machine_json(name, machine)).collect();
            print_json(&values.into());
            return Ok(false);
        }
        for (name, machine) in machines {
            say(name);
            for edge in machine.edges {
                let (from, to) = (name_of(machine, edge.from), name_of(machine, edge.to));
                say(format_args!("  {from:<24} -> {to:<24} {}", roles_of(edge).join(" ")));
            }
        }
        Ok(false)
    }
}

fn machine_json(record: &str, machine: &Machine) -> Value {
    let states: Vec<Value> = machine
        .states
        .iter()
        .map(|state| {
            json!({
                "name": state.name, "code": state.code, "id": state.label.id, "en": state.label.en,
                "phase": state.phase, "terminal": state.terminal,
            })
        })
        .collect();
    let edges: Vec<Value> = machine
        .edges
        .iter()
        .map(|edge| {
            json!({
                "from": name_of(machine, edge.from), "to": name_of(machine, edge.to), "id": edge.label.id, "en": edge.label.en,
                "roles": roles_of(edge), "guard": edge.guard, "reason": edge.reason, "source": edge.source,
            })
        })
        .collect();
    json!({ "record": record, "initial": name_of(machine, machine.initial), "states": states, "edges": edges })
}

fn name_of(machine: &Machine, code: i64) -> &'static str {
    machine.state(code).map_or("?", |state| state.name)
}

fn roles_of(edge: &Edge) -> Vec<&'static str> {
    edge.roles.iter().map(|role| role.name()).collect()
}
