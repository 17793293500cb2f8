//! What tables there are and which columns they have, asked of the engine itself; for copying a node whole.
//! Not here: what they mean (`schema`).

use super::{Cell, Db, DbError};

/// A type of the small dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// `bigint`
    Integer,
    /// `{text}`
    Text,
    /// `{bytes}`
    Bytes,
}

impl ColumnType {
    /// As it is written in the dialect.
    pub fn sql(self) -> &'static str {
        match self {
            ColumnType::Integer => "bigint",
            ColumnType::Text => "{text}",
            ColumnType::Bytes => "{bytes}",
        }
    }

    fn named(name: &str) -> Option<ColumnType> {
        match name.to_ascii_lowercase().as_str() {
            "bigint" | "integer" => Some(ColumnType::Integer),
            "text" => Some(ColumnType::Text),
            "blob" | "bytea" => Some(ColumnType::Bytes),
            _ => None,
        }
    }
}

impl Db {
    /// The node's tables, by name.
    pub fn tables(&self) -> Result<Vec<String>, DbError> {
        let sql = match self {
            Db::Sqlite(_) => "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
            Db::Postgres(_) => "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1",
        };
        let mut names = self.query(sql, &[], |row| row.text(0).to_owned())?;
        // The engine's own, which come and go with its settings.
        names.retain(|name| !name.starts_with("sqlite_"));
        Ok(names)
    }

    /// The columns of a table in their order, with their types.
    pub fn columns(&self, table: &str) -> Result<Vec<(String, ColumnType)>, DbError> {
        let sql = match self {
            Db::Sqlite(_) => "SELECT name, type FROM pragma_table_info($1) ORDER BY cid",
            Db::Postgres(_) => {
                "SELECT CAST(column_name AS text), CAST(data_type AS text) FROM information_schema.columns \
                 WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position"
            }
        };
        let columns = self.query(sql, &[Cell::from(table)], |row| (row.text(0).to_owned(), row.text(1).to_owned()))?;
        let typed = columns.into_iter().map(|(name, kind)| match ColumnType::named(&kind) {
            Some(kind) => Ok((name, kind)),
            None => Err(DbError::Other(format!("column {table}.{name} is {kind}, which is no type of ours"))),
        });
        typed.collect()
    }

    /// Bytes that the database takes on disk, with its log; 0 where the engine does not say.
    pub fn size(&self) -> Result<u64, DbError> {
        let sql = match self {
            Db::Sqlite(_) => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
            Db::Postgres(_) => "SELECT pg_database_size(current_database())",
        };
        Ok(self.first(sql, &[], |row| row.integer(0))?.unwrap_or_default().max(0) as u64)
    }
}
