//! PostgreSQL: the same promises as SQLite's, kept by a server. One writer for each schema by an advisory lock, readers
//! that see one moment and cannot write, a new connection where one was lost and no transaction stood on it.
//! Not here: TLS (a server elsewhere is reached through a tunnel or a private network), pooling (`shared`).

use std::cell::{RefCell, RefMut};
use std::fs::File;

use super::folder::lock;
use super::location::PostgresUrl;
use super::{Cell, DbError, Location, Sql};

mod beside;
mod cells;
mod connection;
mod later;
#[cfg(test)]
mod tests;
mod wire;

use beside::Beside;
pub use cells::PostgresRow;
use connection::{Answer, Connection, Standing};
use later::{Order, Queue};

/// Writes that are enough to be sent.
const MANY: usize = 256;
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
    waiting: RefCell<Queue>,
    /// On the writer.
    beside: Option<RefCell<Beside>>,
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
            beside: Some(RefCell::new(Beside::new(url.config()?, location.to_string()))),
            folder_lock: Some(folder_lock),
        })
    }

    pub(super) fn reader(location: &Location, url: &PostgresUrl) -> Result<Postgres, DbError> {
        let mut connection = Connection::open(url.config()?, location.to_string(), false)?;
        let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";
        let tables = connection.once(tables, &[])?;
        if tables.first().is_none_or(|row| row.get::<_, i64>(0) == 0) {
            return Err(DbError::Missing(location.to_string()));
        }
        Ok(Postgres {
            connection: RefCell::new(connection),
            waiting: RefCell::default(),
            beside: None,
            folder_lock: None,
        })
    }

    fn connection(&self) -> RefMut<'_, Connection> {
        // Never held while a caller's function runs, which may ask for more on the same connection.
        self.connection.borrow_mut()
    }

    /// Lets a write wait for the next other statement. When they are many, they are sent, and nobody waits for the answer.
    pub(super) fn write(&self, sql: Sql, values: Vec<Cell>) -> Result<(), DbError> {
        keepable(&values)?;
        if let Some(beside) = &self.beside {
            beside.borrow_mut().unseen.write(&sql, &values);
        }
        let mut waiting = self.waiting.borrow_mut();
        waiting.write(sql, values);
        if waiting.len() < MANY {
            return Ok(());
        }
        let settled = waiting.take_settled();
        // One job alone that writes so much: the server has to know where it began.
        let orders = if waiting.len() < MANY { settled } else { [settled, waiting.take()].concat() };
        drop(waiting);
        self.connection().start(orders)
    }

    /// Sends what waits, and something after it.
    fn send(&self, then: Option<Order>) -> Result<Option<Answer>, DbError> {
        let mut orders = self.waiting.borrow_mut().take();
        orders.extend(then);
        self.connection().ask(orders)
    }

    /// Sends what waits.
    pub(super) fn written(&self) -> Result<(), DbError> {
        self.send(None).map(drop)
    }

    pub(super) fn execute(&self, sql: &str, values: &[Cell]) -> Result<u64, DbError> {
        keepable(values)?;
        self.did_anything();
        match self.send(Some(Order::Run { sql: sql.to_owned(), values: values.to_vec() }))? {
            Some(Answer::Done { rows, .. }) => Ok(rows),
            _ => Ok(0),
        }
    }

    pub(super) fn query(&self, sql: &str, values: &[Cell], each: impl FnMut(PostgresRow<'_>)) -> Result<(), DbError> {
        if !sql.starts_with("SELECT ") {
            self.did_anything();
        }
        let first = self.waiting.borrow().concerns(sql);
        self.query_after(first, sql, values, each)
    }

    pub(super) fn query_by_key(
        &self,
        sql: &str,
        values: &[Cell],
        each: impl FnMut(PostgresRow<'_>),
    ) -> Result<(), DbError> {
        keepable(values)?;
        let open = self.connection().standing == Standing::Open;
        let beside = self.beside.as_ref().filter(|_| open);
        // Given back before a caller's function runs.
        let rows = beside.and_then(|beside| beside.borrow_mut().query(sql, values));
        if let Some(rows) = rows {
            rows.iter().map(PostgresRow).for_each(each);
            return Ok(());
        }
        let first = self.waiting.borrow().concerns_keys(sql, values);
        self.query_after(first, sql, values, each)
    }

    /// What is done now may change any row.
    fn did_anything(&self) {
        if let Some(beside) = &self.beside {
            beside.borrow_mut().unseen.anything();
        }
    }

    /// Everything that was done is committed or taken back.
    fn did_nothing(&self) {
        if let Some(beside) = &self.beside {
            beside.borrow_mut().unseen.forget();
        }
    }

    fn query_after(
        &self,
        first: bool,
        sql: &str,
        values: &[Cell],
        mut each: impl FnMut(PostgresRow<'_>),
    ) -> Result<(), DbError> {
        keepable(values)?;
        let mut orders = if first { self.waiting.borrow_mut().take_for_query() } else { Vec::new() };
        orders.push(Order::Ask { sql: sql.to_owned(), values: values.to_vec() });
        let answer = self.connection().ask(orders)?;
        if let Some(Answer::Rows(rows)) = answer {
            rows.iter().for_each(|row| each(PostgresRow(row)));
        }
        Ok(())
    }

    /// A savepoint on the server, before the next statement.
    pub(super) fn savepoint(&self, name: &str) -> Result<(), DbError> {
        self.send(Some(Order::Say(format!("SAVEPOINT {name}")))).map(drop)
    }

    /// A savepoint of which the server hears when something is written that it cannot take back otherwise.
    pub(super) fn mark(&self, name: &str) {
        self.waiting.borrow_mut().mark(name);
    }

    pub(super) fn release(&self, name: &str) {
        self.waiting.borrow_mut().release(name);
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
        self.did_anything();
        self.send(Some(Order::Say(sql.to_owned()))).map(drop)
    }

    pub(super) fn begin(&self) -> Result<(), DbError> {
        self.connection().begin()?;
        // Also what was written outside of any transaction, and waited until now.
        let waits = self.waiting.borrow().len() > 0;
        if waits {
            self.did_anything();
        } else {
            self.did_nothing();
        }
        Ok(())
    }

    pub(super) fn commit(&self) -> Result<(), DbError> {
        let mut orders = self.waiting.borrow_mut().take();
        let mut connection = self.connection();
        match connection.standing {
            Standing::Open => {
                orders.push(Order::Say("COMMIT".to_owned()));
                // Where something before it fails, the server takes all back at this word, and the failure is told.
                let done = connection.ask(orders).map(drop);
                if done.is_err() {
                    // Perhaps the word was never sent.
                    connection.end()?;
                }
                connection.standing = Standing::Idle;
                done
            }
            Standing::Idle => Err(DbError::Other("no transaction is open".to_owned())),
            Standing::Gone => {
                connection.standing = Standing::Idle;
                Err(DbError::Lost("the transaction went away with its connection".to_owned()))
            }
            Standing::Failed => {
                connection.end()?;
                Err(DbError::Other("a statement of this transaction had failed".to_owned()))
            }
        }
    }

    pub(super) fn rollback(&self) -> Result<(), DbError> {
        self.waiting.borrow_mut().clear();
        self.connection().end()
    }

    pub(super) fn rollback_to(&self, name: &str) -> Result<(), DbError> {
        let unsent = self.waiting.borrow_mut().take_back(name);
        let mut connection = self.connection();
        if !unsent {
            return connection.back_to(name);
        }
        match connection.standing {
            Standing::Failed => {
                Err(DbError::Other("a statement failed of which the whole transaction depends".to_owned()))
            }
            _ => Ok(()),
        }
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

/// The server keeps no text with a zero in it. Told here, so that it costs no transaction.
fn keepable(values: &[Cell]) -> Result<(), DbError> {
    match values.iter().any(|value| value.text().is_some_and(|text| text.as_bytes().contains(&0))) {
        true => Err(DbError::Other("a text holds a sign that the server does not keep".to_owned())),
        false => Ok(()),
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.connection().close();
    }
}
