//! Complaints over a real store: every pair of states, what a complainant may do, where a complaint goes, what another level
//! sees, and that nothing of it lies in clear.

use crate::world::{SECRET, TODAY, World, codes};
use jiff::civil::date;
use kernel::access::{Role, Scope};
use kernel::region::Code;
use kernel::{ActionId, Actor, Changes, Held, Id, Record, RecordId, Refusal};
use migration::office::complaint::{self, Filed, Own, Step, place};
use migration::records::Complaint;
use migration::records::complaint::{
    AboutWhom, Category, Channel, ComplaintClass, ComplaintState, Identity, Level, Satisfaction,
};
use migration::rules::complaint_machine::{COMPLAINANT, COMPLAINT_MACHINE};
use people::office::{found, office_id};
use store::access_stream::Sight;
use store::{Reader, Seen};

const VILLAGE: &str = "33.07.05.2003";

fn code(text: &str) -> Code {
    Code::parse(text).expect("a code")
}

/// Acts as somebody; the use case gets the action's id.
fn act(
    world: &World,
    by: &Actor,
    work: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
) -> Result<store::Done, Refusal> {
    let action = world.action();
    world.act_as(by, action, move |read| work(read, action))
}

/// A village and its regency, as the program founds them, and who works there.
struct Desks {
    world: World,
    officer: Actor,
    coordinator: Actor,
}

impl Desks {
    fn new() -> Desks {
        let world = World::new();
        let node = world.store.read(&world.officer, crate::world::now(), |read| Ok(read.node())).expect("a node");
        for region in [VILLAGE, "33.07"] {
            act(&world, &people::office::software(), move |_, _| found(Some(&code(region)), node)).expect("founded");
        }
        let actor = |role, region: &str, number| Actor {
            account: crate::world::id(number),
            role: Some(role),
            office: office_id(Some(&code(region))),
            scope: Scope::Regions(vec![region.to_owned()]),
            name: "Siti Rahmawati".to_owned(),
        };
        let (officer, coordinator) =
            (actor(Role::PetugasDesmigratif, VILLAGE, 20), actor(Role::Koordinator, "33.07", 21));
        Desks { world, officer, coordinator }
    }

    fn file(&self, filed: Filed) -> Result<RecordId, Refusal> {
        let action = self.world.action();
        self.world.act_as(&Actor::visitor(), action, move |read| complaint::file(read, action, &filed, &[]))?;
        Ok(action.record(place::COMPLAINT))
    }

    /// A complaint that stands in a state, answered long ago where it was answered.
    fn standing(&self, state: ComplaintState) -> RecordId {
        let id = self.file(filed(AboutWhom::Broker)).expect("filed");
        let answered = matches!(state, ComplaintState::Answered | ComplaintState::Settled | ComplaintState::NotOurs);
        let day = answered.then(|| date(2026, 11, 4));
        let done = act(&self.world, &people::office::software(), move |read, _| {
            let one = read.get::<Complaint>(id)?;
            let mut changes = Changes::new();
            changes
                .edit(&one)
                .set(Complaint::STATE, state)
                .set(Complaint::ANSWERED_ON, day)
                .set(Complaint::CLOSED_ON, day);
            Ok(changes)
        });
        done.expect("put there");
        id
    }

    fn step(&self, by: &Actor, id: RecordId, to: ComplaintState) -> Result<store::Done, Refusal> {
        let step = Step { to, text: Some("Sudah diperiksa".into()), class: Some(ComplaintClass::NoFieldCheck) };
        self.step_with(by, id, step)
    }

    fn step_with(&self, by: &Actor, id: RecordId, step: Step) -> Result<store::Done, Refusal> {
        act(&self.world, by, move |read, action| {
            let seen = Seen::of(&read.get::<Complaint>(id)?.row);
            complaint::step(read, action, id, &seen, &step)
        })
    }

    fn own(&self, id: RecordId, own: Own) -> Result<store::Done, Refusal> {
        let ticket = self.read(id).ticket.clone();
        act(&self.world, &Actor::visitor(), move |read, action| complaint::own_step(read, action, &ticket, &own))
    }

    fn read(&self, id: RecordId) -> Complaint {
        let (all, sight) = (people::office::software(), Sight::of([Complaint::SPEC]));
        self.world
            .store
            .read_noting(&all, crate::world::now(), &sight, |read| Ok(read.get::<Complaint>(id)?.record))
            .expect("there")
    }
}

