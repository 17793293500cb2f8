//! A PostgreSQL server for tests and for trying things: started with the gate, or alone until Enter.
//! Not here: how it is started (`testkit::postgres`).

use testkit::postgres::{ADDRESS, ENGINE, Server};
use testkit::{Trouble, places};

use crate::step;

/// Stories about the files of a SQLite node.
const OF_FILES: [&str; 2] = [
    "--skip=journal::with_the_keys_the_tables_made_from_the_journal_are_the_very_same",
    "--skip=secrets::after_an_erasure_no_file_of_the_node_holds_the_name",
];

/// Starts a server, says its address, and stops it when a line (or the end) comes on standard input.
pub fn run() -> Result<bool, Trouble> {
    let Some(server) = Server::start()? else {
        println!("PostgreSQL is not installed: run `cargo xtask tools`");
        return Ok(false);
    };
    println!("{}", server.address());
    println!("an empty schema: {}", server.try_fresh()?);
    println!("Enter stops it and removes its data");
    std::io::stdin().read_line(&mut String::new())?;
    Ok(true)
}

/// The server that all tests of a run share. Without one, tests say that they ran on SQLite only.
pub fn for_tests() -> Result<Option<Server>, Trouble> {
    let server = Server::start_careless()?;
    match &server {
        Some(server) => println!("PostgreSQL for the tests: {}", server.address()),
        None => println!("SKIPPED on PostgreSQL, which is not installed: every store test runs on SQLite only"),
    }
    Ok(server)
}

/// Runs the stories with every node on PostgreSQL. `None` where it is not installed.
pub fn stories() -> Result<Option<step::Ended>, Trouble> {
    if testkit::postgres::programs().is_none() {
        return Ok(None);
    }
    // The server is started by the test binary itself: one binary, one process.
    let words = [&["test", "-p", "desmigratif", "--test", "stories", "--no-fail-fast", "--"][..], &OF_FILES].concat();
    let ended = step::cargo_with(&words, Some((ENGINE, "postgres")))?;
    remove_worlds()?;
    Ok(Some(ended))
}

/// Runs the same command again with every node on a server that keeps what it committed.
pub fn again_on_postgres() -> Result<bool, Trouble> {
    let Some(server) = Server::start()? else {
        println!("PostgreSQL is not installed: run `cargo xtask tools`");
        return Ok(false);
    };
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--engine" && word != "postgres").collect();
    let status = std::process::Command::new(std::env::current_exe()?)
        .args(words)
        .env(ENGINE, "postgres")
        .env(ADDRESS, server.address())
        .status()?;
    remove_worlds()?;
    Ok(status.success())
}

/// Folders of worlds whose databases ended with their server.
fn remove_worlds() -> Result<(), Trouble> {
    for entry in std::fs::read_dir(places::target()?.join("tmp"))? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("worlds-of-") {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}
