//! Whether what is on disk is what was written: chains of entries, rows equal to the fold, what follows from rows, keys and
//! files. Each finding says what is wrong, where, and what helps; what only follows from a finding is not told as well.
//! Not here: mending it (`rebuild`).

mod chains;
mod digest;
mod finding;
mod gather;
mod ground;
mod readers;
mod records;
mod row;
mod segment;
mod shares;
mod tables;
mod tally;

/// What a rebuild shares with a verification.
pub mod bulk {
    pub use super::chains::{Chains, read};
    pub use super::finding::Findings;
    pub use super::gather::{Gathered, Range};
    pub use super::ground::Ground;
    pub use super::readers::Readers;
    pub use super::row::{columns, fixed};
    pub use super::segment::touched as touched_lines;
    pub use super::shares::{TABLES, of as shares_of};
    pub use super::tables::{touched, touched_tally};
}

use std::collections::{BTreeMap, BTreeSet};

use kernel::id::RecordId;

use crate::access_stream;
use crate::engine::{Db, DbError};
use crate::error::StoreError;
use crate::files::Files;
use crate::keys::Keys;
use crate::mark;
use crate::shared::Shared;

use chains::Chains;
pub use digest::digest;
use finding::Findings;
pub use finding::{Class, Finding, Place, Remedy};
use gather::Range;
use ground::Ground;
use readers::Readers;
use records::{Look, Part};
use shares::TABLES;
use tables::Touched;
use tally::Tally;

/// What a verification found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Entries read.
    pub entries: u64,
    /// Records folded and compared.
    pub records: u64,
    /// What is wrong, in words that hold no personal data; empty when all is well.
    pub problems: Vec<String>,
    /// The same for programs: the first of each class.
    pub findings: Vec<Finding>,
}

/// Checks everything, on every core.
pub fn verify(shared: &Shared) -> Result<Report, StoreError> {
    let mut report = Report::default();
    let mut findings = Findings::default();
    match all(shared, &mut report, &mut findings) {
        Ok(()) => {}
        // What cannot be read can at least be told.
        Err(StoreError::Db(DbError::Damaged(words))) => findings.add(Class::Engine, Place::default(), words),
        Err(error) => return Err(error),
    }
    let (findings, more) = findings.finish();
    report.problems = findings.iter().map(ToString::to_string).collect();
    report.problems.extend(more.iter().map(|(class, count)| format!("{count} more of [{}]", class.code())));
    report.findings = findings;
    Ok(report)
}

fn all(shared: &Shared, report: &mut Report, findings: &mut Findings) -> Result<(), StoreError> {
    // Before the database: a node may be writing meanwhile.
    let noted = mark::noted(&shared.location.dir);
    let mut readers = Readers::open(&shared.location)?;
    let lost = mark::lost(readers.first(), noted)?;
    if lost > 0 {
        let words =
            format!("{lost} transactions that this node answered are not in its database, which is older than that");
        findings.add(Class::AnsweredLost, Place::default(), words);
    }
    let chains = chains::read(&mut readers, &shared.registry, findings)?;
    report.entries = chains.entries;
    let scanned = scan(&mut readers, shared, &chains, findings)?;
    let untold = tables::compare_touched(readers.first(), &chains, &scanned.touched, findings)?;
    // Where too little is known of who touched what, rows are compared after a rebuild.
    let Some(untold) = untold else { return engine(readers.first(), findings) };
    let doubtful = &scanned.touched.doubtful;
    let mut ground = Ground::lay(readers.first(), &shared.registry, &shared.keys, &chains)?;
    ground.trust(readers.first(), doubtful)?;
    tables::compare_ground(readers.first(), &ground, doubtful, findings)?;
    let files = Files::new(&shared.location.dir);
    let look = Look { ground, chains: &chains, node: shared.node, files, doubtful, untold: &untold };
    records(&mut readers, &look, &scanned, report, findings)
}

/// What is read beside the journal and the rows.
#[derive(Default)]
struct Scanned {
    touched: Touched,
    kept: [Tally; 3],
}

enum Scan {
    Touched,
    Table(usize),
    Keys,
    Access,
}

enum Seen {
    Touched(Touched),
    Table(usize, Tally),
    Other(Findings),
}

