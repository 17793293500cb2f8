//! A backup on a stick, with real files: whole or refused, useless without its passphrase, and nobody comes back by it.

mod world;

use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::value::Value;
use kernel::{Record, RecordId};
use store::backup::{self, BackedUp, BackupError, Restored, Stage};
use store::engine::{DbError, Location};
use store::files::Files;
use store::keys::{Secret, SubjectSecret, Unlock};
use store::{Store, StoreError};
use world::{Engine, Folder, Node, Person, id, on_both_engines, registry};

const PASSPHRASE: &str = "perahu biru di laut kidul";
const PDF: &[u8] = b"%PDF-1.7 paspor Wahyuni %%EOF";

fn to(node: &Node, stick: &Path) -> Result<BackedUp, BackupError> {
    backup::backup(&node.location, stick, PASSPHRASE, &["demo.json"], node.now(), &mut |_, _, _| {})
}

fn from(stick: &Path, dir: &Path) -> Result<Restored, BackupError> {
    with(stick, dir, PASSPHRASE)
}

fn with(stick: &Path, dir: &Path, passphrase: &str) -> Result<Restored, BackupError> {
    backup::restore(stick, dir, passphrase, registry(), Unlock::KeyFile, &mut |_, _, _| {})
}

fn secret_of(store: &Store, subject: RecordId) -> Secret {
    store.local_read(|db| Ok(store.keys().secret(db, subject)?)).unwrap()
}

fn held(store: &Store, subject: RecordId) -> SubjectSecret {
    match secret_of(store, subject) {
        Secret::Held(secret) => secret,
        _ => panic!("no key"),
    }
}

/// A node with two persons and a scan.
fn worked_in() -> Node {
    worked_in_on(Engine::Sqlite)
}

fn worked_in_on(engine: Engine) -> Node {
    let node = Node::new(engine);
    node.found_office();
    node.person(id(1), "Wahyuni Lestari", Some("3307052003900001")).unwrap();
    node.person(id(2), "Budi Santosa", None).unwrap();
    node.edit(id(1), Person::NOTE.tag, Value::Text("rahasia betul".into())).unwrap();
    Files::new(node.folder.path()).put(&held(&node.store, id(1)), PDF).unwrap();
    node
}

