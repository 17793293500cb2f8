//! The subcommands, one file each. A command answers whether it found something wrong.

mod account;
mod backup;
mod check;
mod demo;
mod doctor;
mod export;
mod import;
mod journal;
mod keys;
mod ledger;
mod loan;
mod regions;
mod report;
mod restore;
mod routes;
mod serve;
mod sheet_account;
mod states;
mod verify;

pub use check::is_open;
use clap::Subcommand;

use crate::trouble::Trouble;

/// What can be asked of the binary.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve this node.
    Serve(serve::Serve),
    /// Make a sample world in a new folder and serve it; a second start opens the same world.
    Demo(demo::Demo),
    /// Make an account for an officer, or a one-time code for one.
    #[command(subcommand)]
    Account(account::Account),
    /// Count or find regions.
    #[command(subcommand)]
    Regions(regions::Regions),
    /// Check that what is on disk is what was written. Exit code 1 when it is not.
    Verify(verify::Verify),
    /// Make all tables anew from the journal.
    Rebuild(verify::Rebuild),
    /// Write the journal into a file, or take up a file.
    #[command(subcommand)]
    Journal(journal::Journal),
    /// Back this node up into a folder, such as one on a stick.
    Backup(backup::Backup),
    /// Restore a node from its backup into an empty folder. Exit code 1 when its verification finds something wrong.
    Restore(restore::Restore),
    /// Take a list along as a sheet (CSV or XLSX), as far as an account may see it.
    Export(export::ExportSheet),
    /// Take up a sheet (XLSX, XLS or CSV), checked whole first. Exit code 1 when a row is wrong.
    Import(import::ImportSheet),
    /// Print a village's monthly report, or write its paper or sheet, as far as an account may see it.
    Report(report::Report),
    /// Write a cooperative's books for other programs.
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Print the schedule of a loan.
    #[command(subcommand)]
    Loan(loan::Loan),
    /// Look at the node's keys, change the node's key, make or use the recovery code.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Check the settings: what holds, and where it comes from.
    Check(check::Check),
    /// Look a node over: disk, clock, keys, backup, files. Exit code 1 when something is in danger.
    Doctor(doctor::Doctor),
    /// List every address and who may call it.
    Routes(routes::Routes),
    /// List every state machine: states, moves, who moves.
    States(states::States),
}

impl Command {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        match self {
            Command::Serve(command) => command.run(),
            Command::Demo(command) => command.run(),
            Command::Account(command) => command.run(),
            Command::Regions(command) => command.run(),
            Command::Verify(command) => command.run(),
            Command::Rebuild(command) => command.run(),
            Command::Journal(command) => command.run(),
            Command::Backup(command) => command.run(),
            Command::Restore(command) => command.run(),
            Command::Export(command) => command.run(),
            Command::Import(command) => command.run(),
            Command::Report(command) => command.run(),
            Command::Ledger(command) => command.run(),
            Command::Loan(command) => command.run(),
            Command::Keys(command) => command.run(),
            Command::Check(command) => command.run(),
            Command::Doctor(command) => command.run(),
            Command::Routes(command) => command.run(),
            Command::States(command) => command.run(),
        }
    }
}

/// Prints JSON for programs.
fn print_json(value: &serde_json::Value) {
    say(format_args!("{value:#}"));
}

/// Prints the answer. A reader that has gone away (`| head -1`) is no failure of ours; an answer that cannot be written
/// down otherwise, such as on a full disk, is told and ends the program.
pub fn say(text: impl std::fmt::Display) {
    use std::io::{ErrorKind, Write};
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => {
            tell(format_args!("desmigratif: writing the answer: {error}"));
            std::process::exit(3);
        }
    }
}

/// Tells of progress, which nobody has to read: a closed standard error stops no work.
pub fn tell(text: impl std::fmt::Display) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{text}");
}
