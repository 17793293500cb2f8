//! Balances on both engines: kept by the fold, the same after a rebuild and on another node whatever the order, and guarded
//! by the database where this node has custody.

mod world;

use std::cell::Cell;

use kernel::balance::{Balancer, Guard, Movement, Turnover};
use kernel::changes::Changes;
use kernel::id::ActionId;
use kernel::refusal::Refusal;
use kernel::registry::Registry;
use kernel::{Id, Record, Row};
use record_derive::Record;
use store::engine::Location;
use store::keys::Unlock;
use store::{Action, Done, Store};
use world::{Engine, Folder, HOME, id, on_both_engines};

/// Rupiah that go from one account to another.
#[derive(Record, Debug, Clone)]
#[record(kind = 90, path = "move", id = "Pindah", en = "Move", home = village, append_only, read = &[], write = &[])]
pub struct Move {
    /// Itself.
    pub id: Id<Move>,
    #[field(tag = 1, id = "Bulan", en = "Month")]
    /// `2026-01`.
    pub month: String,
    #[field(tag = 2, id = "Debet", en = "Debit")]
    /// The account that is debited, by its number.
    pub debit: i64,
    #[field(tag = 3, id = "Kredit", en = "Credit")]
    /// The account that is credited, by its number.
    pub credit: i64,
    #[field(tag = 4, id = "Jumlah", en = "Amount")]
    /// How much.
    pub amount: i64,
}

/// Account 1 is cash and never below nothing.
fn movements(row: &Row) -> Vec<Movement> {
    let number = |name| row.integer(name).unwrap_or_default();
    let month = row.text("month").unwrap_or_default();
    let side = |account: i64, debit, credit| Movement {
        account: id(account as u8),
        home: row.home,
        month: month.to_owned(),
        debit,
        credit,
        guard: if account == 1 { Guard::Debit } else { Guard::None },
    };
    vec![side(number("debit"), number("amount"), 0), side(number("credit"), 0, number("amount"))]
}

struct Books {
    store: Store,
    _folder: Folder,
    actions: Cell<u8>,
    clock: Cell<i64>,
}

/// The same from a program that has forgotten the guard.
fn unguarded(row: &Row) -> Vec<Movement> {
    movements(row).into_iter().map(|one| Movement { guard: Guard::None, ..one }).collect()
}

fn registry(movements: fn(&Row) -> Vec<Movement>) -> Registry {
    let own = world::registry();
    Registry {
        specs: own.specs.iter().copied().chain([Move::SPEC]).collect(),
        balancers: vec![Balancer { kind: Move::KIND, movements }],
        ..own
    }
}

impl Books {
    fn new(engine: Engine) -> Books {
        let books = Books::empty(engine, movements);
        let mut changes = Changes::new();
        changes.create(HOME, &world::Office { id: Id::new(HOME), region: Some("33.07.05.2003".into()) });
        books.write(changes).unwrap();
        books
    }

    /// A node that has heard of no office.
    fn empty(engine: Engine, movements: fn(&Row) -> Vec<Movement>) -> Books {
        let folder = Folder::new();
        let location = Location { dir: folder.path().to_owned(), database: engine.database() };
        let store = Store::open(location, registry(movements), Unlock::KeyFile).unwrap();
        Books { store, _folder: folder, actions: Cell::new(0), clock: Cell::new(1_795_000_000_000) }
    }

    fn write(&self, changes: Changes) -> Result<Done, Refusal> {
        let number = self.actions.get() + 1;
        self.actions.set(number);
        let now = jiff::Timestamp::from_millisecond(self.clock.get() + i64::from(number)).unwrap();
        let action = Action { id: ActionId(id(100 + number)), digest: [1; 32], actor: world::officer(), now };
        self.store.act(action, move |_| Ok(changes))
    }

    fn post(&self, number: u8, month: &str, (debit, credit): (i64, i64), amount: i64) -> Result<Done, Refusal> {
        let mut changes = Changes::new();
        changes.create(HOME, &Move { id: Id::new(id(number)), month: month.to_owned(), debit, credit, amount });
        self.write(changes)
    }

