//! The list of rooms: the only place that knows them all. Here the house is put together.

use std::sync::Arc;

use kernel::{Record, Registry};
use people::records::{Account, Custody, Office, Resident, RoleAssignment};
use store::Store;
use web::{Room, Seams, Settings, Site};

use crate::trouble::Trouble;

/// Every room, in the order of the navigation.
pub const ROOMS: &[&Room] = &[
    &people::ROOM,
    &migration::ROOM,
    &enterprise::ROOM,
    &parenting::ROOM,
    &cooperative::ROOM,
    &programme::ROOM,
    &crate::computer::ROOM,
];

/// Every declaration of every room.
pub fn registry() -> Registry {
    Registry { person: Some(Resident::KIND), custody: Some(Custody::KIND), ..web::registry(ROOMS) }
}

/// The site over an open store.
pub fn site(store: Store, settings: Settings) -> Result<Arc<Site>, Trouble> {
    let seams = Seams {
        find_actor: people::office::role_assignment::find_actor,
        actor_kinds: &[Account::KIND, RoleAssignment::KIND, <Office as Record>::KIND],
        account_name: people::office::account_name,
        computer: crate::computer::card,
        last_backup: crate::last_backup::time,
    };
    Site::build(store, ROOMS.to_vec(), seams, settings).map_err(|flaws| Trouble::Other(flaws.to_string()))
}
