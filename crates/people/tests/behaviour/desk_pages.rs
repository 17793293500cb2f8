//! The officer's desk as pages: reading the notice, registering, being warned, the card, the household, files, erasing.

use crate::house::House;
use jiff::Timestamp;
use people::office::password;
use store::local::codes::Purpose;
use testkit::{Client, Form, Page};

const NIK: &str = "3307105708950001";

/// Does any file of the node hold these bytes in clear?
fn holds(dir: &std::path::Path, text: &[u8]) -> bool {
    std::fs::read_dir(dir).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, text);
        }
        std::fs::read(&path).unwrap_or_default().windows(text.len()).any(|part| part == text)
    })
}

fn new_resident(client: &Client, name: &str) -> Form {
    let form = client.get("/warga/baru").form("/warga/baru");
    form.fill("name", name).choose("notice", "dibacakan").choose("sex", "perempuan")
}

fn siti(client: &Client) -> Page {
    new_resident(client, "Siti Aminah")
        .fill("nik", "3307 1057 0895 0001")
        .fill("birth_date", "17-08-1995")
        .fill("dusun", "Krajan")
        .fill("phone", "0812 3456 7890")
        .fill("kk", "3307100101200005")
        .fill("head_name", "Slamet Riyadi")
        .fill("relation", "suami_istri")
        .fill("kin_name", "Slamet Riyadi")
        .fill("kin_kinship", "suami_istri")
        .fill("kin_phone", "0813 9876 5432")
        .send()
}

#[test]
fn the_notice_is_read_first_and_the_card_shows_household_and_contact() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    officer.get("/warga/baru").must_say("Bacakan dulu kepada warga").must_say("Kementerian hanya melihat jumlah");
    let page = siti(&officer);
    page.must_be(200).must_say("Siti Aminah").must_say("Warga sudah dicatat.");
    page.must_say("Slamet Riyadi").must_say("dihubungi lebih dulu").must_say("0813-9876-5432").must_say("Krajan");
    assert!(page.source().contains("https://wa.me/6281398765432"));
    assert!(!page.text().contains(NIK), "masked until it is asked for");
    officer.get(&format!("{}?tampil=nik", page.path())).must_say(NIK);
    officer.get("/warga?q=sitti+aminah").must_say("Siti Aminah").must_say("Krajan");
    officer.get("/warga?q=081234567890").must_say("Siti Aminah");
    officer.get("/cari?q=3307105708950001").must_say("Siti Aminah");
    assert!(!officer.get("/warga?dusun=Kauman").says("Siti Aminah"));
    assert!(officer.get("/warga/cari?q=siti").text().contains("Siti Aminah"));
}

#[test]
fn what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let form = officer.get("/warga/baru").form("/warga/baru").fill("name", "Wahyuni Lestari");
    let page = form.fill("nik", "123").fill("birth_date", "2199-01-01").fill("kin_name", "Budi").send();
    page.must_be(422).must_say("16 angka").must_say("Bacakan dulu pemberitahuan di atas").must_say("belum tiba");
    page.must_say("Pilih hubungannya dengan warga.").must_say("Belum disimpan");
    let again = page.form("/warga/baru");
    assert_eq!(again.value("name").as_deref(), Some("Wahyuni Lestari"));
    assert_eq!(again.value("nik").as_deref(), Some("123"));
    let page =
        again.fill("nik", "").choose("notice", "dibacakan").choose("sex", "perempuan").fill("kin_name", "").send();
    page.must_be(422).must_say("Tanggal ini belum tiba");
    page.form("/warga/baru").fill("birth_date", "").send().must_be(200).must_say("Warga sudah dicatat.");
}

#[test]
fn a_name_is_letters_and_what_nobody_sees_in_it_is_not_kept() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    new_resident(&officer, "\u{200b}").send().must_be(422).must_say("wajib diisi");
    let page = new_resident(&officer, "12345").send();
    page.must_be(422).must_say("Tulis namanya dengan huruf");
    let saved = page.form("/warga/baru").fill("name", "Ali \u{202e}Hasan\u{202c}").send();
    saved.must_be(200).must_say("Ali Hasan");
    let edit = format!("{}/ubah", saved.path());
    officer.get(&edit).form(&edit).fill("name", "-").send().must_be(422).must_say("Tulis namanya dengan huruf");
}

#[test]
fn a_nik_that_disagrees_warns_and_a_tick_for_exactly_this_saves() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let form =
        new_resident(&officer, "Wahyuni").fill("nik", NIK).fill("birth_date", "1995-08-18").choose("sex", "laki_laki");
    let page = form.send();
    page.must_be(422)
        .must_say("Periksa dulu sebelum menyimpan")
        .must_say("Tanggal lahir berbeda")
        .must_say("Jenis kelamin berbeda");
    let codes = page.form("/warga/baru");
    let other = codes.clone().choose("_checked", "nik.birth_date,nik.sex").choose("sex", "perempuan").send();
    other.must_be(422).must_say("Tanggal lahir berbeda");
    let saved = other.form("/warga/baru").choose("_checked", "nik.birth_date").send();
    saved.must_be(200).must_say("Warga sudah dicatat.");
}

