//! The sample world: offices, designations, cast, families, cases and letters from a seed. Every page says it is a sample.
//! It is made through the same use cases as real work, so what it holds is what the desk would have written.

mod abroad;
mod agencies;
mod articles;
mod before;
mod books;
mod cast;
mod checks;
mod complaints;
mod crowd;
mod data_rights;
mod desk_day;
mod enterprise;
mod enterprise_aid;
mod families;
mod journey;
mod koperasi;
mod koperasi_loans;
mod koperasi_savings;
mod koperasi_year;
mod letters;
mod migrations;
mod names;
mod offices;
mod random;
mod reports;
mod villages;

use std::path::Path;

use jiff::Timestamp;
use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::{Actor, Record, RecordId, Refusal};
use people::records::Office;
use serde_json::json;
use store::engine::{Database, Location};
use store::{Action, ListQuery, Reader, Store, UseCase};

pub use books::{Books, make as add_books};
pub use cast::{PASSWORD, Player};
pub use crowd::{Crowd, make as add_crowd};
use random::Random;

use crate::trouble::Trouble;

/// Which sample world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The seed.
    pub seed: u64,
    /// How many villages.
    pub villages: usize,
    /// Households of the village where the cast works.
    pub households: u16,
    /// The address that its letters name for checking.
    pub port: u16,
}

/// The file that says which sample world a folder holds. It is written before the world is made, and again when the
/// world is whole.
pub const MARK: &str = "demo.json";

/// What the mark says.
struct Mark {
    sample: Sample,
    /// False from the first entry to the last.
    whole: bool,
}

/// Opens the sample world of a folder, or makes it where the store is empty. Answers the cast.
pub fn prepare(store: &Store, dir: &Path, wanted: Sample, say: impl Fn(&str)) -> Result<Vec<Player>, Trouble> {
    let sample = match read_mark(dir, wanted) {
        Some(Mark { sample, whole: true }) => sample,
        _ if holds_work(store)? => {
            let words = format!("{} holds the data of a node and no sample world: choose another --dir", dir.display());
            return Err(Trouble::Other(words));
        }
        _ => {
            write_mark(dir, wanted, false)?;
            make(store, wanted, &say)?;
            write_mark(dir, wanted, true)?;
            wanted
        }
    };
    let villages = villages::designated(sample.seed, sample.villages);
    Ok(cast::players(villages[0].code, villages.get(1).map(|village| village.code)))
}

/// Does this folder hold a sample world?
pub fn is_sample(dir: &Path) -> bool {
    dir.join(MARK).exists()
}

/// Clears a folder in which the making of a sample world was cut off, so that it begins again: half a world is never
/// served. The mark is the proof that nobody's work is cleared.
pub fn clear_unfinished(at: &Location, say: impl Fn(&str)) -> Result<(), Trouble> {
    let nothing = Sample { seed: 0, villages: 0, households: 0, port: 0 };
    if read_mark(&at.dir, nothing).is_none_or(|mark| mark.whole) {
        return Ok(());
    }
    if at.database != Database::Sqlite {
        let words = "the making of the sample world in this database was cut off: name an empty one and another --dir";
        return Err(Trouble::Other(words.to_owned()));
    }
    // Opening is refused while somebody else is still making it.
    crate::world::open(at.clone())?.close();
    say("the making of this sample world was cut off; it begins again");
    for name in ["desmigratif.sqlite", "desmigratif.sqlite-wal", "desmigratif.sqlite-shm", "node.key"] {
        gone(std::fs::remove_file(at.dir.join(name)))?;
    }
    gone(std::fs::remove_dir_all(at.dir.join("files")))?;
    gone(std::fs::remove_file(at.dir.join(MARK)))
}

fn gone(removed: std::io::Result<()>) -> Result<(), Trouble> {
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Trouble::io("clearing the folder")(error)),
        _ => Ok(()),
    }
}

/// Has anybody worked with this store? The first thing that is ever written is an office.
fn holds_work(store: &Store) -> Result<bool, Trouble> {
    let offices = ListQuery { limit: 1, withdrawn: true, ..ListQuery::of(Office::SPEC) };
    let any = store.read(&offices::maker_actor(), Timestamp::now(), |read| Ok(!read.list(&offices)?.rows.is_empty()));
    any.map_err(Trouble::refused("looking for data"))
}

fn read_mark(dir: &Path, wanted: Sample) -> Option<Mark> {
    let text = std::fs::read_to_string(dir.join(MARK)).ok()?;
    let value: serde_json::Value = serde_json::from_str(&text).ok()?;
    let sample = Sample {
        seed: value["seed"].as_u64().unwrap_or(wanted.seed),
        villages: value["villages"].as_u64().map_or(wanted.villages, |count| count as usize),
        households: wanted.households,
        port: wanted.port,
    };
    Some(Mark { sample, whole: value["whole"].as_bool().unwrap_or(true) })
}

fn write_mark(dir: &Path, sample: Sample, whole: bool) -> Result<(), Trouble> {
    let text = json!({ "seed": sample.seed, "villages": sample.villages, "whole": whole }).to_string();
    let partial = dir.join("demo.json.partial");
    std::fs::write(&partial, text).map_err(Trouble::io("writing demo.json"))?;
    std::fs::rename(&partial, dir.join(MARK)).map_err(Trouble::io("writing demo.json"))
}

/// Makes the world, office by office.
fn make(store: &Store, sample: Sample, say: &impl Fn(&str)) -> Result<(), Trouble> {
    let mut maker = Maker::new(store, sample);
    let villages = villages::designated(sample.seed, sample.villages);
    say(&format!("making a sample world of {} villages (seed {})", villages.len(), sample.seed));
    offices::make(&mut maker, &villages)?;
    let players = cast::players(villages[0].code, villages.get(1).map(|village| village.code));
    articles::make(&mut maker)?;
    agencies::make(&mut maker, &villages)?;
    let names = names::Names::read();
    offices::cast(&mut maker, &players)?;
    for (index, village) in villages.iter().enumerate() {
        let resident = migrations::village(&mut maker, village, (index == 0).then_some(sample.households), &names)?;
        maker.flush_much()?;
        if index == 0 {
            maker.flush()?;
            offices::bind(&mut maker, &players, resident)?;
            maker.flush()?;
            reports::make(&mut maker, village.code)?;
            let founded = koperasi::make(&mut maker, village.code)?;
            let members = koperasi_savings::make(&mut maker, &founded, resident)?;
            koperasi_loans::make(&mut maker, &founded, &members)?;
            koperasi_year::make(&mut maker, &founded)?;
            enterprise::make(&mut maker, village.code, resident)?;
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
