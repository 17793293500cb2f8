//! Local tables: what stays on this node, is backed up and never sent. Passwords, the second step, sessions, one-time
//! codes, drafts, the offices' seal keys, and the gate that slows down guessing.
//!
//! The functions run on the connection they are given: writing ones on the writer, reading ones anywhere. Whatever is
//! slow on purpose (deriving from a password) is a function of its own that needs no connection and never runs on the
//! writer. Not here: accounts and roles, which are records; who may do what.

use jiff::Timestamp;

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

    on_both_engines!(every_local_statement_fits_its_table);

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
