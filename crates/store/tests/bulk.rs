//! What an import asks at once and an export walks: whole, in scope, masked; and uploads that are their sender's alone.

mod world;

use std::collections::HashSet;

use kernel::access::Scope;
use kernel::changes::Changes;
use kernel::value::Value;
use kernel::{ActionId, Held, Record, RecordId};
use store::{Touched, Walk};
use world::{Colour, Engine, HOME, Node, Person, id, officer, on_both_engines, person};

fn the_keys_of_an_office_are_known_at_once_and_only_those(engine: Engine) {
    let node = Node::new(engine);
    node.person(id(1), "Siti", Some("3307055708950001")).unwrap();
    node.person(id(2), "Budi", Some("3307055708950002")).unwrap();
    let (_, field) = Person::SPEC.field_named("number").unwrap();
    let found = |home: RecordId| node.read(|read| read.known_keys(Person::SPEC, field, home)).unwrap();
    let known = found(HOME);
    let text = |number: &str| Value::Text(number.to_owned());
    let record = |number: &str| known.record(&known.hash(node.store.keys(), &text(number)));
    assert_eq!(known.count(), 2);
    assert_eq!(record("3307055708950001"), Some(id(1)));
    assert_eq!(record("3307055708950009"), None);
    assert_eq!(found(id(99)).count(), 0, "of another office");
}

fn a_walk_meets_every_record_once_and_opens_what_was_asked_for_only(engine: Engine) {
    let node = Node::new(engine);
    for number in 1..=7 {
        node.person(id(number), &format!("Orang {number}"), Some(&format!("330705570895000{number}"))).unwrap();
    }
    node.edit(id(3), Person::COLOUR.tag, Value::Integer(Colour::Blue.code())).unwrap();
    let walked = |filters: Vec<(u32, Value)>, fields: &[u32]| {
        node.read(|read| {
            let mut walk = Walk::over(read, Person::SPEC, filters, fields.iter().copied());
            let mut rows = Vec::new();
            loop {
                let some = walk.next(read, 3)?;
                if some.is_empty() {
                    return Ok(rows);
                }
                rows.extend(some);
            }
        })
        .unwrap()
    };
    let all = walked(Vec::new(), &[Person::NAME.tag]);
    let ids: HashSet<RecordId> = all.iter().map(|row| row.id).collect();
    assert_eq!((all.len(), ids.len()), (7, 7));
    assert!(all.iter().all(|row| row.text("name").is_some() && *row.cell("number") == Held::Sealed));
    let blue = walked(vec![(Person::COLOUR.tag, Value::Integer(Colour::Blue.code()))], &[Person::NUMBER.tag]);
    assert_eq!(blue.len(), 1);
    assert_eq!(blue[0].text("number"), Some("3307055708950003"));
    let mut nobody = officer();
    nobody.scope = Scope::Nothing;
    let read = node.store.read(&nobody, node.now(), |read| {
        Walk::over(read, Person::SPEC, Vec::new(), [Person::NAME.tag]).next(read, 10)
    });
    assert!(read.unwrap().is_empty());
}

fn what_actions_touched_is_found_and_what_others_touched_besides_is_told(engine: Engine) {
    let node = Node::new(engine);
    node.person(id(1), "Siti", None).unwrap();
    let first = node.read(|read| read.last_sequence(HOME)).unwrap() + 1;
    let action = node.action();
    let ours: ActionId = action.id;
    node.store
        .act(action, |_| {
            let mut changes = Changes::new();
            changes.create(HOME, &person(id(2), "Budi", None));
            changes.create(HOME, &person(id(3), "Wati", None));
            Ok(changes)
        })
        .unwrap();
    node.edit(id(3), Person::COLOUR.tag, Value::Integer(2)).unwrap();
    let (touched, alone) = node
        .read(|read| {
            let last = read.last_sequence(HOME)?;
            let touched = read.touched_by(HOME, first..=last, &HashSet::from([ours]))?;
            let alone = [id(2), id(3)].map(|one| read.is_touched_only_by(one, HOME, &touched.sequences));
            Ok((touched, alone))
        })
        .unwrap();
    let kind = Person::KIND;
    assert_eq!(touched.records, [Touched { kind, record: id(2) }, Touched { kind, record: id(3) }]);
    assert_eq!(alone.map(Result::unwrap), [true, false]);
}

fn an_upload_is_sealed_its_senders_alone_and_makes_room(engine: Engine) {
    let node = Node::new(engine);
    let (own, other) = (id(1), id(2));
    let now = node.now();
    let first = node.store.uploads().put(own, b"NIK;Nama\nrahasia", now).unwrap();
    assert_eq!(node.store.uploads().get(own, first).unwrap().as_deref(), Some(&b"NIK;Nama\nrahasia"[..]));
    assert_eq!(node.store.uploads().get(other, first).unwrap(), None);
    assert!(!node.holds("rahasia"), "an upload stands in clear somewhere");
    for _ in 0..5 {
        node.store.uploads().put(own, b"x", now).unwrap();
    }
    assert_eq!(node.store.uploads().get(own, first).unwrap(), None, "the oldest made room");
    let last = node.store.uploads().put(own, b"y", now).unwrap();
    node.store.uploads().remove(own, last).unwrap();
    assert_eq!(node.store.uploads().get(own, last).unwrap(), None);
}

on_both_engines! {
    the_keys_of_an_office_are_known_at_once_and_only_those,
    a_walk_meets_every_record_once_and_opens_what_was_asked_for_only,
    what_actions_touched_is_found_and_what_others_touched_besides_is_told,
    an_upload_is_sealed_its_senders_alone_and_makes_room,
}
