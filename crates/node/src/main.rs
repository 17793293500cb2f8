//! The binary: subcommands, settings, and the list of rooms. Everything else is asked of the crates below.

mod commands;
mod computer;
mod demo;
mod first_start;
mod health;
mod last_backup;
mod log;
mod node_key;
mod passphrase;
mod rooms;
mod settings;
mod trouble;
mod world;

use std::process::ExitCode;

use clap::Parser;

use commands::Command;

/// The software of the programme Desa Migran Produktif.
///
/// Exit codes: 0 done; 1 done, and something was found wrong (verify); 2 the command line is not understood;
/// 3 it could not be done, with the reason on standard error.
#[derive(Debug, Parser)]
#[command(name = "desmigratif", version, about, long_about = None)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let line = Line::parse();
    match line.command.run() {
        Ok(found_wrong) => ExitCode::from(u8::from(found_wrong)),
        Err(trouble) => {
            eprintln!("desmigratif: {trouble}");
            ExitCode::from(3)
        }
    }
}
