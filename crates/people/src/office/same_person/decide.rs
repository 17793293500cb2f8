//! Decisions of a pair: merge, not one person, one person in two villages, undo.

use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Row, Stored, Value};
use store::Reader;

use super::suspects::{compared, grounds};
use super::{of_pair, pair_id};
use crate::records::same_person::Decision;
use crate::records::{Resident, SamePerson};
use crate::words::same_person as words;

/// Two cards of one person become one.
#[derive(Debug, Clone)]
pub struct Merge {
    /// The card that stays.
    pub keep: RecordId,
    /// The card that goes on in it.
    pub gone: RecordId,
    /// Why, in the officer's words.
    pub note: String,
}

/// Merges within one village: its own officer decides.
///
/// # Errors
/// `Forbidden` for cards of two villages or of another office; `Invalid` where one is withdrawn or merged already.
pub fn merge(read: &Reader<'_>, input: &Merge) -> Result<Changes, Refusal> {
    let (keep, gone) = both(read, input.keep, input.gone)?;
    if keep.home() != gone.home() {
        return Err(Refusal::Forbidden(words::TWO_VILLAGES_ONLY));
    }
    own(read, keep.home())?;
    let decision = if gone.row.id < keep.row.id { Decision::IntoOther } else { Decision::IntoOne };
    let mut changes = Changes::new();
    write(read, &mut changes, keep.home(), (&keep, &gone), decision, &input.note)?;
    Ok(changes)
}

/// Two persons: the pair is not shown again. Said by an officer of either card's village, or by the regency.
pub fn different(read: &Reader<'_>, one: RecordId, other: RecordId, note: &str) -> Result<Changes, Refusal> {
    decided(read, one, other, Decision::Different, note)
}

/// One person in two villages: each village keeps its own record and a link to the other.
///
/// # Errors
/// `Invalid` where both cards stand in one village: those are merged.
pub fn in_two_villages(read: &Reader<'_>, one: RecordId, other: RecordId, note: &str) -> Result<Changes, Refusal> {
    let (first, second) = both(read, one, other)?;
    if first.home() == second.home() {
        return Err(Refusal::invalid("", "same_person.one_village", words::ONE_VILLAGE));
    }
    decided(read, one, other, Decision::TwoVillages, note)
}

/// Writes a decision at each home of the pair that is concerned.
pub fn decided(
    read: &Reader<'_>,
    one: RecordId,
    other: RecordId,
    decision: Decision,
    note: &str,
) -> Result<Changes, Refusal> {
    let (one, other) = both(read, one, other)?;
    let mut changes = Changes::new();
    for home in [one.home(), other.home()] {
        let again = changes.records.iter().any(|change| change.home == home);
        if !again && (home == read.actor().office || one.home() != other.home()) {
            write(read, &mut changes, home, (&one, &other), decision, note)?;
        }
    }
    if changes.is_empty() {
        return Err(Refusal::Forbidden(words::OWN_VILLAGE_ONLY));
    }
    Ok(changes)
}

/// Takes a merge back: both cards are listed again, and every record is where it was.
pub fn undo(read: &Reader<'_>, one: RecordId, other: RecordId) -> Result<Changes, Refusal> {
    let pair = of_pair(read, one, other)?.ok_or(Refusal::NotFound)?;
    if !matches!(pair.decision, Decision::IntoOne | Decision::IntoOther) {
        return Err(Refusal::invalid("", "same_person.not_merged", words::NOT_MERGED));
    }
    own(read, pair.home())?;
    let keep = if pair.decision == Decision::IntoOther { pair.other } else { pair.one };
    let mut changes = Changes::new();
    changes
        .edit(&pair)
        .set(SamePerson::DECISION, Decision::Undone)
        .set(SamePerson::DECIDED, read.now().as_millisecond());
    let keep = read.get::<Resident>(keep.id)?;
    let back = undone_fields(read, &keep, &pair)?;
    changes.edit_row(&keep.row, back.into_iter().map(|(tag, before, _)| (tag, before)));
    Ok(changes)
}

