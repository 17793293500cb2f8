//! Opening balances: a koperasi that ran on paper goes on here, of any size, by two people, all of it or nothing.

mod world;

use cooperative::office::ledger::Side;
use cooperative::office::loan::LoanFile;
use cooperative::office::loan_product::{self, Offer};
use cooperative::office::opening::{self, OpeningFile};
use cooperative::office::opening_post;
use cooperative::office::{member, statement};
use cooperative::records::loan_product::Contract;
use cooperative::records::opening::{OpeningState, opening_id};
use cooperative::records::posting::Event;
use cooperative::records::savings_account::{Product, account_id};
use cooperative::records::{Koperasi, Loan, Member, Opening};
use cooperative::rules::opening::{AccountLine, Balances, LoanLine, MemberLine, TermLine};
use cooperative::rules::schedule::Method;
use jiff::civil::{Date, date};
use kernel::access::Actor;
use kernel::day::Month;
use kernel::{RecordId, Refusal};
use store::access_stream::Sight;
use store::{Reader, Seen};
use world::{World, now};

const DAY: Date = date(2024, 12, 31);

fn account(code: &str, debit: i64, credit: i64) -> AccountLine {
    AccountLine { row: 0, code: code.to_owned(), debit, credit }
}

fn saved(number: &str, saved: [i64; 3]) -> MemberLine {
    MemberLine { number: number.to_owned(), saved, ..MemberLine::default() }
}

fn loan(number: &str, left: i64, arrears: i64) -> LoanLine {
    LoanLine {
        row: 0,
        number: number.to_owned(),
        product: "modal usaha".to_owned(),
        principal: 1_200_000,
        from: date(2024, 6, 15),
        months: 12,
        method: Some(Method::Flat),
        rate: Some(10_000),
        left,
        arrears,
    }
}

/// Two members, of whom one has a term account and one a loan; everything ties.
fn book() -> Balances {
    Balances {
        accounts: vec![
            account("1101", 1_000_000, 0),
            account("1201", 700_000, 0),
            account("1401", 300_000, 0),
            account("1409", 0, 100_000),
            account("2101", 0, 250_000),
            account("2102", 0, 1_000_000),
            account("3101", 0, 200_000),
            account("3102", 0, 150_000),
            account("3301", 0, 300_000),
        ],
        members: vec![saved("0001", [100_000, 100_000, 250_000]), saved("0002", [100_000, 50_000, 0])],
        terms: vec![TermLine {
            row: 0,
            number: "0002".to_owned(),
            amount: 1_000_000,
            rate: 60_000,
            from: date(2024, 10, 1),
            months: 6,
        }],
        loans: vec![loan("0001", 700_000, 12_000)],
    }
}

fn joined(world: &World, name: &str) -> RecordId {
    let resident = world.resident(name);
    let (action, books, day) = (world.action(), world.koperasi, date(2024, 1, 5));
    let input = member::Application { books, resident, date: day };
    world.act_as(&world.chair, action, move |read| member::apply(read, action, &input)).unwrap();
    let id = action.record(member::place::FIRST);
    world.act(&world.treasurer, move |read| member::accept(read, id, day)).unwrap();
    id
}

fn offered(world: &World) {
    let (action, books) = (world.action(), world.koperasi);
    let input = Offer {
        name: "Modal usaha".to_owned(),
        contract: Contract::Loan,
        method: Method::Annuity,
        rate: 10_000,
        most_months: 24,
        most_principal: 9_000_000,
        fee: 0,
        share: None,
    };
    world.act_as(&world.chair, action, move |read| loan_product::offer(read, action, books, &input)).unwrap();
}

/// A koperasi with two members and a product.
fn two() -> (World, [RecordId; 2]) {
    let world = World::new();
    let members = [joined(&world, "Sulastri"), joined(&world, "Wagiman")];
    offered(&world);
    (world, members)
}

/// Reads as an actor, with the opening balances' content open as on their pages.
fn read_open<T>(
    world: &World,
    actor: &Actor,
    work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    world.store.read_noting(actor, now(), &Sight::of([<Opening as kernel::Record>::SPEC]), work)
}

fn save(world: &World, as_of: Date, balances: Balances) -> Result<(), Refusal> {
    let koperasi = world.koperasi;
    let done = world.act(&world.chair, move |read| opening::save(read, koperasi, None, (as_of, &balances)));
    done.map(|_| ())
}

fn seen(world: &World) -> Seen {
    world.read(|read| Ok(Seen::of(&read.get::<Opening>(opening_id(world.koperasi))?.row)))
}

fn propose(world: &World) -> Result<(), Refusal> {
    let (koperasi, seen) = (world.koperasi, seen(world));
    world.act(&world.chair, move |read| opening::propose(read, koperasi, &seen)).map(|_| ())
}

