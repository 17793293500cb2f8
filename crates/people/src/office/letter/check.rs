//! Recording how identity and free will were checked. Not here: who may then acknowledge (`acknowledge`).

use kernel::refusal::Problem;
use kernel::{Changes, Held, Phrase, RecordId, Refusal};
use store::{Reader, Seen};

use super::{facts, may_step, own_account};
use crate::records::Resident;
use crate::records::letter::{CheckedHow, Letter, LetterState};
use crate::rules::letter::{Particulars, asks_free_will, missing, needs_note};
use crate::words::{letter as words, letter_kinds as kinds};

/// What was recorded of a check.
#[derive(Debug, Clone)]
pub struct Check {
    /// Which letter.
    pub letter: RecordId,
    /// As the form showed it.
    pub seen: Seen,
    /// How; nothing where nothing was chosen.
    pub how: Option<CheckedHow>,
    /// When, who made sure: needed where the officer did not see the person.
    pub note: Option<String>,
    /// Free will was asked about, with nobody else listening.
    pub free_will: bool,
    /// Of which heirs the card was compared, counted from 1.
    pub heirs_seen: Vec<usize>,
}

/// Records a check: the letter now waits for the head.
///
/// # Errors
/// `Invalid` with what is missing (guard `letter_is_complete`), at `checked_how`, `check_note`, `free_will`.
pub fn check(read: &Reader<'_>, input: &Check) -> Result<Changes, Refusal> {
    let letter = read.seen::<Letter>(input.letter, &input.seen)?;
    may_step(read, &letter, LetterState::Checked, None)?;
    let resident = read.get::<Resident>(letter.resident.id)?;
    let mut problems = missing(&letter, resident.marital_status.given().copied());
    let mut say = |field: &str, code: &'static str, message: Phrase| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    if input.how.is_none() {
        say("checked_how", "letter.missing", words::NEEDS_HOW);
    }
    if input.how.is_some_and(needs_note) && input.note.is_none() {
        say("check_note", "letter.missing", words::NEEDS_NOTE);
    }
    if asks_free_will(letter.kind) && !input.free_will {
        say("free_will", "letter.free_will", words::NEEDS_WILL);
    }
    if let Some(Particulars::Heirs(one)) = facts::particulars(&letter)? {
        for at in (1..=one.heirs.len()).filter(|at| !input.heirs_seen.contains(at)) {
            say(&format!("heir_seen_{at}"), "letter.heir_seen", kinds::NEEDS_SEEN);
        }
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let mut changes = Changes::new();
    changes
        .edit(&letter)
        .set(Letter::STATE, LetterState::Checked)
        .set(Letter::CHECKED_HOW, input.how)
        .set(Letter::CHECKED_AT, Some(read.now()))
        .set(Letter::CHECKED_BY, Some(own_account(read)))
        .set(Letter::CHECK_NOTE, Held::Known(input.note.clone()))
        .set(Letter::REASON, Held::Known(None));
    Ok(changes)
}
