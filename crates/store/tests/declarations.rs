//! A declaration changes, and the next start adapts what is there: the entries stay as they were written, the tables become
//! what the new declaration says. What this edition does not know is kept for the one that does.

mod world;

use kernel::access::Role;
use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::indicator::{Contribution, Contributor};
use kernel::registry::Registry;
use kernel::row::Row;
use kernel::value::Value;
use kernel::{Held, Id, Record, RecordId, choices};
use record_derive::Record;
use store::access_stream::Sight;
use store::engine::Location;
use store::keys::Unlock;
use store::{Action, Inspection, ListQuery, Store, StoreError};
use world::{Engine, Folder, HOME, id, officer, on_both_engines};

const WHO: &[Role] = &[Role::PetugasDesmigratif];

/// As an edition declared it.
mod before {
    use super::*;

    choices! {
        /// What somebody wishes.
        pub enum Wish {
            Stay = 1, "stay", "Tinggal", "Stay";
            Go = 2, "go", "Pergi", "Go";
        }
    }

    #[derive(Record, Debug, Clone)]
    #[record(kind = 12, path = "warga", id = "Warga", en = "Resident", home = village, read = WHO, write = WHO)]
    pub struct Resident {
        pub id: Id<Resident>,
        #[field(tag = 1, id = "Nama", en = "Name", class = personal, subject = own, find, title)]
        pub name: Held<String>,
        #[field(tag = 2, id = "Catatan", en = "Note")]
        pub note: Option<String>,
        #[field(tag = 3, id = "Rumah", en = "House")]
        pub house: Option<i64>,
        #[field(tag = 4, id = "Lama", en = "Old")]
        pub old: Option<String>,
        #[field(tag = 5, id = "Niat", en = "Wish")]
        pub wish: Option<Wish>,
        #[field(tag = 6, id = "Telepon", en = "Phone", class = personal, subject = own)]
        pub phone: Held<Option<String>>,
    }

    #[derive(Record, Debug, Clone)]
    #[record(kind = 13, path = "kunjungan", id = "Kunjungan", en = "Visit", home = village, read = WHO, write = WHO)]
    pub struct Visit {
        pub id: Id<Visit>,
        #[field(tag = 1, id = "Alasan", en = "Purpose")]
        pub purpose: Option<String>,
    }

    pub fn registry() -> Registry {
        Registry { specs: vec![Resident::SPEC, Visit::SPEC], person: Some(Resident::KIND), ..Registry::default() }
    }
}

/// As the next one does: a field renamed, one widened, one retired, one sealed, one added; a choice more; a kind gone and
/// another come.
mod after {
    use super::*;

    choices! {
        /// What somebody wishes.
        pub enum Wish {
            Stay = 1, "stay", "Tinggal", "Stay";
            Go = 2, "go", "Pergi", "Go";
            Return = 3, "return", "Pulang", "Return";
        }
    }

    #[derive(Record, Debug, Clone)]
    #[record(kind = 12, path = "warga", id = "Warga", en = "Resident", home = village, read = WHO, write = WHO, retired(4))]
    pub struct Resident {
        pub id: Id<Resident>,
        #[field(tag = 1, id = "Nama", en = "Name", class = personal, subject = own, find, title)]
        pub name: Held<String>,
        #[field(tag = 2, id = "Keterangan", en = "Remark")]
        pub remark: Option<String>,
        #[field(tag = 3, id = "Rumah", en = "House")]
        pub house: Option<String>,
        #[field(tag = 5, id = "Niat", en = "Wish")]
        pub wish: Option<Wish>,
        #[field(tag = 6, id = "Telepon", en = "Phone", class = personal, subject = own, sealed, lookup)]
        pub phone: Held<Option<String>>,
        #[field(tag = 7, id = "Bahasa", en = "Language")]
        pub language: Option<String>,
    }

    #[derive(Record, Debug, Clone)]
    #[record(kind = 14, path = "survei", id = "Survei", en = "Survey", home = village, read = WHO, write = WHO)]
    pub struct Survey {
        pub id: Id<Survey>,
        #[field(tag = 1, id = "Jawaban", en = "Answer")]
        pub answer: Option<String>,
    }

    pub fn registry() -> Registry {
        Registry { specs: vec![Resident::SPEC, Survey::SPEC], person: Some(Resident::KIND), ..Registry::default() }
    }
}

/// Data that one edition after the other opens.
struct Data {
    folder: Folder,
    location: Location,
    store: Option<Store>,
    clock: i64,
}

