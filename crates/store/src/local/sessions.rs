//! Sessions: who is logged in, from which device, in which role. The cookie's token is kept as a hash only: a stolen
//! database logs nobody in. Not here: cookies (web), passwords.

use jiff::Timestamp;
use kernel::RecordId;
use sha2::{Digest, Sha256};

use crate::engine::{Cell, Db, DbError, RowCells};
use crate::keys::{KeyError, from_hex, random, to_hex};

/// Without a page for so long, a session ends.
pub const IDLE: i64 = 12 * 3_600_000;
/// After so long it ends in any case.
pub const LONGEST: i64 = 7 * 24 * 3_600_000;
/// So long after its end it is still known whose session it was: a form that was typed in it is kept for its owner.
const REMEMBERED: i64 = 24 * 3_600_000;
/// How exactly 'last seen' is kept: not every page is worth a write.
const SEEN_EVERY: i64 = 60_000;
/// The most sessions of one account; the ones unused for longest make room.
const MOST: i64 = 20;
/// The most characters kept of a device's description.
const DEVICE: usize = 80;

/// The table and its indexes; times are milliseconds UTC.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS local_session (
    token {bytes} PRIMARY KEY NOT NULL,
    account {bytes} NOT NULL,
    role {bytes},
    csrf {bytes} NOT NULL,
    device {text} NOT NULL,
    created bigint NOT NULL,
    seen bigint NOT NULL,
    expires bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS local_session_account ON local_session (account, seen);
CREATE INDEX IF NOT EXISTS local_session_expires ON local_session (expires);
";

const COUNT: &str = "SELECT count(*) FROM local_session WHERE expires > $1";
const CREATE: &str = "INSERT INTO local_session (token, account, role, csrf, device, created, seen, expires)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7)";
const MAKE_ROOM: &str = "DELETE FROM local_session WHERE account = $1 AND token NOT IN
(SELECT token FROM local_session WHERE account = $1 ORDER BY seen DESC, token LIMIT $2)";
const FIND: &str = "SELECT token, account, role, csrf, device, created, seen, expires FROM local_session
WHERE token = $1 AND expires > $2";
const LIST: &str = "SELECT token, account, role, csrf, device, created, seen, expires FROM local_session
WHERE account = $1 AND expires > $2 ORDER BY seen DESC, token";
const TOUCH: &str = "UPDATE local_session SET seen = $2, expires = $3 WHERE token = $1 AND expires > $2";
const SET_ROLE: &str = "UPDATE local_session SET role = $2 WHERE token = $1";
const DELETE: &str = "DELETE FROM local_session WHERE token = $1";
const DELETE_OTHERS: &str = "DELETE FROM local_session WHERE account = $1 AND token <> $2";
const DELETE_ALL: &str = "DELETE FROM local_session WHERE account = $1";
const ENDED: &str = "SELECT account FROM local_session WHERE token = $1 AND expires <= $2";
const EXPIRE: &str = "DELETE FROM local_session WHERE expires <= $1";

/// The statements of this table.
pub const STATEMENTS: &[&str] =
    &[CREATE, MAKE_ROOM, FIND, LIST, TOUCH, SET_ROLE, DELETE, DELETE_OTHERS, DELETE_ALL, ENDED, COUNT, EXPIRE];

/// One session.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the cookie's token: names the session and opens nothing.
    pub key: [u8; 32],
    /// Who.
    pub account: RecordId,
    /// The role assignment in which the account works now.
    pub role: Option<RecordId>,
    /// What the browser calls itself, shortened.
    pub device: String,
    /// When it began, in milliseconds UTC.
    pub created: i64,
    /// When it was last used, to the minute.
    pub seen: i64,
    /// When it ends if nothing more happens.
    pub expires: i64,
    csrf: [u8; 32],
}

impl Session {
    /// The token that every form of this session carries.
    pub fn csrf_token(&self) -> String {
        to_hex(&self.csrf).to_string()
    }

