//! Registering somebody of whom only name, sex and perhaps a telephone are known: from the desk's book or from a public
//! form. Everything else comes later on the card. Not here: the whole form of a resident (`resident`).

use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, Refusal, Stored};
use store::Reader;

use super::resident::{InHousehold, Registration, place, register as register_card};
use crate::records::Resident;
use crate::records::resident::{NoticeGiven, Sex};

/// What is known.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// Name.
    pub name: String,
    /// Telephone in the international form.
    pub phone: Option<String>,
    /// Sex.
    pub sex: Sex,
    /// How the notice was given.
    pub notice: NoticeGiven,
}

/// Registers the resident at the actor's office; its id is the action's `resident::place::RESIDENT`.
///
/// # Errors
/// `Forbidden` for an account without office.
pub fn register(read: &Reader<'_>, action: ActionId, newcomer: &Newcomer) -> Result<(Changes, Ref<Resident>), Refusal> {
    let id = Id::new(action.record(place::RESIDENT));
    let resident = Resident {
        id,
        name: Held::Known(newcomer.name.clone()),
        nik: Held::Known(None),
        sex: newcomer.sex,
        birth_date: Held::Known(None),
        birth_place: Held::Known(None),
        marital_status: Held::Known(None),
        occupation: Held::Known(None),
        dusun: None,
        rt_rw: Held::Known(None),
        address: Held::Known(None),
        phone: Held::Known(newcomer.phone.clone()),
        passport: Held::Known(None),
        notice: newcomer.notice,
        notes: Held::Known(None),
    };
    let registration = Registration { resident, household: InHousehold::None, kin: None };
    let changes = register_card(read, action, &registration)?;
    Ok((changes, Ref::new(id, read.actor().office)))
}

/// From here a name is so alike that somebody looks before a second card is made.
const ALIKE: u8 = 85;
/// How many are shown.
const MOST: usize = 6;

/// Residents of the actor's office who may be this person: whoever has the telephone, then whose name sounds the same.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn perhaps(read: &Reader<'_>, name: &str, phone: Option<&str>) -> Result<Vec<Stored<Resident>>, Refusal> {
    let mut found = match phone {
        Some(phone) => read.lookup::<Resident>("phone", phone)?,
        None => Vec::new(),
    };
    for (score, row) in read.named(Resident::SPEC, name, MOST)? {
        let known = found.iter().any(|one| one.row.id == row.id);
        if score >= ALIKE && !known {
            found.push(Stored::from_row(row)?);
        }
    }
    found.retain(|resident| resident.home() == read.actor().office && !resident.row.withdrawn);
    found.truncate(MOST);
    Ok(found)
}
