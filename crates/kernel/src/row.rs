//! One record as the generic machinery sees it: its cells in the declaration's order, with the versions shown.
//! Not here: how it is read from a table (store).

use crate::fold::Version;
use crate::id::RecordId;
use crate::record::Record;
use crate::spec::RecordSpec;
use crate::value::{Held, Reference, ShapeError, Value};

/// A record read from the tables, masked for who reads it.
#[derive(Debug, Clone)]
pub struct Row {
    /// The declaration.
    pub spec: &'static RecordSpec,
    /// Which record.
    pub id: RecordId,
    /// Which office keeps it.
    pub home: RecordId,
    /// Where that office stands now, a region code; empty for the nation.
    pub region: String,
    /// One cell a field, in the order of the declaration.
    pub cells: Vec<Held<Value>>,
    /// For each field, the versions that stand (one, or several that do not know each other).
    pub heads: Vec<FieldHeads>,
    /// Withdrawn: kept, but no longer shown in lists.
    pub withdrawn: bool,
}

/// The versions of one field that nothing has replaced. The first is the one shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldHeads {
    /// The field; 0 is 'withdrawn'.
    pub tag: u32,
    /// Standing versions, the shown one first.
    pub versions: Vec<Version>,
    /// True where standing values differ and a person has to settle it.
    pub conflict: bool,
}

impl Row {
    /// The cell of the field with this name; `Sealed` where there is no such field.
    pub fn cell(&self, name: &str) -> &Held<Value> {
        self.spec.field_named(name).map_or(&Held::Sealed, |(index, _)| &self.cells[index])
    }

    /// The known text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.cell(name).known().and_then(Value::as_text)
    }

    /// The known number of a field.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.cell(name).known().and_then(Value::as_integer)
    }

    /// The known reference of a field.
    pub fn reference(&self, name: &str) -> Option<Reference> {
        self.cell(name).known().and_then(Value::as_reference)
    }

    /// The versions that stand for a tag.
    pub fn versions_of(&self, tag: u32) -> &[Version] {
        self.heads.iter().find(|heads| heads.tag == tag).map_or(&[], |heads| &heads.versions)
    }

    /// The number of the latest entry that says something of this record: of one that is written once, the entry that made it.
    /// Within one stream it is the order in which things were written, whatever any clock said.
    pub fn written(&self) -> u64 {
        let all = self.heads.iter().flat_map(|heads| &heads.versions);
        all.map(|version| version.sequence).max().unwrap_or_default()
    }

    /// True where any field waits for a person to settle two values.
    pub fn in_conflict(&self) -> bool {
        self.heads.iter().any(|heads| heads.conflict)
    }

    /// A reference to this record.
    pub fn reference_to(&self) -> Reference {
        Reference { record: self.id, home: self.home }
    }

    /// The typed record.
    pub fn decode<R: Record>(&self) -> Result<R, ShapeError> {
        R::from_cells(self.id, &self.cells)
    }
}
