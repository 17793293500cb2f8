//! Loans on a store: who decides, what is posted, what is refused, and that nothing is there twice.

mod lending;
mod world;

use cooperative::office::loan::money::{self, Means};
use cooperative::office::loan::trouble;
use cooperative::office::provision;
use cooperative::records::Receipt;
use cooperative::records::koperasi::Principle;
use cooperative::records::loan::LoanState;
use cooperative::records::loan_product::Contract;
use cooperative::rules::schedule::Method;
use jiff::civil::date;
use kernel::Record;
use lending::*;
use store::ListQuery;
use world::{TODAY, World};

#[test]
fn a_flat_rate_is_held_against_the_cap_as_an_effective_one() {
    let world = World::new();
    assert_eq!(code(offered(&world, free(Contract::Loan, Method::Flat, 15_000))), "loan.cap");
    assert_eq!(code(offered(&world, free(Contract::Loan, Method::Declining, 20_001))), "loan.cap");
    offered(&world, free(Contract::Loan, Method::Declining, 20_000)).unwrap();
    assert_eq!(code(offered(&world, free(Contract::Qardh, Method::Flat, 0))), "loan.contract");
    // Over 24 months a flat rate of 1.1431 % a month is 24 % effective; a ten-thousandth of a percent more is not.
    offered(&world, free(Contract::Loan, Method::Flat, 11_204)).unwrap();
    assert_eq!(code(offered(&world, free(Contract::Loan, Method::Flat, 11_205))), "loan.cap");
}

#[test]
fn a_fee_counts_as_a_cost_of_the_loan_when_it_is_held_against_the_cap() {
    let world = World::new();
    assert_eq!(code(offered(&world, offer(Contract::Loan, Method::Declining, 20_000))), "loan.cap");
    let product = offered(&world, offer(Contract::Loan, Method::Declining, 19_000)).unwrap();
    // A percent of fee on a loan of one month is twelve a year.
    assert_eq!(code(applied(&world, product, 1_000_000, 1)), "loan.cap");
    applied(&world, product, 1_000_000, 24).unwrap();
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
    // The margin is part of the price: nothing of it is let off, unless the koperasi gives a discount on settling.
    assert_eq!(file(&world, loan).standing(TODAY).settles(true), 11 * 560_000);
    assert_eq!(code(settle_early(&world, loan, 11 * 560_000 - 660_001, 660_001)), "loan.discount");
    assert_eq!(code(settle_early(&world, loan, 1_000_000, 100_000)), "loan.settles");
    settle_early(&world, loan, 11 * 560_000 - 500_000, 500_000).unwrap();
    assert_eq!((world.net("4104"), world.net("1202")), (-220_000, 0));
    assert_eq!(file(&world, loan).loan.state, LoanState::Settled);
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
