//! The tables of what follows from rows, held against what does follow.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use kernel::balance::Turnover;
use kernel::id::RecordId;
use kernel::journal::decode;

use super::chains::Chains;
use super::finding::{Class, Findings, Place};
use super::gather::Range;
use super::ground::Ground;
use super::readers::Readers;
use super::records::Look;
use super::segment;
use super::shares::{TABLES, Table};
use super::tally::{Marks, Tally};
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::sums::Sums;

/// Buckets that are looked at row by row; where more differ, the first tell what is wrong.
const MOST: usize = 64;
/// Records folded at once.
const RECORDS: usize = 2000;

const TOUCHED: &str = "SELECT record, stream, sequence, kind FROM journal_touched ORDER BY record, stream, sequence";

/// What the table of touched records holds.
#[derive(Default)]
pub struct Touched {
    tally: Tally,
    /// Where ranges of records end.
    pub ends: Vec<RecordId>,
    /// Records that an entry touched which is gone or damaged.
    pub doubtful: BTreeSet<RecordId>,
}

/// Reads the table of touched records.
pub fn touched(db: &Db, chains: &Chains) -> Result<Touched, StoreError> {
    let mut touched = Touched::default();
    let (mut last, mut since) = (None, 0);
    db.scan(TOUCHED, &[], |row| {
        let cells = row.cells();
        let Some(record) = row.id(0) else { return };
        touched.tally.add(record, &cells);
        if chains.has_doubts() && chains.in_doubt(row.integer(1), row.integer(2)) {
            touched.doubtful.insert(record);
        }
        if last != Some(record) {
            since += 1;
            if since > RECORDS {
                touched.ends.extend(last);
                since = 1;
            }
            last = Some(record);
        }
    })?;
    Ok(touched)
}

/// The table of touched records, summed up.
pub fn touched_tally(db: &Db) -> Result<Tally, StoreError> {
    let mut tally = Tally::default();
    db.scan(TOUCHED, &[], |row| tally.add(row.id(0).unwrap_or_default(), &row.cells()))?;
    Ok(tally)
}

/// The table of one kind of what follows, summed up.
pub fn sum(db: &Db, table: &Table) -> Result<Tally, StoreError> {
    let mut tally = Tally::default();
    db.scan(&table.all(), &[], |row| {
        let record = row.id(table.record).unwrap_or_default();
        tally.add(record, &row.cells());
    })?;
    Ok(tally)
}

/// Entries that touched a record without the table saying so. `None` where there are too many to go on.
pub type Untold = Option<BTreeMap<RecordId, Vec<(i64, i64)>>>;

/// Which records were touched, held against what the entries say.
pub fn compare_touched(
    db: &Db,
    chains: &Chains,
    touched: &Touched,
    findings: &mut Findings,
) -> Result<Untold, StoreError> {
    let mut marks = Marks::default();
    if chains.touched.mark(&touched.tally, &mut marks) == 0 {
        return Ok(Some(BTreeMap::new()));
    }
    let dropped = marks.at_most(MOST);
    let mut wanted: HashSet<Vec<Cell>> = HashSet::new();
    db.scan("SELECT stream, sequence, body FROM journal_entry", &[], |row| {
        let (number, sequence) = (row.integer(0), row.integer(1));
        if chains.damaged.contains(&(number, sequence)) {
            return;
        }
        if let Ok(entry) = decode(row.bytes(2)) {
            let lines = segment::touched(&entry, number, sequence).filter(|(record, _)| marks.has(*record));
            wanted.extend(lines.map(|(_, cells)| cells.to_vec()));
        }
    })?;
    db.scan(TOUCHED, &[], |row| {
        let record = row.id(0).unwrap_or_default();
        let known = wanted.remove(&row.cells());
        if marks.has(record) && !known && !chains.in_doubt(row.integer(1), row.integer(2)) {
            let words = "it says that an entry touched this record, which is not so";
            findings.add(Class::Touched, Place::record("journal_touched", record), words);
        }
    })?;
    let mut untold: BTreeMap<RecordId, Vec<(i64, i64)>> = BTreeMap::new();
    for line in wanted {
        let [Cell::Bytes(record), Cell::Integer(stream), Cell::Integer(sequence), _] = line.as_slice() else {
            continue;
        };
        let Ok(record) = RecordId::from_slice(record) else { continue };
        untold.entry(record).or_default().push((*stream, *sequence));
        let words = "it does not say that an entry touched this record";
        findings.add(Class::Touched, Place::record("journal_touched", record), words);
    }
    Ok((!dropped).then_some(untold))
}

