//! Passwords: what is good enough (after NIST SP 800-63B-4), and their argon2id hashes by account. Any characters, no rules
//! of composition, no end of validity; length, and neither among the common ones nor made of what belongs to the person.
//! Not here: names of accounts (records), sessions, the pause after wrong ones (`gate`).

use std::borrow::Cow;
use std::sync::{Condvar, LazyLock, Mutex, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::{PasswordHasher, PasswordVerifier};
use jiff::Timestamp;
use kernel::refusal::Problem;
use kernel::{Phrase, RecordId, Refusal, phrase};
use unicode_normalization::UnicodeNormalization;

use crate::engine::{Db, DbError};
use crate::keys::{KeyError, cipher};

/// The most bytes: more is no password but an attempt to keep us busy. 64 characters of any script fit.
const MOST: usize = 256;
/// The most comparisons at once: each takes 19 MiB, and an old laptop has little.
const MOST_AT_ONCE: usize = 4;
/// Texts of ours that no password may be made of.
const OURS: &[&str] = &["desmigratif", "desa migran produktif"];
/// So many signs must be left of a password beside what belongs to the person.
const LEFT: usize = 6;

/// How long a password must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fewest {
    /// Where it opens only one's own data, or a second step comes after it.
    Eight = 8,
    /// Where it alone opens the data of others.
    Fifteen = 15,
}

/// Words that are tried first, in Indonesian and English, one a line; our own list.
const COMMON: &str = include_str!("common_passwords.txt");

/// The table and its indexes; times are milliseconds UTC.
pub const TABLES: &str = "
CREATE TABLE IF NOT EXISTS local_password (
    account {bytes} PRIMARY KEY NOT NULL,
    hash {text} NOT NULL,
    changed bigint NOT NULL
);
";

const SET: &str = "INSERT INTO local_password (account, hash, changed) VALUES ($1, $2, $3)
ON CONFLICT (account) DO UPDATE SET hash = $2, changed = $3";
const FIND: &str = "SELECT hash FROM local_password WHERE account = $1";
const CHANGED: &str = "SELECT changed FROM local_password WHERE account = $1";
const REMOVE: &str = "DELETE FROM local_password WHERE account = $1";

/// The statements of this table.
pub const STATEMENTS: &[&str] = &[SET, FIND, CHANGED, REMOVE];

/// What is wrong with a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Too few characters for what it opens.
    TooShort(Fewest),
    /// More than 256 bytes.
    TooLong,
    /// Among the first that anybody would try.
    Common,
    /// Made of the person's own name, number or account.
    Own,
}

impl Flaw {
    /// The words for the person.
    pub const fn phrase(self) -> Phrase {
        match self {
            Flaw::TooShort(Fewest::Eight) => {
                phrase("Kata sandi paling sedikit 8 huruf atau angka.", "A password has at least 8 letters or digits.")
            }
            Flaw::TooShort(Fewest::Fifteen) => phrase(
                "Kata sandi petugas paling sedikit 15 huruf, misalnya tiga atau empat kata. Dengan langkah kedua cukup 8.",
                "An officer's password has at least 15 letters, three or four words say. With the second step 8 are enough.",
            ),
            Flaw::TooLong => phrase(
                "Kata sandi terlalu panjang; sekitar seratus huruf masih boleh.",
                "The password is too long; some hundred letters are fine.",
            ),
            Flaw::Common => phrase(
                "Kata sandi ini mudah ditebak. Pakai tiga atau empat kata yang tidak berhubungan.",
                "This password is easy to guess. Use three or four words that have nothing to do with each other.",
            ),
            Flaw::Own => phrase(
                "Jangan pakai nama, nomor, nama akun, atau nama desa sendiri sebagai kata sandi.",
                "Do not use your own name, number, account name or village as a password.",
            ),
        }
    }

    /// The stable code for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Flaw::TooShort(_) => "password.short",
            Flaw::TooLong => "password.long",
            Flaw::Common => "password.common",
            Flaw::Own => "password.own",
        }
    }

    /// The problem at a form's field.
    pub fn problem(self, field: &str) -> Problem {
        Problem { field: field.to_owned(), code: self.code(), message: self.phrase() }
    }

    /// The refusal at a form's field.
    pub fn refusal(self, field: &str) -> Refusal {
        Refusal::Invalid(vec![self.problem(field)])
    }
}

/// A password in the one form in which it is compared: what looks the same is the same, on whatever keyboard it was typed
/// (Unicode's NFC).
pub fn normal(password: &str) -> Cow<'_, str> {
    if password.is_ascii() { Cow::Borrowed(password) } else { Cow::Owned(password.nfc().collect()) }
}

