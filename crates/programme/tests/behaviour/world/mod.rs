//! The programme of 2018 over a real store, served on a free port: 252 villages, some residents of Kuripan, four people
//! who sign in without a password.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::{Access, Actor, Role, Scope};
use kernel::nik::Nik;
use kernel::region::{Code, Level, Regions};
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, claims};
use people::records::Resident;
use people::records::resident::{NoticeGiven, Sex};
use people::rules::office::office_id;
use programme::records::Designation;
use programme::records::designation::{DesignationStatus, Programme};
use store::keys::Unlock;
use store::{Action, Reader, Store};
use testkit::Client;
use web::{Answer, Call, Room, Route, Seams, Settings, Site};

pub const KURIPAN: &str = "33.07.10.2004";
/// What must never stand on a page for visitors.
pub const PLANTED: [&str; 3] = ["Sulastri Tertanam", "3307104508950001", "Dusun Rahasia"];

static WORLDS: AtomicU64 = AtomicU64::new(0);

/// The people who sign in, by the word of the door.
const CAST: [(&str, Role, &str); 5] = [
    ("petugas", Role::PetugasDesmigratif, KURIPAN),
    ("koordinator", Role::Koordinator, "33.07"),
    ("tetangga", Role::Koordinator, "33.03"),
    ("provinsi", Role::PetugasProvinsi, "33"),
    ("kementerian", Role::PetugasKementerian, ""),
];

/// Signs in whoever asks: `/pintu?siapa=petugas`.
static DOOR: Room = Room { key: "pintu", routes: || vec![Route::get("/pintu", Access::Public, door)], ..Room::EMPTY };

fn door(call: &Call) -> Result<Answer, Refusal> {
    let place = CAST.iter().position(|(word, _, _)| *word == call.query("siapa")).ok_or(Refusal::NotFound)?;
    Ok(Answer::redirect("/program").with_session(call.sign_in(account(place), None)?))
}

fn account(place: usize) -> RecordId {
    RecordId([place as u8 + 1; 16])
}

fn actor(place: usize) -> Option<Actor> {
    let (_, role, region) = *CAST.get(place)?;
    Some(Actor {
        account: account(place),
        role: Some(role),
        office: office_id(Code::parse(region).ok().as_ref()),
        scope: Scope::Regions(vec![region.to_owned()]),
        name: "Orang Contoh".to_owned(),
    })
}

pub struct World {
    pub store: Store,
    pub address: String,
    folder: PathBuf,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    actions: u64,
}

impl World {
    /// A node with nothing designated.
    pub fn empty() -> World {
        let number = WORLDS.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("desmigratif-programme-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let rooms = vec![&people::ROOM, &programme::ROOM, &DOOR];
        let store = Store::open(&folder, web::registry(&rooms), Unlock::Key([7; 32])).unwrap();
        let find = |_: &Store, own: RecordId, _: Option<RecordId>| {
            (0..CAST.len()).find(|place| account(*place) == own).and_then(actor)
        };
        let seams = Seams { find_actor: find, ..Seams::default() };
        let site = Site::build(store.clone(), rooms, seams, Settings::default()).unwrap();
        let (address, stop) = serve(site);
        World { store, address, folder, stop: Some(stop), actions: 0 }
    }

    /// The 252 villages that the article counts, and eight residents of Kuripan.
    pub fn of_2018() -> World {
        let mut world = World::empty();
        let villages = cohorts();
        for part in villages.chunks(40) {
            let node = world.store.node();
            let mut changes = Changes::new();
            for (code, year, date) in part {
                changes.records.extend(people::office::found(Some(code), node).unwrap().records);
                changes.create(office_id(Some(code)), &designation(*code, *year, *date));
            }
            world.write(changes);
        }
        let mut changes = people::office::found(Code::parse("33.07").ok().as_ref(), world.store.node()).unwrap();
        for index in 0..8u8 {
            changes.create(office_id(Code::parse(KURIPAN).ok().as_ref()), &resident(index));
        }
        let other = villages.iter().find(|(code, _, _)| code.as_str().starts_with("33.03")).unwrap().0;
        changes.create(office_id(Some(&other)), &resident(40));
        world.write(changes);
        world
    }

    pub fn write(&mut self, changes: Changes) {
        self.actions += 1;
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.actions.to_be_bytes());
        let id = ActionId(RecordId::v7(1_700_000_000_000 + self.actions, random));
        let action = Action { id, digest: [1; 32], actor: actor(4).unwrap(), now: Timestamp::now() };
        self.store.act(action, move |_| Ok(changes)).unwrap();
    }

