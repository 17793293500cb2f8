//! Loans on a store: who decides, what is posted, what is refused, and that nothing is there twice.

mod world;

use cooperative::office::ledger::Side;
use cooperative::office::loan::approval::{self, Application, Assessment};
use cooperative::office::loan::money::{self, Means};
use cooperative::office::loan::trouble::{self, NewTerms};
use cooperative::office::loan::{LoanFile, place};
use cooperative::office::loan_product::{self, Offer};
use cooperative::office::{member, provision};
use cooperative::records::koperasi::Principle;
use cooperative::records::loan::LoanState;
use cooperative::records::loan_product::Contract;
use cooperative::records::posting::Event;
use cooperative::records::{Loan, Receipt};
use cooperative::rules::schedule::Method;
use jiff::civil::{Date, date};
use kernel::access::{Actor, Role};
use kernel::value::Ref;
use kernel::{Changes, Id, Record, RecordId, Refusal};
use people::records::RoleAssignment;
use store::{Done, ListQuery, Seen};
use world::{TODAY, World};

const JOINED: Date = date(2026, 1, 5);

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    match result {
        Err(Refusal::Invalid(problems)) => problems[0].code,
        Err(Refusal::Forbidden(_)) => "forbidden",
        other => panic!("not refused: {other:?}"),
    }
}

fn offer(contract: Contract, method: Method, rate: i64) -> Offer {
    Offer {
        name: "Modal usaha".to_owned(),
        contract,
        method,
        rate,
        most_months: 24,
        most_principal: 50_000_000,
        fee: 10_000,
    }
}

fn offered(world: &World, input: Offer) -> Result<RecordId, Refusal> {
    let (action, books) = (world.action(), world.koperasi);
    world.act_as(&world.chair, action, move |read| loan_product::offer(read, action, books, &input))?;
    Ok(action.record(0))
}

fn joined(world: &World) -> RecordId {
    let resident = world.resident("Sulastri");
    let (action, books) = (world.action(), world.koperasi);
    let input = member::Application { books, resident, date: JOINED };
    world.act_as(&world.chair, action, move |read| member::apply(read, action, &input)).unwrap();
    let id = action.record(member::place::FIRST);
    world.act(&world.treasurer, move |read| member::accept(read, id, JOINED)).unwrap();
    id
}

fn cash(world: &World, amount: i64) {
    world.post(JOINED, Event::Income, Side::of("1101"), Side::of("3201"), amount).unwrap();
}

fn applied(world: &World, product: RecordId, principal: i64, months: i64) -> Result<RecordId, Refusal> {
    let input = Application { member: joined(world), product, principal, months, purpose: Some("warung".to_owned()) };
    let action = world.action();
    world.act_as(&world.chair, action, move |read| approval::apply(read, action, &input))?;
    Ok(action.record(place::LOAN))
}

fn seen(world: &World, loan: RecordId) -> Seen {
    world.read(|read| Ok(Seen::of(&read.get::<Loan>(loan)?.row)))
}

fn assessed(world: &World, loan: RecordId, related: bool) {
    let (action, seen) = (world.action(), seen(world, loan));
    let input = Assessment { income: 5_000_000, spending: 1_000_000, related, note: None };
    world.act_as(&world.chair, action, move |read| approval::assess(read, action, loan, &seen, &input)).unwrap();
}

fn approve(world: &World, actor: &Actor, loan: RecordId) -> Result<Done, Refusal> {
    let (action, seen, account) = (world.action(), seen(world, loan), actor.account);
    world.act_as(actor, action, move |read| approval::approve(read, action, loan, &seen, account))
}

fn pay_out(world: &World, loan: RecordId, day: Date) -> Result<Done, Refusal> {
    let (action, seen) = (world.action(), seen(world, loan));
    world.act_as(&world.treasurer, action, move |read| money::pay_out(read, action, (loan, &seen), (day, Means::Cash)))
}

fn pay(world: &World, loan: RecordId, day: Date, amount: i64) -> Result<Done, Refusal> {
    let action = world.action();
    world.act_as(&world.treasurer, action, move |read| money::pay(read, action, loan, (day, amount, Means::Cash)))
}

/// A loan of 12,000,000 over twelve months as an annuity of 1.5 % (G1), paid out on a day.
fn running(world: &World, day: Date) -> RecordId {
    cash(world, 20_000_000);
    let product = offered(world, offer(Contract::Loan, Method::Annuity, 15_000)).unwrap();
    let loan = applied(world, product, 12_000_000, 12).unwrap();
    assessed(world, loan, false);
    approve(world, &world.treasurer, loan).unwrap();
    approve(world, &world.supervisor, loan).unwrap();
    pay_out(world, loan, day).unwrap();
    loan
}

fn file(world: &World, loan: RecordId) -> LoanFile {
    world.read(|read| LoanFile::of(read, loan))
}

fn owed(world: &World, loan: RecordId) -> i64 {
    world.read(|read| Ok(read.balance(world.home, loan)?.net()))
}

