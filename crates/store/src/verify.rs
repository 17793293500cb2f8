//! Whether what is on disk is what was written: chains of entries, rows equal to the fold, sums equal to the rows.
//! Also the digest that tells two nodes with the same entries that their tables agree.

use std::collections::BTreeMap;

use kernel::fold::StreamId;
use kernel::id::RecordId;
use kernel::journal::decode;
use kernel::spec::RecordSpec;
use kernel::value::Held;
use sha2::{Digest, Sha256};

use crate::derived;
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::folding::Folder;
use crate::journal;
use crate::kept::{self, Kept, value_column};
use crate::redirect;

/// What a verification found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Entries read.
    pub entries: u64,
    /// Records folded and compared.
    pub records: u64,
    /// What is wrong, in words that hold no personal data; empty when all is well.
    pub problems: Vec<String>,
}

/// Checks everything.
pub fn verify(folder: &Folder<'_>) -> Result<Report, StoreError> {
    let mut report = Report::default();
    chains(folder.db, &mut report)?;
    for spec in folder.registry.specs.iter().copied() {
        rows(folder, spec, &mut report)?;
    }
    sums(folder, &mut report)?;
    report.problems.extend(redirect::flaws(folder)?);
    Ok(report)
}

/// Every entry's hash, its link to the one before, and the numbers without gaps.
fn chains(db: &Db, report: &mut Report) -> Result<(), StoreError> {
    let heads = "SELECT number, sequence, hash FROM journal_stream ORDER BY number";
    for (number, last, head) in db.query(heads, &[], |row| (row.integer(0), row.integer(1), row.bytes(2).to_vec()))? {
        let mut expected = (1i64, [0u8; 32]);
        // The head was reached once: entries taken from the end leave no gap, but they leave it.
        let mut reached = last == 0;
        let sql = "SELECT sequence, hash, body FROM journal_entry WHERE stream = $1 ORDER BY sequence";
        db.scan(sql, &[Cell::from(number)], |row| {
            let (sequence, kept, body) = (row.integer(0), row.bytes(1), row.bytes(2));
            let hash = journal::hash(body);
            let problem = if sequence != expected.0 {
                Some(format!("stream {number}: entry {} is missing before {sequence}", expected.0))
            } else if hash.as_slice() != kept {
                Some(format!("stream {number}: entry {sequence} does not have the hash it was kept with"))
            } else {
                match decode(body) {
                    Err(error) => Some(format!("stream {number}: entry {sequence}: {error}")),
                    Ok(entry) if entry.previous != expected.1 => {
                        Some(format!("stream {number}: entry {sequence} does not follow the entry before it"))
                    }
                    Ok(_) => None,
                }
            };
            reached |= sequence == last && hash.as_slice() == head;
            expected = (sequence + 1, hash);
            report.entries += 1;
            report.problems.extend(problem);
        })?;
        if !reached {
            report
                .problems
                .push(format!("stream {number}: entry {last}, the last that was kept, is not here as it was"));
        }
    }
    Ok(())
}

/// Every record of a kind: what its row says and what its entries say.
fn rows(folder: &Folder<'_>, spec: &'static RecordSpec, report: &mut Report) -> Result<(), StoreError> {
    let sql = "SELECT DISTINCT record FROM journal_touched WHERE kind = $1";
    let touched = folder.db.query(sql, &[Cell::from(spec.kind)], |row| row.id(0))?;
    for id in touched.into_iter().flatten() {
        report.records += 1;
        let row = folder.load_with(spec, id, |_| true)?;
        let fold = folder.compute(spec, id)?;
        // Who sees a record is decided by the region in its row.
        let region = fold.as_ref().map(|fold| derived::region_of(folder, fold)).transpose()?;
        let region = region.unwrap_or_default();
        let same = match (&row, &fold) {
            (None, None) => true,
            (Some(row), Some(fold)) => {
                let placed = row.home == fold.home && row.region == region && row.withdrawn == fold.withdrawn;
                let merged = spec.kind == folder.registry.person.unwrap_or(0) && redirect::is_merged(folder.db, id)?;
                placed && (row.merged == merged || row.withdrawn) && row.cells == fold.cells && row.heads == fold.heads
            }
            _ => false,
        };
        if !same {
            report.problems.push(format!("{} {id}: its row is not what its entries say", spec.name));
        }
    }
    let sql = format!(
        "SELECT id FROM \"{0}\" r WHERE NOT EXISTS (SELECT 1 FROM journal_touched t WHERE t.record = r.id)",
        spec.name
    );
    for id in folder.db.query(&sql, &[], |row| row.id(0))?.into_iter().flatten() {
        report.problems.push(format!("{} {id}: a row that no entry wrote", spec.name));
    }
    Ok(())
}

