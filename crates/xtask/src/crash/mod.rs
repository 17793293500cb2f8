//! Pulled plugs: a node is killed at a random moment while people register residents and cashiers of a koperasi move money,
//! while it starts, makes its tables anew, is backed up or takes up a journal; on PostgreSQL the server is killed as well.
//! Opened again, counted is what was answered, what of that is missing, and what is there by half; the koperasi's books are
//! added up past the program. Then a disk that is full.

mod books;
mod cashiers;
mod full;
mod moments;
mod scene;

use std::process::Command;
use std::time::{Duration, Instant};

use testkit::postgres::{self, ADDRESS, ENGINE, Server};
use testkit::random::Random;
use testkit::{Trouble, World};

use crate::binary;
use crate::options::Options;
use moments::Moment;
use scene::Scene;

/// Kills and counts on both engines, or on the one named; `Ok(false)` when anything answered is missing, anything is there
/// by half, or `verify` finds something wrong.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    let binary = binary::built(options.has("--release"))?;
    let (runs, seed) = (options.number("--runs", 100)?, options.number("--seed", 1)?);
    match options.word("--engine") {
        Some("sqlite") => one_engine(World { villages: 1, ..World::small() }.on_binary(binary), runs, seed),
        Some("postgres") if postgres::chosen().is_some() => {
            one_engine(World { villages: 1, ..World::small() }.on_binary(binary), runs, seed)
        }
        Some("postgres") => on_a_server(&binary, runs, seed),
        Some(other) => Err(Trouble::new(format!("--engine takes sqlite or postgres, not `{other}`"))),
        None => {
            let world = World { villages: 1, ..World::small() }.on_binary(binary.clone());
            let files = one_engine(world, runs - runs / 2, seed)?;
            Ok(on_a_server(&binary, runs / 2, seed)? && files)
        }
    }
}

/// The same in a process of its own, whose nodes stand on a server that keeps what it answered.
fn on_a_server(binary: &std::path::Path, runs: u64, seed: u64) -> Result<bool, Trouble> {
    let Some(server) = Server::start()? else {
        println!("SKIPPED on PostgreSQL, which is not installed");
        return Ok(true);
    };
    let status = Command::new(std::env::current_exe()?)
        .args(["crash", "--engine", "postgres", "--runs", &runs.to_string(), "--seed", &seed.to_string()])
        .env(ENGINE, "postgres")
        .env(ADDRESS, server.address())
        .env("DESMIGRATIF_BIN", binary)
        .status()?;
    Ok(status.success())
}

fn one_engine(world: World, runs: u64, seed: u64) -> Result<bool, Trouble> {
    let engine = if postgres::chosen().is_some() { "PostgreSQL" } else { "SQLite" };
    let begun = Instant::now();
    let mut random = Random::from_seed(seed);
    let mut scene = Scene::open(&world)?;
    for run in 1..=runs {
        let moment = Moment::pick(&mut random, postgres::chosen().is_some());
        let wait = Duration::from_millis(random.below(moment.longest()));
        let before = scene.counts.answered;
        moment
            .pull(&mut scene, run, wait)
            .and_then(|()| scene.look(run))
            .map_err(|trouble| trouble.during(&format!("seed {seed}, run {run} on {engine} ({})", moment.words())))?;
        let answered = scene.counts.answered - before;
        println!("{engine} run {run}: {} killed after {} ms, {answered} answered", moment.words(), wait.as_millis());
    }
    if postgres::chosen().is_none() {
        full::fill(&mut scene)?;
    }
    scene.look_for_all()?;
    let counts = &scene.counts;
    println!(
        "\n{engine}, seed {seed}, {runs} runs in {} s: {} answered ({} of them money), {} missing, {} half, {} unsound",
        begun.elapsed().as_secs(),
        counts.answered,
        counts.money,
        counts.missing.len(),
        counts.half.len(),
        counts.unsound.len()
    );
    counts.missing.iter().chain(&counts.half).chain(&counts.unsound).for_each(|words| println!("  {words}"));
    Ok(counts.is_well())
}
