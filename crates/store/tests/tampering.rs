//! What somebody changes behind the node's back is found by a verification, which says exactly that and nothing else; tables
//! are mended by a rebuild, and entries that are gone or changed are not.

mod world;

use std::collections::BTreeSet;

use kernel::changes::Changes;
use kernel::value::{Ref, Value};
use kernel::{Held, Id};
use store::Class;
use store::engine::{Cell, Db, DbError};
use world::{Colour, Custody, Engine, HOME, Node, Person, Random, Same, Visit, id, on_both_engines};

/// What is damaged: a table, what tells its rows apart, and its columns.
struct Table {
    name: &'static str,
    key: &'static [&'static str],
    columns: &'static [&'static str],
}

const TABLES: &[Table] = &[
    Table {
        name: "journal_entry",
        key: &["stream", "sequence"],
        columns: &["stream", "sequence", "hash", "time", "action", "body"],
    },
    Table {
        name: "journal_stream",
        key: &["number"],
        columns: &["number", "node", "home", "sequence", "hash", "time"],
    },
    Table {
        name: "journal_touched",
        key: &["record", "stream", "sequence"],
        columns: &["record", "stream", "sequence", "kind"],
    },
    Table { name: "fold_home", key: &["home"], columns: &["home", "region"] },
    Table {
        name: "fold_indicator",
        key: &["indicator", "home", "month"],
        columns: &["indicator", "home", "month", "amount"],
    },
    Table {
        name: "fold_name",
        key: &["kind", "word", "region_now", "record"],
        columns: &["kind", "word", "region_now", "record"],
    },
    Table { name: "fold_lookup", key: &["kind", "tag", "hash", "record"], columns: &["kind", "tag", "hash", "record"] },
    Table { name: "fold_subject", key: &["subject", "record"], columns: &["subject", "record"] },
    Table { name: "fold_redirect", key: &["record"], columns: &["record", "source", "target", "moment"] },
    Table { name: "fold_merged", key: &["source"], columns: &["source", "target"] },
    Table { name: "subject_key", key: &["subject"], columns: &["subject", "secret"] },
    Table { name: "office", key: &["id"], columns: OFFICE },
    Table { name: "person", key: &["id"], columns: PERSON },
    Table { name: "visit", key: &["id"], columns: VISIT },
];

const OFFICE: &[&str] = &["id", "home", "region_now", "person_now", "heads", "conflict", "withdrawn", "region"];
const PERSON: &[&str] = &[
    "id",
    "home",
    "region_now",
    "person_now",
    "heads",
    "conflict",
    "withdrawn",
    "name",
    "number",
    "colour",
    "note",
    "serial",
];
const VISIT: &[&str] =
    &["id", "home", "region_now", "person_now", "heads", "conflict", "withdrawn", "person", "purpose"];

/// One day's work of everything there is.
fn worked_in(engine: Engine) -> Node {
    let node = Node::new(engine);
    node.found_office();
    let mut changes = Changes::new();
    changes.create(HOME, &Custody { id: Id::new(id(90)), epoch: 0, node: node.store.node().to_string() });
    node.write(changes).unwrap();
    for number in 1..=6 {
        node.person(id(number), &format!("Wahyuni Lestari {number}"), Some(&format!("33070{number}"))).unwrap();
    }
    node.edit(id(1), Person::COLOUR.tag, Value::Integer(2)).unwrap();
    node.edit(id(2), Person::NOTE.tag, Value::Text("rahasia".into())).unwrap();
    node.edit(id(3), Person::NAME.tag, Value::Text("Budi Santosa".into())).unwrap();
    node.edit(id(4), 0, Value::Integer(1)).unwrap();
    let person = |number| Ref::new(Id::new(id(number)), HOME);
    for number in 1..=4 {
        let mut changes = Changes::new();
        let purpose = Held::Known(Some("surat".into()));
        changes.create(HOME, &Visit { id: Id::new(id(40 + number)), person: person(number), purpose });
        node.write(changes).unwrap();
    }
    let mut changes = Changes::new();
    let same = Same { id: Id::new(id(60)), one: person(5), other: person(6), into: Some(Colour::Red), moment: 7 };
    changes.create(HOME, &same);
    node.write(changes).unwrap();
    assert_eq!(problems(&node), Vec::<String>::new());
    node
}

/// A fresh look: keys that this process still remembers hide nothing.
fn look(node: &Node) -> store::Report {
    let inspection =
        store::Inspection::open(node.location.clone(), world::registry(), store::keys::Unlock::KeyFile).unwrap();
    inspection.verify().unwrap()
}

fn problems(node: &Node) -> Vec<String> {
    look(node).problems
}

fn classes(node: &Node) -> BTreeSet<Class> {
    look(node).findings.iter().map(|finding| finding.class).collect()
}

