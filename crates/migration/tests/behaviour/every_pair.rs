//! Every pair of states, from the declaration, through the real use case on a real store: allowed moves move and are folded
//! with their step, all others refuse with their code, a guard that is not met refuses with its own, and other roles move
//! nothing.

use crate::world::{DEPARTURE, TODAY, World, codes};
use jiff::civil::date;
use kernel::access::Role;
use kernel::checklist::Scheme;
use kernel::states::Edge;
use kernel::{Actor, Changes, RecordId, Refusal, Value};
use migration::records::case::{CaseState, ReturnReason, RouteTaken};
use migration::records::counselling::FamilyPresent;
use migration::records::employment::Answered;
use migration::records::return_outcome::ReturnWay;
use migration::records::{MigrationCase, MigrationStep};
use migration::rules::facts::{Given, Homecoming, WorkGiven};
use migration::rules::machine::CASE_MACHINE;
use people::records::letter::{LetterKind, LetterState};
use people::records::{NextOfKin, Resident};

/// With which code each guard refuses a case of which nothing is known.
const REFUSES_WITH: &[(&str, &str)] = &[
    ("", "reason"),
    ("identity_recorded", "birth_date"),
    ("counselled", "topic"),
    ("adult_and_verified", "reviewed"),
    ("permission_acknowledged", "permission.none"),
    ("papers_for_state", "paper"),
    ("placement_known", "scheme"),
    ("no_placement_agreement", "placement_agreement"),
    ("all_valid_at_departure", "planned_departure"),
    ("departure_recorded", "date"),
    ("known_afterwards", "route_taken"),
    ("contract_dated", "contract_end"),
    ("employer_changed", "agreed"),
    ("return_recorded", "return_reason"),
    ("re_entry", "planned_departure"),
    ("resumes_where_it_was", "resume"),
];

/// Puts a case into a state, past all guards, with nothing left over from the move before.
fn put(world: &World, case: RecordId, state: CaseState, aside: Option<CaseState>, scheme: Option<Scheme>) {
    let choice = |code: Option<i64>| code.map_or(Value::Null, Value::Integer);
    let values = [
        (MigrationCase::STATE.tag, Value::Integer(state.code())),
        (MigrationCase::SET_ASIDE_FROM.tag, choice(aside.map(CaseState::code))),
        (MigrationCase::SCHEME.tag, choice(scheme.map(Scheme::code))),
        (MigrationCase::DEPARTED_ON.tag, Value::Null),
        (MigrationCase::RETURNED_ON.tag, Value::Null),
        (MigrationCase::CONTRACT_END.tag, Value::Null),
    ];
    world
        .act(&world.officer.clone(), move |read| {
            let mut changes = Changes::new();
            changes.edit_row(&read.get::<MigrationCase>(case)?.row, values);
            Ok(changes)
        })
        .unwrap();
}

/// A case of which everything is there that any guard asks for.
fn complete(world: &World) -> RecordId {
    let case = world.case();
    world.counsel(case, FamilyPresent::Spouse);
    world.all_documents(case);
    world.letter(LetterKind::FamilyPermission, LetterState::Acknowledged);
    world.letter(LetterKind::MaritalStatus, LetterState::Acknowledged);
    let edit = [
        (MigrationCase::AGENCY.tag, Value::Text("PT Contoh".into())),
        (MigrationCase::AGENCY_PERMIT.tag, Value::Text("112/2026".into())),
        (MigrationCase::PLANNED_DEPARTURE.tag, Value::Text(DEPARTURE.to_string())),
    ];
    world
        .act(&world.officer.clone(), move |read| {
            let mut changes = Changes::new();
            changes.edit_row(&read.get::<MigrationCase>(case)?.row, edit);
            Ok(changes)
        })
        .unwrap();
    world.reviewed(case);
    case
}

/// A case of which nothing is there: no birth date, no family, no destination, no paper.
fn bare(world: &World) -> RecordId {
    let opening = migration::office::open::Opening { resident: world.resident, ..Default::default() };
    let case = world.open(opening).unwrap();
    let resident = world.resident;
    world
        .act(&world.officer.clone(), move |read| {
            let mut changes = Changes::new();
            let row = read.get::<Resident>(resident)?.row;
            changes.edit_row(&row, [(Resident::BIRTH_DATE.tag, Value::Null)]);
            for kin in read.referring::<NextOfKin>("resident", resident)? {
                changes.withdraw(&kin.row);
            }
            Ok(changes)
        })
        .unwrap();
    case
}