fn post(world: &World, actor: &Actor) -> Result<(), Refusal> {
    let (koperasi, seen) = (world.koperasi, seen(world));
    world.act(actor, move |read| opening_post::post(read, koperasi, &seen)).map(|_| ())
}

fn take_back(world: &World) -> Result<(), Refusal> {
    let (koperasi, seen, action) = (world.koperasi, seen(world), world.action());
    let done = world.act_as(&world.chair.clone(), action, move |read| {
        opening_post::take_back(read, action, koperasi, (&seen, "Salah"))
    });
    done.map(|_| ())
}

fn file(world: &World) -> OpeningFile {
    read_open(world, &world.chair, |read| OpeningFile::of(read, world.koperasi)).unwrap()
}

fn all_of_2025(world: &World) -> (Vec<cooperative::rules::statement::Broken>, (i64, i64)) {
    let month = |number| Month::new(2025, number).unwrap();
    let span = world.read(|read| statement::span(read, &world.books(), month(1), month(12)));
    (span.broken(), span.cash())
}

fn saved_by(world: &World, member: RecordId) -> [i64; 3] {
    [Product::Principal, Product::Compulsory, Product::Voluntary].map(|product| {
        let account = account_id(member, product);
        world.read(|read| Ok(-read.balance(world.home, account)?.net()))
    })
}

#[test]
fn a_paper_book_goes_on_here_with_every_members_savings_and_the_loans_own_schedule() {
    let (world, members) = two();
    save(&world, DAY, book()).unwrap();
    propose(&world).unwrap();
    post(&world, &world.treasurer).unwrap();
    assert_eq!(saved_by(&world, members[0]), [100_000, 100_000, 250_000]);
    assert_eq!(saved_by(&world, members[1]), [100_000, 50_000, 0]);
    for one in &book().accounts {
        assert_eq!(world.net(&one.code), one.debit - one.credit, "{}", one.code);
    }
    let file = world.read(|read| LoanFile::of(read, read.referring::<Loan>("books", world.koperasi)?[0].row.id));
    // Six instalments were due by the end of the year, five of principal are paid, and one month's service is missing.
    let standing = file.standing(DAY);
    assert_eq!((standing.principal(), standing.service_due()), (700_000, 12_000));
    assert_eq!(standing.arrears(), 112_000);
    assert_eq!(standing.lines[4].penalty, 0, "what was paid in time on paper is not late here");
    assert_eq!(standing.next().unwrap().due_on, date(2024, 12, 15));
    let next = file.standing(date(2025, 1, 15));
    assert_eq!(next.lines[6].unpaid(), 112_000, "the schedule goes on");
    assert_eq!(world.books().books_from, date(2025, 1, 1));
    let (broken, cash) = all_of_2025(&world);
    assert_eq!((broken, cash), (vec![], (1_000_000, 1_000_000)), "it stands before the year and moves nothing in it");
    let month = |number| Month::new(2024, number).unwrap();
    let own_year = world.read(|read| statement::span(read, &world.books(), month(1), month(12)));
    assert_eq!((own_year.broken(), own_year.cash()), (vec![], (1_000_000, 1_000_000)));
    assert_eq!(own_year.cash_flow().iter().map(|part| part.total()).sum::<i64>(), 0, "nor in its own year");
    world.post(date(2025, 1, 2), Event::Income, Side::of("1101"), Side::of("4202"), 5).unwrap();
    assert!(world.post(DAY, Event::Income, Side::of("1101"), Side::of("4202"), 5).is_err(), "before the books");
}

#[test]
fn who_proposed_it_does_not_post_it_and_it_is_posted_once() {
    let (world, _) = two();
    save(&world, DAY, book()).unwrap();
    assert!(post(&world, &world.treasurer).is_err(), "not proposed");
    propose(&world).unwrap();
    assert!(matches!(post(&world, &world.chair), Err(Refusal::Forbidden(_))));
    assert!(matches!(post(&world, &world.supervisor), Err(Refusal::Forbidden(_))));
    let before = seen(&world);
    post(&world, &world.treasurer).unwrap();
    assert!(matches!(post(&world, &world.treasurer), Err(Refusal::Invalid(_))));
    assert!(matches!(save(&world, DAY, book()), Err(Refusal::Invalid(_))));
    let koperasi = world.koperasi;
    let late = world.act(&world.chair, move |read| opening::propose(read, koperasi, &before));
    assert!(late.is_err(), "an older page");
    assert_eq!(world.net("1101"), 1_000_000);
}

#[test]
fn a_change_after_the_proposal_makes_it_a_draft_again() {
    let (world, _) = two();
    save(&world, DAY, book()).unwrap();
    propose(&world).unwrap();
    save(&world, DAY, book()).unwrap();
    assert_eq!(file(&world).state(), OpeningState::Draft);
    assert!(post(&world, &world.treasurer).is_err());
}

