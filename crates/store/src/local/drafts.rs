//! Drafts: what somebody typed into a form and has not sent, sealed by the node's key, by account and form.
//! Not here: what a form's content means; the web gives and takes bytes.

use jiff::Timestamp;
use kernel::RecordId;

use crate::engine::{Cell, Db, DbError};
use crate::keys::{KeyError, Keys};

/// The largest draft.
pub const MOST_BYTES: usize = 256 * 1024;
/// The most drafts of one account; the oldest make room.
pub const MOST: i64 = 50;
/// A draft is kept so long after it was last saved.
const KEPT: i64 = 30 * 24 * 3_600_000;

/// The table and its indexes; times are milliseconds UTC.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS local_draft (
    account {bytes} NOT NULL,
    form {text} NOT NULL,
    sealed {bytes} NOT NULL,
    saved bigint NOT NULL,
    PRIMARY KEY (account, form)
);
CREATE INDEX IF NOT EXISTS local_draft_saved ON local_draft (saved);
";

const PUT: &str = "INSERT INTO local_draft (account, form, sealed, saved) VALUES ($1, $2, $3, $4)
ON CONFLICT (account, form) DO UPDATE SET sealed = $3, saved = $4";
const MAKE_ROOM: &str = "DELETE FROM local_draft WHERE account = $1 AND form NOT IN
(SELECT form FROM local_draft WHERE account = $1 ORDER BY saved DESC, form LIMIT $2)";
const GET: &str = "SELECT sealed, saved FROM local_draft WHERE account = $1 AND form = $2";
const LIST: &str = "SELECT form, saved FROM local_draft WHERE account = $1 ORDER BY saved DESC, form";
const DELETE: &str = "DELETE FROM local_draft WHERE account = $1 AND form = $2";
const DELETE_ALL: &str = "DELETE FROM local_draft WHERE account = $1";
const DELETE_ABOUT: &str = "DELETE FROM local_draft WHERE form LIKE $1";
const EXPIRE: &str = "DELETE FROM local_draft WHERE saved < $1";

/// The statements of this table.
pub const STATEMENTS: &[&str] = &[PUT, MAKE_ROOM, GET, LIST, DELETE, DELETE_ALL, DELETE_ABOUT, EXPIRE];

/// A draft as it was saved.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was typed, as the web packed it.
    pub content: Vec<u8>,
    /// When, in milliseconds UTC.
    pub saved: i64,
}

/// A draft of one account cannot be read as another's, nor in another form.
fn binding(account: RecordId, form: &str) -> Vec<u8> {
    [b"draft ", &account.0[..], form.as_bytes()].concat()
}

/// Saves a draft over the one before. False when it is too large to keep. Runs on the writer.
/// `form` names the form and the record, never a person.
pub fn put(
    db: &Db,
    keys: &Keys,
    account: RecordId,
    form: &str,
    content: &[u8],
    now: Timestamp,
) -> Result<bool, KeyError> {
    if content.len() > MOST_BYTES {
        return Ok(false);
    }
    let sealed = keys.seal_local(&binding(account, form), content)?;
    db.execute(PUT, &[account.into(), form.into(), sealed.into(), now.as_millisecond().into()])?;
    db.execute(MAKE_ROOM, &[account.into(), MOST.into()])?;
    Ok(true)
}

/// The draft of a form, if there is one.
pub fn get(db: &Db, keys: &Keys, account: RecordId, form: &str) -> Result<Option<Draft>, KeyError> {
    let row = db.first(GET, &[account.into(), form.into()], |row| (row.bytes(0).to_vec(), row.integer(1)))?;
    let Some((sealed, saved)) = row else { return Ok(None) };
    let mut content = keys.open_local(&binding(account, form), &sealed)?;
    Ok(Some(Draft { content: std::mem::take(&mut *content), saved }))
}

/// The forms of which an account has drafts and when they were saved, the latest first.
pub fn list(db: &Db, account: RecordId) -> Result<Vec<(String, i64)>, DbError> {
    db.query(LIST, &[account.into()], |row| (row.text(0).to_owned(), row.integer(1)))
}

/// Forgets a draft, as when its form was sent. Runs on the writer.
pub fn delete(db: &Db, account: RecordId, form: &str) -> Result<(), DbError> {
    db.execute(DELETE, &[account.into(), Cell::from(form)]).map(drop)
}

/// Moves these drafts of one account to another that takes its work over; what that one has begun itself stays as it is.
/// Answers how many moved. Runs on the writer.
pub fn hand_over(
    db: &Db,
    keys: &Keys,
    from: RecordId,
    to: RecordId,
    forms: &[String],
    now: Timestamp,
) -> Result<u64, KeyError> {
    let mut moved = 0;
    for form in forms {
        if get(db, keys, to, form)?.is_none()
            && let Some(draft) = get(db, keys, from, form)?
            && put(db, keys, to, form, &draft.content, now)?
        {
            moved += 1;
        }
        delete(db, from, form)?;
    }
    Ok(moved)
}

/// Forgets all drafts of an account. Runs on the writer.
pub fn delete_all(db: &Db, account: RecordId) -> Result<(), DbError> {
    db.execute(DELETE_ALL, &[account.into()]).map(drop)
}