/// What lies in a folder, by name.
fn inside(folder: &Path) -> Vec<String> {
    let read = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = read.map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn backups(stick: &Path) -> usize {
    assert!(!inside(stick).iter().any(|name| name.starts_with("unfinished")), "{:?}", inside(stick));
    inside(stick).iter().filter(|name| name.starts_with("backup-")).count()
}

fn open(at: impl Into<Location>) -> Store {
    let location = at.into();
    for _ in 0..100 {
        match Store::open(location.clone(), registry(), Unlock::KeyFile) {
            // The server that another test is just starting holds our lock between fork and exec.
            Err(StoreError::Db(DbError::WriterElsewhere(_))) => std::thread::sleep(Duration::from_millis(20)),
            opened => return opened.unwrap(),
        }
    }
    panic!("{location} stays locked");
}

#[test]
fn a_node_that_is_open_comes_back_as_it_was_with_keys_files_and_marks() {
    let node = worked_in();
    std::fs::write(node.folder.path().join("demo.json"), "{}").unwrap();
    let (stick, place) = (Folder::new(), Folder::new());
    let made = to(&node, stick.path()).unwrap();
    assert_eq!((made.files, made.new_files, made.node), (1, 1, node.store.node()));
    let digest = node.store.digest().unwrap();
    node.person(id(3), "Sesudahnya", None).unwrap();

    let dir = place.path().join("baru");
    let restored = from(stick.path(), &dir).unwrap();
    assert_eq!((restored.files, restored.erased, restored.node), (1, 0, node.store.node()));
    assert_eq!(restored.report.problems, Vec::<String>::new());
    assert!(dir.join("demo.json").is_file());
    assert_eq!(inside(place.path()), ["baru"], "nothing beside it");
    let store = open(&dir);
    assert_eq!(store.digest().unwrap(), digest, "the moment of the backup");
    let files = Files::new(&dir);
    let scan = files.list().unwrap()[0];
    assert_eq!(files.get(&held(&store, id(1)), &scan).unwrap(), PDF);
    let row = store.read(&world::officer(), node.now(), |read| read.row(Person::SPEC, id(1))).unwrap();
    assert_eq!(row.text("name"), Some("Wahyuni Lestari"));
}

#[test]
fn a_backup_into_the_folder_of_a_node_is_refused_and_takes_nothing_of_it() {
    let (node, other) = (worked_in(), worked_in());
    for folder in [node.folder.path().to_owned(), node.folder.path().join("cadangan"), other.folder.path().to_owned()] {
        assert!(matches!(to(&node, &folder), Err(BackupError::NodeFolder(_))), "{folder:?}");
    }
    assert_eq!(Files::new(other.folder.path()).list().unwrap().len(), 1, "the other node's scan");
    assert!(!node.folder.path().join("cadangan").exists());
}

#[test]
fn a_backup_made_while_others_write_is_one_moment() {
    let node = worked_in();
    let (stick, place) = (Folder::new(), Folder::new());
    let (location, now) = (node.location.clone(), node.now());
    let target = stick.path().to_owned();
    let copying = std::thread::spawn(move || {
        backup::backup(&location, &target, PASSPHRASE, &[], now, &mut |_, _, _| {}).unwrap();
    });
    let mut number = 10;
    while !copying.is_finished() && number < 200 {
        node.person(id(number), &format!("Orang {number}"), None).unwrap();
        number += 1;
    }
    copying.join().unwrap();
    assert!(number > 10, "somebody wrote meanwhile");
    let restored = from(stick.path(), &place.path().join("baru")).unwrap();
    assert_eq!(restored.report.problems, Vec::<String>::new());
}

#[test]
fn who_finds_the_stick_reads_no_name_and_no_key() {
    let node = worked_in();
    let stick = Folder::new();
    to(&node, stick.path()).unwrap();
    let key = std::fs::read_to_string(node.folder.path().join("node.key")).unwrap();
    let key = key.lines().last().unwrap();
    assert!(node.folder.holds("Wahyuni"), "the database of the node itself does hold it");
    for planted in
        ["Wahyuni", "wahyuni", "3307052003900001", "rahasia betul", "paspor", "journal_entry", key, PASSPHRASE]
    {
        assert!(!stick.holds(planted), "{planted}");
    }
}

#[test]
fn a_wrong_or_short_passphrase_is_told_and_writes_nothing() {
    let node = worked_in();
    let (stick, place) = (Folder::new(), Folder::new());
    let short = backup::backup(&node.location, stick.path(), "pendek", &[], node.now(), &mut |_, _, _| {});
    assert!(matches!(short, Err(BackupError::WeakPassphrase)));
    assert!(inside(stick.path()).is_empty());
    to(&node, stick.path()).unwrap();
    let wrong = with(stick.path(), &place.path().join("baru"), "perahu biru di laut lor");
    assert!(matches!(wrong, Err(BackupError::WrongPassphrase)), "{wrong:?}");
    assert!(inside(place.path()).is_empty());
}

/// Every file on a stick except the list beside the backups, which grows after them.
fn parts(stick: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![stick.to_owned()]);
    while let Some(folder) = folders.pop() {
        for name in inside(&folder) {
            let path = folder.join(name);
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.retain(|path| *path != stick.join("erasures.log"));
    found
}

#[test]
fn an_altered_byte_a_cut_and_a_missing_part_are_found_before_anything_is_written() {
    let node = worked_in();
    node.store.erase(id(2), node.now()).unwrap();
    let (stick, place) = (Folder::new(), Folder::new());
    to(&node, stick.path()).unwrap();
    let dir = place.path().join("baru");
    let parts = parts(stick.path());
    assert_eq!(parts.len(), 6, "manifest, database, key, list, files, one scan: {parts:?}");
    for path in &parts {
        let whole = std::fs::read(path).unwrap();
        for place_of in [0, whole.len() / 2, whole.len() - 1] {
            let mut altered = whole.clone();
            altered[place_of] ^= 1;
            std::fs::write(path, altered).unwrap();
            let error = from(stick.path(), &dir).expect_err("altered");
            use BackupError::{Altered, Format, WrongPassphrase};
            assert!(matches!(error, Altered(_) | Format(_) | WrongPassphrase), "{path:?} {place_of}: {error}");
        }
        std::fs::write(path, &whole[..whole.len() - 1]).unwrap();
        let error = from(stick.path(), &dir).expect_err("cut");
        use BackupError::{Altered, Cut, Format};
        assert!(matches!(error, Altered(_) | Cut(_) | Format(_)), "{path:?}: {error}");
        std::fs::remove_file(path).unwrap();
        let error = from(stick.path(), &dir).expect_err("missing");
        assert!(matches!(error, BackupError::Missing(_) | BackupError::NoBackup(_)), "{path:?}: {error}");
        std::fs::write(path, &whole).unwrap();
        assert!(inside(place.path()).is_empty(), "nothing was written");
    }
    from(stick.path(), &dir).unwrap();
}

#[test]
fn who_was_erased_after_a_backup_does_not_come_back_by_it() {
    let node = worked_in();
    let (stick, place) = (Folder::new(), Folder::new());
    let older = to(&node, stick.path()).unwrap();
    node.store.erase(id(1), node.now()).unwrap();
    to(&node, stick.path()).unwrap();
    assert_eq!(backups(stick.path()), 2);
    let dir = place.path().join("lama");
    let restored = from(&older.folder, &dir).unwrap();
    assert_eq!((restored.from, restored.erased), (older.folder, 1));
    assert_eq!(restored.report.problems, Vec::<String>::new());
    let store = open(&dir);
    assert!(matches!(secret_of(&store, id(1)), Secret::Destroyed));
    assert!(matches!(secret_of(&store, id(2)), Secret::Held(_)));
    store.close();
    let restored = Folder::new();
    std::fs::rename(&dir, restored.path().join("x")).unwrap();
    assert!(!restored.holds("Wahyuni"), "neither in tables nor in free pages");
}

#[test]
fn the_last_two_are_kept_with_the_files_that_they_name_and_a_damaged_file_is_put_there_again() {
    let node = worked_in();
    let stick = Folder::new();
    let first = to(&node, stick.path()).unwrap();
    let files = Files::new(node.folder.path());
    let scan = files.list().unwrap()[0];
    let on_stick = Files::new(stick.path());
    let path = parts(stick.path()).into_iter().find(|path| !path.starts_with(&first.folder)).unwrap();
    std::fs::write(&path, b"rusak").unwrap();
    assert_eq!(to(&node, stick.path()).unwrap().new_files, 1, "it was damaged");
    assert_eq!(to(&node, stick.path()).unwrap().new_files, 0, "it is there");
    assert_eq!(backups(stick.path()), 2);
    assert!(!first.folder.exists());
    files.remove(&scan).unwrap();
    to(&node, stick.path()).unwrap();
    assert_eq!(on_stick.list().unwrap(), [scan], "the older one names it");
    to(&node, stick.path()).unwrap();
    assert!(on_stick.list().unwrap().is_empty());
}

#[test]
fn a_backup_that_fails_leaves_the_good_one_and_the_next_clears_what_a_pulled_stick_left() {
    let node = worked_in();
    let (stick, place) = (Folder::new(), Folder::new());
    let good = to(&node, stick.path()).unwrap();
    let scan =
        parts(node.folder.path()).into_iter().find(|path| path.parent().unwrap().parent().unwrap().ends_with("files"));
    let scan = scan.expect("a scan");
    let whole = std::fs::read(&scan).unwrap();
    std::fs::write(&scan, b"rusak").unwrap();
    std::fs::remove_dir_all(stick.path().join("files")).unwrap();
    assert!(to(&node, stick.path()).is_err(), "a damaged file is not backed up as if it were whole");
    assert_eq!(backups(stick.path()), 1);
    assert!(good.folder.join("manifest").is_file());
    std::fs::write(&scan, whole).unwrap();
    let left = stick.path().join("unfinished-0000000000001");
    std::fs::create_dir(&left).unwrap();
    std::fs::write(left.join("database.sealed"), b"half").unwrap();
    to(&node, stick.path()).unwrap();
    assert_eq!(backups(stick.path()), 2);
    from(stick.path(), &place.path().join("baru")).unwrap();
}

#[test]
fn a_stick_pulled_out_in_the_middle_is_told_and_the_backup_before_it_stays_whole() {
    let node = worked_in();
    let (place, there) = (Folder::new(), Folder::new());
    let (stick, pocket) = (place.path().join("stick"), place.path().join("pocket"));
    let good = to(&node, &stick).unwrap();
    for at in [Stage::Copying, Stage::Files] {
        // The folder that is mounted there goes away under the backup's hands.
        let mut pull = |stage, _, _| {
            if stage == at && stick.exists() {
                std::fs::rename(&stick, &pocket).unwrap();
            }
        };
        let pulled = backup::backup(&node.location, &stick, PASSPHRASE, &[], node.now(), &mut pull);
        assert!(matches!(pulled, Err(BackupError::Path { .. })), "{at:?}: {pulled:?}");
        // Whatever was made at the place where nothing is mounted is no backup either.
        assert!(!stick.exists() || backups(&stick) == 0, "{at:?}");
        let _ = std::fs::remove_dir_all(&stick);
        std::fs::rename(&pocket, &stick).unwrap();
        assert!(inside(&stick).iter().any(|name| name.starts_with("unfinished")), "{at:?}: {:?}", inside(&stick));
        assert!(good.folder.join("manifest").is_file());
    }
    from(&stick, &there.path().join("baru")).unwrap();
    to(&node, &stick).unwrap();
    assert_eq!(backups(&stick), 2, "the next one clears what was left");
}

#[test]
fn a_folder_with_something_in_it_a_stick_without_a_backup_and_a_stick_of_another_node_are_refused() {
    let node = worked_in();
    let (stick, place) = (Folder::new(), Folder::new());
    assert!(matches!(from(stick.path(), &place.path().join("baru")), Err(BackupError::NoBackup(_))));
    to(&node, stick.path()).unwrap();
    std::fs::write(place.path().join("catatan"), "penting").unwrap();
    assert!(matches!(from(stick.path(), place.path()), Err(BackupError::NotEmpty(_))));
    assert_eq!(inside(place.path()), ["catatan"]);
    let other = Node::new(Engine::Sqlite);
    assert!(matches!(to(&other, stick.path()), Err(BackupError::OtherNode(_))));
    let empty = Folder::new();
    from(stick.path(), empty.path()).unwrap();
    assert!(empty.path().join("desmigratif.sqlite").is_file(), "an empty folder is as good as a new one");
}

/// Restores into a new folder and a database of an engine.
fn into(stick: &Path, place: &Folder, engine: Engine) -> (Location, Result<Restored, BackupError>) {
    let location = Location { dir: place.path().join("baru"), database: engine.database() };
    let restored = backup::restore(stick, location.clone(), PASSPHRASE, registry(), Unlock::KeyFile, &mut |_, _, _| {});
    (location, restored)
}

fn a_node_comes_back_from_either_engine_on_either_engine(engine: Engine) {
    let node = worked_in_on(engine);
    node.store.local_write(|db, _| Ok(db.batch("CREATE TABLE of_later (a bigint, b {text}, c {bytes})")?)).unwrap();
    node.store
        .local_write(|db, _| {
            db.execute(
                "INSERT INTO of_later (a, b, c) VALUES ($1, $2, $3)",
                &[5.into(), "lima".into(), vec![0u8, 5].into()],
            )?;
            Ok(())
        })
        .unwrap();
    let stick = Folder::new();
    to(&node, stick.path()).unwrap();
    let (digest, dump) = (node.store.digest().unwrap(), node.dump());
    for other in engines() {
        let place = Folder::new();
        let (location, restored) = into(stick.path(), &place, other);
        let restored = restored.unwrap();
        assert_eq!(restored.report.problems, Vec::<String>::new());
        let store = open(location);
        assert_eq!((store.node(), store.digest().unwrap()), (node.store.node(), digest));
        let later =
            store.local_read(|db| Ok(db.query("SELECT a, b, c FROM of_later", &[], |row| row.cells())?)).unwrap();
        assert_eq!(later, [vec![5.into(), "lima".into(), vec![0u8, 5].into()]], "a table of a later edition");
        let tables = store.local_read(|db| Ok(db.tables()?)).unwrap();
        assert!(!tables.iter().any(|name| name.contains("unfinished")), "{tables:?}");
        assert!(matches!(secret_of(&store, id(1)), Secret::Held(_)));
        assert_eq!(world::dump(&store), dump);
    }
}

fn who_was_erased_after_a_backup_does_not_come_back_on_this_engine(engine: Engine) {
    let node = worked_in_on(engine);
    let (stick, place) = (Folder::new(), Folder::new());
    let older = to(&node, stick.path()).unwrap();
    node.store.erase(id(1), node.now()).unwrap();
    to(&node, stick.path()).unwrap();
    let (location, restored) = into(&older.folder, &place, engine);
    assert_eq!(restored.unwrap().erased, 1);
    let store = open(location.clone());
    assert!(matches!(secret_of(&store, id(1)), Secret::Destroyed));
    store.close();
    assert!(!world::holds(&location, &place, "Wahyuni"));
}

/// What holds something already is left alone; what a restore left that was cut off is cleared by the next.
fn a_database_in_which_something_is_is_refused_and_half_a_restore_is_cleared(engine: Engine) {
    let node = worked_in_on(engine);
    let stick = Folder::new();
    to(&node, stick.path()).unwrap();
    let other = Folder::new();
    let again = Location { dir: other.path().join("baru"), ..node.location.clone() };
    if matches!(engine, Engine::Postgres(_)) {
        let refused = backup::restore(stick.path(), again, PASSPHRASE, registry(), Unlock::KeyFile, &mut |_, _, _| {});
        assert!(matches!(refused, Err(BackupError::DatabaseNotEmpty(_))), "{refused:?}");
        assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new());
    }
    let location = Location { dir: other.path().join("lain"), database: engine.database() };
    let half = Location { dir: other.path().join(".lain.desmigratif-restore"), ..location.clone() };
    let store = Store::open(half, registry(), Unlock::KeyFile).unwrap();
    store.local_write(|db, _| Ok(db.batch("CREATE TABLE restore_unfinished (place bigint)")?)).unwrap();
    store.close();
    backup::restore(stick.path(), location.clone(), PASSPHRASE, registry(), Unlock::KeyFile, &mut |_, _, _| {})
        .unwrap();
    let store = open(location);
    assert_eq!(store.digest().unwrap(), node.store.digest().unwrap());
    assert_eq!(inside(other.path()), ["lain"]);
}

on_both_engines!(
    a_node_comes_back_from_either_engine_on_either_engine,
    who_was_erased_after_a_backup_does_not_come_back_on_this_engine,
    a_database_in_which_something_is_is_refused_and_half_a_restore_is_cleared,
);

fn engines() -> Vec<Engine> {
    [Some(Engine::Sqlite), testkit::postgres::shared().map(Engine::Postgres)].into_iter().flatten().collect()
}

/// A backup of the first edition, which held the SQLite file, is read for ever.
#[test]
fn a_backup_of_the_first_edition_is_restored_into_a_folder() {
    let stick = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/backups/v1");
    let place = Folder::new();
    let restored = from(&stick, &place.path().join("baru")).unwrap();
    assert_eq!(restored.report.problems, Vec::<String>::new());
    assert_eq!((restored.report.entries, restored.files), (4, 1));
    if let Some(server) = testkit::postgres::shared() {
        let (_, refused) = into(&stick, &Folder::new(), Engine::Postgres(server));
        assert!(matches!(refused, Err(BackupError::FormerEdition)), "{refused:?}");
    }
}
