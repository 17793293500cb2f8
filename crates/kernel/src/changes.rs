//! What a use case answers with: the changes it wants written. Rooms never write themselves.
//! Not here: sealing, numbering and writing them (store).

use std::marker::PhantomData;

use crate::fold::Version;
use crate::id::RecordId;
use crate::record::{Field, Record, Stored};
use crate::row::Row;
use crate::spec::RecordSpec;
use crate::value::{FieldValue, Held, Value};

/// The changes of one action.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// One for each record touched.
    pub records: Vec<RecordChange>,
}

/// The change of one record.
#[derive(Debug, Clone)]
pub struct RecordChange {
    /// The declaration.
    pub spec: &'static RecordSpec,
    /// Which record.
    pub record: RecordId,
    /// The office that keeps it.
    pub home: RecordId,
    /// True for a record that is new.
    pub created: bool,
    /// Values set, with the versions they replace. Tag 0 withdraws.
    pub sets: Vec<Set>,
}

/// One field set.
#[derive(Debug, Clone)]
pub struct Set {
    /// The tag.
    pub tag: u32,
    /// The new value.
    pub value: Value,
    /// Every version that stood when the use case read the record.
    pub replaced: Vec<Version>,
}

impl Changes {
    /// No changes yet.
    pub fn new() -> Changes {
        Changes::default()
    }

    /// A new record at an office. Empty fields are not written.
    pub fn create<R: Record>(&mut self, home: RecordId, record: &R) -> &mut Changes {
        let values = R::SPEC.fields.iter().map(|field| field.tag).zip(record.to_cells());
        let values = values.filter_map(|(tag, cell)| match cell {
            Held::Known(value) => Some((tag, value)),
            _ => None,
        });
        self.create_row(R::SPEC, record.record_id(), home, values)
    }

    /// A new record given as values by tag, for the generic form and for imports.
    pub fn create_row(
        &mut self,
        spec: &'static RecordSpec,
        record: RecordId,
        home: RecordId,
        values: impl IntoIterator<Item = (u32, Value)>,
    ) -> &mut Changes {
        let sets = values
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(tag, value)| Set { tag, value, replaced: Vec::new() })
            .collect();
        self.records.push(RecordChange { spec, record, home, created: true, sets });
        self
    }

    /// Begins an edit of a record as it was read.
    pub fn edit<'c, R: Record>(&'c mut self, stored: &'c Stored<R>) -> Edit<'c, R> {
        let index = self.begin(&stored.row);
        Edit { changes: self, row: &stored.row, index, kind: PhantomData }
    }

    /// Sets fields of a row by tag; what stays equal is not written.
    pub fn edit_row(&mut self, row: &Row, values: impl IntoIterator<Item = (u32, Value)>) -> &mut Changes {
        let index = self.begin(row);
        for (tag, value) in values {
            set(&mut self.records[index], row, tag, value);
        }
        self
    }

    /// Withdraws a record: it is kept, and shown as withdrawn.
    pub fn withdraw(&mut self, row: &Row) -> &mut Changes {
        self.edit_row(row, [(0, Value::Integer(1))])
    }

    /// True where nothing would be written.
    pub fn is_empty(&self) -> bool {
        self.records.iter().all(|record| record.sets.is_empty())
    }

    fn begin(&mut self, row: &Row) -> usize {
        if let Some(index) = self.records.iter().position(|change| change.record == row.id) {
            return index;
        }
        self.records.push(RecordChange {
            spec: row.spec,
            record: row.id,
            home: row.home,
            created: false,
            sets: Vec::new(),
        });
        self.records.len() - 1
    }
}

/// Sets a value unless it already stands unopposed; a later set of the same field in the same action wins.
fn set(change: &mut RecordChange, row: &Row, tag: u32, value: Value) {
    let stands = if tag == 0 {
        row.withdrawn == (value == Value::Integer(1))
    } else {
        row.spec.field(tag).is_some_and(|(index, _)| row.cells[index] == Held::Known(value.clone()))
    };
    let settled = row.versions_of(tag).len() <= 1;
    change.sets.retain(|set| set.tag != tag);
    if !(stands && settled) {
        change.sets.push(Set { tag, value, replaced: row.versions_of(tag).to_vec() });
    }
}

/// The edit of one typed record.
pub struct Edit<'c, R> {
    changes: &'c mut Changes,
    row: &'c Row,
    index: usize,
    kind: PhantomData<R>,
}

impl<R: Record> Edit<'_, R> {
    /// Sets one field.
    pub fn set<T: FieldValue>(self, field: Field<R, T>, value: impl Into<T>) -> Self {
        if let Held::Known(value) = value.into().to_cell() {
            set(&mut self.changes.records[self.index], self.row, field.tag, value);
        }
        self
    }
}
