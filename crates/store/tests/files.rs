//! Files on disk against what records name, on both engines: missing, torn, left over, erased; and the sweep.

mod world;

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::registry::Registry;
use kernel::value::Ref;
use kernel::{Id, Record, RecordId};
use record_derive::Record;
use store::engine::Location;
use store::files::{Files, Inventory, Swept};
use store::keys::{Secret, SubjectSecret, Unlock};
use store::{Action, Store};
use world::{Engine, Folder, HOME, Person, id, on_both_engines, person};

const PDF: &[u8] = b"%PDF-1.7 paspor %%EOF";
const DAY: Duration = Duration::from_secs(24 * 3600);

/// A scan of a person.
#[derive(Record, Debug, Clone)]
#[record(kind = 90, path = "paper", id = "Berkas", en = "Paper", home = village, read = &[], write = &[])]
pub struct Paper {
    /// Itself.
    pub id: Id<Paper>,
    #[field(tag = 1, id = "Orang", en = "Person")]
    /// Whose.
    pub person: Ref<Person>,
    #[field(tag = 2, id = "Berkas", en = "File", kind = File)]
    /// The file.
    pub hash: Option<Vec<u8>>,
    #[field(tag = 3, id = "Nama", en = "Name", class = personal, subject = person)]
    /// What it is called.
    pub name: kernel::Held<Option<String>>,
}

struct Desk {
    store: Store,
    folder: Folder,
    actions: std::cell::Cell<u8>,
}

impl Desk {
    fn new(engine: Engine) -> Desk {
        let folder = Folder::new();
        let own = world::registry();
        let registry = Registry { specs: own.specs.iter().copied().chain([Paper::SPEC]).collect(), ..own };
        let location = Location { dir: folder.path().to_owned(), database: engine.database() };
        let store = Store::open(location, registry, Unlock::KeyFile).unwrap();
        let desk = Desk { store, folder, actions: std::cell::Cell::new(0) };
        let mut changes = Changes::new();
        changes.create(HOME, &person(id(1), "Wahyuni", None));
        changes.create(HOME, &person(id(2), "Budi", None));
        desk.write(changes);
        desk
    }

    fn write(&self, changes: Changes) {
        let number = self.actions.get() + 1;
        self.actions.set(number);
        let now = jiff::Timestamp::from_millisecond(1_795_000_000_000 + i64::from(number)).unwrap();
        let action = Action { id: ActionId(id(100 + number)), digest: [1; 32], actor: world::officer(), now };
        self.store.act(action, move |_| Ok(changes)).unwrap();
    }

    fn files(&self) -> Files {
        Files::new(self.folder.path())
    }

    fn secret(&self, of: RecordId) -> SubjectSecret {
        let store = &self.store;
        match store.local_read(|db| Ok(store.keys().secret(db, of)?)).unwrap() {
            Secret::Held(secret) => secret,
            _ => panic!("no key"),
        }
    }

    fn keep(&self, of: RecordId) -> [u8; 32] {
        self.files().put(&self.secret(of), PDF).unwrap().hash
    }

    fn paper(&self, number: u8, of: RecordId, hash: [u8; 32]) {
        let mut changes = Changes::new();
        let name = kernel::Held::Known(Some("paspor".into()));
        changes.create(
            HOME,
            &Paper { id: Id::new(id(number)), person: Ref::new(Id::new(of), HOME), hash: Some(hash.to_vec()), name },
        );
        self.write(changes);
    }

    fn path(&self, hash: &[u8; 32]) -> PathBuf {
        let name: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.path().join("files").join(&name[..2]).join(&name[2..])
    }

    /// Makes a file as old as a file is that nobody waits for any more.
    fn age(&self, path: &std::path::Path) {
        let file = std::fs::File::options().append(true).open(path).unwrap();
        file.set_modified(SystemTime::now() - DAY - DAY).unwrap();
    }
}

fn missing_torn_left_over_and_erased_files_are_told_apart(engine: Engine) {
    let desk = Desk::new(engine);
    let [whole, missing, torn, erased, extra] = [1, 1, 1, 2, 1].map(|of| desk.keep(id(of)));
    for (number, of, hash) in [(10, 1, whole), (11, 1, missing), (12, 1, torn), (13, 2, erased)] {
        desk.paper(number, id(of), hash);
    }
    let well = Inventory { named: 4, extra: vec![extra], ..Inventory::default() };
    assert_eq!(desk.store.inventory(true).unwrap(), well);
    desk.files().remove(&missing).unwrap();
    std::fs::write(desk.path(&torn), b"rusak").unwrap();
    desk.store.erase(id(2), jiff::Timestamp::now()).unwrap();
    desk.files().remove(&erased).unwrap();
    let found = desk.store.inventory(true).unwrap();
    let wrong = Inventory { named: 3, missing: vec![missing], torn: vec![torn], extra: vec![extra] };
    assert_eq!(found, wrong, "what went with an erasure is not missing");
    assert_eq!(found.problems().len(), 2);
    assert!(desk.store.inventory(false).unwrap().torn.is_empty(), "only names are looked at");
}

fn a_sweep_takes_what_nothing_ever_named_and_only_after_a_day(engine: Engine) {
    let desk = Desk::new(engine);
    let [named, replaced, left] = [1, 1, 1].map(|of| desk.keep(id(of)));
    desk.paper(10, id(1), replaced);
    let row = desk.store.read(&world::officer(), jiff::Timestamp::now(), |read| {
        read.as_actor(&world::officer()).row(Paper::SPEC, id(10))
    });
    let mut changes = Changes::new();
    changes.edit_row(&row.unwrap(), [(Paper::HASH.tag, kernel::Value::Bytes(named.to_vec()))]);
    desk.write(changes);
    let piece = desk.path(&left).with_file_name("unfinished-00112233");
    std::fs::write(&piece, b"half").unwrap();
    let swept = desk.store.sweep_files(SystemTime::now()).unwrap();
    assert_eq!(swept, Swept { removed: 0, waiting: 2 }, "somebody may be about to name it");
    for path in [desk.path(&named), desk.path(&replaced), desk.path(&left), piece.clone()] {
        desk.age(&path);
    }
    assert_eq!(desk.store.sweep_files(SystemTime::now()).unwrap(), Swept { removed: 2, waiting: 0 });
    let mut stay = vec![named, replaced];
    stay.sort();
    assert_eq!(desk.files().list().unwrap(), stay, "also what an undo would bring back");
    assert!(!piece.exists());
    assert_eq!(desk.store.sweep_files(SystemTime::now()).unwrap(), Swept::default());
}

fn what_a_node_takes_on_disk_and_what_its_writer_did_is_counted(engine: Engine) {
    let desk = Desk::new(engine);
    desk.keep(id(1));
    let (sizes, measures) = (desk.store.sizes().unwrap(), desk.store.measures());
    assert!(sizes.database > 10_000, "{sizes:?}");
    assert_eq!((sizes.files_count, sizes.entries), (1, 1), "{sizes:?}");
    assert!(sizes.files > PDF.len() as u64);
    assert!(measures.commits >= 1 && measures.jobs >= measures.commits, "{measures:?}");
    assert_eq!((measures.failed, measures.waiting, measures.readers), (0, 0, 0));
}

on_both_engines!(
    missing_torn_left_over_and_erased_files_are_told_apart,
    a_sweep_takes_what_nothing_ever_named_and_only_after_a_day,
    what_a_node_takes_on_disk_and_what_its_writer_did_is_counted,
);
