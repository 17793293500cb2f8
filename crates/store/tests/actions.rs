//! What an officer relies on: once is once, a number is one person's, what was answered is there, masks hold.

mod world;

use kernel::access::{Actor, Role, Scope};
use kernel::changes::Changes;
use kernel::refusal::Refusal;
use kernel::value::{Ref, Value};
use kernel::{Held, Id, Record};
use store::{ListQuery, Seen, Store};
use world::{Engine, HOME, Node, Person, Visit, id, officer, on_both_engines, person};

fn the_same_action_sent_twice_is_answered_once_and_another_body_is_refused(engine: Engine) {
    let node = Node::new(engine);
    let mut action = node.action();
    let make = |name: &'static str| {
        move |_: &store::Reader<'_>| {
            let mut changes = Changes::new();
            changes.create(HOME, &person(id(1), name, None));
            Ok(changes)
        }
    };
    assert!(!node.store.act(action.clone(), make("Siti")).unwrap().repeated);
    assert!(node.store.act(action.clone(), make("Siti")).unwrap().repeated);
    action.digest = [2; 32];
    assert_eq!(node.store.act(action, make("Sita")).unwrap_err(), Refusal::Reused);
    assert_eq!(node.read(|read| read.count(&ListQuery::of(Person::SPEC))).unwrap(), 1);
}

fn one_number_belongs_to_one_person_of_a_home_and_is_found_without_standing_anywhere_in_clear(engine: Engine) {
    let node = Node::new(engine);
    node.person(id(1), "Siti Aminah", Some("3307055708950001")).unwrap();
    let refused = node.person(id(2), "Orang Lain", Some("3307055708950001")).unwrap_err();
    assert!(
        matches!(refused, Refusal::Invalid(problems) if problems[0].field == "number" && problems[0].code == "unique")
    );
    let found = node.read(|read| read.lookup::<Person>("number", "3307055708950001")).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].number.given().map(String::as_str), Some("3307055708950001"));
    assert!(!node.holds("3307055708950001"), "the number stands in clear somewhere");
}

fn a_name_is_found_however_it_was_spelt(engine: Engine) {
    let node = Node::new(engine);
    for (number, name) in ["Moehammad Djoko Soesilo", "Siti Aminah", "Wahyuni"].into_iter().enumerate() {
        node.person(id(number as u8 + 1), name, None).unwrap();
    }
    let found = node.read(|read| read.named(Person::SPEC, "muhamad joko susilo", 5)).unwrap();
    assert_eq!(found[0].1.text("name"), Some("Moehammad Djoko Soesilo"));
    assert!(found[0].0 > 80, "score {}", found[0].0);
    let typing = node.read(|read| read.named_so_far(Person::SPEC, "wahy", 5)).unwrap();
    assert_eq!(typing[0].1.text("name"), Some("Wahyuni"), "found while it is being typed");
}

fn the_second_of_two_saves_is_told_which_field_the_first_changed(engine: Engine) {
    let node = Node::new(engine);
    node.person(id(1), "Siti", None).unwrap();
    let seen = Seen::of(&node.read(|read| read.row(Person::SPEC, id(1))).unwrap());
    let seen = Seen::parse(&seen.to_string()).unwrap();
    node.edit(id(1), Person::COLOUR.tag, Value::Integer(2)).unwrap();
    let refused = node.read(|read| read.seen_row(Person::SPEC, id(1), &seen)).unwrap_err();
    assert!(matches!(refused, Refusal::Conflict(conflict) if conflict.changed.iter().map(|(tag, _)| *tag).eq([3])));
}

fn who_may_not_see_gets_the_same_seal_everywhere(engine: Engine) {
    let node = Node::new(engine);
    node.found_office();
    node.person(id(1), "Siti Aminah", Some("1")).unwrap();
    node.edit(id(1), Person::NOTE.tag, Value::Text("rahasia".into())).unwrap();
    node.person(id(2), "Agus", None).unwrap();
    let ministry = Actor { role: Some(Role::PetugasKementerian), ..officer() };
    node.store
        .read(&ministry, node.now(), |read| {
            let row = read.row(Person::SPEC, id(1))?;
            assert_eq!([row.cell("name"), row.cell("number"), row.cell("note")], [&Held::Sealed; 3]);
            assert!(read.named(Person::SPEC, "Siti", 5)?.is_empty());
            assert!(read.lookup::<Person>("number", "1")?.is_empty());
            let lines = read.history(Person::SPEC, id(1))?;
            let personal = lines.iter().flat_map(|line| &line.fields).filter(|field| field.tag == 1);
            assert!(personal.clone().count() > 0 && personal.clone().all(|field| field.after == Held::Sealed));
            let filtered = ListQuery::of(Person::SPEC).with(Person::NAME.tag, Value::Text("Siti Aminah".into()));
            assert!(read.list(&filtered)?.rows.is_empty(), "a filter must not tell what a mask hides");
            let order = |query: ListQuery| {
                Ok::<_, Refusal>(read.list(&query)?.rows.iter().map(|row| row.id).collect::<Vec<_>>())
            };
            let newest = order(ListQuery::of(Person::SPEC))?;
            for descending in [false, true] {
                let sorted = order(ListQuery::of(Person::SPEC).sorted(Person::NAME.tag, descending))?;
                assert_eq!(sorted, newest, "an order must not tell what a mask hides");
            }
            Ok(())
        })
        .unwrap();
}

