//! One-time codes, printed or read out by an officer: binding an account to a resident, a new password, the first
//! start. Eight letters and digits that are hard to confuse, kept as a keyed hash, good once and for a while.
//! Not here: who may issue one, and what redeeming it does.

use std::time::Duration;

use jiff::Timestamp;
use kernel::RecordId;

use super::gate::{self, Gate};
use crate::engine::{Cell, Db, DbError};
use crate::keys::{KeyError, Keys, random};

/// Letters and digits that nobody takes for one another on paper or by telephone: 30, without 0 O 1 I L U.
const SIGNS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code: some 39 bits.
const LENGTH: usize = 8;
/// Wrong tries after which a code is dead.
const MOST_ATTEMPTS: i64 = 10;

/// The table and its indexes; times are milliseconds UTC.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS local_code (
    hash {bytes} PRIMARY KEY NOT NULL,
    purpose bigint NOT NULL,
    about {bytes} NOT NULL,
    issuer {bytes},
    created bigint NOT NULL,
    expires bigint NOT NULL,
    attempts bigint NOT NULL,
    redeemed bigint
);
CREATE INDEX IF NOT EXISTS local_code_about ON local_code (about, purpose);
CREATE INDEX IF NOT EXISTS local_code_expires ON local_code (expires);
";

const ISSUE: &str = "INSERT INTO local_code (hash, purpose, about, issuer, created, expires, attempts)
VALUES ($1, $2, $3, $4, $5, $6, 0)";
const WITHDRAW: &str = "DELETE FROM local_code WHERE about = $1 AND purpose = $2 AND redeemed IS NULL";
const FIND: &str = "SELECT about, issuer, expires, attempts, redeemed FROM local_code WHERE hash = $1 AND purpose = $2";
const REDEEM: &str = "UPDATE local_code SET redeemed = $2 WHERE hash = $1 AND redeemed IS NULL";
const MISS: &str = "UPDATE local_code SET attempts = attempts + 1
WHERE about = $1 AND purpose = $2 AND redeemed IS NULL";
const PENDING: &str = "SELECT purpose, created, expires FROM local_code
WHERE about = $1 AND redeemed IS NULL AND expires > $2 AND attempts < $3 ORDER BY created, purpose";
const EXPIRE: &str = "DELETE FROM local_code WHERE expires <= $1";

/// The statements of this table.
pub const STATEMENTS: &[&str] = &[ISSUE, WITHDRAW, FIND, REDEEM, MISS, PENDING, EXPIRE];

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Binding a resident's own account; about the resident.
    Bind,
    /// Setting a new password; about the account.
    Reset,
    /// The first account of a node; about the node.
    FirstStart,
}

impl Purpose {
    const fn number(self) -> i64 {
        match self {
            Purpose::Bind => 1,
            Purpose::Reset => 2,
            Purpose::FirstStart => 3,
        }
    }

    fn from_number(number: i64) -> Option<Purpose> {
        [Purpose::Bind, Purpose::Reset, Purpose::FirstStart].into_iter().find(|one| one.number() == number)
    }

    /// How long a code is good: one on paper has to travel home and back.
    pub const fn lifetime(self) -> i64 {
        const DAY: i64 = 24 * 3_600_000;
        match self {
            Purpose::Bind => 7 * DAY,
            Purpose::Reset | Purpose::FirstStart => DAY,
        }
    }
}

/// A code that was issued; its text is kept nowhere.
pub struct Issued {
    /// For paper: two groups of four, such as `K7MQ-3XTR`.
    pub text: String,
    /// Until when it is good, in milliseconds UTC.
    pub expires: i64,
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redeemed {
    /// Good, and now used up.
    Yes {
        /// The resident, account or node that the code was issued for.
        about: RecordId,
        /// The account that issued it.
        issuer: Option<RecordId>,
    },
    /// No such code, or one of another purpose, used, withdrawn or run out: the four are told apart to nobody.
    No,
    /// Too many tries: not before so long.
    Wait(Duration),
}

/// A code that waits to be redeemed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    /// What for.
    pub purpose: Purpose,
    /// Issued, in milliseconds UTC.
    pub created: i64,
    /// Good until, in milliseconds UTC.
    pub expires: i64,
}

fn hash(keys: &Keys, purpose: Purpose, plain: &str) -> Cell {
    let text = format!("{} {plain}", purpose.number());
    Cell::from(keys.local_hash("desmigratif 2026 local: one-time code", &text))
}

/// What was typed, without spaces, hyphens and small letters.
pub(super) fn normalised(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect()
}

