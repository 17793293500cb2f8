//! A full disk: the act is refused in words, nothing is there by half, reading goes on, and as soon as there is room writing
//! goes on without a restart.

mod world;

use kernel::value::Value;
use kernel::{Record, Refusal};
use world::{Engine, Node, Person, id};

/// Lets the database grow by so many pages and no further; none takes the limit away.
fn limit(node: &Node, pages: Option<u32>) {
    let most = move |db: &store::engine::Db| {
        let now = db.first("PRAGMA page_count", &[], |row| row.integer(0))?.unwrap_or(0);
        let most = pages.map_or(4_294_967_294, |pages| now + i64::from(pages));
        // The pragma answers with the limit, so it is a question.
        let set = db.first(&format!("PRAGMA max_page_count = {most}"), &[], |row| row.integer(0))?;
        assert_eq!(set, Some(most));
        Ok(())
    };
    node.store.local_write(move |db, _| most(db)).unwrap();
}

#[test]
fn a_full_disk_refuses_in_words_leaves_nothing_by_half_and_lets_reading_go_on() {
    let node = Node::new(Engine::Sqlite);
    node.found_office();
    for room in [0, 1, 2, 5, 9, 14, 20] {
        limit(&node, Some(room));
        let mut answered = 0;
        let refused = loop {
            let before = node.entries().len();
            let number = u8::try_from(before).unwrap();
            match node.person(id(number), &format!("Wahyuni {number} {}", "panjang ".repeat(20)), None) {
                Ok(_) => answered += 1,
                Err(refusal) => {
                    assert_eq!(node.entries().len(), before, "room {room}: nothing of it is there");
                    assert!(node.read(|read| read.row(Person::SPEC, id(number))).is_err(), "room {room}");
                    break refusal;
                }
            }
            assert!(answered < 200, "room {room}: it never filled up");
        };
        assert_eq!(refused, Refusal::Full, "room {room}");
        assert_eq!(refused.code(), "full");
        let first = node.read(|read| read.row(Person::SPEC, id(1)));
        assert!(first.is_ok() || answered == 0, "room {room}: reading goes on");
        assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new(), "room {room}");
        limit(&node, None);
        let number = u8::try_from(node.entries().len()).unwrap();
        node.person(id(number), "Sesudahnya", None).expect("there is room again: no restart is needed");
        node.edit(id(number), Person::COLOUR.tag, Value::Integer(2)).unwrap();
        assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new(), "room {room}: afterwards");
    }
}
