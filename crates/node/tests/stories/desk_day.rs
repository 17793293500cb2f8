//! A day at the desk: visitors in one or two taps, what a visit becomes, the rating on the turned screen, the activity book
//! with photos and next steps, and interest that comes from the public page.

use testkit::{Client, Page};

use crate::desk::{self, Person, somebody};
use crate::handover::in_days;
use crate::world::{COORDINATOR, NEIGHBOUR, world};

const PHOTO: &[u8] = include_bytes!("photo.jpg");
const KURIPAN: &str = "Desa Kuripan (33.07.10.2004)";

/// A visit of somebody, chosen among those of a like name; the page of the visit.
fn visit_of(officer: &Client, person: &Person, purpose: &str) -> Page {
    let which = officer.get("/layanan").form("/layanan").fill("siapa", &person.name).press(purpose).send();
    which.must_be(200).must_say("Yang mana?").must_say(&person.name);
    let visit = which.form("/layanan").press("Ini orangnya").send();
    visit.must_be(200).must_say("Kunjungan tercatat.");
    visit
}

#[test]
fn who_says_no_name_is_one_tap_and_a_mistake_is_taken_back() {
    let world = world();
    let officer = world.officer();
    let visit = officer.get("/layanan").form("/layanan").press("Informasi").send();
    visit.must_be(200).must_say("Kunjungan tercatat.").must_say("Tanpa nama");
    let list = officer.get("/layanan");
    assert!(list.links().iter().any(|link| link == visit.path()), "it stands in the day's list");
    world.as_(NEIGHBOUR).get(visit.path()).must_be(404);
    let done = visit.form(visit.path()).fill("done", "Dijelaskan daftar dokumen").send();
    done.must_be(200).must_say("Dijelaskan daftar dokumen");
    done.form(&format!("{}/tarik", visit.path())).send().must_be(200).must_say("Kunjungan ditarik.");
    assert!(!officer.get("/layanan").links().iter().any(|link| link == visit.path()));
}

#[test]
fn a_named_visitor_is_two_taps_and_the_visit_becomes_a_case_and_a_letter_without_typing_again() {
    let world = world();
    let officer = world.officer();
    let (person, card) = somebody(&world);
    let visit = visit_of(&officer, &person, "Daftar");
    visit.must_say(&person.name);
    let form = visit.click("Buka kasus migrasi");
    let address = format!("{card}/kasus/baru");
    form.must_be(200).must_say(&person.name);
    let case = form.form(&address).choose("keadaan", "Masih di sini, ingin berangkat").send();
    case.must_be(200);
    let letter = desk::draft(&officer, &card);
    let after = officer.get(visit.path());
    after.must_say("Kasus dibuka").must_say("Surat dibuat");
    assert!(after.links().iter().any(|link| case.path().starts_with(link.as_str()) && link.starts_with("/kasus/")));
    assert!(after.links().iter().any(|link| link == letter.path()), "{:?}", after.links());
    officer.get(&card).must_say("Kunjungan terakhir: Daftar");
    let second = visit_of(&officer, &person, "Informasi");
    assert!(!second.says("Kasus dibuka"), "that came of the first visit");
}

#[test]
fn who_complains_stands_in_no_list_and_only_the_officer_reads_it() {
    let world = world();
    let officer = world.officer();
    let (person, card) = somebody(&world);
    let visit = visit_of(&officer, &person, "Pengaduan");
    visit.must_say(&person.name);
    let head = world.head();
    for (who, path) in [(&officer, "/layanan"), (&head, "/layanan"), (&head, visit.path())] {
        let page = who.get(path);
        page.must_be(200);
        assert!(!page.says(&person.name), "{path}");
    }
    assert!(!officer.get(&card).says("Kunjungan terakhir: Pengaduan"));
    let book = officer.get("/layanan/buku.pdf");
    let text = crate::paper::text(book.bytes());
    assert!(text.contains("Pengaduan") && !text.contains(&person.name), "{text}");
}

