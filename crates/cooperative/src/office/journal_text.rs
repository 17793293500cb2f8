//! Books as files: what accounts, savings and loans are called there, and the file itself. Not here: how a line is written
//! (`rules::journal_text`, `rules::journal_sheet`), who asks for it (`pages::journal_text`, the command line).

use std::collections::BTreeMap;
use std::path::Path;

use documents::sheet::{Column, CsvWriter, SheetError, XlsxWriter};
use kernel::{Lang, RecordId, Refusal, Stored};
use store::Reader;

use super::statement;
use crate::records::savings_account::Product;
use crate::records::{Koperasi, Loan, Member, SavingsAccount};
use crate::rules::journal_sheet::{HEADING, rows};
use crate::rules::journal_text::{Format, Names, Period, Written, journal, part_name};
use crate::words::journal_text as words;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// Text for another program.
    Text(Format),
    /// A row a pair, after RFC 4180.
    Csv,
    /// The same as a workbook.
    Xlsx,
}

impl File {
    /// The file of a name: that of a program, `csv` or `xlsx`.
    pub fn named(name: &str) -> Option<File> {
        match name {
            "csv" => Some(File::Csv),
            "xlsx" => Some(File::Xlsx),
            other => Format::named(other).map(File::Text),
        }
    }

    /// The ending of its name.
    pub fn ending(self) -> &'static str {
        match self {
            File::Text(format) => format.ending(),
            File::Csv => "csv",
            File::Xlsx => "xlsx",
        }
    }
}

/// Everything that stands in some books, as files tell it.
#[derive(Debug, Clone, Default)]
pub struct Books {
    /// Accounts and parts.
    pub names: Names,
    /// Every pair that counts or waits.
    pub pairs: Vec<Written>,
}

impl Books {
    /// Reads them.
    ///
    /// # Errors
    /// `NotFound` out of scope, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Books, Refusal> {
        Ok(Books { names: names(read, books)?, pairs: statement::journal(read, books)? })
    }

    /// Writes a file; `dir` takes temporary ones.
    ///
    /// # Errors
    /// `Io`.
    pub fn file(self, file: File, period: Period, lang: Lang, dir: &Path) -> Result<Vec<u8>, SheetError> {
        match file {
            File::Text(format) => Ok(journal(format, &self.names, self.pairs, period).into_bytes()),
            File::Csv | File::Xlsx => {
                let rows = rows(&self.names, self.pairs, period, lang);
                let heading = HEADING.map(|phrase| phrase.say(lang).to_owned());
                sheet(file == File::Xlsx, words::TITLE.say(lang), &heading, &rows, dir)
            }
        }
    }
}

/// Rows under a heading as CSV or a workbook.
///
/// # Errors
/// `Io`.
pub fn sheet(
    xlsx: bool,
    name: &str,
    heading: &[String],
    rows: &[Vec<documents::sheet::Cell>],
    dir: &Path,
) -> Result<Vec<u8>, SheetError> {
    let mut bytes = Vec::new();
    if xlsx {
        let column = |heading: &String| Column { heading: heading.clone(), width: 20.0, digits: false };
        let mut writer = XlsxWriter::begin(name, heading.iter().map(column).collect(), None, dir)?;
        rows.iter().try_for_each(|row| writer.row(row))?;
        writer.finish(std::io::Cursor::new(&mut bytes))?;
    } else {
        let mut writer = CsvWriter::begin(&mut bytes, heading)?;
        rows.iter().try_for_each(|row| writer.row(row))?;
        writer.finish()?;
    }
    Ok(bytes)
}

/// The chart, and what savings accounts and loans are called: a member's by the member's number, which never changes; a term
/// account by its first day and a piece of its id; a loan by its number.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn names(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Names, Refusal> {
    let of_books = books.row.id;
    let members = read.referring::<Member>("books", of_books)?;
    let number = |one: &Stored<Member>| {
        let id = one.row.id.to_string();
        part_name('A', one.number.as_deref().unwrap_or(&id))
    };
    let numbers: BTreeMap<RecordId, String> = members.iter().map(|one| (one.row.id, number(one))).collect();
    let member = |id: RecordId| numbers.get(&id).cloned().unwrap_or_else(|| part_name('A', &id.to_string()));
    let mut parts = BTreeMap::new();
    for one in read.referring::<SavingsAccount>("books", of_books)? {
        let (own, id) = (member(one.member.id.raw()), one.row.id.to_string());
        let name = match one.product {
            Product::Term => {
                let (day, piece) = (one.opened_on.to_string().replace('-', ""), &id[id.len() - 4..]);
                format!("{own}-{day}-{}", piece.to_uppercase())
            }
            Product::Principal | Product::Compulsory | Product::Voluntary => own,
        };
        parts.insert(id, name);
    }
    for one in read.referring::<Loan>("books", of_books)? {
        let number = part_name('P', one.number.trim_start_matches("PJ-"));
        parts.insert(one.row.id.to_string(), format!("{}:{number}", member(one.member.id.raw())));
    }
    Ok(Names { accounts: statement::accounts(read, books)?, parts })
}
