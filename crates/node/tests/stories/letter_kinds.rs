//! Letters of the later kinds: heirs who declare, a return that is handed over, an introduction, a domicile; and what is
//! refused at the field without losing what was typed.

use testkit::{Client, Form, Page};

use crate::desk::{self, Person, somebody};
use crate::paper;
use crate::world::{World, world};

/// The form of a new letter of a kind about a resident.
fn begun(officer: &Client, resident: &str, kind: &str) -> Form {
    let address = format!("{resident}/surat/baru");
    let page = officer.get(&format!("{address}?jenis={kind}"));
    page.must_be(200);
    page.form(&address)
}

/// The statement's form with everything but the heirs.
fn statement(officer: &Client, resident: &str) -> Form {
    let form = begun(officer, resident, "surat_pernyataan_ahli_waris");
    form.fill("died", "02-11-2026")
        .fill("died_place", "Taipei, Taiwan")
        .fill("witness_name_1", "Wagiman")
        .fill("witness_position_1", "Ketua RT 02")
        .fill("witness_name_2", "Darsono")
        .fill("witness_position_2", "Ketua RW 01")
}

fn heir(form: Form, at: usize, name: &str, nik: &str, relation: &str) -> Form {
    form.fill(&format!("heir_name_{at}"), name)
        .fill(&format!("heir_nik_{at}"), nik)
        .fill(&format!("heir_relation_{at}"), relation)
}

fn kept(page: &Page) -> &Page {
    page.must_be(200).must_say("Draf disimpan.");
    page
}

#[test]
fn a_dozen_heirs_declare_each_is_seen_and_the_head_only_acknowledges() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let mut form = statement(&officer, &resident);
    for at in 1..=12 {
        let nik = format!("33071001018{at:02}{:03}", 100 + at);
        form = heir(form, at, &format!("Waris Kesekian {at:02}"), &nik[..16], "anak");
    }
    let page = form.send();
    kept(&page).must_say("Waris Kesekian 12").must_say("Wagiman").must_say("Taipei");
    let letter = page.path().to_owned();

    let address = format!("{letter}/periksa");
    let check = officer.get(&address).form(&address).choose("checked_how", "hadir").tick("free_will");
    let missed = (1..12).fold(check.clone(), |form, at| form.tick(&format!("heir_seen_{at}"))).submit();
    missed.must_be(422).must_say("Cocokkan kartu ahli waris ini");
    let whole = (1..=12).fold(check, |form, at| form.tick(&format!("heir_seen_{at}"))).send();
    whole.must_be(200).must_say("Pemeriksaan dicatat");
    officer.get(&format!("{letter}/mengetahui")).must_be(403);

    let page = desk::acknowledge(&world, &letter);
    let printed = page.form(&format!("{letter}/cetak")).send();
    let words = paper::text(printed.bytes());
    assert!(words.contains("SURAT PERNYATAAN AHLI WARIS") && words.contains(&person.name), "{words}");
    assert!(words.contains("Mengetahui") && words.contains("H. Suprapto") && words.contains("Saksi 2"), "{words}");
    for at in 1..=12 {
        assert!(
            words.matches(&format!("Waris Kesekian {at:02}")).count() >= 2,
            "{at}: in the list and to sign: {words}"
        );
    }
    assert!(words.contains("Jaminan Kematian") && words.contains("Meterai"), "{words}");
    assert!(words.contains("Halaman 2 dari"), "{words}");
    assert!(!paper::codes(printed.bytes()).is_empty(), "a code to check it by");
    assert!(!world.visitor().get("/cek").says("Waris"), "nobody finds heirs without the paper");
}

