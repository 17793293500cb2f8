//! What the notes to a year's statements need besides the sums: the body and its organs, what counted, the quality of its loans
//! and related parties on the last day, commitments, who examined. Not here: the words (`pages::statement_notes`).

use jiff::civil::Date;
use kernel::day::Month;
use kernel::{Phrase, Refusal, Stored};
use store::Reader;

use super::koperasi_setting::{self, Settings};
use super::{audit, provision, year_end};
use crate::records::loan::LoanState;
use crate::records::organ_term::{Organ, OrganOffice};
use crate::records::{Audit, Koperasi, Loan, Member, OrganTerm};
use crate::rules::chart;
use crate::rules::collectability::{Exposure, Table};
use crate::words::statement_notes as words;

/// What the notes say about a year.
pub struct Facts {
    /// The day on which they are made.
    pub today: Date,
    /// The last day that they cover.
    pub last: Date,
    /// The year.
    pub year: i16,
    /// What counted on that day.
    pub settings: Settings,
    /// Terms of office that ran on it.
    pub terms: Vec<Stored<OrganTerm>>,
    /// Members on it.
    pub members: usize,
    /// Owed by class.
    pub exposure: Exposure,
    /// What must be set aside by class.
    pub allowance: [i64; 4],
    /// The table of classes.
    pub table: Table,
    /// Owed by related parties, and how many loans that is.
    pub related: (usize, i64),
    /// Own capital.
    pub capital: i64,
    /// Loans approved and not paid out, and their sum; counted today.
    pub commitments: (usize, i64),
    /// Who examined.
    pub audit: Option<Stored<Audit>>,
    /// Is the year closed?
    pub closed: bool,
}

impl Facts {
    /// Reads them.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<Facts, Refusal> {
        let today = read.today();
        let last = Date::new(year, 12, 31).map_err(Refusal::fault)?.min(today);
        let settings = koperasi_setting::all_on(read, books, last)?;
        let mut terms = read.referring::<OrganTerm>("books", books.row.id)?;
        terms.retain(|one| !one.row.withdrawn && one.from <= last && last <= one.until);
        terms.sort_by_key(|one| (one.organ.code(), one.office.code(), one.from));
        let quality = provision::quality(read, books, last)?;
        let related = quality.loans.iter().filter(|(file, ..)| file.loan.related);
        let related =
            related.fold((0, 0), |(count, sum), (file, ..)| (count + 1, sum + file.standing(last).principal()));
        Ok(Facts {
            today,
            last,
            year,
            table: provision::table(&settings),
            settings,
            terms,
            members: members(read, books, last)?,
            exposure: quality.exposure,
            allowance: quality.allowance,
            related,
            capital: capital(read, books, last)?,
            commitments: commitments(read, books)?,
            audit: audit::of_year(read, books.row.id, year)?,
            closed: year_end::last_closed(read, books)?.is_some_and(|closed| closed >= year),
        })
    }

    /// Who signs the statements: chair and treasurer of the board, chair of the supervisors; with the name where it is known.
    pub fn signers(&self) -> Vec<(Phrase, String)> {
        let wanted = [
            (Organ::Board, OrganOffice::Chair, words::SIGN_CHAIR),
            (Organ::Board, OrganOffice::Treasurer, words::SIGN_TREASURER),
            (Organ::Supervisors, OrganOffice::Chair, words::SIGN_SUPERVISOR),
        ];
        let name = |organ, office| {
            let of = |one: &&Stored<OrganTerm>| one.organ == organ && one.office == office;
            self.terms.iter().find(of).and_then(|one| one.name.known().cloned()).unwrap_or_default()
        };
        wanted.into_iter().map(|(organ, office, label)| (label, name(organ, office))).collect()
    }
}

/// How many were members on a day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn members(read: &Reader<'_>, books: &Stored<Koperasi>, last: Date) -> Result<usize, Refusal> {
    let all = read.referring::<Member>("books", books.row.id)?;
    let counts = |one: &&Stored<Member>| {
        let joined = one.joined_on.is_some_and(|day| day <= last);
        joined && !one.row.withdrawn && one.left_on.is_none_or(|day| day > last)
    };
    Ok(all.iter().filter(counts).count())
}

fn capital(read: &Reader<'_>, books: &Stored<Koperasi>, last: Date) -> Result<i64, Refusal> {
    let turnovers = read.turnovers(books.home(), "", &Month::of(last).to_string())?;
    let own = chart::all().iter().filter(|account| chart::OWN_CAPITAL.contains(&account.code));
    let net = |account: &chart::Standard| {
        turnovers.get(&chart::account_id(books.row.id, account.code)).map_or(0, |one| one.net())
    };
    Ok(-own.map(net).sum::<i64>())
}

fn commitments(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<(usize, i64), Refusal> {
    let all = read.referring::<Loan>("books", books.row.id)?;
    let waiting = all.iter().filter(|loan| loan.state == LoanState::Approved && !loan.row.withdrawn);
    Ok(waiting.fold((0, 0), |(count, sum), loan| (count + 1, sum + loan.principal)))
}
