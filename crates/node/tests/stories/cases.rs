//! A migration case: opened at the desk, moved through what the law asks, and known only afterwards.

use testkit::Client;

use crate::desk::{self, open_case, somebody};
use crate::world::{COORDINATOR, NEIGHBOUR, world};

/// Moves a case; the form's fields are given by name.
fn step(officer: &Client, case: &str, to: &str, fields: &[(&str, &str)]) -> testkit::Page {
    let page = officer.get(&format!("{case}/langkah?ke={to}"));
    page.must_be(200);
    let form = page.form(&format!("{case}/langkah"));
    fields.iter().fold(form, |form, (name, value)| form.fill_if_asked(name, value)).send()
}

/// A paper of the checklist, checked and valid.
fn paper(officer: &Client, case: &str, line: &str) {
    let address = format!("{case}/dokumen/{line}");
    let form = officer.get(&address).form(&address).choose("status", "Sudah diperiksa dan sah");
    let form = form.fill("number", "DOK-12345").fill_if_asked("valid_until", "01-01-2035");
    form.send().must_be(200).must_say("Dokumen tersimpan.");
}

/// Every topic, told with the husband present.
fn counsel(officer: &Client, case: &str) {
    let address = format!("{case}/konseling");
    let page = officer.get(&address);
    let document = page.document();
    let topics: Vec<String> = document
        .all("input")
        .filter(|input| input.attribute("name") == Some("topics"))
        .filter_map(|input| input.attribute("value").map(str::to_owned))
        .collect();
    assert!(topics.len() >= 10, "{topics:?}");
    let form = topics.iter().fold(page.form(&address), |form, topic| form.choose("topics", topic));
    form.choose("family", "suami_istri").send().must_be(200).must_say("Konseling tersimpan.");
}

#[test]
fn a_case_moves_only_when_what_the_law_asks_is_there_and_says_what_is_missing() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let case = open_case(&officer, &resident);
    case.must_say(&person.name).must_say("Berminat").must_say("Pasal 13");
    let case = case.path().to_owned();
    officer.get(&resident).must_say("Berminat");
    step(&officer, &case, "terdata", &[])
        .must_be(200)
        .must_say("Langkah tersimpan.")
        .must_say("Terdata")
        .must_say("Masih kurang");
    let early = officer.get(&format!("{case}/langkah?ke=konseling"));
    early.must_be(200).must_say("Langkah ini belum dapat dilakukan");
    counsel(&officer, &case);
    step(&officer, &case, "konseling", &[]).must_say("Langkah tersimpan.");
    let edit = format!("{case}/ubah");
    officer.get(&edit).form(&edit).fill("Rencana tanggal berangkat", "01-03-2027").send().must_be(200);
    for line in ["ktp", "kartu_keluarga", "akta_kelahiran"] {
        paper(&officer, &case, line);
    }
    officer.get(&format!("{case}/langkah?ke=verifikasi_desa")).must_say("Wawancara perekrutan belum dilakukan.");
    desk::reviewed(&officer, &case);
    step(&officer, &case, "verifikasi_desa", &[]).must_say("Langkah tersimpan.").must_say("Verifikasi desa");

    let waiting = officer.get(&format!("{case}/langkah?ke=izin_desa"));
    waiting.must_say("Surat izin keluarga belum dibuat.");
    let letter = desk::draft(&officer, &resident).path().to_owned();
    desk::check(&officer, &letter);
    officer.get(&format!("{case}/langkah?ke=izin_desa")).must_say("menunggu kepala desa");
    desk::acknowledge(&world, &letter);
    paper(&officer, &case, "status_perkawinan");
    paper(&officer, &case, "buku_nikah");
    let moved = step(&officer, &case, "izin_desa", &[]);
    moved.must_say("Langkah tersimpan.").must_say("Izin keluarga diketahui desa");
    let history = officer.get(&format!("{case}/riwayat"));
    history.must_say("Siti Rahmawati").must_say("Berminat").must_say("Terdata").must_say("Verifikasi desa");
    world.as_(COORDINATOR).get(&case).must_be(200).must_say("Izin keluarga diketahui desa");
    world.as_(NEIGHBOUR).get(&case).must_be(404);
}

#[test]
fn the_scan_of_a_paper_is_kept_and_opened_only_by_who_may() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    let address = format!("{case}/dokumen/ktp");
    let form = || officer.get(&address).form(&address).choose("status", "Sudah diperiksa dan sah");
    form().attach("scan", "ktp.jpg", "image/jpeg", b"GIF89a no picture").send().must_be(422);
    form()
        .attach("scan", "ktp.pdf", "application/pdf", b"%PDF-1.7 KTP %%EOF")
        .send()
        .must_be(200)
        .must_say("Dokumen tersimpan.");
    let file = officer.get(&address).links().into_iter().find(|link| link.starts_with("/lampiran/")).expect("a scan");
    assert_eq!(officer.get(&file).bytes(), b"%PDF-1.7 KTP %%EOF");
    world.as_(NEIGHBOUR).get(&file).must_be(404);
    let visitor = world.visitor().get(&file);
    assert!(visitor.location().is_some_and(|to| to.starts_with("/masuk")), "{}", visitor.status());
}

#[test]
fn somebody_found_already_abroad_is_served_and_the_jalur_stays_with_the_village_officer() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let address = format!("{resident}/kasus/baru");
    let form = officer
        .get(&address)
        .form(&address)
        .choose("keadaan", "Sudah di luar negeri")
        .fill("Negara tujuan", "Malaysia");
    let form = form.choose("route_taken", "Belum prosedural").fill("Tanggal berangkat", "05-01-2025");
    let page = form.fill("Bagaimana hal ini diketahui", "Diceritakan ibunya").send();
    page.must_be(200).must_say("Bekerja di luar negeri").must_say("Belum prosedural");
    for other in [COORDINATOR, crate::world::HEAD] {
        let seen = world.as_(other).get(page.path());
        assert!(!seen.says("Belum prosedural") && !seen.says("Diceritakan ibunya"), "{other}: {}", seen.text());
        let history = world.as_(other).get(&format!("{}/riwayat", page.path()));
        assert!(!history.says("Belum prosedural"), "{other}: {}", history.text());
    }
}

#[test]
fn nobody_has_two_running_cases_and_a_case_known_afterwards_needs_no_paper() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    assert_eq!(officer.open(&format!("{resident}/kasus/baru")).path(), case, "one is led to the running case");
    let ask = officer.get(&format!("{case}/langkah?ke=bekerja"));
    ask.must_say("Dokumen yang belum ada");
    let form = ask.form(&format!("{case}/langkah"));
    form.clone().send().must_be(422);
    let form =
        form.tick("date_unknown").choose("route_taken", "Tidak diketahui").fill("reason", "Kata suaminya kemarin");
    form.send().must_be(200).must_say("Bekerja di luar negeri");
}

#[test]
fn the_page_for_the_visitor_shows_phases_and_papers_and_nothing_private() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    let screen = officer.get(&format!("{case}/layar"));
    screen.must_be(200).must_say("Minat");
    for private in [person.nik.as_str(), person.phone.as_str(), "Belum prosedural", "Diceritakan"] {
        assert!(!screen.says(private), "{private}");
    }
}
