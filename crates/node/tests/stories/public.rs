//! Visitors without an account: what the programme is, one's village, leaving safely, contact, articles, search, health.

use crate::world::{OFFICER, world};

#[test]
fn a_visitor_reads_what_the_programme_is_with_four_pillars_and_figures_that_name_their_sources() {
    let world = world();
    let visitor = world.visitor();
    let first = visitor.get("/");
    for words in
        ["Pusat Layanan Migrasi", "Usaha Produktif", "Pengasuhan Anak", "Koperasi Desmigratif", "Masuk", "Daftar"]
    {
        first.must_say(words);
    }
    first.must_say("contoh");
    visitor.get("/tentang").must_be(200).must_say("27 Desember 2016").must_say("30 Desember 2016");
    first.click("Cara berangkat dengan aman").must_be(200).must_say("UU 18/2017");
    visitor.get("/berangkat-aman/selembar").must_be(200).must_say("18 tahun");
}

#[test]
fn one_finds_ones_village_by_part_of_its_name_and_leaves_a_message_that_its_office_answers() {
    let world = world();
    let visitor = world.visitor();
    let found = visitor.get("/desa?q=kurip+wonosobo");
    let village = found.click("Desa Kuripan");
    village.must_be(200).must_say("H. Suprapto").must_say("Senin").must_say("Telepon");
    let contact = village.click("Kirim pesan ke kantor ini");
    let form =
        contact.form_with_button("Kirim pesan").fill("name", "Darmi").fill("text", "Kapan kantor buka hari Jumat?");
    let form = form.choose("topic", "Pertanyaan");
    form.clone().fill("contact", "bukan alamat").send().must_be(422).must_say("Kapan kantor buka hari Jumat?");
    form.fill("contact", "0812 9999 8811").send().must_be(200).must_say("P-");
    let officer = world.officer();
    let list = officer.get("/pesan");
    let message = list.click("Darmi");
    message.must_say("Kapan kantor buka hari Jumat?");
    let address = format!("{}/jawab", message.path());
    message
        .form(&address)
        .fill("answer", "Pukul delapan, sudah ditelepon.")
        .send()
        .must_be(200)
        .must_say("Sudah dijawab");
    world.as_(crate::world::NEIGHBOUR).get(message.path()).must_be(404);
}

#[test]
fn the_search_takes_tki_tkw_and_pmi_as_one_word_and_shows_no_resident_to_a_visitor() {
    let world = world();
    let (person, _) = crate::desk::somebody(&world);
    let visitor = world.visitor();
    let found = |word: &str| visitor.get(&format!("/cari?q={word}")).links();
    let links = |word: &str| found(word).into_iter().filter(|link| !link.starts_with("/bahasa")).collect::<Vec<_>>();
    assert_eq!(links("tki"), links("tkw"));
    assert_eq!(links("tki"), links("pmi"));
    assert!(links("tki").iter().any(|link| link.starts_with("/berangkat-aman")), "{:?}", links("tki"));
    for query in [person.name.replace(' ', "+"), person.nik.clone(), person.phone.clone()] {
        let page = visitor.get(&format!("/cari?q={query}"));
        assert!(!page.links().iter().any(|link| link.starts_with("/warga")), "{}", page.text());
    }
}

#[test]
fn articles_show_author_editor_and_time_and_are_read_without_an_account() {
    let world = world();
    let article = world.visitor().get("/artikel").click("Lima pertanyaan sebelum tanda tangan");
    article.must_be(200).must_say("Penulis").must_say("Penyunting").must_say("2026");
}

#[test]
fn an_article_is_seen_from_publishing_to_retiring_and_never_as_a_draft() {
    let world = world();
    let officer = world.as_(OFFICER);
    let form = officer.get("/kelola-artikel/baru").form("/kelola-artikel/baru").fill("title", "Kabar dari Kuripan");
    let form = form.fill("slug", "kabar-dari-kuripan").fill("author", "Siti Rahmawati");
    let draft = form.fill("body", "Baca <script>alert(1)</script> dulu.").send();
    draft.must_be(200);
    let visitor = world.visitor();
    visitor.get("/artikel/kabar-dari-kuripan").must_be(404);
    draft.click("Terbitkan atau tarik").form_with_button("Terbitkan").send().must_say("Artikel sudah terbit.");
    let page = visitor.get("/artikel/kabar-dari-kuripan");
    page.must_be(200).must_say("Kabar dari Kuripan");
    assert!(!page.source().contains("<script>alert"));
    officer.get(draft.path()).click("Terbitkan atau tarik").form_with_button("Tarik").send();
    visitor.get("/artikel/kabar-dari-kuripan").must_be(404);
}

#[test]
fn every_page_forbids_inline_script_and_framing_and_says_that_it_is_a_sample() {
    let world = world();
    for path in ["/", "/masuk", "/angka", "/cek", "/kontak", "/bantuan"] {
        let page = world.visitor().get(path);
        let policy = page.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'self'") || policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        let document = page.document();
        let scripts =
            document.all("script").filter(|script| script.attribute("src").is_none() && !script.raw_text().is_empty());
        assert_eq!(scripts.count(), 0, "{path}");
        assert!(document.elements().all(|one| one.attribute("style").is_none()), "{path}");
        assert!(page.text().to_lowercase().contains("contoh"), "{path}");
    }
}

#[test]
fn the_help_of_a_page_is_one_click_away_and_comes_from_the_guide() {
    let world = world();
    let help = world.visitor().get("/cek").click("Bantuan");
    help.must_be(200);
    assert!(help.path().starts_with("/bantuan"), "{}", help.path());
    world.visitor().get("/bantuan").must_be(200);
    world.visitor().get("/bantuan/tidak-ada").must_say("Belum ada panduan untuk bagian ini");
}

#[test]
fn health_answers_programs_and_villages_complete_as_one_types() {
    let world = world();
    let visitor = world.visitor();
    visitor.get("/health").must_be(200);
    let found = visitor.get("/wilayah/cari?q=kuripan+wonosobo");
    found.must_be(200);
    assert!(found.source().contains("33.07.10.2004"), "{}", found.source());
    assert!(visitor.get("/negara/cari?q=taiwan").source().contains("Taiwan"));
}
