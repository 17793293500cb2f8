//! Keys with which an office seals its documents (Ed25519), each wrapped by its head's own secret and by the node's key.
//! Without the head's secret nobody can seal, also not who has the whole computer. A head who follows, and an acting head,
//! gets a key of their own. A key that was replaced or whose owner's term is over is retired; what it sealed stays genuine.
//! Not here: the seal's payload (kernel) and the record that makes a public key known.

use ed25519_dalek::SigningKey;
use jiff::Timestamp;
use kernel::RecordId;
use zeroize::Zeroizing;

use crate::engine::{Db, DbError, RowCells};
use crate::keys::{KeyError, Keys, cipher};
use crate::local::passwords::normal;

/// The table and its indexes; times are milliseconds UTC.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS local_seal_key (
    public {bytes} PRIMARY KEY NOT NULL,
    office {bytes} NOT NULL,
    account {bytes} NOT NULL,
    sealed {bytes} NOT NULL,
    created bigint NOT NULL,
    retired bigint
);
CREATE INDEX IF NOT EXISTS local_seal_key_office ON local_seal_key (office, account);
";

const KEEP: &str = "INSERT INTO local_seal_key (public, office, account, sealed, created) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (public) DO UPDATE SET sealed = $4";
const RETIRE_OTHERS: &str = "UPDATE local_seal_key SET retired = $4
WHERE office = $1 AND account = $2 AND public <> $3 AND retired IS NULL";
const RETIRE: &str = "UPDATE local_seal_key SET retired = $3 WHERE office = $1 AND account = $2 AND retired IS NULL";
const FIND: &str = "SELECT public, sealed FROM local_seal_key
WHERE office = $1 AND account = $2 AND retired IS NULL ORDER BY created DESC, public LIMIT 1";
const OFFICES: &str = "SELECT DISTINCT office FROM local_seal_key WHERE account = $1 AND retired IS NULL";
const LIST: &str = "SELECT public, account, created, retired FROM local_seal_key
WHERE office = $1 ORDER BY created, public";

/// The statements of this table.
pub const STATEMENTS: &[&str] = &[KEEP, RETIRE_OTHERS, RETIRE, FIND, OFFICES, LIST];

/// Why an office's key does not seal.
#[derive(Debug, thiserror::Error)]
pub enum SealKeyError {
    /// This account has no key for this office.
    #[error("this account has no seal key for this office")]
    Absent,
    /// Not the head's secret.
    #[error("this is not the secret that locks the seal key")]
    WrongSecret,
    /// Keys or database.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl From<DbError> for SealKeyError {
    fn from(error: DbError) -> Self {
        SealKeyError::Key(error.into())
    }
}

/// A key locked by its head's secret.
pub struct LockedKey {
    office: RecordId,
    account: RecordId,
    public: [u8; 32],
    salt: [u8; 16],
    wrapped: Vec<u8>,
}

/// A key of an office as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealKeyLine {
    /// The public key.
    pub public: [u8; 32],
    /// The head's account.
    pub account: RecordId,
    /// Made, in milliseconds UTC.
    pub created: i64,
    /// Since when it seals no more.
    pub retired: Option<i64>,
}

impl LockedKey {
    /// Makes a new key and locks it. Slow on purpose and needs no database: never on the writer.
    pub fn new(office: RecordId, account: RecordId, secret: &str) -> Result<LockedKey, KeyError> {
        let seed = cipher::random_key()?;
        LockedKey::lock(&SigningKey::from_bytes(&seed), office, account, secret)
    }

    /// Locks a key by a secret, as when the head changes it. As slow as `new`.
    pub fn lock(key: &SigningKey, office: RecordId, account: RecordId, secret: &str) -> Result<LockedKey, KeyError> {
        let salt = cipher::random::<16>()?;
        let public = key.verifying_key().to_bytes();
        let seed = Zeroizing::new(key.to_bytes());
        let locking = cipher::from_password(&normal(secret), &salt)?;
        let wrapped = cipher::wrap(&locking, &binding(office, account, &public), &seed[..])?;
        Ok(LockedKey { office, account, public, salt, wrapped })
    }

    /// The public key.
    pub fn public(&self) -> [u8; 32] {
        self.public
    }

    /// The office it seals for.
    pub fn office(&self) -> RecordId {
        self.office
    }

