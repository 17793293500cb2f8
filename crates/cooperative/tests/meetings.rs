//! Meetings and the surplus over a store: quorum, votes, numbers that a meeting decides, and a sharing that is posted once.

mod world;

use cooperative::office::journal;
use cooperative::office::koperasi_setting::{self as settings, Decided};
use cooperative::office::ledger::Side;
use cooperative::office::meeting::{self, Calling, Deciding};
use cooperative::office::surplus;
use cooperative::office::surplus_payment::{self as payment, Paying};
use cooperative::office::year_end;
use cooperative::records::koperasi_setting::SettingKey;
use cooperative::records::meeting::MeetingKind;
use cooperative::records::posting::Event;
use cooperative::records::savings_account::{Product, account_id};
use cooperative::records::surplus_share::PaidTo;
use cooperative::records::{Meeting, Member};
use jiff::civil::{Date, date};
use kernel::{RecordId, Refusal};
use store::{Done, Seen};
use world::{TODAY, World};

fn calling(kind: MeetingKind) -> Calling {
    Calling {
        kind,
        year: (kind == MeetingKind::Annual).then_some(2025),
        notice_on: date(2026, 11, 1),
        held_on: date(2026, 11, 20),
        time: None,
        place: "Balai desa".to_owned(),
        agenda: None,
    }
}

fn call(world: &World, input: Calling) -> Result<RecordId, Refusal> {
    let (books, action) = (world.books(), world.action());
    world.act_as(&world.chair.clone(), action, move |read| meeting::call(read, action, &books, &input))?;
    Ok(action.record(0))
}

fn attend(world: &World, id: RecordId, counted: (i64, i64)) -> Result<Done, Refusal> {
    let seen = world.read(|read| Ok(Seen::of(&read.get::<Meeting>(id)?.row)));
    world.act(&world.chair.clone(), move |read| meeting::attend(read, id, &seen, counted))
}

fn resolve(world: &World, id: RecordId, (yes, no): (i64, i64), settings: Option<Decided>) -> Result<Done, Refusal> {
    let action = world.action();
    let input = Deciding { decision: "Disetujui".to_owned(), yes, no, abstain: 0, settings };
    world.act_as(&world.chair.clone(), action, move |read| meeting::resolve(read, action, id, &input))
}

fn close_year(world: &World, year: i16) {
    let (koperasi, action) = (world.koperasi, world.action());
    let close = move |read: &store::Reader<'_>| year_end::close(read, action, koperasi, year);
    world.act_as(&world.chair.clone(), action, close).unwrap();
}

fn is_at(refused: Result<impl Sized, Refusal>, field: &str) -> bool {
    matches!(refused, Err(Refusal::Invalid(problems)) if problems.iter().any(|one| one.field == field))
}

fn on(world: &World, key: SettingKey, day: Date) -> i64 {
    let books = world.books();
    world.read(|read| settings::on(read, &books, key, day))
}

#[test]
fn members_are_told_in_time_and_an_annual_meeting_names_a_year_that_ended() {
    let world = World::new();
    let late = Calling { notice_on: date(2026, 11, 19), ..calling(MeetingKind::Members) };
    assert!(is_at(call(&world, late.clone()), "notice_on"));
    call(&world, Calling { kind: MeetingKind::Board, ..late }).unwrap();
    assert!(is_at(call(&world, Calling { year: Some(2026), ..calling(MeetingKind::Annual) }), "year"));
    assert!(is_at(call(&world, Calling { held_on: date(2026, 10, 1), ..calling(MeetingKind::Members) }), "held_on"));
}

#[test]
fn without_a_quorum_nothing_is_decided_and_votes_fit_who_was_there() {
    let world = World::new();
    let id = call(&world, calling(MeetingKind::Members)).unwrap();
    assert!(is_at(resolve(&world, id, (5, 0), None), ""));
    assert!(is_at(attend(&world, id, (20, 21)), "present"));
    attend(&world, id, (20, 10)).unwrap();
    assert!(is_at(resolve(&world, id, (5, 0), None), ""), "half is not more than half");
    attend(&world, id, (20, 11)).unwrap();
    assert!(is_at(resolve(&world, id, (12, 0), None), "yes"));
    resolve(&world, id, (11, 0), None).unwrap();
    assert!(is_at(attend(&world, id, (20, 3)), "present"), "what was decided stays");
}

