//! Home again: how somebody came home, the handover record, needs, the plan that follows, and how the person fares.

use testkit::{Client, Page};

use crate::abroad::{found_abroad, step};
use crate::desk::{Person, somebody};
use crate::handover::in_days;
use crate::world::{COORDINATOR, HEAD, NEIGHBOUR, world};

/// Somebody who came home with wages unpaid.
fn came_home(officer: &Client, resident: &str, on: &str) -> String {
    let case = found_abroad(officer, resident);
    let fields = [
        ("date", on),
        ("return_reason", "pemutusan_kerja"),
        ("way", "difasilitasi"),
        ("health", "Batuk lama"),
        ("unpaid", "Tiga bulan upah"),
    ];
    step(officer, &case, "pulang", &fields).must_be(200).must_say("Langkah tersimpan.");
    case
}

/// Answers every area of the instrument; those named with a level, the rest without a need.
fn needs(officer: &Client, case: &str, said: &[(&str, &str)]) -> Page {
    let address = format!("{case}/kebutuhan");
    let page = officer.get(&address);
    let document = page.document();
    let mut areas: Vec<String> = document
        .all("input")
        .filter_map(|input| input.attribute("name").filter(|name| name.starts_with("level-")).map(str::to_owned))
        .collect();
    areas.dedup();
    assert!(areas.len() >= 7, "{areas:?}");
    let level = |area: &str| {
        let own = said.iter().find(|(name, _)| area == format!("level-{name}"));
        own.map_or("tidak_ada", |(_, level)| *level)
    };
    areas.iter().fold(page.form(&address), |form, area| form.choose(area, level(area))).send()
}

#[test]
fn a_return_leads_to_the_handover_record_needs_and_a_plan_that_the_person_decides_on() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = came_home(&officer, &resident, &in_days(-20));
    let after = officer.get(&format!("{case}/setelah-pulang"));
    after.must_say("Difasilitasi BP3MI").must_say("Batuk lama").must_say("Tiga bulan upah").must_say("Pasal 13");
    let record =
        after.links().into_iter().find(|link| link.contains("jenis=bast_kepulangan")).expect("a handover record");
    assert!(record.starts_with(&format!("{resident}/surat/baru")), "{record}");
    let letter = officer.get(&record);
    let form = letter.form(&format!("{resident}/surat/baru"));
    assert_eq!(form.value("day"), Some(in_days(-20)), "the case's own day is filled in");

    let address = format!("{case}/kebutuhan");
    let missing = officer.get(&address).form(&address).send();
    missing.must_be(422).must_say("Pilih satu jawaban untuk setiap bidang.");
    let after = needs(&officer, &case, &[("kesehatan", "mendesak"), ("pekerjaan", "ada")]);
    after.must_be(200).must_say("Usulan dari kebutuhan").must_say("mendesak").must_say("kelompok usaha");
    let take = format!("{case}/rencana");
    after.form(&take).send().must_be(422).must_say("Tandai sekurangnya satu usulan.");
    let plan =
        after.form(&take).choose("take", "kesehatan:kesehatan").choose("take", "pekerjaan:kelompok_usaha").send();
    plan.must_be(200).must_say("Langkah masuk ke rencana.").must_say("Periksa ke Puskesmas");
    assert!(
        !plan.document().all("input").any(|one| one.attribute("value") == Some("kesehatan:kesehatan")),
        "not twice"
    );

    let end = plan.links().into_iter().find(|link| link.ends_with("/hasil")).expect("a step to end");
    officer.get(&end).form(&end).choose("state", "selesai").send().must_be(422).must_say("Tulis hasilnya");
    let form = officer.get(&end).form(&end).choose("state", "selesai").fill("outcome", "Sudah berobat di Puskesmas");
    form.send().must_be(200).must_say("Hasil langkah tersimpan.").must_say("Sudah berobat di Puskesmas");
}

#[test]
fn what_a_returnee_told_is_closed_to_everybody_but_the_villages_officer() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = came_home(&officer, &resident, &in_days(-20));
    needs(&officer, &case, &[("keselamatan", "mendesak")]).must_say("Keselamatan");
    for other in [HEAD, COORDINATOR] {
        let reader = world.as_(other);
        for page in [format!("{case}/setelah-pulang"), case.clone()] {
            let seen = reader.get(&page);
            seen.must_be(200);
            for closed in ["Batuk lama", "Tiga bulan upah", "Keselamatan", "Pemutusan hubungan kerja", "Mendesak"] {
                assert!(!seen.says(closed), "{other} reads {closed} on {page}: {}", seen.text());
            }
        }
    }
}

#[test]
fn four_moments_are_asked_in_time_and_the_next_one_is_planned() {
    let world = world();
    // In a village where few others came home, so that nobody is pushed off the day's list.
    let officer = world.as_(NEIGHBOUR);
    let resident = Person::next().form(&officer).send().path().to_owned();
    let case = came_home(&officer, &resident, &in_days(-200));
    let due = format!("{case}/setelah-pulang/keadaan");
    assert!(officer.get("/beranda").links().contains(&due), "six months are over");
    let form = officer.get(&due).form(&due);
    assert_eq!(form.value("saat").as_deref(), Some("6_bulan"), "nobody is asked on one day how it was at two");
    form.send().must_be(422).must_say("Isi bagian ini.");
    let form = officer.get(&due).form(&due).fill("work", "usaha_sendiri").fill("income", "2.500.000");
    let saved = form.choose("content", "puas").choose("again", "tidak").send();
    saved.must_be(200).must_say("Keadaan setelah pulang tersimpan.").must_say("Rp2.500.000").must_say("Usaha sendiri");
    assert!(!officer.get("/beranda").links().contains(&due), "asked");
    let again = officer.get(&format!("{due}?saat=6_bulan")).form(&due);
    assert_eq!(again.value("work").as_deref(), Some("usaha_sendiri"), "what was said may be put right");
    let early = officer.get(&due).form(&due).fill("work", "bertani").fill("taken_on", &in_days(-230)).send();
    early.must_be(422).must_say("lebih awal dari kepulangan");
    let coordinator = world.as_(COORDINATOR).get(&format!("{case}/setelah-pulang"));
    assert!(!coordinator.says("2.500.000"), "an income is nobody's but the officer's");
}

#[test]
fn a_return_recorded_by_mistake_takes_back_what_it_wrote() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = came_home(&officer, &resident, &in_days(-200));
    step(&officer, &case, "bekerja", &[("reason", "salah orang")]).must_be(200).must_say("Bekerja di luar negeri");
    officer.get(&format!("{case}/kabar")).must_say("Menanyakan kabar paling lambat");
    let after = officer.get(&format!("{case}/setelah-pulang"));
    after.must_say("diisi setelah orangnya pulang");
    assert!(!after.says("Batuk lama"), "{}", after.text());
}
