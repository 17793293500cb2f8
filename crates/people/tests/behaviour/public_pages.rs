//! What visitors do without an account: contact an office, read articles; and the office's side of both.

use crate::house::{House, KURIPAN, office};

#[test]
fn a_visitor_finds_the_village_by_part_of_its_name_and_leaves_a_message_that_the_office_answers() {
    let house = House::open();
    let visitor = house.visitor();
    let page = visitor.get("/kontak?desa=kuripan");
    page.must_be(200).must_say("Ada beberapa tempat dengan nama itu");
    let page = page.click("Desa Kuripan, Kec. Watumalang");
    page.must_be(200).must_say("Pesan untuk Desa Kuripan").must_say("Jam layanan");
    let form = page.form_with_button("Kirim pesan").fill("name", "Sri <Wahyuni>").fill("contact", "bukan nomor");
    let wrong = form.fill("text", "Kapan buka?").submit();
    wrong.must_be(422).must_say("Pilih tentang apa").must_say("Tulis alamat email atau nomor telepon");
    assert!(wrong.source().contains("Kapan buka?"), "what was typed is kept");
    let form = wrong.form_with_button("Kirim pesan").fill("name", "Sri Wahyuni").fill("contact", "0812 9999 8888");
    let sent = form.choose("topic", "pertanyaan").send();
    sent.must_be(200).must_say("pesan Anda sudah masuk").must_say("P-");

    let officer = house.sign_in("siti@contoh.id");
    let message = officer.get("/beranda").click("Tanggapi");
    message.must_be(200).must_say("Kapan buka?").must_say("0812-9999-8888");
    let form = message.form(&format!("{}/jawab", message.path()));
    form.clone().submit().must_be(422).must_say("Tulis apa yang sudah dijawab");
    let other = house.sign_in("suprapto@contoh.id");
    let same = other.get(message.path()).form(&format!("{}/jawab", message.path()));
    form.fill("answer", "Ditelepon, buka jam 8.").send().must_be(200).must_say("Sudah dijawab");
    same.fill("answer", "Saya juga.").submit().must_be(409);
    assert!(!officer.get("/beranda").says("Kapan buka?"));
    house.sign_in("dewi@contoh.id").get(message.path()).must_be(404);
}

#[test]
fn a_program_that_fills_the_hidden_field_is_thanked_and_nothing_is_kept() {
    let house = House::open();
    let form =
        house.visitor().get(&format!("/kontak?desa={KURIPAN}")).form_with_button("Kirim pesan").fill("name", "Bot");
    let form = form.fill("contact", "bot@contoh.id").choose("topic", "lainnya").fill("text", "Beli sekarang");
    form.force("situs", "https://contoh.id").send().must_be(200).must_say("pesan Anda sudah masuk");
    assert!(!house.sign_in("siti@contoh.id").get("/pesan").says("Bot"));
}

#[test]
fn one_browser_leaves_a_few_messages_and_then_waits() {
    let house = House::open();
    let visitor = house.visitor();
    let send = || {
        let form = visitor.get(&format!("/kontak?desa={KURIPAN}")).form_with_button("Kirim pesan").fill("name", "Sri");
        form.fill("contact", "sri@contoh.id").choose("topic", "lainnya").fill("text", "Halo").send()
    };
    for _ in 0..5 {
        send().must_be(200).must_say("P-");
    }
    send().must_be(422).must_say("Kirim lagi sesudah pukul");
}

#[test]
fn a_village_without_an_office_here_is_served_by_the_one_above_and_the_visitor_is_told() {
    let house = House::open();
    house.visitor().get("/kontak?desa=33.07.10.2005").must_say("belum mempunyai kantor di sini").must_say("Wonosobo");
    house.visitor().get("/kontak?desa=xqxq").must_say("Tidak ada desa dengan nama itu");
    house.visitor().get("/kontak").must_say("Kementerian Ketenagakerjaan");
    assert_eq!(house.visitor().get("/kontak/terima-kasih?nomor=%3Cb%3E").location(), Some("/kontak"));
}

