//! The statements as tables, the same for the screen, the paper and the sheet: a line, its amount, last year's beside it, and
//! the postings that each amount opens. Not here: what stands in them (`rules::statement`).

use documents::booklet::{FigureKind, FigureRow, Figures};
use kernel::day::Month;
use kernel::{Lang, Phrase, RecordId};
use web::link;

use crate::records::koperasi::Principle;
use crate::rules::statement::{self as rules, Account, Line, Section, Span, TrialLine};
use crate::words::statement as words;

/// A statement.
pub struct Table {
    /// Its name.
    pub title: Phrase,
    /// What stands over its amounts.
    pub heading: Vec<String>,
    /// Its lines.
    pub rows: Vec<Row>,
}

/// A line of a table.
#[derive(Clone)]
pub struct Row {
    /// What it is.
    pub kind: FigureKind,
    /// What it says.
    pub label: String,
    /// Rupiah, one for each heading; none in a heading's row.
    pub amounts: Vec<i64>,
    /// Where each amount leads, below the koperasi's books; none where it opens nothing.
    pub opens: Vec<String>,
}

impl Row {
    /// Is it a sum?
    pub fn is_sum(&self) -> bool {
        matches!(self.kind, FigureKind::Subtotal | FigureKind::Total)
    }

    /// Is it the heading of a part?
    pub fn is_part(&self) -> bool {
        self.kind == FigureKind::Part
    }

    fn heading(kind: FigureKind, label: &str) -> Row {
        Row { kind, label: label.to_owned(), amounts: Vec::new(), opens: Vec::new() }
    }
}

impl Table {
    /// The same for paper and sheet.
    pub fn figures(&self) -> Figures {
        let row = |row: &Row| FigureRow { kind: row.kind, label: row.label.clone(), amounts: row.amounts.clone() };
        Figures { heading: self.heading.clone(), rows: self.rows.iter().map(row).collect() }
    }
}

/// What an amount opens.
#[derive(Clone)]
enum Opens {
    /// One account's postings; of the cash flow those that moved cash.
    Account(RecordId, bool),
    /// The accounts under a key.
    Key(String),
}

impl Opens {
    fn of(line: &Line, cash_only: bool) -> Opens {
        line.account.map_or_else(|| Opens::Key(rules::NOMINAL.to_owned()), |account| Opens::Account(account, cash_only))
    }

    fn path(&self, (from, to): (Month, Month)) -> String {
        let (from, to) = (from.to_string(), to.to_string());
        let months = [("dari", from.as_str()), ("sampai", to.as_str())];
        match self {
            Opens::Account(account, false) => link(&format!("/akun/{account}"), &months),
            Opens::Account(account, true) => link(&format!("/akun/{account}"), &[months[0], months[1], ("kas", "1")]),
            Opens::Key(key) => link("", &[months[0], months[1], ("baris", key)]),
        }
    }
}

/// Two years: the wanted one and the one before.
pub struct Years<'s> {
    /// The wanted one.
    pub now: &'s Span,
    /// The one before.
    pub before: &'s Span,
    /// First and last month of both.
    pub months: [(Month, Month); 2],
    /// What stands over their amounts.
    pub heading: [String; 2],
    /// After which principle the koperasi works.
    pub principle: Principle,
    /// The language.
    pub lang: Lang,
}

