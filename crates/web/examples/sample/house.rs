//! A house around the sample room: a store in a folder, two accounts, a site. Used by the example and by the tests.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use kernel::access::{Access, Role, Scope};
use kernel::changes::Changes;
use kernel::{ActionId, Actor, Id, RecordId, Refusal};
use store::keys::Unlock;
use store::{Action, Store, StoreError};
use web::{Answer, Call, Room, Route, Seams, Settings, Site};

use super::room::{Office, ROOM};

/// The village officer's account.
pub const OFFICER: RecordId = RecordId([1; 16]);
/// The ministry's account.
pub const MINISTRY: RecordId = RecordId([2; 16]);
const OFFICE: RecordId = RecordId([9; 16]);

/// Signs in whoever asks: `/masuk?siapa=petugas`. A sample has no passwords.
static DOOR: Room = Room { key: "pintu", routes: || vec![Route::get("/masuk", Access::Public, door)], ..Room::EMPTY };

fn door(call: &Call) -> Result<Answer, Refusal> {
    let account = match call.query("siapa") {
        "petugas" => OFFICER,
        "kementerian" => MINISTRY,
        _ => return Err(Refusal::NotFound),
    };
    Ok(Answer::redirect("/beranda").with_session(call.sign_in(account, None)?))
}

fn actor(_: &Store, account: RecordId, _: Option<RecordId>) -> Option<Actor> {
    let (role, region, name) = match account {
        OFFICER => (Role::PetugasDesmigratif, "33.07.10.2004", "Siti Contoh"),
        MINISTRY => (Role::PetugasKementerian, "", "Budi Contoh"),
        _ => return None,
    };
    let scope = Scope::Regions(vec![region.to_owned()]);
    Some(Actor { account, role: Some(role), office: OFFICE, scope, name: name.to_owned() })
}

/// The rooms of the sample.
pub fn rooms() -> Vec<&'static Room> {
    vec![&ROOM, &DOOR]
}

/// Opens a store in a folder and builds the site over it.
pub fn open(folder: &Path, settings: Settings) -> Result<(Store, Arc<Site>), StoreError> {
    let store = Store::open(folder, web::registry(&rooms()), Unlock::KeyFile)?;
    let now = Timestamp::now();
    if let Some(officer) = actor(&store, OFFICER, None) {
        let action = Action { id: ActionId(RecordId([8; 16])), digest: [0; 32], actor: officer, now };
        let made = store.act(action, |_| {
            let region = kernel::region::Code::parse("33.07.10.2004").map_err(Refusal::fault)?;
            let mut changes = Changes::new();
            changes.create(OFFICE, &Office { id: Id::new(OFFICE), region, name: "Desa Kuripan".to_owned() });
            Ok(changes)
        });
        made.map_err(|refusal| StoreError::Journal(refusal.code().to_owned()))?;
    }
    let seams = Seams {
        find_actor: actor,
        account_name: |_, account| (account == OFFICER).then(|| "Siti Contoh".to_owned()),
        ..Seams::default()
    };
    let site = Site::build(store.clone(), rooms(), seams, settings)
        .map_err(|flaws| StoreError::Declarations(flaws.to_string()))?;
    Ok((store, site))
}
