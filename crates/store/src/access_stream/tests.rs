//! The stream on both engines: what is written stands in a chain that tells every change; the term; who is hidden.

use jiff::Timestamp;
use kernel::RecordId;
use kernel::access::{Actor, Role};

use super::*;
use crate::engine::Database;
use crate::engine::tests::on_both_engines;
use crate::local::tests::{Desk, at};

const SITI: RecordId = RecordId([1; 16]);
const CASE: RecordId = RecordId([3; 16]);
const WAHYUNI: RecordId = RecordId([0xa7; 16]);

fn about(now: Timestamp) -> Circumstances {
    Circumstances {
        actor: Actor { account: SITI, role: Some(Role::PetugasDesmigratif), ..Actor::visitor() },
        now,
        request: "r1".into(),
        purpose: "mengurus kasus migrasi".into(),
        outcome: Outcome::Shown,
    }
}

fn case(hidden: bool) -> Look {
    Look {
        kind: 50,
        record: Some(CASE),
        person: Some(WAHYUNI),
        hidden,
        region: "33.07.10.2004".into(),
        count: 1,
        tags: [17, 24].into(),
    }
}

fn look(desk: &Desk, seconds: i64, look: Look) {
    desk.db.begin().unwrap();
    append(&desk.db, &desk.keys, &about(at(seconds)), &[look]).unwrap();
    desk.db.commit().unwrap();
}

fn problems(desk: &Desk) -> Vec<String> {
    verify(&desk.db).unwrap().problems
}

fn what_was_opened_is_found_by_person_by_account_and_by_time(database: Database) {
    let desk = Desk::on(database);
    look(&desk, 0, case(false));
    look(&desk, 60, Look::list(crate::access_stream::tests::spec(), "33.07", 812, [14]));
    look(&desk, 120, Look::list(crate::access_stream::tests::spec(), "32", 9, [14]));
    let seen = of_person(&desk.db, WAHYUNI, "33.07.10.2004", 10).unwrap();
    let told: Vec<(u64, u64)> =
        seen.iter().map(|one| (one.entry.sequence, one.entry.opened[one.place].count)).collect();
    assert_eq!(told, [(2, 812), (1, 1)], "the list of another province is not about her");
    let asked = Asked { from: 0, before: i64::MAX, limit: 2, ..Asked::default() };
    let first = entries(&desk.db, &asked).unwrap();
    assert_eq!(first.entries.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [3, 2]);
    let rest = entries(&desk.db, &Asked { after: first.next, ..asked.clone() }).unwrap();
    assert_eq!((rest.entries.len(), rest.next), (1, None));
    let other = entries(&desk.db, &Asked { account: Some(CASE), ..asked.clone() }).unwrap();
    assert!(other.entries.is_empty());
    let early = entries(&desk.db, &Asked { before: at(60).as_millisecond(), ..asked }).unwrap();
    assert_eq!(early.entries.len(), 1);
    assert_eq!(verify(&desk.db).unwrap(), Verified { entries: 3, problems: Vec::new() });
}

/// Any declaration does for a list.
fn spec() -> &'static kernel::RecordSpec {
    use kernel::spec::{Custody, HomeLevel, RecordSpec};
    static SPEC: RecordSpec = RecordSpec {
        kind: 12,
        name: "sample",
        path: "contoh",
        label: kernel::phrase("", ""),
        home: HomeLevel::Village,
        custody: Custody::Free,
        append_only: false,
        pages: false,
        read: &[],
        write: &[],
        specific: &[],
        source: "",
        states: None,
        fields: &[],
        retired: &[],
        indexes: &[],
    };
    &SPEC
}

