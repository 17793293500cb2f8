//! The history of every field: who, when, from what to what; and the values that stand beside each other.

use std::collections::BTreeMap;

use kernel::fold::Version;
use kernel::id::{ActionId, RecordId};
use kernel::journal::Entry;
use kernel::refusal::Refusal;
use kernel::row::Row;
use kernel::spec::RecordSpec;
use kernel::value::{Held, Value};

use super::Reader;
use crate::journal;
use crate::kept::class_number;
use crate::sealing::Opened;

/// One entry's changes of one record.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    /// Milliseconds UTC as the author wrote them.
    pub moment: i64,
    /// The account that acted.
    pub account: RecordId,
    /// The node that wrote.
    pub node: RecordId,
    /// The action it was part of.
    pub action: ActionId,
    /// Each field that changed.
    pub fields: Vec<FieldHistory>,
}

/// The change of one field, masked for who reads.
#[derive(Debug, Clone)]
pub struct FieldHistory {
    /// The tag; 0 is 'withdrawn'.
    pub tag: u32,
    /// What stood before in the same telling.
    pub before: Held<Value>,
    /// What it was set to.
    pub after: Held<Value>,
}

/// One of the values of a field that stand beside each other.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its version.
    pub version: Version,
    /// The value, masked.
    pub value: Held<Value>,
    /// When it was written.
    pub moment: i64,
    /// By whom.
    pub account: RecordId,
}

impl Reader<'_> {
    /// Every change of a record, oldest first. The record itself must lie in scope.
    pub fn history(&self, spec: &'static RecordSpec, id: RecordId) -> Result<Vec<HistoryLine>, Refusal> {
        let row = self.row(spec, id)?;
        let mut before: BTreeMap<u32, Held<Value>> = BTreeMap::new();
        let mut lines = Vec::new();
        for entry in journal::entries_of(self.db, id)? {
            let mut fields = Vec::new();
            for (tag, after) in self.values_in(&row, &entry)? {
                let was = before.insert(tag, after.clone()).unwrap_or(Held::Known(Value::Null));
                fields.push(FieldHistory { tag, before: was, after });
            }
            lines.push(HistoryLine {
                moment: entry.time,
                account: entry.account,
                node: entry.stream.node,
                action: entry.action,
                fields,
            });
        }
        Ok(lines)
    }

    /// The values that stand beside each other for one field.
    pub fn standing(&self, spec: &'static RecordSpec, id: RecordId, tag: u32) -> Result<Vec<Standing>, Refusal> {
        let row = self.row(spec, id)?;
        let heads = row.versions_of(tag);
        let mut standing = Vec::new();
        for entry in journal::entries_of(self.db, id)? {
            let version = Version { stream: entry.stream, sequence: entry.sequence };
            if !heads.contains(&version) {
                continue;
            }
            for (_, value) in self.values_in(&row, &entry)?.into_iter().filter(|(found, _)| *found == tag) {
                standing.push(Standing { version, value, moment: entry.time, account: entry.account });
            }
        }
        Ok(standing)
    }

    /// What one entry set of one record, masked for this actor.
    fn values_in(&self, row: &Row, entry: &Entry) -> Result<Vec<(u32, Held<Value>)>, Refusal> {
        let (spec, id) = (row.spec, row.id);
        let opened = Opened::of(entry, self.db, &self.shared.keys)?;
        let mut values = Vec::new();
        for (index, change) in entry.changes.iter().enumerate().filter(|(_, change)| change.record == id) {
            for field in &change.fields {
                let Some((_, declared)) = spec.field(field.tag) else {
                    values.push((field.tag, Held::Known(field.value.clone().unwrap_or(Value::Null))));
                    continue;
                };
                let value = match &field.value {
                    _ if !self.sees(spec, declared) => Held::Sealed,
                    Some(value) => Held::Known(value.clone()),
                    None => opened.value(index as u32, field.tag, None, class_number(declared.class)),
                };
                if let Some(sight) = self.sight.filter(|sight| sight.notes(declared, &value)) {
                    sight.note_tags(row, self.shared.registry.person, [field.tag]);
                }
                values.push((field.tag, value));
            }
        }
        Ok(values)
    }
}
