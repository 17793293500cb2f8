//! Sealing a paper of a room: number, content and seal in the room's own entry, with the office's key that its head unlocked
//! before (`letter::seal_key`). Not here: what it says (`rules::sealed_paper`, rooms), the check of genuineness (`letter`).

use kernel::region::{EDITION_NUMBER, Regions};
use kernel::seal::{Payload, Seal, SigningKey, content_digest};
use kernel::value::Ref;
use kernel::{Changes, Held, Id, Phrase, RecordId, Refusal, Role, Stored, phrase};
use store::engine::Cell;
use store::{Reader, Statement};

use super::letter::acknowledge::{SALT, new_key};
use super::letter::facts;
use crate::records::{Office, SealedPaper};
use crate::rules::letter::check_code;
use crate::rules::sealed_paper::Content;

/// The last place taken in a series of an office ($1), a year ($2) and a kind of paper ($3).
pub static LAST_SERIAL: Statement = Statement::unscoped(
    "sealed_paper.last_serial",
    3,
    "a series counts every paper of its office, whoever asks; the answer is one number",
    "SELECT coalesce(max(serial), 0) FROM sealed_paper WHERE home = $1 AND year = $2 AND paper = $3",
);

const CODE: Phrase = phrase(
    "Nomor atau tanggal ini tidak dapat disegel. Periksa profil kantor.",
    "This number or date cannot be sealed. Look at the office's profile.",
);

/// What the page prepared before the writer is asked: the key unlocked, randomness.
pub struct Sealing {
    /// The office's key.
    pub key: SigningKey,
    /// The id of the key's record, should it be new.
    pub key_record: RecordId,
    /// Keeps a short content from being guessed by its digest.
    pub salt: [u8; SALT],
    /// The node's public address.
    pub check_address: String,
    /// A sample world?
    pub sample: bool,
}

/// Which paper is sealed.
pub struct Paper {
    /// The id of its record.
    pub id: RecordId,
    /// The record that it belongs to.
    pub owner: RecordId,
    /// Kind of paper, such as [`kernel::seal::HANDOVER`].
    pub kind: u8,
    /// Begins its numbers: `BAST` gives `BAST/007/2026`.
    pub series: &'static str,
}

/// The head of the reader's office as papers name them: title, name, number.
///
/// # Errors
/// `NotFound`, `Busy`, `Fault`.
pub fn head(read: &Reader<'_>, home: RecordId) -> Result<[String; 3], Refusal> {
    let office = read.get::<Office>(home)?;
    let role = read.actor().role.filter(|role| *role == Role::PelaksanaHarian).unwrap_or(Role::KepalaDesa);
    let name = if read.actor().is_one_of(kernel::access::HEADS) { read.actor().name.clone() } else { String::new() };
    let head = facts::head(&office, role, &name);
    let number = head.number.map_or_else(String::new, |number| format!("NIP {number}"));
    Ok([head.title, head.name, number])
}

/// Seals a paper of an office today: adds its record, and that of the key where it is new. Answers its number.
///
/// # Errors
/// `Invalid` where no seal can carry it; where another node has custody of the series, the store answers `Waiting`.
pub fn seal(
    read: &Reader<'_>,
    changes: &mut Changes,
    home: RecordId,
    paper: &Paper,
    content: Content,
    sealing: &Sealing,
) -> Result<String, Refusal> {
    let office = read.get::<Office>(home)?;
    let date = facts::local_day(read, &office);
    let year = i64::from(date.year());
    let series = [Cell::from(home), Cell::from(year), Cell::from(i64::from(paper.kind))];
    let rows = read.select(&LAST_SERIAL, &series)?;
    let serial = rows.first().and_then(|row| row.first()).and_then(Cell::integer).unwrap_or(0) + 1;
    let number = format!("{}/{serial:03}/{year}", paper.series);
    let region = office.region;
    let name = region.and_then(|code| Regions::get().name(&code).map(str::to_owned));
    let content = Content {
        number: number.clone(),
        date: Some(date),
        region: region.map_or_else(String::new, |code| code.as_str().to_owned()),
        levels: facts::levels(&office),
        address: office.address.clone().unwrap_or_default(),
        place: name.unwrap_or_else(|| office.name.clone()),
        check_address: sealing.check_address.clone(),
        sample: sealing.sample,
        ..content
    };
    let bytes = content.encode();
    let digest = content_digest(&sealing.salt, &bytes);
    let payload = Payload {
        number: number.clone(),
        region: content.code(),
        edition: EDITION_NUMBER,
        kind: paper.kind,
        date,
        digest,
    };
    let seal = payload.sign(&sealing.key).map_err(|_| Refusal::invalid("", "paper.code", CODE))?;
    new_key(read, &sealing.key, sealing.key_record, home, changes)?;
    changes.create(
        home,
        &SealedPaper {
            id: Id::new(paper.id),
            paper: i64::from(paper.kind),
            owner: paper.owner.to_string(),
            number: number.clone(),
            serial,
            year,
            date,
            content: Held::Known([&sealing.salt[..], &bytes].concat()),
            seal: seal.encode(),
            check_code: check_code(&digest),
            sealed_by: Ref::new(Id::new(read.actor().account), read.actor().office),
            sealed_at: read.now(),
            withdrawn_at: None,
            withdrawn_for: None,
        },
    );
    Ok(number)
}

/// The papers of a record, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_record(read: &Reader<'_>, owner: RecordId) -> Result<Vec<Stored<SealedPaper>>, Refusal> {
    let mut all = read.lookup::<SealedPaper>("owner", &owner.to_string())?;
    all.sort_by_key(|one| std::cmp::Reverse(one.row.id));
    Ok(all)
}

/// Content and seal of a paper.
///
/// # Errors
/// `NotFound` where the reader may not read it or it was erased; `Fault` where it is damaged.
pub fn content_of(paper: &SealedPaper) -> Result<(Content, Seal), Refusal> {
    let bytes = paper.content.known().ok_or(Refusal::NotFound)?;
    let content = Content::decode(bytes.get(SALT..).unwrap_or_default());
    let content = content.ok_or_else(|| Refusal::fault("the content of a sealed paper is damaged"))?;
    let seal = Seal::decode(&paper.seal).map_err(Refusal::fault)?;
    Ok((content, seal))
}

/// Withdraws a paper: the check of genuineness says so from now on.
pub fn withdraw(read: &Reader<'_>, changes: &mut Changes, paper: &Stored<SealedPaper>, reason: &str) {
    changes
        .edit(paper)
        .set(SealedPaper::WITHDRAWN_AT, Some(read.now()))
        .set(SealedPaper::WITHDRAWN_FOR, Some(reason.to_owned()));
}
