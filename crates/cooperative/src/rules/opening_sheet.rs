//! Opening balances as sheets: the four forms with their columns, which form a sheet is, and how its rows are read. Every
//! mistake is told at its cell. Pure. Not here: files (documents), who is a member (`office::opening`).

use documents::sheet::Cell;
use jiff::civil::Date;
use kernel::money::{Percent, Rupiah};
use kernel::{Lang, Phrase, day};

use super::opening::{AccountLine, Balances, Flaw, LoanLine, MemberLine, Part, TermLine};
use super::schedule::Method;
use crate::words::opening as words;

/// A column: what stands above it, and whether its cells are text whatever is typed.
pub type Column = (Phrase, bool);

impl Part {
    /// All, in the order of the workbook.
    pub const ALL: [Part; 4] = [Part::Accounts, Part::Members, Part::Terms, Part::Loans];

    /// What it is called in addresses and files.
    pub const fn key(self) -> &'static str {
        match self {
            Part::Accounts => "akun",
            Part::Members => "anggota",
            Part::Terms => "berjangka",
            Part::Loans => "pinjaman",
        }
    }

    /// What it is called on the tab and on pages.
    pub const fn label(self) -> Phrase {
        match self {
            Part::Accounts => words::ACCOUNTS,
            Part::Members => words::MEMBERS,
            Part::Terms => words::TERMS,
            Part::Loans => words::LOANS,
        }
    }

    /// The columns of its form.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Part::Accounts => {
                &[(words::CODE, true), (words::ACCOUNT_NAME, true), (words::DEBIT, false), (words::CREDIT, false)]
            }
            Part::Members => &[
                (words::NUMBER, true),
                (words::NAME, true),
                (words::NIK, true),
                (words::JOINED, false),
                (words::PRINCIPAL, false),
                (words::COMPULSORY, false),
                (words::VOLUNTARY, false),
            ],
            Part::Terms => &[
                (words::NUMBER, true),
                (words::NAME, true),
                (words::AMOUNT, false),
                (words::RATE_YEAR, false),
                (words::BEGAN, false),
                (words::MONTHS, false),
            ],
            Part::Loans => &[
                (words::NUMBER, true),
                (words::NAME, true),
                (words::PRODUCT, true),
                (words::LENT, false),
                (words::PAID_OUT, false),
                (words::MONTHS, false),
                (words::METHOD, true),
                (words::RATE_MONTH, false),
                (words::LEFT, false),
                (words::ARREARS, false),
            ],
        }
    }

    /// Which form has these headings: every column of it must be there but the names.
    pub fn recognised(headings: &[Cell]) -> Option<(Part, Vec<Option<usize>>)> {
        Part::ALL.into_iter().find_map(|part| {
            let place = |phrase: &Phrase| headings.iter().position(|cell| is_called(&cell.text(), phrase));
            let places: Vec<Option<usize>> = part.columns().iter().map(|(phrase, _)| place(phrase)).collect();
            let beside = [words::NAME, words::ACCOUNT_NAME, words::NIK, words::JOINED];
            let whole =
                part.columns().iter().zip(&places).all(|((phrase, _), at)| at.is_some() || beside.contains(phrase));
            whole.then_some((part, places))
        })
    }
}

fn is_called(heading: &str, phrase: &Phrase) -> bool {
    let folded = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase();
    let heading = folded(heading);
    [Lang::Id, Lang::En].iter().any(|lang| folded(phrase.say(*lang)) == heading)
}

/// What a line of a form says before anybody is looked for. NIKs become persons elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// An account.
    Account(AccountLine),
    /// A member, with the NIK that was typed.
    Member(MemberLine, String),
    /// A term account.
    Term(TermLine),
    /// A loan.
    Loan(LoanLine),
}

/// A row that is being read.
pub struct Row<'c> {
    /// Which form.
    pub part: Part,
    /// The number that a spreadsheet shows.
    pub row: u32,
    /// Its cells in the order of the form's columns.
    pub cells: &'c [Cell],
    /// What is wrong.
    pub flaws: Vec<Flaw>,
}

