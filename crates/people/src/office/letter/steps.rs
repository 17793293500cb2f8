//! The other steps of a letter: returned, cancelled, withdrawn, printed, its scan attached.
//! Not here: the check and acknowledging, which have files of their own.

use kernel::value::Ref;
use kernel::{Changes, Held, Id, RecordId, Refusal};
use store::files::FileRef;
use store::{Reader, Seen};

use super::{LetterRefusal, may_step, prints};
use crate::office::attachment;
use crate::records::letter::{Letter, LetterState, PrintReason};
use crate::records::{LetterPrint, Resident};
use crate::words::letter_queue as queue;

/// Moves a letter with a reason: back to the draft, cancelled or withdrawn.
///
/// # Errors
/// [`LetterRefusal`], `Invalid` at `reason`, `Conflict`.
pub fn move_with_reason(
    read: &Reader<'_>,
    letter: RecordId,
    seen: &Seen,
    to: LetterState,
    reason: &str,
) -> Result<Changes, Refusal> {
    let letter = read.seen::<Letter>(letter, seen)?;
    may_step(read, &letter, to, Some(reason))?;
    let mut changes = Changes::new();
    let edit =
        changes.edit(&letter).set(Letter::STATE, to).set(Letter::REASON, Held::Known(Some(reason.trim().to_owned())));
    match to {
        // What was checked was another text: it is checked anew.
        LetterState::Draft => edit
            .set(Letter::CHECKED_HOW, None)
            .set(Letter::CHECKED_AT, None)
            .set(Letter::CHECKED_BY, None)
            .set(Letter::CHECK_NOTE, Held::Known(None)),
        LetterState::Withdrawn => edit.set(Letter::WITHDRAWN_AT, Some(read.now())),
        _ => edit,
    };
    Ok(changes)
}

/// Attaches the scan of the signed paper; its bytes are kept already.
///
/// # Errors
/// [`LetterRefusal`]; `Conflict`.
pub fn attach_scan(
    read: &Reader<'_>,
    letter: RecordId,
    seen: &Seen,
    attachment_id: RecordId,
    kept: &FileRef,
    name: &str,
) -> Result<Changes, Refusal> {
    let letter = read.seen::<Letter>(letter, seen)?;
    may_attach(read, &letter)?;
    let resident = read.get::<Resident>(letter.resident.id)?;
    let mut changes = Changes::new();
    attachment::attach(&mut changes, attachment_id, &resident, letter.row.id, kept, name);
    changes.edit(&letter).set(Letter::SCAN, Some(kept.hash.to_vec()));
    Ok(changes)
}

/// May the actor attach a scan to this letter now?
///
/// # Errors
/// [`LetterRefusal`]
pub fn may_attach(read: &Reader<'_>, letter: &kernel::Stored<Letter>) -> Result<(), Refusal> {
    if read.actor().office != letter.home() {
        return Err(LetterRefusal::OtherOffice.into());
    }
    if !matches!(letter.state, LetterState::Checked | LetterState::Acknowledged) {
        return Err(LetterRefusal::NotNow.into());
    }
    Ok(())
}

/// Puts one printing on record. From the second on it says why.
///
/// # Errors
/// [`LetterRefusal::NotNow`] for a letter that is not acknowledged, or no longer valid; `Invalid` at `reason` for a printing
/// after the first without one.
pub fn print(
    read: &Reader<'_>,
    letter: RecordId,
    id: RecordId,
    reason: Option<PrintReason>,
) -> Result<Changes, Refusal> {
    let letter = read.get::<Letter>(letter)?;
    if letter.state != LetterState::Acknowledged {
        return Err(LetterRefusal::NotNow.into());
    }
    if read.actor().office != letter.home() {
        return Err(LetterRefusal::OtherOffice.into());
    }
    let last = prints(read, letter.row.id)?.iter().map(|print| print.copy).max().unwrap_or(0);
    let reason = match (last, reason) {
        (0, _) => PrintReason::First,
        (_, Some(reason)) if reason != PrintReason::First => reason,
        _ => return Err(Refusal::invalid("reason", "letter.print_reason", queue::AGAIN_NEEDED)),
    };
    let mut changes = Changes::new();
    changes.create(
        letter.home(),
        &LetterPrint {
            id: Id::new(id),
            letter: letter.reference(),
            resident: Ref::new(letter.resident.id, letter.resident.home),
            copy: last + 1,
            reason: Some(reason),
        },
    );
    Ok(changes)
}
