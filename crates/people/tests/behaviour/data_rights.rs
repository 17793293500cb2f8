//! What a copy of somebody's data holds, and what a breach's list does, behind the pages.

use crate::desk::{Desk, Person};
use kernel::access::{Role, Scope};
use kernel::{Actor, Lang, Record, RecordId, Refusal};
use people::office::data_breach::{self, Change, Notice, Said};
use people::office::data_copy::gather;
use people::office::data_request::{self, Asked};
use people::office::legal_hold::{self, HoldInput};
use people::office::resident::InHousehold;
use people::records::data_breach::{BreachCause, BreachState};
use people::records::data_request::{DataRequestState, DataWish, IdentityProof, RequestWay};
use people::records::legal_hold::HoldGround;
use people::records::{DataBreach, DataRequest};
use people::room::ROOM;
use store::Seen;
use store::access_stream::Sight;

fn wahyuni(desk: &Desk) -> RecordId {
    let person = Person {
        name: "Wahyuni Lestari",
        nik: Some("3307104403970003"),
        kin: Some(("Slamet Riyadi", "081234567890")),
        ..Person::default()
    };
    desk.register(person, InHousehold::None).unwrap()
}

fn tarsinah(desk: &Desk) -> RecordId {
    desk.register(Person { name: "Tarsinah", ..Person::default() }, InHousehold::None).unwrap()
}

fn copy_of(desk: &Desk, actor: &Actor, resident: RecordId) -> String {
    let sight = Sight::emergency();
    let copy =
        desk.store.read_noting(actor, desk.now(), &sight, |read| gather(read, &[&ROOM], resident, Lang::Id)).unwrap();
    assert!(!sight.take().is_empty(), "that a copy was made is noted");
    format!("{copy:?}")
}

#[test]
fn a_copy_holds_card_and_contacts_and_never_why_an_erasure_is_held() {
    let desk = Desk::new();
    let (resident, _) = (wahyuni(&desk), tarsinah(&desk));
    let hold = HoldInput {
        ground: HoldGround::Investigation,
        source: "LP/14/XI/2026".into(),
        from: jiff::civil::date(2026, 11, 1),
        until: None,
    };
    desk.act(&desk.actor(Role::KepalaDesa), move |read, action| legal_hold::place(read, action, resident, &hold))
        .unwrap();
    let copy = copy_of(&desk, &desk.actor(Role::KepalaDesa), resident);
    for told in ["Wahyuni Lestari", "3307104403970003", "Slamet Riyadi", "Jalan Melati 7"] {
        assert!(copy.contains(told), "{told}: {copy}");
    }
    for kept in ["LP/14/XI/2026", "penyidik", "Tarsinah"] {
        assert!(!copy.contains(kept), "{kept}: {copy}");
    }
}

#[test]
fn the_persons_own_copy_is_about_nobody_else_and_a_stranger_gets_none() {
    let desk = Desk::new();
    let (resident, other) = (wahyuni(&desk), tarsinah(&desk));
    let own = |person| Actor { scope: Scope::Person(person), role: Some(Role::Warga), ..desk.officer() };
    assert!(copy_of(&desk, &own(resident), resident).contains("Slamet Riyadi"));
    let strange = desk.store.read(&own(other), desk.now(), |read| gather(read, &[&ROOM], resident, Lang::Id));
    assert_eq!(strange.map(drop), Err(Refusal::NotFound));
}

fn at_desk(wish: DataWish) -> Asked {
    let (way, proof) = (RequestWay::Desk, IdentityProof::Card);
    Asked { wish, way, proof, guardian: None, detail: None, received: None }
}

#[test]
fn the_clock_runs_from_the_day_a_letter_came_and_the_same_wish_waits_once() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let today = desk.read(|read| Ok(read.today())).unwrap();
    let asked = Asked { received: today.yesterday().ok(), ..at_desk(DataWish::Copy) };
    let twice = asked.clone();
    let (action, _) =
        desk.act(&desk.officer(), move |read, action| data_request::ask(read, action, resident, &asked)).unwrap();
    let request = desk.read(|read| read.get::<DataRequest>(action.record(0))).unwrap();
    assert_eq!(request.due_at.as_second() - request.received_at.as_second(), 72 * 3600);
    assert!(request.received_at < desk.now());
    let again = desk.act(&desk.officer(), move |read, action| data_request::ask(read, action, resident, &twice));
    assert!(matches!(again, Err(Refusal::Invalid(problems)) if problems[0].field == "wish"));
    let old = Asked { received: today.checked_sub(jiff::ToSpan::days(31)).ok(), ..at_desk(DataWish::Erasure) };
    let old = desk.act(&desk.officer(), move |read, action| data_request::ask(read, action, resident, &old));
    assert!(matches!(old, Err(Refusal::Invalid(problems)) if problems[0].field == "received"));
    assert_eq!(request.state, DataRequestState::Open);
}

fn breach(desk: &Desk) -> RecordId {
    let said = Said {
        cause: BreachCause::LostPaper,
        names: true,
        numbers: false,
        specific: false,
        people: 1,
        how: "Map tertinggal di angkutan".into(),
        measures: Some("Dicari".into()),
    };
    let head = desk.actor(Role::KepalaDesa);
    let found = desk.now();
    desk.act(&head, move |read, action| data_breach::record(read, action, found, &said)).unwrap().0.record(0)
}

fn seen(desk: &Desk, id: RecordId) -> Seen {
    let head = desk.actor(Role::KepalaDesa);
    desk.store.read(&head, desk.now(), |read| Ok(Seen::of(&read.row(DataBreach::SPEC, id)?))).unwrap()
}

#[test]
fn a_breach_is_told_only_when_everybody_on_its_list_was_and_who_sees_figures_changes_nothing() {
    let desk = Desk::new();
    let (head, id, people) = (desk.actor(Role::KepalaDesa), breach(&desk), vec![wahyuni(&desk), tarsinah(&desk)]);
    let change = |actor: &Actor, change, people: Vec<RecordId>| {
        let seen = seen(&desk, id);
        desk.act(actor, move |read, _| data_breach::change_people(read, id, &seen, change, &people))
    };
    let manager = desk.actor(Role::PengelolaNode);
    assert!(matches!(change(&manager, Change::Add, people.clone()), Err(Refusal::Forbidden(_))));
    change(&head, Change::Add, people.clone()).unwrap();
    assert!(!desk.holds("Map tertinggal"), "what happened lies sealed");
    let tell = || {
        let seen = seen(&desk, id);
        let notice = Notice { subjects: true, authority_told: true, authority: "Lembaga".into(), public: false };
        desk.act(&head, move |read, _| data_breach::tell(read, id, &seen, &notice))
    };
    change(&head, Change::Told, vec![people[0]]).unwrap();
    assert!(matches!(tell(), Err(Refusal::Invalid(problems)) if problems[0].field == "subjects"));
    change(&head, Change::Told, people.clone()).unwrap();
    tell().unwrap();
    let told = desk.store.read(&head, desk.now(), |read| read.get::<DataBreach>(id)).unwrap();
    assert_eq!((told.state, told.people), (BreachState::Told, 2), "those known by name are at least as many");
}