/// Forgets what anybody had begun to type on pages of a record, as when its person is erased. Runs on the writer.
pub fn delete_about(db: &Db, record: RecordId) -> Result<(), DbError> {
    db.execute(DELETE_ABOUT, &[format!("%{record}%").into()]).map(drop)
}

/// Forgets drafts that nobody touched for 30 days.
pub fn expire(db: &Db, now: Timestamp) -> Result<u64, DbError> {
    db.execute(EXPIRE, &[(now.as_millisecond() - KEPT).into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::{Desk, at};

    const SITI: RecordId = RecordId([1; 16]);
    const BUDI: RecordId = RecordId([2; 16]);

    fn save(desk: &Desk, form: &str, content: &[u8], seconds: i64) -> bool {
        put(&desk.db, &desk.keys, SITI, form, content, at(seconds)).unwrap()
    }

    fn content(desk: &Desk, account: RecordId, form: &str) -> Option<Vec<u8>> {
        get(&desk.db, &desk.keys, account, form).unwrap().map(|draft| draft.content)
    }

    #[test]
    fn the_last_draft_of_a_form_comes_back_to_its_own_account_only() {
        let desk = Desk::new();
        save(&desk, "warga/baru", b"name=Siti", 0);
        save(&desk, "warga/baru", b"name=Siti Aminah", 5);
        assert_eq!(content(&desk, SITI, "warga/baru").unwrap(), b"name=Siti Aminah");
        assert_eq!(content(&desk, BUDI, "warga/baru"), None);
        assert_eq!(content(&desk, SITI, "surat/baru"), None);
        assert_eq!(list(&desk.db, SITI).unwrap(), [("warga/baru".to_owned(), at(5).as_millisecond())]);
        delete(&desk.db, SITI, "warga/baru").unwrap();
        assert_eq!(content(&desk, SITI, "warga/baru"), None);
    }

    #[test]
    fn a_draft_is_sealed_and_bound_to_its_place() {
        let desk = Desk::new();
        save(&desk, "warga/baru", b"name=Siti", 0);
        let sealed =
            desk.db.first("SELECT sealed FROM local_draft", &[], |row| row.bytes(0).to_vec()).unwrap().unwrap();
        assert!(!sealed.windows(4).any(|part| part == b"Siti"));
        desk.db.execute("UPDATE local_draft SET account = $1", &[BUDI.into()]).unwrap();
        assert!(matches!(get(&desk.db, &desk.keys, BUDI, "warga/baru"), Err(KeyError::Altered)));
    }

    #[test]
    fn drafts_have_limits_of_size_number_and_age() {
        let desk = Desk::new();
        assert!(!save(&desk, "a", &vec![b'x'; MOST_BYTES + 1], 0));
        assert!(save(&desk, "a", &vec![b'x'; MOST_BYTES], 0));
        for number in 1..=MOST {
            assert!(save(&desk, &format!("form {number}"), b"x", number));
        }
        assert_eq!(list(&desk.db, SITI).unwrap().len() as i64, MOST);
        assert_eq!(content(&desk, SITI, "a"), None, "the oldest made room");
        assert_eq!(expire(&desk.db, at(30 * 86_400 + 3)).unwrap(), 2);
    }

    #[test]
    fn what_was_begun_on_the_pages_of_somebody_who_is_erased_goes_with_them() {
        let desk = Desk::new();
        let (erased, other) = (RecordId([7; 16]), RecordId([8; 16]));
        for form in
            [format!("/warga/{erased}/ubah"), format!("isian /warga/{erased}/kontak"), format!("/warga/{other}/ubah")]
        {
            save(&desk, &form, b"typed", 0);
        }
        delete_about(&desk.db, erased).unwrap();
        let left: Vec<String> = list(&desk.db, SITI).unwrap().into_iter().map(|(form, _)| form).collect();
        assert_eq!(left, [format!("/warga/{other}/ubah")]);
    }

    #[test]
    fn drafts_move_to_whoever_takes_over_and_never_over_their_own() {
        let desk = Desk::new();
        let (giver, receiver) = (RecordId([1; 16]), RecordId([2; 16]));
        let write = |account, form, text: &[u8]| put(&desk.db, &desk.keys, account, form, text, at(0)).unwrap();
        write(giver, "/warga/baru", b"Wahyuni");
        write(giver, "/artikel/baru", b"hers");
        write(receiver, "/artikel/baru", b"own");
        write(giver, "/saya/sandi", b"for nobody else");
        let forms = ["/warga/baru", "/artikel/baru", "/keluarga/baru"].map(str::to_owned);
        assert_eq!(hand_over(&desk.db, &desk.keys, giver, receiver, &forms, at(1)).unwrap(), 1);
        let text = |form| get(&desk.db, &desk.keys, receiver, form).unwrap().map(|draft| draft.content);
        assert_eq!(text("/warga/baru").as_deref(), Some(b"Wahyuni".as_slice()));
        assert_eq!(text("/artikel/baru").as_deref(), Some(b"own".as_slice()));
        let left: Vec<String> = list(&desk.db, giver).unwrap().into_iter().map(|(form, _)| form).collect();
        assert_eq!(left, ["/saya/sandi"]);
    }
}
