//! Signing in, registering and being bound to one's own data, as people do it.

use crate::house::{House, KURIPAN, PASSWORD, office, today};
use jiff::{Timestamp, ToSpan};
use kernel::access::{Role, Scope};
use people::office::{actor_at, password, role_assignment};
use store::local::codes::Purpose;

#[test]
fn who_knows_the_password_comes_in_and_to_the_page_that_was_wanted() {
    let house = House::open();
    let asked = house.visitor().get("/warga");
    let page = asked.follow();
    let page = page.form("/masuk").fill("account", " SITI@contoh.id ").fill("password", PASSWORD).submit();
    assert_eq!(page.location(), Some("/warga"));
    page.arrive().must_be(200).must_say("Siti Rahmawati");
    // A telephone is one login however it is typed.
    house.try_sign_in("+62 812-3456-7890", PASSWORD).must_be(200).must_say("Wati Koordinator");
}

#[test]
fn a_wrong_password_and_an_unknown_account_get_the_same_words() {
    let house = House::open();
    let wrong = house.try_sign_in("siti@contoh.id", "perahu merah di laut");
    let unknown = house.try_sign_in("siapa@contoh.id", "perahu merah di laut");
    wrong.must_be(422).must_say("tidak cocok");
    assert_eq!(wrong.text().replace("siti@contoh.id", ""), unknown.text().replace("siapa@contoh.id", ""));
    assert!(wrong.source().contains("siti@contoh.id") && !wrong.source().contains("perahu merah"));
}

#[test]
fn after_five_wrong_attempts_one_waits_and_is_told_until_when() {
    let house = House::open();
    for _ in 0..5 {
        house.try_sign_in("siti@contoh.id", "perahu merah di laut").must_say("tidak cocok");
    }
    house.try_sign_in("siti@contoh.id", PASSWORD).must_be(422).must_say("Coba lagi sesudah pukul").must_say("WIB");
    house.try_sign_in("suprapto@contoh.id", PASSWORD).must_be(200);
}

#[test]
fn signing_in_never_leads_to_another_site() {
    let house = House::open();
    for elsewhere in ["https://contoh.id", "//contoh.id", "/masuk?kembali=/masuk"] {
        let page = house.visitor().get(&web::link("/masuk", &[("ke", elsewhere)]));
        let page = page.form("/masuk").fill("account", "siti@contoh.id").fill("password", PASSWORD).submit();
        assert_eq!(page.location(), Some("/beranda"), "{elsewhere}");
    }
}

#[test]
fn who_has_several_roles_chooses_one_and_a_role_that_is_over_is_not_offered() {
    let house = House::open();
    let tomorrow = today().tomorrow().unwrap();
    house.account("Budi Dua Peran", "budi@contoh.id", Role::PetugasDesmigratif, Some(KURIPAN), None);
    let wati = house.sign_in("081234567890");
    let list = wati.get("/akun").form("/akun/temukan").fill("account", "budi@contoh.id").send();
    let give = list.click("Tambah peran").form(&format!("{}/peran", list.path()));
    let given = give
        .fill("role", "pelaksana_harian")
        .fill("region", &format!("Desa Kuripan ({KURIPAN})"))
        .fill("until", &tomorrow.to_string())
        .send();
    given.must_be(200).must_say("Peran sudah diberikan.").must_say("Pelaksana harian");

    let page = house.try_sign_in("budi@contoh.id", PASSWORD);
    page.must_be(200).must_say("Pilih peran").must_say("Petugas Desmigratif").must_say("Pelaksana harian");
    let acting = page.form_with_button("Bekerja sebagai ini").send();
    acting.must_be(200);
    acting.client().get("/saya").must_say("Desa Kuripan");

    // The coordinator ends it: whoever works in it stands outside at the next click, and it is offered no more.
    let ended = wati.get(list.path()).form_with_button("Akhiri").send();
    ended.must_say("Peran itu sudah diakhiri.");
    let again = house.try_sign_in("budi@contoh.id", PASSWORD);
    assert!(!again.says("Pilih peran"), "{}", again.text());
}

