//! The rights of people over their data: a copy, a correction, a withdrawn consent, an erasure, each with its clock; and a
//! breach that is told in time.

use testkit::{Client, Page};

use crate::desk::{self, Person, somebody};
use crate::paper;
use crate::world::{COORDINATOR, NEIGHBOUR, World, world};

/// A request that somebody made in person; its page.
fn asked(officer: &Client, resident: &str, wish: &str, detail: &str) -> Page {
    let address = format!("{resident}/permintaan-data/baru");
    let form = officer.get(&address).form(&address).fill("wish", wish).choose("way", "di_meja");
    let page = form.choose("proof", "kartu").fill("detail", detail).send();
    page.must_be(200).must_say("Permintaan dicatat.");
    page
}

#[test]
fn a_copy_holds_what_the_desk_knows_and_who_looked_and_giving_it_is_on_record() {
    let world = world();
    let (officer, head) = (world.officer(), world.head());
    let (person, resident) = somebody(&world);
    desk::open_case(&officer, &resident);
    let page = asked(&officer, &resident, "salinan", "");
    let request = page.path().to_owned();
    page.must_say("sisa 71 jam").must_say("Pasal 7 dan 32");
    officer.get("/beranda").must_say("Permintaan data").must_say(&person.name);
    officer.get("/permintaan-data").must_say(&person.name);
    world.as_(NEIGHBOUR).get(&request).must_be(404);

    let copy = officer.get(&format!("{request}/salinan.pdf"));
    let words = paper::text(copy.bytes());
    assert!(words.contains("SALINAN DATA PRIBADI") && words.contains(&person.name), "{words}");
    assert!(words.contains("Taiwan") && words.contains(&person.husband), "case and contact stand in it: {words}");
    assert!(!words.contains("Siti Rahmawati"), "an officer's name is given at the office only");
    let json = officer.get(&format!("{request}/salinan.json"));
    let read: serde_json::Value = serde_json::from_slice(json.bytes()).expect("JSON");
    assert_eq!(read["bentuk"], "desmigratif-salinan-1");
    let kinds: Vec<&str> =
        read["catatan"].as_array().expect("groups").iter().filter_map(|group| group["jenis"].as_str()).collect();
    assert!(kinds.contains(&"resident") && kinds.contains(&"migration_case"), "{kinds:?}");

    let answer = format!("{request}/jawab");
    officer.get(&request).form(&answer).submit().must_be(422).must_say("Pilih bagaimana salinan diberikan");
    let given = officer.get(&request).form(&answer).choose("given", "kertas").send();
    given.must_be(200).must_say("Jawaban tercatat.").must_say("Di atas kertas");
    assert!(!head.get("/beranda").says(&format!("Permintaan data {}", person.name)));
    let trail = head.get(&format!("{resident}/dilihat"));
    trail.must_say("memberi salinan data kepada orangnya");
}

#[test]
fn a_withdrawn_consent_stops_what_rests_on_it_and_says_what_goes_on() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let page = asked(&officer, &resident, "tarik_persetujuan", "");
    let request = page.path().to_owned();
    page.must_say("Menghubungi keluarga").must_say("Tetap berjalan").must_say("Pasal 42");
    let answer = format!("{request}/jawab");
    let form = page.form(&answer);
    form.clone().submit().must_be(422).must_say("Hentikan dulu semuanya");
    let names: Vec<String> =
        form.names().iter().filter(|name| name.starts_with("stop_")).map(|&name| name.to_owned()).collect();
    let ticked = names.iter().fold(form, |form, name| form.tick(name)).send();
    ticked.must_be(200).must_say("Jawaban tercatat.").must_say("Yang dihentikan");
}

#[test]
fn a_request_is_refused_by_a_head_alone_and_only_with_a_reason() {
    let world = world();
    let (officer, head) = (world.officer(), world.head());
    let (_, resident) = somebody(&world);
    let missing = format!("{resident}/permintaan-data/baru");
    let form = officer.get(&missing).form(&missing).fill("wish", "perbaikan").choose("way", "wali");
    let wrong = form.choose("proof", "kartu").submit();
    wrong.must_be(422).must_say("Tulis nama wali").must_say("Tulis rinciannya").must_say("pilih kartu wali");
    let request = asked(&officer, &resident, "perbaikan", "Tanggal lahir salah").path().to_owned();
    let again = officer.get(&missing).form(&missing).fill("wish", "perbaikan").choose("way", "di_meja");
    again.choose("proof", "kartu").fill("detail", "x").submit().must_be(422).must_say("sedang menunggu jawaban");
    let refuse = format!("{request}/tolak");
    officer.get(&refuse).must_be(403);
    let form = head.get(&refuse).form(&refuse);
    form.clone().submit().must_be(422).must_say("Pilih alasannya");
    let told = form.fill("ground", "data_orang_lain").fill("answer", "Yang diminta data tetangga.").send();
    told.must_be(200).must_say("Penolakan tercatat.").must_say("Yang diminta data orang lain");
    head.get(&refuse).must_be(422);
}

#[test]
fn an_erasure_answers_the_request_for_it_and_is_not_held_up_by_it() {
    let world = world();
    let (officer, head) = (world.officer(), world.head());
    let (person, resident) = somebody(&world);
    let request = asked(&officer, &resident, "penghapusan", "").path().to_owned();
    let erase = format!("{resident}/hapus");
    head.get(&request).must_say("Buka penghapusan");
    let form = head.get(&erase).form(&erase).fill("name", &person.name).tick("understood");
    form.choose("reason", "Diminta oleh yang bersangkutan").send().must_be(200).must_say("sudah dihapus");
    let page = officer.get(&request);
    page.must_be(200).must_say("Dijawab");
    assert!(!page.says(&person.name));
}

