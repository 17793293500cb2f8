//! Door-to-door listing: from a plan by RT to the houses, what was said at each door, the sheets on paper, the check by
//! the RT, and how far it is.

use testkit::{Client, Page};

use crate::desk::Person;
use crate::world::{COORDINATOR, World, world};

/// An RT of its own in which one household is recorded: the person, and the page of the area.
fn area(world: &World, dusun: &str) -> (Person, Page) {
    let officer = world.officer();
    let person = Person::next();
    let form = person.whole_form(&officer).fill("Dusun", dusun).fill("RT/RW", "07/03");
    form.fill("Hubungan dengan kepala keluarga", "Kepala keluarga")
        .fill("Keluarga baru: nama kepala keluarga", "")
        .send()
        .must_be(200)
        .must_say("Warga sudah dicatat.");
    let plan = officer.get("/pendataan/rencana");
    plan.must_say(&format!("{dusun} · RT 07/03 (1 keluarga tercatat)"));
    let form = plan.form("/pendataan/rencana").choose("area", &format!("{dusun}\n07/03"));
    form.fill("walker", "Bu Darmi").fill("from", "20-11-2026").send().must_be(200).must_say("Rencana disimpan");
    (person, officer.get("/pendataan").click(&format!("{dusun} · RT 07/03")))
}

fn houses(page: &Page) -> Vec<String> {
    page.links().into_iter().filter(|link| link.starts_with("/pendataan-rumah/")).collect()
}

/// Adds a house that nobody had on the list; its page.
fn another_house(officer: &Client, area: &str) -> Page {
    let page = officer.get(area).form(&format!("{area}/rumah")).send();
    page.must_be(200).must_say("Rumah ditambahkan");
    page
}

#[test]
fn an_rt_with_recorded_addresses_is_planned_and_its_houses_are_visited_one_after_the_other() {
    let world = world();
    let officer = world.officer();
    let (person, area) = area(&world, "Dusun Pendataansari");
    area.must_be(200).must_say(&person.name).must_say("belum dikunjungi").must_say("Bu Darmi");
    let second = another_house(&officer, area.path());
    let first = officer.get(&houses(&area)[0]);
    first.must_say("Bacakan dulu").must_say(&person.name);
    let member = first.form(first.path()).value("member").expect("a member");
    let form = first.form(first.path()).choose("outcome", "Didata").choose("informant", "Keluarga serumah");
    let form = form.choose(&format!("abroad-{member}"), "Di luar negeri").fill(&format!("place-{member}"), "Taiwan");
    let form = form.fill("name-0", "Bagas Anginsore").choose("sex-0", "Laki-laki").fill("born-0", "2001");
    let next = form.choose("abroad-0", "Ingin berangkat").press("Simpan, rumah berikutnya").send();
    next.must_be(200).must_say("Kunjungan disimpan");
    assert_eq!(next.path(), second.path(), "the next house opens by itself");
    let back = officer.get(first.path());
    back.must_say("Di luar negeri, Taiwan").must_say("menurut keluarga serumah").must_say("Bagas Anginsore");
    back.click("Buka kasus migrasi").must_be(200);

    let form = back.click("Catat sebagai warga").form("/warga/baru");
    assert_eq!(form.value("name").as_deref(), Some("Bagas Anginsore"));
    let card = form.choose("notice", "Dibacakan oleh petugas").fill("relation", "Anak").send();
    card.must_be(200).must_say("Warga sudah dicatat.").must_say("Bagas Anginsore");
    officer.get(card.path()).must_say("keluarga serumah").click("keluarga serumah").must_be(200);
    let back = officer.get(first.path());
    back.must_say("Ingin berangkat");
    assert!(!back.says("Catat sebagai warga"), "what was said belongs to the resident now");
    assert!(back.links().iter().any(|link| *link == format!("{}/kasus/baru", card.path())), "{:?}", back.links());
}

#[test]
fn only_the_outcome_must_be_given_and_unknown_is_an_answer() {
    let world = world();
    let officer = world.officer();
    let (_, area) = area(&world, "Dusun Tidaktahu");
    let house = officer.get(&houses(&area)[0]);
    house.form(house.path()).send().must_be(422).must_say("Pilih hasil kunjungan");
    let saved = house.form(house.path()).choose("outcome", "Didata").press("Simpan saja").send();
    saved.must_be(200).must_say("Kunjungan disimpan").must_say("Tidak tahu");
    let wrong = house.form(house.path()).choose("outcome", "Didata").fill("born-0", "19").fill("name-0", "Sarinah");
    let wrong = wrong.send();
    wrong.must_be(422).must_say("empat angka");
    assert_eq!(wrong.form(house.path()).value("name-0").as_deref(), Some("Sarinah"), "nothing typed is lost");
}