/// What follows from all records, held against what the tables hold.
pub fn compare(
    readers: &mut Readers,
    look: &Look<'_>,
    ranges: &[Range],
    doubtful: &BTreeSet<RecordId>,
    expected: &[Tally; 3],
    kept: &[Tally; 3],
    findings: &mut Findings,
) -> Result<(), StoreError> {
    let mut marks: [Marks; 3] = Default::default();
    let differ: usize = (0..3).map(|table| expected[table].mark(&kept[table], &mut marks[table])).sum();
    if differ == 0 {
        return Ok(());
    }
    marks.iter_mut().for_each(|marks| {
        marks.at_most(MOST);
    });
    let mut wanted: [HashSet<Vec<Cell>>; 4] = Default::default();
    for part in readers.share(ranges.to_vec(), |db, range| look.marked(db, &range, &marks))? {
        wanted.iter_mut().zip(part).for_each(|(all, rows)| all.extend(rows));
    }
    let may = std::mem::take(&mut wanted[3]);
    for (table, marks) in TABLES.iter().zip(&marks) {
        let at = TABLES.iter().position(|one| one.name == table.name).unwrap_or_default();
        let missing = &mut wanted[at];
        readers.first().scan(&table.all(), &[], |row| {
            let record = row.id(table.record).unwrap_or_default();
            let cells = row.cells();
            let follows = missing.remove(&cells) || may.contains(&cells);
            if marks.has(record) && !follows && !doubtful.contains(&record) {
                findings.add(
                    table.class,
                    Place::record(table.name, record),
                    "a line that does not follow from its row",
                );
            }
        })?;
        for row in missing.iter() {
            let record = row[table.record].bytes().and_then(|bytes| RecordId::from_slice(bytes).ok());
            let place = Place::record(table.name, record.unwrap_or_default());
            findings.add(table.class, place, "a line that follows from its row is missing");
        }
    }
    Ok(())
}

