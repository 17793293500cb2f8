//! The second step of signing in: a code from a telephone (TOTP, RFC 6238: SHA-1, 30 seconds, six digits) and ten
//! recovery codes on paper. The secret is sealed by the node's key, recovery codes are kept as keyed hashes.
//! Nothing of it needs a network; it does need a clock that is right.
//! Not here: who must have it and what signing in does (rooms), pauses after wrong codes (`gate`).

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use kernel::RecordId;
use sha1::Sha1;
use zeroize::Zeroizing;

use super::codes;
use crate::engine::{Cell, Db, DbError, RowCells};
use crate::keys::{KeyError, Keys, random};

/// Bytes of a secret: as many as SHA-1 has, as RFC 4226 recommends.
pub const SECRET: usize = 20;
/// Seconds of one step.
pub const STEP: i64 = 30;
/// Steps before and after the present one that count too: a minute and a half in all.
const WINDOW: i64 = 1;
/// Digits of a code.
pub const DIGITS: u32 = 6;
/// Recovery codes that are made at once.
pub const RECOVERY: usize = 10;
/// How far away a code is looked for when one asks by how much two clocks differ.
const FAR: i64 = 24 * 3_600 / STEP;

/// The tables; times are milliseconds UTC. `step` is the last one used.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS local_totp (
    account {bytes} PRIMARY KEY NOT NULL,
    sealed {bytes} NOT NULL,
    created bigint NOT NULL,
    confirmed bigint,
    step bigint NOT NULL
);
CREATE TABLE IF NOT EXISTS local_recovery (
    hash {bytes} PRIMARY KEY NOT NULL,
    account {bytes} NOT NULL,
    used bigint
);
CREATE INDEX IF NOT EXISTS local_recovery_account ON local_recovery (account);
";

const BEGIN: &str = "INSERT INTO local_totp (account, sealed, created, confirmed, step) VALUES ($1, $2, $3, NULL, 0)
ON CONFLICT (account) DO UPDATE SET sealed = $2, created = $3, step = 0 WHERE local_totp.confirmed IS NULL";
const FIND: &str = "SELECT sealed, created, confirmed, step FROM local_totp WHERE account = $1";
const CONFIRM: &str = "UPDATE local_totp SET confirmed = $2, step = $3 WHERE account = $1 AND confirmed IS NULL";
const USE: &str = "UPDATE local_totp SET step = $2 WHERE account = $1";
const REMOVE: &str = "DELETE FROM local_totp WHERE account = $1";
const ADD_RECOVERY: &str = "INSERT INTO local_recovery (hash, account, used) VALUES ($1, $2, NULL)";
const USE_RECOVERY: &str = "UPDATE local_recovery SET used = $3 WHERE hash = $1 AND account = $2 AND used IS NULL";
const LEFT: &str = "SELECT count(*) FROM local_recovery WHERE account = $1 AND used IS NULL";
const REMOVE_RECOVERY: &str = "DELETE FROM local_recovery WHERE account = $1";

/// The statements of these tables.
pub const STATEMENTS: &[&str] = &[BEGIN, FIND, CONFIRM, USE, REMOVE, ADD_RECOVERY, USE_RECOVERY, LEFT, REMOVE_RECOVERY];

/// The second step of an account.
pub struct SecondStep {
    /// What the telephone keeps too.
    pub secret: Zeroizing<[u8; SECRET]>,
    /// Since when it is asked for, in milliseconds UTC; `None` until the first code has shown that the telephone has it.
    pub confirmed: Option<i64>,
    used: i64,
}

/// What became of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Right, and now used up.
    Right,
    /// A recovery code, now used up; so many are left.
    Recovery(i64),
    /// Neither of this moment nor a recovery code of this account, or used before.
    Wrong,
}

/// The code of a step.
pub fn code(secret: &[u8; SECRET], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    // RFC 4226, 5.3: the last half byte says where the number is taken from.
    let at = usize::from(digest[19] & 0x0f);
    let number = u32::from_be_bytes([digest[at] & 0x7f, digest[at + 1], digest[at + 2], digest[at + 3]]);
    format!("{:06}", number % 10_u32.pow(DIGITS))
}

/// The step of a moment.
pub fn step_of(now: Timestamp) -> i64 {
    now.as_second().div_euclid(STEP)
}

/// The secret as telephones take it: base32, without the signs that only fill up.
pub fn secret_text(secret: &[u8; SECRET]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let groups = secret.chunks_exact(5).flat_map(|five| {
        let number = five.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        (0..8).rev().map(move |place| char::from(LETTERS[(number >> (place * 5) & 31) as usize]))
    });
    groups.collect()
}

