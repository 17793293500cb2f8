//! Local tables: what stays on this node, is backed up and never sent. Passwords, the second step, sessions, one-time
//! codes, drafts, the offices' seal keys, and the gate that slows down guessing.
//!
//! The functions run on the connection they are given: writing ones on the writer, reading ones anywhere. Whatever is
//! slow on purpose (deriving from a password) is a function of its own that needs no connection and never runs on the
//! writer. Not here: accounts and roles, which are records; who may do what.

use jiff::Timestamp;
use kernel::RecordId;

use crate::engine::{Db, DbError};

pub mod codes;
pub mod drafts;
pub mod gate;
pub mod halfway;
pub mod passwords;
pub mod seal_keys;
pub mod sessions;
pub mod totp;

/// Every local table, made at each start where it is missing.
pub const TABLES: &[&str] = &[
    codes::TABLES,
    drafts::TABLES,
    gate::TABLES,
    halfway::TABLES,
    passwords::TABLES,
    seal_keys::TABLES,
    sessions::TABLES,
    totp::TABLES,
    crate::access_stream::TABLES,
];

/// Every statement on local tables, for the test of the dialect.
pub fn statements() -> impl Iterator<Item = &'static str> {
    [
        codes::STATEMENTS,
        drafts::STATEMENTS,
        gate::STATEMENTS,
        halfway::STATEMENTS,
        passwords::STATEMENTS,
        seal_keys::STATEMENTS,
        sessions::STATEMENTS,
        totp::STATEMENTS,
        crate::access_stream::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Forgets what has run out: sessions, codes, old drafts, old failures. Runs on the writer, now and then.
pub fn expire(db: &Db, now: Timestamp) -> Result<u64, DbError> {
    let entries = sessions::expire(db, now)? + halfway::expire(db, now)? + gate::expire(db, now)?;
    Ok(entries + codes::expire(db, now)? + drafts::expire(db, now)?)
}

/// Forgets all that is kept of an account, as when it is erased, and what anybody had begun to type about it or about the
/// person who is erased; of anybody but accounts nothing else is kept. Its seal keys stay: what
/// they sealed stays genuine, and without the password nobody opens them. Runs on the writer.
pub fn forget(db: &Db, account: RecordId) -> Result<(), DbError> {
    passwords::remove(db, account)?;
    totp::remove(db, account)?;
    sessions::delete_all(db, account)?;
    halfway::delete_all(db, account)?;
    drafts::delete_all(db, account)?;
    drafts::delete_about(db, account)?;
    codes::withdraw(db, codes::Purpose::Reset, account)?;
    codes::withdraw(db, codes::Purpose::Bind, account)
}

#[cfg(test)]
pub(crate) mod tests {
    //! A folder that is gone after its test.

    use std::path::{Path, PathBuf};

    use jiff::Timestamp;

    use crate::engine::tests::on_both_engines;
    use crate::engine::{Database, Db, Location};
    use crate::keys::{Keys, Unlock};

    /// A fresh directory, removed when dropped.
    pub(crate) struct Folder(PathBuf);

    impl Folder {
        pub(crate) fn new() -> Folder {
            let mut random = [0u8; 8];
            getrandom::fill(&mut random).unwrap();
            let path = std::env::temp_dir().join(format!("desmigratif-test-{:016x}", u64::from_le_bytes(random)));
            std::fs::create_dir_all(&path).unwrap();
            Folder(path)
        }

        pub(crate) fn path(&self) -> &Path {
            &self.0
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    /// A database with the local tables and a key.
    pub(crate) struct Desk {
        pub(crate) db: Db,
        pub(crate) keys: Keys,
        // Dropped last: the files are open until then.
        _folder: Folder,
    }

    impl Desk {
        pub(crate) fn new() -> Desk {
            Desk::on(Database::Sqlite)
        }

        pub(crate) fn on(database: Database) -> Desk {
            let folder = Folder::new();
            let db = Db::writer(&Location { dir: folder.path().to_owned(), database }).unwrap();
            let keys = Keys::open(folder.path(), Unlock::Key([7; 32])).unwrap();
            for tables in super::TABLES {
                db.batch(tables).unwrap();
            }
            Desk { db, keys, _folder: folder }
        }
    }

    /// A moment of the tests: so many seconds after their first.
    pub(crate) fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_795_487_000 + seconds).unwrap()
    }

    on_both_engines!(every_local_statement_fits_its_table, nothing_is_left_of_an_account_that_is_forgotten);

    fn nothing_is_left_of_an_account_that_is_forgotten(database: Database) {
        let desk = Desk::on(database);
        let (own, other) = (kernel::RecordId([1; 16]), kernel::RecordId([2; 16]));
        let kept = || {
            let tables =
                ["local_password", "local_totp", "local_session", "local_halfway", "local_draft", "local_code"];
            let count = |table: &&str| {
                let sql = format!("SELECT count(*) FROM {table}");
                desk.db.first(&sql, &[], |row| row.integer(0)).unwrap().unwrap()
            };
            tables.iter().map(count).collect::<Vec<_>>()
        };
        for account in [own, other] {
            super::passwords::set(&desk.db, account, "hash", at(0)).unwrap();
            super::totp::begin(&desk.db, &desk.keys, account, at(0)).unwrap();
            super::sessions::create(&desk.db, account, None, "Firefox", at(0)).unwrap();
            super::halfway::create(&desk.db, account, at(0)).unwrap();
            super::drafts::put(&desk.db, &desk.keys, account, "/warga/baru", b"[]", at(0)).unwrap();
            super::codes::issue(&desk.db, &desk.keys, super::codes::Purpose::Reset, account, None, at(0)).unwrap();
        }
        assert_eq!(kept(), [2; 6]);
        super::forget(&desk.db, own).unwrap();
        assert_eq!(kept(), [1; 6]);
        super::forget(&desk.db, kernel::RecordId([3; 16])).unwrap();
        assert_eq!(kept(), [1; 6]);
    }

    fn every_local_statement_fits_its_table(database: Database) {
        let desk = Desk::on(database);
        let mut count = 0;
        for sql in super::statements() {
            desk.db.prepares(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
            count += 1;
        }
        assert!(count > 30);
    }
}
