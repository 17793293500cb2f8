//! A sharia koperasi from its founding to a murabahah that is paid off, on a laptop; on no page on the way stands a word of
//! interest. Not here: each contract's rules (`cooperative/tests`), the conventional koperasi (`koperasi`).

use testkit::browser::Setup;
use testkit::{Client, Login, Node};

use crate::koperasi::{paid_in, registered};
use crate::walk::Walk;

/// What no page of a sharia koperasi says.
const FORBIDDEN: [&str; 3] = ["jasa", "bunga", "interest"];

/// The regency appoints somebody of the village to the board, before there is a koperasi of theirs.
fn appointed(coordinator: &Client, login: &Login) {
    let account = coordinator.get("/akun").form("/akun/temukan").fill("account", &login.account).send();
    let address = format!("{}/peran", account.path());
    let form = coordinator.get(&address).form(&address).fill("role", "pengurus_koperasi");
    form.fill("region", "Desa Kuripan (33.07.10.2004)").send().must_say("Peran sudah diberikan.");
}

/// Signs in and chooses the role on the board.
fn on_the_board(walk: &Walk, login: &Login) {
    let page = walk.browser();
    page.sign_out().go("/masuk").fill("account", &login.account).fill("password", &login.password);
    page.try_script("document.querySelector('input[type=password]').form.requestSubmit()", &[]).expect("sent");
    page.must_say("Pilih peran");
    let choose = "document.querySelector(\"button[aria-label$='Pengurus koperasi']\").click()";
    page.try_script(choose, &[]).expect("chosen");
    page.must_say("Hari ini");
}

/// Looks at a page and finds no word of interest.
fn clean(walk: &Walk) {
    let page = walk.look();
    let text = page.try_script("return document.querySelector('main').innerText", &[]).expect("a text");
    let text = text.as_str().unwrap_or_default().to_lowercase();
    for word in FORBIDDEN {
        assert!(!text.contains(word), "`{word}` stands on {}: {text}", page.path());
    }
}

/// Clicks, waits, and looks as [`clean`] does.
fn step(walk: &Walk, text: &str, words: &str) {
    walk.browser().click(text).must_say(words);
    clean(walk);
}

fn founded(walk: &Walk) {
    walk.visit("/koperasi");
    walk.click_until("Dirikan koperasi", "Pendirian membuat kantor").fill("name", "Koperasi Syariah Amanah");
    walk.browser().click("Koperasi baru").click("Syariah").fill("books_from", "01-01-2026");
    step(walk, "Dirikan koperasi", "Koperasi didirikan.");
}

/// Somebody joins: recorded by one, decided by the other.
fn joined(walk: &Walk, [chair, other]: [&Login; 2], name: &str) -> String {
    walk.visit("/anggota-koperasi/baru").fill("Nama warga desa", name);
    step(walk, "Cari", name);
    step(walk, "Ajukan", "Permohonan dicatat.");
    let member = walk.browser().path();
    on_the_board(walk, other);
    walk.visit(&member);
    step(walk, "Terima menjadi anggota", "Putusan dicatat.");
    on_the_board(walk, chair);
    member
}

/// A product, an application, its assessment, approval on the same device, and what was bought is handed over.
fn financed(walk: &Walk, other: &Login, member: &str) -> String {
    walk.visit("/produk-pinjaman/baru").fill("name", "Murabahah alat usaha").click("Murabahah");
    walk.browser().fill("rate", "1").fill("most_months", "24").fill("most_principal", "5.000.000");
    step(walk, "Tawarkan", "Murabahah alat usaha");
    let id = member.rsplit('/').next().expect("an id");
    walk.visit(&format!("/pinjaman/baru?anggota={id}")).click("Murabahah alat usaha");
    walk.browser().fill("principal", "1.000.000").fill("months", "10").fill("purpose", "Mesin jahit");
    step(walk, "Catat", "Pengajuan dicatat.");
    walk.browser().must_say("Margin").must_say("110.000");
    let financing = walk.browser().path();
    walk.click_until("Nilai pengajuan", "Penghasilan sebulan")
        .fill("income", "2.500.000")
        .fill("spending", "1.500.000");
    walk.browser().fill("note", "Pesanan jahit tetap.");
    step(walk, "Nilai pengajuan", "Penilaian dicatat.");
    walk.click_until("Setujui", "Yang menyetujui").click(&other.name).fill("password", &other.password);
    step(walk, "Setujui", "Persetujuan dicatat.");
    step(walk, "Cairkan", "Anggota menerima:");
    step(walk, "Cairkan", "Dicairkan.");
    financing
}

#[test]
fn a_sharia_koperasi_is_founded_saves_and_finances_and_no_page_speaks_of_interest() {
    let node = Node::start();
    let (chair, other) = (node.who("pendamping_usaha"), node.who("fasilitator_pengasuhan"));
    let coordinator = node.sign_in("koordinator");
    for login in [chair, other] {
        appointed(&coordinator, login);
    }
    let walk = Walk::begin(&node, &Setup::laptop());
    let name = "Rahajeng Kembangsore";
    registered(&walk, &node, name);
    on_the_board(&walk, chair);
    founded(&walk);
    let member = joined(&walk, [chair, other], name);
    paid_in(&walk, &member, "Simpanan wadiah", "2.000.000");
    clean(&walk);
    let financing = financed(&walk, other, &member);
    walk.visit(&format!("{financing}/angsuran"));
    clean(&walk);
    step(&walk, "Terima angsuran", "Angsuran dicatat.");
    for path in ["/koperasi", &member, "/pinjaman", "/pinjaman/jatuh-tempo", "/pinjaman/kualitas", "/jasa-simpanan"] {
        walk.visit(path);
        clean(&walk);
    }
    let own = walk
        .visit("/koperasi")
        .try_script("return document.querySelector(\"main a[href$='/buku/laporan']\").getAttribute('href')", &[]);
    walk.visit(own.expect("a link").as_str().expect("an address"));
    clean(&walk);
    walk.end();
}
