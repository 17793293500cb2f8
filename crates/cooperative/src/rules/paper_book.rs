//! A paper book typed in a sheet: a journal (two accounts a line) or a cash book (in or out, and the other account). How its
//! rows are read, what is wrong at which cell, and which event a line is. Pure. Not here: who posts it (`office::paper_book`).

use std::collections::BTreeMap;

use documents::sheet::Cell;
use jiff::civil::Date;
use kernel::{Lang, Phrase, RecordId, day};

use super::chart::{self, Part as Kept};
use super::opening_sheet::{member_number, rupiah};
use crate::records::posting::Event;
use crate::records::savings_account::Product;
use crate::words::paper_book as words;

/// The most lines of one sheet.
pub const MOST_LINES: usize = 2_000;

/// A line: a pair of sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The row of the sheet.
    pub row: u32,
    /// The day.
    pub date: Date,
    /// Number of the paper.
    pub document: String,
    /// Words.
    pub memo: String,
    /// Code debited.
    pub debit: String,
    /// Code credited.
    pub credit: String,
    /// Rupiah.
    pub amount: i64,
    /// The member's number, where a side is kept by member.
    pub member: String,
}

/// By what a line is known again in another sheet, wherever its row stands and however it was worded.
pub fn mark(line: &Line) -> (Date, String, String, String, i64, String) {
    let Line { date, document, debit, credit, amount, member, .. } = line;
    (*date, document.clone(), debit.clone(), credit.clone(), *amount, member.clone())
}

/// What is wrong at a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: Phrase,
    /// What stands there.
    pub value: String,
    /// What to do.
    pub message: Phrase,
}

/// Which of the two forms a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Two accounts a line.
    Journal,
    /// In or out.
    Cash,
}

impl Form {
    /// Both.
    pub const ALL: [Form; 2] = [Form::Journal, Form::Cash];

    /// What it is called in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Form::Journal => "jurnal",
            Form::Cash => "kas",
        }
    }

    /// What it is called on pages.
    pub const fn label(self) -> Phrase {
        match self {
            Form::Journal => words::JOURNAL,
            Form::Cash => words::CASH_BOOK,
        }
    }

    /// Its columns.
    pub const fn columns(self) -> &'static [Phrase] {
        match self {
            Form::Journal => {
                &[words::DATE, words::DOCUMENT, words::MEMO, words::DEBIT, words::CREDIT, words::AMOUNT, words::MEMBER]
            }
            Form::Cash => &[
                words::DATE,
                words::DOCUMENT,
                words::MEMO,
                words::CAME,
                words::WENT,
                words::OTHER,
                words::MEMBER,
                words::TILL,
            ],
        }
    }

    /// Which form has these headings; the last columns may be missing.
    pub fn recognised(headings: &[Cell]) -> Option<(Form, Vec<Option<usize>>)> {
        Form::ALL.into_iter().find_map(|form| {
            let place = |phrase: &Phrase| headings.iter().position(|cell| is_called(&cell.text(), phrase));
            let places: Vec<Option<usize>> = form.columns().iter().map(place).collect();
            let beside = [words::MEMBER, words::TILL, words::DOCUMENT, words::MEMO];
            let whole = form.columns().iter().zip(&places).all(|(phrase, at)| at.is_some() || beside.contains(phrase));
            whole.then_some((form, places))
        })
    }
}

fn is_called(heading: &str, phrase: &Phrase) -> bool {
    let folded = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase();
    let heading = folded(heading);
    [Lang::Id, Lang::En].iter().any(|lang| folded(phrase.say(*lang)) == heading)
}

