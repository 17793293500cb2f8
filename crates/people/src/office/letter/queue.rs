//! The head's queue: every checked letter of the village, and acknowledging several of them, each for itself. Not here:
//! acknowledging one (`acknowledge`), unlocking the key once for all of them (`seal_key`).

use kernel::seal::SigningKey;
use kernel::{ActionId, Actor, Record, RecordId, Refusal, Stored, Value};
use store::{Action, ListQuery, Reader, Seen, Store};

use super::LetterRefusal;
use super::acknowledge::{Acknowledge, acknowledge, ready};
use super::facts::Printing;
use crate::records::letter::{Letter, LetterState};

/// The most letters that are acknowledged with one entry of the secret: as many as somebody reads in one go.
pub const MOST: usize = 50;

fn query(read: &Reader<'_>) -> ListQuery {
    ListQuery {
        home: Some(read.actor().office),
        ..ListQuery::of(Letter::SPEC).with(Letter::STATE.tag, Value::Integer(LetterState::Checked.code()))
    }
}

/// The letters of the reader's own office that wait for the head, the longest waiting first, and how many there are.
pub fn waiting(read: &Reader<'_>, limit: usize) -> Result<(Vec<Stored<Letter>>, i64), Refusal> {
    let count = read.count(&query(read))?;
    let rows = read.list(&query(read).sorted(Letter::CHECKED_AT.tag, false).limited(limit))?.rows;
    let letters: Result<Vec<Stored<Letter>>, _> = rows.into_iter().map(Stored::from_row).collect();
    Ok((letters?, count))
}

kernel::choices! {
    /// What became of one letter of several.
    pub enum Became {
        Done = 1, "ya", "Diketahui", "Acknowledged";
        SameHands = 2, "tangan", "Diperiksa sendiri", "Own check";
        Changed = 3, "berubah", "Berubah", "Changed";
        State = 4, "keadaan", "Keadaan lain", "Another state";
        Closed = 5, "tertutup", "Tertutup", "Closed";
        Code = 6, "kode", "Kode", "Code";
        Waiting = 7, "nomor", "Menunggu nomor", "Waiting for a number";
        Other = 8, "lain", "Gagal", "Failed";
    }
}

/// One letter of several, as the page showed it.
pub struct One {
    /// Which letter.
    pub letter: RecordId,
    /// As it was shown.
    pub seen: Seen,
    /// Its resident as shown.
    pub resident_seen: Seen,
}

/// Who acknowledges several, with what.
pub struct Several {
    /// The head.
    pub actor: Actor,
    /// The form's action: each letter's own derives from it, so that a form sent twice acknowledges once.
    pub form: ActionId,
    /// When.
    pub now: jiff::Timestamp,
    /// The office's key, unlocked once.
    pub key: SigningKey,
    /// Settings that are printed.
    pub printing: Printing,
}

/// Acknowledges each letter for itself: its own number, seal and entry. One that fails does not stop the others.
///
/// # Errors
/// `Full` and `Fault`, which concern the node and no single letter.
pub fn acknowledge_each(
    store: &Store,
    several: &Several,
    letters: Vec<One>,
) -> Result<Vec<(RecordId, Became)>, Refusal> {
    let mut became = Vec::with_capacity(letters.len());
    for one in letters {
        let id = one.letter;
        match acknowledge_one(store, several, one) {
            Ok(()) => became.push((id, Became::Done)),
            Err(refusal @ (Refusal::Full | Refusal::Fault(_))) => return Err(refusal),
            Err(refusal) => became.push((id, why(&refusal))),
        }
    }
    Ok(became)
}

fn acknowledge_one(store: &Store, several: &Several, one: One) -> Result<(), Refusal> {
    let name = format!("letter {} acknowledged with {}", one.letter, several.form);
    let id = ActionId(RecordId::named(&name));
    let mut digest = [0; 32];
    digest[..16].copy_from_slice(&one.letter.0);
    digest[16..].copy_from_slice(&RecordId::named(&format!("{} {}", one.seen, one.resident_seen)).0);
    let action = Action { id, digest, actor: several.actor.clone(), now: several.now };
    // Sent again, it is acknowledged already: the store knows the action and says so.
    if let Err(refusal) =
        store.read(&several.actor, several.now, |read| ready(read, one.letter, &one.seen, &one.resident_seen))
    {
        return store.act(action, move |_| Err(refusal)).map(drop);
    }
    let input = Acknowledge {
        letter: one.letter,
        seen: one.seen,
        resident_seen: one.resident_seen,
        key: several.key.clone(),
        key_record: id.record(0),
        salt: store::keys::random().map_err(Refusal::fault)?,
        printing: several.printing.clone(),
    };
    store.act(action, move |read| acknowledge(read, &input)).map(drop)
}

/// Why one was not acknowledged, without anything of the letter.
fn why(refusal: &Refusal) -> Became {
    match refusal {
        Refusal::Forbidden(words) if *words == LetterRefusal::SameHands.phrase() => Became::SameHands,
        Refusal::Conflict(_) => Became::Changed,
        Refusal::Waiting(_) => Became::Waiting,
        Refusal::Invalid(problems) => match problems.first().map(|problem| problem.code) {
            Some("letter.state") => Became::State,
            Some("letter.closed") => Became::Closed,
            Some("letter.code") => Became::Code,
            _ => Became::Other,
        },
        _ => Became::Other,
    }
}
