//! A business group through the pages: recorded, its members with their shares, a second group as a question.

use testkit::{Client, Node, Page};

use crate::desk::Person;
use crate::enterprise_aid as aid;
use crate::handover::in_days;
use crate::world::{COORDINATOR, HEAD, NEIGHBOUR, OFFICER, world};

/// The facilitator of the village's enterprises.
pub const FACILITATOR: &str = "pendamping_usaha";

/// A group of this name.
pub fn group(client: &Client, name: &str) -> Page {
    let form = client.get("/kelompok-usaha/baru").form("/kelompok-usaha/baru").fill("name", name);
    let form = form.fill("sector", "makanan").fill("product", "keripik pisang").fill("founded_on", "2026-02-01");
    let page = form.choose("state", "aktif").fill("market", "desa").send();
    page.must_be(200).must_say(name);
    page
}

/// The form by which somebody joins a group.
fn joining(client: &Client, group: &Page, resident: &Page) -> testkit::Form {
    let id = resident.path().split('/').nth(2).expect("an id").to_owned();
    let address = format!("{}/anggota/baru", group.path());
    client.get(&format!("{address}?warga={id}")).form(&address)
}

/// Somebody registered at the desk who is a member of a group now.
pub fn member((client, officer): (&Client, &Client), group: &Page, role: &str) -> Person {
    let person = Person::next();
    let card = person.register(officer);
    let page = joining(client, group, &card).choose("role", role).choose("background", "pmi_purna").send();
    page.must_be(200).must_say(&person.name);
    person
}

#[test]
fn a_group_is_recorded_with_its_members_and_their_shares() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let group = group(&facilitator, "Keripik Uji Satu");
    member((&facilitator, &world.officer()), &group, "ketua");
    let page = facilitator.get(group.path());
    page.must_say("Ketua").must_say("1 dari 1 pernah bekerja di luar negeri (100%)");
    let person = Person::next();
    let card = person.register(&world.officer());
    let taken = joining(&facilitator, &group, &card).choose("role", "ketua").choose("background", "warga_lain").send();
    taken.must_be(422).must_say("sudah dipegang anggota lain");
    world.officer().get("/usaha").must_say("Keripik Uji Satu");
    for (who, status) in [(OFFICER, 200), (COORDINATOR, 200), (NEIGHBOUR, 404)] {
        assert_eq!(world.as_(who).get(group.path()).status(), status, "{who}");
    }
}

#[test]
fn a_member_of_two_groups_is_a_question_and_no_wall() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let (first, second) = (group(&facilitator, "Batik Uji Dua"), group(&facilitator, "Las Uji Dua"));
    let person = Person::next();
    let card = person.register(&world.officer());
    let join = |group: &Page| joining(&facilitator, group, &card).choose("background", "keluarga_pmi");
    join(&first).send().must_be(200).must_say(&person.name);
    join(&first).send().must_be(422).must_say("sudah anggota kelompok ini");
    let asked = join(&second).send();
    asked.must_be(422).must_say("juga anggota kelompok Batik Uji Dua");
    let address = format!("{}/anggota/baru", second.path());
    asked.form(&address).tick("_checked").send().must_be(200).must_say("Anggota tersimpan").must_say(&person.name);
    // Who opens the person's page sees the group and not more.
    world.officer().get(card.path()).must_say("Batik Uji Dua");
}

#[test]
fn who_left_is_counted_no_more_and_the_ministry_sees_no_name() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let group = group(&facilitator, "Jahit Uji Tiga");
    let person = member((&facilitator, &world.officer()), &group, "anggota");
    let ministry = world.as_("petugas_kementerian").get(group.path());
    ministry.must_be(200).must_say("tersimpan di desa");
    assert!(!ministry.says(&person.name));
    let page = facilitator.get(group.path()).click(&person.name);
    let leave = page.path().replace("/ubah", "/keluar");
    let form = facilitator.get(&leave).form(&leave);
    form.fill("left_on", "2001-01-01").send().must_be(422).must_say("Lebih awal");
    facilitator.get(&leave).form(&leave).send().must_be(200).must_say("Anggota (0)").must_say("keluar");
}

/// A plan of a group that pays: crisps at 10,000 a pack.
pub fn plan(client: &Client, group: &Page) -> Page {
    let address = format!("{}/rencana/baru", group.path());
    let page = filled(client, &address).send();
    page.must_be(200).must_say("Rencana tersimpan");
    page
}