#[test]
fn who_refuses_leaves_no_names_also_where_something_was_said_before() {
    let world = world();
    let officer = world.officer();
    let (_, area) = area(&world, "Dusun Menolaksari");
    let house = another_house(&officer, area.path());
    let form = house.form(house.path()).choose("outcome", "Didata").fill("head_name", "Kartodikromo Anginlalu");
    let form = form.fill("name-0", "Ngatinah Anginlalu").press("Simpan saja");
    form.send().must_be(200).must_say("Ngatinah Anginlalu");
    let house = officer.get(house.path());
    let form = house.form(house.path()).choose("outcome", "Menolak didata").press("Simpan saja");
    let after = form.send();
    after.must_be(200);
    for page in [after, officer.get(house.path()), officer.get(area.path())] {
        assert!(!page.says("Anginlalu"), "{}", page.text());
    }
    officer.get(area.path()).must_say("tanpa nama").must_say("Menolak didata");
}

#[test]
fn the_second_of_two_officers_at_one_house_sees_that_it_was_changed_and_loses_nothing() {
    let world = world();
    let officer = world.officer();
    let (_, area) = area(&world, "Dusun Duapetugas");
    let house = officer.get(&houses(&area)[0]);
    let slower = officer.get(house.path()).form(house.path());
    house.form(house.path()).choose("outcome", "Tidak di rumah").press("Simpan saja").send().must_be(200);
    let late = slower.choose("outcome", "Didata").fill("note", "Catatan kedua").press("Simpan saja").send();
    late.must_be(409).must_say("baru saja diubah orang lain").must_say("Catatan kedua");
    late.form(house.path()).press("Simpan saja").send().must_be(200).must_say("Kunjungan disimpan");
}

#[test]
fn the_rt_sees_what_differs_and_marks_the_area_as_checked() {
    let world = world();
    let officer = world.officer();
    let (_, area) = area(&world, "Dusun Periksasari");
    let edit = format!("{}/ubah", area.path());
    officer.get(&edit).form(&edit).fill("Perkiraan jumlah rumah", "3").send().must_be(200);
    let check = officer.get(area.path()).click("Pemeriksaan oleh RT");
    check.must_say("2 rumah belum ada dalam daftar").must_say("1 rumah belum dikunjungi");
    check.form(check.path()).send().must_be(422).must_say("Tulis siapa yang memeriksa");
    let marked = check.form(check.path()).fill("checked_by", "Pak RT Warsito").send();
    marked.must_be(200).must_say("Diperiksa RT: Pak RT Warsito");
}

#[test]
fn a_sheet_a_house_is_printed_with_or_without_names_and_its_code_leads_back() {
    let world = world();
    let officer = world.officer();
    let (person, area) = area(&world, "Dusun Lembarsari");
    let sheets = officer.get(&format!("{}/lembar.pdf", area.path()));
    let text = crate::paper::text(sheets.bytes());
    assert!(text.contains(&person.name) && text.contains("Dusun Lembarsari"), "{text}");
    let codes = crate::paper::codes(sheets.bytes());
    assert!(codes.iter().any(|code| code.ends_with(&houses(&area)[0])), "{codes:?}");
    let blank = crate::paper::text(officer.get(&format!("{}/lembar.pdf?nama=tidak", area.path())).bytes());
    assert!(!blank.contains(&person.name) && blank.contains("Dusun Lembarsari"), "{blank}");
}

#[test]
fn the_regency_sees_how_far_villages_are_and_nothing_that_was_said_at_a_door() {
    let world = world();
    let (person, area) = area(&world, "Dusun Kabupatensari");
    let regency = world.as_(COORDINATOR);
    let overview = regency.get("/pendataan");
    overview.must_be(200).must_say("Kuripan").must_say("Perkiraan");
    assert!(!overview.says(&person.name));
    regency.get(&houses(&area)[0]).must_be(403);
    regency.get(&format!("{}/lembar.pdf", area.path())).must_be(403);
}

#[test]
fn a_plan_with_fewer_than_no_houses_or_an_end_before_its_beginning_is_not_saved() {
    let world = world();
    let officer = world.officer();
    let form = officer.get("/pendataan/rencana").form("/pendataan/rencana").fill("dusun", "Dukuh Terbalik");
    let form = form.fill("expected", "-3").fill("from", "30-11-2026").fill("until", "1-11-2026");
    let page = form.submit();
    page.must_be(422).must_say("Tulis jumlah rumahnya").must_say("Harus sama dengan atau sesudah");
    let again = page.form("/pendataan/rencana");
    assert_eq!(again.value("expected").as_deref(), Some("-3"), "what was typed stays");
    again.fill("expected", "3").fill("until", "30-11-2026").send().must_be(200).must_say("Rencana disimpan");
    let area = officer.get("/pendataan").click("Dukuh Terbalik").path().to_owned();
    let page = officer.get(&format!("{area}/ubah"));
    page.form(&format!("{area}/ubah")).fill("until", "29-11-2026").submit().must_be(422).must_say("Harus sama dengan");
}

#[test]
fn an_area_is_planned_once_however_its_rt_is_typed() {
    let world = world();
    let officer = world.officer();
    area(&world, "Dusun Sekalisaja");
    let form = officer.get("/pendataan/rencana").form("/pendataan/rencana").fill("dusun", "sekalisaja");
    form.fill("rt_rw", "RT 7 / RW 3").send().must_be(422).must_say("sudah direncanakan");
}
