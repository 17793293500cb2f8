//! The node's key: found, refused, changed, and come by again from paper; with every moment at which a change may be cut
//! off.

use std::time::Duration;

use jiff::Timestamp;

use crate::engine::tests::on_both_engines;
use crate::engine::{Database, Location};
use crate::keys::change::Change;
use crate::keys::*;
use crate::local::tests::Folder;

const SITI: RecordId = RecordId([1; 16]);
const BUDI: RecordId = RecordId([2; 16]);
const WORDS: &str = "laut biru empat perahu";
const OTHER_WORDS: &str = "laut biru lima perahu";

struct Place {
    // Before the folder: the server's schema is dropped with it.
    at: Location,
    folder: Folder,
}

impl Place {
    fn new(database: Database) -> Place {
        let folder = Folder::new();
        Place { at: Location { dir: folder.path().to_owned(), database }, folder }
    }

    fn now() -> Timestamp {
        Timestamp::from_second(1_795_487_000).unwrap()
    }

    /// Starts as a node does: finds the key, prepares, and makes the secrets of two subjects.
    fn started(&self, unlock: &Unlock) -> Result<Vec<u8>, KeyError> {
        let db = self.writer();
        let keys = Keys::find(&db, self.folder.path(), unlock)?;
        keys.prepare(&db)?;
        db.begin()?;
        let mut told = keys.ensure(&db, SITI)?.bytes().to_vec();
        told.extend(keys.ensure(&db, BUDI)?.bytes().iter());
        db.commit()?;
        keys.committed();
        told.extend(keys.local_hash("test", "siti"));
        Ok(told)
    }

    /// A program that another test starts holds our lock too, from its fork until it runs: that is waited for.
    fn writer(&self) -> Db {
        for _ in 0..200 {
            match Db::writer(&self.at) {
                Err(crate::engine::DbError::WriterElsewhere(_)) => std::thread::sleep(Duration::from_millis(10)),
                opened => return opened.unwrap(),
            }
        }
        panic!("the lock is never free")
    }

    fn change(&self, unlock: &Unlock, keeping: &Keeping) -> Result<Changed, KeyError> {
        drop(self.writer());
        change(&self.at, unlock, keeping, Place::now())
    }

    fn has(&self, name: &str) -> bool {
        self.folder.path().join(name).exists()
    }

    /// Every file but the locks, which hold the number of a process, and the log's index, which readers write too.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap());
        let named = entries.map(|entry| (entry.file_name().into_string().unwrap(), entry.path()));
        let kept = named.filter(|(name, path)| path.is_file() && !name.ends_with(".lock") && !name.ends_with("-shm"));
        let mut files: Vec<_> = kept.map(|(name, path)| (name, std::fs::read(path).unwrap())).collect();
        files.retain(|(_, bytes)| !bytes.is_empty());
        files.sort();
        files
    }
}

fn words(text: &str) -> Unlock {
    Unlock::Passphrase(text.to_owned())
}

fn kept(text: &str) -> Keeping {
    Keeping::Passphrase(zeroize::Zeroizing::new(text.to_owned()))
}

on_both_engines!(
    a_change_keeps_every_secret_and_local_hash,
    cut_off_at_any_moment_the_old_key_or_the_new_one_opens_everything,
    the_recovery_code_opens_what_was_lost_and_survives_a_change,
    a_world_from_before_keys_could_be_changed_goes_on
);

fn a_change_keeps_every_secret_and_local_hash(database: Database) {
    let place = Place::new(database);
    let told = place.started(&Unlock::KeyFile).unwrap();
    let first = std::fs::read(place.folder.path().join("node.key")).unwrap();
    assert_eq!(place.change(&Unlock::KeyFile, &Keeping::File).unwrap().subjects, 2);
    assert_ne!(std::fs::read(place.folder.path().join("node.key")).unwrap(), first);
    assert_eq!(place.started(&Unlock::KeyFile).unwrap(), told);

    place.change(&Unlock::KeyFile, &kept(WORDS)).unwrap();
    assert!(matches!(place.started(&Unlock::KeyFile), Err(KeyError::NeedsPassphrase)));
    assert!(matches!(place.started(&words(OTHER_WORDS)), Err(KeyError::WrongPassphrase)));
    assert_eq!(place.started(&words(WORDS)).unwrap(), told);

    place.change(&words(WORDS), &Keeping::Environment([7; 32])).unwrap();
    assert!(!place.has("node.key"));
    assert!(matches!(place.started(&words(WORDS)), Err(KeyError::KeyFileMissing(_))));
    assert!(matches!(place.started(&Unlock::KeyFile), Err(KeyError::KeyFileMissing(_))));
    assert!(!place.has("node.key"), "no new key is made for a database that has one");
    assert!(matches!(place.started(&Unlock::Key([8; 32])), Err(KeyError::OtherNodeKey)));
    assert_eq!(place.started(&Unlock::Key([7; 32])).unwrap(), told);
    let same = place.change(&Unlock::Key([7; 32]), &Keeping::Environment([7; 32]));
    assert!(matches!(same, Err(KeyError::SameKey)));

    place.change(&Unlock::Key([7; 32]), &Keeping::File).unwrap();
    assert_eq!(place.started(&Unlock::KeyFile).unwrap(), told);
    assert!(matches!(place.started(&Unlock::Key([7; 32])), Err(KeyError::OtherNodeKey)));
}

