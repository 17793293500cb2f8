//! A small world for the store's tests: two kinds of record, a folder that is gone afterwards, seeded randomness.
#![allow(dead_code)] // reason: each test binary uses its own part

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kernel::access::{Actor, Role, Scope};
use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::indicator::{Contribution, Contributor};
use kernel::registry::{OfficeKind, Redirect, RedirectKind, Registry};
use kernel::row::Row;
use kernel::value::{Ref, Value};
use kernel::{Held, Id, Record, RecordId, Refusal, choices};
use record_derive::Record;
use store::access_stream::Sight;
use store::engine::{Database, Db, Location};
use store::keys::Unlock;
use store::{Action, Done, Reader, Store};

choices! {
    /// A clear choice.
    pub enum Colour {
        Red = 1, "red", "Merah", "Red";
        Blue = 2, "blue", "Biru", "Blue";
    }
}

const READERS: &[Role] = &[Role::PetugasDesmigratif, Role::PetugasKementerian];

/// An office.
#[derive(Record, Debug, Clone)]
#[record(kind = 3, path = "office", id = "Kantor", en = "Office", home = any, read = READERS, write = &[])]
pub struct Office {
    pub id: Id<Office>,
    #[field(tag = 1, id = "Wilayah", en = "Region", class = public)]
    pub region: Option<String>,
}

/// Who has custody.
#[derive(Record, Debug, Clone)]
#[record(kind = 4, path = "custody", id = "Pengampu", en = "Custody", home = any, append_only, read = &[], write = &[])]
pub struct Custody {
    pub id: Id<Custody>,
    #[field(tag = 1, id = "Masa", en = "Epoch")]
    pub epoch: i64,
    #[field(tag = 2, id = "Komputer", en = "Node")]
    pub node: String,
}

/// A person.
#[derive(Record, Debug, Clone)]
#[record(kind = 12, path = "person", id = "Orang", en = "Person", home = village, read = READERS, write = READERS,
    specific = &[Role::PetugasDesmigratif])]
pub struct Person {
    pub id: Id<Person>,
    #[field(tag = 1, id = "Nama", en = "Name", class = personal, subject = own, find, title)]
    pub name: Held<String>,
    #[field(tag = 2, id = "Nomor", en = "Number", class = personal, subject = own, sealed, unique)]
    pub number: Held<Option<String>>,
    #[field(tag = 3, id = "Warna", en = "Colour")]
    pub colour: Colour,
    #[field(tag = 4, id = "Catatan", en = "Note", class = specific, subject = own)]
    pub note: Held<Option<String>>,
    #[field(tag = 5, id = "Nomor surat", en = "Serial", custody)]
    pub serial: Option<i64>,
}

/// A record of a person, sealed under the person's key.
#[derive(Record, Debug, Clone)]
#[record(kind = 13, path = "visit", id = "Kunjungan", en = "Visit", home = village, read = READERS, write = READERS)]
pub struct Visit {
    pub id: Id<Visit>,
    #[field(tag = 1, id = "Orang", en = "Person")]
    pub person: Ref<Person>,
    #[field(tag = 2, id = "Alasan", en = "Purpose", class = personal, subject = person)]
    pub purpose: Held<Option<String>>,
}

/// Two records of one person.
#[derive(Record, Debug, Clone)]
#[record(kind = 14, path = "same", id = "Orang sama", en = "Same person", home = village, read = READERS, write = READERS)]
pub struct Same {
    pub id: Id<Same>,
    #[field(tag = 1, id = "Satu", en = "One")]
    pub one: Ref<Person>,
    #[field(tag = 2, id = "Lainnya", en = "Other")]
    pub other: Ref<Person>,
    #[field(tag = 3, id = "Ke", en = "Into")]
    pub into: Option<Colour>,
    #[field(tag = 4, id = "Saat", en = "Moment")]
    pub moment: i64,
}

/// Blue goes on in the other, red in the one, nothing nowhere.
fn redirects(row: &Row) -> Option<Redirect> {
    let (one, other) = (row.reference("one")?.record, row.reference("other")?.record);
    let (from, to) = match row.integer("into")? {
        1 => (other, one),
        _ => (one, other),
    };
    Some(Redirect { from, to, moment: row.integer("moment")? })
}

fn colours(row: &Row) -> Vec<Contribution> {
    let indicator = match row.integer("colour") {
        Some(1) => "person.red",
        Some(2) => "person.blue",
        _ => return Vec::new(),
    };
    vec![Contribution { indicator, home: row.home, month: String::new(), amount: 1 }]
}

