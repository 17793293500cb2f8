//! What only a server can do to us: lost connections, transactions that are dead and do not say so, wide types.

use super::wire::Wire;
use crate::engine::tests::{numbers, opened, put};
use crate::engine::{Database, Db, DbError, Location};
use crate::local::tests::Folder;

fn fresh() -> Option<Database> {
    testkit::postgres::shared().map(|server| server.fresh().parse().unwrap())
}

/// Ends the session of the writer of this schema, as a server that is restarted does.
fn end_session(database: &Database) {
    let Database::Postgres(url) = database else { panic!("only a server has sessions") };
    let mut other = Wire::connect(&url.config().unwrap()).unwrap();
    let client = other.client();
    let end = "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 \
        AND (classid::bigint << 32 | objid::bigint) = hashtextextended('desmigratif ' || current_schema(), 0)";
    let ended: i64 = other.wait(client.query_one(end, &[])).unwrap().get(0);
    assert_eq!(ended, 1, "the writer's session");
}

#[test]
fn a_lost_connection_is_made_anew_but_never_in_the_middle_of_a_transaction() {
    let Some(database) = fresh() else { return };
    let folder = Folder::new();
    let (db, location) = opened(&folder, database.clone());
    db.begin().unwrap();
    put(&db, 1, "a").unwrap();
    end_session(&database);
    assert!(matches!(put(&db, 2, "b"), Err(DbError::Lost(_))));
    assert!(
        matches!(db.execute("DELETE FROM thing", &[]), Err(DbError::Lost(_))),
        "nothing runs outside its transaction"
    );
    assert!(matches!(db.commit(), Err(DbError::Lost(_))));
    db.begin().unwrap();
    put(&db, 3, "c").unwrap();
    db.commit().unwrap();
    assert_eq!(numbers(&db), [3]);
    end_session(&database);
    db.begin().expect("lost while idle: the next transaction stands on a new connection");
    put(&db, 4, "d").unwrap();
    db.commit().unwrap();
    assert_eq!(numbers(&Db::reader(&location).unwrap()), [3, 4]);
    let elsewhere = Folder::new();
    let second = Db::writer(&Location { dir: elsewhere.path().to_owned(), database });
    assert!(matches!(second, Err(DbError::WriterElsewhere(_))), "the new connection holds the lock too");
}

#[test]
fn a_commit_after_a_failure_that_was_not_taken_back_is_refused() {
    let Some(database) = fresh() else { return };
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    db.begin().unwrap();
    put(&db, 1, "a").unwrap();
    assert!(put(&db, 1, "again").is_err());
    assert!(db.commit().is_err(), "the server would keep nothing and call it done");
    assert_eq!(numbers(&db), Vec::<i64>::new());
}

#[test]
fn a_sum_that_was_not_cast_is_refused_instead_of_read_as_nothing() {
    let Some(database) = fresh() else { return };
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    assert!(db.query("SELECT sum(number) FROM thing", &[], |row| row.integer(0)).is_err());
    assert!(db.prepares("SELECT sum(number) FROM thing").is_err());
    assert!(db.prepares("SELECT CAST(sum(number) AS bigint) FROM thing").is_ok());
}

#[test]
fn a_checkpoint_vacuums_and_says_when_a_reader_stands_in_the_way() {
    let Some(database) = fresh() else { return };
    let folder = Folder::new();
    let (db, location) = opened(&folder, database);
    put(&db, 1, "a").unwrap();
    let doubts = db.integrity_check().unwrap();
    assert!(doubts.iter().all(|doubt| doubt.starts_with("fsync is off")), "only what the tests' server is: {doubts:?}");
    assert!(db.backup_to(&folder.path().join("copy"), &mut |_, _| ()).is_err());
    db.execute("DELETE FROM thing", &[]).unwrap();
    let reader = Db::reader(&location).unwrap();
    reader.begin().unwrap();
    numbers(&reader);
    assert!(!db.checkpoint().unwrap());
    reader.rollback().unwrap();
    // Other tests read on the same server, and their moments count as well: it may take a while.
    let gone = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        db.checkpoint().unwrap()
    });
    assert!(gone);
}

#[test]
fn what_a_job_wrote_is_taken_back_without_the_server_and_a_zero_in_a_text_costs_nothing_else() {
    let Some(database) = fresh() else { return };
    let folder = Folder::new();
    let (db, location) = opened(&folder, database);
    let later = |number: i64, text: &str| {
        let id = number.to_be_bytes();
        db.write(
            "INSERT INTO thing (id, number, name) VALUES ($1, $2, $3)",
            vec![id.into(), number.into(), text.into()],
        )
    };
    db.begin().unwrap();
    for number in 1..=600 {
        db.mark("job");
        let text = if number % 2 == 0 { "even" } else { "odd\0" };
        let written = later(1_000 + number, "first").and_then(|()| later(number, text));
        assert_eq!(written.is_ok(), number % 2 == 0);
        if written.is_err() {
            db.rollback_to("job").unwrap();
        }
        db.release("job").unwrap();
    }
    db.commit().unwrap();
    assert_eq!(numbers(&Db::reader(&location).unwrap()).len(), 600);
}

#[test]
fn writes_that_were_left_to_wait_and_fail_make_the_commit_fail() {
    let Some(database) = fresh() else { return };
    let folder = Folder::new();
    let (db, location) = opened(&folder, database);
    for many in [1, 1_000] {
        db.begin().unwrap();
        for number in (0..many).chain([0]) {
            db.mark("job");
            let put = "INSERT INTO thing (id, number) VALUES ($1, $2)";
            db.write(put, vec![i64::to_be_bytes(number).into(), number.into()]).unwrap();
            db.release("job").unwrap();
        }
        assert!(matches!(db.commit(), Err(DbError::Constraint(_))));
        assert_eq!(numbers(&Db::reader(&location).unwrap()), [0_i64; 0]);
        assert!(!db.in_transaction());
    }
}

#[test]
fn a_query_by_key_sees_what_this_transaction_wrote_changed_and_took_back() {
    let Some(database) = fresh() else { return };
    let folder = Folder::new();
    let (db, _) = opened(&folder, database);
    let write = |sql: &'static str, id: u8| db.write(sql, vec![[id; 16].into()]).unwrap();
    let seen = |id: u8| {
        let sql = "SELECT number FROM thing WHERE id = $1";
        db.query_by_key(sql, &[[id; 16].into()], |row| row.integer(0)).unwrap()
    };
    let (put, change) =
        ("INSERT INTO thing (id, number) VALUES ($1, 1)", "UPDATE thing SET number = 2 WHERE number = 1");
    db.begin().unwrap();
    assert_eq!(seen(1), [0_i64; 0]);
    write(put, 1);
    assert_eq!((seen(1), seen(2)), (vec![1], vec![]));
    db.commit().unwrap();
    db.begin().unwrap();
    assert_eq!(seen(1), [1], "what was committed before");
    db.mark("job");
    write(put, 2);
    db.rollback_to("job").unwrap();
    db.release("job").unwrap();
    assert_eq!(seen(2), [0_i64; 0]);
    db.write(change, Vec::new()).unwrap();
    assert_eq!(seen(1), [2], "a change that names no key");
    db.rollback().unwrap();
    db.begin().unwrap();
    db.execute(change, &[]).unwrap();
    assert_eq!(seen(1), [2], "also one that was done at once");
    db.rollback().unwrap();
}
