//! Values by tag as a form gave them, before they are written; what a room's hooks look at and may add to.

use kernel::changes::Changes;
use kernel::{Held, RecordId, RecordSpec, Reference, Row, Value};

/// Values of one record that a person filled in.
#[derive(Debug, Clone)]
pub struct Values {
    spec: &'static RecordSpec,
    items: Vec<(u32, Value)>,
}

impl Values {
    /// None yet.
    pub fn new(spec: &'static RecordSpec) -> Values {
        Values { spec, items: Vec::new() }
    }

    /// The declaration.
    pub fn spec(&self) -> &'static RecordSpec {
        self.spec
    }

    /// Sets by tag; a later one wins.
    pub fn put(&mut self, tag: u32, value: Value) {
        self.items.retain(|(own, _)| *own != tag);
        self.items.push((tag, value));
    }

    /// Sets by name; a name that the declaration does not know is left alone.
    pub fn set(&mut self, name: &str, value: Value) {
        if let Some((_, field)) = self.spec.field_named(name) {
            self.put(field.tag, value);
        }
    }

    /// The value by name; `None` where the form did not send it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let (_, field) = self.spec.field_named(name)?;
        self.items.iter().find(|(tag, _)| *tag == field.tag).map(|(_, value)| value)
    }

    /// The text by name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_text)
    }

    /// The number by name.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(Value::as_integer)
    }

    /// The reference by name.
    pub fn reference(&self, name: &str) -> Option<Reference> {
        self.get(name).and_then(Value::as_reference)
    }

    /// All, by tag.
    pub fn items(&self) -> &[(u32, Value)] {
        &self.items
    }

    /// Adds what a row holds where the form did not send it, so that checks across fields see the whole.
    pub fn filled_from(&self, row: &Row) -> Values {
        let mut whole = self.clone();
        for (field, cell) in row.spec.fields.iter().zip(&row.cells) {
            if let Held::Known(value) = cell
                && !self.items.iter().any(|(tag, _)| *tag == field.tag)
            {
                whole.items.push((field.tag, value.clone()));
            }
        }
        whole
    }

    /// The change that creates a record with these values.
    pub fn create(self, record: RecordId, home: RecordId) -> Changes {
        let mut changes = Changes::new();
        changes.create_row(self.spec, record, home, self.items);
        changes
    }

    /// The change that sets these values on a row.
    pub fn edit(self, row: &Row) -> Changes {
        let mut changes = Changes::new();
        changes.edit_row(row, self.items);
        changes
    }
}
