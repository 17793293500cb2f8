//! Beginning on a new node, the second step, growing pauses that shut nobody out, one's own devices, passwords that are
//! long enough. Not here: signing up and being bound to one's data (`accounts`).

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use store::local::totp;
use testkit::{Client, Page, free_port, places, postgres};

use crate::desk;
use crate::paper;
use crate::world::{COORDINATOR, World, world};

const PASSWORD: &str = "kuda empat lari";

/// A node of its own on an empty folder, as `desmigratif serve` starts it.
pub struct Served {
    child: Child,
    address: String,
    folder: std::path::PathBuf,
    /// What its console said about the first start: the code.
    code: Option<String>,
}

impl Served {
    fn on(folder: std::path::PathBuf, more: &[&str]) -> Served {
        let port = free_port::free_port().expect("a port");
        let mut command = Command::new(places::binary().expect("the binary"));
        command.arg("serve").arg("--dir").arg(&folder).args(["--listen", &format!("127.0.0.1:{port}")]);
        command.args(more);
        if let Some(server) = postgres::chosen() {
            command.env("DESMIGRATIF_DATABASE", server.of_folder(&folder, None).expect("a database"));
        }
        let log = std::fs::File::create(folder.with_extension("log")).expect("a log");
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let address = format!("http://127.0.0.1:{port}");
        let mut said = Vec::new();
        // The address comes first, then what there is to say of a first start, and then nothing more.
        while let Some(Ok(line)) = lines.next() {
            let done = line.contains("next start") || (line.contains(&address) && !needs_account(&folder));
            said.push(line);
            if done {
                break;
            }
        }
        // What is still printed must find a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let is_code = |word: &&str| word.len() == 9 && word.as_bytes()[4] == b'-' && !word.contains(':');
        let code = said.iter().flat_map(|line| line.split_whitespace()).find(is_code).map(str::to_owned);
        Served { child, address, folder, code }
    }

    fn fresh() -> Served {
        Served::on(places::fresh_folder("serve").expect("a folder"), &[])
    }