    /// Whether a form's token is this session's; compared in constant time.
    pub fn csrf_matches(&self, token: &str) -> bool {
        let Some(given) = from_hex(token) else { return false };
        let Ok(given) = <[u8; 32]>::try_from(given.as_slice()) else { return false };
        // blake3's hashes compare in constant time.
        blake3::Hash::from(given) == blake3::Hash::from(self.csrf)
    }

    /// Whether 'last seen' is old enough to be written again.
    pub fn is_touch_due(&self, now: Timestamp) -> bool {
        now.as_millisecond() - self.seen >= SEEN_EVERY
    }
}

/// The key of a cookie's session; none for what is no token.
pub fn key_of(cookie: &str) -> Option<[u8; 32]> {
    let token = from_hex(cookie)?;
    (token.len() == 32).then(|| Sha256::digest(&token).into())
}

fn session(row: &RowCells) -> Option<Session> {
    Some(Session {
        key: row.bytes(0).try_into().ok()?,
        account: row.id(1)?,
        role: row.id(2),
        csrf: row.bytes(3).try_into().ok()?,
        device: row.text(4).to_owned(),
        created: row.integer(5),
        seen: row.integer(6),
        expires: row.integer(7),
    })
}

/// Begins a session and answers the cookie's value (64 hexadecimal digits), which is kept nowhere else. Runs on the
/// writer.
pub fn create(
    db: &Db,
    account: RecordId,
    role: Option<RecordId>,
    device: &str,
    now: Timestamp,
) -> Result<String, KeyError> {
    let token = random::<32>()?;
    let key: [u8; 32] = Sha256::digest(token).into();
    let csrf = random::<32>()?;
    let now = now.as_millisecond();
    let device: String = device.chars().take(DEVICE).collect();
    let expires = now + IDLE;
    db.execute(
        CREATE,
        &[key.into(), account.into(), role.into(), csrf.into(), device.into(), now.into(), expires.into()],
    )?;
    db.execute(MAKE_ROOM, &[account.into(), MOST.into()])?;
    Ok(to_hex(&token).to_string())
}

/// The session of a cookie, if it has not ended.
pub fn lookup(db: &Db, cookie: &str, now: Timestamp) -> Result<Option<Session>, DbError> {
    let Some(key) = key_of(cookie) else { return Ok(None) };
    Ok(db.first(FIND, &[key.into(), now.as_millisecond().into()], session)?.flatten())
}

/// Notes that a session was used, when `is_touch_due`. Runs on the writer.
pub fn touch(db: &Db, session: &Session, now: Timestamp) -> Result<(), DbError> {
    let now = now.as_millisecond();
    let expires = (now + IDLE).min(session.created + LONGEST);
    db.execute(TOUCH, &[session.key.into(), now.into(), expires.into()]).map(drop)
}

/// Changes the role in which the session works. Runs on the writer.
pub fn set_role(db: &Db, session: &Session, role: Option<RecordId>) -> Result<(), DbError> {
    db.execute(SET_ROLE, &[session.key.into(), role.into()]).map(drop)
}

/// Every session of an account, the latest used first.
pub fn list(db: &Db, account: RecordId, now: Timestamp) -> Result<Vec<Session>, DbError> {
    Ok(db.query(LIST, &[account.into(), now.as_millisecond().into()], session)?.into_iter().flatten().collect())
}

/// Ends one session by its key. Runs on the writer.
pub fn delete(db: &Db, key: &[u8; 32]) -> Result<(), DbError> {
    db.execute(DELETE, &[Cell::from(key)]).map(drop)
}

/// Ends all sessions of an account but this one; answers how many. Runs on the writer.
pub fn delete_others(db: &Db, session: &Session) -> Result<u64, DbError> {
    db.execute(DELETE_OTHERS, &[session.account.into(), session.key.into()])
}