type Sums = BTreeMap<(String, RecordId, String), i64>;

/// The sums of all rows beside the sums that were kept.
fn sums(folder: &Folder<'_>, report: &mut Report) -> Result<(), StoreError> {
    let mut counted = Sums::new();
    for contributor in &folder.registry.contributors {
        let Some(spec) = folder.registry.spec(contributor.kind) else { continue };
        each_row(folder, spec, |kept| {
            if !kept.is_shown() {
                return;
            }
            for one in (contributor.contributions)(&kept.into_row()) {
                *counted.entry((one.indicator.to_owned(), one.home, one.month)).or_default() += one.amount;
            }
        })?;
    }
    counted.retain(|_, amount| *amount != 0);
    if kept_sums(folder.db)? != counted {
        report.problems.push("indicators: the sums kept are not the sums of the rows".to_owned());
    }
    Ok(())
}

fn kept_sums(db: &Db) -> Result<Sums, StoreError> {
    let rows = db.query("SELECT indicator, home, month, amount FROM fold_indicator WHERE amount <> 0", &[], |row| {
        let key = (row.text(0).to_owned(), row.id(1).unwrap_or_default(), row.text(2).to_owned());
        (key, row.integer(3))
    })?;
    Ok(rows.into_iter().collect())
}

fn each_row(folder: &Folder<'_>, spec: &'static RecordSpec, mut each: impl FnMut(Kept)) -> Result<(), StoreError> {
    let opener = folder.opener();
    let sql = format!("SELECT {} FROM \"{}\" ORDER BY id", kept::columns(spec, ""), spec.name);
    let mut result = Ok(());
    folder.db.scan(&sql, &[], |row| match kept::read(&opener, spec, row, |_| false) {
        Ok(kept) => each(kept),
        Err(error) => result = Err(error),
    })?;
    result
}

/// The digest of what the set of entries decides: for each record the versions that stand and the clear values, and the
/// sums. Sealed values are named by the version that set them, so nodes with and without a person's key agree.
pub fn digest(folder: &Folder<'_>) -> Result<[u8; 32], StoreError> {
    let mut hasher = Sha256::new();
    let mut specs = folder.registry.specs.clone();
    specs.sort_by_key(|spec| spec.kind);
    for spec in specs {
        each_row(folder, spec, |kept| hash_row(&mut hasher, &kept))?;
    }
    for ((indicator, home, month), amount) in kept_sums(folder.db)? {
        hash_part(&mut hasher, indicator.as_bytes());
        hash_part(&mut hasher, &home.0);
        hash_part(&mut hasher, month.as_bytes());
        hash_part(&mut hasher, &amount.to_be_bytes());
    }
    Ok(hasher.finalize().into())
}

fn hash_row(hasher: &mut Sha256, kept: &Kept) {
    hash_part(hasher, &kept.spec.kind.to_be_bytes());
    hash_part(hasher, &kept.id.0);
    hash_part(hasher, &kept.home.0);
    for one in &kept.heads {
        hash_part(hasher, &one.heads.tag.to_be_bytes());
        for version in &one.heads.versions {
            let StreamId { node, home } = version.stream;
            hash_part(hasher, &node.0);
            hash_part(hasher, &home.0);
            hash_part(hasher, &version.sequence.to_be_bytes());
        }
        let clear = kept.spec.field(one.heads.tag).filter(|(_, field)| !field.class.is_sealed());
        if let Some(Held::Known(value)) = clear.map(|(index, _)| &kept.cells[index]) {
            match value_column(value) {
                Cell::Null => hash_part(hasher, &[]),
                Cell::Integer(number) => hash_part(hasher, &number.to_be_bytes()),
                Cell::Text(text) => hash_part(hasher, text.as_bytes()),
                Cell::Bytes(bytes) => hash_part(hasher, &bytes),
            }
        }
    }
}

/// Length first, so that no two sequences of parts look alike.
fn hash_part(hasher: &mut Sha256, part: &[u8]) {
    hasher.update((part.len() as u64).to_be_bytes());
    hasher.update(part);
}
