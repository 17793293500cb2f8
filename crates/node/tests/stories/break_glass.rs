//! An emergency: one person's data by exact number for an hour, the home office told at once, its objection shutting them.

use testkit::{Client, Page};

use crate::looked::{abroad, nik_of_the_cast};
use crate::world::{COORDINATOR, HEAD, NEIGHBOUR, World, world};

const PROVINCE: &str = "petugas_provinsi";
const REASON: &str = "Datang ke kantor kami pukul delapan, lari dari majikan";

fn opening(who: &Client, number: &str) -> Page {
    let form = who.get("/buka-darurat/baru").form("/buka-darurat/baru").fill("number", number);
    let form = form.fill("ground", "Korban kekerasan atau perdagangan orang yang perlu dilindungi");
    form.fill("reason", REASON).tick("understood").send()
}

/// A province officer opens somebody's data; the path of the opening.
fn opened(world: &World, number: &str) -> String {
    let page = opening(&world.as_(PROVINCE), number);
    page.must_be(200).must_say("Kantor asalnya sudah diberi tahu");
    page.path().trim_end_matches("/data").to_owned()
}

#[test]
fn a_province_officer_reads_one_person_for_an_hour_and_nobody_else() {
    let world = world();
    let province = world.as_(PROVINCE);
    let (person, card, case) = abroad(&world);
    let (other, other_card, _) = abroad(&world);
    assert!(province.get(&card).status() != 200, "the card itself stays shut");
    let path = opened(&world, &person.nik);
    let data = province.get(&format!("{path}/data"));
    data.must_be(200)
        .must_say(&person.name)
        .must_say(&person.nik)
        .must_say("Belum prosedural")
        .must_say(&person.husband);
    assert!(!data.says(&other.nik) && !data.says(&other.name), "{}", data.text());
    for shut in [card.as_str(), &case, &other_card, "/warga"] {
        assert!(province.get(shut).status() != 200, "{shut} opened");
    }
    province.get(&format!("/cari?q={}", person.nik)).must_be(200);
    assert!(!province.get(&format!("/cari?q={}", person.nik)).says(&person.name));
    world.as_(COORDINATOR).get(&format!("{path}/data")).must_be(404);
    world.as_(NEIGHBOUR).get(&path).must_be(404);
}

#[test]
fn the_home_office_is_told_at_once_and_its_objection_shuts_the_data() {
    let world = world();
    let (person, card, _) = abroad(&world);
    let path = opened(&world, &person.nik);
    let officer = world.officer();
    officer.get("/beranda").must_say(&person.name).must_say("Datanya dibuka oleh");
    let page = officer.get("/pesan");
    page.must_say("Agus Salim");
    let page = officer.get(&path);
    page.must_be(200).must_say(REASON).must_say("Korban kekerasan").must_say("Agus Salim");
    let form = page.form(&format!("{path}/jawab"));
    form.clone().press("Ajukan keberatan").submit().must_be(422).must_say("Tulis mengapa");
    let form = form.fill("objection", "Tidak ada yang datang, kami sudah menelepon").press("Ajukan keberatan");
    form.send().must_be(200).must_say("datanya sudah tertutup");
    world.as_(PROVINCE).get(&format!("{path}/data")).must_be(404);
    let coordinator = world.as_(COORDINATOR);
    coordinator.get("/beranda").must_say("Keberatan atas pembukaan darurat");
    let settle = format!("{path}/selesai");
    let form = coordinator.get(&path).form(&settle).fill("settlement", "Sudah dibahas dengan dinas provinsi");
    form.send().must_be(200).must_say("Sudah diselesaikan").must_say("Diselesaikan kabupaten");
    let looked = world.head().get(&format!("{card}/dilihat"));
    looked.must_say("keadaan darurat").must_say("Agus Salim").must_say("Dibuka darurat");
}

#[test]
fn the_one_who_opened_answers_nothing_and_another_regency_opens_nothing() {
    let world = world();
    let (person, _, _) = abroad(&world);
    opening(&world.as_(NEIGHBOUR), &person.nik).must_be(422).must_say("Tidak ada yang dapat dibuka dengan nomor ini");
    let coordinator = world.as_(COORDINATOR);
    let page = opening(&coordinator, &person.nik);
    page.must_be(200).must_say("Belum prosedural");
    let path = page.path().trim_end_matches("/data").to_owned();
    let own = coordinator.get(&path);
    own.must_be(200).must_say(REASON);
    assert!(own.try_form(&format!("{path}/jawab")).is_err(), "{}", own.text());
    for above in ["auditor", PROVINCE] {
        let page = world.as_(above).get(&path);
        page.must_be(200);
        assert!(!page.says(REASON) && !page.says(&person.name), "who and why is for home office and regency");
    }
    let form = world.as_(HEAD).get(&path).form(&format!("{path}/jawab")).press("Terima");
    form.send().must_be(200).must_say("Sudah diterima");
    coordinator.get(&format!("{path}/data")).must_be(200).must_say(&person.name);
}

#[test]
fn who_writes_too_little_has_not_tried_a_number_and_the_pause_says_until_when() {
    let world = world();
    let neighbour = world.as_(NEIGHBOUR);
    let form = neighbour.get("/buka-darurat/baru").form("/buka-darurat/baru").fill("number", "3307010101010101");
    let form = form.fill("ground", "Korban kekerasan atau perdagangan orang yang perlu dilindungi").tick("understood");
    for _ in 0..8 {
        form.clone().fill("reason", "tolong").submit().must_be(422).must_say("satu kalimat utuh");
    }
    let refused = (0..8).map(|_| form.clone().fill("reason", REASON).submit());
    let told: Vec<String> = refused.map(|page| page.must_be(422).text()).collect();
    assert!(told[0].contains("Tidak ada yang dapat dibuka dengan nomor ini"), "{}", told[0]);
    assert!(told[7].contains("Coba lagi sesudah pukul"), "{}", told[7]);
}

#[test]
fn only_an_exact_number_with_ground_and_reason_opens_and_never_for_residents_or_ministry() {
    let world = world();
    let (person, _, case) = abroad(&world);
    let coordinator = world.as_(COORDINATOR);
    for wrong in [&person.name, "3307109999999999", "33071", ""] {
        let page = opening(&coordinator, wrong);
        page.must_be(422);
        assert!(!page.says(&person.nik) && !page.path().contains("/data"), "{wrong}");
    }
    let short = coordinator.get("/buka-darurat/baru").form("/buka-darurat/baru").fill("number", &person.nik);
    let short = short.fill("ground", "Keadaan medis darurat").fill("reason", "perlu").tick("understood");
    short.send().must_be(422).must_say("satu kalimat utuh");
    let number =
        world.officer().get(&case).text().split_whitespace().find(|word| word.starts_with("PMI-")).map(str::to_owned);
    if let Some(number) = number {
        opening(&coordinator, &number).must_be(200).must_say(&person.name);
    }
    opening(&world.officer(), &person.nik).must_be(422).must_say("kantor Anda sendiri");
    for who in ["warga", "petugas_kementerian", "auditor", "kepala_desa@Kuripan"] {
        world.as_(who).get("/buka-darurat/baru").must_be(403);
    }
}

#[test]
fn the_person_is_not_told_on_a_phone_that_may_be_in_other_hands() {
    let world = world();
    opened(&world, &nik_of_the_cast(&world));
    let page = world.as_("warga").get("/saya/dilihat");
    page.must_be(200);
    assert!(!page.says("darurat ·") && !page.says("provinsi") && !page.says("Provinsi"), "{}", page.text());
}
