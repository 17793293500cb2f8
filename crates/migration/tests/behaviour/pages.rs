//! The room's pages through HTTP: what each role sees, what is told when something is missing or was changed meanwhile.

use crate::house::{DEWI, HEAD, House, SITI, WATI, in_days, today};

#[test]
fn the_officer_opens_a_case_and_sees_what_to_do_next() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let case = house.case(&siti, "Wahyuni Lestari");
    case.must_say("Wahyuni Lestari")
        .must_say("-0001")
        .must_say("menuju Taiwan, perawat lansia")
        .must_say("Slamet Riyadi");
    case.must_say("Langkah berikut: data sudah lengkap");
    let step = case.click("Langkah berikut: data sudah lengkap");
    let after = step.form_with_button("Simpan langkah").send();
    after.must_be(200).must_say("Terdata").must_say("Langkah berikut: isi konseling").must_say("(Siti Rahmawati)");
    siti.get("/kasus?tahap=minat").must_say("Wahyuni Lestari");
    siti.get("/kasus?q=wahyuni").must_say("-0001");
    siti.get("/kasus?tahap=bekerja").must_say("Tidak ada kasus yang cocok");
}

#[test]
fn a_form_that_is_sent_twice_opens_one_case() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let resident = house.resident("Wahyuni Lestari");
    let new = format!("{resident}/kasus/baru");
    let form = siti.get(&new).form(&new).choose("keadaan", "di_sini");
    let first = form.try_submit().expect("sent");
    let again = form.try_submit().expect("sent");
    assert_eq!((first.status(), again.status()), (303, 303));
    assert_eq!(first.location(), again.location());
    let other = siti.get(&new).arrive();
    other.must_say("masih punya kasus yang berjalan").must_say("-0001");
}

#[test]
fn a_person_abroad_is_recorded_only_with_a_jalur_and_nothing_typed_is_lost() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let new = format!("{}/kasus/baru", house.resident("Sumarni"));
    let form = siti.get(&new).form(&new).choose("keadaan", "di_luar").fill("employer", "Keluarga Chen");
    let form = form.fill("country", "Taiwan");
    let form = form.fill("told_by", "diantar calo");
    let refused = form.fill("departed_on", &in_days(30).to_string()).send();
    refused.must_be(422).must_say("Tanggal ini belum terjadi");
    assert_eq!(refused.form(&new).value("employer").as_deref(), Some("Keluarga Chen"));
    let dated = refused.form(&new).fill("departed_on", "01-02-2020").fill("contract_end", "01-02-2019");
    dated.choose("route_taken", "belum_prosedural").send().must_be(422).must_say("berakhir sebelum orangnya berangkat");
    let refused = refused.form(&new).fill("departed_on", "").send();
    refused.must_be(422).must_say("Pilih jalur");
    let case = refused.form(&new).choose("route_taken", "belum_prosedural").send();
    case.must_be(200)
        .must_say("Bekerja di luar negeri")
        .must_say("di Taiwan")
        .must_say("Keluarga Chen")
        .must_say("Belum prosedural")
        .must_say("diantar calo");
    let path = case.path().to_owned();
    for login in [HEAD, WATI] {
        let seen = house.sign_in(login).get(&path);
        seen.must_be(200).must_say("Bekerja di luar negeri");
        assert!(!seen.says("rosedural"), "{login} reads the jalur: {}", seen.text());
        assert!(!seen.says("calo"), "{login} reads how it is known: {}", seen.text());
        assert!(!house.sign_in(login).get(&format!("{path}/riwayat")).says("rosedural"));
    }
}

