//! One connection: its settings, its prepared statements, and in which state its transaction is.
//! Not here: what `Db` asks of it (`super`).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio_postgres::types::{Kind, ToSql, Type};
use tokio_postgres::{Client, Config, Error, Row, Statement};

use super::cells::is_ours;
use super::later::{Order, Shape};
use super::wire::{Started, Wire, answers};
use crate::engine::{Cell, DbError};

/// How long a connection may take to be made, and how long an answer of the network may be outstanding.
const NETWORK: Duration = Duration::from_secs(10);
/// How long a new writer waits for the one before it, whose end the server may not have noticed yet.
const LOCK: Duration = Duration::from_secs(3);
/// Prepared statements kept; when they are more, all are forgotten.
const STATEMENTS: usize = 512;
/// Orders that may be under way without anybody waiting for them.
const UNDER_WAY: usize = 128;

const SETTINGS: &str = "SET client_min_messages = warning; SET lock_timeout = '5s'; SET statement_timeout = 0; \
                        SET idle_in_transaction_session_timeout = 0; SET jit = off;";
/// The writer finds rows by their keys. A plan made while a table was empty, before the server counted anything, would read
/// it from end to end.
const BY_KEY: &str = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;";
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

/// A statement that the server knows.
pub(super) struct Known {
    statement: Statement,
    rewrites: Option<String>,
}

/// What the server answered.
pub(super) enum Answer {
    /// Done, and whether this replaced rows of a table.
    Done { rows: u64, rewritten: Option<Arc<Known>> },
    /// Rows.
    Rows(Vec<Row>),
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Write,
    Read,
    /// Finds rows by their keys for the writer, each time as they were committed last.
    Find,
}

pub(super) struct Connection {
    config: Config,
    task: Task,
    name: String,
    wire: Option<Wire>,
    statements: HashMap<String, Arc<Known>>,
    /// The same for many rows, by the statement for one.
    many: HashMap<String, Arc<Known>>,
    under_way: Vec<Started<Answer>>,
    pub(super) standing: Standing,
    /// Tables in which rows were replaced since the last vacuum.
    pub(super) rewritten: BTreeSet<String>,
    /// Cursors that are open.
    pub(super) scans: usize,
}

impl Connection {
    pub(super) fn open(config: Config, name: String, writes: bool) -> Result<Connection, DbError> {
        Connection::open_for(if writes { Task::Write } else { Task::Read }, config, name)
    }

    /// One that stands beside the writer's.
    pub(super) fn beside(config: Config, name: String) -> Result<Connection, DbError> {
        Connection::open_for(Task::Find, config, name)
    }

    fn open_for(task: Task, mut config: Config, name: String) -> Result<Connection, DbError> {
        if config.get_application_name().is_none() {
            config.application_name("desmigratif");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(NETWORK);
        }
        config.tcp_user_timeout(NETWORK);
        let mut connection = Connection {
            config,
            task,
            name,
            wire: None,
            statements: HashMap::new(),
            many: HashMap::new(),
            under_way: Vec::new(),
            standing: Standing::Idle,
            rewritten: BTreeSet::new(),
            scans: 0,
        };
        connection.connect()?;
        Ok(connection)
    }

    fn connect(&mut self) -> Result<(), DbError> {
        self.close();
        let mut wire = Wire::connect(&self.config)?;
        say(&mut wire, SETTINGS)?;
        let client = wire.client();
        let about =
            "SELECT current_setting('server_encoding'), current_schema(), current_setting('synchronous_commit')";
        let row = wire.wait(client.query_one(about, &[]))?;
        let [encoding, schema, commit] = [0, 1, 2].map(|index| row.get::<_, Option<&str>>(index).unwrap_or_default());
        if encoding != "UTF8" {
            return Err(DbError::Other(format!("{} is encoded in {encoding}; make it with UTF8", self.name)));
        }
        if schema.is_empty() {
            return Err(DbError::Other(format!("{} has no schema in its search path", self.name)));
        }
        match self.task {
            Task::Write => {
                if commit == "off" {
                    // An answer leaves when it is on disk, whatever the server's default.
                    say(&mut wire, "SET synchronous_commit = on")?;
                }
                say(&mut wire, BY_KEY)?;
                take_lock(&mut wire, &self.name)?;
            }
            Task::Find => {
                say(&mut wire, BY_KEY)?;
                say(&mut wire, "SET default_transaction_read_only = on")?;
            }
            Task::Read => say(&mut wire, READS)?,
        }
        self.wire = Some(wire);
        Ok(())
    }

