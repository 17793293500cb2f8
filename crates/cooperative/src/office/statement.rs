//! Where the statements' sums come from: kept balances by month, and postings added up by pair of accounts.
//! Not here: the statements (`rules::statement`).

use std::collections::{BTreeMap, BTreeSet};

use kernel::balance::Turnover;
use kernel::day::Month;
use kernel::{RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use crate::records::posting::{Event, Stage};
use crate::records::{Koperasi, LedgerAccount};
use crate::rules::chart;
use crate::rules::journal_text::Written;
use crate::rules::statement::{Account, Moved, Span, TrialLine};

/// What was posted in a koperasi, added up by pair of accounts: $1 the office, $2 and $3 the first and the last day, $4 the day
/// on which the books begin: before it stand opening balances only, which move nothing.
pub static MOVED: Statement = Statement::scoped(
    "cooperative.moved",
    4,
    "SELECT substr(p.debit, 1, 16), substr(p.credit, 1, 16), \
     CASE WHEN p.date < $4 THEN 2 WHEN p.event = 60 THEN 1 ELSE 0 END, \
     CAST(sum(p.amount) AS bigint) FROM posting p WHERE p.withdrawn = 0 AND p.home = $1 AND p.stage = 1 \
     AND p.date >= $2 AND p.date <= $3 AND {scope p} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
);

/// The postings of one account, in order: $1 the office, $2 and $3 the first and the last place of the account among
/// references, $4 and $5 the day and posting after which the page begins, $6 the last day, $7 the part, or nothing for all.
pub static OF_ACCOUNT: Statement = Statement::scoped(
    "cooperative.of_account",
    7,
    "SELECT p.id, p.date, p.event, p.amount, substr(p.debit, 1, 16), substr(p.credit, 1, 16), substr(p.\"group\", 1, 16), \
     p.document FROM posting p WHERE p.withdrawn = 0 AND p.home = $1 AND p.stage = 1 \
     AND ((p.debit >= $2 AND p.debit <= $3) OR (p.credit >= $2 AND p.credit <= $3)) \
     AND (p.date > $4 OR (p.date = $4 AND p.id > $5)) AND p.date <= $6 \
     AND ($7 = '' OR p.debit_part = $7 OR p.credit_part = $7) AND {scope p} ORDER BY p.date, p.id LIMIT 101",
);

/// Debits less credits of an account from $4 until a posting, which counts: as [`OF_ACCOUNT`], $5 and $6 the last day and
/// posting, $7 the part.
pub static UNTIL: Statement = Statement::scoped(
    "cooperative.of_account_until",
    7,
    "SELECT CAST(coalesce(sum(CASE WHEN p.debit >= $2 AND p.debit <= $3 THEN p.amount ELSE -p.amount END), 0) AS bigint) \
     FROM posting p WHERE p.withdrawn = 0 AND p.home = $1 AND p.stage = 1 \
     AND ((p.debit >= $2 AND p.debit <= $3) OR (p.credit >= $2 AND p.credit <= $3)) \
     AND p.date >= $4 AND (p.date < $5 OR (p.date = $5 AND p.id <= $6)) \
     AND ($7 = '' OR p.debit_part = $7 OR p.credit_part = $7) AND {scope p}",
);

/// Every posting of a koperasi by its id: $1 the office, $2 the id after which it goes on.
pub static JOURNAL: Statement = Statement::scoped(
    "cooperative.journal",
    2,
    "SELECT p.id, p.date, p.event, p.stage, p.amount, substr(p.debit, 1, 16), substr(p.credit, 1, 16), p.debit_part, \
     p.credit_part, substr(p.\"group\", 1, 16), p.document, substr(p.settles, 1, 16) FROM posting p \
     WHERE p.withdrawn = 0 AND p.home = $1 AND p.id > $2 AND {scope p} ORDER BY p.id LIMIT 5000",
);

/// The chart of a koperasi, by code. What it added stands under the standard account that it names.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn accounts(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<Account>, Refusal> {
    let mut all = Vec::new();
    for own in read.referring::<LedgerAccount>("books", books.row.id)? {
        let standard = chart::by_code(&own.code).or_else(|| own.stands_under.as_deref().and_then(chart::by_code));
        let like = |one: &&chart::Standard| one.class == own.class && one.line.contains("lain");
        let first = |one: &&chart::Standard| one.class == own.class;
        let all_of = chart::all();
        let standard = standard.or_else(|| all_of.iter().find(like)).or_else(|| all_of.iter().find(first));
        if let Some(standard) = standard {
            all.push(Account::under(standard, own.row.id, own.code.clone(), own.name.clone()));
        }
    }
    all.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(all)
}

