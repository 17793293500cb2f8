//! Writing sealed fields as a whole. An entry names in clear which fields of a record it sets, and what stays equal is left
//! out of it: where the field itself would tell something ("thought non-procedural" was set), every field of its group is
//! written with it, changed or not.

use kernel::changes::Set;
use kernel::{Changes, Held, Row};

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
