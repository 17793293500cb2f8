//! A visit at the desk on a phone: one tap records it, the screen is turned, one tap of the visitor rates it.

use testkit::Node;
use testkit::browser::Setup;

use crate::walk::{OFFICER, Walk};

#[test]
fn a_visit_is_one_tap_and_its_rating_another() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone());
    walk.browser().sign_in(node.who(OFFICER));
    walk.visit("/layanan");
    walk.click_until("Informasi", "Kunjungan tercatat.").must_say("Tanpa nama");
    let visit = walk.browser().path();
    walk.click_until("Minta penilaian", "Bagaimana layanan hari ini?");
    walk.click_until("Kurang", "Terima kasih.");
    walk.visit(&visit).must_say("Sudah dinilai pengunjung.");
    assert!(!walk.browser().text().contains("Kurang"), "no officer sees which");
    walk.end();
}