#[test]
fn a_name_that_is_nobodys_becomes_a_resident_and_the_second_time_the_card_is_offered() {
    let world = world();
    let officer = world.officer();
    let person = Person::next();
    let visit = officer.get("/layanan").form("/layanan").fill("siapa", &person.name).press("Lainnya").send();
    let visit = if visit.says("Yang mana?") {
        visit.form("/layanan").press("Bukan salah satu: catat namanya saja").send()
    } else {
        visit
    };
    visit.must_be(200).must_say(&person.name);
    let address = format!("{}/daftar", visit.path());
    let form = visit.click("Daftarkan sebagai warga").form(&address);
    assert_eq!(form.value("name"), Some(person.name.clone()), "it is not typed again");
    let wrong = form.clone().fill("phone", "bukan nomor").choose("notice", "dibacakan").send();
    wrong.must_be(422).must_say("Pilih jenis kelamin.");
    assert_eq!(wrong.form(&address).value("phone").as_deref(), Some("bukan nomor"));
    let form = form.choose("notice", "dibacakan").choose("sex", "perempuan").fill("phone", &person.phone);
    let done = form.send();
    done.must_be(200).must_say("Warga sudah dicatat.").must_say("Buka kasus migrasi");

    let again = officer.get("/layanan").form("/layanan").press("Informasi").send();
    let address = format!("{}/daftar", again.path());
    let form = officer.get(&address).form(&address).fill("name", &person.name).choose("sex", "perempuan");
    let asked = form.choose("notice", "dibacakan").fill("phone", &person.phone).send();
    asked.must_be(422).must_say("Mungkin sudah terdaftar");
    let chosen = asked.form(&address).press("Ini orangnya").send();
    chosen.must_be(200).must_say(&person.name);
}

#[test]
fn what_is_no_name_is_said_at_the_field_and_nothing_is_recorded() {
    let world = world();
    let officer = world.officer();
    let before = officer.get("/layanan").links().len();
    let wrong = officer.get("/layanan").form("/layanan").fill("siapa", "<script>9").press("Informasi").send();
    wrong.must_be(422).must_say("Nama hanya huruf");
    assert_eq!(officer.get("/layanan").links().len(), before);
    let stranger = officer.get("/layanan").form("/layanan").force("warga", "00000000-0000-7000-8000-000000000000");
    stranger.press("Informasi").send().must_be(404);
}

#[test]
fn the_first_tap_of_the_visitor_counts_and_no_officer_sees_which() {
    let world = world();
    let officer = world.officer();
    let (person, _) = somebody(&world);
    let visit = visit_of(&officer, &person, "Informasi");
    let address = format!("{}/layar", visit.path());
    let screen = visit.click("Minta penilaian");
    screen.must_be(200).must_say("Bagaimana layanan hari ini?");
    assert!(!screen.says(&person.name), "nothing about anybody");
    let form = screen.form(&address);
    form.clone().press("Kurang").send().must_be(200).must_say("Terima kasih.");
    let again = officer.post(&address, &[("nilai", "baik")]);
    assert_ne!(again.status(), 200, "a form of ours is needed");
    let seen = officer.get(visit.path());
    seen.must_say("Sudah dinilai pengunjung.");
    assert!(!seen.says("Kurang") && !seen.says("Minta penilaian"));
    officer.get("/layanan").must_say("penilaian bulan ini");
}

#[test]
fn an_activity_with_photo_and_next_step_stands_on_beranda_until_the_step_is_done() {
    let world = world();
    let officer = world.officer();
    let topic = "Cara aman ke Hong Kong untuk dusun Sumberrejo";
    let form = activity(&officer, topic).fill("next_step", "Bagikan selebaran di posyandu Sumberrejo");
    let form = form.fill("next_due", &in_days(-1));
    let form = form.attach("photo", "IMG_1.jpg", "image/jpeg", PHOTO);
    let page = form.attach("attendance", "../../hadir.jpg", "image/jpeg", PHOTO).send();
    page.must_be(200).must_say("Kegiatan tersimpan.").must_say(topic);
    let photo = page.links().into_iter().find(|link| link.starts_with("/berkas/") && !link.ends_with("/hapus"));
    let photo = photo.expect("the photo is shown");
    assert_eq!(officer.get(&photo).header("content-type"), Some("image/jpeg"));
    world.head().get(&photo).must_be(200);
    world.as_(COORDINATOR).get(&photo).must_be(200);
    world.as_(NEIGHBOUR).get(&photo).must_be(404);
    assert_eq!(world.visitor().get(&photo).status(), 303, "a visitor is sent to the sign-in page");

    officer.open("/").must_say("Bagikan selebaran di posyandu Sumberrejo");
    let done =
        page.click("Tandai selesai").form(&format!("{}/selesai", page.path())).fill("result", "Dibagikan 30 lembar");
    done.send().must_be(200).must_say("Langkah ditandai selesai.").must_say("Dibagikan 30 lembar");
    assert!(!officer.open("/").says("Bagikan selebaran di posyandu Sumberrejo"));
    officer.get("/cari?q=Hong+Kong+Sumberrejo").must_say(topic);

    let off = officer.get(&format!("{photo}/hapus")).form(&format!("{photo}/hapus")).send();
    off.must_be(200).must_say("Berkas sudah dihapus.");
    officer.get(&photo).must_be(404);
}