pub fn registry() -> Registry {
    Registry {
        specs: vec![Office::SPEC, Custody::SPEC, Person::SPEC, Visit::SPEC, Same::SPEC],
        contributors: vec![Contributor { kind: Person::KIND, contributions: colours }],
        office: Some(OfficeKind { kind: Office::KIND, region_tag: Office::REGION.tag }),
        person: Some(Person::KIND),
        custody: Some(Custody::KIND),
        redirect: Some(RedirectKind { kind: Same::KIND, redirects }),
        balancers: Vec::new(),
    }
}

/// Which engine a test's nodes stand on.
#[derive(Debug, Clone, Copy)]
pub enum Engine {
    Sqlite,
    Postgres(&'static testkit::postgres::Server),
}

impl Engine {
    pub fn database(self) -> Database {
        match self {
            Engine::Sqlite => Database::Sqlite,
            Engine::Postgres(server) => server.fresh().parse().unwrap(),
        }
    }
}

/// Each function named here is a test on SQLite, and on PostgreSQL where it is installed.
#[allow(unused_macros)] // reason: one test binary is about files only
macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[test] fn $name() { super::$name($crate::world::Engine::Sqlite) })*
        }
        mod on_postgres {
            $(#[test] fn $name() {
                if let Some(server) = testkit::postgres::shared() {
                    super::$name($crate::world::Engine::Postgres(server));
                }
            })*
        }
    };
}
#[allow(unused_imports)] // reason: as above
pub(crate) use on_both_engines;

/// A folder of its own, removed when dropped.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        let mut random = [0u8; 8];
        getrandom::fill(&mut random).unwrap();
        let path = std::env::temp_dir().join(format!("desmigratif-store-{:016x}", u64::from_le_bytes(random)));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Every byte of every file below it, for looking for what must not be there.
    pub fn bytes(&self) -> Vec<u8> {
        let mut all = Vec::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { all.extend(std::fs::read(path).unwrap()) }
            }
        }
        all
    }

    pub fn holds(&self, text: &str) -> bool {
        let needle = text.as_bytes();
        self.bytes().windows(needle.len()).any(|window| window == needle)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A node with its folder.
pub struct Node {
    pub store: Store,
    pub folder: Folder,
    pub location: Location,
    clock: std::cell::Cell<i64>,
    actions: std::cell::Cell<u64>,
}

pub const HOME: RecordId = RecordId([0xee; 16]);

impl Node {
    pub fn new(engine: Engine) -> Node {
        Node::over(engine.database())
    }

    pub fn over(database: Database) -> Node {
        let folder = Folder::new();
        let location = Location { dir: folder.path().to_owned(), database };
        let store = Store::open(location.clone(), registry(), Unlock::KeyFile).unwrap();
        Node {
            store,
            folder,
            location,
            clock: std::cell::Cell::new(1_795_000_000_000),
            actions: std::cell::Cell::new(1),
        }
    }

    pub fn holds(&self, text: &str) -> bool {
        holds(&self.location, &self.folder, text)
    }

    pub fn now(&self) -> Timestamp {
        self.clock.set(self.clock.get() + 1000);
        Timestamp::from_millisecond(self.clock.get()).unwrap()
    }

    pub fn set_clock(&self, milliseconds: i64) {
        self.clock.set(milliseconds);
    }

    pub fn action(&self) -> Action {
        let mut random = [0u8; 10];
        random[..8].copy_from_slice(&self.actions.get().to_be_bytes());
        random[8..].copy_from_slice(&self.store.node().0[14..]);
        self.actions.set(self.actions.get() + 1);
        let now = self.now();
        let id = ActionId(RecordId::v7(now.as_millisecond() as u64, random));
        Action { id, digest: [1; 32], actor: officer(), now }
    }

    pub fn write(&self, changes: Changes) -> Result<Done, Refusal> {
        self.store.act(self.action(), move |_| Ok(changes))
    }

    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.store.read_noting(&officer(), self.now(), &Sight::all(), work)
    }

    /// The office of HOME in a village.
    pub fn found_office(&self) {
        let mut changes = Changes::new();
        changes.create(HOME, &Office { id: Id::new(HOME), region: Some("33.07.05.2003".into()) });
        self.write(changes).unwrap();
    }

    pub fn person(&self, id: RecordId, name: &str, number: Option<&str>) -> Result<Done, Refusal> {
        let mut changes = Changes::new();
        changes.create(HOME, &person(id, name, number));
        self.write(changes)
    }

    pub fn edit(&self, id: RecordId, tag: u32, value: Value) -> Result<Done, Refusal> {
        self.store.act(self.action(), move |read| {
            let row = read.row(Person::SPEC, id)?;
            let mut changes = Changes::new();
            changes.edit_row(&row, [(tag, value)]);
            Ok(changes)
        })
    }

    /// Hands every entry of another node over, in the order given.
    pub fn take(&self, entries: &[(kernel::journal::Entry, Vec<u8>)]) {
        for entry in entries {
            self.store.import_entries(vec![entry.clone()]).unwrap();
        }
    }

    pub fn take_keys(&self, other: &Node, subjects: &[RecordId]) {
        for subject in subjects {
            let key = other.store.local_read(|db| Ok(other.store.keys().hand_over(db, *subject)?)).unwrap();
            if let Some(key) = key {
                self.store.accept_key(*subject, key).unwrap();
            }
        }
    }

    /// Every entry this node holds.
    pub fn entries(&self) -> Vec<(kernel::journal::Entry, Vec<u8>)> {
        let sql = "SELECT body FROM journal_entry ORDER BY stream, sequence";
        let bodies = self.store.local_read(|db| Ok(db.query(sql, &[], |row| row.bytes(0).to_vec())?)).unwrap();
        bodies.into_iter().map(|body| (kernel::journal::decode(&body).unwrap(), body)).collect()
    }

    /// Everything the tables say, as text, so that two nodes can be compared value by value.
    pub fn dump(&self) -> String {
        dump(&self.store)
    }
}

