//! A child through the pages: recorded with the least that has to be known, seen by facilitator and officer alone, ended.

use testkit::{Client, Node, Page};

use crate::world::{COORDINATOR, NEIGHBOUR, OFFICER, world};

/// The facilitator of the village's parenting.
pub const FACILITATOR: &str = "fasilitator_pengasuhan";

/// A child of this name, ten years old.
pub fn child(client: &Client, name: &str) -> Page {
    let page = form(client, name).send();
    page.must_be(200).must_say(name);
    page
}

fn form(client: &Client, name: &str) -> testkit::Form {
    let form = client.get("/anak/baru").form("/anak/baru").fill("name", name).choose("sex", "perempuan");
    let form = form.fill("birth_year", "2016").choose("away", "ibu").fill("away_since", "2025-03-01");
    form.fill("contact", "Tiap minggu").fill("school", "SD atau MI").fill("grade", "4")
}

#[test]
fn a_child_is_recorded_and_its_name_stays_with_facilitator_and_officer() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let page = child(&facilitator, "Melati Uji Pengasuhan");
    page.must_say("10 tahun").must_say("Didampingi");
    facilitator.get("/pengasuhan").must_say("Melati Uji Pengasuhan");
    world.as_(OFFICER).get(page.path()).must_be(200).must_say("Melati Uji Pengasuhan");
    for other in ["kepala_desa@Kuripan", COORDINATOR, "petugas_kementerian", "auditor"] {
        let seen = world.as_(other).get("/pengasuhan");
        seen.must_be(200).must_say("hanya jumlahnya");
        assert!(!seen.says("Melati Uji"), "{other}");
        world.as_(other).get(page.path()).must_be(403);
    }
    world.as_(NEIGHBOUR).get(page.path()).must_be(404);
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_an_age_over_eighteen_is_a_question() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let again = form(&facilitator, "Kenanga Uji").fill("birth_year", "1950").send();
    again.must_be(422).must_say("tidak masuk akal");
    assert_eq!(again.form("/anak/baru").value("name").as_deref(), Some("Kenanga Uji"));
    let ahead = form(&facilitator, "Kenanga Uji").fill("away_since", "2031-01-01").send();
    ahead.must_be(422);
    let asked = form(&facilitator, "Kenanga Uji").fill("birth_year", "2005").send();
    asked.must_be(422).must_say("18 tahun atau lebih");
    asked.form("/anak/baru").tick("_checked").send().must_be(200).must_say("Kenanga Uji");
}

#[test]
fn the_accompaniment_ends_with_its_reason_and_only_once() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let page = child(&facilitator, "Teratai Uji Selesai");
    let address = format!("{}/selesai", page.path());
    facilitator.get(&address).form(&address).send().must_be(422);
    let late = facilitator.get(&address);
    let ended = facilitator.get(&address).form(&address).choose("state", "Selesai: orang tua sudah pulang").send();
    ended.must_be(200).must_say("selesai tercatat");
    assert!(!facilitator.get("/pengasuhan").says("Teratai Uji Selesai"));
    late.form(&address).choose("state", "Selesai: sudah dewasa").send().must_be(422);
}

/// The form by which a carer of a child is recorded.
fn carer(client: &Client, child: &Page, name: &str, relation: &str) -> testkit::Form {
    let address = format!("{}/pengasuh/baru", child.path());
    let form = client.get(&address).form(&address).fill("name", name);
    form.fill("relation", relation).fill("birth_year", "1961").fill("phone", "0812 3333 4444")
}

#[test]
fn a_new_carer_ends_the_one_before_and_a_carer_who_is_a_child_is_asked_about() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let child = child(&facilitator, "Dahlia Uji Asuh");
    let page = carer(&facilitator, &child, "Mbah Tarni Uji", "Kakek atau nenek").fill("since", "2025-03-01").send();
    page.must_be(200).must_say("Mbah Tarni Uji").must_say("Kakek atau nenek").must_say("sejak 1 Mar 2025");
    carer(&facilitator, &child, "", "Kakek atau nenek").send().must_be(422).must_say("Tulis nama pengasuh");
    let asked = carer(&facilitator, &child, "Kakak Uji", "Kakak").fill("birth_year", "2011").send();
    asked.must_be(422).must_say("di bawah 18 tahun");
    let address = format!("{}/pengasuh/baru", child.path());
    let page = asked.form(&address).tick("_checked").send();
    page.must_be(200).must_say("Kakak Uji").must_say("sampai");
    assert!(!facilitator.get("/pengasuhan").says("Kakak Uji"), "no list tells who looks after whom");
}

/// One of each for the permission grid: the kind that a path begins with, the parameter, the value.
pub fn examples(node: &Node) -> Vec<(&'static str, &'static str, String)> {
    let facilitator = node.sign_in(FACILITATOR);
    let child = child(&facilitator, "Anak Contoh Izin");
    let page = carer(&facilitator, &child, "Pengasuh Contoh Izin", "Paman atau bibi").send();
    let part = |path: &str| path.split('/').nth(2).unwrap_or_default().to_owned();
    let care = page.links().into_iter().find(|link| link.starts_with("/pengasuhan-anak/")).expect("a carer");
    vec![("anak", "id", part(child.path())), ("pengasuhan-anak", "id", part(&care))]
}
