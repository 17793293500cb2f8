//! The tables of the journal, of what is folded, and one table for each declared kind.
//! Not here: local tables (`local`, `keys`), which bring their own definitions.

use std::collections::HashSet;

use kernel::RecordSpec;
use kernel::registry::Registry;
use kernel::spec::{FieldSpec, FieldType};

use crate::derivations;
use crate::engine::{Cell, Db, DbError};

const JOURNAL: &str = "
CREATE TABLE IF NOT EXISTS journal_stream (number bigint PRIMARY KEY, node {bytes} NOT NULL, home {bytes} NOT NULL,
  sequence bigint NOT NULL, hash {bytes} NOT NULL, time bigint NOT NULL, UNIQUE (node, home));
CREATE TABLE IF NOT EXISTS journal_entry (stream bigint NOT NULL, sequence bigint NOT NULL, hash {bytes} NOT NULL,
  time bigint NOT NULL, action {bytes} NOT NULL, body {bytes} NOT NULL, PRIMARY KEY (stream, sequence));
CREATE INDEX IF NOT EXISTS journal_entry_time ON journal_entry (time, stream, sequence);
CREATE TABLE IF NOT EXISTS journal_touched (record {bytes} NOT NULL, stream bigint NOT NULL, sequence bigint NOT NULL,
  kind bigint NOT NULL, PRIMARY KEY (record, stream, sequence)){clustered};
CREATE TABLE IF NOT EXISTS local_action (id {bytes} PRIMARY KEY NOT NULL, digest {bytes} NOT NULL, time bigint NOT NULL)
  {clustered};
CREATE TABLE IF NOT EXISTS local_node (name {text} PRIMARY KEY, value {bytes} NOT NULL);
CREATE TABLE IF NOT EXISTS local_column (record {text} NOT NULL, field {text} NOT NULL, PRIMARY KEY (record, field));
";

/// Everything folded, but for the tables of kinds.
pub const FOLDED: &str = "
CREATE TABLE IF NOT EXISTS fold_home (home {bytes} PRIMARY KEY, region {text} NOT NULL);
CREATE INDEX IF NOT EXISTS fold_home_region ON fold_home (region);
CREATE TABLE IF NOT EXISTS fold_indicator (indicator {text} NOT NULL, home {bytes} NOT NULL, month {text} NOT NULL,
  amount bigint NOT NULL, PRIMARY KEY (indicator, home, month)){clustered};
CREATE TABLE IF NOT EXISTS fold_balance (home {bytes} NOT NULL, account {bytes} NOT NULL, month {text} NOT NULL,
  debit bigint NOT NULL, credit bigint NOT NULL, guard bigint NOT NULL, PRIMARY KEY (home, account, month),
  CHECK (guard = 0 OR (guard = 1 AND debit >= credit) OR (guard = 2 AND credit >= debit))){clustered};
CREATE TABLE IF NOT EXISTS fold_name (kind bigint NOT NULL, word {text} NOT NULL, region_now {text} NOT NULL,
  record {bytes} NOT NULL, PRIMARY KEY (kind, word, region_now, record)){clustered};
CREATE TABLE IF NOT EXISTS fold_lookup (kind bigint NOT NULL, tag bigint NOT NULL, hash {bytes} NOT NULL,
  record {bytes} NOT NULL, PRIMARY KEY (hash, kind, tag, record)){clustered};
CREATE INDEX IF NOT EXISTS fold_lookup_record ON fold_lookup (record, tag);
CREATE TABLE IF NOT EXISTS fold_subject (subject {bytes} NOT NULL, record {bytes} NOT NULL, PRIMARY KEY (subject, record))
  {clustered};
CREATE TABLE IF NOT EXISTS fold_redirect (record {bytes} PRIMARY KEY, source {bytes} NOT NULL, target {bytes} NOT NULL,
  moment bigint NOT NULL);