    /// A fresh one that people reach by this address.
    pub fn behind(public_url: &str) -> Served {
        Served::on(places::fresh_folder("serve").expect("a folder"), &["--public-url", public_url])
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Makes the first account.
    pub fn begun(&self, visitor: &Client) -> Page {
        begin(visitor, self.code.as_deref().expect("a code"), PASSWORD).arrive()
    }

    fn restarted(mut self) -> Served {
        let _ = self.child.kill();
        let _ = self.child.wait();
        std::fs::write(self.folder.with_extension("begun"), "").expect("noted");
        Served::on(self.folder.clone(), &[])
    }

    fn visitor(&self) -> Client {
        Client::new(&self.address)
    }
}

/// Whether the console still has something to say after the address: not once this test has begun the node.
fn needs_account(folder: &std::path::Path) -> bool {
    !folder.with_extension("begun").exists()
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn begin(visitor: &Client, code: &str, password: &str) -> Page {
    let form = visitor.get("/mulai").form("/mulai").fill("code", code).fill("name", "Rina Pratiwi");
    let form = form.fill("region", "Desa Kuripan (33.07.10.2004)").fill("account", "rina@contoh.id");
    form.fill("password", password).fill("password_again", password).submit()
}

#[test]
fn a_newcomer_begins_with_the_code_from_the_console_and_a_browser_and_stands_on_beranda() {
    let served = Served::fresh();
    let code = served.code.clone().expect("a code on the console");
    let visitor = served.visitor();
    // Signing in leads here while nobody can; from elsewhere the page does not exist.
    assert_eq!(visitor.get("/masuk").location(), Some("/mulai"));
    for header in ["X-Forwarded-For", "Forwarded", "Via"] {
        let passed_on = visitor.try_get_with("/mulai", &[(header, "198.51.100.7")]).expect("an answer");
        passed_on.must_be(404);
    }
    begin(&visitor, &code, "kuda lari").must_be(422).must_say("paling sedikit 15 huruf");
    begin(&visitor, &code, "rina pratiwi kuripan").must_be(422).must_say("Jangan pakai nama");
    begin(&visitor, "2222-2222", PASSWORD).must_be(422).must_say("Kode ini tidak cocok");
    let home = begin(&visitor, &code.to_lowercase(), PASSWORD);
    assert_eq!(home.location(), Some("/beranda"));
    home.follow().must_be(200).must_say("Rina Pratiwi").must_say("Akun pertama sudah jadi");
    // It works: somebody is registered, and as the node manager the next account is made.
    visitor.get("/warga/baru").must_be(200);
    let roles = visitor.get("/masuk/peran");
    roles.must_say("Petugas Desmigratif").must_say("Pengelola komputer");
    let document = roles.document();
    let choices = document.all("input").filter(|input| input.attribute("name") == Some("peran"));
    let choices: Vec<String> = choices.filter_map(|input| input.attribute("value").map(str::to_owned)).collect();
    let token = roles.form("/masuk/peran").value("_csrf").expect("a token");
    let opened = choices.iter().any(|role| {
        visitor.post("/masuk/peran", &[("_csrf", &token), ("peran", role)]);
        visitor.get("/akun/baru").status() == 200
    });
    assert!(opened, "the first account can make the others");
    // The door is shut for good, also with the code and after a new start.
    visitor.get("/mulai").must_be(404);
    served.visitor().get("/masuk").must_be(200);
    let served = served.restarted();
    assert_eq!(served.code, None);
    served.visitor().get("/mulai").must_be(404);
    let form = served.visitor().get("/masuk").form("/masuk").fill("account", "rina@contoh.id");
    form.fill("password", PASSWORD).send().must_be(200).must_say("Rina Pratiwi");
}

#[test]
fn who_guesses_the_first_code_waits_longer_and_longer() {
    let served = Served::fresh();
    let visitor = served.visitor();
    for _ in 0..5 {
        begin(&visitor, "2222-2222", PASSWORD).must_be(422).must_say("Kode ini tidak cocok");
    }
    let code = served.code.clone().expect("a code");
    begin(&visitor, &code, PASSWORD).must_be(422).must_say("Coba lagi sesudah pukul");
    let log = std::fs::read_to_string(served.folder.with_extension("log")).expect("a log");
    assert!(!log.contains(&code) && !log.contains("Rina"), "neither code nor name stands in the log");
}

fn sign_up(world: &World, name: &str, account: &str) -> Client {
    let form = world.visitor().get("/daftar").form("/daftar").fill("Nama", name).fill("account", account);
    form.fill("password", PASSWORD).fill("password_again", PASSWORD).send().client().clone()
}

fn sign_in(client: &Client, account: &str, password: &str) -> Page {
    client.get("/masuk").form("/masuk").fill("account", account).fill("password", password).send()
}

/// The secret as a telephone reads it from the page, and the code that it shows so many steps from now.
struct Telephone([u8; totp::SECRET]);

impl Telephone {
    fn reads(page: &Page) -> Telephone {
        let is_key = |text: &String| text.len() == 39 && text.split(' ').all(|group| group.len() == 4);
        let key = page.document().all("code").map(|code| code.text()).find(is_key).expect("a key in groups");
        let (mut bits, mut count, mut bytes) = (0_u64, 0, Vec::new());
        for letter in key.chars().filter(|letter| *letter != ' ') {
            let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).expect("base32") as u64;
            (bits, count) = (bits << 5 | value, count + 5);
            if count >= 8 {
                count -= 8;
                bytes.push((bits >> count) as u8);
            }
        }
        Telephone(bytes.try_into().expect("twenty bytes"))
    }

    fn shows(&self, steps_from_now: i64) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs() as i64;
        totp::code(&self.0, now / totp::STEP + steps_from_now)
    }
}

