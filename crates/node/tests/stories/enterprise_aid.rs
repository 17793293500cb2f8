//! Aid through the pages: ordered for an approved plan, tested, replaced where it failed, paid, handed over with a sealed record,
//! looked at afterwards; and the cash book of a group.

use testkit::{Client, Page};

use crate::enterprise::{FACILITATOR, approved, group, member};
use crate::handover::in_days;
use crate::world::{COORDINATOR, NEIGHBOUR, world};

/// The password of every account of the sample world.
const PASSWORD: &str = "desa-migran-contoh";

/// A package for a group whose plan is approved.
pub fn package(client: &Client, group: &Page, value: &str) -> Page {
    let address = format!("{}/bantuan/baru", group.path());
    let form = client.get(&address).form(&address).fill("name", "Peralatan keripik").fill("source", "apbn");
    let form = form.fill("giver", "Kementerian Ketenagakerjaan").fill("budget_line", "4457.QDC.001");
    let page = form.fill("value", value).send();
    page.must_be(200).must_say("Paket tersimpan");
    page
}

/// The form of a thing for a package.
fn thing(client: &Client, package: &str, name: &str, watt: &str) -> testkit::Form {
    let address = format!("{package}/barang/baru");
    let form = client.get(&address).form(&address).fill("name", name).fill("quantity", "2");
    form.fill("specification", "20 kg sejam, 900 watt, baja tahan karat")
        .fill("watt", watt)
        .fill("unit_value", "3.000.000")
}

/// Orders a package with one thing and answers the path of the thing.
pub fn ordered(client: &Client, package: &str) -> String {
    thing(client, package, "Mesin perajang", "900").send().must_be(200).must_say("Barang tersimpan");
    client.get(package).form(&format!("{package}/pesan")).send().must_be(200).must_say("Pesanan tercatat");
    let link = client.get(package).links().into_iter().find(|link| link.starts_with("/barang-bantuan/"));
    link.expect("the thing")
}

/// The thing has come.
pub fn delivered(client: &Client, item: &str) {
    let address = format!("{item}/datang");
    let form = client.get(&address).form(&address).fill("spec", "Merek Uji, 900 watt").choose("as_specified", "ya");
    form.send().must_be(200).must_say("Kedatangan tercatat");
}

/// The test of a thing, in which one answer may be no.
pub fn tested(client: &Client, item: &str, no: Option<&str>) -> Page {
    let address = format!("{item}/uji");
    let mut form = client.get(&address).form(&address);
    for answer in ["works", "power", "material", "operator"] {
        form = form.choose(answer, if no == Some(answer) { "tidak" } else { "ya" });
    }
    if no.is_some() {
        form = form.fill("note", "Sekering turun setiap dinyalakan");
    }
    form.attach("photo", "uji.jpg", "image/jpeg", include_bytes!("photo.jpg")).send()
}

/// The head hands a package over.
pub fn handed_over(head: &Client, package: &str) -> Page {
    let address = format!("{package}/bast");
    head.get(&address).form(&address).fill("password", PASSWORD).send()
}

#[test]
fn aid_waits_for_an_approved_plan_fails_its_test_is_replaced_paid_and_handed_over_once() {
    let world = world();
    let (facilitator, officer, head) = (world.as_(FACILITATOR), world.officer(), world.head());
    let group = group(&facilitator, "Keripik Bantuan Satu");
    member((&facilitator, &officer), &group, "ketua");
    facilitator.get(group.path()).must_say("Rencana usaha kelompok ini belum disetujui");
    approved(&facilitator, &officer, &head, &group);
    let package = package(&facilitator, &group, "6.000.000").path().to_owned();
    let weak = thing(&facilitator, &package, "Oven listrik", "2.200").send();
    weak.must_be(422).must_say("butuh 2200 watt").must_say("hanya 1300 watt");
    let item = ordered(&facilitator, &package);
    let pay = format!("{package}/bayar");
    let paid = |amount: &str| facilitator.get(&pay).form(&pay).fill("amount", amount).send();
    paid("6.000.000").must_be(422).must_say("belum datang");
    delivered(&facilitator, &item);
    paid("6.000.000").must_be(422).must_say("belum diuji");
    tested(&facilitator, &item, Some("power")).must_be(200).must_say("Gagal uji terima").must_say("Sekering turun");
    paid("6.000.000").must_be(422).must_say("Pembayaran ditahan").must_say("gagal uji terima");
    head.get(&format!("{package}/bast")).must_be(200);
    handed_over(&head, &package).must_be(422).must_say("gagal uji terima");
    facilitator.get("/beranda").must_say("Keripik Bantuan Satu");
    let replace = format!("{item}/ganti");
    let other = facilitator.get(&replace).form(&replace).send();
    other.must_be(200).must_say("Pengganti ditunggu");
    delivered(&facilitator, other.path());
    tested(&facilitator, other.path(), None).must_be(200).must_say("Lulus uji terima");
    paid("7.000.000").must_be(422).must_say("Lebih dari sisa");
    paid("6.000.000").must_be(200).must_say("Pembayaran tercatat");
    let wrong = format!("{package}/bast");
    head.get(&wrong).form(&wrong).fill("password", "salah").send().must_be(422);
    handed_over(&head, &package).must_be(200).must_say("Diserahkan dengan BAST");
    handed_over(&head, &package).must_be(422).must_say("tidak diserahkan lagi");
    let assets = facilitator.get(group.path());
    assets.must_say("Aset bantuan (2)");
}