impl Data {
    fn new(engine: Engine, registry: Registry) -> Data {
        let folder = Folder::new();
        let location = Location { dir: folder.path().to_owned(), database: engine.database() };
        let mut data = Data { folder, location, store: None, clock: 1_795_000_000_000 };
        data.open(registry);
        data
    }

    /// The next start, with these declarations.
    fn open(&mut self, registry: Registry) {
        self.close();
        self.store = Some(Store::open(self.location.clone(), registry, Unlock::KeyFile).unwrap());
    }

    fn close(&mut self) {
        if let Some(store) = self.store.take() {
            store.close();
        }
    }

    fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    fn write(&mut self, changes: Changes) {
        self.clock += 1000;
        let mut random = [7; 10];
        random[..8].copy_from_slice(&self.clock.to_be_bytes());
        let now = jiff::Timestamp::from_millisecond(self.clock).unwrap();
        let id = ActionId(RecordId::v7(self.clock as u64, random));
        self.store().act(Action { id, digest: [0; 32], actor: officer(), now }, move |_| Ok(changes)).unwrap();
    }

    fn rows(&self, spec: &'static kernel::RecordSpec) -> Vec<Row> {
        let now = jiff::Timestamp::from_millisecond(self.clock).unwrap();
        let list = ListQuery { withdrawn: true, ..ListQuery::of(spec) };
        self.store().read_noting(&officer(), now, &Sight::all(), |read| Ok(read.list(&list)?.rows)).unwrap()
    }

    fn sound(&self) {
        assert_eq!(self.store().verify().unwrap().problems, Vec::<String>::new());
    }

    fn bodies(&self) -> Vec<Vec<u8>> {
        let sql = "SELECT body FROM journal_entry ORDER BY stream, sequence";
        self.store().local_read(|db| Ok(db.query(sql, &[], |row| row.bytes(0).to_vec())?)).unwrap()
    }

    fn holds(&self, text: &str) -> bool {
        world::holds(&self.location, &self.folder, text)
    }

    fn hand_over(&self, to: &Data) {
        let entries = self.bodies().into_iter().map(|body| (kernel::journal::decode(&body).unwrap(), body));
        to.store().import_entries(entries.collect()).unwrap();
        let key = self.store().local_read(|db| Ok(self.store().keys().hand_over(db, id(1))?)).unwrap();
        to.store().accept_key(id(1), key.unwrap()).unwrap();
    }
}

fn worked_in(engine: Engine) -> Data {
    let mut data = Data::new(engine, before::registry());
    let mut changes = Changes::new();
    changes.create(
        HOME,
        &before::Resident {
            id: Id::new(id(1)),
            name: Held::Known("Wahyuni Lestari".into()),
            note: Some("dekat balai".into()),
            house: Some(42),
            old: Some("tidak dipakai lagi".into()),
            wish: Some(before::Wish::Go),
            phone: Held::Known(Some("+6281234567890".into())),
        },
    );
    changes.create(HOME, &before::Visit { id: Id::new(id(2)), purpose: Some("kunjungan lama".into()) });
    data.write(changes);
    data.sound();
    data
}

fn every_change_of_a_declaration_is_adapted_to_at_the_next_start(engine: Engine) {
    let mut data = worked_in(engine);
    assert!(data.holds("+6281234567890"), "clear in the table as long as it is not declared sealed");
    let bodies = data.bodies();
    data.open(after::registry());
    data.sound();
    let row = data.rows(after::Resident::SPEC).remove(0);
    assert_eq!(row.text("name"), Some("Wahyuni Lestari"), "what did not change");
    assert_eq!(row.text("remark"), Some("dekat balai"), "renamed: the tag is the field");
    assert_eq!(row.text("house"), Some("42"), "widened from a number to a text");
    assert_eq!(row.integer("wish"), Some(2));
    assert_eq!(row.cell("phone"), &Held::Known(Value::Text("+6281234567890".into())), "sealed now, and opened");
    assert!(!data.holds("+6281234567890"), "and nowhere in clear any more");
    let tables = data.store().local_read(|db| Ok(db.prepares("SELECT id FROM visit").is_ok())).unwrap();
    assert!(!tables, "a kind that is gone has no table");
    assert_eq!(data.bodies(), bodies, "no entry was touched");

    let mut changes = Changes::new();
    let sets =
        [(after::Resident::WISH.tag, Value::Integer(3)), (after::Resident::LANGUAGE.tag, Value::Text("Jawa".into()))];
    changes.edit_row(&row, sets);
    changes.create(HOME, &after::Survey { id: Id::new(id(3)), answer: Some("ya".into()) });
    data.write(changes);
    let row = data.rows(after::Resident::SPEC).remove(0);
    assert_eq!((row.integer("wish"), row.text("language")), (Some(3), Some("Jawa")), "a new choice and a new field");
    data.sound();
    let digest = data.store().digest().unwrap();
    data.store().rebuild().unwrap();
    assert_eq!(data.store().digest().unwrap(), digest);
    data.open(after::registry());
    assert_eq!(data.store().digest().unwrap(), digest, "a start without changes changes nothing");
}

