//! Cells on their way to and from PostgreSQL, and its errors in our words.
//! Not here: connections and statements.

use std::error::Error;

use tokio_postgres::Row;
use tokio_postgres::error::{Severity, SqlState};
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::engine::{Cell, DbError};

/// A row of PostgreSQL.
pub struct PostgresRow<'r>(pub(super) &'r Row);

impl PostgresRow<'_> {
    pub(in crate::engine) fn len(&self) -> usize {
        self.0.len()
    }

    fn value(&self, index: usize) -> Seen<'_> {
        // A column that is not there reads as nothing, as it does on the other engine.
        self.0.try_get(index).unwrap_or(Seen::Nothing)
    }

    pub(in crate::engine) fn integer(&self, index: usize) -> Option<i64> {
        if let Seen::Integer(number) = self.value(index) { Some(number) } else { None }
    }

    pub(in crate::engine) fn text(&self, index: usize) -> Option<&str> {
        if let Seen::Text(text) = self.value(index) { Some(text) } else { None }
    }

    pub(in crate::engine) fn bytes(&self, index: usize) -> Option<&[u8]> {
        if let Seen::Bytes(bytes) = self.value(index) { Some(bytes) } else { None }
    }

    pub(in crate::engine) fn cell(&self, index: usize) -> Cell {
        match self.value(index) {
            Seen::Nothing => Cell::Null,
            Seen::Integer(number) => Cell::Integer(number),
            Seen::Text(text) => Cell::Text(text.to_owned()),
            Seen::Bytes(bytes) => Cell::Bytes(bytes.to_vec()),
        }
    }
}

/// A value as it lies in the server's answer.
enum Seen<'a> {
    Nothing,
    Integer(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl<'a> FromSql<'a> for Seen<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *kind {
            Type::INT8 => Seen::Integer(i64::from_sql(kind, raw)?),
            Type::INT4 => Seen::Integer(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Seen::Integer(i16::from_sql(kind, raw)?.into()),
            Type::BOOL => Seen::Integer(bool::from_sql(kind, raw)?.into()),
            Type::BYTEA => Seen::Bytes(raw),
            _ => Seen::Text(std::str::from_utf8(raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Seen::Nothing)
    }

    fn accepts(kind: &Type) -> bool {
        is_ours(kind)
    }
}

/// Whether a parameter or column of this type is one of the dialect. A sum that was not cast is `numeric` and is not:
/// read as a whole number it would silently be nothing.
pub(super) fn is_ours(kind: &Type) -> bool {
    matches!(*kind, Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL | Type::BYTEA) || is_text(kind)
}

fn is_text(kind: &Type) -> bool {
    matches!(*kind, Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN)
}

impl ToSql for Cell {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Cell::Null => Ok(IsNull::Yes),
            Cell::Integer(number) => match *kind {
                Type::INT8 => number.to_sql(kind, out),
                Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
                Type::INT2 => i16::try_from(*number)?.to_sql(kind, out),
                Type::BOOL => (*number != 0).to_sql(kind, out),
                _ => Err(format!("a number where {kind} belongs").into()),
            },
            Cell::Text(text) if is_text(kind) => text.as_str().to_sql(kind, out),
            Cell::Bytes(bytes) if *kind == Type::BYTEA => bytes.as_slice().to_sql(kind, out),
            Cell::Text(_) => Err(format!("a text where {kind} belongs").into()),
            Cell::Bytes(_) => Err(format!("bytes where {kind} belongs").into()),
        }
    }

    fn accepts(kind: &Type) -> bool {
        is_ours(kind)
    }

    to_sql_checked!();
}

/// The server's or the driver's error. The server repeats values in some of its words (never in those about schema,
/// constraints or its own state): the others are told by their code alone.
impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(told) = error.as_db_error() else {
            let broken = error.is_closed() || error.source().is_some_and(|source| source.is::<std::io::Error>());
            let words = match error.source() {
                Some(source) => format!("{error}: {source}"),
                None => error.to_string(),
            };
            return if broken { DbError::Lost(words) } else { DbError::Other(words) };
        };
        let code = told.code();
        let class = &code.code()[..2];
        if matches!(*code, SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED)
            || matches!(*code, SqlState::LOCK_NOT_AVAILABLE | SqlState::QUERY_CANCELED)
            || matches!(*code, SqlState::TOO_MANY_CONNECTIONS | SqlState::CANNOT_CONNECT_NOW)
        {
            return DbError::Busy;
        }
        match class {
            "23" => DbError::Constraint(told.message().to_owned()),
            "53" if *code == SqlState::DISK_FULL => DbError::Full,
            "XX" if *code != SqlState::INTERNAL_ERROR => DbError::Damaged(told.message().to_owned()),
            "08" | "57" => DbError::Lost(told.message().to_owned()),
            "22" => DbError::Other(format!("a value does not fit (code {})", code.code())),
            _ if matches!(told.parsed_severity(), Some(Severity::Fatal | Severity::Panic))
                && class != "28"
                && class != "3D" =>
            {
                DbError::Lost(told.message().to_owned())
            }
            _ => DbError::Other(format!("{} (code {})", told.message(), code.code())),
        }
    }
}