    pub(super) fn close(&mut self) {
        self.statements.clear();
        self.many.clear();
        self.under_way.clear();
        self.scans = 0;
        if let Some(wire) = self.wire.take() {
            // The driver's runtime must not be dropped where an asynchronous one is running; a thread of its own is
            // safe everywhere. A thread that panicked has nothing to tell: the connection is gone either way.
            let _ = std::thread::spawn(move || wire.close()).join();
        }
    }

    /// The connection, made anew where it was lost and no transaction needed it.
    fn wire(&mut self) -> Result<&mut Wire, DbError> {
        let usable = self.wire.as_ref().is_some_and(|wire| !wire.is_closed());
        match self.standing {
            Standing::Gone => return Err(gone()),
            Standing::Open | Standing::Failed if !usable => {
                self.standing = Standing::Gone;
                return Err(gone());
            }
            _ if !usable => self.connect()?,
            _ => {}
        }
        self.wire.as_mut().ok_or_else(gone)
    }

    /// Runs something on the connection and keeps in mind what its failure does to the transaction.
    fn run<T, F>(&mut self, work: impl FnOnce(Arc<Client>) -> F) -> Result<T, DbError>
    where
        F: Future<Output = Result<T, Error>>,
    {
        let wire = self.wire()?;
        let done = wire.wait(work(wire.client()));
        self.note(done)
    }

    fn note<T>(&mut self, done: Result<T, DbError>) -> Result<T, DbError> {
        if let Err(error) = &done {
            if matches!(error, DbError::Lost(_)) {
                self.close();
            }
            self.standing = match (self.standing, self.wire.is_some()) {
                (Standing::Idle, _) => Standing::Idle,
                (_, true) => Standing::Failed,
                (_, false) => Standing::Gone,
            };
        }
        done
    }

