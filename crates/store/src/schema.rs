//! The tables of the journal, of what is folded, and one table for each declared kind.
//! Not here: local tables (`local`, `keys`), which bring their own definitions.

use std::collections::HashSet;

use kernel::RecordSpec;
use kernel::registry::Registry;
use kernel::spec::{FieldSpec, FieldType};

use crate::engine::{Cell, Db, DbError};

const JOURNAL: &str = "
CREATE TABLE IF NOT EXISTS journal_stream (number bigint PRIMARY KEY, node {bytes} NOT NULL, home {bytes} NOT NULL,
  sequence bigint NOT NULL, hash {bytes} NOT NULL, time bigint NOT NULL, UNIQUE (node, home));
CREATE TABLE IF NOT EXISTS journal_entry (stream bigint NOT NULL, sequence bigint NOT NULL, hash {bytes} NOT NULL,
  time bigint NOT NULL, action {bytes} NOT NULL, body {bytes} NOT NULL, PRIMARY KEY (stream, sequence));
CREATE INDEX IF NOT EXISTS journal_entry_time ON journal_entry (time, stream, sequence);
CREATE TABLE IF NOT EXISTS journal_touched (record {bytes} NOT NULL, stream bigint NOT NULL, sequence bigint NOT NULL,
  kind bigint NOT NULL, PRIMARY KEY (record, stream, sequence));
CREATE TABLE IF NOT EXISTS local_action (id {bytes} PRIMARY KEY, digest {bytes} NOT NULL, time bigint NOT NULL);
CREATE TABLE IF NOT EXISTS local_node (name {text} PRIMARY KEY, value {bytes} NOT NULL);
CREATE TABLE IF NOT EXISTS local_column (record {text} NOT NULL, field {text} NOT NULL, PRIMARY KEY (record, field));
";

const FOLDED: &str = "
CREATE TABLE IF NOT EXISTS fold_home (home {bytes} PRIMARY KEY, region {text} NOT NULL);
CREATE INDEX IF NOT EXISTS fold_home_region ON fold_home (region);
CREATE TABLE IF NOT EXISTS fold_indicator (indicator {text} NOT NULL, home {bytes} NOT NULL, month {text} NOT NULL,
  amount bigint NOT NULL, PRIMARY KEY (indicator, home, month));
CREATE TABLE IF NOT EXISTS fold_name (kind bigint NOT NULL, word {text} NOT NULL, record {bytes} NOT NULL,
  PRIMARY KEY (kind, word, record));
CREATE INDEX IF NOT EXISTS fold_name_record ON fold_name (record);
CREATE TABLE IF NOT EXISTS fold_lookup (kind bigint NOT NULL, tag bigint NOT NULL, hash {bytes} NOT NULL,
  record {bytes} NOT NULL, PRIMARY KEY (kind, tag, hash, record));
CREATE INDEX IF NOT EXISTS fold_lookup_record ON fold_lookup (record, tag);
CREATE TABLE IF NOT EXISTS fold_subject (subject {bytes} NOT NULL, record {bytes} NOT NULL, PRIMARY KEY (subject, record));
";

/// Tables that are emptied and filled again by a rebuild, besides one for each kind.
pub const FOLDED_TABLES: [&str; 5] = ["fold_home", "fold_indicator", "fold_name", "fold_lookup", "fold_subject"];

/// Makes the tables that are missing and adds columns that were declared since. Answers true where a rebuild is needed.
pub fn prepare(db: &Db, registry: &Registry) -> Result<bool, DbError> {
    db.batch(JOURNAL)?;
    db.batch(FOLDED)?;
    let known: HashSet<(String, String)> = db
        .query("SELECT record, field FROM local_column", &[], |row| (row.text(0).to_owned(), row.text(1).to_owned()))?
        .into_iter()
        .collect();
    let mut rebuild = false;
    for spec in &registry.specs {
        db.batch(&create_table(spec))?;
        let is_new = !known.iter().any(|(record, _)| record == spec.name);
        for field in spec.fields {
            if known.contains(&(spec.name.to_owned(), field.name.to_owned())) {
                continue;
            }
            if !is_new {
                db.batch(&format!("ALTER TABLE \"{}\" ADD COLUMN \"{}\" {}", spec.name, field.name, column_type(field)))?;
                rebuild = true;
            }
            db.execute(
                "INSERT INTO local_column (record, field) VALUES ($1, $2)",
                &[Cell::from(spec.name), Cell::from(field.name)],
            )?;
        }
        db.batch(&create_indexes(spec))?;
    }
    Ok(rebuild)
}

/// The first declared field that these tables do not have yet, as `record.field`.
pub fn first_missing(db: &Db, registry: &Registry) -> Result<Option<String>, DbError> {
    let known: HashSet<String> = db
        .query("SELECT record, field FROM local_column", &[], |row| format!("{}.{}", row.text(0), row.text(1)))?
        .into_iter()
        .collect();
    let declared = registry.specs.iter().flat_map(|spec| spec.fields.iter().map(|field| format!("{}.{}", spec.name, field.name)));
    Ok(declared.into_iter().find(|name| !known.contains(name)))
}

fn create_table(spec: &RecordSpec) -> String {
    let fields: String =
        spec.fields.iter().map(|field| format!(", \"{}\" {}", field.name, column_type(field))).collect();
    format!(
        "CREATE TABLE IF NOT EXISTS \"{}\" (id {{bytes}} PRIMARY KEY, home {{bytes}} NOT NULL, region_now {{text}} NOT NULL, \
         person_now {{bytes}}, heads {{bytes}} NOT NULL, conflict bigint NOT NULL, withdrawn bigint NOT NULL{fields})",
        spec.name
    )
}

/// Two underscores keep these names apart from those of fields.
fn create_indexes(spec: &RecordSpec) -> String {
    let name = spec.name;
    let mut sql = format!(
        "CREATE INDEX IF NOT EXISTS \"{name}__region\" ON \"{name}\" (region_now, id);\
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
