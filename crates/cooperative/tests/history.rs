//! Long random histories on both engines: whatever happens, at every prefix debits equal credits, kept balances are the sums
//! of postings and no account is below its floor; what is refused changes nothing; at the end of each month statements tie and
//! loans, shares and receipts add up; tables made anew, and the other engine from the same journal, say the same.
//! A failure names its seed and the command that shows it again. `HISTORY_EVENTS` sets the length (10,000 for a whole one),
//! `HISTORY_SEED` the seed.

mod life;
mod world;

use cooperative::records::koperasi::Principle;
use life::{Life, proof};
use store::engine::Database;

/// How many events, and between how many of them the journal is added up again from its beginning.
const EVENTS: u64 = 1_000;
const BETWEEN: u64 = 500;
/// So long that every kind of event must have come up.
const WHOLE: u64 = 10_000;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Says how to see a failure again.
struct Again {
    seed: u64,
    events: u64,
    name: &'static str,
}

impl Drop for Again {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Again { seed, events, name } = self;
            eprintln!(
                "again: HISTORY_SEED={seed} HISTORY_EVENTS={events} cargo test -p desmigratif-cooperative --test history {name}"
            );
        }
    }
}

fn history(database: Database, other: Option<Database>, principle: Principle, name: &'static str) {
    let (seed, events) = (setting("HISTORY_SEED", 20_261_124), setting("HISTORY_EVENTS", EVENTS));
    let _again = Again { seed, events, name };
    let mut life = Life::begin(database, principle, seed);
    let mut next = BETWEEN;
    while life.events < events {
        life.live();
        if life.events >= next {
            proof::from_the_journal(&life);
            next += BETWEEN;
        }
    }
    proof::end(&life, other);
    let (done, refused) = life.tried.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("{name}, seed {seed}: {} events until {}, {done} done, {refused} refused", life.events, life.today());
    println!(
        "{} postings, {} members, {} loans",
        life.reckoning.postings,
        life.known.members.len(),
        life.known.loans.len()
    );
    life.tried.iter().for_each(|(name, (done, refused))| println!("  {name}: {done} done, {refused} refused"));
    println!("  refused for {:?}", life.refusals);
    if events >= WHOLE {
        let never: Vec<_> = life.tried.iter().filter(|(name, one)| one.0 == 0 && !life::NEVER.contains(name)).collect();
        assert!(never.is_empty(), "never done: {never:?}");
    }
}

fn on_sqlite(principle: Principle, name: &'static str) {
    let other = testkit::postgres::shared().map(|server| server.fresh().parse().unwrap());
    history(Database::Sqlite, other, principle, name);
}

fn on_postgresql(principle: Principle, name: &'static str) {
    if let Some(server) = testkit::postgres::shared() {
        history(server.fresh().parse().unwrap(), Some(Database::Sqlite), principle, name);
    }
}

#[test]
fn a_random_history_on_sqlite_leaves_books_that_agree_with_themselves() {
    on_sqlite(Principle::Conventional, "a_random_history_on_sqlite");
}

#[test]
fn a_random_history_on_postgresql_leaves_books_that_agree_with_themselves() {
    on_postgresql(Principle::Conventional, "a_random_history_on_postgresql");
}

#[test]
fn a_sharia_history_on_sqlite_leaves_books_that_agree_with_themselves() {
    on_sqlite(Principle::Sharia, "a_sharia_history_on_sqlite");
}

#[test]
fn a_sharia_history_on_postgresql_leaves_books_that_agree_with_themselves() {
    on_postgresql(Principle::Sharia, "a_sharia_history_on_postgresql");
}