CREATE INDEX IF NOT EXISTS fold_redirect_source ON fold_redirect (source);
CREATE INDEX IF NOT EXISTS fold_redirect_target ON fold_redirect (target);
CREATE TABLE IF NOT EXISTS fold_merged (source {bytes} PRIMARY KEY, target {bytes} NOT NULL);
CREATE INDEX IF NOT EXISTS fold_merged_target ON fold_merged (target);
";

/// Tables that are emptied and filled again by a rebuild, besides one for each kind.
pub const FOLDED_TABLES: [&str; 8] = [
    "fold_home",
    "fold_indicator",
    "fold_balance",
    "fold_name",
    "fold_lookup",
    "fold_subject",
    "fold_redirect",
    "fold_merged",
];

/// Makes the tables that are missing. A kind whose declaration keeps its columns otherwise than this table does gets a new,
/// empty one. Answers true where a rebuild is needed; until it is done ([`settled`]) every start asks for it again.
pub fn prepare(db: &Db, registry: &Registry) -> Result<bool, DbError> {
    db.batch(JOURNAL)?;
    let mut rebuild = folded_otherwise(db, registry)?;
    db.batch(FOLDED)?;
    rebuild |= drop_retired(db, registry)?;
    for spec in &registry.specs {
        rebuild |= prepare_kind(db, spec)?;
    }
    Ok(rebuild)
}

/// Makes the table of a kind. Answers whether it has to be filled from the journal.
fn prepare_kind(db: &Db, spec: &RecordSpec) -> Result<bool, DbError> {
    let known =
        db.first("SELECT field FROM local_column WHERE record = $1 LIMIT 1", &[Cell::from(spec.name)], |_| ())?;
    let kept = kept_shape(db, spec)?;
    let stale = (known.is_some() || kept.is_some()) && kept.as_deref() != Some(shape(spec).as_slice());
    if stale {
        db.batch(&format!("DROP TABLE IF EXISTS \"{}\"", spec.name))?;
        db.execute("DELETE FROM local_column WHERE record = $1", &[Cell::from(spec.name)])?;
    }
    db.batch(&create_table(spec))?;
    let mut rebuild = stale;
    if known.is_none() || stale {
        for field in spec.fields {
            let values = [Cell::from(spec.name), Cell::from(field.name)];
            db.execute("INSERT INTO local_column (record, field) VALUES ($1, $2)", &values)?;
        }
    }
    if known.is_none() && kept.is_none() {
        // A kind that is new here may have come from newer nodes before.
        let came = "SELECT record FROM journal_touched WHERE kind = $1 LIMIT 1";
        if db.first(came, &[Cell::from(spec.kind)], |_| ())?.is_some() {
            db.execute("INSERT INTO local_node (name, value) VALUES ($1, $2)", &[shape_name(spec), Cell::from([0u8])])?;
            rebuild = true;
        } else {
            keep_shape(db, spec)?;
        }
    }
    db.batch(&create_indexes(spec))?;
    Ok(rebuild)
}

/// Drops the tables of kinds that are declared no more; their entries stay in the journal. Answers whether there were any:
/// what followed from their rows goes with a rebuild.
fn drop_retired(db: &Db, registry: &Registry) -> Result<bool, DbError> {
    let mut known = db.query("SELECT DISTINCT record FROM local_column", &[], |row| row.text(0).to_owned())?;
    known.retain(|name| registry.named(name).is_none());
    for name in &known {
        db.batch(&format!("DROP TABLE IF EXISTS \"{name}\""))?;
        db.execute("DELETE FROM local_column WHERE record = $1", &[Cell::from(name.as_str())])?;
        db.execute("DELETE FROM local_node WHERE name = $1", &[Cell::from(format!("shape {name}"))])?;
    }
    if !known.is_empty() {
        // Asked for again at every start until it was done.
        db.execute("DELETE FROM local_node WHERE name = $1", &[Cell::from(FOLDED_SHAPE)])?;
    }
    Ok(!known.is_empty())
}

