//! The shared room behind the real shell, through HTTP, over a real store: three offices and who works in them.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::Role;
use kernel::day::Zone;
use kernel::region::Code;
use kernel::{ActionId, Changes, Id, RecordId, Refusal};
use people::office::account::{self, Opening};
use people::office::password;
use people::office::resident::{InHousehold, Registration, place, register};
use people::office::{found, office_id, software};
use people::records::Resident;
use people::records::resident::{NoticeGiven, Sex};
use people::room::ROOM;
use store::keys::Unlock;
use store::{Action, Reader, Store};
use testkit::{Client, Page};
use web::{Seams, Settings, Site};

/// Desa Kuripan, Wonosobo.
pub const KURIPAN: &str = "33.07.10.2004";
/// Desa Kenanga, Indramayu.
pub const KENANGA: &str = "32.12.15.2011";
/// Everybody's password.
pub const PASSWORD: &str = "perahu biru di laut";

static NUMBER: AtomicU64 = AtomicU64::new(0);

/// A running house.
pub struct House {
    pub store: Store,
    pub address: String,
    folder: PathBuf,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

impl House {
    /// Opens it with its offices, an officer, a head, a coordinator and a node manager.
    pub fn open() -> House {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("desmigratif-house-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let store = Store::open(&folder, web::registry(&[&ROOM]), Unlock::Key([7; 32])).expect("a store");
        people_it(&store);
        let seams = Seams {
            find_actor: people::office::find_actor,
            account_name: people::office::account_name,
            ..Seams::default()
        };
        let site = Site::build(store.clone(), vec![&ROOM], seams, Settings::default()).expect("a site");
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

    /// Somebody with a browser who has not signed in.
    pub fn visitor(&self) -> Client {
        Client::new(&self.address)
    }

    /// Tries to sign in and gives the page that comes.
    pub fn try_sign_in(&self, login: &str, password: &str) -> Page {
        let form = self.visitor().get("/masuk").form("/masuk");
        form.fill("account", login).fill("password", password).send()
    }

    /// Signs in with the common password.
    pub fn sign_in(&self, login: &str) -> Client {
        let page = self.try_sign_in(login, PASSWORD);
        page.must_be(200);
        assert!(!page.path().starts_with("/masuk"), "{login} is at {}: {}", page.path(), page.text());
        page.client().clone()
    }

    /// Does any file of the node hold these letters in clear?
    pub fn holds(&self, text: &str) -> bool {
        holds(&self.folder, text.as_bytes())
    }

    /// Acts as the software.
    pub fn act(
        &self,
        use_case: impl FnOnce(&Reader<'_>, ActionId) -> Result<Changes, Refusal> + Send + 'static,
    ) -> ActionId {
        act(&self.store, use_case)
    }

    /// An account with the common password.
    pub fn account(&self, name: &str, login: &str, role: Role, region: Option<&str>, until: Option<Date>) -> RecordId {
        account_in(&self.store, name, login, role, region, until)
    }

    /// A resident of Kuripan.
    pub fn resident(&self, name: &str) -> RecordId {
        let mut card = card(name);
        let office = office(Some(KURIPAN));
        let id = self.act(move |read, action| {
            card.id = Id::new(action.record(place::RESIDENT));
            let mut officer = software();
            officer.role = Some(Role::PetugasDesmigratif);
            officer.office = office;
            register(
                &read.as_actor(&officer),
                action,
                &Registration { resident: card.clone(), household: InHousehold::None, kin: None },
            )
        });
        id.record(place::RESIDENT)
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

fn account_in(
    store: &Store,
    name: &str,
    login: &str,
    role: Role,
    region: Option<&str>,
    until: Option<Date>,
) -> RecordId {
    let opening = Opening {
        name: name.to_owned(),
        login: people::rules::account::login(login).expect("a login"),
        role,
        office: office(region),
        from: today().yesterday().expect("a day"),
        until,
    };
    let id = act(store, move |_, action| {
        let mut changes = Changes::new();
        account::open(&mut changes, action.record(0), action.record(1), &opening);
        Ok(changes)
    });
    password::set(store, id.record(0), PASSWORD, Timestamp::now()).expect("kept");
    id.record(0)
}

fn people_it(store: &Store) {
    let node = store.node();
    for region in [None, Some("33.07"), Some(KURIPAN), Some(KENANGA)] {
        let code = region.map(|region| Code::parse(region).expect("a code"));
        act(store, move |_, _| found(code.as_ref(), node));
    }
    for (name, login, role, region) in [
        ("Siti Rahmawati", "siti@contoh.id", Role::PetugasDesmigratif, Some(KURIPAN)),
        ("H. Suprapto", "suprapto@contoh.id", Role::KepalaDesa, Some(KURIPAN)),
        ("Dewi Kenanga", "dewi@contoh.id", Role::PetugasDesmigratif, Some(KENANGA)),
        ("Wati Koordinator", "0812 3456 7890", Role::Koordinator, Some("33.07")),
        ("Agus Pengelola", "agus@contoh.id", Role::PengelolaNode, None),
    ] {
        account_in(store, name, login, role, region, None);
    }
}

fn card(name: &str) -> Resident {
    use kernel::Held::Known;
    Resident {
        id: Id::new(RecordId::default()),
        name: Known(name.to_owned()),
        nik: Known(None),
        sex: Sex::Female,
        birth_date: Known(None),
        birth_place: Known(None),
        marital_status: Known(None),
        occupation: Known(None),
        dusun: None,
        rt_rw: Known(None),
        address: Known(None),
        phone: Known(None),
        passport: Known(None),
        notice: NoticeGiven::ReadAloud,
        notes: Known(None),
    }
}

fn holds(folder: &Path, text: &[u8]) -> bool {
    let entries = std::fs::read_dir(folder).expect("readable");
    entries.map(|entry| entry.expect("an entry").path()).any(|path| match path.is_dir() {
        true => holds(&path, text),
        false => std::fs::read(&path).expect("readable").windows(text.len()).any(|part| part == text),
    })
}
