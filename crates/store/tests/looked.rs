//! What a reading opens of specific fields and what it notes: nothing without a sight, each record once with one, and
//! nothing that stayed masked.

mod world;

use kernel::access::{Actor, Role};
use kernel::changes::Changes;
use kernel::{Held, Id, Record, RecordId, Value};
use store::access_stream::{self, Asked, Circumstances, Outcome, Sight};
use store::{ListQuery, Reader};
use world::{Engine, HOME, Node, Person, Visit, officer, on_both_engines};

fn id(number: u8) -> RecordId {
    RecordId([number; 16])
}

fn noted(node: &Node) {
    node.found_office();
    for number in 1..=3 {
        node.person(id(number), "Siti", None).unwrap();
    }
    node.edit(id(1), Person::NOTE.tag, Value::Text("rahasia".into())).unwrap();
    node.edit(id(2), Person::NOTE.tag, Value::Text("juga".into())).unwrap();
}

fn through(node: &Node, actor: &Actor, sight: &Sight, work: impl FnOnce(&Reader<'_>)) -> Vec<(RecordId, Vec<u32>)> {
    node.store
        .read_noting(actor, node.now(), sight, |read| {
            work(read);
            Ok(())
        })
        .unwrap();
    sight.take().into_iter().map(|look| (look.record.unwrap(), look.tags.into_iter().collect())).collect()
}

fn without_a_purpose_a_specific_field_stays_shut_for_everybody(engine: Engine) {
    let node = Node::new(engine);
    noted(&node);
    let row = node.store.read(&officer(), node.now(), |read| read.row(Person::SPEC, id(1))).unwrap();
    assert_eq!((row.cell("note"), row.text("name")), (&Held::Sealed, Some("Siti")));
    let sight = Sight::of([Visit::SPEC]);
    let seen = through(&node, &officer(), &sight, |read| {
        assert_eq!(read.row(Person::SPEC, id(1)).unwrap().cell("note"), &Held::Sealed);
        let history = read.history(Person::SPEC, id(1)).unwrap();
        let told = history.iter().flat_map(|line| &line.fields).filter(|field| field.tag == Person::NOTE.tag);
        assert!(told.map(|field| &field.after).all(|value| *value == Held::Sealed));
    });
    assert!(seen.is_empty());
}

fn what_stays_shut_is_neither_filtered_nor_sorted_by(engine: Engine) {
    let node = Node::new(engine);
    noted(&node);
    let by_note = ListQuery::of(Person::SPEC).with(Person::NOTE.tag, Value::Text("rahasia".into()));
    let sorted = ListQuery::of(Person::SPEC).sorted(Person::NOTE.tag, true);
    let rows = |sight: &Sight, query: &ListQuery| {
        let page = node.store.read_noting(&officer(), node.now(), sight, |read| read.list(query)).unwrap();
        page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert!(rows(&Sight::closed(), &by_note).is_empty());
    assert_eq!(rows(&Sight::closed(), &sorted), [id(3), id(2), id(1)], "newest first, as without an order");
    assert_eq!(rows(&Sight::of([Person::SPEC]), &by_note), [id(1)]);
    assert_eq!(rows(&Sight::of([Person::SPEC]), &sorted), [id(1), id(2), id(3)]);
}

fn each_record_that_was_opened_is_noted_once_and_an_empty_field_not_at_all(engine: Engine) {
    let node = Node::new(engine);
    noted(&node);
    let tag = Person::NOTE.tag;
    let seen = through(&node, &officer(), &Sight::of([Person::SPEC]), |read| {
        read.row(Person::SPEC, id(1)).unwrap();
        assert_eq!(read.list(&ListQuery::of(Person::SPEC)).unwrap().rows.len(), 3);
    });
    assert_eq!(seen, [(id(1), vec![tag]), (id(2), vec![tag])]);
    let history = through(&node, &officer(), &Sight::of([Person::SPEC]), |read| {
        read.history(Person::SPEC, id(2)).unwrap();
    });
    assert_eq!(history, [(id(2), vec![tag])]);
}

fn what_stays_masked_is_not_noted(engine: Engine) {
    let node = Node::new(engine);
    noted(&node);
    let ministry = Actor { role: Some(Role::PetugasKementerian), ..officer() };
    let seen = through(&node, &ministry, &Sight::of([Person::SPEC]), |read| {
        assert_eq!(read.row(Person::SPEC, id(1)).unwrap().cell("note"), &Held::Sealed);
        read.history(Person::SPEC, id(1)).unwrap();
    });
    assert!(seen.is_empty());
}

fn an_emergency_opens_one_person_alone_and_notes_the_personal_fields_too(engine: Engine) {
    let node = Node::new(engine);
    noted(&node);
    let mut changes = Changes::new();
    let to = kernel::value::Ref::new(Id::<Person>::new(id(1)), HOME);
    changes.create(HOME, &Visit { id: Id::new(id(9)), person: to, purpose: Held::Known(Some("periksa".into())) });
    node.write(changes).unwrap();
    let ministry = Actor { role: Some(Role::PetugasKementerian), ..officer() };
    let before = ministry.in_emergency(id(1)).unwrap();
    let seen = through(&node, &before, &Sight::emergency(), |read| {
        let row = read.row(Person::SPEC, id(1)).unwrap();
        assert_eq!((row.text("name"), row.text("note")), (Some("Siti"), Some("rahasia")));
        assert!(read.row(Person::SPEC, id(2)).is_err(), "nobody else is in reach");
        assert_eq!(read.list(&ListQuery::of(Person::SPEC)).unwrap().rows.len(), 1);
        assert_eq!(read.referring::<Visit>("person", id(1)).unwrap()[0].purpose.given().unwrap(), "periksa");
        assert!(read.named(Person::SPEC, "Siti", 9).unwrap().iter().all(|(_, row)| row.id == id(1)));
    });
    assert_eq!(seen.iter().map(|(record, _)| *record).collect::<Vec<_>>(), [id(1), id(9)]);
    assert!(seen[0].1.contains(&Person::NAME.tag) && seen[0].1.contains(&Person::NOTE.tag));
}

fn what_was_opened_is_on_record_and_outlives_the_node(engine: Engine) {
    let node = Node::new(engine);
    noted(&node);
    let sight = Sight::of([Person::SPEC]);
    node.store.read_noting(&officer(), node.now(), &sight, |read| read.row(Person::SPEC, id(1))).unwrap();
    let about = Circumstances {
        actor: officer(),
        now: node.now(),
        request: "a1".into(),
        purpose: "tugas".into(),
        outcome: Outcome::Shown,
    };
    node.store.record_looks(about, sight.take()).unwrap();
    let asked = Asked { before: i64::MAX, limit: 9, ..Asked::default() };
    let entries = |store: &store::Store| store.local_read(|db| access_stream::entries(db, &asked)).unwrap().entries;
    let first = entries(&node.store);
    assert_eq!((first.len(), first[0].account, first[0].purpose.as_str()), (1, officer().account, "tugas"));
    let digest = node.store.digest().unwrap();
    node.store.rebuild().unwrap();
    assert_eq!(entries(&node.store), first, "a rebuild leaves it alone");
    assert_eq!(node.store.digest().unwrap(), digest, "and it is no part of the tables' digest");
    assert!(node.entries().iter().all(|(entry, _)| entry.account != id(0)), "nor of the journal that is sent");
}

on_both_engines!(
    what_stays_shut_is_neither_filtered_nor_sorted_by,
    without_a_purpose_a_specific_field_stays_shut_for_everybody,
    each_record_that_was_opened_is_noted_once_and_an_empty_field_not_at_all,
    what_stays_masked_is_not_noted,
    an_emergency_opens_one_person_alone_and_notes_the_personal_fields_too,
    what_was_opened_is_on_record_and_outlives_the_node,
);
