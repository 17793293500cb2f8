//! One record as its table keeps it: reading, writing, and the columns that seal.
//! Not here: which values stand (`folding`), scope and masks (`reader`).

use kernel::fold::Version;
use kernel::id::RecordId;
use kernel::row::{FieldHeads, Row};
use kernel::spec::{Class, FieldSpec, FieldType, RecordSpec, Subject};
use kernel::value::{Held, Reference, Value};

use crate::engine::{Cell, RowCells};
use crate::error::StoreError;
use crate::heads::{self, KeptHeads, Readable, Streams};
use crate::keys::{Keys, Secret};

/// A record as folded: what its row in the table says.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The declaration.
    pub spec: &'static RecordSpec,
    /// Which record.
    pub id: RecordId,
    /// The office that keeps it.
    pub home: RecordId,
    /// Where that office lies now; not part of the fold.
    pub region: String,
    /// Values in the declaration's order.
    pub cells: Vec<Held<Value>>,
    /// Versions by tag, 0 included when the record was withdrawn.
    pub heads: Vec<KeptHeads>,
    /// Withdrawn?
    pub withdrawn: bool,
    /// A person whose record goes on in another's (`redirect`); not part of the fold of this record.
    pub merged: bool,
}

impl Kept {
    /// A record of which nothing is known yet.
    pub fn empty(spec: &'static RecordSpec, id: RecordId, home: RecordId) -> Kept {
        let cells = vec![Held::Known(Value::Null); spec.fields.len()];
        Kept { spec, id, home, region: String::new(), cells, heads: Vec::new(), withdrawn: false, merged: false }
    }

    /// The versions that stand for a tag.
    pub fn versions(&self, tag: u32) -> &[Version] {
        self.heads.iter().find(|kept| kept.heads.tag == tag).map_or(&[], |kept| &kept.heads.versions)
    }

    /// Sets what a field shows; heads stay sorted by tag.
    pub fn show(&mut self, tag: u32, value: Held<Value>, versions: Vec<Version>, conflict: bool) {
        let readable = match &value {
            Held::Known(_) => Readable::Known,
            Held::Sealed => Readable::Sealed,
            Held::Erased => Readable::Erased,
        };
        let kept = KeptHeads { heads: FieldHeads { tag, versions, conflict }, readable };
        match self.heads.binary_search_by_key(&tag, |one| one.heads.tag) {
            Ok(index) => self.heads[index] = kept,
            Err(index) => self.heads.insert(index, kept),
        }
        if tag == 0 {
            self.withdrawn = value == Held::Known(Value::Integer(1));
        } else if let Some((index, field)) = self.spec.field(tag) {
            self.cells[index] = match value {
                Held::Known(value) => Held::Known(fitting(field, value)),
                other => other,
            };
        }
    }

    /// Shown in lists and counted?
    pub fn is_shown(&self) -> bool {
        !self.withdrawn && !self.merged
    }

