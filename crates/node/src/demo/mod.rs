//! The sample world: offices, designations, cast, families, cases and letters from a seed. Every page says it is a sample.
//! It is made through the same use cases as real work, so what it holds is what the desk would have written.

mod articles;
mod cast;
mod families;
mod journey;
mod letters;
mod migrations;
mod names;
mod offices;
mod random;
mod villages;

use std::path::Path;

use jiff::Timestamp;
use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::{Actor, RecordId, Refusal};
use serde_json::json;
use store::{Action, Reader, Store, UseCase};

pub use cast::{PASSWORD, Player};
use random::Random;

use crate::trouble::Trouble;

/// Which sample world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The seed.
    pub seed: u64,
    /// How many villages.
    pub villages: usize,
    /// The address that its letters name for checking.
    pub port: u16,
}

/// The file that says which sample world a folder holds. It is written last: a folder without it is not whole.
const MARK: &str = "demo.json";

/// Opens the sample world of a folder, or makes it. Answers the cast.
pub fn prepare(store: &Store, dir: &Path, wanted: Sample, say: impl Fn(&str)) -> Result<Vec<Player>, Trouble> {
    let mark = dir.join(MARK);
    let sample = match std::fs::read_to_string(&mark) {
        Ok(text) => read_mark(&text, wanted),
        Err(_) => {
            make(store, wanted, &say)?;
            let text = json!({ "seed": wanted.seed, "villages": wanted.villages }).to_string();
            std::fs::write(&mark, text).map_err(Trouble::io("writing demo.json"))?;
            wanted
        }
    };
    let villages = villages::designated(sample.seed, sample.villages);
    Ok(cast::players(villages[0].code, villages.get(1).map(|village| village.code)))
}

fn read_mark(text: &str, wanted: Sample) -> Sample {
    let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    Sample {
        seed: value["seed"].as_u64().unwrap_or(wanted.seed),
        villages: value["villages"].as_u64().map_or(wanted.villages, |count| count as usize),
        port: wanted.port,
    }
}

/// Makes the world, office by office.
fn make(store: &Store, sample: Sample, say: &impl Fn(&str)) -> Result<(), Trouble> {
    let mut maker = Maker::new(store, sample);
    let villages = villages::designated(sample.seed, sample.villages);
    say(&format!("making a sample world of {} villages (seed {})", villages.len(), sample.seed));
    offices::make(&mut maker, &villages)?;
    let players = cast::players(villages[0].code, villages.get(1).map(|village| village.code));
    articles::make(&mut maker)?;
    let names = names::Names::read();
    offices::cast(&mut maker, &players)?;
    for (index, village) in villages.iter().enumerate() {
        let resident = migrations::village(&mut maker, village, index == 0, &names)?;
        maker.flush_much()?;
        if index == 0 {
            maker.flush()?;
            offices::bind(&mut maker, &players, resident)?;
        }
        if (index + 1) % 50 == 0 {
            say(&format!("  {} of {} villages", index + 1, villages.len()));
        }
    }
    maker.flush()?;
    say("the sample world is ready");
    Ok(())
}

/// Gathers use cases and writes them in large transactions.
pub struct Maker<'a> {
    /// The store.
    pub store: &'a Store,
    /// The world's randomness.
    pub random: Random,
    /// The moment the world is made; nothing in it lies later.
    pub now: Timestamp,
    /// The address that letters name for checking.
    pub address: String,
    waiting: Vec<(Action, UseCase)>,
}

impl<'a> Maker<'a> {
    fn new(store: &'a Store, sample: Sample) -> Maker<'a> {
        let port = if sample.port == 0 { 8080 } else { sample.port };
        let address = format!("http://127.0.0.1:{port}");
        Maker { store, random: Random::new(sample.seed), now: Timestamp::now(), address, waiting: Vec::new() }
    }

    /// An action at a moment, by somebody.
    pub fn action(&mut self, actor: &Actor, at: Timestamp) -> Action {
        let id = RecordId::v7(at.as_millisecond().max(0) as u64, self.random.id_bytes());
        Action { id: ActionId(id), digest: [0; 32], actor: actor.clone(), now: at.min(self.now) }
    }

    /// Adds changes that need no reading.
    pub fn write(&mut self, actor: &Actor, at: Timestamp, changes: Changes) -> Result<(), Trouble> {
        self.act(actor, at, move |_, _| Ok(changes))
    }

    /// Adds a use case; it gets the action's id for the records it creates.
    pub fn act(
        &mut self,
        actor: &Actor,
        at: Timestamp,
        use_case: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<(), Trouble> {
        let action = self.action(actor, at);
        self.queue(action, use_case)
    }

    /// Adds a use case under an action made before, whose id names its records.
    pub fn queue(
        &mut self,
        action: Action,
        use_case: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<(), Trouble> {
        let id = action.id;
        self.waiting.push((action, Box::new(move |read| use_case(read, id))));
        Ok(())
    }

    /// Writes what waits when there is much of it.
    pub fn flush_much(&mut self) -> Result<(), Trouble> {
        if self.waiting.len() >= 1000 { self.flush() } else { Ok(()) }
    }

    /// Writes what waits in the order of its time, as a stream's time never falls.
    pub fn flush(&mut self) -> Result<(), Trouble> {
        let mut actions = std::mem::take(&mut self.waiting);
        actions.sort_by_key(|(action, _)| action.now);
        self.store.act_all(actions).map_err(Trouble::refused("making the sample world"))
    }
}
