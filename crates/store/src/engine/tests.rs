//! What the store relies on in its engine, on real files and a real server.

use super::*;
use crate::local::tests::Folder;

/// Each function named here is a test on SQLite, and on PostgreSQL where it is installed.
macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[test] fn $name() { super::$name($crate::engine::Database::Sqlite) })*
        }
        mod on_postgres {
            $(#[test] fn $name() {
                if let Some(server) = testkit::postgres::shared() {
                    super::$name(server.fresh().parse().unwrap());
                }
            })*
        }
    };
}
pub(crate) use on_both_engines;

fn location(folder: &Folder, database: Database) -> Location {
    Location { dir: folder.path().to_owned(), database }
}

pub(crate) fn opened(folder: &Folder, database: Database) -> (Db, Location) {
    let location = location(folder, database);
    let db = Db::writer(&location).unwrap();
    db.batch("CREATE TABLE thing (id {bytes} PRIMARY KEY, number bigint NOT NULL, name {text});").unwrap();
    (db, location)
}

pub(crate) fn put(db: &Db, number: i64, name: &str) -> Result<u64, DbError> {
    let id = RecordId([number as u8; 16]);
    db.execute("INSERT INTO thing (name, id, number) VALUES ($3, $1, $2)", &[id.into(), number.into(), name.into()])
}

pub(crate) fn numbers(db: &Db) -> Vec<i64> {
    db.query("SELECT number FROM thing ORDER BY number", &[], |row| row.integer(0)).unwrap()
}

fn placeholders_mean_their_number_also_out_of_order_and_twice(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    assert_eq!(put(&db, 7, "Siti").unwrap(), 1);
    let found = db
        .query(
            "SELECT CAST($2 AS TEXT), name, id, CAST($1 AS bigint), CAST($2 AS TEXT) FROM thing WHERE number = $1 AND name = $2",
            &[7.into(), "Siti".into()],
            |row| (row.cells(), row.id(2), row.text(1).to_owned()),
        )
        .unwrap();
    let id = RecordId([7; 16]);
    let cells = vec!["Siti".into(), "Siti".into(), id.into(), Cell::Integer(7), "Siti".into()];
    assert_eq!(found, vec![(cells, Some(id), "Siti".to_owned())]);
    let missing = db.query("SELECT name FROM thing WHERE number = $2 AND number < $1", &[7.into()], |_| ());
    assert!(matches!(missing, Err(DbError::Other(_))), "a value that was not given is an error, not a null");
}

fn null_reads_as_zero_or_empty_and_is_told_apart_where_asked(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    let row = db.first("SELECT NULL, 'x', 3", &[], |row| {
        (row.is_null(0), row.is_null(2), row.integer(0), row.text(0).to_owned(), row.cell(2), row.cell(9))
    });
    assert_eq!(row.unwrap(), Some((true, false, 0, String::new(), Cell::Integer(3), Cell::Null)));
    assert_eq!(Cell::from(None::<i64>), Cell::Null);
    assert_eq!(Cell::from(Some("a")).text(), Some("a"));
}

fn a_second_writer_is_refused_until_the_first_is_gone(database: Database) {
    let folder = Folder::new();
    let (db, location) = opened(&folder, database);
    assert!(matches!(Db::writer(&location), Err(DbError::WriterElsewhere(_))));
    drop(db);
    assert!(Db::writer(&location).is_ok());
}