fn what_a_newer_node_wrote_is_kept_passed_on_and_shown_as_soon_as_it_is_declared(engine: Engine) {
    let mut newer = worked_in(engine);
    newer.open(after::registry());
    let row = newer.rows(after::Resident::SPEC).remove(0);
    let mut changes = Changes::new();
    changes.edit_row(&row, [(after::Resident::LANGUAGE.tag, Value::Text("Jawa".into()))]);
    changes.create(HOME, &after::Survey { id: Id::new(id(3)), answer: Some("ya".into()) });
    newer.write(changes);

    let mut older = Data::new(engine, before::registry());
    newer.hand_over(&older);
    older.sound();
    assert_eq!(older.bodies(), newer.bodies(), "kept as it came");
    let file = older.folder.path().join("kirim.jrn");
    assert_eq!(older.store().export_journal(&file).unwrap(), 2, "and passed on");
    assert_eq!(older.rows(before::Resident::SPEC).remove(0).text("note"), Some("dekat balai"));

    older.open(after::registry());
    older.sound();
    assert_eq!(older.rows(after::Resident::SPEC).remove(0).text("language"), Some("Jawa"));
    assert_eq!(older.rows(after::Survey::SPEC).len(), 1);
    assert_eq!(older.store().digest().unwrap(), newer.store().digest().unwrap());
}

fn going_back_and_forth_between_declarations_loses_nothing(engine: Engine) {
    let mut data = worked_in(engine);
    let first = data.store().digest().unwrap();
    data.open(after::registry());
    let second = data.store().digest().unwrap();
    for _ in 0..2 {
        data.open(before::registry());
        data.sound();
        assert_eq!(data.store().digest().unwrap(), first);
        assert_eq!(data.rows(before::Visit::SPEC).remove(0).text("purpose"), Some("kunjungan lama"));
        data.open(after::registry());
        data.sound();
        assert_eq!(data.store().digest().unwrap(), second);
    }
}

fn data_that_a_newer_edition_opened_are_refused_in_words_and_left_alone(engine: Engine) {
    let mut data = worked_in(engine);
    let newer = "UPDATE local_node SET value = $1 WHERE name = 'edition'";
    data.store()
        .local_write(move |db, _| Ok(db.execute(newer, &[store::engine::Cell::from(b"999.1.0".to_vec())])?))
        .unwrap();
    data.close();
    let refused = Store::open(data.location.clone(), before::registry(), Unlock::KeyFile);
    let words = match refused {
        Err(StoreError::Declarations(words)) => words,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("opened"),
    };
    assert!(words.contains("edition 999.1.0") && words.contains("start edition"), "{words}");
    let looked = Inspection::open(data.location.clone(), before::registry(), Unlock::KeyFile);
    assert!(looked.is_err_and(|error| error.to_string().contains("999.1.0")));
}

fn goers(row: &Row) -> Vec<Contribution> {
    let goes = row.integer("wish") == Some(2);
    goes.then_some(Contribution { indicator: "going", home: row.home, month: String::new(), amount: 1 })
        .into_iter()
        .collect()
}

fn a_sum_that_is_counted_otherwise_or_for_the_first_time_is_counted_anew(engine: Engine) {
    let mut data = worked_in(engine);
    let contributors = vec![Contributor { kind: before::Resident::KIND, contributions: goers }];
    let counting = || Registry { contributors: contributors.clone(), ..before::registry() };
    let going = |data: &Data| {
        let sql = "SELECT amount FROM fold_indicator WHERE indicator = 'going'";
        data.store().local_read(|db| Ok(db.first(sql, &[], |row| row.integer(0))?)).unwrap()
    };
    data.open(counting());
    data.sound();
    assert_eq!(going(&data), Some(1));
    data.open(before::registry());
    data.sound();
    assert_eq!(going(&data), None);
}

on_both_engines!(
    a_sum_that_is_counted_otherwise_or_for_the_first_time_is_counted_anew,
    every_change_of_a_declaration_is_adapted_to_at_the_next_start,
    what_a_newer_node_wrote_is_kept_passed_on_and_shown_as_soon_as_it_is_declared,
    going_back_and_forth_between_declarations_loses_nothing,
    data_that_a_newer_edition_opened_are_refused_in_words_and_left_alone,
);
