//! Reading for one actor at one moment. Every row that leaves here lies in the actor's scope and is masked.
//! Lists and finding stand in `list` and `find`, history in `history`, sums in `indicators`.

mod balances;
mod bulk;
mod find;
mod history;
mod indicators;
mod list;
mod redirect;

pub use bulk::{KeyHash, KnownKeys, Touched, TouchedBy, Walk};
pub use history::{FieldHistory, HistoryLine, Standing};
pub use list::{ListQuery, RowPage, Sort};

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::{Actor, Scope};
use kernel::id::{Id, RecordId};
use kernel::record::{Record, Stored};
use kernel::refusal::{Conflict, Refusal};
use kernel::registry::Registry;
use kernel::row::Row;
use kernel::spec::{Class, FieldSpec, RecordSpec};

use crate::access_stream::Sight;
use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::heads::Streams;
use crate::kept::{self, Opener};
use crate::seen::Seen;
use crate::shared::Shared;
use crate::statement::{Statement, scope_condition, scope_values};

/// A view of the store for one actor.
pub struct Reader<'a> {
    shared: &'a Shared,
    db: &'a Db,
    streams: &'a Streams,
    actor: &'a Actor,
    now: Timestamp,
    /// What may be opened of specific fields, and where it is noted. None on the writer: what a use case reads is shown
    /// to nobody.
    sight: Option<&'a Sight>,
}

impl<'a> Reader<'a> {
    /// Puts a view together; only the store does.
    pub(crate) fn new(shared: &'a Shared, db: &'a Db, streams: &'a Streams, actor: &'a Actor, now: Timestamp) -> Self {
        Reader { shared, db, streams, actor, now, sight: None }
    }

    /// The same view with the specific fields that a sight opens, noted there.
    pub(crate) fn with_sight(self, sight: &'a Sight) -> Self {
        Reader { sight: Some(sight), ..self }
    }

    /// Does this view open a field?
    fn sees(&self, spec: &RecordSpec, field: &FieldSpec) -> bool {
        let shut = field.class == Class::Specific && self.sight.is_some_and(|sight| !sight.opens(spec));
        !shut && self.actor.sees(spec, field)
    }

    /// The only mask there is, and the note of what was opened.
    fn masked(&self, mut row: Row) -> Row {
        self.actor.mask(&mut row);
        if let Some(sight) = self.sight {
            sight.pass(&mut row, self.shared.registry.person);
        }
        row
    }

    /// Who reads.
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// The moment of the request.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The day in western Indonesia (UTC+7), where the programme's calendar is kept.
    pub fn today(&self) -> Date {
        kernel::day::Zone::Wib.day(self.now.as_millisecond())
    }

    /// Every declaration.
    pub fn registry(&self) -> &Registry {
        &self.shared.registry
    }

    /// This node.
    pub fn node(&self) -> RecordId {
        self.shared.node
    }

    /// The same view for another actor, for what the software itself must know (who may sign in, is a letter genuine).
    pub fn as_actor<'b>(&'b self, actor: &'b Actor) -> Reader<'b> {
        Reader { shared: self.shared, db: self.db, streams: self.streams, actor, now: self.now, sight: self.sight }
    }

    /// One record; `NotFound` where there is none or it is out of scope.
    pub fn row(&self, spec: &'static RecordSpec, id: RecordId) -> Result<Row, Refusal> {
        let (form, scope) = scope_values(&self.actor.scope);
        let sql = self.shared.text((spec.kind, "row", 0, form), || {
            let (scope, _) = scope_condition(&self.actor.scope, "", 1);
            format!("SELECT {} FROM \"{}\" WHERE id = $1 AND {scope}", kept::columns(spec, ""), spec.name)
        });
        let values: Vec<Cell> = std::iter::once(Cell::from(id)).chain(scope).collect();
        self.rows(spec, &sql, &values)?.into_iter().next().ok_or(Refusal::NotFound)
    }

    /// One typed record.
    pub fn get<R: Record>(&self, id: impl Into<Id<R>>) -> Result<Stored<R>, Refusal> {
        Ok(Stored::from_row(self.row(R::SPEC, id.into().raw())?)?)
    }

    /// One typed record, or none.
    pub fn maybe<R: Record>(&self, id: impl Into<Id<R>>) -> Result<Option<Stored<R>>, Refusal> {
        match self.get(id) {
            Ok(stored) => Ok(Some(stored)),
            Err(Refusal::NotFound) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// One record as the form showed it; `Conflict` where a field was changed since.
    pub fn seen_row(&self, spec: &'static RecordSpec, id: RecordId, seen: &Seen) -> Result<Row, Refusal> {
        let row = self.row(spec, id)?;
        let changed = seen.changed(&row);
        if changed.is_empty() {
            Ok(row)
        } else {
            Err(Refusal::Conflict(Conflict { kind: spec.kind, record: id, changed }))
        }
    }

    /// One typed record as the form showed it.
    pub fn seen<R: Record>(&self, id: impl Into<Id<R>>, seen: &Seen) -> Result<Stored<R>, Refusal> {
        Ok(Stored::from_row(self.seen_row(R::SPEC, id.into().raw(), seen)?)?)
    }

    /// Runs a registered statement in this actor's scope. Its columns come as they are: it must not name sealed ones.
    pub fn select(&self, statement: &Statement, values: &[Cell]) -> Result<Vec<Vec<Cell>>, Refusal> {
        let (sql, scope) = statement.expand(&self.actor.scope);
        let mut all = values.to_vec();
        all.extend(scope);
        self.db.query(&sql, &all, |row| row.cells()).map_err(|error| StoreError::from(error).into())
    }

    /// Whether this actor's scope is a person's own.
    pub fn is_own(&self) -> bool {
        matches!(self.actor.scope, Scope::Person(_))
    }

    fn opener(&self) -> Opener<'_> {
        Opener { keys: &self.shared.keys, db: self.db, streams: self.streams }
    }

    /// Reads rows, opening only what this actor may see, and masks the rest.
    fn rows(&self, spec: &'static RecordSpec, sql: &str, values: &[Cell]) -> Result<Vec<Row>, Refusal> {
        let opener = self.opener();
        let read = self.db.query(sql, values, |row| kept::read(&opener, spec, row, |field| self.sees(spec, field)));
        let kept = read.map_err(StoreError::from)?.into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(kept.into_iter().map(|kept| self.masked(kept.into_row())).collect())
    }
}
