//! Lists: filters, sort, and pages that begin after the last row shown, at the same cost at any depth.

use kernel::id::RecordId;
use kernel::record::{Record, Stored};
use kernel::refusal::Refusal;
use kernel::row::Row;
use kernel::spec::{FieldSpec, FieldType, RecordSpec};
use kernel::value::Value;

use super::Reader;
use crate::engine::Cell;
use crate::error::StoreError;
use crate::kept::{self, reference_bytes, value_column};
use crate::statement::scope_condition;

/// What a list asks for.
#[derive(Debug, Clone)]
pub struct ListQuery {
    /// Which kind.
    pub spec: &'static RecordSpec,
    /// Fields that must hold these values; a filter on a sealed field finds nothing.
    pub filters: Vec<(u32, Value)>,
    /// The order; newest first where none is given.
    pub sort: Option<Sort>,
    /// The cursor of the page before.
    pub after: Option<String>,
    /// Rows a page, at most 200.
    pub limit: usize,
    /// Only records kept at this office.
    pub home: Option<RecordId>,
    /// Only records within this region, besides the actor's own scope.
    pub region: Option<String>,
    /// Withdrawn records too.
    pub withdrawn: bool,
}

/// A sort by one clear field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The field's tag.
    pub tag: u32,
    /// Greatest first.
    pub descending: bool,
}

/// One page of a list.
#[derive(Debug, Clone)]
pub struct RowPage {
    /// The rows, masked.
    pub rows: Vec<Row>,
    /// The cursor of the next page, where there is one.
    pub next: Option<String>,
}

impl ListQuery {
    /// The newest fifty of a kind.
    pub fn of(spec: &'static RecordSpec) -> ListQuery {
        ListQuery {
            spec,
            filters: Vec::new(),
            sort: None,
            after: None,
            limit: 50,
            home: None,
            region: None,
            withdrawn: false,
        }
    }

    /// With a filter more.
    pub fn with(mut self, tag: u32, value: Value) -> ListQuery {
        self.filters.push((tag, value));
        self
    }

    /// In another order.
    pub fn sorted(mut self, tag: u32, descending: bool) -> ListQuery {
        self.sort = Some(Sort { tag, descending });
        self
    }

    /// With another page size.
    pub fn limited(mut self, limit: usize) -> ListQuery {
        self.limit = limit;
        self
    }

    /// The field to sort by. One that the reader may not see sorts nothing: the order would tell what the mask hides.
    fn sort_field(&self, read: &Reader<'_>) -> Option<(&'static FieldSpec, bool)> {
        let sort = self.sort?;
        let (_, field) = self.spec.field(sort.tag)?;
        (!field.sealed && read.sees(self.spec, field)).then_some((field, sort.descending))
    }
}

/// A WHERE clause that grows, with its values.
struct Conditions {
    parts: Vec<String>,
    values: Vec<Cell>,
}

impl Conditions {
    fn push(&mut self, condition: impl FnOnce(usize) -> String, value: Cell) {
        self.values.push(value);
        self.parts.push(condition(self.values.len()));
    }

    fn sql(&self) -> String {
        self.parts.join(" AND ")
    }
}

