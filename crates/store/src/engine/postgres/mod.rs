//! PostgreSQL: the same promises as SQLite's, kept by a server. One writer for each schema by an advisory lock, readers
//! that see one moment and cannot write, a new connection where one was lost and no transaction stood on it.
//! Not here: TLS (a server elsewhere is reached through a tunnel or a private network), pooling (`shared`).

use std::cell::{RefCell, RefMut};
use std::fs::File;

use super::folder::lock;
use super::location::PostgresUrl;
use super::{Cell, DbError, Location, Sql};

mod cells;
mod connection;
mod later;
#[cfg(test)]
mod tests;

pub use cells::PostgresRow;
use connection::{Connection, Standing};

/// Writes that wait at most.
const MANY: usize = 4096;
/// Rows fetched at once from what may be large.
const FETCH: usize = 500;

/// What the server is asked about itself; each row is something wrong.
const DOUBTS: &str = "
SELECT 'fsync is off: what was answered may be lost when the power fails' WHERE current_setting('fsync') = 'off'
UNION ALL SELECT 'full_page_writes is off: a page may be torn when the power fails'
    WHERE current_setting('full_page_writes') = 'off'
UNION ALL SELECT 'index ' || c.relname || ' is not whole: REINDEX it' FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND NOT (i.indisvalid AND i.indisready)
UNION ALL SELECT 'pages with a wrong checksum were read' FROM pg_stat_database
    WHERE datname = current_database() AND checksum_failures > 0";

/// Somebody still sees a moment from before: what was overwritten cannot be taken away under them.
const HORIZON: &str = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
    AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND backend_xmin IS NOT NULL";

/// A connection to the PostgreSQL database of a node.
pub struct Postgres {
    connection: RefCell<Connection>,
    waiting: RefCell<Vec<(Sql, Vec<Cell>)>>,
    // Held, never read: the node's folder is one writer's, whichever engine holds the tables.
    folder_lock: Option<File>,
}

impl Postgres {
    pub(super) fn writer(location: &Location, url: &PostgresUrl) -> Result<Postgres, DbError> {
        let folder_lock = lock(&location.dir)?;
        let connection = Connection::open(url.config()?, location.to_string(), true)?;
        Ok(Postgres {
            connection: RefCell::new(connection),
            waiting: RefCell::default(),
            folder_lock: Some(folder_lock),
        })
    }

    pub(super) fn reader(location: &Location, url: &PostgresUrl) -> Result<Postgres, DbError> {
        let mut connection = Connection::open(url.config()?, location.to_string(), false)?;
        let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";
        let tables = connection.query(tables, &[])?;
        if tables.first().is_none_or(|row| row.get::<_, i64>(0) == 0) {
            return Err(DbError::Missing(location.to_string()));
        }
        Ok(Postgres { connection: RefCell::new(connection), waiting: RefCell::default(), folder_lock: None })
    }