/// A fresh code without its hyphen.
pub(super) fn fresh() -> Result<String, KeyError> {
    let mut code = String::with_capacity(LENGTH);
    while code.len() < LENGTH {
        // Only whole multiples of 30 are used, so that no sign comes up more often than another.
        let even = random::<16>()?.into_iter().filter(|byte| usize::from(*byte) < 256 / SIGNS.len() * SIGNS.len());
        code.extend(even.take(LENGTH - code.len()).map(|byte| char::from(SIGNS[usize::from(byte) % SIGNS.len()])));
    }
    Ok(code)
}

/// For paper: two groups of four.
pub(super) fn grouped(plain: &str) -> String {
    let (first, second) = plain.split_at(plain.len() / 2);
    format!("{first}-{second}")
}

/// Issues a code; an earlier one for the same purpose about the same one is withdrawn. Runs on the writer.
pub fn issue(
    db: &Db,
    keys: &Keys,
    purpose: Purpose,
    about: RecordId,
    issuer: Option<RecordId>,
    now: Timestamp,
) -> Result<Issued, KeyError> {
    withdraw(db, purpose, about)?;
    let code = fresh()?;
    let now = now.as_millisecond();
    let expires = now + purpose.lifetime();
    let row =
        [hash(keys, purpose, &code), purpose.number().into(), about.into(), issuer.into(), now.into(), expires.into()];
    db.execute(ISSUE, &row)?;
    Ok(Issued { text: grouped(&code), expires })
}

/// Withdraws a code that was not used. Runs on the writer.
pub fn withdraw(db: &Db, purpose: Purpose, about: RecordId) -> Result<(), DbError> {
    db.execute(WITHDRAW, &[about.into(), purpose.number().into()]).map(drop)
}

/// Tries a code as typed. `about` says whom it must have been issued for, where that is known: then wrong tries also
/// wear out the code itself. `asker` is who tries (an account, an address), for the gate. Runs on the writer, and must be
/// committed also when the answer is `No`: wrong tries count.
pub fn redeem(
    db: &Db,
    keys: &Keys,
    purpose: Purpose,
    about: Option<RecordId>,
    text: &str,
    asker: &str,
    now: Timestamp,
) -> Result<Redeemed, DbError> {
    let tried = check(db, keys, purpose, about, text, asker, now)?;
    if let Redeemed::Yes { .. } = tried {
        let hash = hash(keys, purpose, &normalised(text));
        db.execute(REDEEM, &[hash, now.as_millisecond().into()])?;
    }
    Ok(tried)
}

/// As [`redeem`], without using a code up that fits: for whoever still has something else to put right.
pub fn check(
    db: &Db,
    keys: &Keys,
    purpose: Purpose,
    about: Option<RecordId>,
    text: &str,
    asker: &str,
    now: Timestamp,
) -> Result<Redeemed, DbError> {
    let asker = format!("code {} {asker}", purpose.number());
    if let Gate::Wait(pause) = gate::attempt(db, keys, &[&asker], now)? {
        return Ok(Redeemed::Wait(pause));
    }
    let hash = hash(keys, purpose, &normalised(text));
    let now = now.as_millisecond();
    let found = db.first(FIND, &[hash, purpose.number().into()], |row| {
        let alive = row.integer(2) > now && row.integer(3) < MOST_ATTEMPTS && row.is_null(4);
        row.id(0).filter(|_| alive).map(|about| (about, row.id(1)))
    })?;
    if let Some((about, issuer)) = found.flatten().filter(|(found, _)| about.is_none_or(|about| about == *found)) {
        gate::succeeded(db, keys, &[&asker])?;
        return Ok(Redeemed::Yes { about, issuer });
    }
    if let Some(about) = about {
        db.execute(MISS, &[about.into(), purpose.number().into()])?;
    }
    Ok(Redeemed::No)
}

/// The codes about somebody that still wait to be redeemed.
pub fn pending(db: &Db, about: RecordId, now: Timestamp) -> Result<Vec<Pending>, DbError> {
    let values = [about.into(), now.as_millisecond().into(), MOST_ATTEMPTS.into()];
    let found = db.query(PENDING, &values, |row| {
        let (created, expires) = (row.integer(1), row.integer(2));
        Purpose::from_number(row.integer(0)).map(|purpose| Pending { purpose, created, expires })
    })?;
    Ok(found.into_iter().flatten().collect())
}

