//! The desk of Desa Kuripan over a real store in a folder of its own: officer, head, a clock that goes on.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::{Actor, Role, Scope};
use kernel::nik::Nik;
use kernel::region::Code;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal};
use people::office::resident::{InHousehold, Kin, Registration, place, register};
use people::records::Resident;
use people::records::next_of_kin::Kinship;
use people::records::resident::{NoticeGiven, Sex};
use store::keys::Unlock;
use store::{Action, Done, Reader, Store};

/// Desa Kuripan, Wonosobo.
pub const VILLAGE: &str = "33.07.10.2004";

static DESKS: AtomicU64 = AtomicU64::new(0);

/// A store with the village office founded.
pub struct Desk {
    pub store: Store,
    pub office: RecordId,
    dir: PathBuf,
    ticks: AtomicU64,
}

impl Desk {
    pub fn new() -> Desk {
        let number = DESKS.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("desmigratif-people-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let store = Store::open(&dir, web::registry(&[&people::ROOM]), Unlock::Key([7; 32])).unwrap();
        let code = Code::parse(VILLAGE).unwrap();
        let office = people::office::office_id(Some(&code));
        let desk = Desk { store, office, dir, ticks: AtomicU64::new(1) };
        let node = desk.store.node();
        desk.act(&people::office::software(), move |_, _| people::office::found(Some(&code), node)).unwrap();
        desk
    }

    /// Somebody of the village office.
    pub fn actor(&self, role: Role) -> Actor {
        Actor {
            account: RecordId::v7(1_000 + role.code() as u64, [role.code() as u8; 10]),
            role: Some(role),
            office: self.office,
            scope: Scope::Regions(vec![VILLAGE.to_owned()]),
            name: "Siti Rahmawati".to_owned(),
        }
    }

    pub fn officer(&self) -> Actor {
        self.actor(Role::PetugasDesmigratif)
    }

    pub fn now(&self) -> Timestamp {
        let seconds = self.ticks.fetch_add(1, Ordering::Relaxed);
        Timestamp::from_second(1_795_500_000 + seconds as i64).unwrap()
    }

    /// The id of an action of its own.
    pub fn action(&self) -> ActionId {
        let number = self.ticks.fetch_add(1, Ordering::Relaxed);
        let mut random = [0; 10];
        random[2..].copy_from_slice(&number.to_be_bytes());
        ActionId(RecordId::v7(1_795_500_000_000, random))
    }

    pub fn act(
        &self,
        actor: &Actor,
        use_case: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<(ActionId, Done), Refusal> {
        let id = self.action();
        let action = Action { id, digest: [1; 32], actor: actor.clone(), now: self.now() };
        self.store.act(action, move |read| use_case(read, id)).map(|done| (id, done))
    }

    pub fn read<T>(&self, reading: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.store.read(&self.officer(), self.now(), reading)
    }

    /// Registers a resident as the officer does; the answer is the resident's id.
    pub fn register(&self, person: Person<'_>, household: InHousehold) -> Result<RecordId, Refusal> {
        let mut resident = person.card();
        let kin = person.kin.map(|(name, phone)| Kin {
            name: name.to_owned(),
            kinship: Kinship::Spouse,
            phone: Some(phone.to_owned()),
        });
        let done = self.act(&self.officer(), move |read, action| {
            resident.id = Id::new(action.record(place::RESIDENT));
            register(read, action, &Registration { resident: resident.clone(), household, kin })
        });
        done.map(|(action, _)| action.record(place::RESIDENT))
    }

    /// Does any file of the node hold these bytes in clear?
    pub fn holds(&self, text: &str) -> bool {
        fn search(dir: &Path, text: &[u8]) -> bool {
            std::fs::read_dir(dir).unwrap().any(|entry| {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    return search(&path, text);
                }
                std::fs::read(&path).unwrap_or_default().windows(text.len()).any(|part| part == text)
            })
        }
        search(&self.dir, text.as_bytes())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// What is said of a person at the desk.
#[derive(Clone, Copy, Default)]
pub struct Person<'a> {
    pub name: &'a str,
    pub nik: Option<&'a str>,
    pub birth: Option<Date>,
    pub phone: Option<&'a str>,
    pub kin: Option<(&'a str, &'a str)>,
}

impl Person<'_> {
    pub fn card(&self) -> Resident {
        Resident {
            id: Id::new(RecordId::default()),
            name: Held::Known(self.name.to_owned()),
            nik: Held::Known(self.nik.map(|nik| Nik::parse(nik).unwrap())),
            sex: Sex::Female,
            birth_date: Held::Known(self.birth),
            birth_place: Held::Known(None),
            marital_status: Held::Known(None),
            occupation: Held::Known(None),
            dusun: Some("Krajan".to_owned()),
            rt_rw: Held::Known(Some("02/01".to_owned())),
            address: Held::Known(Some("Jalan Melati 7".to_owned())),
            phone: Held::Known(self.phone.map(str::to_owned)),
            passport: Held::Known(None),
            notice: NoticeGiven::ReadAloud,
            notes: Held::Known(None),
        }
    }
}
