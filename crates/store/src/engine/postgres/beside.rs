//! Queries by key on a connection beside the writer's, so that they need not wait for what it is doing: that connection sees
//! what was committed, and here is kept what this transaction did that it cannot see.
//! Not here: who asks by key and why that is right (`Db::query_by_key`).

use std::collections::{BTreeSet, HashSet};

use tokio_postgres::{Config, Row};

use super::connection::{Answer, Connection};
use super::later::{Order, table, words};
use crate::engine::{Cell, DbError};

/// What the transaction did so far.
#[derive(Default)]
pub(super) struct Unseen {
    /// Values that are bytes of every row that was inserted.
    keys: HashSet<Cell>,
    /// Tables in which rows were changed or removed, by whatever they were found.
    changed: BTreeSet<String>,
    /// Something was done that may be anything.
    anything: bool,
}

impl Unseen {
    pub(super) fn write(&mut self, sql: &str, values: &[Cell]) {
        if sql.starts_with("INSERT ") {
            self.keys.extend(values.iter().filter(|value| value.bytes().is_some_and(is_key)).cloned());
        } else {
            let name = table(sql);
            if !self.changed.contains(name) {
                self.changed.insert(name.to_owned());
            }
        }
    }

    pub(super) fn anything(&mut self) {
        self.anything = true;
    }

    pub(super) fn forget(&mut self) {
        *self = Unseen::default();
    }

    /// Whether what a query by key finds may be otherwise in this transaction than outside.
    fn hides(&self, sql: &str, values: &[Cell]) -> bool {
        self.anything
            || values.iter().any(|value| value.bytes().is_some_and(|bytes| !is_key(bytes)) || self.keys.contains(value))
            || words(sql).any(|word| self.changed.contains(word))
    }
}

/// Ids and hashes; what is longer is content.
fn is_key(bytes: &[u8]) -> bool {
    bytes.len() <= 32
}

/// The connection beside, made when it is first needed.
pub(super) struct Beside {
    config: Config,
    name: String,
    connection: Option<Connection>,
    pub(super) unseen: Unseen,
}

impl Beside {
    pub(super) fn new(config: Config, name: String) -> Beside {
        Beside { config, name, connection: None, unseen: Unseen::default() }
    }

    /// The rows, as outside of the transaction; `None` where the transaction itself must be asked.
    pub(super) fn query(&mut self, sql: &str, values: &[Cell]) -> Option<Vec<Row>> {
        if self.unseen.hides(sql, values) {
            return None;
        }
        // Whatever is wrong, the transaction's own connection has the same trouble and tells it, or has none.
        self.ask(sql, values).ok()
    }

    fn ask(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, DbError> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            empty => empty.insert(Connection::beside(self.config.clone(), self.name.clone())?),
        };
        let ask = Order::Ask { sql: sql.to_owned(), values: values.to_vec() };
        match connection.ask(vec![ask])? {
            Some(Answer::Rows(rows)) => Ok(rows),
            _ => Ok(Vec::new()),
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some(connection) = &mut self.connection {
            connection.close();
        }
    }
}
