//! The trait that the derive macro implements, typed fields, and a record read back with its versions.
//! Not here: the declaration's shape (`spec`) and the generic row (`row`).

use std::marker::PhantomData;
use std::ops::Deref;

use crate::id::{Id, RecordId};
use crate::row::Row;
use crate::spec::RecordSpec;
use crate::value::{Held, Ref, ShapeError, Value};

/// A declared kind of record.
pub trait Record: Sized + 'static {
    /// Stable number of the kind (PIN).
    const KIND: u32;
    /// The declaration.
    const SPEC: &'static RecordSpec;
    /// This record's id.
    fn record_id(&self) -> RecordId;
    /// Values in the declaration's order.
    fn to_cells(&self) -> Vec<Held<Value>>;
    /// Back from values in the declaration's order.
    fn from_cells(id: RecordId, cells: &[Held<Value>]) -> Result<Self, ShapeError>;
}

/// A field of record `R` that holds a `T`.
pub struct Field<R, T> {
    /// The stable tag.
    pub tag: u32,
    /// The name in the table.
    pub name: &'static str,
    types: PhantomData<fn() -> (R, T)>,
}

impl<R, T> Field<R, T> {
    /// Names a field; the derive macro calls it.
    pub const fn new(tag: u32, name: &'static str) -> Self {
        Field { tag, name, types: PhantomData }
    }
}
impl<R, T> Clone for Field<R, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R, T> Copy for Field<R, T> {}

/// A typed record as it was read, with the row it came from.
#[derive(Debug, Clone)]
pub struct Stored<R> {
    /// The record.
    pub record: R,
    /// The same as cells, with versions.
    pub row: Row,
}

impl<R: Record> Stored<R> {
    /// Reads a row as `R`.
    pub fn from_row(row: Row) -> Result<Self, ShapeError> {
        Ok(Stored { record: row.decode()?, row })
    }

    /// A typed reference to it.
    pub fn reference(&self) -> Ref<R> {
        Ref::new(Id::new(self.row.id), self.row.home)
    }

    /// The office that keeps it.
    pub fn home(&self) -> RecordId {
        self.row.home
    }
}

impl<R> Deref for Stored<R> {
    type Target = R;
    fn deref(&self) -> &R {
        &self.record
    }
}
