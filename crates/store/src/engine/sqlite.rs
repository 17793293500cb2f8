//! SQLite: opening with the settings that durability and erasure need, running statements, copying, checking.
//! Not here: anything that the other engine would do as well.

use std::cell::Ref;
use std::fs::{File, OpenOptions};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, OpenFlags, Row};

use super::folder::{at, lock, private};
use super::{Cell, DbError, Location, Sql};

mod behind;
use behind::Held;

/// How long a connection waits for another one's lock before it says `Busy`.
const PATIENCE: Duration = Duration::from_secs(5);
/// Page cache of the writer and of each reader, in KiB: an idle process with its pool stays well under 80 MB.
const WRITER_CACHE: i64 = 32 * 1024;
const READER_CACHE: i64 = 2 * 1024;
/// Compiled statements kept by each connection.
const STATEMENTS: usize = 256;
/// Pages (4 KiB each) copied between two reports of a backup's progress.
const BACKUP_STEP: i32 = 1024;

/// A connection to the SQLite file of a node.
pub struct Sqlite {
    held: Held,
    // Held, never read.
    writer_lock: Option<File>,
}

/// A row of SQLite while its query runs.
pub struct SqliteRow<'r>(&'r Row<'r>);

impl SqliteRow<'_> {
    pub(super) fn len(&self) -> usize {
        self.0.as_ref().column_count()
    }

    fn value(&self, index: usize) -> ValueRef<'_> {
        self.0.get_ref(index).unwrap_or(ValueRef::Null)
    }

    pub(super) fn integer(&self, index: usize) -> Option<i64> {
        if let ValueRef::Integer(number) = self.value(index) { Some(number) } else { None }
    }

    pub(super) fn text(&self, index: usize) -> Option<&str> {
        if let ValueRef::Text(text) = self.value(index) { std::str::from_utf8(text).ok() } else { None }
    }

    pub(super) fn bytes(&self, index: usize) -> Option<&[u8]> {
        if let ValueRef::Blob(bytes) = self.value(index) { Some(bytes) } else { None }
    }

    pub(super) fn cell(&self, index: usize) -> Cell {
        match self.value(index) {
            // We never store floating-point numbers; one could only come from a statement that divides.
            ValueRef::Null | ValueRef::Real(_) => Cell::Null,
            ValueRef::Integer(number) => Cell::Integer(number),
            ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
        }
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Cell::Null => ValueRef::Null,
            Cell::Integer(number) => ValueRef::Integer(*number),
            Cell::Text(text) => ValueRef::Text(text.as_bytes()),
            Cell::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        // The index of the log (-shm) grows by a write of its own: where that fails the disk is full, as little as the code says so.
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return DbError::Full;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => DbError::Constraint(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => DbError::Busy,
            Some(ErrorCode::DiskFull) => DbError::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => DbError::Damaged(error.to_string()),
            _ => DbError::Other(error.to_string()),
        }
    }
}

