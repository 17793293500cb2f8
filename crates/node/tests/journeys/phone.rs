//! The whole desk at 360 px: the officer registers, opens a case, drafts and checks; the head acknowledges; the scan is
//! attached; a stranger checks the letter.

use testkit::Node;
use testkit::browser::Setup;

use crate::walk::{HEAD, OFFICER, Walk, scan};

const NAME: &str = "Wigrahati Kembangsore";
const HUSBAND: &str = "Slamet Kembangsore";

fn register(walk: &Walk) -> String {
    walk.click_until("Warga", "Catat warga baru");
    let page = walk.click_until("Catat warga baru", "Bacakan dulu kepada warga");
    page.click("Dibacakan oleh petugas").fill("Nama", NAME).fill("NIK", "123").click("Perempuan").click("Simpan warga");
    walk.browser().must_say("Belum disimpan");
    let page = walk.look();
    assert_eq!(page.value("Nama"), NAME, "nothing typed is lost");
    page.fill("NIK", "3307105708957001").fill("Tanggal lahir", "17-08-1995").click("Kawin");
    page.fill("Dusun", "Krajan").fill("Telepon", "0857 9100 0037").fill("Keluarga baru: nomor KK", "3307100101127001");
    page.fill("Keluarga baru: nama kepala keluarga", HUSBAND).choose("Hubungan dengan kepala keluarga", "Suami/istri");
    page.fill("Nama yang dihubungi", HUSBAND).choose("Hubungan dengan warga", "Suami/istri");
    walk.click_until("Simpan warga", "Warga sudah dicatat.").must_say(NAME);
    walk.browser().path()
}

fn open_case(walk: &Walk) {
    let page = walk.click_until("Buka kasus migrasi", "Di mana orangnya sekarang?");
    page.click("Masih di sini, ingin berangkat").choose("Skema penempatan", "P to P (melalui P3MI)");
    page.fill("Negara tujuan", "Taiwan").fill("Pekerjaan yang dituju", "Perawat lansia");
    walk.click_until("Buka kasus", "Dokumen menurut UU 18/2017 Pasal 13");
}

fn draft_and_check(walk: &Walk, resident: &str) -> String {
    walk.visit(&format!("{resident}/surat/baru?jenis=surat_izin_keluarga&negara=Taiwan"));
    walk.browser().must_say("pernyataan keluarga sendiri").fill("Pekerjaan yang dituju", "Perawat lansia");
    walk.click_until("Simpan draf", "Draf disimpan.").must_say("belum bernomor");
    let letter = walk.browser().path();
    walk.click_until("Periksa jati diri dan kehendak bebas", "Yang dipastikan");
    walk.browser().click("Hadir di hadapan petugas").click("Kehendak bebas sudah ditanyakan");
    walk.click_until("Catat pemeriksaan", "Pemeriksaan dicatat");
    letter
}

#[test]
fn the_desk_works_at_360_px_from_the_newcomer_to_the_letter_that_anybody_can_check() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone());
    walk.visit("/masuk").sign_in(node.who(OFFICER)).must_say("Hari ini");
    walk.look();
    let resident = register(&walk);
    open_case(&walk);
    walk.visit(&format!("{resident}/riwayat")).must_say("Siti Rahmawati");
    let letter = draft_and_check(&walk, &resident);

    walk.change_to(node.who(HEAD)).must_say("Surat menunggu").must_say(NAME);
    walk.visit(&letter);
    walk.click_until("Baca dan ketahui", "Bacalah isi surat").fill("Kata sandi Anda", &node.who(HEAD).password);
    walk.click_until("Mengetahui", "Surat sudah diketahui");

    walk.change_to(node.who(OFFICER));
    walk.visit(&format!("{letter}/pindaian")).attach("scan", &scan());
    walk.click_until("Simpan pindaian", "Pindaian disimpan.");
    walk.click_until("Periksa keaslian", "Asli dan tercatat");
    let check = walk.browser().path();
    walk.browser().sign_out();
    let stranger = walk.visit(&check).must_say("Asli dan tercatat").must_say("PP 71/2019");
    assert!(!stranger.text().contains("Wigrahati"), "{}", stranger.text());
    walk.end();
}

#[test]
fn the_lists_and_papers_of_every_room_fit_a_phone() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone());
    walk.visit("/masuk").sign_in(node.who(OFFICER));
    for path in [
        "/warga",
        "/keluarga",
        "/surat",
        "/kasus",
        "/kasus?tahap=bekerja",
        "/program",
        "/program/wilayah/33.07.10.2004",
        "/program/desa",
        "/pesan",
        "/kelola-artikel",
        "/kelola-artikel/baru",
        "/kantor",
        "/akun",
        "/saya",
        "/saya/sandi",
        "/saya/perangkat",
        "/menu",
        "/cari?q=sri",
        "/bantuan",
        "/bantuan/warga",
    ] {
        walk.visit(path);
    }
    walk.visit("/kasus");
    let first = walk
        .browser()
        .try_script("return document.querySelector(\"main a[href^='/kasus/0']\").getAttribute('href')", &[]);
    let case = first.expect("a case").as_str().unwrap_or_default().to_owned();
    for part in ["", "/langkah", "/dokumen/ktp", "/konseling", "/layar", "/ubah", "/riwayat"] {
        walk.visit(&format!("{case}{part}"));
    }
    walk.end();
}

#[test]
fn the_rooms_above_the_village_fit_a_phone_for_coordinator_ministry_and_resident() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone());
    let rooms: [(&str, &[&str]); 4] = [
        ("koordinator", &["/program", "/program/wilayah/33.07", "/warga", "/akun", "/akun/baru", "/kantor/baru"]),
        ("petugas_kementerian", &["/program", "/program/desa", "/penetapan", "/penetapan/baru", "/kelola-artikel"]),
        ("warga", &["/saya/data", "/kasus", "/saya", "/menu"]),
        ("pengelola_node", &["/akun", "/kantor", "/kantor/baru"]),
    ];
    for (role, paths) in rooms {
        walk.change_to(node.who(role)).must_say("Hari ini");
        for path in paths {
            walk.visit(path);
        }
    }
    walk.end();
}