#[test]
fn another_village_does_not_find_the_case_and_the_regency_moves_nothing() {
    let house = House::open();
    let case = house.case(&house.sign_in(SITI), "Wahyuni Lestari");
    let path = case.path().to_owned();
    let dewi = house.sign_in(DEWI);
    for rest in ["", "/layar", "/langkah", "/konseling", "/dokumen/paspor", "/ubah"] {
        dewi.get(&format!("{path}{rest}")).must_be(404);
    }
    assert!(!dewi.get("/kasus").says("Wahyuni"));
    let wati = house.sign_in(WATI);
    let seen = wati.get(&path);
    seen.must_be(200);
    assert!(!seen.says("Langkah berikut:") && !seen.says("Lampirkan"), "{}", seen.text());
    wati.get(&format!("{path}/langkah")).must_be(403);
    wati.get(&format!("{path}/dokumen/paspor")).must_be(200);
}

#[test]
fn a_step_that_asks_for_more_lists_what_is_missing_with_the_way_to_it() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let path = house.case(&siti, "Wahyuni Lestari").path().to_owned();
    let step = format!("{path}/langkah");
    siti.get(&format!("{step}?ke=terdata")).form(&step).send().must_be(200);
    let blocked = siti.get(&format!("{step}?ke=konseling"));
    blocked.must_say("13 topik konseling belum dibicarakan");
    assert!(blocked.links().contains(&format!("{path}/konseling")));
    assert!(blocked.try_form(&step).is_err(), "no form that could only be refused");
    let talk = format!("{path}/konseling");
    siti.get(&talk).form(&talk).choose("family", "suami_istri").send().must_be(422).must_say("Tandai topik");
    let mut form = siti.get(&talk).form(&talk).choose("family", "suami_istri");
    for topic in migration::rules::topics::on(today()) {
        form = form.choose("topics", topic.key);
    }
    form.send().must_be(200).must_say("Konseling yang sudah dilakukan");
    siti.get(&path).must_say("13 dari 13").must_say("keluarga hadir");
    siti.get(&format!("{step}?ke=konseling")).form(&step).send().must_be(200).must_say("Konseling");
    siti.get(&format!("{step}?ke=mundur")).form(&step).send().must_be(422).must_say("Tulis alasannya");
}

#[test]
fn the_second_of_two_officers_is_told_what_the_first_recorded() {
    let house = House::open();
    let (siti, other) = (house.sign_in(SITI), house.sign_in(SITI));
    let path = house.case(&siti, "Wahyuni Lestari").path().to_owned();
    let paper = format!("{path}/dokumen/paspor");
    let until = in_days(900).to_string();
    let slow = other.get(&paper).form(&paper).choose("status", "ada").fill("issuer", "Kanim Wonosobo");
    let quick = siti.get(&paper).form(&paper).choose("status", "sah").fill("valid_until", &until);
    quick.fill("issuer", "Kanim Kelas I").send().must_be(200).must_say("Kanim Kelas I");
    let told = slow.send();
    told.must_be(409).must_say("diubah orang lain").must_say("Kanim Kelas I").must_say("Kanim Wonosobo");
    told.must_say("Siti Rahmawati mengubahnya");
    assert_eq!(told.form(&paper).value("issuer").as_deref(), Some("Kanim Wonosobo"), "what was typed is still there");
    told.form(&paper).fill("issuer", "Kanim Kelas I Wonosobo").send().must_be(200).must_say("Kanim Kelas I Wonosobo");

    let step = format!("{path}/langkah");
    let late = other.get(&format!("{step}?ke=mundur")).form(&step).fill("reason", "berubah pikiran");
    siti.get(&format!("{step}?ke=terdata")).form(&step).send().must_be(200);
    let told = late.send();
    told.must_be(409).must_say("diubah orang lain").must_say("Sekarang: Terdata");
    told.must_say("Siti Rahmawati mengubahnya").must_say("berubah pikiran");
}

