//! A visitor on a phone: the public pages, one's village, a message, signing up.

use testkit::Node;
use testkit::browser::Setup;

use crate::walk::Walk;

#[test]
fn the_public_pages_fit_a_phone_and_axe_finds_nothing() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone());
    for path in [
        "/",
        "/tentang",
        "/berangkat-aman",
        "/berangkat-aman/selembar",
        "/desa",
        "/desa?q=kuripan",
        "/desa/33.07.10.2004",
        "/angka",
        "/artikel",
        "/artikel/lima-pertanyaan-sebelum-tanda-tangan",
        "/kontak",
        "/kontak?desa=33.07.10.2004",
        "/cek",
        "/cek/AAAA",
        "/cari?q=tkw",
        "/masuk",
        "/daftar",
        "/lupa-sandi",
        "/atur-sandi",
        "/bantuan",
        "/tidak-ada",
    ] {
        walk.visit(path);
    }
    walk.end();
}

#[test]
fn a_visitor_finds_their_village_writes_to_it_and_signs_up() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone());
    walk.visit("/").fill("Nama desa", "kuripan wonosobo").click("Cari").must_say("Watumalang");
    walk.look().click("Desa Kuripan").must_say("H. Suprapto");
    walk.look();
    walk.click_until("Kirim pesan ke kantor ini", "Pesan untuk Desa Kuripan");
    let page = walk.browser();
    page.fill("Nama", "Darmi").fill("Telepon atau email", "0812 9999 8811").click("Pertanyaan");
    page.fill("Pesan", "Kapan kantor buka?");
    walk.click_until("Kirim pesan", "sudah masuk");
    walk.visit("/daftar").fill("Nama", "Darmi").fill("Email atau nomor telepon", "darmi@contoh.id");
    page.fill("Kata sandi", "kuda empat lari").fill("Ulangi kata sandi", "kuda empat lari");
    page.try_script("document.querySelector('main form').requestSubmit()", &[]).expect("sent");
    page.must_say("Akun Anda sudah jadi.");
    walk.look();
    walk.end();
}