fn filed(about: AboutWhom) -> Filed {
    use std::sync::atomic::{AtomicU16, Ordering};
    static NUMBER: AtomicU16 = AtomicU16::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    Filed {
        village: code(VILLAGE),
        ticket: migration::rules::complaint::ticket(&[(number / 30) as u8, (number % 30) as u8, 3, 9, 11, 4, 8, 2])
            .expect("a ticket"),
        received_on: date(2026, 10, 1),
        channel: Channel::Public,
        category: Category::Overcharged,
        about,
        about_name: Some(format!("PT {SECRET}")),
        happened: None,
        text: format!("Diminta biaya, {SECRET}"),
        wish: None,
        identity: Identity::Anonymous,
        name: Some(format!("Nama {SECRET}")),
        contact: Some("0812 0000 1111".into()),
        resident: None,
        from_record: None,
    }
}

#[test]
fn every_pair_of_states_moves_as_the_machine_says_and_no_other() {
    let desks = Desks::new();
    for from in ComplaintState::ALL {
        for to in ComplaintState::ALL {
            let id = desks.standing(*from);
            let edge = COMPLAINT_MACHINE.edge(from.code(), to.code()).filter(|edge| edge.roles != COMPLAINANT);
            let done = desks.step(&desks.officer, id, *to);
            match edge {
                // A note beside it, whatever the state.
                _ if from == to => assert!(done.is_ok(), "{from:?}: a note"),
                Some(_) if *to == ComplaintState::Referred => {
                    assert_eq!(codes(done), ["complaint.referral"], "{from:?}");
                }
                // The level that took it higher does not take it up itself.
                Some(_) => {
                    assert!(done.is_ok(), "{from:?} to {to:?}: {done:?}");
                    assert_eq!(desks.read(id).state, *to);
                }
                None => assert_eq!(codes(done), ["complaint.step"], "{from:?} to {to:?}"),
            }
        }
    }
}

#[test]
fn a_complainant_does_what_the_machine_lets_them_and_nothing_else() {
    let desks = Desks::new();
    for state in ComplaintState::ALL {
        let may = |to: ComplaintState| COMPLAINT_MACHINE.edge(state.code(), to.code()).is_some();
        let withdrawn = desks.own(desks.standing(*state), Own::Withdraw("Sudah selesai".into()));
        assert_eq!(withdrawn.is_ok(), may(ComplaintState::Withdrawn), "{state:?}");
        let reopened = desks.own(desks.standing(*state), Own::Reopen("Belum selesai".into()));
        assert_eq!(reopened.is_ok(), may(ComplaintState::Reopened), "{state:?}");
        let told = desks.own(desks.standing(*state), Own::Tell("Ada lagi".into()));
        assert_eq!(told.is_ok(), state.is_open(), "{state:?}");
        let ended = matches!(state, ComplaintState::Answered | ComplaintState::Settled | ComplaintState::NotOurs);
        assert_eq!(desks.own(desks.standing(*state), Own::Rate(Satisfaction::Content)).is_ok(), ended, "{state:?}");
    }
}

#[test]
fn reopening_begins_the_clocks_anew_and_ends_some_day() {
    let desks = Desks::new();
    let id = desks.standing(ComplaintState::Answered);
    desks.own(id, Own::Reopen("Belum selesai".into())).expect("reopened");
    let one = desks.read(id);
    assert_eq!((one.first_due, one.first_answer_on), (kernel::working_day::add(TODAY, 3), None));
    assert_eq!(one.final_due, Some(kernel::working_day::add(TODAY, 14)));
    let old = desks.standing(ComplaintState::Answered);
    let done = act(&desks.world, &people::office::software(), move |read, _| {
        let one = read.get::<Complaint>(old)?;
        let mut changes = Changes::new();
        changes.edit(&one).set(Complaint::ANSWERED_ON, Some(date(2026, 9, 1)));
        Ok(changes)
    });
    done.expect("long ago");
    assert_eq!(codes(desks.own(old, Own::Reopen("Belum selesai".into()))), ["complaint.reopen"]);
}

#[test]
fn an_examination_asks_for_its_class_and_a_first_answer() {
    let desks = Desks::new();
    let id = desks.file(filed(AboutWhom::Broker)).expect("filed");
    let examine = |text: Option<&str>, class| {
        let step = Step { to: ComplaintState::Examined, text: text.map(str::to_owned), class };
        desks.step_with(&desks.officer, id, step)
    };
    assert_eq!(codes(examine(None, Some(ComplaintClass::FieldCheck))), ["required"]);
    assert_eq!(codes(examine(Some("Kami periksa"), None)), ["required"]);
    examine(Some("Kami periksa"), Some(ComplaintClass::FieldCheck)).expect("examined");
    let one = desks.read(id);
    assert_eq!(one.first_answer_on, Some(TODAY));
    assert_eq!(one.final_due, Some(kernel::working_day::add(date(2026, 10, 1), 60)));
}

