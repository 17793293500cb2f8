//! Founding over a store: what is there afterwards, who gets which role, and what is refused.

mod world;

use cooperative::office::koperasi::{self, Founding, place, sums};
use cooperative::office::koperasi_setting as settings;
use cooperative::office::ledger::Side;
use cooperative::records::LedgerAccount;
use cooperative::records::koperasi::{Form, Principle};
use cooperative::records::koperasi_setting::SettingKey;
use cooperative::records::posting::Event;
use jiff::civil::date;
use kernel::access::Role;
use kernel::region::Code;
use kernel::{Changes, RecordId, Refusal};
use people::office::account::{Opening, open};
use people::office::role_assignment;
use world::{BOOKS_FROM, TODAY, VILLAGE, World, actor, id};

fn founding(name: &str) -> Founding {
    Founding {
        name: name.to_owned(),
        form: Form::New,
        principle: Principle::Conventional,
        parent: None,
        village: Code::parse(VILLAGE).unwrap(),
        books_from: BOOKS_FROM,
    }
}

/// An account in a role at the village's office since the beginning of the year.
fn appointed(world: &World, number: u32, role: Role) -> RecordId {
    let (account, assignment) = (id(number), id(number + 1));
    let opening = Opening {
        name: "Contoh Nama".to_owned(),
        login: format!("contoh{number}@contoh.id"),
        role,
        office: world.village,
        from: date(2026, 1, 1),
        until: None,
    };
    world
        .act(&world.officer.clone(), move |_| {
            let mut changes = Changes::new();
            open(&mut changes, account, assignment, &opening);
            Ok(changes)
        })
        .unwrap();
    account
}

fn problem(refused: Result<store::Done, Refusal>, field: &str) -> bool {
    matches!(refused, Err(Refusal::Invalid(problems)) if problems.iter().any(|one| one.field == field))
}

#[test]
fn a_koperasi_begins_with_its_office_its_chart_and_empty_books() {
    let world = World::new();
    let (koperasi, books) = (world.koperasi, world.books());
    assert_eq!(books.home(), world.home);
    let accounts = world.read(|read| read.referring::<LedgerAccount>("books", koperasi));
    assert!(accounts.len() > 40 && accounts.iter().all(|one| one.home() == world.home));
    assert_eq!(world.read(|read| sums(read, &books)), koperasi::Sums::default());
    world.post(TODAY, Event::Income, Side::of("1101"), Side::of("3201"), 500_000).unwrap();
    let sums = world.read(|read| sums(read, &books));
    assert_eq!((sums.cash, sums.capital, sums.loans), (500_000, 500_000, 0));
}

#[test]
fn board_and_supervisors_of_the_village_go_on_at_the_koperasi_and_nobody_else_does() {
    let world = World::new();
    let board = appointed(&world, 40, Role::PengurusKoperasi);
    let supervisor = appointed(&world, 42, Role::PengawasKoperasi);
    let officer = appointed(&world, 44, Role::PetugasDesmigratif);
    let founder = actor(Role::PengurusKoperasi, 40, world.village);
    let action = world.action();
    world
        .act_as(&founder, action, move |read| koperasi::found_here(read, action, &founding("Koperasi Kedua")))
        .unwrap();
    let home = action.record(place::OFFICE);
    let roles = |account| {
        let posts = world.read(|read| role_assignment::posts(read, account));
        posts.into_iter().filter(|post| post.office == home).map(|post| post.role).collect::<Vec<_>>()
    };
    assert_eq!(roles(board), vec![Role::PengurusKoperasi]);
    assert_eq!(roles(supervisor), vec![Role::PengawasKoperasi]);
    assert_eq!(roles(officer), vec![]);
    let at_village = world.read(|read| role_assignment::posts(read, board));
    assert!(at_village.iter().any(|post| post.office == world.village && post.until == Some(TODAY)));
}

#[test]
fn who_was_appointed_later_is_brought_by_who_gives_roles_and_by_nobody_else() {
    let world = World::new();
    let account = appointed(&world, 40, Role::PengawasKoperasi);
    let koperasi = world.koperasi;
    let bring = |who: &kernel::Actor| {
        let action = world.action();
        world.act_as(who, action, move |read| koperasi::bring_roles(read, action, koperasi))
    };
    assert!(matches!(bring(&world.chair.clone()), Err(Refusal::Forbidden(_))));
    let coordinator = actor(Role::Koordinator, 50, id(51));
    bring(&coordinator).unwrap();
    let posts = world.read(|read| role_assignment::current(read, account));
    assert!(posts.iter().any(|post| post.office == world.home && post.role == Role::PengawasKoperasi));
    assert!(problem(bring(&coordinator), ""), "nobody is left");
}

