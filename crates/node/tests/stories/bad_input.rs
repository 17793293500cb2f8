//! Bad input: a clear word at the field, nothing typed is lost, nothing is written twice, and who comes second chooses.

use testkit::{Client, Page};

use crate::desk::{self, Person, somebody};
use crate::world::{World, world};

/// The words beside a field, as a screen reader ties them to it.
fn at_field(page: &Page, name: &str) -> String {
    let document = page.document();
    let field = document
        .elements()
        .find(|one| one.attribute("name") == Some(name) && one.attribute("type") != Some("hidden"))
        .unwrap_or_else(|| panic!("no field {name} on {}", page.path()));
    assert_eq!(field.attribute("aria-invalid"), Some("true"), "{name} is marked as wrong: {}", page.text());
    let said = field.attribute("aria-describedby").unwrap_or_default();
    said.split_whitespace().filter_map(|id| document.by_id(id)).map(|one| one.text()).collect::<Vec<_>>().join(" ")
}

/// How often the desk finds this name.
fn times_recorded(officer: &Client, person: &Person) -> usize {
    let query = person.name.replace(' ', "+");
    let list = officer.get(&format!("/warga?q={query}"));
    let rows = list.document();
    rows.all("a").filter(|link| link.text() == person.name).count()
}

#[test]
fn a_wrong_nik_and_a_future_date_get_a_word_at_the_field_and_keep_all_that_was_typed() {
    let world = world();
    let person = Person::next();
    let form = person.form(&world.officer()).fill("NIK", "3307-12").fill("Tanggal lahir", "01-01-2199");
    let page = form.fill("Dusun", "Krajan <b>&").fill("Telepon", "0812 3456 7890").send();
    page.must_be(422);
    assert!(at_field(&page, "nik").contains("16 angka"), "{}", at_field(&page, "nik"));
    let again = page.form("/warga/baru");
    let kept = ["name", "nik", "dusun", "phone"].map(|name| again.value(name).unwrap_or_default());
    assert_eq!(kept, [person.name.as_str(), "3307-12", "Krajan <b>&", "0812 3456 7890"]);
    let page = again.fill("nik", "").send();
    page.must_be(422);
    assert!(at_field(&page, "birth_date").contains("belum tiba"), "{}", at_field(&page, "birth_date"));
    let page = page.form("/warga/baru").fill("birth_date", &person.born).send();
    page.must_be(200).must_say("Warga sudah dicatat.").must_say("Krajan <b>&");
    assert_eq!(times_recorded(&world.officer(), &person), 1);
}

#[test]
fn a_date_that_the_calendar_does_not_have_is_told_apart_from_one_that_is_only_written_otherwise() {
    let world = world();
    let person = Person::next();
    let page = person.form(&world.officer()).fill("Tanggal lahir", "31-02-1990").send();
    page.must_be(422);
    assert!(!at_field(&page, "birth_date").is_empty());
    page.form("/warga/baru").fill("birth_date", "17/8/1991").send().must_be(200).must_say("17 Agu 1991");
}

#[test]
fn an_unknown_village_is_told_and_likely_ones_are_offered() {
    let world = world();
    let form =
        || world.visitor().get("/lupa-sandi").form("/lupa-sandi").fill("Nama", "Sri").fill("account", "sri@contoh.id");
    let page = form().fill("region", "Xyzzyqwerty").send();
    page.must_be(422);
    assert!(!at_field(&page, "region").is_empty());
    assert_eq!(page.form("/lupa-sandi").value("region").as_deref(), Some("Xyzzyqwerty"));
    world.visitor().get("/desa?q=xyzzyqwerty").must_be(200).must_say("Tidak ditemukan");
    form().fill("region", "Kuripan").send().must_be(422).must_say("Ada beberapa tempat dengan nama itu");
}

#[test]
fn a_file_of_the_wrong_kind_or_too_large_is_refused_with_words_and_the_form_stays() {
    let world = world();
    let officer = world.officer();
    let (_, path) = somebody(&world);
    let address = format!("{path}/lampirkan");
    let form = || officer.get(&address).form(&address).fill("name", "KTP warga");
    let page = form().attach("file", "ktp.pdf", "application/pdf", b"MZ this is a program").send();
    page.must_be(422).must_say("PDF");
    assert_eq!(page.form(&address).value("name").as_deref(), Some("KTP warga"));
    let mut large = b"%PDF-1.7 ".to_vec();
    large.resize(6 * 1024 * 1024, b'x');
    let page = form().attach("file", "ktp.pdf", "application/pdf", &large).send();
    assert!(matches!(page.status(), 413 | 422), "{}", page.status());
    page.must_say("MB");
    large.resize(20 * 1024 * 1024, b'x');
    let page = form().attach("file", "ktp.pdf", "application/pdf", &large).try_submit();
    let told = page.as_ref().map(|page| page.status() == 413 && page.says("besar"));
    assert!(matches!(told, Ok(true)), "{page:?}");
    assert!(!officer.get(&path).says("KTP warga"), "nothing was kept");
}

#[test]
fn a_form_sent_twice_at_once_makes_one_record_and_both_answers_lead_to_it() {
    let world = world();
    let person = Person::next();
    let form = person.whole_form(&world.officer());
    let send = |form: testkit::Form| std::thread::spawn(move || form.submit());
    let (one, other) = (send(form.clone()), send(form.clone()));
    let answers = [one.join().expect("answered"), other.join().expect("answered"), form.submit()];
    let places: Vec<_> = answers.iter().map(|page| (page.status(), page.location().map(str::to_owned))).collect();
    assert!(places.iter().all(|place| place == &places[0] && place.0 == 303), "{places:?}");
    assert_eq!(times_recorded(&world.officer(), &person), 1);
}

