//! The shell through HTTP, with the sample room: sessions, tokens, headers, the generic pages and their refusals.
//! Stories of the real rooms stand in node/tests; forms that come too late in `late_forms`.

use crate::running::{House, house, room};
use testkit::{Client, Page};
use web::Settings;

fn record_person(client: &Client, name: &str) -> Page {
    client.get("/orang/baru").form("/orang/baru").fill("Nama", name).send()
}

#[test]
fn every_page_carries_the_guarding_headers_and_the_sample_banner() {
    let house = House::open();
    let page = house.visitor().get("/");
    page.must_be(200).must_say("Data contoh: bukan orang sungguhan");
    let policy = page.header("content-security-policy").unwrap_or_default();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert!(!page.source().contains(" style=") && !page.source().contains("onclick"));
    assert_eq!(house.visitor().get("/health").text(), "ok");
}

#[test]
fn a_page_of_the_inside_asks_a_visitor_to_sign_in_and_leads_back() {
    let house = House::open();
    let page = house.visitor().get("/orang?q=Siti");
    assert_eq!(page.location(), Some("/masuk?kembali=%2Forang%3Fq%3DSiti"));
    assert_eq!(house.sign_in("petugas").get("/orang").status(), 200);
    assert_eq!(house.sign_in("petugas").get("/orang").header("cache-control"), Some("no-store"));
}

#[test]
fn an_unknown_address_a_wrong_method_and_a_foreign_role_are_told_apart() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    officer.get("/tidak-ada").must_be(404).must_say("Tidak ditemukan");
    officer.get("/orang/019bdd2f-0000-7000-8000-000000000000").must_be(404);
    officer.post("/beranda", &[]).must_be(405);
    house.sign_in("kementerian").get("/orang/baru").must_be(403).must_say("Tidak dapat dibuka dengan peran Anda");
}

#[test]
fn a_form_that_comes_after_signing_out_says_so_and_leads_back_to_its_page() {
    let house = House::open();
    let page = house.visitor().post("/orang/baru", &[("name", "Siti")]);
    assert_eq!(page.location(), Some("/masuk?kembali=%2Forang%2Fbaru"));
    let told = page.header("set-cookie").unwrap_or_default().to_owned();
    assert!(told.contains("Belum%20disimpan"), "{told}");
}

#[test]
fn a_form_without_its_token_changes_nothing() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    officer.post("/orang/baru", &[("name", "Siti")]).must_be(403).must_say("Formulir tidak dikenali");
    officer.get("/orang/baru").form("/orang/baru").fill("Nama", "Siti").force("_csrf", "salah").submit().must_be(403);
    officer.get("/orang").must_say("Belum ada catatan.");
}

#[test]
fn a_form_from_another_site_is_refused() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let body = Some(("application/x-www-form-urlencoded", b"name=x".to_vec()));
    let headers = [("origin", "https://contoh.id")];
    let page = officer.send("POST".parse().expect("a method"), "/orang/baru", &headers, body).expect("an answer");
    page.must_be(403);
}

#[test]
fn a_form_sent_twice_writes_once_and_a_changed_one_is_refused() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let form = officer.get("/orang/baru").form("/orang/baru").fill("Nama", "Siti Aminah");
    let first = form.clone().submit();
    let second = form.clone().submit();
    assert_eq!(first.location(), second.location());
    assert!(first.location().is_some_and(|path| path.starts_with("/orang/")));
    let refused = form.fill("Nama", "Siti Maemunah").submit();
    refused.must_be(409).must_say("sudah pernah dikirim");
    // It leads to the record that the first sending made.
    refused.click("Buka catatannya").must_be(200).must_say("Siti");
    let list = officer.get("/orang");
    assert_eq!(list.source().matches("<td data-label=\"Nama\"").count(), 1, "{}", list.text());
}

#[test]
fn what_was_typed_is_kept_beside_the_word_at_the_field() {
    let house = House::open();
    let page = house.sign_in("petugas").get("/orang/baru").form("/orang/baru");
    let page = page.fill("Nama", "Siti & <b>Aminah</b>").fill("NIK", "123").submit();
    page.must_be(422).must_say("Belum disimpan. Yang sudah Anda ketik tetap ada.");
    let form = page.form("/orang/baru");
    assert_eq!(form.value("Nama").as_deref(), Some("Siti & <b>Aminah</b>"));
    assert_eq!(form.value("NIK").as_deref(), Some("123"));
    assert!(page.links().contains(&"#f-nik".to_owned()) && !page.source().contains("<b>Aminah"));
}

