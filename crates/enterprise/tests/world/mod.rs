//! A small village with a business group whose aid was handed over, on a real store in a folder of its own that is gone
//! afterwards. Every action has its own day, so that two years pass within a test.
#![allow(dead_code, missing_docs)] // reason: each test binary uses its own part

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use enterprise::office::aid_item::{self, Delivery, Testing};
use enterprise::office::business_plan::{self, Step};
use enterprise::office::group_membership::{self, Joining};
use enterprise::office::handover::{self, HandingOver};
use enterprise::office::{aid_package, asset};
use enterprise::records::aid_package::AidSource;
use enterprise::records::business_group::{GroupState, MarketReach, Sector};
use enterprise::records::group_membership::{Background, GroupRole};
use enterprise::records::{AidItem, AidPackage, Asset, BusinessGroup, BusinessPlan};
use enterprise::rules::acceptance_test::Answers;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::access::{Actor, Role, Scope};
use kernel::day::Month;
use kernel::money::Rupiah;
use kernel::region::Code;
use kernel::seal::SigningKey;
use kernel::value::FieldValue;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored, Value};
use people::office::office_id;
use people::office::sealed_paper::Sealing;
use people::records::Resident;
use people::records::resident::{NoticeGiven, Sex};
use store::engine::{Database, Location};
use store::keys::Unlock;
use store::{Action, Done, Reader, Seen, Store};
use web::{Room, Values};

/// When the aid is handed over.
pub const HANDED: Date = date(2026, 1, 31);
pub const VILLAGE: &str = "33.07.10.2004";
const ROOMS: &[&Room] = &[&people::ROOM, &enterprise::ROOM];

pub struct World {
    pub store: Store,
    pub folder: PathBuf,
    pub village: RecordId,
    pub facilitator: Actor,
    pub officer: Actor,
    pub head: Actor,
    pub coordinator: Actor,
    pub ministry: Actor,
    pub group: RecordId,
    pub package: RecordId,
    next: AtomicU32,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn id(number: u32) -> RecordId {
    let mut random = [7u8; 10];
    random[..4].copy_from_slice(&number.to_be_bytes());
    RecordId::v7(1_760_000_000_000 + u64::from(number), random)
}

/// Ten in the morning of a day.
pub fn at(day: Date) -> Timestamp {
    format!("{day}T03:00:00Z").parse().unwrap()
}

pub fn seen<R: Record>(read: &Reader<'_>, id: RecordId) -> Seen {
    Seen::of(&read.row(R::SPEC, id).unwrap())
}

/// Values of a record by name.
pub fn filled(spec: &'static kernel::RecordSpec, texts: &[(&str, &str)], numbers: &[(&str, i64)]) -> Values {
    let mut values = Values::new(spec);
    texts.iter().for_each(|(name, text)| values.set(name, Value::Text((*text).to_owned())));
    numbers.iter().for_each(|(name, number)| values.set(name, Value::Integer(*number)));
    values
}

impl World {
    /// On each engine that is here.
    pub fn each(test: impl Fn(&World)) {
        test(&World::on(Database::Sqlite));
        if let Some(server) = testkit::postgres::shared() {
            test(&World::on(server.fresh().parse().unwrap()));
        }
    }

    fn on(database: Database) -> World {
        let world = World::empty(database);
        let code = Code::parse(VILLAGE).unwrap();
        let (officer, node) = (world.officer.clone(), world.store.node());
        world.act(&officer, date(2025, 6, 1), move |_| people::office::found(Some(&code), node)).unwrap();
        world.with_group().with_plan().with_aid()
    }

