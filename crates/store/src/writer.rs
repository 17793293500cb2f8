//! The node's one writer: a thread that takes what waits, runs it in one transaction and answers after the commit.
//! Not here: what an action does (use cases) and how it is written (`append`).

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Instant;

use jiff::Timestamp;
use kernel::access::Actor;
use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::refusal::Refusal;

use crate::append::{Appender, Stamp};
use crate::engine::{Cell, Db, DbError};
use crate::error::StoreError;
use crate::heads::Streams;
use crate::mark::Mark;
use crate::measured::Measured;
use crate::memory::Memory;
use crate::reader::Reader;
use crate::shared::Shared;

/// The savepoint that each job stands in.
pub const SAVEPOINT: &str = "job";
/// How many actions share one durable commit at the most.
const BATCH: usize = 256;
/// How many may wait; more are told that the node is busy.
const WAITING: usize = 4096;

/// One action to be done.
#[derive(Debug, Clone)]
pub struct Action {
    /// Its id, minted by the form.
    pub id: ActionId,
    /// SHA-256 of what was sent, so that the same id with other content is told apart.
    pub digest: [u8; 32],
    /// Who acts.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
}

/// The answer to an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// True where the same action had been done before; nothing was written again.
    pub repeated: bool,
}

/// A use case on its way to the writer.
pub type UseCase = Box<dyn FnOnce(&Reader<'_>) -> Result<Changes, Refusal> + Send>;
type AsideWork = Box<dyn FnOnce(&Db) -> Result<(), StoreError> + Send>;
type LocalWork = Box<dyn FnOnce(&Db, &mut Streams) -> Result<(), StoreError> + Send>;

enum Job {
    Act { action: Box<Action>, work: UseCase, answer: Sender<Result<Done, Refusal>> },
    Local { work: LocalWork, answer: Sender<Result<(), StoreError>> },
    Aside { work: AsideWork, answer: Sender<Result<(), StoreError>> },
    Checkpoint { answer: Sender<Result<(), StoreError>> },
}

/// The way to the writer thread.
#[derive(Clone)]
pub struct Writer {
    jobs: SyncSender<Job>,
    measured: Arc<Measured>,
}

impl Writer {
    /// Starts the thread, which ends when the last [`Writer`] is dropped.
    pub fn start(shared: Arc<Shared>, db: Db) -> Result<(Writer, thread::JoinHandle<()>), StoreError> {
        let (jobs, inbox) = sync_channel(WAITING);
        let streams = Streams::load(&db)?;
        let mark = Mark::open(&db, &shared.location.dir)?;
        let measured = Arc::clone(&shared.measured);
        let handle = thread::Builder::new().name("writer".into()).spawn(move || {
            Loop { shared, db, streams, memory: Memory::default(), mark }.run(&inbox);
        })?;
        Ok((Writer { jobs, measured }, handle))
    }

    /// Runs a use case and answers when its changes are on disk.
    pub fn act(
        &self,
        action: Action,
        work: impl FnOnce(&Reader<'_>) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        let (answer, answered) = channel();
        let _waiting = self.measured.waiting();
        let job = Job::Act { action: Box::new(action), work: Box::new(work), answer };
        self.jobs.try_send(job).map_err(|_| Refusal::Busy)?;
        answered.recv().unwrap_or(Err(Refusal::Busy))
    }

    /// Runs work on local tables and answers when it is on disk.
    pub fn local<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Db, &mut Streams) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = channel();
        let (result, results) = channel();
        let _waiting = self.measured.waiting();
        let work: LocalWork = Box::new(move |db, streams| {
            let value = work(db, streams)?;
            // The asker may have gone away; then nobody misses the value.
            let _ = result.send(value);
            Ok(())
        });
        self.jobs.send(Job::Local { work, answer }).map_err(|_| stopped())?;
        answered.recv().map_err(|_| stopped())??;
        results.recv().map_err(|_| stopped())
    }
}

impl Writer {
    /// Runs work that touches none of the journal's tables (the access stream) in the batch that is open, and answers when
    /// it is on disk.
    pub fn aside(&self, work: impl FnOnce(&Db) -> Result<(), StoreError> + Send + 'static) -> Result<(), StoreError> {
        let (answer, answered) = channel();
        self.jobs.try_send(Job::Aside { work: Box::new(work), answer }).map_err(|_| stopped())?;
        answered.recv().map_err(|_| stopped())?
    }