#[test]
fn the_record_of_a_handover_is_genuine_and_names_nobody_to_strangers() {
    let world = world();
    let (facilitator, officer, head) = (world.as_(FACILITATOR), world.officer(), world.head());
    let group = group(&facilitator, "Keripik Bantuan Dua");
    let person = member((&facilitator, &officer), &group, "ketua");
    approved(&facilitator, &officer, &head, &group);
    let package = package(&facilitator, &group, "6.000.000").path().to_owned();
    let item = ordered(&facilitator, &package);
    delivered(&facilitator, &item);
    tested(&facilitator, &item, None).must_be(200);
    handed_over(&head, &package).must_be(200);
    let page = facilitator.get(&format!("{package}/bast.pdf"));
    assert!(page.bytes().starts_with(b"%PDF"));
    let text = crate::paper::text(page.bytes());
    assert!(text.contains(&person.name) && text.contains("BAST/"), "{text}");
    let code = text.split_whitespace().find(|word| word.len() == 14 && word.matches('-').count() == 2).expect("a code");
    let check = world.visitor().get(&format!("/cek?kode={code}"));
    check.must_be(200).must_say("Berita acara serah terima");
    assert!(!check.says(&person.name));
    assert_eq!(world.as_(NEIGHBOUR).get(&format!("{package}/bast.pdf")).status(), 404);
}

#[test]
fn an_asset_is_looked_at_moves_and_is_never_handed_over_twice() {
    let world = world();
    let (facilitator, officer, head) = (world.as_(FACILITATOR), world.officer(), world.head());
    let group = group(&facilitator, "Keripik Bantuan Tiga");
    member((&facilitator, &officer), &group, "ketua");
    let second = member((&facilitator, &officer), &group, "anggota");
    approved(&facilitator, &officer, &head, &group);
    let package = package(&facilitator, &group, "6.000.000").path().to_owned();
    let item = ordered(&facilitator, &package);
    delivered(&facilitator, &item);
    tested(&facilitator, &item, None).must_be(200);
    handed_over(&head, &package).must_be(200);
    let asset = facilitator.get(group.path()).links().into_iter().find(|link| link.starts_with("/aset-usaha/"));
    let asset = asset.expect("an asset");
    facilitator.get(&asset).must_say("Diserahkan").must_say("Belum pernah diperiksa");
    let address = format!("{asset}/langkah");
    let passing = || {
        let form = facilitator.get(&address).form(&address).choose("kind", "pindah");
        form.choose("to", &second.name)
    };
    let twice = passing();
    passing().send().must_be(200).must_say("Tercatat").must_say(&second.name);
    assert_ne!(twice.submit().status(), 200);
    passing().send().must_be(422).must_say("tidak diserahkan dua kali");
    let lost = facilitator.get(&address).form(&address).choose("kind", "hilang");
    lost.send().must_be(422).must_say("Tulis keterangannya");
    // Not due before a fortnight ahead of its month.
    facilitator.get(&format!("{}/periksa", group.path())).must_say("Tidak ada aset yang perlu diperiksa");
    world.as_(COORDINATOR).get("/usaha/menganggur").must_be(200);
    world.as_("petugas_kementerian").get("/usaha/data").must_be(200).must_say("Desa Kuripan");
    let csv = world.as_("petugas_kementerian").get("/usaha/data.csv");
    assert!(csv.source().contains("33.07.10.2004"), "{}", csv.source());
}

#[test]
fn the_cash_book_takes_lines_crosses_them_out_and_reckons_the_month() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let group = group(&facilitator, "Keripik Kas Satu");
    let address = format!("{}/kas/baru", group.path());
    let line =
        |kind: &str, amount: &str| facilitator.get(&address).form(&address).fill("kind", kind).fill("amount", amount);
    line("jual", "0").send().must_be(422).must_say("lebih dari 0");
    line("jual", "10.000").fill("on", &in_days(1)).send().must_be(422).must_say("belum terjadi");
    line("modal", "500.000").send().must_be(200);
    line("bahan", "200.000").send().must_be(200);
    line("jual", "350.000").fill("quantity", "35").send().must_be(200).must_say("650.000");
    let wrong = line("jual", "999.000").send();
    wrong.must_say("1.649.000");
    let cross = wrong.click("Rp999.000");
    cross.form(cross.path()).send().must_be(200).must_say("Catatan dicoret").must_say("650.000");
    facilitator.get(group.path()).must_say("Rp150.000");
}

#[test]
fn a_member_keeps_the_book_of_the_own_group_from_a_phone_and_of_no_other() {
    let world = world();
    let member = world.as_("warga");
    let own = member.get("/kas-usaha-saya");
    own.must_be(200);
    let add = own.links().into_iter().find(|link| link.ends_with("/kas/baru")).expect("her group's book");
    let form = member.get(&add).form(&add).fill("kind", "jual").fill("amount", "75.000").fill("note", "pasar pagi");
    form.send().must_be(200).must_say("Tercatat").must_say("pasar pagi");
    let other = group(&world.as_(FACILITATOR), "Keripik Kas Dua");
    assert_eq!(member.get(&format!("{}/kas/baru", other.path())).status(), 404);
    assert_eq!(member.get(&format!("{}/kas", other.path())).status(), 403);
}
