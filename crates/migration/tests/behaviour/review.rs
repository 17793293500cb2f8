//! Interview and review over a real store: who may see what, what is asked before the village verifies, and what several
//! villages have in common.

use crate::world::{SECRET, World, codes};
use jiff::civil::date;
use kernel::access::{Actor, Role, Scope};
use kernel::value::Ref;
use kernel::{Held, Id, Record, RecordId, Refusal, Value};
use migration::office::CaseFile;
use migration::office::check::{self, Interview, Look, Review};
use migration::office::pattern;
use migration::records::case::CaseState;
use migration::records::check_decision::Decision;
use migration::records::counselling::FamilyPresent;
use migration::records::{CheckDecision, MigrationCase, Recruitment};
use migration::rules::facts::Given;
use migration::rules::interview::{Answers, RecruiterKind, VisaOffered};
use migration::rules::pattern as patterns;
use migration::rules::review::ReviewStanding;
use people::records::{Message, Office};
use store::access_stream::Sight;

const BROKER: &str = "+6281270001234";

fn broker() -> Interview {
    Interview {
        recruiter: Some("Pak Darso".into()),
        phone: Some(BROKER.into()),
        answers: Answers {
            recruiter: Some(RecruiterKind::Individual),
            visa: Some(VisaOffered::Pilgrimage),
            note: Some(SECRET.into()),
            ..Answers::default()
        },
        ..Interview::default()
    }
}

fn counselled(world: &World) -> RecordId {
    let case = world.case();
    world.counsel(case, FamilyPresent::Spouse);
    world.all_documents(case);
    world.step(case, CaseState::Terdata, Given::default()).unwrap();
    world.step(case, CaseState::Konseling, Given::default()).unwrap();
    case
}

/// How the review stands for the officer with the purpose in hand.
fn standing(world: &World, case: RecordId) -> ReviewStanding {
    let sight = Sight::of([Recruitment::SPEC, CheckDecision::SPEC]);
    let read = world.store.read_noting(&world.officer, crate::world::now(), &sight, |read| CaseFile::of(read, case));
    read.unwrap().facts.review
}

fn keys(world: &World, case: RecordId) -> Vec<&'static str> {
    let sight = Sight::of([Recruitment::SPEC, CheckDecision::SPEC]);
    let look = world
        .store
        .read_noting(&world.officer, crate::world::now(), &sight, |read| Look::of(read, &CaseFile::of(read, case)?));
    look.unwrap().fired.unwrap().iter().map(|one| one.rule.key).collect()
}

#[test]
fn the_village_verifies_only_what_was_asked_about_and_reviewed_and_nothing_found_refuses() {
    let world = World::new();
    let case = counselled(&world);
    let verify = || world.step(case, CaseState::VerifikasiDesa, Given::default());
    assert_eq!(standing(&world, case), ReviewStanding::NoInterview);
    assert_eq!(codes(verify()), ["reviewed"]);
    world.interview(case, broker()).unwrap();
    assert_eq!(standing(&world, case), ReviewStanding::NoReview);
    assert_eq!(codes(verify()), ["reviewed"]);
    assert_eq!(keys(&world, case), ["visa", "perekrut_perseorangan"]);
    world.review(case).unwrap();
    assert_eq!(standing(&world, case), ReviewStanding::Reviewed);
    verify().unwrap();
}

#[test]
fn what_is_there_since_the_review_asks_for_another_look() {
    let world = World::new();
    let case = counselled(&world);
    world.reviewed(case);
    assert_eq!(standing(&world, case), ReviewStanding::Reviewed);
    world.interview(case, broker()).unwrap();
    assert_eq!(standing(&world, case), ReviewStanding::Changed);
    assert_eq!(codes(world.step(case, CaseState::VerifikasiDesa, Given::default())), ["reviewed"]);
    world.review(case).unwrap();
    world.step(case, CaseState::VerifikasiDesa, Given::default()).unwrap();
}