/// The six digits that were typed, without spaces; `None` for anything else.
fn six_digits(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
    (plain.len() == DIGITS as usize && plain.bytes().all(|byte| byte.is_ascii_digit())).then_some(plain)
}

fn same(one: &str, other: &str) -> bool {
    // blake3's hashes compare in constant time.
    blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}

/// The step for which a code is right at this moment, if it was not used before.
fn right_step(secret: &[u8; SECRET], used: i64, typed: &str, now: Timestamp) -> Option<i64> {
    let typed = six_digits(typed)?;
    let present = step_of(now);
    // A used step in the future was used while the clock stood there. It was set back since: refusing every code until
    // it comes round again would lock the account.
    let used = if used > present + WINDOW { i64::MIN } else { used };
    (present - WINDOW..=present + WINDOW).find(|step| *step > used && same(&code(secret, *step), &typed))
}

/// By how many seconds the telephone is ahead of this computer, when a code is right for another moment of the same day.
/// Only for whoever is shown the secret anyway: it would help guessing.
pub fn clocks_differ(secret: &[u8; SECRET], typed: &str, now: Timestamp) -> Option<i64> {
    let typed = six_digits(typed)?;
    let present = step_of(now);
    let around = (WINDOW + 1..=FAR).flat_map(|away| [-away, away]);
    around.into_iter().find(|away| code(secret, present + away) == typed).map(|away| away * STEP)
}

fn binding(account: RecordId) -> Vec<u8> {
    [b"second step ", &account.0[..]].concat()
}

fn read(keys: &Keys, account: RecordId, row: (Vec<u8>, Option<i64>, i64)) -> Result<SecondStep, KeyError> {
    let (sealed, confirmed, used) = row;
    let plain = keys.open_local(&binding(account), &sealed)?;
    let secret = <[u8; SECRET]>::try_from(plain.as_slice()).map_err(|_| KeyError::Altered)?;
    Ok(SecondStep { secret: Zeroizing::new(secret), confirmed, used })
}

/// The second step of an account, also one that is only being set up.
pub fn find(db: &Db, keys: &Keys, account: RecordId) -> Result<Option<SecondStep>, KeyError> {
    let cells = |row: &RowCells| (row.bytes(0).to_vec(), (!row.is_null(2)).then(|| row.integer(2)), row.integer(3));
    db.first(FIND, &[account.into()], cells)?.map(|row| read(keys, account, row)).transpose()
}

/// Since when an account's second step is asked for.
pub fn confirmed(db: &Db, account: RecordId) -> Result<Option<i64>, DbError> {
    Ok(db.first(FIND, &[account.into()], |row| (!row.is_null(2)).then(|| row.integer(2)))?.flatten())
}

/// Begins to set one up, with a fresh secret; an earlier beginning is forgotten, one that is in use stays as it is.
/// Runs on the writer.
pub fn begin(db: &Db, keys: &Keys, account: RecordId, now: Timestamp) -> Result<(), KeyError> {
    let secret = Zeroizing::new(random::<SECRET>()?);
    let sealed = keys.seal_local(&binding(account), &secret[..])?;
    db.execute(BEGIN, &[account.into(), sealed.into(), now.as_millisecond().into()])?;
    Ok(())
}

/// Switches it on with a first code, and answers the recovery codes; `None` where the code is not right, or where
/// nothing waits to be confirmed. Runs on the writer.
pub fn confirm(
    db: &Db,
    keys: &Keys,
    account: RecordId,
    typed: &str,
    now: Timestamp,
) -> Result<Option<Vec<String>>, KeyError> {
    let Some(waiting) = find(db, keys, account)?.filter(|one| one.confirmed.is_none()) else { return Ok(None) };
    let Some(step) = right_step(&waiting.secret, waiting.used, typed, now) else { return Ok(None) };
    db.execute(CONFIRM, &[account.into(), now.as_millisecond().into(), step.into()])?;
    recovery_codes(db, keys, account).map(Some)
}

/// Tries a code of the telephone or a recovery code. Guard it with the gate. Runs on the writer.
pub fn attempt(db: &Db, keys: &Keys, account: RecordId, typed: &str, now: Timestamp) -> Result<Tried, KeyError> {
    let Some(own) = find(db, keys, account)?.filter(|one| one.confirmed.is_some()) else { return Ok(Tried::Wrong) };
    if let Some(step) = right_step(&own.secret, own.used, typed, now) {
        db.execute(USE, &[account.into(), step.into()])?;
        return Ok(Tried::Right);
    }
    let hash = recovery_hash(keys, account, &codes::normalised(typed));
    if db.execute(USE_RECOVERY, &[hash, account.into(), now.as_millisecond().into()])? == 1 {
        return Ok(Tried::Recovery(left(db, account)?));
    }
    Ok(Tried::Wrong)
}

