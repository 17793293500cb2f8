//! Two cards of one person: finding them, saying that they are not, merging as a redirect, undoing it.
//! Not here: how likely a pair is one person (`rules::duplicate`), how a redirect is followed (store).

mod decide;
mod suspects;

pub use decide::{Merge, decided, different, in_two_villages, merge, take_over, taken_action, undo, undone_fields};
pub use suspects::{BY_VILLAGE, SAME_NUMBER, Suspect, candidates, compared, suspects, traits_of, traits_of_card};

use kernel::{RecordId, Refusal, Stored};
use store::Reader;

use crate::records::{Resident, SamePerson};

/// The one record of a pair at a home: the same for whoever decides, on whatever node.
pub fn pair_id(home: RecordId, one: RecordId, other: RecordId) -> RecordId {
    let (one, other) = (one.min(other), one.max(other));
    RecordId::named(&format!("same_person {home} {one} {other}"))
}

/// Everything that was decided of a card, oldest first.
pub fn of_card(read: &Reader<'_>, card: RecordId) -> Result<Vec<Stored<SamePerson>>, Refusal> {
    let mut found = read.referring::<SamePerson>("one", card)?;
    found.extend(read.referring::<SamePerson>("other", card)?);
    found.sort_by_key(|pair| pair.decided);
    Ok(found)
}

/// What was decided of this pair, where anything was.
pub fn of_pair(read: &Reader<'_>, one: RecordId, other: RecordId) -> Result<Option<Stored<SamePerson>>, Refusal> {
    Ok(of_card(read, one)?.into_iter().rfind(|pair| pair.beside(one) == other))
}

/// The card in which a merged card goes on, where the reader may see it.
pub fn continued_in(read: &Reader<'_>, card: RecordId) -> Result<Option<Stored<Resident>>, Refusal> {
    match read.continued_in(card)? {
        Some(target) => read.maybe::<Resident>(target),
        None => Ok(None),
    }
}

/// The cards that go on in this one.
pub fn merged_into(read: &Reader<'_>, card: RecordId) -> Result<Vec<Stored<Resident>>, Refusal> {
    let mut found = Vec::new();
    for source in read.merged_into(card)? {
        found.extend(read.maybe::<Resident>(source)?);
    }
    Ok(found)
}
