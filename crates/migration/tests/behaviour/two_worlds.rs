//! Two worlds that are alike but for what is specific of one person. Whoever has both databases, and no key, finds no
//! difference: every clear cell is equal, and what is sealed is equally long.

use std::collections::{BTreeMap, BTreeSet};

use crate::world::World;
use jiff::civil::date;
use kernel::journal::decode;
use kernel::spec::{Class, FieldType};
use kernel::{Record, RecordId, Value};
use migration::office::check::Interview;
use migration::office::contact_log::{self, ContactInput, Wish};
use migration::office::emergency::{self, EmergencyInput};
use migration::records::MigrationCase;
use migration::records::case::{CaseState, ReturnReason, RouteTaken};
use migration::records::contact_log::{ContactOutcome, ContactWay, ContactWith, FamilyMayKnow};
use migration::records::emergency::{EmergencyKind, Reporter};
use migration::records::return_outcome::ReturnWay;
use migration::rules::facts::{Given, Homecoming};
use migration::rules::interview::{Answers, Holder, RecruiterKind, Travel, VisaOffered};
use store::engine::{Cell, Db, Location};

/// Tables of secrets and hashes: random in every world, whatever is written. Their rows are counted.
const SECRETS: [&str; 2] = ["subject_key", "node_key"];

/// A world in which the officer writes how somebody left and what is to be looked into.
fn world(jalur: RouteTaken, concern: &str) -> World {
    let world = World::new();
    let case = world.case();
    let concern = concern.to_owned();
    let officer = world.officer.clone();
    let written = world.act(&officer, move |read| {
        let row = read.row(MigrationCase::SPEC, case)?;
        let mut changes = kernel::Changes::new();
        changes.edit_row(
            &row,
            [
                (MigrationCase::ROUTE_TAKEN.tag, Value::Integer(jalur.code())),
                (MigrationCase::CONCERN.tag, Value::Text(concern)),
            ],
        );
        Ok(changes)
    });
    written.unwrap();
    world
}

/// Every cell of every table, and of every entry, with what is random by nature taken out: this node's id, hashes,
/// and the bytes (not the length) of what is sealed.
fn dump(world: &World) -> BTreeMap<String, Vec<String>> {
    let db = Db::reader(&Location::new(&world.folder)).unwrap();
    let node = world.store.node();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let tables = db.query(tables, &[], |row| row.text(0).to_owned()).unwrap();
    let mut all = BTreeMap::new();
    for table in tables {
        let rows = db.query(&format!("SELECT * FROM \"{table}\""), &[], |row| row.cells()).unwrap();
        let mut lines: Vec<String> = rows.iter().map(|cells| line(&table, cells, node)).collect();
        lines.sort();
        all.insert(table, lines);
    }
    all
}

fn line(table: &str, cells: &[Cell], node: RecordId) -> String {
    if SECRETS.contains(&table) {
        return "a row".to_owned();
    }
    let shown = cells.iter().map(|cell| match cell {
        Cell::Null => "nothing".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Bytes(bytes) => bytes_shown(bytes, node),
    });
    shown.collect::<Vec<_>>().join(" | ")
}

/// Ids and references as they are; an entry by what its body says in clear; everything else by its length.
fn bytes_shown(bytes: &[u8], node: RecordId) -> String {
    if bytes == node.0 {
        return "this node".to_owned();
    }
    if bytes.len() == 16 {
        return format!("{bytes:02x?}");
    }
    if let Ok(entry) = decode(bytes) {
        let sealed: Vec<String> = entry
            .sealed
            .iter()
            .map(|group| format!("{} {} {} {}", group.subject, group.class, group.packing, group.bytes.len()))
            .collect();
        let (sequence, changes) = (entry.sequence, &entry.changes);
        return format!("entry {sequence} of {}: {changes:?}, sealed {sealed:?}", entry.stream.home);
    }
    format!("{} bytes", bytes.len())
}