fn nobody_reads_beyond_the_own_region_or_person(engine: Engine) {
    let node = Node::new(engine);
    node.found_office();
    node.person(id(1), "Siti", None).unwrap();
    let mut changes = Changes::new();
    changes.create(
        HOME,
        &Visit { id: Id::new(id(50)), person: Ref::new(Id::new(id(1)), HOME), purpose: Held::Known(None) },
    );
    node.write(changes).unwrap();
    let see = |scope: Scope| {
        let actor = Actor { scope, ..officer() };
        node.store
            .read(&actor, node.now(), |read| {
                Ok((read.row(Person::SPEC, id(1)).is_ok(), read.row(Visit::SPEC, id(50)).is_ok()))
            })
            .unwrap()
    };
    assert_eq!(see(Scope::Regions(vec!["33.07".into()])), (true, true));
    assert_eq!(see(Scope::Regions(vec!["33.08".into()])), (false, false));
    assert_eq!(see(Scope::Person(id(1))), (true, true));
    assert_eq!(see(Scope::Person(id(2))), (false, false));
    assert_eq!(see(Scope::Nothing), (false, false));
}

fn lists_page_by_page_show_every_row_once_in_either_direction(engine: Engine) {
    let node = Node::new(engine);
    for number in 1..=23u8 {
        node.person(id(number), &format!("Orang {}", number % 5), None).unwrap();
    }
    for sort in [None, Some((1, false)), Some((1, true)), Some((5, false)), Some((5, true))] {
        let mut query = ListQuery::of(Person::SPEC).limited(5);
        if let Some((tag, descending)) = sort {
            query = query.sorted(tag, descending);
        }
        let mut seen = Vec::new();
        loop {
            let page = node.read(|read| read.list(&query)).unwrap();
            seen.extend(page.rows.iter().map(|row| row.id));
            match page.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen.len(), 23, "{sort:?}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 23, "{sort:?}");
    }
}

fn an_erased_person_leaves_no_name_behind_and_the_chain_still_holds(engine: Engine) {
    let node = Node::new(engine);
    node.person(id(1), "Zulaikha Tertanam", Some("777")).unwrap();
    let mut changes = Changes::new();
    let visit = Visit {
        id: Id::new(id(50)),
        person: Ref::new(Id::new(id(1)), HOME),
        purpose: Held::Known(Some("Keperluan tertanam".into())),
    };
    changes.create(HOME, &visit);
    node.write(changes).unwrap();
    assert!(node.read(|read| Ok(!read.named(Person::SPEC, "Zulaikha", 5)?.is_empty())).unwrap());
    node.store.erase(id(1), node.now()).unwrap();
    let row = node.read(|read| read.row(Person::SPEC, id(1))).unwrap();
    assert_eq!([row.cell("name"), row.cell("number")], [&Held::Erased; 2]);
    assert_eq!(node.read(|read| read.row(Visit::SPEC, id(50))).unwrap().cell("purpose"), &Held::Erased);
    assert!(node.read(|read| Ok(read.named(Person::SPEC, "Zulaikha", 5)?.is_empty())).unwrap());
    assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new());
    node.store.rebuild().unwrap();
    assert_eq!(node.read(|read| read.row(Person::SPEC, id(1))).unwrap().cell("name"), &Held::Erased);
    let Node { store, folder, location, .. } = node;
    store.close();
    for planted in ["Zulaikha", "ulaikha", "Keperluan tertanam"] {
        assert!(!world::holds(&location, &folder, planted), "{planted} is still there");
    }
}