#[test]
fn a_number_counts_from_its_day_on_when_it_was_carried_and_lies_within_its_bounds() {
    let world = World::new();
    let id = call(&world, calling(MeetingKind::Members)).unwrap();
    attend(&world, id, (20, 15)).unwrap();
    let set = |key, value| Some(Decided { values: vec![(key, value)], from: date(2026, 12, 1) });
    resolve(&world, id, (5, 10), set(SettingKey::CompulsorySavings, 50_000)).unwrap();
    assert_eq!(on(&world, SettingKey::CompulsorySavings, date(2026, 12, 1)), 20_000, "it was not carried");
    resolve(&world, id, (15, 0), set(SettingKey::CompulsorySavings, 30_000)).unwrap();
    assert_eq!(on(&world, SettingKey::CompulsorySavings, date(2026, 11, 30)), 20_000);
    assert_eq!(on(&world, SettingKey::CompulsorySavings, date(2026, 12, 1)), 30_000);
    assert!(is_at(resolve(&world, id, (15, 0), set(SettingKey::MostLoanRate, 2_401)), "jasa_pinjaman_tertinggi"));
    assert!(is_at(resolve(&world, id, (15, 0), set(SettingKey::ShareReserve, 4_500)), "shu_cadangan"), "105 %");
    let many = |values: &[(SettingKey, i64)]| Some(Decided { values: values.to_vec(), from: date(2026, 12, 1) });
    let crossed = many(&[(SettingKey::LeastLoanRate, 2_000), (SettingKey::MostLoanRate, 1_000)]);
    assert!(is_at(resolve(&world, id, (15, 0), crossed), "jasa_pinjaman_tertinggi"), "no rate is left between them");
    assert!(is_at(resolve(&world, id, (15, 0), set(SettingKey::DaysSubstandard, 180)), "hari_diragukan"));
    let board = call(&world, calling(MeetingKind::Board)).unwrap();
    attend(&world, board, (3, 3)).unwrap();
    assert!(is_at(resolve(&world, board, (3, 0), set(SettingKey::CompulsorySavings, 1_000)), ""));
}

#[test]
fn a_number_counts_neither_before_its_meeting_nor_in_a_month_whose_books_are_closed() {
    let world = World::new();
    let id = call(&world, calling(MeetingKind::Members)).unwrap();
    attend(&world, id, (20, 15)).unwrap();
    let set = |from| Some(Decided { values: vec![(SettingKey::CompulsorySavings, 30_000)], from });
    assert!(is_at(resolve(&world, id, (15, 0), set(date(2026, 11, 19))), "from"), "the meeting was on the 20th");
    let old = Calling { notice_on: date(2026, 9, 1), held_on: date(2026, 9, 20), ..calling(MeetingKind::Members) };
    let old = call(&world, old).unwrap();
    attend(&world, old, (20, 15)).unwrap();
    let koperasi = world.koperasi;
    let month = kernel::day::Month::new(2026, 10).unwrap();
    world.act(&world.chair.clone(), move |read| journal::close_month(read, koperasi, month)).unwrap();
    assert!(is_at(resolve(&world, old, (15, 0), set(date(2026, 10, 31))), "from"), "October is closed");
    resolve(&world, old, (15, 0), set(date(2026, 11, 1))).unwrap();
}

#[test]
fn a_meeting_that_is_still_to_come_decides_nothing() {
    let world = World::new();
    let ahead = Calling { held_on: date(2026, 12, 20), ..calling(MeetingKind::Members) };
    let id = call(&world, ahead).unwrap();
    assert!(is_at(attend(&world, id, (20, 18)), "present"));
    assert!(is_at(resolve(&world, id, (18, 0), None), ""));
}

#[test]
fn the_annual_meeting_is_due_until_it_was_held_with_a_quorum() {
    let world = World::new();
    let books = world.books();
    let due = || world.read(|read| meeting::annual_due(read, &books));
    assert_eq!(due(), Some((2025, date(2026, 6, 30))));
    let id = call(&world, calling(MeetingKind::Annual)).unwrap();
    attend(&world, id, (20, 2)).unwrap();
    assert_eq!(due(), Some((2025, date(2026, 6, 30))));
    attend(&world, id, (20, 18)).unwrap();
    assert_eq!(due(), None);
}

#[test]
fn a_sharing_is_approved_by_a_meeting_and_posted_once_after_the_year_was_closed() {
    let world = World::new();
    let books = world.books();
    // No member has a weight: all goes to the reserve and the funds.
    let id = call(&world, calling(MeetingKind::Annual)).unwrap();
    attend(&world, id, (20, 18)).unwrap();
    let shares = [9_000, 0, 0, 250, 250, 250, 250];
    let keys = cooperative::rules::koperasi_setting::SURPLUS_KEYS;
    let decided = Decided { values: keys.into_iter().zip(shares).collect(), from: date(2026, 11, 20) };
    let approve = || {
        let books = books.clone();
        world.act(&world.chair.clone(), move |read| surplus::approve(read, &books, 2025, id))
    };
    let post = || {
        let (books, action) = (books.clone(), world.action());
        world.act_as(&world.chair.clone(), action, move |read| surplus::post(read, action, &books, (2025, TODAY)))
    };
    world.post(date(2025, 5, 1), Event::Income, Side::of("1101"), Side::of("4901"), 1_000_001).unwrap();
    assert!(is_at(approve(), "meeting"), "the meeting has decided nothing");
    resolve(&world, id, (18, 0), Some(decided)).unwrap();
    assert!(is_at(post(), ""), "it was not approved");
    approve().unwrap();
    assert!(is_at(approve(), ""), "once");
    assert!(is_at(post(), ""), "the year is open");
    close_year(&world, 2025);
    post().unwrap();
    assert_eq!((world.net("3401"), world.net("3301"), world.net("2202")), (0, -900_001, -25_000));
    assert!(is_at(post(), ""), "posted already");
    assert_eq!(world.net("3301"), -900_001);
}