/// Sets the second step up; answers the telephone and the recovery codes.
fn set_up(own: &Client) -> (Telephone, Vec<String>) {
    let ask = own.get("/saya/dua-langkah");
    ask.form("/saya/dua-langkah").fill("present", "salah sama sekali").submit().must_be(422);
    let page = ask.form("/saya/dua-langkah").fill("present", PASSWORD).send();
    page.must_be(200).must_say("Jam komputer ini sekarang");
    let picture = own.get("/saya/dua-langkah/qr.svg");
    picture.must_be(200);
    assert_eq!(
        (picture.header("content-type"), picture.header("cache-control")),
        (Some("image/svg+xml"), Some("no-store"))
    );
    let telephone = Telephone::reads(&page);
    let confirm = |code: &str| page.form("/saya/dua-langkah/pasang").fill("code", code).submit();
    let slow = confirm(&telephone.shows(-20));
    slow.must_be(422).must_say("jam telepon lebih lambat daripada jam komputer ini");
    let shown = confirm(&telephone.shows(0));
    shown.must_be(200).must_say("Langkah kedua sudah menyala").must_say("Kode cadangan");
    let codes: Vec<String> = shown.document().all("code").map(|code| code.text()).collect();
    assert_eq!(codes.len(), totp::RECOVERY);
    own.get("/saya/dua-langkah/qr.svg").must_be(404);
    (telephone, codes)
}

#[test]
fn with_the_second_step_a_password_alone_opens_nothing() {
    let world = world();
    let own = sign_up(&world, "Dwi Langkah", "dwi.langkah@contoh.id");
    let (telephone, codes) = set_up(&own);
    let device = world.visitor();
    let second = sign_in(&device, "dwi.langkah@contoh.id", PASSWORD);
    second.must_be(200).must_say("Masuk: langkah kedua").must_say("Jam komputer ini sekarang");
    for shut in ["/beranda", "/saya", "/saya/dua-langkah", "/draf?form=/warga/baru"] {
        assert!(device.get(shut).location().is_some_and(|to| to.starts_with("/masuk")), "{shut} before the code");
    }
    let pass = |code: &str| device.get("/masuk/kode").form("/masuk/kode").fill("code", code).send();
    pass("000000").must_be(422).must_say("Kode ini tidak cocok");
    let used = telephone.shows(1);
    pass(&used).must_be(200).must_say("Dwi Langkah");
    // The same code again, on another device: used.
    let other = world.visitor();
    sign_in(&other, "dwi.langkah@contoh.id", PASSWORD).must_say("langkah kedua");
    let again = |code: &str| other.get("/masuk/kode").form("/masuk/kode").fill("code", code).send();
    again(&used).must_be(422).must_say("sudah dipakai");
    again(&codes[0].to_lowercase()).must_be(200).must_say("Kode cadangan sudah dipakai. Yang tersisa: 9");
    let third = world.visitor();
    sign_in(&third, "dwi.langkah@contoh.id", PASSWORD).must_say("langkah kedua");
    third.get("/masuk/kode").form("/masuk/kode").fill("code", &codes[0]).send().must_be(422);
    // Nobody comes to the second step without the password.
    assert!(world.visitor().get("/masuk/kode").location().is_some_and(|to| to.starts_with("/masuk?")));
    // New codes replace the old; off only with password and code.
    let renew = own.get("/saya/dua-langkah/kode-cadangan").form("/saya/dua-langkah/kode-cadangan");
    let new = renew.fill("present", PASSWORD).fill("code", &codes[1]).submit();
    let new: Vec<String> = new.document().all("code").map(|code| code.text()).collect();
    assert_eq!(new.len(), totp::RECOVERY);
    let off = |present: &str, code: &str| {
        let form = own.get("/saya/dua-langkah/matikan").form("/saya/dua-langkah/matikan");
        form.fill("present", present).fill("code", code).send()
    };
    off(PASSWORD, &codes[2]).must_be(422).must_say("tidak cocok");
    off("salah sama sekali", &new[0]).must_be(422).must_say("Kata sandi sekarang tidak cocok");
    off(PASSWORD, &new[0]).must_be(200).must_say("Langkah kedua sudah dimatikan");
    sign_in(&world.visitor(), "dwi.langkah@contoh.id", PASSWORD).must_say("Dwi Langkah");
}