#[test]
fn heirs_that_cannot_be_are_said_at_the_field_and_nothing_typed_is_lost() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let family = begun(&officer, &resident, "surat_pernyataan_ahli_waris");
    assert_eq!(family.value("heir_name_1").unwrap_or_default(), "", "the husband is no registered resident");

    let none = statement(&officer, &resident).submit();
    none.must_be(422).must_say("Tulis sekurang-kurangnya satu ahli waris");
    let form = heir(statement(&officer, &resident), 1, "Lasmini", "3307104403970003", "anak");
    let ahead = form.clone().fill("died", "02-11-2030").submit();
    ahead.must_be(422).must_say("tidak dapat sesudah hari ini");
    assert_eq!(ahead.form(&format!("{resident}/surat/baru")).value("heir_name_1").as_deref(), Some("Lasmini"));
    let dead = form.clone().fill("heir_nik_1", &person.nik).submit();
    dead.must_be(422).must_say("NIK ini milik yang meninggal");
    let witness = form.clone().fill("witness_name_2", "lasmini").submit();
    witness.must_be(422).must_say("Saksi tidak boleh seorang ahli waris");

    // One number twice is a question: it may be two cards with one number.
    let twice = heir(form, 2, "Lasmono", "3307104403970003", "anak").submit();
    twice.must_be(422).must_say("NIK ini sudah tertulis di baris lain");
    let page = twice.form(&format!("{resident}/surat/baru")).tick("confirmed").send();
    kept(&page).must_say("Lasmono");
}

#[test]
fn a_return_is_handed_over_with_its_goods_and_the_village_as_witness() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let form = begun(&officer, &resident, "bast_kepulangan").fill("giver_name", "Rini Astuti");
    let form = form.fill("giver_office", "BP3MI Jawa Tengah").fill("country", "Taiwan");
    let form =
        form.fill("goods_1", "Paspor").fill("amount_1", "1").fill("goods_5", "Koper hitam").fill("amount_5", "2");
    let alone = form.clone().choose("condition", "jenazah").submit();
    alone.must_be(422).must_say("tulis siapa dari keluarga yang menerima");
    let kept_form = alone.form(&format!("{resident}/surat/baru"));
    assert_eq!(kept_form.value("goods_5").as_deref(), Some("Koper hitam"));
    let page = form.choose("condition", "didampingi").send();
    kept(&page).must_say("BP3MI Jawa Tengah").must_say("Koper hitam");
    let letter = page.path().to_owned();
    let draft = officer.get(&format!("{letter}/cetak.pdf"));
    let words = paper::text(draft.bytes());
    assert!(words.contains("BERITA ACARA SERAH TERIMA KEPULANGAN") && words.contains(&person.name), "{words}");
    assert!(words.contains("Koper hitam") && words.contains("Saksi dari pemerintah desa"), "{words}");
    assert!(words.contains("Nomor 32 Tahun 2025"), "{words}");
}

#[test]
fn an_introduction_and_a_domicile_say_their_own_facts() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let empty = begun(&officer, &resident, "surat_pengantar").submit();
    empty.must_be(422).must_say("Tulis kantor yang dituju").must_say("Tulis untuk keperluan apa");
    let form = begun(&officer, &resident, "surat_pengantar").fill("office", "Kantor Imigrasi Wonosobo");
    let page = form.fill("purpose", "pembuatan paspor").send();
    kept(&page).must_say("Kantor Imigrasi Wonosobo");
    let words = paper::text(officer.get(&format!("{}/cetak.pdf", page.path())).bytes());
    assert!(words.contains("SURAT PENGANTAR") && words.contains("pembuatan paspor"), "{words}");

    let form = begun(&officer, &resident, "surat_keterangan_domisili").fill("purpose", "membuka rekening");
    form.clone().fill("since", "tahun depan").submit().must_be(422).must_say("Tulis tanggal seperti");
    let page = form.fill("since", "2015").send();
    let words = paper::text(officer.get(&format!("{}/cetak.pdf", kept(&page).path())).bytes());
    assert!(words.contains("KETERANGAN DOMISILI") && words.contains("sejak tahun 2015"), "{words}");
    let edit = format!("{}/ubah", page.path());
    let changed = officer.get(&edit).form(&edit).fill("since", "04-03-2016").send();
    changed.must_be(200).must_say("4 Maret 2016").must_say("membuka rekening");
}

/// An introduction that waits for the head; its path.
fn waiting(world: &World, purpose: &str) -> (Person, String) {
    let (person, resident) = somebody(world);
    let officer = world.officer();
    let form =
        begun(&officer, &resident, "surat_pengantar").fill("office", "Dinas Tenaga Kerja").fill("purpose", purpose);
    let letter = form.send().path().to_owned();
    let address = format!("{letter}/periksa");
    officer.get(&address).form(&address).choose("checked_how", "hadir").send().must_say("Pemeriksaan dicatat");
    (person, letter)
}