/// Whether a new password is good enough. `own` are texts it must not be made of: name, NIK, account, phone, village.
pub fn check(password: &str, own: &[&str], fewest: Fewest) -> Result<(), Flaw> {
    let password = normal(password);
    if password.chars().count() < fewest as usize {
        return Err(Flaw::TooShort(fewest));
    }
    if password.len() > MOST {
        return Err(Flaw::TooLong);
    }
    let plain = password.to_lowercase();
    if is_common(&plain) {
        return Err(Flaw::Common);
    }
    if is_made_of(&plain, own) { Err(Flaw::Own) } else { Ok(()) }
}

/// Is hardly anything left of it without what belongs to the person or to us?
fn is_made_of(plain: &str, own: &[&str]) -> bool {
    let parts = |text: &&str| {
        let words = text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase);
        words.chain([only_letters_and_digits(&text.to_lowercase())]).collect::<Vec<_>>()
    };
    let mut parts: Vec<String> = own.iter().chain(OURS).flat_map(parts).filter(|part| part.len() >= 4).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let whole = only_letters_and_digits(plain);
    let left = parts.iter().fold(whole.clone(), |left, part| left.replace(part.as_str(), ""));
    // A short part inside a long password says nothing.
    left.len() < whole.len() && left.chars().count() < LEFT
}

fn only_letters_and_digits(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A listed word, one with digits or signs around it, one twice, a run of neighbours or a single repeated sign.
fn is_common(plain: &str) -> bool {
    let listed = |word: &str| COMMON.lines().any(|line| line == word);
    let word = plain.trim_matches(|letter: char| !letter.is_alphabetic());
    let half = word.get(..word.len() / 2).unwrap_or_default();
    let twice = word.len() == half.len() * 2 && word.ends_with(half);
    listed(plain) || listed(word) || (twice && listed(half)) || is_run(plain) || fewer_than_four_signs(plain)
}

fn is_run(plain: &str) -> bool {
    let signs: Vec<i64> = plain.chars().map(|sign| i64::from(u32::from(sign))).collect();
    signs.windows(2).filter(|pair| (pair[1] - pair[0]).abs() <= 1).count() + 2 >= signs.len()
}

fn fewer_than_four_signs(plain: &str) -> bool {
    let mut signs: Vec<char> = plain.chars().collect();
    signs.sort_unstable();
    signs.dedup();
    signs.len() < 4
}

/// One of the few places in which a password may be worked on; given back when dropped.
struct Place;

static FREE: (Mutex<usize>, Condvar) = (Mutex::new(MOST_AT_ONCE), Condvar::new());

impl Place {
    /// Waits for a place.
    fn take() -> Place {
        let (free, given_back) = &FREE;
        let free = free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = given_back.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Place
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let (free, given_back) = &FREE;
        *free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        given_back.notify_one();
    }
}

/// The hash to be kept. Slow on purpose (some 20 to 60 ms) and needs no database: run it before the writer is asked.
pub fn hash(password: &str) -> Result<String, KeyError> {
    let salt = cipher::random::<16>()?;
    let _place = Place::take();
    let hashed = cipher::argon().hash_password_with_salt(normal(password).as_bytes(), &salt);
    hashed.map(|hashed| hashed.to_string()).map_err(|_| KeyError::Derive)
}

/// Whether a password is the one whose hash was kept. As slow as `hash`, and as slow where there is none, so that the
/// time does not tell which accounts exist. Compares in constant time.
pub fn matches(kept: Option<&str>, password: &str) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody has this one").unwrap_or_default());
    let password = normal(password);
    let compare = |hash: &str| {
        let parsed = PasswordHash::new(hash).ok();
        let _place = Place::take();
        parsed.is_some_and(|parsed| cipher::argon().verify_password(password.as_bytes(), &parsed).is_ok())
    };
    match kept {
        Some(hash) if password.len() <= MOST => compare(hash),
        _ => {
            compare(&NOBODY);
            false
        }
    }
}

/// Keeps the hash of an account's password. Runs on the writer.
pub fn set(db: &Db, account: RecordId, hash: &str, now: Timestamp) -> Result<(), DbError> {
    db.execute(SET, &[account.into(), hash.into(), now.as_millisecond().into()]).map(drop)
}

/// The kept hash, for `matches`.
pub fn find(db: &Db, account: RecordId) -> Result<Option<String>, DbError> {
    db.first(FIND, &[account.into()], |row| row.text(0).to_owned())
}

/// When an account's password was last set; `None` where it has none.
pub fn changed(db: &Db, account: RecordId) -> Result<Option<i64>, DbError> {
    db.first(CHANGED, &[account.into()], |row| row.integer(0))
}

/// Takes an account's password away: nobody can log in to it until a new one is set. Runs on the writer.
pub fn remove(db: &Db, account: RecordId) -> Result<(), DbError> {
    db.execute(REMOVE, &[account.into()]).map(drop)
}

