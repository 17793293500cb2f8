//! Letters: use cases from draft to withdrawal. Every move goes along an edge of the machine in `records::letter`.
//! Not here: pages (`pages::letter`), printed words (`papers::letter`), rules that need no reader (`rules::letter`).

pub mod acknowledge;
pub mod check;
pub mod draft;
pub mod facts;
pub mod genuineness;
pub mod paper;
pub mod prefill;
pub mod queue;
pub mod register;
pub mod seal_key;
pub mod seams;
pub mod steps;
pub mod timing;

use kernel::value::Ref;
use kernel::{Id, Phrase, RecordId, Refusal, Stored};
use store::Reader;

use crate::records::letter::{LETTER_MACHINE, Letter, LetterKind, LetterState};
use crate::records::{Account, LetterPrint};
use crate::words::letter as words;

/// Why a letter does not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LetterRefusal {
    /// Who checked the facts may not acknowledge them.
    #[error("the account that checked may not acknowledge")]
    SameHands,
    /// No edge leads there from where the letter stands.
    #[error("the letter's state has no such step")]
    NotNow,
    /// The edge is another role's.
    #[error("the step is another role's")]
    NotYourRole,
    /// The letter is kept at another office.
    #[error("the letter is another office's")]
    OtherOffice,
    /// The office's classification code makes a number that no seal can carry.
    #[error("the classification code does not fit a number")]
    Code,
    /// The resident's key was destroyed, or is not here.
    #[error("the resident's data cannot be read")]
    Closed,
}

impl LetterRefusal {
    /// Words for the person.
    pub const fn phrase(self) -> Phrase {
        match self {
            LetterRefusal::SameHands => words::SAME_HANDS,
            LetterRefusal::NotNow => words::NOT_NOW,
            LetterRefusal::NotYourRole => words::NOT_YOUR_ROLE,
            LetterRefusal::OtherOffice => words::OTHER_OFFICE,
            LetterRefusal::Code => words::CODE_TOO_LONG,
            LetterRefusal::Closed => words::RESIDENT_ERASED,
        }
    }
}

impl From<LetterRefusal> for Refusal {
    fn from(refusal: LetterRefusal) -> Refusal {
        match refusal {
            LetterRefusal::SameHands | LetterRefusal::NotYourRole | LetterRefusal::OtherOffice => {
                Refusal::Forbidden(refusal.phrase())
            }
            LetterRefusal::NotNow => Refusal::invalid("", "letter.state", refusal.phrase()),
            LetterRefusal::Code => Refusal::invalid("", "letter.code", refusal.phrase()),
            LetterRefusal::Closed => Refusal::invalid("", "letter.closed", refusal.phrase()),
        }
    }
}

/// The fewest letters that a reason has.
const SHORTEST_REASON: usize = 5;

/// May the actor move this letter there? Asks the machine's edge for role and reason, and the office for itself.
///
/// # Errors
/// [`LetterRefusal`], or `Invalid` at `reason`.
pub fn may_step(
    read: &Reader<'_>,
    letter: &Stored<Letter>,
    to: LetterState,
    reason: Option<&str>,
) -> Result<(), Refusal> {
    let actor = read.actor();
    let edge = LETTER_MACHINE.edge(letter.state.code(), to.code()).ok_or(LetterRefusal::NotNow)?;
    if !actor.is_one_of(edge.roles) {
        return Err(LetterRefusal::NotYourRole.into());
    }
    if actor.office != letter.home() {
        return Err(LetterRefusal::OtherOffice.into());
    }
    if to == LetterState::Acknowledged && is_own_check(read, letter) {
        return Err(LetterRefusal::SameHands.into());
    }
    let given = reason.map_or(0, |reason| reason.chars().filter(|letter| letter.is_alphanumeric()).count());
    if edge.reason && reason.is_some() && given < SHORTEST_REASON {
        return Err(Refusal::invalid("reason", "letter.reason", words::NEEDS_REASON));
    }
    Ok(())
}

/// The guard `other_hands_than_checked`: did the actor's own account check this letter?
pub fn is_own_check(read: &Reader<'_>, letter: &Letter) -> bool {
    letter.checked_by.is_some_and(|checked| checked.id.raw() == read.actor().account)
}

/// The actor's account as a reference.
fn own_account(read: &Reader<'_>) -> Ref<Account> {
    Ref::new(Id::new(read.actor().account), read.actor().office)
}

/// The name of an account's holder, where the reader may see it.
fn account_name_of(read: &Reader<'_>, account: RecordId) -> Option<String> {
    crate::office::account_name(read, account)
}

/// Every letter about a resident that the reader may see, the newest first.
pub fn for_resident(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<Letter>>, Refusal> {
    let mut letters = read.referring::<Letter>("resident", resident)?;
    letters.reverse();
    Ok(letters)
}

/// The newest letter of a kind about a resident that the head has acknowledged and not withdrawn.
pub fn latest_acknowledged(
    read: &Reader<'_>,
    resident: RecordId,
    kind: LetterKind,
) -> Result<Option<Stored<Letter>>, Refusal> {
    let letters = for_resident(read, resident)?;
    let mut acknowledged: Vec<_> =
        letters.into_iter().filter(|one| one.kind == kind && one.state == LetterState::Acknowledged).collect();
    acknowledged.sort_by_key(|one| (one.year, one.serial));
    Ok(acknowledged.pop())
}

/// The printings of a letter, oldest first.
pub fn prints(read: &Reader<'_>, letter: RecordId) -> Result<Vec<Stored<LetterPrint>>, Refusal> {
    let mut prints = read.referring::<LetterPrint>("letter", letter)?;
    prints.sort_by_key(|print| print.copy);
    Ok(prints)
}