#[test]
fn several_letters_are_acknowledged_with_one_secret_and_one_that_fails_stops_no_other() {
    let own = World::over(testkit::Node::start());
    let (head, officer) = (own.head(), own.officer());
    let letters: Vec<(Person, String)> = ["paspor", "pelatihan", "kartu kuning"].map(|why| waiting(&own, why)).to_vec();
    head.get("/beranda").must_say("surat menunggu Anda");
    let queue = head.get("/surat/antrean");
    for (person, _) in &letters {
        queue.must_say(&person.name);
    }
    queue.must_say("kartu kuning").must_say("Siti Rahmawati");
    let form = queue.form("/surat/antrean");
    form.clone().fill("password", &desk::password(&own)).submit().must_be(422).must_say("Centang sekurang-kurangnya");
    let id = |letter: &str| letter.rsplit('/').next().unwrap_or_default().to_owned();
    let form = letters.iter().fold(form, |form, (_, letter)| form.choose("surat", &id(letter)));
    let wrong = form.clone().fill("password", "bukan ini").submit();
    wrong.must_be(422).must_say("Kata sandi ini tidak cocok");
    assert_eq!(wrong.source().matches(" checked>").count(), 3, "the ticks are kept");

    // Meanwhile the officer cancels the second one.
    let cancel = format!("{}/batalkan", letters[1].1);
    officer.get(&cancel).form(&cancel).fill("reason", "warga tidak jadi pergi").send().must_be(200);
    let form = form.fill("password", &desk::password(&own));
    let result = form.clone().send();
    result.must_be(200).must_say("Diketahui").must_say("Belum diketahui").must_say("dikembalikan, dibatalkan");
    assert_eq!(result.text().matches("474/").count(), 2, "{}", result.text());
    let numbers: Vec<String> = [0, 2].map(|at| number(&officer.get(&letters[at].1))).to_vec();
    assert_ne!(numbers[0], numbers[1]);

    // The same form sent again acknowledges nothing twice.
    form.send().must_be(200);
    let again: Vec<String> = [0, 2].map(|at| number(&officer.get(&letters[at].1))).to_vec();
    assert_eq!(numbers, again);
    officer.get(&letters[1].1).must_say("dibatalkan").must_say("belum bernomor");
    let printed = officer.get(&letters[0].1).form(&format!("{}/cetak", letters[0].1)).send();
    assert!(paper::text(printed.bytes()).contains(&numbers[0]));
}

fn number(page: &Page) -> String {
    let text = page.text();
    let start = text.find("474/").unwrap_or_else(|| panic!("no number: {text}"));
    text[start..].split([' ', '·']).next().unwrap_or_default().to_owned()
}

#[test]
fn the_register_keeps_every_number_and_each_printing_says_why() {
    let own = World::over(testkit::Node::start());
    let (head, officer) = (own.head(), own.officer());
    let (person, letter) = waiting(&own, "paspor");
    let form = head.get("/surat/antrean").form("/surat/antrean").fill("password", &desk::password(&own));
    form.force("semua", "1").send().must_be(200).must_say("Diketahui");
    let number = number(&officer.get(&letter));
    let print = format!("{letter}/cetak");
    officer.get(&letter).form(&print).send().must_be(200);
    officer.get(&letter).form(&print).submit().must_be(422).must_say("Pilih mengapa surat ini dicetak lagi");
    officer.get(&letter).form(&print).choose("reason", "hilang").send().must_be(200);
    officer.get(&letter).must_say("cetakan ke 2 (surat hilang)");

    let draw = format!("{letter}/tarik");
    head.get(&draw).form(&draw).fill("reason", "salah kantor").send().must_say("Surat ini ditarik");
    let register = officer.get("/surat/register");
    register.must_be(200).must_say(&number).must_say(&person.name).must_say("ditarik").must_say("dicetak 2 kali");
    let withdrawn = officer.get("/surat/register?keadaan=ditarik");
    withdrawn.must_say(&number);
    assert!(!officer.get("/surat/register?jenis=bast_kepulangan").says(&number));
    let words = paper::text(officer.get("/surat/register.pdf").bytes());
    assert!(words.contains("BUKU REGISTER SURAT") && words.contains(&number), "{words}");
}
