//! Files of any record: who opens them, what is closed, and that a deleted one is gone for good.

use crate::desk::{Desk, Person};
use kernel::access::Role;
use kernel::{Changes, Record, RecordId, Refusal};
use people::office::erasure;
use people::office::record_file::{self, Kept, Owner};
use people::office::resident::InHousehold;
use people::records::Resident;
use people::records::erasure::ErasureReason;
use people::records::record_file::FilePart;

const PAPER: &[u8] = b"%PDF-1.7 surat pengadu %%EOF";

fn resident(desk: &Desk) -> RecordId {
    desk.register(Person { name: "Siti Aminah", ..Person::default() }, InHousehold::None).unwrap()
}

/// Attaches a paper to a resident's card; the answer is the file's id.
fn attach(desk: &Desk, resident: RecordId, closed: bool) -> (RecordId, Kept) {
    let id = desk.action().record(0);
    let kept = record_file::keep(&desk.store, id, "file", PAPER, "../../surat\npengadu.pdf").unwrap();
    let (office, named) = (desk.office, kept.clone());
    desk.act(&desk.officer(), move |_, _| {
        let mut changes = Changes::new();
        let owner = if closed {
            Owner::closed(Resident::SPEC, resident, office)
        } else {
            Owner::open(Resident::SPEC, resident, office)
        };
        record_file::attach(&mut changes, owner, FilePart::Evidence, &named);
        Ok(changes)
    })
    .unwrap();
    (id, kept)
}

#[test]
fn who_reads_the_record_opens_its_files_and_a_closed_one_only_who_reads_what_is_specific() {
    let desk = Desk::new();
    let person = resident(&desk);
    let (open, _) = attach(&desk, person, false);
    let (closed, _) = attach(&desk, person, true);
    let ids = |role: Role| {
        let files =
            desk.store.read(&desk.actor(role), desk.now(), |read| record_file::of_record(read, person)).unwrap();
        files.iter().map(|file| file.row.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(Role::PetugasDesmigratif), [open, closed]);
    assert_eq!(ids(Role::KepalaDesa), [open], "the head reads nothing specific of a resident");
    let head = desk.actor(Role::KepalaDesa);
    let refused = desk.store.read(&head, desk.now(), |read| record_file::found(read, closed).map(drop));
    assert!(matches!(refused, Err(Refusal::NotFound)), "{refused:?}");
    let file = desk.read(|read| record_file::found(read, open)).unwrap().0;
    let opened = record_file::open(&desk.store, &file).unwrap();
    assert_eq!((opened.bytes.as_slice(), opened.content_type), (PAPER, "application/pdf"));
    assert_eq!(file.name.given().map(String::as_str), Some("../../suratpengadu.pdf"), "a name is only shown");
    let secret = desk.read(|read| record_file::found(read, closed)).unwrap().0;
    assert_eq!(secret.name.given(), None, "no name is kept of a closed one");
    assert!(!desk.holds("surat pengadu"), "nothing lies on the disk in clear");
}

#[test]
fn what_cannot_be_kept_leaves_nothing_and_what_no_entry_named_is_taken_away() {
    let desk = Desk::new();
    let id = desk.action().record(0);
    let refused = record_file::keep(&desk.store, id, "photo", b"<html>", "foto.jpg");
    assert!(matches!(refused, Err(Refusal::Invalid(ref problems)) if problems[0].field == "photo"), "{refused:?}");
    let kept = record_file::keep(&desk.store, id, "photo", PAPER, "").unwrap();
    record_file::discard(&desk.store, std::slice::from_ref(&kept));
    let left = desk.store.inventory(true).unwrap();
    assert!(left.extra.is_empty() && left.missing.is_empty(), "{left:?}");
}

#[test]
fn a_file_that_was_taken_off_is_gone_for_good_and_missed_by_nobody() {
    let desk = Desk::new();
    let person = resident(&desk);
    let (id, _) = attach(&desk, person, false);
    let head = desk.act(&desk.actor(Role::KepalaDesa), move |read, _| record_file::take_off(read, id));
    assert!(matches!(head, Err(Refusal::Forbidden(_))), "only who writes the record");
    let file = desk.read(|read| record_file::found(read, id)).unwrap().0;
    desk.act(&desk.officer(), move |read, _| record_file::take_off(read, id)).unwrap();
    record_file::forget(&desk.store, desk.now(), std::slice::from_ref(&file)).unwrap();
    assert!(matches!(record_file::open(&desk.store, &file), Err(Refusal::NotFound)));
    assert!(desk.read(|read| record_file::of_record(read, person)).unwrap().is_empty());
    let left = desk.store.inventory(true).unwrap();
    assert!(left.problems().is_empty() && left.extra.is_empty(), "{left:?}");
}

#[test]
fn files_of_a_record_go_with_its_erasure() {
    let desk = Desk::new();
    let person = resident(&desk);
    let (id, _) = attach(&desk, person, true);
    let file = desk.read(|read| record_file::found(read, id)).unwrap().0;
    let head = desk.actor(Role::KepalaDesa);
    desk.act(&head, move |read, action| erasure::erase(read, action, person, ErasureReason::Request, "Siti Aminah"))
        .unwrap();
    erasure::destroy(&desk.store, &head, desk.now(), person).unwrap();
    assert!(matches!(record_file::open(&desk.store, &file), Err(Refusal::NotFound)));
    assert!(desk.store.inventory(true).unwrap().problems().is_empty());
}
