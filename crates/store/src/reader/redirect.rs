//! Following persons whose record goes on in another's: where it goes on, and whose records came in.
//! Not here: which redirects hold (`crate::redirect`).

use kernel::id::RecordId;
use kernel::refusal::Refusal;
use kernel::row::Row;
use kernel::spec::{FieldSpec, FieldType, RecordSpec};

use super::Reader;
use crate::engine::Cell;
use crate::error::StoreError;
use crate::kept;
use crate::statement::scope_condition;

impl Reader<'_> {
    /// The record in which this person's record goes on now; `None` where it stands for itself.
    pub fn continued_in(&self, person: RecordId) -> Result<Option<RecordId>, Refusal> {
        self.linked("SELECT target FROM fold_merged WHERE source = $1", person).map(|found| found.first().copied())
    }

    /// The records that go on in this person's.
    pub fn merged_into(&self, person: RecordId) -> Result<Vec<RecordId>, Refusal> {
        self.linked("SELECT source FROM fold_merged WHERE target = $1 ORDER BY source", person)
    }

    /// The person to whom a record belongs now: itself, or the one in which it goes on.
    pub fn present(&self, person: RecordId) -> Result<RecordId, Refusal> {
        Ok(self.continued_in(person)?.unwrap_or(person))
    }

    /// People of whom a number stands only on a record that goes on in theirs: the number that was not chosen when two
    /// records were merged still leads to the person. Who may not see the field finds nothing by it.
    pub fn lookup_merged(&self, spec: &'static RecordSpec, field: &str, text: &str) -> Result<Vec<Row>, Refusal> {
        let field = spec.field_named(field).map(|(_, field)| field).filter(|field| field.lookup);
        let field = field.ok_or_else(|| Refusal::Fault(format!("{} has no such look-up", spec.name)))?;
        if self.registry().person != Some(spec.kind) || !self.actor.sees(spec, field) {
            return Ok(Vec::new());
        }
        let hash = self.shared.keys.lookup_hash(spec.kind, field.tag, text);
        let (scope, scope_values) = scope_condition(&self.actor.scope, "r", 3);
        let sql = format!(
            "SELECT {} FROM \"{1}\" r WHERE r.id IN (SELECT m.target FROM fold_lookup l \
             JOIN fold_merged m ON m.source = l.record WHERE l.kind = $1 AND l.tag = $2 AND l.hash = $3) \
             AND r.withdrawn = 0 AND {scope} ORDER BY r.id LIMIT 50",
            kept::columns(spec, "r"),
            spec.name
        );
        let mut values = vec![Cell::from(spec.kind), Cell::from(field.tag), Cell::from(hash)];
        values.extend(scope_values);
        self.rows(spec, &sql, &values)
    }

    /// Whoever a reference to this record means: for a person also those whose records go on in it.
    pub(super) fn meant_by(
        &self,
        spec: &RecordSpec,
        field: &FieldSpec,
        to: RecordId,
    ) -> Result<Vec<RecordId>, Refusal> {
        let mut meant = vec![to];
        let is_person = self.registry().person.is_some_and(|kind| field.kind == FieldType::Reference(kind));
        // A redirect itself names exactly the records that it joins.
        if is_person && self.registry().redirect.is_some_and(|redirect| redirect.kind != spec.kind) {
            meant.extend(self.merged_into(to)?);
        }
        Ok(meant)
    }

    fn linked(&self, sql: &str, person: RecordId) -> Result<Vec<RecordId>, Refusal> {
        let found = self.db.query(sql, &[Cell::from(person)], |row| row.id(0)).map_err(StoreError::from)?;
        Ok(found.into_iter().flatten().collect())
    }
}
