//! Two records of one person: shown and counted once, everything that refers to either found at the one that stays, and
//! undone without a trace. Which redirects hold is a function of the set of entries, also where two nodes disagree.

mod world;

use kernel::access::{Actor, Role, Scope};
use kernel::changes::Changes;
use kernel::value::{Ref, Value};
use kernel::{Held, Id, Record, RecordId};
use store::ListQuery;
use world::{Colour, Engine, HOME, Node, Person, Random, Same, Visit, id, on_both_engines};

const ONE: u8 = 1;
const OTHER: u8 = 2;

fn node(engine: Engine, people: u8) -> Node {
    let node = Node::new(engine);
    node.found_office();
    for number in 1..=people {
        node.person(id(number), &format!("Wahyuni {number}"), Some(&number.to_string())).unwrap();
    }
    node
}

fn to(person: u8) -> Ref<Person> {
    Ref::new(Id::new(id(person)), HOME)
}

fn pair(one: u8, other: u8) -> RecordId {
    id(100 + one * 10 + other)
}

fn merge(node: &Node, one: u8, other: u8, into: Colour) {
    let moment = node.now().as_millisecond();
    let record = Same { id: Id::new(pair(one, other)), one: to(one), other: to(other), into: Some(into), moment };
    let mut changes = Changes::new();
    changes.create(HOME, &record);
    node.write(changes).unwrap();
}

fn decide(node: &Node, record: RecordId, into: Option<Colour>) {
    let moment = node.now().as_millisecond();
    let value = into.map_or(Value::Null, |into| Value::Integer(into.code()));
    node.store
        .act(node.action(), move |read| {
            let row = read.row(Same::SPEC, record)?;
            let mut changes = Changes::new();
            changes.edit_row(&row, [(Same::INTO.tag, value), (Same::MOMENT.tag, Value::Integer(moment))]);
            Ok(changes)
        })
        .unwrap();
}

fn visit(node: &Node, number: u8, person: u8) {
    let purpose = Held::Known(Some("Konseling".to_owned()));
    let mut changes = Changes::new();
    changes.create(HOME, &Visit { id: Id::new(id(number)), person: to(person), purpose });
    node.write(changes).unwrap();
}

fn listed(node: &Node) -> Vec<RecordId> {
    let rows = node.read(|read| read.list(&ListQuery::of(Person::SPEC))).unwrap().rows;
    let mut ids: Vec<RecordId> = rows.into_iter().map(|row| row.id).collect();
    ids.sort();
    ids
}

fn visits_of(node: &Node, person: u8) -> Vec<RecordId> {
    let found = node.read(|read| read.referring::<Visit>("person", id(person))).unwrap();
    found.into_iter().map(|visit| visit.row.id).collect()
}

fn reds(node: &Node) -> i64 {
    node.read(|read| read.indicator("person.red", "", None)).unwrap()
}

fn sound(node: &Node) {
    assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new());
    let before = (node.dump(), listed(node), reds(node));
    node.store.rebuild().unwrap();
    assert_eq!(before, (node.dump(), listed(node), reds(node)), "rebuilt");
}

fn a_merged_person_is_listed_found_and_counted_once_and_keeps_what_refers_to_either(engine: Engine) {
    let node = node(engine, 2);
    visit(&node, 50, ONE);
    visit(&node, 51, OTHER);
    merge(&node, ONE, OTHER, Colour::Blue);
    assert_eq!(listed(&node), [id(OTHER)]);
    assert_eq!(reds(&node), 1);
    let named = node.read(|read| read.named(Person::SPEC, "Wahyuni", 10)).unwrap();
    assert_eq!(named.into_iter().map(|(_, row)| row.id).collect::<Vec<_>>(), [id(OTHER)]);
    assert_eq!(visits_of(&node, OTHER), [id(50), id(51)]);
    assert_eq!(visits_of(&node, ONE), [id(50)], "nothing was rewritten");
    node.read(|read| {
        assert_eq!(read.continued_in(id(ONE))?, Some(id(OTHER)));
        assert_eq!(read.continued_in(id(OTHER))?, None);
        assert_eq!(read.merged_into(id(OTHER))?, [id(ONE)]);
        assert_eq!(read.row(Person::SPEC, id(ONE))?.text("name"), Some("Wahyuni 1"), "its own record stays readable");
        Ok(())
    })
    .unwrap();
    sound(&node);
}

fn undoing_gives_the_tables_that_were_before_and_work_in_between_stays_where_it_was_done(engine: Engine) {
    let node = node(engine, 3);
    visit(&node, 50, ONE);
    let before = (node.dump(), listed(&node));
    merge(&node, ONE, OTHER, Colour::Blue);
    assert_ne!(before, (node.dump(), listed(&node)));
    decide(&node, pair(ONE, OTHER), None);
    assert_eq!(before, (node.dump(), listed(&node)), "every value, version and sum, but for the redirect itself");
    decide(&node, pair(ONE, OTHER), Some(Colour::Blue));
    visit(&node, 51, OTHER);
    decide(&node, pair(ONE, OTHER), None);
    assert_eq!((visits_of(&node, ONE), visits_of(&node, OTHER)), (vec![id(50)], vec![id(51)]));
    sound(&node);
}