/// Everything that the form of any move may ask.
fn everything() -> Given {
    Given {
        date: Some(TODAY),
        reason: Some("sebab tertulis".into()),
        evidence: Some("bukti".into()),
        route_taken: Some(RouteTaken::Prosedural),
        return_reason: Some(ReturnReason::ContractEnd),
        contract_end: Some(date(2029, 1, 1)),
        work: WorkGiven { agreed: Some(Answered::Yes), ..WorkGiven::default() },
        homecoming: Homecoming { way: Some(ReturnWay::Own), ..Homecoming::default() },
        ..Given::default()
    }
}

fn states(edge: &Edge) -> (CaseState, CaseState) {
    let state = |code| CaseState::from_code(code).expect("a state");
    (state(edge.from), state(edge.to))
}

/// Where the case must have stepped aside, for a move that resumes.
fn aside(edge: &Edge) -> Option<CaseState> {
    (edge.guard == "resumes_where_it_was").then(|| states(edge).1)
}

/// The step over the placement agreement is for who leaves without an agency.
fn scheme(edge: &Edge) -> Scheme {
    if edge.guard == "no_placement_agreement" { Scheme::Mandiri } else { Scheme::PToP }
}

#[test]
fn every_allowed_move_moves_and_leaves_its_step() {
    let world = World::new();
    let case = complete(&world);
    for (count, edge) in CASE_MACHINE.edges.iter().enumerate() {
        let (from, to) = states(edge);
        put(&world, case, from, aside(edge), Some(scheme(edge)));
        let moved = world.step(case, to, everything());
        assert!(moved.is_ok(), "{from:?} to {to:?}: {moved:?}");
        assert_eq!(world.state(case), to, "from {from:?}");
        let steps = world.read(|read| read.referring::<MigrationStep>("case", case));
        assert_eq!(steps.len(), count + 2, "one step for each move, beside the opening");
        let last = steps.last().expect("a step");
        assert_eq!((last.from, last.to), (Some(from), to));
    }
    assert_eq!(world.store.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn every_other_pair_of_states_refuses_with_the_code_of_a_move_that_does_not_exist() {
    let world = World::new();
    let case = complete(&world);
    for from in CaseState::ALL {
        put(&world, case, *from, Some(CaseState::Minat), Some(Scheme::PToP));
        for to in CaseState::ALL {
            if CASE_MACHINE.edge(from.code(), to.code()).is_none() {
                assert_eq!(codes(world.step(case, *to, everything())), ["edge"], "{from:?} to {to:?}");
            }
        }
        assert_eq!(world.state(case), *from);
    }
}

#[test]
fn every_guarded_move_of_a_bare_case_refuses_with_its_guard_s_code() {
    let world = World::new();
    let case = bare(&world);
    for edge in CASE_MACHINE.edges.iter().filter(|edge| edge.reason || !edge.guard.is_empty()) {
        let (from, to) = states(edge);
        let known = REFUSES_WITH.iter().find(|(guard, _)| *guard == edge.guard);
        let (_, code) = known.unwrap_or_else(|| panic!("say above with which code {} refuses", edge.guard));
        put(&world, case, from, None, None);
        let said = codes(world.step(case, to, Given::default()));
        assert!(said.contains(code), "{from:?} to {to:?}: {said:?} without {code}");
        assert!(!edge.reason || said.contains(&"reason"), "{from:?} to {to:?} wants a reason");
        assert_eq!(world.state(case), from);
    }
}

#[test]
fn no_move_is_made_by_a_role_that_it_does_not_name_or_from_another_office() {
    let world = World::new();
    let case = complete(&world);
    let others = [Role::KepalaDesa, Role::Koordinator, Role::PendampingUsaha, Role::Warga, Role::Auditor];
    for edge in CASE_MACHINE.edges {
        let (from, to) = states(edge);
        put(&world, case, from, aside(edge), Some(scheme(edge)));
        let stranger = Actor { office: crate::world::id(99), ..world.officer.clone() };
        let wrong = others.iter().filter(|role| !edge.roles.contains(role));
        let wrong = wrong.map(|role| Actor { role: Some(*role), ..world.officer.clone() });
        for actor in wrong.chain([stranger]) {
            let refused = world.step_by(&actor, case, to, everything());
            assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{from:?} to {to:?} by {:?}", actor.role);
        }
        assert_eq!(world.state(case), from);
    }
}
