//! Opening balances in a sheet that somebody sent: its forms are found, their rows read, NIKs become persons. Each form that
//! is there replaces that part of what was typed. Not here: columns and cells (`rules::opening_sheet`), keeping it (`opening`).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use documents::sheet::{Book, Cell, SheetError, Source};
use kernel::{RecordId, Refusal};
use store::Reader;

use super::opening::persons;
use crate::rules::opening::{Balances, Flaw, MOST_LINES, MemberLine, Part};
use crate::rules::opening_sheet::{Line, Row};
use crate::words::opening as words;

/// How far from the top headings are looked for.
const MOST_ABOVE: usize = 20;

/// What was read of a file.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// The forms that it holds, with their lines.
    pub parts: BTreeMap<Part, Vec<Line>>,
    /// Cells that cannot be read.
    pub flaws: Vec<Flaw>,
}

impl Sent {
    /// Reads a file of any kind that is read.
    ///
    /// # Errors
    /// `Invalid` at `berkas`: no sheet, damaged, without a form of ours, or too long.
    pub fn of(bytes: &[u8]) -> Result<Sent, Refusal> {
        let flaw = |error: SheetError| Refusal::invalid("berkas", "sheet", error.phrase());
        let mut book = Book::open(Source::Sent(Arc::from(bytes))).map_err(flaw)?;
        let mut sent = Sent::default();
        for sheet in 0..book.sheets().len() {
            let (mut form, mut above, mut rows) = (None, 0, Vec::new());
            book.rows(sheet, &mut |number, cells| {
                match &form {
                    None => form = Part::recognised(cells),
                    Some(_) => rows.push((number, cells.to_vec())),
                }
                above += usize::from(form.is_none());
                let stop = above > MOST_ABOVE || rows.len() > MOST_LINES;
                if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
            .map_err(flaw)?;
            if rows.len() > MOST_LINES {
                return Err(Refusal::invalid("berkas", "rows", words::TOO_LONG));
            }
            if let Some((part, places)) = form {
                sent.take(part, &places, &rows);
            }
        }
        if sent.parts.is_empty() {
            return Err(Refusal::invalid("berkas", "heading", words::NO_FORM));
        }
        Ok(sent)
    }

    fn take(&mut self, part: Part, places: &[Option<usize>], rows: &[(u32, Vec<Cell>)]) {
        let lines = self.parts.entry(part).or_default();
        for (number, cells) in rows {
            let cell = |place: &Option<usize>| place.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
            let ordered: Vec<Cell> = places.iter().map(cell).collect();
            let mut row = Row { part, row: *number, cells: &ordered, flaws: Vec::new() };
            lines.extend(row.read());
            self.flaws.append(&mut row.flaws);
        }
    }

    /// What would be typed after this sheet. A member who is none yet keeps the person that an earlier NIK found.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn onto(&self, read: &Reader<'_>, before: &Balances) -> Result<(Balances, Vec<Flaw>), Refusal> {
        let mut all = before.clone();
        let mut flaws = Vec::new();
        for (part, lines) in &self.parts {
            match part {
                Part::Accounts => all.accounts.clear(),
                Part::Members => all.members.clear(),
                Part::Terms => all.terms.clear(),
                Part::Loans => all.loans.clear(),
            }
            let niks = lines.iter().filter_map(nik).collect::<BTreeSet<String>>();
            let persons = persons(read, &niks)?;
            for line in lines {
                put(&mut all, line, before, &persons, &mut flaws);
            }
        }
        Ok((all, flaws))
    }
}

fn nik(line: &Line) -> Option<String> {
    match line {
        Line::Member(_, nik) if !nik.is_empty() => Some(nik.clone()),
        _ => None,
    }
}

/// Adds a line to what is typed.
pub fn put(
    all: &mut Balances,
    line: &Line,
    before: &Balances,
    persons: &BTreeMap<String, RecordId>,
    flaws: &mut Vec<Flaw>,
) {
    match line {
        Line::Account(one) => all.accounts.push(one.clone()),
        Line::Term(one) => all.terms.push(one.clone()),
        Line::Loan(one) => all.loans.push(one.clone()),
        Line::Member(one, nik) => {
            let earlier = before.members.iter().find(|old| old.number == one.number);
            let person = if nik.is_empty() { earlier.and_then(|old| old.person) } else { persons.get(nik).copied() };
            if person.is_none() && !nik.is_empty() {
                let (part, value) = (Part::Members, one.number.clone());
                flaws.push(Flaw { part, row: one.row, column: words::NIK, value, message: words::NO_PERSON });
            }
            let joined = one.joined.or(earlier.and_then(|old| old.joined));
            all.members.push(MemberLine { person, joined, ..one.clone() });
        }
    }
}
