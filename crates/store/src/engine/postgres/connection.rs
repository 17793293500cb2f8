//! One connection: its settings, its prepared statements, and in which state its transaction is.
//! Not here: what `Db` asks of it (`super`).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use postgres::types::ToSql;
use postgres::{Client, Config, NoTls, Row, Statement};

use super::cells::is_ours;
use crate::engine::{Cell, DbError};

/// How long a connection may take to be made, and how long an answer of the network may be outstanding.
const NETWORK: Duration = Duration::from_secs(10);
/// How long a new writer waits for the one before it, whose end the server may not have noticed yet.
const LOCK: Duration = Duration::from_secs(3);
/// Prepared statements kept; when they are more, all are forgotten.
const STATEMENTS: usize = 512;

const SETTINGS: &str = "SET client_min_messages = warning; SET lock_timeout = '5s'; SET statement_timeout = 0; \
                        SET idle_in_transaction_session_timeout = 0; SET jit = off;";
/// The writer finds rows by their keys. A plan made while a table was empty, before the server counted anything, would read
/// it from end to end.
const WRITES: &str = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;";
const READS: &str = "SET default_transaction_read_only = on; SET default_transaction_isolation = 'repeatable read';";
/// One writer for each schema of a database, so that several nodes may share a server.
const TAKE_LOCK: &str = "SELECT pg_try_advisory_lock(hashtextextended('desmigratif ' || current_schema(), 0))";

/// What is known of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// None is open.
    Idle,
    /// One is open.
    Open,
    /// A statement failed in it: until it is taken back, also to a savepoint, the server does nothing, and a commit
    /// would keep nothing and say so to nobody.
    Failed,
    /// It went away with its connection.
    Gone,
}

struct Known {
    statement: Statement,
    rewrites: Option<String>,
}

pub(super) struct Connection {
    config: Config,
    writes: bool,
    name: String,
    client: Option<Client>,
    statements: HashMap<String, Arc<Known>>,
    pub(super) standing: Standing,
    /// Tables in which rows were replaced since the last vacuum.
    pub(super) rewritten: BTreeSet<String>,
    /// Cursors that are open.
    pub(super) scans: usize,
}

impl Connection {
    pub(super) fn open(mut config: Config, name: String, writes: bool) -> Result<Connection, DbError> {
        if config.get_application_name().is_none() {
            config.application_name("desmigratif");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(NETWORK);
        }
        config.tcp_user_timeout(NETWORK);
        let mut connection = Connection {
            config,
            writes,
            name,
            client: None,
            statements: HashMap::new(),
            standing: Standing::Idle,
            rewritten: BTreeSet::new(),
            scans: 0,
        };
        connection.connect()?;
        Ok(connection)
    }

    fn connect(&mut self) -> Result<(), DbError> {
        self.close();
        let mut client = self.config.connect(NoTls)?;
        client.batch_execute(SETTINGS)?;
        let about =
            "SELECT current_setting('server_encoding'), current_schema(), current_setting('synchronous_commit')";
        let row = client.query_one(about, &[])?;
        let [encoding, schema, commit] = [0, 1, 2].map(|index| row.get::<_, Option<&str>>(index).unwrap_or_default());
        if encoding != "UTF8" {
            return Err(DbError::Other(format!("{} is encoded in {encoding}; make it with UTF8", self.name)));
        }
        if schema.is_empty() {
            return Err(DbError::Other(format!("{} has no schema in its search path", self.name)));
        }
        if self.writes {
            if commit == "off" {
                // An answer leaves when it is on disk, whatever the server's default.
                client.batch_execute("SET synchronous_commit = on")?;
            }
            client.batch_execute(WRITES)?;
            take_lock(&mut client, &self.name)?;
        } else {
            client.batch_execute(READS)?;
        }
        self.client = Some(client);
        Ok(())
    }

    pub(super) fn close(&mut self) {
        self.statements.clear();
        self.scans = 0;
        if let Some(client) = self.client.take() {
            // The driver's runtime must not be dropped where an asynchronous one is running; a thread of its own is
            // safe everywhere. A thread that panicked has nothing to tell: the connection is gone either way.
            let _ = std::thread::spawn(move || client.close()).join();
        }
    }

    /// The connection, made anew where it was lost and no transaction needed it.
    fn client(&mut self) -> Result<&mut Client, DbError> {
        let usable = self.client.as_ref().is_some_and(|client| !client.is_closed());
        match self.standing {
            Standing::Gone => return Err(gone()),
            Standing::Open | Standing::Failed if !usable => {
                self.standing = Standing::Gone;
                return Err(gone());
            }
            _ if !usable => self.connect()?,
            _ => {}
        }
        self.client.as_mut().ok_or_else(gone)
    }

    /// Runs something on the connection and keeps in mind what its failure does to the transaction.
    fn run<T>(&mut self, work: impl FnOnce(&mut Client) -> Result<T, postgres::Error>) -> Result<T, DbError> {
        let done = work(self.client()?).map_err(DbError::from);
        self.note(done)
    }

