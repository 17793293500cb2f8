//! The node's key is changed under a store that holds people: whoever was found before is found, whoever was erased stays
//! so, and the hashes by which numbers are found are others.

mod world;

use jiff::Timestamp;
use kernel::{Changes, Held, Record, RecordId, Refusal};
use store::engine::Cell;
use store::keys::{Keeping, Unlock, change};
use store::{Action, Inspection, Store};
use world::{Engine, Folder, HOME, Node, Person, officer, on_both_engines, registry};

on_both_engines!(
    whoever_had_a_number_is_found_by_it_after_a_change_and_under_another_hash,
    after_a_change_the_start_comes_before_any_looking,
);

const SITI: RecordId = RecordId([1; 16]);
const BUDI: RecordId = RecordId([2; 16]);
const WATI: RecordId = RecordId([3; 16]);

/// Two persons with numbers and one who was erased; stopped. The last are the hashes of their numbers.
fn village(engine: Engine) -> (Folder, store::engine::Location, Vec<Vec<u8>>) {
    let node = Node::new(engine);
    node.found_office();
    for (id, name, number) in [(SITI, "Siti", "3307"), (BUDI, "Budi", "3308"), (WATI, "Wati", "3309")] {
        node.person(id, name, Some(number)).unwrap();
    }
    node.store.erase(WATI, node.now()).unwrap();
    let before = hashes(&node.store);
    let Node { store, folder, location, .. } = node;
    store.close();
    (folder, location, before)
}

fn hashes(store: &Store) -> Vec<Vec<u8>> {
    let sql = "SELECT hash FROM fold_lookup ORDER BY record";
    store.local_read(|db| Ok(db.query(sql, &[] as &[Cell], |row| row.bytes(0).to_vec())?)).unwrap()
}

fn whoever_had_a_number_is_found_by_it_after_a_change_and_under_another_hash(engine: Engine) {
    let (_folder, location, before) = village(engine);
    assert_eq!(before.len(), 2);
    let done = change(&location, &Unlock::KeyFile, &Keeping::File, Timestamp::now()).unwrap();
    assert_eq!(done.subjects, 2, "who was erased has no secret to wrap");
    let store = Store::open(location, registry(), Unlock::KeyFile).unwrap();
    let after = hashes(&store);
    assert!(after.len() == 2 && after.iter().all(|hash| !before.contains(hash)));

    let now = Timestamp::now();
    let found = store.read(&officer(), now, |read| read.lookup::<Person>("number", "3308")).unwrap();
    assert_eq!(found.iter().map(|person| person.row.id).collect::<Vec<_>>(), [BUDI]);
    let action = Action { id: kernel::ActionId(world::id(9)), digest: [1; 32], actor: officer(), now };
    let again = store.act(action, |_| {
        let mut changes = Changes::new();
        changes.create(HOME, &world::person(RecordId([4; 16]), "Budi", Some("3308")));
        Ok(changes)
    });
    assert!(matches!(again, Err(Refusal::Invalid(problems)) if problems[0].code == "unique"));
    let wati = store.read(&officer(), now, |read| read.row(Person::SPEC, WATI)).unwrap();
    assert_eq!(wati.cell("name"), &Held::Erased);
    assert_eq!(store.verify().unwrap().problems, Vec::<String>::new());
}

fn after_a_change_the_start_comes_before_any_looking(engine: Engine) {
    let (_folder, location, before) = village(engine);
    // As after a pulled plug: the change is there, and nobody has opened the node since.
    change(&location, &Unlock::KeyFile, &Keeping::File, Timestamp::now()).unwrap();
    let looked = Inspection::open(location.clone(), registry(), Unlock::KeyFile);
    assert!(matches!(looked, Err(error) if error.to_string().contains("start the node once")));
    let store = Store::open(location.clone(), registry(), Unlock::KeyFile).unwrap();
    assert!(hashes(&store).iter().all(|hash| !before.contains(hash)));
    let once = hashes(&store);
    store.close();
    let store = Store::open(location.clone(), registry(), Unlock::KeyFile).unwrap();
    assert_eq!(hashes(&store), once, "once, not at every start");
    drop(store);
    let looked = Inspection::open(location, registry(), Unlock::KeyFile).unwrap();
    assert_eq!(looked.verify().unwrap().problems, Vec::<String>::new());
}
