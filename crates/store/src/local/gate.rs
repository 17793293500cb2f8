//! The gate that slows down guessing: of passwords, one-time codes and the heads' secrets.
//! An attempt is counted before it is tried, so that many at once gain nothing; success forgets them. The first few are
//! free, then the pause doubles up to an hour. Nobody is ever locked out for good: that would be a weapon too.
//! Not here: limits per network address (web).

use std::time::Duration;

use jiff::Timestamp;
use kernel::RecordId;

use crate::engine::{Cell, Db, DbError};
use crate::keys::{Keys, to_hex};

/// Attempts before the first pause.
pub const FREE: i64 = 5;
/// The first pause.
const FIRST_PAUSE: i64 = 30_000;
/// The longest pause.
const LONGEST_PAUSE: i64 = 3_600_000;
/// After so long without an attempt all is forgotten.
const FORGOTTEN_AFTER: i64 = 24 * 3_600_000;

/// The table and its indexes; times are milliseconds UTC.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS local_gate (
    whom {bytes} PRIMARY KEY NOT NULL,
    attempts bigint NOT NULL,
    last bigint NOT NULL,
    closed_until bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS local_gate_last ON local_gate (last);
";

const FIND: &str = "SELECT attempts, last, closed_until FROM local_gate WHERE whom = $1";
const COUNT: &str = "INSERT INTO local_gate (whom, attempts, last, closed_until) VALUES ($1, $2, $3, $4)
ON CONFLICT (whom) DO UPDATE SET attempts = $2, last = $3, closed_until = $4";
const FORGET: &str = "DELETE FROM local_gate WHERE whom = $1";
const EXPIRE: &str = "DELETE FROM local_gate WHERE last < $1";

/// The statements of this table.
pub const STATEMENTS: &[&str] = &[FIND, COUNT, FORGET, EXPIRE];

/// Whether an attempt may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Try; the attempt is counted.
    Open,
    /// Not before so long; nothing was counted.
    Wait(Duration),
}

fn whom_cell(keys: &Keys, whom: &str) -> Cell {
    Cell::from(keys.local_hash("desmigratif 2026 local: gate", whom))
}

/// Asks for one attempt by each of `whom`, such as the account and the name as typed: all must be open, and then it is
/// counted for all. Runs on the writer and must be committed before the attempt is made.
pub fn attempt(db: &Db, keys: &Keys, whom: &[&str], now: Timestamp) -> Result<Gate, DbError> {
    let now = now.as_millisecond();
    let mut counts = Vec::with_capacity(whom.len());
    let mut closed_until = now;
    for one in whom {
        let cell = whom_cell(keys, one);
        let row =
            db.first(FIND, std::slice::from_ref(&cell), |row| (row.integer(0), row.integer(1), row.integer(2)))?;
        let (attempts, until) = match row {
            Some((attempts, last, until)) if now - last < FORGOTTEN_AFTER => (attempts, until),
            _ => (0, 0),
        };
        closed_until = closed_until.max(until);
        counts.push((cell, attempts + 1));
    }
    if closed_until > now {
        // A clock that was set back must not close the gate for longer than its longest pause.
        let pause = (closed_until - now).min(LONGEST_PAUSE);
        return Ok(Gate::Wait(Duration::from_millis(pause.unsigned_abs())));
    }
    for (cell, attempts) in counts {
        db.execute(COUNT, &[cell, attempts.into(), now.into(), (now + pause(attempts)).into()])?;
    }
    Ok(Gate::Open)
}

/// Forgets the attempts after one that succeeded. Runs on the writer.
pub fn succeeded(db: &Db, keys: &Keys, whom: &[&str]) -> Result<(), DbError> {
    for one in whom {
        db.execute(FORGET, &[whom_cell(keys, one)])?;
    }
    Ok(())
}

/// Takes the attempt of just now off again for those that it turned out not to be about: two accounts may share a login,
/// and who signs in to the one has not guessed at the other. Earlier attempts stay counted. Runs on the writer.
pub fn excused(db: &Db, keys: &Keys, whom: &[&str]) -> Result<(), DbError> {
    for one in whom {
        let cell = whom_cell(keys, one);
        let row = db.first(FIND, std::slice::from_ref(&cell), |row| (row.integer(0), row.integer(1)))?;
        let Some((attempts, last)) = row.filter(|(attempts, _)| *attempts > 0) else { continue };
        let left = attempts - 1;
        db.execute(COUNT, &[cell, left.into(), last.into(), (last + pause(left)).into()])?;
    }
    Ok(())
}

/// Forgets what is a day old.
pub fn expire(db: &Db, now: Timestamp) -> Result<u64, DbError> {
    db.execute(EXPIRE, &[(now.as_millisecond() - FORGOTTEN_AFTER).into()])
}

/// The mark by which a browser is known again in which an account has signed in with its present password. It opens
/// nothing: its holder is only not kept waiting for what strangers have guessed elsewhere, so that nobody can shut
/// somebody out of their own device. `browser` is a random name, `changed` when the password was set.
pub fn browser_mark(keys: &Keys, browser: &str, account: RecordId, changed: i64) -> String {
    let text = format!("{browser} {account} {changed}");
    to_hex(&keys.local_hash("desmigratif 2026 local: known browser", &text)[..16]).to_string()
}

