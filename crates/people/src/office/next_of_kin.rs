//! Whom to call: adding, mending and taking off a contact; exactly one is called first.

use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::{Reader, Seen};

use crate::office::resident::{Kin, listed};
use crate::records::NextOfKin;

/// What a form says of a contact.
#[derive(Debug, Clone)]
pub struct KinInput {
    /// Name, kinship, telephone.
    pub kin: Kin,
    /// Address.
    pub address: Option<String>,
    /// To be called first.
    pub first: bool,
}

/// The contacts of a resident, the first to call first.
pub fn of_resident(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<NextOfKin>>, Refusal> {
    let mut kin = read.referring::<NextOfKin>("resident", resident)?;
    kin.sort_by_key(|one| one.first != Some(true));
    Ok(kin)
}

/// Adds a contact. The first one is called first, whatever the form says.
pub fn add(read: &Reader<'_>, action: ActionId, resident: RecordId, input: &KinInput) -> Result<Changes, Refusal> {
    let resident = listed(read, resident)?;
    let others = of_resident(read, resident.row.id)?;
    let first = input.first || others.is_empty();
    let mut changes = Changes::new();
    if first {
        step_back(&others, None, &mut changes);
    }
    changes.create(
        resident.home(),
        &NextOfKin {
            id: Id::new(action.record(0)),
            resident: resident.reference(),
            name: Held::Known(input.kin.name.clone()),
            kinship: input.kin.kinship,
            phone: Held::Known(input.kin.phone.clone()),
            address: Held::Known(input.address.clone()),
            first: first.then_some(true),
        },
    );
    Ok(changes)
}

/// Mends a contact as the form showed it.
///
/// # Errors
/// `Conflict` where somebody else changed it since.
pub fn save(read: &Reader<'_>, id: RecordId, seen: &Seen, input: &KinInput) -> Result<Changes, Refusal> {
    let kin = read.seen::<NextOfKin>(id, seen)?;
    let others = of_resident(read, kin.resident.id.raw())?;
    let mut changes = Changes::new();
    if input.first {
        step_back(&others, Some(id), &mut changes);
    }
    let first = (input.first || others.len() == 1).then_some(true);
    changes
        .edit(&kin)
        .set(NextOfKin::NAME, Held::Known(input.kin.name.clone()))
        .set(NextOfKin::KINSHIP, input.kin.kinship)
        .set(NextOfKin::PHONE, Held::Known(input.kin.phone.clone()))
        .set(NextOfKin::ADDRESS, Held::Known(input.address.clone()))
        .set(NextOfKin::FIRST, first);
    Ok(changes)
}

/// Takes a contact off. It stays in the history.
pub fn withdraw(read: &Reader<'_>, id: RecordId) -> Result<Changes, Refusal> {
    let kin = read.get::<NextOfKin>(id)?;
    let mut changes = Changes::new();
    changes.withdraw(&kin.row);
    Ok(changes)
}

fn step_back(others: &[Stored<NextOfKin>], but: Option<RecordId>, changes: &mut Changes) {
    for other in others.iter().filter(|other| other.first == Some(true) && Some(other.row.id) != but) {
        changes.edit(other).set(NextOfKin::FIRST, Some(false));
    }
}
