//! A sharia koperasi at its own desk, through HTTP: its three contracts from the product to the payment, and on none of its
//! pages a word of interest, service or penalty.

mod lending;
mod world;

use cooperative::records::koperasi::Principle;
use jiff::Timestamp;
use kernel::access::Role;
use kernel::{ActionId, Changes, RecordId};
use people::office::account::{self, Opening};
use people::office::{password, software};
use store::Action;
use testkit::{Client, Form, Page};
use web::{Room, Seams, Settings, Site};
use world::World;

const PASSWORD: &str = "perahu biru di laut";
const ROOMS: &[&Room] = &[&people::ROOM, &cooperative::ROOM];
/// Words that a sharia page does not say.
const FORBIDDEN: &[&str] = &["jasa", "bunga", "denda", "interest", "pinjaman"];

/// The desk of a sharia koperasi with money in its box and one member.
struct Desk {
    /// Its folder is removed when it goes.
    _world: World,
    address: String,
    member: RecordId,
    _stop: tokio::sync::oneshot::Sender<()>,
}

impl Desk {
    fn open() -> Desk {
        let world = World::of(Principle::Sharia);
        lending::cash(&world, 20_000_000);
        let member = lending::joined(&world);
        account(&world, "Aminah", "aminah@contoh.id", Role::PengurusKoperasi);
        account(&world, "Hasan", "hasan@contoh.id", Role::PengawasKoperasi);
        let seams = Seams {
            find_actor: people::office::find_actor,
            account_name: people::office::account_name,
            ..Seams::default()
        };
        let site = Site::build(world.store.clone(), ROOMS.to_vec(), seams, Settings::default()).expect("a site");
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
        Desk { address: format!("http://127.0.0.1:{port}"), member, _stop: stop, _world: world }
    }

    fn sign_in(&self, login: &str) -> Client {
        let form = Client::new(&self.address).get("/masuk").form("/masuk");
        let page = form.fill("account", login).fill("password", PASSWORD).send();
        page.must_be(200);
        page.client().clone()
    }
}

/// An account with a role at the koperasi.
fn account(world: &World, name: &str, login: &str, role: Role) {
    let opening = Opening {
        name: name.to_owned(),
        login: people::rules::account::login(login).expect("a login"),
        role,
        office: world.home,
        from: lending::JOINED,
        until: None,
    };
    let id: ActionId = world.action();
    let action = Action { id, digest: [1; 32], actor: software(), now: world::now() };
    world
        .store
        .act(action, move |_| {
            let mut changes = Changes::new();
            account::open(&mut changes, id.record(0), id.record(1), &opening);
            Ok(changes)
        })
        .expect("opened");
    password::set(&world.store, id.record(0), PASSWORD, Timestamp::now()).expect("kept");
}

/// What people read on a page, without the way to other rooms.
fn clean(page: &Page) -> &Page {
    let document = page.document();
    let main = document.all("main").next().expect("a main part").text().to_lowercase();
    for word in main.split(|letter: char| !letter.is_alphabetic()) {
        assert!(!FORBIDDEN.contains(&word), "{} says `{word}`: {main}", page.path());
    }
    page
}

fn offered(board: &Client, contract: &str, rate: &str, share: &str) -> String {
    let form = clean(&board.get("/produk-pinjaman/baru")).form("/produk-pinjaman/baru").fill("name", contract);
    let form = form.choose("contract", contract).choose("method", "flat").fill("rate", rate).fill("share", share);
    let page = form.fill("most_months", "12").fill("most_principal", "5.000.000").fill("fee", "0").send();
    clean(&page).must_be(200);
    let document = page.document();
    let actions = document.all("form").filter_map(|form| form.attribute("action").map(str::to_owned));
    let last = actions.filter(|action| action.ends_with("/tawaran")).last().expect("a product");
    last.split('/').nth(2).expect("its id").to_owned()
}

fn step(client: &Client, path: &str, way: &str) -> Form {
    clean(&client.get(&format!("{path}/{way}"))).form(&format!("{path}/{way}"))
}

/// Financing of 1,200,000 over six months, paid out; its path.
fn paid_out(desk: &Desk, board: &Client, supervisor: &Client, product: &str) -> String {
    let form = clean(&board.get("/pinjaman/baru")).form("/pinjaman/baru").choose("member", &desk.member.to_string());
    let form = form.choose("product", product).fill("principal", "1.200.000").fill("months", "6");
    let page = form.fill("purpose", "mesin jahit").send();
    clean(&page).must_be(200);
    let path = page.path().to_owned();
    let form = step(board, &path, "nilai").fill("income", "3.000.000").fill("spending", "1.000.000");
    clean(&form.fill("note", "usaha dikenal").send()).must_be(200);
    clean(&board.get(&format!("{path}/surat"))).must_be(200);
    clean(&step(supervisor, &path, "setujui").choose("approver", "saya").send()).must_be(200);
    clean(&step(board, &path, "cair").send()).must_be(200);
    path
}

#[test]
fn murabahah_qardh_and_profit_share_go_their_way_without_a_word_of_interest() {
    let desk = Desk::open();
    let (board, supervisor) = (desk.sign_in("aminah@contoh.id"), desk.sign_in("hasan@contoh.id"));
    // No cap: 2.5 % flat a month is an agreed margin.
    let murabahah = offered(&board, "murabahah", "2,5", "");
    let path = paid_out(&desk, &board, &supervisor, &murabahah);
    clean(&board.get(&path)).must_say("Margin").must_say("Harga beli").must_say("Rp30.000");
    let paid = step(&board, &path, "angsuran").fill("amount", "230.000").send();
    clean(&paid).must_be(200).must_say("Harga beli Rp200.000");
    let early = step(&board, &path, "angsuran").fill("amount", "1.000.000").fill("discount", "100.000");
    early.send().must_be(422).must_say("Yang melunasi hari ini: Rp1.050.000");
    clean(&step(&board, &path, "angsuran").fill("amount", "1.050.000").fill("discount", "100.000").send())
        .must_be(200)
        .must_say("Lunas");

    let qardh = offered(&board, "qardh", "0", "");
    let path = paid_out(&desk, &board, &supervisor, &qardh);
    let refused = step(&board, &path, "angsuran").fill("amount", "1.200.001").send();
    clean(&refused).must_be(422).must_say("Rp1.200.000");
    clean(&board.get(&format!("{path}/ketentuan"))).must_be(200);

    let shared = offered(&board, "bagi_hasil", "0", "40");
    let path = paid_out(&desk, &board, &supervisor, &shared);
    clean(&board.get(&path)).must_say("Nisbah koperasi").must_say("40%");
    clean(&step(&board, &path, "laba").fill("amount", "500.000").send()).must_be(200).must_say("Bagi hasil Rp200.000");
    clean(&step(&board, &path, "angsuran").fill("amount", "400.000").send()).must_be(200);

    for page in ["/pinjaman", "/produk-pinjaman", "/pinjaman/jatuh-tempo"] {
        clean(&board.get(page)).must_be(200);
    }
    for paper in ["akad.pdf", "jadwal.pdf", "kartu.pdf", "persetujuan.pdf"] {
        assert!(board.get(&format!("{path}/{paper}")).bytes().starts_with(b"%PDF"), "{paper}");
    }
}