fn tamper(node: &Node, sql: &'static str) {
    let changed = node.store.local_write(move |db, _| Ok(db.execute(sql, &[])?)).unwrap();
    assert!(changed > 0, "{sql}");
}

/// Every row of every folded table. A sealed cell differs each time that it is written: only whether there is one.
fn dump(node: &Node) -> Vec<Vec<Cell>> {
    node.store
        .local_read(|db| {
            let mut all = Vec::new();
            for table in TABLES.iter().filter(|table| !["subject_key"].contains(&table.name)) {
                let columns = table.columns.join(", ");
                let sql = format!("SELECT {columns} FROM {} ORDER BY {}", table.name, table.key.join(", "));
                for mut row in db.query(&sql, &[], |row| row.cells())? {
                    if table.name == "person" {
                        row[8] = Cell::from(!row[8].is_null());
                    }
                    if table.name == "fold_indicator" && row[3] == Cell::Integer(0) {
                        continue;
                    }
                    row.insert(0, Cell::from(table.name));
                    all.push(row);
                }
            }
            Ok(all)
        })
        .unwrap()
}

/// What was done to a row, so that it can be undone.
struct Damage {
    table: &'static Table,
    before: Option<Vec<Cell>>,
    after: Option<Vec<Cell>>,
    column: Option<&'static str>,
    last: bool,
}

impl Damage {
    fn random(db: &Db, random: &mut Random) -> Result<Damage, DbError> {
        let table = &TABLES[random.below(TABLES.len() as u64) as usize];
        let sql = format!("SELECT {} FROM {} ORDER BY {}", table.columns.join(", "), table.name, table.key.join(", "));
        let rows = db.query(&sql, &[], |row| row.cells())?;
        let at = random.below(rows.len() as u64) as usize;
        let row = rows[at].clone();
        let last = at + 1 == rows.len();
        let mut damage = Damage { table, before: Some(row.clone()), after: None, column: None, last };
        match random.below(4) {
            0 if table.name != "subject_key" => {}
            1 if !["journal_entry", "journal_stream", "subject_key"].contains(&table.name) => {
                // Another row, alike but for the record that it is about.
                let mut other = row;
                let key = table.columns.iter().position(|column| *column == table.key[table.key.len() - 1]).unwrap();
                change(&mut other[key], random);
                damage.before = None;
                damage.after = Some(other);
                damage.column = Some(table.columns[key]);
            }
            _ => {
                let mut changed = row;
                let free = |column: usize| !table.key.contains(&table.columns[column]);
                let some: Vec<usize> = (0..changed.len()).filter(|at| free(*at) && !changed[*at].is_null()).collect();
                let at =
                    if some.is_empty() { changed.len() - 1 } else { some[random.below(some.len() as u64) as usize] };
                change(&mut changed[at], random);
                damage.column = Some(table.columns[at]);
                damage.after = Some(changed);
            }
        }
        Ok(damage)
    }

    fn put(&self, db: &Db, back: bool) -> Result<(), DbError> {
        let (gone, come) = if back { (&self.after, &self.before) } else { (&self.before, &self.after) };
        let key: Vec<usize> =
            (0..self.table.columns.len()).filter(|at| self.table.key.contains(&self.table.columns[*at])).collect();
        if let (Some(gone), Some(come)) = (gone, come)
            && self.table.name == "subject_key"
        {
            let sql = "UPDATE subject_key SET secret = $2 WHERE subject = $1";
            assert_eq!(db.execute(sql, &[gone[0].clone(), come[1].clone()])?, 1);
            return Ok(());
        }
        if let Some(gone) = gone {
            let places: Vec<String> = key
                .iter()
                .enumerate()
                .map(|(at, column)| format!("{} = ${}", self.table.columns[*column], at + 1))
                .collect();
            let values: Vec<Cell> = key.iter().map(|column| gone[*column].clone()).collect();
            assert_eq!(
                db.execute(&format!("DELETE FROM {} WHERE {}", self.table.name, places.join(" AND ")), &values)?,
                1
            );
        }
        if let Some(come) = come {
            let places: Vec<String> = (1..=come.len()).map(|at| format!("${at}")).collect();
            let columns = self.table.columns.join(", ");
            let sql = format!("INSERT INTO {} ({columns}) VALUES ({})", self.table.name, places.join(", "));
            db.execute(&sql, come)?;
        }
        Ok(())
    }

