//! Merging cards, as the use cases decide it: who may, what is refused, what is undone, whom the account follows.

use crate::desk::{Desk, Person};
use jiff::civil::date;
use kernel::access::{Role, Scope};
use kernel::value::Ref;
use kernel::{Held, Id, Record, RecordId, Refusal, Value};
use people::office::resident::{InHousehold, listed};
use people::office::same_person::{self, Merge, merge, suspects, take_over, undo};
use people::office::{actor_at, erasure, software};
use people::records::account::AccountState;
use people::records::erasure::ErasureReason;
use people::records::same_person::Decision;
use people::records::{Account, Office, Resident, RoleAssignment, SamePerson};
use store::ListQuery;

fn card<'a>(name: &'a str) -> Person<'a> {
    Person { name, birth: Some(date(1995, 8, 17)), ..Person::default() }
}

fn two(desk: &Desk) -> (RecordId, RecordId) {
    let one = desk.register(card("Siti Aminah"), InHousehold::None).unwrap();
    let other = desk.register(card("Sitti Amina"), InHousehold::None).unwrap();
    (one, other)
}

fn merged(desk: &Desk, keep: RecordId, gone: RecordId) {
    let input = Merge { keep, gone, note: "Ditanyakan kepada ibunya".into() };
    desk.act(&desk.officer(), move |read, _| merge(read, &input)).unwrap();
}

/// Everything that the tables say, but for the redirects themselves.
fn dump(desk: &Desk) -> String {
    desk.read(|read| {
        let mut text = String::new();
        for spec in people::records::ALL.iter().filter(|spec| spec.kind != SamePerson::KIND) {
            let query = ListQuery { withdrawn: true, limit: 200, ..ListQuery::of(spec) };
            for row in read.list(&query)?.rows {
                text.push_str(&format!("{} {} {:?} {:?} {}\n", spec.name, row.id, row.cells, row.heads, row.withdrawn));
            }
        }
        let count = read.indicator("people.resident", "", None)?;
        let names = read.named(Resident::SPEC, "Siti Aminah", 10)?.len();
        Ok(format!("{text}{count} residents, {names} found"))
    })
    .unwrap()
}

#[test]
fn a_pair_is_found_with_its_reasons_and_not_again_once_it_was_decided() {
    let desk = Desk::new();
    let (one, other) = two(&desk);
    desk.register(Person { birth: Some(date(1960, 1, 2)), ..card("Budi Santoso") }, InHousehold::None).unwrap();
    let found = || desk.read(|read| suspects(read, crate::desk::VILLAGE, 10)).unwrap();
    let pairs = found();
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    let ids = [pairs[0].one.row.id, pairs[0].other.row.id];
    assert!(ids.contains(&one) && ids.contains(&other) && pairs[0].likeness.score >= 60);
    desk.act(&desk.officer(), move |read, _| same_person::different(read, one, other, "Kembar")).unwrap();
    assert!(found().is_empty());
    // Said otherwise later: the one record of the pair is decided again.
    merged(&desk, one, other);
    desk.read(|read| {
        let pairs = read.list(&ListQuery::of(SamePerson::SPEC))?.rows;
        assert_eq!(pairs.len(), 1);
        assert_eq!(read.continued_in(other)?, Some(one));
        assert_eq!(read.history(SamePerson::SPEC, pairs[0].id)?.len(), 2);
        Ok(())
    })
    .unwrap();
}

