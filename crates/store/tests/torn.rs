//! Files that are cut off or flipped: nothing that was answered is missing, or it is said exactly that something is wrong.
//! Never a panic, never silently less.

mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use kernel::Record;
use kernel::changes::Changes;
use kernel::value::{Ref, Value};
use kernel::{Held, Id};
use store::engine::Location;
use store::keys::Unlock;
use store::{Class, Inspection, ListQuery, Remedy, Store};
use world::{Custody, Engine, Folder, HOME, Node, Office, Person, Random, Visit, id, officer};

fn worked_in() -> Node {
    let node = Node::new(Engine::Sqlite);
    node.found_office();
    let mut changes = Changes::new();
    changes.create(HOME, &Custody { id: Id::new(id(90)), epoch: 0, node: node.store.node().to_string() });
    node.write(changes).unwrap();
    for number in 1..=30 {
        node.person(id(number), &format!("Wahyuni Lestari {number}"), Some(&format!("3307{number}"))).unwrap();
    }
    for number in 1..=20 {
        let person = Ref::new(Id::new(id(number)), HOME);
        let purpose = Held::Known(Some("surat keterangan".into()));
        let mut changes = Changes::new();
        changes.create(HOME, &Visit { id: Id::new(id(100 + number)), person, purpose });
        node.write(changes).unwrap();
        node.edit(id(number), Person::COLOUR.tag, Value::Integer(2)).unwrap();
    }
    node
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        // The index of the log is memory of the processes that run.
        if path.is_file() && path.extension().is_none_or(|ending| ending != "sqlite-shm") {
            std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}

/// Everything the tables say, in whichever way one reads them.
fn rows(inspection: &Inspection) -> Result<String, String> {
    let now = jiff::Timestamp::from_millisecond(1_795_900_000_000).unwrap();
    let read = inspection.read(&officer(), now, |read| {
        let mut text = String::new();
        for spec in [Office::SPEC, Custody::SPEC, Person::SPEC, Visit::SPEC] {
            let list = ListQuery { withdrawn: true, limit: 200, ..ListQuery::of(spec) };
            for row in read.list(&list)?.rows {
                text.push_str(&format!("{} {} {:?}\n", spec.name, row.id, row.cells));
            }
            text.push_str(&format!("{}\n", read.count(&ListQuery::of(spec))?));
        }
        for number in 1..=30 {
            let found = read.lookup::<Person>("number", &format!("3307{number}"))?;
            text.push_str(&format!("{:?}\n", found.iter().map(|one| one.row.id).collect::<Vec<_>>()));
        }
        Ok(text)
    });
    read.map_err(|refusal| format!("{refusal:?}"))
}

/// What became of a damaged folder: everything is there, or the words of what is wrong.
#[derive(Debug)]
enum Found {
    Whole,
    Told,
    SilentlyLess,
}

fn look(folder: &Path, whole: &str) -> Found {
    let at = Location::new(folder.to_owned());
    let inspection = match Inspection::open(at, world::registry(), Unlock::KeyFile) {
        Ok(inspection) => inspection,
        Err(error) => return if error.to_string().is_empty() { Found::SilentlyLess } else { Found::Told },
    };
    match inspection.verify() {
        Err(error) => return if error.to_string().is_empty() { Found::SilentlyLess } else { Found::Told },
        Ok(report) if !report.problems.is_empty() => return Found::Told,
        Ok(_) => {}
    }
    match rows(&inspection) {
        Ok(now) if now == whole => Found::Whole,
        _ => Found::SilentlyLess,
    }
}

/// Cuts a file off, flips bytes of it, or writes nothing over a part of it.
fn damage(file: &Path, random: &mut Random) -> String {
    let mut bytes = std::fs::read(file).unwrap();
    let at = random.below(bytes.len() as u64) as usize;
    let what = match random.below(4) {
        0 => {
            bytes.truncate(at);
            "cut"
        }
        1 => {
            let end = (at + 4096).min(bytes.len());
            bytes[at..end].fill(0);
            "emptied"
        }
        _ => {
            for _ in 0..1 + random.below(8) {
                let at = random.below(bytes.len() as u64) as usize;
                bytes[at] ^= 1 << random.below(8);
            }
            "flipped"
        }
    };
    std::fs::write(file, bytes).unwrap();
    format!("{} {what} at {at}", file.file_name().unwrap().to_string_lossy())
}

/// Damages one file of a copy many times over, and asks each time what became of it.
fn never_silently_less(from: &Path, file: &str, rounds: u64, whole: &str) -> (usize, usize) {
    let (mut unharmed, mut told) = (0, 0);
    for seed in 1..=rounds {
        let mut random = Random(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        let place = Folder::new();
        copy(from, place.path());
        let what = damage(&place.path().join(file), &mut random);
        let found = catch_unwind(AssertUnwindSafe(|| look(place.path(), whole)));
        match found.unwrap_or_else(|_| panic!("seed {seed}: {what}: it panicked")) {
            Found::Whole => unharmed += 1,
            Found::Told => told += 1,
            Found::SilentlyLess => panic!("seed {seed}: {what}: something is missing and nobody says so"),
        }
        let start = || Store::open(Location::new(place.path().to_owned()), world::registry(), Unlock::KeyFile);
        let started = catch_unwind(AssertUnwindSafe(|| match start() {
            Ok(store) => store.close(),
            Err(error) => assert!(!error.to_string().is_empty()),
        }));
        assert!(started.is_ok(), "seed {seed}: {what}: the start panicked");
    }
    (unharmed, told)
}

#[test]
fn a_torn_database_is_whole_or_said_to_be_damaged() {
    let node = worked_in();
    let Node { store, folder, location, .. } = node;
    store.close();
    let whole = rows(&Inspection::open(location, world::registry(), Unlock::KeyFile).unwrap()).unwrap();
    let (unharmed, told) = never_silently_less(folder.path(), "desmigratif.sqlite", 100, &whole);
    assert!(told > 20, "{unharmed} unharmed, {told} told");
}

#[test]
fn a_torn_log_of_a_node_that_was_killed_is_whole_or_said_to_be_behind_what_was_answered() {
    let node = worked_in();
    let whole = rows(&Inspection::open(node.location.clone(), world::registry(), Unlock::KeyFile).unwrap()).unwrap();
    let killed = Folder::new();
    copy(node.folder.path(), killed.path());
    assert!(killed.path().join("desmigratif.sqlite-wal").metadata().unwrap().len() > 0, "work stands in the log");
    let (unharmed, told) = never_silently_less(killed.path(), "desmigratif.sqlite-wal", 100, &whole);
    assert!(told > 20, "{unharmed} unharmed, {told} told");
}

#[test]
fn an_older_database_put_back_is_told_until_somebody_goes_on_with_what_is_left() {
    let node = worked_in();
    let Node { store, folder, location, .. } = node;
    store.close();
    let older = Folder::new();
    copy(folder.path(), older.path());
    let open = || Store::open(location.clone(), world::registry(), Unlock::KeyFile).unwrap();
    let store = open();
    let mut changes = Changes::new();
    changes.create(HOME, &world::person(id(77), "Sesudahnya", None));
    let now = jiff::Timestamp::from_millisecond(1_795_900_000_000).unwrap();
    let action = kernel::id::ActionId(id(201));
    store.act(store::Action { id: action, digest: [0; 32], actor: officer(), now }, move |_| Ok(changes)).unwrap();
    assert_eq!(store.verify().unwrap().problems, Vec::<String>::new());
    store.close();
    std::fs::copy(older.path().join("desmigratif.sqlite"), folder.path().join("desmigratif.sqlite")).unwrap();
    for _ in 0..2 {
        let store = open();
        let found = store.verify().unwrap().findings;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].class, found[0].class.remedy()), (Class::AnsweredLost, Remedy::Restore));
        store.close();
    }
    let store = open();
    store.rebuild_from_what_is_left().unwrap();
    assert_eq!(store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn a_torn_journal_file_is_refused_whole() {
    let node = worked_in();
    let file = node.folder.path().join("kirim.jrn");
    node.store.export_journal(&file).unwrap();
    let whole = std::fs::read(&file).unwrap();
    let next = Node::new(Engine::Sqlite);
    for seed in 1..=80 {
        std::fs::write(&file, &whole).unwrap();
        let what = damage(&file, &mut Random(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed)));
        if std::fs::read(&file).unwrap() == whole {
            continue;
        }
        let taken = catch_unwind(AssertUnwindSafe(|| next.store.import_journal(&file)));
        let refused = taken.unwrap_or_else(|_| panic!("seed {seed}: {what}: it panicked"));
        assert!(refused.is_err_and(|error| !error.to_string().is_empty()), "seed {seed}: {what}");
        assert!(next.entries().is_empty(), "seed {seed}: {what}: something of it was taken up");
    }
    std::fs::write(&file, whole).unwrap();
    next.store.import_journal(&file).unwrap();
    assert_eq!(next.store.digest().unwrap(), node.store.digest().unwrap());
}