    /// Moves the log into the database, so that what was overwritten is gone from both.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        let (answer, answered) = channel();
        self.jobs.send(Job::Checkpoint { answer }).map_err(|_| stopped())?;
        answered.recv().map_err(|_| stopped())?
    }
}

fn stopped() -> StoreError {
    StoreError::Db(DbError::Busy)
}

struct Loop {
    shared: Arc<Shared>,
    db: Db,
    streams: Streams,
    memory: Memory,
    mark: Mark,
}

/// An answer that waits for the commit.
enum Answer {
    Act(Sender<Result<Done, Refusal>>, Result<Done, Refusal>),
    Local(Sender<Result<(), StoreError>>, Result<(), StoreError>),
}

impl Loop {
    fn run(mut self, inbox: &Receiver<Job>) {
        while let Ok(first) = inbox.recv() {
            let mut batch = vec![first];
            while batch.len() < BATCH {
                match inbox.try_recv() {
                    Ok(job) => batch.push(job),
                    Err(_) => break,
                }
            }
            self.batch(batch);
        }
        // The file is left small and whole; a failure here loses nothing, the next start checkpoints again.
        let _ = self.db.checkpoint();
    }

    /// Runs a batch in one transaction. No answer leaves before the commit is durable.
    fn batch(&mut self, mut batch: Vec<Job>) {
        let checkpoints: Vec<_> = batch.extract_if(.., |job| matches!(job, Job::Checkpoint { .. })).collect();
        if !batch.is_empty() {
            self.transaction(batch);
        }
        for job in checkpoints {
            if let Job::Checkpoint { answer } = job {
                // Whoever asked may have hung up.
                let _ = answer.send(self.empty_log());
            }
        }
    }

    /// Takes what was overwritten out of the log.
    fn empty_log(&self) -> Result<(), StoreError> {
        self.db.checkpoint()?;
        Ok(())
    }

    fn transaction(&mut self, batch: Vec<Job>) {
        if let Err(error) = self.db.begin() {
            for job in batch {
                refuse(job, &error);
            }
            return;
        }
        let (begun, jobs) = (Instant::now(), batch.len());
        let mut answers: Vec<Answer> = Vec::with_capacity(jobs);
        for job in batch {
            // An engine that finds its disk full takes the whole transaction back: outside of it nothing may run.
            if self.db.in_transaction() {
                answers.push(self.job(job));
            } else {
                refuse(job, &DbError::Full);
            }
        }
        let lost = !self.db.in_transaction();
        // Before the commit: a reader that sees the new rows must know their streams.
        self.shared.publish(&self.streams);
        let counted = if lost { Ok(()) } else { self.mark.count(&self.db) };
        let committed = counted.and_then(|()| self.db.commit());
        self.shared.measured.batch(jobs, begun.elapsed(), committed.is_ok());
        match committed {
            Ok(()) => {
                self.mark.note();
                self.shared.keys.committed();
                let listed = self.shared.keys.log_erasures(&self.db);
                if let Err(error) = listed {
                    answers.into_iter().for_each(|answer| answer.fail(&error.to_string()));
                    return;
                }
                answers.into_iter().for_each(Answer::send);
            }
            Err(error) => {
                // A failed rollback leaves the transaction to the next begin, which fails and says so.
                let _ = self.db.rollback();
                self.reload();
                let full = lost || matches!(error, DbError::Full);
                answers
                    .into_iter()
                    .for_each(|answer| if full { answer.full() } else { answer.fail(&error.to_string()) });
            }
        }
    }