const EDITION: &str = "edition";

/// Refuses data that a newer edition has opened: its tables may hold what this one would lose. Notes which edition opens it
/// now. The text names both.
pub fn edition(db: &Db, ours: &str) -> Result<Result<(), String>, DbError> {
    db.batch(JOURNAL)?;
    let known = kept_edition(db)?;
    if let Some(newer) = known.as_deref().filter(|known| number(known) > number(ours)) {
        return Ok(Err(newer_words(newer, ours)));
    }
    if known.as_deref() != Some(ours) {
        db.execute("DELETE FROM local_node WHERE name = $1", &[Cell::from(EDITION)])?;
        let values = [Cell::from(EDITION), Cell::from(ours.as_bytes())];
        db.execute("INSERT INTO local_node (name, value) VALUES ($1, $2)", &values)?;
    }
    Ok(Ok(()))
}

/// The same for who only looks.
pub fn newer_edition(db: &Db, ours: &str) -> Result<Option<String>, DbError> {
    let known = kept_edition(db)?;
    Ok(known.filter(|known| number(known) > number(ours)).map(|newer| newer_words(&newer, ours)))
}

fn newer_words(newer: &str, ours: &str) -> String {
    format!("edition {newer} has opened these data, and this is edition {ours}: start edition {newer} or a later one")
}

fn kept_edition(db: &Db) -> Result<Option<String>, DbError> {
    db.first("SELECT value FROM local_node WHERE name = $1", &[Cell::from(EDITION)], |row| {
        String::from_utf8_lossy(row.bytes(0)).into_owned()
    })
}

/// `1.12.3` as numbers.
fn number(edition: &str) -> Vec<u64> {
    edition.split(['.', '-']).map(|part| part.parse().unwrap_or(0)).collect()
}

/// Drops the folded tables where this edition defines them otherwise, hears names otherwise, or counts otherwise.
fn folded_otherwise(db: &Db, registry: &Registry) -> Result<bool, DbError> {
    let known = db.first("SELECT value FROM local_node WHERE name = $1", &[Cell::from(FOLDED_SHAPE)], |row| {
        row.bytes(0).to_vec()
    })?;
    if known.as_deref() == Some(folded_shape(registry).as_slice()) {
        return Ok(false);
    }
    // Tables of a node that is new are made below; those of an older edition are made anew.
    for table in FOLDED_TABLES {
        db.batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    if db.first("SELECT number FROM journal_stream LIMIT 1", &[], |_| ())?.is_none() {
        keep_folded_shape(db, registry)?;
        return Ok(false);
    }
    Ok(true)
}

const FOLDED_SHAPE: &str = "shape folded";

fn folded_shape(registry: &Registry) -> Vec<u8> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&derivations::fingerprint(registry));
    hasher.update(FOLDED.as_bytes());
    for name in ["Moehammad Djoko Soesilo", "Siti Chadidjah", "Tjoet Nja", "Sukarno", "Sjahrir Ph. Ng."] {
        hasher.update(kernel::name::phonetic_keys(name).join(" ").as_bytes());
    }
    hasher.finalize().as_bytes().to_vec()
}

fn keep_folded_shape(db: &Db, registry: &Registry) -> Result<(), DbError> {
    db.execute("DELETE FROM local_node WHERE name = $1", &[Cell::from(FOLDED_SHAPE)])?;
    let values = [Cell::from(FOLDED_SHAPE), Cell::from(folded_shape(registry))];
    db.execute("INSERT INTO local_node (name, value) VALUES ($1, $2)", &values)?;
    Ok(())
}

/// Notes that every table was filled as it is declared now: at the end of a rebuild, in its transaction.
pub fn settled(db: &Db, registry: &Registry) -> Result<(), DbError> {
    keep_folded_shape(db, registry)?;
    registry.specs.iter().try_for_each(|spec| keep_shape(db, spec))
}

