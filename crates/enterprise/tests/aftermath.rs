//! What becomes of aid in two years: looks after 1, 3, 6, 12 and 24 months, what the regency sees of it, whether the business
//! lives; and that nothing is handed over twice. On both engines.
#![allow(missing_docs)] // reason: a test

mod world;

use enterprise::office::asset::{self, Moving};
use enterprise::office::condition_check::{self as checks, Finding, field};
use enterprise::office::group_membership;
use enterprise::office::survival::{self, Answering};
use enterprise::records::asset::{AssetState, Reason};
use enterprise::records::asset_step::AssetMove;
use enterprise::records::condition_check::Condition;
use enterprise::records::{AidPackage, Asset};
use jiff::civil::{Date, date};
use kernel::{RecordId, Refusal};
use store::Done;
use world::{HANDED, World, seen};

/// Writes down how each asset was found, in the order of the group's.
fn look(world: &World, on: Date, found: &[(Option<Condition>, Option<Reason>)]) -> Result<Done, Refusal> {
    let finding = |(asset, (condition, reason)): (RecordId, &(Option<Condition>, Option<Reason>))| Finding {
        asset,
        condition: *condition,
        reason: *reason,
        note: None,
    };
    let assets = world.assets();
    let findings: Vec<Finding> = assets.iter().map(|one| one.row.id).zip(found).map(finding).collect();
    let (action, group) = (world.action(), world.group);
    world
        .act_as(&world.facilitator.clone(), on, action, move |read| checks::check(read, action, group, (on, &findings)))
}

fn due(world: &World, on: Date) -> Vec<(i64, i64, Date)> {
    let all = world.read_as(&world.facilitator, on, checks::due);
    all.iter().map(|one| (one.count, one.mark, one.by)).collect()
}

const USED: (Option<Condition>, Option<Reason>) = (Some(Condition::Used), None);

#[test]
fn every_statement_is_understood_by_the_engine_in_every_scope() {
    World::each(|world| {
        for statement in enterprise::ROOM.statements {
            for sql in statement.expansions() {
                world.store.prepares(&sql).unwrap_or_else(|error| panic!("{}: {error}", statement.name));
            }
        }
    });
}

#[test]
fn things_are_looked_at_on_their_months_and_what_was_left_open_stays_due() {
    World::each(|world| {
        assert_eq!(world.assets().len(), 3);
        assert_eq!(due(world, date(2026, 2, 20)), []);
        assert_eq!(due(world, date(2026, 2, 21)), [(3, 1, date(2026, 2, 28))]);
        let early = look(world, date(2026, 2, 1), &[USED]);
        assert!(matches!(&early, Err(Refusal::Invalid(problems)) if problems[0].code == "check.not_due"), "{early:?}");
        look(world, date(2026, 2, 28), &[USED, USED, (None, None)]).unwrap();
        assert_eq!(due(world, date(2026, 2, 28)), [(1, 1, date(2026, 2, 28))]);
        // Half a year later what was missed is not asked again: the visit answers the sixth month.
        look(world, date(2026, 8, 2), &[USED, USED, USED]).unwrap();
        assert_eq!(due(world, date(2027, 1, 28)), [(3, 12, date(2027, 1, 31))]);
    });
}

#[test]
fn what_stands_unused_shows_at_the_regency_with_its_reason() {
    World::each(|world| {
        let on = date(2026, 2, 28);
        let silent = look(world, on, &[(Some(Condition::Idle), None)]);
        let Err(Refusal::Invalid(problems)) = silent else { panic!("{silent:?}") };
        assert_eq!(problems[0].field, field("sebab", world.assets()[0].row.id));
        let found = [(Some(Condition::Idle), Some(Reason::NoPower)), USED, (Some(Condition::Missing), None)];
        look(world, on, &found).unwrap();
        let unused = world.read_as(&world.coordinator, on, asset::unused);
        let told: Vec<_> = unused.iter().map(|one| (one.region.as_str(), one.state, one.reason)).collect();
        let village = world::VILLAGE;
        assert_eq!(
            told,
            [(village, AssetState::Idle, Some(Reason::NoPower)), (village, AssetState::Lost, None)],
            "village, state, reason"
        );
        let sum = |key: &str| world.read_as(&world.coordinator, on, |read| read.indicator(key, "33.07", None));
        assert_eq!((sum("enterprise.assets.used"), sum("enterprise.assets.unused")), (1, 2));
        // What is gone is not looked for again.
        assert_eq!(due(world, date(2026, 4, 25)), [(2, 3, date(2026, 4, 30))]);
    });
}

#[test]
fn a_package_and_an_asset_are_handed_over_once() {
    World::each(|world| {
        let again = world.hand_over(HANDED);
        assert!(
            matches!(&again, Err(Refusal::Invalid(problems)) if problems[0].code == "aid.handed_over"),
            "{again:?}"
        );
        assert_eq!(world.assets().len(), 3);
        let asset = world.assets()[0].row.id;
        let members = world.read_as(&world.facilitator, HANDED, |read| group_membership::of_group(read, world.group));
        let second = members[1].row.id;
        let shown = world.read_as(&world.facilitator, HANDED, |read| Ok(seen::<Asset>(read, asset)));
        let pass = |seen: store::Seen| {
            let input = Moving { kind: AssetMove::PassedOn, on: HANDED, to: Some(second), cost: None, note: None };
            let action = world.action();
            world.act_as(&world.facilitator.clone(), HANDED, action, move |read| {
                asset::step(read, action, asset, &seen, &input)
            })
        };
        pass(shown.clone()).unwrap();
        assert!(matches!(pass(shown), Err(Refusal::Conflict(_))));
        let now = world.read_as(&world.facilitator, HANDED, |read| Ok(seen::<Asset>(read, asset)));
        let twice = pass(now);
        assert!(matches!(&twice, Err(Refusal::Invalid(problems)) if problems[0].code == "asset.holds"), "{twice:?}");
    });
}

#[test]
fn whether_a_business_lives_is_asked_after_half_a_year_and_an_end_needs_its_reason() {
    World::each(|world| {
        let answer = |on: Date, alive: bool, reason: Option<Reason>| {
            let (action, package) = (world.action(), world.package);
            let input = Answering { on, alive, reason, active: 4, jobs: 1 };
            world.act_as(&world.facilitator.clone(), on, action, move |read| {
                survival::answer(read, action, package, &seen::<AidPackage>(read, package), &input)
            })
        };
        let code = |done: Result<Done, Refusal>| match done {
            Err(Refusal::Invalid(problems)) => problems[0].code,
            other => panic!("{other:?}"),
        };
        assert_eq!(code(answer(date(2026, 5, 1), true, None)), "survival.not_due");
        answer(date(2026, 7, 31), true, None).unwrap();
        assert_eq!(code(answer(date(2026, 8, 1), true, None)), "survival.not_due");
        assert_eq!(code(answer(date(2027, 2, 2), false, None)), "required");
        answer(date(2027, 2, 2), false, Some(Reason::NoBuyer)).unwrap();
        let told = world.read_as(&world.ministry, date(2027, 2, 3), survival::answers);
        let told: Vec<_> = told.iter().map(|one| (one.mark, one.alive, one.reason, one.count)).collect();
        assert_eq!(told, [(6, true, None, 1), (12, false, Some(Reason::NoBuyer), 1)]);
        let units = world.read_as(&world.ministry, date(2027, 2, 3), survival::units);
        let told: Vec<_> = units.iter().map(|one| (one.year.as_str(), one.units, one.active, one.ready)).collect();
        assert_eq!(told, [("2025", 1, 1, 1)]);
    });
}