#[test]
fn what_does_not_balance_or_tie_is_kept_but_not_proposed_and_the_account_is_named() {
    let (world, _) = two();
    let mut wrong = book();
    wrong.members[0].saved[1] -= 500;
    save(&world, DAY, wrong.clone()).unwrap();
    assert_eq!(file(&world).balances, wrong, "nothing that was typed is lost");
    assert!(matches!(propose(&world), Err(Refusal::Invalid(_))));
    let file_now = file(&world);
    let off: Vec<_> =
        file_now.balances.ties(&file_now.facts).into_iter().filter(|tie| tie.account != tie.members).collect();
    assert_eq!((off.len(), off[0].code, off[0].account - off[0].members), (1, "3102", 500));
    let mut unbalanced = book();
    unbalanced.accounts[0].debit += 1;
    save(&world, DAY, unbalanced).unwrap();
    assert!(propose(&world).is_err());
    let mut stranger = book();
    stranger.members[1].number = "0009".to_owned();
    save(&world, DAY, stranger).unwrap();
    assert!(propose(&world).is_err());
    assert_eq!(world.net("1101"), 0);
}

#[test]
fn it_is_taken_back_while_nothing_else_was_posted_and_can_be_posted_again() {
    let (world, members) = two();
    save(&world, DAY, book()).unwrap();
    for _ in 0..2 {
        propose(&world).unwrap();
        post(&world, &world.treasurer).unwrap();
        assert_eq!(saved_by(&world, members[0])[2], 250_000);
        take_back(&world).unwrap();
        assert_eq!((saved_by(&world, members[0])[2], world.net("1101")), (0, 0));
        assert_eq!((file(&world).state(), file(&world).balances), (OpeningState::Draft, book()));
        let running = world.read(|read| read.referring::<Loan>("books", world.koperasi));
        assert!(running.iter().all(|one| !one.state.is_running()));
    }
    propose(&world).unwrap();
    post(&world, &world.treasurer).unwrap();
    world.post(date(2025, 1, 2), Event::Income, Side::of("1101"), Side::of("4202"), 5).unwrap();
    assert!(matches!(take_back(&world), Err(Refusal::Invalid(_))));
    assert_eq!(saved_by(&world, members[0])[2], 250_000);
}

#[test]
fn a_day_on_which_something_was_posted_takes_no_opening_balances() {
    let (world, _) = two();
    world.post(date(2025, 3, 1), Event::Income, Side::of("1101"), Side::of("4202"), 5).unwrap();
    assert!(matches!(save(&world, date(2025, 3, 1), book()), Err(Refusal::Invalid(_))));
    assert!(matches!(save(&world, date(2027, 1, 1), book()), Err(Refusal::Invalid(_))));
    save(&world, date(2025, 2, 28), book()).unwrap();
    propose(&world).unwrap();
    post(&world, &world.treasurer).unwrap();
    assert_eq!(world.net("1101"), 1_000_005);
}

#[test]
fn five_hundred_members_who_were_none_with_savings_and_loans_are_taken_up_at_once() {
    let world = World::new();
    offered(&world);
    let mut all = Balances::default();
    for number in 1..=500_i64 {
        let person = Some(world.resident(&format!("Warga {number}")));
        let own = format!("{number:04}");
        let saved = [100_000, 20_000 * (number % 12), number * 77];
        all.members.push(MemberLine { row: 0, number: own.clone(), person, joined: Some(date(2024, 2, 1)), saved });
        if number % 5 < 2 {
            all.loans.push(loan(&own, 1_000 * number, 12_000 * (number % 3)));
        }
    }
    let sum = |product: usize| all.members.iter().map(|one| one.saved[product]).sum::<i64>();
    let lent: i64 = all.loans.iter().map(|one| one.left).sum();
    let savings = [("3101", sum(0)), ("3102", sum(1)), ("2101", sum(2))];
    all.accounts = savings.iter().map(|(code, amount)| account(code, 0, *amount)).collect();
    all.accounts.extend([account("1201", lent, 0), account("1101", sum(0) + sum(1) + sum(2) - lent, 0)]);
    save(&world, DAY, all.clone()).unwrap();
    propose(&world).unwrap();
    post(&world, &world.treasurer).unwrap();
    let members = world.read(|read| read.referring::<Member>("books", world.koperasi));
    assert_eq!(members.len(), 500);
    for member in members.iter().step_by(50) {
        let number: i64 = member.number.as_deref().unwrap().parse().unwrap();
        assert_eq!(saved_by(&world, member.row.id), all.members[number as usize - 1].saved);
    }
    let running = world.read(|read| read.referring::<Loan>("books", world.koperasi));
    assert_eq!(running.iter().filter(|one| one.state.is_running()).count(), 200);
    assert_eq!(world.net("1201"), lent);
    assert_eq!(all_of_2025(&world).0, []);
    world.store.verify().unwrap();
    let kept = world.read(|read| read.get::<Koperasi>(world.koperasi));
    assert_eq!(kept.books_from, date(2025, 1, 1));
}