/// Reads a row of a form's cells; nothing where no amount stands in it.
///
/// # Errors
/// Everything that is wrong in it.
pub fn read(form: Form, row: u32, cells: &[Cell]) -> Result<Option<Line>, Vec<Flaw>> {
    let cell = |at: usize| cells.get(at).unwrap_or(&Cell::Empty);
    let text = |at: usize| cell(at).text().trim().to_owned();
    let columns = form.columns();
    let mut flaws = Vec::new();
    let mut wrong = |at: usize, message| {
        let value = text(at).chars().take(60).collect();
        flaws.push(Flaw { row, column: columns[at], value, message });
    };
    let amounts: &[usize] = if form == Form::Cash { &[3, 4] } else { &[5] };
    if amounts.iter().all(|at| cell(*at).is_blank()) {
        return Ok(None);
    }
    let read: Vec<i64> =
        amounts.iter().map(|at| rupiah(cell(*at)).map_err(|message| wrong(*at, message)).unwrap_or(0)).collect();
    let date = match cell(0) {
        Cell::Date(date) => Some(*date),
        other => day::parse(other.text().trim()).ok(),
    };
    if date.is_none() {
        wrong(0, words::DATE_WRONG);
    }
    let (debit, credit, amount, member) = match form {
        Form::Journal => (text(3), text(4), read[0], text(6)),
        Form::Cash => {
            let till = if text(7).is_empty() { "1101".to_owned() } else { text(7) };
            if (read[0] > 0) == (read[1] > 0) {
                wrong(4, words::ONE_OF_BOTH);
            }
            if read[0] > 0 { (till, text(5), read[0], text(6)) } else { (text(5), till, read[1], text(6)) }
        }
    };
    if form == Form::Journal && amount == 0 {
        wrong(5, words::ABOVE_NOTHING);
    }
    let plain = |text: String| text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect::<String>();
    let line = Line {
        row,
        date: date.unwrap_or_default(),
        document: plain(text(1)),
        memo: plain(text(2)),
        debit: code(&debit),
        credit: code(&credit),
        amount,
        member: member_number(&plain(member)),
    };
    if flaws.is_empty() { Ok(Some(line)) } else { Err(flaws) }
}

/// `1101`, also where the name stands beside it.
fn code(typed: &str) -> String {
    typed.split_whitespace().next().unwrap_or_default().to_owned()
}

/// What lines are held against.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Names of the koperasi's accounts by code.
    pub accounts: BTreeMap<String, String>,
    /// Members by number.
    pub members: BTreeMap<String, RecordId>,
    /// The first day on which something may be posted.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// The savings that stand under an account, where a paper book may name them.
pub fn savings(code: &str) -> Option<Product> {
    [Product::Principal, Product::Compulsory, Product::Voluntary]
        .into_iter()
        .find(|product| product.ledger_code() == code)
}

/// What is wrong with lines that were read.
pub fn flaws(lines: &[Line], facts: &Facts) -> Vec<Flaw> {
    let mut all = Vec::new();
    for line in lines {
        let mut say = |column, value: &str, message| {
            all.push(Flaw { row: line.row, column, value: value.to_owned(), message });
        };
        if line.date < facts.from || line.date > facts.to {
            say(words::DATE, &line.date.to_string(), words::DATE_OUTSIDE);
        }
        for (column, code) in [(words::DEBIT, &line.debit), (words::CREDIT, &line.credit)] {
            let kept = chart::by_code(code).map_or(Kept::None, |standard| standard.part);
            if !facts.accounts.contains_key(code) {
                say(column, code, words::NO_ACCOUNT);
            } else if kept != Kept::None && savings(code).is_none() {
                say(column, code, words::OWN_PAGE);
            } else if kept != Kept::None && !facts.members.contains_key(&line.member) {
                say(words::MEMBER, &line.member, words::NO_MEMBER);
            }
        }
        if line.debit == line.credit {
            say(words::CREDIT, &line.credit, words::SAME_ACCOUNT);
        }
    }
    all
}

