//! A worker abroad: news that is due, tried and found; the worker's wish about the family; extension and change of employer;
//! social security; the village's own interval.

use testkit::{Client, Page};

use crate::desk::{self, somebody};
use crate::world::{COORDINATOR, HEAD, NEIGHBOUR, world};

/// A case of somebody found abroad in Taiwan since January 2025; its page.
pub fn found_abroad(officer: &Client, resident: &str) -> String {
    let address = format!("{resident}/kasus/baru");
    let form = officer.get(&address).form(&address).choose("keadaan", "Sudah di luar negeri");
    let form = form.fill("Negara tujuan", "Taiwan").choose("route_taken", "Prosedural");
    let form = form.fill("Tanggal berangkat", "05-01-2025").fill("Pemberi kerja", "Lin Mei-hua");
    let page = form.send();
    page.must_be(200).must_say("Bekerja di luar negeri");
    page.path().to_owned()
}

/// Records a contact; fields by name.
fn contact(officer: &Client, case: &str, fields: &[(&str, &str)]) -> Page {
    let address = format!("{case}/kabar");
    let form = officer.get(&address).form(&address);
    fields.iter().fold(form, |form, (name, value)| form.fill_if_asked(name, value)).send()
}

/// Writes the worker's telephone on the case.
fn phone(officer: &Client, case: &str, number: &str) {
    let edit = format!("{case}/ubah");
    officer.get(&edit).form(&edit).fill("Telepon di luar negeri", number).send().must_be(200);
}

/// Moves a case; fields by name.
pub fn step(officer: &Client, case: &str, to: &str, fields: &[(&str, &str)]) -> Page {
    let page = officer.get(&format!("{case}/langkah?ke={to}"));
    page.must_be(200);
    let form = page.form(&format!("{case}/langkah"));
    fields.iter().fold(form, |form, (name, value)| form.fill_if_asked(name, value)).send()
}

/// One record of each kind for the permission grid.
pub struct Examples {
    pub term: String,
    pub cover: String,
    pub plan: String,
    pub emergency: String,
}

/// Somebody abroad with a term and a cover, in trouble, then home again with a step of a plan.
pub fn examples(officer: &Client, resident: &str) -> Examples {
    let case = found_abroad(officer, resident);
    let (term, cover) = (format!("{case}/pekerjaan/baru"), format!("{case}/jaminan/baru"));
    officer.get(&term).form(&term).fill("until", "05-01-2028").send().must_be(200);
    let page = officer.get(&cover).form(&cover).fill("number", "24123456789").send();
    page.must_be(200);
    let id = |page: &Page, start: &str| {
        let found = page.links().into_iter().find(|link| link.starts_with(start)).expect("a link");
        found.split('/').nth(2).unwrap_or_default().to_owned()
    };
    let emergency = crate::emergency::record(officer, &case, "upah", "Upah belum dibayar");
    let (term, cover) = (id(&page, "/masa-kerja/"), id(&page, "/jaminan-kasus/"));
    let today = crate::handover::in_days(0);
    let home = [("date", today.as_str()), ("return_reason", "kontrak_berakhir")];
    step(officer, &case, "pulang", &home).must_be(200);
    let add = format!("{case}/rencana/baru");
    let plan = officer.get(&add).form(&add).fill("target", "pelatihan").fill("what", "Kursus las").send();
    plan.must_be(200);
    let emergency = emergency.path().split('/').nth(2).unwrap_or_default().to_owned();
    Examples { term, cover, plan: id(&plan, "/rencana-pulang/"), emergency }
}