#[test]
fn a_region_typed_in_part_is_offered_without_script() {
    let house = House::open();
    let page = house.sign_in("petugas").get("/orang/baru").form("/orang/baru");
    let page = page.fill("Nama", "Siti").fill("Wilayah asal", "kuripan wonosobo").submit();
    page.must_be(422).must_say("Desa Kuripan, Kec. Garung, Kab. Wonosobo");
    let again = page
        .form("/orang/baru")
        .fill("origin", "Desa Kuripan, Kec. Garung, Kab. Wonosobo, Jawa Tengah (33.07.12.2007)");
    let code = again.value("origin").unwrap_or_default();
    assert!(code.ends_with(')'), "{code}");
    again.send().must_be(200).must_say("Desa Kuripan, Kec. Garung");
}

#[test]
fn a_warning_is_no_refusal_but_asks_for_a_tick() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let page =
        officer.get("/orang/baru").form("/orang/baru").fill("Nama", "Mbah Karto").fill("born", "1928-03-01").submit();
    page.must_be(422).must_say("periksa tahunnya");
    page.form("/orang/baru")
        .tick("Saya sudah memeriksa dan isian ini benar")
        .send()
        .must_be(200)
        .must_say("Mbah Karto");
}

#[test]
fn the_second_of_two_saves_sees_both_values_and_chooses() {
    let house = House::open();
    let (siti, budi) = (house.sign_in("petugas"), house.sign_in("petugas"));
    let path = record_person(&siti, "Wahyuni").path().to_owned();
    let edit = format!("{path}/ubah");
    let late = budi.get(&edit).form(&edit).fill("Nama", "Wahyuni L.");
    siti.get(&edit).form(&edit).fill("Nama", "Wahyuni Lestari").send().must_be(200);
    let page = late.submit();
    page.must_be(409).must_say("Isian Anda").must_say("Wahyuni L.").must_say("Wahyuni Lestari");
    let saved = page.form(&edit).choose("name", "Wahyuni L.").send();
    saved.must_be(200).must_say("Wahyuni L.");
    saved.click("Riwayat").must_say("Wahyuni Lestari").must_say("Siti Contoh");
}

#[test]
fn what_only_the_first_changed_stays_when_the_second_saves_without_choosing() {
    let house = House::open();
    let (siti, budi) = (house.sign_in("petugas"), house.sign_in("petugas"));
    let path = record_person(&siti, "Wahyuni").path().to_owned();
    let edit = format!("{path}/ubah");
    let late = budi.get(&edit).form(&edit).fill("Nama", "Wahyuni L.");
    siti.get(&edit).form(&edit).fill("born", "01-03-1990").send().must_be(200);
    let page = late.submit();
    page.must_be(409).must_say("1 Mar 1990");
    page.form(&edit).send().must_be(200).must_say("Wahyuni L.").must_say("1 Mar 1990");
}

#[test]
fn a_warning_stands_above_the_fields_where_it_is_seen_first() {
    let house = House::open();
    let page = house.sign_in("petugas").get("/orang/baru").form("/orang/baru");
    let page = page.fill("Nama", "Mbah Karto").fill("born", "1928-03-01").submit();
    let place = |text: &str| page.source().find(text).expect("on the page");
    assert!(place("periksa tahunnya") < place("name=\"name\""));
}