/// Makes ten new recovery codes; earlier ones work no more. Their text is kept nowhere. Runs on the writer.
pub fn recovery_codes(db: &Db, keys: &Keys, account: RecordId) -> Result<Vec<String>, KeyError> {
    db.execute(REMOVE_RECOVERY, &[account.into()])?;
    let mut texts = Vec::with_capacity(RECOVERY);
    while texts.len() < RECOVERY {
        let plain = codes::fresh()?;
        db.execute(ADD_RECOVERY, &[recovery_hash(keys, account, &plain), account.into()])?;
        texts.push(codes::grouped(&plain));
    }
    Ok(texts)
}

/// Recovery codes that were not used.
pub fn left(db: &Db, account: RecordId) -> Result<i64, DbError> {
    Ok(db.first(LEFT, &[account.into()], |row| row.integer(0))?.unwrap_or(0))
}

/// Switches it off and forgets its recovery codes. True when there was one. Runs on the writer.
pub fn remove(db: &Db, account: RecordId) -> Result<bool, DbError> {
    db.execute(REMOVE_RECOVERY, &[account.into()])?;
    Ok(db.execute(REMOVE, &[account.into()])? == 1)
}

fn recovery_hash(keys: &Keys, account: RecordId, plain: &str) -> Cell {
    Cell::from(keys.local_hash("desmigratif 2026 local: recovery code", &format!("{account} {plain}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::{Desk, at};

    const SITI: RecordId = RecordId([1; 16]);
    const BUDI: RecordId = RecordId([2; 16]);

    /// RFC 6238, appendix B: the secret is this text, and codes are cut to six digits here.
    const RFC: &[u8; SECRET] = b"12345678901234567890";

    fn on(desk: &Desk, account: RecordId) -> ([u8; SECRET], Vec<String>) {
        begin(&desk.db, &desk.keys, account, at(0)).unwrap();
        let secret = *find(&desk.db, &desk.keys, account).unwrap().unwrap().secret;
        let first = code(&secret, step_of(at(0)));
        (secret, confirm(&desk.db, &desk.keys, account, &first, at(0)).unwrap().unwrap())
    }

    fn tried(desk: &Desk, typed: &str, seconds: i64) -> Tried {
        attempt(&desk.db, &desk.keys, SITI, typed, at(seconds)).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        let known = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (second, wanted) in known {
            assert_eq!(code(RFC, step_of(Timestamp::from_second(second).unwrap())), wanted, "{second}");
        }
        // RFC 4648: what telephones are told of the same secret.
        assert_eq!(secret_text(RFC), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn nothing_is_asked_for_before_a_first_code_has_shown_that_the_telephone_has_it() {
        let desk = Desk::new();
        begin(&desk.db, &desk.keys, SITI, at(0)).unwrap();
        assert_eq!(confirmed(&desk.db, SITI).unwrap(), None);
        assert_eq!(confirm(&desk.db, &desk.keys, SITI, "123", at(0)).unwrap(), None);
        let secret = *find(&desk.db, &desk.keys, SITI).unwrap().unwrap().secret;
        let right = code(&secret, step_of(at(0)));
        assert_eq!(tried(&desk, &right, 0), Tried::Wrong, "not on yet");
        begin(&desk.db, &desk.keys, SITI, at(1)).unwrap();
        assert_ne!(*find(&desk.db, &desk.keys, SITI).unwrap().unwrap().secret, secret, "begun anew");
        let (_, recovery) = on(&desk, SITI);
        assert_eq!(recovery.len(), RECOVERY);
        assert_eq!(confirmed(&desk.db, SITI).unwrap(), Some(at(0).as_millisecond()));
    }

    #[test]
    fn one_that_is_in_use_is_not_replaced_by_beginning_again() {
        let desk = Desk::new();
        let (secret, _) = on(&desk, SITI);
        begin(&desk.db, &desk.keys, SITI, at(60)).unwrap();
        assert_eq!(*find(&desk.db, &desk.keys, SITI).unwrap().unwrap().secret, secret);
        assert_eq!(tried(&desk, &code(&secret, step_of(at(60))), 60), Tried::Right);
    }

    #[test]
    fn a_code_counts_once_and_within_half_a_minute_before_and_after() {
        let desk = Desk::new();
        let (secret, _) = on(&desk, SITI);
        let of = |seconds: i64| code(&secret, step_of(at(seconds)));
        assert_eq!(tried(&desk, &of(0), 0), Tried::Wrong, "used for switching it on");
        assert_eq!(tried(&desk, &of(300), 270), Tried::Right, "a telephone that is ahead");
        assert_eq!(tried(&desk, &of(300), 300), Tried::Wrong, "used");
        assert_eq!(tried(&desk, &of(270), 300), Tried::Wrong, "older than one that was used");
        assert_eq!(tried(&desk, &of(570), 600), Tried::Right, "a telephone that is behind");
        assert_eq!(tried(&desk, &of(900), 960), Tried::Wrong, "too old");
        let spaced = of(1200);
        assert_eq!(tried(&desk, &format!(" {} {} ", &spaced[..3], &spaced[3..]), 1200), Tried::Right);
        for nonsense in ["", "12345", "1234567", "abcdef", "०१२३४५"] {
            assert_eq!(tried(&desk, nonsense, 1500), Tried::Wrong, "{nonsense}");
        }
    }

    #[test]
    fn a_clock_that_was_wrong_and_is_set_right_locks_nobody_out() {
        let desk = Desk::new();
        let (secret, _) = on(&desk, SITI);
        let of = |seconds: i64| code(&secret, step_of(at(seconds)));
        let year = 365 * 86_400;
        assert_eq!(tried(&desk, &of(year), year), Tried::Right);
        assert_eq!(tried(&desk, &of(3_600), 3_600), Tried::Right);
        assert_eq!(tried(&desk, &of(3_600), 3_600), Tried::Wrong);
    }

    #[test]
    fn whoever_sets_it_up_is_told_by_how_much_the_clocks_differ() {
        let secret = *RFC;
        let of = |seconds: i64| code(&secret, step_of(at(seconds)));
        assert_eq!(clocks_differ(&secret, &of(600), at(0)), Some(600));
        assert_eq!(clocks_differ(&secret, &of(-7_200), at(0)), Some(-7_200));
        assert_eq!(clocks_differ(&secret, &of(30), at(0)), None, "near enough");
        assert_eq!(clocks_differ(&secret, "x", at(0)), None);
    }

    #[test]
    fn a_recovery_code_works_once_for_its_own_account_and_new_ones_replace_the_old() {
        let desk = Desk::new();
        let (_, recovery) = on(&desk, SITI);
        let (_, of_budi) = on(&desk, BUDI);
        assert_eq!(tried(&desk, &of_budi[0], 60), Tried::Wrong);
        assert_eq!(tried(&desk, &recovery[3].to_lowercase().replace('-', " "), 60), Tried::Recovery(9));
        assert_eq!(tried(&desk, &recovery[3], 61), Tried::Wrong);
        let new = recovery_codes(&desk.db, &desk.keys, SITI).unwrap();
        assert_eq!(left(&desk.db, SITI).unwrap(), 10);
        assert_eq!(tried(&desk, &recovery[4], 62), Tried::Wrong);
        assert_eq!(tried(&desk, &new[0], 63), Tried::Recovery(9));
        assert_eq!(left(&desk.db, BUDI).unwrap(), 10);
    }

    #[test]
    fn switched_off_it_leaves_nothing_behind() {
        let desk = Desk::new();
        let (secret, recovery) = on(&desk, SITI);
        assert!(remove(&desk.db, SITI).unwrap());
        assert!(!remove(&desk.db, SITI).unwrap());
        assert_eq!(tried(&desk, &code(&secret, step_of(at(60))), 60), Tried::Wrong);
        assert_eq!(tried(&desk, &recovery[0], 60), Tried::Wrong);
        assert_eq!(left(&desk.db, SITI).unwrap(), 0);
    }

    #[test]
    fn the_secret_is_sealed_and_bound_to_its_account() {
        let desk = Desk::new();
        let (secret, _) = on(&desk, SITI);
        let cells = desk.db.query("SELECT * FROM local_totp", &[], |row| row.cells()).unwrap();
        let kept = cells[0].iter().filter_map(Cell::bytes).flatten().copied().collect::<Vec<u8>>();
        assert!(!kept.windows(SECRET).any(|part| part == secret));
        desk.db.execute("UPDATE local_totp SET account = $1", &[BUDI.into()]).unwrap();
        assert!(matches!(find(&desk.db, &desk.keys, BUDI), Err(KeyError::Altered)));
    }
}