#[test]
fn the_worker_is_asked_first_and_the_family_only_after_a_yes_and_a_failed_attempt() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    phone(&officer, &case, "+886 912 345 678");
    let news = officer.get(&format!("{case}/kabar"));
    news.must_say("Pekerja dihubungi lebih dulu.").must_say("belum ditanya apakah keluarga boleh dihubungi");
    assert!(news.links().iter().any(|link| link.starts_with("https://wa.me/886912345678?text=")), "{:?}", news.links());
    let family = |page: &Page| page.source().contains("6281398765432");
    assert!(!family(&news));

    let wish = format!("{case}/kabar/keinginan");
    officer
        .get(&wish)
        .form(&wish)
        .choose("answer", "ya")
        .send()
        .must_be(422)
        .must_say("Pilih keluarga yang boleh tahu.");
    let form = officer.get(&wish).form(&wish).choose("answer", "ya").fill_if_asked("kin", "semua");
    form.send().must_be(200).must_say("Keinginan pekerja tersimpan.");
    let news = officer.get(&format!("{case}/kabar"));
    news.must_say("Coba pekerjanya dulu");
    assert!(!family(&news), "not before the worker was tried");

    let missed = [("with", "pekerja"), ("way", "telepon"), ("outcome", "tidak_dijawab"), ("said", "Dering saja")];
    let news = contact(&officer, &case, &missed);
    news.must_be(200).must_say("Kabar tersimpan.").must_say("tidak dijawab").must_say(&person.husband);
    assert!(family(&news), "the worker agreed and could not be reached");

    let reached = [("with", "pekerja"), ("way", "whatsapp"), ("outcome", "tersambung"), ("said", "Sehat, gaji lancar")];
    let news = contact(&officer, &case, &reached);
    news.must_say("Sehat, gaji lancar").must_say("Kabar terakhir dari pekerja");
    assert!(!family(&news), "whoever was reached is asked first again");

    let form = officer.get(&wish).form(&wish).choose("answer", "tidak");
    form.send().must_say("Pekerja tidak ingin keluarga dihubungi.");
}

#[test]
fn what_was_said_is_for_the_villages_officer_alone() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    let told = [("with", "perwakilan_ri"), ("way", "telepon"), ("outcome", "tersambung"), ("said", "Majikan memukul")];
    contact(&officer, &case, &told).must_say("Majikan memukul");
    for other in [HEAD, COORDINATOR] {
        let reader = world.as_(other);
        for page in [format!("{case}/kabar"), case.clone(), format!("{case}/riwayat")] {
            let seen = reader.get(&page);
            seen.must_be(200);
            for closed in ["Majikan memukul", "Perwakilan RI (KBRI", "Tersambung"] {
                assert!(!seen.says(closed), "{other} reads {closed} on {page}: {}", seen.text());
            }
        }
        reader.get(&format!("{case}/kabar")).must_say("tertutup");
    }
    assert!(!officer.get(&format!("{case}/layar")).says("Majikan"), "nor does the visitor's page hold it");
    world.as_(NEIGHBOUR).get(&format!("{case}/kabar")).must_be(404);
}

#[test]
fn news_that_is_due_stands_on_hari_ini_with_a_message_to_the_worker_and_a_contact_takes_it_away() {
    let world = world();
    // In a village where few others are abroad, so that nobody is pushed off the day's list.
    let officer = world.as_(NEIGHBOUR);
    let person = desk::Person::next();
    let resident = person.form(&officer).send().path().to_owned();
    let case = found_abroad(&officer, &resident);
    phone(&officer, &case, "+886 987 654 321");
    let tried = [("with", "pekerja"), ("way", "telepon"), ("outcome", "tidak_dijawab")];
    let today = crate::handover::in_days(0);
    contact(&officer, &case, &[&tried[..], &[("next", today.as_str())]].concat())
        .must_say("Waktunya menanyakan kabar.");
    let home = officer.get("/beranda");
    home.must_say("Waktunya menanyakan kabar");
    let path = format!("{case}/kabar");
    assert!(home.links().contains(&path), "{:?}", home.links());
    assert!(home.links().iter().any(|link| link.starts_with("https://wa.me/886987654321?text=")));
    assert!(!world.officer().get("/beranda").links().contains(&path), "nobody else does it");

    let reached = [("with", "pekerja"), ("way", "telepon"), ("outcome", "tersambung")];
    contact(&officer, &case, &reached).must_be(200);
    assert!(!officer.get("/beranda").links().contains(&path), "{} was reached", person.name);
}

#[test]
fn bad_input_is_said_at_its_field_and_nothing_typed_is_lost() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    let wrong = contact(&officer, &case, &[("date", "31-02-2026"), ("said", "Ditulis panjang"), ("with", "pekerja")]);
    wrong.must_be(422).must_say("Isi bagian ini.");
    assert_eq!(wrong.form(&format!("{case}/kabar")).value("said").as_deref(), Some("Ditulis panjang"));
    let ahead = [("with", "pekerja"), ("way", "telepon"), ("outcome", "tersambung"), ("date", "01-01-2199")];
    contact(&officer, &case, &ahead).must_be(422).must_say("Tanggal ini belum terjadi.");
}