/// The books from the first to the last month, both counted.
///
/// # Errors
/// `NotFound` out of scope, `Busy`, `Fault`.
pub fn span(read: &Reader<'_>, books: &Stored<Koperasi>, from: Month, to: Month) -> Result<Span, Refusal> {
    let home = books.home();
    let (first, last) = (from.to_string(), to.to_string());
    let net = |all: BTreeMap<RecordId, Turnover>| all.into_iter().map(|(id, one)| (id, one.net())).collect();
    let accounts = accounts(read, books)?;
    let ids = || accounts.iter().map(|account| account.id);
    let mut before: BTreeMap<RecordId, i64> = net(read.turnovers_of(home, ids(), "", &from.previous().to_string())?);
    let after = net(read.turnovers_of(home, ids(), "", &last)?);
    let begun = Cell::from(books.books_from.to_string());
    let days = [Cell::from(home), Cell::from(format!("{first}-01")), Cell::from(format!("{last}-31")), begun];
    let mut moved = Vec::new();
    for row in read.select(&MOVED, &days)? {
        let (debit, credit) = (id_of(&row[0]), id_of(&row[1]));
        let (how, amount) = (row[2].integer(), row[3].integer().unwrap_or_default());
        if how == Some(2) {
            *before.entry(debit).or_default() += amount;
            *before.entry(credit).or_default() -= amount;
        } else {
            moved.push(Moved { debit, credit, closing: how == Some(1), amount });
        }
    }
    Ok(Span { moved, accounts, before, after })
}

/// The chart, and the trial balance from the first to the last month, both counted, as the kept balances say.
///
/// # Errors
/// `NotFound` out of scope, `Busy`, `Fault`.
pub fn trial(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    (from, to): (Month, Month),
) -> Result<(Vec<Account>, Vec<TrialLine>), Refusal> {
    let accounts = accounts(read, books)?;
    let ids = || accounts.iter().map(|account| account.id);
    let before = read.turnovers_of(books.home(), ids(), "", &from.previous().to_string())?;
    let within = read.turnovers_of(books.home(), ids(), &from.to_string(), &to.to_string())?;
    let line = |account: &Account| {
        let (opening, moved) = (before.get(&account.id), within.get(&account.id).copied().unwrap_or_default());
        let (code, name) = (account.code.clone(), account.name.clone());
        let opening = opening.map_or(0, |one| one.net());
        TrialLine { account: account.id, code, name, opening, debit: moved.debit, credit: moved.credit }
    };
    let lines = accounts.iter().map(line);
    let lines = lines.filter(|line| (line.opening, line.debit, line.credit) != (0, 0, 0)).collect();
    Ok((accounts, lines))
}

/// A line of the general ledger.
#[derive(Debug, Clone)]
pub struct LedgerLine {
    /// The posting.
    pub id: RecordId,
    /// `2026-11-24`.
    pub date: String,
    /// What happened.
    pub event: Option<Event>,
    /// Number of the paper.
    pub document: String,
    /// Debits less credits.
    pub net: i64,
    /// The account on the other side.
    pub other: RecordId,
    /// The event's first posting.
    pub group: RecordId,
}

/// A page of an account's postings.
#[derive(Debug, Clone)]
pub struct LedgerPage {
    /// Debits less credits before its first line.
    pub opening: i64,
    /// At most 100 lines.
    pub lines: Vec<LedgerLine>,
    /// Is there more after the last one?
    pub more: bool,
}