#[test]
fn who_lost_telephone_and_paper_is_let_in_by_the_office_and_told_who_did_it() {
    let world = world();
    let own = sign_up(&world, "Tri Hilang", "tri.hilang@contoh.id");
    set_up(&own);
    let officer = world.officer();
    let account = officer.get("/akun").form("/akun/temukan").fill("account", "tri.hilang@contoh.id").send();
    account.must_be(200).must_say("dengan langkah kedua");
    let ask = account.click("Lepas langkah kedua");
    ask.must_be(200).must_say("tercatat dengan nama Anda");
    let address = format!("{}/dua-langkah", account.path());
    ask.form(&address).submit().must_be(422).must_say("Centang setelah Anda memeriksa orangnya");
    ask.form(&address).tick("checked").send().must_be(200).must_say("Langkah kedua sudah dilepas");
    let device = world.visitor();
    sign_in(&device, "tri.hilang@contoh.id", PASSWORD).must_be(200).must_say("Tri Hilang");
    device.get("/saya/dua-langkah").must_say("Terakhir dilepas oleh Siti Rahmawati");
    // The neighbour's officer has no business with a colleague's account.
    let colleague = world.as_(COORDINATOR).get("/akun").form("/akun/temukan").fill("account", "kades@contoh.id").send();
    officer.get(&format!("{}/dua-langkah", colleague.path())).must_be(403);
}

#[test]
fn a_stranger_who_guesses_keeps_the_owner_waiting_nowhere_but_on_new_devices() {
    let world = world();
    let own = sign_up(&world, "Budi Sasaran", "budi.sasaran@contoh.id");
    own.get("/menu").form("/keluar").send();
    let back = sign_in(&own, "budi.sasaran@contoh.id", PASSWORD);
    back.must_say("Budi Sasaran");
    own.get("/menu").form("/keluar").send();
    for _ in 0..7 {
        sign_in(&world.visitor(), "budi.sasaran@contoh.id", "perahu merah di laut").must_be(422);
    }
    sign_in(&world.visitor(), "budi.sasaran@contoh.id", PASSWORD).must_be(422).must_say("Coba lagi sesudah pukul");
    sign_in(&own, "budi.sasaran@contoh.id", PASSWORD).must_be(200).must_say("Budi Sasaran");
    // The stranger waits all the same, and a mark of one's own making helps nobody.
    let forger = world.visitor();
    forger.put_cookie("desmigratif_dikenal", &format!("{}-{}", "a".repeat(32), "b".repeat(32)));
    sign_in(&forger, "budi.sasaran@contoh.id", PASSWORD).must_be(422).must_say("Coba lagi sesudah pukul");
}

#[test]
fn one_network_address_has_its_share_and_takes_nobody_elses() {
    let served = Served::on(places::fresh_folder("serve").expect("a folder"), &["--proxies", "127.0.0.1"]);
    let visitor = served.visitor();
    let check = |from: &str| {
        let page = visitor.try_get_with("/cek?kode=AAAA-AAAA-AAAA", &[("X-Forwarded-For", from)]).expect("an answer");
        page.status()
    };
    assert_eq!(check("198.51.100.7"), 404, "nobody's code");
    assert!((0..2_000).any(|_| check("198.51.100.7") == 503), "the address goes on without end");
    assert_eq!(check("198.51.100.8"), 404);
    // What somebody writes in front of what the proxy says makes no other address of them.
    assert!((0..2_000).any(|_| check("203.0.113.9, 198.51.100.7") == 503));
    // Through a proxy nobody is at the machine itself.
    visitor.get("/mulai").must_be(404);
}

#[test]
fn the_pause_outlasts_a_new_start() {
    let mut node = testkit::Node::start();
    let try_it = |node: &testkit::Node, password: &str| sign_in(&node.visitor(), "kades@contoh.id", password);
    for _ in 0..5 {
        try_it(&node, "perahu merah di laut").must_be(422);
    }
    node.restart().expect("opened again");
    let password = node.who("kepala_desa").password.clone();
    try_it(&node, &password).must_be(422).must_say("Coba lagi sesudah pukul");
}