    /// What a verification has to say of it.
    fn expected(&self) -> BTreeSet<Class> {
        let gone = self.after.is_none();
        let come = self.before.is_none();
        let moved = self.before.as_ref().zip(self.after.as_ref());
        let key_changed = moved.is_some_and(|(before, after)| {
            self.table
                .columns
                .iter()
                .zip(before.iter().zip(after))
                .any(|(column, (one, two))| self.table.key.contains(column) && one != two)
        });
        let classes: &[Class] = match self.table.name {
            "journal_entry" if gone && self.last => &[Class::StreamEnd],
            "journal_entry" if gone => &[Class::EntryMissing],
            "journal_entry" if self.column == Some("body") => &[Class::EntryChanged],
            "journal_entry" => &[Class::EntryColumns],
            "journal_stream" if self.column == Some("sequence") => &[Class::StreamEnd],
            "journal_stream" => &[Class::StreamLine],
            "journal_touched" => &[Class::Touched],
            "fold_home" => &[Class::Homes],
            "fold_indicator" => &[Class::Indicators],
            "fold_name" => &[Class::Names],
            "fold_lookup" => &[Class::Lookups],
            "fold_subject" => &[Class::Subjects],
            "fold_redirect" | "fold_merged" => &[Class::Redirects],
            "subject_key" => &[Class::KeyUnreadable],
            _ if gone => &[Class::RowMissing],
            _ if come => &[Class::RowExtra],
            _ if key_changed => &[Class::RowExtra, Class::RowMissing],
            _ => &[Class::RowChanged],
        };
        classes.iter().copied().collect()
    }
}

fn change(cell: &mut Cell, random: &mut Random) {
    match cell {
        Cell::Null => *cell = Cell::Integer(1),
        Cell::Integer(number) => *number += 1,
        Cell::Text(text) => text.push('x'),
        Cell::Bytes(bytes) => {
            let at = random.below(bytes.len() as u64) as usize;
            bytes[at] ^= 1 << random.below(8);
        }
    }
}

fn a_damage_anywhere_is_told_for_what_it_is_and_what_a_rebuild_can_mend_it_mends(engine: Engine) {
    let node = worked_in(engine);
    let whole = dump(&node);
    let rounds = if matches!(engine, Engine::Sqlite) { 160 } else { 60 };
    for seed in 1..=rounds {
        let mut random = Random(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        let damage = node.store.local_read(|db| Ok(Damage::random(db, &mut random)?)).unwrap();
        let damage = std::sync::Arc::new(damage);
        let put = |back: bool| {
            let damage = std::sync::Arc::clone(&damage);
            node.store.local_write(move |db, _| Ok(damage.put(db, back)?)).unwrap();
        };
        put(false);
        let told = format!("seed {seed}: {} {:?} {:?}", damage.table.name, damage.column, problems(&node));
        assert_eq!(classes(&node), damage.expected(), "{told}");
        let mended = damage.expected().iter().all(|class| class.remedy() == store::Remedy::Rebuild);
        let inside = damage.column == Some("secret");
        if mended {
            node.store.rebuild().unwrap();
            assert_eq!(problems(&node), Vec::<String>::new(), "{told}: rebuilt");
            assert_eq!(dump(&node), whole, "{told}: rebuilt");
        } else {
            assert!(inside || node.store.rebuild().is_err(), "{told}: a rebuild would say less");
            assert_eq!(classes(&node), damage.expected(), "{told}: after a refused rebuild");
            put(true);
            assert_eq!(problems(&node), Vec::<String>::new(), "{told}: put back");
        }
    }
}

fn a_row_moved_into_another_region_is_found_and_a_rebuild_puts_it_back(engine: Engine) {
    let node = worked_in(engine);
    tamper(&node, "UPDATE person SET region_now = '11' WHERE id IN (SELECT id FROM person ORDER BY id LIMIT 1)");
    assert_eq!(problems(&node).len(), 1, "{:?}", problems(&node));
    node.store.rebuild().unwrap();
    assert_eq!(problems(&node), Vec::<String>::new());
}

fn entries_taken_from_the_end_are_missed_and_a_rebuild_is_refused_unless_what_is_left_is_wanted(engine: Engine) {
    let node = worked_in(engine);
    tamper(&node, "DELETE FROM journal_entry WHERE sequence = (SELECT max(sequence) FROM journal_entry)");
    assert_eq!(classes(&node), BTreeSet::from([Class::StreamEnd]));
    let refused = node.store.rebuild().unwrap_err().to_string();
    assert!(refused.contains("say less") && refused.contains("stream.end"), "{refused}");
    node.store.rebuild_from_what_is_left().unwrap();
    let found = classes(&node);
    assert_eq!(found, BTreeSet::from([Class::StreamEnd]), "also after it");
}

on_both_engines!(
    a_damage_anywhere_is_told_for_what_it_is_and_what_a_rebuild_can_mend_it_mends,
    a_row_moved_into_another_region_is_found_and_a_rebuild_puts_it_back,
    entries_taken_from_the_end_are_missed_and_a_rebuild_is_refused_unless_what_is_left_is_wanted,
);
