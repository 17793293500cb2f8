//! The node's one writer: a thread that takes what waits, runs it in one transaction and answers after the commit.
//! Not here: what an action does (use cases) and how it is written (`append`).

use std::collections::HashMap;
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
use crate::stamps::Touched;

/// The savepoint that each job stands in.
pub const SAVEPOINT: &str = "job";
/// How many actions share one durable commit at the most.
const BATCH: usize = 256;
/// How many may wait; more are told that the node is busy.
const WAITING: usize = 4096;
/// Batches in which each job's writes are done by themselves, after a batch failed in which they were gathered.
const CAREFUL: usize = 64;
/// Actions that are looked up at once: few sizes, so that few statements are prepared.
const LOOKED_UP: [usize; 4] = [64, 16, 4, 1];

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
            let memory = Memory::default();
            Loop { shared, db, streams, memory, mark, done: HashMap::new(), careful: 0, touched: Touched::default() }
                .run(&inbox);
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
    /// What is known of the actions of the batch: the digest of each that was done.
    done: HashMap<ActionId, [u8; 32]>,
    /// How many more batches leave nothing to be written together.
    careful: usize,
    /// What the batch wrote.
    touched: Touched,
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
            self.batch(batch, inbox);
        }
        // The file is left small and whole; a failure here loses nothing, the next start checkpoints again.
        let _ = self.db.checkpoint();
    }

    /// Runs a batch in one transaction. No answer leaves before the commit is durable.
    fn batch(&mut self, mut batch: Vec<Job>, inbox: &Receiver<Job>) {
        let mut checkpoints = without_checkpoints(&mut batch);
        if !batch.is_empty() {
            checkpoints.extend(self.transaction(batch, inbox));
        }
        for answer in checkpoints {
            // Whoever asked may have hung up.
            let _ = answer.send(self.empty_log());
        }
    }

    /// Takes what was overwritten out of the log.
    fn empty_log(&self) -> Result<(), StoreError> {
        self.db.checkpoint()?;
        Ok(())
    }

    /// Runs jobs, and those that come meanwhile, in one transaction. Answers who waits for a checkpoint after it.
    fn transaction(&mut self, mut batch: Vec<Job>, inbox: &Receiver<Job>) -> Vec<Asked> {
        let mut checkpoints = Vec::new();
        if let Err(error) = self.db.begin() {
            batch.into_iter().for_each(|job| refuse(job, &error));
            return checkpoints;
        }
        let begun = Instant::now();
        let mut answers: Vec<Answer> = Vec::with_capacity(batch.len());
        self.done.clear();
        self.touched = Touched::default();
        while !batch.is_empty() {
            self.jobs(batch, &mut answers);
            batch = inbox.try_iter().take(BATCH.saturating_sub(answers.len())).collect();
            checkpoints.extend(without_checkpoints(&mut batch));
        }
        let lost = !self.db.in_transaction();
        // Before the commit: a reader that sees the new rows must know their streams.
        self.shared.publish(&self.streams);
        let counted = if lost { Ok(()) } else { self.mark.count(&self.db) };
        let committed = counted.and_then(|()| self.db.commit());
        self.shared.measured.batch(answers.len(), begun.elapsed(), committed.is_ok());
        match committed {
            Ok(()) => self.committed(answers),
            Err(error) => self.failed(answers, lost, &error),
        }
        checkpoints
    }

    fn jobs(&mut self, batch: Vec<Job>, answers: &mut Vec<Answer>) {
        if let Err(error) = self.look_up(&batch) {
            batch.into_iter().for_each(|job| refuse(job, &error));
            return;
        }
        let jobs = batch.len();
        for job in batch {
            // An engine that finds its disk full takes the whole transaction back: outside of it nothing may run.
            if self.db.in_transaction() {
                answers.push(self.job(job, jobs.max(answers.len() + 1)));
            } else {
                refuse(job, &DbError::Full);
            }
        }
    }

    /// Which actions were done before.
    fn look_up(&mut self, batch: &[Job]) -> Result<(), DbError> {
        let actions = batch.iter().filter_map(|job| match job {
            Job::Act { action, .. } => Some(Cell::from(action.id.0)),
            _ => None,
        });
        let actions: Vec<Cell> = actions.collect();
        let mut rest = actions.as_slice();
        while !rest.is_empty() {
            let size = LOOKED_UP.into_iter().find(|size| *size <= rest.len()).unwrap_or(1);
            let (some, others) = rest.split_at(size);
            rest = others;
            let places: Vec<String> = (1..=size).map(|place| format!("${place}")).collect();
            let sql = format!("SELECT id, digest FROM local_action WHERE id IN ({})", places.join(", "));
            let found = self.db.query_by_key(&sql, some, |row| Some((row.id(0)?, row.bytes(1).try_into().ok()?)))?;
            self.done.extend(found.into_iter().flatten().map(|(id, digest)| (ActionId(id), digest)));
        }
        Ok(())
    }

    fn committed(&mut self, answers: Vec<Answer>) {
        self.careful = self.careful.saturating_sub(1);
        self.mark.note();
        self.shared.stamps.written(&self.touched);
        self.shared.keys.committed();
        match self.shared.keys.log_erasures(&self.db) {
            Ok(_) => answers.into_iter().for_each(Answer::send),
            Err(error) => answers.into_iter().for_each(|answer| answer.fail(&error.to_string())),
        }
    }

    fn failed(&mut self, answers: Vec<Answer>, lost: bool, error: &DbError) {
        // Perhaps it was kept and only the answer is lost.
        self.shared.stamps.written(&Touched { all: true, ..Touched::default() });
        // A failed rollback leaves the transaction to the next begin, which fails and says so.
        let _ = self.db.rollback();
        self.reload();
        let full = lost || matches!(error, DbError::Full);
        // One of the gathered jobs wrote what the engine refuses. When they come again, each stands by itself.
        let again = !full && self.gathers(answers.len()) && !matches!(error, DbError::Lost(_));
        if again {
            self.careful = CAREFUL;
        }
        for answer in answers {
            match (full, again) {
                (true, _) => answer.full(),
                (_, true) => answer.again(),
                _ => answer.fail(&error.to_string()),
            }
        }
    }

    /// Are the writes of so many jobs left to wait together?
    fn gathers(&self, jobs: usize) -> bool {
        self.careful == 0 && self.db.gathers(jobs)
    }

    /// Runs one of so many jobs in a savepoint of its own, so that its failure touches no other.
    fn job(&mut self, job: Job, jobs: usize) -> Answer {
        // Work on local tables may be anything, and much: it stands by itself.
        let gathers = self.gathers(jobs) && !matches!(job, Job::Local { .. });
        let opened = if gathers {
            self.db.mark(SAVEPOINT);
            Ok(())
        } else {
            self.db.savepoint(SAVEPOINT)
        };
        let written = |db: &Db| if gathers { Ok(()) } else { Ok::<(), StoreError>(db.written()?) };
        match job {
            Job::Act { action, work, answer } => {
                let result =
                    opened.map_err(StoreError::from).map_err(Refusal::from).and_then(|()| self.act(&action, work));
                let result = result.and_then(|done| Ok(written(&self.db).map(|()| done)?));
                if result.is_ok() {
                    self.done.insert(action.id, action.digest);
                }
                self.settle(result.is_ok());
                Answer::Act(answer, result)
            }
            Job::Local { work, answer } => {
                self.touched.all = true;
                let result = opened.map_err(StoreError::from).and_then(|()| work(&self.db, &mut self.streams));
                let result = result.and_then(|()| written(&self.db));
                self.settle(result.is_ok());
                // It may have written what is remembered here.
                self.memory.forget();
                Answer::Local(answer, result)
            }
            Job::Aside { work, answer } => {
                let result = opened.map_err(StoreError::from).and_then(|()| work(&self.db));
                let result = result.and_then(|()| written(&self.db));
                self.settle(result.is_ok());
                Answer::Local(answer, result)
            }
            Job::Checkpoint { answer } => Answer::Local(answer, opened.map_err(StoreError::from)),
        }
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
        if let Some(digest) = self.done.get(&action.id) {
            return if *digest == action.digest { Ok(Done { repeated: true }) } else { Err(Refusal::Reused) };
        }
        let shared = Arc::clone(&self.shared);
        let kinds = perform(&shared, &self.db, &mut self.streams, &self.memory, action, work)?;
        // Who has custody of a home decides over records of every kind.
        self.touched.all |= shared.registry.custody.is_some_and(|custody| kinds.contains(&custody));
        self.touched.note(kinds.into_iter());
        let row = vec![Cell::from(action.id.0), Cell::from(action.digest), Cell::from(action.now.as_millisecond())];
        self.db
            .write("INSERT INTO local_action (id, digest, time) VALUES ($1, $2, $3)", row)
            .map_err(StoreError::from)?;
        Ok(Done { repeated: false })
    }
}

