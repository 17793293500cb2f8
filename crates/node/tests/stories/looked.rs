//! Who looked: every page that shows specific data leaves its line before it is sent, supervisors and the person can read
//! them, and what was not shown leaves none.

use testkit::Client;

use crate::desk::{Person, somebody};
use crate::world::{COORDINATOR, HEAD, NEIGHBOUR, OFFICER, World, world};

/// Somebody who left in a way that only the village's officer reads; the card and the case.
pub fn abroad(world: &World) -> (Person, String, String) {
    let (person, card) = somebody(world);
    let officer = world.officer();
    let address = format!("{card}/kasus/baru");
    let form = officer.get(&address).form(&address).choose("keadaan", "Sudah di luar negeri");
    let form = form.fill("Negara tujuan", "Malaysia").choose("route_taken", "Belum prosedural");
    let form = form.fill("Tanggal berangkat", "05-01-2025").fill("Bagaimana hal ini diketahui", "Diceritakan ibunya");
    let case = form.submit().location().expect("a case").to_owned();
    (person, card, case)
}

/// The NIK of the resident who can sign in, as she reads it herself.
pub fn nik_of_the_cast(world: &World) -> String {
    let own = world.as_("warga").get("/saya/data?tampil=nik").text();
    let is_nik = |word: &&str| word.len() == 16 && word.bytes().all(|letter| letter.is_ascii_digit());
    own.split_whitespace().find(is_nik).expect("her NIK").to_owned()
}

fn lines(client: &Client, card: &str) -> usize {
    let page = client.get(&format!("{card}/dilihat"));
    page.must_be(200);
    page.document().all("td").filter(|cell| cell.attribute("data-label") == Some("Kapan")).count()
}

#[test]
fn an_officer_who_opens_specific_data_is_named_to_head_regency_and_auditor() {
    let world = world();
    let (_, card, case) = abroad(&world);
    let head = world.head();
    assert_eq!(lines(&head, &card), 0, "nothing was shown yet");
    world.officer().get(&case).must_say("Belum prosedural");
    let officer = world.who(OFFICER).name.clone();
    for who in [HEAD, COORDINATOR, "auditor"] {
        let page = world.as_(who).get(&format!("{card}/dilihat"));
        page.must_be(200).must_say(&officer).must_say("mengurus kasus migrasi").must_say("Desa Kuripan");
        assert!(!page.says("Belum prosedural") && !page.says("Jalur"), "what was seen is not told: {}", page.text());
    }
    world.officer().get(&format!("{card}/dilihat")).must_be(403);
    world.as_(NEIGHBOUR).get(&format!("{card}/dilihat")).must_be(403);
    world.as_("warga").get(&format!("{card}/dilihat")).must_be(403);
}

#[test]
fn what_stays_masked_or_is_only_listed_leaves_no_line() {
    let world = world();
    let (person, card, case) = abroad(&world);
    let head = world.head();
    for path in [case.as_str(), &format!("{case}/riwayat"), &card] {
        head.get(path).must_be(200);
        world.as_(COORDINATOR).get(path).must_be(200);
    }
    world.officer().get("/kasus").must_be(200);
    world.officer().get("/beranda").must_be(200);
    world.officer().get(&format!("/warga?q={}", person.nik)).must_be(200);
    world.officer().get(&card).must_be(200);
    assert_eq!(lines(&head, &card), 0);
    world.officer().get(&format!("{case}/riwayat")).must_say("Belum prosedural");
    assert_eq!(lines(&head, &card), 1, "the history shows it too");
    world.officer().get(&format!("{case}/ubah")).must_be(200);
    assert_eq!(lines(&head, &card), 2, "and so does the form");
}