#[test]
fn an_article_is_read_by_everybody_from_publishing_to_retiring() {
    let house = House::open();
    let siti = house.sign_in("siti@contoh.id");
    let fill = |slug: &str| {
        let form = siti.get("/kelola-artikel/baru").form("/kelola-artikel/baru").fill("title", "Berangkat aman");
        let form = form.fill("slug", slug).fill("author", "Budi Penulis");
        form.fill("body", "Baca <script>alert(1)</script> dulu.\n\n## Langkah pertama\n\nTanya petugas.")
    };
    fill("Berangkat Aman").submit().must_be(422).must_say("huruf kecil, angka, dan tanda hubung");
    let draft = fill("berangkat-aman").send();
    draft.must_be(200).must_say("Berangkat aman");
    fill("berangkat-aman").submit().must_be(422).must_say("sudah");
    let visitor = house.visitor();
    visitor.get("/artikel/berangkat-aman").must_be(404);
    visitor.get("/artikel").must_say("Belum ada artikel");

    let state = draft.click("Terbitkan atau tarik");
    let shown = state.form_with_button("Terbitkan").send();
    shown.must_be(200).must_say("Artikel sudah terbit.");
    let page = visitor.get("/artikel").click("Berangkat aman");
    page.must_be(200).must_say("Penulis: Budi Penulis").must_say("Penyunting: Siti Rahmawati").must_say("Terbit:");
    assert!(!page.source().contains("<script>alert") && page.source().contains("<h2 id=\"langkah-pertama\">"));
    visitor.get("/cari?q=langkah").must_say("Berangkat aman");

    let retired = siti.get(draft.path()).click("Terbitkan atau tarik").form_with_button("Tarik").send();
    retired.must_say("Artikel sudah ditarik.");
    visitor.get("/artikel/berangkat-aman").must_be(404);
}

#[test]
fn a_search_puts_articles_of_the_readers_language_first() {
    let house = House::open();
    let siti = house.sign_in("siti@contoh.id");
    for (slug, title, language) in [("leave-safely", "Agen and you", "en"), ("pilih-agen", "Memilih agen", "id")] {
        let form = siti.get("/kelola-artikel/baru").form("/kelola-artikel/baru").fill("title", title);
        let form = form.fill("slug", slug).fill("author", "Budi").choose("language", language).fill("body", "Agen.");
        form.send().must_be(200).click("Terbitkan atau tarik").form_with_button("Terbitkan").send().must_be(200);
    }
    let order = |page: testkit::Page| -> Vec<String> {
        page.links().into_iter().filter(|link| link.starts_with("/artikel/")).collect()
    };
    let visitor = house.visitor();
    assert_eq!(order(visitor.get("/cari?q=agen")), ["/artikel/pilih-agen", "/artikel/leave-safely"]);
    visitor.open("/bahasa?ke=en&kembali=/cek");
    assert_eq!(order(visitor.get("/cari?q=agen")), ["/artikel/leave-safely", "/artikel/pilih-agen"]);
}

#[test]
fn the_public_pages_speak_english_too() {
    let house = House::open();
    let visitor = house.visitor();
    visitor.open("/bahasa?ke=en&kembali=/kontak").must_be(200).must_say("Contact").must_say("Find your village office");
    visitor.get("/masuk").must_say("Sign in").must_say("Forgotten your password?");
    visitor.get("/daftar").must_say("Repeat the password");
    visitor.get("/lupa-sandi").must_say("No internet and no email are needed");
    visitor.get("/artikel").must_say("There are no articles yet.");
}

#[test]
fn a_search_leads_visitors_to_contact_and_officers_to_the_profile() {
    let house = House::open();
    let hits = house.visitor().get("/cari?q=kuripan").links();
    assert!(hits.contains(&format!("/kontak?desa={KURIPAN}")), "{hits:?}");
    let hits = house.sign_in("siti@contoh.id").get("/cari?q=kuripan").links();
    assert!(hits.contains(&format!("/kantor/{}", office(Some(KURIPAN)))), "{hits:?}");
}

#[test]
fn no_file_holds_a_login_a_contact_or_a_password() {
    let house = House::open();
    let form =
        house.visitor().get("/daftar").form("/daftar").fill("Nama", "Sri Wahyuni").fill("account", "0856 1111 2222");
    form.fill("password", "kuda empat lari").fill("password_again", "kuda empat lari").send().must_be(200);
    let form = house.visitor().get(&format!("/kontak?desa={KURIPAN}")).form_with_button("Kirim pesan");
    let form = form.fill("name", "Sri Wahyuni").fill("contact", "rahasia@contoh.id").choose("topic", "lainnya");
    form.fill("text", "Halo").send().must_be(200);
    house.try_sign_in("percobaan@contoh.id", "kuda merah lari");
    assert!(house.holds("Kantor") || house.holds("Desa Kuripan"), "the search itself finds what is public");
    for secret in [
        "6285611112222",
        "85611112222",
        "kuda empat lari",
        "kuda merah lari",
        "rahasia@contoh.id",
        "percobaan@contoh.id",
        "siti@contoh.id",
    ] {
        assert!(!house.holds(secret), "{secret}");
    }
}
