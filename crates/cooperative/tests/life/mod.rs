//! The life of a koperasi at random, from a seed: events of every kind go through the use cases on days that pass, many of
//! them wrong on purpose. After each one the kept balances are held against sums made here from the postings alone; what was
//! refused must have changed nothing. Not here: what is looked at when a month is over (`proof`).
#![allow(dead_code)] // reason: each test binary uses its own part

pub mod lending;
pub mod opening;
pub mod people;
pub mod proof;
pub mod reckoning;
pub mod savings;
pub mod sheets;
pub mod year;

use std::collections::BTreeMap;
use std::sync::mpsc;

use cooperative::records::koperasi::Principle;
use cooperative::records::{Koperasi, Posting};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::access::Actor;
use kernel::day::{Month, Zone};
use kernel::{ActionId, Changes, Record, RecordId, Refusal, Stored};
use store::engine::Database;
use store::{Action, Reader};

use crate::world::{World, now};
use reckoning::Reckoning;

/// A small generator of numbers: the same seed, the same history.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }

    /// One of them, where there are any.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        (!from.is_empty()).then(|| from[self.below(from.len() as u64) as usize])
    }

    /// Rupiah, a multiple of a hundred now and then not.
    pub fn rupiah(&mut self, most: u64) -> i64 {
        let amount = 1 + self.below(most);
        (if self.below(4) > 0 { amount.div_ceil(1_000) * 1_000 } else { amount }) as i64
    }
}

/// How the last event ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    Done(ActionId),
    Refused(&'static str),
}

/// What is known of a koperasi besides its books: whom and what the next event may be about.
#[derive(Default)]
pub struct Known {
    pub applicants: Vec<RecordId>,
    pub members: Vec<RecordId>,
    pub left: Vec<RecordId>,
    pub powers: Vec<RecordId>,
    pub terms: Vec<RecordId>,
    pub products: Vec<RecordId>,
    pub loans: Vec<RecordId>,
    pub waiting: Vec<RecordId>,
    pub posted: Vec<RecordId>,
    pub own_accounts: Vec<&'static str>,
    pub resolution: Option<RecordId>,
    /// The annual meeting that was called: its book year, itself, its day.
    pub annual: Option<(i16, RecordId, Date)>,
}

/// A koperasi that lives.
pub struct Life {
    pub world: World,
    pub seed: u64,
    pub chance: Chance,
    pub moment: Timestamp,
    pub reckoning: Reckoning,
    pub known: Known,
    /// What was tried: how often it was done and how often refused.
    pub tried: BTreeMap<&'static str, (u32, u32)>,
    /// Codes of refusals.
    pub refusals: BTreeMap<&'static str, u32>,
    pub events: u64,
    last: Option<(ActionId, Actor)>,
}

impl Life {
    pub fn begin(database: Database, principle: Principle, seed: u64) -> Life {
        let world = World::on(database, principle);
        let reckoning = Reckoning::of(world.koperasi);
        let mut life = Life {
            world,
            seed,
            chance: Chance(seed),
            moment: now(),
            reckoning,
            known: Known::default(),
            tried: BTreeMap::new(),
            refusals: BTreeMap::new(),
            events: 0,
            last: None,
        };
        opening::begin(&mut life);
        life
    }

    pub fn today(&self) -> Date {
        Zone::Wib.day(self.moment.as_millisecond())
    }

