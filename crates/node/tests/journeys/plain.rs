//! Without scripts: the same work, on a browser that runs none.

use testkit::Node;
use testkit::browser::Setup;

use crate::walk::{HEAD, OFFICER, Walk, scan};

#[test]
fn the_desk_works_without_scripts() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone().without_scripts());
    let page = walk.browser();
    page.sign_in(node.who(OFFICER)).must_say("Hari ini");
    page.go("/warga/baru").must_say("Bacakan dulu kepada warga");
    walk.look();
    page.click("Dibacakan oleh petugas").fill("Nama", "Bremanika Pramugari").fill("NIK", "12").click("Perempuan");
    page.click("Simpan warga").must_say("16 angka");
    assert_eq!(page.value("Nama"), "Bremanika Pramugari");
    page.fill("NIK", "").fill("Tanggal lahir", "17-08-1995").click("Kawin");
    page.fill("Nama yang dihubungi", "Slamet Pramugari").choose("Hubungan dengan warga", "Suami/istri");
    page.click("Simpan warga").must_say("Warga sudah dicatat.");
    let resident = page.path();
    page.click("Buka kasus migrasi").must_say("Di mana orangnya sekarang?").click("Masih di sini, ingin berangkat");
    page.fill("Negara tujuan", "Taiw").click("Buka kasus").must_say("Belum disimpan");
    page.choose("Negara tujuan", "Taiwan").click("Buka kasus").must_say("Pasal 13");
    walk.look();
    page.go(&format!("{resident}/surat/baru?jenis=surat_izin_keluarga&negara=Taiwan"));
    page.must_say("pernyataan keluarga sendiri").fill("Pekerjaan yang dituju", "Perawat");
    page.click("Simpan draf").must_say("Draf disimpan.");
    let letter = page.path();
    page.click("Periksa jati diri dan kehendak bebas").must_say("Yang dipastikan");
    page.click("Hadir di hadapan petugas").click("Kehendak bebas sudah ditanyakan");
    page.click("Catat pemeriksaan").must_say("Pemeriksaan dicatat");
    page.sign_out().sign_in(node.who(HEAD)).go(&format!("{letter}/mengetahui")).must_say("Bacalah isi surat");
    page.fill("Kata sandi Anda", &node.who(HEAD).password).click("Mengetahui").must_say("Surat sudah diketahui");
    page.go(&format!("{letter}/pindaian")).attach("scan", &scan());
    page.click("Simpan pindaian").must_say("Pindaian disimpan.");
    page.click("Periksa keaslian").must_say("Asli dan tercatat");
    walk.end();
}

#[test]
fn a_village_is_found_and_chosen_without_scripts_where_its_name_is_not_the_only_one() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::phone().without_scripts());
    let page = walk.browser();
    page.go("/lupa-sandi")
        .fill("Desa Anda", "kuripan")
        .fill("Nama", "Darmi")
        .fill("account", "darmi@contoh.id")
        .click("Kirim");
    page.must_say("Ada beberapa tempat dengan nama itu");
    walk.look();
    page.choose("Desa Anda", "Desa Kuripan, Kec. Watumalang, Kab. Wonosobo, Jawa Tengah").click("Kirim");
    page.must_say("sudah masuk");
    walk.end();
}