    /// The same key under another secret, as when the head changes the password. Twice as slow as `new`.
    ///
    /// # Errors
    /// `WrongSecret` where the old secret does not open it.
    pub fn relocked(&self, old: &str, new: &str) -> Result<LockedKey, SealKeyError> {
        Ok(LockedKey::lock(&self.unlock(old)?, self.office, self.account, new)?)
    }

    /// Opens the key with the head's secret. Slow on purpose; guard it with the gate.
    pub fn unlock(&self, secret: &str) -> Result<SigningKey, SealKeyError> {
        let locking = cipher::from_password(&normal(secret), &self.salt)?;
        let seed = cipher::unwrap_key(&locking, &binding(self.office, self.account, &self.public), &self.wrapped)
            .map_err(|_| SealKeyError::WrongSecret)?;
        let key = SigningKey::from_bytes(&seed);
        if key.verifying_key().to_bytes() == self.public { Ok(key) } else { Err(KeyError::Altered.into()) }
    }
}

fn binding(office: RecordId, account: RecordId, public: &[u8; 32]) -> Vec<u8> {
    [b"seal key ", &office.0[..], &account.0, public].concat()
}

/// Keeps a locked key; other keys of the same account for this office are retired. Those of others are not: a head who is
/// away seals again afterwards with the own key, as the acting head did with theirs. Runs on the writer.
pub fn keep(db: &Db, keys: &Keys, key: &LockedKey, now: Timestamp) -> Result<(), KeyError> {
    let inner = [&key.salt[..], &key.wrapped].concat();
    let sealed = keys.seal_local(&binding(key.office, key.account, &key.public), &inner)?;
    let now = now.as_millisecond();
    let row = [key.public.into(), key.office.into(), key.account.into(), sealed.into(), now.into()];
    db.execute(KEEP, &row)?;
    db.execute(RETIRE_OTHERS, &[key.office.into(), key.account.into(), key.public.into(), now.into()])?;
    Ok(())
}

/// The key with which an account seals for an office, still locked.
pub fn find(db: &Db, keys: &Keys, office: RecordId, account: RecordId) -> Result<LockedKey, SealKeyError> {
    let row = db.first(FIND, &[office.into(), account.into()], |row| (row.bytes(0).to_vec(), row.bytes(1).to_vec()))?;
    let (public, sealed) = row.ok_or(SealKeyError::Absent)?;
    let public = <[u8; 32]>::try_from(public.as_slice()).map_err(|_| KeyError::Altered)?;
    let inner = keys.open_local(&binding(office, account, &public), &sealed)?;
    let (salt, wrapped) = inner.split_first_chunk::<16>().ok_or(KeyError::Altered)?;
    Ok(LockedKey { office, account, public, salt: *salt, wrapped: wrapped.to_vec() })
}

/// Every key an office ever had, the oldest first.
pub fn list(db: &Db, office: RecordId) -> Result<Vec<SealKeyLine>, DbError> {
    let line = |row: &RowCells| {
        Some(SealKeyLine {
            public: row.bytes(0).try_into().ok()?,
            account: row.id(1)?,
            created: row.integer(2),
            retired: row.cell(3).integer(),
        })
    };
    Ok(db.query(LIST, &[office.into()], line)?.into_iter().flatten().collect())
}

/// The keys with which an account seals, one for each office, still locked.
pub fn of_account(db: &Db, keys: &Keys, account: RecordId) -> Result<Vec<LockedKey>, SealKeyError> {
    let offices = db.query(OFFICES, &[account.into()], |row| row.id(0))?;
    offices.into_iter().flatten().map(|office| find(db, keys, office, account)).collect()
}

