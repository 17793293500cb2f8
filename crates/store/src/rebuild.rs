//! Tables made anew from the journal: every record folded once, on every core, written in the order of ids, indexed at the
//! end; in one transaction, so that readers see the old tables until the new ones are whole. Also what of the journal
//! itself follows from its entries: lines of streams, columns beside entries, which records they touched.
//! Not here: finding out what is wrong (`verify`).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use kernel::journal::decode;
use kernel::spec::RecordSpec;

use crate::engine::{Cell, Db, DbError};
use crate::error::StoreError;
use crate::heads::Streams;
use crate::kept::{self, Kept, Opener};
use crate::schema;
use crate::shared::Shared;
use crate::sums::Sums;
use crate::verify::bulk::{
    Chains, Findings, Gathered, Ground, Range, Readers, TABLES, columns, fixed, shares_of, touched, touched_lines,
    touched_tally,
};

/// Rows that follow from others, gathered before they are written in their order.
const GATHERED: usize = 50_000;
/// Ranges that may wait for the writer.
const WAITING: usize = 4;

/// Refuses where entries are gone or damaged, as the tables may still say what only those said; `anyway` makes tables of
/// what is here. First half: the journal's own tables, in a transaction of its own, so that the second half reads them.
pub fn journal(shared: &Shared, db: &Db, streams: &mut Streams, anyway: bool) -> Result<Chains, StoreError> {
    let mut findings = Findings::default();
    let mut readers = Readers::open(&shared.location)?;
    let chains = crate::verify::bulk::read(&mut readers, &shared.registry, &mut findings)?;
    if let Some(words) = findings.lost().filter(|_| !anyway) {
        return Err(StoreError::Journal(format!("tables made anew would say less than those that are here: {words}")));
    }
    for (number, (stream, (sequence, hash, time))) in &chains.lines {
        let values = [
            Cell::from(*number),
            Cell::from(stream.node),
            Cell::from(stream.home),
            Cell::from(*sequence),
            Cell::from(hash),
            Cell::from(*time),
        ];
        db.execute("DELETE FROM journal_stream WHERE number = $1", &values[..1])?;
        let sql =
            "INSERT INTO journal_stream (number, node, home, sequence, hash, time) VALUES ($1, $2, $3, $4, $5, $6)";
        db.execute(sql, &values)?;
    }
    for (number, sequence, hash, time, action) in &chains.columns {
        let sql = "UPDATE journal_entry SET hash = $3, time = $4, action = $5 WHERE stream = $1 AND sequence = $2";
        let values =
            [Cell::from(*number), Cell::from(*sequence), Cell::from(hash), Cell::from(*time), Cell::from(*action)];
        db.execute(sql, &values)?;
    }
    if !touched_tally(db)?.same(&chains.touched) {
        renew_touched(db, &chains)?;
    }
    *streams = Streams::load(db)?;
    Ok(chains)
}

/// Writes anew which entries touched which records.
fn renew_touched(db: &Db, chains: &Chains) -> Result<(), StoreError> {
    db.execute("DELETE FROM journal_touched", &[])?;
    let into = Rows::new("journal_touched", &["record", "stream", "sequence", "kind"].map(str::to_owned));
    let mut failed = Ok(());
    db.scan("SELECT stream, sequence, body FROM journal_entry ORDER BY stream, sequence", &[], |row| {
        let (number, sequence) = (row.integer(0), row.integer(1));
        if failed.is_err() || chains.damaged.contains(&(number, sequence)) {
            return;
        }
        if let Ok(entry) = decode(row.bytes(2)) {
            let mut lines = touched_lines(&entry, number, sequence);
            failed = lines.try_for_each(|(_, cells)| into.add(db, cells.to_vec()));
        }
    })?;
    failed?;
    Ok(db.written()?)
}