    /// Says something without values, after everything that is under way.
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        self.ask(vec![Order::Say(sql.to_owned())]).map(drop)
    }

    /// Begins, on a new connection where the old one was lost while idle.
    pub(super) fn begin(&mut self) -> Result<(), DbError> {
        if self.standing != Standing::Idle {
            return Err(DbError::Other("a transaction is open already".to_owned()));
        }
        let sql = if self.task == Task::Write { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
        match self.batch(sql) {
            Err(DbError::Lost(_)) => self.batch(sql)?,
            other => other?,
        }
        self.standing = Standing::Open;
        Ok(())
    }

    /// Takes the transaction back, with whatever is under way.
    pub(super) fn end(&mut self) -> Result<(), DbError> {
        self.under_way.clear();
        let before = std::mem::replace(&mut self.standing, Standing::Idle);
        if matches!(before, Standing::Idle | Standing::Gone) {
            return Ok(());
        }
        match self.batch("ROLLBACK") {
            // With the connection went the transaction, which is what was wanted.
            Err(DbError::Lost(_)) => Ok(()),
            other => other,
        }
    }

    /// Takes back what came after a savepoint that the server knows.
    pub(super) fn back_to(&mut self, name: &str) -> Result<(), DbError> {
        self.under_way.clear();
        self.batch(&format!("ROLLBACK TO SAVEPOINT {name}"))?;
        self.standing = Standing::Open;
        Ok(())
    }

    fn prepared(&mut self, sql: &str) -> Result<Arc<Known>, DbError> {
        // The connection first: statements die with the one that they were prepared on.
        self.wire()?;
        if let Some(known) = self.statements.get(sql) {
            return Ok(Arc::clone(known));
        }
        let known = self.prepare(sql)?;
        if self.statements.len() >= STATEMENTS {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), Arc::clone(&known));
        Ok(known)
    }

    fn prepare(&mut self, sql: &str) -> Result<Arc<Known>, DbError> {
        let statement = self.run(|client| async move { client.prepare(sql).await })?;
        let fits = fits(&statement);
        self.note(fits)?;
        Ok(Arc::new(Known { statement, rewrites: rewritten_table(sql) }))
    }

    /// The statement that writes many rows of the same shape: each column comes as a list.
    fn prepared_for_many(&mut self, sql: &str, width: usize) -> Result<Arc<Known>, DbError> {
        let one = self.prepared(sql)?;
        if let Some(known) = self.many.get(sql) {
            return Ok(Arc::clone(known));
        }
        let shape = Shape::of(sql, width).ok_or_else(|| DbError::Other(format!("no insert of rows: {sql}")))?;
        let types: Vec<&str> = one.statement.params().iter().map(Type::name).collect();
        let known = self.prepare(&shape.for_many(&types))?;
        if self.many.len() >= STATEMENTS {
            self.many.clear();
        }
        self.many.insert(sql.to_owned(), Arc::clone(&known));
        Ok(known)
    }

    /// Sends orders, all at once, and waits for their answers and those that were under way. The last one's is told.
    pub(super) fn ask(&mut self, orders: Vec<Order>) -> Result<Option<Answer>, DbError> {
        self.send(orders)?;
        if self.under_way.is_empty() {
            return Ok(None);
        }
        let under_way = std::mem::take(&mut self.under_way);
        let mut all = self.run(|_| answers(under_way))?;
        let last = all.pop();
        for answer in all.iter().chain(&last) {
            if let Answer::Done { rows: 1.., rewritten: Some(known) } = answer
                && let Some(table) = known.rewrites.as_ref().filter(|table| !self.rewritten.contains(*table))
            {
                self.rewritten.insert(table.clone());
            }
        }
        Ok(last)
    }

    /// Sends orders and waits for no answer, unless too much is under way: failures are told by the next [`Connection::ask`].
    pub(super) fn start(&mut self, orders: Vec<Order>) -> Result<(), DbError> {
        if self.under_way.len() > UNDER_WAY {
            return self.ask(orders).map(drop);
        }
        self.send(orders)?;
        let mut under_way = std::mem::take(&mut self.under_way);
        let started = self.wire().and_then(|wire| wire.start(&mut under_way));
        self.under_way = under_way;
        self.note(started)
    }

    fn send(&mut self, orders: Vec<Order>) -> Result<(), DbError> {
        for order in orders {
            let started = self.started(order)?;
            self.under_way.push(started);
        }
        Ok(())
    }

    fn started(&mut self, order: Order) -> Result<Started<Answer>, DbError> {
        Ok(match order {
            Order::Say(sql) => {
                let client = self.wire()?.client();
                Started::new(Box::pin(async move {
                    client.batch_execute(&sql).await?;
                    Ok(Answer::Done { rows: 0, rewritten: None })
                }))
            }
            Order::Run { sql, values } => {
                let (known, values) = self.bound(&sql, values)?;
                let client = self.wire()?.client();
                Started::new(Box::pin(async move {
                    let rows = client.execute(&known.statement, &given(&values)).await?;
                    Ok(Answer::Done { rows, rewritten: known.rewrites.is_some().then_some(known) })
                }))
            }
            Order::Ask { sql, values } => {
                let (known, values) = self.bound(&sql, values)?;
                let client = self.wire()?.client();
                Started::new(Box::pin(async move {
                    Ok(Answer::Rows(client.query(&known.statement, &given(&values)).await?))
                }))
            }
            Order::Rows { sql, rows } => {
                let width = rows.first().map_or(0, Vec::len);
                let known = self.prepared_for_many(&sql, width)?;
                let client = self.wire()?.client();
                Started::new(Box::pin(async move {
                    let columns: Vec<Vec<&Cell>> =
                        (0..width).map(|place| rows.iter().filter_map(|row| row.get(place)).collect()).collect();
                    let values: Vec<_> = columns.iter().map(|column| column as &(dyn ToSql + Sync)).collect();
                    let rows = client.execute(&known.statement, &values).await?;
                    Ok(Answer::Done { rows, rewritten: known.rewrites.is_some().then_some(known) })
                }))
            }
        })
    }

    /// As many values as the statement has placeholders.
    fn bound(&mut self, sql: &str, mut values: Vec<Cell>) -> Result<(Arc<Known>, Vec<Cell>), DbError> {
        let known = self.prepared(sql)?;
        let (wanted, have) = (known.statement.params().len(), values.len());
        if have < wanted {
            let missing = format!("statement has no value for placeholder {wanted} of {have}: {sql}");
            return self.note(Err(DbError::Other(missing)));
        }
        values.truncate(wanted);
        Ok((known, values))
    }

    /// Runs something whose statement is not kept: cursors, and checks of whether a statement is understood.
    pub(super) fn once(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, DbError> {
        let given = given(values);
        self.run(|client| async move { client.query(sql, &given).await })
    }

    pub(super) fn prepares(&mut self, sql: &str) -> Result<(), DbError> {
        let statement = self.run(|client| async move { client.prepare(sql).await })?;
        fits(&statement)
    }
}

fn given(values: &[Cell]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn say(wire: &mut Wire, sql: &str) -> Result<(), DbError> {
    let client = wire.client();
    wire.wait(client.batch_execute(sql))
}

fn gone() -> DbError {
    DbError::Lost("the transaction went away with its connection".to_owned())
}

fn take_lock(wire: &mut Wire, name: &str) -> Result<(), DbError> {
    let (start, client) = (Instant::now(), wire.client());
    loop {
        if wire.wait(client.query_one(TAKE_LOCK, &[]))?.get::<_, bool>(0) {
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
    let takes = |kind: &Type| match kind.kind() {
        Kind::Array(each) => is_ours(each),
        _ => is_ours(kind),
    };
    match statement.params().iter().position(|kind| !takes(kind)) {
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
