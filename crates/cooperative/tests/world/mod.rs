//! A small village with a koperasi for the room's stories: two of its board, a supervisor, the village's officer, on a real
//! store in a folder of its own that is gone afterwards.
#![allow(dead_code)] // reason: each test binary uses its own part

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use cooperative::office::koperasi::{self, Founding, place};
use cooperative::office::ledger::{self, Entry, Pair, Side};
use cooperative::records::Koperasi;
use cooperative::records::koperasi::{Form, Principle};
use cooperative::records::posting::Event;
use cooperative::rules::chart;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::access::{Actor, Role, Scope};
use kernel::region::Code;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use people::office::office_id;
use people::records::Resident;
use people::records::resident::{NoticeGiven, Sex};
use store::engine::{Database, Location};
use store::keys::Unlock;
use store::{Action, Done, Reader, Store};
use web::Room;

pub const TODAY: Date = date(2026, 11, 24);
pub const BOOKS_FROM: Date = date(2025, 1, 1);
pub const VILLAGE: &str = "33.07.10.2004";
const ROOMS: &[&Room] = &[&people::ROOM, &cooperative::ROOM];

/// The action that founds the koperasi.
fn founding() -> ActionId {
    ActionId(id(20))
}

pub struct World {
    pub store: Store,
    pub folder: PathBuf,
    /// The koperasi's record and its office.
    pub koperasi: RecordId,
    pub home: RecordId,
    pub village: RecordId,
    /// Of the board, at the koperasi.
    pub chair: Actor,
    pub treasurer: Actor,
    pub supervisor: Actor,
    /// At the village's office.
    pub officer: Actor,
    next: AtomicU32,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn id(number: u32) -> RecordId {
    let mut random = [7u8; 10];
    random[..4].copy_from_slice(&number.to_be_bytes());
    RecordId::v7(1_795_400_000_000 + u64::from(number), random)
}

pub fn now() -> Timestamp {
    "2026-11-24T03:00:00Z".parse().unwrap()
}

pub fn actor(role: Role, number: u32, office: RecordId) -> Actor {
    Actor {
        account: id(number),
        role: Some(role),
        office,
        scope: Scope::Regions(vec![VILLAGE.to_owned()]),
        name: String::new(),
    }
}

impl World {
    /// A conventional koperasi whose books began on [`BOOKS_FROM`].
    pub fn new() -> World {
        World::of(Principle::Conventional)
    }

    pub fn of(principle: Principle) -> World {
        World::on(Database::Sqlite, principle)
    }

    /// The same on any engine.
    pub fn on(database: Database, principle: Principle) -> World {
        let world = World::empty(database);
        let code = Code::parse(VILLAGE).unwrap();
        let (officer, node) = (world.officer.clone(), world.store.node());
        world.act(&officer, move |_| people::office::found(Some(&code), node)).unwrap();
        let input = Founding {
            name: "Koperasi Uji Sejahtera".to_owned(),
            form: Form::New,
            principle,
            parent: None,
            village: code,
            books_from: BOOKS_FROM,
        };
        world.act_as(&officer, founding(), move |read| koperasi::found_here(read, founding(), &input)).unwrap();
        world
    }

    /// A node on which nothing was written yet: it may take up the journal of another one.
    pub fn empty(database: Database) -> World {
        static FOLDERS: AtomicU32 = AtomicU32::new(0);
        let name = format!("desmigratif-koperasi-{}-{}", std::process::id(), FOLDERS.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let registry = kernel::Registry {
            person: Some(<Resident as kernel::Record>::KIND),
            custody: Some(<people::records::Custody as kernel::Record>::KIND),
            ..web::registry(ROOMS)
        };
        let location = Location { dir: folder.clone(), database };
        let store = Store::open(location, registry, Unlock::Key([9; 32])).unwrap();
        let village = office_id(Some(&Code::parse(VILLAGE).unwrap()));
        let home = founding().record(place::OFFICE);
        World {
            store,
            folder,
            koperasi: founding().record(place::KOPERASI),
            home,
            village,
            chair: actor(Role::PengurusKoperasi, 2, home),
            treasurer: actor(Role::PengurusKoperasi, 3, home),
            supervisor: actor(Role::PengawasKoperasi, 4, home),
            officer: actor(Role::PetugasDesmigratif, 5, village),
            next: AtomicU32::new(100),
        }
    }

    pub fn action(&self) -> ActionId {
        ActionId(id(self.next.fetch_add(1, Ordering::Relaxed)))
    }

    pub fn act(
        &self,
        actor: &Actor,
        work: impl FnOnce(&Reader) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        self.act_as(actor, self.action(), work)
    }

    pub fn act_as(
        &self,
        actor: &Actor,
        action: ActionId,
        work: impl FnOnce(&Reader) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        self.store.act(Action { id: action, digest: [1; 32], actor: actor.clone(), now: now() }, work)
    }

    /// Reads as the chair.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>) -> T {
        self.store.read(&self.chair, now(), work).unwrap()
    }

    pub fn books(&self) -> Stored<Koperasi> {
        self.read(|read| read.get::<Koperasi>(self.koperasi))
    }

    /// Posts one pair on a day.
    pub fn post(&self, day: Date, event: Event, debit: Side, credit: Side, amount: i64) -> Result<Done, Refusal> {
        let (books, action) = (self.books(), self.action());
        let pairs = vec![Pair { debit, credit, amount }];
        self.act_as(&self.chair.clone(), action, move |read| {
            let entry = Entry { date: day, event, document: None, memo: None, pairs };
            let mut changes = Changes::new();
            ledger::post(read, &mut changes, (action, 0), &books, &entry)?;
            Ok(changes)
        })
    }

    /// What stands on an account, debit less credit.
    pub fn net(&self, code: &str) -> i64 {
        let account = chart::account_id(self.koperasi, code);
        self.read(|read| Ok(read.balance(self.home, account)?.net()))
    }

    /// A resident of the village.
    pub fn resident(&self, name: &str) -> RecordId {
        let (record, village, name) = (self.action().record(0), self.village, name.to_owned());
        self.act(&self.officer.clone(), move |_| {
            let resident = Resident {
                id: Id::new(record),
                name: Held::Known(name),
                nik: Held::Known(None),
                sex: Sex::Female,
                birth_date: Held::Known(None),
                birth_place: Held::Known(None),
                marital_status: Held::Known(None),
                occupation: Held::Known(None),
                dusun: None,
                rt_rw: Held::Known(None),
                address: Held::Known(None),
                phone: Held::Known(None),
                passport: Held::Known(None),
                notice: NoticeGiven::ReadAloud,
                notes: Held::Known(None),
            };
            let mut changes = Changes::new();
            changes.create(village, &resident);
            Ok(changes)
        })
        .unwrap();
        record
    }
}