    fn connection(&self) -> RefMut<'_, Connection> {
        // Never held while a caller's function runs, which may ask for more on the same connection.
        self.connection.borrow_mut()
    }

    /// Lets a write wait for the next other statement.
    pub(super) fn write(&self, sql: Sql, values: Vec<Cell>) -> Result<(), DbError> {
        let mut waiting = self.waiting.borrow_mut();
        waiting.push((sql, values));
        if waiting.len() < MANY {
            return Ok(());
        }
        drop(waiting);
        self.written()
    }

    /// Sends what waits.
    pub(super) fn written(&self) -> Result<(), DbError> {
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        let mut connection = self.connection();
        later::parcels(waiting)
            .into_iter()
            .try_for_each(|parcel| connection.execute(&parcel.sql, &parcel.values).map(drop))
    }

    pub(super) fn execute(&self, sql: &str, values: &[Cell]) -> Result<u64, DbError> {
        self.written()?;
        self.connection().execute(sql, values)
    }

    pub(super) fn query(
        &self,
        sql: &str,
        values: &[Cell],
        mut each: impl FnMut(PostgresRow<'_>),
    ) -> Result<(), DbError> {
        self.written()?;
        let rows = self.connection().query(sql, values)?;
        rows.iter().for_each(|row| each(PostgresRow(row)));
        Ok(())
    }

    /// As `query`, with only some rows in memory at a time.
    pub(super) fn scan(&self, sql: &str, values: &[Cell], each: impl FnMut(PostgresRow<'_>)) -> Result<(), DbError> {
        let ours = !self.in_transaction();
        if ours {
            self.begin()?;
        }
        let number = self.connection().scans;
        self.connection().scans += 1;
        let scanned = self.fetch_all(number, sql, values, each);
        self.connection().scans = number;
        if ours {
            self.rollback()?;
        }
        scanned
    }

    fn fetch_all(
        &self,
        number: usize,
        sql: &str,
        values: &[Cell],
        mut each: impl FnMut(PostgresRow<'_>),
    ) -> Result<(), DbError> {
        self.written()?;
        self.connection().once(&format!("DECLARE scan_{number} NO SCROLL CURSOR FOR {sql}"), values)?;
        let fetch = format!("FETCH FORWARD {FETCH} FROM scan_{number}");
        loop {
            let rows = self.connection().once(&fetch, &[])?;
            rows.iter().for_each(|row| each(PostgresRow(row)));
            if rows.len() < FETCH {
                return self.batch(&format!("CLOSE scan_{number}"));
            }
        }
    }

    pub(super) fn batch(&self, sql: &str) -> Result<(), DbError> {
        self.written()?;
        self.connection().batch(sql)
    }

    pub(super) fn begin(&self) -> Result<(), DbError> {
        self.connection().begin()
    }

    pub(super) fn commit(&self) -> Result<(), DbError> {
        self.written()?;
        let mut connection = self.connection();
        let before = std::mem::replace(&mut connection.standing, Standing::Idle);
        match before {
            Standing::Open => {
                // While it is open, so that a connection lost in between is not quietly made anew.
                connection.standing = Standing::Open;
                let done = connection.batch("COMMIT");
                connection.standing = Standing::Idle;
                done
            }
            Standing::Idle => Err(DbError::Other("no transaction is open".to_owned())),
            Standing::Gone => Err(DbError::Lost("the transaction went away with its connection".to_owned())),
            Standing::Failed => {
                connection.batch("ROLLBACK")?;
                Err(DbError::Other("a statement of this transaction had failed".to_owned()))
            }
        }
    }

    pub(super) fn rollback(&self) -> Result<(), DbError> {
        self.waiting.borrow_mut().clear();
        let mut connection = self.connection();
        let before = std::mem::replace(&mut connection.standing, Standing::Idle);
        if matches!(before, Standing::Idle | Standing::Gone) {
            return Ok(());
        }
        match connection.batch("ROLLBACK") {
            // With the connection went the transaction, which is what was wanted.
            Err(DbError::Lost(_)) => Ok(()),
            other => other,
        }
    }

    pub(super) fn rollback_to(&self, name: &str) -> Result<(), DbError> {
        self.waiting.borrow_mut().clear();
        let mut connection = self.connection();
        connection.batch(&format!("ROLLBACK TO SAVEPOINT {name}"))?;
        connection.standing = Standing::Open;
        Ok(())
    }

    pub(super) fn in_transaction(&self) -> bool {
        self.connection().standing != Standing::Idle
    }

    pub(super) fn is_writer(&self) -> bool {
        self.folder_lock.is_some()
    }

    /// Vacuums the tables in which rows were replaced. Their old bytes may then be written over; they lie in free space
    /// of the tables' files and in the server's log until they are.
    pub(super) fn checkpoint(&self) -> Result<bool, DbError> {
        let tables: Vec<String> = self.connection().rewritten.iter().cloned().collect();
        if tables.is_empty() {
            return Ok(true);
        }
        let mut in_the_way = 0;
        self.query(HORIZON, &[], |row| in_the_way = row.integer(0).unwrap_or_default())?;
        for table in tables {
            self.batch(&format!("VACUUM {table}"))?;
        }
        if in_the_way == 0 {
            self.connection().rewritten.clear();
        }
        Ok(in_the_way == 0)
    }

    pub(super) fn doubts(&self) -> Result<Vec<String>, DbError> {
        let mut found = Vec::new();
        self.query(DOUBTS, &[], |row| found.extend(row.text(0).map(str::to_owned)))?;
        Ok(found)
    }

    pub(super) fn prepares(&self, sql: &str) -> Result<(), DbError> {
        self.connection().prepares(sql)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.connection().close();
    }
}