/// A member who joined in 2025 and saved.
fn member(world: &World, number: &str, saved: i64) -> RecordId {
    let (id, home) = (world.action().record(0), world.home);
    let books = world.books();
    let row = Member {
        id: kernel::Id::new(id),
        books: books.reference(),
        number: Some(number.to_owned()),
        state: cooperative::records::member::MemberState::Member,
        applied_on: date(2025, 1, 10),
        joined_on: Some(date(2025, 1, 10)),
        left_on: None,
        resident: kernel::Held::Known(kernel::value::Ref::new(
            kernel::Id::new(world.resident("Contoh")),
            world.village,
        )),
        holder: kernel::Held::Known(String::new()),
    };
    world
        .act(&world.chair.clone(), move |_| {
            let mut changes = kernel::Changes::new();
            changes.create(home, &row);
            for product in [Product::Principal, Product::Voluntary] {
                let account = cooperative::records::SavingsAccount {
                    id: kernel::Id::new(account_id(id, product)),
                    books: books.reference(),
                    member: kernel::value::Ref::new(kernel::Id::new(id), home),
                    product,
                    opened_on: date(2025, 1, 10),
                    months: None,
                    rate: None,
                    matures_on: None,
                    state: cooperative::records::savings_account::AccountState::Open,
                    closed_on: None,
                };
                changes.create(home, &account);
            }
            Ok(changes)
        })
        .unwrap();
    let part = Side::part("3101", account_id(id, Product::Principal));
    world.post(date(2025, 2, 1), Event::SavingPaid, Side::of("1101"), part, saved).unwrap();
    id
}

#[test]
fn members_get_their_parts_once_in_savings_or_cash_and_what_is_not_taken_stays_owed() {
    let world = World::new();
    let saver = member(&world, "0001", 300_000);
    member(&world, "0002", 100_000);
    world.post(date(2025, 5, 1), Event::Income, Side::of("1101"), Side::of("4901"), 1_000_000).unwrap();
    let id = call(&world, calling(MeetingKind::Annual)).unwrap();
    attend(&world, id, (20, 18)).unwrap();
    let keys = cooperative::rules::koperasi_setting::SURPLUS_KEYS;
    let shares = [4_000, 4_000, 0, 500, 500, 500, 500];
    let decided = Decided { values: keys.into_iter().zip(shares).collect(), from: date(2026, 11, 20) };
    resolve(&world, id, (18, 0), Some(decided)).unwrap();
    let books = world.books();
    let chair = world.chair.clone();
    world.act(&chair, move |read| surplus::approve(read, &books, 2025, id)).unwrap();
    let pay = |number: &str, way| {
        let (koperasi, action) = (world.koperasi, world.action());
        let input = Paying { year: 2025, number: number.to_owned(), way, date: TODAY };
        world.act_as(&world.chair.clone(), action, move |read| payment::pay(read, action, koperasi, &input))
    };
    assert!(is_at(pay("0001", PaidTo::Cash), ""), "it was not posted");
    close_year(&world, 2025);
    let (books, action) = (world.books(), world.action());
    world.act_as(&chair, action, move |read| surplus::post(read, action, &books, (2025, TODAY))).unwrap();
    assert_eq!((world.net("2205"), world.net("3301")), (-400_000, -400_000));
    assert!(is_at(pay("9999", PaidTo::Cash), "number"));
    pay("0002", PaidTo::Cash).unwrap();
    assert!(is_at(pay("0002", PaidTo::Cash), "number"), "once");
    let into_savings = || {
        let (koperasi, action) = (world.koperasi, world.action());
        let all = move |read: &store::Reader<'_>| payment::into_savings(read, action, koperasi, (2025, TODAY));
        world.act_as(&world.chair.clone(), action, all)
    };
    assert_eq!(world.net("2205"), -300_000, "what was not taken stays owed");
    into_savings().unwrap();
    into_savings().unwrap();
    let own = world.read(|read| read.balance(world.home, account_id(saver, Product::Voluntary)));
    assert_eq!((world.net("2205"), own.net()), (0, -300_000));
}

#[test]
fn a_loss_of_an_earlier_year_is_covered_before_anything_is_shared() {
    let world = World::new();
    let books = world.books();
    world.post(date(2025, 5, 1), Event::Income, Side::of("1101"), Side::of("3201"), 500_000).unwrap();
    world.post(date(2025, 6, 1), Event::Expense, Side::of("5202"), Side::of("1101"), 400_000).unwrap();
    world.post(date(2026, 5, 1), Event::Income, Side::of("1101"), Side::of("4901"), 1_000_000).unwrap();
    let pot = |year| world.read(|read| surplus::pot(read, &books, year));
    assert_eq!((pot(2025), pot(2026)), (-400_000, 600_000));
    close_year(&world, 2025);
    assert_eq!((pot(2025), pot(2026)), (-400_000, 600_000), "closing moves nothing that is shared");
}