#[test]
fn a_review_says_something_to_each_thing_and_why() {
    let world = World::new();
    let case = counselled(&world);
    let review = |decisions: Vec<(String, Option<Decision>, String)>, looked| {
        let action = world.action();
        let input = Review { case, decisions, looked };
        world.act_as(&world.officer, action, move |read| check::review(read, action, &input))
    };
    assert_eq!(codes(review(Vec::new(), true)), ["interview"]);
    world.interview(case, broker()).unwrap();
    assert_eq!(codes(review(Vec::new(), true)), ["required", "reason.short", "required", "reason.short"]);
    let said = |reason: &str| {
        ["visa", "perekrut_perseorangan"].map(|key| (key.to_owned(), Some(Decision::NotSo), reason.to_owned())).to_vec()
    };
    assert_eq!(codes(review(said("ya"), true)), ["reason.short", "reason.short"]);
    assert_eq!(codes(review(said(&"a".repeat(241)), true)), ["reason.long", "reason.long"]);
    assert_eq!(codes(review(said("Sudah ditanyakan"), false)), ["required"]);
    review(said("Sudah ditanyakan"), true).unwrap();
}

#[test]
fn answers_findings_and_flags_are_for_the_officer_with_a_purpose_and_for_nobody_else() {
    let world = World::new();
    let case = counselled(&world);
    world.interview(case, broker()).unwrap();
    world.review(case).unwrap();
    let coordinator = Actor { role: Some(Role::Koordinator), office: crate::world::id(9), ..world.officer.clone() };
    for (actor, phone) in [(&world.head, true), (&coordinator, true)] {
        let all = Sight::all();
        let look = world
            .store
            .read_noting(actor, crate::world::now(), &all, |read| Look::of(read, &CaseFile::of(read, case)?));
        let look = look.unwrap();
        assert!(look.fired.is_none() && look.decided().is_none());
        let interview = look.interview.unwrap();
        assert!(matches!(interview.answers, Held::Sealed));
        assert_eq!(interview.phone.given().map(String::as_str) == Some(BROKER), phone);
    }
    let without = world.read(|read| Look::of(read, &CaseFile::of(read, case)?));
    assert!(without.fired.is_none(), "no answer is opened without a purpose");
    assert_eq!(without.standing(), ReviewStanding::Reviewed, "that somebody looked is no secret");
    let bytes = world.bytes();
    for secret in [SECRET, BROKER, "perseorangan", "Pak Darso"] {
        let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret}");
    }
}

#[test]
fn one_number_behind_many_cases_of_the_village_is_seen_within_the_window() {
    let world = World::new();
    let case = counselled(&world);
    world.interview(case, Interview { phone: Some(BROKER.into()), ..Interview::default() }).unwrap();
    for (number, day) in [(31, date(2026, 9, 1)), (32, date(2026, 8, 28)), (33, date(2026, 8, 1))] {
        plant(&world, world.office, number, BROKER, day);
        let expected: &[&str] = if number == 31 { &[] } else { &["satu_nomor"] };
        assert_eq!(keys(&world, case), expected, "{number}");
    }
    let sight = Sight::of([Recruitment::SPEC]);
    let look = world.store.read_noting(&world.officer, crate::world::now(), &sight, |read| {
        Ok(Look::of(read, &CaseFile::of(read, case)?)?.fired.unwrap()[0].evidence.id.clone())
    });
    assert!(look.unwrap().contains("2 kasus lain sejak 28 Agu 2026"), "the one of 1 August lies before the window");
    let looked = sight.take();
    assert_eq!(looked.len(), 1, "the interviews of the others were not opened: {looked:?}");
}

/// An interview of another case, kept at an office.
fn plant(world: &World, home: RecordId, number: u32, phone: &str, on: jiff::civil::Date) -> RecordId {
    let resident = Ref::new(Id::new(world.resident), world.office);
    let record = Recruitment {
        id: Id::new(crate::world::id(number)),
        case: Ref::new(Id::<MigrationCase>::new(crate::world::id(number + 1000)), home),
        resident,
        asked_on: on,
        recruiter: Held::Known(None),
        phone: Held::Known(Some(phone.to_owned())),
        agency: Held::Known(None),
        agency_mark: Held::Known(None),
        journey: Some("TW 2027-02".into()),
        answers: Held::Known(Answers::default().to_text()),
        asked_by: Ref::new(Id::new(world.officer.account), world.office),
    };
    let id = record.id.raw();
    let write = move |_: &store::Reader<'_>| {
        let mut changes = kernel::Changes::new();
        changes.create(home, &record);
        Ok(changes)
    };
    world.act(&world.officer.clone(), write).unwrap();
    id
}

