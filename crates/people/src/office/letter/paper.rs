//! The paper of an acknowledged letter: rendered from its content alone, kept sealed under the resident's key, its hash
//! written in a second entry (DESIGN 7). A crash between the two entries is mended by the next who looks.
//! Not here: the words on it (`papers::letter`), putting a printing on record (`steps`).

use jiff::Timestamp;
use kernel::access::Scope;
use kernel::seal::Seal;
use kernel::{ActionId, Actor, Changes, Held, RecordId, Refusal, Role, Stored};
use store::files::Files;
use store::keys::Secret;
use store::{Action, Reader, Store, StoreError};

use super::acknowledge::SALT;
use super::facts::{self, Printing};
use super::{LetterRefusal, genuineness};
use crate::office::attachment;
use crate::papers::letter::{Mark, paper};
use crate::records::letter::{Letter, LetterState};
use crate::rules::letter::{Content, decode};

/// The content of an acknowledged letter, with its seal.
///
/// # Errors
/// [`LetterRefusal::Closed`] where the content cannot be read by the reader; `Fault` where it is damaged.
pub fn content_of(letter: &Letter) -> Result<(Content, Seal), Refusal> {
    let bytes = match &letter.content {
        Held::Known(Some(bytes)) => bytes,
        Held::Known(None) => return Err(LetterRefusal::NotNow.into()),
        Held::Sealed | Held::Erased => return Err(LetterRefusal::Closed.into()),
    };
    let content = decode(bytes.get(SALT..).unwrap_or_default()).map_err(Refusal::fault)?;
    let seal = Seal::decode(letter.seal.as_deref().unwrap_or_default()).map_err(Refusal::fault)?;
    Ok((content, seal))
}

/// The paper that the family signs, before there is a number.
///
/// # Errors
/// As [`facts::of`].
pub fn draft(read: &Reader<'_>, letter: &Stored<Letter>, printing: &Printing) -> Result<Vec<u8>, Refusal> {
    rendered(&facts::of(read, letter, printing)?, None, Mark::None)
}

/// A look at an acknowledged letter, marked as a copy or as withdrawn across the sheet, so that it is no print.
///
/// # Errors
/// As [`content_of`].
pub fn copy(letter: &Letter) -> Result<Vec<u8>, Refusal> {
    let (content, seal) = content_of(letter)?;
    let mark = if letter.state == LetterState::Withdrawn { Mark::Withdrawn } else { Mark::Copy };
    rendered(&content, Some(&seal), mark)
}

fn rendered(content: &Content, seal: Option<&Seal>, mark: Mark) -> Result<Vec<u8>, Refusal> {
    let pdf = documents::letter::render(&paper(content, seal, mark)).map_err(Refusal::fault)?;
    Ok(pdf.into_bytes())
}

/// The bytes to print: those that are kept. Where none are kept yet, they are rendered and kept now.
///
/// # Errors
/// As [`content_of`]; `NotFound` where the file is not on this node.
pub fn original(store: &Store, letter: &Stored<Letter>, now: Timestamp) -> Result<Vec<u8>, Refusal> {
    let hash = match &letter.pdf {
        Some(hash) => hash.clone(),
        None => keep(store, letter, now)?,
    };
    let hash: [u8; 32] = hash.as_slice().try_into().map_err(|_| Refusal::NotFound)?;
    let found = store.local_read(|db| Ok::<_, StoreError>(store.keys().secret(db, letter.resident.id.raw())?))?;
    let Secret::Held(secret) = found else { return Err(LetterRefusal::Closed.into()) };
    Files::new(store.dir()).get(&secret, &hash).map_err(|error| error.refusal(""))
}

/// Renders and keeps the paper of an acknowledged letter that has none yet. Anybody may cause it: it completes what the
/// head began, and is written in the head's name.
///
/// # Errors
/// As [`content_of`]; `Waiting` on a node without custody.
pub fn keep(store: &Store, letter: &Stored<Letter>, now: Timestamp) -> Result<Vec<u8>, Refusal> {
    let (content, seal) = content_of(letter)?;
    let bytes = rendered(&content, Some(&seal), Mark::None)?;
    let resident = letter.resident.id.raw();
    let kept = attachment::keep(store, resident, "", &bytes)?;
    let id = letter.row.id;
    let hash = kept.hash;
    let done = store.act(action(letter, now), move |read| name_paper(read, id, hash));
    if !matches!(done, Ok(done) if !done.repeated) {
        attachment::discard(store, &kept);
    }
    done?;
    // Where two rendered at once, the first named its own bytes.
    let named = store.read(&genuineness::reader(), now, |read| Ok(read.get::<Letter>(id)?.pdf.clone()))?;
    named.ok_or(Refusal::Busy)
}

fn name_paper(read: &Reader<'_>, letter: RecordId, hash: [u8; 32]) -> Result<Changes, Refusal> {
    let letter = read.get::<Letter>(letter)?;
    let mut changes = Changes::new();
    if letter.pdf.is_none() {
        changes.edit(&letter).set(Letter::PDF, Some(hash.to_vec()));
    }
    Ok(changes)
}

/// One action for each letter: done twice, it writes once.
fn action(letter: &Stored<Letter>, now: Timestamp) -> Action {
    let id = letter.row.id;
    let mut digest = [0; 32];
    digest[..16].copy_from_slice(&id.0);
    let account = letter.acknowledged_by.map_or_else(RecordId::default, |by| by.id.raw());
    Action {
        id: ActionId(RecordId::named(&format!("paper of letter {id}"))),
        digest,
        actor: Actor {
            account,
            role: Some(Role::KepalaDesa),
            office: letter.home(),
            scope: Scope::Regions(vec![letter.row.region.clone()]),
            name: String::new(),
        },
        now,
    }
}