fn activity(officer: &Client, topic: &str) -> testkit::Form {
    let form = officer.get("/kegiatan/baru").form("/kegiatan/baru").fill("date", &in_days(-9));
    let form = form.fill("kind", "Penyuluhan").fill("pillar", "Pusat Layanan Migrasi").fill("topic", topic);
    form.fill("place", "Balai desa").fill("dusun", "Sumberrejo").fill("men", "12").fill("women", "31")
}

#[test]
fn an_activity_that_cannot_be_right_keeps_what_was_typed_and_no_file() {
    let world = world();
    let officer = world.officer();
    let topic = "Pertemuan yang belum benar";
    let page = activity(&officer, topic).attach("photo", "foto.jpg", "image/jpeg", b"<html>").send();
    page.must_be(422).must_say("Berkas harus berupa PDF atau foto");
    assert_eq!(page.form("/kegiatan/baru").value("topic").as_deref(), Some(topic));
    let page = activity(&officer, topic).attach("photo", "a.pdf", "application/pdf", b"%PDF-1.7 x %%EOF").send();
    page.must_be(422).must_say("Bagian ini untuk foto");
    let page = activity(&officer, topic).fill("date", &in_days(3)).fill("men", "-1").fill("next_step", "x").send();
    page.must_be(422).must_say("belum terjadi").must_say("Isi sampai kapan").must_say("0 sampai 20.000");
    let nobody = activity(&officer, topic).fill("men", "0").fill("women", "0").send();
    nobody.must_be(422).must_say("Tidak ada yang hadir");
    assert!(!officer.get("/kegiatan").says(topic), "nothing was kept");
    let sure = nobody.form("/kegiatan/baru").tick("_checked").send();
    sure.must_be(200).must_say(topic);
    sure.click("Tarik kembali")
        .form(&format!("{}/tarik", sure.path()))
        .send()
        .must_be(200)
        .must_say("Catatan ditarik.");
    assert!(!officer.get("/kegiatan").says(topic));
    let other = world.as_(COORDINATOR).get(&format!("{}/selesai", sure.path()));
    other.must_be(403);
}

#[test]
fn a_file_is_added_later_by_the_own_office_alone() {
    let world = world();
    let officer = world.officer();
    let page = activity(&officer, "Kunjungan ke kader Krajan").send();
    let address = format!("/lampirkan{}", page.path());
    let form = officer.get(&address).form(&address).fill("part", "Daftar hadir");
    form.clone().send().must_be(422).must_say("Pilih berkasnya dulu.");
    let page = form.attach("file", "hadir.pdf", "application/pdf", b"%PDF-1.7 hadir %%EOF").send();
    page.must_be(200).must_say("Berkas tersimpan.").must_say("hadir.pdf");
    world.as_(COORDINATOR).get(&address).must_be(403);
    world.as_(NEIGHBOUR).get(&address).must_be(404);
    world.officer().get("/lampirkan/tidak-ada/00000000-0000-7000-8000-000000000000").must_be(404);
}

fn interest(visitor: &Client, person: &Person) -> testkit::Form {
    let form = visitor.get("/minat").form("/minat").fill("village", KURIPAN).fill("name", &person.name);
    form.fill("phone", &person.phone).choose("sex", "perempuan").fill("country", "Taiwan").tick("consent")
}