#[test]
fn a_paper_keeps_its_scan_and_its_mistakes_are_told_at_the_field() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let path = house.case(&siti, "Wahyuni Lestari").path().to_owned();
    let paper = format!("{path}/dokumen/paspor");
    let form = || siti.get(&paper).form(&paper).choose("status", "sah");
    form().send().must_be(422).must_say("Isi sampai kapan dokumen ini berlaku");
    let until = in_days(900).to_string();
    let wrong = form().fill("valid_until", &until).attach("scan", "paspor.pdf", "application/pdf", b"MZ not a paper");
    wrong.send().must_be(422).must_say("PDF atau foto");
    let right =
        form().fill("valid_until", &until).attach("scan", "paspor.pdf", "application/pdf", b"%PDF-1.7 isi %%EOF");
    right.send().must_be(200).must_say("pindaian terlampir");
    let page = siti.get(&paper);
    page.must_say("paspor.pdf");
    let scan = page.links().into_iter().find(|link| link.starts_with("/lampiran/")).expect("a link to the scan");
    assert_eq!(siti.get(&scan).bytes(), b"%PDF-1.7 isi %%EOF");
    siti.get(&format!("{path}/dokumen/tidak_ada")).must_be(404);
}

#[test]
fn the_page_for_the_visitor_shows_phases_and_papers_only() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let case = house.case(&siti, "Wahyuni Lestari");
    let screen = case.click("Layar untuk pengunjung");
    screen.must_say("Wahyuni Lestari").must_say("Persiapan").must_say("Anda sekarang di sini");
    screen.must_say("Langkah berikutnya").must_say("Anda bersama petugas desa").must_say("0 dari 18");
    for hidden in ["-0001", "Slamet Riyadi", "Lampirkan", "Langkah lain", "Krajan", "P3MI)"] {
        assert!(!screen.says(hidden), "{hidden} is on the visitor's page: {}", screen.text());
    }
}

#[test]
fn the_card_of_a_resident_and_the_search_lead_to_the_case() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let resident = house.resident("Wahyuni Lestari");
    let new = siti.get(&resident).click("Buka kasus migrasi");
    let case = new.form_with_button("Buka kasus").choose("keadaan", "di_sini").send();
    case.must_be(200);
    let card = siti.get(&resident);
    card.must_say("Kasus migrasi").must_say("Berminat");
    assert!(!card.says("Buka kasus migrasi"), "a second running case is not offered");
    let year = today().year();
    assert!(siti.get(&format!("/cari?q=krp-{year}-0001")).links().contains(&case.path().to_owned()));
}

#[test]
fn what_needs_doing_stands_on_the_first_page() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let path = house.case(&siti, "Wahyuni Lestari").path().to_owned();
    let paper = format!("{path}/dokumen/surat_sehat");
    let form = siti.get(&paper).form(&paper).choose("status", "sah");
    form.fill("valid_until", &in_days(20).to_string()).send().must_be(200).must_say("sebelum tanggal berangkat");
    let home = siti.get("/beranda");
    home.must_say("Wahyuni Lestari").must_say("Surat keterangan sehat");
    assert!(home.links().contains(&paper));
    assert!(!house.sign_in(HEAD).get("/beranda").says("Surat keterangan sehat"), "the head mends no papers");
}

#[test]
fn every_page_speaks_english_when_asked() {
    let house = House::open();
    let siti = house.sign_in(SITI);
    let path = house.case(&siti, "Wahyuni Lestari").path().to_owned();
    siti.get("/bahasa?ke=en&kembali=/kasus").arrive().must_be(200);
    let pages = ["", "/layar", "/langkah", "/langkah?ke=mundur", "/konseling", "/dokumen/paspor"];
    for page in pages.iter().map(|rest| format!("{path}{rest}")).chain(["/kasus".to_owned()]) {
        let seen = siti.get(&page);
        seen.must_be(200);
        for indonesian in ["Belum", "Langkah", "Dokumen", "Keluarga", "Tanggal", "Simpan", "Riwayat"] {
            assert!(!seen.says(indonesian), "{page} says {indonesian}: {}", seen.text());
        }
    }
}