/// Ends all sessions of an account, as when its password was reset or it was closed. Runs on the writer.
pub fn delete_all(db: &Db, account: RecordId) -> Result<u64, DbError> {
    db.execute(DELETE_ALL, &[account.into()])
}

/// Whose session a cookie was, when it ended by itself a short while ago. It opens nothing.
pub fn ended(db: &Db, cookie: &str, now: Timestamp) -> Result<Option<RecordId>, DbError> {
    let Some(key) = key_of(cookie) else { return Ok(None) };
    Ok(db.first(ENDED, &[key.into(), now.as_millisecond().into()], |row| row.id(0))?.flatten())
}

/// How many have not run out.
pub fn count(db: &Db, now: Timestamp) -> Result<i64, DbError> {
    Ok(db.first(COUNT, &[now.as_millisecond().into()], |row| row.integer(0))?.unwrap_or_default())
}

/// Forgets sessions that ended a day ago.
pub fn expire(db: &Db, now: Timestamp) -> Result<u64, DbError> {
    db.execute(EXPIRE, &[(now.as_millisecond() - REMEMBERED).into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::{Desk, at};

    const SITI: RecordId = RecordId([1; 16]);
    const BUDI: RecordId = RecordId([2; 16]);
    const ROLE: RecordId = RecordId([3; 16]);
    const HOUR: i64 = 3600;

    fn begin(desk: &Desk, account: RecordId, seconds: i64) -> String {
        create(&desk.db, account, Some(ROLE), "Firefox di Android", at(seconds)).unwrap()
    }

    fn found(desk: &Desk, cookie: &str, seconds: i64) -> Option<Session> {
        lookup(&desk.db, cookie, at(seconds)).unwrap()
    }

    #[test]
    fn a_cookie_finds_its_session_and_no_other_text_does() {
        let desk = Desk::new();
        let cookie = begin(&desk, SITI, 0);
        let session = found(&desk, &cookie, 1).unwrap();
        assert_eq!((session.account, session.role, session.device.as_str()), (SITI, Some(ROLE), "Firefox di Android"));
        assert_ne!(cookie, begin(&desk, SITI, 0));
        for other in ["", "x", &cookie[1..], &"0".repeat(64), &to_hex(&session.key)] {
            assert!(found(&desk, other, 1).is_none(), "{other}");
        }
    }

    #[test]
    fn the_token_itself_stands_nowhere_in_the_table() {
        let desk = Desk::new();
        let token = from_hex(&begin(&desk, SITI, 0)).unwrap();
        let kept = desk.db.query("SELECT * FROM local_session", &[], |row| row.cells()).unwrap();
        assert!(kept[0].iter().all(|cell| cell.bytes() != Some(token.as_slice())));
    }

    #[test]
    fn a_session_ends_after_twelve_idle_hours_and_after_seven_days_in_any_case() {
        let desk = Desk::new();
        let cookie = begin(&desk, SITI, 0);
        assert!(found(&desk, &cookie, 12 * HOUR - 1).is_some());
        assert!(found(&desk, &cookie, 12 * HOUR).is_none());
        assert_eq!(list(&desk.db, SITI, at(12 * HOUR - 1)).unwrap().len(), 1);
        assert!(list(&desk.db, SITI, at(12 * HOUR)).unwrap().is_empty());
        let mut hours = 0;
        while let (Some(session), 0..1000) = (found(&desk, &cookie, hours * HOUR), hours) {
            touch(&desk.db, &session, at(hours * HOUR)).unwrap();
            hours += 1;
        }
        assert_eq!(hours, 7 * 24);
        assert_eq!(expire(&desk.db, at(hours * HOUR)).unwrap(), 0);
        assert_eq!(ended(&desk.db, &cookie, at(hours * HOUR)).unwrap(), Some(SITI));
        assert_eq!(expire(&desk.db, at((hours + 24) * HOUR)).unwrap(), 1);
    }

    #[test]
    fn whose_a_session_was_is_known_only_after_it_ended_by_itself() {
        let desk = Desk::new();
        let (cookie, out) = (begin(&desk, SITI, 0), begin(&desk, SITI, 0));
        assert_eq!(ended(&desk.db, &cookie, at(1)).unwrap(), None, "it runs");
        delete(&desk.db, &found(&desk, &out, 1).unwrap().key).unwrap();
        assert_eq!(ended(&desk.db, &cookie, at(12 * HOUR)).unwrap(), Some(SITI));
        assert_eq!(ended(&desk.db, &out, at(12 * HOUR)).unwrap(), None, "signed out");
        assert_eq!(ended(&desk.db, "", at(12 * HOUR)).unwrap(), None);
    }

    #[test]
    fn an_ended_session_is_not_brought_back_by_a_late_touch() {
        let desk = Desk::new();
        let cookie = begin(&desk, SITI, 0);
        let session = found(&desk, &cookie, 1).unwrap();
        touch(&desk.db, &session, at(13 * HOUR)).unwrap();
        assert!(found(&desk, &cookie, 13 * HOUR).is_none());
    }

    #[test]
    fn last_seen_is_written_once_a_minute() {
        let desk = Desk::new();
        let cookie = begin(&desk, SITI, 0);
        let session = found(&desk, &cookie, 1).unwrap();
        assert!(!session.is_touch_due(at(59)));
        assert!(session.is_touch_due(at(60)));
        touch(&desk.db, &session, at(60)).unwrap();
        assert!(!found(&desk, &cookie, 61).unwrap().is_touch_due(at(61)));
    }

    #[test]
    fn an_account_can_end_its_other_sessions_and_nobody_elses() {
        let desk = Desk::new();
        let (first, second, budi) = (begin(&desk, SITI, 0), begin(&desk, SITI, 5), begin(&desk, BUDI, 5));
        let listed = list(&desk.db, SITI, at(6)).unwrap();
        assert_eq!(
            listed.iter().map(|one| one.created).collect::<Vec<_>>(),
            [at(5), at(0)].map(|at| at.as_millisecond())
        );
        assert_eq!(delete_others(&desk.db, &found(&desk, &first, 6).unwrap()).unwrap(), 1);
        assert!(found(&desk, &first, 6).is_some() && found(&desk, &second, 6).is_none());
        delete(&desk.db, &found(&desk, &first, 6).unwrap().key).unwrap();
        assert!(found(&desk, &first, 6).is_none());
        assert!(found(&desk, &budi, 6).is_some());
        assert_eq!(delete_all(&desk.db, BUDI).unwrap(), 1);
    }

    #[test]
    fn an_account_has_twenty_sessions_at_most() {
        let desk = Desk::new();
        let first = begin(&desk, SITI, 0);
        for seconds in 1..=MOST {
            begin(&desk, SITI, seconds);
        }
        assert_eq!(list(&desk.db, SITI, at(60)).unwrap().len() as i64, MOST);
        assert!(found(&desk, &first, 60).is_none());
    }

    #[test]
    fn a_forms_token_belongs_to_its_session() {
        let desk = Desk::new();
        let one = found(&desk, &begin(&desk, SITI, 0), 1).unwrap();
        let two = found(&desk, &begin(&desk, SITI, 0), 1).unwrap();
        assert!(one.csrf_matches(&one.csrf_token()));
        assert!(!one.csrf_matches(&two.csrf_token()));
        assert!(!one.csrf_matches("") && !one.csrf_matches(&one.csrf_token()[2..]));
    }

    #[test]
    fn the_role_of_a_session_can_be_changed() {
        let desk = Desk::new();
        let cookie = begin(&desk, SITI, 0);
        set_role(&desk.db, &found(&desk, &cookie, 1).unwrap(), None).unwrap();
        assert_eq!(found(&desk, &cookie, 1).unwrap().role, None);
    }
}
