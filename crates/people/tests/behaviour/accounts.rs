//! Who looks after whose account: making, giving roles, codes, stopping; and offices.

use crate::house::{House, KENANGA, KURIPAN, PASSWORD, office, today};
use kernel::access::Role;
use testkit::{Client, Page};

fn account_page(client: &Client, login: &str) -> Page {
    client.get("/akun").form("/akun/temukan").fill("account", login).send()
}

#[test]
fn a_coordinator_makes_an_account_for_a_village_of_the_regency_and_prints_its_code() {
    let house = House::open();
    let wati = house.sign_in("081234567890");
    let form =
        || wati.get("/akun/baru").form("/akun/baru").fill("Nama", "Rina Petugas").fill("account", "rina@contoh.id");
    let elsewhere =
        form().fill("role", "petugas_desmigratif").fill("region", &format!("Desa Kenanga ({KENANGA})")).submit();
    elsewhere.must_be(422).must_say("Belum ada kantor untuk wilayah ini");
    let own = form().fill("role", "petugas_desmigratif").submit();
    own.must_be(422).must_say("Peran ini tidak ada di kantor jenis ini");
    let taken = form().fill("account", "siti@contoh.id").fill("role", "petugas_desmigratif");
    taken.fill("region", &format!("Desa Kuripan ({KURIPAN})")).submit().must_be(422).must_say("Sudah ada akun petugas");

    let made = form().fill("role", "petugas_desmigratif").fill("region", &format!("Desa Kuripan ({KURIPAN})")).send();
    made.must_be(200).must_say("Akun sudah dibuat").must_say("Rina Petugas").must_say("Desa Kuripan");
    let slip = made.click("Buat kode sekali pakai");
    assert!(slip.form(slip.path()).tick("checked").submit().bytes().starts_with(b"%PDF"));
    // Without a password nobody comes in by guessing an empty one.
    house.try_sign_in("rina@contoh.id", "").must_be(422);
}

#[test]
fn a_region_that_several_places_share_is_chosen_from_a_list_without_script() {
    let house = House::open();
    let wati = house.sign_in("081234567890");
    let form = wati.get("/akun/baru").form("/akun/baru").fill("Nama", "Rina").fill("account", "rina@contoh.id");
    let page = form.fill("role", "petugas_desmigratif").fill("region", "kuripan").submit();
    page.must_be(422).must_say("Ada beberapa tempat dengan nama itu");
    let made = page.form("/akun/baru").fill("region", &format!("Desa Kuripan ({KURIPAN})")).send();
    made.must_be(200).must_say("Akun sudah dibuat");
}

#[test]
fn a_village_head_gives_an_acting_term_and_nothing_else() {
    let house = House::open();
    house.account("Budi Sekretaris", "budi@contoh.id", Role::FasilitatorPengasuhan, Some(KURIPAN), None);
    let head = house.sign_in("suprapto@contoh.id");
    let list = head.get("/akun");
    list.must_be(200).must_say("Budi Sekretaris");
    head.get("/akun/baru").must_be(403);
    let budi = list.click("Budi Sekretaris");
    assert!(!budi.says("Buat kode sekali pakai"), "no village office lets itself into an officer's account");
    head.get(&format!("{}/kode", budi.path())).must_be(403);
    let form = budi.click("Tambah peran").form(&format!("{}/peran", budi.path()));
    form.clone().submit().must_be(422).must_say("Tulis sampai tanggal berapa");
    form.clone().force("role", "kepala_desa").submit().must_be(422).must_say("Peran ini diberikan oleh orang lain");
    let given = form.fill("until", &today().tomorrow().unwrap().to_string()).send();
    given.must_be(200).must_say("Pelaksana harian");
    head.get(&format!("/kantor/{}", office(Some(KURIPAN)))).must_say("Budi Sekretaris");
}