#[test]
fn undoing_a_merge_leaves_every_table_as_it_was() {
    let desk = Desk::new();
    let (one, other) = two(&desk);
    let before = dump(&desk);
    merged(&desk, one, other);
    assert!(dump(&desk).ends_with("1 residents, 1 found"), "{}", dump(&desk));
    desk.act(&desk.officer(), move |read, _| undo(read, other, one)).unwrap();
    assert_eq!(before, dump(&desk));
    assert_eq!(desk.store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn what_was_taken_over_goes_back_unless_somebody_changed_it_since() {
    let desk = Desk::new();
    let keep = desk.register(card("Siti Aminah"), InHousehold::None).unwrap();
    let gone = Person { nik: Some("3307105708950001"), phone: Some("+6281234567890"), ..card("Sitti Amina") };
    let gone = desk.register(gone, InHousehold::None).unwrap();
    let input = Merge { keep, gone, note: String::new() };
    let (action, _) = desk.act(&desk.officer(), move |read, _| merge(read, &input)).unwrap();
    let taken = same_person::taken_action(action);
    let tags = [Resident::NAME.tag, Resident::NIK.tag, Resident::PHONE.tag];
    let take = store::Action { id: taken, digest: [14; 32], actor: desk.officer(), now: desk.now() };
    desk.store.act(take, move |read| take_over(read, keep, gone, &tags)).unwrap();
    desk.act(&desk.officer(), move |read, _| {
        let row = read.row(Resident::SPEC, keep)?;
        let mut changes = kernel::Changes::new();
        changes.edit_row(&row, [(Resident::NAME.tag, Value::Text("Siti Aminah Hasan".into()))]);
        Ok(changes)
    })
    .unwrap();
    desk.act(&desk.officer(), move |read, _| undo(read, keep, gone)).unwrap();
    desk.read(|read| {
        let keep = read.get::<Resident>(keep)?;
        assert_eq!(keep.name, Held::Known("Siti Aminah Hasan".to_owned()), "work in between stays");
        assert_eq!((&keep.nik, &keep.phone), (&Held::Known(None), &Held::Known(None)));
        let gone = read.get::<Resident>(gone)?;
        assert!(gone.nik.given().is_some() && gone.phone.given().is_some());
        Ok(())
    })
    .unwrap();
    assert_eq!(desk.store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn a_merged_card_is_neither_merged_again_nor_worked_on_and_a_chain_is_undone_from_its_end() {
    let desk = Desk::new();
    let (one, other) = two(&desk);
    let third = desk.register(card("Siti Aminahh"), InHousehold::None).unwrap();
    merged(&desk, one, other);
    let again = Merge { keep: third, gone: other, note: String::new() };
    let refused = desk.act(&desk.officer(), move |read, _| merge(read, &again)).unwrap_err();
    assert!(matches!(refused, Refusal::Invalid(ref problems) if problems[0].code == "same_person.gone"), "{refused:?}");
    assert!(matches!(desk.read(|read| listed(read, other)), Err(Refusal::Forbidden(_))));
    merged(&desk, third, one);
    desk.read(|read| {
        assert_eq!((read.continued_in(other)?, read.continued_in(one)?), (Some(third), Some(third)));
        Ok(())
    })
    .unwrap();
    desk.act(&desk.officer(), move |read, _| undo(read, third, one)).unwrap();
    desk.read(|read| {
        assert_eq!((read.continued_in(other)?, read.continued_in(one)?), (Some(one), None));
        Ok(())
    })
    .unwrap();
}

#[test]
fn only_an_officer_of_the_village_that_keeps_the_cards_merges_them() {
    let desk = Desk::new();
    let (keep, gone) = two(&desk);
    let elsewhere = kernel::Actor {
        office: RecordId::v7(1, [9; 10]),
        scope: Scope::Regions(vec!["33.07".into()]),
        ..desk.actor(Role::Koordinator)
    };
    let input = Merge { keep, gone, note: String::new() };
    let refused = desk.act(&elsewhere, move |read, _| merge(read, &input));
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    let refused = desk.act(&elsewhere, move |read, _| same_person::decided(read, keep, gone, Decision::Different, ""));
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
}

#[test]
fn a_residents_account_follows_the_card_in_which_theirs_goes_on() {
    let desk = Desk::new();
    let (one, other) = two(&desk);
    let (account, post) = (RecordId::v7(5, [5; 10]), RecordId::v7(6, [6; 10]));
    let office = desk.office;
    desk.act(&software(), move |_, _| {
        let mut changes = kernel::Changes::new();
        let record = Account {
            id: Id::new(account),
            name: Held::Known("Siti".into()),
            login: Held::Known("siti@contoh.id".into()),
            state: AccountState::Active,
            resident: Held::Known(Some(Ref::new(Id::new(other), office))),
            second_step_removed: None,
        };
        changes.create(office, &record);
        let role = RoleAssignment {
            id: Id::new(post),
            account: Ref::new(Id::new(account), office),
            role: Role::Warga,
            office: Ref::new(Id::<Office>::new(office), office),
            from: date(2020, 1, 1),
            until: None,
        };
        changes.create(office, &role);
        Ok(changes)
    })
    .unwrap();
    let scope = || actor_at(&desk.store, account, post, desk.now()).unwrap().unwrap().scope;
    assert_eq!(scope(), Scope::Person(other));
    merged(&desk, one, other);
    assert_eq!(scope(), Scope::Person(one));
    desk.act(&desk.officer(), move |read, _| undo(read, one, other)).unwrap();
    assert_eq!(scope(), Scope::Person(other));
}

#[test]
fn a_person_is_not_erased_on_one_card_and_left_on_another() {
    let desk = Desk::new();
    let (one, other) = two(&desk);
    merged(&desk, one, other);
    let head = desk.actor(Role::KepalaDesa);
    let erase = |id, name: &'static str| {
        desk.act(&head, move |read, action| erasure::erase(read, action, id, ErasureReason::Request, name))
    };
    assert!(matches!(erase(one, "Siti Aminah"), Err(Refusal::Invalid(_))), "the merged card still names the person");
    erase(other, "Sitti Amina").unwrap();
    erasure::destroy(&desk.store, &head, desk.now(), other).unwrap();
    assert!(!desk.holds("Sitti Amina"), "the merged card's name is gone");
    erase(one, "Siti Aminah").unwrap();
}

/// A second village of the regency, with its office and one resident.
fn neighbour(desk: &Desk, name: &'static str) -> (kernel::Actor, RecordId) {
    let code = kernel::region::Code::parse("33.07.10.2005").unwrap();
    let node = desk.store.node();
    desk.act(&software(), move |_, _| people::office::found(Some(&code), node)).unwrap();
    let office = people::office::office_id(Some(&code));
    let officer = kernel::Actor { office, scope: Scope::Regions(vec!["33.07.10.2005".into()]), ..desk.officer() };
    let mut resident = card(name).card();
    let (action, _) = desk
        .act(&officer, move |read, action| {
            resident.id = Id::new(action.record(people::office::resident::place::RESIDENT));
            let household = InHousehold::None;
            let input = people::office::resident::Registration { resident: resident.clone(), household, kin: None };
            people::office::resident::register(read, action, &input)
        })
        .unwrap();
    (officer, action.record(people::office::resident::place::RESIDENT))
}

#[test]
fn the_regency_links_one_person_of_two_villages_and_each_keeps_and_lists_its_own_record() {
    let desk = Desk::new();
    let here = desk.register(card("Siti Aminah"), InHousehold::None).unwrap();
    let (officer, there) = neighbour(&desk, "Siti Aminah");
    let regency = kernel::Actor {
        office: RecordId::v7(1, [9; 10]),
        scope: Scope::Regions(vec!["33.07".into()]),
        ..desk.actor(Role::Koordinator)
    };
    let link = |actor: &kernel::Actor| {
        desk.act(actor, move |read, _| same_person::in_two_villages(read, here, there, "Pindah karena menikah"))
    };
    assert!(matches!(link(&desk.officer()), Err(Refusal::NotFound)), "a village does not see the other's card");
    let input = Merge { keep: here, gone: there, note: String::new() };
    let merging = desk.act(&regency, move |read, _| merge(read, &input));
    assert!(matches!(merging, Err(Refusal::Forbidden(_))), "cards of two villages are not merged");
    link(&regency).unwrap();
    for (actor, own) in [(desk.officer(), here), (officer, there)] {
        let (pairs, listed) = desk
            .store
            .read(&actor, desk.now(), |read| {
                Ok((same_person::of_card(read, own)?, read.list(&ListQuery::of(Resident::SPEC))?))
            })
            .unwrap();
        assert_eq!(pairs.iter().map(|pair| pair.decision).collect::<Vec<_>>(), [Decision::TwoVillages]);
        assert_eq!(listed.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [own]);
    }
}

#[test]
fn a_household_shows_a_person_of_two_cards_once() {
    let desk = Desk::new();
    let home = InHousehold::New { kk: None, head_name: None, relation: people::records::household::Relation::Head };
    let keep = desk.register(card("Siti Aminah"), home).unwrap();
    let household =
        desk.read(|read| Ok(people::office::household::current(read, keep)?.unwrap().0.household.id.raw())).unwrap();
    let again = InHousehold::Existing(household, people::records::household::Relation::Sibling);
    let gone = desk.register(card("Sitti Amina"), again).unwrap();
    let shown = || {
        let members = desk.read(|read| people::office::household::members(read, household)).unwrap();
        members.into_iter().map(|member| member.resident.unwrap().row.id).collect::<Vec<_>>()
    };
    assert_eq!(shown(), [keep, gone]);
    merged(&desk, keep, gone);
    assert_eq!(shown(), [keep]);
    desk.act(&desk.officer(), move |read, _| undo(read, keep, gone)).unwrap();
    assert_eq!(shown(), [keep, gone]);
}