/// Forgets codes that have run out.
pub fn expire(db: &Db, now: Timestamp) -> Result<u64, DbError> {
    db.execute(EXPIRE, &[now.as_millisecond().into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::{Desk, at};

    const SITI: RecordId = RecordId([1; 16]);
    const BUDI: RecordId = RecordId([2; 16]);
    const OFFICER: RecordId = RecordId([3; 16]);
    const DAY: i64 = 86_400;

    fn bind(desk: &Desk, about: RecordId) -> String {
        issue(&desk.db, &desk.keys, Purpose::Bind, about, Some(OFFICER), at(0)).unwrap().text
    }

    fn tried(desk: &Desk, text: &str, asker: &str, seconds: i64) -> Redeemed {
        redeem(&desk.db, &desk.keys, Purpose::Bind, None, text, asker, at(seconds)).unwrap()
    }

    const YES: Redeemed = Redeemed::Yes { about: SITI, issuer: Some(OFFICER) };

    #[test]
    fn a_code_is_good_once_however_it_is_typed() {
        let desk = Desk::new();
        let text = bind(&desk, SITI);
        assert_eq!((text.len(), text.as_bytes()[4]), (9, b'-'));
        let typed = format!(" {} ", text.to_lowercase().replace('-', " "));
        assert_eq!(tried(&desk, &typed, "a", 1), YES);
        assert_eq!(tried(&desk, &text, "a", 2), Redeemed::No);
    }

    #[test]
    fn a_code_runs_out_and_is_replaced_by_a_newer_one() {
        let desk = Desk::new();
        let first = bind(&desk, SITI);
        let second = bind(&desk, SITI);
        assert_eq!(tried(&desk, &first, "a", 1), Redeemed::No);
        assert_eq!(pending(&desk.db, SITI, at(7 * DAY - 1)).unwrap().len(), 1);
        assert_eq!(tried(&desk, &second, "b", 7 * DAY), Redeemed::No);
        assert!(pending(&desk.db, SITI, at(7 * DAY)).unwrap().is_empty());
        assert_eq!(expire(&desk.db, at(7 * DAY)).unwrap(), 1);
        let third = bind(&desk, SITI);
        withdraw(&desk.db, Purpose::Bind, SITI).unwrap();
        assert_eq!(tried(&desk, &third, "c", 1), Redeemed::No);
    }

    #[test]
    fn a_code_serves_only_its_purpose_and_its_person() {
        let desk = Desk::new();
        let text = bind(&desk, SITI);
        let other = redeem(&desk.db, &desk.keys, Purpose::Reset, None, &text, "a", at(1)).unwrap();
        assert_eq!(other, Redeemed::No);
        let other = redeem(&desk.db, &desk.keys, Purpose::Bind, Some(BUDI), &text, "a", at(1)).unwrap();
        assert_eq!(other, Redeemed::No);
        let own = redeem(&desk.db, &desk.keys, Purpose::Bind, Some(SITI), &text, "a", at(1)).unwrap();
        assert_eq!(own, YES);
    }

    #[test]
    fn ten_wrong_tries_about_a_person_kill_the_code_whoever_makes_them() {
        let desk = Desk::new();
        let text = bind(&desk, SITI);
        for number in 0..MOST_ATTEMPTS {
            let asker = format!("asker {number}");
            let wrong = redeem(&desk.db, &desk.keys, Purpose::Bind, Some(SITI), "2222-2222", &asker, at(1)).unwrap();
            assert_eq!(wrong, Redeemed::No);
        }
        assert_eq!(tried(&desk, &text, "z", 1), Redeemed::No);
    }

    #[test]
    fn who_guesses_has_to_wait() {
        let desk = Desk::new();
        let text = bind(&desk, SITI);
        for _ in 0..gate::FREE {
            assert_eq!(tried(&desk, "2222-2222", "a", 1), Redeemed::No);
        }
        assert!(matches!(tried(&desk, &text, "a", 1), Redeemed::Wait(_)));
        assert_eq!(tried(&desk, &text, "b", 1), YES, "others are not held up");
    }

    #[test]
    fn codes_use_every_sign_and_none_that_is_confused() {
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            let code = fresh().unwrap();
            assert_eq!(code.len(), LENGTH);
            seen.extend(code.into_bytes());
        }
        assert_eq!(seen.into_iter().collect::<Vec<u8>>(), SIGNS);
        assert!(SIGNS.iter().all(|sign| !b"01OILU".contains(sign)));
    }

    #[test]
    fn the_code_itself_stands_nowhere_in_the_table() {
        let desk = Desk::new();
        let plain = normalised(&bind(&desk, SITI));
        let kept = desk.db.query("SELECT * FROM local_code", &[], |row| row.cells()).unwrap();
        assert!(kept[0].iter().all(|cell| cell.text() != Some(&plain) && cell.bytes() != Some(plain.as_bytes())));
    }
}