    /// Number, time, and body of every entry, in the journal's order.
    fn entries(&self) -> Vec<(kernel::journal::Entry, Vec<u8>)> {
        let sql = "SELECT body FROM journal_entry ORDER BY stream, sequence";
        let bodies = self.store.local_read(|db| Ok(db.query(sql, &[], |row| row.bytes(0).to_vec())?)).unwrap();
        bodies.into_iter().map(|body| (kernel::journal::decode(&body).unwrap(), body)).collect()
    }

    /// Does the database take this statement?
    fn takes(&self, sql: &'static str) -> bool {
        self.store.local_write(move |db, _| Ok(db.execute(sql, &[])?)).is_ok()
    }

    fn balance(&self, account: u8) -> i64 {
        let now = jiff::Timestamp::from_millisecond(1_795_000_000_000).unwrap();
        self.store.read(&world::officer(), now, |read| read.balance(HOME, id(account))).unwrap().net()
    }

    fn month(&self, from: &str, to: &str, account: u8) -> Option<Turnover> {
        let now = jiff::Timestamp::from_millisecond(1_795_000_000_000).unwrap();
        let all = self.store.read(&world::officer(), now, |read| read.turnovers(HOME, from, to)).unwrap();
        all.get(&id(account)).copied()
    }
}

fn sound(books: &Books) -> bool {
    books.store.verify().unwrap().findings.is_empty()
}

fn postings_add_up_by_account_and_month_and_are_the_same_after_a_rebuild(engine: Engine) {
    let books = Books::new(engine);
    books.post(10, "2026-01", (1, 3), 500).unwrap();
    books.post(11, "2026-02", (1, 3), 300).unwrap();
    books.post(12, "2026-02", (4, 1), 200).unwrap();
    for _ in 0..2 {
        assert_eq!([books.balance(1), books.balance(3), books.balance(4), books.balance(5)], [600, -800, 200, 0]);
        assert_eq!(books.month("2026-02", "2026-02", 1), Some(Turnover { debit: 300, credit: 200 }));
        assert_eq!(books.month("", "2026-01", 1), Some(Turnover { debit: 500, credit: 0 }));
        assert_eq!(books.month("2026-03", "2026-12", 1), None);
        assert!(sound(&books));
        books.store.rebuild().unwrap();
    }
    books.post(13, "2026-03", (4, 1), 600).unwrap();
    assert_eq!(books.balance(1), 0);
}

fn the_database_refuses_what_would_take_an_account_below_its_guard(engine: Engine) {
    let books = Books::new(engine);
    books.post(10, "2026-01", (1, 3), 500).unwrap();
    assert!(books.post(11, "2026-01", (4, 1), 501).is_err(), "cash would fall below nothing");
    assert_eq!(books.balance(1), 500);
    books.post(12, "2026-01", (4, 1), 500).unwrap();
    assert_eq!(books.balance(4), 500);
    assert!(sound(&books));
}

fn a_balance_that_was_tampered_with_is_named_with_what_its_postings_say(engine: Engine) {
    let books = Books::new(engine);
    books.post(10, "2026-01", (1, 3), 500).unwrap();
    for (sql, words) in [
        ("UPDATE fold_balance SET debit = debit + 1 WHERE guard = 1", "501 debit, 0 credit are kept"),
        ("UPDATE fold_balance SET month = '2026-07' WHERE month = '2026-01'", "2026-07: "),
        ("DELETE FROM fold_balance WHERE month = ''", "nothing is kept, its records add up to 500 debit"),
    ] {
        assert!(books.takes(sql));
        let problems = books.store.verify().unwrap().problems;
        let found = problems.iter().any(|one| one.contains(words) && one.contains("fold_balance"));
        assert!(found, "{sql}: {problems:?}");
        books.store.rebuild().unwrap();
        assert!(sound(&books), "made anew from the entries it is right again");
    }
}