/// Retires an account's key for an office, as when its term there is over. Runs on the writer.
pub fn retire(db: &Db, office: RecordId, account: RecordId, now: Timestamp) -> Result<(), DbError> {
    db.execute(RETIRE, &[office.into(), account.into(), now.as_millisecond().into()]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::{Desk, at};

    const OFFICE: RecordId = RecordId([1; 16]);
    const HEAD: RecordId = RecordId([2; 16]);
    const NEXT: RecordId = RecordId([3; 16]);

    fn made(desk: &Desk, account: RecordId, secret: &str, seconds: i64) -> [u8; 32] {
        let key = LockedKey::new(OFFICE, account, secret).unwrap();
        keep(&desk.db, &desk.keys, &key, at(seconds)).unwrap();
        key.public()
    }

    fn unlocked(desk: &Desk, account: RecordId, secret: &str) -> Result<[u8; 32], SealKeyError> {
        let key = find(&desk.db, &desk.keys, OFFICE, account)?.unlock(secret)?;
        Ok(key.verifying_key().to_bytes())
    }

    #[test]
    fn only_the_heads_own_secret_opens_the_offices_key() {
        let desk = Desk::new();
        let public = made(&desk, HEAD, "layar biru tujuh", 0);
        assert_eq!(unlocked(&desk, HEAD, "layar biru tujuh").unwrap(), public);
        assert!(matches!(unlocked(&desk, HEAD, "layar biru delapan"), Err(SealKeyError::WrongSecret)));
        assert!(matches!(unlocked(&desk, NEXT, "layar biru tujuh"), Err(SealKeyError::Absent)));
    }

    #[test]
    fn a_head_and_an_acting_head_seal_each_with_their_own_key() {
        let desk = Desk::new();
        let head = made(&desk, HEAD, "layar biru tujuh", 0);
        let acting = made(&desk, NEXT, "kunci baru kades", 5);
        assert_eq!(unlocked(&desk, HEAD, "layar biru tujuh").unwrap(), head, "back from being away");
        assert_eq!(unlocked(&desk, NEXT, "kunci baru kades").unwrap(), acting);
        let listed = list(&desk.db, OFFICE).unwrap();
        assert!(listed.iter().all(|line| line.retired.is_none()) && listed.len() == 2);
        assert_eq!(of_account(&desk.db, &desk.keys, HEAD).unwrap().len(), 1);
    }

    #[test]
    fn a_key_seals_no_more_once_it_was_replaced_or_its_term_is_over() {
        let desk = Desk::new();
        let old = made(&desk, HEAD, "layar biru tujuh", 0);
        let new = made(&desk, HEAD, "kunci baru kades", 5);
        assert_eq!(unlocked(&desk, HEAD, "kunci baru kades").unwrap(), new);
        assert!(matches!(unlocked(&desk, HEAD, "layar biru tujuh"), Err(SealKeyError::WrongSecret)));
        let listed = list(&desk.db, OFFICE).unwrap();
        assert_eq!(listed.iter().map(|line| line.public).collect::<Vec<_>>(), [old, new]);
        assert_eq!(listed[0].retired, Some(at(5).as_millisecond()));
        assert_eq!(listed[1].retired, None);
        retire(&desk.db, OFFICE, NEXT, at(8)).unwrap();
        assert!(unlocked(&desk, HEAD, "kunci baru kades").is_ok(), "the term of another");
        retire(&desk.db, OFFICE, HEAD, at(9)).unwrap();
        assert!(matches!(unlocked(&desk, HEAD, "kunci baru kades"), Err(SealKeyError::Absent)));
        assert!(of_account(&desk.db, &desk.keys, HEAD).unwrap().is_empty());
    }

    #[test]
    fn a_changed_secret_opens_the_same_key_and_the_old_secret_no_longer() {
        let desk = Desk::new();
        let public = made(&desk, HEAD, "layar biru tujuh", 0);
        let locked = find(&desk.db, &desk.keys, OFFICE, HEAD).unwrap();
        assert!(matches!(locked.relocked("layar biru", "layar merah enam"), Err(SealKeyError::WrongSecret)));
        let again = locked.relocked("layar biru tujuh", "layar merah enam").unwrap();
        keep(&desk.db, &desk.keys, &again, at(5)).unwrap();
        assert_eq!(unlocked(&desk, HEAD, "layar merah enam").unwrap(), public);
        assert!(matches!(unlocked(&desk, HEAD, "layar biru tujuh"), Err(SealKeyError::WrongSecret)));
        assert_eq!(list(&desk.db, OFFICE).unwrap().len(), 1);
    }

    #[test]
    fn a_key_moved_to_another_office_does_not_open() {
        let desk = Desk::new();
        made(&desk, HEAD, "layar biru tujuh", 0);
        desk.db.execute("UPDATE local_seal_key SET office = $1", &[NEXT.into()]).unwrap();
        assert!(matches!(find(&desk.db, &desk.keys, NEXT, HEAD), Err(SealKeyError::Key(KeyError::Altered))));
    }
}