/// Second half: empties everything folded and folds every record. Answers how many entries the journal has.
///
/// In no savepoint: an engine keeps what a savepoint may have to bring back, and that would be all tables, in memory. When
/// it fails the whole transaction is taken back.
pub fn tables(shared: &Shared, db: &Db, savepoint: &str, chains: Chains) -> Result<u64, StoreError> {
    db.release(savepoint)?;
    let made = all_tables(shared, db, chains);
    match made {
        Ok(_) => db.savepoint(savepoint)?,
        Err(_) => db.rollback()?,
    }
    made
}

fn all_tables(shared: &Shared, db: &Db, chains: Chains) -> Result<u64, StoreError> {
    let mut readers = Readers::open(&shared.location)?;
    // Written to since the first half, which read it: then it is read again.
    let chains = if readers.see(&chains)? {
        chains
    } else {
        crate::verify::bulk::read(&mut readers, &shared.registry, &mut Findings::default())?
    };
    empty(db, &shared.registry.specs)?;
    let ground = Ground::lay(readers.first(), &shared.registry, &shared.keys, &chains)?;
    let ends = touched(readers.first(), &chains)?.ends;
    write_ground(db, &ground)?;
    let work = Work { shared, ground: &ground, chains: &chains };
    let (folded, batches) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        let folding = scope.spawn(|| {
            let folded = folded;
            let sent = readers.share(Range::between(ends), |db, range| work.fold(db, &range, &folded));
            sent.map(drop)
        });
        // An error here drops `batches`, which ends the folding.
        let written = write(db, &shared.registry.specs, batches);
        let folding = folding.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.and(folding)
    })?;
    for spec in &shared.registry.specs {
        db.batch(&schema::create_indexes(spec))?;
    }
    schema::settled(db, &shared.registry)?;
    Ok(chains.entries)
}

/// What is folded of one range: rows by kind, what follows from them by table, and sums.
struct Batch {
    rows: BTreeMap<u32, Vec<Vec<Cell>>>,
    shares: [Vec<Vec<Cell>>; 3],
    sums: Sums,
}

struct Work<'a> {
    shared: &'a Shared,
    ground: &'a Ground<'a>,
    chains: &'a Chains,
}

impl Work<'_> {
    fn fold(&self, db: &Db, range: &Range, to: &SyncSender<Batch>) -> Result<(), StoreError> {
        let gathered = Gathered::read(db, range, self.chains, &[])?;
        let mut batch = Batch { rows: BTreeMap::new(), shares: Default::default(), sums: Sums::default() };
        gathered.each(|record, kind, told| {
            let Some(spec) = self.shared.registry.spec(kind) else { return Ok(()) };
            let folded = self.ground.fold(db, spec, record, told);
            let folded = folded.map_err(|blocked| StoreError::Journal(blocked.to_string()))?;
            let Some(kept) = folded else { return Ok(()) };
            let shares = shares_of(&self.shared.keys, &kept, told);
            batch.shares.iter_mut().zip(shares).for_each(|(all, more)| all.extend(more));
            batch.sums.add(&self.shared.registry, &kept, 1);
            batch.rows.entry(kind).or_default().push(self.row(db, &kept)?);
            Ok(())
        })?;
        // The writer has ended: it says why.
        let _ = to.send(batch);
        Ok(())
    }

    fn row(&self, db: &Db, kept: &Kept) -> Result<Vec<Cell>, StoreError> {
        let opener = Opener { keys: &self.shared.keys, db, streams: self.ground.streams };
        let mut cells = Vec::with_capacity(7 + kept.cells.len());
        cells.extend(fixed(&self.shared.registry, self.ground.streams, kept));
        for index in 0..kept.cells.len() {
            cells.push(kept::column(&opener, kept, index)?);
        }
        Ok(cells)
    }
}

