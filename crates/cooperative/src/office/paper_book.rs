//! A stretch of a paper book in a sheet: read, proposed by one person, posted line by line in one action by another. Not here:
//! what a line means (`rules::paper_book`).

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use documents::sheet::{Book, Cell, SheetError, Source};
use jiff::civil::Date;
use kernel::day::Month;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use people::records::Account;
use store::{Reader, Seen};

use super::ledger::{self, Entry, Pair, Side};
use super::{own_office, statement};
use crate::records::member::MemberState;
use crate::records::paper_book::{PaperBookState, paper_book_id};
use crate::records::savings_account::account_id;
use crate::records::{BOARD, Koperasi, Member, PaperBook};
use crate::rules::paper_book::{self as rules, Facts, Flaw, Form, Line, MOST_LINES};
use crate::words::paper_book as words;

/// How far from the top headings are looked for.
const MOST_ABOVE: usize = 20;

/// Reads a sheet: its lines, and cells that cannot be read.
///
/// # Errors
/// `Invalid` at `berkas`: no sheet, damaged, without our headings, without lines, or too long.
pub fn read_sheet(bytes: &[u8]) -> Result<(Vec<Line>, Vec<Flaw>), Refusal> {
    let flaw = |error: SheetError| Refusal::invalid("berkas", "sheet", error.phrase());
    let mut book = Book::open(Source::Sent(Arc::from(bytes))).map_err(flaw)?;
    let (mut lines, mut flaws, mut known) = (Vec::new(), Vec::new(), false);
    for sheet in 0..book.sheets().len() {
        let mut form: Option<(Form, Vec<Option<usize>>)> = None;
        let mut above = 0;
        book.rows(sheet, &mut |number, cells| {
            match &form {
                None => form = Form::recognised(cells),
                Some((form, places)) => {
                    let cell = |at: &Option<usize>| at.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
                    let ordered: Vec<Cell> = places.iter().map(cell).collect();
                    match rules::read(*form, number, &ordered) {
                        Ok(line) => lines.extend(line),
                        Err(wrong) => flaws.extend(wrong),
                    }
                }
            }
            above += usize::from(form.is_none());
            let stop = above > MOST_ABOVE || lines.len() + flaws.len() > MOST_LINES;
            if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .map_err(flaw)?;
        known |= form.is_some();
    }
    let wrong = |code, message| Err(Refusal::invalid("berkas", code, message));
    match (known, lines.len()) {
        (false, _) => wrong("heading", words::NO_FORM),
        (_, count) if count > MOST_LINES => wrong("rows", words::TOO_LONG),
        (_, 0) if flaws.is_empty() => wrong("rows", words::EMPTY),
        _ => Ok((lines, flaws)),
    }
}

/// What lines are held against.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn facts(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Facts, Refusal> {
    let accounts = statement::accounts(read, books)?.into_iter().map(|one| (one.code, one.name)).collect();
    let members = read.referring::<Member>("books", books.row.id)?;
    let counts = members.iter().filter(|one| one.state == MemberState::Member && !one.row.withdrawn);
    let members = counts.filter_map(|one| Some((one.number.clone()?, one.row.id))).collect();
    let closed = ledger::closed_until(read, books)?.and_then(|month| Month::parse(&month).ok());
    let open = closed.map_or(books.books_from, |month| month.next().first_day());
    Ok(Facts { accounts, members, from: open.max(books.books_from), to: read.today() })
}

/// Was this very sheet proposed before, and not voided?
///
/// # Errors
/// `Busy`, `Fault`.
pub fn sent_before(read: &Reader<'_>, koperasi: RecordId, lines: &[Line]) -> Result<bool, Refusal> {
    let there = read.maybe::<PaperBook>(paper_book_id(koperasi, &rules::to_text(lines)))?;
    Ok(there.is_some_and(|one| one.state != PaperBookState::Voided))
}

/// Lines with a document's number that stand in another sheet of these books, posted or waiting: sent again, they would count
/// twice. A line without a number may be another of its kind.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn repeated(read: &Reader<'_>, koperasi: RecordId, lines: &[Line]) -> Result<Vec<Flaw>, Refusal> {
    let own = paper_book_id(koperasi, &rules::to_text(lines));
    let mut there = BTreeSet::new();
    for paper in read.referring::<PaperBook>("books", koperasi)? {
        let meets = lines.iter().any(|line| (paper.from..=paper.to).contains(&line.date));
        if meets && paper.row.id != own && paper.state != PaperBookState::Voided {
            let text = paper.content.known().map_or("", String::as_str);
            there.extend(rules::from_text(text).iter().map(rules::mark));
        }
    }
    let again = lines.iter().filter(|line| !line.document.is_empty() && there.contains(&rules::mark(line)));
    let flaw = |line: &Line| Flaw {
        row: line.row,
        column: words::DOCUMENT,
        value: line.document.clone(),
        message: words::SENT_IN_ANOTHER,
    };
    Ok(again.map(flaw).collect())
}