#[test]
fn the_same_nik_leads_to_who_has_it_and_a_likely_duplicate_is_compared_first() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let first = siti(&officer);
    let page = new_resident(&officer, "Orang Lain").fill("nik", NIK).send();
    page.must_be(422).must_say("Sudah tercatat di desa ini").must_say("Siti Aminah");
    assert!(page.links().contains(&first.path().to_owned()));
    let page = new_resident(&officer, "Sitti Aminah").fill("birth_date", "1995-08-17").send();
    page.must_be(422).must_say("Mungkin orang ini sudah tercatat").must_say("tanggal lahir sama");
    let tick = page
        .document()
        .all("input")
        .find_map(|input| input.attribute("value").filter(|value| value.starts_with("same:")).map(str::to_owned));
    let saved = page.form("/warga/baru").choose("_checked", &tick.unwrap()).send();
    saved.must_be(200).must_say("Warga sudah dicatat.");
    assert_ne!(saved.path(), first.path());
}

#[test]
fn a_form_sent_twice_registers_once_and_another_body_is_told_apart() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let form = new_resident(&officer, "Siti Aminah").fill("nik", NIK).fill("birth_date", "1995-08-17");
    let (once, twice) = (form.clone().send(), form.clone().send());
    once.must_be(200);
    assert_eq!(once.path(), twice.path());
    form.fill("name", "Siti Aminoh").send().must_be(409);
    let found = officer.get("/warga/cari?q=siti").text();
    assert_eq!(found.matches("Siti Amin").count(), 1, "{found}");
}

#[test]
fn the_second_of_two_saves_sees_what_the_first_changed_and_chooses() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let path = format!("{}/ubah", siti(&officer).path());
    let (one, other) = (officer.get(&path).form(&path), officer.get(&path).form(&path));
    one.fill("dusun", "Kauman").send().must_be(200).must_say("Kauman");
    let conflict = other.fill("dusun", "Ngadisono").send();
    conflict.must_be(409).must_say("Kauman").must_say("Ngadisono");
    conflict.form(&path).choose("dusun", "Ngadisono").send().must_be(200).must_say("Ngadisono");
}

#[test]
fn a_household_gets_members_and_whoever_moves_is_asked_for() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let card = siti(&officer);
    let home = card.links().into_iter().find(|link| link.starts_with("/keluarga/")).unwrap();
    let page = officer.get(&home);
    page.must_say("Keluarga Slamet Riyadi").must_say("Siti Aminah").must_say("3307••••••••0005");
    let child = house.resident("Budi Santoso");
    let page = page.form(&format!("{home}/anggota")).fill("resident", "budi santoso").fill("relation", "anak").send();
    // Typed without script: the exact one is chosen from what was found.
    let page = if page.status() == 422 {
        let offer = page.document().all("option").find_map(|option| {
            option.text().contains("Budi").then(|| option.attribute("value").unwrap_or_default().to_owned())
        });
        page.form(&format!("{home}/anggota")).fill("resident", &offer.unwrap()).send()
    } else {
        page
    };
    page.must_be(200).must_say("Anggota sudah ditambahkan.").must_say("Budi Santoso");
    let member = page.links().into_iter().rfind(|link| link.starts_with("/anggota-keluarga/")).unwrap();
    let edited = officer.get(&member).form(&member).fill("relation", "cucu").send();
    edited.must_be(200).must_say("Cucu");
    let ended = officer.get(&member).form(&format!("{member}/akhiri")).send();
    ended.must_be(200).must_say("Pernah menjadi anggota");
    officer.get(&format!("/warga/{child}")).must_say("Belum tercatat dalam keluarga.");
    let prefilled = officer.get(&format!("/warga/baru?keluarga={}", &home["/keluarga/".len()..])).form("/warga/baru");
    assert!(prefilled.value("household").unwrap_or_default().starts_with(&home["/keluarga/".len()..]));
}

#[test]
fn a_contact_is_added_mended_and_taken_off() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let card = siti(&officer);
    let path = format!("{}/kontak", card.path());
    let form = officer.get(&path).form(&path).fill("name", "Ibu Sumarni").fill("kinship", "orang_tua");
    let page = form.clone().fill("phone", "12").send();
    page.must_be(422).must_say("Mulai dengan 0 untuk nomor Indonesia");
    let page = form.fill("phone", "0811 2222 3333").send();
    page.must_be(200).must_say("Ibu Sumarni").must_say("0811-2222-3333");
    let edit = page.links().into_iter().rfind(|link| link.starts_with("/kontak-keluarga/")).unwrap();
    let form = officer.get(&edit);
    form.form(&edit).fill("name", "Ibu Sumarni Hadi").send().must_be(200).must_say("Ibu Sumarni Hadi");
    let remove = edit.replace("/ubah", "/hapus");
    let page = officer.get(&edit).form(&remove).send();
    page.must_be(200).must_say("Kontak sudah dihapus");
    assert!(!page.says("Ibu Sumarni Hadi"));
}