/// Tables without rows, and those of kinds without indexes, which are made at the end.
fn empty(db: &Db, specs: &[&'static RecordSpec]) -> Result<(), DbError> {
    for table in schema::FOLDED_TABLES {
        db.batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    db.batch(schema::FOLDED)?;
    for spec in specs {
        db.batch(&format!("DROP TABLE IF EXISTS \"{}\"", spec.name))?;
        db.batch(&schema::create_table(spec))?;
    }
    Ok(())
}

fn write_ground(db: &Db, ground: &Ground<'_>) -> Result<(), StoreError> {
    let homes = Rows::new("fold_home", &["home", "region"].map(str::to_owned));
    for (home, region) in &ground.homes {
        homes.add(db, vec![Cell::from(*home), Cell::from(region.as_str())])?;
    }
    let redirects = Rows::new("fold_redirect", &["record", "source", "target", "moment"].map(str::to_owned));
    for (record, (from, to, moment)) in &ground.redirects {
        redirects.add(db, vec![Cell::from(*record), Cell::from(*from), Cell::from(*to), Cell::from(*moment)])?;
    }
    let merged = Rows::new("fold_merged", &["source", "target"].map(str::to_owned));
    for (from, to) in &ground.ends {
        merged.add(db, vec![Cell::from(*from), Cell::from(*to)])?;
    }
    Ok(db.written()?)
}

fn write(db: &Db, specs: &[&'static RecordSpec], batches: Receiver<Batch>) -> Result<(), StoreError> {
    let kinds: BTreeMap<u32, Rows> =
        specs.iter().map(|spec| (spec.kind, Rows::new(spec.name, &columns(spec)))).collect();
    let mut follows = TABLES.map(|table| {
        Sorted::new(Rows::new(table.name, &table.columns.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>()))
    });
    let mut sums = Sums::default();
    for batch in batches {
        for (kind, rows) in batch.rows {
            let Some(into) = kinds.get(&kind) else { continue };
            rows.into_iter().try_for_each(|row| into.add(db, row))?;
        }
        for (into, rows) in follows.iter_mut().zip(batch.shares) {
            into.add(db, rows)?;
        }
        sums.merge(batch.sums);
    }
    follows.into_iter().try_for_each(|into| into.finish(db))?;
    sums.write(db, false)?;
    Ok(db.written()?)
}

/// Rows on their way into one table.
struct Rows {
    sql: Arc<str>,
}

impl Rows {
    fn new(table: &str, columns: &[String]) -> Rows {
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
        let sql = format!("INSERT INTO \"{table}\" ({}) VALUES ({})", columns.join(", "), places.join(", "));
        Rows { sql: sql.into() }
    }

    fn add(&self, db: &Db, row: Vec<Cell>) -> Result<(), StoreError> {
        Ok(db.write(Arc::clone(&self.sql), row)?)
    }
}

/// The same for a table whose order is not that in which its rows come.
struct Sorted {
    rows: Rows,
    waiting: Vec<Vec<Cell>>,
}

impl Sorted {
    fn new(rows: Rows) -> Sorted {
        Sorted { rows, waiting: Vec::new() }
    }

    fn add(&mut self, db: &Db, rows: Vec<Vec<Cell>>) -> Result<(), StoreError> {
        self.waiting.extend(rows);
        if self.waiting.len() >= GATHERED { self.flush(db) } else { Ok(()) }
    }

    fn flush(&mut self, db: &Db) -> Result<(), StoreError> {
        let mut rows = std::mem::take(&mut self.waiting);
        rows.sort_unstable_by(|one, other| order(one).cmp(order(other)));
        rows.into_iter().try_for_each(|row| self.rows.add(db, row))
    }

    fn finish(mut self, db: &Db) -> Result<(), StoreError> {
        self.flush(db)
    }
}

/// The order of keys: numbers before texts before bytes never meet in one column.
fn order(row: &[Cell]) -> impl Iterator<Item = (i64, &[u8])> {
    row.iter().map(|cell| match cell {
        Cell::Null => (0, &[][..]),
        Cell::Integer(number) => (*number, &[][..]),
        Cell::Text(text) => (0, text.as_bytes()),
        Cell::Bytes(bytes) => (0, bytes.as_slice()),
    })
}