/// Where two dumps differ, by table.
fn differing(one: &World, other: &World) -> BTreeSet<String> {
    let (one, other) = (dump(one), dump(other));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    one.into_iter().filter(|(table, lines)| other[table] != *lines).map(|(table, _)| table).collect()
}

const CONCERN: &str = "Diajak calo dari luar desa.";
const LONGER: &str = "Paspor dipegang calo.";

#[test]
fn a_case_is_there_with_every_table_that_the_dump_is_to_look_at() {
    let dump = dump(&world(RouteTaken::Prosedural, CONCERN));
    for table in ["migration_case", "resident", "fold_name", "fold_lookup", "fold_subject", "journal_entry"] {
        assert!(dump.contains_key(table), "{table} of {:?}", dump.keys());
    }
    assert!(dump["journal_entry"].iter().any(|line| line.contains("entry 3 of")), "entries are read, not only counted");
    assert!(!dump["subject_key"].is_empty());
}

#[test]
fn how_somebody_left_shows_in_no_clear_cell_and_in_no_length() {
    let one = world(RouteTaken::Prosedural, CONCERN);
    for jalur in [RouteTaken::Prosedural, RouteTaken::BelumProsedural, RouteTaken::TidakDiketahui] {
        assert_eq!(differing(&one, &world(jalur, CONCERN)), BTreeSet::new(), "{jalur:?}");
    }
}

#[test]
fn what_is_to_be_looked_into_shows_in_no_clear_cell_and_its_length_in_none() {
    let one = world(RouteTaken::BelumProsedural, CONCERN);
    assert_eq!(differing(&one, &world(RouteTaken::BelumProsedural, LONGER)), BTreeSet::new());
    assert_eq!(differing(&one, &world(RouteTaken::BelumProsedural, "x")), BTreeSet::new());
}

/// A world in which somebody was interviewed and the case reviewed.
fn reviewed(answers: Answers) -> World {
    let world = World::new();
    let case = world.case();
    let phone = Some("+6281270001234".to_owned());
    world.interview(case, Interview { phone, answers, ..Interview::default() }).unwrap();
    world.review(case).unwrap();
    world
}

#[test]
fn what_was_answered_found_and_decided_shows_in_no_clear_cell_and_in_no_length() {
    let one = reviewed(Answers::default());
    let grave = Answers {
        recruiter: Some(RecruiterKind::Individual),
        visa: Some(VisaOffered::Pilgrimage),
        travel: Some(Travel::Border),
        holder: Some(Holder::Broker),
        advance: Some(7_500_000),
        note: Some(CONCERN.repeat(9)),
        ..Answers::default()
    };
    assert_eq!(differing(&one, &reviewed(grave)), BTreeSet::new());
    let some = Answers { fee: Some(1), ..Answers::default() };
    assert_eq!(differing(&one, &reviewed(some)), BTreeSet::new());
}

/// A world in which somebody abroad was reached once, then asked again; another day is planned.
fn asked(with: ContactWith, outcome: ContactOutcome, said: Option<&str>) -> World {
    let world = World::new();
    let case = abroad(&world);
    let first = (ContactWith::Worker, ContactOutcome::Reached, None);
    for (with, outcome, said) in [first, (with, outcome, said)] {
        let input = ContactInput {
            case,
            date: crate::world::TODAY,
            with,
            way: ContactWay::Phone,
            outcome,
            said: said.map(str::to_owned),
            heard_on: None,
            next: Some(date(2026, 12, 24)),
        };
        let action = world.action();
        world.act_as(&world.officer.clone(), action, move |read| contact_log::record(read, action, &input)).unwrap();
    }
    world
}

fn abroad(world: &World) -> RecordId {
    let case = world.case();
    let reason = Some("kata ibunya".to_owned());
    let given = Given { route_taken: Some(RouteTaken::Prosedural), reason, ..crate::world::on(date(2025, 3, 1)) };
    world.step(case, CaseState::Bekerja, given).unwrap();
    case
}