/// A second village, in the same regency.
fn neighbour(world: &World) -> RecordId {
    let office = crate::world::id(5);
    let write = move |_: &store::Reader<'_>| {
        let mut changes = kernel::Changes::new();
        let values = [
            (Office::NAME.tag, Value::Text("Kantor Desa Selokromo".into())),
            (
                Office::SPEC.field_named("kind").unwrap().1.tag,
                Value::Integer(people::records::office::OfficeKind::Desa.code()),
            ),
            (Office::REGION.tag, Value::Text("33.07.05.2004".into())),
        ];
        changes.create_row(Office::SPEC, office, office, values);
        Ok(changes)
    };
    world.act(&world.officer.clone(), write).unwrap();
    office
}

fn coordinator() -> Actor {
    Actor {
        account: crate::world::id(8),
        role: Some(Role::Koordinator),
        office: crate::world::id(9),
        scope: Scope::Regions(vec!["33.07".to_owned()]),
        name: "Koordinator".to_owned(),
    }
}

#[test]
fn one_number_in_two_villages_is_shown_to_the_regency_with_counts_and_to_nobody_else() {
    let world = World::new();
    let other = neighbour(&world);
    plant(&world, world.office, 41, BROKER, date(2026, 11, 1));
    let groups = |actor: &Actor| world.store.read(actor, crate::world::now(), pattern::groups);
    assert!(groups(&coordinator()).unwrap().is_empty(), "one village with one case is no pattern");
    plant(&world, other, 42, BROKER, date(2026, 11, 20));
    plant(&world, other, 43, "+6281200000001", date(2026, 11, 20));
    plant(&world, other, 44, BROKER, date(2025, 11, 20));
    let found = groups(&coordinator()).unwrap();
    assert_eq!(found.len(), 1, "the interview of a year ago and the other number are not among them");
    let one = &found[0];
    assert_eq!((one.pattern.key, one.villages, one.cases), ("telepon", 2, 2));
    let example = one.example.row.id;
    let file = world
        .store
        .read(&coordinator(), crate::world::now(), |read| pattern::group(read, one.pattern, example))
        .unwrap();
    assert_eq!(file.days, Some((date(2026, 11, 1), date(2026, 11, 20))));
    assert_eq!(file.villages.len(), 2);
    assert!(matches!(one.example.answers, Held::Sealed));
    for actor in [&world.officer, &world.head] {
        assert!(matches!(groups(actor), Err(Refusal::Forbidden(_))));
    }
    let elsewhere = Actor { scope: Scope::Regions(vec!["33.08".to_owned()]), ..coordinator() };
    assert!(groups(&elsewhere).unwrap().is_empty(), "another regency sees nothing");
}

#[test]
fn the_villages_of_a_pattern_are_told_by_a_message_that_names_no_resident() {
    let world = World::new();
    let other = neighbour(&world);
    let example = plant(&world, world.office, 41, BROKER, date(2026, 11, 1));
    plant(&world, other, 42, BROKER, date(2026, 11, 20));
    let pattern = patterns::by_key("telepon").unwrap();
    let action = world.action();
    world.act_as(&coordinator(), action, move |read| pattern::inform(read, action, pattern, example)).unwrap();
    let messages = world.store.read(&coordinator(), crate::world::now(), |read| {
        let page = read.list(&store::ListQuery::of(Message::SPEC))?;
        Ok(page.rows.iter().map(|row| (row.home, row.text("text").unwrap_or_default().to_owned())).collect::<Vec<_>>())
    });
    let messages = messages.unwrap();
    let mut homes: Vec<RecordId> = messages.iter().map(|one| one.0).collect();
    homes.sort_unstable();
    assert_eq!(homes, {
        let mut both = vec![world.office, other];
        both.sort_unstable();
        both
    });
    for (_, text) in &messages {
        assert!(text.contains("0812-7000-1234") && text.contains("2 desa"), "{text}");
        assert!(!text.contains("Wahyuni"), "{text}");
    }
}

#[test]
fn a_second_officer_sees_the_first_interview_and_overwrites_nothing() {
    let world = World::new();
    let case = counselled(&world);
    let action = world.action();
    let input = Interview { case, ..broker() };
    world.interview(case, Interview::default()).unwrap();
    let second = world.act_as(&world.officer, action, move |read| check::interview(read, action, None, &input));
    assert!(matches!(second, Err(Refusal::Conflict(_))), "{second:?}");
}
