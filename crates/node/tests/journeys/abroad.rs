//! A worker who is abroad already: the case is opened so, and news is recorded from a phone.

use testkit::Node;
use testkit::browser::Setup;

use crate::walk::{OFFICER, Walk};

#[test]
fn news_of_a_worker_abroad_is_recorded_from_a_phone() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone());
    let page = walk.browser();
    page.sign_in(node.who(OFFICER)).go("/warga/baru").click("Dibacakan oleh petugas");
    page.fill("Nama", "Lokesmara Turangganis").click("Perempuan").fill("Tanggal lahir", "17-08-1995");
    page.click("Kawin").fill("Nama yang dihubungi", "Slamet Turangganis");
    page.choose("Hubungan dengan warga", "Suami/istri").click("Simpan warga").must_say("Warga sudah dicatat.");
    walk.click_until("Buka kasus migrasi", "Di mana orangnya sekarang?").click("Sudah di luar negeri");
    page.fill("Negara tujuan", "Taiwan").click("Prosedural").fill("Tanggal berangkat", "05-01-2025");
    page.fill("Pemberi kerja", "Lin Mei-hua");
    walk.click_until("Buka kasus", "Bekerja di luar negeri");
    let case = page.path();
    walk.visit(&format!("{case}/kabar")).must_say("Pekerja dihubungi lebih dulu.");
    page.choose("with", "Pekerja sendiri").choose("way", "WhatsApp");
    page.click("Tersambung, sudah berbicara atau dibalas").fill("said", "Sehat, gaji lancar");
    walk.click_until("Catat kabar", "Kabar tersimpan.").must_say("Sehat, gaji lancar");
    walk.end();
}
