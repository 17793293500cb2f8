//! Things to check: asked of everybody, shown to the village's officer alone, decided by a person; what several villages have in
//! common, for the regency; countries of destination, for everybody.

use testkit::Client;

use crate::desk::{self, open_case, somebody};
use crate::world::{COORDINATOR, HEAD, NEIGHBOUR, OFFICER, world};

/// What a broker's candidate answers.
fn of_broker(officer: &Client, case: &str, phone: &str) {
    let address = format!("{case}/perekrutan");
    let form = officer.get(&address).form(&address).fill("recruiter_kind", "Perseorangan (sponsor, calo)");
    let form = form.fill("recruiter", "Pak Gandrungwesi").fill("phone", phone).fill("visa", "ziarah");
    let form =
        form.fill("advance", "5.000.000").fill("holder", "perantara").fill("note", "Kata ibunya: berangkat diam-diam");
    form.send().must_be(200).must_say("Wawancara tersimpan.");
}

#[test]
fn the_officer_asks_sees_the_signs_decides_with_a_reason_and_nobody_is_refused() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    officer.get(&case).must_say("Wawancara perekrutan belum dilakukan.");
    officer.get(&format!("{case}/periksa")).must_say("Mulai wawancara");
    of_broker(&officer, &case, "0812 7444 0001");

    let review = officer.get(&format!("{case}/periksa"));
    review.must_say("Yang ditawarkan: Visa ziarah atau umrah").must_say("Uang panjar Rp5.000.000");
    review.must_say("UU 18/2017 ps. 69").must_say("Minta nama P3MI di belakangnya").must_say("110");
    review.must_say("Yang sudah diperiksa dan tidak ada tandanya");

    let form = review.form(&format!("{case}/periksa")).choose("keputusan.visa", "dirujuk");
    let again = form.fill("alasan.visa", "Ditanyakan ke LTSA kemarin").send();
    again.must_be(422).must_say("Pilih keputusan.").must_say("Tulis alasannya dalam satu kalimat pendek.");
    let kept = again.form(&format!("{case}/periksa")).value("alasan.visa");
    assert_eq!(kept.as_deref(), Some("Ditanyakan ke LTSA kemarin"), "nothing that was typed is lost");

    desk::review(&officer, &case).must_say("4 perlu tindak lanjut");
    officer.get(&format!("{case}/periksa")).must_say("Pemeriksaan sebelumnya").must_say("Perlu tindak lanjut");
}

#[test]
fn bad_answers_are_said_at_their_field_and_nothing_typed_is_lost() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    let address = format!("{case}/perekrutan");
    let form = officer.get(&address).form(&address).fill("phone", "12").fill("advance", "5,5 juta");
    let form = form.fill("wage", "banyak").fill("announced_on", "01-01-2099").fill("recruiter", "Pak Gandrungwesi");
    let page = form.send();
    page.must_be(422);
    let kept = page.form(&address);
    assert_eq!(kept.value("advance").as_deref(), Some("5,5 juta"));
    assert_eq!(kept.value("recruiter").as_deref(), Some("Pak Gandrungwesi"));
    let form =
        kept.fill("phone", "0812 7444 0009").fill("advance", "0").fill("wage", "MYR 1.700").fill("announced_on", "");
    form.send().must_be(200).must_say("Wawancara tersimpan.");
    let again = officer.get(&address).form(&address);
    assert_eq!(again.value("wage").as_deref(), Some("MYR 1.700,00"));
    assert_eq!(again.value("advance").as_deref(), Some("0"), "none is another answer than not asked");
    assert_eq!(again.value("fee").as_deref(), Some(""), "what was not asked stays open");
}

