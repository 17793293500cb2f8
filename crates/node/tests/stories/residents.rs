//! Residents at the desk: registering, warnings, the card, the household, history, and the person's own view.

use testkit::Page;

use crate::desk::{Person, somebody};
use crate::world::{COORDINATOR, MINISTRY, NEIGHBOUR, world};

#[test]
fn a_resident_is_registered_with_household_and_next_of_kin_after_the_notice_was_read() {
    let world = world();
    let officer = world.officer();
    officer.get("/warga/baru").must_say("Bacakan dulu kepada warga").must_say("Kementerian hanya melihat jumlah");
    let person = Person::next();
    let card = person.register(&officer);
    card.must_say(&person.husband).must_say("dihubungi lebih dulu").must_say("Krajan").must_say("Suami/istri");
    assert!(!card.says(&person.nik), "numbers are shown only when asked for");
    officer.get(&format!("{}?tampil=nik", card.path())).must_say(&person.nik);
    officer.get(&format!("/cari?q={}", person.nik)).must_say(&person.name);
    officer.get(&format!("/warga?q={}", person.phone)).must_say(&person.name);
}

#[test]
fn a_person_without_nik_is_a_person() {
    let world = world();
    let person = Person::next();
    let card = person.form(&world.officer()).fill("Tanggal lahir", &person.born).send();
    card.must_be(200).must_say("Warga sudah dicatat.").must_say(&person.name);
    world.officer().get(card.path()).click("Buka kasus migrasi").must_be(200);
}

#[test]
fn a_name_is_found_as_it_sounds_in_old_and_new_spelling() {
    let world = world();
    let officer = world.officer();
    let mut person = Person::next();
    person.name = "Djoewariyah Soetjiptowati".to_owned();
    let path = person.register(&officer).path().to_owned();
    let found = officer.get("/warga?q=juwariyah+sucipto");
    assert!(found.links().contains(&path), "{}", found.text());
}

#[test]
fn a_nik_that_disagrees_with_birth_date_or_sex_warns_and_saves_only_after_a_tick() {
    let world = world();
    let person = Person::next();
    let form = person.form(&world.officer()).fill("NIK", &person.nik).fill("Tanggal lahir", "01-01-1990");
    let warned = form.choose("sex", "Laki-laki").send();
    warned.must_be(422).must_say("Tanggal lahir berbeda").must_say("Jenis kelamin berbeda");
    let tick = tick_of(&warned, "nik.");
    let saved = warned.form("/warga/baru").choose("_checked", &tick).send();
    saved.must_be(200).must_say("Warga sudah dicatat.");
}

#[test]
fn a_likely_duplicate_is_compared_before_it_is_saved_and_the_same_nik_never_twice() {
    let world = world();
    let officer = world.officer();
    let (person, path) = somebody(&world);
    let mut other = Person::next();
    let same = other.form(&officer).fill("NIK", &person.nik).send();
    same.must_be(422).must_say("Sudah tercatat di desa ini");
    assert!(same.links().contains(&path), "{:?}", same.links());
    other.name = person.name.replace('a', "aa");
    let alike = other.form(&officer).fill("Tanggal lahir", &person.born).send();
    alike.must_be(422).must_say("Mungkin orang ini sudah tercatat");
    assert!(alike.links().contains(&path), "{:?}", alike.links());
    let tick = tick_of(&alike, "same:");
    alike.form("/warga/baru").choose("_checked", &tick).send().must_be(200).must_say("Warga sudah dicatat.");
}

#[test]
fn the_history_of_every_field_says_who_changed_it_when_and_from_what() {
    let world = world();
    let officer = world.officer();
    let (_, path) = somebody(&world);
    let edit = format!("{path}/ubah");
    officer.get(&edit).form(&edit).fill("Dusun", "Ngadisono").send().must_be(200).must_say("Ngadisono");
    let history = officer.get(&format!("{path}/riwayat"));
    history.must_be(200).must_say("Siti Rahmawati").must_say("WIB").must_say("Krajan").must_say("Ngadisono");
    let text = history.text();
    let (before, after) = (text.find("Krajan"), text.find("Ngadisono"));
    assert!(before < after && before.is_some(), "before stands beside after: {text}");
}

#[test]
fn the_regency_reads_a_resident_and_another_village_and_the_ministry_do_not() {
    let world = world();
    let (person, path) = somebody(&world);
    world.as_(COORDINATOR).get(&path).must_be(200).must_say(&person.name);
    for stranger in [NEIGHBOUR, MINISTRY, "petugas_provinsi", "auditor", "pengelola_node"] {
        for part in ["", "/riwayat", "/ubah", "/surat/baru", "/kasus/baru"] {
            let page = world.as_(stranger).get(&format!("{path}{part}"));
            assert!(matches!(page.status(), 403 | 404), "{stranger} {part}: {}", page.status());
            assert!(!page.says(&person.name), "{stranger} {part}");
        }
        assert!(!world.as_(stranger).open(&format!("/cari?q={}", person.nik)).says(&person.name), "{stranger}");
    }
}

#[test]
fn a_household_gets_another_member_and_shows_everybody() {
    let world = world();
    let officer = world.officer();
    let (person, path) = somebody(&world);
    let card = officer.get(&path);
    let home = card.links().into_iter().find(|link| link.starts_with("/keluarga/")).expect("a household");
    let child = Person::next();
    let form = officer.get(&format!("/warga/baru?keluarga={}", &home["/keluarga/".len()..])).form("/warga/baru");
    let form = form.fill("Nama", &child.name).choose("notice", "Dibacakan oleh petugas").choose("sex", "Laki-laki");
    let page = form.fill("Tanggal lahir", "03-05-2016").fill("Hubungan dengan kepala keluarga", "Anak").send();
    page.must_be(200).must_say("Warga sudah dicatat.");
    let home = officer.get(&home);
    home.must_say(&person.name).must_say(&child.name).must_say("Anak");
    assert!(!home.says(&person.kk), "the number of the family card is masked");
}

#[test]
fn registers_and_blank_forms_are_printed_from_the_declaration() {
    let world = world();
    for paper in ["/warga/buku.pdf", "/warga/formulir.pdf"] {
        let page = world.officer().get(paper);
        page.must_be(200);
        let text = crate::paper::text(page.bytes());
        assert!(text.contains("Nama") && text.contains("Dusun"), "{paper}: {text}");
    }
}

/// The value of the tick that says: I have looked at exactly this.
fn tick_of(page: &Page, start: &str) -> String {
    let document = page.document();
    let found = document.all("input").find(|input| {
        input.attribute("name") == Some("_checked")
            && input.attribute("value").is_some_and(|value| value.starts_with(start))
    });
    let found = found.and_then(|input| input.attribute("value"));
    found.unwrap_or_else(|| panic!("nothing to tick for {start}: {}", page.text())).to_owned()
}
