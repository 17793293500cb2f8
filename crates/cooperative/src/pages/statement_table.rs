//! The statements as tables, the same for the screen, the paper and the sheet: a line, its amount, last year's beside it.
//! Not here: what stands in them (`rules::statement`).

use documents::Register;
use documents::register::{Align, Column};
use documents::sheet::{Cell, Column as SheetColumn, SheetError, XlsxWriter};
use kernel::money::whole;
use kernel::{Lang, Phrase, RecordId};

use crate::rules::statement::{Line, Section, Span};
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
pub struct Row {
    /// What it says.
    pub label: String,
    /// The account whose postings it opens.
    pub account: Option<RecordId>,
    /// Rupiah, one for each heading; none in the heading of a part.
    pub amounts: Vec<i64>,
    /// Is it a sum?
    pub sum: bool,
}

/// Two years: the wanted one and the one before.
pub struct Years<'s> {
    /// The wanted one.
    pub now: &'s Span,
    /// The one before.
    pub before: &'s Span,
    /// What stands over their amounts.
    pub heading: [String; 2],
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

    fn sum(&self, label: Phrase, now: i64, before: i64) -> Row {
        Row { label: label.say(self.lang).to_owned(), account: None, amounts: vec![now, before], sum: true }
    }

    /// The parts of both years beside each other; what is nothing in both is left out.
    fn parts(&self, now: &[Section], before: &[Section]) -> Vec<Row> {
        let mut rows = Vec::new();
        for (part, last) in now.iter().zip(before) {
            let lines = part.lines.iter().zip(&last.lines).filter(|(line, last)| (line.amount, last.amount) != (0, 0));
            let lines: Vec<Row> = lines
                .map(|(line, last)| Row {
                    label: label(line, self.lang),
                    account: line.account,
                    amounts: vec![line.amount, last.amount],
                    sum: false,
                })
                .collect();
            if !lines.is_empty() {
                let title = part.title.say(self.lang).to_owned();
                rows.push(Row { label: title, account: None, amounts: Vec::new(), sum: false });
                rows.extend(lines);
                rows.push(self.sum(part.total_label, part.total(), last.total()));
            }
        }
        rows
    }

    fn position(&self) -> Table {
        let (now, before) = (self.now.position(), self.before.position());
        let mut rows = self.parts(&now, &before);
        let both = |parts: &[Section]| parts.iter().skip(1).map(Section::total).sum();
        rows.push(self.sum(words::LIABILITIES_AND_EQUITY, both(&now), both(&before)));
        self.table(words::POSITION, rows)
    }

    fn result(&self) -> Table {
        let mut rows = self.parts(&self.now.result(), &self.before.result());
        rows.push(self.sum(words::SURPLUS, self.now.surplus(), self.before.surplus()));
        self.table(words::RESULT, rows)
    }

    fn equity(&self) -> Table {
        let mut sums = [0; 4];
        let mut rows = Vec::new();
        for (line, [opening, added, taken]) in self.now.equity() {
            let amounts = [opening, added, -taken, line.amount];
            if amounts != [0; 4] {
                sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
                let label = label(&line, self.lang);
                rows.push(Row { label, account: line.account, amounts: amounts.to_vec(), sum: false });
            }
        }
        let total = words::EQUITY_TOTAL.say(self.lang).to_owned();
        rows.push(Row { label: total, account: None, amounts: sums.to_vec(), sum: true });
        let heading = [words::OPENING, words::ADDED, words::TAKEN, words::CLOSING];
        let heading = heading.iter().map(|phrase| phrase.say(self.lang).to_owned()).collect();
        Table { title: words::EQUITY_CHANGES, heading, rows }
    }

    fn cash(&self) -> Table {
        let mut rows = self.parts(&self.now.cash_flow(), &self.before.cash_flow());
        let ((opening, closing), (last_opening, last_closing)) = (self.now.cash(), self.before.cash());
        rows.push(self.sum(words::CASH_CHANGE, closing - opening, last_closing - last_opening));
        rows.push(self.sum(words::CASH_BEFORE, opening, last_opening));
        rows.push(self.sum(words::CASH_AFTER, closing, last_closing));
        self.table(words::CASH_FLOW, rows)
    }
}

/// The notes: after what the statements are made.
pub const NOTES: [Phrase; 4] = [words::NOTE_BASIS, words::NOTE_LOANS, words::NOTE_CASH, words::NOT_AUDITED];

/// The trial balance of a span.
pub fn trial(span: &Span, lang: Lang) -> Table {
    let mut sums = [0; 4];
    let mut rows: Vec<Row> = Vec::new();
    for line in span.trial() {
        let amounts = [line.opening, line.debit, line.credit, line.closing()];
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
        let label = format!("{} {}", line.code, line.name);
        rows.push(Row { label, account: Some(line.account), amounts: amounts.to_vec(), sum: false });
    }
    let label = words::TOTAL.say(lang).to_owned();
    rows.push(Row { label, account: None, amounts: sums.to_vec(), sum: true });
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

/// All tables and the notes as one printed table.
pub fn paper(koperasi: &str, period: String, tables: &[Table], lang: Lang, watermark: Option<String>) -> Register {
    let width = tables.iter().map(|table| table.heading.len()).max().unwrap_or(1);
    let line = |label: String, cells: Vec<String>| {
        let mut row = vec![label];
        row.extend(cells);
        row.resize(width + 1, String::new());
        row
    };
    let mut rows = Vec::new();
    for table in tables {
        rows.push(line(table.title.say(lang).to_uppercase(), table.heading.clone()));
        let amounts = |row: &Row| row.amounts.iter().map(|amount| whole(*amount, lang)).collect();
        rows.extend(table.rows.iter().map(|row| line(row.label.clone(), amounts(row))));
    }
    let mut columns = vec![Column::new(words::ACCOUNT.say(lang), 6)];
    columns.extend((0..width).map(|_| Column::new("", 3).aligned(Align::End)));
    Register {
        title: words::STATEMENTS.say(lang).to_owned(),
        office: vec![koperasi.to_owned()],
        period: Some(period),
        columns,
        rows,
        note: NOTES.iter().map(|note| note.say(lang)).collect::<Vec<_>>().join(" "),
        watermark,
        lang,
        ..Register::default()
    }
}

/// All tables as one sheet; `dir` takes temporary files.
///
/// # Errors
/// `Io`.
pub fn sheet(name: &str, tables: &[Table], lang: Lang, dir: &std::path::Path) -> Result<Vec<u8>, SheetError> {
    let width = tables.iter().map(|table| table.heading.len()).max().unwrap_or(1);
    let column = |heading: &str, width: f64| SheetColumn { heading: heading.to_owned(), width, digits: false };
    let mut columns = vec![column(words::ACCOUNT.say(lang), 44.0)];
    columns.extend((0..width).map(|_| column("", 16.0)));
    let mut writer = XlsxWriter::begin(name, columns, None, dir)?;
    for table in tables {
        let mut heading = vec![Cell::from(table.title.say(lang).to_uppercase().as_str())];
        heading.extend(table.heading.iter().map(|text| Cell::from(text.as_str())));
        writer.row(&heading)?;
        for row in &table.rows {
            let mut cells = vec![Cell::from(row.label.as_str())];
            // A sheet keeps whole numbers exactly up to 9 quadrillion; amounts end at 999 trillion.
            cells.extend(row.amounts.iter().map(|amount| Cell::Number(*amount as f64)));
            writer.row(&cells)?;
        }
    }
    let mut bytes = Vec::new();
    writer.finish(std::io::Cursor::new(&mut bytes))?;
    Ok(bytes)
}
