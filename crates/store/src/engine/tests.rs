//! What the store relies on in its engine, on real files.

use super::*;
use crate::local::tests::Folder;

fn opened(folder: &Folder) -> (Db, Location) {
    let location = Location::new(folder.path());
    let db = Db::writer(&location).unwrap();
    db.batch("CREATE TABLE thing (id {bytes} PRIMARY KEY, number bigint NOT NULL, name {text});").unwrap();
    (db, location)
}

fn put(db: &Db, number: i64, name: &str) -> Result<u64, DbError> {
    let id = RecordId([number as u8; 16]);
    db.execute("INSERT INTO thing (name, id, number) VALUES ($3, $1, $2)", &[id.into(), number.into(), name.into()])
}

fn numbers(db: &Db) -> Vec<i64> {
    db.query("SELECT number FROM thing ORDER BY number", &[], |row| row.integer(0)).unwrap()
}

#[test]
fn placeholders_mean_their_number_also_out_of_order_and_twice() {
    let folder = Folder::new();
    let (db, _) = opened(&folder);
    assert_eq!(put(&db, 7, "Siti").unwrap(), 1);
    let found = db
        .query(
            "SELECT $2, name, id, $1, $2 FROM thing WHERE number = $1 AND name = $2",
            &[7.into(), "Siti".into()],
            |row| (row.cells(), row.id(2), row.text(1).to_owned()),
        )
        .unwrap();
    let id = RecordId([7; 16]);
    let cells = vec!["Siti".into(), "Siti".into(), id.into(), Cell::Integer(7), "Siti".into()];
    assert_eq!(found, vec![(cells, Some(id), "Siti".to_owned())]);
    let missing = db.query("SELECT $3", &[7.into()], |_| ());
    assert!(matches!(missing, Err(DbError::Other(_))), "a value that was not given is an error, not a null");
}

#[test]
fn null_reads_as_zero_or_empty_and_is_told_apart_where_asked() {
    let folder = Folder::new();
    let (db, _) = opened(&folder);
    let row = db.first("SELECT NULL, 'x', 3", &[], |row| {
        (row.is_null(0), row.is_null(2), row.integer(0), row.text(0).to_owned(), row.cell(2), row.cell(9))
    });
    assert_eq!(row.unwrap(), Some((true, false, 0, String::new(), Cell::Integer(3), Cell::Null)));
    assert_eq!(Cell::from(None::<i64>), Cell::Null);
    assert_eq!(Cell::from(Some("a")).text(), Some("a"));
}

#[test]
fn a_second_writer_is_refused_until_the_first_is_gone() {
    let folder = Folder::new();
    let (db, location) = opened(&folder);
    assert!(matches!(Db::writer(&location), Err(DbError::WriterElsewhere(_))));
    drop(db);
    assert!(Db::writer(&location).is_ok());
}

#[test]
fn a_reader_sees_one_moment_and_cannot_write() {
    let folder = Folder::new();
    let (db, location) = opened(&folder);
    put(&db, 1, "a").unwrap();
    let reader = Db::reader(&location).unwrap();
    reader.begin().unwrap();
    assert_eq!(numbers(&reader), [1]);
    put(&db, 2, "b").unwrap();
    assert_eq!(numbers(&reader), [1], "inside its transaction it stays at its moment");
    reader.commit().unwrap();
    assert_eq!(numbers(&reader), [1, 2]);
    assert!(put(&reader, 3, "c").is_err());
    assert_eq!(numbers(&db), [1, 2]);
}

#[test]
fn a_reader_of_an_empty_directory_says_that_nothing_is_there() {
    let folder = Folder::new();
    assert!(matches!(Db::reader(&Location::new(folder.path())), Err(DbError::Missing(_))));
}

#[test]
fn savepoints_and_rollback_take_back_exactly_their_part() {
    let folder = Folder::new();
    let (db, _) = opened(&folder);
    db.begin().unwrap();
    put(&db, 1, "a").unwrap();
    db.savepoint("one").unwrap();
    put(&db, 2, "b").unwrap();
    db.rollback_to("one").unwrap();
    put(&db, 3, "c").unwrap();
    db.release("one").unwrap();
    db.commit().unwrap();
    assert_eq!(numbers(&db), [1, 3]);
    db.begin().unwrap();
    put(&db, 4, "d").unwrap();
    db.rollback().unwrap();
    db.rollback().expect("a rollback of nothing is no error");
    assert_eq!(numbers(&db), [1, 3]);
}

#[test]
fn a_unique_value_twice_is_a_constraint_error_that_names_no_value() {
    let folder = Folder::new();
    let (db, _) = opened(&folder);
    put(&db, 1, "a").unwrap();
    let Err(DbError::Constraint(text)) = put(&db, 1, "rahasia") else { panic!("the key stands once") };
    assert!(text.contains("thing.id") && !text.contains("rahasia"));
}

#[test]
fn a_backup_is_one_whole_file_that_opens_as_a_database() {
    let folder = Folder::new();
    let (db, location) = opened(&folder);
    for number in 0..100 {
        put(&db, number, "a").unwrap();
    }
    let elsewhere = Folder::new();
    let target = Location::new(elsewhere.path()).file();
    let mut last = (0, 0);
    Db::reader(&location).unwrap().backup_to(&target, &mut |done, all| last = (done, all)).unwrap();
    assert!(last.0 == last.1 && last.1 > 0);
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    let copy = Db::writer(&Location::new(elsewhere.path())).unwrap();
    assert_eq!(numbers(&copy).len(), 100);
    assert_eq!(copy.integrity_check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_deleted_value_is_gone_from_file_and_log_after_a_checkpoint() {
    let folder = Folder::new();
    let (db, location) = opened(&folder);
    let secret = "NAMA-YANG-HARUS-HILANG".repeat(20);
    put(&db, 1, &secret).unwrap();
    assert!(db.checkpoint().unwrap());
    let holds = |file: &Path| std::fs::read(file).unwrap().windows(22).any(|part| part == b"NAMA-YANG-HARUS-HILANG");
    assert!(holds(&location.file()));
    db.execute("DELETE FROM thing", &[]).unwrap();
    assert!(db.checkpoint().unwrap());
    for file in std::fs::read_dir(folder.path()).unwrap() {
        assert!(!holds(&file.unwrap().path()));
    }
}

#[test]
fn statements_are_checked_against_the_tables() {
    let folder = Folder::new();
    let (db, _) = opened(&folder);
    assert!(db.prepares("SELECT name FROM thing WHERE id = $1").is_ok());
    assert!(db.prepares("SELECT nothing FROM thing").is_err());
}

#[cfg(unix)]
#[test]
fn directory_and_files_belong_to_the_nodes_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let outer = Folder::new();
    let location = Location::new(outer.path().join("desa"));
    let db = Db::writer(&location).unwrap();
    db.batch("CREATE TABLE a (b bigint); INSERT INTO a VALUES (1);").unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&location.dir), 0o700);
    let files: Vec<_> = std::fs::read_dir(&location.dir).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= 3, "database, log and lock");
    assert!(files.iter().all(|file| mode(file) == 0o600));
}