impl Sqlite {
    pub(super) fn writer(location: &Location) -> Result<Sqlite, DbError> {
        let writer_lock = lock(&location.dir)?;
        let file = location.file();
        // SQLite gives the log and its index the mode of the database, so the mode is set before it is opened.
        private(OpenOptions::new().create(true).append(true)).open(&file).map_err(at(&file))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&file, flags)?;
        settle(&connection, WRITER_CACHE)?;
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(DbError::Other(format!("journal mode is {mode}, not wal: is the disk a network share?")));
        }
        connection.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864; \
             PRAGMA wal_autocheckpoint = 8000;",
        )?;
        Ok(Sqlite { held: Held::new(connection), writer_lock: Some(writer_lock) })
    }

    pub(super) fn reader(location: &Location) -> Result<Sqlite, DbError> {
        let file = location.file();
        if !file.is_file() {
            return Err(DbError::Missing(location.to_string()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&file, flags)?;
        settle(&connection, READER_CACHE)?;
        connection.execute_batch("PRAGMA query_only = ON;")?;
        Ok(Sqlite { held: Held::new(connection), writer_lock: None })
    }

    /// The connection, with everything done that was to be done behind.
    fn connection(&self) -> Result<Ref<'_, Connection>, DbError> {
        self.held.home()
    }

    pub(super) fn write(&self, sql: Sql, values: Vec<Cell>) -> Result<(), DbError> {
        self.held.write(sql, values)
    }

    pub(super) fn written(&self) -> Result<(), DbError> {
        self.connection().map(drop)
    }

    pub(super) fn execute(&self, sql: &str, values: &[Cell]) -> Result<u64, DbError> {
        self.held.at_once()?;
        run(&*self.connection()?, sql, values)
    }

    pub(super) fn query(&self, sql: &str, values: &[Cell], mut each: impl FnMut(SqliteRow<'_>)) -> Result<(), DbError> {
        if !sql.starts_with("SELECT ") {
            self.held.at_once()?;
        }
        let connection = self.connection()?;
        let mut statement = prepared(&connection, sql, values)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            each(SqliteRow(row));
        }
        Ok(())
    }

    pub(super) fn batch(&self, sql: &str) -> Result<(), DbError> {
        self.held.at_once()?;
        Ok(self.connection()?.execute_batch(sql)?)
    }

    /// A savepoint of which SQLite hears when it must.
    pub(super) fn mark(&self, name: &str) {
        self.held.mark(name);
    }

    pub(super) fn savepoint(&self, name: &str) -> Result<(), DbError> {
        self.batch(&format!("SAVEPOINT {name}"))?;
        self.held.kept();
        Ok(())
    }

    pub(super) fn release(&self, name: &str) -> Result<(), DbError> {
        if self.held.release(name)? { Ok(()) } else { self.batch(&format!("RELEASE SAVEPOINT {name}")) }
    }

    pub(super) fn commit(&self) -> Result<(), DbError> {
        self.written()?;
        self.held.whole()?;
        self.execute("COMMIT", &[]).map(drop)
    }

    pub(super) fn begin(&self) -> Result<(), DbError> {
        let sql = if self.is_writer() { "BEGIN IMMEDIATE" } else { "BEGIN" };
        self.execute(sql, &[]).map(drop)
    }

    pub(super) fn rollback(&self) -> Result<(), DbError> {
        self.held.forget();
        self.held.over();
        if self.in_transaction() { self.execute("ROLLBACK", &[]).map(drop) } else { Ok(()) }
    }

    pub(super) fn is_writer(&self) -> bool {
        self.writer_lock.is_some()
    }

    pub(super) fn in_transaction(&self) -> bool {
        self.held.in_transaction()
    }

    pub(super) fn rollback_to(&self, name: &str) -> Result<(), DbError> {
        if self.held.take_back(name)? {
            return Ok(());
        }
        self.held.forget();
        self.batch(&format!("ROLLBACK TO SAVEPOINT {name}"))
    }

    pub(super) fn backup_to(&self, target: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<(), DbError> {
        let unfinished = target.with_extension("unfinished");
        match std::fs::remove_file(&unfinished) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(at(&unfinished)(error)),
            _ => {}
        }
        private(OpenOptions::new().create_new(true).write(true)).open(&unfinished).map_err(at(&unfinished))?;
        self.copy_into(&unfinished, progress)?;
        File::open(&unfinished).and_then(|file| file.sync_all()).map_err(at(&unfinished))?;
        std::fs::rename(&unfinished, target).map_err(at(target))?;
        crate::files::sync_parent(target).map_err(at(target))
    }

    fn copy_into(&self, target: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<(), DbError> {
        let mut copy = Connection::open(target)?;
        // An open read transaction holds the moment; without it every write elsewhere would start the copy anew.
        let ours = !self.in_transaction();
        if ours {
            self.batch("BEGIN")?;
            self.connection()?.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        }
        let copied = step_through(&*self.connection()?, &mut copy, progress);
        if ours {
            self.rollback()?;
        }
        copied?;
        // One file and nothing beside it: a copy on a stick must not depend on a log that was left behind.
        copy.execute_batch("PRAGMA journal_mode = DELETE;")?;
        copy.close().map_err(|(_, error)| error.into())
    }

    pub(super) fn checkpoint(&self) -> Result<bool, DbError> {
        let busy: i64 = self.connection()?.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }

    pub(super) fn integrity_check(&self) -> Result<Vec<String>, DbError> {
        let mut found = Vec::new();
        self.query("PRAGMA integrity_check", &[], |row| found.extend(row.text(0).map(str::to_owned)))?;
        found.retain(|line| line != "ok");
        Ok(found)
    }

    pub(super) fn prepares(&self, sql: &str) -> Result<(), DbError> {
        Ok(self.connection()?.prepare(sql).map(drop)?)
    }
}

/// A statement of the connection with its values bound.
fn prepared<'c>(connection: &'c Connection, sql: &str, values: &[Cell]) -> Result<CachedStatement<'c>, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    // To SQLite `$2` is a name, numbered by its first appearance; the number meant is the one written.
    for index in 1..=statement.parameter_count() {
        let place: Option<usize> = statement
            .parameter_name(index)
            .and_then(|name| name.strip_prefix('$'))
            .and_then(|number| number.parse().ok());
        let value = place.and_then(|place| values.get(place.checked_sub(1)?)).ok_or_else(|| {
            DbError::Other(format!("statement has no value for placeholder {index} of {}: {sql}", values.len()))
        })?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(statement)
}

pub(super) fn run(connection: &Connection, sql: &str, values: &[Cell]) -> Result<u64, DbError> {
    Ok(prepared(connection, sql, values)?.raw_execute()? as u64)
}

fn step_through(from: &Connection, to: &mut Connection, progress: &mut dyn FnMut(u64, u64)) -> Result<(), DbError> {
    use rusqlite::backup::{Backup, StepResult};
    let backup = Backup::new(from, to)?;
    loop {
        let step = backup.step(BACKUP_STEP)?;
        let state = backup.progress();
        progress((state.pagecount - state.remaining).max(0) as u64, state.pagecount.max(0) as u64);
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn settle(connection: &Connection, cache: i64) -> Result<(), DbError> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Otherwise a statement on a table with a partial index is planned anew for every value that is bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(&format!(
        "PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{cache};"
    ))?;
    Ok(())
}