fn pause(attempts: i64) -> i64 {
    if attempts < FREE { 0 } else { (FIRST_PAUSE << (attempts - FREE).min(20)).min(LONGEST_PAUSE) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::{Desk, at};

    #[test]
    fn the_pause_doubles_after_five_attempts_and_never_exceeds_an_hour() {
        let desk = Desk::new();
        let mut now = 0;
        for _ in 0..FREE {
            assert_eq!(attempt(&desk.db, &desk.keys, &["siti"], at(now)).unwrap(), Gate::Open);
        }
        for seconds in [30, 60, 120, 240, 480, 960, 1920, 3600, 3600] {
            let wait = Gate::Wait(Duration::from_secs(seconds));
            assert_eq!(attempt(&desk.db, &desk.keys, &["siti"], at(now)).unwrap(), wait);
            now += seconds as i64;
            assert_eq!(attempt(&desk.db, &desk.keys, &["siti"], at(now)).unwrap(), Gate::Open);
        }
    }

    #[test]
    fn success_and_a_quiet_day_forget_the_attempts() {
        let desk = Desk::new();
        let closed = |now: i64, reset: bool| {
            for _ in 0..FREE {
                attempt(&desk.db, &desk.keys, &["siti"], at(now)).unwrap();
            }
            let gate = attempt(&desk.db, &desk.keys, &["siti"], at(now)).unwrap();
            if reset {
                succeeded(&desk.db, &desk.keys, &["siti"]).unwrap();
            }
            gate != Gate::Open
        };
        assert!(closed(0, true));
        assert!(closed(0, false));
        assert_eq!(attempt(&desk.db, &desk.keys, &["siti"], at(86_400)).unwrap(), Gate::Open);
        assert_eq!(attempt(&desk.db, &desk.keys, &["siti"], at(86_400)).unwrap(), Gate::Open);
        assert_eq!(expire(&desk.db, at(86_400)).unwrap(), 0);
        assert_eq!(expire(&desk.db, at(3 * 86_400)).unwrap(), 1);
    }

    #[test]
    fn an_excused_attempt_is_not_counted_and_the_guesses_before_it_are() {
        let desk = Desk::new();
        for _ in 0..20 {
            assert_eq!(attempt(&desk.db, &desk.keys, &["budi"], at(0)).unwrap(), Gate::Open);
            excused(&desk.db, &desk.keys, &["budi", "nobody"]).unwrap();
        }
        for _ in 0..FREE {
            assert_eq!(attempt(&desk.db, &desk.keys, &["siti"], at(0)).unwrap(), Gate::Open);
        }
        excused(&desk.db, &desk.keys, &["siti"]).unwrap();
        assert_eq!(attempt(&desk.db, &desk.keys, &["siti"], at(0)).unwrap(), Gate::Open);
        assert_ne!(attempt(&desk.db, &desk.keys, &["siti"], at(0)).unwrap(), Gate::Open);
    }

    #[test]
    fn either_the_account_or_the_name_closes_the_gate_and_others_stay_free() {
        let desk = Desk::new();
        for number in 0..FREE {
            let name = format!("name {number}");
            assert_eq!(attempt(&desk.db, &desk.keys, &["account 1", &name], at(0)).unwrap(), Gate::Open);
        }
        assert_ne!(attempt(&desk.db, &desk.keys, &["account 1", "name 9"], at(0)).unwrap(), Gate::Open);
        assert_eq!(attempt(&desk.db, &desk.keys, &["account 2", "name 9"], at(0)).unwrap(), Gate::Open);
    }

    #[test]
    fn a_clock_set_back_closes_the_gate_for_an_hour_at_most() {
        let desk = Desk::new();
        for _ in 0..FREE {
            attempt(&desk.db, &desk.keys, &["siti"], at(1_000_000)).unwrap();
        }
        let gate = attempt(&desk.db, &desk.keys, &["siti"], at(0)).unwrap();
        assert_eq!(gate, Gate::Wait(Duration::from_secs(3600)));
    }

    #[test]
    fn the_table_holds_no_name() {
        let desk = Desk::new();
        attempt(&desk.db, &desk.keys, &["siti"], at(0)).unwrap();
        let cells = desk.db.query("SELECT whom FROM local_gate", &[], |row| row.bytes(0).to_vec()).unwrap();
        assert_eq!(cells.len(), 1);
        assert_ne!(cells[0], b"siti");
    }

    #[test]
    fn a_browser_is_known_for_one_account_and_until_its_password_changes() {
        let desk = Desk::new();
        let mark =
            |browser: &str, account: u8, changed| browser_mark(&desk.keys, browser, RecordId([account; 16]), changed);
        assert_eq!(mark("a", 1, 5), mark("a", 1, 5));
        assert!([mark("b", 1, 5), mark("a", 2, 5), mark("a", 1, 6)].iter().all(|other| *other != mark("a", 1, 5)));
    }
}