/// Proposes lines to a second person. What was voided may be proposed again.
///
/// # Errors
/// `Forbidden` for who does not keep these books; `Invalid` for a sheet that was proposed before, and where a line is wrong or
/// stands in another sheet.
pub fn propose(read: &Reader<'_>, koperasi: RecordId, lines: &[Line]) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    own_office(read, books.home(), BOARD)?;
    if lines.is_empty() || !rules::flaws(lines, &facts(read, &books)?).is_empty() {
        return Err(Refusal::invalid("", "paper.flawed", words::FLAWED));
    }
    if !repeated(read, koperasi, lines)?.is_empty() {
        return Err(Refusal::invalid("", "paper.repeated", words::SENT_IN_ANOTHER));
    }
    let content = rules::to_text(lines);
    let id = paper_book_id(koperasi, &content);
    let by = Ref::new(Id::<Account>::new(read.actor().account), books.home());
    let mut changes = Changes::new();
    match read.maybe::<PaperBook>(id)? {
        Some(there) if there.state == PaperBookState::Voided => {
            let proposed = changes.edit(&there).set(PaperBook::STATE, PaperBookState::Proposed);
            proposed.set(PaperBook::PROPOSED_BY, by);
        }
        Some(_) => return Err(Refusal::invalid("", "paper.twice", words::SENT_BEFORE)),
        None => {
            let days = || lines.iter().map(|line| line.date);
            let paper = PaperBook {
                id: Id::new(id),
                books: books.reference(),
                state: PaperBookState::Proposed,
                from: days().min().unwrap_or_default(),
                to: days().max().unwrap_or_default(),
                lines: i64::try_from(lines.len()).unwrap_or(i64::MAX),
                total: lines.iter().map(|line| line.amount).sum(),
                proposed_by: by,
                posted_by: None,
                content: Held::Known(content),
            };
            changes.create(books.home(), &paper);
        }
    }
    Ok(changes)
}

/// A sheet of these books, with its lines.
///
/// # Errors
/// `NotFound` where it belongs to other books.
pub fn of(read: &Reader<'_>, koperasi: RecordId, id: RecordId) -> Result<(Stored<PaperBook>, Vec<Line>), Refusal> {
    let paper = read.get::<PaperBook>(id)?;
    if paper.books.id.raw() != koperasi {
        return Err(Refusal::NotFound);
    }
    let lines = paper.content.known().map_or_else(Vec::new, |text| rules::from_text(text));
    Ok((paper, lines))
}

/// Posts all lines, each as an event of its own, or voids the sheet.
///
/// # Errors
/// `Forbidden` for who does not keep these books, and for who proposed it where it is posted; `Conflict`; `Invalid` where it
/// waits no more, where a line fits no more, and as for the ledger.
pub fn settle(
    read: &Reader<'_>,
    action: ActionId,
    (koperasi, id): (RecordId, RecordId),
    (seen, post): (&Seen, bool),
) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    own_office(read, books.home(), BOARD)?;
    let (paper, lines) = of(read, koperasi, id)?;
    if paper.state != PaperBookState::Proposed {
        return Err(Refusal::invalid("", "paper.settled", words::POSTED_ALREADY));
    }
    read.seen::<PaperBook>(id, seen)?;
    let by = Ref::new(Id::<Account>::new(read.actor().account), books.home());
    let mut changes = Changes::new();
    if !post {
        changes.edit(&paper).set(PaperBook::STATE, PaperBookState::Voided);
        return Ok(changes);
    }
    if paper.proposed_by.id == by.id {
        return Err(Refusal::Forbidden(words::SAME_HANDS));
    }
    let facts = facts(read, &books)?;
    if lines.is_empty() || !rules::flaws(&lines, &facts).is_empty() {
        return Err(Refusal::invalid("", "paper.flawed", words::FLAWED));
    }
    let entries: Vec<Entry> = lines.iter().map(|line| entry(line, &facts)).collect();
    ledger::post_all(read, &mut changes, (action, 0), &books, &entries)?;
    changes.edit(&paper).set(PaperBook::STATE, PaperBookState::Posted).set(PaperBook::POSTED_BY, Some(by));
    Ok(changes)
}

fn entry(line: &Line, facts: &Facts) -> Entry {
    let side = |code: &str| {
        let member = rules::savings(code).zip(facts.members.get(&line.member));
        Side { code: code.to_owned(), part: member.map(|(product, member)| account_id(*member, product)) }
    };
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Entry {
        date: line.date,
        event: rules::event(line),
        document: given(&line.document),
        memo: given(&line.memo),
        pairs: vec![Pair { debit: side(&line.debit), credit: side(&line.credit), amount: line.amount }],
    }
}

/// The sheets of a koperasi, the latest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn all(read: &Reader<'_>, koperasi: RecordId) -> Result<Vec<Stored<PaperBook>>, Refusal> {
    let mut all = read.referring::<PaperBook>("books", koperasi)?;
    all.sort_by_key(|one| std::cmp::Reverse((one.to, one.row.id)));
    Ok(all)
}

/// Is there one that waits with a line on or before a day? A month is not closed over it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn waits_until(read: &Reader<'_>, koperasi: RecordId, day: Date) -> Result<bool, Refusal> {
    let all = read.referring::<PaperBook>("books", koperasi)?;
    Ok(all.iter().any(|one| one.state == PaperBookState::Proposed && one.from <= day))
}