fn filled(client: &Client, address: &str) -> testkit::Form {
    let form = client.get(address).form(address).fill("need", "Mesin perajang pisang, 20 kg sejam");
    let form = form.fill("skill", "Dua anggota pernah memakainya").fill("watt", "1.300");
    let form = form.fill("material", "Pisang dari kebun anggota").fill("buyers", "Toko oleh-oleh di alun-alun");
    let form = form.fill("unit", "bungkus").fill("price", "10.000").fill("volume", "500");
    let form = form.fill("material_cost", "4.000").fill("packaging_cost", "1.000").fill("labour_cost", "1.000");
    let form = form.fill("rent", "500.000").fill("utilities", "300.000").fill("other_fixed", "400.000");
    form.fill("own_cash", "2.000.000").fill("aid_asked", "8.000.000").fill("first_month", "2026-12")
}

/// Moves a plan, pressing a button of its page.
fn moved(client: &Client, plan: &str, button: &str) -> Page {
    client.get(plan).form(&format!("{plan}/langkah")).press(button).send()
}

/// A plan that was submitted, checked by the officer and approved by the head.
pub fn approved(facilitator: &Client, officer: &Client, head: &Client, group: &Page) -> String {
    let plan = plan(facilitator, group).path().to_owned();
    moved(facilitator, &plan, "Ajukan: kelompok sudah sepakat").must_be(200).must_say("Diajukan kelompok");
    moved(officer, &plan, "Sudah diperiksa").must_be(200).must_say("menunggu persetujuan");
    moved(head, &plan, "Setujui").must_be(200).must_say("Disetujui");
    plan
}

#[test]
fn a_plan_shows_its_break_even_and_a_loss_on_every_sale_is_not_submitted() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let group = group(&facilitator, "Keripik Uji Empat");
    let plan = plan(&facilitator, &group);
    plan.must_say("300 bungkus").must_say("800.000").must_say("10 bulan").must_say("Hitungannya masuk akal");
    let edit = format!("{}/ubah", plan.path());
    let zero = facilitator.get(&edit).form(&edit).fill("price", "0").fill("ramp", "13").send();
    zero.must_be(422).must_say("lebih dari 0").must_say("1 sampai 12 bulan");
    let cheap = facilitator.get(&edit).form(&edit).fill("price", "5.500").send();
    cheap.must_be(200).must_say("setiap penjualan rugi");
    moved(&facilitator, plan.path(), "Ajukan: kelompok sudah sepakat").must_be(422).must_say("Perbaiki harga");
}

#[test]
fn a_plan_goes_through_three_pairs_of_hands_and_every_version_is_kept() {
    let world = world();
    let (facilitator, officer, head) = (world.as_(FACILITATOR), world.officer(), world.head());
    let group = group(&facilitator, "Keripik Uji Lima");
    let plan = plan(&facilitator, &group).path().to_owned();
    moved(&facilitator, &plan, "Ajukan: kelompok sudah sepakat").must_say("Diajukan kelompok");
    let own = moved(&facilitator, &plan, "Sudah diperiksa");
    own.must_be(403).must_say("tidak memeriksa rencananya sendiri");
    moved(&officer, &plan, "Kembalikan untuk diperbaiki").must_be(422).must_say("Tulis apa yang harus diperbaiki");
    let back = officer.get(&plan).form(&format!("{plan}/langkah")).fill("reason", "Sebut ukuran mesin");
    back.press("Kembalikan untuk diperbaiki").send().must_be(200).must_say("Sebut ukuran mesin");
    facilitator.get("/beranda").must_say("Keripik Uji Lima");
    moved(&facilitator, &plan, "Ajukan: kelompok sudah sepakat").must_be(200);
    moved(&officer, &plan, "Sudah diperiksa").must_be(200);
    let edit = format!("{plan}/ubah");
    facilitator.get(&edit).form(&edit).fill("price", "12.000").send().must_be(422).must_say("tidak diubah");
    moved(&head, &plan, "Setujui").must_be(200).must_say("Disetujui");
    let address = format!("{}/rencana/baru", group.path());
    filled(&facilitator, &address).fill("price", "12.000").send().must_be(200).must_say("versi 2");
    filled(&facilitator, &address).send().must_be(422).must_say("Ada versi yang belum selesai");
    facilitator.get(group.path()).must_say("versi 1").must_say("versi 2");
}

