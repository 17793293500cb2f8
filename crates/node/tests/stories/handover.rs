//! Handing over a desk: proposed, accepted, in force; the leaver is out, nothing stays without an owner, the head knows.

use jiff::ToSpan;
use testkit::{Client, Node, Page};

use crate::world::{COORDINATOR, HEAD, NEIGHBOUR, OFFICER, World, world};

const JOKO: &str = "Joko Prasetyo (Petugas Desmigratif)";

/// A day from now as an officer types it.
pub fn in_days(days: i64) -> String {
    let now = jiff::Timestamp::now().as_millisecond();
    let wib = jiff::Timestamp::from_millisecond(now + 7 * 3_600_000).expect("a moment").to_string();
    let date: jiff::civil::Date = wib[..10].parse().expect("a day");
    let date = date.checked_add(days.days()).expect("a day");
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}

fn joko(node: &Node) -> Client {
    let login = node.cast().everybody().iter().find(|login| login.name.starts_with("Joko")).expect("Joko").clone();
    let client = node.visitor();
    testkit::node::try_sign_in_as(&client, &login).expect("signed in");
    client
}

fn proposed(who: &Client, begins: &str, back: &str) -> Page {
    let form = who.get("/serah-terima/baru").form("/serah-terima/baru").choose("receiver", JOKO);
    let reason = if back.is_empty() { "Berhenti dari tugas ini" } else { "Cuti atau berhalangan, lalu kembali" };
    form.choose("reason", reason).fill("begins", begins).fill("back", back).fill("note", "Kunci di laci").send()
}

#[test]
fn whoever_leaves_today_is_out_and_the_colleague_has_tasks_and_drafts() {
    let world = World::over(Node::start());
    let siti = world.officer();
    let joko = joko(&world);
    let csrf = siti.get("/menu").form("/keluar").value("_csrf").expect("a token");
    siti.post("/draf", &[("_csrf", &csrf), ("form", "/warga/baru"), ("isi", "{\"name\":\"Rahajeng\"}")]).must_be(200);
    siti.get("/serah-terima/baru").must_say("belum selesai").must_say("Isian yang belum dikirim");
    let page = proposed(&siti, &in_days(0), "");
    page.must_be(200).must_say("menunggu yang menerima").must_say("Kunci di laci");
    let path = page.path().to_owned();
    proposed(&siti, &in_days(1), "").must_be(422).must_say("Sudah ada usulan");
    siti.get("/beranda").must_be(200);
    joko.get("/beranda").must_say("meminta Anda menerima tugasnya");
    let asked = joko.get(&path);
    asked.form(&format!("{path}/terima")).send().must_be(200).must_say("Tugas diterima").must_say("Berlaku");
    let out = siti.get("/beranda");
    assert!(out.location().is_some_and(|to| to.starts_with("/masuk")), "{}", out.status());
    let login = world.who(OFFICER).clone();
    let again = world.try_sign_in(&login.account, &login.password);
    assert!(!again.says("Keluar") && again.status() != 303, "{}", again.text());
    let draft = joko.get("/draf?form=/warga/baru");
    assert!(draft.text().contains("Rahajeng"), "{}", draft.text());
    let head = world.head();
    head.get("/beranda").must_say("menerima tugas dari Siti Rahmawati");
    head.get(&path).form(&format!("{path}/tahu")).send().must_be(200).must_say("Diketahui oleh");
    let paper = joko.get(&format!("{path}/berita-acara.pdf"));
    paper.must_be(200);
    assert!(paper.bytes().starts_with(b"%PDF"));
    let text = crate::paper::text(paper.bytes());
    for words in ["Siti Rahmawati", "Joko Prasetyo", "Serah Terima", "Kunci di laci"] {
        assert!(text.to_lowercase().contains(&words.to_lowercase()), "{words}: {text}");
    }
    world.as_(NEIGHBOUR).get(&path).must_be(404);
    world.as_("pengurus_koperasi").get(&path).must_be(404);
}

