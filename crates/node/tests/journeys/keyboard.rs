//! The keyboard alone: Tab, Space, Enter and letters are enough for the whole desk.

use testkit::Node;
use testkit::browser::{Key, Setup};

use crate::walk::{HEAD, OFFICER, Walk};

fn sign_in(walk: &Walk, account: &str, password: &str) {
    walk.browser().go("/masuk").tab_to("Email atau nomor telepon").write(account);
    walk.browser().press(Key::Tab).write(password).press(Key::Enter).must_say("Hari ini");
}

/// From the first Tab to a recorded resident; her page is shown.
fn register(walk: &Walk) {
    let page = walk.browser();
    page.go("/beranda").press(Key::Tab);
    if page.focused().is_empty() {
        // A window that was just opened takes the first Tab for itself.
        page.press(Key::Tab);
    }
    assert_eq!(page.focused(), "Langsung ke isi", "the first Tab offers the way past the navigation");
    page.tab_to("Warga").press(Key::Enter).must_say("Daftar keluarga");
    page.tab_to("Catat warga baru").press(Key::Enter).must_say("Bacakan dulu kepada warga");
    walk.look();
    page.tab_to("Dibacakan oleh petugas").press(Key::Space);
    page.tab_to("Nama").write("Tejasulung Dewandaru");
    page.tab_to("NIK").write("12");
    page.tab_to("Laki-laki").press(Key::Space).press(Key::Down);
    page.tab_to("Tanggal lahir").write("17-08-1995");
    page.tab_to("Belum kawin").press(Key::Space).press(Key::Down);
    page.tab_to("Dusun").write("Krajan");
    page.tab_to("Nama yang dihubungi").write("Slamet Dewandaru");
    page.tab_to("Hubungan dengan warga").write("Su");
    page.tab_to("Telepon yang dihubungi").press(Key::Enter).must_say("Belum disimpan");
    assert!(page.focused().contains("periksa"), "the summary of what is wrong has the focus: {}", page.focused());
    walk.look();
    // The summary leads into the field, which is emptied as one empties a field: select all, delete.
    page.tab_to("NIK:").press(Key::Enter);
    assert!(page.focused().starts_with("NIK"), "{}", page.focused());
    page.write("\u{e011}").write("\u{e017}\u{e017}").press(Key::Enter).must_say("Warga sudah dicatat.");
    page.must_say("Tejasulung Dewandaru").must_say("Kawin").must_say("Suami/istri");
    walk.look();
}

/// Opens the case of the resident shown; the country is chosen from what is offered while one types.
fn open_case(walk: &Walk) {
    let page = walk.browser();
    page.tab_to("Buka kasus migrasi").press(Key::Enter).must_say("Di mana orangnya sekarang?");
    page.tab_to("Masih di sini, ingin berangkat").press(Key::Space);
    page.tab_to("Negara tujuan").write("taiw").must_say("Taiwan").press(Key::Down).press(Key::Enter);
    assert_eq!(page.value("Negara tujuan"), "Taiwan");
    walk.look();
    page.tab_to("Pekerjaan yang dituju").write("Perawat lansia").press(Key::Enter);
    page.must_say("Dokumen menurut UU 18/2017 Pasal 13");
    walk.look();
}

/// Drafts and checks the permission of the resident whose case is shown; the path of the letter.
fn draft_and_check(walk: &Walk) -> String {
    let page = walk.browser();
    page.tab_to("Halaman warga").press(Key::Enter).must_say("Buat surat").tab_to("Buat surat").press(Key::Enter);
    page.must_say("Surat apa yang dibuat?").tab_to("Buat surat").press(Key::Enter);
    page.must_say("pernyataan keluarga sendiri");
    page.tab_to("Alamat yang memberi izin").write("Dusun Krajan");
    page.tab_to("Negara tujuan").write("Taiwan").press(Key::Escape);
    page.tab_to("Pekerjaan yang dituju").write("Perawat lansia");
    page.tab_to("Simpan draf").press(Key::Enter).must_say("Draf disimpan.");
    let letter = page.path();
    page.tab_to("Periksa jati diri dan kehendak bebas").press(Key::Enter).must_say("Yang dipastikan");
    page.tab_to("Hadir di hadapan petugas").press(Key::Space);
    page.tab_to("Kehendak bebas sudah ditanyakan").press(Key::Space);
    page.tab_to("Catat pemeriksaan").press(Key::Enter).must_say("Pemeriksaan dicatat");
    walk.look();
    letter
}

#[test]
fn the_keyboard_alone_does_the_whole_desk_and_reaches_every_field_in_order() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::laptop());
    let (officer, head) = (node.who(OFFICER), node.who(HEAD));
    sign_in(&walk, &officer.account, &officer.password);
    register(&walk);
    open_case(&walk);
    let letter = draft_and_check(&walk);

    walk.browser().sign_out();
    sign_in(&walk, &head.account, &head.password);
    let page = walk.browser();
    page.must_say("Surat menunggu")
        .go(&letter)
        .tab_to("Baca dan ketahui")
        .press(Key::Enter)
        .must_say("Bacalah isi surat");
    walk.look();
    page.tab_to("Kata sandi Anda").write(&head.password).press(Key::Enter).must_say("Surat sudah diketahui");
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
