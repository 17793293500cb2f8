//! A PostgreSQL server for tests and for trying things: started with the gate, or alone until Enter.
//! Not here: how it is started (`testkit::postgres`).

use testkit::Trouble;
use testkit::postgres::Server;

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