fn a_chain_leads_to_its_end_and_is_undone_link_by_link(engine: Engine) {
    let node = node(engine, 3);
    visit(&node, 50, 1);
    merge(&node, 1, 2, Colour::Blue);
    merge(&node, 2, 3, Colour::Blue);
    assert_eq!(listed(&node), [id(3)]);
    assert_eq!(visits_of(&node, 3), [id(50)]);
    decide(&node, pair(1, 2), None);
    assert_eq!(listed(&node), [id(1), id(3)]);
    decide(&node, pair(2, 3), None);
    assert_eq!(listed(&node), [id(1), id(2), id(3)]);
    sound(&node);
}

fn two_nodes_that_merge_the_same_pair_opposite_ways_agree_and_list_it_until_a_person_settles_it(engine: Engine) {
    let left = node(engine, 2);
    let right = Node::new(engine);
    right.take(&left.entries());
    right.take_keys(&left, &[id(1), id(2)]);
    right.set_clock(1_795_000_900_000);
    merge(&left, 1, 2, Colour::Blue);
    merge(&right, 1, 2, Colour::Red);
    left.take(&right.entries());
    right.take(&left.entries());
    assert_eq!(left.store.digest().unwrap(), right.store.digest().unwrap());
    for node in [&left, &right] {
        assert_eq!(listed(node), [id(1)], "somebody stays: the later decision as written is shown");
        assert!(node.read(|read| read.row(Same::SPEC, pair(1, 2))).unwrap().in_conflict(), "and it is listed");
        sound(node);
    }
    decide(&left, pair(1, 2), Some(Colour::Blue));
    right.take(&left.entries());
    assert_eq!((listed(&left), listed(&right)), (vec![id(2)], vec![id(2)]));
}

fn merges_of_several_nodes_fold_the_same_in_every_order_and_never_lose_everybody(engine: Engine) {
    for seed in 1..=8 {
        let mut random = Random(seed);
        let left = node(engine, 4);
        let right = Node::new(engine);
        right.take(&left.entries());
        let people: Vec<RecordId> = (1..=4).map(id).collect();
        right.take_keys(&left, &people);
        right.set_clock(1_795_000_000_700);
        for _ in 0..14 {
            let node = if random.below(2) == 0 { &left } else { &right };
            let one = 1 + random.below(4) as u8;
            let other = 1 + random.below(4) as u8;
            let into = if random.below(2) == 0 { Colour::Red } else { Colour::Blue };
            let known = node.read(|read| read.maybe::<Same>(Id::new(pair(one, other)))).unwrap().is_some();
            match random.below(3) {
                _ if one == other => {}
                0 if known => decide(node, pair(one, other), None),
                _ if known => decide(node, pair(one, other), Some(into)),
                _ => merge(node, one, other, into),
            }
        }
        let mut entries = left.entries();
        entries.extend(right.entries());
        random.shuffle(&mut entries);
        let third = Node::new(engine);
        third.take(&entries);
        third.take(&entries);
        third.take_keys(&left, &people);
        left.take(&right.entries());
        right.take(&left.entries());
        for node in [&right, &third] {
            assert_eq!(left.store.digest().unwrap(), node.store.digest().unwrap(), "seed {seed}");
            assert_eq!((left.dump(), listed(&left)), (node.dump(), listed(node)), "seed {seed}");
        }
        assert!(!listed(&left).is_empty(), "seed {seed}: nobody is left");
        assert_eq!(reds(&left), listed(&left).len() as i64, "seed {seed}");
        sound(&left);
    }
}

fn a_person_reaches_what_was_kept_in_the_record_that_goes_on_in_theirs(engine: Engine) {
    let node = node(engine, 2);
    visit(&node, 50, ONE);
    let own = Actor {
        account: id(90),
        role: Some(Role::Warga),
        office: RecordId::default(),
        scope: Scope::Person(id(OTHER)),
        name: "Wahyuni".into(),
    };
    let reached = || node.store.read(&own, node.now(), |read| read.maybe::<Visit>(Id::new(id(50)))).unwrap().is_some();
    assert!(!reached());
    merge(&node, ONE, OTHER, Colour::Blue);
    assert!(reached());
    decide(&node, pair(ONE, OTHER), None);
    assert!(!reached());
}

on_both_engines!(
    a_merged_person_is_listed_found_and_counted_once_and_keeps_what_refers_to_either,
    undoing_gives_the_tables_that_were_before_and_work_in_between_stays_where_it_was_done,
    a_chain_leads_to_its_end_and_is_undone_link_by_link,
    two_nodes_that_merge_the_same_pair_opposite_ways_agree_and_list_it_until_a_person_settles_it,
    merges_of_several_nodes_fold_the_same_in_every_order_and_never_lose_everybody,
    a_person_reaches_what_was_kept_in_the_record_that_goes_on_in_theirs,
);