    /// Runs one job in a savepoint of its own, so that its failure touches no other.
    fn job(&mut self, job: Job) -> Answer {
        let opened = self.db.savepoint(SAVEPOINT);
        match job {
            Job::Act { action, work, answer } => {
                let result =
                    opened.map_err(StoreError::from).map_err(Refusal::from).and_then(|()| self.act(&action, work));
                let result = result.and_then(|done| Ok(self.written().map(|()| done)?));
                self.settle(result.is_ok());
                Answer::Act(answer, result)
            }
            Job::Local { work, answer } => {
                let result = opened.map_err(StoreError::from).and_then(|()| work(&self.db, &mut self.streams));
                let result = result.and_then(|()| self.written());
                self.settle(result.is_ok());
                // It may have written what is remembered here.
                self.memory.forget();
                Answer::Local(answer, result)
            }
            Job::Aside { work, answer } => {
                let result = opened.map_err(StoreError::from).and_then(|()| work(&self.db));
                let result = result.and_then(|()| self.written());
                self.settle(result.is_ok());
                Answer::Local(answer, result)
            }
            Job::Checkpoint { answer } => Answer::Local(answer, opened.map_err(StoreError::from)),
        }
    }

    /// What was to be written behind is written, or the job failed.
    fn written(&self) -> Result<(), StoreError> {
        Ok(self.db.written()?)
    }

    fn settle(&mut self, good: bool) {
        if good {
            // A release that fails makes the commit fail, which is answered there.
            let _ = self.db.release(SAVEPOINT);
        } else {
            let _ = self.db.rollback_to(SAVEPOINT);
            let _ = self.db.release(SAVEPOINT);
            self.reload();
        }
    }

    fn reload(&mut self) {
        self.memory.forget();
        self.shared.keys.rolled_back();
        if let Ok(streams) = Streams::load(&self.db) {
            self.streams = streams;
        }
    }

    fn act(&mut self, action: &Action, work: UseCase) -> Result<Done, Refusal> {
        let id = [Cell::from(action.id.0)];
        let before = self.db.query("SELECT digest FROM local_action WHERE id = $1", &id, |row| row.bytes(0).to_vec());
        if let Some(digest) = before.map_err(StoreError::from)?.into_iter().next() {
            return if digest == action.digest { Ok(Done { repeated: true }) } else { Err(Refusal::Reused) };
        }
        let shared = Arc::clone(&self.shared);
        perform(&shared, &self.db, &mut self.streams, &self.memory, action, work)?;
        let row = [Cell::from(action.id.0), Cell::from(action.digest), Cell::from(action.now.as_millisecond())];
        self.db
            .execute("INSERT INTO local_action (id, digest, time) VALUES ($1, $2, $3)", &row)
            .map_err(StoreError::from)?;
        Ok(Done { repeated: false })
    }
}

/// Runs one use case and writes its changes, inside the transaction that is open.
pub fn perform(
    shared: &Shared,
    db: &Db,
    streams: &mut Streams,
    memory: &Memory,
    action: &Action,
    use_case: UseCase,
) -> Result<(), Refusal> {
    let changes = {
        let reader = Reader::new(shared, db, streams, &action.actor, action.now);
        use_case(&reader)?
    };
    let stamp = Stamp {
        node: shared.node,
        action: action.id,
        account: action.actor.account,
        time: action.now.as_millisecond(),
    };
    Appender { db, keys: &shared.keys, registry: &shared.registry, streams, memory }.append(stamp, changes)
}

impl Answer {
    // Whoever asked may have hung up; the write stands all the same.
    fn send(self) {
        match self {
            Answer::Act(to, result) => drop(to.send(result)),
            Answer::Local(to, result) => drop(to.send(result)),
        }
    }

    fn full(self) {
        match self {
            Answer::Act(to, result) => drop(to.send(result.and(Err(Refusal::Full)))),
            Answer::Local(to, result) => drop(to.send(result.and(Err(StoreError::Db(DbError::Full))))),
        }
    }

    fn fail(self, why: &str) {
        match self {
            Answer::Act(to, result) => drop(to.send(result.and(Err(Refusal::Fault(format!("commit: {why}")))))),
            Answer::Local(to, result) => {
                drop(to.send(result.and(Err(StoreError::Journal(format!("commit: {why}"))))));
            }
        }
    }
}

fn refuse(job: Job, why: &DbError) {
    match job {
        Job::Act { answer, .. } if matches!(why, DbError::Full) => drop(answer.send(Err(Refusal::Full))),
        Job::Act { answer, .. } => drop(answer.send(Err(Refusal::Fault(format!("begin: {why}"))))),
        Job::Local { answer, .. } | Job::Aside { answer, .. } | Job::Checkpoint { answer } => {
            drop(answer.send(Err(StoreError::Journal(format!("begin: {why}")))));
        }
    }
}
