//! A field's value as the journal, the tables and the forms pass it on, and `Held`, the only mask there is.
//! Not here: how a value is typed in (`check`) or shown (web).

use crate::day::Month;
use crate::id::{Id, RecordId};
use crate::kk::Kk;
use crate::money::Rupiah;
use crate::nik::Nik;
use crate::record::Record;
use crate::region::Code;
use crate::spec::FieldType;

/// One value. Dates are ISO text, moments are milliseconds UTC, choices are their stable code, yes is 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Nothing was given.
    Null,
    /// Whole numbers, money in rupiah, choices, yes/no, basis points, milliseconds.
    Integer(i64),
    /// Text, ISO dates, months, region codes.
    Text(String),
    /// Hashes, signatures, sealed content.
    Bytes(Vec<u8>),
    /// Another record and the office that is its home.
    Reference(Reference),
}

impl Value {
    /// True where nothing was given.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The reference, if it is one.
    pub fn as_reference(&self) -> Option<Reference> {
        match self {
            Value::Reference(reference) => Some(*reference),
            _ => None,
        }
    }
}

/// A reference holds id and home, and may point to what this node does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The record.
    pub record: RecordId,
    /// The office where it is kept.
    pub home: RecordId,
}

/// A typed reference to a record of kind `R`.
pub struct Ref<R> {
    /// The record.
    pub id: Id<R>,
    /// The office where it is kept.
    pub home: RecordId,
}

impl<R> Ref<R> {
    /// Points at a record kept at `home`.
    pub fn new(id: Id<R>, home: RecordId) -> Self {
        Ref { id, home }
    }
}
impl<R> Clone for Ref<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Ref<R> {}
impl<R> PartialEq for Ref<R> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl<R> std::fmt::Debug for Ref<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.id, self.home)
    }
}

/// A personal or specific value: known, sealed (no right or no key here), or erased (its key was destroyed).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held<T> {
    /// The value is here and may be seen.
    Known(T),
    /// The value exists; the reader lacks the right, or this node the key.
    Sealed,
    /// The key was destroyed; nobody can read it any more.
    Erased,
}

impl<T> Held<T> {
    /// The value where it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Held::Known(value) => Some(value),
            _ => None,
        }
    }

    /// Looks at the inside without taking it.
    pub fn as_ref(&self) -> Held<&T> {
        match self {
            Held::Known(value) => Held::Known(value),
            Held::Sealed => Held::Sealed,
            Held::Erased => Held::Erased,
        }
    }

    /// Changes what is inside.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Held<U> {
        match self {
            Held::Known(value) => Held::Known(change(value)),
            Held::Sealed => Held::Sealed,
            Held::Erased => Held::Erased,
        }
    }
}

impl<T> Held<Option<T>> {
    /// The value where it is known and given.
    pub fn given(&self) -> Option<&T> {
        self.known().and_then(Option::as_ref)
    }
}

impl<T> From<T> for Held<T> {
    fn from(value: T) -> Self {
        Held::Known(value)
    }
}

/// A stored value that does not have the declared shape; met only when a declaration and a table disagree.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("field {field} does not hold what its declaration says")]
pub struct ShapeError {
    /// The field's name in the declaration.
    pub field: &'static str,
}

/// A Rust type that can stand in a declaration.
pub trait FieldValue: Sized {
    /// What kind of field it makes, unless the declaration says otherwise.
    const TYPE: FieldType;
    /// May it be left empty?
    const OPTIONAL: bool = false;
    /// Is it wrapped in [`Held`]?
    const HELD: bool = false;
    /// For journal and tables.
    fn to_cell(&self) -> Held<Value>;
    /// From journal and tables; `None` where the shape is wrong.
    fn from_cell(cell: &Held<Value>) -> Option<Self>;
}

/// Implements [`FieldValue`] for a type with a plain conversion each way.
macro_rules! field_value {
    ($type:ty, $field_type:expr, |$to:ident| $to_value:expr, |$from:ident| $from_value:expr) => {
        impl FieldValue for $type {
            const TYPE: FieldType = $field_type;
            fn to_cell(&self) -> Held<Value> {
                let $to = self;
                Held::Known($to_value)
            }
            fn from_cell(cell: &Held<Value>) -> Option<Self> {
                let $from = cell.known()?;
                $from_value
            }
        }
    };
}

field_value!(String, FieldType::Text, |t| Value::Text(t.clone()), |v| v.as_text().map(str::to_owned));
field_value!(i64, FieldType::Integer, |n| Value::Integer(*n), |v| v.as_integer());
field_value!(bool, FieldType::YesNo, |b| Value::Integer(i64::from(*b)), |v| v.as_integer().map(|n| n != 0));
field_value!(Nik, FieldType::Nik, |n| Value::Text(n.as_str().to_owned()), |v| Nik::parse(v.as_text()?).ok());
field_value!(Kk, FieldType::Kk, |n| Value::Text(n.as_str().to_owned()), |v| Kk::parse(v.as_text()?).ok());
field_value!(Rupiah, FieldType::Rupiah, |n| Value::Integer(n.0), |v| v.as_integer().map(Rupiah));
field_value!(Month, FieldType::Month, |m| Value::Text(m.to_string()), |v| v.as_text()?.parse().ok());
field_value!(Code, FieldType::Region, |c| Value::Text(c.as_str().to_owned()), |v| Code::parse(v.as_text()?).ok());
field_value!(jiff::civil::Date, FieldType::Date, |d| Value::Text(d.to_string()), |v| v.as_text()?.parse().ok());
field_value!(jiff::Timestamp, FieldType::Moment, |t| Value::Integer(t.as_millisecond()), |v| {
    jiff::Timestamp::from_millisecond(v.as_integer()?).ok()
});
field_value!(Vec<u8>, FieldType::Bytes, |b| Value::Bytes(b.clone()), |v| match v {
    Value::Bytes(bytes) => Some(bytes.clone()),
    _ => None,
});

impl<R: Record> FieldValue for Ref<R> {
    const TYPE: FieldType = FieldType::Reference(R::KIND);
    fn to_cell(&self) -> Held<Value> {
        Held::Known(Value::Reference(Reference { record: self.id.raw(), home: self.home }))
    }
    fn from_cell(cell: &Held<Value>) -> Option<Self> {
        let reference = cell.known()?.as_reference()?;
        Some(Ref { id: Id::new(reference.record), home: reference.home })
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const TYPE: FieldType = T::TYPE;
    const OPTIONAL: bool = true;
    fn to_cell(&self) -> Held<Value> {
        self.as_ref().map_or(Held::Known(Value::Null), T::to_cell)
    }
    fn from_cell(cell: &Held<Value>) -> Option<Self> {
        match cell {
            Held::Known(Value::Null) => Some(None),
            other => T::from_cell(other).map(Some),
        }
    }
}

impl<T: FieldValue> FieldValue for Held<T> {
    const TYPE: FieldType = T::TYPE;
    const OPTIONAL: bool = T::OPTIONAL;
    const HELD: bool = true;
    fn to_cell(&self) -> Held<Value> {
        match self {
            Held::Known(value) => value.to_cell(),
            Held::Sealed => Held::Sealed,
            Held::Erased => Held::Erased,
        }
    }
    fn from_cell(cell: &Held<Value>) -> Option<Self> {
        match cell {
            Held::Sealed => Some(Held::Sealed),
            Held::Erased => Some(Held::Erased),
            known => T::from_cell(known).map(Held::Known),
        }
    }
}
