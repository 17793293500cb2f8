//! What follows from a row and lies in tables of its own: names by their sound, keyed look-ups, subjects. As rows, so that
//! they can be compared with those that are kept, or written by a rebuild.

use std::collections::BTreeSet;

use kernel::id::RecordId;
use kernel::spec::Subject;
use kernel::value::{Held, Value};

use super::finding::Class;
use super::gather::Told;
use crate::derived::{lookup_text, words_of};
use crate::engine::Cell;
use crate::kept::Kept;
use crate::keys::Keys;

/// A table of such rows.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [&'static str],
    /// Which of them is the record.
    pub record: usize,
    /// What is wrong where its rows are not those that follow.
    pub class: Class,
}

/// All of them, in the order of [`Shares`].
pub const TABLES: [Table; 3] = [
    Table { name: "fold_name", columns: &["kind", "word", "region_now", "record"], record: 3, class: Class::Names },
    Table { name: "fold_lookup", columns: &["kind", "tag", "hash", "record"], record: 3, class: Class::Lookups },
    Table { name: "fold_subject", columns: &["subject", "record"], record: 1, class: Class::Subjects },
];

impl Table {
    /// Reads every row.
    pub fn all(&self) -> String {
        format!("SELECT {} FROM {}", self.columns.join(", "), self.name)
    }
}

/// The rows of one record, by table.
pub type Shares = [Vec<Vec<Cell>>; 3];

/// What follows from a row. `told` is everything that was ever said of it.
pub fn of(keys: &Keys, kept: &Kept, told: &[Told<'_>]) -> Shares {
    [names(kept), lookups(keys, kept), subjects(kept, told)]
}

fn names(kept: &Kept) -> Vec<Vec<Cell>> {
    let mut words = BTreeSet::new();
    for index in (0..kept.cells.len()).filter(|index| kept.spec.fields[*index].find) {
        words.extend(words_of(kept, index));
    }
    let line = |word: String| {
        vec![Cell::from(kept.spec.kind), Cell::from(word), Cell::from(kept.region.as_str()), Cell::from(kept.id)]
    };
    words.into_iter().map(line).collect()
}

fn lookups(keys: &Keys, kept: &Kept) -> Vec<Vec<Cell>> {
    let mut lines = Vec::new();
    for (field, cell) in kept.spec.fields.iter().zip(&kept.cells).filter(|(field, _)| field.lookup) {
        let Held::Known(value) = cell else { continue };
        if value.is_null() {
            continue;
        }
        let hash = keys.lookup_hash(kept.spec.kind, field.tag, &lookup_text(value));
        lines.push(vec![Cell::from(kept.spec.kind), Cell::from(field.tag), Cell::from(hash), Cell::from(kept.id)]);
    }
    lines
}

/// Whoever a reference that names a subject ever meant: what was sealed for them once is still in the journal.
fn subjects(kept: &Kept, told: &[Told<'_>]) -> Vec<Vec<Cell>> {
    let mut named: BTreeSet<RecordId> = present_subjects(kept);
    let tags: BTreeSet<u32> = kept.spec.fields.iter().filter_map(|field| subject_tag(field.subject)).collect();
    if !tags.is_empty() {
        for change in told.iter().flat_map(|one| &one.change().fields).filter(|change| tags.contains(&change.tag)) {
            if let Some(Value::Reference(to)) = &change.value {
                named.insert(to.record);
            }
        }
    }
    named.remove(&kept.id);
    named.into_iter().map(|subject| vec![Cell::from(subject), Cell::from(kept.id)]).collect()
}

/// Those under whom the row seals as it is now. They must be there; the others may.
pub fn present_subjects(kept: &Kept) -> BTreeSet<RecordId> {
    let present = kept.spec.fields.iter().filter_map(|field| kept.subject_of(field));
    present.filter(|subject| *subject != kept.id).collect()
}

fn subject_tag(subject: Subject) -> Option<u32> {
    if let Subject::Field(tag) = subject { Some(tag) } else { None }
}
