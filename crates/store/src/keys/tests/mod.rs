//! What a key's life must be like, on real files.

mod change;

use super::*;
use crate::engine::tests::on_both_engines;
use crate::engine::{Database, Location};
use crate::local::tests::Folder;

const SITI: RecordId = RecordId([1; 16]);
const BUDI: RecordId = RecordId([2; 16]);
const NONCE_OF_TEST: [u8; NONCE] = [4; NONCE];

struct Node {
    folder: Folder,
    db: Db,
    keys: Keys,
}

impl Node {
    fn new() -> Node {
        let folder = Folder::new();
        let db = Db::writer(&Location::new(folder.path())).unwrap();
        let keys = Keys::find(&db, folder.path(), &Unlock::KeyFile).unwrap();
        keys.prepare(&db).unwrap();
        Node { folder, db, keys }
    }

    fn restarted(self) -> Node {
        let Node { folder, db, keys } = self;
        drop((db, keys));
        let db = Db::writer(&Location::new(folder.path())).unwrap();
        let keys = Keys::find(&db, folder.path(), &Unlock::KeyFile).unwrap();
        keys.prepare(&db).unwrap();
        Node { folder, db, keys }
    }

    fn reader(&self) -> Db {
        Db::reader(&Location::new(self.folder.path())).unwrap()
    }

    fn known(&self, db: &Db, subject: RecordId) -> &'static str {
        match self.keys.secret(db, subject).unwrap() {
            Secret::Held(_) => "held",
            Secret::Absent => "absent",
            Secret::Destroyed => "destroyed",
        }
    }

    fn write<T>(&self, work: impl FnOnce(&Db) -> T) -> T {
        self.db.begin().unwrap();
        let done = work(&self.db);
        self.db.commit().unwrap();
        self.keys.committed();
        self.keys.log_erasures(&self.db).unwrap();
        done
    }
}

fn seal(secret: &SubjectSecret) -> Vec<u8> {
    secret.seal(PERSONAL, &NONCE_OF_TEST, b"", b"Siti").unwrap()
}

#[test]
fn a_secret_is_made_once_and_opens_after_a_restart() {
    let node = Node::new();
    assert_eq!(node.known(&node.db, SITI), "absent");
    let sealed = node.write(|db| {
        let first = seal(&node.keys.ensure(db, SITI).unwrap());
        assert_eq!(first, seal(&node.keys.ensure(db, SITI).unwrap()));
        assert_ne!(first, seal(&node.keys.ensure(db, BUDI).unwrap()), "each subject has its own");
        first
    });
    let node = node.restarted();
    let Secret::Held(secret) = node.keys.secret(&node.reader(), SITI).unwrap() else { panic!("held") };
    assert_eq!(secret.open(PERSONAL, &NONCE_OF_TEST, b"", &sealed).unwrap().as_slice(), b"Siti");
}

#[test]
fn a_secret_handed_over_opens_elsewhere_but_not_where_it_was_destroyed() {
    let (here, there) = (Node::new(), Node::new());
    assert_eq!(here.keys.hand_over(&here.db, SITI).unwrap(), None);
    let sealed = here.write(|db| seal(&here.keys.ensure(db, SITI).unwrap()));
    let given = here.keys.hand_over(&here.db, SITI).unwrap().unwrap();
    there.write(|db| there.keys.accept(db, SITI, given).unwrap());
    let Secret::Held(secret) = there.keys.secret(&there.reader(), SITI).unwrap() else { panic!("held") };
    assert_eq!(seal(&secret), sealed);
    there.write(|db| there.keys.destroy(db, SITI, 77).unwrap());
    assert!(matches!(there.keys.accept(&there.db, SITI, given), Err(KeyError::Destroyed)));
}

#[test]
fn a_rolled_back_secret_is_nowhere() {
    let node = Node::new();
    node.db.begin().unwrap();
    let first = seal(&node.keys.ensure(&node.db, SITI).unwrap());
    assert_eq!(node.known(&node.db, SITI), "held");
    node.db.rollback().unwrap();
    node.keys.rolled_back();
    assert_eq!(node.known(&node.db, SITI), "absent");
    assert_eq!(node.known(&node.reader(), SITI), "absent");
    let second = node.write(|db| seal(&node.keys.ensure(db, SITI).unwrap()));
    assert_ne!(first, second);
    let Secret::Held(secret) = node.keys.secret(&node.reader(), SITI).unwrap() else { panic!("held") };
    assert_eq!(seal(&secret), second, "what is in memory is what is on disk");
}

