//! An emergency: recorded in minutes, whom to call, papers of the claim, steps with times; and nothing of it anywhere else.

use testkit::{Client, Page};

use crate::abroad::found_abroad;
use crate::desk::somebody;
use crate::world::{COORDINATOR, HEAD, NEIGHBOUR, world};

/// Records an emergency of a case; its page.
pub fn record(officer: &Client, case: &str, what: &str, told: &str) -> Page {
    let id = case.trim_start_matches("/kasus/");
    let form = officer.get(&format!("/darurat/baru?kasus={id}")).form("/darurat/baru");
    form.fill("what", what).fill("reporter", "perwakilan_ri").fill("place", "Kaohsiung").fill("told", told).send()
}

#[test]
fn a_death_shows_the_kin_the_way_home_and_the_papers_of_the_claim_and_moves_the_case() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    let page = record(&officer, &case, "meninggal", "Kecelakaan di jalan");
    page.must_be(200).must_say("Keadaan darurat dicatat.").must_say(&person.husband).must_say("Jenazah dibawa ke");
    page.must_say("Kuripan")
        .must_say("Wonosobo")
        .must_say("Syarat klaim JKM")
        .must_say("Pasal 57".trim_start_matches("Pasal "));
    assert!(page.source().contains("tel:+6281398765432"), "the kin are one tap away");
    officer.get(&case).must_say("Meninggal dunia");

    let own = page.path().to_owned();
    let papers = format!("{own}/syarat");
    let ticked = page.form(&papers).choose("paper", "kartu_bpjs").choose("paper", "kartu_keluarga").send();
    ticked.must_be(200).must_say("Syarat klaim tersimpan.").must_say("2 / ").must_say("Syarat ada: Kartu keluarga");
    assert!(
        ticked.links().iter().any(|link| link.contains("jenis=surat_pernyataan_ahli_waris")),
        "{:?}",
        ticked.links()
    );
    let again = ticked.form(&papers);
    assert_eq!(again.value("paper").as_deref(), Some("kartu_bpjs"));

    let steps = format!("{own}/langkah");
    ticked.form(&steps).send().must_be(422).must_say("Tulis apa yang dilakukan.");
    let done = ticked.form(&steps).fill("what", "Menelepon KDEI Taipei, jenazah dipulangkan Jumat").send();
    done.must_be(200).must_say("jenazah dipulangkan Jumat");
    done.form(&format!("{own}/tutup")).send().must_be(422).must_say("Tulis hasilnya.");
    let closed = done.form(&format!("{own}/tutup")).fill("outcome", "Dimakamkan di desa, JKM dibayar").send();
    closed.must_be(200).must_say("Keadaan darurat selesai.").must_say("JKM dibayar");
    closed.form(&format!("{own}/buka-lagi")).send().must_say("Keadaan darurat dibuka lagi.");
}

#[test]
fn nobody_but_the_officer_learns_that_there_is_an_emergency() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    let number = officer.get(&case).text();
    let page = record(&officer, &case, "kekerasan", "Dikunci di rumah majikan");
    page.must_be(200).must_say("Korban tidak pernah diperlakukan sebagai pelaku").must_say("110");
    assert!(!page.source().contains("6281398765432"), "the worker was not asked whether the family may know");
    let own = page.path().to_owned();
    let home = officer.get("/beranda");
    home.must_say("Keadaan darurat");
    assert!(home.links().contains(&own));
    let text = home.text();
    assert!(!text.contains("Dikunci"), "{text}");
    officer.get("/darurat").must_be(200);
    assert!(!officer.get("/darurat").says(&person.name), "the list holds numbers only");
    assert!(!officer.get("/kasus").says("kekerasan"), "{number}");
    for other in [HEAD, COORDINATOR, NEIGHBOUR] {
        let reader = world.as_(other);
        let answer = reader.get(&own);
        assert!([403, 404].contains(&answer.status()), "{other}: {}", answer.status());
        if other != NEIGHBOUR {
            let seen = reader.get(&case);
            assert!(!seen.says("Darurat dan masalah") && !seen.links().contains(&own), "{other}: {}", seen.text());
        }
    }
    let screen = officer.get(&format!("{case}/layar"));
    assert!(!screen.says("Darurat dan masalah") && !screen.links().contains(&own), "{}", screen.text());
}

#[test]
fn an_emergency_becomes_a_referral_and_keeps_scans_of_its_own() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    let page = record(&officer, &case, "hilang", "Tidak dapat dihubungi dua bulan");
    let own = page.path().to_owned();
    let refer = page.links().into_iter().find(|link| link.starts_with("/rujukan/baru")).expect("a referral");
    officer.get(&refer).must_be(200);
    let attach =
        page.links().into_iter().find(|link| link.starts_with("/lampirkan/darurat/")).expect("a place for scans");
    let form_path = attach.split('?').next().unwrap_or_default().to_owned();
    let form = officer.get(&attach).form(&form_path);
    form.attach("file", "surat.pdf", "application/pdf", b"%PDF-1.7 KDEI %%EOF").send().must_be(200);
    let scan = officer.get(&own).links().into_iter().find(|link| link.starts_with("/berkas/")).expect("a scan");
    assert_eq!(officer.get(&scan).bytes(), b"%PDF-1.7 KDEI %%EOF");
    let head = world.as_(HEAD).get(&scan);
    assert!([403, 404].contains(&head.status()), "{}", head.status());
}

#[test]
fn trouble_is_worked_on_without_being_called_an_emergency_and_what_is_known_is_put_right() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    let id = case.trim_start_matches("/kasus/");
    let form = officer.get(&format!("/darurat/baru?kasus={id}")).form("/darurat/baru");
    let wrong = form.fill("told", "Upah ditahan").fill("known_on", "31-02-2026").send();
    wrong.must_be(422).must_say("Isi bagian ini.");
    assert_eq!(wrong.form("/darurat/baru").value("told").as_deref(), Some("Upah ditahan"));
    let page = record(&officer, &case, "upah", "Upah ditahan tiga bulan");
    page.must_be(200).must_say("Upah tidak dibayar");
    let own = page.path().to_owned();
    let listed = officer.get("/darurat");
    listed.must_say("Masalah ditangani");
    let edit = format!("{own}/ubah");
    let form = officer.get(&edit).form(&edit).fill("what", "dokumen_ditahan");
    form.send().must_be(200).must_say("Isian tersimpan.").must_say("Dokumen ditahan");
    assert!(officer.get("/darurat/baru").location().is_some_and(|to| to.starts_with("/kasus")), "a case comes first");
}