#[test]
fn a_flat_rate_is_held_against_the_cap_as_an_effective_one() {
    let world = World::new();
    assert_eq!(code(offered(&world, offer(Contract::Loan, Method::Flat, 15_000))), "loan.cap");
    assert_eq!(code(offered(&world, offer(Contract::Loan, Method::Declining, 20_001))), "loan.cap");
    offered(&world, offer(Contract::Loan, Method::Declining, 20_000)).unwrap();
    assert_eq!(code(offered(&world, offer(Contract::Qardh, Method::Flat, 0))), "loan.contract");
}

#[test]
fn a_sharia_koperasi_has_its_contracts_without_a_cap_and_qardh_adds_nothing() {
    let world = World::of(Principle::Sharia);
    offered(&world, offer(Contract::Murabahah, Method::Flat, 25_000)).unwrap();
    assert_eq!(code(offered(&world, offer(Contract::Qardh, Method::Flat, 1))), "loan.qardh");
    assert_eq!(code(offered(&world, offer(Contract::Loan, Method::Flat, 0))), "loan.contract");
}

#[test]
fn who_recorded_does_not_approve_and_above_the_threshold_two_do() {
    let world = World::new();
    cash(&world, 20_000_000);
    let product = offered(&world, offer(Contract::Loan, Method::Annuity, 15_000)).unwrap();
    let loan = applied(&world, product, 12_000_000, 12).unwrap();
    assert_eq!(code(approve(&world, &world.treasurer, loan)), "loan.state");
    assessed(&world, loan, false);
    assert_eq!(code(approve(&world, &world.chair, loan)), "forbidden");
    approve(&world, &world.treasurer, loan).unwrap();
    assert_eq!(file(&world, loan).loan.state, LoanState::Assessed);
    assert_eq!(code(pay_out(&world, loan, TODAY)), "loan.state");
    assert_eq!(code(approve(&world, &world.treasurer, loan)), "loan.approved");
    approve(&world, &world.supervisor, loan).unwrap();
    assert_eq!(file(&world, loan).loan.state, LoanState::Approved);
}

#[test]
fn what_is_paid_out_and_repaid_stands_in_the_books_to_the_rupiah() {
    let world = World::new();
    let loan = running(&world, date(2026, 10, 24));
    assert_eq!((owed(&world, loan), world.net("1101"), world.net("4102")), (12_000_000, 8_120_000, -120_000));
    pay(&world, loan, TODAY, 1_100_160).unwrap();
    assert_eq!((owed(&world, loan), world.net("1201"), world.net("4101")), (11_079_840, 11_079_840, -180_000));
    let receipts = world.read(|read| read.count(&ListQuery::of(Receipt::SPEC)));
    assert_eq!(receipts, 2);
}

#[test]
fn a_payment_sent_twice_is_one_and_the_second_cashier_sees_the_first() {
    let world = World::new();
    let loan = running(&world, date(2026, 10, 24));
    let whole = file(&world, loan).standing(TODAY).settles(false);
    let action = world.action();
    for again in [false, true] {
        let half = move |read: &store::Reader<'_>| money::pay(read, action, loan, (TODAY, whole / 2, Means::Cash));
        assert_eq!(world.act_as(&world.treasurer, action, half).unwrap().repeated, again);
    }
    // The other cashier saw the whole debt and takes all of it.
    assert_eq!(code(pay(&world, loan, TODAY, whole)), "loan.more");
    pay(&world, loan, TODAY, file(&world, loan).standing(TODAY).settles(false)).unwrap();
    assert_eq!((owed(&world, loan), file(&world, loan).loan.state), (0, LoanState::Settled));
    assert_eq!(code(pay(&world, loan, TODAY, 1)), "loan.state");
}

#[test]
fn late_payment_pays_the_penalty_first() {
    let world = World::new();
    let loan = running(&world, date(2026, 10, 14));
    pay(&world, loan, TODAY, 100_000).unwrap();
    // Ten days at 0.1 % of 1,100,160.
    assert_eq!((world.net("4103"), world.net("4101"), owed(&world, loan)), (-11_002, -88_998, 12_000_000));
}

#[test]
fn penalties_of_a_sharia_koperasi_go_to_the_social_fund() {
    let world = World::of(Principle::Sharia);
    cash(&world, 20_000_000);
    let product = offered(&world, offer(Contract::Murabahah, Method::Flat, 10_000)).unwrap();
    let loan = applied(&world, product, 6_000_000, 12).unwrap();
    assessed(&world, loan, false);
    approve(&world, &world.treasurer, loan).unwrap();
    pay_out(&world, loan, date(2026, 10, 14)).unwrap();
    pay(&world, loan, TODAY, 565_600).unwrap();
    assert_eq!((world.net("2202"), world.net("4104"), world.net("1202")), (-5_600, -60_000, 5_500_000));
    // The margin is part of the price: nothing of it is let off.
    assert_eq!(file(&world, loan).standing(TODAY).settles(true), 11 * 560_000);
}