#[test]
fn a_savepoint_taken_back_leaves_the_keys_of_the_jobs_before_it_unsettled() {
    let node = Node::new();
    node.db.begin().unwrap();
    node.keys.ensure(&node.db, SITI).unwrap();
    node.db.savepoint("job").unwrap();
    node.keys.ensure(&node.db, BUDI).unwrap();
    node.db.rollback_to("job").unwrap();
    node.db.release("job").unwrap();
    node.keys.rolled_back();
    assert_eq!(node.known(&node.db, SITI), "held");
    assert_eq!(node.known(&node.db, BUDI), "absent");
    node.db.rollback().unwrap();
    node.keys.rolled_back();
    assert_eq!(node.known(&node.db, SITI), "absent");
    assert_eq!(node.known(&node.db, BUDI), "absent");
}

#[test]
fn a_reader_does_not_see_a_key_before_its_commit() {
    let node = Node::new();
    let reader = node.reader();
    node.db.begin().unwrap();
    node.keys.ensure(&node.db, SITI).unwrap();
    assert_eq!(node.known(&reader, SITI), "absent");
    node.db.commit().unwrap();
    node.keys.committed();
    assert_eq!(node.known(&reader, SITI), "held");
}

#[test]
fn a_destroyed_key_never_comes_back() {
    let node = Node::new();
    let sealed = node.write(|db| seal(&node.keys.ensure(db, SITI).unwrap()));
    assert!(node.write(|db| node.keys.destroy(db, SITI, 77).unwrap()));
    assert!(!node.write(|db| node.keys.destroy(db, SITI, 78).unwrap()), "once");
    assert_eq!(node.known(&node.reader(), SITI), "destroyed");
    assert!(matches!(node.keys.ensure(&node.db, SITI), Err(KeyError::Destroyed)));
    let node = node.restarted();
    assert!(matches!(node.keys.ensure(&node.db, SITI), Err(KeyError::Destroyed)));
    assert_eq!(sealed.len(), 4 + 16);
}

#[test]
fn a_destroyed_key_stands_in_no_file_after_the_checkpoint() {
    let node = Node::new();
    node.write(|db| node.keys.ensure(db, SITI).unwrap());
    node.db.checkpoint().unwrap();
    let wrapped = node.db.first(FIND, &[SITI.into()], |row| row.bytes(0).to_vec()).unwrap().unwrap();
    let holds = || {
        let files = std::fs::read_dir(node.folder.path()).unwrap();
        files
            .map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .any(|all| all.windows(WRAPPED).any(|part| part == wrapped))
    };
    assert!(holds());
    node.write(|db| node.keys.destroy(db, SITI, 77).unwrap());
    assert!(node.db.checkpoint().unwrap());
    assert!(!holds());
}

#[test]
fn an_erasure_taken_back_leaves_the_key_and_no_line() {
    let node = Node::new();
    let sealed = node.write(|db| seal(&node.keys.ensure(db, SITI).unwrap()));
    node.db.begin().unwrap();
    node.keys.destroy(&node.db, SITI, 77).unwrap();
    assert_eq!(node.known(&node.db, SITI), "destroyed");
    node.db.rollback().unwrap();
    node.keys.log_erasures(&node.db).unwrap();
    let Secret::Held(secret) = node.keys.secret(&node.db, SITI).unwrap() else { panic!("held") };
    assert_eq!(seal(&secret), sealed);
    assert_eq!(read_erasures(node.folder.path()).unwrap(), []);
}

#[test]
fn a_reader_of_the_moment_before_does_not_put_a_destroyed_key_back_into_memory() {
    let node = Node::new();
    node.write(|db| node.keys.ensure(db, SITI).unwrap());
    let slow = node.reader();
    slow.begin().unwrap();
    // A transaction sees the moment of its first look at the tables.
    assert!(slow.first(FIND, &[SITI.into()], |_| ()).unwrap().is_some());
    assert_eq!(node.known(&slow, SITI), "held");
    node.write(|db| node.keys.destroy(db, SITI, 77).unwrap());
    assert_eq!(node.known(&slow, SITI), "held", "its moment is before");
    assert_eq!(node.known(&node.reader(), SITI), "destroyed");
}

