//! The database behind the store: one synchronous `Db` over whichever engine holds the node.
//! This is the only module that matches on the engine; each engine is one file beside it and one arm in each
//! function here. Not here: tables, statements, transactions' meaning.
//!
//! The dialect: types `bigint`, `{text}` and `{bytes}` in `batch` (the engine puts its own names there), numbered
//! placeholders `$1` (re-used and out of order) in `execute` and `query`, no date functions, no LIKE, no `::`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::RecordId;

mod catalogue;
mod cell;
mod folder;
mod location;
mod postgres;
mod sqlite;
#[cfg(test)]
pub(crate) mod tests;

pub use catalogue::ColumnType;
pub use cell::Cell;
pub use location::{Database, Location, PostgresUrl};

/// The text of a statement that is kept until it is run.
#[derive(Debug, Clone)]
pub enum Sql {
    /// A constant.
    Fixed(&'static str),
    /// One that was made from a declaration.
    Made(Arc<str>),
}

impl std::ops::Deref for Sql {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Sql::Fixed(text) => text,
            Sql::Made(text) => text,
        }
    }
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Sql {
        Sql::Fixed(text)
    }
}

impl From<Arc<str>> for Sql {
    fn from(text: Arc<str>) -> Sql {
        Sql::Made(text)
    }
}

impl From<String> for Sql {
    fn from(text: String) -> Sql {
        Sql::Made(text.into())
    }
}

/// Why the database did not do it. The texts name tables and columns, never values.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique, not-null or check constraint fired; the engine's own words.
    #[error("constraint: {0}")]
    Constraint(String),
    /// Somebody else holds the lock; trying again helps.
    #[error("the database is busy")]
    Busy,
    /// The disk is full; nothing of the transaction was kept.
    #[error("the disk is full")]
    Full,
    /// The file is not a database of ours or is damaged.
    #[error("the database is damaged: {0}. Keep a copy of the folder, then restore the last backup")]
    Damaged(String),
    /// The connection to the server was lost; trying again helps when the server is back. What was being committed may
    /// have been kept or not: the same action sent again finds out.
    #[error("the connection to the database is lost: {0}")]
    Lost(String),
    /// Another process writes to this folder or database.
    #[error("another desmigratif is already running on {0}: stop it first")]
    WriterElsewhere(String),
    /// There is no database in this folder, or no tables in this database, yet.
    #[error("there is no data in {0}")]
    Missing(String),
    /// The directory or a file in it could not be made or read.
    #[error("{path}: {error}")]
    Path {
        /// Where.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// Anything else: a statement that does not fit the schema, a value of the wrong shape.
    #[error("{0}")]
    Other(String),
}

/// One connection. It can be sent to another thread and serves one thread at a time.
#[expect(clippy::large_enum_variant, reason = "there is one for each connection")]
pub enum Db {
    /// SQLite inside the binary.
    Sqlite(sqlite::Sqlite),
    /// A PostgreSQL server.
    Postgres(postgres::Postgres),
}

/// One row while a query runs.
pub enum RowCells<'r> {
    /// A row of SQLite.
    Sqlite(sqlite::SqliteRow<'r>),
    /// A row of PostgreSQL.
    Postgres(postgres::PostgresRow<'r>),
}

/// Columns are declared by us and read by the code that wrote them, so a null or a cell of another type reads as zero or
/// empty here; where the difference matters, ask `cell` or `is_null`.
impl RowCells<'_> {
    /// The whole number in a column; 0 for null.
    pub fn integer(&self, index: usize) -> i64 {
        match self {
            RowCells::Sqlite(row) => row.integer(index).unwrap_or_default(),
            RowCells::Postgres(row) => row.integer(index).unwrap_or_default(),
        }
    }

    /// The text in a column; empty for null.
    pub fn text(&self, index: usize) -> &str {
        match self {
            RowCells::Sqlite(row) => row.text(index).unwrap_or_default(),
            RowCells::Postgres(row) => row.text(index).unwrap_or_default(),
        }
    }

    /// The bytes in a column; empty for null.
    pub fn bytes(&self, index: usize) -> &[u8] {
        match self {
            RowCells::Sqlite(row) => row.bytes(index).unwrap_or_default(),
            RowCells::Postgres(row) => row.bytes(index).unwrap_or_default(),
        }
    }

    /// The cell, whatever it holds; null where there is no such column.
    pub fn cell(&self, index: usize) -> Cell {
        match self {
            RowCells::Sqlite(row) => row.cell(index),
            RowCells::Postgres(row) => row.cell(index),
        }
    }

    /// Whether the cell holds nothing.
    pub fn is_null(&self, index: usize) -> bool {
        self.cell(index).is_null()
    }

    /// The id of a record in a column of 16 bytes.
    pub fn id(&self, index: usize) -> Option<RecordId> {
        RecordId::from_slice(self.bytes(index)).ok()
    }

    /// Every cell of the row.
    pub fn cells(&self) -> Vec<Cell> {
        let count = match self {
            RowCells::Sqlite(row) => row.len(),
            RowCells::Postgres(row) => row.len(),
        };
        (0..count).map(|index| self.cell(index)).collect()
    }
}

