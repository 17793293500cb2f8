//! A complaint about the village's officer: written on a phone, answered above the village, unseen in it.

use testkit::Node;
use testkit::browser::Setup;

use crate::walk::{OFFICER, Walk};

const STORY: &str = "Petugas meminta lima ratus ribu zamrudmalam";

/// Writes it as a visitor; the ticket.
fn written(node: &Node) -> String {
    let walk = Walk::begin(node, &Setup::phone());
    walk.visit("/pengaduan").click("Petugas Desmigratif").fill("desa", "Desa Kuripan (33.07.10.2004)");
    walk.click_until("Lanjut", "Kantor desa tidak dapat membacanya");
    walk.browser().choose("category", "Biaya berlebih atau pungutan").fill("text", STORY);
    walk.browser().click("Tanpa nama: jangan simpan nama dan nomor saya");
    walk.click_until("Kirim pengaduan", "Pengaduan sudah diterima").must_say("PIN");
    assert_eq!(walk.browser().count("p.codes"), 2, "ticket and PIN");
    let ticket = walk.browser().try_script("return document.querySelector('p.codes').innerText.trim()", &[]);
    walk.end();
    ticket.expect("a ticket").as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_complaint_about_the_officer_is_answered_above_and_unseen_in_the_village() {
    let node = Node::start();
    let ticket = written(&node);
    let walk = Walk::begin(&node, &Setup::laptop());
    walk.browser().sign_in(node.who("koordinator"));
    walk.visit("/pengaduan/daftar");
    walk.click_until(&ticket, STORY);
    let complaint = walk.browser().path();
    walk.visit(&format!("{complaint}/langkah?ke=ditelaah")).click("Pengaduan tanpa pemeriksaan lapangan");
    walk.browser().fill("text", "Kami terima dan kami periksa.");
    walk.click_until("Simpan langkah", "Langkah tersimpan.");
    walk.visit(&format!("{complaint}/langkah?ke=dijawab")).fill("text", "Uang dikembalikan.");
    walk.click_until("Simpan langkah", "Langkah tersimpan.").must_say("Dijawab");
    walk.change_to(node.who(OFFICER));
    let list = walk.visit("/pengaduan/daftar").must_say("Pengaduan").text();
    assert!(!list.contains(&ticket), "{list}");
    walk.end();
}