#[test]
fn who_was_reached_and_what_was_said_shows_in_no_clear_cell_and_in_no_length() {
    use ContactOutcome::{NoAnswer, Reached, Unreachable};
    let one = asked(ContactWith::Worker, Reached, None);
    for other in [
        asked(ContactWith::Worker, NoAnswer, None),
        asked(ContactWith::Family, Reached, Some("Lama diam")),
        asked(ContactWith::Mission, Unreachable, Some("x")),
    ] {
        assert_eq!(differing(&one, &other), BTreeSet::new());
    }
}

#[test]
fn what_a_worker_wishes_about_the_family_shows_in_no_clear_cell_and_in_no_length() {
    let wished = |answer, kin: Option<&str>| {
        let world = World::new();
        let case = abroad(&world);
        let (seen, kin) = (world.seen(case), kin.map(str::to_owned));
        let input = Wish { case, answer, kin };
        world.act(&world.officer.clone(), move |read| contact_log::wish(read, &seen, &input)).unwrap();
        world
    };
    let yes = wished(FamilyMayKnow::Yes, Some(contact_log::ALL_KIN));
    assert_eq!(differing(&yes, &wished(FamilyMayKnow::No, None)), BTreeSet::new());
}

#[test]
fn how_somebody_came_home_shows_in_no_clear_cell_and_in_no_length() {
    let home = |reason, homecoming| {
        let world = World::new();
        let case = abroad(&world);
        let given = Given { return_reason: Some(reason), homecoming, ..crate::world::on(date(2026, 11, 1)) };
        world.step(case, CaseState::Pulang, given).unwrap();
        world
    };
    let plain = home(ReturnReason::ContractEnd, Homecoming::default());
    let grave =
        Homecoming { way: Some(ReturnWay::Facilitated), health: Some("luka".into()), unpaid: Some("upah".into()) };
    assert_eq!(differing(&plain, &home(ReturnReason::Violence, grave)), BTreeSet::new());
}

#[test]
fn whose_emergency_it_is_and_which_shows_in_no_clear_cell_and_in_no_length() {
    let emergency = |what, told: Option<&str>, place: Option<&str>| {
        let world = World::new();
        let case = abroad(&world);
        let input = EmergencyInput {
            case,
            what,
            reporter: Reporter::Family,
            known_on: crate::world::TODAY,
            place: place.map(str::to_owned),
            told: told.map(str::to_owned),
            remains_to: None,
            died_on: None,
        };
        let action = world.action();
        world.act_as(&world.officer.clone(), action, move |read| emergency::open(read, action, &input)).unwrap();
        world
    };
    // A much longer text is longer by a step of the packing; what happened and who told it are not.
    let missing = emergency(EmergencyKind::Missing, Some("Tidak menjawab sejak Mei"), Some("Kaohsiung"));
    for what in [EmergencyKind::Violence, EmergencyKind::Detained, EmergencyKind::Accident] {
        let other = emergency(what, Some("Dikunci majikan"), Some("Rumah di Taichung"));
        assert_eq!(differing(&missing, &other), BTreeSet::new(), "{what:?}");
    }
}

#[test]
fn a_clear_word_that_differs_is_found_by_the_dump() {
    let words = |job: &str| {
        let world = World::new();
        let opening = migration::office::open::Opening { job: Some(job.to_owned()), ..world.opening() };
        world.open(opening).unwrap();
        world
    };
    let tables = differing(&words("perawat lansia"), &words("perawat anak"));
    assert_eq!(tables, ["journal_entry", "migration_case"].map(str::to_owned).into());
}

#[test]
fn no_choice_that_is_specific_tells_itself_by_the_length_of_its_code() {
    let specs = people::records::ALL.iter().chain(migration::records::ALL);
    for spec in specs {
        for field in spec.fields.iter().filter(|field| field.class == Class::Specific) {
            let FieldType::Choice(choices) = field.kind else { continue };
            let lengths: BTreeSet<usize> = choices
                .iter()
                .map(|choice| kernel::journal::encode_sealed(&[(0, field.tag, Value::Integer(choice.code))]).len())
                .collect();
            assert_eq!(lengths.len(), 1, "{}.{}", spec.name, field.name);
        }
    }
}