#[test]
fn related_parties_keep_to_a_tenth_of_own_capital_and_both_organs_approve() {
    let world = World::new();
    cash(&world, 20_000_000);
    let product = offered(&world, offer(Contract::Loan, Method::Annuity, 15_000)).unwrap();
    let large = applied(&world, product, 2_000_001, 12).unwrap();
    assessed(&world, large, true);
    assert_eq!(code(approve(&world, &world.treasurer, large)), "loan.related");
    let other = World::new();
    cash(&other, 20_000_000);
    let product = offered(&other, offer(Contract::Loan, Method::Annuity, 15_000)).unwrap();
    let small = applied(&other, product, 2_000_000, 12).unwrap();
    assessed(&other, small, true);
    approve(&other, &other.treasurer, small).unwrap();
    assert_eq!(file(&other, small).loan.state, LoanState::Assessed);
    approve(&other, &other.supervisor, small).unwrap();
    assert_eq!(file(&other, small).loan.state, LoanState::Approved);
}

/// The supervisor's role on record, which a second person's password is asked for.
fn role_on_record(world: &World) {
    let (assignment, home, account) = (world.action().record(0), world.home, world.supervisor.account);
    world
        .act(&world.officer, move |_| {
            let assignment = RoleAssignment {
                id: Id::new(assignment),
                account: Ref::new(Id::new(account), home),
                role: Role::PengawasKoperasi,
                office: Ref::new(Id::new(home), home),
                from: JOINED,
                until: None,
            };
            let mut changes = Changes::new();
            changes.create(home, &assignment);
            Ok(changes)
        })
        .unwrap();
}

fn restructure(world: &World, loan: RecordId, second: &Actor) -> Result<Done, Refusal> {
    let (action, seen) = (world.action(), seen(world, loan));
    let reason = "gagal panen".to_owned();
    let terms = NewTerms { months: 24, rate: 10_000, reason, second: second.account };
    world.act_as(&world.treasurer, action, move |read| trouble::restructure(read, action, (loan, &seen), &terms))
}

fn write_off(world: &World, loan: RecordId) -> Result<Done, Refusal> {
    let (action, seen, second) = (world.action(), seen(world, loan), world.supervisor.account);
    world.act_as(&world.treasurer, action, move |read| {
        trouble::write_off(read, action, (loan, &seen), (second, "pindah tanpa kabar"))
    })
}

#[test]
fn new_terms_need_a_second_person_and_spread_what_is_left_with_service_in_arrears() {
    let world = World::new();
    let loan = running(&world, date(2026, 9, 24));
    assert_eq!(code(restructure(&world, loan, &world.treasurer)), "loan.second");
    assert_eq!(code(restructure(&world, loan, &world.supervisor)), "forbidden");
    role_on_record(&world);
    pay(&world, loan, TODAY, 1_000_000).unwrap();
    let left = owed(&world, loan);
    let arrears = file(&world, loan).standing(TODAY).service_due();
    restructure(&world, loan, &world.supervisor).unwrap();
    let after = file(&world, loan);
    let standing = after.standing(TODAY);
    assert_eq!((after.loan.state, standing.principal(), standing.due()), (LoanState::Restructured, left, 0));
    assert_eq!((after.schedule().len(), owed(&world, loan)), (24, left));
    assert!(arrears > 0 && after.schedule()[0].service == left / 100 + arrears);
}

#[test]
fn what_was_set_aside_bears_the_writing_off_and_what_comes_back_is_income() {
    let world = World::new();
    role_on_record(&world);
    let loan = running(&world, date(2026, 5, 24));
    let (action, books) = (world.action(), world.koperasi);
    world.act_as(&world.treasurer, action, move |read| provision::run(read, action, books, "2026-10")).unwrap();
    write_off(&world, loan).unwrap();
    assert_eq!((owed(&world, loan), world.net("1209"), world.net("5204")), (0, 0, 12_000_000));
    assert_eq!(code(pay(&world, loan, TODAY, 1)), "loan.state");
    let recover = |amount| {
        let action = world.action();
        world.act_as(&world.treasurer, action, move |read| {
            trouble::recover(read, action, loan, (TODAY, amount, Means::Cash))
        })
    };
    assert_eq!(code(recover(12_000_001)), "loan.more");
    recover(500_000).unwrap();
    assert_eq!((world.net("4204"), file(&world, loan).recovered()), (-500_000, 500_000));
}

#[test]
fn the_month_sets_aside_by_class_and_is_run_once() {
    let world = World::new();
    let loan = running(&world, date(2026, 5, 24));
    let run = |world: &World| {
        let (action, books) = (world.action(), world.koperasi);
        world.act_as(&world.treasurer, action, move |read| provision::run(read, action, books, "2026-10"))
    };
    run(&world).unwrap();
    // Overdue since 24 June: 129 days on 31 October, substandard, ten percent.
    assert_eq!((world.net("1209"), world.net("5204")), (-1_200_000, 1_200_000));
    assert_eq!(code(run(&world)), "loan.month");
    let quality = world.read(|read| provision::quality(read, &world.books(), TODAY));
    assert_eq!((quality.exposure.ratio(), quality.ages[2].0 + quality.ages[3].0), (10_000, 1));
    assert_eq!(owed(&world, loan), 12_000_000);
}
