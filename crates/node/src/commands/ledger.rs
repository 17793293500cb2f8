//! `ledger export`: a koperasi's books as plain text for hledger, ledger or beancount, as far as an account may read them.
//! Not here: how they are written (the room of cooperatives).

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use cooperative::office::{koperasi, statement};
use cooperative::records::{BOOK_READERS, Koperasi};
use cooperative::rules::journal_text::{Format, journal};
use jiff::Timestamp;
use kernel::Stored;

use super::say;
use super::sheet_account::Authority;
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::world;

/// Books of a cooperative.
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Write the books for hledger, ledger or beancount: no name of a member stands in them.
    Export(Export),
}

impl Ledger {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let Ledger::Export(export) = self;
        export.run()
    }
}

/// The programs, under their names.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Program {
    Hledger,
    Ledger,
    Beancount,
}

/// Write the books for another program. What waits for a second person is a remark there and counts for nothing.
#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    authority: Authority,
    /// For which program.
    #[arg(long)]
    format: Program,
    /// The cooperative's name or id, where the account reads several.
    #[arg(long)]
    koperasi: Option<String>,
    /// The file to write; without it the books are printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Export {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let store = world::open_existing(self.place.location()?)?;
        let now = Timestamp::now();
        let actor = self.authority.actor(&store, now)?;
        if !actor.is_one_of(BOOK_READERS) {
            return Err(Trouble::Other("this account reads no cooperative's books".to_owned()));
        }
        let all = store.read(&actor, now, koperasi::of_region).map_err(Trouble::refused("finding the cooperative"))?;
        let books = self.chosen(all)?;
        let (accounts, postings) = store
            .read(&actor, now, |read| Ok((statement::accounts(read, &books)?, statement::journal(read, &books)?)))
            .map_err(Trouble::refused("reading the books"))?;
        let format = match self.format {
            Program::Hledger => Format::Hledger,
            Program::Ledger => Format::Ledger,
            Program::Beancount => Format::Beancount,
        };
        let text = journal(format, &accounts, postings);
        store.close();
        match &self.out {
            None => say(text.trim_end()),
            Some(path) => {
                std::fs::write(path, text).map_err(Trouble::io(format!("writing {}", path.display())))?;
                say(format_args!("{} written", path.display()));
            }
        }
        Ok(false)
    }

    fn chosen(&self, all: Vec<Stored<Koperasi>>) -> Result<Stored<Koperasi>, Trouble> {
        let named = |one: &Stored<Koperasi>| match &self.koperasi {
            Some(name) => one.name.eq_ignore_ascii_case(name) || one.row.id.to_string() == *name,
            None => true,
        };
        let names: Vec<String> = all.iter().map(|one| one.name.clone()).collect();
        let mut found = all.into_iter().filter(named);
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            (None, _) => Err(Trouble::Other("there is no such cooperative in this account's reach".to_owned())),
            _ => Err(Trouble::Other(format!("say which with --koperasi: {}", names.join(", ")))),
        }
    }
}