/// What an attempt to log in is counted for: the account where there is one, and the name as it was typed.
pub fn gate_names(name: &str, account: Option<RecordId>) -> Vec<String> {
    let mut whom = vec![format!("login name {}", name.trim().to_lowercase())];
    whom.extend(account.map(|account| format!("login account {account}")));
    whom
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::tests::{Desk, at};

    const SITI: RecordId = RecordId([1; 16]);

    #[test]
    fn only_the_right_password_matches_and_equal_ones_have_different_hashes() {
        let first = hash("perahu biru di laut").unwrap();
        assert_ne!(first, hash("perahu biru di laut").unwrap());
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(matches(Some(&first), "perahu biru di laut"));
        assert!(!matches(Some(&first), "perahu biru di Laut"));
        assert!(!matches(None, "perahu biru di laut"));
        assert!(!matches(None, "nobody has this one"));
        assert!(!matches(Some("not a hash"), "perahu biru di laut"));
    }

    #[test]
    fn a_new_password_replaces_the_old_one_and_can_be_taken_away() {
        let desk = Desk::new();
        assert_eq!(find(&desk.db, SITI).unwrap(), None);
        set(&desk.db, SITI, "one", at(0)).unwrap();
        set(&desk.db, SITI, "two", at(5)).unwrap();
        assert_eq!(find(&desk.db, SITI).unwrap().as_deref(), Some("two"));
        assert_eq!(changed(&desk.db, SITI).unwrap(), Some(at(5).as_millisecond()));
        remove(&desk.db, SITI).unwrap();
        assert_eq!(find(&desk.db, SITI).unwrap(), None);
    }

    #[test]
    fn short_common_and_own_passwords_are_refused_with_a_reason() {
        let own = ["Siti Aminah", "3321054101900001", "siti.aminah@contoh.id", "Desa Kuripan"];
        let flaw = |password: &str| check(password, &own, Fewest::Eight).err();
        assert_eq!(flaw("pendek1"), Some(Flaw::TooShort(Fewest::Eight)));
        assert_eq!(flaw(&"a b".repeat(100)), Some(Flaw::TooLong));
        for common in [
            "password",
            "Password123",
            "indonesia",
            "Sayangku",
            "12345678",
            "87654321",
            "aaaaaaaa",
            "qwertyuiop",
            "bismillah",
            "Merdeka45!",
            "sayang1234",
            "abcdefgh",
            "11223344",
            "sayangsayang",
            "121212121212",
        ] {
            assert_eq!(flaw(common), Some(Flaw::Common), "{common}");
        }
        for own in [
            "sitiaminah",
            "Aminah1990",
            "3321054101900001",
            "siti.aminah",
            "Kuripan2024",
            "aminah kuripan",
            "desmigratif kuripan 2024",
        ] {
            assert_eq!(flaw(own), Some(Flaw::Own), "{own}");
        }
        for good in ["perahu biru di laut", "kuda-4-lari", "aminah pergi ke pasar ikan", "Xk29vbQw", "ꦱꦸꦫꦠ꧀ꦏꦧꦂ"]
        {
            assert_eq!(flaw(good), None, "{good}");
        }
    }

    #[test]
    fn a_password_that_alone_opens_the_data_of_others_is_longer_and_sixty_four_signs_of_any_script_fit() {
        let flaw = |password: &str, fewest| check(password, &[], fewest).err();
        assert_eq!(flaw("gunung-tinggi8", Fewest::Eight), None);
        assert_eq!(flaw("gunung-tinggi8", Fewest::Fifteen), Some(Flaw::TooShort(Fewest::Fifteen)));
        assert_eq!(flaw("kuda empat lari", Fewest::Fifteen), None);
        assert_eq!(flaw(&"kuda lari".repeat(8)[..64], Fewest::Fifteen), None);
        assert_eq!(flaw(&"ꦱꦸꦫꦠ꧀ꦏꦧꦂ".repeat(9).chars().take(64).collect::<String>(), Fewest::Fifteen), None);
    }

    #[test]
    fn what_looks_the_same_is_the_same_password_on_every_keyboard() {
        let kept = hash("ka\u{301}fe di ujung jalan").unwrap();
        assert!(matches(Some(&kept), "k\u{e1}fe di ujung jalan"));
        assert!(!matches(Some(&kept), "kafe di ujung jalan"));
    }

    #[test]
    fn the_list_of_common_passwords_is_clean() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() > 300);
        let mut sorted = lines.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted, lines, "sorted, each once");
        assert!(lines.iter().all(|line| **line == line.trim().to_lowercase() && line.len() >= 4));
    }

    #[test]
    fn an_attempt_counts_for_the_name_in_any_writing_and_for_the_account() {
        assert_eq!(gate_names(" Siti ", None), gate_names("siti", None));
        assert_eq!(gate_names("siti", Some(SITI)).len(), 2);
    }
}
