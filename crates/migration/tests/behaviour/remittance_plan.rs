//! The remittance plan over a real store: one a case, the second officer sees the first, wrong amounts are told at their field,
//! and no clear byte tells an amount or which one changed.

use crate::world::{SECRET, World};
use jiff::civil::date;
use kernel::access::Role;
use kernel::day::Month;
use kernel::money::Rupiah;
use kernel::{Actor, Record, RecordId, Refusal};
use migration::office::remittance_plan::{self as office, PlanInput};
use migration::records::RemittancePlan;
use migration::records::remittance_plan::TransferRoute;
use migration::rules::remittance_plan as rules;
use store::access_stream::Sight;
use store::{Done, Seen};

fn input(case: RecordId) -> PlanInput {
    PlanInput {
        case,
        wage: rules::read("TWD 27470.00"),
        living: rules::read("TWD 7470.00"),
        rate: Some(51_250),
        rate_date: Some(date(2026, 11, 20)),
        first_month: Month::new(2027, 3).ok(),
        months: Some(24),
        debt: Some(Rupiah(9_000_000)),
        instalment: Some(Rupiah(1_000_000)),
        savings: Some(Rupiah(2_000_000)),
        receiver: Some(format!("Ibu {SECRET}")),
        route: Some(TransferRoute::Bank),
        for_family: Some(true),
        ..PlanInput::default()
    }
}

fn save(world: &World, actor: &Actor, seen: Option<Seen>, input: PlanInput) -> Result<Done, Refusal> {
    let action = world.action();
    world.act_as(actor, action, move |read| office::save(read, action, seen.as_ref(), &input))
}

fn standing(world: &World, actor: &Actor, case: RecordId) -> kernel::Stored<RemittancePlan> {
    let sight = Sight::of([RemittancePlan::SPEC]);
    let found = world.store.read_noting(actor, crate::world::now(), &sight, |read| office::of_case(read, case));
    found.unwrap().expect("a plan")
}

#[test]
fn a_case_has_one_plan_and_the_second_officer_sees_the_first() {
    let world = World::new();
    let case = world.case();
    let officer = world.officer.clone();
    save(&world, &officer, None, input(case)).unwrap();
    let plan = standing(&world, &officer, case);
    let numbers = office::plan(&plan).expect("whole");
    assert_eq!((numbers.income(), numbers.table().len()), (10_250_000, 24));
    let again = save(&world, &officer, None, input(case));
    assert!(matches!(again, Err(Refusal::Conflict(_))), "an empty form does not overwrite: {again:?}");
    let seen = Seen::of(&plan.row);
    let other = PlanInput { months: Some(36), ..input(case) };
    save(&world, &officer, Some(seen.clone()), other).unwrap();
    let late = save(&world, &officer, Some(seen), PlanInput { months: Some(12), ..input(case) });
    assert!(matches!(late, Err(Refusal::Conflict(_))), "{late:?}");
    assert_eq!(standing(&world, &officer, case).months.given(), Some(&36));
}

#[test]
fn what_is_no_plan_is_told_at_its_field() {
    let world = World::new();
    let case = world.case();
    let refused = |input: PlanInput| match save(&world, &world.officer.clone(), None, input) {
        Err(Refusal::Invalid(problems)) => problems.into_iter().map(|one| (one.field, one.code)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let one = |field: &str, code| vec![(field.to_owned(), code)];
    assert_eq!(refused(PlanInput { debt: Some(Rupiah(-1)), ..input(case) }), one("debt", "amount.negative"));
    assert_eq!(refused(PlanInput { months: Some(0), ..input(case) }), one("months", "months"));
    assert_eq!(refused(PlanInput { months: Some(61), ..input(case) }), one("months", "months"));
    assert_eq!(refused(PlanInput { rate: Some(0), ..input(case) }), one("rate", "amount"));
    assert_eq!(
        refused(PlanInput { rate_date: Some(date(2026, 11, 25)), ..input(case) }),
        one("rate_date", "date.future")
    );
    save(&world, &world.officer.clone(), None, PlanInput { months: Some(60), ..input(case) }).unwrap();
}

#[test]
fn nobody_but_the_officer_of_the_village_reads_or_writes_a_plan() {
    let world = World::new();
    let case = world.case();
    save(&world, &world.officer.clone(), None, input(case)).unwrap();
    for role in [Role::KepalaDesa, Role::Koordinator, Role::Warga, Role::Auditor] {
        let actor = Actor { role: Some(role), ..world.officer.clone() };
        let plan = standing(&world, &actor, case);
        assert!(office::plan(&plan).is_none() && plan.debt.known().is_none(), "{role:?}");
        let seen = Seen::of(&plan.row);
        assert!(matches!(save(&world, &actor, Some(seen), input(case)), Err(Refusal::Forbidden(_))), "{role:?}");
    }
    let stranger = Actor { office: crate::world::id(99), ..world.officer.clone() };
    assert!(matches!(save(&world, &stranger, None, input(case)), Err(Refusal::Forbidden(_))));
}

#[test]
fn no_byte_tells_who_receives_it_and_no_entry_which_amount_changed() {
    let tags = |changed: fn(PlanInput) -> PlanInput| {
        let world = World::new();
        let case = world.case();
        let officer = world.officer.clone();
        save(&world, &officer, None, input(case)).unwrap();
        let plan = standing(&world, &officer, case);
        save(&world, &officer, Some(Seen::of(&plan.row)), changed(input(case))).unwrap();
        world.store.local_write(|_, _| Ok(())).unwrap();
        assert!(!world.bytes().windows(SECRET.len()).any(|part| part == SECRET.as_bytes()));
        let lines = world.read(|read| read.history(RemittancePlan::SPEC, plan.row.id));
        let mut tags: Vec<u32> = lines.last().expect("a line").fields.iter().map(|field| field.tag).collect();
        tags.sort_unstable();
        tags
    };
    let debt = tags(|input| PlanInput { debt: Some(Rupiah(1)), ..input });
    assert_eq!(debt, tags(|input| PlanInput { for_family: Some(false), ..input }));
    assert_eq!(debt.len(), 17, "every field but the two that never change");
}

#[test]
fn a_plan_with_a_debt_and_one_without_are_made_by_entries_of_the_same_fields() {
    let tags = |input: PlanInput| {
        let world = World::new();
        let case = world.case();
        save(&world, &world.officer.clone(), None, PlanInput { case, ..input }).unwrap();
        let plan = standing(&world, &world.officer, case);
        let line = world.read(|read| read.history(RemittancePlan::SPEC, plan.row.id)).remove(0);
        let mut tags: Vec<u32> = line.fields.iter().map(|field| field.tag).collect();
        tags.sort_unstable();
        tags
    };
    let none = RecordId::default();
    let without = PlanInput { debt: None, instalment: None, receiver: None, ..input(none) };
    assert_eq!(tags(input(none)), tags(without));
}