/// The postings of one account from the first to the last month, from after the given day and posting on.
///
/// # Errors
/// `NotFound` out of scope, `Busy`, `Fault`.
pub fn of_account(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    account: RecordId,
    months: (Month, Month),
    after: Option<(&str, RecordId)>,
) -> Result<LedgerPage, Refusal> {
    of_part(read, books, (account, None), months, after)
}

/// The same of one savings account or loan under it, where one is given.
///
/// # Errors
/// As for [`of_account`].
pub fn of_part(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    (account, part): (RecordId, Option<RecordId>),
    (from, to): (Month, Month),
    after: Option<(&str, RecordId)>,
) -> Result<LedgerPage, Refusal> {
    let home = books.home();
    let only = Cell::from(part.map_or_else(String::new, |part| part.to_string()));
    let range = |end: u8| Cell::from([account.0.as_slice(), &[end; 16]].concat());
    let (low, high) = (range(0), range(255));
    let (first, last) = (format!("{from}-01"), format!("{to}-31"));
    let place = part.unwrap_or(account);
    let before = read.turnovers_of(home, [place], "", &from.previous().to_string())?;
    let mut opening = before.get(&place).map_or(0, |one| one.net());
    if let Some((date, id)) = after {
        let (first, date, id) = (Cell::from(first.as_str()), Cell::from(date), Cell::from(id));
        let given = [Cell::from(home), low.clone(), high.clone(), first, date, id, only.clone()];
        opening += read.select(&UNTIL, &given)?.first().and_then(|row| row[0].integer()).unwrap_or_default();
    }
    let (date, id) = after.unwrap_or((&first, RecordId::default()));
    let given = [Cell::from(home), low, high, Cell::from(date), Cell::from(id), Cell::from(last), only];
    let rows = read.select(&OF_ACCOUNT, &given)?;
    let line = |row: &Vec<Cell>| {
        let (debit, credit) = (id_of(&row[4]), id_of(&row[5]));
        let amount = row[3].integer().unwrap_or_default();
        let is_debit = debit == account;
        LedgerLine {
            id: id_of(&row[0]),
            date: text_of(&row[1]),
            event: row[2].integer().and_then(Event::from_code),
            document: text_of(&row[7]),
            net: if is_debit { amount } else { -amount },
            other: if is_debit { credit } else { debit },
            group: id_of(&row[6]),
        }
    };
    Ok(LedgerPage { opening, lines: rows.iter().take(100).map(line).collect(), more: rows.len() > 100 })
}

/// Every posting that counts or waits.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn journal(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<Written>, Refusal> {
    let mut all = Vec::new();
    let mut settled: BTreeSet<RecordId> = BTreeSet::new();
    let mut after = RecordId::default();
    loop {
        let rows = read.select(&JOURNAL, &[Cell::from(books.home()), Cell::from(after)])?;
        for row in &rows {
            after = id_of(&row[0]);
            if row[11].bytes().is_some() {
                settled.insert(id_of(&row[11]));
            }
            let stage = row[3].integer().and_then(Stage::from_code);
            let Some(event) = row[2].integer().and_then(Event::from_code) else { continue };
            if stage == Some(Stage::Voided) {
                continue;
            }
            all.push(Written {
                id: after,
                group: id_of(&row[9]),
                date: text_of(&row[1]),
                event,
                document: text_of(&row[10]),
                pending: stage != Some(Stage::Posted),
                amount: row[4].integer().unwrap_or_default(),
                debit: id_of(&row[5]),
                credit: id_of(&row[6]),
                debit_part: text_of(&row[7]),
                credit_part: text_of(&row[8]),
            });
        }
        if rows.len() < 5000 {
            break;
        }
    }
    all.retain(|one| !(one.pending && settled.contains(&one.group)));
    Ok(all)
}

fn id_of(cell: &Cell) -> RecordId {
    let bytes = cell.bytes().and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
    bytes.map(RecordId).unwrap_or_default()
}

fn text_of(cell: &Cell) -> String {
    cell.text().unwrap_or_default().to_owned()
}