#[test]
fn a_second_of_the_same_name_a_day_ahead_and_a_unit_without_its_parent_are_refused_at_the_field() {
    let world = World::new();
    let found = |who: &kernel::Actor, input: Founding| {
        let action = world.action();
        world.act_as(who, action, move |read| koperasi::found_here(read, action, &input))
    };
    let officer = world.officer.clone();
    assert!(problem(found(&officer, founding("koperasi uji sejahtera")), "name"));
    let ahead = Founding { books_from: date(2026, 11, 25), ..founding("Koperasi Baru") };
    assert!(problem(found(&officer, ahead), "books_from"));
    assert!(problem(found(&officer, Founding { form: Form::Unit, ..founding("Unit Baru") }), "parent"));
    let chair = world.chair.clone();
    assert!(matches!(found(&chair, founding("Koperasi Ketiga")), Err(Refusal::Forbidden(_))));
}

#[test]
fn until_a_meeting_decides_the_default_counts() {
    let world = World::new();
    let books = world.books();
    let on = |key, day| world.read(|read| settings::on(read, &books, key, day));
    assert_eq!(on(SettingKey::MostLoanRate, TODAY), 2400);
    assert_eq!(on(SettingKey::AnnualDeadline, BOOKS_FROM), 6);
    let all = world.read(|read| settings::all_on(read, &books, TODAY));
    assert_eq!(all.surplus().iter().sum::<i64>(), 10_000);
    assert_eq!(all.decided(SettingKey::Quorum), None);
}

/// The body that an action founded.
fn founded(world: &World, input: Founding) -> kernel::Stored<cooperative::records::Koperasi> {
    let action = world.action();
    let officer = world.officer.clone();
    world.act_as(&officer, action, move |read| koperasi::found_here(read, action, &input)).unwrap();
    world.read(|read| read.get::<cooperative::records::Koperasi>(action.record(place::KOPERASI)))
}

#[test]
fn each_kind_of_body_begins_with_its_own_accounts_and_words() {
    let world = World::new();
    let unit = |form, principle, name: &str| {
        founded(&world, Founding { form, principle, parent: Some("Induk".to_owned()), ..founding(name) })
    };
    let codes = |books: &kernel::Stored<cooperative::records::Koperasi>| {
        let id = books.row.id;
        let all = world.read(|read| read.referring::<LedgerAccount>("books", id));
        all.into_iter().map(|one| (one.code.clone(), one.name.clone())).collect::<Vec<_>>()
    };
    let has = |all: &[(String, String)], code: &str| all.iter().any(|(own, _)| own == code);
    for (form, name) in [(Form::Unit, "Unit"), (Form::MerahPutih, "Unit Merah Putih")] {
        let all = codes(&unit(form, Principle::Conventional, name));
        assert!(has(&all, "4101") && !has(&all, "3103"), "{name}");
    }
    let bumdes = unit(Form::Bumdes, Principle::Conventional, "Unit BUMDes");
    let all = codes(&bumdes);
    assert!(has(&all, "3103") && has(&all, "2207"), "capital of the village and its share of the result");
    let counts = world.read(|read| settings::all_on(read, &bumdes, TODAY));
    assert_eq!((counts.get(SettingKey::PrincipalSavings), counts.get(SettingKey::CompulsorySavings)), (0, 0));
    let sharia = codes(&unit(Form::New, Principle::Sharia, "Koperasi Syariah"));
    assert!(!has(&sharia, "4101") && has(&sharia, "4104"));
    let named = |word: &str| sharia.iter().any(|(_, name)| name.to_lowercase().contains(word));
    assert!(!named("bunga") && !named("jasa pinjaman"));
}

#[test]
fn the_result_of_a_bumdes_goes_to_the_village_and_nothing_to_members() {
    let world = World::new();
    let action = world.action();
    let input = Founding { form: Form::Bumdes, parent: Some("BUMDes Maju".to_owned()), ..founding("Unit BUMDes") };
    world.act_as(&world.officer.clone(), action, move |read| koperasi::found_here(read, action, &input)).unwrap();
    let (id, home) = (action.record(place::KOPERASI), action.record(place::OFFICE));
    let manager = actor(Role::PengurusKoperasi, 60, home);
    let books = world.read(|read| read.get::<cooperative::records::Koperasi>(id));
    let post = world.action();
    let entry = cooperative::office::ledger::Entry {
        date: date(2025, 6, 1),
        event: Event::Income,
        document: None,
        memo: None,
        pairs: vec![cooperative::office::ledger::Pair {
            debit: Side::of("1101"),
            credit: Side::of("4901"),
            amount: 1_000_000,
        }],
    };
    let of = books.clone();
    world
        .act_as(&manager, post, move |read| {
            let mut changes = Changes::new();
            cooperative::office::ledger::post(read, &mut changes, (post, 0), &of, &entry)?;
            Ok(changes)
        })
        .unwrap();
    let simulated = world.read(|read| cooperative::office::surplus::simulate(read, &books, 2025, TODAY));
    assert_eq!((simulated.pot, simulated.parts.capital, simulated.members.len()), (1_000_000, 150_000, 0));
    let notes = world.read(|read| cooperative::office::statement_notes::Facts::of(read, &books, 2025));
    assert_eq!((notes.members, notes.closed, notes.exposure.total()), (0, false, 0));
}