fn the_table_itself_refuses_a_guarded_balance_below_its_floor_whoever_writes_it(engine: Engine) {
    let books = Books::new(engine);
    books.post(10, "2026-01", (1, 3), 500).unwrap();
    // Code that asks no rule, takes no lock and knows no guard.
    assert!(!books.takes("UPDATE fold_balance SET credit = 501 WHERE guard = 1"));
    assert!(!books.takes("UPDATE fold_balance SET debit = debit - 501 WHERE guard = 1"));
    assert!(!books.takes("UPDATE fold_balance SET guard = 2, credit = 0 WHERE guard = 1"));
    let below = "INSERT INTO fold_balance (home, account, month, debit, credit, guard) \
                 SELECT home, home, month, 1, 2, guard FROM fold_balance WHERE guard = 1";
    assert!(!books.takes(below));
    assert_eq!(books.balance(1), 500);
    assert!(sound(&books));
    assert!(books.takes("UPDATE fold_balance SET credit = 500 WHERE guard = 1"), "what keeps the floor is taken");
    assert!(!sound(&books), "and is named all the same, as no posting says so");
}

/// The node that has custody answers for the floor. Whoever only holds a copy takes the entries up as they are: a table is a
/// function of its entries, also where a program was wrong elsewhere.
fn only_books_of_this_nodes_own_custody_are_guarded(engine: Engine) {
    let wrong = Books::empty(engine, unguarded);
    let mut changes = Changes::new();
    changes.create(HOME, &world::Office { id: Id::new(HOME), region: Some("33.07.05.2003".into()) });
    let node = wrong.store.node().to_string();
    changes.create(HOME, &world::Custody { id: Id::new(id(90)), epoch: 0, node });
    wrong.write(changes).unwrap();
    wrong.post(10, "2026-01", (1, 3), 500).unwrap();
    wrong.post(11, "2026-01", (4, 1), 700).unwrap();
    assert_eq!(wrong.balance(1), -200);
    let above = Books::empty(engine, movements);
    above.store.import_entries(wrong.entries()).unwrap();
    assert_eq!(above.balance(1), -200, "told as it came");
    assert!(sound(&above));
    above.store.rebuild().unwrap();
    assert_eq!(above.balance(1), -200);
}

fn a_clock_set_back_leaves_entries_and_balances_in_the_order_in_which_they_were_posted(engine: Engine) {
    let books = Books::new(engine);
    books.post(12, "2026-02", (1, 3), 500).unwrap();
    books.clock.set(books.clock.get() - 40 * 86_400_000);
    // Only in the order of posting is there enough in the cash.
    books.post(11, "2026-02", (4, 1), 400).unwrap();
    books.post(10, "2026-02", (4, 1), 100).unwrap();
    assert!(books.post(13, "2026-02", (4, 1), 1).is_err());
    let entries = books.entries();
    let numbers: Vec<u64> = entries.iter().map(|(entry, _)| entry.sequence).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert!(entries.windows(2).all(|pair| pair[0].0.time <= pair[1].0.time), "times never fall");
    let moved: Vec<_> = entries.iter().skip(1).map(|(entry, _)| entry.changes[0].record).collect();
    assert_eq!(moved, [12, 11, 10].map(id));
    assert!(sound(&books));
    books.store.rebuild().unwrap();
    assert_eq!(books.balance(1), 0);
    let now = jiff::Timestamp::from_millisecond(books.clock.get()).unwrap();
    let row = |number| books.store.read(&world::officer(), now, |read| read.row(Move::SPEC, id(number))).unwrap();
    assert!(row(12).written() < row(11).written() && row(11).written() < row(10).written());
}

on_both_engines!(
    postings_add_up_by_account_and_month_and_are_the_same_after_a_rebuild,
    the_database_refuses_what_would_take_an_account_below_its_guard,
    a_balance_that_was_tampered_with_is_named_with_what_its_postings_say,
    the_table_itself_refuses_a_guarded_balance_below_its_floor_whoever_writes_it,
    only_books_of_this_nodes_own_custody_are_guarded,
    a_clock_set_back_leaves_entries_and_balances_in_the_order_in_which_they_were_posted,
);