#[test]
fn an_extension_and_a_change_of_employer_ask_after_article_17_and_each_leaves_a_term() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    let work = format!("{case}/pekerjaan");
    let add = format!("{work}/baru");
    let form = officer.get(&add).form(&add).fill("address", "No. 12 Minsheng Rd, Taichung").fill("wage", "17.500");
    form.fill("until", "05-01-2028").send().must_be(200).must_say("TWD 17.500,00").must_say("Dicatat kemudian");
    officer.get(&case).must_say("5 Jan 2028");
    officer.get(&add).form(&add).fill("wage", "banyak").send().must_be(422).must_say("TWD 17.500");

    step(&officer, &case, "perpanjangan", &[]).must_say("Memperpanjang kontrak");
    let unanswered = step(&officer, &case, "bekerja", &[("contract_end", "05-01-2030")]);
    unanswered.must_be(422).must_say("di hadapan Perwakilan RI");
    let done = step(&officer, &case, "bekerja", &[("contract_end", "05-01-2030"), ("agreed", "tidak")]);
    done.must_be(200).must_say("Langkah tersimpan.").must_say("5 Jan 2030");
    let terms = officer.get(&work);
    terms
        .must_say("Perpanjangan")
        .must_say("sekarang")
        .must_say("sebelumnya")
        .must_say("belum dilaporkan ke Perwakilan RI");
    terms.must_say("Minsheng Rd");

    step(&officer, &case, "pindah_majikan", &[]).must_say("Pindah majikan");
    let fields =
        [("agreed", "ya"), ("employer", "Chen Wei-ting"), ("contract_end", "01-06-2029"), ("wage", "TWD 20.000")];
    step(&officer, &case, "bekerja", &fields).must_be(200).must_say("Chen Wei-ting").must_say("1 Jun 2029");
    let terms = officer.get(&work);
    terms.must_say("Majikan baru").must_say("Chen Wei-ting").must_say("Lin Mei-hua").must_say("TWD 20.000,00");
    let coordinator = world.as_(COORDINATOR).get(&work);
    coordinator.must_be(200).must_say("Chen Wei-ting");
    assert!(!coordinator.says("20.000"), "a wage is for the village's officer");
}

#[test]
fn social_security_is_recorded_and_says_when_it_has_run_out_or_is_not_whole() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    let add = format!("{case}/jaminan/baru");
    officer.get(&add).form(&add).send().must_be(422).must_say("Isi sekurangnya nomor atau masa berlaku.");
    let form =
        officer.get(&add).form(&add).fill("number", "24123456789").choose("accident", "ya").choose("death", "tidak");
    let page = form.fill("from", "01-01-2023").fill("until", "01-01-2025").send();
    page.must_be(200)
        .must_say("Jaminan sosial tersimpan.")
        .must_say("sudah berakhir")
        .must_say("JKK dan JKM keduanya wajib");
    let edit = page.links().into_iter().find(|link| link.starts_with("/jaminan-kasus/")).expect("a link");
    let form = officer.get(&edit).form(&edit).choose("death", "ya").fill("until", "01-01-2035");
    let page = form.send();
    page.must_be(200).must_say("JKK + JKM");
    assert!(!page.says("sudah berakhir"), "{}", page.text());
}

#[test]
fn a_village_sets_its_own_interval_and_counts_the_days_anew() {
    let world = world();
    let neighbour = world.as_(NEIGHBOUR);
    let page = neighbour.get("/pengaturan-desa");
    page.must_be(200).must_say("90 hari");
    page.form("/pengaturan-desa").fill("contact_days", "3").send().must_be(422).must_say("antara 7 dan 365");
    let saved = neighbour.get("/pengaturan-desa").form("/pengaturan-desa").fill("contact_days", "60").send();
    saved.must_be(200).must_say("Pengaturan tersimpan.");
    assert_eq!(saved.form("/pengaturan-desa").value("contact_days").as_deref(), Some("60"));
    let counted = saved.form("/pengaturan-desa/hitung-ulang").send();
    counted.must_be(200).must_say("Jadwal dihitung ulang.");
    assert_eq!(
        world.officer().get("/pengaturan-desa").form("/pengaturan-desa").value("contact_days").as_deref(),
        Some("90")
    );
    world.as_(COORDINATOR).get("/pengaturan-desa").must_be(403);
}

#[test]
fn everybody_at_work_has_a_day_for_news_so_that_having_one_tells_nothing() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = found_abroad(&officer, &resident);
    officer.get(&format!("{case}/kabar")).must_say("Menanyakan kabar paling lambat");
    let (_, other) = somebody(&world);
    let here = desk::open_case(&officer, &other).path().to_owned();
    officer.get(&format!("{here}/kabar")).must_say("selama orangnya bekerja di luar negeri");
}