#[test]
fn two_computers_that_filled_in_differently_are_shown_side_by_side_until_somebody_chooses() {
    let (village, stick) = (House::open(), House::open());
    let (siti, budi) = (village.sign_in("petugas"), stick.sign_in("petugas"));
    record_person(&siti, "Bambang Sutejo");
    let page = siti.get("/kunjungan/baru").form("/kunjungan/baru");
    let page = page.fill("date", "20-11-2026").fill("person", "bambang").choose("outcome", "baik").submit();
    let document = page.document();
    let option = document.all("option").find(|option| option.text().contains("Bambang")).expect("offered");
    let person = option.attribute("value").expect("a value").to_owned();
    let path = page.form("/kunjungan/baru").fill("person", &person).send().path().to_owned();
    stick.receive(&village);
    let edit = format!("{path}/ubah");
    siti.get(&edit).form(&edit).fill("notes", "Pintu hijau").send().must_be(200);
    budi.get(&edit).form(&edit).fill("notes", "Pintu biru").send().must_be(200);
    village.receive(&stick);
    let shown = siti.get(&path);
    shown.must_say("Dua isian berbeda");
    siti.get("/kunjungan").must_say("Dua isian berbeda");
    let settle = format!("{path}/banding");
    let both = siti.get(&settle);
    both.must_say("Pintu hijau").must_say("Pintu biru");
    let document = both.document();
    let labels: Vec<String> = document.all("label").map(|label| label.text()).collect();
    let blue = labels.iter().find(|label| label.contains("Pintu biru")).expect("a choice");
    let settled = both.form(&settle).choose("pilih-5", blue).send();
    settled.must_be(200).must_say("Pintu biru");
    assert!(!settled.says("Dua isian berbeda") && !siti.get("/kunjungan").says("Dua isian berbeda"));
    siti.get(&format!("{path}/riwayat")).must_say("Pintu hijau");
}

#[test]
fn a_withdrawn_record_is_kept_and_no_longer_listed() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let shown = record_person(&officer, "Keliru");
    shown.click("Tarik kembali").form_with_button("Ya, tarik kembali").send().must_say("Ditarik");
    officer.get("/orang").must_say("Belum ada catatan.");
    officer.get(shown.path()).must_be(200);
}

#[test]
fn the_ministry_sees_a_record_without_the_person() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let path = record_person(&officer, "Sulastri Rahasia").path().to_owned();
    let ministry = house.sign_in("kementerian");
    for page in [
        ministry.get(&path),
        ministry.get("/orang"),
        ministry.get(&format!("{path}/riwayat")),
        ministry.get("/cari?q=Sulastri"),
    ] {
        assert!(!page.text().replace("Pencarian", "").contains("Rahasia"), "{}", page.text());
    }
    ministry.get(&path).must_say("tertutup");
    officer.get("/cari?q=Sulastri").must_say("Sulastri Rahasia");
}

#[test]
fn a_list_goes_on_after_its_last_row_and_back() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    for number in 0..45 {
        record_person(&officer, &format!("Orang {number:02}"));
    }
    let first = officer.get("/orang?urut=name");
    first.must_say("Orang 39");
    assert!(!first.says("Orang 40"));
    let second = first.click("Halaman berikut");
    second.must_say("Orang 44").click("Kembali ke awal").must_say("Orang 00");
    officer.get("/orang?urut=-name").must_say("Orang 44");
}

#[test]
fn the_register_and_the_blank_form_are_papers() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    record_person(&officer, "Siti");
    for path in ["/orang/buku.pdf", "/orang/formulir.pdf"] {
        let paper = officer.get(path);
        paper.must_be(200);
        assert!(paper.bytes().starts_with(b"%PDF-"), "{path}");
    }
}

#[test]
fn a_reference_is_found_by_name_without_script() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    record_person(&officer, "Bambang Sutejo");
    let form = officer.get("/kunjungan/baru").form("/kunjungan/baru");
    let page = form.fill("date", "2026-11-20").fill("person", "bambang").choose("outcome", "ulang").submit();
    page.must_be(422).must_say("Bambang Sutejo");
    let again = page.form("/kunjungan/baru");
    let offered = page.document();
    let option = offered.all("option").find(|option| option.text().contains("Bambang")).expect("offered");
    let value = option.attribute("value").expect("a value").to_owned();
    again.fill("person", &value).send().must_be(200).must_say("Bambang Sutejo");
    officer.get("/beranda").must_say("Perlu datang lagi");
}

#[test]
fn a_sentence_is_said_once_after_a_form_made_by_hand() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    officer.get("/salam").form("/salam").submit().must_be(422).must_say("Nama: Tulis nama.");
    officer.get("/salam").form("/salam").fill("name", "Siti").send().must_say("Salam terkirim.");
    assert!(!officer.get("/beranda").says("Salam terkirim."));
}

