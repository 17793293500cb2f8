//! Loans on a store: approval on paper, related parties, securities, what is taken back, profit that is shared, what happened
//! after a month that is looked at.

mod lending;
mod world;

use cooperative::office::ledger;
use cooperative::office::loan::approval::{self, Assessment, SignedPaper};
use cooperative::office::loan::collateral::{self, Given};
use cooperative::office::loan::{profit, reversal};
use cooperative::office::provision;
use cooperative::records::collateral::CollateralKind;
use cooperative::records::koperasi::Principle;
use cooperative::records::loan::LoanState;
use cooperative::records::loan_product::Contract;
use cooperative::records::loan_step::{ApprovalWay, LoanStepKind};
use cooperative::records::organ_term::{Organ, OrganOffice};
use cooperative::records::{Collateral, OrganTerm};
use cooperative::rules::schedule::Method;
use jiff::civil::{Date, date};
use kernel::{Changes, Held, Id, RecordId, Refusal};
use lending::*;
use people::office::record_file;
use store::{Done, Seen};
use world::{TODAY, World};

/// Somebody in office from 2025 on.
fn in_office(world: &World, organ: Organ, name: &str) -> RecordId {
    let (action, books, name) = (world.action(), world.books(), name.to_owned());
    world
        .act_as(&world.chair, action, move |_| {
            let mut changes = Changes::new();
            changes.create(
                books.home(),
                &OrganTerm {
                    id: Id::new(action.record(0)),
                    books: books.reference(),
                    organ,
                    office: OrganOffice::Chair,
                    name: Held::Known(name),
                    from: date(2025, 1, 1),
                    until: date(2029, 1, 1),
                    meeting: None,
                },
            );
            Ok(changes)
        })
        .unwrap();
    action.record(0)
}

fn on_paper(world: &World, loan: RecordId, signed_by: RecordId, signed_on: Date) -> Result<Done, Refusal> {
    let (action, seen) = (world.action(), seen(world, loan));
    let id = action.record(cooperative::office::loan::place::PAPER);
    let bytes = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    let scan = record_file::keep(&world.store, id, "scan", bytes, "surat.pdf").unwrap();
    let paper = SignedPaper { signed_by, signed_on, scan };
    world.act_as(&world.chair, action, move |read| approval::approve_on_paper(read, action, loan, &seen, &paper))
}

fn assessed_loan(world: &World, principal: i64) -> RecordId {
    cash(world, 20_000_000);
    let product = offered(world, offer(Contract::Loan, Method::Annuity, 15_000)).unwrap();
    let loan = applied(world, product, principal, 12).unwrap();
    assessed(world, loan, false);
    loan
}

#[test]
fn somebody_without_an_account_approves_with_a_signed_paper_that_is_kept_and_told() {
    let world = World::new();
    let loan = assessed_loan(&world, 12_000_000);
    let board = in_office(&world, Organ::Board, "Sumiyati");
    let supervisor = in_office(&world, Organ::Supervisors, "Mulyono");
    assert_eq!(code(on_paper(&world, loan, board, date(2024, 12, 31))), "loan.office");
    assert_eq!(code(on_paper(&world, loan, board, date(2026, 11, 25))), "loan.day");
    let sharia = in_office(&world, Organ::ShariaBoard, "Kiai Hasan");
    assert_eq!(code(on_paper(&world, loan, sharia, TODAY)), "loan.office");
    on_paper(&world, loan, board, TODAY).unwrap();
    assert_eq!(code(on_paper(&world, loan, board, TODAY)), "loan.approved");
    assert_eq!(file(&world, loan).loan.state, LoanState::Assessed);
    on_paper(&world, loan, supervisor, TODAY).unwrap();
    let after = file(&world, loan);
    assert_eq!(after.loan.state, LoanState::Approved);
    let step = after.steps.iter().rfind(|step| step.kind == LoanStepKind::Approved).unwrap();
    assert_eq!((step.way, step.paper_on), (Some(ApprovalWay::Paper), Some(TODAY)));
    assert_eq!(step.signed_by.map(|term| term.id.raw()), Some(supervisor));
    let kept = world.read(|read| record_file::of_record(read, loan));
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|one| one.closed));
}

#[test]
fn an_assessment_needs_a_reason_and_nobody_is_related_whom_the_system_does_not_find() {
    let world = World::new();
    cash(&world, 20_000_000);
    let product = offered(&world, offer(Contract::Loan, Method::Annuity, 15_000)).unwrap();
    let loan = applied(&world, product, 1_000_000, 12).unwrap();
    let (action, now) = (world.action(), seen(&world, loan));
    let silent = Assessment { income: 5_000_000, ..Assessment::default() };
    let said = world.act_as(&world.chair, action, move |read| approval::assess(read, action, loan, &now, &silent));
    assert_eq!(code(said), "required");
    assessed(&world, loan, false);
    assert!(!file(&world, loan).loan.related);
}

