//! A koperasi's journal as rows of a sheet, a pair of sides a row: numbers of members, no person's name. Pure. Not here: CSV
//! and XLSX as files (documents), text for other programs (`journal_text`).

use documents::sheet::Cell;
use kernel::{Lang, Phrase, RecordId};

use super::journal_text::{Names, Period, Written};
use crate::records::posting::Stage;
use crate::words::journal_text as words;

/// What stands above the columns.
pub const HEADING: [Phrase; 12] = [
    words::DATE,
    words::DOCUMENT,
    words::EVENT,
    words::STAGE,
    words::DEBIT_CODE,
    words::DEBIT,
    words::DEBIT_PART,
    words::CREDIT_CODE,
    words::CREDIT,
    words::CREDIT_PART,
    words::AMOUNT,
    words::ENTRY,
];

/// The rows of a period by day; `all` in any order.
pub fn rows(names: &Names, mut all: Vec<Written>, period: Period, lang: Lang) -> Vec<Vec<Cell>> {
    all.retain(|one| !period.begins_after(&one.date) && !period.ended_before(&one.date));
    all.sort_by(|a, b| (&a.date, a.group, a.id != a.group, a.id).cmp(&(&b.date, b.group, b.id != b.group, b.id)));
    let side = |account: RecordId, part: &str| {
        let found = names.account(account);
        let text = |of: fn(&super::statement::Account) -> &str| found.map_or(Cell::Empty, |one| Cell::from(of(one)));
        let part = if part.is_empty() { Cell::Empty } else { Cell::from(names.part(part).as_str()) };
        [text(|one| &one.code), text(|one| &one.name), part]
    };
    let row = |one: &Written| {
        let date = one.date.parse().map_or_else(|_| Cell::from(one.date.as_str()), Cell::Date);
        let stage = if one.pending { Stage::Pending } else { Stage::Posted };
        let mut row = vec![
            date,
            Cell::from(one.document.as_str()),
            Cell::from(one.event.label().say(lang)),
            Cell::from(stage.label().say(lang)),
        ];
        row.extend(side(one.debit, &one.debit_part));
        row.extend(side(one.credit, &one.credit_part));
        // A sheet keeps whole numbers exactly up to 9 quadrillion; amounts end at 999 trillion.
        row.extend([Cell::Number(one.amount as f64), Cell::from(one.group.to_string().as_str())]);
        row
    };
    all.iter().map(row).collect()
}