#[test]
fn an_acting_head_acts_from_the_first_to_the_last_day_of_the_term() {
    let house = House::open();
    let id = house.account(
        "Budi",
        "budi@contoh.id",
        Role::PelaksanaHarian,
        Some(KURIPAN),
        Some(today().tomorrow().unwrap()),
    );
    let now = Timestamp::now();
    let post = house.store.read(&people::office::software(), now, |read| role_assignment::posts(read, id)).unwrap();
    let acts = |days: i64| actor_at(&house.store, id, post[0].id, now + (24 * days).hours()).unwrap();
    assert!(acts(-2).is_none(), "not yet");
    let actor = acts(0).expect("the term runs");
    assert_eq!((actor.role, actor.office), (Some(Role::PelaksanaHarian), office(Some(KURIPAN))));
    assert_eq!(actor.scope, Scope::Regions(vec![KURIPAN.to_owned()]));
    assert!(acts(1).is_some(), "the last day belongs to it");
    assert!(acts(2).is_none(), "over");
}

#[test]
fn registering_keeps_what_was_typed_but_no_password_and_says_what_is_wrong_at_each_field() {
    let house = House::open();
    let form = house.visitor().get("/daftar").form("/daftar");
    let form = form.fill("Nama", "Yuni <b>").fill("account", "yuni").fill("password", "12345678");
    let page = form.fill("Ulangi kata sandi", "87654321").submit();
    page.must_be(422).must_say("tanpa tanda khusus").must_say("Tulis alamat email atau nomor telepon");
    page.must_say("Kedua kata sandi tidak sama");
    assert!(!page.source().contains("12345678") && page.source().contains("yuni"), "{}", page.source());
}

#[test]
fn nobody_learns_by_registering_that_a_login_exists_and_both_owners_still_come_in() {
    let house = House::open();
    let register = |login: &str, password: &str| {
        let form = house.visitor().get("/daftar").form("/daftar").fill("Nama", "Orang Lain").fill("account", login);
        form.fill("password", password).fill("password_again", password).submit()
    };
    let (taken, free) = (register("siti@contoh.id", "kuda empat lari"), register("baru@contoh.id", "kuda empat lari"));
    assert_eq!((taken.status(), taken.location()), (free.status(), free.location()));
    taken.arrive().must_say("belum terhubung");
    house.try_sign_in("siti@contoh.id", PASSWORD).must_say("Siti Rahmawati");
    house.try_sign_in("siti@contoh.id", "kuda empat lari").must_say("Orang Lain");
}

#[test]
fn whoever_registers_under_an_officers_login_keeps_neither_owner_waiting_and_gains_no_guesses() {
    let house = House::open();
    let form =
        house.visitor().get("/daftar").form("/daftar").fill("Nama", "Orang Lain").fill("account", "siti@contoh.id");
    form.fill("password", "kuda empat lari").fill("password_again", "kuda empat lari").submit();
    for _ in 0..7 {
        house.try_sign_in("siti@contoh.id", PASSWORD).must_be(200).must_say("Siti Rahmawati");
    }
    house.try_sign_in("siti@contoh.id", "kuda empat lari").must_be(200).must_say("Orang Lain");
    for _ in 0..2 {
        for _ in 0..3 {
            house.try_sign_in("siti@contoh.id", "perahu merah di laut").must_be(422);
        }
        house.try_sign_in("siti@contoh.id", "kuda empat lari").must_be(200);
    }
    house.try_sign_in("siti@contoh.id", PASSWORD).must_be(422).must_say("Coba lagi sesudah pukul");
}

#[test]
fn a_resident_is_bound_only_with_an_officers_code_and_then_sees_only_themselves() {
    let house = House::open();
    let (siti, other) = (house.resident("Sri Wahyuni"), house.resident("Tuti Alawiyah"));
    let form =
        house.visitor().get("/daftar").form("/daftar").fill("Nama", "Sri Wahyuni").fill("account", "0856 1111 2222");
    let page = form.fill("password", "kuda empat lari").fill("password_again", "kuda empat lari").send();
    page.must_be(200).must_say("Datanglah ke kantor desa").must_say("Akun Anda sudah jadi.");
    let sri = page.client().clone();
    sri.get(&format!("/warga/{siti}")).must_be(404);

    let wrong = sri.get("/saya").form("/saya").fill("code", "2222-2222").submit();
    wrong.must_be(422).must_say("Kode ini tidak dikenal");

    // The officer's page prints it; the test asks the same door for the letters on the paper.
    let officer = house.sign_in("siti@contoh.id");
    let ask = officer.get(&format!("/warga/{siti}/kode-akun"));
    ask.form(&format!("/warga/{siti}/kode-akun")).submit().must_be(422).must_say("Centang");
    let slip = ask.form(&format!("/warga/{siti}/kode-akun")).tick("checked").submit();
    assert!(slip.bytes().starts_with(b"%PDF") && slip.header("cache-control") == Some("no-store"));
    let code = password::issue_code(&house.store, Purpose::Bind, siti, siti, Timestamp::now()).unwrap();

    let bound = sri.get("/saya").form("/saya").fill("code", &code.text.to_lowercase()).send();
    bound.must_be(200).must_say("terhubung dengan data").must_say("Sri Wahyuni");
    sri.get(&format!("/warga/{other}")).must_be(404);
    // Used up, and this account is bound once.
    sri.get("/saya").must_say("Desa Kuripan");
    assert!(!sri.get("/saya").source().contains("name=\"code\""));
}