impl Db {
    /// Opens the node's one writing connection and makes directory and file where they are missing (mode 700, 600).
    /// A second writer, also of another process, is refused with `WriterElsewhere` for as long as this one lives.
    pub fn writer(location: &Location) -> Result<Db, DbError> {
        match &location.database {
            Database::Sqlite => sqlite::Sqlite::writer(location).map(Db::Sqlite),
            Database::Postgres(url) => postgres::Postgres::writer(location, url).map(Db::Postgres),
        }
    }

    /// Opens a connection that can only read. It needs a database that a writer has made.
    pub fn reader(location: &Location) -> Result<Db, DbError> {
        match &location.database {
            Database::Sqlite => sqlite::Sqlite::reader(location).map(Db::Sqlite),
            Database::Postgres(url) => postgres::Postgres::reader(location, url).map(Db::Postgres),
        }
    }

    /// Idle reading connections that are worth keeping: on a file each reads the tables' definitions first, on a server each
    /// is a process.
    pub fn idle_readers(location: &Location) -> usize {
        match &location.database {
            Database::Sqlite => 16,
            Database::Postgres(_) => 32,
        }
    }

    /// Reading connections that may be open at once: more than the machine's cores can serve only push each other aside, and a
    /// server has 100 for everybody unless its operator gave it more.
    pub fn most_readers(location: &Location) -> usize {
        match &location.database {
            Database::Sqlite => 16,
            Database::Postgres(_) => 64,
        }
    }

    /// Runs one statement; the answer is the number of rows that it changed.
    pub fn execute(&self, sql: &str, values: &[Cell]) -> Result<u64, DbError> {
        match self {
            Db::Sqlite(db) => db.execute(sql, values),
            Db::Postgres(db) => db.execute(sql, values),
        }
    }