#[test]
fn the_back_button_and_another_text_under_the_same_form_is_told_and_not_written() {
    let world = world();
    let (person, mut other) = (Person::next(), Person::next());
    let form = person.whole_form(&world.officer());
    form.clone().send().must_be(200);
    other.name = format!("{} Lain", other.name);
    let again = form.fill("Nama", &other.name).send();
    again.must_be(409).must_say("sudah");
    assert_eq!(times_recorded(&world.officer(), &other), 0);
    assert_eq!(times_recorded(&world.officer(), &person), 1);
}

/// Two forms of one resident, opened at the same time by two officers.
fn two_forms(world: &World, edit: &str) -> (testkit::Form, testkit::Form) {
    let joko = world.visitor();
    let second =
        world.cast().everybody().iter().find(|login| login.name.starts_with("Joko")).expect("a second officer");
    testkit::node::try_sign_in_as(&joko, second).expect("signed in");
    (world.officer().get(edit).form(edit), joko.get(edit).form(edit))
}

#[test]
fn the_second_of_two_officers_sees_both_values_and_chooses() {
    let world = world();
    let (_, path) = somebody(&world);
    let edit = format!("{path}/ubah");
    let (first, second) = two_forms(&world, &edit);
    first.fill("Dusun", "Kauman").send().must_be(200).must_say("Kauman");
    let conflict = second.fill("Dusun", "Sidamulya").send();
    conflict.must_be(409).must_say("Kauman").must_say("Sidamulya");
    world.officer().get(&path).must_say("Kauman");
    conflict.form(&edit).choose("dusun", "Sidamulya").send().must_be(200).must_say("Sidamulya");
    let history = world.officer().get(&format!("{path}/riwayat"));
    history.must_say("Kauman").must_say("Sidamulya").must_say("Joko Prasetyo");
}

#[test]
fn nothing_is_lost_when_two_officers_change_different_fields_of_one_resident() {
    let world = world();
    let (_, path) = somebody(&world);
    let edit = format!("{path}/ubah");
    let (first, second) = two_forms(&world, &edit);
    first.fill("Dusun", "Kauman").send().must_be(200);
    let page = second.fill("Pekerjaan", "Penjahit").send();
    let page = if page.status() == 409 { page.form(&edit).choose("dusun", "Kauman").send() } else { page };
    page.must_be(200).must_say("Penjahit").must_say("Kauman");
}

#[test]
fn a_form_without_its_token_or_from_another_site_is_refused_and_nothing_is_written() {
    let world = world();
    let officer = world.officer();
    let person = Person::next();
    let page = person.whole_form(&officer).without("_csrf").send();
    page.must_be(403).must_say("Formulir tidak dikenali");
    person.whole_form(&officer).force("_csrf", &"0".repeat(64)).send().must_be(403);
    let stolen = world.head().get("/kontak").form_with_button("Kirim pesan").value("_csrf").unwrap_or_default();
    person.whole_form(&officer).force("_csrf", &stolen).send().must_be(403);
    officer.post("/keluar", &[]).must_be(403);
    assert_eq!(times_recorded(&officer, &person), 0);
    officer.get("/beranda").must_be(200);
}

#[test]
fn a_form_that_says_it_comes_from_elsewhere_is_refused_even_with_a_token() {
    let world = world();
    let officer = world.officer();
    let token = Person::next().form(&officer).value("_csrf").unwrap_or_default();
    let body = format!("_csrf={token}&name=Penyusup&sex=perempuan&notice=dibacakan").into_bytes();
    let kind = "application/x-www-form-urlencoded";
    let headers = [("origin", "https://contoh-lain.id")];
    let page = officer.send("POST".parse().expect("a method"), "/warga/baru", &headers, Some((kind, body)));
    page.expect("answered").must_be(403);
}

#[test]
fn a_letter_already_acknowledged_is_told_and_not_acknowledged_again() {
    let world = world();
    let (_, path) = somebody(&world);
    let letter = desk::draft(&world.officer(), &path).path().to_owned();
    desk::check(&world.officer(), &letter);
    let address = format!("{letter}/mengetahui");
    let head = world.head();
    let (one, other) = (head.get(&address).form(&address), head.get(&address).form(&address));
    let password = desk::password(&world);
    one.fill("password", &password).send().must_be(200).must_say("Surat sudah diketahui");
    let late = other.fill("password", &password).send();
    assert!(matches!(late.status(), 403 | 409 | 422), "{}: {}", late.status(), late.text());
}

#[test]
fn nonsense_in_addresses_and_fields_is_an_answer_and_never_a_fault() {
    let world = world();
    let officer = world.officer();
    let addresses = [
        "/warga/bukan-nomor",
        "/warga/%00",
        "/warga/%ff%fe",
        "/kasus?tahap=xyz&sesudah=%27%3B--",
        "/warga?sesudah=abc.def",
        "/surat/00000000-0000-0000-0000-000000000000",
        "/cek/%E2%82%AC",
        "/cek?kode=%3Cscript%3E",
        "/desa/99.99.99.9999",
        "/program/wilayah/xx",
        "/bantuan/..%2f..%2fetc",
        "/aset/..%2f..%2fCargo.toml",
        "/angka?x=%",
        "/warga?q=%25%25",
        "/cari?q=%22%20OR%201%3D1",
        "/program/desa?tahun=abc&wilayah=%27",
        "/bahasa?ke=xx&kembali=//contoh.id",
    ];
    for address in addresses {
        let page = officer.get(address);
        assert!(page.status() < 500, "{address}: {} {}", page.status(), page.text());
        assert!(!page.source().contains("<script>"), "{address}");
    }
    let page = Person::next().form(&officer).fill("Nama", &"n".repeat(300_000)).send();
    assert!(matches!(page.status(), 413 | 422), "{}", page.status());
}