fn a_store_opened_again_holds_what_was_answered(engine: Engine) {
    let node = Node::new(engine);
    node.person(id(1), "Siti", Some("1")).unwrap();
    let (before, digest) = (node.dump(), node.store.digest().unwrap());
    let Node { store, folder: _folder, location, .. } = node;
    let identity = store.node();
    store.close();
    let again = Store::open(location, world::registry(), store::keys::Unlock::KeyFile).unwrap();
    assert_eq!((again.node(), again.digest().unwrap()), (identity, digest));
    assert!(before.contains("Siti"));
    let row = again.read(&officer(), jiff::Timestamp::now(), |read| read.row(Person::SPEC, id(1))).unwrap();
    assert_eq!(row.text("number"), Some("1"));
}

fn whoever_asks_what_refers_to_a_record_gets_all_of_it(engine: Engine) {
    let node = Node::new(engine);
    node.found_office();
    node.person(id(1), "Siti", None).unwrap();
    let person = Ref::new(Id::new(id(1)), HOME);
    for part in 0..6 {
        let mut changes = Changes::new();
        for number in 0..200 {
            let visit = kernel::RecordId::v7(1_795_000_000_000 + part * 1_000 + number, [5; 10]);
            changes.create(HOME, &Visit { id: Id::new(visit), person, purpose: Held::Known(None) });
        }
        node.write(changes).unwrap();
    }
    assert_eq!(node.read(|read| read.referring_rows(Visit::SPEC, "person", id(1))).unwrap().len(), 1_200);
}

/// A month's service for five hundred members is one event of five hundred postings.
fn an_action_with_more_changes_than_an_entry_carries_is_written_whole_or_not_at_all(engine: Engine) {
    let node = Node::new(engine);
    node.found_office();
    let many = |first: u64, reason: &str| {
        let mut changes = Changes::new();
        for number in first..first + 600 {
            let id = kernel::RecordId::v7(1_795_000_000_000 + number, [6; 10]);
            changes.create(HOME, &person(id, "Siti", Some(&format!("{reason}{number}"))));
        }
        changes
    };
    node.write(many(0, "a")).unwrap();
    let count = || node.read(|read| read.count(&ListQuery::of(Person::SPEC))).unwrap();
    assert_eq!((count(), node.entries().len()), (600, 4), "the office, and three of at most 256");
    // The last of them has a number that somebody has.
    let mut changes = many(1_000, "b");
    changes.create(HOME, &person(id(1), "Wahyuni", Some("a7")));
    assert!(matches!(node.write(changes), Err(Refusal::Invalid(_))));
    assert_eq!((count(), node.entries().len()), (600, 4));
    assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new());
}

fn a_journal_exported_and_imported_twice_gives_the_same_digest_in_another_folder(engine: Engine) {
    let node = Node::new(engine);
    node.found_office();
    node.person(id(1), "Siti", None).unwrap();
    node.edit(id(1), Person::COLOUR.tag, Value::Integer(2)).unwrap();
    let file = node.folder.path().join("journal.desmigratif");
    let written = node.store.export_journal(&file).unwrap();
    let other = Node::new(engine);
    let first = other.store.import_journal(&file).unwrap();
    let second = other.store.import_journal(&file).unwrap();
    assert_eq!((first.entries, first.new, second.new), (written, written, 0));
    assert_eq!(node.store.digest().unwrap(), other.store.digest().unwrap());
    assert!(!std::fs::read(&file).unwrap().windows(4).any(|window| window == b"Siti"));
}

fn every_statement_that_is_made_from_a_declaration_is_understood(engine: Engine) {
    let node = Node::new(engine);
    node.found_office();
    node.person(id(1), "Siti Aminah", Some("1")).unwrap();
    let regions = |codes: &[&str]| Scope::Regions(codes.iter().map(|code| (*code).to_owned()).collect());
    for scope in [regions(&[""]), regions(&["33.07", "32", "11.01"]), Scope::Person(id(1)), Scope::Nothing] {
        let actor = Actor { scope, ..officer() };
        node.store
            .read(&actor, node.now(), |read| {
                for spec in [world::Office::SPEC, world::Custody::SPEC, Person::SPEC, Visit::SPEC] {
                    for field in spec.fields {
                        for value in [Value::Null, sample(field)] {
                            read.list(&ListQuery {
                                home: Some(HOME),
                                ..ListQuery::of(spec).with(field.tag, value.clone())
                            })?;
                            read.count(&ListQuery {
                                region: Some("33".into()),
                                ..ListQuery::of(spec).with(field.tag, value)
                            })?;
                        }
                        for descending in [false, true] {
                            read.list(&ListQuery {
                                withdrawn: true,
                                ..ListQuery::of(spec).sorted(field.tag, descending)
                            })?;
                        }
                    }
                    read.named(spec, "siti aminah binti ahmad", 5)?;
                }
                read.lookup_rows(Person::SPEC, "number", "1")?;
                read.referring_rows(Visit::SPEC, "person", id(1))?;
                read.indicator("person.red", "33", Some(("2026-01", "2026-12")))?;
                read.indicator_by_region("person.red", "", kernel::region::Level::Regency, None)?;
                read.indicator_by_month("person.red", "", "2026-01", "2026-12")?;
                Ok(())
            })
            .unwrap();
    }
}

