//! `ledger export`: a koperasi's books as plain text for hledger, ledger or beancount, as far as an account may read them.
//! Not here: how they are written (the room of cooperatives).

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use cooperative::office::journal_text::{Books, File};
use cooperative::office::koperasi;
use cooperative::records::{BOOK_READERS, Koperasi};
use cooperative::rules::journal_text::{Format, Period};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Lang, Stored};

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

/// The programs and sheets, under their names.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Program {
    Hledger,
    Ledger,
    Beancount,
    Csv,
    Xlsx,
}

impl Program {
    fn file(self) -> File {
        match self {
            Program::Hledger => File::Text(Format::Hledger),
            Program::Ledger => File::Text(Format::Ledger),
            Program::Beancount => File::Text(Format::Beancount),
            Program::Csv => File::Csv,
            Program::Xlsx => File::Xlsx,
        }
    }
}

/// Write the books for another program or as a sheet. What waits for a second person is a remark there and counts for nothing.
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
    /// The first day; what stood before it is carried over as one entry. Without it everything since the books began.
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// The last day.
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,
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
        if matches!((self.from, self.to), (Some(from), Some(to)) if from > to) {
            return Err(Trouble::Other("--from must not come after --to".to_owned()));
        }
        let all =
            store.read(&actor, now, |read| Books::of(read, &books)).map_err(Trouble::refused("reading the books"))?;
        let (file, period) = (self.format.file(), Period { from: self.from, to: self.to });
        if file == File::Xlsx && self.out.is_none() {
            return Err(Trouble::Other("a workbook is no text: name its file with --out".to_owned()));
        }
        let bytes = all.file(file, period, Lang::Id, store.dir());
        let bytes = bytes.map_err(|error| Trouble::Other(format!("writing the books: {error}")))?;
        store.close();
        match &self.out {
            None => say(String::from_utf8_lossy(&bytes).trim_end()),
            Some(path) => {
                std::fs::write(path, bytes).map_err(Trouble::io(format!("writing {}", path.display())))?;
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