/// Who waits for a checkpoint.
type Asked = Sender<Result<(), StoreError>>;

/// Takes the wishes for a checkpoint out of a batch.
fn without_checkpoints(batch: &mut Vec<Job>) -> Vec<Asked> {
    let asked = batch.extract_if(.., |job| matches!(job, Job::Checkpoint { .. }));
    asked
        .filter_map(|job| match job {
            Job::Checkpoint { answer } => Some(answer),
            _ => None,
        })
        .collect()
}

/// Runs one use case and writes its changes, inside the transaction that is open. Answers the kinds that it wrote.
pub fn perform(
    shared: &Shared,
    db: &Db,
    streams: &mut Streams,
    memory: &Memory,
    action: &Action,
    use_case: UseCase,
) -> Result<Vec<u32>, Refusal> {
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
    let kinds = changes.records.iter().map(|change| change.spec.kind).collect();
    Appender { db, keys: &shared.keys, registry: &shared.registry, streams, memory }.append(stamp, changes)?;
    Ok(kinds)
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

    /// Nothing of it was kept, and it may well be done when it is sent again.
    fn again(self) {
        let faulty = |refusal: &Refusal| matches!(refusal, Refusal::Fault(_));
        match self {
            Answer::Act(to, Err(refusal)) if !faulty(&refusal) => drop(to.send(Err(refusal))),
            Answer::Act(to, _) => drop(to.send(Err(Refusal::Busy))),
            Answer::Local(to, _) => drop(to.send(Err(StoreError::Db(DbError::Busy)))),
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