#[test]
fn a_device_is_listed_by_its_name_and_can_be_signed_out_from_another() {
    let world = world();
    let own = sign_up(&world, "Eka Perangkat", "eka.perangkat@contoh.id");
    let (second, third) = (world.visitor(), world.visitor());
    for device in [&second, &third] {
        sign_in(device, "eka.perangkat@contoh.id", PASSWORD).must_say("Eka Perangkat");
    }
    let list = own.get("/saya/perangkat");
    list.must_be(200).must_say("perangkat ini").must_say("Terakhir dipakai").must_say("Masuk sejak");
    list.form_with_button("Keluarkan").send().must_say("Perangkat itu sudah dikeluarkan");
    let in_still = |client: &Client| client.get("/saya").status() == 200;
    assert_eq!([&second, &third].into_iter().filter(|device| in_still(device)).count(), 1);
    // A new password signs every other device out.
    let form = own.get("/saya/sandi").form("/saya/sandi").fill("present", PASSWORD);
    let form = form.fill("password", "gunung hijau tinggi").fill("password_again", "gunung hijau tinggi");
    form.send().must_be(200).must_say("Perangkat lain harus masuk lagi");
    assert!(in_still(&own) && !in_still(&second) && !in_still(&third));
    sign_in(&second, "eka.perangkat@contoh.id", "gunung hijau tinggi").must_say("Eka Perangkat");
    own.get("/saya/perangkat").form_with_button("Keluarkan semua perangkat lain").send().must_say("sudah dikeluarkan");
    assert!(in_still(&own) && !in_still(&second));
}

#[test]
fn an_officers_password_is_long_and_the_code_from_paper_is_not_used_up_by_one_that_is_too_short() {
    let own = World::over(testkit::Node::start());
    let officer = own.try_sign_in("joko@contoh.id", &desk::password(&own)).client().clone();
    let change = |new: &str| {
        let form = officer.get("/saya/sandi").form("/saya/sandi").fill("present", &desk::password(&own));
        form.fill("password", new).fill("password_again", new).send()
    };
    change("gunung tinggi").must_be(422).must_say("paling sedikit 15 huruf");
    change("kuripan kuripan kuripan").must_be(422).must_say("nama desa");
    let coordinator = own.as_(COORDINATOR);
    let account = coordinator.get("/akun").form("/akun/temukan").fill("account", "joko@contoh.id").send();
    let ask = format!("{}/kode", account.path());
    let slip = || paper::one_time_code(coordinator.get(&ask).form(&ask).tick("checked").submit().bytes());
    let (earlier, code) = (slip(), slip());
    let set = |code: &str, new: &str| {
        let form = own.visitor().get("/atur-sandi").form("/atur-sandi").fill("account", "joko@contoh.id");
        form.fill("code", code).fill("password", new).fill("password_again", new).send()
    };
    set(&earlier, PASSWORD).must_be(422).must_say("Kode ini tidak dikenal, sudah dipakai, atau sudah lewat waktunya");
    set(&code, "gunung tinggi").must_be(422).must_say("paling sedikit 15 huruf");
    set(&code, PASSWORD).must_be(200).must_say("Kata sandi baru sudah dipasang");
    set(&code, PASSWORD).must_be(422);
    own.try_sign_in("joko@contoh.id", PASSWORD).must_be(200);
}

#[test]
fn a_role_that_must_use_the_second_step_does_nothing_before_it_is_set_up() {
    let folder = places::fresh_folder("serve").expect("a folder");
    let served = Served::on(folder, &["--second-step", "petugas_desmigratif,koordinator"]);
    let own = served.visitor();
    let led = served.begun(&own);
    led.must_be(200).must_say("Di komputer ini peran Anda harus memakai langkah kedua");
    for shut in ["/beranda", "/warga", "/warga/baru", "/keluarga", "/keluarga/cari?q=a", "/keluarga/ekspor"] {
        assert_eq!(own.get(shut).location(), Some("/saya/dua-langkah"), "{shut}");
    }
    set_up(&own);
    own.get("/beranda").must_be(200);
    // The node manager of the same account is not among them, and a name that nobody knows stops the start.
    let wrong = Command::new(places::binary().expect("the binary"))
        .args(["serve", "--second-step", "semua", "--dir"])
        .arg(&served.folder)
        .output()
        .expect("ended");
    assert_eq!(wrong.status.code(), Some(3), "{}", String::from_utf8_lossy(&wrong.stderr));
}

#[test]
fn roles_that_reach_far_are_asked_to_set_the_second_step_up_and_nobody_is_shut_out() {
    let world = world();
    for role in [COORDINATOR, "petugas_kementerian", "pengelola_node"] {
        world.as_(role).get("/beranda").must_be(200).must_say("Pasang langkah kedua untuk akun Anda");
    }
    assert!(!world.officer().get("/beranda").says("Pasang langkah kedua"));
}