impl Row<'_> {
    fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    fn text(&self, column: usize) -> String {
        self.cell(column).text().trim().to_owned()
    }

    fn wrong(&mut self, column: usize, message: Phrase) {
        let (heading, value) = (self.part.columns()[column].0, self.text(column).chars().take(60).collect());
        self.flaws.push(Flaw { part: self.part, row: self.row, column: heading, value, message });
    }

    fn rupiah(&mut self, column: usize) -> i64 {
        let read = rupiah(self.cell(column));
        read.unwrap_or_else(|message| {
            self.wrong(column, message);
            0
        })
    }

    fn day(&mut self, column: usize) -> Option<Date> {
        let read = match self.cell(column) {
            Cell::Empty => None,
            Cell::Date(date) => Some(Ok(*date)),
            other if other.is_blank() => None,
            other => Some(day::parse(other.text().trim()).map_err(|_| ())),
        };
        match read {
            Some(Ok(date)) => Some(date),
            Some(Err(())) => {
                self.wrong(column, words::DAY_WRONG);
                None
            }
            None => None,
        }
    }

    fn needed_day(&mut self, column: usize) -> Date {
        let before = self.flaws.len();
        self.day(column).unwrap_or_else(|| {
            if self.flaws.len() == before {
                self.wrong(column, words::DAY_WRONG);
            }
            Date::default()
        })
    }

    fn months(&mut self, column: usize) -> i64 {
        let read = self.text(column).parse();
        read.unwrap_or_else(|_| {
            self.wrong(column, words::MONTHS_WRONG);
            0
        })
    }

    /// Hundredths of a percent; none where nothing is typed.
    fn percent(&mut self, column: usize) -> Option<i64> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        match Percent::parse(&text) {
            Ok(percent) => Some(percent.0),
            Err(_) => {
                self.wrong(column, words::PERCENT_WRONG);
                None
            }
        }
    }

    fn member(&mut self) -> String {
        let number = member_number(&self.text(0));
        if number.is_empty() {
            self.wrong(0, words::NUMBER_NEEDED);
        }
        number
    }

    /// Reads it; nothing where no amount stands in it.
    pub fn read(&mut self) -> Option<Line> {
        let blank = |columns: &[usize], row: &Row<'_>| columns.iter().all(|column| row.cell(*column).is_blank());
        match self.part {
            Part::Accounts if blank(&[2, 3], self) => None,
            Part::Members if blank(&[4, 5, 6], self) => None,
            Part::Terms if blank(&[0, 2], self) => None,
            Part::Loans if blank(&[0, 3, 8], self) => None,
            Part::Accounts => {
                let (row, code) = (self.row, self.text(0));
                let (debit, credit) = (self.rupiah(2), self.rupiah(3));
                Some(Line::Account(AccountLine { row, code, debit, credit })).filter(|_| (debit, credit) != (0, 0))
            }
            Part::Members => {
                let saved = [self.rupiah(4), self.rupiah(5), self.rupiah(6)];
                let (row, number, joined) = (self.row, self.member(), self.day(3));
                Some(Line::Member(MemberLine { row, number, person: None, joined, saved }, self.text(2)))
            }
            Part::Terms => Some(Line::Term(TermLine {
                row: self.row,
                number: self.member(),
                amount: self.rupiah(2),
                rate: self.percent(3).unwrap_or(0) * 100,
                from: self.needed_day(4),
                months: self.months(5),
            })),
            Part::Loans => {
                let method = self.method();
                Some(Line::Loan(LoanLine {
                    row: self.row,
                    number: self.member(),
                    product: self.text(2),
                    principal: self.rupiah(3),
                    from: self.needed_day(4),
                    months: self.months(5),
                    method,
                    rate: self.percent(7).map(|hundredths| hundredths * 100),
                    left: self.rupiah(8),
                    arrears: self.rupiah(9),
                }))
            }
        }
    }

    fn method(&mut self) -> Option<Method> {
        let typed = self.text(6).to_lowercase();
        let found = Method::ALL.iter().copied().find(|one| typed.contains(one.name()));
        if found.is_none() && !typed.is_empty() {
            self.wrong(6, words::METHOD_WRONG);
        }
        found
    }
}

/// Percent as people write it, of hundredths of a percent: `1,5`.
fn percent(hundredths: i64) -> Cell {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let text =
        if rest == 0 { whole.to_string() } else { format!("{whole},{rest:02}").trim_end_matches('0').to_owned() };
    Cell::Text(text)
}

fn amount(rupiah: i64) -> Cell {
    // A sheet keeps whole numbers exactly up to 9 quadrillion; amounts end at 999 trillion.
    if rupiah == 0 { Cell::Empty } else { Cell::Number(rupiah as f64) }
}