    pub fn read<T>(&self, place: usize, reading: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>) -> T {
        self.store.read(&actor(place).unwrap(), Timestamp::now(), reading).unwrap()
    }

    pub fn visitor(&self) -> Client {
        Client::new(&self.address)
    }

    /// A visitor who reads English.
    pub fn english(&self) -> Client {
        let visitor = self.visitor();
        visitor.open("/bahasa?ke=en&kembali=/angka").must_be(200);
        visitor
    }

    pub fn as_who(&self, who: &str) -> Client {
        let client = self.visitor();
        client.open(&format!("/pintu?siapa={who}")).must_be(200);
        client
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn serve(site: Arc<Site>) -> (String, tokio::sync::oneshot::Sender<()>) {
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let (told, port) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            told.send(listener.local_addr().unwrap().port()).unwrap();
            let ending = async {
                // Dropping the sender stops it too.
                let _ = stopped.await;
            };
            web::serve(site, listener, ending).await.unwrap();
        });
    });
    (format!("http://127.0.0.1:{}", port.recv().unwrap()), stop)
}

/// The villages of each cohort: the two that are known, then two a regency as the article counts them.
fn cohorts() -> Vec<(Code, i16, Option<Date>)> {
    let pilots: Vec<Code> = claims::pilots().iter().map(|pilot| pilot.village).collect();
    let mut villages: Vec<(Code, i16, Option<Date>)> =
        claims::pilots().iter().map(|pilot| (pilot.village, 2016, Some(pilot.date))).collect();
    for one in claims::demo_regencies() {
        let inside = Regions::get().within(&one.regency).iter().copied();
        let mut free = inside.filter(|code| code.level() == Level::Village && !pilots.contains(code));
        for (takes_part, year) in [(one.in_2017, 2017), (one.in_2018, 2018)] {
            if takes_part {
                villages.extend(free.by_ref().take(2).map(|code| (code, year, None)));
            }
        }
    }
    villages
}

pub fn designation(village: Code, year: i16, date: Option<Date>) -> Designation {
    Designation {
        id: Id::new(RecordId::named(&format!("designation {village} {year}"))),
        village,
        programme: Programme::Desmigratif,
        other_programme: None,
        year: i64::from(year),
        date,
        decree: None,
        status: DesignationStatus::Running,
        ended_on: None,
        source: Some("Data contoh".to_owned()),
        note: Some("Catatan untuk kantor saja".to_owned()),
    }
}

fn resident(index: u8) -> Resident {
    Resident {
        id: Id::new(RecordId([100 + index; 16])),
        name: Held::Known(PLANTED[0].to_owned()),
        nik: Held::Known((index == 0).then(|| Nik::parse(PLANTED[1]).unwrap())),
        sex: Sex::Female,
        birth_date: Held::Known(None),
        birth_place: Held::Known(None),
        marital_status: Held::Known(None),
        occupation: Held::Known(None),
        dusun: Some(PLANTED[2].to_owned()),
        rt_rw: Held::Known(None),
        address: Held::Known(None),
        phone: Held::Known(None),
        passport: Held::Known(None),
        notice: NoticeGiven::ReadAloud,
        notes: Held::Known(None),
    }
}
