//! Imports that a crash cut off.

use crate::desk::Desk;
use kernel::access::Role;
use kernel::{ActionId, Changes, Id};
use people::office::import_batch::end_cut_off;
use people::records::ImportBatch;
use people::records::import_batch::ImportState;

fn batch(action: ActionId, place: u32, state: ImportState) -> ImportBatch {
    ImportBatch {
        id: Id::new(action.record(place)),
        record: "resident".into(),
        file: "buku induk.xlsx".into(),
        state,
        rows: 3000,
        created: None,
        changed: None,
        same: None,
        wrong: None,
        passed: None,
        first: None,
        last: None,
        steps: None,
        withdrawn_again: None,
        set_back: None,
        left_standing: None,
    }
}

#[test]
fn after_a_crash_an_import_does_not_run_for_ever_and_one_that_ended_stays_as_it_was() {
    let desk = Desk::new();
    let officer = desk.actor(Role::PetugasDesmigratif);
    let home = officer.office;
    let (action, _) = desk
        .act(&officer, move |_, action| {
            let mut changes = Changes::new();
            changes.create(home, &batch(action, 0, ImportState::Running));
            changes.create(home, &batch(action, 1, ImportState::Done));
            Ok(changes)
        })
        .unwrap();
    assert_eq!(end_cut_off(&desk.store, desk.now()).unwrap(), 1);
    assert_eq!(end_cut_off(&desk.store, desk.now()).unwrap(), 0, "once");
    let state = |place| desk.read(|read| read.get::<ImportBatch>(action.record(place))).unwrap().state;
    assert_eq!([state(0), state(1)], [ImportState::Broken, ImportState::Done]);
}