#[test]
fn no_other_person_and_no_other_page_tells_that_there_is_anything_to_check() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    of_broker(&officer, &case, "0812 7444 0002");
    desk::review(&officer, &case);
    let signs = ["Visa ziarah", "Uang panjar", "perlu tindak lanjut", "Berubah sejak", "diam-diam", "Perseorangan"];
    for (who, path, status) in [
        (HEAD, case.clone(), 200),
        (COORDINATOR, case.clone(), 200),
        (NEIGHBOUR, case.clone(), 404),
        (HEAD, format!("{case}/periksa"), 403),
        (COORDINATOR, format!("{case}/perekrutan"), 403),
        (NEIGHBOUR, format!("{case}/periksa"), 404),
        (HEAD, format!("{case}/riwayat"), 200),
        (OFFICER, format!("{case}/layar"), 200),
        (OFFICER, "/kasus".to_owned(), 200),
        (OFFICER, "/beranda".to_owned(), 200),
        (COORDINATOR, "/kasus/pola".to_owned(), 200),
    ] {
        let page = world.as_(who).get(&path);
        page.must_be(status);
        for sign in signs {
            assert!(!page.says(sign), "{who} reads `{sign}` on {path}");
        }
    }
}

#[test]
fn a_number_behind_other_cases_shows_and_what_is_new_asks_for_another_look() {
    let world = world();
    let officer = world.officer();
    let cases: Vec<String> = (0..3)
        .map(|_| {
            let (_, resident) = somebody(&world);
            let case = open_case(&officer, &resident).path().to_owned();
            desk::interview(&officer, &case, &[("phone", "0812 7444 0003")]);
            desk::review(&officer, &case);
            case
        })
        .collect();
    officer.get(&cases[0]).must_say("Berubah sejak pemeriksaan").must_say("2 kasus lain");
    officer.get(&format!("{}/periksa", cases[0])).must_say("Baru sejak pemeriksaan terakhir");
    desk::review(&officer, &cases[0]);
    assert!(!officer.get(&cases[0]).says("Berubah sejak pemeriksaan"));
}

#[test]
fn one_number_behind_five_cases_reaches_the_regency_which_tells_the_village_and_reads_no_name() {
    let world = world();
    let officer = world.officer();
    let people: Vec<String> = (0..5)
        .map(|_| {
            let (person, resident) = somebody(&world);
            let case = open_case(&officer, &resident).path().to_owned();
            desk::interview(&officer, &case, &[("phone", "0812 7444 0555"), ("recruiter", "Pak Gandrungwesi")]);
            person.name
        })
        .collect();
    let coordinator = world.as_(COORDINATOR);
    let list = coordinator.get("/kasus/pola");
    list.must_be(200).must_say("Nomor telepon perekrut yang sama").must_say("555");
    assert!(!list.says("0812-7444-0555"), "the number is masked in the list");
    let groups = list.links().into_iter().filter(|link| link.starts_with("/kasus/pola/telepon/"));
    let own = groups.map(|path| coordinator.get(&path)).find(|group| group.says("555"));
    let group = own.expect("the number of five cases");
    let path = group.path().to_owned();
    group.must_be(200).must_say("Kuripan").must_say("Pak Gandrungwesi").must_say("Tampilkan nomor lengkap");
    assert!(!people.iter().any(|name| group.says(name)) && !group.says("0812-7444-0555"));
    coordinator.get(&format!("{path}?nomor=1")).must_say("0812-7444-0555");
    group.form(&path).send().must_be(200).must_say("Pesan terkirim ke semua desa.");
    officer.get("/pesan").must_say("Dinas Tenaga Kerja Kabupaten Wonosobo");
    officer.get(&path).must_be(403);
}

#[test]
fn anybody_may_ask_how_a_country_stands_and_silence_is_never_open() {
    let world = world();
    let visitor = world.visitor();
    visitor.get("/negara").must_be(200).must_say("Kepmenaker 260/2015").must_say("diperiksa terakhir");
    let ask = |country: &str, job: &str| visitor.get(&format!("/negara?negara={country}&pekerjaan={job}"));
    ask("Kuwait", "PRT").must_say("Tertutup").must_say("Kuwait, pekerjaan rumah tangga");
    ask("Arab+Saudi", "PRT").must_say("Hanya lewat satu skema");
    ask("Taiwan", "perawat+lansia").must_say("Itu tidak berarti terbuka.");
    ask("Kamboja", "operator").must_say("Perlu diwaspadai");
    ask("Negeri+Antah", "").must_say("Negara ini tidak ditemukan.");
}
