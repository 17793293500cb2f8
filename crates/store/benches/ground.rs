//! The ground alone, without HTTP: durable acts by 64 callers at once, and records taken in by the hundred. For finding
//! where time goes; the figures of the README come from the real binary (`cargo xtask bench`).
//!
//! `cargo bench -p desmigratif-store --bench ground -- [acts N] [bulk N]`; PostgreSQL with `DATABASE=postgres://…`.

#![allow(missing_docs)] // reason: the declarations name the fields

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use jiff::Timestamp;
use kernel::access::{Actor, Role, Scope};
use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::registry::{OfficeKind, Registry};
use kernel::{Held, Id, Record, RecordId};
use record_derive::Record;
use store::engine::Location;
use store::keys::Unlock;
use store::{Action, Store, UseCase};

const READERS: &[Role] = &[Role::PetugasDesmigratif];
const HOME: RecordId = RecordId([0xee; 16]);
const CALLERS: u64 = 64;

/// An office.
#[derive(Record, Debug, Clone)]
#[record(kind = 3, path = "office", id = "Kantor", en = "Office", home = any, read = READERS, write = &[])]
pub struct Office {
    pub id: Id<Office>,
    #[field(tag = 1, id = "Wilayah", en = "Region", class = public)]
    pub region: Option<String>,
}

/// As many fields of each class as a resident has.
#[derive(Record, Debug, Clone)]
#[record(kind = 12, path = "person", id = "Orang", en = "Person", home = village, read = READERS, write = READERS,
    specific = &[Role::PetugasDesmigratif])]
pub struct Person {
    pub id: Id<Person>,
    #[field(tag = 1, id = "Nama", en = "Name", class = personal, subject = own, find, title)]
    pub name: Held<String>,
    #[field(tag = 2, id = "Nomor", en = "Number", class = personal, subject = own, sealed, unique)]
    pub number: Held<Option<String>>,
    #[field(tag = 3, id = "Jenis", en = "Sex")]
    pub sex: i64,
    #[field(tag = 4, id = "Tempat lahir", en = "Birth place", class = personal, subject = own)]
    pub birth_place: Held<Option<String>>,
    #[field(tag = 5, id = "Tanggal lahir", en = "Birth date", class = personal, subject = own)]
    pub birth_date: Held<Option<String>>,
    #[field(tag = 6, id = "Dusun", en = "Hamlet", class = personal, subject = own)]
    pub dusun: Held<Option<String>>,
    #[field(tag = 7, id = "RT", en = "RT", class = personal, subject = own)]
    pub rt: Held<Option<String>>,
    #[field(tag = 8, id = "Alamat", en = "Address", class = personal, subject = own)]
    pub address: Held<Option<String>>,
    #[field(tag = 9, id = "Telepon", en = "Phone", class = personal, subject = own, sealed, lookup)]
    pub phone: Held<Option<String>>,
}

fn registry() -> Registry {
    Registry {
        specs: vec![Office::SPEC, Person::SPEC],
        office: Some(OfficeKind { kind: Office::KIND, region_tag: Office::REGION.tag }),
        person: Some(Person::KIND),
        ..Registry::default()
    }
}

fn person(action: ActionId, place: u32, index: u64) -> Person {
    const FIRST: [&str; 8] = ["Siti", "Sri", "Ahmad", "Muhammad", "Dewi", "Slamet", "Wahyu", "Yuni"];
    const LAST: [&str; 8] =
        ["Rahmawati", "Lestari", "Hidayat", "Supriyadi", "Aminah", "Prasetyo", "Utami", "Kurniawan"];
    let name = format!("{} {} {}", FIRST[index as usize % 8], LAST[index as usize / 8 % 8], index % 997);
    Person {
        id: Id::new(action.record(place)),
        name: Held::Known(name),
        number: Held::Known(Some(format!("{:016}", 3_307_100_000_000_000_u64 + index))),
        sex: (index % 2) as i64,
        birth_place: Held::Known(Some("Wonosobo".into())),
        birth_date: Held::Known(Some("1991-05-12".into())),
        dusun: Held::Known(Some("Krajan".into())),
        rt: Held::Known(Some("02/01".into())),
        address: Held::Known(Some("Jalan Raya Kuripan 12".into())),
        phone: Held::Known(Some(format!("+6281{index:09}"))),
    }
}

fn action(index: u64) -> Action {
    let actor = Actor {
        account: RecordId([0xaa; 16]),
        role: Some(Role::PetugasDesmigratif),
        scope: Scope::Regions(vec!["33.07".into()]),
        office: HOME,
        name: String::new(),
    };
    let mut random = [0u8; 10];
    random[..8].copy_from_slice(&index.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    Action {
        id: ActionId(RecordId::v7(1_795_000_000_000 + index, random)),
        digest: [7; 32],
        actor,
        now: Timestamp::from_millisecond(1_795_000_000_000).unwrap(), // reason: a bench ends at the first trouble
    }
}

fn one(index: u64) -> (Action, UseCase) {
    let action = action(index);
    let id = action.id;
    let work: UseCase = Box::new(move |_| {
        let mut changes = Changes::new();
        changes.create(HOME, &person(id, 0, index));
        Ok(changes)
    });
    (action, work)
}

fn acts(store: &Store, count: u64) {
    let next = AtomicU64::new(1);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..CALLERS {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index > count {
                        return;
                    }
                    let (action, work) = one(index);
                    store.act(action, work).unwrap(); // reason: a bench ends at the first trouble
                }
            });
        }
    });
    report("acts", count, start);
}

/// As an import does: 250 records to an entry, 32 entries to a commit.
fn bulk(store: &Store, count: u64) {
    let start = Instant::now();
    let mut index = 100_000_000;
    let last = index + count;
    while index < last {
        let mut actions: Vec<(Action, UseCase)> = Vec::new();
        for _ in 0..32 {
            let action = action(index);
            let (id, from) = (action.id, index);
            let work: UseCase = Box::new(move |_| {
                let mut changes = Changes::new();
                for place in 0..250_u32 {
                    changes.create(HOME, &person(id, place, from + u64::from(place)));
                }
                Ok(changes)
            });
            actions.push((action, work));
            index += 250;
        }
        store.act_all(actions).unwrap(); // reason: a bench ends at the first trouble
    }
    report("bulk", count, start);
}

fn report(what: &str, count: u64, start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("").to_owned();
    println!("{what}: {count} in {seconds:.2} s, {:.0} a second, {peak}", count as f64 / seconds);
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let number = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1)?.parse::<u64>().ok()
    };
    let dir = PathBuf::from(std::env::var("DIR").unwrap_or_else(|_| "/tmp/ground".into()));
    let _ = std::fs::remove_dir_all(&dir);
    let mut location = Location::from(dir.as_path());
    if let Ok(database) = std::env::var("DATABASE") {
        location.database = database.parse().unwrap(); // reason: a bench ends at the first trouble
    }
    let store = Store::open(location, registry(), Unlock::KeyFile).unwrap(); // reason: a bench ends at the first trouble
    let (office_action, _) = one(0);
    store
        .act(office_action, |_| {
            let mut changes = Changes::new();
            changes.create(HOME, &Office { id: Id::new(HOME), region: Some("33.07.10.2004".into()) });
            Ok(changes)
        })
        .unwrap(); // reason: a bench ends at the first trouble
    if let Some(count) = number("acts") {
        acts(&store, count);
    }
    if let Some(count) = number("bulk") {
        bulk(&store, count);
    }
    store.close();
}