#[test]
fn a_level_opens_only_what_has_reached_it() {
    let desks = Desks::new();
    let opens = |by: &Actor, id: RecordId| {
        desks
            .world
            .store
            .read(by, crate::world::now(), |read| complaint::open(read, id).map(|opened| opened.handles))
            .ok()
    };
    let village = desks.file(filed(AboutWhom::Broker)).expect("filed");
    let regency = desks.file(filed(AboutWhom::Head)).expect("filed");
    assert_eq!((opens(&desks.officer, village), opens(&desks.coordinator, village)), (Some(true), None));
    assert_eq!((opens(&desks.officer, regency), opens(&desks.coordinator, regency)), (None, Some(true)));
    assert_eq!(desks.read(regency).level, Level::Regency);
    desks.step(&desks.officer, village, ComplaintState::Escalated).expect("taken higher");
    assert_eq!((opens(&desks.officer, village), opens(&desks.coordinator, village)), (Some(false), Some(true)));
    let again = desks.step(&desks.officer, village, ComplaintState::Examined);
    assert!(matches!(again, Err(Refusal::Forbidden(_))), "{again:?}");
    desks.step(&desks.coordinator, village, ComplaintState::Examined).expect("taken up");
}

#[test]
fn what_concerns_the_village_is_refused_where_no_office_above_it_is_here() {
    let world = World::new();
    let node = world.store.read(&world.officer, crate::world::now(), |read| Ok(read.node())).expect("a node");
    act(&world, &people::office::software(), move |_, _| found(Some(&code(VILLAGE)), node)).expect("founded");
    let filed = filed(AboutWhom::Officer);
    let done = act(&world, &Actor::visitor(), move |read, action| complaint::file(read, action, &filed, &[]));
    assert_eq!(codes(done), ["complaint.no_office"]);
    assert!(!String::from_utf8_lossy(&world.bytes()).contains(SECRET), "nothing of it was kept");
}

#[test]
fn the_person_of_a_complaint_stands_in_no_index_of_theirs() {
    let desks = Desks::new();
    let resident = desks.world.resident;
    let named = Filed { resident: Some(resident), identity: Identity::Named, ..filed(AboutWhom::Broker) };
    let action = desks.world.action();
    let officer = Actor { scope: Scope::Regions(vec![VILLAGE.to_owned()]), ..desks.officer.clone() };
    desks.world.act_as(&officer, action, move |read| complaint::file(read, action, &named, &[])).expect("filed");
    let id = action.record(place::COMPLAINT);
    assert_eq!(desks.read(id).resident.given().map(|one| one.id.raw()), Some(resident), "its body names them");
    let own = Actor { role: Some(Role::Warga), scope: Scope::Person(resident), ..Actor::visitor() };
    let found = desks.world.store.read(&own, crate::world::now(), |read| read.get::<Complaint>(Id::new(id)));
    assert!(matches!(found, Err(Refusal::NotFound)), "an account in somebody else's hands finds nothing");
    desks.step(&desks.officer, id, ComplaintState::Examined).expect("examined");
    assert_eq!(desks.world.store.verify().expect("verified").problems, Vec::<String>::new());
}

#[test]
fn nothing_of_a_complaint_lies_in_clear_and_of_an_anonymous_one_no_name_at_all() {
    let desks = Desks::new();
    let id = desks.file(filed(AboutWhom::Broker)).expect("filed");
    let one = desks.read(id);
    assert_eq!((&one.name, &one.contact, &one.filed_by), (&Held::Known(None), &Held::Known(None), &Held::Known(None)));
    desks.step(&desks.officer, id, ComplaintState::Examined).expect("examined");
    desks.own(id, Own::Tell(format!("Namanya {SECRET}"))).expect("told");
    let bytes = desks.world.bytes();
    assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()));
    let head = Actor { role: Some(Role::KepalaDesa), ..desks.officer.clone() };
    let sight = Sight::of([Complaint::SPEC]);
    let row =
        desks.world.store.read_noting(&head, crate::world::now(), &sight, |read| read.get::<Complaint>(Id::new(id)));
    assert!(
        row.is_ok_and(|one| one.text == Held::Sealed && one.category == Held::Sealed),
        "the head reads no word of it"
    );
}
