//! What a visit found: the house, and what was said of each of its people. Who refuses leaves no names.

use jiff::civil::Date;
use kernel::changes::Set;
use kernel::value::{FieldValue, Ref};
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored, Value};
use store::{Reader, Seen};

use crate::records::household::Relation;
use crate::records::listing::{Abroad, Informant, Outcome};
use crate::records::resident::Sex;
use crate::records::{ListingFinding, ListingVisit, Resident};
use crate::words::listing as words;

/// What is written down at a house.
#[derive(Debug, Clone)]
pub struct Visit {
    /// How the visit ended.
    pub outcome: Outcome,
    /// When.
    pub on: Date,
    /// Who spoke.
    pub informant: Informant,
    /// How many live there, where it was said.
    pub people: Option<i64>,
    /// The head's name, for a house whose household is not recorded.
    pub head_name: String,
    /// Notes.
    pub note: String,
    /// What was said of each person.
    pub said: Vec<Said>,
}

/// What was said of one person.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// What was said of them before, in this house.
    pub finding: Option<RecordId>,
    /// The resident, where the person is registered.
    pub resident: Option<RecordId>,
    /// Name, where the person is not registered.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Year of birth.
    pub born: Option<i64>,
    /// Relation to the head.
    pub relation: Option<Relation>,
    /// Work abroad; not said is unknown.
    pub abroad: Option<Abroad>,
    /// Country.
    pub place: String,
}

/// Records a visit, the first or a later one.
///
/// # Errors
/// `Conflict` where the house was changed since it was shown; `NotFound` outside the own village.
pub fn record(
    read: &Reader<'_>,
    action: ActionId,
    house: RecordId,
    seen: &Seen,
    input: &Visit,
) -> Result<Changes, Refusal> {
    let house = read.seen::<ListingVisit>(Id::<ListingVisit>::new(house), seen)?;
    if house.row.withdrawn || house.home() != read.actor().office {
        return Err(Refusal::NotFound);
    }
    if input.on > read.today() {
        return Err(Refusal::invalid("visited", "date.future", kernel::day::DayError::Future.phrase()));
    }
    let mut changes = Changes::new();
    let listed = input.outcome == Outcome::Listed;
    let refused = input.outcome == Outcome::Refused;
    let text = |typed: &str| Held::Known((!typed.trim().is_empty() && !refused).then(|| typed.trim().to_owned()));
    let head =
        if house.household.is_some() { Held::Known(None) } else { text(&kernel::name::tidied(&input.head_name)) };
    changes
        .edit(&house)
        .set(ListingVisit::OUTCOME, Some(input.outcome))
        .set(ListingVisit::VISITED, Some(input.on))
        .set(ListingVisit::INFORMANT, Some(input.informant))
        .set(ListingVisit::PEOPLE, input.people.filter(|_| listed))
        .set(ListingVisit::HEAD_NAME, head)
        .set(ListingVisit::NOTE, text(&input.note));
    let known = super::findings(read, house.row.id)?;
    if refused {
        known.iter().for_each(|finding| {
            changes.withdraw(&finding.row);
        });
    } else if listed {
        for (at, said) in input.said.iter().enumerate() {
            one(read, &mut changes, action.record(at as u32), &house, &known, input, said)?;
        }
    }
    Ok(changes)
}

/// What was said of one person: new, or said otherwise than before.
fn one(
    read: &Reader<'_>,
    changes: &mut Changes,
    id: RecordId,
    house: &Stored<ListingVisit>,
    known: &[Stored<ListingFinding>],
    input: &Visit,
    said: &Said,
) -> Result<(), Refusal> {
    let before = known.iter().find(|finding| match (said.finding, said.resident) {
        (Some(own), _) => finding.row.id == own,
        (None, Some(resident)) => finding.resident.as_ref().is_some_and(|to| to.id.raw() == resident),
        (None, None) => false,
    });
    let resident = match said.resident {
        Some(resident) => Some(read.get::<Resident>(resident)?.reference()),
        None => before.and_then(|finding| finding.resident),
    };
    let name = kernel::name::tidied(&said.name);
    if resident.is_none() && name.is_empty() {
        // A row that was left empty, or whose name was taken out again.
        before.into_iter().for_each(|finding| {
            changes.withdraw(&finding.row);
        });
        return Ok(());
    }
    let place = said.place.trim();
    let finding = ListingFinding {
        id: before.map_or(Id::new(id), |finding| Id::new(finding.row.id)),
        visit: house.reference(),
        resident,
        name: Held::Known(resident.is_none().then_some(name)),
        sex: said.sex,
        born: Held::Known(said.born.filter(|_| resident.is_none())),
        relation: said.relation,
        abroad: Held::Known(Some(said.abroad.unwrap_or(Abroad::Unknown))),
        place: Held::Known((!place.is_empty()).then(|| place.to_owned())),
        informant: input.informant,
        said: input.on,
    };
    match before {
        None => {
            changes.create(house.home(), &finding);
        }
        Some(before) => {
            let fields = ListingFinding::SPEC.fields.iter().zip(finding.to_cells());
            changes.edit_row(&before.row, fields.filter_map(|(field, cell)| Some((field.tag, cell.known()?.clone()))));
        }
    }
    Ok(())
}

/// The person of a finding is registered now: what was said is sealed under the resident's own key from here on, and the
/// name stands on the resident's card alone.
pub fn attach(
    read: &Reader<'_>,
    finding: RecordId,
    resident: Ref<Resident>,
    changes: &mut Changes,
) -> Result<(), Refusal> {
    let finding = read.get::<ListingFinding>(finding)?;
    if finding.resident.is_some() || finding.row.withdrawn || finding.home() != read.actor().office {
        return Err(Refusal::invalid("", "listing.attached", words::ATTACHED_ALREADY));
    }
    changes.edit(&finding).set(ListingFinding::RESIDENT, Some(resident));
    // Written anew even where the text is the same: another key seals it now.
    let again = [
        (ListingFinding::NAME.tag, Value::Null),
        (ListingFinding::BORN.tag, Value::Null),
        (ListingFinding::ABROAD.tag, known(&finding.abroad)),
        (ListingFinding::PLACE.tag, known(&finding.place)),
    ];
    if let Some(change) = changes.records.iter_mut().find(|change| change.record == finding.row.id) {
        for (tag, value) in again {
            let replaced = finding.row.versions_of(tag).to_vec();
            change.sets.retain(|set| set.tag != tag);
            change.sets.push(Set { tag, value, replaced });
        }
    }
    Ok(())
}

fn known<T: FieldValue>(value: &T) -> Value {
    match value.to_cell() {
        Held::Known(value) => value,
        _ => Value::Null,
    }
}