    /// What the column `withdrawn` holds: 0 is shown, 1 withdrawn, 2 goes on in another record.
    pub fn hidden(&self) -> i64 {
        match (self.withdrawn, self.merged) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => 0,
        }
    }

    /// Any field in which differing values stand?
    pub fn in_conflict(&self) -> bool {
        self.heads.iter().any(|kept| kept.heads.conflict)
    }

    /// Whose key seals this field; `None` for a clear field or where the person is not known.
    pub fn subject_of(&self, field: &FieldSpec) -> Option<RecordId> {
        match field.subject {
            Subject::None => None,
            Subject::Own => Some(self.id),
            Subject::Field(tag) => {
                let (index, _) = self.spec.field(tag)?;
                self.cells[index].known()?.as_reference().map(|to| to.record)
            }
        }
    }

    /// Whose key seals the column of a sealed field: the subject's, or the record's own as long as the person is not named,
    /// as in the entry.
    pub fn sealer_of(&self, field: &FieldSpec) -> RecordId {
        self.subject_of(field).unwrap_or(self.id)
    }

    /// The person this record is about: itself, or the first reference to a person. A reference that is sealed in the tables
    /// too stands in no index of theirs: a complaint and a protection referral keep their person in the sealed body.
    pub fn person(&self, person_kind: Option<u32>) -> Option<RecordId> {
        let kind = person_kind?;
        if self.spec.kind == kind {
            return Some(self.id);
        }
        let index =
            self.spec.fields.iter().position(|field| field.kind == FieldType::Reference(kind) && !field.sealed)?;
        self.cells[index].known()?.as_reference().map(|to| to.record)
    }

    /// The generic row.
    pub fn into_row(self) -> Row {
        Row {
            spec: self.spec,
            id: self.id,
            home: self.home,
            region: self.region,
            cells: self.cells,
            heads: self.heads.into_iter().map(|kept| kept.heads).collect(),
            withdrawn: self.withdrawn,
        }
    }
}

/// The columns before a record's own fields.
pub const FIXED_COLUMNS: &str = "id, home, region_now, heads, withdrawn";
const FIXED: usize = 5;

/// The list of columns of a kind, each preceded by `alias.` where one is given.
pub fn columns(spec: &RecordSpec, alias: &str) -> String {
    let dot = if alias.is_empty() { String::new() } else { format!("{alias}.") };
    let mut list: String =
        FIXED_COLUMNS.split(", ").map(|column| format!("{dot}{column}")).collect::<Vec<_>>().join(", ");
    for field in spec.fields {
        list.push_str(&format!(", {dot}\"{}\"", field.name));
    }
    list
}

/// What is needed to read sealed columns.
pub struct Opener<'a> {
    /// The keys of this node.
    pub keys: &'a Keys,
    /// The database the keys lie in.
    pub db: &'a crate::engine::Db,
    /// Streams by number.
    pub streams: &'a Streams,
}

/// Reads a row of the table. Sealed columns are opened only for fields that `wanted` names.
pub fn read(
    opener: &Opener<'_>,
    spec: &'static RecordSpec,
    row: &RowCells<'_>,
    wanted: impl Fn(&FieldSpec) -> bool,
) -> Result<Kept, StoreError> {
    let id = |index: usize| {
        RecordId::from_slice(row.bytes(index)).map_err(|_| StoreError::Journal(format!("{} has a bad id", spec.name)))
    };
    let mut kept = Kept::empty(spec, id(0)?, id(1)?);
    kept.region = row.text(2).to_owned();
    kept.heads = heads::decode(row.bytes(3), opener.streams)?;
    (kept.withdrawn, kept.merged) = (row.integer(4) == 1, row.integer(4) == 2);
    for (index, field) in spec.fields.iter().enumerate().filter(|(_, field)| !field.sealed) {
        kept.cells[index] = column_value(field, &row.cell(FIXED + index))?;
    }
    for (index, field) in spec.fields.iter().enumerate().filter(|(_, field)| field.sealed) {
        let cell = row.cell(FIXED + index);
        kept.cells[index] = match cell {
            Cell::Null => Held::Known(Value::Null),
            Cell::Bytes(sealed) if wanted(field) => open_column(opener, &kept, field, &sealed)?,
            _ => Held::Sealed,
        };
    }
    for kept_heads in &kept.heads {
        if let Some((index, _)) = spec.field(kept_heads.heads.tag) {
            match kept_heads.readable {
                Readable::Known => {}
                Readable::Sealed => kept.cells[index] = Held::Sealed,
                Readable::Erased => kept.cells[index] = Held::Erased,
            }
        }
    }
    Ok(kept)
}

