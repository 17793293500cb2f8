//! Writes done behind: while one thread works out the next rows, another puts the ones before into the tables.
//!
//! Few writes wait for the next read, or the end of the transaction, and are done then, on the same thread. When they
//! become many, the connection itself goes to a second thread with them and comes home at the next read. A write that fails
//! is told there. Not here: what is written.

use std::cell::{Cell as Counter, Ref, RefCell};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rusqlite::Connection;

use super::run;
use crate::engine::{Cell, DbError, Sql};

/// Writes that go to the other thread at once.
const MANY: usize = 256;
/// Such parcels that may wait there.
const PARCELS: usize = 8;

type Write = (Sql, Vec<Cell>);

enum Parcel {
    Begin(Box<Connection>),
    Writes(Vec<Write>),
    ComeHome,
}

type Home = (Box<Connection>, Result<(), DbError>);

/// A connection, here or with the other thread, and the writes that wait.
pub struct Held {
    connection: RefCell<Option<Box<Connection>>>,
    waiting: RefCell<Vec<Write>>,
    other: RefCell<Option<Other>>,
    away: Counter<bool>,
}

struct Other {
    parcels: SyncSender<Parcel>,
    home: Receiver<Home>,
}

impl Held {
    pub(super) fn new(connection: Connection) -> Held {
        Held {
            connection: RefCell::new(Some(Box::new(connection))),
            waiting: RefCell::default(),
            other: RefCell::default(),
            away: Counter::new(false),
        }
    }

    /// The connection, with everything done that waited. The first write that failed is told here.
    pub(super) fn home(&self) -> Result<Ref<'_, Connection>, DbError> {
        let fetched = if self.away.get() { self.fetch() } else { Ok(()) };
        let connection = Ref::filter_map(self.connection.borrow(), |held| held.as_deref()).map_err(|_| lost())?;
        fetched?;
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        waiting.iter().try_for_each(|(sql, values)| run(&connection, sql, values).map(drop))?;
        Ok(connection)
    }

    /// Leaves what waits undone: the transaction is about to be taken back.
    pub(super) fn forget(&self) {
        self.waiting.borrow_mut().clear();
        if self.away.get() {
            // What failed there is being taken back as well.
            let _ = self.fetch();
        }
    }

    /// Lets a write wait.
    pub(super) fn write(&self, sql: Sql, values: Vec<Cell>) -> Result<(), DbError> {
        let mut waiting = self.waiting.borrow_mut();
        waiting.push((sql, values));
        if waiting.len() < MANY {
            return Ok(());
        }
        // A row of this connection is being looked at: then it stays, and the writes wait for the next read.
        let Some(mut connection) = self.connection.try_borrow_mut().ok() else { return Ok(()) };
        let mut other = self.other.borrow_mut();
        let other = other.get_or_insert_with(Other::start);
        if let Some(connection) = connection.take() {
            other.parcels.send(Parcel::Begin(connection)).map_err(|_| lost())?;
            self.away.set(true);
        }
        other.parcels.send(Parcel::Writes(std::mem::take(&mut *waiting))).map_err(|_| lost())
    }

    fn fetch(&self) -> Result<(), DbError> {
        let other = self.other.borrow();
        let other = other.as_ref().ok_or_else(lost)?;
        other.parcels.send(Parcel::ComeHome).map_err(|_| lost())?;
        let (connection, done) = other.home.recv().map_err(|_| lost())?;
        *self.connection.borrow_mut() = Some(connection);
        self.away.set(false);
        done
    }
}

fn lost() -> DbError {
    DbError::Other("the thread that writes behind has ended".to_owned())
}

impl Other {
    /// The thread ends when its sender is dropped.
    fn start() -> Other {
        let (parcels, inbox) = sync_channel(PARCELS);
        let (sender, home) = sync_channel(1);
        thread::spawn(move || work(&inbox, &sender));
        Other { parcels, home }
    }
}

fn work(inbox: &Receiver<Parcel>, home: &SyncSender<Home>) {
    let mut here: Option<Box<Connection>> = None;
    let mut done = Ok(());
    while let Ok(parcel) = inbox.recv() {
        match (parcel, here.as_deref()) {
            (Parcel::Begin(connection), _) => {
                here = Some(connection);
                done = Ok(());
            }
            (Parcel::Writes(writes), Some(connection)) if done.is_ok() => {
                done = writes.iter().try_for_each(|(sql, values)| run(connection, sql, values).map(drop));
            }
            (Parcel::Writes(_), _) => {}
            (Parcel::ComeHome, _) => {
                let Some(connection) = here.take() else { return };
                if home.send((connection, std::mem::replace(&mut done, Ok(())))).is_err() {
                    return;
                }
            }
        }
    }
}