#[test]
fn a_member_with_the_name_of_somebody_in_office_is_related_unless_it_is_somebody_else() {
    for (somebody_else, expected) in [(false, true), (true, false)] {
        let world = World::new();
        cash(&world, 20_000_000);
        in_office(&world, Organ::Supervisors, "Soelastri");
        let product = offered(&world, offer(Contract::Loan, Method::Annuity, 15_000)).unwrap();
        // Every borrower of these tests is called Sulastri.
        let loan = applied(&world, product, 1_000_000, 12).unwrap();
        let (action, seen) = (world.action(), seen(&world, loan));
        let note = "diperiksa".to_owned();
        let input = Assessment { income: 5_000_000, somebody_else, note, ..Assessment::default() };
        world.act_as(&world.chair, action, move |read| approval::assess(read, action, loan, &seen, &input)).unwrap();
        let after = file(&world, loan);
        assert_eq!((after.loan.related, after.needed()), (expected, if expected { 2 } else { 1 }));
    }
}

fn secured(world: &World, loan: RecordId) -> RecordId {
    let action = world.action();
    let input = Given {
        kind: CollateralKind::Vehicle,
        description: "BPKB N 123".to_owned(),
        value: 8_000_000,
        held_on: Some(TODAY),
    };
    world.act_as(&world.treasurer, action, move |read| collateral::add(read, action, loan, &input)).unwrap();
    action.record(0)
}

fn give_back(world: &World, id: RecordId, day: Date) -> Result<Done, Refusal> {
    let seen = world.read(|read| Ok(Seen::of(&read.get::<Collateral>(id)?.row)));
    world.act(&world.treasurer, move |read| collateral::give_back(read, (id, &seen), (day, "Sulastri")))
}

#[test]
fn a_paper_given_as_security_goes_back_once_the_loan_is_settled_and_is_asked_for_until_then() {
    let world = World::new();
    let loan = running(&world, date(2026, 10, 24));
    let paper = secured(&world, loan);
    assert_eq!(code(give_back(&world, paper, TODAY)), "loan.state");
    let waiting = |world: &World| world.read(|read| collateral::to_give_back(read, &world.books())).len();
    assert_eq!(waiting(&world), 0);
    let whole = file(&world, loan).standing(TODAY).settles(false);
    pay(&world, loan, TODAY, whole).unwrap();
    assert_eq!(waiting(&world), 1);
    assert_eq!(code(give_back(&world, paper, date(2026, 11, 23))), "loan.day");
    give_back(&world, paper, TODAY).unwrap();
    assert_eq!(waiting(&world), 0);
    assert_eq!(code(give_back(&world, paper, TODAY)), "loan.state");
}

fn take_back(world: &World, loan: RecordId, step: RecordId, reason: &str) -> Result<Done, Refusal> {
    let (action, reason) = (world.action(), reason.to_owned());
    world.act_as(&world.chair, action, move |read| reversal::take_back(read, action, (loan, step), &reason))
}

fn last(world: &World, loan: RecordId) -> RecordId {
    reversal::last(&file(world, loan)).unwrap().row.id
}

#[test]
fn a_payment_and_a_payout_typed_wrongly_are_taken_back_one_after_the_other_and_the_books_are_as_before() {
    let world = World::new();
    let loan = running(&world, date(2026, 10, 24));
    let paid_out = last(&world, loan);
    let whole = file(&world, loan).standing(TODAY).settles(false);
    pay(&world, loan, TODAY, whole).unwrap();
    assert_eq!(file(&world, loan).loan.state, LoanState::Settled);
    assert_eq!(code(take_back(&world, loan, paid_out, "salah")), "loan.last");
    let payment = last(&world, loan);
    assert_eq!(code(take_back(&world, loan, payment, "  ")), "required");
    take_back(&world, loan, payment, "jumlah salah ketik").unwrap();
    let after = file(&world, loan);
    assert_eq!((after.loan.state, owed(&world, loan), world.net("4101")), (LoanState::Running, 12_000_000, 0));
    assert_eq!(after.standing(TODAY).settles(false), whole);
    assert_eq!(code(take_back(&world, loan, payment, "lagi")), "loan.taken_back");
    take_back(&world, loan, paid_out, "orang lain").unwrap();
    let after = file(&world, loan);
    assert_eq!((after.loan.state, after.loan.began, owed(&world, loan)), (LoanState::Approved, None, 0));
    assert_eq!((world.net("1101"), world.net("4102")), (20_000_000, 0));
    pay_out(&world, loan, TODAY).unwrap();
    assert_eq!(owed(&world, loan), 12_000_000);
}

#[test]
fn nothing_is_taken_back_from_a_closed_month() {
    let world = World::new();
    let loan = running(&world, date(2026, 10, 24));
    let paid_out = last(&world, loan);
    close(&world, "2026-10");
    assert_eq!(code(take_back(&world, loan, paid_out, "salah")), "ledger.closed");
    assert_eq!(code(pay(&world, loan, date(2026, 10, 31), 100_000)), "loan.day");
    assert_eq!(code(pay(&world, loan, date(2026, 10, 23), 100_000)), "loan.day");
    assert_eq!(owed(&world, loan), 12_000_000);
}

