//! Long random histories on both engines: whatever happens, debits equal credits, kept balances are the sums of postings, no
//! account is below its floor, statements tie, and making all tables anew gives the same books. A failure names its seed.
//! `HISTORY_EVENTS` sets the length (10,000 for a whole one) and `HISTORY_SEED` the seed.

mod happenings;
mod world;

use std::collections::BTreeMap;

use cooperative::office::statement;
use cooperative::records::koperasi::Principle;
use cooperative::rules::chart;
use happenings::{Chance, happen};
use kernel::RecordId;
use kernel::balance::Guard;
use kernel::day::Month;
use store::engine::Database;
use world::World;

/// How many events, and between how many of them everything is looked at.
const EVENTS: u64 = 1_000;
const BETWEEN: u64 = 100;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// The sums of all postings by account and by part, made here from the journal.
fn sums(world: &World, seed: u64) -> BTreeMap<RecordId, i64> {
    let mut sums: BTreeMap<RecordId, i64> = BTreeMap::new();
    for one in world.read(|read| statement::journal(read, &world.books())) {
        assert!(one.amount > 0 && one.debit != one.credit, "seed {seed}: {one:?}");
        *sums.entry(one.debit).or_default() += one.amount;
        *sums.entry(one.credit).or_default() -= one.amount;
        for (part, amount) in [(&one.debit_part, one.amount), (&one.credit_part, -one.amount)] {
            if let Ok(part) = part.parse::<RecordId>() {
                *sums.entry(part).or_default() += amount;
            }
        }
    }
    sums
}

fn look(world: &World, seed: u64) {
    let sums = sums(world, seed);
    let kept = world.read(|read| read.balances(world.home));
    for (account, turnover) in &kept {
        assert_eq!(turnover.net(), sums.get(account).copied().unwrap_or_default(), "seed {seed}: {account}");
    }
    assert!(sums.iter().all(|(account, net)| *net == 0 || kept.contains_key(account)), "seed {seed}");
    for standard in chart::all() {
        let net = sums.get(&chart::account_id(world.koperasi, standard.code)).copied().unwrap_or_default();
        let holds = match standard.guard {
            Guard::None => true,
            Guard::Debit => net >= 0,
            Guard::Credit => net <= 0,
        };
        assert!(holds, "seed {seed}: {} stands at {net}", standard.code);
    }
    for (from, to) in [("2025-01", "2025-12"), ("2026-01", "2026-11"), ("2026-04", "2026-04"), ("2025-01", "2026-11")] {
        let month = |text: &str| Month::parse(text).unwrap();
        let span = world.read(|read| statement::span(read, &world.books(), month(from), month(to)));
        assert_eq!(span.broken(), [], "seed {seed}: {from} to {to}");
    }
}

fn history(database: Database) {
    let seed = setting("HISTORY_SEED", 20_261_124);
    let world = World::on(database, Principle::Conventional);
    let mut chance = Chance(seed);
    for event in 1..=setting("HISTORY_EVENTS", EVENTS) {
        happen(&world, &mut chance);
        if event % BETWEEN == 0 {
            look(&world, seed);
        }
    }
    let before = world.read(|read| read.turnovers(world.home, "", "9999-12"));
    world.store.rebuild().unwrap();
    let after = world.read(|read| read.turnovers(world.home, "", "9999-12"));
    assert_eq!(after, before, "seed {seed}: made anew");
    look(&world, seed);
}

#[test]
fn a_random_history_on_sqlite_leaves_books_that_agree_with_themselves() {
    history(Database::Sqlite);
}

#[test]
fn a_random_history_on_postgresql_leaves_books_that_agree_with_themselves() {
    if let Some(server) = testkit::postgres::shared() {
        history(server.fresh().parse().unwrap());
    }
}