fn shape_name(spec: &RecordSpec) -> Cell {
    Cell::from(format!("shape {}", spec.name))
}

fn kept_shape(db: &Db, spec: &RecordSpec) -> Result<Option<Vec<u8>>, DbError> {
    db.first("SELECT value FROM local_node WHERE name = $1", &[shape_name(spec)], |row| row.bytes(0).to_vec())
}

fn keep_shape(db: &Db, spec: &RecordSpec) -> Result<(), DbError> {
    db.execute("DELETE FROM local_node WHERE name = $1", &[shape_name(spec)])?;
    let values = [shape_name(spec), Cell::from(shape(spec))];
    db.execute("INSERT INTO local_node (name, value) VALUES ($1, $2)", &values)?;
    Ok(())
}

/// A hash of everything in a declaration on which it depends how its values stand in the tables. A field that becomes
/// sealed, say, leaves columns behind that can no longer be read.
fn shape(spec: &RecordSpec) -> Vec<u8> {
    let mut hasher = blake3::Hasher::new();
    for field in spec.fields {
        let FieldSpec { tag, name, class, subject, sealed, unique, lookup, find, .. } = field;
        let column = column_type(field);
        let line = format!("{tag} {name} {column} {class:?} {subject:?} {sealed} {unique} {lookup} {find}\n");
        hasher.update(line.as_bytes());
    }
    hasher.finalize().as_bytes().to_vec()
}

/// The first declared field that these tables do not have yet, as `record.field`.
pub fn first_missing(db: &Db, registry: &Registry) -> Result<Option<String>, DbError> {
    let known: HashSet<String> = db
        .query("SELECT record, field FROM local_column", &[], |row| format!("{}.{}", row.text(0), row.text(1)))?
        .into_iter()
        .collect();
    let declared =
        registry.specs.iter().flat_map(|spec| spec.fields.iter().map(|field| format!("{}.{}", spec.name, field.name)));
    Ok(declared.into_iter().find(|name| !known.contains(name)))
}

/// The table of a kind.
pub fn create_table(spec: &RecordSpec) -> String {
    let fields: String =
        spec.fields.iter().map(|field| format!(", \"{}\" {}", field.name, column_type(field))).collect();
    format!(
        "CREATE TABLE IF NOT EXISTS \"{}\" (id {{bytes}} PRIMARY KEY, home {{bytes}} NOT NULL, region_now {{text}} NOT NULL, \
         person_now {{bytes}}, heads {{bytes}} NOT NULL, conflict bigint NOT NULL, withdrawn bigint NOT NULL{fields})",
        spec.name
    )
}

/// The indexes of a kind. Two underscores keep these names apart from those of fields.
pub fn create_indexes(spec: &RecordSpec) -> String {
    let name = spec.name;
    if !spec.indexes.is_empty() {
        return declared_indexes(spec);
    }
    // Lists of a region are paged, sorted by name and counted from this index alone.
    let title = spec.fields.iter().find(|field| field.title && !field.sealed && is_short(field));
    let title = title.map_or_else(String::new, |field| format!("\"{}\", ", field.name));
    let mut sql = format!(
        "DROP INDEX IF EXISTS \"{name}__region\";\
         CREATE INDEX IF NOT EXISTS \"{name}__place\" ON \"{name}\" (region_now, {title}id, withdrawn);\
         CREATE INDEX IF NOT EXISTS \"{name}__home\" ON \"{name}\" (home);\
         CREATE INDEX IF NOT EXISTS \"{name}__person\" ON \"{name}\" (person_now);\
         CREATE INDEX IF NOT EXISTS \"{name}__conflict\" ON \"{name}\" (conflict) WHERE conflict = 1;"
    );
    for field in spec.fields.iter().filter(|field| !field.sealed) {
        let indexed = field.state || field.lookup || matches!(field.kind, FieldType::Reference(_));
        if indexed {
            sql.push_str(&format!("CREATE INDEX IF NOT EXISTS \"{name}_{0}\" ON \"{name}\" (\"{0}\");", field.name));
        }
    }
    sql
}

