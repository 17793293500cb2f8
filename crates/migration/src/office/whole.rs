//! Writing sealed fields as a whole. An entry names in clear which fields of a record it sets, and what stays equal is left
//! out of it: where the field itself would tell something ("thought non-procedural" was set), every field of its group is
//! written with it, changed or not.

use kernel::changes::Set;
use kernel::spec::Class;
use kernel::{Changes, Held, RecordId, Row, Value};

/// Writes the fields of these tags anew where an edit left them out because they stay equal. To be called after the edit.
pub(super) fn written(changes: &mut Changes, row: &Row, tags: &[u32]) {
    let Some(change) = changes.records.iter_mut().find(|change| change.record == row.id) else { return };
    for tag in tags {
        if change.sets.iter().any(|set| set.tag == *tag) {
            continue;
        }
        let Some((index, _)) = row.spec.field(*tag) else { continue };
        if let Held::Known(value) = &row.cells[index] {
            change.sets.push(Set { tag: *tag, value: value.clone(), replaced: row.versions_of(*tag).to_vec() });
        }
    }
}

/// Writes every specific field of a record that this action creates, also those that are empty: which of them were filled in
/// is told by no entry. To be called after the creation.
pub(super) fn created(changes: &mut Changes, record: RecordId) {
    let Some(change) = changes.records.iter_mut().find(|change| change.record == record) else { return };
    for field in change.spec.fields.iter().filter(|field| field.class == Class::Specific) {
        if !change.sets.iter().any(|set| set.tag == field.tag) {
            change.sets.push(Set { tag: field.tag, value: Value::Null, replaced: Vec::new() });
        }
    }
}

/// Writes every specific field of a record that this action edits, changed or not. To be called after the edit.
pub(super) fn edited(changes: &mut Changes, row: &Row) {
    let specific = row.spec.fields.iter().filter(|field| field.class == Class::Specific);
    let tags: Vec<u32> = specific.map(|field| field.tag).collect();
    written(changes, row, &tags);
}

/// A text that may be empty, kept as an empty one: a table shows whether a sealed cell holds anything, not what.
pub(super) fn text(given: &Option<String>) -> Held<Option<String>> {
    Held::Known(Some(given.clone().unwrap_or_default()))
}