/// How far a change came before the plug was pulled.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Pulled {
    Prepared,
    InTransaction,
    Committed,
}

fn cut_off_at_any_moment_the_old_key_or_the_new_one_opens_everything(database: Database) {
    let place = Place::new(database);
    let told = place.started(&words(WORDS)).unwrap();
    for pulled in [Pulled::Prepared, Pulled::InTransaction, Pulled::Committed] {
        let (old, new) = if place.started(&words(WORDS)).is_ok() { (WORDS, OTHER_WORDS) } else { (OTHER_WORDS, WORDS) };
        {
            let keeping = kept(new);
            let change = Change::begin(&place.at, &words(old), &keeping).unwrap();
            change.prepared().unwrap();
            match pulled {
                Pulled::Prepared => {}
                Pulled::InTransaction => change.left_open(Place::now()),
                Pulled::Committed => drop(change.rewrap(Place::now()).unwrap()),
            }
        }
        assert!(place.has("node.key.next"), "{pulled:?}");
        let (opens, other) = if pulled == Pulled::Committed { (new, old) } else { (old, new) };
        let refused = place.started(&words(other));
        assert!(matches!(refused, Err(KeyError::WrongPassphrase | KeyError::OtherNodeKey)), "{pulled:?}");
        assert_eq!(place.started(&words(opens)).unwrap(), told, "{pulled:?}");
        assert!(!place.has("node.key.next"), "{pulled:?}: the start tidies up");
        assert_eq!(place.started(&words(opens)).unwrap(), told, "{pulled:?}");
    }
}

fn the_recovery_code_opens_what_was_lost_and_survives_a_change(database: Database) {
    let place = Place::new(database);
    let told = place.started(&words(WORDS)).unwrap();
    let (code, other) = (RecoveryCode::fresh().unwrap(), RecoveryCode::fresh().unwrap());
    let none = place.started(&Unlock::Recovery(code.clone()));
    assert!(matches!(none, Err(KeyError::NoRecovery)));
    let keep = |code: &RecoveryCode, unlock: &Unlock| {
        let db = place.writer();
        let keys = Keys::find(&db, place.folder.path(), unlock).unwrap();
        keys.keep_recovery(&db, code, Place::now()).unwrap();
    };
    keep(&code, &words(WORDS));
    assert_eq!(place.change(&words(WORDS), &kept(OTHER_WORDS)).unwrap().recovery, Some(Place::now().as_millisecond()));
    assert_eq!(place.started(&Unlock::Recovery(code.clone())).unwrap(), told, "the same paper after a change");
    let wrong = place.change(&Unlock::Recovery(other.clone()), &Keeping::File);
    assert!(matches!(wrong, Err(KeyError::WrongCode(_))));

    std::fs::remove_file(place.folder.path().join("node.key")).unwrap();
    place.change(&Unlock::Recovery(code.clone()), &Keeping::File).unwrap();
    assert_eq!(place.started(&Unlock::KeyFile).unwrap(), told);
    keep(&other, &Unlock::KeyFile);
    assert!(matches!(place.started(&Unlock::Recovery(code)), Err(KeyError::WrongCode(_))), "it was replaced");
    assert_eq!(place.started(&Unlock::Recovery(other)).unwrap(), told);
}

fn a_world_from_before_keys_could_be_changed_goes_on(database: Database) {
    let place = Place::new(database);
    let told = place.started(&Unlock::KeyFile).unwrap();
    let key = {
        let db = place.writer();
        let keys = Keys::find(&db, place.folder.path(), &Unlock::KeyFile).unwrap();
        db.batch("DROP TABLE node_key").unwrap();
        let check = cipher::wrap(&Purposes::derived(&keys.node).local, b"desmigratif", b"desmigratif").unwrap();
        db.execute("INSERT INTO subject_key_check (place, wrapped) VALUES (1, $1)", &[check.into()]).unwrap();
        *keys.node
    };
    assert!(state(&place.at, &Unlock::Key(key)).unwrap().opens.is_ok(), "looked at without writing");
    assert!(matches!(place.started(&Unlock::Key([9; 32])), Err(KeyError::OtherNodeKey)));
    assert_eq!(place.started(&Unlock::KeyFile).unwrap(), told);
    place.change(&Unlock::KeyFile, &Keeping::File).unwrap();
    assert_eq!(place.started(&Unlock::KeyFile).unwrap(), told);
    assert!(matches!(place.started(&Unlock::Key(key)), Err(KeyError::OtherNodeKey)), "the key of before opens nothing");
}

