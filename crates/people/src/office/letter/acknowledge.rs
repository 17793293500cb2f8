//! The head acknowledges (*mengetahui*): number, content, seal and state in one entry (DESIGN 7). The number is known
//! only on the writer, so the seal is made there, with a key that was unlocked before. Not here: unlocking (`seal_key`),
//! rendering the paper afterwards (`paper`).

use jiff::civil::Date;
use kernel::access::Role;
use kernel::seal::{KeyId, LETTER, Payload, Seal, SigningKey, content_digest};
use kernel::{Changes, Held, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::facts::{self, Printing};
use super::{LetterRefusal, may_step, own_account};
use crate::records::letter::{Letter, LetterState};
use crate::records::{Office, Resident, SealKey};
use crate::rules::letter::{Content, check_code, encode, key_name, number, register_year};

/// The last place taken in an office's series of a year.
pub static LAST_SERIAL: Statement = Statement::unscoped(
    "letter.last_serial",
    2,
    "a series counts every letter of its office, whoever asks; the answer is one number",
    "SELECT coalesce(max(serial), 0) FROM letter WHERE home = $1 AND year = $2",
);

/// Bytes of the salt before the content.
pub const SALT: usize = 16;

/// What a head sends.
pub struct Acknowledge {
    /// Which letter.
    pub letter: RecordId,
    /// The letter as it was shown.
    pub seen: Seen,
    /// The resident as shown: facts that changed since are read again before they are sealed.
    pub resident_seen: Seen,
    /// The office's key, unlocked.
    pub key: SigningKey,
    /// The id of the key's record, should it be new.
    pub key_record: RecordId,
    /// Keeps a short content from being guessed by its digest.
    pub salt: [u8; SALT],
    /// Settings that are printed.
    pub printing: Printing,
}

/// May the actor acknowledge this letter, and has it stayed as shown? Asked before the slow unlocking, and again by
/// [`acknowledge`] on the writer.
///
/// # Errors
/// [`LetterRefusal`]; `Conflict` where letter or resident changed since they were shown.
pub fn ready(
    read: &Reader<'_>,
    letter: RecordId,
    seen: &Seen,
    resident_seen: &Seen,
) -> Result<Stored<Letter>, Refusal> {
    let letter = read.seen::<Letter>(letter, seen)?;
    may_step(read, &letter, LetterState::Acknowledged, None)?;
    read.seen::<Resident>(letter.resident.id, resident_seen)?;
    Ok(letter)
}

/// Acknowledges a letter.
///
/// # Errors
/// As [`ready`]; [`LetterRefusal::Code`] where no seal can carry the number. Where another node has custody of the
/// series, the store answers `Waiting`.
pub fn acknowledge(read: &Reader<'_>, input: &Acknowledge) -> Result<Changes, Refusal> {
    let letter = ready(read, input.letter, &input.seen, &input.resident_seen)?;
    let office = read.get::<Office>(letter.home())?;
    let date = facts::local_day(read, &office);
    let year = register_year(date);
    let serial = last_serial(read, letter.home(), year)? + 1;
    let role = read.actor().role.unwrap_or(Role::KepalaDesa);
    let content = Content {
        number: Some(number(office.letter_code.as_deref(), serial, year)),
        date: Some(date),
        head: facts::head(&office, role, &read.actor().name),
        ..facts::of(read, &letter, &input.printing)?
    };
    let issued = issue(&content, &input.salt, &input.key)?;
    let mut changes = Changes::new();
    new_key(read, &input.key, input.key_record, letter.home(), &mut changes)?;
    changes
        .edit(&letter)
        .set(Letter::STATE, LetterState::Acknowledged)
        .set(Letter::NUMBER, content.number.clone())
        .set(Letter::SERIAL, Some(serial))
        .set(Letter::YEAR, Some(year))
        .set(Letter::DATE, Some(date))
        .set(Letter::CONTENT, Held::Known(Some(issued.content)))
        .set(Letter::DIGEST, Some(issued.seal.payload.digest.to_vec()))
        .set(Letter::SEAL, Some(issued.seal.encode()))
        .set(Letter::CHECK_CODE, Some(issued.check_code))
        .set(Letter::ACKNOWLEDGED_AT, Some(read.now()))
        .set(Letter::ACKNOWLEDGED_BY, Some(own_account(read)));
    Ok(changes)
}

fn last_serial(read: &Reader<'_>, home: RecordId, year: i64) -> Result<i64, Refusal> {
    let rows = read.select(&LAST_SERIAL, &[Cell::from(home), Cell::from(year)])?;
    Ok(rows.first().and_then(|row| row.first()).and_then(Cell::integer).unwrap_or(0))
}

/// The record of the office's public key, where this is the first paper that it seals.
pub(crate) fn new_key(
    read: &Reader<'_>,
    key: &SigningKey,
    key_record: RecordId,
    home: RecordId,
    changes: &mut Changes,
) -> Result<(), Refusal> {
    let public = key.verifying_key();
    let name = key_name(KeyId::of(&public));
    let known = read.lookup::<SealKey>("key_id", &name)?;
    if known.iter().any(|key| key.home() == home && key.public_key == public.to_bytes()) {
        return Ok(());
    }
    changes.create(
        home,
        &SealKey {
            id: Id::new(key_record),
            key_id: name,
            public_key: public.to_bytes().to_vec(),
            account: own_account(read),
        },
    );
    Ok(())
}

/// A content that was sealed.
#[derive(Debug, Clone)]
pub struct Issued {
    /// Salt and content as the letter keeps them.
    pub content: Vec<u8>,
    /// The seal.
    pub seal: Seal,
    /// The code for whoever cannot scan.
    pub check_code: String,
}

/// Seals a content that has number and date; also for the letters of a sample world.
///
/// # Errors
/// [`LetterRefusal::Code`] where no seal can carry its number or date.
pub fn issue(content: &Content, salt: &[u8; SALT], key: &SigningKey) -> Result<Issued, LetterRefusal> {
    let bytes = encode(content);
    let digest = content_digest(salt, &bytes);
    let payload = Payload {
        number: content.number.clone().unwrap_or_default(),
        region: content.region,
        edition: content.edition,
        kind: LETTER,
        date: content.date.unwrap_or(Date::MIN),
        digest,
    };
    let seal = payload.sign(key).map_err(|_| LetterRefusal::Code)?;
    Ok(Issued { content: [&salt[..], &bytes].concat(), check_code: check_code(&digest), seal })
}