    /// Reads as the chair, today.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>) -> T {
        let read = self.world.store.read(&self.world.chair, self.moment, work);
        read.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", self.whence()))
    }

    pub fn books(&self) -> Stored<Koperasi> {
        self.read(|read| read.get::<Koperasi>(self.world.koperasi))
    }

    /// Where in which history this is, and how to see it again.
    pub fn whence(&self) -> String {
        format!("seed {}, event {} on {}", self.seed, self.events, self.today())
    }

    /// A day on which something is said to have happened: mostly today, sometimes some days ago, rarely wrong.
    pub fn day(&mut self) -> Date {
        let today = self.today();
        match self.chance.below(40) {
            0 => today.saturating_add(1.day()),
            1 => today.saturating_sub((40 + self.chance.below(400) as i64).days()),
            2..=6 => today.saturating_sub((self.chance.below(12) as i64).days()),
            _ => today,
        }
    }

    /// Somebody of the board.
    pub fn board(&mut self) -> Actor {
        if self.chance.below(2) == 0 { self.world.chair.clone() } else { self.world.treasurer.clone() }
    }

    /// A form as it was drawn: some time before it is sent, so that what is written later may well have the lesser id.
    fn form(&mut self) -> ActionId {
        let drawn = self.moment.as_millisecond() - self.chance.below(6 * 3_600_000) as i64;
        let mut random = [0; 10];
        random[2..].copy_from_slice(&self.events.to_be_bytes());
        ActionId(RecordId::v7(drawn.unsigned_abs(), random))
    }

    /// Tries an event. What it posted is added to the reckoning; what was refused must have left the journal as it was.
    pub fn attempt(
        &mut self,
        name: &'static str,
        actor: &Actor,
        work: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Ended {
        let id = self.form();
        let (tell, told) = mpsc::channel();
        let before = self.entries();
        let action = Action { id, digest: [1; 32], actor: actor.clone(), now: self.moment };
        let done = self.world.store.act(action, move |read| {
            let changes = work(read, id)?;
            let made = changes.records.iter().filter(|one| one.created && one.spec.kind == Posting::KIND);
            // Nobody listens any more only where the test has failed.
            let _ = tell.send(made.map(|one| one.record).collect::<Vec<RecordId>>());
            Ok(changes)
        });
        self.events += 1;
        let count = self.tried.entry(name).or_default();
        let ended = match done {
            Ok(_) => {
                count.0 += 1;
                self.last = Some((id, actor.clone()));
                let made = told.try_iter().flatten().collect::<Vec<_>>();
                self.add(made);
                Ended::Done(id)
            }
            Err(refusal) => {
                count.1 += 1;
                let code = self.code(name, refusal);
                *self.refusals.entry(code).or_default() += 1;
                assert_eq!(self.entries(), before, "{}: {name} was refused ({code}) and wrote", self.whence());
                Ended::Refused(code)
            }
        };
        self.look_at_prefix(name);
        ended
    }

    fn code(&self, name: &str, refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::Invalid(problems) => problems[0].code,
            Refusal::Forbidden(_) => "forbidden",
            Refusal::NotFound => "not_found",
            Refusal::Conflict(_) => "conflict",
            other => panic!("{}: {name}: {other:?}", self.whence()),
        }
    }

    fn add(&mut self, made: Vec<RecordId>) {
        let first = made.first().copied();
        for id in made {
            let posting = self.read(|read| read.get::<Posting>(id));
            if posting.row.id == posting.group.id.raw() && Some(posting.row.id) == first {
                self.known.posted.push(posting.row.id);
            }
            let whence = self.whence();
            self.reckoning.add(&posting, &whence);
        }
    }

    /// What was sent is sent again: once is once.
    fn send_again(&mut self) {
        let Some((id, actor)) = self.last.clone() else { return };
        let before = self.entries();
        let action = Action { id, digest: [1; 32], actor, now: self.moment };
        let done = self.world.store.act(action, |_| panic!("it runs twice")).unwrap();
        assert!(done.repeated, "{}", self.whence());
        assert_eq!(self.entries(), before, "{}", self.whence());
    }

    fn entries(&self) -> i64 {
        let sql = "SELECT CAST(coalesce(sum(sequence), 0) AS bigint) FROM journal_stream";
        let rows = self.world.store.local_read(|db| Ok(db.query(sql, &[], |row| row.integer(0))?)).unwrap();
        rows[0]
    }

    fn look_at_prefix(&self, name: &str) {
        let kept = self.read(|read| read.balances(self.world.home));
        if let Err(words) = self.reckoning.agrees_with(&kept) {
            panic!("{}, after {name}: {words}", self.whence());
        }
    }

    /// One event, and now and then the next day with what it brings.
    pub fn live(&mut self) {
        match self.chance.below(100) {
            0..=5 => people::happen(self),
            6..=39 => savings::happen(self),
            40..=73 => lending::happen(self),
            74..=88 => sheets::happen(self),
            89..=95 => sheets::go_wrong(self),
            96..=97 => self.send_again(),
            _ => year::decide(self),
        }
        if self.chance.below(80) == 0 {
            // Somebody sets the clock back, and it stays so for a while.
            self.moment -= (1 + self.chance.below(30) as i64).hours();
        }
        if self.chance.below(6) == 0 {
            let before = Month::of(self.today());
            let step = 1 + self.chance.below(3) as i64;
            self.moment += (24 * step).hours();
            year::annual(self);
            if Month::of(self.today()) != before {
                year::month_end(self, before);
                proof::month(self, before);
            }
        }
    }
}

/// What is only ever tried wrongly, or may well not come up in a short history.
pub const NEVER: &[&str] = &[
    "post what is wrong",
    "pay in as another",
    "settle early",
    "report profit",
    "write off",
    "recover",
    "refuse a loan",
];