    fn empty(database: Database) -> World {
        static FOLDERS: AtomicU32 = AtomicU32::new(0);
        let name = format!("desmigratif-usaha-{}-{}", std::process::id(), FOLDERS.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let registry = kernel::Registry {
            person: Some(<Resident as Record>::KIND),
            custody: Some(<people::records::Custody as Record>::KIND),
            ..web::registry(ROOMS)
        };
        let store = Store::open(Location { dir: folder.clone(), database }, registry, Unlock::Key([9; 32])).unwrap();
        let village = office_id(Some(&Code::parse(VILLAGE).unwrap()));
        let actor = |role: Role, number: u32, region: &str| Actor {
            account: id(number),
            role: Some(role),
            office: if region == VILLAGE { village } else { id(90) },
            scope: Scope::Regions(vec![region.to_owned()]),
            name: "H. Suprapto".to_owned(),
        };
        World {
            facilitator: actor(Role::PendampingUsaha, 1, VILLAGE),
            officer: actor(Role::PetugasDesmigratif, 2, VILLAGE),
            head: actor(Role::KepalaDesa, 3, VILLAGE),
            coordinator: actor(Role::Koordinator, 4, "33.07"),
            ministry: actor(Role::PetugasKementerian, 5, ""),
            store,
            folder,
            village,
            group: RecordId::default(),
            package: RecordId::default(),
            next: AtomicU32::new(100),
        }
    }

    pub fn action(&self) -> ActionId {
        ActionId(id(self.next.fetch_add(1, Ordering::Relaxed)))
    }

    pub fn act(
        &self,
        actor: &Actor,
        day: Date,
        work: impl FnOnce(&Reader<'_>) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        self.act_as(actor, day, self.action(), work)
    }

    pub fn act_as(
        &self,
        actor: &Actor,
        day: Date,
        action: ActionId,
        work: impl FnOnce(&Reader<'_>) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        self.store.act(Action { id: action, digest: [1; 32], actor: actor.clone(), now: at(day) }, work)
    }

    /// Reads as somebody on a day.
    pub fn read_as<T>(&self, actor: &Actor, day: Date, work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>) -> T {
        self.store.read(actor, at(day), work).unwrap()
    }

    pub fn assets(&self) -> Vec<Stored<Asset>> {
        self.read_as(&self.facilitator, HANDED, |read| asset::of_group(read, self.group))
    }

    fn resident(&self, name: &str) -> RecordId {
        let (record, village, name) = (self.action().record(0), self.village, name.to_owned());
        let none = || Held::Known(None);
        self.act(&self.officer.clone(), date(2025, 6, 1), move |_| {
            let resident = Resident {
                id: Id::new(record),
                name: Held::Known(name),
                nik: Held::Known(None),
                sex: Sex::Female,
                birth_date: Held::Known(None),
                birth_place: none(),
                marital_status: Held::Known(None),
                occupation: none(),
                dusun: None,
                rt_rw: none(),
                address: none(),
                phone: none(),
                passport: none(),
                notice: NoticeGiven::ReadAloud,
                notes: none(),
            };
            let mut changes = Changes::new();
            changes.create(village, &resident);
            Ok(changes)
        })
        .unwrap();
        record
    }

    fn with_group(mut self) -> World {
        let (action, home) = (self.action(), self.village);
        self.group = action.record(0);
        let group = BusinessGroup {
            id: Id::new(self.group),
            name: "Keripik Uji".to_owned(),
            sector: Sector::Food,
            product: "keripik".to_owned(),
            founded_on: date(2025, 6, 1),
            decree: None,
            dusun: None,
            state: GroupState::Active,
            market: MarketReach::ExportReady,
            notes: None,
        };
        self.act_as(&self.facilitator.clone(), date(2025, 6, 2), action, move |_| {
            let mut changes = Changes::new();
            changes.create(home, &group);
            Ok(changes)
        })
        .unwrap();
        for (name, role) in [("Siti Uji", GroupRole::Chair), ("Wati Uji", GroupRole::Member)] {
            let (group, resident, action) = (self.group, self.resident(name), self.action());
            let joined_on = date(2025, 6, 3);
            let input = Joining { group, resident, role, background: Background::Returnee, joined_on };
            self.act_as(&self.facilitator.clone(), joined_on, action, move |read| {
                group_membership::join(read, action, &input)
            })
            .unwrap();
        }
        self
    }

    fn with_plan(self) -> World {
        let texts =
            [("need", "Mesin"), ("skill", "Ada"), ("material", "Pisang"), ("buyers", "Toko"), ("unit", "bungkus")];
        let numbers = [
            ("watt", 1_300),
            ("price", 10_000),
            ("volume", 500),
            ("material_cost", 6_000),
            ("own_cash", 2_000_000),
            ("aid_asked", 8_000_000),
            ("ramp", 1),
            ("delay", 0),
        ];
        let mut values = filled(BusinessPlan::SPEC, &texts, &numbers);
        if let Held::Known(month) = Month::of(date(2026, 1, 1)).to_cell() {
            values.set("first_month", month);
        }
        let (action, group) = (self.action(), self.group);
        let plan = action.record(0);
        self.act_as(&self.facilitator.clone(), date(2025, 7, 1), action, move |read| {
            business_plan::write(read, action, group, values)
        })
        .unwrap();
        let way = [(&self.facilitator, Step::Submit), (&self.officer, Step::Check), (&self.head, Step::Approve)];
        for (by, step) in way {
            self.act(&by.clone(), date(2025, 7, 2), move |read| {
                business_plan::step(read, plan, &seen::<BusinessPlan>(read, plan), step, "")
            })
            .unwrap();
        }
        self
    }

    fn with_aid(mut self) -> World {
        let by = self.facilitator.clone();
        let texts = [("name", "Peralatan"), ("giver", "Kementerian"), ("budget_line", "4457")];
        let numbers = [("source", AidSource::Ministry.code()), ("year", 2025), ("value", Rupiah(6_000_000).0)];
        let values = filled(AidPackage::SPEC, &texts, &numbers);
        let (action, group) = (self.action(), self.group);
        let package = action.record(0);
        self.package = package;
        let day = date(2025, 12, 1);
        self.act_as(&by, day, action, move |read| aid_package::add(read, action, group, values)).unwrap();
        let texts = [("name", "Mesin perajang"), ("measure", "unit"), ("specification", "900 watt")];
        let values = filled(AidItem::SPEC, &texts, &[("quantity", 3), ("watt", 900), ("unit_value", 2_000_000)]);
        let action = self.action();
        let item = action.record(0);
        self.act_as(&by, day, action, move |read| aid_item::add(read, action, package, values)).unwrap();
        self.act(&by, day, move |read| aid_package::order(read, package, &seen::<AidPackage>(read, package))).unwrap();
        let delivery = Delivery { on: day, quantity: 3, spec: "900 watt".to_owned(), as_specified: true };
        self.act(&by, day, move |read| aid_item::deliver(read, item, &seen::<AidItem>(read, item), &delivery)).unwrap();
        let answers = Answers { works: true, power: true, material: true, operator: true };
        let (action, testing) = (self.action(), Testing { on: day, answers, note: None });
        self.act_as(&by, day, action, move |read| {
            aid_item::test(read, action, item, &seen::<AidItem>(read, item), &testing)
        })
        .unwrap();
        self.hand_over(HANDED).unwrap();
        self
    }

    /// The head hands the package over.
    pub fn hand_over(&self, day: Date) -> Result<Done, Refusal> {
        let (action, package, group) = (self.action(), self.package, self.group);
        self.act_as(&self.head.clone(), day, action, move |read| {
            let receiver = group_membership::of_group(read, group)?[0].row.id;
            let key = SigningKey::from_bytes(&[3; 32]);
            let sealing = Sealing {
                key,
                key_record: action.record(2),
                salt: [5; 16],
                check_address: String::new(),
                sample: false,
            };
            let seen = seen::<AidPackage>(read, package);
            handover::hand_over(read, action, &HandingOver { package, seen, receiver, sealing })
        })
    }
}