/// Which event a line is: so that passbooks and statements call it by its name.
pub fn event(line: &Line) -> Event {
    let cash = |code: &str| matches!(code, "1101" | "1102");
    let (debit, credit) = (line.debit.as_str(), line.credit.as_str());
    match (cash(debit), cash(credit)) {
        (true, true) => Event::BankMoved,
        (true, false) if savings(credit).is_some() => Event::SavingPaid,
        (false, true) if savings(debit).is_some() => Event::SavingWithdrawn,
        (true, false) if credit.starts_with('4') => Event::Income,
        (false, true) if debit.starts_with('5') => Event::Expense,
        (false, false) if (debit, credit) == ("5203", "1409") => Event::Depreciation,
        _ => Event::Manual,
    }
}

/// Lines as the text under which they are kept.
pub fn to_text(lines: &[Line]) -> String {
    let line = |one: &Line| {
        let Line { row, date, document, memo, debit, credit, amount, member } = one;
        format!("{row}\t{date}\t{document}\t{memo}\t{debit}\t{credit}\t{amount}\t{member}")
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads them back.
pub fn from_text(text: &str) -> Vec<Line> {
    let line = |line: &str| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [row, date, document, memo, debit, credit, amount, member] = parts[..] else { return None };
        Some(Line {
            row: row.parse().ok()?,
            date: date.parse().ok()?,
            document: document.to_owned(),
            memo: memo.to_owned(),
            debit: debit.to_owned(),
            credit: credit.to_owned(),
            amount: amount.parse().ok()?,
            member: member.to_owned(),
        })
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn cells(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::from(*text)).collect()
    }

    #[test]
    fn a_cash_books_line_is_a_pair_with_the_cash_box_on_the_side_that_it_came_or_went() {
        let came = cells(&["5-1-2026", "K-1", "Setoran wajib", "20.000", "", "3102 Simpanan wajib", "12", ""]);
        let line = read(Form::Cash, 2, &came).unwrap().unwrap();
        assert_eq!((line.debit.as_str(), line.credit.as_str(), line.amount), ("1101", "3102", 20_000));
        assert_eq!((line.member.as_str(), line.date), ("0012", date(2026, 1, 5)));
        assert_eq!(event(&line), Event::SavingPaid);
        let went = cells(&["6-1-2026", "", "Listrik", "", "75000", "5202", "", "1102"]);
        let line = read(Form::Cash, 3, &went).unwrap().unwrap();
        assert_eq!((line.debit.as_str(), line.credit.as_str(), event(&line)), ("5202", "1102", Event::Expense));
        assert_eq!(from_text(&to_text(std::slice::from_ref(&line))), [line]);
    }

    #[test]
    fn every_mistake_is_told_at_its_cell() {
        let both = cells(&["kemarin", "", "", "5", "5", "5202", "", ""]);
        let told: Vec<Phrase> = read(Form::Cash, 2, &both).unwrap_err().iter().map(|flaw| flaw.column).collect();
        assert_eq!(told, [words::DATE, words::WENT]);
        let facts = Facts {
            accounts: [("1101", "Kas"), ("1201", "Piutang"), ("3102", "Wajib")]
                .map(|(code, name)| (code.to_owned(), name.to_owned()))
                .into(),
            from: date(2026, 1, 1),
            to: date(2026, 2, 1),
            ..Facts::default()
        };
        let line = |debit: &str, credit: &str, day| Line {
            row: 4,
            date: day,
            document: String::new(),
            memo: String::new(),
            debit: debit.to_owned(),
            credit: credit.to_owned(),
            amount: 1,
            member: "0001".to_owned(),
        };
        let inside = date(2026, 1, 9);
        let told = |line: Line| flaws(&[line], &facts).iter().map(|flaw| flaw.message).collect::<Vec<_>>();
        assert_eq!(told(line("1101", "1201", inside)), [words::OWN_PAGE]);
        assert_eq!(told(line("1101", "3102", inside)), [words::NO_MEMBER]);
        assert_eq!(told(line("1101", "9999", inside)), [words::NO_ACCOUNT]);
        assert_eq!(told(line("1101", "1101", date(2025, 1, 1))), [words::DATE_OUTSIDE, words::SAME_ACCOUNT]);
    }
}