    fn note<T>(&mut self, done: Result<T, DbError>) -> Result<T, DbError> {
        if let Err(error) = &done {
            if matches!(error, DbError::Lost(_)) {
                self.close();
            }
            self.standing = match (self.standing, self.client.is_some()) {
                (Standing::Idle, _) => Standing::Idle,
                (_, true) => Standing::Failed,
                (_, false) => Standing::Gone,
            };
        }
        done
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        self.run(|client| client.batch_execute(sql))
    }

    /// Begins, on a new connection where the old one was lost while idle.
    pub(super) fn begin(&mut self) -> Result<(), DbError> {
        if self.standing != Standing::Idle {
            return Err(DbError::Other("a transaction is open already".to_owned()));
        }
        let sql = if self.writes { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
        match self.batch(sql) {
            Err(DbError::Lost(_)) => self.batch(sql)?,
            other => other?,
        }
        self.standing = Standing::Open;
        Ok(())
    }

    fn prepared(&mut self, sql: &str) -> Result<Arc<Known>, DbError> {
        // The connection first: statements die with the one that they were prepared on.
        self.client()?;
        if let Some(known) = self.statements.get(sql) {
            return Ok(Arc::clone(known));
        }
        let statement = self.run(|client| client.prepare(sql))?;
        let fits = fits(&statement);
        self.note(fits)?;
        if self.statements.len() >= STATEMENTS {
            self.statements.clear();
        }
        let known = Arc::new(Known { statement, rewrites: rewritten_table(sql) });
        self.statements.insert(sql.to_owned(), Arc::clone(&known));
        Ok(known)
    }

    pub(super) fn execute(&mut self, sql: &str, values: &[Cell]) -> Result<u64, DbError> {
        let known = self.prepared(sql)?;
        let values = self.bound(&known, sql, values)?;
        let count = self.run(|client| client.execute(&known.statement, &values))?;
        if let Some(table) = known.rewrites.as_ref().filter(|table| count > 0 && !self.rewritten.contains(*table)) {
            self.rewritten.insert(table.clone());
        }
        Ok(count)
    }

    pub(super) fn query(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, DbError> {
        let known = self.prepared(sql)?;
        let values = self.bound(&known, sql, values)?;
        self.run(|client| client.query(&known.statement, &values))
    }

    /// As many values as the statement has placeholders.
    fn bound<'v>(
        &mut self,
        known: &Known,
        sql: &str,
        values: &'v [Cell],
    ) -> Result<Vec<&'v (dyn ToSql + Sync)>, DbError> {
        let wanted = known.statement.params().len();
        let given = values.get(..wanted).ok_or_else(|| {
            DbError::Other(format!("statement has no value for placeholder {wanted} of {}: {sql}", values.len()))
        });
        let given = self.note(given)?;
        Ok(given.iter().map(|value| value as &(dyn ToSql + Sync)).collect())
    }

    /// Runs something whose statement is not kept: cursors, and checks of whether a statement is understood.
    pub(super) fn once(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, DbError> {
        let given: Vec<_> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        self.run(|client| client.query(sql, &given))
    }

    pub(super) fn prepares(&mut self, sql: &str) -> Result<(), DbError> {
        let statement = self.run(|client| client.prepare(sql))?;
        fits(&statement)
    }
}

fn gone() -> DbError {
    DbError::Lost("the transaction went away with its connection".to_owned())
}

fn take_lock(client: &mut Client, name: &str) -> Result<(), DbError> {
    let start = Instant::now();
    loop {
        if client.query_one(TAKE_LOCK, &[])?.get::<_, bool>(0) {
            return Ok(());
        }
        if start.elapsed() > LOCK {
            return Err(DbError::WriterElsewhere(name.to_owned()));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Only types of the dialect: anything else would be read as nothing.
fn fits(statement: &Statement) -> Result<(), DbError> {
    if let Some(column) = statement.columns().iter().find(|column| !is_ours(column.type_())) {
        return Err(DbError::Other(format!("column {} is {}: cast it", column.name(), column.type_())));
    }
    match statement.params().iter().position(|kind| !is_ours(kind)) {
        Some(index) => {
            Err(DbError::Other(format!("placeholder ${} is {}: cast it", index + 1, statement.params()[index])))
        }
        None => Ok(()),
    }
}

/// The table whose old rows a statement leaves behind, as it is written there.
fn rewritten_table(sql: &str) -> Option<String> {
    let mut words = sql.split_whitespace();
    let table = match (words.next()?, words.next()?) {
        ("UPDATE", table) => table,
        ("DELETE", _) => words.next()?,
        ("INSERT", _) if sql.contains("DO UPDATE") => words.next()?,
        _ => return None,
    };
    Some(table.to_owned())
}

#[cfg(test)]
mod tests {
    use super::rewritten_table;

    #[test]
    fn tables_that_keep_old_rows_are_named() {
        assert_eq!(rewritten_table("UPDATE \"resident\" SET a = $1").as_deref(), Some("\"resident\""));
        assert_eq!(rewritten_table("DELETE FROM fold_name WHERE record = $1").as_deref(), Some("fold_name"));
        let upsert = "INSERT INTO \"a\" (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET b = 1";
        assert_eq!(rewritten_table(upsert).as_deref(), Some("\"a\""));
        assert_eq!(rewritten_table("INSERT INTO a (id) VALUES ($1)"), None);
        assert_eq!(rewritten_table("SELECT 1"), None);
    }
}