#[test]
fn a_wrong_passphrase_or_key_writes_nothing() {
    let place = Place::new(Database::Sqlite);
    place.started(&words(WORDS)).unwrap();
    let before = place.files();
    assert!(matches!(place.started(&words(OTHER_WORDS)), Err(KeyError::WrongPassphrase)));
    assert!(matches!(place.started(&Unlock::KeyFile), Err(KeyError::NeedsPassphrase)));
    assert!(matches!(place.started(&Unlock::Key([3; 32])), Err(KeyError::OtherNodeKey)));
    assert!(matches!(place.change(&words(OTHER_WORDS), &Keeping::File), Err(KeyError::WrongPassphrase)));
    assert!(matches!(place.change(&words(WORDS), &kept("pendek")), Err(KeyError::WeakPassphrase)));
    assert!(place.files() == before);
}

#[test]
fn a_first_start_makes_the_key_once_for_the_nodes_user_alone_and_locks_it_where_a_passphrase_is_given() {
    let place = Place::new(Database::Sqlite);
    assert!(matches!(place.started(&words("pendek")), Err(KeyError::WeakPassphrase)));
    assert!(!place.has("node.key"));
    place.started(&words(WORDS)).unwrap();
    assert_eq!(state(&place.at, &words(WORDS)).unwrap().kept, Kept::Passphrase);
    let place = Place::new(Database::Sqlite);
    let told = place.started(&Unlock::KeyFile).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(place.folder.path().join("node.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(place.started(&words(WORDS)).unwrap(), told, "a plain key opens and is not locked by the way");
    assert_eq!(state(&place.at, &Unlock::KeyFile).unwrap().kept, Kept::File);
    let place = Place::new(Database::Sqlite);
    place.started(&Unlock::Key([5; 32])).unwrap();
    assert!(!place.has("node.key"), "a key that is handed in leaves no file");
}

#[test]
fn a_damaged_key_file_is_refused_and_never_replaced() {
    let place = Place::new(Database::Sqlite);
    let file = place.folder.path().join("node.key");
    let binary: &[u8] = &[0xff, 0xfe, 0];
    let texts: [&[u8]; 5] =
        [b"", b"desmigratif node key 1\n1234\n", b"desmigratif node key 1\nzz\n", b"desmigratif node key 1\n", binary];
    for text in texts {
        std::fs::write(&file, text).unwrap();
        assert!(matches!(place.started(&Unlock::KeyFile), Err(KeyError::BadKeyFile(_))), "{text:?}");
        assert_eq!(std::fs::read(&file).unwrap(), text);
    }
}

#[test]
fn a_key_is_not_changed_while_the_node_runs_or_is_backed_up() {
    let place = Place::new(Database::Sqlite);
    place.started(&Unlock::KeyFile).unwrap();
    let running = place.writer();
    let refused = change(&place.at, &Unlock::KeyFile, &Keeping::File, Place::now()).unwrap_err();
    assert!(refused.to_string().contains("stop it first"), "{refused}");
    drop(running);
    let backup = crate::backup::lock(place.folder.path()).unwrap();
    assert!(matches!(place.change(&Unlock::KeyFile, &Keeping::File), Err(KeyError::BackupRunning)));
    drop(backup);
    place.change(&Unlock::KeyFile, &Keeping::File).unwrap();
}

#[test]
fn after_a_change_no_file_holds_a_secret_under_the_old_key() {
    let place = Place::new(Database::Sqlite);
    place.started(&Unlock::KeyFile).unwrap();
    let wrapped = {
        let db = Db::reader(&place.at).unwrap();
        db.query("SELECT secret FROM subject_key", &[], |row| row.bytes(0).to_vec()).unwrap()
    };
    let holds = |place: &Place| {
        let files = place.files();
        let holds =
            |part: &Vec<u8>| files.iter().any(|(_, file)| file.windows(part.len()).any(|window| window == part));
        wrapped.iter().any(holds)
    };
    assert!(holds(&place), "the search finds what is there");
    place.change(&Unlock::KeyFile, &Keeping::File).unwrap();
    assert!(!holds(&place));
}

#[test]
fn the_state_of_the_keys_counts_and_tells_no_secret() {
    let place = Place::new(Database::Sqlite);
    place.started(&Unlock::KeyFile).unwrap();
    {
        let db = place.writer();
        let keys = Keys::find(&db, place.folder.path(), &Unlock::KeyFile).unwrap();
        keys.destroy(&db, BUDI, 77).unwrap();
    }
    let found = state(&place.at, &Unlock::Key([1; 32])).unwrap();
    assert_eq!((found.subjects, found.destroyed, found.recovery), (1, 1, None));
    assert!(matches!(found.opens, Err(KeyError::OtherNodeKey)));
    place.change(&Unlock::KeyFile, &Keeping::File).unwrap();
    let found = state(&place.at, &Unlock::KeyFile).unwrap();
    assert_eq!((found.subjects, found.destroyed), (1, 1), "who was erased stays erased");
    assert_eq!(found.since, Some(Place::now().as_millisecond()));
    assert!(found.opens.is_ok());
}
