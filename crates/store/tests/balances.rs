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
}

fn registry() -> Registry {
    let own = world::registry();
    Registry {
        specs: own.specs.iter().copied().chain([Move::SPEC]).collect(),
        balancers: vec![Balancer { kind: Move::KIND, movements }],
        ..own
    }
}

impl Books {
    fn new(engine: Engine) -> Books {
        let folder = Folder::new();
        let location = Location { dir: folder.path().to_owned(), database: engine.database() };
        let store = Store::open(location, registry(), Unlock::KeyFile).unwrap();
        let books = Books { store, _folder: folder, actions: Cell::new(0) };
        let mut changes = Changes::new();
        changes.create(HOME, &world::Office { id: Id::new(HOME), region: Some("33.07.05.2003".into()) });
        books.write(changes).unwrap();
        books
    }

    fn write(&self, changes: Changes) -> Result<Done, Refusal> {
        let number = self.actions.get() + 1;
        self.actions.set(number);
        let now = jiff::Timestamp::from_millisecond(1_795_000_000_000 + i64::from(number)).unwrap();
        let action = Action { id: ActionId(id(100 + number)), digest: [1; 32], actor: world::officer(), now };
        self.store.act(action, move |_| Ok(changes))
    }

    fn post(&self, number: u8, month: &str, (debit, credit): (i64, i64), amount: i64) -> Result<Done, Refusal> {
        let mut changes = Changes::new();
        changes.create(HOME, &Move { id: Id::new(id(number)), month: month.to_owned(), debit, credit, amount });
        self.write(changes)
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

fn a_balance_that_was_tampered_with_is_named(engine: Engine) {
    let books = Books::new(engine);
    books.post(10, "2026-01", (1, 3), 500).unwrap();
    let sql = "UPDATE fold_balance SET debit = debit + 1 WHERE month = ''";
    books.store.local_write(move |db, _| Ok(db.execute(sql, &[])?)).unwrap();
    assert!(!sound(&books));
}

on_both_engines!(
    postings_add_up_by_account_and_month_and_are_the_same_after_a_rebuild,
    the_database_refuses_what_would_take_an_account_below_its_guard,
    a_balance_that_was_tampered_with_is_named,
);