    /// Runs one statement before the next other one, or before the transaction ends, in the order of the calls; whether it
    /// failed is told there, or by a later write. For the writer, which has many rows to write and need not wait for each.
    pub fn write(&self, sql: impl Into<Sql>, values: Vec<Cell>) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.write(sql.into(), values),
            Db::Postgres(db) => db.write(sql.into(), values),
        }
    }

    /// Does what [`Db::write`] left for later; the first that failed is told.
    pub fn written(&self) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.written(),
            Db::Postgres(db) => db.written(),
        }
    }

    /// Runs one query and turns each row into a value.
    pub fn query<T>(
        &self,
        sql: &str,
        values: &[Cell],
        mut each: impl FnMut(&RowCells) -> T,
    ) -> Result<Vec<T>, DbError> {
        let mut found = Vec::new();
        match self {
            Db::Sqlite(db) => db.query(sql, values, |row| found.push(each(&RowCells::Sqlite(row))))?,
            Db::Postgres(db) => db.query(sql, values, |row| found.push(each(&RowCells::Postgres(row))))?,
        }
        Ok(found)
    }

    /// The same for a query by keys: each row that it can find holds one of `values` that are bytes. What waits to be
    /// written and holds none of them need not be done first.
    pub fn query_by_key<T>(
        &self,
        sql: &str,
        values: &[Cell],
        mut each: impl FnMut(&RowCells) -> T,
    ) -> Result<Vec<T>, DbError> {
        let Db::Postgres(db) = self else { return self.query(sql, values, each) };
        let mut found = Vec::new();
        db.query_by_key(sql, values, |row| found.push(each(&RowCells::Postgres(row))))?;
        Ok(found)
    }

    /// Runs one query over what may be large: only some rows are in memory at a time. `each` may ask for more on the same
    /// connection meanwhile.
    pub fn scan(&self, sql: &str, values: &[Cell], mut each: impl FnMut(&RowCells)) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.query(sql, values, |row| each(&RowCells::Sqlite(row))),
            Db::Postgres(db) => db.scan(sql, values, |row| each(&RowCells::Postgres(row))),
        }
    }

    /// The first row of a query, if there is one; the others are not looked at.
    pub fn first<T>(&self, sql: &str, values: &[Cell], each: impl FnMut(&RowCells) -> T) -> Result<Option<T>, DbError> {
        Ok(self.query(sql, values, each)?.into_iter().next())
    }

    /// Runs several statements without values, such as table definitions: `{text}` and `{bytes}` become the engine's
    /// types. It opens no transaction of its own.
    pub fn batch(&self, sql: &str) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.batch(
                &sql.replace("{text}", "text").replace("{bytes}", "blob").replace("{clustered}", " WITHOUT ROWID"),
            ),
            Db::Postgres(db) => db.batch(
                &sql.replace("{text}", "text COLLATE \"C\"").replace("{bytes}", "bytea").replace("{clustered}", ""),
            ),
        }
    }

    /// Begins a transaction: on the writer one that may write at once, on a reader one that sees a single moment.
    pub fn begin(&self) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.begin(),
            Db::Postgres(db) => db.begin(),
        }
    }

    /// Ends the transaction; when this returns, what it wrote is on disk.
    pub fn commit(&self) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.commit(),
            Db::Postgres(db) => db.commit(),
        }
    }

    /// Takes the transaction back. It is no error when the engine already did so, as it does when the disk is full.
    pub fn rollback(&self) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.rollback(),
            Db::Postgres(db) => db.rollback(),
        }
    }

    /// Whether a transaction is open.
    pub fn in_transaction(&self) -> bool {
        match self {
            Db::Sqlite(db) => db.in_transaction(),
            Db::Postgres(db) => db.in_transaction(),
        }
    }

    /// Whether this is the node's writing connection.
    pub fn is_writer(&self) -> bool {
        match self {
            Db::Sqlite(db) => db.is_writer(),
            Db::Postgres(db) => db.is_writer(),
        }
    }

    /// Marks a place inside the transaction to which it can be taken back. The name is a plain word of ours.
    pub fn savepoint(&self, name: &str) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.savepoint(name),
            Db::Postgres(db) => db.savepoint(name),
        }
    }

    /// The same for what can be taken back as long as no statement failed. Where the engine gathers the writes of several
    /// such parts ([`Db::gathers`]), a statement that fails costs the whole transaction.
    pub fn mark(&self, name: &str) {
        match self {
            Db::Sqlite(db) => db.mark(name),
            Db::Postgres(db) => db.mark(name),
        }
    }

    /// Whether writes of so many parts of a transaction should be left to wait together: each answer of a server takes its
    /// time, and each savepoint of SQLite copies pages. One alone may as well have its savepoint, and its own fault told.
    pub fn gathers(&self, parts: usize) -> bool {
        parts > 1 || matches!(self, Db::Postgres(_))
    }

    /// Forgets a savepoint and keeps what was done since.
    pub fn release(&self, name: &str) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.release(name),
            Db::Postgres(db) => {
                db.release(name);
                Ok(())
            }
        }
    }

    /// Takes back what was done since the savepoint, which stays.
    pub fn rollback_to(&self, name: &str) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.rollback_to(name),
            Db::Postgres(db) => db.rollback_to(name),
        }
    }

    /// Copies the database as it is at this moment into one file, on disk when this returns; writers go on meanwhile.
    /// `progress` is told pages done and pages in all. An existing file is replaced only by a whole copy.
    /// On PostgreSQL it is refused: `backup` copies the tables of either engine.
    pub fn backup_to(&self, target: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.backup_to(target, progress),
            Db::Postgres(_) => {
                Err(DbError::Other("a PostgreSQL database is backed up with pg_dump or pg_basebackup".to_owned()))
            }
        }
    }

    /// Moves the log into the database and empties it, so that overwritten values are gone from both. On PostgreSQL:
    /// vacuums what was written over; old bytes stay in free space and in the server's log until that is used again.
    /// False when a reader stood in the way; trying again later helps. Outside a transaction.
    pub fn checkpoint(&self) -> Result<bool, DbError> {
        match self {
            Db::Sqlite(db) => db.checkpoint(),
            Db::Postgres(db) => db.checkpoint(),
        }
    }

    /// What the engine finds wrong with its own file (PostgreSQL: with its settings, indexes and checksums); empty when
    /// nothing.
    pub fn integrity_check(&self) -> Result<Vec<String>, DbError> {
        match self {
            Db::Sqlite(db) => db.integrity_check(),
            Db::Postgres(db) => db.doubts(),
        }
    }

    /// Whether the engine understands a statement against the tables as they are now.
    pub fn prepares(&self, sql: &str) -> Result<(), DbError> {
        match self {
            Db::Sqlite(db) => db.prepares(sql),
            Db::Postgres(db) => db.prepares(sql),
        }
    }
}