#[test]
fn a_forgotten_password_is_set_anew_with_a_code_from_the_office_and_every_device_is_out() {
    let house = House::open();
    let form =
        house.visitor().get("/daftar").form("/daftar").fill("Nama", "Sri Wahyuni").fill("account", "sri@contoh.id");
    let sri =
        form.fill("password", "kuda empat lari").fill("password_again", "kuda empat lari").send().client().clone();
    sri.get("/saya").must_be(200);

    let left = house.visitor().get("/lupa-sandi").form("/lupa-sandi");
    let left =
        left.fill("region", &format!("Desa Kuripan ({KURIPAN})")).fill("Nama", "Sri").fill("account", "sri@contoh.id");
    left.send().must_be(200).must_say("pesan Anda sudah masuk");

    let officer = house.sign_in("siti@contoh.id");
    let today = officer.get("/beranda");
    today.must_say("Kata sandi").must_say("Sri");
    let message = today.click("Tanggapi");
    let account = message.form("/akun/temukan").send();
    account.must_be(200).must_say("Sri Wahyuni");
    let slip = account.click("Buat kode sekali pakai");
    let slip = slip.form(slip.path()).tick("checked").submit();
    assert!(slip.bytes().starts_with(b"%PDF"));
    let id = account.path().rsplit('/').next().unwrap().parse().unwrap();
    let code = password::issue_code(&house.store, Purpose::Reset, id, id, Timestamp::now()).unwrap();

    let set = |code: &str| {
        let form = house.visitor().get("/atur-sandi").form("/atur-sandi").fill("account", "sri@contoh.id");
        form.fill("code", code)
            .fill("password", "gunung hijau tinggi")
            .fill("password_again", "gunung hijau tinggi")
            .send()
    };
    set("2222-2222").must_be(422).must_say("Kode ini tidak dikenal");
    set(&code.text).must_be(200).must_say("Kata sandi baru sudah dipasang");
    assert_eq!(sri.get("/saya").status(), 303, "the old session has ended");
    house.try_sign_in("sri@contoh.id", "kuda empat lari").must_be(422);
    house.try_sign_in("sri@contoh.id", "gunung hijau tinggi").must_be(200);
    set(&code.text).must_be(422).must_say("Kode ini tidak dikenal");
}

#[test]
fn changing_ones_password_keeps_this_device_and_signs_out_the_others() {
    let house = House::open();
    let (desk, phone) = (house.sign_in("siti@contoh.id"), house.sign_in("siti@contoh.id"));
    let change = |present: &str| {
        let form = desk.get("/saya/sandi").form("/saya/sandi").fill("present", present);
        form.fill("password", "gunung hijau tinggi").fill("password_again", "gunung hijau tinggi").send()
    };
    change("bukan ini").must_be(422).must_say("Kata sandi sekarang tidak cocok");
    change(PASSWORD).must_be(200).must_say("Kata sandi sudah diganti");
    desk.get("/saya").must_be(200);
    assert_eq!(phone.get("/saya").status(), 303);
}

#[test]
fn one_sees_ones_devices_and_signs_the_others_out() {
    let house = House::open();
    let (desk, phone) = (house.sign_in("siti@contoh.id"), house.sign_in("siti@contoh.id"));
    let page = desk.get("/saya/perangkat");
    page.must_say("perangkat ini");
    page.form_with_button("Keluarkan semua perangkat lain").send().must_say("Perangkat lain sudah dikeluarkan");
    desk.get("/saya").must_be(200);
    assert_eq!(phone.get("/saya").status(), 303);
}