/// Everything the tables of a store say, as text.
pub fn dump(store: &Store) -> String {
    let read = store.read(&officer(), Timestamp::UNIX_EPOCH, |read| {
        let mut text = String::new();
        for spec in [Office::SPEC, Custody::SPEC, Person::SPEC, Visit::SPEC] {
            let mut rows =
                read.list(&store::ListQuery { withdrawn: true, limit: 200, ..store::ListQuery::of(spec) })?.rows;
            rows.sort_by_key(|row| row.id);
            for row in rows {
                text.push_str(&format!("{} {} {:?} {:?} {}\n", spec.name, row.id, row.cells, row.heads, row.withdrawn));
            }
        }
        for key in ["person.red", "person.blue"] {
            text.push_str(&format!("{key} {}\n", read.indicator(key, "", None)?));
        }
        Ok(text)
    });
    read.unwrap()
}

/// Whether a text stands anywhere in clear: in a file of the folder, or in a table of the server. What the server keeps
/// in its own files besides (free space, its log) is not looked at.
pub fn holds(location: &Location, folder: &Folder, text: &str) -> bool {
    folder.holds(text) || (location.database != Database::Sqlite && tables_hold(location, text.as_bytes()))
}

fn tables_hold(location: &Location, needle: &[u8]) -> bool {
    let db = Db::reader(location).unwrap();
    let tables = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
    let tables = db.query(tables, &[], |row| row.text(0).to_owned()).unwrap();
    assert!(tables.len() > 10);
    tables.iter().any(|table| {
        let rows = db.query(&format!("SELECT * FROM \"{table}\""), &[], |row| row.cells()).unwrap();
        let parts = rows.iter().flatten().filter_map(|cell| cell.bytes().or(cell.text().map(str::as_bytes)));
        parts.into_iter().any(|part| part.windows(needle.len()).any(|window| window == needle))
    })
}

pub fn officer() -> Actor {
    Actor {
        account: RecordId([7; 16]),
        role: Some(Role::PetugasDesmigratif),
        office: HOME,
        scope: Scope::Regions(vec![String::new()]),
        name: "Siti".into(),
    }
}

pub fn person(id: RecordId, name: &str, number: Option<&str>) -> Person {
    Person {
        id: Id::new(id),
        name: Held::Known(name.into()),
        number: Held::Known(number.map(Into::into)),
        colour: Colour::Red,
        note: Held::Known(None),
        serial: None,
    }
}

pub fn id(number: u8) -> RecordId {
    RecordId::v7(1_795_000_000_000 + u64::from(number), [number; 10])
}

/// xorshift64*: the same numbers for the same seed on every machine.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % most
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}
