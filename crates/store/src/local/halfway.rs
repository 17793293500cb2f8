//! Halfway in: the password was right and the second step is still to come. What opens here is that one page and nothing
//! else; a session begins only after it. Not here: codes (`totp`), sessions.

use jiff::Timestamp;
use kernel::RecordId;
use sha2::{Digest, Sha256};

use crate::engine::{Db, DbError};
use crate::keys::{KeyError, from_hex, random, to_hex};

/// How long one may look for the telephone.
const LIFETIME: i64 = 10 * 60_000;

/// The table and its index; times are milliseconds UTC.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS local_halfway (
    token {bytes} PRIMARY KEY NOT NULL,
    account {bytes} NOT NULL,
    expires bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS local_halfway_expires ON local_halfway (expires);
";

const CREATE: &str = "INSERT INTO local_halfway (token, account, expires) VALUES ($1, $2, $3)";
const FIND: &str = "SELECT account FROM local_halfway WHERE token = $1 AND expires > $2";
const DELETE: &str = "DELETE FROM local_halfway WHERE token = $1";
const DELETE_ALL: &str = "DELETE FROM local_halfway WHERE account = $1";
const EXPIRE: &str = "DELETE FROM local_halfway WHERE expires <= $1";

/// The statements of this table.
pub const STATEMENTS: &[&str] = &[CREATE, FIND, DELETE, DELETE_ALL, EXPIRE];

fn key_of(cookie: &str) -> Option<[u8; 32]> {
    let token = from_hex(cookie)?;
    (token.len() == 32).then(|| Sha256::digest(&token).into())
}

/// Lets an account halfway in and answers the cookie's value, which is kept nowhere else. Runs on the writer.
pub fn create(db: &Db, account: RecordId, now: Timestamp) -> Result<String, KeyError> {
    expire(db, now)?;
    let token = random::<32>()?;
    let key: [u8; 32] = Sha256::digest(token).into();
    db.execute(CREATE, &[key.into(), account.into(), (now.as_millisecond() + LIFETIME).into()])?;
    Ok(to_hex(&token).to_string())
}

/// Whose cookie it is, while it is good.
pub fn lookup(db: &Db, cookie: &str, now: Timestamp) -> Result<Option<RecordId>, DbError> {
    let Some(key) = key_of(cookie) else { return Ok(None) };
    Ok(db.first(FIND, &[key.into(), now.as_millisecond().into()], |row| row.id(0))?.flatten())
}

/// Uses it up. True when it was there: of two at once, one goes on. Runs on the writer.
pub fn take(db: &Db, cookie: &str) -> Result<bool, DbError> {
    let Some(key) = key_of(cookie) else { return Ok(false) };
    Ok(db.execute(DELETE, &[key.into()])? == 1)
}

/// Forgets all of an account, as when its password was set anew. Runs on the writer.
pub fn delete_all(db: &Db, account: RecordId) -> Result<(), DbError> {
    db.execute(DELETE_ALL, &[account.into()]).map(drop)
}

/// Forgets those that have run out.
pub fn expire(db: &Db, now: Timestamp) -> Result<u64, DbError> {
    db.execute(EXPIRE, &[now.as_millisecond().into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::{Desk, at};

    const SITI: RecordId = RecordId([1; 16]);

    #[test]
    fn it_is_good_for_ten_minutes_and_one_use_and_is_no_session() {
        let desk = Desk::new();
        let cookie = create(&desk.db, SITI, at(0)).unwrap();
        assert_eq!(lookup(&desk.db, &cookie, at(599)).unwrap(), Some(SITI));
        assert_eq!(lookup(&desk.db, &cookie, at(600)).unwrap(), None);
        assert!(crate::local::sessions::lookup(&desk.db, &cookie, at(1)).unwrap().is_none());
        assert!(take(&desk.db, &cookie).unwrap());
        assert!(!take(&desk.db, &cookie).unwrap());
        assert_eq!(lookup(&desk.db, &cookie, at(1)).unwrap(), None);
        for other in ["", "x", &"0".repeat(64)] {
            assert!(!take(&desk.db, other).unwrap(), "{other}");
        }
    }

    #[test]
    fn all_of_an_account_end_when_its_password_is_set_anew() {
        let desk = Desk::new();
        let cookies = [create(&desk.db, SITI, at(0)).unwrap(), create(&desk.db, SITI, at(5)).unwrap()];
        delete_all(&desk.db, SITI).unwrap();
        assert!(cookies.iter().all(|cookie| lookup(&desk.db, cookie, at(6)).unwrap().is_none()));
    }
}