/// A line of what was typed as the cells of its form; `name` is what stands beside the number or code.
pub fn cells_of(balances: &Balances, part: Part, index: usize, name: &str) -> Vec<Cell> {
    let text = |text: &str| Cell::from(text);
    match part {
        Part::Accounts => balances
            .accounts
            .get(index)
            .map_or_else(Vec::new, |one| vec![text(&one.code), text(name), amount(one.debit), amount(one.credit)]),
        Part::Members => balances.members.get(index).map_or_else(Vec::new, |one| {
            let joined = one.joined.map_or(Cell::Empty, Cell::Date);
            let [principal, compulsory, voluntary] = one.saved.map(amount);
            vec![text(&one.number), text(name), Cell::Empty, joined, principal, compulsory, voluntary]
        }),
        Part::Terms => balances.terms.get(index).map_or_else(Vec::new, |one| {
            let months = Cell::Number(one.months as f64);
            let (rate, from) = (percent(one.rate / 100), Cell::Date(one.from));
            vec![text(&one.number), text(name), amount(one.amount), rate, from, months]
        }),
        Part::Loans => balances.loans.get(index).map_or_else(Vec::new, |one| {
            let rate = one.rate.map_or(Cell::Empty, |rate| percent(rate / 100));
            vec![
                text(&one.number),
                text(name),
                text(&one.product),
                amount(one.principal),
                Cell::Date(one.from),
                Cell::Number(one.months as f64),
                text(one.method.map_or("", Method::name)),
                rate,
                amount(one.left),
                amount(one.arrears),
            ]
        }),
    }
}

impl Balances {
    /// How many lines a part has.
    pub fn count(&self, part: Part) -> usize {
        match part {
            Part::Accounts => self.accounts.len(),
            Part::Members => self.members.len(),
            Part::Terms => self.terms.len(),
            Part::Loans => self.loans.len(),
        }
    }
}

/// An amount of a cell; nothing for a blank one.
///
/// # Errors
/// What to tell.
pub fn rupiah(cell: &Cell) -> Result<i64, Phrase> {
    let amount = match cell {
        cell if cell.is_blank() => return Ok(0),
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => *number as i64,
        Cell::Number(_) => return Err(kernel::money::MoneyError::Comma.phrase()),
        other if other.text().trim() == "-" => 0,
        other => Rupiah::parse(other.text().trim()).map_err(kernel::money::MoneyError::phrase)?.0,
    };
    if amount < 0 { Err(words::BELOW_NOTHING) } else { Ok(amount) }
}

/// A member's number as it is kept: spreadsheets lose the zeros before `0012`, and files for other programs write `A-0012`.
pub fn member_number(typed: &str) -> String {
    let typed = typed.trim().trim_start_matches("A-");
    let is_number = !typed.is_empty() && typed.bytes().all(|sign| sign.is_ascii_digit());
    if is_number { format!("{typed:0>4}") } else { typed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::from(*text)).collect()
    }

    #[test]
    fn each_form_is_known_by_its_headings_in_any_order_and_in_both_languages() {
        for part in Part::ALL {
            for lang in [Lang::Id, Lang::En] {
                let mut headings: Vec<Cell> =
                    part.columns().iter().map(|(phrase, _)| Cell::from(phrase.say(lang))).collect();
                headings.reverse();
                assert_eq!(Part::recognised(&headings).map(|(part, _)| part), Some(part));
            }
        }
        assert_eq!(Part::recognised(&cells(&["Kode", "Debet"])), None);
    }

    #[test]
    fn a_row_is_read_as_people_type_it_and_every_mistake_is_told_at_its_cell() {
        let typed = cells(&["12", "", "Modal", "5.000.000", "15-03-2026", "12", "Flat", "1,5", "3.000.000", "-"]);
        let mut row = Row { part: Part::Loans, row: 7, cells: &typed, flaws: Vec::new() };
        let Some(Line::Loan(loan)) = row.read() else { panic!("no loan") };
        assert_eq!((loan.number.as_str(), loan.rate, loan.left, loan.arrears), ("0012", Some(15_000), 3_000_000, 0));
        assert_eq!((loan.method, row.flaws.len()), (Some(Method::Flat), 0));
        let typed = cells(&["", "", "Modal", "5 juta", "kemarin", "setahun", "entah", "x", "3,5", ""]);
        let mut row = Row { part: Part::Loans, row: 8, cells: &typed, flaws: Vec::new() };
        let _ = row.read();
        let told: Vec<&str> = row.flaws.iter().map(|flaw| flaw.column.id).collect();
        let wanted =
            [words::METHOD, words::NUMBER, words::LENT, words::PAID_OUT, words::MONTHS, words::RATE_MONTH, words::LEFT];
        assert_eq!(told, wanted.map(|phrase| phrase.id));
    }

    #[test]
    fn a_row_without_amounts_says_nothing() {
        let typed = cells(&["0001", "Siti", "", "", "", "", ""]);
        let mut row = Row { part: Part::Members, row: 2, cells: &typed, flaws: Vec::new() };
        assert_eq!((row.read(), row.flaws.len()), (None, 0));
    }
}
