//! Do the koperasi's books hold, as the database has them after a pulled plug? Added up here with SQL alone, past the program:
//! every kept balance is the sum of its postings, debits equal credits, every receipt has its postings once and whole.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use testkit::{Trouble, postgres};

use super::cashiers::Taken;

/// Debits and credits of postings by account and by part, as hexadecimal ids.
const POSTED: &str = "SELECT place, CAST(sum(debit) AS bigint), CAST(sum(credit) AS bigint) FROM (
  SELECT {hex}(substr(debit, 1, 16){as}) AS place, amount AS debit, 0 AS credit FROM posting WHERE stage = 1
  UNION ALL SELECT {hex}(substr(credit, 1, 16){as}), 0, amount FROM posting WHERE stage = 1
  UNION ALL SELECT replace(debit_part, '-', ''), amount, 0 FROM posting WHERE stage = 1 AND debit_part IS NOT NULL
  UNION ALL SELECT replace(credit_part, '-', ''), 0, amount FROM posting WHERE stage = 1 AND credit_part IS NOT NULL
) AS sides GROUP BY place";
const KEPT: &str =
    "SELECT {hex}(account{as}), debit, credit FROM fold_balance WHERE month = '' AND (debit <> 0 OR credit <> 0)";
const BY_MONTH: &str = "SELECT {hex}(account{as}), CAST(sum(debit) AS bigint), CAST(sum(credit) AS bigint) FROM fold_balance \
  WHERE month <> '' GROUP BY 1";
const DEBITS: &str = "SELECT 'all', CAST(sum(b.debit) AS bigint), CAST(sum(b.credit) AS bigint) FROM fold_balance b \
  JOIN ledger_account a ON a.id = b.account WHERE b.month = ''";
/// Receipts by number: how many, and their sum.
const RECEIPTS: &str = "SELECT number, count(*), CAST(sum(amount) AS bigint) FROM receipt GROUP BY number";
/// Postings of instalments and savings by the number of their receipt: how many, and their sum.
const PAPERS: &str = "SELECT document, count(*), CAST(sum(amount) AS bigint) FROM posting WHERE stage = 1 \
  AND event IN (10, 11, 21) AND document IS NOT NULL GROUP BY document";

/// By name, two numbers.
type Lines = BTreeMap<String, (i64, i64)>;

/// What is wrong with the books of a node that does not run; what was answered must be in them once.
pub fn look(folder: &Path, taken: &[Taken]) -> Result<Vec<String>, Trouble> {
    let ask = |sql: &str| lines(folder, sql);
    let (posted, kept, months) = (ask(POSTED)?, ask(KEPT)?, ask(BY_MONTH)?);
    let mut wrong = Vec::new();
    for (what, sums) in [("balance", &kept), ("sum of months", &months)] {
        let places = posted.keys().chain(sums.keys());
        for place in places.filter(|place| posted.get(*place) != sums.get(*place)) {
            let words = format!("{place}: the {what} is {:?}, postings say {:?}", sums.get(place), posted.get(place));
            if !wrong.contains(&words) {
                wrong.push(words);
            }
        }
    }
    let all = ask(DEBITS)?;
    wrong.extend(
        all.values().filter(|(debits, credits)| debits != credits).map(|all| format!("debits, credits: {all:?}")),
    );
    let (receipts, papers) = (ask(RECEIPTS)?, ask(PAPERS)?);
    for (number, (count, amount)) in &receipts {
        if *count != 1 {
            wrong.push(format!("receipt {number} is there {count} times"));
        }
        // Other events than savings and instalments move more than the receipt says.
        if papers.get(number).is_some_and(|(_, posted)| posted != amount) {
            wrong.push(format!("receipt {number} says {amount}, its postings {:?}", papers.get(number)));
        }
    }
    wrong.extend(papers.keys().filter(|number| !receipts.contains_key(*number)).map(|one| format!("no receipt {one}")));
    wrong.extend(once(folder, taken)?);
    Ok(wrong)
}

/// Every sum was used once: there must be one receipt of it.
fn once(folder: &Path, taken: &[Taken]) -> Result<Vec<String>, Trouble> {
    let sql = "SELECT CAST(amount AS text), count(*), 0 FROM receipt GROUP BY amount";
    let there = lines(folder, sql)?;
    let count = |amount: u64| there.get(&amount.to_string()).map_or(0, |(count, _)| *count);
    let missing = taken.iter().filter(|one| count(one.amount) != 1);
    Ok(missing.map(|one| format!("{} ({}) is there {} times", one.path, one.amount, count(one.amount))).collect())
}

fn lines(folder: &Path, sql: &str) -> Result<Lines, Trouble> {
    if let Some(server) = postgres::chosen() {
        let sql = sql.replace("{hex}", "encode").replace("{as}", ", 'hex'");
        let text = postgres::query(&server.of_folder(folder, None)?, &sql)?;
        let line = |line: &str| {
            let mut parts = line.split('|');
            Some((parts.next()?.to_owned(), (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)))
        };
        return Ok(text.lines().filter_map(line).collect());
    }
    let sql = sql.replace("{hex}", "lower(hex").replace("{as}", ")");
    of_file(&folder.join("desmigratif.sqlite"), &sql).map_err(|error| Trouble::new(error.to_string()))
}

fn of_file(file: &Path, sql: &str) -> rusqlite::Result<Lines> {
    // Read and write, as what the last process left in its log is taken up by whoever opens the file next.
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    rows.collect()
}