/// Homes and redirects: what the ground says, and what the tables hold.
pub fn compare_ground(
    db: &Db,
    ground: &Ground<'_>,
    doubtful: &BTreeSet<RecordId>,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    let homes = ground.homes.iter().map(|(home, region)| vec![Cell::from(*home), Cell::from(region.as_str())]);
    let redirects = ground.redirects.iter().map(|(record, (from, to, moment))| {
        vec![Cell::from(*record), Cell::from(*from), Cell::from(*to), Cell::from(*moment)]
    });
    let ends = ground.ends.iter().map(|(from, to)| vec![Cell::from(*from), Cell::from(*to)]);
    let tables: [(&'static str, &str, Class, HashSet<Vec<Cell>>); 3] = [
        ("fold_home", "home, region", Class::Homes, homes.collect()),
        ("fold_redirect", "record, source, target, moment", Class::Redirects, redirects.collect()),
        ("fold_merged", "source, target", Class::Redirects, ends.collect()),
    ];
    for (table, columns, class, mut wanted) in tables {
        for row in db.query(&format!("SELECT {columns} FROM {table}"), &[], |row| row.cells())? {
            let record = row[0].bytes().and_then(|bytes| RecordId::from_slice(bytes).ok()).unwrap_or_default();
            if !wanted.remove(&row) && !doubtful.contains(&record) {
                findings.add(class, Place::record(table, record), "a line that no record says");
            }
        }
        for row in wanted {
            let record = row[0].bytes().and_then(|bytes| RecordId::from_slice(bytes).ok()).unwrap_or_default();
            findings.add(class, Place::record(table, record), "a line that a record says is missing");
        }
    }
    Ok(())
}

/// Sums kept beside sums made from the records.
pub fn compare_sums(db: &Db, counted: Sums, findings: &mut Findings) -> Result<(), StoreError> {
    compare_balances(db, &counted, findings)?;
    let mut counted: BTreeMap<(String, RecordId, String), i64> = counted
        .indicators
        .into_iter()
        .filter(|(_, amount)| *amount != 0)
        .map(|((indicator, home, month), amount)| ((indicator.to_owned(), home, month), amount))
        .collect();
    let wrong = |findings: &mut Findings, (indicator, home, month): (String, RecordId, String), words: String| {
        let words = format!("{indicator} {month}: {words}");
        findings.add(Class::Indicators, Place::record("fold_indicator", home), words);
    };
    for (key, amount) in kept_sums(db)? {
        match counted.remove(&key) {
            Some(wanted) if wanted == amount => {}
            Some(wanted) => wrong(findings, key, format!("{amount} is kept, its records add up to {wanted}")),
            None => wrong(findings, key, format!("{amount} is kept, and no record counts for it")),
        }
    }
    for (key, wanted) in counted {
        wrong(findings, key, format!("nothing is kept, its records add up to {wanted}"));
    }
    Ok(())
}

/// Balances kept beside balances made from the records.
fn compare_balances(db: &Db, counted: &Sums, findings: &mut Findings) -> Result<(), StoreError> {
    let mut wanted: BTreeMap<(RecordId, RecordId, String), Turnover> =
        counted.balances.iter().map(|(key, (turnover, _))| (key.clone(), *turnover)).collect();
    wanted.retain(|_, turnover| *turnover != Turnover::default());
    let mut wrong = |(home, account, month): &(RecordId, RecordId, String), words: String| {
        let words = format!("account {account} {month}: {words}");
        findings.add(Class::Indicators, Place::record("fold_balance", *home), words);
    };
    let told = |turnover: Turnover| format!("{} debit, {} credit", turnover.debit, turnover.credit);
    for (key, kept) in kept_balances(db)? {
        match wanted.remove(&key) {
            Some(sum) if sum == kept => {}
            Some(sum) => wrong(&key, format!("{} are kept, its records add up to {}", told(kept), told(sum))),
            None => wrong(&key, format!("{} are kept, and no record moves it", told(kept))),
        }
    }
    for (key, sum) in wanted {
        wrong(&key, format!("nothing is kept, its records add up to {}", told(sum)));
    }
    Ok(())
}

/// The balances that are kept, but for accounts that nothing moved in the end.
pub fn kept_balances(db: &Db) -> Result<BTreeMap<(RecordId, RecordId, String), Turnover>, StoreError> {
    let sql = "SELECT home, account, month, debit, credit FROM fold_balance WHERE debit <> 0 OR credit <> 0";
    let rows = db.query(sql, &[], |row| {
        let key = (row.id(0).unwrap_or_default(), row.id(1).unwrap_or_default(), row.text(2).to_owned());
        (key, Turnover { debit: row.integer(3), credit: row.integer(4) })
    })?;
    Ok(rows.into_iter().collect())
}

/// The sums that are kept, but for those that came to nothing.
pub fn kept_sums(db: &Db) -> Result<BTreeMap<(String, RecordId, String), i64>, StoreError> {
    let rows = db.query("SELECT indicator, home, month, amount FROM fold_indicator WHERE amount <> 0", &[], |row| {
        let key = (row.text(0).to_owned(), row.id(1).unwrap_or_default(), row.text(2).to_owned());
        (key, row.integer(3))
    })?;
    Ok(rows.into_iter().collect())
}
