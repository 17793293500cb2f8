//! Writes done behind: while one thread works out the next rows, another puts the ones before into the tables.
//!
//! Few writes wait for the next read, or the end of the transaction, and are done then, on the same thread. When they
//! become many, the connection itself goes to a second thread with them and comes home at the next read. A write that fails
//! is told there. Not here: what is written.
//!
//! A job of the writer stands in a mark, of which SQLite hears only when the job reads again after it has written: what waits
//! can be taken back without it, and a savepoint costs a copy of every page that is touched first within it. A write of a
//! job before that fails then costs the whole transaction.

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
    mark: Counter<Mark>,
    /// What the savepoint of the mark is called.
    name: RefCell<String>,
    /// Writes since the mark that wait.
    own: Counter<usize>,
    /// A write failed that belonged to no job any more: the transaction must not be committed.
    broken: Counter<bool>,
    connection: RefCell<Option<Box<Connection>>>,
    waiting: RefCell<Vec<Write>>,
    other: RefCell<Option<Other>>,
    away: Counter<bool>,
}

/// What a job of the writer stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// None is under way.
    None,
    /// Everything that it wrote waits.
    Waiting,
    /// It has a savepoint.
    Kept,
}

struct Other {
    parcels: SyncSender<Parcel>,
    home: Receiver<Home>,
}

impl Held {
    pub(super) fn new(connection: Connection) -> Held {
        Held {
            mark: Counter::new(Mark::None),
            name: RefCell::default(),
            own: Counter::new(0),
            broken: Counter::new(false),
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
        if !waiting.is_empty() {
            self.run(&connection, &waiting)?;
        }
        Ok(connection)
    }

    /// Does what waited: first what jobs before have left, then what the one under way has written.
    fn run(&self, connection: &Connection, waiting: &[Write]) -> Result<(), DbError> {
        let all = |some: &[Write]| some.iter().try_for_each(|(sql, values)| run(connection, sql, values).map(drop));
        let own = self.own.replace(0);
        if self.mark.get() == Mark::Kept {
            return all(waiting);
        }
        let (before, own) = waiting.split_at(waiting.len() - own);
        if let Err(error) = all(before) {
            self.broken.set(true);
            return Err(error);
        }
        if own.is_empty() {
            return Ok(());
        }
        self.keep(connection)?;
        all(own)
    }

    fn keep(&self, connection: &Connection) -> Result<(), DbError> {
        run(connection, &format!("SAVEPOINT {}", self.name.borrow()), &[])?;
        self.mark.set(Mark::Kept);
        Ok(())
    }

    /// Something is about to be done that cannot be left to wait: a job in a mark gets its savepoint first.
    pub(super) fn at_once(&self) -> Result<(), DbError> {
        if self.mark.get() != Mark::Waiting {
            return Ok(());
        }
        let connection = self.home()?;
        if self.mark.get() == Mark::Waiting { self.keep(&connection) } else { Ok(()) }
    }

    /// Begins a job of which all that it writes may wait.
    pub(super) fn mark(&self, name: &str) {
        name.clone_into(&mut self.name.borrow_mut());
        self.mark.set(Mark::Waiting);
        self.own.set(0);
    }

    /// Ends a job that goes well. Answers whether it stood in a mark.
    pub(super) fn release(&self, name: &str) -> Result<bool, DbError> {
        match self.mark.get() {
            Mark::None => return Ok(false),
            Mark::Waiting => {}
            Mark::Kept => {
                let released = self
                    .home()
                    .and_then(|connection| run(&connection, &format!("RELEASE SAVEPOINT {name}"), &[]).map(drop));
                if let Err(error) = released {
                    self.broken.set(true);
                    return Err(error);
                }
            }
        }
        self.mark.set(Mark::None);
        self.own.set(0);
        Ok(true)
    }

    /// Takes back what the job in a mark has written. Answers whether it stood in one.
    pub(super) fn take_back(&self, name: &str) -> Result<bool, DbError> {
        match self.mark.get() {
            Mark::None => return Ok(false),
            Mark::Waiting => {
                let mut waiting = self.waiting.borrow_mut();
                let left = waiting.len() - self.own.replace(0);
                waiting.truncate(left);
            }
            Mark::Kept => {
                self.own.set(0);
                self.forget();
                run(&*self.home()?, &format!("ROLLBACK TO SAVEPOINT {name}"), &[])?;
            }
        }
        Ok(true)
    }

    /// Fails where the transaction must not be committed.
    pub(super) fn whole(&self) -> Result<(), DbError> {
        let broken = || DbError::Other("a write of this transaction had failed".to_owned());
        if self.broken.get() { Err(broken()) } else { Ok(()) }
    }

    /// A job stands in a savepoint that was asked for.
    pub(super) fn kept(&self) {
        self.mark.set(Mark::Kept);
        self.own.set(0);
    }

    /// The transaction is over.
    pub(super) fn over(&self) {
        self.mark.set(Mark::None);
        self.own.set(0);
        self.broken.set(false);
    }

    /// Is a transaction open? While the connection is with the other thread one is.
    pub(super) fn in_transaction(&self) -> bool {
        self.away.get() || self.connection.borrow().as_ref().is_some_and(|connection| !connection.is_autocommit())
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
        if self.mark.get() != Mark::None {
            self.own.set(self.own.get() + 1);
        }
        if waiting.len() < MANY {
            return Ok(());
        }
        if self.mark.get() == Mark::Waiting {
            // So much is no job that is done in passing: it gets its savepoint.
            drop(waiting);
            return self.home().map(drop);
        }
        self.own.set(0);
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
