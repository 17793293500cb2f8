//! The papers of a case over a real store: who recorded first, what is refused at its field, numbers that stay sealed.

use crate::world::{DEPARTURE, World, codes};
use jiff::civil::date;
use kernel::Refusal;
use migration::office::document;
use migration::office::find;
use migration::records::document::DocumentStatus;
use migration::rules::papers::{Standing, papers};
use store::Seen;

fn standing(world: &World, case: kernel::RecordId, line: &str) -> Standing {
    let file = world.file(case);
    papers(&file.facts).iter().find(|paper| paper.line.key == line).expect("on the list").standing
}

#[test]
fn a_paper_is_missing_then_there_then_valid_and_asks_for_attention_when_it_runs_out() {
    let world = World::new();
    let case = world.case();
    assert_eq!(standing(&world, case, "paspor"), Standing::Missing);
    world.document(case, "paspor", DocumentStatus::Present, None).unwrap();
    assert_eq!(standing(&world, case, "paspor"), Standing::Unchecked);
    world.document(case, "paspor", DocumentStatus::Valid, Some(date(2030, 1, 1))).unwrap();
    assert_eq!(standing(&world, case, "paspor"), Standing::Good);
    world.document(case, "paspor", DocumentStatus::Valid, Some(date(2026, 12, 10))).unwrap();
    assert_eq!(standing(&world, case, "paspor"), Standing::RunsOut(date(2026, 12, 10)), "before the departure");
    let waiting = world.read(|read| find::running_out(read, 50));
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].0.line, "paspor");
    world.document(case, "paspor", DocumentStatus::Valid, Some(DEPARTURE)).unwrap();
    assert!(world.read(|read| find::running_out(read, 50)).is_empty());
    assert_eq!(world.file(case).documents.len(), 1, "one record for the line, changed four times");
}

#[test]
fn a_valid_paper_that_expires_needs_its_day_and_a_demanded_one_cannot_be_left_out() {
    let world = World::new();
    let case = world.case();
    assert_eq!(codes(world.document(case, "paspor", DocumentStatus::Valid, None)), ["required"]);
    assert_eq!(codes(world.document(case, "paspor", DocumentStatus::NotNeeded, None)), ["required"]);
    assert!(matches!(world.document(case, "tidak_ada", DocumentStatus::Present, None), Err(Refusal::NotFound)));
}

#[test]
fn two_officers_who_record_one_paper_do_not_overwrite_each_other() {
    let world = World::new();
    let case = world.case();
    let first = world.document_input(case, "ktp", DocumentStatus::Present, None);
    let second = world.document_input(case, "ktp", DocumentStatus::Valid, None);
    let third = second.clone();
    let record = |seen: Option<Seen>, input: document::DocumentInput| {
        let action = world.action();
        world.act_as(&world.officer.clone(), action, move |read| document::record(read, action, seen.as_ref(), &input))
    };
    record(None, first).unwrap();
    let shown = Seen::of(&world.file(case).document("ktp").expect("recorded").row);
    assert!(matches!(record(None, second), Err(Refusal::Conflict(_))), "the form had shown an empty paper");
    record(Some(shown.clone()), third.clone()).unwrap();
    assert!(matches!(record(Some(shown), third), Err(Refusal::Conflict(_))), "the form had shown the paper before");
}

#[test]
fn the_number_of_a_paper_stands_nowhere_in_clear() {
    let world = World::new();
    let case = world.case();
    world.document(case, "paspor", DocumentStatus::Present, None).unwrap();
    let number = b"X9876543";
    assert_eq!(
        world.file(case).document("paspor").expect("recorded").number.given().map(String::as_bytes),
        Some(&number[..])
    );
    assert!(!world.bytes().windows(number.len()).any(|part| part == number));
}