#[test]
fn a_person_asks_through_their_own_account_and_gets_what_the_desk_gives() {
    let own = World::over(testkit::Node::start());
    let (warga, officer) = (own.as_("warga"), own.officer());
    let mine = warga.get("/saya/permintaan-data");
    mine.must_be(200).must_say("Minta salinan data saya").must_say("Tugas desa menurut undang-undang");
    let address = "/saya/permintaan-data/baru";
    let erasure = warga.get(&format!("{address}?minta=perbaikan")).form(address);
    erasure.clone().submit().must_be(422).must_say("Tulis rinciannya");
    let sent = warga.get(&format!("{address}?minta=salinan")).form(address).send();
    sent.must_be(200).must_say("dikirim ke kantor desa").must_say("sisa 71 jam");
    let name = warga.get("/saya/data").document().all("h1").next().map(|title| title.text()).unwrap_or_default();
    let page = officer.get("/permintaan-data");
    page.must_say(&name);
    let all = page.links().into_iter().filter(|link| link.starts_with("/permintaan-data/"));
    let theirs = |link: &String| officer.get(link).says("Akun yang terikat pada warga ini");
    let request = all.into_iter().find(theirs).expect("the request");
    let own_copy = format!("/saya{request}/salinan.pdf");
    warga.get(&own_copy).must_be(404);
    let form = officer.get(&request).form(&format!("{request}/jawab")).choose("given", "akun");
    form.fill("answer", "Silakan diunduh.").send().must_be(200);
    warga.get("/saya/permintaan-data").must_say("Silakan diunduh.").must_say("Unduh salinan");
    let words = paper::text(warga.get(&own_copy).bytes());
    assert!(words.contains(&name) && words.contains("Siapa yang melihat"), "{words}");
    assert!(!words.contains("Penahanan penghapusan"), "what is told in person stands in no file: {words}");
    warga.get(&request).must_be(403);
}

#[test]
fn a_breach_is_told_to_each_person_and_to_the_authority_within_its_hours() {
    let world = world();
    let head = world.head();
    let (person, _) = somebody(&world);
    let new = "/kebocoran-data/baru";
    let form = head.get(new).form(new);
    form.clone().submit().must_be(422).must_say("Pilih apa yang terjadi");
    let form =
        form.fill("cause", "perangkat_hilang").fill("people", "1").fill("how", "Laptop desa dicuri pada malam hari.");
    form.clone().submit().must_be(422).must_say("satu macam data").must_say("Laptop desa dicuri");
    form.clone().tick("names").fill("found_time", "25.70").submit().must_be(422).must_say("Tulis tanggal seperti");
    let page = form.tick("names").tick("numbers").send();
    page.must_be(200).must_say("Kebocoran dicatat.").must_say("Laptop desa dicuri").must_say("Pasal 46");
    let own = page.path().to_owned();
    head.get("/beranda").must_say("Kebocoran data");

    let people = format!("{own}/orang");
    let found = head.get(&format!("{people}?q={}", person.name.replace(' ', "+")));
    found.must_say(&person.name);
    let id = found.form(&people).names().len();
    assert!(id > 0);
    let add = found.form_with_button("Tambahkan yang dicentang").tick("orang").send();
    add.must_be(200).must_say("Daftar disimpan.").must_say("belum diberi tahu");
    let letter = add.links().into_iter().find(|link| link.contains("surat-orang.pdf")).expect("a letter");
    let words = paper::text(head.get(&letter).bytes());
    assert!(words.contains(&person.name) && words.contains("Pasal 46") && words.contains("Laptop desa"), "{words}");

    let tell = format!("{own}/beritahu");
    let form =
        head.get(&tell).form(&tell).tick("subjects").tick("authority_told").fill("authority", "Kementerian Komdigi");
    form.clone().submit().must_be(422).must_say("belum diberi tahu").must_say("Tulis penanganannya");
    let edit = format!("{own}/ubah");
    head.get(&edit).form(&edit).fill("measures", "Kata sandi diganti, polisi diberi tahu.").send().must_be(200);
    head.get(&people).form_with_button("Catat sudah diberi tahu").tick("orang").send().must_say("sudah diberi tahu");
    let form = head.get(&tell).form(&tell).tick("subjects").tick("authority_told");
    let told = form.fill("authority", "Kementerian Komdigi").send();
    told.must_be(200).must_say("Pemberitahuan tercatat.").must_say("tepat waktu");

    // Above and beside: figures for who may not see personal data, nothing for the desk and the neighbour.
    let auditor = world.as_("auditor").get(&own);
    auditor.must_be(200).must_say("hanya melihat angka");
    assert!(!auditor.says("Laptop desa"), "{}", auditor.text());
    world.as_(COORDINATOR).get(&own).must_say("Laptop desa");
    world.officer().get(&own).must_be(403);
    head.get(&own).form(&format!("{own}/tutup")).send().must_be(200).must_say("Kebocoran ditutup.");
}

/// Nobody reads a request of another village.
#[test]
fn what_a_village_is_asked_stays_there() {
    let world = world();
    let (person, resident): (Person, String) = somebody(&world);
    let request = asked(&world.officer(), &resident, "pembatasan", "Jangan dipakai untuk laporan").path().to_owned();
    let neighbour = world.as_(NEIGHBOUR);
    assert!(!neighbour.get("/permintaan-data").says(&person.name));
    neighbour.get(&format!("{request}/salinan.json")).must_be(404);
    world.as_("petugas_kementerian").get(&request).must_be(403);
}