#[test]
fn a_permit_that_runs_out_stands_on_the_first_page_until_it_is_renewed() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let group = group(&facilitator, "Sirup Uji Enam");
    let address = format!("{}/izin/baru", group.path());
    let form = || facilitator.get(&address).form(&address).fill("kind", "pirt").fill("number", "206330701");
    let wrong = form().fill("issued_on", &in_days(-30)).fill("valid_until", &in_days(-60)).send();
    wrong.must_be(422).must_say("Berakhir sebelum terbit");
    form()
        .fill("issued_on", &in_days(-30))
        .fill("valid_until", &in_days(10))
        .send()
        .must_be(200)
        .must_say("Segera habis");
    let page = facilitator.get("/beranda");
    page.must_say("Sirup Uji Enam");
    let renew = facilitator.get(group.path()).click("206330701");
    renew.form(renew.path()).fill("valid_until", &in_days(1800)).send().must_be(200).must_say("Berlaku");
    assert!(!facilitator.get("/beranda").says("Sirup Uji Enam"));
}

#[test]
fn a_meeting_is_recorded_after_it_was_held() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let group = group(&facilitator, "Anyaman Uji Tujuh");
    let address = format!("{}/rapat/baru", group.path());
    let form = || facilitator.get(&address).form(&address).fill("place", "Balai dusun").fill("present", "11");
    form().fill("held_on", &in_days(2)).send().must_be(422).must_say("sesudah dilaksanakan");
    let page = form().fill("held_on", &in_days(-2)).fill("decisions", "Membeli bambu bersama").send();
    page.must_be(200).must_say("Membeli bambu bersama").must_say("Lampirkan");
}

/// One of each for the permission grid: the kind that a path begins with, the parameter, the value.
pub fn examples(node: &Node) -> Vec<(&'static str, &'static str, String)> {
    let (facilitator, officer) = (node.sign_in(FACILITATOR), node.sign_in(OFFICER));
    let group = group(&facilitator, "Kelompok Contoh Izin");
    member((&facilitator, &officer), &group, "ketua");
    let head = node.sign_in(HEAD);
    let plan = approved(&facilitator, &officer, &head, &group);
    let package = aid::package(&facilitator, &group, "6.000.000").path().to_owned();
    let item = aid::ordered(&facilitator, &package);
    aid::delivered(&facilitator, &item);
    aid::tested(&facilitator, &item, None).must_be(200);
    aid::handed_over(&head, &package).must_be(200);
    let address = format!("{}/kas/baru", group.path());
    let line = facilitator.get(&address).form(&address).fill("kind", "jual").fill("amount", "10.000").send();
    let address = format!("{}/izin/baru", group.path());
    let form = facilitator
        .get(&address)
        .form(&address)
        .fill("kind", "nib")
        .fill("number", "1")
        .fill("issued_on", &in_days(-3));
    form.send().must_be(200);
    let address = format!("{}/rapat/baru", group.path());
    let meeting = facilitator.get(&address).form(&address).fill("place", "Balai").fill("present", "3").send();
    let page = facilitator.get(group.path());
    let linked = |page: &Page, start: &str| {
        let link = page.links().into_iter().find(|link| link.starts_with(start));
        link.and_then(|link| link.split('/').nth(2).map(str::to_owned))
            .unwrap_or_else(|| panic!("nothing under {start}"))
    };
    let id = |path: &str| path.split('/').nth(2).unwrap_or_default().to_owned();
    vec![
        ("kelompok-usaha", "id", id(group.path())),
        ("anggota-kelompok", "id", linked(&page, "/anggota-kelompok/")),
        ("izin-usaha", "id", linked(&page, "/izin-usaha/")),
        ("rapat-kelompok", "id", id(meeting.path())),
        ("rencana-usaha", "id", id(&plan)),
        ("bantuan-usaha", "id", id(&package)),
        ("barang-bantuan", "id", id(&item)),
        ("aset-usaha", "id", linked(&page, "/aset-usaha/")),
        ("kas-usaha", "id", linked(&line, "/kas-usaha/")),
    ]
}
