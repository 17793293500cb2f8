//! The keyboard alone: Tab, Space, Enter and letters are enough to sign in, register and acknowledge.

use testkit::Node;
use testkit::browser::{Key, Setup};

use crate::walk::{HEAD, OFFICER, Walk};

fn sign_in(walk: &Walk, account: &str, password: &str) {
    walk.browser().go("/masuk").tab_to("Email atau nomor telepon").write(account);
    walk.browser().press(Key::Tab).write(password).press(Key::Enter).must_say("Hari ini");
}

#[test]
fn the_keyboard_alone_registers_a_resident_and_reaches_every_field_in_order() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::laptop());
    let login = node.who(OFFICER);
    sign_in(&walk, &login.account, &login.password);
    let page = walk.browser();
    page.go("/beranda").press(Key::Tab);
    assert_eq!(page.focused(), "Langsung ke isi", "the first Tab offers the way past the navigation");
    page.tab_to("Warga").press(Key::Enter).must_say("Daftar keluarga");
    page.tab_to("Catat warga baru").press(Key::Enter).must_say("Bacakan dulu kepada warga");
    walk.look();
    page.tab_to("Dibacakan oleh petugas").press(Key::Space);
    page.tab_to("Nama").write("Tejasulung Dewandaru");
    page.tab_to("NIK").write("12");
    page.tab_to("Laki-laki").press(Key::Space).press(Key::Down);
    page.tab_to("Tanggal lahir").write("17-08-1995").press(Key::Enter).must_say("Belum disimpan");
    assert!(page.focused().contains("periksa"), "the summary of what is wrong has the focus: {}", page.focused());
    walk.look();
    // The summary leads into the field, which is emptied as one empties a field: select all, delete.
    page.tab_to("NIK:").press(Key::Enter);
    assert!(page.focused().starts_with("NIK"), "{}", page.focused());
    page.write("\u{e011}").write("\u{e017}\u{e017}").press(Key::Enter).must_say("Warga sudah dicatat.");
    page.must_say("Tejasulung Dewandaru");
    walk.look();
    walk.end();
}

#[test]
fn the_keyboard_alone_acknowledges_a_letter() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::laptop());
    let login = node.who(HEAD);
    sign_in(&walk, &login.account, &login.password);
    let page = walk.browser();
    page.must_say("Surat menunggu").tab_to("Baca").press(Key::Enter).must_say("Bacalah isi surat");
    walk.look();
    page.tab_to("Kata sandi Anda").write(&login.password).press(Key::Enter).must_say("Surat sudah diketahui");
    walk.look();
    walk.end();
}

#[test]
fn one_key_hides_the_screen_and_the_next_shows_it_again_where_one_was() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::laptop());
    walk.browser().sign_in(node.who(OFFICER)).go("/warga/baru").fill("Nama", "Rahasia Sekali");
    walk.browser().write("\u{e032}").must_say("Layar disembunyikan");
    let veiled = walk.browser().try_script("const v = document.querySelector('.veil').getBoundingClientRect(); return v.width >= innerWidth && v.height >= innerHeight", &[]);
    assert_eq!(veiled.expect("a veil"), true);
    walk.browser().press(Key::Escape).must_say("Bacakan dulu kepada warga");
    assert_eq!(walk.browser().count(".veil"), 0);
    assert_eq!(walk.browser().value("Nama"), "Rahasia Sekali");
    walk.end();
}
