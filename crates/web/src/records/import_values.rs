//! What is done with the values of a row in both passes alike: what the sheet empties, lacks or refers to.
//! Not here: what stands in a cell (`import_cell`).

use kernel::{FieldSpec, Phrase, RecordId, Reference, Refusal, Row, Value, phrase};
use store::{KeyHash, Reader};

use super::import_cell::Reading;
use super::import_rules::{Columns, Remark};
use crate::lookups::find_rows;

const REQUIRED: Phrase = phrase("Bagian ini wajib diisi.", "This must be filled in.");

/// What the sheet empties becomes `Null`, what it lacks becomes what the rules say, and what must be there is asked for.
/// Used in both passes, so that both see the same values.
pub(super) fn finish_values(columns: &Columns, reading: &mut Reading, exists: bool, remarks: &mut Vec<Remark>) {
    let spec = reading.values.spec();
    for tag in std::mem::take(&mut reading.cleared) {
        match spec.field(tag) {
            Some((_, field)) if field.required => remarks.push(remark(field.name, "required", REQUIRED)),
            _ => reading.values.put(tag, Value::Null),
        }
    }
    if exists {
        return;
    }
    let wrong = |name: &str, remarks: &[Remark]| remarks.iter().any(|remark| remark.key == name);
    for field in spec.fields.iter().filter(|field| field.required && crate::form::is_asked(field)) {
        if reading.values.get(field.name).is_some() || wrong(field.name, remarks) {
            continue;
        }
        let default = columns.rules.defaults.iter().find(|(key, _)| *key == field.name);
        let value = default
            .and_then(|(_, typed)| kernel::check::parse(field, typed, jiff::civil::Date::constant(2000, 1, 1)).ok());
        match value {
            Some(value) => reading.values.put(field.tag, value),
            None => remarks.push(remark(field.name, "required", REQUIRED)),
        }
    }
}

pub(super) fn remark(key: &str, code: &'static str, message: Phrase) -> Remark {
    Remark { key: key.to_owned(), code, message }
}

pub(super) fn short(hash: &KeyHash) -> u64 {
    u64::from_be_bytes(hash[..8].try_into().unwrap_or_default())
}

/// One record by an id as forms carry it, an exact number, or a name that only one bears.
pub(super) fn referred(read: &Reader<'_>, field: &FieldSpec, text: &str) -> Result<Option<Reference>, Refusal> {
    let kernel::spec::FieldType::Reference(kind) = field.kind else { return Ok(None) };
    let Some(spec) = read.registry().spec(kind).filter(|spec| read.actor().is_one_of(spec.read)) else {
        return Ok(None);
    };
    if let Ok(Value::Reference(to)) = kernel::check::parse(field, text, read.today()) {
        return Ok(Some(to));
    }
    if let Ok(id) = text.parse::<RecordId>() {
        return match read.row(spec, id) {
            Ok(row) => Ok(Some(row.reference_to())),
            Err(Refusal::NotFound) => Ok(None),
            Err(other) => Err(other),
        };
    }
    let found: Vec<Row> =
        find_rows(read, spec, text, 10)?.into_iter().filter(|(score, _)| *score >= 95).map(|(_, row)| row).collect();
    Ok(match found.as_slice() {
        [only] => Some(only.reference_to()),
        _ => None,
    })
}