impl Years<'_> {
    /// All statements, in the order of SAK EP.
    pub fn all(&self) -> Vec<Table> {
        vec![self.position(), self.result(), self.equity(), self.cash()]
    }

    fn table(&self, title: Phrase, rows: Vec<Row>) -> Table {
        Table { title, heading: self.heading.to_vec(), rows }
    }

    fn row(&self, kind: FigureKind, label: &str, amounts: [i64; 2], opens: &Opens) -> Row {
        let opens = self.months.map(|months| opens.path(months)).to_vec();
        Row { kind, label: label.to_owned(), amounts: amounts.to_vec(), opens }
    }

    fn sum(&self, label: Phrase, amounts: [i64; 2], key: &str) -> Row {
        self.row(FigureKind::Total, label.say(self.lang), amounts, &Opens::Key(key.to_owned()))
    }

    fn group_name(&self, group: &str) -> String {
        words::group(group, self.principle).say(self.lang).to_owned()
    }

    /// The parts of both years beside each other; what is nothing in both is left out.
    fn parts(&self, now: &[Section], before: &[Section]) -> Vec<Row> {
        let mut rows = Vec::new();
        for (part, last) in now.iter().zip(before) {
            let mut lines = Vec::new();
            for group in part.groups() {
                lines.extend(self.group(part, last, group));
            }
            if !lines.is_empty() {
                rows.push(Row::heading(FigureKind::Part, part.title.say(self.lang)));
                rows.extend(lines);
                rows.push(self.sum(part.total_label, [part.total(), last.total()], part.key));
            }
        }
        rows
    }

    /// A group with its sum; a group of one line needs none.
    pub fn group(&self, part: &Section, last: &Section, group: &str) -> Vec<Row> {
        let cash = part.key == rules::CASH;
        let both = part.lines.iter().zip(&last.lines).filter(|(line, _)| line.group == group);
        let both: Vec<_> = both.filter(|(line, last)| (line.amount, last.amount) != (0, 0)).collect();
        let line = |(line, last): &(&Line, &Line)| {
            let amounts = [line.amount, last.amount];
            self.row(FigureKind::Line, &label(line, self.lang), amounts, &Opens::of(line, cash))
        };
        let sums = both.iter().fold([0, 0], |[now, then], (line, last)| [now + line.amount, then + last.amount]);
        let mut rows: Vec<Row> = both.iter().map(line).collect();
        if rows.len() > 1 || (cash && !rows.is_empty()) {
            let name = self.group_name(group);
            let key = if cash { rules::CASH.to_owned() } else { format!("{}.{group}", part.key) };
            rows.insert(0, Row::heading(FigureKind::Group, &name));
            let label = format!("{} {}", words::SUM_OF.say(self.lang), name.to_lowercase());
            rows.push(self.row(FigureKind::Subtotal, &label, sums, &Opens::Key(key)));
        }
        rows
    }

    fn position(&self) -> Table {
        let (now, before) = (self.now.position(), self.before.position());
        let mut rows = self.parts(&now, &before);
        let both = |parts: &[Section]| parts.iter().skip(1).map(Section::total).sum();
        let mut sum = self.sum(words::LIABILITIES_AND_EQUITY, [both(&now), both(&before)], "");
        sum.opens.clear();
        rows.push(sum);
        self.table(words::POSITION, rows)
    }

    fn result(&self) -> Table {
        let mut rows = self.parts(&self.now.result(), &self.before.result());
        rows.push(self.sum(words::SURPLUS, [self.now.surplus(), self.before.surplus()], rules::NOMINAL));
        self.table(words::RESULT, rows)
    }

    fn equity(&self) -> Table {
        let years = [(self.now, self.months[0], &self.heading[0]), (self.before, self.months[1], &self.heading[1])];
        let rows = years.into_iter().flat_map(|(span, months, heading)| self.equity_of(span, months, heading));
        let heading = [words::OPENING, words::ADDED, words::TAKEN, words::CLOSING];
        let heading = heading.iter().map(|phrase| phrase.say(self.lang).to_owned()).collect();
        Table { title: words::EQUITY_CHANGES, heading, rows: rows.collect() }
    }

    fn equity_of(&self, span: &Span, months: (Month, Month), heading: &str) -> Vec<Row> {
        let row = |kind, label: String, amounts: [i64; 4], opens: &Opens| {
            let opens = vec![opens.path(months); 4];
            Row { kind, label, amounts: amounts.to_vec(), opens }
        };
        let mut sums = [0; 4];
        let mut rows = vec![Row::heading(FigureKind::Part, heading)];
        for (line, [opening, added, taken]) in span.equity() {
            let amounts = [opening, added, -taken, line.amount];
            if amounts != [0; 4] {
                sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
                rows.push(row(FigureKind::Line, label(&line, self.lang), amounts, &Opens::of(&line, false)));
            }
        }
        let total = words::EQUITY_TOTAL.say(self.lang).to_owned();
        rows.push(row(FigureKind::Total, total, sums, &Opens::Key("ekuitas".to_owned())));
        rows
    }

    fn cash(&self) -> Table {
        let mut rows = self.parts(&self.now.cash_flow(), &self.before.cash_flow());
        let ((opening, closing), (last_opening, last_closing)) = (self.now.cash(), self.before.cash());
        rows.push(self.sum(words::CASH_CHANGE, [closing - opening, last_closing - last_opening], rules::CASH));
        rows.push(self.sum(words::CASH_BEFORE, [opening, last_opening], rules::CASH));
        rows.push(self.sum(words::CASH_AFTER, [closing, last_closing], rules::CASH));
        self.table(words::CASH_FLOW, rows)
    }

    /// One group of the position as a table of its own, for the notes; none where nothing stands in it.
    pub fn detail(&self, key: &str, group: &str) -> Option<Table> {
        let (now, before) = (self.now.position(), self.before.position());
        let (part, last) = now.iter().zip(&before).find(|(part, _)| part.key == key)?;
        let rows = self.group(part, last, group);
        let rows: Vec<Row> = rows.into_iter().filter(|row| row.kind != FigureKind::Group).collect();
        (!rows.is_empty()).then(|| self.table(words::group(group, self.principle), rows))
    }
}

/// The trial balance of some months, of all accounts or of those under a key.
pub fn trial((accounts, lines): (&[Account], Vec<TrialLine>), months: (Month, Month), key: &str, lang: Lang) -> Table {
    let mut sums = [0; 4];
    let mut rows: Vec<Row> = Vec::new();
    let wanted =
        |id: RecordId| key.is_empty() || accounts.iter().any(|account| account.id == id && account.belongs(key));
    for line in lines.into_iter().filter(|line| wanted(line.account)) {
        let amounts = [line.opening, line.debit, line.credit, line.closing()];
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
        let label = format!("{} {}", line.code, line.name);
        let opens = vec![Opens::Account(line.account, false).path(months); 4];
        rows.push(Row { kind: FigureKind::Line, label, amounts: amounts.to_vec(), opens });
    }
    let label = words::TOTAL.say(lang).to_owned();
    rows.push(Row { kind: FigureKind::Total, label, amounts: sums.to_vec(), opens: Vec::new() });
    let heading = [words::OPENING, words::DEBIT, words::CREDIT, words::CLOSING];
    let heading = heading.iter().map(|phrase| phrase.say(lang).to_owned()).collect();
    Table { title: words::TRIAL, heading, rows }
}

fn label(line: &Line, lang: Lang) -> String {
    match &line.name {
        Some(name) => format!("{} {name}", line.code),
        None => line.label.say(lang).to_owned(),
    }
}
