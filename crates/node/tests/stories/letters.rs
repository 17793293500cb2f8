//! The family's permission from the draft to the scan, and the check of its genuineness by anybody without a login.

use testkit::Client;

use crate::desk::{self, Person, check_address, somebody};
use crate::paper;
use crate::world::{COORDINATOR, World, world};

/// An acknowledged letter: its path and the path of its public check.
fn acknowledged(world: &World) -> (Person, String, String) {
    let (person, resident) = somebody(world);
    let letter = desk::draft(&world.officer(), &resident).path().to_owned();
    desk::check(&world.officer(), &letter);
    let page = desk::acknowledge(world, &letter);
    let address = check_address(&page);
    let own = address.get(..world.address().len()).is_some_and(|start| start.eq_ignore_ascii_case(world.address()));
    assert!(own, "{address} is not on {}", world.address());
    (person, letter, address[world.address().len()..].to_owned())
}

#[test]
fn a_permission_goes_from_the_familys_words_to_a_sealed_paper_and_its_scan() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let page = desk::draft(&officer, &resident);
    page.must_say("Surat Izin Suami").must_say(&person.husband).must_say("belum bernomor");
    let letter = page.path().to_owned();
    let unsigned = officer.get(&format!("{letter}/cetak.pdf"));
    let words = paper::text(unsigned.bytes());
    assert!(words.contains("SURAT IZIN SUAMI") && words.contains(&person.name), "{words}");
    assert!(words.contains("Meterai") && words.contains("Yang membuat pernyataan"), "{words}");
    assert_eq!(paper::codes(unsigned.bytes()), Vec::<String>::new(), "nothing to check on a draft");

    desk::check(&officer, &letter).must_say("Siti Rahmawati");
    officer.get(&format!("{letter}/mengetahui")).must_be(403);
    world.head().get("/beranda").must_say("Surat menunggu").must_say(&person.name);
    let page = desk::acknowledge(&world, &letter);
    page.must_say("H. Suprapto");
    let printed = page.form(&format!("{letter}/cetak")).send();
    let words = paper::text(printed.bytes());
    let number =
        words.lines().find_map(|line| line.trim().strip_prefix("Nomor:")).unwrap_or_default().trim().to_owned();
    assert!(number.starts_with("474/"), "a number of the village's series: {words}");
    assert!(words.contains("DESA KURIPAN") && words.contains("H. Suprapto") && words.contains("Mengetahui"), "{words}");
    let again = officer.get(&letter).form(&format!("{letter}/cetak")).choose("reason", "arsip").send();
    assert_eq!(printed.bytes(), again.bytes(), "every print is the same paper");

    let address = format!("{letter}/pindaian");
    let form = officer.get(&address).form_with_button("Simpan pindaian");
    form.attach("scan", "surat.pdf", "application/pdf", b"%PDF-1.7 signed and stamped %%EOF")
        .send()
        .must_say("Pindaian disimpan.");
    assert!(officer.get(&format!("{letter}/pindaian/berkas")).bytes().ends_with(b"signed and stamped %%EOF"));
    officer.get(&resident).must_say(&number);
}

#[test]
fn the_code_on_paper_leads_anybody_to_the_letter_with_masked_names() {
    let world = world();
    let (person, letter, path) = acknowledged(&world);
    let page = world.visitor().get(&path);
    page.must_be(200).must_say("Asli dan tercatat").must_say("Desa Kuripan").must_say("PP 71/2019").must_say("***");
    for word in person.name.split(' ').chain(person.husband.split(' ')).chain([person.nik.as_str()]) {
        assert!(!page.says(word), "{word} is shown to a stranger: {}", page.text());
    }
    // Whoever cannot scan types the twelve signs beside the code, with or without their dashes.
    let typed =
        world.officer().get(&letter).links().into_iter().find(|link| link.starts_with("/cek?kode=")).expect("a code");
    let code = &typed["/cek?kode=".len()..];
    let dashed = format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]).to_lowercase();
    for code in [code, dashed.as_str()] {
        let page = world.visitor().get("/cek").form("/cek").fill("kode", code).send();
        page.must_be(200).must_say("Asli dan tercatat");
    }
}

#[test]
fn one_changed_character_is_false_wherever_it_stands() {
    let world = world();
    let (_, _, path) = acknowledged(&world);
    let visitor = world.visitor();
    visitor.get(&path).must_be(200);
    let start = "/CEK/".len();
    for at in [start, start + 7, (start + path.len()) / 2, path.len() - 9, path.len() - 1] {
        let mut changed: Vec<u8> = path.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("text");
        let page = visitor.get(&changed);
        assert!(page.status() == 404 && page.says("Tidak terbukti asli"), "{at}: {} {}", page.status(), page.text());
    }
}