#[test]
fn a_scan_is_attached_by_its_content_and_opened_as_what_it_is() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let card = siti(&officer);
    let page = card.click("Lampirkan berkas");
    let form = page.form(&format!("{}/lampirkan", card.path())).fill("name", "KTP Siti");
    form.clone().send().must_be(422).must_say("Pilih berkasnya dulu");
    form.clone().attach("file", "surat.pdf", "application/pdf", b"MZ bukan PDF").send().must_be(422).must_say("PDF");
    let page = form.attach("file", "x.exe", "text/html", b"%PDF-1.7 isi %%EOF").send();
    page.must_be(200).must_say("Berkas sudah dilampirkan.").must_say("KTP Siti");
    let file = page.links().into_iter().find(|link| link.starts_with("/lampiran/")).unwrap();
    let opened = officer.get(&file);
    assert_eq!((opened.bytes(), opened.header("content-type")), (&b"%PDF-1.7 isi %%EOF"[..], Some("application/pdf")));
    assert_eq!(opened.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(house.sign_in("dewi@contoh.id").get(&file).status(), 404, "another village");
}

#[test]
fn only_the_head_erases_with_the_name_typed_and_then_it_is_gone() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let card = siti(&officer);
    let path = format!("{}/hapus", card.path());
    assert_eq!(officer.get(&path).status(), 403);
    let head = house.sign_in("suprapto@contoh.id");
    let form = head.get(card.path()).click("Hapus data pribadi").form(&path);
    let page = form.fill("name", "Siti").choose("reason", "permintaan").send();
    page.must_be(422).must_say("Centang bahwa Anda mengerti");
    let page = page.form(&path).tick("understood").send();
    page.must_be(422).must_say("persis seperti di atas");
    let page = page.form(&path).fill("name", "Siti Aminah").send();
    page.must_be(200).must_say("Data pribadi orang ini sudah dihapus");
    for client in [&head, &officer] {
        let page = client.get(card.path());
        assert!(!page.says("Siti Aminah") && !page.says("Slamet") && !page.says("Krajan, "), "{}", page.text());
        assert!(!client.get("/warga").says("Siti Aminah"));
        assert!(!client.get(&format!("{}/riwayat", card.path())).says("Siti Aminah"));
    }
    assert_eq!(
        officer.get(&format!("{}/ubah", card.path())).form(&format!("{}/ubah", card.path())).send().status(),
        403
    );
}

#[test]
fn papers_of_residents_are_made_from_the_declaration() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    siti(&officer);
    for paper in ["/warga/buku.pdf", "/warga/formulir.pdf"] {
        let page = officer.get(paper);
        page.must_be(200);
        assert!(page.bytes().starts_with(b"%PDF"), "{paper}");
    }
}

#[test]
fn the_regency_sees_residents_with_their_village_and_another_village_does_not() {
    let house = House::open();
    let card = siti(&house.sign_in("siti@contoh.id"));
    house.sign_in("081234567890").get("/warga").must_say("Siti Aminah").must_say("Kuripan");
    let other = house.sign_in("dewi@contoh.id");
    other.get("/warga").must_say("Belum ada warga yang tercatat");
    assert_eq!(other.get(card.path()).status(), 404);
}

#[test]
fn the_person_reads_their_own_card_without_anything_to_change() {
    let house = House::open();
    let card = siti(&house.sign_in("siti@contoh.id"));
    let id: kernel::RecordId = card.path()["/warga/".len()..].parse().unwrap();
    let form =
        house.visitor().get("/daftar").form("/daftar").fill("Nama", "Siti Aminah").fill("account", "0856 1111 2222");
    let page = form.fill("password", "kuda empat lari").fill("password_again", "kuda empat lari").send();
    let own = page.client().clone();
    own.get("/saya/data").must_be(200).must_say("belum terhubung").must_say("Masukkan kode");
    let code = password::issue_code(&house.store, Purpose::Bind, id, id, Timestamp::now()).unwrap();
    own.get("/saya").form("/saya").fill("code", &code.text).send();
    let page = own.get("/saya/data");
    page.must_be(200)
        .must_say("Siti Aminah")
        .must_say("Keluarga")
        .must_say("Slamet Riyadi")
        .must_say("Yang dapat melihat");
    assert!(!page.says("Ubah data") && !page.says("Tambah kontak") && !page.says("Catatan"), "{}", page.text());
    let leads = |link: &String| link.starts_with("/warga") || link.starts_with("/keluarga");
    assert!(!page.links().iter().any(leads), "{:?}", page.links());
    own.get("/saya/data?tampil=nik").must_say(NIK);
    assert_eq!(own.get("/warga").status(), 403);

    // Erased, the person's account goes along: it is out at once and its name is gone from every file.
    let path = format!("{}/hapus", card.path());
    let form = house.sign_in("suprapto@contoh.id").get(&path).form(&path).fill("name", "Siti Aminah");
    form.choose("reason", "permintaan").tick("understood").send().must_be(200).must_say("sudah dihapus");
    assert_eq!(own.get("/saya/data").status(), 303, "signed out");
    assert!(!holds(house.store.dir(), b"Siti Aminah"), "the name still stands in a file");
}