#[test]
fn interest_arrives_at_the_own_village_and_becomes_a_resident_and_a_case_with_one_tap() {
    let world = world();
    let (visitor, officer, person) = (world.visitor(), world.officer(), Person::next());
    let sent = interest(&visitor, &person).fill("wish", "Ingin merawat lansia").send();
    sent.must_be(200).must_say("pendaftaran Anda sudah masuk").must_say("M-");
    let list = officer.get("/minat/masuk");
    let mine = list.must_say(&person.name).click(&person.name);
    mine.must_be(200).must_say("Ingin merawat lansia").must_say("Taiwan");
    assert!(mine.links().iter().any(|link| link.starts_with("https://wa.me/")), "a message is ready");
    let neighbour = world.as_(NEIGHBOUR);
    assert!(!neighbour.get("/minat/masuk?semua=1").says(&person.name));
    neighbour.get(mine.path()).must_be(404);
    world.as_(COORDINATOR).get(mine.path()).must_be(200);

    let address = format!("{}/jadikan", mine.path());
    let case = mine.form(&address).send();
    case.must_be(200).must_say(&person.name).must_say("Taiwan");
    assert!(case.path().starts_with("/kasus/"), "{}", case.path());
    let after = officer.get(mine.path());
    after.must_say("Menjadi kasus");
    assert!(!after.says("Jadikan warga dan kasus") && !officer.get("/minat/masuk").says(&person.name));

    // The same person again: the card that is there is offered, and its running case is used.
    interest(&world.visitor(), &person).send().must_be(200);
    let second = officer.get("/minat/masuk").click(&person.name);
    second.must_say("Mungkin sudah terdaftar");
    let used = second.form(&format!("{}/jadikan", second.path())).press("Ini orangnya: pakai kartunya").send();
    used.must_be(200);
    assert_eq!(used.path(), case.path(), "one person, one running case");
}

#[test]
fn interest_that_becomes_no_case_is_answered_with_the_reason() {
    let world = world();
    let (officer, person) = (world.officer(), Person::next());
    interest(&world.visitor(), &person).send().must_be(200);
    let mine = officer.get("/minat/masuk").click(&person.name);
    let address = format!("{}/jawab", mine.path());
    mine.form(&address).send().must_be(422).must_say("Tulis apa yang dijawab.");
    let stale = officer.get(mine.path()).form(&address).fill("answer", "kedua");
    mine.form(&address).fill("answer", "Belum 18 tahun").send().must_be(200).must_say("Belum 18 tahun");
    let late = stale.send();
    late.must_say("baru saja dikerjakan orang lain");
    assert!(!late.says("kedua"));
}

#[test]
fn who_asks_to_be_erased_is_gone_from_the_list_and_cannot_be_read_any_more() {
    let world = world();
    let (officer, person) = (world.officer(), Person::next());
    interest(&world.visitor(), &person).fill("wish", "Jangan simpan lama").send().must_be(200);
    let mine = officer.get("/minat/masuk").click(&person.name);
    let address = format!("{}/hapus", mine.path());
    let coordinator = world.as_(COORDINATOR).get(&address);
    coordinator.must_be(200);
    let theirs = coordinator.form(&address).send();
    theirs.must_be(403);
    officer.get(&address).form(&address).send().must_be(200).must_say("Pendaftaran sudah dihapus.");
    for path in ["/minat/masuk?semua=1", mine.path()] {
        let page = officer.get(path);
        assert!(!page.says(&person.name) && !page.says("Jangan simpan lama"), "{path}");
    }
}

#[test]
fn the_public_form_says_what_is_missing_at_the_field_and_swallows_programs() {
    let world = world();
    let person = Person::next();
    let empty = world.visitor().get("/minat").form("/minat").send();
    empty.must_be(422).must_say("Ketik nama desa Anda").must_say("Tulis nomor telepon").must_say("tandai bila setuju");
    let several = interest(&world.visitor(), &person).fill("village", "kuripan").send();
    several.must_be(422).must_say("Ada beberapa desa").must_say("Kec. Watumalang, Kab. Wonosobo");
    assert_eq!(several.form("/minat").value("name"), Some(person.name.clone()), "nothing typed is lost");
    let program = interest(&world.visitor(), &person).force("situs", "http://beli.murah").send();
    program.must_be(200).must_say("sudah masuk");
    assert!(!world.officer().get("/minat/masuk").says(&person.name), "nothing arrived");
    assert!(world.visitor().get("/minat/terima-kasih?nomor=%3Cb%3E").location().is_some());
}
