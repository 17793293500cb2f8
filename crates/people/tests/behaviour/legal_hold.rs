//! Legal holds: who places them, what they keep from being erased, what others see of them.

use crate::desk::{Desk, Person};
use jiff::civil::Date;
use kernel::access::Role;
use kernel::{ActionId, Held, Lang, RecordId, Refusal};
use people::office::legal_hold::HoldInput;
use people::office::resident::InHousehold;
use people::office::{erasure, legal_hold};
use people::records::LegalHold;
use people::records::erasure::ErasureReason;
use people::records::legal_hold::HoldGround;
use store::Seen;
use store::access_stream::Sight;

const NUMBER: &str = "14/Pdt.G/2026/PN Wsb";

fn resident(desk: &Desk) -> RecordId {
    desk.register(Person { name: "Siti Aminah", ..Person::default() }, InHousehold::None).unwrap()
}

fn hold(until: Option<Date>) -> HoldInput {
    let from = Date::constant(2026, 1, 5);
    HoldInput { ground: HoldGround::Court, source: NUMBER.to_owned(), from, until }
}

fn place(desk: &Desk, resident: RecordId, input: HoldInput) -> Result<RecordId, Refusal> {
    let head = desk.actor(Role::KepalaDesa);
    let done = desk.act(&head, move |read, action| legal_hold::place(read, action, resident, &input));
    done.map(|(action, _): (ActionId, _)| action.record(0))
}

fn release(desk: &Desk, id: RecordId, reason: &'static str) -> Result<(), Refusal> {
    let head = desk.actor(Role::KepalaDesa);
    let seen = desk.read(|read| Ok(Seen::of(&read.get::<LegalHold>(id)?.row))).unwrap();
    desk.act(&head, move |read, _| legal_hold::release(read, id, &seen, reason)).map(drop)
}

fn erase(desk: &Desk, resident: RecordId) -> Result<(), Refusal> {
    let head = desk.actor(Role::KepalaDesa);
    desk.act(&head, move |read, action| erasure::erase(read, action, resident, ErasureReason::Request, "Siti Aminah"))?;
    erasure::destroy(&desk.store, &head, desk.now(), resident)
}

fn code(refused: Result<(), Refusal>) -> String {
    match refused {
        Err(Refusal::Invalid(problems)) => problems[0].code.to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn nothing_is_erased_while_a_hold_stands_and_it_is_once_the_hold_is_released() {
    let desk = Desk::new();
    let resident = resident(&desk);
    let first = place(&desk, resident, hold(None)).unwrap();
    let second = place(&desk, resident, hold(Some(Date::constant(2027, 1, 1)))).unwrap();
    assert_eq!(code(erase(&desk, resident)), "erasure.held");
    assert_eq!(code(release(&desk, first, " ")), "required");
    release(&desk, first, "Putusan 14/2026").unwrap();
    assert_eq!(code(release(&desk, first, "sekali lagi")), "legal_hold.released");
    assert_eq!(code(erase(&desk, resident)), "erasure.held", "the other one stands");
    release(&desk, second, "Dicabut").unwrap();
    erase(&desk, resident).unwrap();
    assert!(!desk.holds("Siti Aminah"));
    assert_eq!(code(place(&desk, resident, hold(None)).map(drop)), "legal_hold.gone");
    let kept = desk.read(|read| read.get::<LegalHold>(first)).unwrap();
    assert!(kept.released_on.is_some() && kept.released_by.is_some(), "it stays on record");
    assert_eq!(kept.ground, Held::Sealed, "an officer reads no ground, erased or not");
}

#[test]
fn a_hold_ends_with_its_last_day() {
    let desk = Desk::new();
    let resident = resident(&desk);
    assert_eq!(code(place(&desk, resident, hold(Some(Date::constant(2026, 1, 4)))).map(drop)), "legal_hold.until");
    let ahead = HoldInput { from: Date::constant(2030, 1, 1), ..hold(None) };
    assert_eq!(code(place(&desk, resident, ahead).map(drop)), "legal_hold.from");
    place(&desk, resident, hold(Some(Date::constant(2026, 12, 31)))).unwrap();
    let standing = |day: &str| {
        let now = format!("{day}T05:00:00Z").parse().unwrap();
        desk.store.read(&desk.officer(), now, |read| legal_hold::standing(read, resident)).unwrap().len()
    };
    assert_eq!((standing("2026-12-31"), standing("2027-01-01")), (1, 0));
}

#[test]
fn ground_and_number_are_sealed_and_read_by_who_decides_alone() {
    let desk = Desk::new();
    let resident = resident(&desk);
    place(&desk, resident, hold(None)).unwrap();
    assert!(!desk.holds(NUMBER), "a number of a lawsuit stands in no file");
    let holds = |role: Role| {
        let sight = Sight::of([<LegalHold as kernel::Record>::SPEC]);
        let actor = desk.actor(role);
        desk.store
            .read_noting(&actor, desk.now(), &sight, |read| erasure::holds(read, resident, Lang::Id))
            .unwrap()
            .remove(0)
    };
    let head = holds(Role::KepalaDesa);
    assert_eq!((head.what.as_str(), head.reason.en), (NUMBER, "Lawsuit or order of a court"));
    assert!(head.path.ends_with("/lepas"));
    let officer = holds(Role::PetugasDesmigratif);
    assert_eq!((officer.what.as_str(), officer.reason.en, officer.path.as_str()), ("", "Held by law", ""));
}

#[test]
fn an_erasure_that_was_recorded_elsewhere_waits_for_a_hold_and_goes_on_when_it_is_released() {
    let desk = Desk::new();
    let resident = resident(&desk);
    let head = desk.actor(Role::KepalaDesa);
    // As after an exchange: the erasure is recorded here, and nobody there knew of the hold.
    desk.act(&head, move |read, action| erasure::erase(read, action, resident, ErasureReason::Request, "Siti Aminah"))
        .unwrap();
    let input = hold(None);
    let held = desk.act(&head, move |read, action| {
        let card = read.get::<people::records::Resident>(resident)?;
        let mut changes = kernel::Changes::new();
        let account = kernel::value::Ref::new(kernel::Id::new(read.actor().account), read.actor().office);
        changes.create(
            card.home(),
            &LegalHold {
                id: kernel::Id::new(action.record(0)),
                resident: card.reference(),
                ground: Held::Known(input.ground),
                source: Held::Known(input.source.clone()),
                from: input.from,
                until: None,
                placed_by: account,
                released_on: None,
                released_by: None,
                release_reason: Held::Known(None),
            },
        );
        Ok(changes)
    });
    let id = held.unwrap().0.record(0);
    assert_eq!(erasure::complete(&desk.store, desk.now()).unwrap(), 0, "what is destroyed cannot be held");
    let lines = desk.store.read(&head, desk.now(), |read| erasure::list(read, None)).unwrap().0;
    assert!(lines[0].waits);
    assert!(desk.holds("Siti Aminah"));
    release(&desk, id, "Putusan").unwrap();
    erasure::resume(&desk.store, &head, desk.now(), resident).unwrap();
    assert!(!desk.holds("Siti Aminah"));
    let lines = desk.store.read(&head, desk.now(), |read| erasure::list(read, None)).unwrap().0;
    assert_eq!((lines.len(), lines[0].waits, lines[0].reason), (1, false, ErasureReason::Request));
    assert!(lines[0].moment > 0);
}