fn a_person_whom_the_record_hides_stands_nowhere_in_clear(database: Database) {
    let desk = Desk::on(database);
    look(&desk, 0, case(true));
    let cells = ["SELECT * FROM access_entry", "SELECT * FROM access_opened"]
        .iter()
        .flat_map(|sql| desk.db.query(sql, &[], |row| row.cells()).unwrap())
        .flatten()
        .collect::<Vec<_>>();
    let tells = |cell: &Cell| cell.bytes().is_some_and(|bytes| bytes.windows(16).any(|part| part == WAHYUNI.0));
    assert!(!cells.iter().any(tells));
    assert!(of_person(&desk.db, WAHYUNI, "33.07.10.2004", 10).unwrap().is_empty());
    let asked = Asked { before: i64::MAX, limit: 9, ..Asked::default() };
    let entry = entries(&desk.db, &asked).unwrap().entries.remove(0);
    assert_eq!(entry.person(&desk.keys, 0).unwrap(), Some(WAHYUNI), "an inquiry with the node's key finds out");
}

fn an_altered_a_missing_and_a_cut_off_entry_are_named(database: Database) {
    let changes = [
        ("UPDATE access_entry SET account = $1 WHERE sequence = 2", "entry 2: its index"),
        ("UPDATE access_opened SET person = $1 WHERE sequence = 2", "entry 2: its index"),
        ("DELETE FROM access_opened WHERE sequence = 2 AND person <> $1", "entry 2: its index"),
        ("DELETE FROM access_entry WHERE sequence = 2 AND account <> $1", "entry 2 is missing before 3"),
        ("DELETE FROM access_entry WHERE sequence = 3 AND account <> $1", "entry 3, the last that was kept"),
        ("DELETE FROM access_entry WHERE sequence = 1 AND account <> $1", "entry 1 is missing before 2"),
        ("UPDATE access_entry SET body = $1 WHERE sequence = 2", "entry 2 does not have the hash"),
    ];
    let desk = Desk::on(database);
    (0..3).for_each(|seconds| look(&desk, seconds, case(false)));
    assert_eq!(problems(&desk), [""; 0]);
    for (sql, told) in changes {
        desk.db.begin().unwrap();
        desk.db.execute(sql, &[Cell::from([9u8; 16])]).unwrap();
        let found = problems(&desk);
        assert!(found.iter().any(|problem| problem.contains(told)), "{sql}: {found:?}");
        desk.db.rollback().unwrap();
    }
    assert_eq!(problems(&desk), [""; 0]);
}

fn an_entry_older_than_the_term_is_let_go_and_the_chain_still_holds(database: Database) {
    let desk = Desk::on(database);
    let year = 366 * 24 * 3600;
    look(&desk, 0, case(false));
    look(&desk, 4 * year, case(false));
    assert_eq!(of_person(&desk.db, WAHYUNI, "", 10).unwrap().len(), 2);
    look(&desk, 6 * year, case(false));
    let left: Vec<u64> = of_person(&desk.db, WAHYUNI, "", 10).unwrap().iter().map(|one| one.entry.sequence).collect();
    assert_eq!(left, [3, 2]);
    assert_eq!(verify(&desk.db).unwrap(), Verified { entries: 2, problems: Vec::new() });
    look(&desk, 40 * year, case(false));
    look(&desk, 40 * year + 1, case(false));
    assert_eq!(verify(&desk.db).unwrap(), Verified { entries: 2, problems: Vec::new() });
}

fn a_clock_that_was_set_back_does_not_turn_the_order_round(database: Database) {
    let desk = Desk::on(database);
    look(&desk, 1000, case(false));
    look(&desk, 10, case(false));
    let seen = of_person(&desk.db, WAHYUNI, "", 10).unwrap();
    assert_eq!(seen[0].entry.time, at(1000).as_millisecond());
}

on_both_engines!(
    what_was_opened_is_found_by_person_by_account_and_by_time,
    a_person_whom_the_record_hides_stands_nowhere_in_clear,
    an_altered_a_missing_and_a_cut_off_entry_are_named,
    an_entry_older_than_the_term_is_let_go_and_the_chain_still_holds,
    a_clock_that_was_set_back_does_not_turn_the_order_round,
);
