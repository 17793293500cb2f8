//! A month's report: begun and sent by the officer, accepted by the coordinator.

use testkit::Node;
use testkit::browser::Setup;

use crate::walk::{OFFICER, Walk};

#[test]
fn a_month_is_written_sent_and_accepted() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::laptop());
    walk.browser().sign_in(node.who(OFFICER));
    walk.visit("/laporan-bulanan");
    // The first is the month under way, which is not sent before it is over.
    let begin = "document.querySelectorAll(\"form[action='/laporan-bulanan']\")[1].requestSubmit()";
    walk.browser().try_script(begin, &[]).expect("begun");
    walk.browser().must_say("Yang berubah sejak bulan lalu");
    walk.look();
    let report = walk.browser().path();
    walk.click_until("Tulis kalimat", "Di bawah tiap judul");
    walk.browser().fill("layanan", "Ibu Suwarni dilayani di rumah.");
    walk.click_until("Simpan", "Ibu Suwarni dilayani di rumah.");
    walk.browser().go(&report).click("Sudah diketahui kepala desa");
    walk.click_until("Kirim ke koordinator", "Laporan dikirim.");
    walk.change_to(node.who("koordinator"));
    walk.visit(&report).must_say("Ibu Suwarni dilayani di rumah.");
    walk.click_until("Terima laporan", "Laporan diterima.");
    walk.change_to(node.who(OFFICER));
    walk.visit(&report).must_say("Diterima");
    walk.end();
}