fn scan(
    readers: &mut Readers,
    shared: &Shared,
    chains: &Chains,
    findings: &mut Findings,
) -> Result<Scanned, StoreError> {
    let jobs = vec![Scan::Touched, Scan::Keys, Scan::Table(0), Scan::Table(1), Scan::Table(2), Scan::Access];
    let seen = readers.share(jobs, |db, job| {
        let mut found = Findings::default();
        match job {
            Scan::Touched => return Ok(Seen::Touched(tables::touched(db, chains)?)),
            Scan::Table(at) => return Ok(Seen::Table(at, tables::sum(db, &TABLES[at])?)),
            Scan::Keys => keys(db, &shared.keys, &mut found)?,
            Scan::Access => access(db, &mut found)?,
        }
        Ok(Seen::Other(found))
    })?;
    let mut scanned = Scanned::default();
    for one in seen {
        match one {
            Seen::Touched(touched) => scanned.touched = touched,
            Seen::Table(at, tally) => scanned.kept[at] = tally,
            Seen::Other(found) => findings.join(found),
        }
    }
    Ok(scanned)
}

/// Every wrapped key opens under the node's key.
fn keys(db: &Db, keys: &Keys, findings: &mut Findings) -> Result<(), StoreError> {
    db.scan("SELECT subject FROM subject_key WHERE erased IS NULL", &[], |row| {
        let Some(subject) = row.id(0) else { return };
        if let Err(error) = keys.secret(db, subject) {
            findings.add(Class::KeyUnreadable, Place::record("subject_key", subject), error.to_string());
        }
    })?;
    Ok(())
}

fn access(db: &Db, findings: &mut Findings) -> Result<(), StoreError> {
    for problem in access_stream::verify(db)?.problems {
        findings.add(Class::AccessStream, Place::default(), problem);
    }
    Ok(())
}

/// The engine's own look at its file. That a server was set up carelessly is no damage: `doctor` says so.
fn engine(db: &Db, findings: &mut Findings) -> Result<(), StoreError> {
    let setting = |words: &str| words.starts_with("fsync is off") || words.starts_with("full_page_writes is off");
    for words in db.integrity_check()?.into_iter().filter(|words| !setting(words)) {
        findings.add(Class::Engine, Place::default(), words);
    }
    Ok(())
}

fn records(
    readers: &mut Readers,
    look: &Look<'_>,
    scanned: &Scanned,
    report: &mut Report,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    let ranges = Range::between(scanned.touched.ends.clone());
    let mut shares: [Tally; 3] = Default::default();
    let mut sums = crate::sums::Sums::default();
    let mut doubtful = look.doubtful.clone();
    // The engine's look at its file is one long piece of work: first, so that the others fill in beside it.
    let jobs = std::iter::once(None).chain(ranges.iter().map(Some)).collect();
    let parts = readers.share(jobs, |db, job: Option<&Range>| match job {
        Some(range) => look.compare(db, range),
        None => {
            let mut part = Part::default();
            engine(db, &mut part.findings)?;
            Ok(part)
        }
    })?;
    for part in parts {
        let Part { records, shares: more, sums: counted, blocked, findings: found } = part;
        doubtful.extend(blocked);
        report.records += records;
        shares.iter_mut().zip(&more).for_each(|(all, more)| all.join(more));
        sums.merge(counted);
        findings.join(found);
    }
    // A row that differs is told; what follows from it is made anew with it.
    tables::compare(readers, look, &ranges, &doubtful, &shares, &scanned.kept, findings)?;
    if doubtful.is_empty() {
        tables::compare_sums(readers.first(), sums, findings)?;
    }
    Ok(())
}

/// Where records are in doubt, the tables are believed about them.
impl Ground<'_> {
    fn trust(&mut self, db: &Db, doubtful: &BTreeSet<RecordId>) -> Result<(), StoreError> {
        if doubtful.is_empty() {
            return Ok(());
        }
        let homes: BTreeMap<RecordId, String> = db
            .query("SELECT home, region FROM fold_home", &[], |row| {
                (row.id(0).unwrap_or_default(), row.text(1).to_owned())
            })?
            .into_iter()
            .collect();
        for (home, region) in homes.into_iter().filter(|(home, _)| doubtful.contains(home)) {
            self.homes.insert(home, region);
        }
        let ends = db.query("SELECT source, target FROM fold_merged", &[], |row| (row.id(0), row.id(1)))?;
        for (from, to) in ends {
            let (Some(from), Some(to)) = (from, to) else { continue };
            self.ends.entry(from).or_insert(to);
        }
        Ok(())
    }
}