fn open_column(opener: &Opener<'_>, kept: &Kept, field: &FieldSpec, sealed: &[u8]) -> Result<Held<Value>, StoreError> {
    Ok(match opener.keys.secret(opener.db, kept.sealer_of(field))? {
        Secret::Held(secret) => {
            let clear = secret.open_cell(class_number(field.class), kept.spec.kind, kept.id, field.tag, sealed)?;
            let values = kernel::journal::decode_sealed(&clear)?;
            values.into_iter().next().map_or(Held::Sealed, |(_, _, value)| Held::Known(value))
        }
        Secret::Absent => Held::Sealed,
        Secret::Destroyed => Held::Erased,
    })
}

/// The column of a field for writing.
pub fn column(opener: &Opener<'_>, kept: &Kept, index: usize) -> Result<Cell, StoreError> {
    let field = &kept.spec.fields[index];
    let Held::Known(value) = &kept.cells[index] else { return Ok(Cell::Null) };
    if !field.sealed || value.is_null() {
        return Ok(value_column(value));
    }
    let Secret::Held(secret) = opener.keys.secret(opener.db, kept.sealer_of(field))? else { return Ok(Cell::Null) };
    let clear = kernel::journal::encode_sealed(&[(0, field.tag, value.clone())]);
    Ok(Cell::Bytes(secret.seal_cell(class_number(field.class), kept.spec.kind, kept.id, field.tag, &clear)?))
}

/// The number of a sealed class in journal and key derivation; 0 is no sealed class.
pub fn class_number(class: Class) -> u8 {
    match class {
        Class::Public | Class::Internal => 0,
        Class::Personal => 1,
        Class::Specific => 2,
    }
}

/// A value as the field's column takes it. Entries outlive declarations: a number stays readable where a text is declared
/// now and the other way round, and what cannot be one shows nothing.
fn fitting(field: &FieldSpec, value: Value) -> Value {
    if field.sealed {
        return value;
    }
    match (crate::schema::column_type(field), value) {
        (_, Value::Null) => Value::Null,
        ("bigint", Value::Text(text)) => text.trim().parse().map_or(Value::Null, Value::Integer),
        ("bigint", Value::Integer(number)) => Value::Integer(number),
        ("{text}", Value::Integer(number)) => Value::Text(number.to_string()),
        ("{text}", Value::Text(text)) => Value::Text(text),
        ("{bytes}", Value::Bytes(bytes)) if !matches!(field.kind, FieldType::Reference(_)) => Value::Bytes(bytes),
        ("{bytes}", Value::Reference(to)) if matches!(field.kind, FieldType::Reference(_)) => Value::Reference(to),
        _ => Value::Null,
    }
}

/// A value as a column.
pub fn value_column(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Integer(number) => Cell::Integer(*number),
        Value::Text(text) => Cell::Text(text.clone()),
        Value::Bytes(bytes) => Cell::Bytes(bytes.clone()),
        Value::Reference(to) => Cell::Bytes(reference_bytes(*to)),
    }
}

/// A reference as a column: record, then home. Look-ups compare a range over the first half.
pub fn reference_bytes(to: Reference) -> Vec<u8> {
    [to.record.0, to.home.0].concat()
}

/// A column as a value.
pub fn column_value(field: &FieldSpec, cell: &Cell) -> Result<Held<Value>, StoreError> {
    let wrong = || StoreError::Shape(kernel::value::ShapeError { field: field.name });
    Ok(Held::Known(match (field.kind, cell) {
        (_, Cell::Null) => Value::Null,
        (_, Cell::Integer(number)) => Value::Integer(*number),
        (_, Cell::Text(text)) => Value::Text(text.clone()),
        (FieldType::Reference(_), Cell::Bytes(bytes)) => {
            let (record, home) = bytes.split_at_checked(16).ok_or_else(wrong)?;
            let id = |part| RecordId::from_slice(part).map_err(|_| wrong());
            Value::Reference(Reference { record: id(record)?, home: id(home)? })
        }
        (_, Cell::Bytes(bytes)) => Value::Bytes(bytes.clone()),
    }))
}
