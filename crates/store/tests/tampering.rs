//! What somebody changes behind the node's back is found by a verification, and tables are mended by a rebuild.

mod world;

use kernel::value::Value;
use world::{Engine, Node, Person, id, on_both_engines};

fn worked_in(engine: Engine) -> Node {
    let node = Node::new(engine);
    node.found_office();
    node.person(id(1), "Wahyuni", Some("1")).unwrap();
    node.edit(id(1), Person::COLOUR.tag, Value::Integer(2)).unwrap();
    assert_eq!(problems(&node), Vec::<String>::new());
    node
}

fn tamper(node: &Node, sql: &'static str) {
    let changed = node.store.local_write(move |db, _| Ok(db.execute(sql, &[])?)).unwrap();
    assert!(changed > 0, "{sql}");
}

fn problems(node: &Node) -> Vec<String> {
    node.store.verify().unwrap().problems
}

fn a_row_moved_into_another_region_is_found_and_a_rebuild_puts_it_back(engine: Engine) {
    let node = worked_in(engine);
    tamper(&node, "UPDATE person SET region_now = '11'");
    assert_eq!(problems(&node).len(), 1, "{:?}", problems(&node));
    node.store.rebuild().unwrap();
    assert_eq!(problems(&node), Vec::<String>::new());
}

fn entries_taken_from_the_end_are_missed_also_after_a_rebuild(engine: Engine) {
    let node = worked_in(engine);
    tamper(&node, "DELETE FROM journal_entry WHERE sequence = 3");
    node.store.rebuild().unwrap();
    let found = problems(&node);
    assert!(found.iter().any(|problem| problem.contains("entry 3")), "{found:?}");
}

on_both_engines!(
    a_row_moved_into_another_region_is_found_and_a_rebuild_puts_it_back,
    entries_taken_from_the_end_are_missed_also_after_a_rebuild,
);