#[test]
fn a_draft_is_kept_for_its_own_account_until_its_form_is_accepted() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let form = officer.get("/orang/baru").form("/orang/baru").fill("Nama", "Siti");
    let token = form.value("_csrf").expect("a token");
    let draft = [("_csrf", token.as_str()), ("form", "/orang/baru"), ("isi", "[[\"name\",\"Siti\"]]")];
    officer.post("/draf", &draft).must_be(200);
    officer.get("/draf?form=/orang/baru").must_say("Siti");
    assert_eq!(house.sign_in("kementerian").get("/draf?form=/orang/baru").source(), "null");
    form.submit();
    assert_eq!(officer.get("/draf?form=/orang/baru").source(), "null");
}

#[test]
fn signing_out_ends_the_session_for_the_stolen_cookie_too() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let cookies = officer.cookies();
    officer.get("/beranda").form("/keluar").send();
    let thief = house.visitor();
    for (name, value) in cookies {
        thief.put_cookie(&name, &value);
    }
    assert!(thief.get("/beranda").location().is_some_and(|path| path.starts_with("/masuk")));
}

#[test]
fn the_language_is_switched_and_remembered_and_never_leads_away() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let page = officer.get("/orang?q=a").click("EN");
    page.must_say("Hide the screen").must_say("Sample data: not real people");
    assert_eq!(page.path(), "/orang?q=a");
    let away = officer.get("/bahasa?ke=id&kembali=https://contoh.id/");
    assert_eq!(away.location(), Some("/"));
}

#[test]
fn a_first_page_and_a_list_stay_small() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    for number in 0..41 {
        record_person(&officer, &format!("Siti Aminah binti Karto {number:02}"));
    }
    let weight = |path: &str| {
        let zipped = [("accept-encoding", "gzip")];
        let page = officer.send("GET".parse().expect("a method"), path, &zipped, None).expect("an answer");
        assert_eq!(page.header("content-encoding"), Some("gzip"), "{path}");
        page.bytes().len()
    };
    let home = officer.get("/beranda");
    let document = home.document();
    let linked = document.all("link").filter(|link| link.attribute("rel") == Some("stylesheet"));
    let mut files: Vec<String> = linked.filter_map(|link| link.attribute("href")).map(str::to_owned).collect();
    files.extend(document.all("script").filter_map(|script| script.attribute("src")).map(str::to_owned));
    assert_eq!(files.len(), 2);
    let first = weight("/beranda") + files.iter().map(|file| weight(file)).sum::<usize>();
    assert!(first <= 60_000, "{first}");
    let list = weight("/orang");
    assert!(list <= 25_000, "{list}");
    println!("first page {first} bytes, list {list} bytes");
    assert_eq!(officer.get(&files[0]).header("cache-control"), Some("public, max-age=31536000, immutable"));
}

#[test]
fn two_rooms_with_one_key_or_one_address_are_no_site() {
    let folder = std::env::temp_dir().join(format!("desmigratif-web-flaws-{}", std::process::id()));
    let (store, _) = house::open(&folder, Settings::default()).expect("a house");
    let rooms = vec![&room::ROOM, &room::ROOM];
    let flaws =
        web::Site::build(store, rooms, web::Seams::default(), Settings::default()).map(|_| ()).expect_err("refused");
    assert!(flaws.to_string().contains("two rooms are called kunjungan"), "{flaws}");
    assert!(flaws.to_string().contains("two routes answer GET /salam"), "{flaws}");
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn a_form_that_nobody_reads_is_answered_on_a_line_that_stays_open() {
    use std::io::{Read, Write};
    let house = House::open();
    let host = house.address.trim_start_matches("http://");
    let mut line = std::net::TcpStream::connect(host).expect("it listens");
    line.set_read_timeout(Some(std::time::Duration::from_secs(10))).expect("a time limit");
    write!(line, "POST /keluar HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\n")
        .expect("sent");
    // The body comes later than the head, as it does on a slow line.
    std::thread::sleep(std::time::Duration::from_millis(100));
    write!(line, "a=b&c=dGET /health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answers = String::new();
    line.read_to_string(&mut answers).expect("read to the end");
    assert_eq!(answers.matches("HTTP/1.1 ").count(), 2, "{answers}");
    assert!(answers.ends_with("ok"), "{answers}");
}