/// What the merge took over and nobody changed since, as (tag, value before, value taken).
pub fn undone_fields(
    read: &Reader<'_>,
    keep: &Stored<Resident>,
    pair: &Stored<SamePerson>,
) -> Result<Vec<(u32, Value, Value)>, Refusal> {
    let lines = read.history(SamePerson::SPEC, pair.row.id)?;
    let merging = lines.iter().rfind(|line| {
        let merged = |value: &Held<Value>| {
            let decision = value.known().and_then(Value::as_integer).and_then(Decision::from_code);
            matches!(decision, Some(Decision::IntoOne | Decision::IntoOther))
        };
        line.fields.iter().any(|field| field.tag == SamePerson::DECISION.tag && merged(&field.after))
    });
    let Some(taken) = merging.map(|line| taken_action(line.action)) else { return Ok(Vec::new()) };
    let mut back = Vec::new();
    for line in read.history(Resident::SPEC, keep.row.id)?.into_iter().filter(|line| line.action == taken) {
        for field in line.fields {
            let (Held::Known(before), Held::Known(after)) = (field.before, field.after) else { continue };
            let still =
                keep.row.spec.field(field.tag).is_some_and(|(at, _)| keep.row.cells[at].known() == Some(&after));
            if still {
                back.push((field.tag, before, after));
            }
        }
    }
    Ok(back)
}

/// The action that takes fields over after the merge of this action. It is its own, for only when the other card is no
/// longer shown may its NIK stand on this one.
pub fn taken_action(merge: ActionId) -> ActionId {
    ActionId(merge.record(1))
}

/// Sets on the card that stays what was chosen from the other: every field that may be read on it.
pub fn take_over(read: &Reader<'_>, keep: RecordId, gone: RecordId, tags: &[u32]) -> Result<Changes, Refusal> {
    let (keep, gone) = (read.get::<Resident>(keep)?, read.get::<Resident>(gone)?);
    own(read, keep.home())?;
    let mut changes = Changes::new();
    changes.edit_row(&keep.row, chosen(&gone.row, tags));
    Ok(changes)
}

fn chosen(gone: &Row, tags: &[u32]) -> Vec<(u32, Value)> {
    let fields = gone.spec.fields.iter().zip(&gone.cells);
    fields
        .filter(|(field, _)| tags.contains(&field.tag))
        .filter_map(|(field, cell)| Some((field.tag, cell.known()?.clone())))
        .filter(|(_, value)| !value.is_null())
        .collect()
}

fn both(read: &Reader<'_>, one: RecordId, other: RecordId) -> Result<(Stored<Resident>, Stored<Resident>), Refusal> {
    if one == other {
        return Err(Refusal::invalid("", "same_person.itself", words::ITSELF));
    }
    let (one, other) = (read.get::<Resident>(one)?, read.get::<Resident>(other)?);
    for card in [&one, &other] {
        if card.row.withdrawn || matches!(card.name, Held::Erased) || read.continued_in(card.row.id)?.is_some() {
            return Err(Refusal::invalid("", "same_person.gone", words::GONE));
        }
    }
    Ok((one, other))
}

fn own(read: &Reader<'_>, home: RecordId) -> Result<(), Refusal> {
    if home == read.actor().office { Ok(()) } else { Err(Refusal::Forbidden(words::OWN_VILLAGE_ONLY)) }
}

/// The record of the pair at a home, new or decided again; deciding again replaces everything that stands.
fn write(
    read: &Reader<'_>,
    changes: &mut Changes,
    home: RecordId,
    (left, right): (&Stored<Resident>, &Stored<Resident>),
    decision: Decision,
    note: &str,
) -> Result<(), Refusal> {
    let (one, other) = if left.row.id < right.row.id { (left, right) } else { (right, left) };
    let likeness = compared(read, one, other)?;
    let record = SamePerson {
        id: Id::new(pair_id(home, one.row.id, other.row.id)),
        one: one.reference(),
        other: other.reference(),
        decision,
        decided: read.now().as_millisecond(),
        score: Some(i64::from(likeness.score)),
        grounds: Held::Known(Some(grounds(&likeness))),
        note: Held::Known((!note.trim().is_empty()).then(|| note.trim().to_owned())),
    };
    match read.maybe::<SamePerson>(record.id)? {
        None => {
            changes.create(home, &record);
        }
        Some(known) => {
            let fields = SamePerson::SPEC.fields.iter().zip(record.to_cells());
            let values = fields.filter_map(|(field, cell)| Some((field.tag, cell.known()?.clone())));
            changes.edit_row(&known.row, values);
        }
    }
    Ok(())
}