#[test]
fn a_resident_reads_role_office_and_purpose_and_not_the_name() {
    let world = world();
    let officer = world.officer();
    let own = world.as_("warga");
    own.get("/saya/data").must_say("Siapa yang melihat data saya");
    let found = officer.get(&format!("/cari?q={}", nik_of_the_cast(&world)));
    let card = found.links().into_iter().find(|link| link.starts_with("/warga/") && link.len() > 40).expect("her card");
    let edit = format!("{card}/ubah");
    let form = officer.get(&edit).form(&edit).fill("Catatan", "Suka datang hari Senin");
    form.send().must_be(200).must_say("Suka datang hari Senin");
    let page = own.get("/saya/dilihat");
    page.must_be(200).must_say("Petugas Desmigratif · Desa Kuripan").must_say("kartu warga").must_say("Warga");
    assert!(!page.says(&world.who(OFFICER).name), "{}", page.text());
    assert!(!page.says("Suka datang") && !page.says("Catatan"), "{}", page.text());
    page.must_say("diberi tahu langsung oleh petugas");
}

#[test]
fn the_record_of_a_region_is_filtered_and_leaves_as_a_file_only_for_a_purpose() {
    let world = world();
    let (_, _, case) = abroad(&world);
    world.officer().get(&case).must_say("Belum prosedural");
    let auditor = world.as_("auditor");
    let officer = world.who(OFFICER).name.clone();
    let page = auditor.get("/jejak");
    page.must_be(200).must_say(&officer).must_say("Kasus migrasi");
    let only =
        page.links().into_iter().find(|link| link.starts_with("/jejak?") && link.contains("akun=")).expect("one");
    auditor.get(&only).must_say("Hanya petugas ini").must_say(&officer);
    auditor.get("/jejak?dari=01-01-2020&sampai=02-01-2020").must_say("Tidak ada catatan pada masa ini");
    world.as_(NEIGHBOUR).get("/jejak").must_be(403);
    let asked = auditor.get("/jejak/unduh");
    asked.form("/jejak/unduh").submit().must_be(422).must_say("Pilih untuk apa");
    let file = asked.form("/jejak/unduh").fill("tujuan", "Pemeriksaan (audit)").submit();
    file.must_be(200);
    let text = String::from_utf8(file.bytes().to_vec()).expect("text");
    assert!(text.contains("migration_case") && text.contains(&officer), "{text}");
    auditor.get("/jejak?tanda=unduhan").must_say("Pemeriksaan (audit)").must_say("Diunduh");
}

#[test]
fn every_purpose_is_told_in_both_languages() {
    let output = testkit::node::run(&["routes", "--json"]).output;
    let printed: serde_json::Value = serde_json::from_str(&output).expect("routes");
    let routes = printed.as_array().expect("a list");
    let purposes: std::collections::BTreeSet<&str> =
        routes.iter().filter_map(|route| route["purpose"].as_str()).filter(|purpose| !purpose.is_empty()).collect();
    assert!(purposes.len() > 5, "{purposes:?}");
    for purpose in purposes {
        let english = people::words::access_view::purpose(purpose, kernel::Lang::En);
        assert_ne!(english, purpose, "add it to people::words::access_view");
        assert_eq!(people::words::access_view::purpose(purpose, kernel::Lang::Id), purpose);
    }
}

#[test]
fn an_attached_file_is_on_record_when_it_is_opened_and_not_when_it_is_listed() {
    let world = world();
    let (_, card) = somebody(&world);
    let (officer, head) = (world.officer(), world.head());
    let address = format!("{card}/lampirkan");
    let form = officer.get(&address).form(&address).fill("name", "Hasil pemeriksaan");
    form.attach("file", "x.pdf", "application/pdf", b"%PDF-1.7 health certificate %%EOF").send().must_be(200);
    let before = lines(&head, &card);
    let link = officer.get(&card).links().into_iter().find(|link| link.starts_with("/lampiran/")).expect("a file");
    assert_eq!(lines(&head, &card), before, "its name on the card opens nothing");
    officer.get(&link).must_be(200);
    assert_eq!(lines(&head, &card), before + 1);
    head.get(&format!("{card}/dilihat")).must_say("lampiran").must_say("Siti Rahmawati");
}