fn sample(field: &kernel::spec::FieldSpec) -> Value {
    use kernel::spec::FieldType;
    match field.kind {
        FieldType::Reference(_) => Value::Reference(kernel::Reference { record: id(1), home: HOME }),
        FieldType::Integer | FieldType::Choice(_) => Value::Integer(1),
        _ => Value::Text("a".into()),
    }
}

#[test]
fn a_node_goes_on_when_its_server_comes_back_and_what_was_answered_is_there() {
    let Some(server) = testkit::postgres::shared() else { return };
    let name = "desmigratif_that_is_cut_off";
    let database = format!("{}&application_name={name}", server.fresh()).parse().unwrap();
    let node = Node::over(database);
    node.person(id(1), "Siti", None).unwrap();
    node.read(|read| read.row(Person::SPEC, id(1))).unwrap();
    let cut =
        format!("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{name}'");
    assert_eq!(
        testkit::postgres::query(server.address(), &cut).unwrap().trim(),
        "3",
        "the writer, the connection beside it, and one reader"
    );
    assert_eq!(node.read(|read| read.row(Person::SPEC, id(1))).unwrap().text("name"), Some("Siti"));
    node.person(id(2), "Wahyuni", None).unwrap();
    let in_the_middle = node.store.act(node.action(), move |read| {
        let mut changes = Changes::new();
        changes.create(HOME, &person(id(3), "Bambang", None));
        testkit::postgres::query(server.address(), &cut).unwrap();
        read.count(&ListQuery::of(Person::SPEC))?;
        Ok(changes)
    });
    assert!(in_the_middle.is_err(), "nobody is told that it was written");
    node.person(id(4), "Slamet", None).unwrap();
    assert_eq!(node.read(|read| read.count(&ListQuery::of(Person::SPEC))).unwrap(), 3);
    assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn what_only_the_server_refuses_is_refused_alone_when_it_comes_again() {
    let Some(server) = testkit::postgres::shared() else { return };
    let node = Node::over(server.fresh().parse().unwrap());
    // Too long for an index, and nothing that could be packed.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut sign = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'a' + (state % 26) as u8)
    };
    let long: String = (0..20_000).map(|_| sign()).collect();
    let mut answers = Vec::new();
    for _ in 0..2 {
        answers.push(node.person(id(1), &long, None).unwrap_err());
        node.person(id(9 + answers.len() as u8), "Wahyuni", None).unwrap();
    }
    assert!(matches!(answers[0], Refusal::Busy), "whatever was written with it comes again as well: {:?}", answers[0]);
    assert!(matches!(answers[1], Refusal::Fault(_)), "then it stands by itself: {:?}", answers[1]);
    assert_eq!(node.read(|read| read.count(&ListQuery::of(Person::SPEC))).unwrap(), 2);
    assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new());
}

on_both_engines!(
    every_statement_that_is_made_from_a_declaration_is_understood,
    the_same_action_sent_twice_is_answered_once_and_another_body_is_refused,
    one_number_belongs_to_one_person_of_a_home_and_is_found_without_standing_anywhere_in_clear,
    a_name_is_found_however_it_was_spelt,
    the_second_of_two_saves_is_told_which_field_the_first_changed,
    who_may_not_see_gets_the_same_seal_everywhere,
    nobody_reads_beyond_the_own_region_or_person,
    lists_page_by_page_show_every_row_once_in_either_direction,
    an_erased_person_leaves_no_name_behind_and_the_chain_still_holds,
    a_store_opened_again_holds_what_was_answered,
    whoever_asks_what_refers_to_a_record_gets_all_of_it,
    an_action_with_more_changes_than_an_entry_carries_is_written_whole_or_not_at_all,
    a_journal_exported_and_imported_twice_gives_the_same_digest_in_another_folder,
);