#[test]
fn a_withdrawn_letter_is_told_as_withdrawn_and_keeps_its_reason_inside() {
    let world = world();
    let (_, letter, path) = acknowledged(&world);
    let address = format!("{letter}/tarik");
    let form = world.head().get(&address).form(&address);
    form.clone().fill("reason", "").send().must_be(422);
    form.fill("reason", "Suami mencabut izinnya")
        .send()
        .must_say("Surat ini ditarik")
        .must_say("Suami mencabut izinnya");
    let page = world.visitor().get(&path);
    page.must_be(410).must_say("sudah ditarik");
    assert!(!page.says("mencabut izinnya"), "the reason is nobody else's business: {}", page.text());
}

#[test]
fn who_checked_the_facts_cannot_acknowledge_them_even_as_acting_head() {
    let own = World::over(testkit::Node::start());
    let coordinator = own.as_(COORDINATOR);
    let account = coordinator.get("/akun").form("/akun/temukan").fill("account", "siti@contoh.id").send();
    let address = format!("{}/peran", account.path());
    let form = coordinator.get(&address).form(&address).fill("role", "pelaksana_harian").fill("until", "31-12-2027");
    form.fill("region", "Desa Kuripan (33.07.10.2004)").send().must_say("Peran sudah diberikan.");

    let officer = in_role(&own, "Petugas Desmigratif");
    let resident = Person::next().register(&officer).path().to_owned();
    let letter = desk::draft(&officer, &resident).path().to_owned();
    desk::check(&officer, &letter);
    let address = format!("{letter}/mengetahui");
    let acting = in_role(&own, "Pelaksana harian");
    let asked = acting.get(&address);
    let told = match asked.status() {
        200 => asked.form(&address).fill("password", &desk::password(&own)).send(),
        _ => asked,
    };
    assert!(matches!(told.status(), 403 | 422), "{}", told.status());
    told.must_say("diperiksa oleh akun Anda sendiri");
    desk::acknowledge(&own, &letter).must_say("H. Suprapto");
}

/// Siti, who has two roles, in the one that is called so.
fn in_role(world: &World, role: &str) -> Client {
    let page = world.try_sign_in("siti@contoh.id", &desk::password(world));
    page.must_say("Pilih peran");
    let document = page.document();
    let line = document.all("li").find(|line| line.text().starts_with(role)).expect("the role is offered");
    let chosen = line.inside().into_iter().find(|field| field.attribute("name") == Some("peran"));
    let chosen = chosen.and_then(|field| field.attribute("value")).expect("a role").to_owned();
    page.form("/masuk/peran").force("peran", &chosen).send().must_be(200);
    page.client().clone()
}

#[test]
fn a_letter_waits_for_the_heads_own_password() {
    let world = world();
    let (_, resident) = somebody(&world);
    let letter = desk::draft(&world.officer(), &resident).path().to_owned();
    let address = format!("{letter}/mengetahui");
    let early = world.head().get(&address);
    assert!(matches!(early.status(), 403 | 409 | 422), "not checked yet: {}", early.status());
    desk::check(&world.officer(), &letter);
    let form = world.head().get(&address).form(&address);
    form.fill("password", "bukan kata sandinya").send().must_be(422).must_say("Kata sandi ini tidak cocok");
    world.officer().get(&letter).must_say("belum bernomor");
}

#[test]
fn the_acting_head_acknowledges_under_their_own_name_and_office() {
    let world = world();
    let (_, resident) = somebody(&world);
    let letter = desk::draft(&world.officer(), &resident).path().to_owned();
    desk::check(&world.officer(), &letter);
    let address = format!("{letter}/mengetahui");
    let form = world.as_("pelaksana_harian").get(&address).form(&address).fill("password", &desk::password(&world));
    let page = form.send();
    page.must_be(200).must_say("Surat sudah diketahui").must_say("Sri Wahyuningsih");
    let printed = page.form(&format!("{letter}/cetak")).send();
    let words = paper::text(printed.bytes());
    assert!(words.contains("Sri Wahyuningsih") && words.contains("Plh."), "{words}");
}

#[test]
fn the_office_decides_whether_its_letters_keep_a_place_for_the_meterai() {
    let own = World::over(testkit::Node::start());
    let resident = Person::next().register(&own.officer()).path().to_owned();
    let letter = desk::draft(&own.officer(), &resident).path().to_owned();
    let paper = format!("{letter}/cetak.pdf");
    assert!(paper::text(own.officer().get(&paper).bytes()).contains("Meterai"));
    let office =
        own.head().get("/kantor").links().into_iter().find(|link| link.starts_with("/kantor/") && link.len() > 40);
    let edit = format!("{}/ubah", office.expect("the office"));
    let form = own.head().get(&edit).form(&edit);
    form.choose("meterai", "Tidak").send().must_be(200);
    assert!(!paper::text(own.officer().get(&paper).bytes()).contains("Meterai"));
}
