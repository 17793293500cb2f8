//! The migration room beside the shared room behind the real shell, through HTTP, over a real store: two villages, their
//! regency, and who works there.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::Role;
use kernel::day::Zone;
use kernel::region::Code;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal};
use people::office::account::{self, Opening};
use people::office::password;
use people::office::resident::{InHousehold, Kin, Registration, place, register};
use people::office::{found, office_id, software};
use people::records::Resident;
use people::records::next_of_kin::Kinship;
use people::records::resident::{MaritalStatus, NoticeGiven, Sex};
use store::keys::Unlock;
use store::{Action, Reader, Store};
use testkit::{Client, Page};
use web::{Room, Seams, Settings, Site};

/// Desa Kuripan, Wonosobo.
pub const KURIPAN: &str = "33.07.10.2004";
/// Desa Kenanga, Indramayu.
pub const KENANGA: &str = "32.12.15.2011";
/// Everybody's password.
pub const PASSWORD: &str = "perahu biru di laut";
/// Kuripan's officer and head, Kenanga's officer, Wonosobo's coordinator.
pub const SITI: &str = "siti@contoh.id";
pub const HEAD: &str = "kades@contoh.id";
pub const DEWI: &str = "dewi@contoh.id";
pub const WATI: &str = "wati@contoh.id";

const ROOMS: &[&Room] = &[&people::ROOM, &migration::ROOM];
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// A running house.
pub struct House {
    pub store: Store,
    pub address: String,
    folder: PathBuf,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

impl House {
    /// Opens it.
    pub fn open() -> House {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("desmigratif-migration-house-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        let store = Store::open(&folder, web::registry(ROOMS), Unlock::Key([7; 32])).expect("a store");
        people_it(&store);
        let seams = Seams {
            find_actor: people::office::find_actor,
            account_name: people::office::account_name,
            ..Seams::default()
        };
        let site = Site::build(store.clone(), ROOMS.to_vec(), seams, Settings::default()).expect("a site");
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (told, port) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
                told.send(listener.local_addr().expect("an address").port()).expect("somebody waits");
                // Dropping the sender stops it too.
                let ending = async { drop(stopped.await) };
                web::serve(site, listener, ending).await.expect("served");
            });
        });
        let port = port.recv().expect("it listens");
        House { store, address: format!("http://127.0.0.1:{port}"), folder, stop: Some(stop) }
    }

    /// Signs in.
    pub fn sign_in(&self, login: &str) -> Client {
        let form = Client::new(&self.address).get("/masuk").form("/masuk");
        let page = form.fill("account", login).fill("password", PASSWORD).send();
        page.must_be(200);
        assert!(!page.path().starts_with("/masuk"), "{login} is at {}: {}", page.path(), page.text());
        page.client().clone()
    }

    /// A married woman of Kuripan, 29 years old, with her husband as the contact. Answers the path of her page.
    pub fn resident(&self, name: &str) -> String {
        let card = card(name);
        let action = act(&self.store, move |read, action| {
            let mut card = card;
            card.id = Id::new(action.record(place::RESIDENT));
            let mut officer = software();
            officer.role = Some(Role::PetugasDesmigratif);
            officer.office = office(Some(KURIPAN));
            let kin = Kin { name: "Slamet Riyadi".to_owned(), kinship: Kinship::Spouse, phone: None };
            register(
                &read.as_actor(&officer),
                action,
                &Registration { resident: card, household: InHousehold::None, kin: Some(kin) },
            )
        });
        format!("/warga/{}", action.record(place::RESIDENT))
    }

    /// Opens a case of a new resident who wants to leave for Taiwan, and answers its page.
    pub fn case(&self, client: &Client, name: &str) -> Page {
        let new = format!("{}/kasus/baru", self.resident(name));
        let form = client.get(&new).form(&new);
        let page = form
            .choose("keadaan", "di_sini")
            .fill("scheme", "p_to_p")
            .fill("country", "Taiwan")
            .fill("job", "perawat lansia")
            .fill("planned_departure", &in_days(200).to_string())
            .send();
        page.must_be(200).must_say(name);
        page
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Today in western Indonesia.
pub fn today() -> Date {
    Zone::Wib.day(Timestamp::now().as_millisecond())
}

/// The day so many days from today.
pub fn in_days(days: i64) -> Date {
    today().checked_add(jiff::Span::new().days(days)).expect("a day")
}

/// The office of a region.
pub fn office(region: Option<&str>) -> RecordId {
    office_id(region.map(|region| Code::parse(region).expect("a code")).as_ref())
}

fn act(
    store: &Store,
    use_case: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
) -> ActionId {
    let now = Timestamp::now();
    let mut random = [0; 10];
    random[2..].copy_from_slice(&NUMBER.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    let id = ActionId(RecordId::v7(now.as_millisecond().unsigned_abs(), random));
    let action = Action { id, digest: [1; 32], actor: software(), now };
    store.act(action, move |read| use_case(read, id)).expect("done");
    id
}

fn account_in(store: &Store, name: &str, login: &str, role: Role, region: &str) {
    let opening = Opening {
        name: name.to_owned(),
        login: people::rules::account::login(login).expect("a login"),
        role,
        office: office(Some(region)),
        from: in_days(-1),
        until: None,
    };
    let id = act(store, move |_, action| {
        let mut changes = Changes::new();
        account::open(&mut changes, action.record(0), action.record(1), &opening);
        Ok(changes)
    });
    password::set(store, id.record(0), PASSWORD, Timestamp::now()).expect("kept");
}

fn people_it(store: &Store) {
    let node = store.node();
    for region in [None, Some("33.07"), Some(KURIPAN), Some(KENANGA)] {
        let code = region.map(|region| Code::parse(region).expect("a code"));
        act(store, move |_, _| found(code.as_ref(), node));
    }
    account_in(store, "Siti Rahmawati", SITI, Role::PetugasDesmigratif, KURIPAN);
    account_in(store, "H. Suprapto", HEAD, Role::KepalaDesa, KURIPAN);
    account_in(store, "Dewi Kenanga", DEWI, Role::PetugasDesmigratif, KENANGA);
    account_in(store, "Wati Koordinator", WATI, Role::Koordinator, "33.07");
}

fn card(name: &str) -> Resident {
    Resident {
        id: Id::new(RecordId::default()),
        name: Held::Known(name.to_owned()),
        nik: Held::Known(None),
        sex: Sex::Female,
        birth_date: Held::Known(Some(Date::new(today().year() - 29, 1, 1).expect("a day"))),
        birth_place: Held::Known(None),
        marital_status: Held::Known(Some(MaritalStatus::Married)),
        occupation: Held::Known(None),
        dusun: Some("Krajan".to_owned()),
        rt_rw: Held::Known(None),
        address: Held::Known(None),
        phone: Held::Known(None),
        passport: Held::Known(None),
        notice: NoticeGiven::ReadAloud,
        notes: Held::Known(None),
    }
}