#[test]
fn leave_gives_the_role_back_on_its_day_and_changes_nothing_before() {
    let world = World::over(Node::start());
    let siti = world.officer();
    proposed(&siti, &in_days(5), "").must_be(200).form_with_button("Batalkan usulan").send().must_say("Dibatalkan");
    proposed(&siti, &in_days(5), &in_days(3)).must_be(422).must_say("sesudah tanggal mulai");
    let page = proposed(&siti, &in_days(5), &in_days(12));
    let path = page.path().to_owned();
    let joko = joko(&world);
    joko.get(&path).form(&format!("{path}/terima")).send().must_be(200).must_say("Diterima");
    siti.get("/beranda").must_be(200).must_say("Keluar");
    let coordinator = world.as_(COORDINATOR);
    let account = world.who(OFFICER).account.clone();
    let roles = coordinator.get("/akun").form("/akun/temukan").fill("account", &account).send();
    let posts = roles.document().all("li").filter(|line| line.text().contains("Petugas Desmigratif")).count();
    assert_eq!(posts, 2, "{}", roles.text());
    let taken = siti.get(&path);
    assert!(taken.try_form(&format!("{path}/draf")).is_err(), "before the day nobody takes drafts");
}

#[test]
fn nobody_hands_a_right_to_who_has_none_and_the_head_acts_for_who_is_gone() {
    let world = world();
    let siti = world.officer();
    let form = siti.get("/serah-terima/baru").form("/serah-terima/baru").choose("reason", "Berhenti dari tugas ini");
    let form = form.fill("begins", &in_days(2)).force("receiver", "01a20ce8-ec40-78de-8ed5-000000000001");
    form.submit().must_be(422).must_say("tidak memegang peran yang sama");
    let alone = world.as_("fasilitator_pengasuhan");
    alone.get("/serah-terima/baru").must_be(200).must_say("Belum ada rekan di kantor ini");
    assert!(!alone.get("/serah-terima").says("Serahkan tugas seorang petugas"));
    let list = world.as_(HEAD).get("/serah-terima");
    list.must_say("Siti Rahmawati");
    let desk = list.links().into_iter().find(|link| link.starts_with("/serah-terima/baru?peran=")).expect("a desk");
    let head = world.as_(HEAD);
    let open = head.get(&desk);
    open.must_say("Hal yang hanya dibaca pemegang tugas");
    for link in open.links().iter().filter(|link| link.starts_with("/darurat/") || link.starts_with("/pengaduan/")) {
        assert_ne!(head.get(link).status(), 403, "{link} is closed to the head, who must not read what it is about");
    }
    alone.get(&desk).must_be(404);
    world.as_(NEIGHBOUR).get(&desk).must_be(404);
}

#[test]
fn drafts_go_along_that_belong_to_the_desk_and_were_begun_before_it_changed_hands() {
    let world = World::over(Node::start());
    let siti = world.officer();
    let begin = |who: &Client, form: &str, name: &str| {
        let csrf = who.get("/menu").form("/keluar").value("_csrf").expect("a token");
        who.post("/draf", &[("_csrf", &csrf), ("form", form), ("isi", &format!("{{\"name\":\"{name}\"}}"))])
            .must_be(200);
    };
    begin(&siti, "/warga/baru", "Rahajeng");
    begin(&siti, "/saya/sandi", "Punya sendiri");
    begin(&siti, "/program/baru", "Bukan meja ini");
    let path = proposed(&siti, &in_days(0), "").path().to_owned();
    let joko = joko(&world);
    joko.get(&path).form(&format!("{path}/terima")).send().must_be(200).must_say("Berlaku");
    assert!(joko.get("/draf?form=/warga/baru").text().contains("Rahajeng"));
    for form in ["/saya/sandi", "/program/baru"] {
        assert_eq!(joko.get(&format!("/draf?form={form}")).text().trim(), "null", "{form} is nobody's desk");
    }

    let coordinator = world.as_(COORDINATOR);
    let account = coordinator.get("/akun").form("/akun/temukan").fill("account", "siti@contoh.id").send();
    let address = format!("{}/peran", account.path());
    let form = coordinator.get(&address).form(&address).fill("role", "petugas_desmigratif");
    form.fill("region", "Desa Kuripan (33.07.10.2004)").send().must_say("Peran sudah diberikan.");
    let back = world.visitor();
    testkit::node::try_sign_in_as(&back, world.who(OFFICER)).expect("signed in");
    begin(&back, "/keluarga/baru", "Sesudah kembali");
    let csrf = joko.get("/menu").form("/keluar").value("_csrf").expect("a token");
    joko.post(&format!("{path}/draf"), &[("_csrf", &csrf)]);
    assert_eq!(joko.get("/draf?form=/keluarga/baru").text().trim(), "null", "an old handover opens nothing new");
    assert!(back.get("/draf?form=/keluarga/baru").text().contains("Sesudah kembali"));
}