impl Reader<'_> {
    /// One page of a list.
    pub fn list(&self, query: &ListQuery) -> Result<RowPage, Refusal> {
        let limit = query.limit.clamp(1, 200);
        let mut conditions = self.conditions(query);
        let sort = query.sort_field(self);
        if let Some(cursor) = query.after.as_deref().and_then(Cursor::parse) {
            after(&mut conditions, sort, cursor);
        }
        let direction = if sort.is_none_or(|(_, descending)| descending) { "DESC" } else { "ASC" };
        let order = match sort {
            Some((field, true)) => format!("\"{}\" DESC NULLS LAST, id DESC", field.name),
            Some((field, false)) => format!("\"{}\" ASC NULLS FIRST, id ASC", field.name),
            None => format!("id {direction}"),
        };
        // Which rows is decided in an index where that is possible; only these are read whole.
        let sql = format!(
            "SELECT {columns} FROM \"{table}\" WHERE id IN (SELECT id FROM \"{table}\" WHERE {conditions} ORDER BY {order} \
             LIMIT {limit}) ORDER BY {order}",
            columns = kept::columns(query.spec, ""),
            table = query.spec.name,
            conditions = conditions.sql(),
            limit = limit + 1
        );
        let mut rows = self.rows(query.spec, &sql, &conditions.values)?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|row| Cursor::of(row, sort).to_string()) } else { None };
        Ok(RowPage { rows, next })
    }

    /// How many records a list has in all.
    pub fn count(&self, query: &ListQuery) -> Result<i64, Refusal> {
        let conditions = self.conditions(query);
        let sql = format!("SELECT count(*) FROM \"{}\" WHERE {}", query.spec.name, conditions.sql());
        let counts = self.db.query(&sql, &conditions.values, |row| row.integer(0));
        Ok(counts.map_err(StoreError::from)?.first().copied().unwrap_or(0))
    }

    /// Records in which differing values stand beside each other until a person settles it, of all kinds with pages.
    pub fn in_conflict(&self, limit: usize) -> Result<Vec<Row>, Refusal> {
        let mut found = Vec::new();
        for spec in self.registry().specs.iter().copied().filter(|spec| spec.pages && self.actor.is_one_of(spec.read)) {
            let (scope, values) = scope_condition(&self.actor.scope, "", 0);
            let sql = format!(
                "SELECT {} FROM \"{}\" WHERE conflict = 1 AND {scope} ORDER BY id DESC LIMIT {limit}",
                kept::columns(spec, ""),
                spec.name
            );
            found.extend(self.rows(spec, &sql, &values)?);
        }
        Ok(found)
    }

    /// Records whose reference field points at a record, oldest first.
    pub fn referring<C: Record>(&self, field: &str, to: RecordId) -> Result<Vec<Stored<C>>, Refusal> {
        let rows = self.referring_rows(C::SPEC, field, to)?;
        rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect()
    }

    /// The same as generic rows. All of them, however many: sums are made of what is read here, and a koperasi of five hundred
    /// members has fifteen hundred savings accounts.
    pub fn referring_rows(&self, spec: &'static RecordSpec, field: &str, to: RecordId) -> Result<Vec<Row>, Refusal> {
        let field = spec
            .field_named(field)
            .filter(|(_, field)| matches!(field.kind, FieldType::Reference(_)) && !field.class.is_sealed())
            .ok_or_else(|| Refusal::Fault(format!("{} has no clear reference {field}", spec.name)))?
            .1;
        let meant = self.meant_by(spec, field, to)?;
        let (scope, scope_values) = scope_condition(&self.actor.scope, "", 2);
        let sql = format!(
            "SELECT {} FROM \"{}\" WHERE \"{2}\" >= $1 AND \"{2}\" <= $2 AND withdrawn = 0 AND {scope} ORDER BY id",
            kept::columns(spec, ""),
            spec.name,
            field.name
        );
        let mut found = Vec::new();
        for to in &meant {
            let own = [range_start(*to), range_end(*to)];
            found.extend(self.rows(spec, &sql, &[&own[..], &scope_values].concat())?);
        }
        if meant.len() > 1 {
            found.sort_by_key(|row| row.id);
        }
        Ok(found)
    }

    fn conditions(&self, query: &ListQuery) -> Conditions {
        let (scope, values) = scope_condition(&self.actor.scope, "", 0);
        let mut conditions = Conditions { parts: vec![scope], values };
        if !query.withdrawn {
            conditions.parts.push("withdrawn = 0".to_owned());
        }
        if let Some(home) = query.home {
            conditions.push(|place| format!("home = ${place}"), Cell::from(home));
        }
        if let Some(region) = &query.region {
            conditions.push(|place| format!("region_now >= ${place}"), Cell::from(region.as_str()));
            conditions.push(|place| format!("region_now < ${place}"), Cell::from(crate::statement::range_end(region)));
        }
        for (tag, value) in &query.filters {
            let field = query.spec.field(*tag).map(|(_, field)| field);
            match (field.filter(|field| !field.sealed && self.sees(query.spec, field)), value) {
                (None, _) => conditions.parts.push("1 = 0".to_owned()),
                (Some(field), Value::Null) => conditions.parts.push(format!("\"{}\" IS NULL", field.name)),
                (Some(field), Value::Reference(to)) => {
                    conditions.push(|place| format!("\"{}\" >= ${place}", field.name), range_start(to.record));
                    conditions.push(|place| format!("\"{}\" <= ${place}", field.name), range_end(to.record));
                }
                (Some(field), value) => {
                    conditions.push(|place| format!("\"{}\" = ${place}", field.name), value_column(value));
                }
            }
        }
        conditions
    }
}

fn range_start(to: RecordId) -> Cell {
    Cell::from(to)
}

fn range_end(to: RecordId) -> Cell {
    Cell::Bytes(reference_bytes(kernel::Reference { record: to, home: RecordId([0xff; 16]) }))
}

fn after(conditions: &mut Conditions, sort: Option<(&'static FieldSpec, bool)>, cursor: Cursor) {
    let id = Cell::from(cursor.id);
    let Some((field, descending)) = sort else {
        conditions.push(|place| format!("id < ${place}"), id);
        return;
    };
    let column = format!("\"{}\"", field.name);
    let (sign, nothing_first) = if descending { ("<", false) } else { (">", true) };
    match cursor.value {
        Some(value) => {
            conditions.values.push(value);
            let value_place = conditions.values.len();
            let rest = if nothing_first { String::new() } else { format!(" OR {column} IS NULL") };
            conditions.push(
                |place| {
                    format!(
                        "({column} {sign} ${value_place} OR ({column} = ${value_place} AND id {sign} ${place}){rest})"
                    )
                },
                id,
            );
        }
        None => conditions.push(
            |place| {
                let rest = if nothing_first { format!(" OR {column} IS NOT NULL") } else { String::new() };
                format!("(({column} IS NULL AND id {sign} ${place}){rest})")
            },
            id,
        ),
    }
}

/// Where a page ended: the sorted value and the id of its last row.
struct Cursor {
    value: Option<Cell>,
    id: RecordId,
}

impl Cursor {
    fn of(row: &Row, sort: Option<(&'static FieldSpec, bool)>) -> Cursor {
        let value =
            sort.and_then(|(field, _)| row.cell(field.name).known().map(value_column)).filter(|cell| !cell.is_null());
        Cursor { value, id: row.id }
    }

    fn parse(text: &str) -> Option<Cursor> {
        let (id, value) = text.split_once('.').unwrap_or((text, ""));
        let value = match value.split_at_checked(1) {
            Some(("i", number)) => Some(Cell::Integer(number.parse().ok()?)),
            Some(("t", text)) => Some(Cell::Text(text.to_owned())),
            _ => None,
        };
        Some(Cursor { value, id: id.parse().ok()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.value {
            Some(Cell::Integer(number)) => write!(f, "{}.i{number}", self.id),
            Some(Cell::Text(text)) => write!(f, "{}.t{text}", self.id),
            _ => write!(f, "{}", self.id),
        }
    }
}
