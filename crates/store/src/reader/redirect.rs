//! Following persons whose record goes on in another's: where it goes on, and whose records came in.
//! Not here: which redirects hold (`crate::redirect`).

use kernel::id::RecordId;
use kernel::refusal::Refusal;
use kernel::spec::{FieldSpec, FieldType, RecordSpec};

use super::Reader;
use crate::engine::Cell;
use crate::error::StoreError;

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
