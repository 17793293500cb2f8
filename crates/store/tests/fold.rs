//! The law of the fold: tables are a function of the set of entries and keys held, never of their order.

mod world;

use kernel::value::Value;
use kernel::{Held, Record, RecordId};
use world::{Colour, Engine, HOME, Node, Person, Random, id, on_both_engines};

const PEOPLE: u8 = 6;

/// Two nodes that edit the same people, sometimes knowing each other's work and sometimes not.
fn histories(engine: Engine, seed: u64) -> (Node, Node, Vec<RecordId>) {
    let mut random = Random(seed);
    let (left, right) = (Node::new(engine), Node::new(engine));
    right.set_clock(1_795_000_000_500);
    left.found_office();
    let people: Vec<RecordId> = (1..=PEOPLE).map(id).collect();
    for (index, person) in people.iter().enumerate() {
        left.person(*person, &format!("Orang {index}"), Some(&format!("{index}"))).unwrap();
    }
    right.take(&left.entries());
    right.take_keys(&left, &people);
    for _ in 0..60 {
        let node = if random.below(2) == 0 { &left } else { &right };
        if random.below(10) == 0 {
            let (from, to) = if random.below(2) == 0 { (&left, &right) } else { (&right, &left) };
            to.take(&from.entries());
        }
        let person = people[random.below(people.len() as u64) as usize];
        let text = format!("nilai {}", random.below(3));
        let _ = match random.below(5) {
            0 => node.edit(person, Person::NAME.tag, Value::Text(text)),
            1 => node.edit(person, Person::COLOUR.tag, Value::Integer(1 + random.below(2) as i64)),
            2 => node.edit(person, Person::NOTE.tag, Value::Text(text)),
            3 => node.edit(person, Person::NUMBER.tag, Value::Text(text)),
            _ => node.edit(person, 0, Value::Integer(random.below(2) as i64)),
        };
    }
    left.take(&right.entries());
    right.take(&left.entries());
    (left, right, people)
}

fn entries_shuffled_twice_in_part_and_without_keys_fold_into_equal_tables(engine: Engine) {
    for seed in 1..=12 {
        let (left, right, people) = histories(engine, seed);
        assert_eq!(left.dump(), right.dump(), "seed {seed}: the two authors");
        assert_eq!(left.store.digest().unwrap(), right.store.digest().unwrap(), "seed {seed}");
        let mut random = Random(seed + 1000);
        let mut entries = left.entries();
        random.shuffle(&mut entries);
        let half = entries.len() / 2;
        let third = Node::new(engine);
        third.take(&entries[..half]);
        if random.below(2) == 0 {
            third.take_keys(&left, &people);
        }
        entries.extend(entries[..half].to_vec());
        random.shuffle(&mut entries);
        third.take(&entries);
        assert_eq!(left.store.digest().unwrap(), third.store.digest().unwrap(), "seed {seed}: with or without keys");
        third.take_keys(&left, &people);
        assert_eq!(left.dump(), third.dump(), "seed {seed}: shuffled");
        for node in [&left, &right, &third] {
            let report = node.store.verify().unwrap();
            assert_eq!(report.problems, Vec::<String>::new(), "seed {seed}");
        }
        let before = third.dump();
        third.store.rebuild().unwrap();
        assert_eq!(before, third.dump(), "seed {seed}: rebuilt");
    }
}

fn two_officers_who_edit_one_resident_apart_see_both_values_until_one_settles_it(engine: Engine) {
    let (left, right) = (Node::new(engine), Node::new(engine));
    left.found_office();
    left.person(id(1), "Wahyuni", None).unwrap();
    right.take(&left.entries());
    right.take_keys(&left, &[id(1)]);
    left.edit(id(1), Person::NAME.tag, Value::Text("Wahyuni Lestari".into())).unwrap();
    right.set_clock(1_795_000_900_000);
    right.edit(id(1), Person::NAME.tag, Value::Text("Wahyuni L.".into())).unwrap();
    left.take(&right.entries());
    right.take(&left.entries());
    assert_eq!(left.dump(), right.dump());
    let row = left.read(|read| read.row(Person::SPEC, id(1))).unwrap();
    assert_eq!(row.text("name"), Some("Wahyuni L."), "the later time as written is shown");
    assert!(row.in_conflict());
    let standing = left.read(|read| read.standing(Person::SPEC, id(1), Person::NAME.tag)).unwrap();
    let mut values: Vec<_> = standing.into_iter().map(|one| one.value).collect();
    values.sort_by_key(|value| format!("{value:?}"));
    assert_eq!(values, ["Wahyuni L.", "Wahyuni Lestari"].map(|name| Held::Known(Value::Text(name.into()))));
    left.edit(id(1), Person::NAME.tag, Value::Text("Wahyuni Lestari".into())).unwrap();
    right.take(&left.entries());
    let row = right.read(|read| read.row(Person::SPEC, id(1))).unwrap();
    assert_eq!((row.text("name"), row.in_conflict()), (Some("Wahyuni Lestari"), false));
}

fn a_node_without_custody_sets_nothing_that_must_not_fork_and_its_wish_is_kept(engine: Engine) {
    let (keeper, other) = (Node::new(engine), Node::new(engine));
    keeper.found_office();
    let mut changes = kernel::changes::Changes::new();
    let custody = world::Custody { id: kernel::Id::new(id(90)), epoch: 0, node: keeper.store.node().to_string() };
    changes.create(HOME, &custody);
    keeper.write(changes).unwrap();
    keeper.person(id(1), "Bambang", None).unwrap();
    let people = [id(1)];
    // The other node writes before it has heard who the keeper is.
    let founding: Vec<_> =
        keeper.entries().into_iter().filter(|(entry, _)| entry.changes.iter().all(|change| change.kind != 4)).collect();
    other.take(&founding);
    other.take_keys(&keeper, &people);
    other.edit(id(1), Person::SERIAL.tag, Value::Integer(99)).unwrap();
    other.edit(id(1), Person::COLOUR.tag, Value::Integer(Colour::Blue.code())).unwrap();
    other.take(&keeper.entries());
    keeper.take(&other.entries());
    assert_eq!(keeper.dump(), other.dump());
    let row = keeper.read(|read| read.row(Person::SPEC, id(1))).unwrap();
    assert_eq!(row.integer("serial"), None, "the foreign number sets nothing");
    assert_eq!(row.integer("colour"), Some(2), "a free field may be written by any node");
    let history = keeper.read(|read| read.history(Person::SPEC, id(1))).unwrap();
    assert!(
        history.iter().any(|line| line.fields.iter().any(|field| field.after == Held::Known(Value::Integer(99)))),
        "it is listed"
    );
    let refused = other.edit(id(1), Person::SERIAL.tag, Value::Integer(100));
    assert!(matches!(refused, Err(kernel::Refusal::Waiting(node)) if node == keeper.store.node()));
}

on_both_engines!(
    entries_shuffled_twice_in_part_and_without_keys_fold_into_equal_tables,
    two_officers_who_edit_one_resident_apart_see_both_values_until_one_settles_it,
    a_node_without_custody_sets_nothing_that_must_not_fork_and_its_wish_is_kept,
);