#[test]
fn erasures_are_listed_beside_the_database_and_completed_after_a_crash() {
    let node = Node::new();
    node.write(|db| node.keys.destroy(db, SITI, 77).unwrap());
    let siti = Erasure { subject: SITI, time: 77 };
    assert_eq!(read_erasures(node.folder.path()).unwrap(), [siti]);
    // The plug is pulled after the commit and before the list, in the middle of a line.
    node.db.begin().unwrap();
    node.keys.destroy(&node.db, BUDI, 78).unwrap();
    node.db.commit().unwrap();
    let file = node.folder.path().join("erasures.log");
    let mut text = std::fs::read_to_string(&file).unwrap();
    text.push_str("0202");
    std::fs::write(&file, text).unwrap();
    let node = node.restarted();
    assert_eq!(read_erasures(node.folder.path()).unwrap(), [siti, Erasure { subject: BUDI, time: 78 }]);
}

#[test]
fn a_restored_backup_is_erased_again_from_the_list() {
    let node = Node::new();
    node.write(|db| node.keys.ensure(db, SITI).unwrap());
    let list = [Erasure { subject: SITI, time: 77 }, Erasure { subject: BUDI, time: 78 }];
    assert_eq!(node.write(|db| node.keys.apply_erasures(db, &list).unwrap()), 2);
    assert_eq!(node.write(|db| node.keys.apply_erasures(db, &list).unwrap()), 0);
    assert_eq!(node.known(&node.db, SITI), "destroyed");
    assert!(matches!(node.keys.ensure(&node.db, BUDI), Err(KeyError::Destroyed)), "also one not here yet");
}

#[test]
fn another_nodes_key_is_refused_at_the_start() {
    let node = Node::new();
    let other = Keys::find(&node.db, node.folder.path(), &Unlock::Key([9; 32]));
    assert!(matches!(other, Err(KeyError::OtherNodeKey)));
    let other = Keys::open(node.folder.path(), Unlock::Key([9; 32])).unwrap();
    assert!(matches!(other.prepare(&node.db), Err(KeyError::OtherNodeKey)));
    assert!(node.keys.prepare(&node.db).is_ok());
}

#[test]
fn a_secret_moved_to_another_subject_does_not_open() {
    let node = Node::new();
    node.write(|db| node.keys.ensure(db, SITI).unwrap());
    node.db.execute("UPDATE subject_key SET subject = $1", &[BUDI.into()]).unwrap();
    let node = node.restarted();
    assert!(matches!(node.keys.secret(&node.db, BUDI), Err(KeyError::Altered)));
}

#[test]
fn the_memory_of_secrets_is_bounded() {
    let secret = SubjectSecret::fresh().unwrap();
    let mut memory = Memory::default();
    for number in 0..(MOST_HELD as u128 + 10) {
        memory.hold(RecordId(number.to_be_bytes()), &secret);
    }
    assert_eq!(memory.held.len(), 10);
}

#[test]
fn a_look_up_hash_differs_by_kind_tag_value_and_node() {
    let folder = Folder::new();
    let keys = Keys::open(folder.path(), Unlock::Key([1; 32])).unwrap();
    let hash = keys.lookup_hash(12, 2, "3321");
    assert_eq!(hash, keys.lookup_hash(12, 2, "3321"));
    assert_ne!(hash, keys.lookup_hash(12, 3, "3321"));
    assert_ne!(hash, keys.lookup_hash(13, 2, "3321"));
    assert_ne!(hash, keys.lookup_hash(12, 2, "3322"));
    let other = Keys::open(folder.path(), Unlock::Key([2; 32])).unwrap();
    assert_ne!(hash, other.lookup_hash(12, 2, "3321"));
}

on_both_engines!(every_statement_fits_its_table);

fn every_statement_fits_its_table(database: Database) {
    let folder = Folder::new();
    let db = Db::writer(&Location { dir: folder.path().to_owned(), database }).unwrap();
    db.batch(TABLES).unwrap();
    for sql in STATEMENTS.iter().copied().flatten() {
        db.prepares(sql).unwrap();
    }
}
