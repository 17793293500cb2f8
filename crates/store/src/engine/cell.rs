//! One value on its way into or out of the database, and what becomes one.

use kernel::RecordId;

/// One value on its way into or out of the database.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Cell {
    /// No value.
    #[default]
    Null,
    /// A whole number: money in rupiah, milliseconds, days, booleans as 0 and 1.
    Integer(i64),
    /// Text in UTF-8, compared by bytes.
    Text(String),
    /// Bytes: ids, hashes, sealed values.
    Bytes(Vec<u8>),
}

impl Cell {
    /// The number, if it is one.
    pub fn integer(&self) -> Option<i64> {
        if let Cell::Integer(number) = self { Some(*number) } else { None }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Cell::Text(text) = self { Some(text) } else { None }
    }

    /// The bytes, if they are.
    pub fn bytes(&self) -> Option<&[u8]> {
        if let Cell::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// Whether there is no value.
    pub fn is_null(&self) -> bool {
        matches!(self, Cell::Null)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Cell::Integer(number)
    }
}
impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Cell::Integer(i64::from(number))
    }
}
impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Cell::Integer(i64::from(number))
    }
}
impl From<bool> for Cell {
    fn from(yes: bool) -> Self {
        Cell::Integer(i64::from(yes))
    }
}
impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}
impl From<Vec<u8>> for Cell {
    fn from(bytes: Vec<u8>) -> Self {
        Cell::Bytes(bytes)
    }
}
impl From<&[u8]> for Cell {
    fn from(bytes: &[u8]) -> Self {
        Cell::Bytes(bytes.to_vec())
    }
}
impl<const N: usize> From<[u8; N]> for Cell {
    fn from(bytes: [u8; N]) -> Self {
        Cell::Bytes(bytes.to_vec())
    }
}
impl<const N: usize> From<&[u8; N]> for Cell {
    fn from(bytes: &[u8; N]) -> Self {
        Cell::Bytes(bytes.to_vec())
    }
}
impl From<RecordId> for Cell {
    fn from(id: RecordId) -> Self {
        Cell::Bytes(id.0.to_vec())
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Null, Into::into)
    }
}