fn a_reader_sees_one_moment_and_cannot_write(database: Database) {
    let folder = Folder::new();
    let (db, location) = opened(&folder, database);
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

fn a_reader_of_an_empty_directory_says_that_nothing_is_there(database: Database) {
    let folder = Folder::new();
    assert!(matches!(Db::reader(&location(&folder, database)), Err(DbError::Missing(_))));
}

fn savepoints_and_rollback_take_back_exactly_their_part(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
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

fn a_unique_value_twice_is_a_constraint_error_that_names_no_value(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    put(&db, 1, "a").unwrap();
    let Err(DbError::Constraint(text)) = put(&db, 1, "rahasia") else { panic!("the key stands once") };
    assert!(text.contains("thing") && !text.contains("rahasia"));
}

#[test]
fn a_backup_is_one_whole_file_that_opens_as_a_database() {
    let folder = Folder::new();
    let (db, location) = opened(&folder, Database::Sqlite);
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
    let (db, location) = opened(&folder, Database::Sqlite);
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

fn statements_are_checked_against_the_tables(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
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

fn a_failed_statement_costs_its_savepoint_alone(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    db.begin().unwrap();
    put(&db, 1, "a").unwrap();
    db.savepoint("job").unwrap();
    put(&db, 2, "b").unwrap();
    assert!(matches!(put(&db, 1, "again"), Err(DbError::Constraint(_))));
    db.rollback_to("job").unwrap();
    db.release("job").unwrap();
    put(&db, 3, "c").unwrap();
    db.commit().unwrap();
    assert_eq!(numbers(&db), [1, 3]);
}

fn numbers_sort_by_value_and_texts_by_bytes(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    for (number, name) in [(1, "b"), (2, "B"), (3, "a"), (4, "Z"), (5, "é"), (6, "a.b"), (7, "ab"), (10, "")] {
        put(&db, number, name).unwrap();
    }
    let names = db.query("SELECT name FROM thing ORDER BY name", &[], |row| row.text(0).to_owned()).unwrap();
    assert_eq!(names, ["", "B", "Z", "a", "a.b", "ab", "b", "é"]);
    let between = "SELECT name FROM thing WHERE name >= $1 AND name < $2 ORDER BY name";
    let found = db.query(between, &["a".into(), "a/".into()], |row| row.text(0).to_owned()).unwrap();
    assert_eq!(found, ["a", "a.b"]);
    let sum = "SELECT CAST(sum(number) AS bigint), coalesce(max(number), 0), count(*) FROM thing WHERE number > $1";
    let sums = db.first(sum, &[4.into()], |row| [row.integer(0), row.integer(1), row.integer(2)]).unwrap();
    assert_eq!(sums, Some([28, 10, 4]));
}

fn a_scan_sees_every_row_once_and_may_ask_meanwhile(database: Database) {
    let folder = Folder::new();
    let (db, location) = opened(&folder, database);
    db.begin().unwrap();
    for number in 0..1203_i64 {
        let id = Cell::Bytes(number.to_be_bytes().to_vec());
        db.execute("INSERT INTO thing (id, number) VALUES ($1, $2)", &[id, number.into()]).unwrap();
    }
    db.commit().unwrap();
    let reader = Db::reader(&location).unwrap();
    for in_transaction in [false, true] {
        if in_transaction {
            reader.begin().unwrap();
        }
        let mut seen = Vec::new();
        let ask = "SELECT number FROM thing WHERE number = $1";
        reader
            .scan("SELECT number FROM thing WHERE number >= $1 ORDER BY number", &[3.into()], |row| {
                let again = reader.first(ask, &[row.integer(0).into()], |row| row.integer(0)).unwrap();
                seen.push((row.integer(0), again));
            })
            .unwrap();
        assert_eq!(seen.len(), 1200);
        assert!(seen.iter().zip(3..).all(|(one, number)| *one == (number, Some(number))));
        assert_eq!(reader.in_transaction(), in_transaction);
    }
}

const LATER: &str = "INSERT INTO thing (id, number, name) VALUES ($1, $2, $3)";

fn later(db: &Db, number: i64) -> Result<(), DbError> {
    let id = RecordId::v7(number as u64, [3; 10]);
    db.write(LATER, vec![id.into(), number.into(), "Siti".into()])
}

fn what_is_written_behind_is_seen_by_the_next_read_however_much_it_is(database: Database) {
    let folder = Folder::new();
    let (db, location) = opened(&folder, database);
    db.begin().unwrap();
    for number in 0..5_000 {
        later(&db, number).unwrap();
        if number % 1_700 == 0 {
            assert_eq!(numbers(&db).len() as i64, number + 1);
        }
    }
    db.write("DELETE FROM thing WHERE number = $1", vec![17.into()]).unwrap();
    later(&db, 17).unwrap();
    db.write("DELETE FROM thing WHERE number = $1", vec![18.into()]).unwrap();
    db.commit().unwrap();
    let wanted: Vec<i64> = (0..5_000).filter(|number| *number != 18).collect();
    assert_eq!(numbers(&Db::reader(&location).unwrap()), wanted, "in the order of the calls");
}

fn a_write_behind_that_fails_is_told_before_anything_is_kept(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    for many in [1, 3_000] {
        db.begin().unwrap();
        db.savepoint("job").unwrap();
        (0..many).for_each(|number| later(&db, number).unwrap());
        db.written().unwrap();
        db.release("job").unwrap();
        db.savepoint("job").unwrap();
        let mut wanted = (many..2 * many).chain([0]).chain(2 * many..3 * many);
        let told = wanted.try_for_each(|number| later(&db, number)).and_then(|()| db.written());
        assert!(matches!(told, Err(DbError::Constraint(_))));
        db.rollback_to("job").unwrap();
        db.release("job").unwrap();
        assert_eq!(numbers(&db).len() as i64, many, "what was before the savepoint stays");
        db.rollback().unwrap();
        assert_eq!(numbers(&db), [0_i64; 0]);
    }
}

fn what_waits_to_be_written_goes_with_its_transaction(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    for many in [3, 3_000] {
        db.begin().unwrap();
        (0..many).for_each(|number| later(&db, number).unwrap());
        db.rollback().unwrap();
        assert_eq!(numbers(&db), [0_i64; 0]);
    }
}

/// A job of the writer that stands in a mark, taken back or kept.
fn job(db: &Db, good: bool, work: impl FnOnce()) {
    db.mark("job");
    work();
    if !good {
        db.rollback_to("job").unwrap();
    }
    db.release("job").unwrap();
}

fn jobs_that_wait_together_are_taken_back_one_by_one(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    db.begin().unwrap();
    job(&db, true, || later(&db, 1).unwrap());
    job(&db, false, || later(&db, 2).unwrap());
    job(&db, false, || {
        later(&db, 3).unwrap();
        assert_eq!(numbers(&db), [1, 3], "it reads what it wrote, and what the one before left");
        later(&db, 4).unwrap();
    });
    job(&db, false, || {
        put(&db, 5, "at once").unwrap();
    });
    job(&db, true, || later(&db, 6).unwrap());
    job(&db, false, || (100..500).for_each(|number| later(&db, number).unwrap()));
    job(&db, true, || {
        put(&db, 7, "at once").unwrap();
    });
    db.commit().unwrap();
    assert_eq!(numbers(&db), [1, 6, 7]);
}

fn a_write_that_was_left_to_wait_and_fails_costs_the_transaction_and_no_other(database: Database) {
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    db.begin().unwrap();
    job(&db, true, || later(&db, 1).unwrap());
    job(&db, true, || later(&db, 1).unwrap());
    // Whoever reads next hears of it, or else the commit does.
    let _ = db.query("SELECT number FROM thing", &[], |_| ());
    assert!(db.commit().is_err(), "half of it is never kept");
    db.rollback().unwrap();
    assert_eq!(numbers(&db), [0_i64; 0]);
    db.begin().unwrap();
    job(&db, true, || later(&db, 2).unwrap());
    db.commit().unwrap();
    assert_eq!(numbers(&db), [2]);
}

on_both_engines!(
    jobs_that_wait_together_are_taken_back_one_by_one,
    a_write_that_was_left_to_wait_and_fails_costs_the_transaction_and_no_other,
    placeholders_mean_their_number_also_out_of_order_and_twice,
    null_reads_as_zero_or_empty_and_is_told_apart_where_asked,
    a_second_writer_is_refused_until_the_first_is_gone,
    a_reader_sees_one_moment_and_cannot_write,
    a_reader_of_an_empty_directory_says_that_nothing_is_there,
    savepoints_and_rollback_take_back_exactly_their_part,
    a_unique_value_twice_is_a_constraint_error_that_names_no_value,
    statements_are_checked_against_the_tables,
    a_failed_statement_costs_its_savepoint_alone,
    numbers_sort_by_value_and_texts_by_bytes,
    a_scan_sees_every_row_once_and_may_ask_meanwhile,
    what_is_written_behind_is_seen_by_the_next_read_however_much_it_is,
    a_write_behind_that_fails_is_told_before_anything_is_kept,
    what_waits_to_be_written_goes_with_its_transaction,
);