/// Closes a month.
fn close(world: &World, month: &'static str) {
    let (action, books) = (world.action(), world.books());
    world
        .act_as(&world.chair, action, move |read| {
            assert_eq!(ledger::closed_until(read, &books)?, None);
            let mut changes = Changes::new();
            changes.create(
                books.home(),
                &cooperative::records::Period {
                    id: Id::new(action.record(0)),
                    books: books.reference(),
                    kind: cooperative::records::period::PeriodKind::Month,
                    month: month.to_owned(),
                    closed_on: TODAY,
                },
            );
            Ok(changes)
        })
        .unwrap();
}

#[test]
fn shared_profit_is_due_as_it_is_reported_and_there_is_no_rate() {
    let world = World::of(Principle::Sharia);
    cash(&world, 20_000_000);
    let share = |rate, share| lending::Shared { rate, share };
    assert_eq!(code(offered(&world, share(10_000, Some(4_000)).offer())), "loan.profit");
    assert_eq!(code(offered(&world, share(0, None).offer())), "loan.share");
    let product = offered(&world, share(0, Some(4_000)).offer()).unwrap();
    let loan = applied(&world, product, 6_000_000, 12).unwrap();
    assessed(&world, loan, false);
    approve(&world, &world.treasurer, loan).unwrap();
    pay_out(&world, loan, date(2026, 10, 20)).unwrap();
    assert_eq!(file(&world, loan).schedule().iter().map(|one| one.service).sum::<i64>(), 0);
    let report = |world: &World, day, amount| {
        let action = world.action();
        world.act_as(&world.treasurer, action, move |read| profit::report(read, action, loan, (day, amount, None)))
    };
    assert_eq!(code(report(&world, TODAY, -1)), "loan.profit");
    report(&world, date(2026, 11, 20), 800_000).unwrap();
    let after = file(&world, loan);
    assert_eq!(after.schedule()[0].service, 320_000);
    assert_eq!(after.standing(date(2026, 11, 20)).due(), 820_000);
    pay(&world, loan, date(2026, 11, 20), 820_000).unwrap();
    assert_eq!((world.net("4105"), world.net("1203")), (-320_000, 5_500_000));
    report(&world, TODAY, 0).unwrap();
    assert_eq!(file(&world, loan).standing(TODAY).settles(false), 5_500_000);
    let loss = last(&world, loan);
    take_back(&world, loan, loss, "belum dihitung").unwrap();
    assert_eq!(file(&world, loan).counted().filter(|step| step.kind == LoanStepKind::ProfitReported).count(), 1);
}

#[test]
fn the_margin_of_a_murabahah_does_not_grow_with_new_terms() {
    let world = World::of(Principle::Sharia);
    role_on_record(&world);
    cash(&world, 20_000_000);
    let product = offered(&world, free(Contract::Murabahah, Method::Flat, 10_000)).unwrap();
    let loan = applied(&world, product, 6_000_000, 12).unwrap();
    assessed(&world, loan, false);
    approve(&world, &world.treasurer, loan).unwrap();
    pay_out(&world, loan, date(2026, 10, 24)).unwrap();
    pay(&world, loan, TODAY, 560_000).unwrap();
    restructure(&world, loan, &world.supervisor).unwrap();
    let after = file(&world, loan).schedule();
    assert_eq!(after.len(), 24);
    assert_eq!(after.iter().map(|one| one.service).sum::<i64>(), 660_000);
    assert_eq!(after.iter().map(|one| one.principal).sum::<i64>(), 5_500_000);
    assert!(after.iter().all(|one| one.service == 27_500), "{after:?}");
}

#[test]
fn a_month_that_has_passed_is_looked_at_as_it_was() {
    let world = World::new();
    role_on_record(&world);
    let loan = running(&world, date(2026, 5, 24));
    let quality =
        |world: &World, day| world.read(|read| provision::quality(read, &world.books(), day)).exposure.total();
    assert_eq!((quality(&world, date(2026, 5, 23)), quality(&world, date(2026, 5, 24))), (0, 12_000_000));
    pay(&world, loan, date(2026, 10, 30), 6_000_000).unwrap();
    let left = owed(&world, loan);
    restructure(&world, loan, &world.supervisor).unwrap();
    assert_eq!((quality(&world, date(2026, 10, 29)), quality(&world, date(2026, 10, 31))), (12_000_000, left));
    let overdue = world.read(|read| provision::quality(read, &world.books(), date(2026, 10, 29))).loans[0].2;
    assert_eq!(overdue, 127, "since 24 June");
    let whole = file(&world, loan).standing(TODAY).settles(false);
    pay(&world, loan, TODAY, whole).unwrap();
    assert_eq!((quality(&world, date(2026, 11, 23)), quality(&world, TODAY)), (left, 0));
}