#[test]
fn a_stopped_account_is_out_at_once_and_nobody_stops_their_own() {
    let house = House::open();
    let (wati, siti) = (house.sign_in("081234567890"), house.sign_in("siti@contoh.id"));
    siti.get("/beranda").must_be(200);
    let page = account_page(&wati, "siti@contoh.id");
    page.form_with_button("Hentikan akun").send().must_say("Akun dihentikan.");
    assert_eq!(siti.get("/beranda").status(), 303);
    house.try_sign_in("siti@contoh.id", PASSWORD).must_be(422).must_say("Akun ini sudah dihentikan");
    account_page(&wati, "siti@contoh.id").form_with_button("Aktifkan lagi").send().must_say("Akun aktif lagi.");
    house.sign_in("siti@contoh.id");

    let own = wati.get("/akun").click("Wati Koordinator");
    assert!(own.says("Ini akun Anda sendiri") && !own.says("Hentikan akun"), "{}", own.text());
}

#[test]
fn nobody_sees_accounts_of_another_region() {
    let house = House::open();
    let dewi = house.sign_in("dewi@contoh.id");
    let list = dewi.get("/akun");
    list.must_be(200).must_say("Dewi Kenanga");
    assert!(!list.says("Siti Rahmawati"));
    let wati = house.sign_in("081234567890");
    let siti = account_page(&wati, "siti@contoh.id").path().to_owned();
    dewi.get(&siti).must_be(404);
    dewi.get(&format!("{siti}/kode")).must_be(404);
    account_page(&dewi, "siti@contoh.id").must_be(422).must_say("Tidak ada akun");
    house.visitor().get("/akun").location().expect("asked to sign in");
}

#[test]
fn a_node_manager_looks_after_all_officers_and_sees_no_resident() {
    let house = House::open();
    let form =
        house.visitor().get("/daftar").form("/daftar").fill("Nama", "Sri Wahyuni").fill("account", "sri@contoh.id");
    form.fill("password", "kuda empat lari").fill("password_again", "kuda empat lari").send().must_be(200);
    let agus = house.sign_in("agus@contoh.id");
    let list = agus.get("/akun");
    list.must_say("Siti Rahmawati").must_say("Dewi Kenanga").must_say("Wati Koordinator");
    assert!(!list.says("Sri Wahyuni"), "{}", list.text());
    assert!(!account_page(&agus, "sri@contoh.id").says("Sri Wahyuni"));
    let sent = agus.get("/akun/baru").form("/akun/baru").fill("Nama", "Kemala").fill("account", "kemala@contoh.id");
    sent.fill("role", "petugas_kementerian").send().must_be(200).must_say("Kementerian Ketenagakerjaan");
}

#[test]
fn an_office_is_made_once_for_its_region_and_edited_by_its_own_people() {
    let house = House::open();
    let wati = house.sign_in("081234567890");
    let make = |region: &str| wati.get("/kantor/baru").form("/kantor/baru").fill("region", region).submit();
    make("").must_be(422).must_say("Pilih wilayahnya");
    make(&format!("x ({KURIPAN})")).must_be(422).must_say("sudah ada");
    make(KENANGA).must_be(422).must_say("di luar wilayah Anda");
    make("33.07.10").must_be(422).must_say("Kecamatan tidak mempunyai kantor");
    make("33.07.10.2005").arrive().must_be(200).must_say("Kantor sudah dibuat");

    let own = format!("/kantor/{}", office(Some(KURIPAN)));
    let siti = house.sign_in("siti@contoh.id");
    let edit = siti.get(&format!("{own}/ubah")).form(&format!("{own}/ubah")).fill("hours", "Senin–Jumat 08.00–15.00");
    edit.send().must_be(200).must_say("Senin–Jumat 08.00–15.00");
    house.sign_in("dewi@contoh.id").get(&format!("{own}/ubah")).must_be(404);
    house.sign_in("suprapto@contoh.id").get("/kantor/baru").must_be(403);
}

#[test]
fn an_office_is_never_withdrawn() {
    let house = House::open();
    let own = format!("/kantor/{}", office(Some(KURIPAN)));
    for login in ["siti@contoh.id", "081234567890", "agus@contoh.id"] {
        let client = house.sign_in(login);
        assert!(!client.get(&own).must_be(200).says("Tarik kembali"), "{login}");
        client.get(&format!("{own}/tarik")).must_be(403);
    }
}