/// The indexes that a declaration names, instead of the usual ones, which go where they were made before.
fn declared_indexes(spec: &RecordSpec) -> String {
    let name = spec.name;
    let usual = ["_region", "_place", "_home", "_person"].into_iter();
    let usual = usual.chain(spec.fields.iter().filter(|field| !field.sealed).map(|field| field.name));
    let mut sql: String = usual.map(|usual| format!("DROP INDEX IF EXISTS \"{name}_{usual}\";")).collect();
    sql.push_str(&format!(
        "CREATE INDEX IF NOT EXISTS \"{name}__conflict\" ON \"{name}\" (conflict) WHERE conflict = 1;"
    ));
    for columns in spec.indexes {
        let columns: Vec<&str> = columns.split(", ").collect();
        let first = columns.first().copied().unwrap_or_default();
        // What is mostly not there need not be written down.
        let optional = spec.field_named(first).is_some_and(|(_, field)| !field.required);
        let there = if optional { format!(" WHERE \"{first}\" IS NOT NULL") } else { String::new() };
        let list = columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ");
        let own = columns.join("_");
        sql.push_str(&format!("CREATE INDEX IF NOT EXISTS \"{name}__by_{own}\" ON \"{name}\" ({list}){there};"));
    }
    sql
}

/// Short enough for an index on either engine.
fn is_short(field: &FieldSpec) -> bool {
    !matches!(field.kind, FieldType::LongText | FieldType::Bytes)
}

/// The column type in the small dialect: bigint, text or bytes.
pub fn column_type(field: &FieldSpec) -> &'static str {
    if field.sealed {
        return "{bytes}";
    }
    match field.kind {
        FieldType::Moment
        | FieldType::Year
        | FieldType::Rupiah
        | FieldType::Integer
        | FieldType::Percent
        | FieldType::YesNo
        | FieldType::Choice(_) => "bigint",
        FieldType::Reference(_) | FieldType::File | FieldType::Signature | FieldType::Bytes => "{bytes}",
        _ => "{text}",
    }
}

#[cfg(test)]
mod tests {
    use kernel::spec::{Class, Custody, HomeLevel, Subject};
    use kernel::words::phrase;

    use super::*;
    use crate::local::tests::Desk;

    fn registry(sealed: bool) -> Registry {
        let empty = phrase("", "");
        let field = FieldSpec {
            tag: 1,
            name: "content",
            label: empty,
            help: empty,
            kind: FieldType::Text,
            required: false,
            class: Class::Personal,
            subject: Subject::Own,
            sealed,
            unique: false,
            lookup: false,
            find: false,
            list: false,
            title: false,
            state: false,
            fixed: false,
            custody: false,
            section: empty,
            source: "",
        };
        let spec = RecordSpec {
            kind: 900,
            name: "shape_sample",
            path: "contoh",
            label: empty,
            home: HomeLevel::Village,
            custody: Custody::Free,
            append_only: false,
            pages: false,
            read: &[],
            write: &[],
            specific: &[],
            source: "",
            states: None,
            fields: Box::leak(Box::new([field])),
            retired: &[],
            indexes: &[],
        };
        Registry { specs: vec![Box::leak(Box::new(spec))], ..Registry::default() }
    }

    #[test]
    fn a_field_that_is_kept_otherwise_asks_for_a_rebuild_until_it_was_made() {
        let desk = Desk::new();
        let (before, after) = (registry(false), registry(true));
        assert!(!prepare(&desk.db, &before).unwrap());
        assert!(!prepare(&desk.db, &before).unwrap());
        assert!(prepare(&desk.db, &after).unwrap());
        assert!(prepare(&desk.db, &after).unwrap(), "a crash before the rebuild is noticed at the next start");
        settled(&desk.db, &after).unwrap();
        assert!(!prepare(&desk.db, &after).unwrap());
    }
}
